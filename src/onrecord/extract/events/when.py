"""When an act was: the day that its own clause tells, then the only one of its sentence, then nothing.

A day is not the act's where it only describes a thing ("the 1951 treaty"), where it is that of another deed which a noun names ("struck back
for Monday's raid"), and where it stands in the clause of another deed ("resigned after losing the vote the day before").
"""

from __future__ import annotations

from datetime import date as Day

from onrecord.doc import Token
from onrecord.extract.events.coded import Coded
from onrecord.extract.found import Found
from onrecord.grammar.clauses import subjects
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    BY,
    COMPOUND,
    JOINED,
    MARK,
    NUMERAL,
    OBJECT,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDER_PREPOSITION,
    hangs_as,
    has_word,
)
from onrecord.knowledge.words import word_list
from onrecord.types import Date, When

#: What is done in being said: its day and place are those of the saying.
_SAID = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "AGREE"})
#: Words under which an old deed is told: the day of the remembering is not its own.
_REMEMBERED = word_list("remembering")
#: How far before the last day of a stretch its first may stand, in characters.
_RANGE = 40
#: Words that put one deed before or after another.
_APART = ("after", "before", "since", "until", "following", "because", "although", "though", "despite")
#: Before a deed that a noun names: the day of that is the act's ("killed in Monday's raid", "agreed during Monday's talks").
_DURING = ("in", "at", "during", "by", "on", "with")
#: Verbs that say no more of a noun than that it was.
_HAPPENING = frozenset(("happen", "occur", "take", "begin", "start"))
#: What a report tells in the present tense was not done longer ago than this, in days.
_PRESENT = 45


def date_of(coded: Coded, span: tuple[int, int], found: Found, published: Day | None = None) -> When | None:
    """The date or time told in the clause, else the only one of the sentence."""
    own = own_phrase(coded)
    here = [date for date in found.dates_at.touching(*(own or span)) if _may_be(date, coded, published) and not _apart(date, coded)]
    if not here and own is None:
        sentence = coded.tokens[0].sent
        near = found.dates_at.touching(sentence.start, sentence.end)
        here = [date for date in near if _may_be(date, coded, published) and _shared(date, coded) and not _apart(date, coded)]
        if len(here) > 1:
            return None
    if not here:
        return None
    at = coded.tokens[0].start
    best = min(here, key=lambda date: (abs(date.start - at), date.start))
    best = next((date for date in found.dates_at.touching(best.start - _RANGE, best.start) if _opens(date, best)), best)
    return When(best.value, best.start, best.end)


def days_of(when: When | None, found: Found) -> tuple[str | None, str | None]:
    """The first and last day of an act's date."""
    if when is None or when.start is None or when.end is None:
        return None, None
    date = next((date for date in found.dates_at.touching(when.start, when.end) if date.start == when.start), None)
    return (None, None) if date is None else (date.from_, date.to)


def of_the_saying(at: int, coded: Coded) -> bool:
    """Whether a day or place belongs to whoever tells of the deed, not to the deed: "said on Monday that rebels had shelled Goma"."""
    statement, start = coded.statement, coded.tokens[0].start
    if statement is None or coded.type in _SAID or not any(span.start <= start < span.end for span in statement.content):
        return False
    return not any(span.start <= at < span.end for span in statement.content)


def own_phrase(coded: Coded) -> tuple[int, int] | None:
    """For an act that a noun names beside another verb's act ("condemned the attack"), the noun's phrase: the verb's day is not its."""
    head = coded.tokens[0]
    if (
        head.pos != "NOUN"
        or len({t.i for t in coded.tokens}) != 1
        or not hangs_as(head, OBJECT | PREPOSITIONAL_OBJECT)
        or head.head.lemma == "be"
    ):
        return None
    under = (head.head if head.head.lower in _APART else head).subtree()
    return under[0].start, under[-1].end


def _may_be(date: Date, coded: Coded, published: Day | None) -> bool:
    """Whether a date tells a day of an act at all, and could be this one's."""
    if date.type not in ("DATE", "TIME") or date.value.endswith("_REF") or date.value.startswith("P"):
        return False
    return not _names(date, coded) and not of_the_saying(date.start, coded) and not _long_ago(date, coded, published)


def _long_ago(date: Date, coded: Coded, published: Day | None) -> bool:
    """Whether the act is told in the present tense and the day is long past: "releases the men, who were seized on 7 October 2023"."""
    verb = coded.tokens[0]
    if published is None or date.to is None or verb.tag not in ("VBZ", "VBP"):
        return False
    return (published - Day.fromisoformat(date.to)).days > _PRESENT


def _opens(date: Date, other: Date) -> bool:
    """Whether a date is the first of the stretch that the other ends: what lasts begins on its first day."""
    return (
        date.from_ is not None
        and (date.from_, date.to) == (other.from_, other.to)
        and date.value != other.value
        and date.end <= other.start
    )


def _names(date: Date, coded: Coded) -> bool:
    """Whether a year only tells which thing is meant ("the 1951 treaty"), not when the act was."""
    token = _token(date, coded)
    return (
        token is not None
        and len(date.value) == 4
        and hangs_as(token, NUMERAL | COMPOUND | ADJECTIVE)
        and token.head.pos in ("NOUN", "PROPN")
        and token.head.start >= date.end
        and token.head.i not in {t.i for t in coded.tokens}
    )


def _token(date: Date, coded: Coded) -> Token | None:
    return next((t for t in coded.tokens[0].sent.tokens if t.start <= date.start < t.end), None)


def _apart(date: Date, coded: Coded) -> bool:
    """Whether a day is that of another deed: one that a possessed noun names, or a clause that only describes or stands before or after."""
    trigger = coded.tokens[0]
    above = {trigger.i, *(token.i for token in trigger.ancestors()), *(token.i for token in coded.tokens)}
    node = _token(date, coded)
    while node is not None and node.i not in above:
        if hangs_as(node, POSSESSOR) and not _is_its_deed(node.head, coded):
            return True
        if hangs_as(node, RELATIVE | REDUCED) and node.pos == "VERB" and not _only_happened(node, coded):
            return True
        if hangs_as(node, ADVERBIAL) and (node.lower in _APART or has_word(node, _APART, MARK | ADVERB)):
            return True
        if hangs_as(node, UNDER_PREPOSITION) and node.head.lower in _APART:
            return True
        if hangs_as(node, PREPOSITIONAL_OBJECT) and node.head.lower in _APART and node.end <= date.start:
            return True  # "following the strike on Monday", and not "since Monday"
        node = node.head if node.head is not node else None
    return False


def _is_its_deed(noun: Token, coded: Coded) -> bool:
    """Whether the deed that a noun names is the act or holds it: "Monday's raid killed five", "five died in Monday's raid", "Monday's raid,
    in which five died"."""
    numbers = {token.i for token in coded.tokens}
    if noun.i in {*numbers, *(token.i for token in coded.tokens[0].ancestors())} or (hangs_as(noun, SUBJECT) and noun.head.i in numbers):
        return True
    above = noun.head
    return hangs_as(above, PREPOSITION | BY) and above.lower in _DURING and above.head.i in numbers


def _only_happened(verb: Token, coded: Coded) -> bool:
    """Whether a clause tells when the act or its subject was: "the raid, which took place on Monday, killed five"."""
    numbers = {token.i for token in coded.tokens}
    noun = verb.head
    if noun.i == coded.tokens[0].i and noun.pos == "NOUN":
        return True  # "an air strike that hit the camp on Monday"
    return verb.lemma in _HAPPENING and (noun.i in numbers or (hangs_as(noun, SUBJECT) and noun.head.i in numbers))


def _shared(date: Date, coded: Coded) -> bool:
    """Whether a day elsewhere in the sentence is the act's too: not one of a clause beside it, nor where it stands in such a clause."""
    trigger = coded.tokens[0]
    above = {trigger.i, *(token.i for token in trigger.ancestors())}
    token = _token(date, coded)
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
