"""What the events of one report add to the counts that stand beside the events (``tallies``). Pure, as the rows are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import copysign
from typing import Any

from onrecord.record.facets import OPEN


def cells(rows: Mapping[str, Sequence[Sequence[Any]]], published: str | None) -> list[tuple[Any, ...]]:
    """What the events of a report add to the counts: by the key how many, how many with an intensity, and the sum of these."""
    states = {row[0]: row[5] for row in rows["actor"]}
    sides: dict[tuple[Any, Any], set[Any]] = {}
    for event, part, _seq, actor, *_words in rows["role"]:
        sides.setdefault((event, part), set()).add(states.get(actor))
    found: dict[tuple[Any, ...], list[int]] = {}
    for row in rows["event"]:
        number, kind, quad, intensity, status, same, basis = (row[at] for at in (0, 3, 7, 8, 9, 19, 23))
        first, last = _months(row[13], row[14])
        month, known = ("", basis or "told") if first else ((published or "")[:7], basis or "")
        told = (first, last, month, kind, status, quad, known, int(same is not None), 0)
        scored, sum_ = (0, 0) if intensity is None else (1, int(1000 * intensity + copysign(0.5, intensity)))
        sources, recipients = (sides.get((number, part), {None}) for part in ("source", "recipient"))
        which = [(state or OPEN, "source", 1) for state in sources] + [(state or OPEN, "recipient", 1) for state in recipients]
        which += [(state, "both", -1) for state in sources & recipients if state]
        for state, part, sign in ("", "", 1), *which:
            counts = found.setdefault((state, part, *told), [0, 0, 0])
            counts[0] += sign
            counts[1] += sign * scored
            counts[2] += sign * sum_
    return [(*key, *counts) for key, counts in found.items()]


def _months(first: Any, last: Any) -> tuple[str, str]:
    """The time as it is counted: that of the month in which it lies."""
    if first is None:
        return "", ""
    return (f"{first[:8]}01", f"{last[:8]}28") if first[:7] == last[:7] else (first, last)
