"""Entries that the reader missed and an analyst added by marking words.

Such an entry is kept as a decision whose fields say under ``added`` what it is made of. Its key is the one that it would have if it had been
read, so that a later engine which finds it finds the decision there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, get_args

from onrecord.errors import ConfigError
from onrecord.layers import BY_SINGULAR, Entry
from onrecord.record.corrections import ADDABLE, Added, Corrected, Correction, Words
from onrecord.record.keys import keys_of
from onrecord.types import Event, Figure, Position, PositionKind, Reading, Span, Statement

#: What an added entry says why.
BY_HAND = "added by an analyst"


class Decided(Protocol):
    """What is asked of a decision here."""

    @property
    def layer(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def amended(self) -> Correction | None: ...


def made(layer: str, spans: Sequence[tuple[int, int]], fields: Mapping[str, Corrected], sentence: tuple[int, int]) -> Added:
    """What a decision keeps of an entry to be added: the offsets of its words, of the sentence that they stand in, and what it must have.
    Raises ConfigError where something is missing."""
    if layer not in ADDABLE:
        raise ConfigError("layer", f"{layer!r} is none to which entries are added", f"Give one of {', '.join(ADDABLE)}")
    needed = ADDABLE[layer]
    if needed and not fields.get(needed):
        raise ConfigError(needed, f"is needed for a new {layer}", "Tell it")
    if not spans:
        raise ConfigError("the words", "are none", "Mark the words of the report that tell it")
    return Added(tuple(Words(*span) for span in spans), Words(*sentence), str(fields[needed]) if needed else None)


def with_added(reading: Reading, decisions: Iterable[Decided]) -> Reading:
    """The reading with the entries that analysts added and it does not have, as they were first marked."""
    found: dict[tuple[str, str], Added] = {}
    for one in decisions:
        if one.amended and one.amended.added:
            found[one.layer, one.key] = one.amended.added
    if not found:
        return reading
    known = set(keys_of(reading).values())
    for (layer, key), told in found.items():
        if key not in known:
            reading = put_in(reading, layer, told)[0]
    return reading


def put_in(reading: Reading, layer: str, told: Added) -> tuple[Reading, str]:
    """The reading with one more entry, and that entry's id."""
    of = BY_SINGULAR[layer]
    entries: tuple[Entry, ...] = getattr(reading, of.name)
    identity = f"{of.letter}{max((int(one.id[1:]) for one in entries), default=0) + 1}"
    changes: dict[str, Any] = {of.name: (*entries, _entry(reading, layer, identity, told))}
    return replace(reading, **changes), identity


def _entry(reading: Reading, layer: str, identity: str, told: Added) -> Statement | Event | Figure | Position:
    text = reading.report.text
    spans = tuple(Span(start, end, text[start:end]) for start, end in told.spans)
    first, needed, why = spans[0], told.needed or "", (BY_HAND,)
    if layer == "statement":
        block = next((at for at, one in enumerate(reading.report.blocks) if one.start <= first.start < one.end), 0)
        return Statement(identity, "indirect", None, None, None, spans, (), None, None, None, None, False, block, why)
    if layer == "event":
        low, high = told.sentence
        return Event(identity, needed, None, (), None, 1, None, (), (), spans, "actual", None, None, None, (low, high), (), None, why)
    if layer == "figure":
        return Figure(
            identity, first.start, first.end, first.text, None, None, None, False, needed, None, None, None, None, None, None, why
        )
    kind: PositionKind = next(one for one in get_args(PositionKind) if one == needed)
    return Position(identity, kind, (), (), " ".join(" ".join(one.text for one in spans).split()), None, None, None, (), (), (), why)
