"""``onrecord search``, ``show``, ``timeline``, ``dyad``, ``series``, ``actors`` and ``sql``."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.record.linking import remind
from onrecord.cli.record.narrowing import Narrowed, Statuses, check_parties, narrowed
from onrecord.cli.record.options import DEFAULT, AskForm, Form, Limit, Out, RecordFile, answer, no_entry, opened, say_count
from onrecord.cli.record.states import party

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.record.result import Rows

app = typer.Typer()

Party = Annotated[str, typer.Argument(metavar="WHO", help="A state's code or name, or words of an actor's name: USA, Japan, Houthi.")]
#: The columns of a summary that count by quad class.
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
Both = Annotated[bool, typer.Option("--both", help="Either direction.")]


class By(StrEnum):
    day = "day"
    week = "week"
    month = "month"
    quarter = "quarter"
    year = "year"


class Dated(StrEnum):
    """What an event is counted by."""

    event = "event"
    report = "report"


@app.command()
@narrowed(leave=("about",))
def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS", help='All must stand in it; "in quotation marks" together; frig* goes on; OR, NOT, NEAR and ( ) as they are.'
        ),
    ],
    asked: Narrowed,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this one says: part of a name, or a code: JPN.GOV.")
    ] = None,
    limit: Limit = None,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """Search the words of reports and of what is said in them."""
    archive = opened(record)
    asked.filters["speaker"] = speaker
    asked.answer(archive, partial(archive.search, " ".join(words)), form, limit, output)


@app.command()
def show(
    ref: Annotated[str, typer.Argument(metavar="ID", help="A report's id or its beginning, with #E3 for one entry.")],
    record: RecordFile = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="The JSON form.")] = False,
) -> None:
    """Show a report of the record, or one entry of it: its words, and why it is there."""
    import sys

    from onrecord.views.lines import json_line

    ref = ref.strip()
    report, _, entry = ref.partition("#")
    archive = opened(record)
    reading = archive.reading(report)
    if not as_json:
        from onrecord.views.explain import explained
        from onrecord.views.terminal import console, page
        from onrecord.views.terminal import show as draw

        out = console()
        text = explained(reading, entry, _over_the_record(archive, reading.report.id, entry)) if entry else page(reading, out.width)
        if text is None:
            raise no_entry(ref)
        draw(text, out)
        return
    value = reading.to_dict()
    if entry:
        layers = (part for name, part in value.items() if isinstance(part, list) and name != "failures")
        value = next((one for layer in layers for one in layer if one["id"] == entry), {})
        if not value:
            raise no_entry(ref)
        value = {"report": reading.report.id, **value}
    sys.stdout.write(json_line(value))


def _over_the_record(archive: Archive, report: str, entry: str) -> list[tuple[str, str]]:
    """What all reports tell of an actor: how many there are, its names and its offices in order of time."""
    from onrecord.record.lines import of_entry
    from onrecord.views.counts import several

    found = archive.ask(of_entry, report, entry)
    if found is None:
        return []
    reports, names, offices, first, last = found
    days = f", {first}" if first and first == last else f", {first} to {last}" if first else ""
    told = [("in the record", several(reports, "report") + days), ("names", "; ".join(names))]
    return [*told, ("offices", offices)] if offices else told


@app.command()
@narrowed("source", "recipient", "status", "with_copies", "once", "told_only")
def timeline(asked: Narrowed, limit: Limit = None, record: RecordFile = DEFAULT, form: AskForm = Form.table, output: Out = None) -> None:
    """Events in order of the day by which each is counted; those without one come last, and with --since or --until not at all."""
    archive = opened(record)
    asked.answer(archive, archive.events, form, limit, output)
    remind(record)


@app.command()
@narrowed("status", "with_copies", "once", "told_only")
def dyad(
    source: Party,
    recipient: Party,
    asked: Narrowed,
    both: Both = False,
    by: Annotated[By | None, typer.Option(help="Count them by this step of time, as series does, in place of the list.")] = None,
    limit: Limit = None,
    plot: Annotated[bool, typer.Option("--plot", help="The counts as a chart; with -o FILE.png or .svg a picture.")] = False,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """What one state, group or person did to another, in order of time or counted by its steps, with a line that sums it up."""
    from onrecord.cli.given import say

    archive = opened(record)
    source, recipient = party(archive, source), party(archive, recipient)
    asked.filters["both"] = both
    for name in [name for name, value in asked.filters.items() if value is None]:
        del asked.filters[name]
    if by is not None or plot:
        _check_picture(plot, output)
        beyond = [name for name, given in (("--limit", limit), ("--with", asked.besides)) if given]
        if beyond:
            raise typer.BadParameter("counts have none", param_hint=", ".join(beyond))
        rows = archive.series(source, recipient, by=(by or By.month).value, **asked.filters)
        _curve(rows, plot, form, output, f"{source} {'and' if both else 'to'} {recipient}", whole="since" in asked.filters)
    else:
        asked.answer(archive, partial(archive.dyad, source, recipient), form, limit, output)
    for line in archive.dyad_summary(source, recipient, **asked.filters):
        say(_summed({name: "" if value is None else str(value) for name, value in line.items()}))
    remind(record)


def _summed(line: dict[str, str]) -> str:
    """A direction of a pair in one line."""
    from onrecord.views.counts import several

    told = [f"{line['source']} to {line['recipient']}: {several(int(line['events']), 'event')}"]
    told += [f"{line[name]} {name.replace('_', ' ')}" for name in QUADS if line[name] != "0"]
    told += [f"mean intensity {line['intensity']}"] if line["intensity"] else []
    told += [f"{line['first']} to {line['last']}"] if line["first"] else []
    told += [f"most: {line['types']}"] if line["types"] else []
    return ", ".join(told)


@app.command()
@narrowed("source", "recipient", "with_copies", "once", "told_only", leave=("besides",))
def series(
    asked: Narrowed,
    dyad: Annotated[
        tuple[str, str] | None, typer.Option(metavar="ONE OTHER", help="Who acts, and on whom: states, groups or people: USA JPN.")
    ] = None,
    by: Annotated[By, typer.Option(help="The step of time.")] = By.month,
    both: Both = False,
    dated: Annotated[Dated, typer.Option(help="Count by the event's own date, or by the report's.")] = Dated.event,
    status: Statuses = ["actual"],  # noqa: B006 - typer's default
    plot: Annotated[bool, typer.Option("--plot", help="A chart in the terminal; with -o FILE.png or .svg a picture.")] = False,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """Count events by step of time: each quad class, all of them, the mean intensity, and each type.

    Of a pair, an actor, a type, a place, a matter, or of all. Every step between the first and the last has a row. The columns told, tense
    and report tell of how many the day is told in the text, is the report's by the tense of the verb, or at the latest the report's.
    The last row, "no month", counts the events whose day does not fall into one, or is not known.
    """
    _check_picture(plot, output)
    filters = asked.filters
    if dyad is not None and (filters["source"] or filters["recipient"]):
        raise typer.BadParameter("give a pair, or who acts and on whom, not both", param_hint="--dyad")
    archive = opened(record)
    if dyad is not None:
        filters["source"], filters["recipient"] = (party(archive, one) for one in dyad)
    check_parties(archive, filters)
    filters |= {"both": both, "dated": dated.value, "status": tuple(one for one in status or () if one) or None}
    rows = archive.series(by=by.value, **filters)
    remind(record)
    source, recipient = filters["source"], filters["recipient"]
    told = f"{source or 'all'} {'and' if both else 'to'} {recipient or 'all'}" if source or recipient else filters["actor"] or "all events"
    others = (filters["state"], ", ".join(filters["type"] or ()), filters["place"], filters["about"], filters["outlet"])
    _curve(rows, plot, form, output, " · ".join(filter(None, (told, *others))), whole=filters["since"] is not None)
    if not rows.count:
        asked.say_why(lambda limit=None, **others: _events_in(archive.series(by=by.value, **others)))


def _events_in(rows: Rows) -> Rows:
    """A series with its events for its count."""
    from onrecord.record.result import Rows as Answer

    return Answer(rows.columns, rows.rows, sum(int(str(row[5])) for row in rows.rows), rows.left_out)


def _check_picture(plot: bool, output: Path | None) -> None:
    if plot and output is not None and output.suffix.lower() not in (".png", ".svg"):
        raise typer.BadParameter("with --plot: a name that ends in .png or .svg", param_hint="--output")


def _curve(rows: Rows, plot: bool, form: Form, output: Path | None, title: str, *, whole: bool) -> None:
    """A series as a picture, as bars, or as a table; all of the time that is asked for, if it is ``whole``."""
    import sys

    from onrecord.cli.given import say

    drawn = output is not None and output.suffix.lower() in (".png", ".svg")
    if not whole and (plot or drawn or (form is Form.table and output is None)):
        rows = _drawn(rows)
    if output is not None and drawn:
        from onrecord.views.chart import picture

        picture(rows.columns, rows.rows, output, title=title)
        say_count(rows)
    elif plot:
        from onrecord.views.chart import bars

        sys.stdout.writelines(bars(rows.rows))
        say_count(rows)
        if not any(row[5] for row in rows.rows):
            say(f"nothing to draw: no event is counted ({title})")
    else:
        answer(_brief(rows) if form is Form.table and output is None else rows, form, output, keep=frozenset({"intensity"}))


def _drawn(rows: Rows) -> Rows:
    """A series without the steps before a long empty time in its beginning, and how many events these hold; a file of the counts has all."""
    from onrecord.record.result import Rows as Answer
    from onrecord.timex import is_step
    from onrecord.views.dense import begins

    steps = [(str(row[0]), int(str(row[5]))) for row in rows.rows if is_step(row[0])]
    first = begins([count for _step, count in steps])
    if not first:
        return rows
    old = sum(count for _step, count in steps[:first])
    reason = f"before {steps[first][0]}, in {first} steps that are mostly empty (--since {steps[0][0][:4]} or --format csv has them)"
    return Answer(rows.columns, rows.rows[first:], len(rows.rows) - first, (*rows.left_out, (reason, old)))


def _brief(rows: Rows) -> Rows:
    """The counts for a terminal, which has no room for a column of each type: what there is of each in one."""
    from onrecord.record.result import Rows as Answer

    whole = 10
    names = [name.upper() for name in rows.columns[whole:]]
    told = []
    for row in rows.rows:
        counts = [(int(str(count)), name) for count, name in zip(row[whole:], names, strict=True) if count]
        most = sorted(counts, key=lambda one: (-one[0], one[1]))
        told.append((*row[:whole], ", ".join(f"{name} {count}" for count, name in most)))
    return Answer((*rows.columns[:whole], "types"), tuple(told), rows.count, rows.left_out)


@app.command()
@narrowed(leave=("actor", "besides"))
def actors(
    asked: Narrowed,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Part of a name, or a code: JPN, JPN.GOV.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="person, state, government, organisation, group, media, unit.")] = None,
    role: Annotated[str | None, typer.Option(metavar="CODE", help="PLOVER sector: GOV, MIL ...")] = None,
    limit: Limit = None,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """List the actors, each once however it is named, with the number of reports, name forms, titles, first and last day."""
    archive = opened(record)
    asked.filters.update(name=name, kind=kind, role=role)
    asked.answer(archive, archive.actors, form, limit, output)


@app.command()
def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT; docs/record.md tells the tables.")],
    seconds: Annotated[float, typer.Option(help="The longest that it may take.")] = 30.0,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """Ask the record in SQL. It can only be read."""
    answer(opened(record).sql(query, seconds=seconds), form, output, brief=False)
