"""The parties on one side of an event, as they are counted: its states, or its names where it has none."""

from __future__ import annotations

from onrecord.record.facets import OPEN
from onrecord.record.filters import Where


def party(name: str | None, code: str | None) -> str | None:
    """By what a side is compared and counted: its states, or its names where it has none. Both are given as the views have them."""
    return "; ".join(sorted({part[:3] for part in code.split("; ")})) if code else name


def exactly(told: str, part: str) -> Where:
    """Events ``e`` that have these parties on a side and no others, as ``party`` tells them; ``OPEN`` stands for nobody."""
    where = Where()
    side = f"role x JOIN actor a ON a.n = x.actor WHERE x.event = e.n AND x.part = '{part}'"
    if told == OPEN:
        return where.add(f"NOT EXISTS (SELECT 1 FROM {side})")
    states = sorted(set(told.split("; ")))
    marks = ", ".join("?" * len(states))
    # A name may read as states do: what stands there is one of the two.
    coded = f"(SELECT count(DISTINCT a.state) FROM {side} AND a.state IN ({marks})) = ? AND NOT EXISTS (SELECT 1 FROM {side} AND a.state NOT IN ({marks}))"
    named = f"NOT EXISTS (SELECT 1 FROM {side} AND a.state IS NOT NULL) AND (SELECT v.{part} FROM events v WHERE v.n = e.n) = ?"
    return where.add(f"(({coded}) OR ({named}))", *states, len(states), *states, told)
