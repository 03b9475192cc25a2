"""Names an entry by what it is, not by its number, so that judgements and differences outlive a re-reading."""

from __future__ import annotations

import hashlib
from typing import Any

from onrecord.layers import LAYERS, Entry
from onrecord.types import Actor, Event, Position, Reading, Statement, plain

#: The layers of a reading and what one of their entries is called.
SINGULAR: dict[str, str] = {layer.name: layer.singular for layer in LAYERS}
#: The fields that refer to other entries of the reading.
REFERENCES = frozenset(
    {
        "speaker",
        "place",
        "actor",
        "in_statement",
        "amounts",
        "same_as",
        "of",
        "converts",
        "by",
        "holders",
        "toward",
        "denied_by",
        "evidence",
    }
)


def keys_of(reading: Reading) -> dict[str, str]:
    """The key of every entry by its id; where two entries are alike in all that makes a key, the later one is marked ``~2``."""
    names = {actor.id: actor.name for actor in reading.actors}
    found: dict[str, str] = {}
    for layer, singular in SINGULAR.items():
        seen: dict[str, int] = {}
        for entry in getattr(reading, layer):
            digest = hashlib.sha256(repr((singular, *_anchor(entry, names))).encode("utf-8", "surrogatepass")).hexdigest()[:16]
            seen[digest] = seen.get(digest, 0) + 1
            found[entry.id] = digest if seen[digest] == 1 else f"{digest}~{seen[digest]}"
    return found


def _anchor(entry: Entry, names: dict[str, str]) -> tuple[Any, ...]:
    """What makes the entry this one: its kind and the offsets of its words."""
    if isinstance(entry, Actor):
        return (entry.mentions[0].start, entry.mentions[0].end) if entry.mentions else (entry.name,)
    if isinstance(entry, Statement):
        return tuple((span.start, span.end) for span in entry.content), entry.cue.start if entry.cue else None
    if isinstance(entry, Event):
        return entry.type, tuple((span.start, span.end) for span in entry.trigger) or entry.sentence
    if isinstance(entry, Position):
        return entry.kind, entry.about, tuple(sorted(names.get(holder, holder) for holder in entry.holders))
    return entry.start, entry.end


def told(reading: Reading) -> dict[tuple[str, str], dict[str, Any]]:
    """Every entry by layer and key: its fields without id, why and rows, and with keys where it refers to others."""
    keys = keys_of(reading)
    return {
        (singular, keys[entry.id]): _told(plain(entry), keys) for layer, singular in SINGULAR.items() for entry in getattr(reading, layer)
    }


def _told(value: dict[str, Any], keys: dict[str, str]) -> dict[str, Any]:
    return {name: _field(name, field, keys) for name, field in value.items() if name not in ("id", "why", "rows")}


def _field(name: str, field: Any, keys: dict[str, str]) -> Any:
    if name in REFERENCES and isinstance(field, str):
        return keys.get(field, field)
    if isinstance(field, list):
        if name in REFERENCES:
            return [_field(name, part, keys) for part in field]
        return [_told(part, keys) if isinstance(part, dict) else part for part in field]
    return field
