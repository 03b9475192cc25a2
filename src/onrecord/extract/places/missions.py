"""Embassies and consulates, placed by the city they are said to stand in: "the Japanese consulate in Guangzhou"."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.places.names import Named
from onrecord.extract.places.resolve import Sense
from onrecord.extract.places.words import MISSIONS


def missions(doc: Doc, rows: list[tuple[Named, Sense]]) -> list[tuple[Named, Sense]]:
    """The rows with the embassies and consulates that stand right before the name of their city, in order of the text."""
    houses: list[tuple[Named, Sense]] = []
    for name, sense in rows:
        if sense.kind != "city" or sense.lat is None or not name.tokens or name.tokens[0].i < 3:
            continue
        at = name.tokens[0].i
        owner, house, word = doc.tokens[at - 3 : at]
        if word.lower != "in" or house.lower not in MISSIONS or not owner.text[0].isupper() or owner.sent is not name.tokens[0].sent:
            continue
        text = doc.text[owner.start : house.end]
        why = (f"a mission in {sense.name}, which is named after it",)
        houses.append(
            (
                Named(owner.start, house.end, text.lower(), [], (owner, house)),
                Sense(text, "facility", sense.country, sense.lat, sense.lon, 20.0, None, why),
            )
        )
    if not houses:
        return rows
    # "the U.S. embassy in Baghdad" is one place, and the state that owns it is none there.
    spans = [(house.start, house.end) for house, _ in houses]
    kept = [row for row in rows if not any(start <= row[0].start < end for start, end in spans)]
    return sorted([*kept, *houses], key=lambda row: row[0].start)
