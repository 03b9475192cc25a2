"""``onrecord search``, ``show``, ``timeline``, ``dyad``, ``series``, ``actors`` and ``sql``."""

from __future__ import annotations

from enum import StrEnum
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
    opened,
)
from onrecord.cli.record.states import state_code

if TYPE_CHECKING:
    from onrecord.record import asked

app = typer.Typer()

State = Annotated[str, typer.Argument(metavar="STATE", help="A state's code or name: USA, Japan.")]
Both = Annotated[bool, typer.Option("--both", help="Either direction.")]
AnyStatus = Annotated[str | None, typer.Option("--status", metavar="STATUS", help="actual, planned, hypothetical or negated.")]


WithCopies = Annotated[bool, typer.Option("--with-copies", help="Count what copies of a report tell again, too.")]
Once = Annotated[bool, typer.Option("--once", help="Count each occurrence once, however many reports tell of it.")]


class By(StrEnum):
    day = "day"
    month = "month"
    year = "year"


class Dated(StrEnum):
    """What an event is counted by."""

    event = "event"
    report = "report"


@app.command()
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='All must stand in it; "in quotation marks" together; frig* goes on.')
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
    """Show a report of the record, or one entry of it."""
    import sys

    from onrecord.errors import RecordError
    from onrecord.views.lines import json_line

    report, _, entry = ref.partition("#")
    reading = opened(record).reading(report)
    if not entry and not as_json:
        from onrecord.views.terminal import console, page
        from onrecord.views.terminal import show as draw

        out = console()
        draw(page(reading, out.width), out)
        return
    value = reading.to_dict()
    if entry:
        layers = (part for name, part in value.items() if isinstance(part, list) and name != "failures")
        value = next((one for layer in layers for one in layer if one["id"] == entry), {})
        if not value:
            raise RecordError(ref, "is no entry of this report", f"See them with: onrecord show {report}")
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
    filters |= {"outlet": outlet, "since": since, "until": until}
    filters |= {"with_copies": with_copies, "once": once, "told_only": told_only}
    answer(opened(record).events(limit=limit_of(limit, form), **filters), form, output)
    remind(record)


@app.command()
def dyad(
    source: State,
    recipient: State,
    both: Both = False,
    type_: Type = None,
    status: AnyStatus = None,
    since: Since = None,
    until: Until = None,
    with_copies: WithCopies = False,
    once: Once = False,
    told_only: ToldOnly = False,
    limit: Limit = None,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """What one state did to another, in order of time."""
    source, recipient = state_code(source), state_code(recipient)
    filters: asked.Deeds = {"type": type_, "status": status, "since": since, "until": until}
    filters |= {"with_copies": with_copies, "once": once, "told_only": told_only}
    answer(opened(record).dyad(source, recipient, both=both, limit=limit_of(limit, form), **filters), form, output)
    remind(record)


@app.command()
def series(
    dyad: Annotated[tuple[str, str], typer.Option(metavar="STATE STATE", help="Who acts, and on whom: USA JPN.")],
    by: Annotated[By, typer.Option(help="The step of time.")] = By.month,
    both: Both = False,
    dated: Annotated[Dated, typer.Option(help="Count by the event's own date, or by the report's.")] = Dated.event,
    type_: Type = None,
    status: AnyStatus = "actual",
    since: Since = None,
    until: Until = None,
    with_copies: WithCopies = False,
    once: Once = False,
    told_only: ToldOnly = False,
    plot: Annotated[bool, typer.Option("--plot", help="A chart in the terminal; with -o FILE.png or .svg a picture.")] = False,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """Count a dyad's events by month: each quad class, all of them, and the mean intensity.

    The last columns tell of how many the day is told in the text, is the report's by the tense of the verb, or at the latest the
    report's. The row without a step counts the events whose day does not fall into one, or is not known.
    """
    import sys

    if plot and output is not None and output.suffix.lower() not in (".png", ".svg"):
        raise typer.BadParameter("with --plot: a name that ends in .png or .svg", param_hint="--output")
    source, recipient = map(state_code, dyad)
    filters: asked.Series = {"both": both, "dated": dated.value, "type": type_, "status": status or None, "since": since, "until": until}
    filters |= {"with_copies": with_copies, "once": once, "told_only": told_only}
    rows = opened(record).series(source, recipient, by=by.value, **filters)
    remind(record)
    if output is not None and output.suffix.lower() in (".png", ".svg"):
        from onrecord.views.chart import picture

        picture(rows.columns, rows.rows, output, title=f"{dyad[0]} and {dyad[1]}" if both else f"{dyad[0]} to {dyad[1]}")
    elif plot:
        from onrecord.views.chart import bars

        sys.stdout.writelines(bars(rows.rows))
    else:
        answer(rows, form, output)


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
