"""Alternatives of the patterns that rules look for, by the name of their list: the table ``alternatives``.

As with ``words``, the lists belong to the rules that read them; a user's tables cannot be laid over them.
"""

from __future__ import annotations

import csv
from functools import cache

from onrecord.knowledge.schemas import SHIPPED


@cache
def _lists() -> dict[str, list[str]]:
    """The alternatives by list, in order of the file."""
    lists: dict[str, list[str]] = {}
    with (SHIPPED / "alternatives.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for name, form, _ in rows:
            lists.setdefault(name, []).append(form)
    return lists


def alternatives(name: str) -> str:
    """The alternatives of one list as they stand in a pattern, the first first; they have no brackets around them.

    >>> alternatives("quarters")
    'first|second|third|fourth|final|1st|2nd|3rd|4th'
    """
    return "|".join(_lists()[name])
