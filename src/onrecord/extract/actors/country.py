"""Which country "the country" and "his country" is."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.doc import Token
from onrecord.extract.actors.opposite import dealing
from onrecord.extract.found import Found
from onrecord.extract.where import Where
from onrecord.grammar.phrases import joined_to, possessors
from onrecord.grammar.relations import CLAUSE, DETERMINER, MODIFIER, SUBJECT, children_as, governor, hangs_as, has_word
from onrecord.grammar.subjects import deep_subject
from onrecord.types import NO_STATE

_KNOWN = frozenset(("the", "this"))
#: Sentences back in which the country may be told of.
#: Bound of form: a paragraph of a short report.
_BACK = 3


def country_of(head: Token, found: Found, where: Where) -> tuple[str, str] | None:
    """The state that one country is which is not named, with what tells it; None where that is open.

    "His country": of whose it is. "The country": the one that its sentence has told of before it; where several are told, the one whose
    minister says what it does: "Chad's minister told France that the country would leave".
    """
    if head.tag != "NN" or children_as(head, MODIFIER):
        return None
    owners = possessors(head)
    other = joined_to(head)
    if other is not None and any(owner.tag == "PRP$" for owner in owners):
        told = {m.actor.state for m in found.mentions.touching(other.start, other.end)}  # "the president and his country"
    elif owners:
        told = {m.actor.state for owner in owners for m in found.mentions.touching(owner.start, owner.end)}
    elif has_word(head, _KNOWN, DETERMINER):
        told = _told_before(head, found, where)
    else:
        return None
    told -= {None}
    if len(told) != 1 or told & NO_STATE:
        return None
    return str(told.pop()), f"{head.text} is the one told before"


def _told_before(head: Token, found: Found, where: Where) -> set[str | None]:
    """The states told in the sentence before a word; of several that of the subject whose words it stands in."""
    sentence = head.sent
    told = _states(found, where, sentence.start, head.start)
    verb = governor(head)
    doer = dealing(head)
    if doer is not None:
        own = {m.actor.state for m in found.mentions.touching(doer.start, doer.end)}
        own |= {where.lying(place) for place in found.places_at.touching(doer.start, doer.end)}
        for before in (told, *_before(head, found, where)):
            if before - own:
                return set(before - own)
        return set()
    saying = governor(verb) if verb is not None and hangs_as(verb, CLAUSE) else None
    if len(told) > 1 and hangs_as(head, SUBJECT) and saying is not None:
        told = {m.actor.state for doer in deep_subject(saying) for m in found.mentions.touching(doer.start, doer.end)}
    return set(told)


def _states(found: Found, where: Where, start: int, end: int) -> set[str | None]:
    """The states of those who are told of between two offsets, and of the places."""
    told: set[str | None] = {m.actor.state for m in found.mentions.inside(start, end) if m.actor.kind != "media"}
    return (told | {where.lying(place) for place in found.places_at.inside(start, end)}) - {None}


def _before(head: Token, found: Found, where: Where) -> Iterator[set[str | None]]:
    """The states of the sentences before, from near to far."""
    for back in range(1, min(_BACK, head.sent.index) + 1):
        sentence = where.doc.sentences[head.sent.index - back]
        yield _states(found, where, sentence.start, sentence.end)
