"""``onrecord statements``, ``events``, ``dates``, ``places``, ``figures`` and ``positions``: the entries of one layer as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.forms import EventForm, Placed, PositionKind, StatementKind, Status, check_for_files, into
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
    Until,
    answer,
    ask_list,
    limit_of,
)

if TYPE_CHECKING:
    from onrecord.cli.given import Request

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
    denied: Annotated[bool, typer.Option("--denied", help="Only denials, each followed back to who said it.")] = False,
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
    asking = {"speaker": speaker, "about": about, "kind": _values(kind), "place": place, "since": since, "until": until, "outlet": outlet}
    layer = "denials" if denied else "statements"
    if not files:
        ask_list(layer, record, form.value, limit, output, **asking)
        return
    from onrecord.cli.given import Request

    check_for_files(form, whole=denied)
    request = Request(files, only_id, published, model=model, knowledge=knowledge)
    _of_files(layer, request, form, limit, output, asking)


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
    from onrecord.cli.given import Request

    form = EventForm.jsonl if as_json else EventForm.csv if as_csv else form
    asking = {"type": type_, "status": _values(status), "source": source, "recipient": recipient, "since": since, "until": until}
    if not files:
        if form.value not in Form:
            raise typer.BadParameter(f"of the record: {', '.join(Form)}; for the others: onrecord export", param_hint="--format")
        ask_list("events", record, form.value, limit, output, **asking)
        return
    check_for_files(form)
    request = Request(files, only_id, published, model=model, knowledge=knowledge)
    _of_files("events", request, form, limit, output, asking, statuses_picked=bool(status))


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
        bool, typer.Option("--over-time", help="In order, with what changed, and the later deeds that bear on them.")
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
    from onrecord.cli.given import Request

    asking = {"kind": _values(kind), "toward": toward, "obligation": obligation, "since": since, "until": until, "outlet": outlet}
    asking |= {"actor": holder, "topic": about} if over_time else {"holder": holder, "about": about}
    layer = "over_time" if over_time else "positions"
    if not files:
        ask_list(layer, record, form.value, limit, output, **asking)
        return
    check_for_files(form, whole=over_time)
    _of_files(layer, Request(files, only_id, published, model=model, knowledge=knowledge), form, limit, output, asking)


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

    check_for_files(form)
    request = Request(files, only_id, published, model=model, knowledge=knowledge)
    _of_files("figures", request, form, limit, output, {"about": about, "of": of, "place": place})


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
    from onrecord.cli.given import Request

    check_for_files(form)
    _of_files("places", Request(files, only_id, published, model=model, knowledge=knowledge), form, limit, output, {})


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
    from onrecord.cli.given import Request

    check_for_files(form)
    _of_files("dates", Request(files, only_id, published, model=model, knowledge=knowledge), form, limit, output, {})


def _of_files(
    layer: str,
    request: Request,
    form: StrEnum,
    limit: int | None,
    output: Path | None,
    filters: Mapping[str, object],
    *,
    statuses_picked: bool = False,
) -> None:
    """The list over files: which entries fit is asked of a record in memory, as of a record."""
    if layer in ("denials", "over_time"):
        # What these say of an entry hangs on the other reports, so all of them are held.
        from onrecord.cli.given import readings
        from onrecord.record.memory import InMemory

        with InMemory() as whole:
            whole.keep(readings(request))
            asked = Form(form)
            answer(getattr(whole, layer)(limit=limit_of(limit, asked), **filters), asked, output)
        return
    from onrecord.cli.listing import write

    with into(output):
        write(layer, request, form.value, filters, limit=limit or None, statuses_picked=statuses_picked)


def _values(chosen: Sequence[StrEnum] | None) -> tuple[str, ...] | None:
    return tuple(one.value for one in chosen) if chosen else None
