"""Officials of several states whom another word takes up: "the defence ministers of Chad and Niger ... the two defence chiefs ... the four"."""

from __future__ import annotations

from onrecord.extract.actors.link import Link, Links
from onrecord.extract.mentions.scan import Draft
from onrecord.extract.numbers import number
from onrecord.grammar.relations import PREPOSITION, has
from onrecord.knowledge.words import word_list

_OFFICIALS = word_list("officials_of_states")
_LEADERS = frozenset(("leader", "president", "premier", "head"))
#: How what they are in charge of is also written.
_FIELDS = {word: word.replace("defence", "defense") for word in (*word_list("offices_of_ministers"), "security", "military", "diplomatic")}
_BESIDE = frozenset(("the", "these", "top", "senior", "all"))
#: Sentences back in which those were told whom a word without an article takes up: a communiqué tells them in each.
#: Bound of form: farther back others may be meant.
_NEAR = 3


def officials_before(links: Links, draft: Draft) -> Link | None:
    """The last officials of several states told before whom a description fits: by how many they are, or by what they are in charge of."""
    told = _told(draft)
    if told is None:
        return None
    many, fields = told
    bare = draft.name.lower().split()[0] not in _BESIDE
    for link in reversed(links.links):
        other = link.drafts[0] if link.drafts else None
        if other is None or other.head.i >= draft.head.i or link.kind != "group" or other.head.lemma not in _OFFICIALS:
            continue
        states = _states(links, other)
        if bare and not _near(link, draft):
            continue
        own = {_FIELDS[word] for word in other.name.lower().split() if word in _FIELDS}
        # "the defence and foreign ministers of Chad and Niger" are four
        if bare and len(states) < 2 and other.head.lemma == draft.head.lemma:
            return None  # others of that office were told since
        if len(states) < 2 or (many is not None and many not in (len(states), len(states) * len(own))):
            continue
        known = other.head.lemma == draft.head.lemma or other.head.lemma in _LEADERS
        if fields <= own if fields else many is not None or known:
            return link
    return None


def _near(link: Link, draft: Draft) -> bool:
    """Whether those were told in the sentences right before a description."""
    return any(0 <= draft.head.sent.index - other.head.sent.index <= _NEAR for other in link.drafts)


def _told(draft: Draft) -> tuple[float | None, set[str]] | None:
    """How many a description counts, and what they are in charge of; None where it means others, or may."""
    words = draft.name.lower().split()
    counted = draft.head.tag == "CD"
    bare = len(words) == 1 and draft.head.tag in ("NNS", "NNPS")  # "Ministers agreed", in a communiqué
    if (words[0] not in _BESIDE and not bare) or draft.state is not None or draft.affiliation is not None or has(draft.head, PREPOSITION):
        return None
    if not counted and (not draft.plural or draft.head.lemma not in _OFFICIALS):
        return None
    before = words if counted else words[:-1]
    fields = {_FIELDS[word] for word in before if word in _FIELDS}
    counts = [value for word in before if (value := number(word)) is not None]
    if len(counts) > 1 or any(word not in _BESIDE and word not in _FIELDS and number(word) is None for word in before):
        return None
    return next(iter(counts), None), fields


def _states(links: Links, draft: Draft) -> set[str]:
    """The states that a description names: "of Chad and Niger", "the Chadian and Nigerien ministers"."""
    own = links.scan.doc.tokens[draft.first.i : draft.last.i + 1]
    return {state for token in own if (state := links.scan.origin.get(token.i)) is not None}
