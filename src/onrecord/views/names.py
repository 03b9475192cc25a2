"""Look-ups over one reading by id, and the names that views show for its entries."""

from __future__ import annotations

from functools import cached_property

from onrecord.layers import SHOWN, Entry
from onrecord.types import Actor, Figure, Place, Reading, Role, Span, Statement

#: The layers by the letter that their ids begin with, in the order in which views show them.
LAYERS: dict[str, str] = {layer.letter: layer.name for layer in SHOWN}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


class Names:
    """A reading with its entries by id."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry by id."""
        return {entry.id: entry for layer in LAYERS.values() for entry in getattr(self.reading, layer)}

    def actor(self, identity: str | None) -> Actor | None:
        """The actor with this id, if there is one."""
        entry = self.entries.get(identity or "")
        return entry if isinstance(entry, Actor) else None

    def name(self, identity: str) -> str:
        """An actor's name, or the id where the reading has no such actor."""
        actor = self.actor(identity)
        return actor.name if actor else identity

    def all_names(self, identities: tuple[str, ...]) -> str:
        """The names of several actors."""
        return ", ".join(self.name(identity) for identity in identities)

    def roles(self, roles: tuple[Role, ...]) -> str:
        """The names of the actors in a role, each once."""
        return ", ".join(dict.fromkeys(self.name(role.actor) for role in roles))

    def place(self, identity: str | None) -> str | None:
        """A place's name."""
        entry = self.entries.get(identity or "")
        return entry.name if isinstance(entry, Place) else None

    def speaker(self, statement: Statement) -> str | None:
        """Who said it: the actor's name, else the report's words for the speaker."""
        if statement.speaker is not None:
            return self.name(statement.speaker)
        return statement.speaker_text.text if statement.speaker_text else None


def code(actor: Actor) -> str:
    """State and sector as PLOVER writes them: ``JPN.GOV``, ``JPN``, ``GOV``, ``IGO``, or nothing."""
    return ".".join(dict.fromkeys(part for part in (actor.state, actor.role) if part))


def words(spans: tuple[Span, ...]) -> str:
    """Several spans of one statement or trigger, with what lies between them left out."""
    return " … ".join(span.text for span in spans)


def day(value: str) -> str:
    """An ISO date in words: ``5 December 2016``; other values as they are."""
    parts = value.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return value


def number(figure: Figure) -> str:
    """A figure's value with its bounds and unit: ``≥ 1,100 troop``, ``30–40 dead``, ``about 4.2 billion NOK / year``."""
    if figure.value is not None:
        text = ("about " if figure.approximate else "") + _grouped(figure.value)
    elif figure.low is not None and figure.high is not None:
        text = f"{_grouped(figure.low)}–{_grouped(figure.high)}"
    elif figure.low is not None:
        text = f"≥ {_grouped(figure.low)}"
    elif figure.high is not None:
        text = f"≤ {_grouped(figure.high)}"
    else:
        text = "?"
    if figure.value is not None and figure.low is not None and figure.high is None:
        text = f"≥ {_grouped(figure.value)}"
    if figure.value is not None and figure.high is not None and figure.low is None:
        text = f"≤ {_grouped(figure.value)}"
    return f"{text} {figure.unit}" + (f" / {figure.per}" if figure.per else "")


def _grouped(value: float | int) -> str:
    for power, name in ((1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")):
        if abs(value) >= power and value * 1000 % power == 0:
            return f"{value / power:.10g} {name}"
    return f"{value:,.10g}" if isinstance(value, float) and not value.is_integer() else f"{int(value):,}"


def coordinates(place: Place) -> str | None:
    """``69.3° N 16.1° E``, or None where the tables do not know them."""
    if place.lat is None or place.lon is None:
        return None
    return f"{abs(place.lat):.1f}° {'N' if place.lat >= 0 else 'S'} {abs(place.lon):.1f}° {'E' if place.lon >= 0 else 'W'}"
