"""Picks the entries of a reading that a user asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.types import Actor, Event, Figure, Place, Position, Role, Statement
from onrecord.views.names import Names, code, words
from onrecord.views.when import counted, days


@dataclass(frozen=True, slots=True)
class StatementsAsked:
    """Which statements; None and empty stand for any."""

    #: Part of the speaker's name or of the words for the speaker, or a code: ``JPN``, ``JPN.GOV``.
    speaker: str | None = None
    #: Words that all stand in the content, in any order, as words or the beginnings of words.
    about: str | None = None
    kinds: tuple[str, ...] = ()

    def holds(self, statement: Statement, names: Names) -> bool:
        """Whether this statement is asked for."""
        if self.kinds and statement.kind not in self.kinds:
            return False
        if self.speaker and not _speaks(self.speaker, statement, names):
            return False
        return not self.about or _tells(self.about, words(statement.content))


@dataclass(frozen=True, slots=True)
class EventsAsked:
    """Which events; None and empty stand for any."""

    types: tuple[str, ...] = ()
    #: Part of an actor's name, or a code: ``JPN``, ``JPN.GOV``.
    source: str | None = None
    recipient: str | None = None
    statuses: tuple[str, ...] = ()
    #: Events on this day or later; an event of a longer time counts if any of its days does. Without a date it does not.
    since: date | None = None
    until: date | None = None

    def holds(self, event: Event, names: Names) -> bool:
        """Whether this event is asked for."""
        if self.types and event.type not in self.types:
            return False
        if self.statuses and event.status not in self.statuses:
            return False
        if self.source and not _plays(self.source, event.source, names):
            return False
        if self.recipient and not _plays(self.recipient, event.recipient, names):
            return False
        return self._in_time(event)

    def _in_time(self, event: Event) -> bool:
        if self.since is None and self.until is None:
            return True
        covered = days(counted(event) or "")
        if covered is None:
            return False
        first, last = covered
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


@dataclass(frozen=True, slots=True)
class FiguresAsked:
    """Which figures; None stands for any."""

    #: Words that all stand in what is counted, its unit or the words of the figure.
    about: str | None = None
    #: Part of the owner's name, or a code.
    of: str | None = None
    #: Part of the place's name, or the country's code: ``JPN``.
    place: str | None = None

    def holds(self, figure: Figure, names: Names) -> bool:
        """Whether this figure is asked for."""
        if self.about and not _tells(self.about, f"{figure.text} {figure.unit} {figure.what or ''}"):
            return False
        owner = names.actor(figure.of)
        if self.of and (owner is None or not is_called(self.of, owner)):
            return False
        return self.place is None or _lies(self.place, names.entries.get(figure.place or ""))


@dataclass(frozen=True, slots=True)
class PositionsAsked:
    """Which positions; None and empty stand for any."""

    kinds: tuple[str, ...] = ()
    #: Part of the name of one who holds it, on any side, or a code.
    holder: str | None = None

    def holds(self, position: Position, names: Names) -> bool:
        """Whether this position is asked for."""
        if self.kinds and position.kind not in self.kinds:
            return False
        holders = (*position.holders, *(holder for side in position.sides for holder in side.holders))
        found = (names.actor(holder) for holder in holders)
        return self.holder is None or any(actor is not None and is_called(self.holder, actor) for actor in found)


def _lies(asked: str, place: object) -> bool:
    return isinstance(place, Place) and (place.country == asked or asked.casefold() in place.name.casefold())


def is_called(asked: str, actor: Actor) -> bool:
    """Whether the actor has this code (or a code within it: ``JPN`` takes in ``JPN.GOV``), or has these words in a name."""
    if re.fullmatch(r"[A-Z]{3}(\.[A-Z]{3})?", asked):
        own = code(actor)
        return own == asked or own.startswith(asked + ".")
    wanted = asked.casefold()
    return any(wanted in name.casefold() for name in (actor.name, *(m.text for m in actor.mentions if m.kind == "name")))


def _speaks(asked: str, statement: Statement, names: Names) -> bool:
    actor = names.actor(statement.speaker)
    if actor is not None and is_called(asked, actor):
        return True
    if asked in statement.states:
        return True
    return statement.speaker_text is not None and asked.casefold() in statement.speaker_text.text.casefold()


def _plays(asked: str, roles: Sequence[Role], names: Names) -> bool:
    return any(actor is not None and is_called(asked, actor) for actor in (names.actor(role.actor) for role in roles))


def _tells(asked: str, text: str) -> bool:
    return all(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in asked.split())
