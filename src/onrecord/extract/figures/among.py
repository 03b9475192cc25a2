"""Those of whom a report tells who they are: "killed 50 people, 30 of them women", "40 dead, including 12 children", "40 ships, 30 of which sank"."""

from __future__ import annotations

import re

from onrecord.doc import Doc, Token
from onrecord.extract.citing import by_row
from onrecord.extract.figures.draft import Draft
from onrecord.extract.figures.units import unit_of
from onrecord.grammar.relations import IN_NAMES, NUMERAL, SUBJECT, child_as, head_as, phrase_object
from onrecord.knowledge.words import word_values

_TOLLS = frozenset(word_values("tolls").values())
OF_THEM = re.compile(r"\s{1,3}of\s{1,3}(?:them|whom|which)(?:\s{1,3}(?:are|were))?\b", re.IGNORECASE)
#: The words that lead from those counted to some of them.
_AMONG = re.compile(
    r"(?:\b(?:including|included|among (?:them|whom)|of (?:them|whom))),?\s{1,3}(?:were\s{1,3})?(?:at least|about|some|nearly|more than|up to)?\s{0,3}$",
    re.IGNORECASE,
)
#: How many words may tell of what sort the people are, before their noun: "12 of them local aid workers".
#: Plain, by wikinews: 2 and 9 change nothing.
_WORDS_BEFORE = 4


def of_them(doc: Doc, pronoun: Token) -> Token | None:
    """The noun that says who "30 of them" are, in "30 of them women" and "30 of which were tankers"; None where a verb follows."""
    if pronoun.lower not in ("them", "whom", "which"):
        return None
    for token in doc.tokens[pronoun.i + 1 : pronoun.i + 2 + _WORDS_BEFORE]:
        if token.sent is not pronoun.sent:
            return None
        if token.tag in ("NNS", "NNPS"):
            return token
        if token.pos not in IN_NAMES and token.lower not in ("are", "were"):
            return None
    return None


def of_those(doc: Doc, head: Token, units: dict[str, tuple[str, str, str]]) -> tuple[str, str] | None:
    """The unit of a number of those told before it with "of": "of the 40 hostages, 12 were freed"; None where they are not counted themselves."""
    verb = head_as(head, SUBJECT)
    those = phrase_object(verb, ("of",)) if verb is not None else None
    if those is None or those.i > head.i or child_as(those, NUMERAL) is None:
        return None
    row = unit_of(doc, those, units)
    return (row[0], by_row(row[2], f"of the {those.lower} ({row[2]})")) if row is not None else None


def shared_toll(doc: Doc, match: re.Match[str], first: Token, value: float | int | None, before: list[Draft]) -> str | None:
    """What befell those counted just before, of whom these are some; None where the sentence tells of several tolls, or of fewer than these."""
    if OF_THEM.match(doc.text, match.end()) is None and _AMONG.search(doc.text[max(0, match.start() - 40) : match.start()]) is None:
        return None
    near = [draft for draft in before[-4:] if doc.tokens_between(draft.start, draft.end)[0].sent is first.sent]
    tolls = {draft.unit for draft in near if draft.unit in _TOLLS}
    if not near or near[-1].unit not in _TOLLS or len(tolls) > 1:
        return None
    whole = near[-1].value if near[-1].value is not None else near[-1].low
    return near[-1].unit if whole is None or value is None or value <= whole else None


def some_of(doc: Doc, match: re.Match[str], first: Token, value: float | int | None, before: list[Draft]) -> Draft | None:
    """The count just before of which these are some: "freed 183 men, seven of whom were sent away"; None where it tells of fewer than these."""
    if value in (None, 1) or OF_THEM.match(doc.text, match.end()) is None or not before:
        return None
    counted = before[-1]
    whole = counted.value if counted.value is not None else counted.low
    if doc.tokens_between(counted.start, counted.end)[0].sent is not first.sent or counted.unit in ("percent", "percentage point"):
        return None
    return counted if whole is None or (value is not None and value <= whole) else None
