"""Dated events as the JSON that TimelineJS reads."""

from __future__ import annotations

import html

from onrecord.export.out import Out
from onrecord.export.source import LEFT, Source
from onrecord.views.chart import NAMES
from onrecord.views.lines import json_line
from onrecord.views.safe import shown

_QUERY = """
    SELECT e.ref, e.first, e.last, coalesce(e.day, e.date), e.basis, e.source, e.type, e.mode, e.quad, e.recipient, e.place,
           r.title, r.outlet, r.published, r.url, substr(r.text, v.sentence_start + 1, v.sentence_end - v.sentence_start)
    FROM events e JOIN event v ON v.n = e.n JOIN report r ON r.n = v.report WHERE {0} IS NULL ORDER BY e.first, r.id, v.n"""
#: Days before its own report at which a deed is its background; days before the first report at which a timeline may begin, where reports stretch over more
#: than so many: of a few days' reports the weeks before are the story.
#: Bound of what is shown.
BACKGROUND, BEFORE, STRETCH = 366, 7, 31
#: Why an event stands on no timeline; null where it does.
_LEFT = f"""{LEFT}
         WHEN e.first IS NULL THEN 'without a day'
         WHEN e.first < date(r.published, '-{BACKGROUND} days') THEN 'of more than a year before their report'
         WHEN e.first < (SELECT CASE WHEN min(published) < date(max(published), '-{STRETCH} days') THEN date(min(published), '-{BEFORE} days') ELSE '' END
                         FROM report) THEN 'of more than a week before the first report' END"""
_COUNTED = "SELECT {0}, count(*) FROM events e JOIN event v ON v.n = e.n JOIN report r ON r.n = v.report WHERE {0} IS NOT NULL GROUP BY 1"

#: What is said of a day that the text does not tell.
_BASIS = {
    "tense": "Day of the report, or the day before; told by the tense.",
    "report": "On the day of the report at the latest; no day is told.",
}


def _text(value: object) -> str:
    """What TimelineJS shows as HTML."""
    return html.escape(shown(str(value)), quote=True)


def _date(day: str, value: str) -> dict[str, int]:
    """The day as far as the report tells it: a year, a month, a day."""
    known = len(value) if value[:4].isdigit() and value.count("-") == (len(value) - 4) // 3 and len(value) in (4, 7) else 10
    return {name: int(part) for name, part in zip(("year", "month", "day"), day[:known].split("-"), strict=False)}


def write(source: Source, out: Out) -> None:
    """Actual events that have a date, each once in a report and its copies. A timeline opens at its first event: what is told of long before a report, or
    before the first of all, is background, and would have it open in another century or where no report is.

    Rows are of the four classes: of each group TimelineJS makes a row of its own, and the more there are, the less room is left for what is told.
    """
    with out.file("timeline.json") as file:
        file.write('{"events": [')
        for ref, first, last, value, basis, who, kind, mode, quad, whom, place, title, outlet, published, url, sentence in source.asked(
            _QUERY.format(_LEFT)
        ):
            headline = " ".join(str(part) for part in (who or "?", kind, whom) if part)
            told = [_text(sentence)]
            cited = ", ".join(_text(part) for part in (title, outlet, published) if part)
            if url and str(url).startswith(("http://", "https://")):
                cited = f'<a href="{html.escape(str(url), quote=True)}">{cited or _text(url)}</a>'
            told += [cited] if cited else []
            told += [f"{kind}: {mode}"] if mode else []
            told += [_BASIS[str(basis)]] if basis in _BASIS else []
            event: dict[str, object] = {
                "unique_id": ref,
                "start_date": _date(str(first), str(value)),
                "text": {"headline": _text(headline), "text": "".join(f"<p>{part}</p>" for part in told)},
                "group": NAMES[int(quad) - 1],
            }
            if last and last != first:
                event["end_date"] = _date(str(last), str(value))
            if place:
                event["location"] = {"name": _text(place)}
            file.write(("\n" if not file.rows else ",\n") + json_line(event).rstrip("\n"), rows=1)
        file.write("\n]}\n")
    for reason, events in source.asked(_COUNTED.format(_LEFT)):
        out.leave(str(reason), int(events))
