"""``onrecord statements``, ``events``, ``dates``, ``places``, ``figures`` and ``positions``: the entries of one layer as a list."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.forms import EventForm, Placed, PositionKind, StatementKind, Status, check_for_files, into
from onrecord.cli.record.options import DEFAULT, AskForm, ByOutlet, Form, InPlace, Limit, Out, RecordFile, Since, Until, ask_list

app = typer.Typer()


PlacedForm = Annotated[Placed, typer.Option("--format", help="How to write the list.")]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format jsonl.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="The same as --format csv.")]


@app.command()
def statements(
    files: options.FilesOrNone = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Part of the speaker's name, or a code: JPN, JPN.GOV.")] = None,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Words that all stand in the content.")] = None,
    kind: Annotated[list[StatementKind] | None, typer.Option(help="May be given more than once.")] = None,
    denied: Annotated[bool, typer.Option("--denied", help="Of the record: only denials, each followed back to who said it.")] = False,
    place: InPlace = None,
    since: Since = None,
    until: Until = None,
    outlet: ByOutlet = None,
    record: RecordFile = DEFAULT,
    limit: Limit = None,
    form: AskForm = Form.table,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    output: Out = None,
    only_id: options.OnlyId = None,
    published: options.Published = None,
    model: options.Model = None,
    knowledge: options.Tables = None,
) -> None:
    """List who is reported to have said what: of reports, or without a FILE of the record."""
    form = Form.jsonl if as_json else Form.csv if as_csv else form
    if not files:
        one = _one([value.value for value in kind or ()], "--kind")
        asking = {"speaker": speaker, "about": about, "kind": one, "place": place, "since": since, "until": until, "outlet": outlet}
        ask_list("denials" if denied else "statements", record, form.value, limit, output, **asking)
        return
    _only_of_record(denied=denied, place=place, since=since, until=until, outlet=outlet)
    check_for_files(form)
    from onrecord.cli.given import Request
    from onrecord.cli.listing import write
    from onrecord.views.select import StatementsAsked

    asked = StatementsAsked(speaker, about, tuple(one.value for one in kind or ()))
    request = Request(files, only_id, published, model=model, knowledge=knowledge)
    with into(output):
        write("statements", request, form.value, asked.holds)


@app.command()
def events(
    files: options.FilesOrNone = None,
    type_: Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="PLOVER type; may be given more than once.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Part of an actor's name, or a code: JPN, JPN.GOV.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="NAME", help="As --source.")] = None,
    status: Annotated[list[Status] | None, typer.Option(help="May be given more than once.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Events of this day or later; those without a date are left out.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Events of this day or earlier.")] = None,
    form: Annotated[
        EventForm, typer.Option("--format", help="How to write the list; docs/exports.md tells the columns.")
    ] = EventForm.table,
    record: RecordFile = DEFAULT,
    limit: Limit = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    output: Out = None,
    only_id: options.OnlyId = None,
    published: options.Published = None,
    model: options.Model = None,
    knowledge: options.Tables = None,
) -> None:
    """List who did what to whom, in PLOVER types: of reports, or without a FILE of the record, in order of time."""
    from onrecord.cli.given import Request, check_date
    from onrecord.cli.listing import write
    from onrecord.views.select import EventsAsked

    form = EventForm.jsonl if as_json else EventForm.csv if as_csv else form
    if not files:
        if form.value not in Form:
            raise typer.BadParameter(f"of the record: {', '.join(Form)}; for the others: onrecord export", param_hint="--format")
        picked = {"type": _one(type_ or [], "--type"), "status": _one([one.value for one in status or ()], "--status")}
        ask_list("events", record, form.value, limit, output, source=source, recipient=recipient, since=since, until=until, **picked)
        return
    check_for_files(form)
    check_date(since, "--since")
    check_date(until, "--until")
    asked = EventsAsked(
        types=tuple(one.upper() for one in type_ or ()),
        source=source,
        recipient=recipient,
        statuses=tuple(one.value for one in status or ()),
        since=date.fromisoformat(since) if since else None,
        until=date.fromisoformat(until) if until else None,
    )
    request = Request(files, only_id, published, model=model, knowledge=knowledge)
    with into(output):
        write("events", request, form.value, asked.holds, statuses_picked=bool(status))


@app.command()
def positions(
    files: options.FilesOrNone = None,
    kind: Annotated[list[PositionKind] | None, typer.Option(help="May be given more than once.")] = None,
    holder: Annotated[
        str | None, typer.Option("--holder", "--actor", metavar="NAME", help="Part of a holder's name, or a code: JPN, JPN.GOV.")
    ] = None,
    toward: Annotated[str | None, typer.Option(metavar="NAME", help="As --holder, of whom it is held toward.")] = None,
    about: Annotated[str | None, typer.Option("--about", "--topic", metavar="WORDS", help="Words of what it is about.")] = None,
    obligation: Annotated[str | None, typer.Option(metavar="WORD", help="What a commitment is to: defence, aid, basing ...")] = None,
    over_time: Annotated[
        bool, typer.Option("--over-time", help="Of the record: in order, with what changed, and the later deeds that bear on them.")
    ] = False,
    since: Since = None,
    until: Until = None,
    outlet: ByOutlet = None,
    record: RecordFile = DEFAULT,
    limit: Limit = None,
    form: AskForm = Form.table,
    output: Out = None,
    only_id: options.OnlyId = None,
    published: options.Published = None,
    model: options.Model = None,
    knowledge: options.Tables = None,
) -> None:
    """List commitments, claims, demands and disputes: of reports, or without a FILE of the record."""
    if not files:
        asking = {"kind": _one([value.value for value in kind or ()], "--kind"), "toward": toward, "obligation": obligation}
        asking |= {"since": since, "until": until, "outlet": outlet}
        asking |= {"actor": holder, "topic": about} if over_time else {"holder": holder, "about": about}
        ask_list("over_time" if over_time else "positions", record, form.value, limit, output, **asking)
        return
    _only_of_record(over_time=over_time, toward=toward, about=about, obligation=obligation, since=since, until=until, outlet=outlet)
    from onrecord.cli.given import Request
    from onrecord.cli.listing import write
    from onrecord.views.select import PositionsAsked

    check_for_files(form)
    asked = PositionsAsked(tuple(one.value for one in kind or ()), holder)
    with into(output):
        write("positions", Request(files, only_id, published, model=model, knowledge=knowledge), form.value, asked.holds)


@app.command()
def figures(
    files: options.FilesOrNone = None,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Words that all stand in what is counted, its unit or words.")] = None,
    of: Annotated[str | None, typer.Option(metavar="NAME", help="Part of the owner's name, or a code: JPN, JPN.MIL.")] = None,
    place: Annotated[str | None, typer.Option("--in", metavar="NAME", help="Part of the place's name, or its country's code: JPN.")] = None,
    record: RecordFile = DEFAULT,
    limit: Limit = None,
    form: AskForm = Form.table,
    output: Out = None,
    only_id: options.OnlyId = None,
    published: options.Published = None,
    model: options.Model = None,
    knowledge: options.Tables = None,
) -> None:
    """List numbers with their units and owners: of reports, or without a FILE of the record."""
    if not files:
        ask_list("figures", record, form.value, limit, output, about=about, of=of, place=place)
        return
    from onrecord.cli.given import Request
    from onrecord.cli.listing import write
    from onrecord.views.select import FiguresAsked

    check_for_files(form)
    asked = FiguresAsked(about, of, place)
    with into(output):
        write("figures", Request(files, only_id, published, model=model, knowledge=knowledge), form.value, asked.holds)


@app.command()
def places(
    files: options.FilesOrNone = None,
    record: RecordFile = DEFAULT,
    limit: Limit = None,
    form: PlacedForm = Placed.table,
    output: Out = None,
    only_id: options.OnlyId = None,
    published: options.Published = None,
    model: options.Model = None,
    knowledge: options.Tables = None,
) -> None:
    """List named places with their coordinates: of reports, or without a FILE of the record."""
    if not files:
        if form is Placed.geojson:
            raise typer.BadParameter(f"of the record: {', '.join(Form)}; for events at places: onrecord export", param_hint="--format")
        ask_list("places", record, form.value, limit, output)
        return
    check_for_files(form)
    with into(output):
        _list("places", files, form.value, only_id, published, model, knowledge)


@app.command()
def dates(
    files: options.FilesOrNone = None,
    record: RecordFile = DEFAULT,
    limit: Limit = None,
    form: AskForm = Form.table,
    output: Out = None,
    only_id: options.OnlyId = None,
    published: options.Published = None,
    model: options.Model = None,
    knowledge: options.Tables = None,
) -> None:
    """List dates and durations with TIMEX3 values: of reports, or without a FILE of the record."""
    if not files:
        ask_list("dates", record, form.value, limit, output)
        return
    check_for_files(form)
    with into(output):
        _list("dates", files, form.value, only_id, published, model, knowledge)


def _list(
    layer: str, files: list[str], form: str, only_id: str | None, published: str | None, model: str | None, knowledge: Path | None
) -> None:
    from onrecord.cli.given import Request
    from onrecord.cli.listing import write

    write(layer, Request(files, only_id, published, model=model, knowledge=knowledge), form)


def _one(values: list[str], option: str) -> str | None:
    """The one value given. The record takes one at a time."""
    if len(values) > 1:
        raise typer.BadParameter("the record takes one at a time", param_hint=option)
    return values[0] if values else None


def _only_of_record(**given: object) -> None:
    """Wrong usage, if one of these is given together with files."""
    for name, value in given.items():
        if value:
            raise typer.BadParameter("asks the record: leave out the FILE", param_hint=f"--{name.replace('_', '-')}")
