"""Whose words a document's are: "an ISAF statement said", "a report by the ministry notes", and "the report" after it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.doc import Doc, Token
from onrecord.extract.found import ActorMention, Found
from onrecord.extract.mentions.pronouns import DOCUMENTS
from onrecord.grammar.above import carrier_of
from onrecord.grammar.clauses import agent
from onrecord.grammar.phrases import conjuncts, nouns_below
from onrecord.grammar.relations import (
    AUXILIARY,
    DETERMINER,
    DOER,
    MAIN,
    MODIFIER,
    NOUN_AS_ADVERB,
    OBJECT,
    POSSESSOR,
    PREPOSITION,
    REDUCED,
    RELATIVE,
    RELATIVE_WORDS,
    WHOSE,
    child_as,
    children_as,
    find_word,
    hangs_as,
    has_word,
    head_as,
    object_under,
    over_preposition,
    prepositions,
    relative_noun,
    under_prepositions,
)
from onrecord.grammar.subjects import deep_subject
from onrecord.knowledge.words import word_list

#: How many blocks back the document may have been told of.
#: Plain, by wikinews: 1 changes nothing, 9 one report.
_REACH = 3
#: How many blocks back a statement may have been told of with which a report goes on.
#: Bound of form: the paragraphs of a short report.
_REACH_OF_RELEASES = 9
#: What makes a document somebody's.
_ISSUING = word_list("issuing")
#: What orders, rules or asks in the name of whoever issues it.
_DECREES = word_list("decree_nouns")
#: Other texts that pass on the words of whoever their own phrase names, and where documents stand: "on the ministry's website".
_ISSUED = word_list("issued_texts")
#: All that passes on somebody's words.
TEXTS = DOCUMENTS | _ISSUED
_PAGES = word_list("pages")
_FROM = ("by", "from")
_SUCH_AS = ("as", "including", "like")
#: How many sentences back a body may have spoken.
#: Bound of form: the sentence before, or the one before that where it is quoted.
_SENTENCES = 2
#: Texts that are only the words of a body, the verbs by which it speaks, and who does.
_RELEASES = frozenset(("statement", "communique", "communiqué", "release"))
_VOICING = word_list("speech_acts") | {"assert", "report"}
_VOICES = frozenset(("state", "government", "organisation", "group", "unit"))
_BODIES = frozenset(("government", "organisation", "group", "media", "unit"))
_SAYING = ("say", "announce", "write", "state", "declare", "report")
_BEFORE_NOUN = POSSESSOR | MODIFIER
_OF_NOUN = RELATIVE | REDUCED
_NAMING = _BEFORE_NOUN | _OF_NOUN | PREPOSITION
_SPEAKING = DOER | OBJECT | NOUN_AS_ADVERB
_ACTORS = frozenset(("person", "state", "government", "organisation", "group", "media", "unit"))


def listed_of(found: Found, head: Token | None) -> list[ActorMention]:
    """The states that a phrase names of several: "countries such as China and Russia"; empty where it names none."""
    for preposition in prepositions(head, _SUCH_AS) if head is not None and head.tag == "NNS" else ():
        if preposition.lower == "as" and not has_word(preposition, ("such",)):
            continue
        named = [found.mention_at(each.start, each.end) for under in nouns_below(preposition) for each in conjuncts(under)]
        if named and all(at is not None and at.actor.kind == "state" and at.actor.state is not None for at in named):
            return [at for at in named if at is not None]
    return []


def owner_of(doc: Doc, found: Found, head: Token) -> ActorMention | None:
    """The actor whose document a word names; None where the report does not tell, or the word names no document.

    "Which" stands for its antecedent; "the report" for the last report that the text tells of, not far before.
    """
    if head.lower in RELATIVE_WORDS:
        head = relative_noun(head) or head
    if head.lemma in _DECREES:
        return _named(found, head)
    if head.lemma not in TEXTS:
        return None
    own = _named(found, head)
    if own is not None or not _definite(head):
        return own
    last = head
    for other in _before(doc, head):
        if other.sent.block < last.sent.block - (_REACH_OF_RELEASES if head.lemma in _RELEASES else _REACH):
            break
        if head.lemma == "letter" and other.lemma == "write" and other.pos == "VERB" and find_word(other, ("to",)) is not None:
            return next((at for who in deep_subject(other) if (at := _mention(found, who)) is not None), None)
        if other.lemma != head.lemma or (
            other.lemma in _RELEASES and not _definite(other) and children_as(other, MODIFIER) and _named(found, other) is None
        ):
            continue  # "a draft statement" is another
        own = _named(found, other)
        if own is not None or not _definite(other):
            return own
        last = other  # "the report" told of before takes up another in its turn
    return _whose_words(doc, found, head) if last is head and head.lemma in _RELEASES else None


def _whose_words(doc: Doc, found: Found, head: Token) -> ActorMention | None:
    """The body that spoke in the sentences right before, where no text of it was told of: "The ministry denied the raid. The statement added"."""
    for back in range(1, min(_SENTENCES, head.sent.index) + 1):
        sentence = doc.sentences[head.sent.index - back]
        if sentence.block < head.sent.block - 1:
            return None
        for verb in sentence.tokens:
            if verb.lemma in _VOICING and verb.pos == "VERB" and hangs_as(verb, MAIN):
                if has_word(verb, ("has", "have", "had"), AUXILIARY):
                    return None  # "Chad has long denied such charges. The statement said"
                who = next((at for each in deep_subject(verb) if (at := _mention(found, each)) is not None), None)
                return who if who is not None and who.actor.kind in _VOICES else None
    return None


def text_before(doc: Doc, it: Token) -> Token | None:
    """The text that "it" takes up as whoever says something: the subject of the sentence before, or whatever was read where "it" reads: "The
    statement called for a truce. It insisted", ""Both sides will talk," it read"."""
    verb = head_as(it, DOER)
    if it.lower != "it" or verb is None:
        return None
    if verb.lemma == "read":
        near = (word for word in _before(doc, it) if word.lemma in TEXTS)
        text = next(near, None)
        return text if text is not None and text.sent.block >= it.sent.block - _REACH else None
    if verb.lemma not in _VOICING or not it.sent.index:
        return None
    before = doc.sentences[it.sent.index - 1]
    if before.block < it.sent.block - 1:
        return None
    who = child_as(before.root, DOER)
    if who is None or (before.root.lemma not in _VOICING and before.root.lemma != "read"):
        return None
    return who if who.lemma in TEXTS else text_before(doc, who)


def _definite(head: Token) -> bool:
    return has_word(head, ("the", "this", "that"), DETERMINER)


def _before(doc: Doc, head: Token) -> Iterator[Token]:
    """The tokens before a word, from near to far."""
    for i in range(head.i - 1, -1, -1):
        yield doc.tokens[i]


def _named(found: Found, document: Token) -> ActorMention | None:
    """The one that the words about a document name as its author."""
    issued = document.lemma in _ISSUED
    for child in children_as(document, _NAMING):
        if document.lemma in _PAGES and hangs_as(child, MODIFIER):
            continue  # "the Facebook page of the army"
        named = _author(document, child)
        if issued and hangs_as(child, PREPOSITION) and child.lower not in _FROM:
            continue  # "a survey of Peruvians": they are asked
        if named is not None and (mention := _mention(found, named)) is not None:
            if not (issued and hangs_as(named, MODIFIER) and mention.actor.kind not in _BODIES):
                return mention
    return _issuer(found, document) or _on_page(found, document)


def _on_page(found: Found, document: Token) -> ActorMention | None:
    """Whose page a document stands on: "a statement on the ministry's website"."""
    for on in prepositions(document, ("on",)):
        page = object_under(on)
        if page is None or page.lemma not in _PAGES:
            continue
        for owner in children_as(page, _BEFORE_NOUN):
            before = [m for m in found.mentions.touching(owner.start, owner.end) if m.end <= page.start and m.actor.kind in _ACTORS]
            if before:
                return max(before, key=lambda m: (m.end - m.start, -m.start))
    return None


def _author(document: Token, child: Token) -> Token | None:
    """Whom a word that hangs on a document names as its author: "the ministry's report", "a report by the ministry", "which it issued"."""
    if hangs_as(child, _BEFORE_NOUN):
        return child
    if hangs_as(child, PREPOSITION) and child.lower in WHOSE and child.i > document.i:
        return object_under(child)
    if hangs_as(child, _OF_NOUN) and child.lemma in _ISSUING:
        return agent(child) or child_as(child, DOER) or next(iter(under_prepositions(child, ("from",))), None)
    return None


def _issuer(found: Found, document: Token) -> ActorMention | None:
    """The subject of the verb by which a document comes about: "the ministry issued a statement", "said in a report"."""
    verb = carrier_of(document)
    teller = over_preposition(document, ("in", "with"))
    if teller is not None and teller.pos == "VERB" and (teller.lemma in _SAYING or teller.lemma in _VOICING):
        verb = teller
    elif not hangs_as(document, OBJECT) or verb.lemma not in _ISSUING:
        return None
    for child in children_as(verb, _SPEAKING):
        if hangs_as(child, DOER) or (child.i < document.i and verb.lemma == "say"):
            return _mention(found, child)
    return None


def _mention(found: Found, head: Token) -> ActorMention | None:
    """The longest mention whose last word or whole is the head's."""
    covering = [
        m for m in found.mentions.touching(head.start, head.end) if m.start <= head.start and m.end >= head.end and m.actor.kind in _ACTORS
    ]
    return max(covering, key=lambda m: (m.end - m.start, -m.start)) if covering else None
