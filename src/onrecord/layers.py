"""The layers of a reading: what each is called, its type, and where views and exports show it. Told here and nowhere else.

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

    @property
    def title(self) -> str:
        """What it is called above a list alone."""
        return self.name.capitalize()


#: All of them, each after those that its entries may refer to.
LAYERS: tuple[Layer, ...] = (
    Layer("A", "actors", "actor", Actor, "People and bodies", shown=5, exported=1),
    Layer("P", "places", "place", Place, "Places", shown=6, exported=6),
    Layer("D", "dates", "date", Date, "Dates", shown=7, exported=7),
    Layer("S", "statements", "statement", Statement, "What was said", shown=1, exported=2),
    Layer("E", "events", "event", Event, "What happened", shown=2, exported=3),
    Layer("F", "figures", "figure", Figure, "Figures", shown=4, exported=4),
    Layer("H", "positions", "position", Position, "Positions held", shown=3, exported=5),
)
#: Each by its name, its letter and the word for one entry.
BY_NAME: dict[str, Layer] = {layer.name: layer for layer in LAYERS}
BY_LETTER: dict[str, Layer] = {layer.letter: layer for layer in LAYERS}
BY_SINGULAR: dict[str, Layer] = {layer.singular: layer for layer in LAYERS}
#: In the order in which a reading is shown, and in which tables are exported.
SHOWN: tuple[Layer, ...] = tuple(sorted(LAYERS, key=lambda layer: layer.shown))
EXPORTED: tuple[Layer, ...] = tuple(sorted(LAYERS, key=lambda layer: layer.exported))
