"""Analysts' decisions on entries. They hang on the report's id and the entry's key, and so outlive re-reading."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from onrecord.errors import ConfigError, RecordError, StaleError
from onrecord.layers import BY_SINGULAR
from onrecord.record import missed
from onrecord.record.connecting import explained, transaction
from onrecord.record.corrections import Corrected, Correction, Same, Words, correction_in, fields_in, kept
from onrecord.record.keys import REFERENCES, SINGULAR, keys_of
from onrecord.record.refitting import decisions, raw, refit
from onrecord.record.result import Rows, Value
from onrecord.record.store import connect_to_write
from onrecord.types import Reading, plain

VERDICTS = ("right", "wrong", "unsure", "amended")
#: The links that an entry of a layer may stand in, as layers of decisions.
LINKED_AS = {"actor": ("same_actor",), "event": ("telling",), "report": ("copy", "retelling")}
_COLUMNS = "report, layer, key, analyst, verdict, amended, note, made, was"


def judge(
    path: Path,
    ref: str,
    reading: Reading,
    verdict: str,
    *,
    analyst: str,
    note: str | None = None,
    amended: Mapping[str, object] | None = None,
    made: str | None = None,
    seen: str | None = None,
) -> None:
    """Keeps a decision on the entry ``ref`` (``report#E3``, or a report's id alone) and applies it at once. An analyst's later one takes
    the earlier one's place; ``undo`` brings that back.

    ``reading`` is the report as it was read. ``amended`` holds the fields as they should be, added to those that were corrected before,
    each as ``corrections`` has it; ``made`` is the time, which the record does not ask the clock for; ``seen`` is the entry's ``state`` when
    the analyst looked at it. Raises RecordError if the reading has no such entry, or the verdict is none, StaleError if the entry is not as it
    was seen, and ConfigError if a field cannot be corrected so.
    """
    if verdict not in VERDICTS:
        raise RecordError(ref, f"{verdict!r} is no verdict", f"Give one of {', '.join(VERDICTS)}")
    layer, key, was = _entry(reading, ref)
    keys = keys_of(reading)
    changes = None if amended is None else {name: _by_key(name, value, keys) for name, value in fields_in(layer, amended).items()}
    with _writing(path) as connection:
        if seen is not None and seen != state(connection, reading, ref):
            raise StaleError(ref, "was changed by somebody else in the meantime", "Look at it again")
        before = Correction()
        if verdict == "amended":
            standing, corrected = _latest(connection, reading.report.id, layer, key)
            before = corrected if standing == "amended" else before
        told = None if changes is None else replace(before, fields={**before.fields, **changes}).to_json()
        values = (reading.report.id, layer, key, analyst, verdict, told, note, made, _json(was))
        _write(connection, values)
        _refit(connection, reading.report.id)


def add_entry(
    path: Path,
    reading: Reading,
    layer: str,
    spans: Sequence[tuple[int, int]],
    fields: Mapping[str, object],
    *,
    sentence: tuple[int, int],
    analyst: str,
    note: str | None = None,
    made: str | None = None,
) -> str:
    """Keeps an entry that the reader missed, and returns its ref. ``spans`` are the offsets of the words that tell it, ``fields`` what it
    tells, by the names of ``amending``. Raises ConfigError where something is missing or the reading has this entry already."""
    checked = fields_in(layer, fields)
    told = missed.made(layer, spans, checked, sentence)
    more, identity = missed.put_in(reading, layer, told)
    keys = keys_of(more)
    key = keys[identity]
    if "~" in key:
        raise ConfigError("the entry", "is there already", "Look at the report's entries, and correct that one")
    changes = Correction({name: _by_key(name, value, keys) for name, value in checked.items() if value is not None}, told)
    was = next(plain(one) for one in getattr(more, BY_SINGULAR[layer].name) if one.id == identity)
    values = (reading.report.id, layer, key, analyst, "amended", changes.to_json(), note, made, _json(was))
    with _writing(path) as connection:
        _write(connection, values)
        _refit(connection, reading.report.id)
    return f"{reading.report.id}#{identity}"


def take_apart(path: Path, ref: str, reading: Reading, *, analyst: str, note: str | None = None, made: str | None = None) -> None:
    """Takes an entry out of what linking joined it with, and keeps that as a decision: an actor is nobody whom other reports tell of, an
    event tells of no occurrence with others; a whole report is no copy of another and retells none. ``undo`` brings the join back.

    Raises RecordError where the ref is no actor, event or report.
    """
    _decide_links(path, ref, reading, "wrong", analyst=analyst, note=note, made=made)


def put_back(path: Path, ref: str, reading: Reading, *, analyst: str, note: str | None = None, made: str | None = None) -> None:
    """Lets linking join again what was taken apart, whoever did that, and keeps that as a decision."""
    _decide_links(path, ref, reading, "right", analyst=analyst, note=note, made=made)


def _decide_links(path: Path, ref: str, reading: Reading, verdict: str, *, analyst: str, note: str | None, made: str | None) -> None:
    layer, key, was = _entry(reading, ref)
    links = LINKED_AS.get(layer)
    if links is None:
        raise RecordError(ref, f"is a {layer}, which is joined with nothing", "Give an actor, as REPORT#A3, an event or a report")
    with _writing(path) as connection:
        for link in links:
            values = (reading.report.id, link, key, analyst, verdict, None, note, made, _json(was))
            _write(connection, values)
        _refit(connection, reading.report.id)


def join(
    path: Path,
    ref: str,
    reading: Reading,
    other_ref: str,
    other: Reading,
    *,
    analyst: str,
    note: str | None = None,
    made: str | None = None,
) -> None:
    """Keeps that an actor is the same as one of another report or name, or that an event tells of the same occurrence as another report's,
    and joins them at once with all that either is joined with. ``undo`` takes it back.

    What linking joined the entry with before stays joined with it, unless it was taken apart. Raises RecordError where the two cannot be one.
    """
    layer, key, was = _entry(reading, ref)
    other_layer, other_key, that = _entry(other, other_ref)
    link = LINKED_AS.get(layer, ("",))[0]
    if layer != other_layer or layer not in ("actor", "event"):
        raise RecordError(ref, f"and {other_ref} are {layer} and {other_layer}", "Give two actors, as REPORT#A3, or two events")
    if (reading.report.id, key) == (other.report.id, other_key):
        raise RecordError(ref, "is the same already", "Give another's ref")
    if layer == "event" and reading.report.id == other.report.id:
        raise RecordError(
            ref, "is told by the same report", "An occurrence has one event of each report; reject the one that tells it again"
        )
    _check_named(layer, ref, was)
    _check_named(layer, other_ref, that)
    name = that["name"] if layer == "actor" else " ".join(span["text"] for span in that["trigger"])
    same = Same(other.report.id, other_key, name)
    with _writing(path) as connection:
        verdict, before = _latest(connection, reading.report.id, link, key)
        others = [one for one in before.same_as if (one.report, one.key) != (same.report, same.key)]
        joined = Correction(same_as=(*others, same), apart=verdict == "wrong" or before.apart)
        values = (reading.report.id, link, key, analyst, "amended", joined.to_json(), note, made, _json(was))
        _write(connection, values)
        _refit(connection, reading.report.id)


def _check_named(layer: str, ref: str, entry: Any) -> None:
    if layer == "actor" and not any(mention["kind"] in ("name", "metonym") for mention in entry["mentions"]):
        raise RecordError(ref, "is only described, by no name", "Give it a name first: onrecord judge REF amended --set name=NAME")


def _latest(connection: sqlite3.Connection, report: str, layer: str, key: str) -> tuple[str, Correction]:
    """The verdict of the latest decision on an entry, and what it corrects."""
    row = connection.execute(
        "SELECT verdict, amended FROM judgement WHERE report = ? AND layer = ? AND key = ? ORDER BY n DESC LIMIT 1", (report, layer, key)
    ).fetchone()
    return (row[0], kept(layer, row[1], report) or Correction()) if row else ("", Correction())


def undo(path: Path, analyst: str) -> str:
    """Takes back the analyst's last decision; what stood on the entry before stands again. Returns the report and key it was on. Raises
    RecordError if there is none."""
    with _writing(path) as connection:
        last = connection.execute(
            "SELECT n, report, layer, key FROM decision WHERE analyst = ? ORDER BY n DESC LIMIT 1", (analyst,)
        ).fetchone()
        if last is None:
            raise RecordError(analyst, "has decided nothing that could be undone", "See what is decided with: onrecord judgements")
        n, *entry = last
        connection.execute("DELETE FROM decision WHERE n = ?", (n,))
        connection.execute("DELETE FROM judgement WHERE report = ? AND layer = ? AND key = ? AND analyst = ?", (*entry, analyst))
        connection.execute(
            f"INSERT INTO judgement ({_COLUMNS}) SELECT {_COLUMNS} FROM decision WHERE report = ? AND layer = ? AND key = ? AND analyst = ?"
            " ORDER BY n DESC LIMIT 1",
            (*entry, analyst),
        )
        _refit(connection, entry[0])
    return f"{entry[0]} {entry[1]} {entry[2]}"


def take_in(path: Path, rows: Iterable[Mapping[str, Any]]) -> tuple[int, int]:
    """Takes in another's judgements, as ``judgements`` gives them, and returns how many are new and how many were known or older than what
    the same analyst has decided here. Raises ConfigError where a row is none; then nothing is taken in."""
    told = [_row(at, row) for at, row in enumerate(rows, start=1)]
    new = 0
    with _writing(path) as connection:
        for values in told:
            entry, decided = values[:4], values[4:8]
            held = connection.execute(
                "SELECT verdict, amended, note, made FROM judgement WHERE report = ? AND layer = ? AND key = ? AND analyst = ?", entry
            ).fetchone()
            if held is not None and (held == decided or (held[-1] or "") > (decided[-1] or "")):
                continue
            _write(connection, values)
            new += 1
        for report in sorted({str(values[0]) for values in told}):
            _refit(connection, report)
    return new, len(told) - new


def _row(at: int, row: Mapping[str, Any]) -> tuple[str | None, ...]:
    """One judgement of another's. What a spreadsheet has put before a cell is taken off again."""
    values: list[str | None] = []
    for name in _COLUMNS.split(", "):
        value = row.get(name)
        text = value if isinstance(value, str) else None if value is None else json.dumps(value, ensure_ascii=False)
        values.append(text or ("" if name == "key" else None))
    report, layer, _key, analyst, verdict, amended, _note, _made, was = values
    if not report or not re.fullmatch(r"[0-9a-f]{64}", report) or not analyst or verdict not in VERDICTS:
        raise ConfigError(
            f"judgement {at}", "has no report, analyst or verdict that can be taken in", "Give what `onrecord judgements` writes"
        )
    if layer not in (*SINGULAR.values(), "report", *chain.from_iterable(LINKED_AS.values())):
        raise ConfigError(f"judgement {at}", f"{layer!r} is no layer", "Give what `onrecord judgements` writes")
    try:
        if amended is not None:
            correction_in(layer, json.loads(amended))
        if was is not None and not isinstance(json.loads(was), dict):
            raise ConfigError("was", "is no JSON object")
    except ValueError as error:
        raise ConfigError(f"judgement {at}", f"holds what is no JSON ({error})", "Give what `onrecord judgements` writes") from error
    except ConfigError as error:
        raise ConfigError(f"judgement {at}", f"{error.about} {error.reason}", "Give what `onrecord judgements` writes") from error
    return tuple(values)


def state(connection: sqlite3.Connection, reading: Reading, ref: str) -> str:
    """What tells whether an entry was changed since one looked: its reading and the decisions on it."""
    layer, key, was = _entry(reading, ref)
    decided = connection.execute(
        "SELECT n, analyst, verdict, amended FROM judgement WHERE report = ? AND layer = ? AND key = ? ORDER BY n",
        (reading.report.id, layer, key),
    ).fetchall()
    return hashlib.sha256(repr((was, decided)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def of_entry(connection: sqlite3.Connection, reading: Reading, ref: str) -> Rows:
    """The decisions on one entry, the latest first: analyst, verdict, amended, note, made, and whether the reading has changed since."""
    layer, key, was = _entry(reading, ref)
    rows = connection.execute(
        "SELECT analyst, verdict, amended, note, made, was FROM judgement WHERE report = ? AND layer = ? AND key = ? ORDER BY n DESC",
        (reading.report.id, layer, key),
    ).fetchall()
    told = tuple((*row[:5], int(_changed(row[5], was))) for row in rows)
    return Rows(("analyst", "verdict", "amended", "note", "made", "changed"), told, len(told))


def judgements(connection: sqlite3.Connection) -> Rows:
    """Every decision, with the ref of the entry that it hangs on in the present reading, if that still has it, and whether the entry reads
    otherwise than when it was judged (``changed``: 1 where it wants a new look)."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM judgement ORDER BY report, layer, key, analyst").fetchall()
    found: list[tuple[Value, ...]] = []
    report, entries = None, {}
    for row in rows:
        if row[0] != report:
            report, entries = row[0], _entries(connection, row[0])
        ref, now = entries.get((row[1], row[2]), (None, None))
        found.append((*row[:3], ref, *row[3:], int(ref is None or (bool(row[2]) and _changed(row[8], now)))))
    columns = ("report", "layer", "key", "ref", "analyst", "verdict", "amended", "note", "made", "was", "changed")
    return Rows(columns, tuple(found), len(found))


def _entries(connection: sqlite3.Connection, report: str) -> dict[tuple[str, str], tuple[str, Any]]:
    """Ref and present reading of every entry of a report, by layer and key."""
    number = connection.execute("SELECT n FROM report WHERE id = ?", (report,)).fetchone()
    if number is None:
        return {}
    reading = missed.with_added(raw(connection, number[0])[0], decisions(connection, report))
    keys = keys_of(reading)
    found: dict[tuple[str, str], tuple[str, Any]] = {(layer, ""): (report, None) for layer in ("report", *LINKED_AS["report"])}
    for layer, singular in SINGULAR.items():
        for entry in getattr(reading, layer):
            for named in (singular, *LINKED_AS.get(singular, ())):
                found[named, keys[entry.id]] = (f"{report}#{entry.id}", plain(entry))
    return found


def _changed(was: str | None, now: object) -> bool:
    """Whether an entry reads otherwise than it did; its number and the reasons do not matter."""
    before: object = json.loads(was) if was else None
    if not isinstance(before, dict) or not isinstance(now, dict):
        return False
    leave = {"id", "why", "rows", *REFERENCES, "source", "recipient", "sides"}
    return any(before.get(name) != now.get(name) for name in {*before, *now} - leave)


def _write(connection: sqlite3.Connection, values: Sequence[Value]) -> None:
    """A decision among those that stand, in place of the analyst's earlier one, and among all that were made."""
    for table, verb in (("judgement", "INSERT OR REPLACE"), ("decision", "INSERT")):
        connection.execute(f"{verb} INTO {table} ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def _refit(connection: sqlite3.Connection, report: str) -> None:
    number = connection.execute("SELECT n FROM report WHERE id = ?", (report,)).fetchone()
    if number is not None:
        refit(connection, number[0], changed=True)


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    with explained(path), closing(connect_to_write(path)) as connection, transaction(connection):
        yield connection


def _by_key(name: str, value: Corrected, keys: Mapping[str, str]) -> Corrected:
    """A corrected field with keys in place of the ids of other entries."""
    if name not in REFERENCES and name not in ("source", "recipient"):
        return value
    if isinstance(value, tuple):
        return tuple(keys.get(one, one) if isinstance(one, str) else one for one in value if not isinstance(one, Words))
    return keys.get(value, value) if isinstance(value, str) else value


def _entry(reading: Reading, ref: str) -> tuple[str, str, Any]:
    identity = ref.partition("#")[2]
    if not identity:
        return "report", "", None
    keys = keys_of(reading)
    for layer, singular in SINGULAR.items():
        for entry in getattr(reading, layer):
            if entry.id == identity:
                return singular, keys[identity], plain(entry)
    raise RecordError(ref, "is no entry of the record", "See the report's entries with: onrecord show REPORT")


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
