"""An entry that the reader missed: marked words of a report, and what they tell."""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.page import entry_address, page, room_of
from onrecord.desk.pages.judging import as_analyst, now, posted
from onrecord.errors import ConfigError, OnrecordError
from onrecord.record.amending import value_of
from onrecord.record.corrections import ADDABLE, FIELDS, Corrected, Field
from onrecord.types import Reading
from onrecord.views.sentence import pieces, stretch

#: The most words that one entry stands on, in characters.
LONGEST = 4_000
#: Fields that the marked words are, or that a new entry begins without.
_GIVEN = frozenset({"content", "low", "high", "medium"})


def ask(request: Request) -> Response:
    """The form for the words that the address names, or for words to be written."""
    asked = request.query_params
    with room_of(request).record() as record:
        reading = record.reading(request.path_params["report"])
    return _form(request, reading, {name: str(asked.get(name, ""))[:LONGEST] for name in ("layer", "words", "block", "before")})


def _form(request: Request, reading: Reading, said: dict[str, str], wrong: str = "") -> Response:
    layer = said.get("layer") if said.get("layer") in ADDABLE else "event"
    found = None
    try:
        found = place_of(reading, said) if said.get("words", "").strip() else None
    except ConfigError as error:
        wrong = wrong or str(error)
    text, around = reading.report.text, None
    if found:
        around = pieces(text, [found], *stretch(text, *found))
    answer = page(
        request,
        "add.html.j2",
        report=reading.report,
        layer=layer,
        layers=list(ADDABLE),
        fields=fields_of(str(layer)),
        actors=reading.actors,
        places=list({place.name: place for place in reading.places}.values()),
        found=found,
        pieces=around,
        said=said,
        wrong=wrong,
    )
    answer.status_code = 400 if wrong else 200
    return answer


def fields_of(layer: str) -> list[Field]:
    """What is asked of a new entry, beside its words."""
    return [field for field in FIELDS[layer] if field.name not in _GIVEN]


def place_of(reading: Reading, said: dict[str, str]) -> tuple[int, int]:
    """Where the words stand: of several places the one nearest to where they were marked. Raises ConfigError where they do not."""
    words = said["words"].split()
    text = reading.report.text
    low, high, near = 0, len(text), 0
    at = said.get("block", "")
    if at.isdecimal() and len(at) < 7 and int(at) < len(reading.report.blocks):
        block = reading.report.blocks[int(at)]
        before = said.get("before", "")
        low, high = block.start, block.end
        near = low + (int(before) if before.isdecimal() and len(before) < 9 else 0)
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    places = [found.span() for found in pattern.finditer(text, low, high)] or [found.span() for found in pattern.finditer(text)]
    if not places:
        raise ConfigError("the words", f"“{' '.join(words)[:60]}” do not stand in the report", "Copy them from it as they are")
    return min(places, key=lambda place: (abs(place[0] - near), place))


async def keep(request: Request) -> Response:
    """Keeps the new entry."""
    form = await posted(request)
    return await run_in_threadpool(_keep, request, form)


def _keep(request: Request, form: FormData) -> Response:
    room = room_of(request)
    said = {name: str(value)[:LONGEST] for name, value in form.items() if isinstance(value, str)}
    layer, analyst = said.get("layer", ""), said.get("analyst", "").strip()[:80] or "analyst"
    with room.archive() as archive:
        reading = archive.marked(request.path_params["report"])
        try:
            span = place_of(reading, said) if said.get("words", "").strip() else None
            note = said.get("note", "").strip()[:2000] or None
            sentence = stretch(reading.report.text, *span) if span else (0, 0)
            spans = [span] if span else []
            fields = _fields(reading, layer, said)
            ref = archive.add_entry(reading.report.id, layer, spans, fields, sentence=sentence, analyst=analyst, note=note, made=now())
        except OnrecordError as error:
            return _form(request, reading, said, str(error))
    return as_analyst(RedirectResponse(entry_address(ref), 303), analyst)


def _fields(reading: Reading, layer: str, said: dict[str, str]) -> dict[str, Corrected]:
    if layer not in ADDABLE:
        raise ConfigError("layer", f"{layer!r} is none to which entries are added", f"Give one of {', '.join(ADDABLE)}")
    given = {field.name: said.get(f"field-{field.name}", "") for field in fields_of(layer)}
    return {name: value_of(layer, name, told, reading) for name, told in given.items() if told.strip()}
