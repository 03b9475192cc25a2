"""Where the tellings of one occurrence disagree: the versions side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.record.linking.occurrences import TIMES, Telling, others


@dataclass(frozen=True, slots=True)
class Version:
    """What one telling says where others say otherwise."""

    about: str
    ref: str
    value: str
    why: str


def disagreements(tellings: Sequence[Telling]) -> tuple[Version, ...]:
    """The versions on which known values differ, in order of matter and ref."""
    names = {key: name for telling in sorted(tellings, key=lambda one: one.ref, reverse=True) for key, name in telling.names}
    found = [*_dates(tellings), *_sides(tellings, names), *_places(tellings, names), *_status(tellings), *_figures(tellings)]
    return tuple(sorted(found, key=lambda version: (version.about, version.ref, version.value)))


def _dates(tellings: Sequence[Telling]) -> Iterator[Version]:
    days = {telling.ref: telling.first for telling in tellings if telling.first and telling.first == telling.last}
    if len(set(days.values())) > 1:
        for ref, day in days.items():
            yield Version("date", ref, str(day), "the days differ")


def _sides(tellings: Sequence[Telling], names: dict[str, str]) -> Iterator[Version]:
    for side in ("source", "recipient"):
        known = {telling.ref: getattr(telling, side) for telling in tellings if getattr(telling, side)}
        pairs = [(a, b) for a in known for b in known if a < b and others(known[a], known[b])]
        for ref in sorted({ref for pair in pairs for ref in pair}):
            value = ", ".join(sorted(names.get(key, key) for key in known[ref]))
            yield Version(side, ref, value, "who did it differs" if side == "source" else "to whom differs")


def _places(tellings: Sequence[Telling], names: dict[str, str]) -> Iterator[Version]:
    known = {telling.ref: telling.sites for telling in tellings if telling.sites}
    apart = {ref for a in known for b in known if a < b and not known[a] & known[b] for ref in (a, b)}
    for ref in sorted(apart):
        yield Version("place", ref, ", ".join(sorted(names.get(key, key) for key in known[ref])), "the places differ")


def _status(tellings: Sequence[Telling]) -> Iterator[Version]:
    if len({telling.status for telling in tellings}) > 1:
        for telling in tellings:
            yield Version("status", telling.ref, telling.status, "one tells it as done, another as not")


def _figures(tellings: Sequence[Telling]) -> Iterator[Version]:
    units = sorted({unit for telling in tellings for unit, _value in telling.figures} - TIMES)
    for unit in units:
        known = {t.ref: sorted(value for one, value in t.figures if one == unit) for t in tellings}
        known = {ref: values for ref, values in known.items() if values}
        apart = {ref for a in known for b in known if a < b and not set(known[a]) & set(known[b]) for ref in (a, b)}
        for ref in sorted(apart):
            for value in known[ref]:
                yield Version(unit, ref, f"{value:g}", "the figures differ")
