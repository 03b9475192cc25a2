"""What the entries of one report add to the counts that stand beside them (``counts``). Pure, as the rows are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from math import copysign
from operator import itemgetter
from typing import Any

from onrecord.record.facets import OPEN

type Rows = Mapping[str, Sequence[Sequence[Any]]]
#: Rows of counts, which are added to what stands.
type Cells = Sequence[tuple[Any, ...]]
#: The states of the parties by event and part.
type Sides = Mapping[tuple[Any, Any], set[Any]]

#: What events of one kind have in common: type, status, quad, basis ('' without one), whether they tell another event of their report again, and their
#: intensity in thousandths.
type Kind = tuple[str, str, int, str, int, int | None]
#: An event before it is packed: its number within the report, first and last day as numbers of days (0: none), kind, and the states of its sources and
#: recipients.
type Deed = tuple[int, int, int, Kind, str | None, str | None]

#: In place of a day where what is told is none.
#: By definition: no day has such a number.
NO_DAY = -1
#: Where a row of ``event`` tells the statement that it stands in and the event that it tells again, and a row of ``statement`` whether it is denied.
#: By definition: the tables' columns.
STATEMENT, SAME_AS, NEGATED = 16, 19, 18
#: The kinds of mention that name somebody.
NAMING = ("name", "metonym")


def cells(rows: Rows, sides: Sides, outlet: str | None, published: str | None) -> dict[str, Cells]:
    """By the table what is added; no link knows the report yet."""
    return {
        "tally": _tallied(rows, published, sides),
        "event_facet": _valued(rows, outlet, published),
        "unjoined": _unjoined(rows),
        "pair": _paired(rows, sides),
        "mutual": _mutual(rows, sides),
        "entry_facet": _entries(rows, outlet, published),
    }


def sides_of(rows: Rows) -> Sides:
    """The states of sources and recipients by event and part; None where one is not told."""
    states = {row[0]: row[5] for row in rows["actor"]}
    sides: dict[tuple[Any, Any], set[Any]] = {}
    for event, part, _seq, actor, *_words in rows["role"]:
        sides.setdefault((event, part), set()).add(states.get(actor))
    return sides


def involved(rows: Rows, sides: Sides) -> Cells:
    """Each event by each state that has a part in it, by the events' own numbers."""
    found = []
    for row in rows["event"]:
        number, kind, status, first, last, basis = (row[at] for at in (0, 3, 9, 13, 14, 23))
        told = (last or "", kind, status, (basis or "told") if first else basis or "")
        sources, recipients = (sides.get((number, part), ()) for part in ("source", "recipient"))
        for state in {*sources, *recipients} - {None}:
            found.append((state, first or "", number, *told, int(state in sources), int(state in recipients)))
    return found


def numbers(rows: Rows, sides: Sides) -> Sequence[Deed]:
    """Each event as it is packed, in the order of their own numbers, but for the numbers that the record gives to kinds and states."""
    found = []
    for row in sorted(rows["event"], key=itemgetter(0)):
        number, type, quad, intensity, status, first, last, same_as, basis = (row[at] for at in (0, 3, 7, 8, 9, 13, 14, 19, 23))
        kind = kind_of(type, status, quad, first, basis, same_as, intensity)
        source, recipient = (together(sides.get((number, part))) for part in ("source", "recipient"))
        found.append((number, ordinal(first), ordinal(last), kind, source, recipient))
    return found


def kind_of(type: str, status: str, quad: int, first: str | None, basis: str | None, same_as: int | None, intensity: float | None) -> Kind:
    """What the event has in common with others."""
    scored = None if intensity is None else int(1000 * intensity + copysign(0.5, intensity))
    return type, status, quad, (basis or "told") if first else basis or "", int(same_as is not None), scored


def together(states: Iterable[str | None] | None) -> str | None:
    """The states of a side in one; '' where none is told, None where nobody has the part."""
    return None if states is None else "; ".join(sorted(state for state in states if state))


@lru_cache(maxsize=1 << 13)
def ordinal(day: str | None) -> int:
    """The number of a day; 0 where there is none, ``NO_DAY`` where what is told is none ("2025")."""
    try:
        return date.fromisoformat(day).toordinal() if day else 0
    except ValueError:
        return NO_DAY


def _unjoined(rows: Rows) -> Cells:
    """How many actors are named, and how many only described; none is joined with others."""
    named = {row[0] for row in rows["mention"] if row[3] in NAMING}
    found = Counter((int(row[0] in named), row[4], row[5] or "", row[6] or "") for row in rows["actor"])
    return [(*key, count) for key, count in found.items()]


def _valued(rows: Rows, outlet: str | None, published: str | None) -> Cells:
    """How many events have each value of a facet."""
    names = {row[0]: row[3] for row in rows["actor"]}
    places = {row[0]: (row[6], row[8]) for row in rows["place"]}
    sides: dict[tuple[Any, Any], set[Any]] = {}
    for event, part, _seq, actor, *_words in rows["role"]:
        sides.setdefault((event, part), set()).add(names[actor])
    found: dict[tuple[Any, ...], int] = {}
    for row in rows["event"]:
        place, country = places.get(row[15], (None, None))
        told = [("outlet", outlet), ("month", (published or "")[:7]), ("place", place), ("country", country)]
        told.append(("told", "by the report" if row[STATEMENT] is None else "in a statement"))
        told += [("topic", one) for one in set(json.loads(row[5])) or ("",)]
        for facet, part in (("who", "source"), ("whom", "recipient")):
            told += [(facet, name) for name in sides.get((row[0], part), ("",))]
        again = int(row[SAME_AS] is not None)
        for facet, value in told:
            key = (facet, value or "", again, 0)
            found[key] = found.get(key, 0) + 1
    return [(*key, count) for key, count in found.items()]


def _paired(rows: Rows, sides: Sides) -> Cells:
    """How many events pass between each two states."""
    found: Counter[tuple[Any, ...]] = Counter()
    for row in rows["event"]:
        sources, recipients = ({state or OPEN for state in sides.get((row[0], part), (None,))} for part in ("source", "recipient"))
        told = (row[3], row[9], row[7], int(row[SAME_AS] is not None), 0)
        found.update((source, recipient, *told) for source in sources for recipient in recipients)
    return [(*key, count) for key, count in found.items()]


def _mutual(rows: Rows, sides: Sides) -> Cells:
    """How many events stand in both rows of two states."""
    found: Counter[tuple[Any, ...]] = Counter()
    for row in rows["event"]:
        both = sides.get((row[0], "source"), set()) & sides.get((row[0], "recipient"), set()) - {None}
        if row[SAME_AS] is None:
            found.update((*pair, row[9], row[7]) for pair in combinations(sorted(both), 2))
    return [(*key, count) for key, count in found.items()]


def _entries(rows: Rows, outlet: str | None, published: str | None) -> Cells:
    """How many statements, figures and positions have each value of a facet."""
    names = {row[0]: row[3] for row in rows["actor"]}
    places = {row[0]: row[6] for row in rows["place"]}
    speakers = {row[0]: row[5] for row in rows["statement"]}
    matters = {row[0]: set(json.loads(row[5])) for row in rows["event"]}
    holding: dict[tuple[str, Any], set[Any]] = {}  # what entries have several of
    for row in rows["event"]:
        holding.setdefault(("statements", row[16]), set()).update(matters[row[0]])
    for event, figure in rows["amount"]:
        holding.setdefault(("figures", figure), set()).update(matters[event])
    for position, _seq, statement, event in rows["evidence"]:
        shown = holding.get(("statements", statement), set()) if event is None else matters.get(event, set())
        holding.setdefault(("positions", position), set()).update(shown)
    for position, part, _seq, actor in rows["party"]:
        holding.setdefault((part, position), set()).add(names[actor])
    told: list[tuple[str, str, Any]] = []
    for row in rows["statement"]:
        denied = "denied" if row[NEGATED] == 1 else "not denied"
        one = {"speaker": row[5], "state": row[6], "kind": row[3], "denied": denied, "place": places.get(row[14])}
        told += [("statements", facet, value) for facet, value in one.items()]
    for row in rows["figure"]:
        one = {"unit": row[10], "what": row[12], "of": names.get(row[11]), "by": speakers.get(row[16]), "place": places.get(row[13])}
        told += [("figures", facet, value) for facet, value in one.items()]
    for row in rows["position"]:
        told += [("positions", "kind", row[3]), ("positions", "obligation", row[5])]
        told += [("positions", part, name) for part in ("holder", "toward") for name in holding.get((part, row[0])) or ("",)]
    for name, table in (("statements", "statement"), ("figures", "figure"), ("positions", "position")):
        for row in rows[table]:
            told += [(name, "outlet", outlet), (name, "month", (published or "")[:7])]
            told += [(name, "topic", value) for value in holding.get((name, row[0])) or ("",)]
    return [(*key, count) for key, count in Counter((layer, facet, value or "") for layer, facet, value in told).items()]


def _tallied(rows: Rows, published: str | None, sides: Sides) -> Cells:
    """What the events of a report add to the counts: by the key how many, how many with an intensity, and the sum of these."""
    found: dict[tuple[Any, ...], list[int]] = {}
    for row in rows["event"]:
        number, kind, quad, intensity, status, same, basis = (row[at] for at in (0, 3, 7, 8, 9, 19, 23))
        first, last = _months(row[13], row[14])
        month, known = ("", basis or "told") if first else ((published or "")[:7], basis or "")
        told = (first, last, month, kind, status, quad, known, int(same is not None), 0)
        scored, sum_ = (0, 0) if intensity is None else (1, int(1000 * intensity + copysign(0.5, intensity)))
        sources, recipients = (sides.get((number, part), {None}) for part in ("source", "recipient"))
        which = [(state or OPEN, "source", 1) for state in sources] + [(state or OPEN, "recipient", 1) for state in recipients]
        which += [(state, "both", -1) for state in sources & recipients if state]
        for state, part, sign in ("", "", 1), *which:
            counts = found.setdefault((state, part, *told), [0, 0, 0])
            counts[0] += sign
            counts[1] += sign * scored
            counts[2] += sign * sum_
    return [(*key, *counts) for key, counts in found.items()]


def _months(first: Any, last: Any) -> tuple[str, str]:
    """The time as it is counted: that of the month in which it lies."""
    if first is None:
        return "", ""
    month: str = first[:7]
    return (f"{month}-01", f"{month}-28") if last.startswith(month) else (first, last)
