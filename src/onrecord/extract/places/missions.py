"""Buildings placed by the city they are said to stand in: "the Japanese consulate in Guangzhou", "Evin Prison in Tehran"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.doc import Doc
from onrecord.extract.places.names import Named
from onrecord.extract.places.words import MISSIONS
from onrecord.extract.places.written import Sense

#: Between a site and its city: "Evin Prison in Tehran", "Evin Prison, Tehran"; between a city and its site: "Tehran's Evin Prison".
_IN, _OF = (
    re.compile(r"(?:\s\([A-Z]{2,6}\))?,?\s{1,2}in\s(?:the\s)?(?:\w{1,12}\s)?(?:city of\s|town of\s)?|,\s"),
    re.compile(r"['’]s\s(?:\w{1,12}\s)?|\s"),
)

#: Parts of a city, and what stands between it and them: "the Beirut suburb of Hadath", "Damascus's southern district of Qadam".
_PARTS = frozenset({"suburb", "suburbs", "neighborhood", "neighborhoods", "neighbourhood", "neighbourhoods", "district", "districts"})
_PART_OF = re.compile(r"(?:['’]s)?\s(?:\w{1,14}\s){0,2}(?:suburb|neighbou?rhood|district)s?\sof\s")


def sites(doc: Doc, rows: list[tuple[Named, Sense]]) -> list[tuple[Named, Sense]]:
    """The rows with the sites that no table has placed by the city named right beside them, if one is."""
    placed = list(rows)
    for at, (name, sense) in enumerate(rows):
        part = name.told in _PARTS
        if sense.lat is not None or not name.told or (sense.kind != "facility" and not part):
            continue
        for other, gap in ((at - 1, _PART_OF),) if part else ((at + 1, _IN), (at - 1, _OF)):
            if not 0 <= other < len(rows):
                continue
            first, last = rows[min(at, other)][0], rows[max(at, other)][0]
            town = rows[other][1]
            if town.kind in ("city", "facility") and town.country is not None and gap.fullmatch(doc.text, first.end, last.start):
                why = (*sense.why, f"{town.name} is named beside it")
                placed[at] = (
                    name,
                    replace(
                        sense, country=town.country, lat=town.lat, lon=town.lon, radius_km=20.0 if town.lat is not None else None, why=why
                    ),
                )
                break
    return placed


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
