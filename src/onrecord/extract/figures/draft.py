"""A figure while it is being put together, and the words that say how exact it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.doc import Token

#: How many "dozens of" are at the least: two of them.
AT_LEAST = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens of thousands": 20_000, "hundreds of thousands": 200_000, "millions": 2_000_000,
    "tens of millions": 20_000_000, "hundreds of millions": 200_000_000, "billions": 2_000_000_000, "tens of billions": 20_000_000_000,
    "hundreds of billions": 200_000_000_000, "trillions": 2_000_000_000_000,
}  # fmt: skip
ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|some|an estimated|estimated|circa|close to|just under|just over|or so)\s*$",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\b(?:more than|over|at least|upwards? of|in excess of|no fewer than|no less than|greater than|exceeding|above|a minimum of)\s*$",
    re.IGNORECASE,
)
LESS = re.compile(
    r"\b(?:up to|at most|as many as|as much as|fewer than|less than|under|no more than|not more than|a maximum of|below)\s*$", re.IGNORECASE
)


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
