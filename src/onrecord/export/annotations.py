"""Entries as W3C Web Annotations (JSON-LD): each tied to its words by offsets and by the words with what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.export.out import Out
from onrecord.export.source import Source
from onrecord.types import Reading, Span
from onrecord.views.lines import json_line
from onrecord.views.names import Names, number

#: Characters before and after the words that help to find them where offsets have moved.
AROUND = 32


def write(source: Source, out: Out) -> None:
    """One AnnotationPage over all reports; ``rows`` counts the annotations."""
    with out.file("annotations.jsonld") as file:
        file.write('{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [')
        for reading in source.readings():
            for annotation in _annotations(reading):
                file.write(("\n" if not file.rows else ",\n") + json_line(annotation).rstrip("\n"), rows=1)
        file.write("\n]}\n")


def _annotations(reading: Reading) -> Iterator[dict[str, Any]]:
    names = Names(reading)
    for statement in reading.statements:
        said = f"{names.speaker(statement) or 'somebody'}: {statement.kind} statement"
        yield _annotation(reading, statement.id, "statement", said, statement.content)
    for event in reading.events:
        told = f"{names.roles(event.source) or '?'} {event.type} {names.roles(event.recipient)}".strip()
        spans = event.trigger or (Span(*event.sentence, reading.report.text[slice(*event.sentence)]),)
        yield _annotation(reading, event.id, "event", f"{told} ({event.status})", spans)
    for figure in reading.figures:
        yield _annotation(reading, figure.id, "figure", number(figure), (Span(figure.start, figure.end, figure.text),))
    for date in reading.dates:
        yield _annotation(reading, date.id, "date", date.value, (Span(date.start, date.end, date.text),))
    for place in reading.places:
        yield _annotation(reading, place.id, "place", place.name, (Span(place.start, place.end, place.text),))
    for actor in reading.actors:
        spans = tuple(Span(mention.start, mention.end, mention.text) for mention in actor.mentions)
        yield _annotation(reading, actor.id, "actor", " ".join(filter(None, (actor.name, actor.state, actor.role))), spans)


def _annotation(reading: Reading, identity: str, layer: str, told: str, spans: tuple[Span, ...]) -> dict[str, Any]:
    """An annotation with a target for each of its spans."""
    report = reading.report
    source = report.url or f"urn:sha256:{report.id}"
    targets = [{"source": source, "selector": [_position(span), _quote(report.text, span)]} for span in spans]
    return {
        "id": f"urn:onrecord:{report.id}:{identity}",
        "type": "Annotation",
        "motivation": "identifying" if layer in ("actor", "place", "date") else "describing",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": layer},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": told},
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _position(span: Span) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _quote(text: str, span: Span) -> dict[str, Any]:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return {"type": "TextQuoteSelector", "exact": span.text, "prefix": before, "suffix": after}
