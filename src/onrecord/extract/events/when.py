"""When an act was: the day that its own clause tells, then the only one of its sentence, then nothing.

A day is not the act's where it only describes a thing ("the 1951 treaty"), where it is that of another deed which a noun names ("struck back
for Monday's raid"), and where it stands in the clause of another deed ("resigned after losing the vote the day before").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day

from onrecord.doc import Token
from onrecord.extract.events.coded import Coded
from onrecord.extract.found import Found
from onrecord.grammar.apart import (
    names_a_paper,
    names_a_thing,
    of_another_deed,
    of_what_is_judged,
    old_wounds,
    only_since,
    own_time,
    phrase_of_deed,
    shares_time,
)
from onrecord.grammar.clauses import auxiliary_words, is_infinitive
from onrecord.types import Date, When

#: "Is sentenced" tells the present, as "sentences" does.
_IS = frozenset({"is", "are"})
#: What is done in being said: its day and place are those of the saying.
_SAID = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "AGREE"})
#: What is dealt to a thing that may be older: a ruling is rejected, a pact ended.
_DEALT = frozenset({"ACCUSE", "REJECT", "SUPPORT", "SANCTION"})
#: How many characters the value of a year has; of decades and centuries fewer: a bound of form.
#: By definition: TIMEX3, four digits.
_YEAR = 4
#: How far before the last day of a stretch its first may stand, in characters.
#: Plain, by wikinews: 20 and 80 change nothing.
_RANGE = 40
#: What a report tells in the present tense was not done longer ago than this, in days: dated on wikinews .202 with 30 and 45, .204 with 90; parties 2025 the same with each.
#: Set by wikinews: see above, with 30 and 90.
_PRESENT = 45
#: A charge or a condemnation of today is of no older deed's day than this, in days: a raid of the day before yesterday is condemned then or today.
#: Plain, by wikinews and parties 2025: with 7 nothing changes, with 2 two days are lost, one of them right.
_FRESH = 4


def date_of(coded: Coded, span: tuple[int, int], found: Found, published: str | None = None) -> When | None:
    """The date or time told in the clause, else the only one of the sentence. ``published``: the report's day (ISO 8601)."""
    own = phrase_of_deed(coded.tokens)
    here = [date for date, _word in _possible(coded, own or span, found, published)]
    if not here and own is None:
        sentence = coded.tokens[0].sent
        possible = _possible(coded, (sentence.start, sentence.end), found, published)
        here = [date for date, word in possible if word is not None and shares_time(word, coded.tokens)]
        if len(here) > 1:
            return None
    if not here:
        return None
    at = coded.tokens[0].start
    here = [date for date in here if any(own_time(date.start, date.end, token) for token in coded.tokens)] or here
    best = min(here, key=lambda date: (abs(date.start - at), date.start))
    best = next((date for date in found.dates_at.touching(best.start - _RANGE, best.start) if _opens(date, best)), best)
    return When(best.value, best.start, best.end)


def days_of(when: When | None, found: Found) -> tuple[str | None, str | None]:
    """The first and last day of an act's date."""
    if when is None or when.start is None or when.end is None:
        return None, None
    date = next((date for date in found.dates_at.touching(when.start, when.end) if date.start == when.start), None)
    return (None, None) if date is None else (date.from_, date.to)


def is_to_come(coded: Coded, first: str | None, published: str | None) -> bool:
    """Whether what an infinitive tells is dated after the report: "voted to withdraw its troops by the end of next year"."""
    return first is not None and published is not None and first > published and is_infinitive(coded.tokens[0])


def of_the_saying(at: int, coded: Coded) -> bool:
    """Whether a day or place belongs to whoever tells of the deed, not to the deed: "said on Monday that rebels had shelled Goma"."""
    statement, start = coded.statement, coded.tokens[0].start
    if statement is None or coded.type in _SAID or not any(span.start <= start < span.end for span in statement.content):
        return False
    return not any(span.start <= at < span.end for span in statement.content)


def _possible(coded: Coded, span: tuple[int, int], found: Found, published: str | None) -> Iterator[tuple[Date, Token | None]]:
    """The dates of a stretch that tell a day of an act at all and could be this one's, each with its first word."""
    wounds = old_wounds(coded.tokens)
    for date in found.dates_at.touching(*span):
        if wounds is not None and date.start < wounds.start:
            continue  # "died on Tuesday of wounds suffered in an attack": the day of the death is not that of the attack
        if date.type not in ("DATE", "TIME") or date.value.endswith("_REF") or date.value.startswith("P"):
            continue
        if of_the_saying(date.start, coded) or _in_other_words(date, coded, found) or _long_ago(date, coded, published):
            continue
        word = next((t for t in coded.tokens[0].sent.tokens if t.start <= date.start < t.end), None)
        long = len(date.value) <= _YEAR
        # what is still to come is taken by its first word, "postponed until next year": it is hardly ever when something was done
        ahead = published is not None and date.value > published[: len(date.value)]
        thing = long and word is not None and names_a_thing(word, word.end if ahead else date.end, coded.tokens, coded.type in _DEALT)
        thing = thing or (word is not None and names_a_paper(word, date.end, coded.tokens))
        if word is not None and (thing or of_another_deed(word, coded.tokens)):
            continue  # a year or century that only tells which thing is meant ("the 1951 treaty"), or when something else was
        if word is not None and coded.type == "ACCUSE" and _older(date, published, _FRESH) and of_what_is_judged(word, coded.tokens):
            continue  # what one is charged with was long before
        if word is not None and coded.type in _SAID and only_since(word, coded.tokens[0]):
            continue
        if published is not None and published.startswith(date.value + "-") and _of_what_is_agreed(date, coded):
            continue
        yield date, word


def _of_what_is_agreed(date: Date, coded: Coded) -> bool:
    """Whether a year or month that is not over tells when something will be done: "agreed to deploy them this year"."""
    verb, *further = coded.tokens
    infinitives = [token for token in further if token.i > verb.i and is_infinitive(token)]
    return any(own_time(date.start, date.end, token) for token in infinitives) and not own_time(date.start, date.end, verb)


def _in_other_words(date: Date, coded: Coded, found: Found) -> bool:
    """Whether a day stands in what somebody says beside the act: "accused Chad of lying, saying that it had left in June"."""
    at = coded.tokens[0].start
    for held in found.contents_at.touching(date.start, date.end):
        cue = held.entry.cue
        if (
            cue is None
            or not at < cue.start < date.start
            or held.entry is coded.statement
            or any(cue.start <= t.start < cue.end for t in coded.tokens)
        ):
            continue
        if not any(span.start <= at < span.end for span in held.entry.content):
            return True
    return False


def _long_ago(date: Date, coded: Coded, published: str | None) -> bool:
    """Whether the act is told in the present tense and the day is long past: "releases the men, who were seized on 7 October 2023"."""
    verb = coded.tokens[0]
    if not (verb.tag in ("VBZ", "VBP") or (verb.tag == "VBN" and auxiliary_words(verb) & _IS)):
        return False
    return _older(date, published, _PRESENT)


def _older(date: Date, published: str | None, days: int) -> bool:
    """Whether a date is more days before the report's."""
    return published is not None and date.to is not None and (Day.fromisoformat(published) - Day.fromisoformat(date.to)).days > days


def _opens(date: Date, other: Date) -> bool:
    """Whether a date is the first of the stretch that the other ends: what lasts begins on its first day."""
    return (
        date.from_ is not None
        and (date.from_, date.to) == (other.from_, other.to)
        and date.value != other.value
        and date.end <= other.start
    )
