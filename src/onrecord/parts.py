"""Very long reports are read in parts, one after another, so that no part is in memory beside another.

A part is the whole report with only some of its words to read: offsets and block numbers stay what they are, and the parts' readings are
joined by numbering their entries on. Those whom two parts name alike are one actor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.layers import LAYERS
from onrecord.types import Actor, Block, BlockKind, Date, Event, Figure, Place, Position, Reading, Report, Statement

#: Reports of more words than this are read in parts of so many characters.
LONG, PART = 200_000, 300_000
#: The words of a report that say something about all of it.
_HEAD: frozenset[BlockKind] = frozenset({"byline", "dateline"})
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,3}\s")
#: How far before a part's end a sentence's end is looked for.
_BACK = 2_000


def is_long(report: Report) -> bool:
    """Whether a report is read in parts."""
    return len(report.text) > 2 * LONG and len(report.text.split()) > LONG


def parts(report: Report) -> Iterator[Report]:
    """The report, laid out, with the words of one part after another in its blocks; blocks of other parts are empty."""
    room, inside = PART, dict[int, Block]()
    first = True
    for index, block in enumerate(report.blocks):
        start = block.start
        while start < block.end:
            if inside and block.end - start > room:
                yield _part(report, inside, first)
                room, inside, first = PART, {}, False
            end = _end(report.text, start, min(block.end, start + room), block.end)
            inside[index] = Block(block.kind, start, end)
            room -= end - start
            start = end
    yield _part(report, inside, first)


def _part(report: Report, inside: dict[int, Block], first: bool) -> Report:
    """The report with these blocks, those of its head, and in the first part also what is not read."""
    blocks = tuple(
        inside.get(index)
        or (block if block.kind in _HEAD or (first and block.kind == "furniture") else Block(block.kind, block.start, block.start))
        for index, block in enumerate(report.blocks)
    )
    return replace(report, blocks=blocks)


def _end(text: str, start: int, end: int, last: int) -> int:
    """Where the part of a block ends: at the end of a sentence, if there is one, else between two words."""
    if end == last:
        return end
    low = max(start, end - _BACK)
    cut = max((match.end() for match in _SENTENCE_END.finditer(text, low, end)), default=0) or text.rfind(" ", low, end) + 1
    return cut if cut > start else end


def joined(report: Report, readings: Iterable[Reading]) -> Reading:
    """The reading of the whole report from those of its parts."""
    whole: Reading | None = None
    for reading in readings:
        whole = reading if whole is None else _added(whole, reading)
    assert whole is not None, "a report has at least one part"
    return replace(whole, report=report)


def _added(whole: Reading, reading: Reading) -> Reading:
    """The whole with the entries of one more part."""
    ids: dict[str, str] = {}
    actors = _joined_actors(whole.actors, reading.actors, ids)
    for layer in (one.name for one in LAYERS if one.letter != "A"):
        last = max((int(entry.id[1:]) for entry in getattr(whole, layer)), default=0)
        ids |= {entry.id: f"{entry.id[0]}{last + int(entry.id[1:])}" for entry in getattr(reading, layer)}
    dates, places = _new(whole.dates, reading.dates, ids), _new(whole.places, reading.places, ids)

    def of(identity: Any) -> Any:
        return ids.get(identity, identity)

    return replace(
        whole,
        actors=actors,
        places=whole.places + tuple(replace(one, id=of(one.id)) for one in places),
        dates=whole.dates + tuple(replace(one, id=of(one.id)) for one in dates),
        statements=whole.statements + tuple(_statement(one, of) for one in reading.statements),
        events=whole.events + tuple(_event(one, of) for one in reading.events),
        figures=whole.figures + tuple(_figure(one, of) for one in reading.figures),
        positions=whole.positions + tuple(_position(one, of) for one in reading.positions),
        failures=tuple(dict.fromkeys((*whole.failures, *reading.failures))),
    )


def _new[T: (Date, Place)](whole: tuple[T, ...], more: tuple[T, ...], ids: dict[str, str]) -> list[T]:
    """Those that the whole has not yet: the dateline stands in every part."""
    known = {(one.start, one.end): one.id for one in whole}
    ids |= {one.id: known[one.start, one.end] for one in more if (one.start, one.end) in known}
    return [one for one in more if (one.start, one.end) not in known]


def _joined_actors(whole: tuple[Actor, ...], more: tuple[Actor, ...], ids: dict[str, str]) -> tuple[Actor, ...]:
    """The actors of both; ``ids`` is told which of the whole each of the others is."""
    found = {actor.id: actor for actor in whole}
    named = {_who(actor): actor.id for actor in reversed(whole) if actor.is_named}
    last = max((int(actor.id[1:]) for actor in whole), default=0)
    for actor in more:
        same = named.get(_who(actor)) if actor.is_named else None
        ids[actor.id] = same or f"A{last + int(actor.id[1:])}"
        if same is None:
            found[ids[actor.id]] = replace(actor, id=ids[actor.id])
        else:
            mentions = {(one.start, one.end): one for one in (*found[same].mentions, *actor.mentions)}  # the head stands in every part
            found[same] = replace(found[same], mentions=tuple(mentions.values()), title=found[same].title or actor.title)
    return tuple(found.values())


def _who(actor: Actor) -> tuple[str | None, ...]:
    return actor.name, actor.kind, actor.state, actor.role, actor.affiliation


type _Of = Callable[[Any], Any]


def _statement(one: Statement, of: _Of) -> Statement:
    return replace(one, id=of(one.id), speaker=of(one.speaker), speakers=tuple(map(of, one.speakers)), place=of(one.place))


def _event(one: Event, of: _Of) -> Event:
    source, recipient = (tuple(replace(role, actor=of(role.actor)) for role in roles) for roles in (one.source, one.recipient))
    told = {"place": of(one.place), "in_statement": of(one.in_statement), "same_as": of(one.same_as)}
    return replace(one, id=of(one.id), source=source, recipient=recipient, amounts=tuple(map(of, one.amounts)), **told)


def _figure(one: Figure, of: _Of) -> Figure:
    return replace(one, id=of(one.id), of=of(one.of), place=of(one.place), converts=of(one.converts), by=of(one.by))


def _position(one: Position, of: _Of) -> Position:
    sides = tuple(replace(side, holders=tuple(map(of, side.holders)), evidence=tuple(map(of, side.evidence))) for side in one.sides)
    holders, toward, denied = (tuple(map(of, those)) for those in (one.holders, one.toward, one.denied_by))
    return replace(one, id=of(one.id), holders=holders, toward=toward, denied_by=denied, sides=sides, evidence=tuple(map(of, one.evidence)))
