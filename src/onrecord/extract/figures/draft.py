"""A figure while it is being put together, and the words that say how exact it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.doc import Token
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_values

_ABOUT = alternatives("figure_about")
_LEAST = alternatives("figure_least")
_MOST = alternatives("figure_most")

#: How many "dozens of" are at the least: two of them.
AT_LEAST = {words: int(least) for words, least in word_values("counts_at_least").items()}
ABOUT = re.compile(
    rf"\b(?:{_ABOUT})\s*$",
    re.IGNORECASE,
)
MORE = re.compile(
    rf"\b(?:{_LEAST})\s*$",
    re.IGNORECASE,
)
LESS = re.compile(rf"\b(?:{_MOST})\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A number and its unit where they stand."""

    start: int
    end: int
    value: float | int | None
    unit: str
    low: float | int | None = None
    high: float | int | None = None
    approximate: bool = False
    #: The noun that is counted, and what the figure is of in the report's words.
    noun: Token | None = None
    what: str | None = None
    converts: int | None = None
    why: list[str] = field(default_factory=list)


def hedge(draft: Draft, before: str) -> None:
    """Takes in what the words before a number say of its exactness."""
    if MORE.search(before):
        draft.low = draft.value if draft.low is None else draft.low
    elif LESS.search(before):
        draft.high = draft.value if draft.high is None else draft.high
    elif ABOUT.search(before):
        draft.approximate = True
