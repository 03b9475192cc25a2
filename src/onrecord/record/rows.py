"""Reading -> the rows that the record keeps of it. Pure: no database here, so that the processes that read can do it.

Numbers in the rows are those of the ids (12 for E12); the writer adds the report's own. ``TABLES`` says in which columns.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.layers import BY_LETTER
from onrecord.record.cells import Cells, Deed, cells, involved, numbers, sides_of
from onrecord.record.keys import keys_of
from onrecord.timex import days
from onrecord.types import Actor, Engine, Event, Failure, Figure, Position, Reading, Report, Span, Statement

type Cell = str | int | float | bytes | None
type Row = tuple[Cell, ...]

#: Entries of one report are numbered below this.
#: By definition: as schema.sql numbers entries.
STEP = 1 << 20
#: Speed against size: level 6 is a tenth smaller and takes twice the time.
#: Bound of work.
LEVEL = 3
#: The layers with tables of their own, by the letter of their ids.
LAYERS: dict[str, str] = {letter: layer.name for letter, layer in BY_LETTER.items()}
#: Every table that rows go to, in the order that foreign keys want, with the column that holds the report's number (or None) and
#: those that hold numbers of entries.
TABLES: dict[str, tuple[int | None, tuple[int, ...]]] = {
    "failure": (0, ()),
    "actor": (1, (0,)),
    "mention": (None, (0,)),
    "place": (1, (0,)),
    "date": (1, (0,)),
    "statement": (1, (0, 4, 14)),
    "event": (1, (0, 15, 16, 19)),
    "role": (None, (0, 3)),
    "dyad": (None, (3,)),
    "figure": (1, (0, 11, 13, 15, 16)),
    "amount": (None, (0, 1)),
    "position": (1, (0,)),
    "party": (None, (0, 3)),
    "evidence": (None, (0, 2, 3)),
}


#: Where a row of ``statement`` has its words.
#: By definition: the table's columns.
WORDS = 10
#: Where a row of ``event`` has its first and last day.
#: By definition: the table's columns.
FIRST, LAST = 13, 14
#: The columns of the report's own metadata, in their order.
METADATA = ("given_id", "title", "outlet", "byline", "dateline", "published", "published_from", "language", "url")


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is written of one reading: plain values, cheap to send between processes."""

    #: The report with what its layout told.
    report: Report
    #: The metadata as the input gave it; see ``given_of``.
    given: str
    engine: Engine
    #: The whole reading without the report's text, compressed.
    packed: bytes
    entries: int
    #: Rows by table.
    rows: dict[str, list[Row]]
    #: What its events add to the counts beside them.
    cells: dict[str, Cells]
    #: Its events by the states that have a part in them.
    involved: Cells
    #: Its events as they are packed.
    deeds: Sequence[Deed]


def prepare(reading: Reading, given: Report | None = None, keys: Mapping[str, str] | None = None) -> Prepared:
    """What the record keeps of a reading. ``given`` is the report as it was handed in, before its layout was read; ``keys`` are the entries'
    keys where decisions have changed what keys are made of."""
    rows = _Rows(reading, keys).all()
    sides = sides_of(rows)
    entries = sum(len(getattr(reading, layer)) for layer in LAYERS.values())
    report = replace(reading.report, blocks=())
    handed = given or reading.report
    assumed = handed.published_from is None and reading.report.published_from == "metadata"
    stated = given_of(replace(handed, published_from="metadata") if assumed else handed)
    return Prepared(
        report,
        stated,
        reading.engine,
        pack(reading, seal(report, stated, rows)),
        entries,
        rows,
        cells(rows, sides, report.outlet, report.published),
        involved(rows, sides),
        numbers(rows, sides),
    )


def seal(report: Report, given: str, rows: Mapping[str, Sequence[Sequence[Cell]]]) -> str:
    """A hash over all that is stored of a report, so that damage to any value shows; the rows' order is of no weight."""
    digest = hashlib.sha256()
    told = [getattr(report, name) for name in METADATA]
    digest.update(_json([*told, given]).encode("utf-8", "surrogatepass"))
    for table in TABLES:
        for line in sorted(_json([_plain(cell) for cell in row]) for row in rows[table]):
            digest.update(f"{table}{line}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _plain(cell: Cell) -> Cell:
    """Whole numbers and fractions alike, as a column may keep the one as the other."""
    return float(cell) if isinstance(cell, (int, float)) else cell


def given_of(report: Report) -> str:
    """The metadata that came with a report, as JSON. Of two copies of a report the record keeps what sorts first."""
    published = report.published if report.published_from == "metadata" else None
    return _json([published, report.outlet, report.url, report.given_id, report.title, report.byline, report.dateline, report.language])


def restored(text: str, given: str) -> Report:
    """The report as it was handed in, from its text and ``given_of``."""
    published, outlet, url, given_id, title, byline, dateline, language = json.loads(given)
    told = {"given_id": given_id, "title": title, "byline": byline, "dateline": dateline, "language": language}
    return Report.of(text, published=published, outlet=outlet, url=url, **told)


def pack(reading: Reading, sealed: str) -> bytes:
    """The reading's JSON form without the text and with the seal over its rows, compressed."""
    value = {**reading.to_dict(), "seal": sealed}
    del value["report"]["text"]
    return zlib.compress(_json(value).encode("utf-8", "surrogatepass"), LEVEL)


def unpack(packed: bytes, text: str) -> dict[str, Any]:
    """The JSON form of the reading again. Raises zlib.error and ValueError if it is damaged."""
    value: dict[str, Any] = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    value.pop("seal", None)
    report = value["report"]
    value["report"] = {"id": report.pop("id"), "text": text, **report}
    return value


def resealed(packed: bytes, sealed: str) -> bytes:
    """The packed reading with this seal and all else as it was."""
    value = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    return zlib.compress(_json({**value, "seal": sealed}).encode("utf-8", "surrogatepass"), LEVEL)


def seal_in(packed: bytes) -> str | None:
    """The seal that was kept with the reading; None in readings of before there were any."""
    found = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")).get("seal")
    return None if found is None else str(found)


#: Made once: ``json.dumps`` makes one anew for each row.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _number(identity: str) -> int:
    return int(identity[1:])


class _Rows:
    """The rows of one reading. A reference to an entry that the reading does not have is left out, and a failure says so."""

    def __init__(self, reading: Reading, keys: Mapping[str, str] | None = None) -> None:
        self.reading = reading
        self.keys = keys or keys_of(reading)
        self.known = {entry.id for layer in LAYERS.values() for entry in getattr(reading, layer)}
        self.actors = {actor.id: actor for actor in reading.actors}
        self.failures = list(reading.failures)
        #: Readings of before entries had days tell of none.
        self.has_days = any(event.day for event in reading.events) or any(one.day for one in reading.statements)
        self.rows: dict[str, list[Row]] = {table: [] for table in TABLES}

    def _when(self, entry: Statement | Event) -> tuple[str | None, str | None, str | None]:
        """The date, and the first and last day of what the entry is counted by: its day, else its date. What was done and has no day where others
        have is background ("since the 1990s"): it is counted by none."""
        date = entry.date.value if entry.date else None
        if self.has_days and isinstance(entry, Event) and entry.status == "actual" and entry.day is None:
            return date, None, None
        counted = entry.day.value if entry.day else date
        return (date, *covered(counted)) if counted else (date, None, None)

    def all(self) -> dict[str, list[Row]]:
        for actor in self.reading.actors:
            self._actor(actor)
        self._places_and_dates()
        for statement in self.reading.statements:
            self._statement(statement)
        for event in self.reading.events:
            self._event(event)
        for figure in self.reading.figures:
            self._figure(figure)
        for position in self.reading.positions:
            self._position(position)
        self.rows["failure"] = [(None, seq, failure.stage, failure.reason) for seq, failure in enumerate(self.failures, start=1)]
        return self.rows

    def _head(self, entry: Any) -> tuple[Cell, ...]:
        return _number(entry.id), None, entry.id

    def _tail(self, entry: Any) -> tuple[Cell, ...]:
        return self.keys[entry.id], _json(list(entry.why))

    def _ref(self, entry: Any, identity: str | None) -> int | None:
        if identity is None:
            return None
        if identity not in self.known:
            self.failures.append(Failure("record", f"{entry.id} names {identity}, which the reading does not have"))
            return None
        return _number(identity)

    def _refs(self, entry: Any, identities: Iterable[str]) -> list[int]:
        return [number for number in (self._ref(entry, identity) for identity in dict.fromkeys(identities)) if number is not None]

    def _actor(self, actor: Actor) -> None:
        told = (actor.name, actor.kind, actor.state, actor.role, actor.title, actor.affiliation)
        self.rows["actor"].append((*self._head(actor), *told, *self._tail(actor)))
        once = {(mention.start, mention.end): mention for mention in actor.mentions}
        self.rows["mention"] += [(_number(actor.id), m.start, m.end, m.kind, m.text) for m in once.values()]

    def _places_and_dates(self) -> None:
        for place in self.reading.places:
            told = (place.name, place.kind, place.country, place.lat, place.lon, place.radius_km, place.geonameid)
            self.rows["place"].append((*self._head(place), place.start, place.end, place.text, *told, *self._tail(place)))
        for date in self.reading.dates:
            first, last = covered(date.value)
            words = (date.start, date.end, date.text)
            self.rows["date"].append((*self._head(date), *words, date.value, date.type, first, last, *self._tail(date)))

    def _statement(self, statement: Statement) -> None:
        actor = self.actors.get(statement.speaker or "")
        named = actor.name if actor else statement.speaker_text.text if statement.speaker_text else None
        spans = {
            "content": [[span.start, span.end] for span in statement.content],
            "cue": _ends(statement.cue),
            "speaker": _ends(statement.speaker_text),
            "addressee": _ends(statement.addressee),
        }
        self.rows["statement"].append((
            *self._head(statement), statement.kind, self._ref(statement, statement.speaker), named,
            actor.state if actor else None, actor.role if actor else None, _json(list(statement.states)), _text(statement.cue),
            words(statement.content), _json(spans), _text(statement.addressee), statement.medium, self._ref(statement, statement.place),
            *self._when(statement), int(statement.negated), statement.block, *self._tail(statement), *_day(statement),
        ))  # fmt: skip

    def _event(self, event: Event) -> None:
        number = _number(event.id)
        self.rows["event"].append((
            *self._head(event), event.type, event.mode, _json(list(event.contexts)), event.cameo, event.quad, event.intensity, event.status,
            words(event.trigger), _json([[span.start, span.end] for span in event.trigger]), *self._when(event),
            self._ref(event, event.place), self._ref(event, event.in_statement), *event.sentence, self._ref(event, event.same_as),
            *self._tail(event), *_day(event),
        ))  # fmt: skip
        for part, roles in (("source", event.source), ("recipient", event.recipient)):
            for seq, role in enumerate(roles, start=1):
                actor = self._ref(event, role.actor)
                if actor is not None:
                    self.rows["role"].append((number, part, seq, actor, role.start, role.end, role.text))
        self.rows["amount"] += [(number, figure) for figure in self._refs(event, event.amounts)]
        if event.same_as not in self.known:
            self.rows["dyad"] += self._dyads(event)

    def _dyads(self, event: Event) -> list[Row]:
        """One row an ordered pair of states that the event stands between."""
        sources, recipients = (
            dict.fromkeys(actor.state for role in roles if (actor := self.actors.get(role.actor)) and actor.state)
            for roles in (event.source, event.recipient)
        )
        _value, first, last = self._when(event)
        basis = event.day.basis if event.day else None
        told = (last or "", self.reading.report.published or "", event.quad, event.status, event.type, event.intensity, basis)
        return [(source, recipient, first or "", _number(event.id), *told) for source in sources for recipient in recipients]

    def _figure(self, figure: Figure) -> None:
        self.rows["figure"].append((
            *self._head(figure), figure.start, figure.end, figure.text, _real(figure.value), _real(figure.low), _real(figure.high),
            int(figure.approximate), figure.unit, self._ref(figure, figure.of), figure.what, self._ref(figure, figure.place), figure.per,
            self._ref(figure, figure.converts), self._ref(figure, figure.by), *self._tail(figure),
        ))  # fmt: skip

    def _position(self, position: Position) -> None:
        sides = [
            {"holders": [self.actors[holder].name for holder in side.holders if holder in self.actors], "about": side.about}
            for side in position.sides
        ]
        told = (position.kind, position.about, position.obligation, position.condition, position.deadline)
        self.rows["position"].append((*self._head(position), *told, _json(sides), *self._tail(position)))
        number = _number(position.id)
        for part, actors in (("holder", position.holders), ("toward", position.toward), ("denies", position.denied_by)):
            found = self._refs(position, actors)
            self.rows["party"] += [(number, part, seq, actor) for seq, actor in enumerate(found, start=1)]
        shown = [*position.evidence, *(identity for side in position.sides for identity in side.evidence)]
        for seq, identity in enumerate(dict.fromkeys(shown), start=1):
            entry = self._ref(position, identity)
            if entry is not None:
                event = identity.startswith("E")
                self.rows["evidence"].append((number, seq, None if event else entry, entry if event else None))


def words(spans: Sequence[Span]) -> str:
    """The words of several spans, in one line of the table."""
    return " ... ".join(span.text for span in spans)


def covered(value: str) -> tuple[str | None, str | None]:
    """First and last day of a TIMEX3 value, as ISO dates."""
    found = days(value)
    return (found[0].isoformat(), found[1].isoformat()) if found else (None, None)


def _day(entry: Statement | Event) -> tuple[str | None, str | None]:
    return (entry.day.value, entry.day.basis) if entry.day else (None, None)


def _ends(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _real(value: float | int | None) -> float | None:
    return None if value is None else float(value)
