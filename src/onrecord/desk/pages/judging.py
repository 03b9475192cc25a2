"""One entry looked at closely and judged; what was decided; undoing."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.guard import LARGEST
from onrecord.desk.page import analyst_of, as_csv, as_json, as_lists, entry_address, page, room_of
from onrecord.desk.rows import Told, of_refs, of_spans, with_told
from onrecord.errors import ConfigError, RecordError, StaleError
from onrecord.record import joins, judging
from onrecord.record.amending import shown, value_of
from onrecord.record.corrections import FIELDS, Corrected, Correction, NewActor, NewPlace, Words, kept
from onrecord.record.keys import SINGULAR, keys_of
from onrecord.record.record import Record
from onrecord.record.result import Rows, Value
from onrecord.record.rows import LAYERS
from onrecord.types import Reading, plain
from onrecord.views.dossier import ORDER, Line, line
from onrecord.views.explain import facets
from onrecord.views.judged import judgements_in
from onrecord.views.names import Names
from onrecord.views.sentence import parted

#: Decisions on the page; the JSON and CSV hold all.
SHOWN = 200
#: What decisions on links are called, by their layers.
LINKS = {"same_actor": "who is the same: actor", "telling": "which occurrence: event", "copy": "copies of", "retelling": "retellings of"}


def one(request: Request) -> Response:
    """An entry with its words, why it is there, what was decided on it, and the form to correct it."""
    report, identity = request.path_params["report"], request.path_params["entry"]
    with room_of(request).record() as record:
        values = _look(record, report, identity)
    form = request.url.path.rpartition(".")[2]
    if form == "json":
        return as_json({name: values[name] for name in ("ref", "now", "was", "decided")})
    if form == "csv":
        fields = tuple((field.name, now, was) for field, now, was in values["fields"])
        decided = values["decisions"]
        return as_lists({"fields": Rows(("field", "now", "was"), fields, len(fields)), "decided": decided}, form)
    return page(request, "entry.html.j2", **values, wrong="")


def _look(record: Record, report: str, identity: str) -> dict[str, Any]:
    raw, now = record.marked(report), record.reading(report)
    ref = f"{raw.report.id}#{identity}"
    layer = LAYERS.get(identity[:1], "")
    was = _plain(raw, layer, identity)
    if was is None:
        raise RecordError(ref, "is no entry of this record", "It may be named otherwise since the report was read again")
    standing = _plain(now, layer, identity)
    fields = FIELDS[SINGULAR[layer]]
    return {
        "ref": ref,
        "report": raw.report,
        "layer": SINGULAR[layer],
        "was": was,
        "now": standing,
        "fields": [(field, shown(field, standing or was), shown(field, was)) for field in fields],
        "actors": now.actors,
        "places": list({place.name: place for place in now.places}.values()),
        "names": {actor.id: actor.name for actor in now.actors} | {place.id: place.name for place in now.places},
        "pieces": _pieces(record, raw, ref, was),
        "resolved": _resolved(now, identity) or _resolved(raw, identity),
        "joined": record.ask(joins.of_entry, ref),
        "near": with_told(record, record.ask(joins.near, ref)),
        "why": was.get("why", []),
        "line": clipped(now, identity),
        "decisions": (decisions := record.ask(judging.of_entry, raw, ref)),
        "decided": list(decisions),
        "seen": record.ask(judging.state, raw, ref),
        "verdict": "",
    }


def _resolved(reading: Reading, identity: str) -> list[tuple[str, str]]:
    """How each part of the entry was resolved, as ``onrecord explain`` tells it."""
    names = Names(reading)
    entry = names.entries.get(identity)
    return list(facets(entry, names)) if entry is not None else []


def clipped(reading: Reading, identity: str) -> Line | None:
    """The entry as a dossier has it, if it is of a layer that a dossier holds and still stands."""
    names = Names(reading)
    entry = names.entries.get(identity)
    return line(names, entry) if entry is not None and identity[0] in ORDER else None


def _plain(reading: Reading, layer: str, identity: str) -> dict[str, Any] | None:
    found = next((entry for entry in getattr(reading, layer, ()) if entry.id == identity), None)
    return plain(found) if found is not None else None


def _pieces(record: Record, reading: Reading, ref: str, entry: dict[str, Any]) -> list[tuple[str, str]]:
    """The words about the entry, marked by what they tell; of a position those of what shows it."""
    spans = entry.get("content") or entry.get("trigger") or entry.get("mentions") or ([entry] if "start" in entry else [])
    what = sorted((span["start"], span["end"]) for span in spans)[:3]
    text = reading.report.text
    if not what:
        shown_by = of_refs(record, [ref]).get(ref)
        return shown_by.pieces if shown_by else []
    named = [*(entry.get("source") or ()), *(entry.get("recipient") or ()), entry.get("speaker_text"), entry.get("addressee")]
    marks = [(start, end, "what") for start, end in what]
    marks += [(one["start"], one["end"], "who") for one in named if isinstance(one, dict)]
    marks += [(cue["start"], cue["end"], "cue") for cue in (entry.get("cue"),) if isinstance(cue, dict)]
    (first, _), (_, last) = what[0], what[-1]
    block = next(((b.start, b.end) for b in reading.report.blocks if b.start <= first < b.end), (0, len(text)))
    return parted(text, marks, max(block[0], first - 500), min(max(block[1], last), last + 500))


async def decide(request: Request) -> Response:
    """A decision on an entry."""
    form = await posted(request)
    return await run_in_threadpool(_decide, request, form)


async def posted(request: Request) -> FormData:
    """A change that may be made: by one of the desk's own forms, at a desk that lets things be changed."""
    if room_of(request).read_only:
        raise HTTPException(403, "This desk lets nothing be changed: it was opened with --read-only.")
    return await asked_for(request)


async def asked_for(request: Request) -> FormData:
    """What one of the desk's own forms sends."""
    room = room_of(request)
    form = await request.form(max_files=200, max_fields=200, max_part_size=LARGEST)
    if not room.token.fits(form.get("token")):
        raise HTTPException(403, "This page is of an earlier run of the desk: load it again.")
    return form


def _decide(request: Request, form: FormData) -> Response:
    room = room_of(request)
    report, identity = request.path_params["report"], request.path_params["entry"]
    said = {name: str(value) for name, value in form.items() if isinstance(value, str)}
    analyst = said.get("analyst", "").strip()[:80] or "analyst"
    verdict = said.get("verdict", "")
    ref = f"{report}#{identity}"
    try:
        with room.archive() as archive:
            raw = archive.marked(report)
            ref = f"{raw.report.id}#{identity}"
            amended = changes(raw, identity, said) if verdict == "amended" else None
            note = said.get("note", "").strip()[:2000] or None
            archive.judge(ref, verdict, analyst=analyst, note=note, amended=amended, made=now(), seen=said.get("seen"))
    except StaleError:
        return conflicting(request, ref, said)
    except ConfigError as error:
        with room.record() as record:
            values = _look(record, report, identity)
        told = page(request, "entry.html.j2", **values, wrong=str(error))
        told.status_code = 400
        return told
    return as_analyst(RedirectResponse(back_to(said, entry_address(ref)), 303), analyst)


def conflicting(request: Request, ref: str, said: Mapping[str, str]) -> Response:
    """The page of both, for whoever decides on what somebody else has changed since."""
    report, _, identity = ref.partition("#")
    with room_of(request).record() as record:
        values = _look(record, report, identity)
    told = page(request, "conflict.html.j2", **values, mine=said)
    told.status_code = 409
    return told


def back_to(form: Mapping[str, Any], otherwise: str) -> str:
    """The page from which a change came, if that is one of the desk's own."""
    way = str(form.get("back") or "")
    return way if way.startswith("/") and not way.startswith(("//", "/\\")) else otherwise


def as_analyst(answer: Response, analyst: str) -> Response:
    """The answer, which keeps the analyst's name for the next change."""
    answer.set_cookie("analyst", quote(analyst), max_age=31_536_000, httponly=True, samesite="strict")
    return answer


def now() -> str:
    """The time of a decision. Readings know no clock; decisions are made at a time."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def changes(raw: Reading, identity: str, said: dict[str, str]) -> dict[str, Corrected]:
    """The fields that the form gives another value than they had."""
    layer = SINGULAR[LAYERS[identity[:1]]]
    found = {}
    for field in FIELDS[layer]:
        told, before = said.get(f"field-{field.name}"), said.get(f"before-{field.name}", "")
        if told is not None and " ".join(told.split()) != " ".join(before.split()):
            found[field.name] = value_of(layer, field.name, told, raw)
    if not found:
        raise ConfigError("the entry", "is as it was: no field was changed", "Change a field, or accept the entry")
    return found


async def undo(request: Request) -> Response:
    """Takes back the analyst's last decision."""
    form = await posted(request)
    analyst = str(form.get("analyst") or analyst_of(request) or "analyst")

    def back() -> None:
        with room_of(request).archive() as archive:
            archive.undo(analyst)

    await run_in_threadpool(back)
    return RedirectResponse(back_to(form, "/review"), 303)


async def take_in(request: Request) -> Response:
    """Takes in another's judgements from a file."""
    form = await posted(request)
    given = form.get("file")
    if not isinstance(given, UploadFile) or not given.filename:
        raise ConfigError("the desk", "was given no file", "Choose the file that another's desk wrote")
    rows = judgements_in((await given.read(LARGEST)).decode("utf-8", "replace"), given.filename[:200])

    def keep() -> tuple[int, int]:
        with room_of(request).archive() as archive:
            return archive.take_in(rows)

    new, known = await run_in_threadpool(keep)
    return RedirectResponse(f"/judgements?new={new}&known={known}", 303)


def _in_words(record: Record, row: Mapping[str, Any], correction: Correction) -> dict[str, str]:
    """The corrected fields as one reads them; other entries by their names."""
    if not correction.fields or not row["ref"]:
        return {}
    reading = record.marked(str(row["report"]))
    names = {key: identity for identity, key in keys_of(reading).items()}
    entries = Names(reading).entries

    def told(value: Corrected) -> str:
        match value:
            case tuple():
                spans = [reading.report.text[one.start : one.end] for one in value if isinstance(one, Words)]
                return " ... ".join(spans) or "; ".join(told(one) for one in value if not isinstance(one, Words)) or "none"
            case NewActor(name, _, state, role):
                return _with_code(name, state, role)
            case NewPlace(name, country):
                return _with_code(name, country)
        entry = entries.get(names.get(str(value), ""))
        return str(getattr(entry, "name", "") or ("none" if value in (None, "") else value))

    return {name: told(value) for name, value in correction.fields.items()}


def _with_code(name: str, *codes: str | None) -> str:
    code = ".".join(filter(None, codes))
    return f"{name} ({code})" if code else name


def _judged(record: Record, row: Mapping[str, Any], correction: Correction) -> Told | None:
    """The words on which the entry stood that was judged, be it rejected or read otherwise since, or that an analyst added."""
    if correction.added:
        return of_spans(record, str(row["report"]), list(correction.added.spans[:3]))
    was = json.loads(str(row["was"])) if row["was"] else {}
    spans = was.get("content") or was.get("trigger") or was.get("mentions") or ([was] if "start" in was else [])
    return of_spans(record, str(row["report"]), [(span["start"], span["end"]) for span in spans[:3]])


def _correction(row: Mapping[str, Value]) -> Correction:
    return kept(str(row["layer"]), str(row["amended"] or ""), str(row["report"])) or Correction()


def many(request: Request) -> Response:
    """All that was decided."""
    form = request.url.path.partition(".")[2]
    with room_of(request).record() as record:
        rows = record.judgements()
        if form == "csv":
            return as_csv(rows.columns, rows.rows)
        if form:
            return as_json({"count": rows.count, "rows": list(rows)})
        told = [
            {**row, "same_as": (correction := _correction(row)).same_as}
            | {"told": _judged(record, row, correction), "words": _in_words(record, row, correction)}
            for row in sorted(rows, key=lambda row: str(row["made"] or ""), reverse=True)[:SHOWN]
        ]
    taken = [request.query_params.get(name, "") for name in ("new", "known")]
    said = f"{taken[0]} taken in, {taken[1]} known before." if all(one.isdecimal() and len(one) < 9 for one in taken) else ""
    return page(request, "judgements.html.j2", rows=told, count=rows.count, said=said, layers=LINKS)
