"""What analysts decided, laid over a reading: rejected entries leave it, corrected fields take the place of what was read.

Pure: a reading and decisions in, a reading out. What was read stays in the record as it is; see ``refitting``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, fields, replace
from typing import Any

from onrecord.layers import Entry
from onrecord.record.corrections import QUADS, Corrected, Correction, NewActor, NewPlace, Words
from onrecord.record.keys import REFERENCES, SINGULAR, keys_of
from onrecord.record.missed import with_added
from onrecord.timex import days
from onrecord.types import Actor, Day, Event, Place, Reading, Role, Side, Span, Statement, Status, When

#: What an entry says why, where an analyst changed it.
BY_HAND = "corrected by an analyst"


@dataclass(frozen=True, slots=True)
class Decision:
    """One standing decision on one entry."""

    layer: str
    key: str
    verdict: str
    #: The fields as they should be; other entries are named by their keys.
    amended: Correction | None


def corrected(reading: Reading, decisions: Iterable[Decision]) -> Reading:
    """The reading as the decisions leave it. Of several on one entry the last counts."""
    decisions = list(decisions)
    read = {entry.id for layer in SINGULAR for entry in getattr(reading, layer)}
    reading = with_added(reading, decisions)
    keys = keys_of(reading)
    standing = {(one.layer, one.key): one for one in decisions}
    apply = _Applying(reading, {key: identity for identity, key in keys.items()}, read)
    for layer, singular in SINGULAR.items():
        entries: tuple[Entry, ...] = getattr(reading, layer)
        for entry in entries:
            decision = standing.get((singular, keys[entry.id]))
            if decision is None or decision.verdict in ("right", "unsure"):
                apply.keep(layer, entry)
            elif decision.verdict == "amended":
                apply.keep(layer, apply.amended(entry, decision.amended.fields if decision.amended else {}))
    return apply.reading()


class _Applying:
    """The entries as they come out, and the actors that analysts add."""

    def __init__(self, reading: Reading, identities: Mapping[str, str], read: Set[str]) -> None:
        self.was, self.identities = reading, identities
        #: Ids of the entries that were read; the others analysts added.
        self.read = read
        self.entries: dict[str, list[Entry]] = {layer: [] for layer in SINGULAR}
        self.actors = {actor.id: actor for actor in reading.actors}
        self.added: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}

    def keep(self, layer: str, entry: Entry) -> None:
        self.entries[layer].append(entry)

    def amended(self, entry: Entry, changes: Mapping[str, Corrected]) -> Entry:
        """The entry with its corrected fields."""
        # Each value fits its field: they were checked when the decision came in.
        values: dict[str, Any] = {name: self._value(entry, name, value) for name, value in changes.items()}
        added = entry.id not in self.read
        if isinstance(entry, Event) and (values.get("type", entry.type) != entry.type or added):
            values |= {
                "quad": QUADS.get(values.get("type", entry.type), entry.quad),
                "cameo": None,
                "intensity": None,
                "mode": values.get("mode"),
            }
        if isinstance(entry, Statement) and "speaker" in values:
            values["speaker_text"] = None if changes["speaker"] is None else entry.speaker_text
        if isinstance(entry, Statement | Event) and {"date", "status"} & values.keys():
            values["day"] = _day(entry, values.get("date", entry.date), values.get("status", getattr(entry, "status", "actual")))
        return replace(entry, **values, why=entry.why if added else (*entry.why, BY_HAND))

    def _value(self, entry: Entry, name: str, value: Corrected) -> object:
        """What stands in the field."""
        if isinstance(entry, Event) and name in ("source", "recipient"):
            return tuple(self._role(entry, identity) for identity in self._parties(value))
        if name == "content":
            text = self.was.report.text
            return (
                tuple(Span(*one, text[one.start : one.end]) for one in value if isinstance(one, Words)) if isinstance(value, tuple) else ()
            )
        if name == "date":
            return When(value, None, None) if isinstance(value, str) else None
        if isinstance(value, NewPlace):
            return self._made_place(value)
        if name in REFERENCES:
            return self._parties(value) if isinstance(value, tuple) else self._actor(value)
        return value

    def _parties(self, value: Corrected) -> tuple[str, ...]:
        """The ids of those of these entries that are there."""
        return tuple(filter(None, map(self._actor, value))) if isinstance(value, tuple) else ()

    def _actor(self, told: Corrected | Words) -> str | None:
        """The id of an entry that is named by its key or id, or of an actor that is made for it."""
        if isinstance(told, NewActor):
            return self._made(told)
        identity = self.identities.get(told, told) if isinstance(told, str) else ""
        return identity if identity in self.identities.values() else None

    def _made(self, told: NewActor) -> str:
        same = [actor.id for actor in (*self.was.actors, *self.added.values()) if actor.name == told.name]
        if same:
            return same[0]
        number = max((int(actor.id[1:]) for actor in self.was.actors), default=0) + len(self.added) + 1
        made = Actor(f"A{number}", told.name, told.kind, told.state, told.role, None, None, (), (BY_HAND,))
        self.added[made.id] = made
        return made.id

    def _made_place(self, told: NewPlace) -> str:
        """The id of a place that was not read, where the report's words name it if they do."""
        same = [place.id for place in (*self.was.places, *self.places.values()) if place.name == told.name]
        if same:
            return same[0]
        number = max((int(place.id[1:]) for place in self.was.places), default=0) + len(self.places) + 1
        start = max(self.was.report.text.find(told.name), 0)
        words = told.name if self.was.report.text.startswith(told.name, start) else ""
        where = (told.country, told.lat, told.lon)
        made = Place(f"P{number}", start, start + len(words), words, told.name, "city", *where, None, None, (BY_HAND,))
        self.places[made.id] = made
        return made.id

    def _role(self, entry: Event, identity: str) -> Role:
        """The actor in a role: with the words that name it there, if it has any."""
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


def _day(entry: Statement | Event, date: When | None, status: Status) -> Day | None:
    """The day of an entry that has this date and status: told where a date is, none for what has not been done."""
    if status in ("hypothetical", "negated"):
        return None
    return Day(date.value, "told") if date and days(date.value) else entry.day if entry.day and entry.day.basis != "told" else None


def _without[T: Entry | Side](entry: T, here: Set[str]) -> T:
    """The entry without references to entries that are not there."""
    changes: dict[str, Any] = {}
    for field in fields(entry):
        value: object = getattr(entry, field.name)
        kept = _still(field.name, value, here)
        if kept != value:
            changes[field.name] = kept
    return replace(entry, **changes) if changes else entry


def _still(name: str, value: object, here: Set[str]) -> object:
    """What is left of a field."""
    if isinstance(value, tuple):
        if name in ("source", "recipient"):
            return tuple(role for role in value if role.actor in here)
        if name == "sides":
            return tuple(_without(side, here) for side in value)
        return tuple(one for one in value if one in here) if name in REFERENCES else value
    return value if name not in REFERENCES or value in here else None
