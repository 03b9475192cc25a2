"""Whose words a document's are: "an ISAF statement said", "a report by the ministry notes", and "the report" after it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.doc import Doc, Token
from onrecord.extract.actors.resolve import DOCUMENTS
from onrecord.extract.found import ActorMention, Found

#: How many blocks back the document may have been told of.
_REACH = 3
_BY = ("by", "from", "of")
#: What makes a document somebody's.
_ISSUING = frozenset(
    (
        "adopt",
        "approve",
        "circulate",
        "pass",
        "publish",
        "submit",
        "issue",
        "release",
        "write",
        "send",
        "draft",
        "prepare",
        "produce",
        "post",
        "present",
        "sign",
        "compile",
        "make",
        "air",
        "give",
    )
)
_RELATIVES = frozenset(("which", "that", "who"))
_ACTORS = frozenset(("person", "state", "government", "organisation", "group", "media", "unit"))


def owner_of(doc: Doc, found: Found, head: Token) -> ActorMention | None:
    """The actor whose document a word names; None where the report does not tell, or the word names no document.

    "Which" stands for its antecedent; "the report" for the last report that the text tells of, not far before.
    """
    if head.tag in ("WDT", "WP") and head.lower in _RELATIVES and head.head.dep == "relcl":
        head = head.head.head
    if head.lemma not in DOCUMENTS:
        return None
    own = _named(found, head)
    if own is not None or not _definite(head):
        return own
    for other in _before(doc, head):
        if other.lemma == head.lemma:
            return _named(found, other)
    return None


def _definite(head: Token) -> bool:
    return any(child.lower in ("the", "this", "that") for child in head.children if child.dep == "det")


def _before(doc: Doc, head: Token) -> Iterator[Token]:
    """The tokens before a word, from near to far, a few blocks back."""
    first = head.sent.block - _REACH
    for i in range(head.i - 1, -1, -1):
        token = doc.tokens[i]
        if token.sent.block < first:
            return
        yield token


def _named(found: Found, document: Token) -> ActorMention | None:
    """The one that the words about a document name as its author."""
    for child in document.children:
        if child.dep in ("poss", "compound", "amod", "nmod") and (mention := _mention(found, child)) is not None:
            return mention
        if child.dep == "prep" and child.lower in _BY and child.i > document.i:
            target = next((c for c in child.children if c.dep == "pobj"), None)
            if target is not None and (mention := _mention(found, target)) is not None:
                return mention
        if child.dep in ("acl", "relcl") and child.lemma in _ISSUING:
            for agent in child.children:
                target = next((c for c in agent.children if c.dep == "pobj"), None) if agent.dep == "agent" else None
                if agent.dep == "nsubj":
                    target = agent
                if target is not None and (mention := _mention(found, target)) is not None:
                    return mention
    return _issuer(found, document)


def _issuer(found: Found, document: Token) -> ActorMention | None:
    """The subject of the verb by which a document comes about: "the ministry issued a statement", "said in a report"."""
    verb = document.head
    if (
        document.dep == "pobj"
        and verb.lower in ("in", "with")
        and verb.head.pos == "VERB"
        and verb.head.lemma in ("say", "announce", "write", "state", "declare", "report")
    ):
        verb = verb.head
    elif document.dep != "dobj" or verb.lemma not in _ISSUING:
        return None
    for child in verb.children:
        if child.dep == "nsubj" or (child.dep in ("dobj", "npadvmod") and child.i < document.i and verb.lemma == "say"):
            return _mention(found, child)
    return None


def _mention(found: Found, head: Token) -> ActorMention | None:
    """The longest mention whose last word or whole is the head's."""
    covering = [
        m for m in found.mentions.touching(head.start, head.end) if m.start <= head.start and m.end >= head.end and m.actor.kind in _ACTORS
    ]
    return max(covering, key=lambda m: (m.end - m.start, -m.start)) if covering else None
