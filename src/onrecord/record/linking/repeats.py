"""Events that a copy tells again in the same words: they count once, where they stand first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record.linking.occurrences import Telling

#: Part of the words of two sentences that must be the same.
#: Set by benchmarks/record_links.py: 87 events are told again, with .8 84, with .4 88.
SAME = 0.6


@dataclass(frozen=True, slots=True)
class Repeat:
    """An event that stands in an earlier copy already."""

    event: str
    first: str
    why: str


def repeats(reports: Sequence[Sequence[Telling]]) -> list[Repeat]:
    """The repeated events of copies, which come in order of publication with the events of each."""
    found: list[Repeat] = []
    firsts: list[Telling] = []
    for tellings in reports:
        taken: set[str] = set()
        new: list[Telling] = []
        for telling in tellings:
            earlier = _best(telling, [first for first in firsts if first.ref not in taken])
            if earlier is None:
                new.append(telling)
            else:
                taken.add(earlier.ref)
                found.append(Repeat(telling.ref, earlier.ref, "the same event in the same words, in a copy"))
        firsts += new
    return found


def _best(telling: Telling, firsts: Sequence[Telling]) -> Telling | None:
    fits = [(_same(telling, first), first) for first in firsts if first.type == telling.type and first.status == telling.status]
    fits = [(same, first) for same, first in fits if same >= SAME]
    return min(fits, key=lambda fit: (-fit[0], fit[1].ref))[1] if fits else None


def _same(one: Telling, other: Telling) -> float:
    either = one.words | other.words
    return len(one.words & other.words) / len(either) if either else 0.0
