"""``onrecord statements``, ``events``, ``dates``, ``places``, ``figures`` and ``positions``: the entries of one layer as a list.

A list over files is a list over a record in memory: one code answers both.
"""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli import options
from onrecord.cli.forms import EventForm, Placed, PositionKind, StatementKind, Status
from onrecord.cli.record.narrowing import Narrowed, check_parties, narrowed
from onrecord.cli.record.options import DEFAULT, AskForm, Form, Limit, Out, RecordFile, opened, say_count
from onrecord.views.counts import several

if TYPE_CHECKING:
    from onrecord.cli.given import Request
    from onrecord.record.record import Record

app = typer.Typer()


PlacedForm = Annotated[Placed, typer.Option("--format", help="How to write the list.")]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format jsonl.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="The same as --format csv.")]


@app.command()
@narrowed("told_only")
def statements(
    asked: Narrowed,
    files: options.FilesOrNone = None,
    actor: Annotated[
        str | None,
        typer.Option("--speaker", "--actor", metavar="NAME", help="Part of the speaker's name, a state or a code: Japan, JPN.GOV."),
    ] = None,
    about: Annotated[str | None, typer.Option("--about", "--topic", metavar="WORDS", help="Words that all stand in the content.")] = None,
    kind: Annotated[list[StatementKind] | None, typer.Option(help="May be given more than once.")] = None,
    denied: Annotated[bool, typer.Option("--denied", help="Only denials, each followed back to who said it.")] = False,
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
    asked.filters.update(speaker=actor, about=about, kind=_values(kind))
    layer = "denials" if denied else "statements"
    _list(layer, _given(files, only_id, published, model, knowledge), record, form, limit, output, asked)


@app.command()
@narrowed("source", "recipient", "with_copies", "once", "told_only")
def events(
    asked: Narrowed,
    files: options.FilesOrNone = None,
    status: Annotated[list[Status] | None, typer.Option(help="May be given more than once.")] = None,
    record: RecordFile = DEFAULT,
    limit: Limit = None,
    form: Annotated[
        EventForm, typer.Option("--format", help="How to write the list; docs/exports.md tells the columns.")
    ] = EventForm.table,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    output: Out = None,
    only_id: options.OnlyId = None,
    published: options.Published = None,
    model: options.Model = None,
    knowledge: options.Tables = None,
) -> None:
    """List who did what to whom, in PLOVER types: of reports, or without a FILE of the record, in order of time."""
    form = EventForm.jsonl if as_json else EventForm.csv if as_csv else form
    asked.filters["status"] = _values(status)
    request = _given(files, only_id, published, model, knowledge)
    _list("events", request, record, form, limit, output, asked, all_statuses=bool(status))


@app.command()
@narrowed()
def positions(
    asked: Narrowed,
    files: options.FilesOrNone = None,
    kind: Annotated[list[PositionKind] | None, typer.Option(help="May be given more than once.")] = None,
    actor: Annotated[
        str | None, typer.Option("--holder", "--actor", metavar="NAME", help="Part of a holder's name, a state or a code: Japan, JPN.GOV.")
    ] = None,
    toward: Annotated[str | None, typer.Option(metavar="NAME", help="As --holder, of whom it is held toward.")] = None,
    about: Annotated[str | None, typer.Option("--about", "--topic", metavar="WORDS", help="Words of what it is about.")] = None,
    obligation: Annotated[str | None, typer.Option(metavar="WORD", help="What a commitment is to: defence, aid, basing ...")] = None,
    over_time: Annotated[
        bool, typer.Option("--over-time", help="In order, with what changed, and the later deeds that bear on them.")
    ] = False,
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
    asked.filters.update(kind=_values(kind), toward=toward, obligation=obligation)
    asked.filters.update({"actor": actor, "topic": about} if over_time else {"holder": actor, "about": about})
    layer = "over_time" if over_time else "positions"
    _list(layer, _given(files, only_id, published, model, knowledge), record, form, limit, output, asked)


@app.command()
@narrowed()
def figures(
    asked: Narrowed,
    files: options.FilesOrNone = None,
    about: Annotated[
        str | None, typer.Option("--about", "--topic", metavar="WORDS", help="Words that all stand in what is counted, its unit or words.")
    ] = None,
    actor: Annotated[
        str | None, typer.Option("--of", "--actor", metavar="NAME", help="Part of the owner's name, a state or a code: Japan, JPN.MIL.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", "--in", metavar="NAME", help="Part of the place's name, or its country's name or code: JPN.")
    ] = None,
    unit: Annotated[str | None, typer.Option(metavar="UNIT", help="A unit, as ship, or a currency, as USD.")] = None,
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
    asked.filters.update(about=about, of=actor, place=place, unit=unit)
    _list("figures", _given(files, only_id, published, model, knowledge), record, form, limit, output, asked)


@app.command()
@narrowed()
def places(
    asked: Narrowed,
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
    _list("places", _given(files, only_id, published, model, knowledge), record, form, limit, output, asked)


@app.command()
@narrowed()
def dates(
    asked: Narrowed,
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
    _list("dates", _given(files, only_id, published, model, knowledge), record, form, limit, output, asked)


def _given(files: list[str] | None, only_id: str | None, published: str | None, model: str | None, knowledge: Path | None) -> Request:
    from onrecord.cli.given import Request

    return Request(files or (), only_id, published, model=model, knowledge=knowledge)


def _list(
    layer: str,
    request: Request,
    record: Path,
    form: StrEnum,
    limit: int | None,
    output: Path | None,
    narrowed_to: Narrowed,
    *,
    all_statuses: bool = False,
) -> None:
    """The list in the form that is asked for: of the files, or where none is given of the record."""
    from onrecord.views.rows import check_output, write_lines

    check_output(form.value, output)
    with _of(layer, request, narrowed_to.filters) if request.paths else opened(record) as asked:
        answering = getattr(asked, layer)
        if form.value in Form:
            rows = narrowed_to.answer(asked, answering, Form(form.value), limit, output)
            if layer in ("positions", "over_time") and not rows.count:
                _say_what_is_said(asked, narrowed_to.filters)
            return
        from onrecord.export.picked import written

        check_parties(asked, narrowed_to.filters)
        rows = answering(limit=limit or None, **narrowed_to.filters)
        write_lines(written(asked, [str(row["ref"]) for row in rows], form.value, all_statuses=all_statuses), output)
        say_count(rows)


def _say_what_is_said(record: Record, filters: dict[str, Any]) -> None:
    """Where nobody is told to hold a position: how many statements there are on the matter, for what is said commits nobody."""
    from onrecord.cli.given import say

    who, words = filters.get("holder") or filters.get("actor"), filters.get("about") or filters.get("topic")
    if words:
        count = record.statements(speaker=who, about=words, limit=1).count
        told = f"onrecord statements --about {shlex.quote(words)}" + (f" --speaker {shlex.quote(who)}" if who else "")
        say(f"{several(count, 'statement')} on it, which {'takes' if count == 1 else 'take'} no position that can be told: {told}")


@contextlib.contextmanager
def _of(layer: str, request: Request, filters: Mapping[str, object]) -> Iterator[Record]:
    """The files' readings as a record in memory, which one asks as any other."""
    from onrecord.cli.given import counted, readings
    from onrecord.record.memory import InMemory

    with InMemory() as whole:
        # While it is empty, too: a slip in what is asked is told before anything is read. Only tables of one's own may know another type.
        getattr(whole, layer)(**{name: value for name, value in filters.items() if name != "type" or request.knowledge is None})
        whole.keep(counted(readings(request)))
        yield whole


def _values(chosen: Sequence[StrEnum] | None) -> tuple[str, ...] | None:
    return tuple(one.value for one in chosen) if chosen else None
