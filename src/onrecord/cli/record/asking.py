"""``onrecord search``, ``show``, ``timeline``, ``dyad``, ``series``, ``actors`` and ``sql``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.record.linking import remind
from onrecord.cli.record.options import (
    DEFAULT,
    AskForm,
    ByOutlet,
    Form,
    InPlace,
    Limit,
    Out,
    RecordFile,
    Since,
    ToldOnly,
    Type,
    Until,
    answer,
    limit_of,
    no_entry,
    opened,
)
from onrecord.cli.record.states import party

if TYPE_CHECKING:
    from onrecord.record import asked
    from onrecord.record.result import Rows

app = typer.Typer()

Party = Annotated[str, typer.Argument(metavar="WHO", help="A state's code or name, or words of an actor's name: USA, Japan, Houthi.")]
About = Annotated[str | None, typer.Option("--about", metavar="WORDS", help="Only of reports that hold these words.")]
#: The columns of a summary that count by quad class.
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
Both = Annotated[bool, typer.Option("--both", help="Either direction.")]
AnyStatus = Annotated[str | None, typer.Option("--status", metavar="STATUS", help="actual, planned, hypothetical or negated.")]


WithCopies = Annotated[bool, typer.Option("--with-copies", help="Count what copies of a report tell again, too.")]
Once = Annotated[bool, typer.Option("--once", help="Count each occurrence once, however many reports tell of it.")]


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
def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS", help='All must stand in it; "in quotation marks" together; frig* goes on; OR, NOT, NEAR and ( ) as they are.'
        ),
    ],
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this one says: part of a name, or a code: JPN.GOV.")
    ] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Only where this one is named.")] = None,
    state: Annotated[str | None, typer.Option(metavar="CODE", help="Only where an actor of this state is named: JPN.")] = None,
    type_: Type = None,
    place: InPlace = None,
    since: Since = None,
    until: Until = None,
    outlet: ByOutlet = None,
    limit: Limit = None,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """Search the words of reports and of what is said in them."""
    filters: asked.Words = {
        "speaker": speaker,
        "actor": actor,
        "state": state,
        "type": type_,
        "place": place,
        "since": since,
        "until": until,
    }
    filters["outlet"] = outlet
    answer(opened(record).search(" ".join(words), limit=limit_of(limit, form), **filters), form, output)


@app.command()
def show(
    ref: Annotated[str, typer.Argument(metavar="ID", help="A report's id or its beginning, with #E3 for one entry.")],
    record: RecordFile = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="The JSON form.")] = False,
) -> None:
    """Show a report of the record, or one entry of it: its words, and why it is there."""
    import sys

    from onrecord.views.lines import json_line

    report, _, entry = ref.partition("#")
    reading = opened(record).reading(report)
    if not as_json:
        from onrecord.views.explain import explained
        from onrecord.views.terminal import console, page
        from onrecord.views.terminal import show as draw

        out = console()
        text = explained(reading, entry) if entry else page(reading, out.width)
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


@app.command()
def timeline(
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Part of an actor's name, or a code: JPN, JPN.GOV.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="As --actor, of who does it.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="NAME", help="As --actor, of whom it is done to.")] = None,
    type_: Type = None,
    status: AnyStatus = None,
    place: InPlace = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    outlet: ByOutlet = None,
    with_copies: WithCopies = False,
    once: Once = False,
    told_only: ToldOnly = False,
    limit: Limit = None,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """Events in order of the day by which each is counted; those without one come last, and with --since or --until not at all."""
    filters: asked.Events = {"actor": actor, "source": source, "recipient": recipient, "type": type_, "status": status, "place": place}
    filters |= {"outlet": outlet, "since": since, "until": until, "about": about}
    filters |= {"with_copies": with_copies, "once": once, "told_only": told_only}
    answer(opened(record).events(limit=limit_of(limit, form), **filters), form, output)
    remind(record)


@app.command()
def dyad(
    source: Party,
    recipient: Party,
    both: Both = False,
    type_: Type = None,
    status: AnyStatus = None,
    place: InPlace = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    outlet: ByOutlet = None,
    with_copies: WithCopies = False,
    once: Once = False,
    told_only: ToldOnly = False,
    limit: Limit = None,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """What one state, group or person did to another, in order of time, with a line that sums it up."""
    from onrecord.cli.given import say

    archive = opened(record)
    source, recipient = party(archive, source), party(archive, recipient)
    filters: asked.Deeds = {"type": type_, "status": status, "since": since, "until": until}
    filters |= {"with_copies": with_copies, "once": once, "told_only": told_only}
    for name, value in (("place", place), ("about", about), ("outlet", outlet)):
        if value is not None:
            filters[name] = value  # type: ignore[literal-required]
    answer(archive.dyad(source, recipient, both=both, limit=limit_of(limit, form), **filters), form, output)
    for line in archive.dyad_summary(source, recipient, both=both, **filters):
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
def series(
    dyad: Annotated[
        tuple[str, str] | None, typer.Option(metavar="ONE OTHER", help="Who acts, and on whom: states, groups or people: USA JPN.")
    ] = None,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Part of an actor's name, or a code, on either side: JPN, JPN.MIL.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="As --actor, of who does it.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="NAME", help="As --actor, of whom it is done to.")] = None,
    by: Annotated[By, typer.Option(help="The step of time.")] = By.month,
    both: Both = False,
    dated: Annotated[Dated, typer.Option(help="Count by the event's own date, or by the report's.")] = Dated.event,
    type_: Type = None,
    status: AnyStatus = "actual",
    place: InPlace = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    outlet: ByOutlet = None,
    with_copies: WithCopies = False,
    once: Once = False,
    told_only: ToldOnly = False,
    plot: Annotated[bool, typer.Option("--plot", help="A chart in the terminal; with -o FILE.png or .svg a picture.")] = False,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """Count events by step of time: each quad class, all of them, the mean intensity, and each type.

    Of a pair, an actor, a type, a place, a matter, or of all. Every step between the first and the last has a row. The columns told, tense
    and report tell of how many the day is told in the text, is the report's by the tense of the verb, or at the latest the report's.
    The row without a step counts the events whose day does not fall into one, or is not known.
    """
    if plot and output is not None and output.suffix.lower() not in (".png", ".svg"):
        raise typer.BadParameter("with --plot: a name that ends in .png or .svg", param_hint="--output")
    if dyad is not None and (source or recipient):
        raise typer.BadParameter("give a pair, or who acts and on whom, not both", param_hint="--dyad")
    archive = opened(record)
    source, recipient = (party(archive, one) for one in dyad) if dyad is not None else (source, recipient)
    for name in filter(None, (actor, *(() if dyad is not None else (source, recipient)))):
        party(archive, name)
    filters: asked.Series = {"both": both, "dated": dated.value, "type": type_, "status": status or None, "since": since, "until": until}
    filters |= {"with_copies": with_copies, "once": once, "told_only": told_only}
    filters |= {"actor": actor, "place": place, "about": about, "outlet": outlet}
    rows = archive.series(source, recipient, by=by.value, **filters)
    remind(record)
    told = f"{source or 'all'} {'and' if both else 'to'} {recipient or 'all'}" if source or recipient else actor or "all events"
    _curve(rows, plot, form, output, " · ".join(filter(None, (told, type_, place, about))))


def _curve(rows: Rows, plot: bool, form: Form, output: Path | None, title: str) -> None:
    """A series as a picture, as bars, or as a table."""
    import sys

    from onrecord.cli.given import say

    if output is not None and output.suffix.lower() in (".png", ".svg"):
        from onrecord.views.chart import picture

        picture(rows.columns, rows.rows, output, title=title)
    elif plot:
        from onrecord.views.chart import bars

        sys.stdout.writelines(bars(rows.rows))
        if not any(row[5] for row in rows.rows):
            say(f"nothing to draw: no event is counted ({title})")
    else:
        answer(_without_empty(rows) if form is Form.table and output is None else rows, form, output)


def _without_empty(rows: Rows) -> Rows:
    """The counts of the types that there are: a terminal has no room for all."""
    from onrecord.record.result import Rows as Answer

    whole = 10
    kept = [at for at in range(len(rows.columns)) if at < whole or any(row[at] for row in rows.rows)]
    told = tuple(tuple(row[at] for at in kept) for row in rows.rows)
    return Answer(tuple(rows.columns[at] for at in kept), told, rows.count, rows.left_out)


@app.command()
def actors(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Part of a name, or a code: JPN, JPN.GOV.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="person, state, government, organisation, group, media, unit.")] = None,
    role: Annotated[str | None, typer.Option(metavar="CODE", help="PLOVER sector: GOV, MIL ...")] = None,
    limit: Limit = None,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """List the actors, each once however it is named, with the number of reports, name forms, titles, first and last day."""
    answer(opened(record).actors(name=name, kind=kind, role=role, limit=limit_of(limit, form)), form, output)


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
