"""Scores readings against the project's own annotated reports (``benchmarks/cases``).

A case is NAME.toml with the report's text in the file it names. Every ``text``, ``cue`` and ``trigger`` is an exact
substring of the report; ``nth`` (from 1) says which occurrence. What is marked ``optional`` costs nothing missed or found.

What counts as right:

- statement: the content's characters overlap (Dice >= 0.6); ``speaker``: and the speaker is the named one;
- event: same PLOVER type, and the trigger within 40 characters of the annotated one; ``roles``: and the states of source and
  recipient meet those annotated;
- figure: spans overlap, same value (or lower bound), same unit if money; date: spans overlap, same TIMEX3 value;
- place: spans overlap and within 30 km (or ``tolerance_km``), or the same country for a country;
- metonym: an actor mention covers the span and belongs to the state (recall).
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.types import Reading, Report

CASES = Path(__file__).parent / "cases"
LAYERS = ("statement", "speaker", "event", "roles", "figure", "date", "place", "metonym")
#: Names of states that say nothing by themselves.
DICE, NEAR_CHARS, NEAR_KM = 0.6, 40, 30.0

type Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated report."""

    name: str
    report: Report
    gold: Row


@dataclass(slots=True)
class Tally:
    """Right, spurious and missed, by layer, and a line for each fault."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: {layer: Counter() for layer in LAYERS})
    faults: list[str] = field(default_factory=list)

    def add(self, layer: str, right: int, spurious: int, missed: int) -> None:
        self.counts[layer].update(right=right, spurious=spurious, missed=missed)

    def f1(self, layer: str) -> float:
        """F1 of a layer, from 0 to 1; 0 where nothing was annotated."""
        n = self.counts[layer]
        total = 2 * n["right"] + n["spurious"] + n["missed"]
        return 2 * n["right"] / total if total else 0.0


def load_cases(folder: Path = CASES) -> list[Case]:
    """All cases, in order of their names."""
    cases = []
    for path in sorted(folder.glob("*.toml")):
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        text = (path.parent / gold["file"]).read_text(encoding="utf-8")
        cases.append(Case(path.stem, Report.of(text, published=gold.get("published")), gold))
    return cases


def locate(text: str, row: Row, key: str = "text") -> tuple[int, int]:
    """Where the annotated words stand. Raises ValueError if they do not."""
    start = -1
    for _ in range(row.get("nth", 1)):
        start = text.find(row[key], start + 1)
        if start < 0:
            raise ValueError(f"{row[key]!r} (nth {row.get('nth', 1)}) is not in the report")
    return start, start + len(row[key])


def score(case: Case, reading: Reading, tally: Tally) -> None:
    """Adds one report's rights and faults to the tally."""
    text = case.report.text
    actors = {actor.id: actor for actor in reading.actors}

    def pair(
        layer: str, gold: Sequence[Row], found: Sequence[Any], fit: Callable[[Row, Any], float], say: Callable[[Any], str]
    ) -> list[tuple[Row, Any]]:
        ranked = sorted(((fit(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
        taken_gold: set[int] = set()
        taken_found: set[int] = set()
        pairs = []
        for value, i, j in ranked:
            if value > 0 and -i not in taken_gold and -j not in taken_found:
                taken_gold.add(-i)
                taken_found.add(-j)
                pairs.append((gold[-i], found[-j]))
        firm = [(g, f) for g, f in pairs if not g.get("optional")]
        missed = [g for i, g in enumerate(gold) if i not in taken_gold and not g.get("optional")]
        spurious = [f for j, f in enumerate(found) if j not in taken_found]
        tally.add(layer, len(firm), len(spurious), len(missed))
        tally.faults += [f"{case.name}: missed {layer}: {g.get('trigger') or g.get('text')!r}" for g in missed]
        tally.faults += [f"{case.name}: spurious {layer}: {say(f)}" for f in spurious]
        return firm

    def statement_fit(gold: Row, found: Any) -> float:
        want = {i for a, b in [locate(text, gold), *(locate(text, {"text": more}) for more in gold.get("more", []))] for i in range(a, b)}
        have = {i for span in found.content for i in range(span.start, span.end)}
        value = 2 * len(want & have) / (len(want) + len(have))
        return value if value >= DICE else 0.0

    firm = pair("statement", case.gold.get("statement", []), reading.statements, statement_fit, lambda s: repr(s.content[0].text[:70]))
    right = sum(_speaker_fits(gold, found, actors) for gold, found in firm)
    tally.add("speaker", right, len(firm) - right, len(firm) - right)
    tally.faults += [
        f"{case.name}: wrong speaker: want {g.get('speaker')}, got {actors[f.speaker].name if f.speaker else None}: {g['text'][:50]!r}"
        for g, f in firm
        if not _speaker_fits(g, f, actors)
    ]

    def event_fit(gold: Row, found: Any) -> float:
        a, b = locate(text, gold, "trigger")
        near = any(a < span.end + NEAR_CHARS and span.start < b + NEAR_CHARS for span in found.trigger)
        exact = any(a < span.end and span.start < b for span in found.trigger)
        return 1.0 + _roles_fit(gold, found, actors) + 0.5 * exact if near and gold["type"] == found.type else 0.0

    firm = pair("event", case.gold.get("event", []), reading.events, event_fit, lambda e: f"{e.type} {e.trigger[0].text!r}")
    right = sum(_roles_fit(gold, found, actors) for gold, found in firm)
    tally.add("roles", right, len(firm) - right, len(firm) - right)
    tally.faults += [f"{case.name}: wrong roles: {g['type']} {g['trigger']!r}" for g, f in firm if not _roles_fit(g, f, actors)]

    def touching(gold: Row, found: Any) -> bool:
        a, b = locate(text, gold)
        return a < found.end and found.start < b

    def figure_fit(gold: Row, found: Any) -> float:
        have = found.value if found.value is not None else found.low
        same = have is not None and math.isclose(have, gold["value"], rel_tol=1e-6)
        money = len(gold["unit"]) == 3 and gold["unit"].isupper()
        return float(touching(gold, found) and same and (not money or found.unit == gold["unit"]))

    pair("figure", case.gold.get("figure", []), reading.figures, figure_fit, lambda f: repr(f.text))
    dates = [date for date in reading.dates if not date.value.endswith("_REF")]
    pair(
        "date",
        case.gold.get("date", []),
        dates,
        lambda g, f: float(touching(g, f) and g["value"] == f.value),
        lambda d: f"{d.text!r} {d.value}",
    )
    gold_places = case.gold.get("place", [])
    names = {row["text"] for row in gold_places}
    once: dict[str, Any] = {}
    for place in reading.places:
        listed = any(touching(row, place) for row in gold_places)
        if listed or (place.kind != "country" and place.text not in names):
            once.setdefault(place.name if not listed else f"{place.name}@{place.start}", place)
    pair(
        "place",
        gold_places,
        list(once.values()),
        lambda g, f: float(touching(g, f) and _same_place(g, f)),
        lambda p: f"{p.text!r} {p.lat},{p.lon}",
    )
    for row in case.gold.get("metonym", []):
        a, b = locate(text, row)
        found = any(m.start <= a and b <= m.end and actor.state == row["state"] for actor in reading.actors for m in actor.mentions)
        tally.add("metonym", found, 0, not found)
        if not found:
            tally.faults.append(f"{case.name}: missed metonym: {row['text']!r}")


def _speaker_fits(gold: Row, found: Any, actors: dict[str, Any]) -> bool:
    if "speaker" not in gold:
        return True
    actor = actors.get(found.speaker)
    names = ([actor.name, *(mention.text for mention in actor.mentions)] if actor else []) + (
        [found.speaker_text.text] if found.speaker_text else []
    )
    want = gold["speaker"].lower()
    return any(want in name.lower() or (len(name) > 3 and name.lower() in want) for name in names)


def _roles_fit(gold: Row, found: Any, actors: dict[str, Any]) -> bool:
    return all(
        not gold.get(side) or set(gold[side]) & {actors[role.actor].state for role in getattr(found, side)}
        for side in ("source", "recipient")
    )


def _same_place(gold: Row, found: Any) -> bool:
    if found.kind == "country" and found.country == gold.get("country") and "lat" not in gold:
        return True
    if found.lat is None or "lat" not in gold:
        return False
    la, lo, lb, lp = map(math.radians, (gold["lat"], gold["lon"], found.lat, found.lon))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h))) <= gold.get("tolerance_km", NEAR_KM)
