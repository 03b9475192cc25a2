"""The layers of a reading: what each is called, its type, and what lists, views and exports show of it. Told here and nowhere else.

A new layer has a line here, its type in ``types``, and its extractor in ``reader``.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types import Actor, Date, Event, Figure, Place, Position, Statement

type Entry = Actor | Statement | Event | Figure | Date | Place | Position


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer."""

    #: What the ids of its entries begin with: "E3".
    letter: str
    #: The field of the reading, the list of the command line and the view of the record.
    name: str
    #: One entry of it, and the record's table.
    singular: str
    type: type[Entry]
    #: What it is called above its part of a page.
    heading: str
    #: Where it stands among the layers where a reading is shown, and where the record's tables are exported.
    shown: int
    exported: int
    #: The columns of its list, in order, after report, published and id; none where it has no list over files.
    columns: tuple[str, ...] = ()
    #: Those that a terminal has room for, with the id.
    brief: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is called above a list alone."""
        return self.name.capitalize()


#: All of them, each after those that its entries may refer to.
LAYERS: tuple[Layer, ...] = (
    Layer("A", "actors", "actor", Actor, "People and bodies", shown=5, exported=1),
    Layer(
        "P", "places", "place", Place, "Places", shown=6, exported=6,
        columns=("name", "kind", "country", "lat", "lon", "radius_km", "geonameid", "words", "start", "end"),
        brief=("id", "name", "kind", "country", "lat", "lon"),
    ),
    Layer(
        "D", "dates", "date", Date, "Dates", shown=7, exported=7,
        columns=("value", "type", "words", "start", "end"), brief=("id", "value", "type", "words"),
    ),
    Layer(
        "S", "statements", "statement", Statement, "What was said", shown=1, exported=2,
        columns=(
            "kind", "speaker", "code", "cue", "negated", "words", "addressee", "medium", "place", "date", "day", "basis", "start", "end",
        ),
        brief=("id", "speaker", "code", "cue", "kind", "words"),
    ),
    Layer(
        "E", "events", "event", Event, "What happened", shown=2, exported=3,
        columns=(
            "date", "day", "basis", "source", "source_code", "type", "mode", "recipient", "recipient_code", "status", "place", "contexts",
            "cameo", "quad", "intensity", "trigger", "in_statement", "same_as", "start", "end",
        ),
        brief=("id", "day", "basis", "source", "type", "mode", "recipient", "place", "status", "trigger"),
    ),
    Layer(
        "F", "figures", "figure", Figure, "Figures", shown=4, exported=4,
        columns=("value", "low", "high", "approximate", "unit", "per", "of", "what", "place", "by", "converts", "words", "start", "end"),
        brief=("id", "value", "unit", "of", "what", "words"),
    ),
    Layer(
        "H", "positions", "position", Position, "Positions held", shown=3, exported=5,
        columns=("kind", "holders", "toward", "about", "obligation", "condition", "deadline", "denied_by", "sides", "evidence"),
        brief=("id", "kind", "holders", "toward", "about", "condition", "deadline", "evidence"),
    ),
)  # fmt: skip
#: Each by its name, its letter and the word for one entry.
BY_NAME: dict[str, Layer] = {layer.name: layer for layer in LAYERS}
BY_LETTER: dict[str, Layer] = {layer.letter: layer for layer in LAYERS}
BY_SINGULAR: dict[str, Layer] = {layer.singular: layer for layer in LAYERS}
#: In the order in which a reading is shown, and in which tables are exported.
SHOWN: tuple[Layer, ...] = tuple(sorted(LAYERS, key=lambda layer: layer.shown))
EXPORTED: tuple[Layer, ...] = tuple(sorted(LAYERS, key=lambda layer: layer.exported))
