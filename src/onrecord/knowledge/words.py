"""Words of the language that rules ask for, by the name of their list: the table ``words``.

What a political scientist would want to change has tables of its own; these lists belong to the rules that read them, so a
user's tables cannot be laid over them.
"""

from __future__ import annotations

import csv
from functools import cache

from onrecord.knowledge.schemas import SHIPPED


@cache
def _lists() -> dict[str, dict[str, str]]:
    """Word and value by list, in order of the file."""
    lists: dict[str, dict[str, str]] = {}
    with (SHIPPED / "words.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for name, word, value, _ in rows:
            lists.setdefault(name, {})[word] = value
    return lists


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list.

    >>> "urge" in word_list("object_control")
    True
    """
    return frozenset(_lists()[name])


def word_order(name: str) -> tuple[str, ...]:
    """The words of one list in order of the table."""
    return tuple(_lists()[name])


def word_values(name: str) -> dict[str, str]:
    """The words of one list, each with its value."""
    return dict(_lists()[name])
