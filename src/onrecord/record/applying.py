"""What analysts decided, laid over a reading: rejected entries leave it, corrected fields take the place of what was read.

Pure: a reading and decisions in, a reading out. What was read stays in the record as it is; see ``refitting``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, fields, replace
from typing import Any

from onrecord.record.keys import REFERENCES, SINGULAR, keys_of
from onrecord.record.missed import with_added
from onrecord.timex import days
from onrecord.types import Actor, Day, Event, Place, Reading, Role, Span, Statement, When

#: PLOVER's quad class by type, for a type that was corrected.
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
#: What an entry says why, where an analyst changed it.
BY_HAND = "corrected by an analyst"


@dataclass(frozen=True, slots=True)
class Decision:
    """One standing decision on one entry."""

    layer: str
    key: str
    verdict: str
    #: The fields as they should be; other entries are named by their keys, new actors by ``{"name", "kind", "state"}``,
    #: new places by ``{"name", "country", "lat", "lon"}``.
    amended: Mapping[str, Any] | None


def corrected(reading: Reading, decisions: Iterable[Decision]) -> Reading:
    """The reading as the decisions leave it. Of several on one entry the last counts. Fields that the entry does not have are passed over."""
    decisions = list(decisions)
    read = {entry.id for layer in SINGULAR for entry in getattr(reading, layer)}
    reading = with_added(reading, decisions)
    keys = keys_of(reading)
    standing = {(one.layer, one.key): one for one in decisions}
    apply = _Applying(reading, {key: identity for identity, key in keys.items()}, read)
    for layer, singular in SINGULAR.items():
        for entry in getattr(reading, layer):
            decision = standing.get((singular, keys[entry.id]))
            if decision is None or decision.verdict in ("right", "unsure"):
                apply.keep(layer, entry)
            elif decision.verdict == "amended":
                apply.keep(layer, apply.amended(entry, decision.amended or {}))
    return apply.reading()


class _Applying:
    """The entries as they come out, and the actors that analysts add."""

    def __init__(self, reading: Reading, identities: Mapping[str, str], read: Set[str]) -> None:
        self.was, self.identities = reading, identities
        #: Ids of the entries that were read; the others analysts added.
        self.read = read
        self.entries: dict[str, list[Any]] = {layer: [] for layer in SINGULAR}
        self.actors = {actor.id: actor for actor in reading.actors}
        self.added: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}

    def keep(self, layer: str, entry: Any) -> None:
        self.entries[layer].append(entry)

    def amended(self, entry: Any, changes: Mapping[str, Any]) -> Any:
        """The entry with its corrected fields."""
        known = {field.name for field in fields(entry)} - {"id", "why", "rows"}
        values = {name: self._value(entry, name, value) for name, value in changes.items() if name in known}
        added = entry.id not in self.read
        if isinstance(entry, Event) and (values.get("type", entry.type) != entry.type or added):
            values |= {
                "quad": QUADS.get(values.get("type", entry.type), entry.quad),
                "cameo": None,
                "intensity": None,
                "mode": values.get("mode"),
            }
        if isinstance(entry, Statement) and "speaker" in values:
            words = entry.speaker_text
            if values["speaker"] is None and changes["speaker"] is None:
                words = None
            values.setdefault("speaker_text", words)
        if isinstance(entry, Statement | Event) and {"date", "status"} & values.keys():
            values["day"] = _day(entry, values)
        return replace(entry, **values, why=entry.why if added else (*entry.why, BY_HAND))

    def _value(self, entry: Any, name: str, value: Any) -> Any:
        if name in ("source", "recipient"):
            return tuple(self._role(entry, one) for one in value or () if self._actor(one) is not None)
        if name == "place" and isinstance(value, Mapping):
            return self._made_place(value)
        if name in REFERENCES:
            return tuple(filter(None, map(self._actor, value))) if isinstance(value, list | tuple) else self._actor(value)
        if name == "date" and isinstance(entry, Statement | Event):
            return When(value, None, None) if isinstance(value, str) else When(**value) if value else None
        if name == "content":
            return tuple(Span(start, end, self.was.report.text[start:end]) for start, end in value)
        return tuple(value) if isinstance(value, list) else value

    def _actor(self, told: Any) -> str | None:
        """The id of an entry that is named by its key or id, or of an actor that is made for it."""
        if told is None:
            return None
        if isinstance(told, Mapping):
            return self._made(told)
        identity = self.identities.get(str(told), str(told))
        return identity if identity in self.identities.values() else None

    def _made(self, told: Mapping[str, Any]) -> str | None:
        name = str(told.get("name") or "").strip()
        if not name:
            return None
        same = [actor.id for actor in (*self.was.actors, *self.added.values()) if actor.name == name]
        if same:
            return same[0]
        number = max((int(actor.id[1:]) for actor in self.was.actors), default=0) + len(self.added) + 1
        kind: Any = told.get("kind") or "person"
        made = Actor(f"A{number}", name, kind, told.get("state") or None, told.get("role") or None, None, None, (), (BY_HAND,))
        self.added[made.id] = made
        return made.id

    def _made_place(self, told: Mapping[str, Any]) -> str | None:
        """The id of a place that was not read, where the report's words name it if they do."""
        name = str(told.get("name") or "").strip()
        if not name:
            return None
        same = [place.id for place in (*self.was.places, *self.places.values()) if place.name == name]
        if same:
            return same[0]
        number = max((int(place.id[1:]) for place in self.was.places), default=0) + len(self.places) + 1
        start = max(self.was.report.text.find(name), 0)
        words = name if self.was.report.text.startswith(name, start) else ""
        where = (told.get("country") or None, told.get("lat"), told.get("lon"))
        made = Place(f"P{number}", start, start + len(words), words, name, "city", *where, None, None, (BY_HAND,))
        self.places[made.id] = made
        return made.id

    def _role(self, entry: Event, told: Any) -> Role:
        """The actor in a role: with the words that name it there, if it has any."""
        identity = self._actor(told) or ""
        for role in (*entry.source, *entry.recipient):
            if role.actor == identity:
                return role
        start, end = entry.sentence
        actor = self.actors.get(identity)
        for mention in actor.mentions if actor else ():
            if start <= mention.start and mention.end <= end:
                return Role(identity, mention.start, mention.end, mention.text)
        return Role(identity, start, start, "")

    def reading(self) -> Reading:
        """The reading, without references to what has left it."""
        self.entries["actors"] += self.added.values()
        self.entries["places"] += self.places.values()
        here = {entry.id for entries in self.entries.values() for entry in entries}
        changes: dict[str, Any] = {layer: tuple(_without(entry, here) for entry in entries) for layer, entries in self.entries.items()}
        return replace(self.was, **changes)


def keys_after(was: Reading, now: Reading) -> dict[str, str]:
    """The keys of a reading's entries after decisions: those that decisions hang on, whatever was corrected."""
    return {**keys_of(now), **keys_of(was)}


def _day(entry: Statement | Event, values: Mapping[str, Any]) -> Day | None:
    """The day of an entry that has other fields: told where a date is, none for what has not been done."""
    if values.get("status", getattr(entry, "status", "actual")) in ("hypothetical", "negated"):
        return None
    date = values.get("date", entry.date)
    return Day(date.value, "told") if date and days(date.value) else entry.day if entry.day and entry.day.basis != "told" else None


def _without(entry: Any, here: set[str]) -> Any:
    """The entry without references to entries that are not there."""
    changes: dict[str, Any] = {}
    for field in fields(entry):
        value = getattr(entry, field.name)
        if field.name in ("source", "recipient"):
            kept: Any = tuple(role for role in value if role.actor in here)
        elif field.name == "sides":
            kept = tuple(_without(side, here) for side in value)
        elif field.name in REFERENCES and isinstance(value, tuple):
            kept = tuple(one for one in value if one in here)
        elif field.name in REFERENCES and value is not None:
            kept = value if value in here else None
        else:
            continue
        if kept != value:
            changes[field.name] = kept
    return replace(entry, **changes) if changes else entry
