"""When, where and how much: what the event's own clause tells, then its sentence, then nothing."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coded import Coded
from onrecord.extract.events.frames import Dictionary
from onrecord.extract.found import Found
from onrecord.grammar.clauses import clause_edges, subjects
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    COMPOUND,
    JOINED,
    MARK,
    NUMERAL,
    OBJECT,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    RELATIVE,
    hangs_as,
    has_word,
    stands_under,
)
from onrecord.knowledge.words import word_list
from onrecord.types import Date, Place, When


def clause(tokens: list[Token]) -> tuple[int, int]:
    """Offsets of the clause that the trigger heads or stands in."""
    first, last = clause_edges(min(tokens, key=_depth))
    return first.start, last.end


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors())


def date_of(coded: Coded, span: tuple[int, int], found: Found) -> When | None:
    """The date or time told in the clause, else the only one of the sentence."""
    own = _own_phrase(coded)
    near = found.dates_at.touching(*(own or span))
    here = [date for date in near if _dates(date) and not _names(date, coded) and not _of_the_saying(date.start, coded)]
    here = [date for date in here if not _described(date, coded)]
    if not here and own is None:
        sentence = coded.tokens[0].sent
        here = [
            date
            for date in found.dates_at.touching(sentence.start, sentence.end)
            if _dates(date) and not _names(date, coded) and _shared(date, coded) and not _of_the_saying(date.start, coded)
        ]
        if len(here) > 1:
            return None
    if not here:
        return None
    at = coded.tokens[0].start
    best = min(here, key=lambda date: (abs(date.start - at), date.start))
    best = next((date for date in found.dates_at.touching(best.start - _RANGE, best.start) if _opens(date, best)), best)
    return When(best.value, best.start, best.end)


#: What is done in being said: its day and place are those of the saying.
_SAID = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "AGREE"})


def _of_the_saying(at: int, coded: Coded) -> bool:
    """Whether a day or place belongs to whoever tells of the deed, not to the deed: "said on Monday that rebels had shelled Goma"."""
    statement, start = coded.statement, coded.tokens[0].start
    if statement is None or coded.type in _SAID or not any(span.start <= start < span.end for span in statement.content):
        return False
    return not any(span.start <= at < span.end for span in statement.content)


#: How far before the last day of a stretch its first may stand, in characters.
_RANGE = 40


def _opens(date: Date, other: Date) -> bool:
    """Whether a date is the first of the stretch that the other ends: what lasts begins on its first day."""
    return (
        date.from_ is not None
        and (date.from_, date.to) == (other.from_, other.to)
        and date.value != other.value
        and date.end <= other.start
    )


def days_of(when: When | None, found: Found) -> tuple[str | None, str | None]:
    """The first and last day of an act's date."""
    if when is None or when.start is None or when.end is None:
        return None, None
    date = next((date for date in found.dates_at.touching(when.start, when.end) if date.start == when.start), None)
    return (None, None) if date is None else (date.from_, date.to)


def _names(date: Date, coded: Coded) -> bool:
    """Whether a year only tells which thing is meant ("the 1951 treaty"), not when the act was."""
    token = next((t for t in coded.tokens[0].sent.tokens if t.start <= date.start < t.end), None)
    return (
        token is not None
        and len(date.value) == 4
        and hangs_as(token, NUMERAL | COMPOUND | ADJECTIVE)
        and token.head.pos in ("NOUN", "PROPN")
        and token.head.start >= date.end
        and token.head.i not in {t.i for t in coded.tokens}
    )


def _described(date: Date, coded: Coded) -> bool:
    """Whether a day is that of a clause which only describes one of those who act: "Togo, which attacked Benin in 1987, asked for peace"."""
    trigger = coded.tokens[0]
    above = {trigger.i, *(token.i for token in trigger.ancestors()), *(token.i for token in coded.tokens)}
    token = next((t for t in trigger.sent.tokens if t.start <= date.start < t.end), None)
    for node in (token, *token.ancestors()) if token is not None else ():
        if node.i in above:
            return False
        if hangs_as(node, RELATIVE) and node.pos == "VERB" and subjects(node):
            return True
    return False


#: Words under which an old deed is told: the day of the remembering is not its own.
_REMEMBERED = word_list("remembering")


def _shared(date: Date, coded: Coded) -> bool:
    """Whether a day elsewhere in the sentence is the act's too: not one of a clause beside it, nor where it stands in such a clause."""
    trigger = coded.tokens[0]
    above = {trigger.i, *(token.i for token in trigger.ancestors())}
    token = next((t for t in trigger.sent.tokens if t.start <= date.start < t.end), None)
    while token is not None and token.i not in above:
        if hangs_as(token, RELATIVE | REDUCED | ADVERBIAL) or token.head is token:
            return False
        if hangs_as(token, JOINED) and token.pos == "VERB" and subjects(token):
            return False
        token = token.head
    if token is None:
        return False
    for node in (trigger, *trigger.ancestors()):
        if node.i == token.i:
            break
        if node.lemma in _REMEMBERED:
            return False
        if hangs_as(node, ADVERBIAL) and has_word(node, ("after", "before", "since", "until"), MARK | ADVERB):
            return False
    return True


def _own_phrase(coded: Coded) -> tuple[int, int] | None:
    """For an act that a noun names beside another verb's act ("condemned the attack"), the noun's phrase: the verb's day is not its."""
    head = coded.tokens[0]
    if (
        head.pos != "NOUN"
        or len({t.i for t in coded.tokens}) != 1
        or not hangs_as(head, OBJECT | PREPOSITIONAL_OBJECT)
        or head.head.lemma == "be"
    ):
        return None
    under = head.subtree()
    return under[0].start, under[-1].end


def _dates(date: Date) -> bool:
    return date.type in ("DATE", "TIME") and not date.value.endswith("_REF") and not date.value.startswith("P")


def place_of(coded: Coded, span: tuple[int, int], found: Found) -> str | None:
    """The place told in the clause by "in", "at", "near" ..., the most exact first; else the only such of the sentence."""
    sentence = coded.tokens[0].sent
    taken = {(role.start, role.end) for role in [*coded.source, *coded.recipient]}
    for start, end in (span, (sentence.start, sentence.end)):
        here = [place for place in found.places_at.touching(start, end) if _located(place, sentence.tokens, taken)]
        here = [place for place in here if not _of_the_saying(place.start, coded) and not _conditional(place, coded)]
        if here:
            if (start, end) != span and len({place.name for place in here}) > 1:
                return None
            at = coded.tokens[0].start
            return min(here, key=lambda place: (_RANK.get(place.kind, 2), abs(place.start - at), place.start)).id
    return None


def _conditional(place: Place, coded: Coded) -> bool:
    """Whether a place stands in a condition of the act: "would have attacked had the talks in Vienna failed"."""
    trigger = {token.i for token in coded.tokens}
    node = next((t for t in coded.tokens[0].sent.tokens if t.start <= place.start < t.end), None)
    while node is not None and node.i not in trigger and node.head is not node:
        if hangs_as(node, ADVERBIAL) and (has_word(node, ("if", "unless"), MARK) or _inverted(node)):
            return True
        node = node.head
    return False


def _inverted(verb: Token) -> bool:
    """Whether "had" before the subject makes a clause a condition."""
    subject = next(iter(subjects(verb)), None)
    return subject is not None and any(child.lower in ("had", "were", "should") and child.i < subject.i for child in verb.children)


_RANK = {"facility": 0, "city": 0, "island": 1, "area": 1, "region": 1, "water": 1, "country": 2}
_AT = word_list("located_at")


def _located(place: Place, tokens: list[Token], taken: set[tuple[int, int]]) -> bool:
    head = None
    for token in tokens:
        if token.start < place.end and token.end > place.start:
            head = token
    if head is None:
        return False
    if (place.start, place.end) in taken and place.kind == "country":
        return stands_under(head, ("in", "into", "at", "to"))
    return stands_under(head, _AT)


def amounts_of(span: tuple[int, int], found: Found) -> tuple[str, ...]:
    """The figures of the clause."""
    return tuple(figure.id for figure in found.figures_at.inside(*span))


def contexts_of(coded: Coded, span: tuple[int, int], words: Dictionary) -> tuple[str, ...]:
    """The contexts of the frame and its code, then those of the clause's words."""
    names = dict.fromkeys(coded.contexts)
    for name in words.cameo.get(coded.cameo or "", ()):
        names.setdefault(name)
    for token in coded.tokens[0].sent.tokens:
        if span[0] <= token.start < span[1]:
            for name in words.contexts.get(token.lemma) or words.contexts.get(token.lower) or ():
                names.setdefault(name)
    return tuple(names)
