"""Look-ups over one reading by id, and the names that views show for its entries."""

from __future__ import annotations

import re
from functools import cached_property

from onrecord.layers import SHOWN, Entry
from onrecord.types import Actor, Figure, Place, Reading, Role, Span, Statement
from onrecord.views.times import day as day

#: The layers by the letter that their ids begin with, in the order in which views show them.
LAYERS: dict[str, str] = {layer.letter: layer.name for layer in SHOWN}


#: What became of those who are counted: it stands beside who they are.
_FATES = frozenset({"dead", "wounded", "missing", "detained", "displaced", "abducted", "rescued"})
#: Units that are told as nouns where there are several: "a twenty-year role" is one of 20 years.
_TIMES = frozenset("year month week day hour minute second".split())
#: Beginnings of the words by which somebody denies what another says, and refuses to take it as true.
_DENIES = ("deny", "deni", "disput", "refut", "rebut", "contradict", "reject", "dismiss")


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


def number(figure: Figure) -> str:
    """A figure's value with its bounds and unit: ``at least 1,100 troop``, ``30–40 dead``, ``about 4.2 billion NOK / year``."""
    told = amount(figure.value, figure.low, figure.high, figure.approximate) or "?"
    return f"{told} {figure.unit}" + (f" / {figure.per}" if figure.per else "")


def number_of_what(figure: Figure) -> str:
    """A figure's value with what it counts: ``at least 1,100 troops``, ``four dead (civilians)``."""
    told = amount(figure.value, figure.low, figure.high, figure.approximate) or "?"
    return f"{told} {counted_in(figure.unit, figure.what, figure.text, figure.value)}" + (f" / {figure.per}" if figure.per else "")


def amount(value: float | None, low: float | None, high: float | None, approximate: object = False) -> str:
    """A number as one reads it, with how far it is told: ``at least 30``, ``about 4.2 billion``, ``30–40``; nothing where there is none."""
    about = "about " if approximate else ""
    if value is None and low is not None and high is not None:
        return f"{about}{grouped(low)}–{grouped(high)}"
    told = next((one for one in (value, low, high) if one is not None), None)
    if told is None:
        return ""
    least, most = low is not None and high is None, high is not None and low is None
    return f"{'at least ' if least else 'at most ' if most else about}{grouped(told)}"


def grouped(value: float) -> str:
    """Digits in groups, and millions and more in words where they are round: never an exponent."""
    for power, name in ((1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")):
        if abs(value) >= power and value * 1000 % power == 0:
            return f"{digits(value / power)} {name}"
    return digits(value)


def digits(value: float) -> str:
    """All digits of a number, in groups."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.9f}".rstrip("0").rstrip(".")


def counted_in(unit: str, what: str | None, text: str = "", value: float | None = 1) -> str:
    """What a number counts, each word once: ``patrol boats`` for boats of that kind, ``dead (civilians)``, ``percent (of seats)``, ``years``
    for the unit ``year`` where there are several."""
    if not what:
        return f"{unit}s" if unit in _TIMES and value != 1 else unit
    if unit == "person" or any(word.startswith(unit[: max(3, len(unit) - 1)]) for word in re.findall(r"[\w-]+", what.lower())):
        return what
    if text.endswith(what) and unit not in _FATES:
        return what
    return f"{unit} ({what})"


def denial(cue: str | None, negated: object) -> str:
    """``denied`` where somebody denies something, ``not said`` where it is only told that somebody does not say it ("declined to say")."""
    if not negated:
        return ""
    denies = any(word.startswith(_DENIES) for word in (cue or "").lower().split())
    return "denied" if denies else "not said"


def coordinates(place: Place) -> str | None:
    """``69.3° N 16.1° E``, or None where the tables do not know them."""
    if place.lat is None or place.lon is None:
        return None
    return f"{abs(place.lat):.1f}° {'N' if place.lat >= 0 else 'S'} {abs(place.lon):.1f}° {'E' if place.lon >= 0 else 'W'}"
