"""Readings as one HTML file that needs nothing else: no network, no other file, no script but its own."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.layers import SHOWN
from onrecord.types import Reading
from onrecord.views import names as naming
from onrecord.views.chronicle import chronicle
from onrecord.views.map import drawn, outline
from onrecord.views.marks import MAIN, Segment, marked
from onrecord.views.names import LAYERS, Names
from onrecord.views.safe import neutral, shown
from onrecord.views.times import timed_in_words

_HERE = Path(__file__).parent
#: Layers as the page names them, by the letter of their ids.
TITLES: dict[str, str] = {layer.letter: layer.heading for layer in SHOWN}


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of the text as the page shows it."""

    text: str
    #: The layers that mark it at all times, as class names.
    layers: str
    #: What it is to which entries: ``E3.trigger A1.source``, the narrowest first.
    parts: str
    #: The ids for which this is the first segment, so that links lead here.
    anchors: tuple[str, ...]


def document(readings: Sequence[Reading]) -> str:
    """The page. Every string of the reports is escaped and made safe; the same readings give the same bytes."""
    style, script = source("colours.css") + source("page.css"), source("page.js")
    page: str = (
        _environment()
        .get_template("page.html.j2")
        .render(
            readings=[article_of(reading, number) for number, reading in enumerate(readings, start=1)],
            style=Markup(style),
            script=Markup(script),
            policy=(f"default-src 'none'; script-src '{digest(script)}'; style-src '{digest(style)}'; base-uri 'none'; form-action 'none'"),
            outline=outline(),
            titles=TITLES,
        )
    )
    return page


def article_of(reading: Reading, number: int = 1) -> dict[str, Any]:
    """What the template needs for one reading. ``prefix`` keeps ids apart where a page holds several."""
    names = Names(reading)
    places = _once(reading.places, lambda place: (place.name, place.country))
    dates = _once(reading.dates, lambda date: (date.text, date.value))
    every = {place.id for place in reading.places} | {date.id for date in reading.dates}
    unlisted = every - {first.id for first, _ in (*places, *dates)}
    return {
        "prefix": f"r{number}-",
        "reading": reading,
        "names": names,
        "layers": {
            letter: [(entry, entry.id) for entry in getattr(reading, layer)] for letter, layer in LAYERS.items() if letter not in "PD"
        },
        "places": places,
        "dates": dates,
        "blocks": list(_text(reading, names, unlisted)),
        "quoted": _quoted(reading),
        "moments": chronicle(reading),
        "map": drawn(reading.places),
        "json": _embedded(reading.to_dict()),
    }


#: Marks that open and close a quotation, with the single ones.
_OPENING, _CLOSING = "\"“„«‹'‘‚", "\"”“»›'’"


def _quoted(reading: Reading) -> frozenset[str]:
    """Statements whose content stands between quotation marks in the report, so that the page may put marks around it."""
    text = reading.report.text
    return frozenset(
        one.id
        for one in reading.statements
        if one.kind == "direct"
        and one.content
        and text[: one.content[0].start].rstrip()[-1:] in set(_OPENING)
        and text[one.content[-1].end :].lstrip()[:1] in set(_CLOSING)
    )


def _once[E](entries: Sequence[E], key: Callable[[E], object]) -> list[tuple[Any, str]]:
    """The first of the entries alike, each with the ids of all of them."""
    groups: dict[Any, list[Any]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return [(group[0], " ".join(entry.id for entry in group)) for group in groups.values()]


def _text(reading: Reading, names: Names, unlisted: set[str]) -> Iterator[tuple[str, list[Piece]]]:
    """The report's blocks: kind and pieces. ``unlisted`` entries have no line of their own among the entries, so no link leads to them."""
    seen = set(unlisted)
    for block, segments in marked(reading, names):
        yield block.kind, [_piece(reading.report.text, segment, seen) for segment in segments]


def _piece(text: str, segment: Segment, seen: set[str]) -> Piece:
    main = [part for part in segment.parts if part.role in MAIN]
    layers = " ".join(letter.lower() for letter in LAYERS if any(part.entry[0] == letter for part in main))
    fresh = tuple(dict.fromkeys(part.entry for part in main if part.entry not in seen))
    seen.update(fresh)
    return Piece(
        text=neutral(text[segment.start : segment.end]),
        layers=layers,
        parts=" ".join(dict.fromkeys(f"{part.entry}.{part.role}" for part in segment.parts)),
        anchors=fresh,
    )


def _embedded(value: Any) -> Markup:
    """JSON that cannot end the element it stands in: no ``<``, ``>`` or ``&`` is left as it is."""
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def digest(text: str) -> str:
    """The source expression by which a content security policy knows an inline script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def source(name: str) -> str:
    """A file of this package, with line ends as browsers hash them."""
    return "\n" + (_HERE / name).read_text(encoding="utf-8").replace("\r\n", "\n").strip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord", "views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(shown=lambda text: shown(str(text)), day=naming.day, words=naming.words, code=naming.code)
    environment.filters.update(timed=timed_in_words, denial=naming.denial, number=naming.number, coordinates=naming.coordinates, link=link)
    return environment


def link(url: str | None) -> str | None:
    """The address if it may be a link: http or https, and nothing else."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
