"""``onrecord plans``, ``compare``, ``quotes``, ``diff``, ``same`` and ``apart``."""

from __future__ import annotations

import getpass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.record.linking import remind
from onrecord.cli.record.narrowing import Narrowed, narrowed
from onrecord.cli.record.options import DEFAULT, AskForm, Form, Limit, Out, RecordFile, answer, limit_of, opened

app = typer.Typer()


class ComparedBy(StrEnum):
    outlet = "outlet"
    speaker = "speaker"
    period = "period"


#: What two sides are not narrowed by: what they are themselves, and of speakers what events alone have.
_NOT_BY = {
    "outlet": {"outlet"},
    "speaker": {"actor", "source", "recipient", "status", "with_copies", "once"},
    "period": {"since", "until"},
}


@app.command()
@narrowed("source", "recipient", "with_copies", "once", "told_only")
def plans(asked: Narrowed, limit: Limit = None, record: RecordFile = DEFAULT, form: AskForm = Form.table, output: Out = None) -> None:
    """List what was planned, and for each the first later deed of the same parties and type on the same matter, if there is one."""
    archive = opened(record)
    asked.answer(archive, archive.plans, form, limit, output)
    remind(record)


@app.command()
@narrowed("source", "recipient", "status", "with_copies", "once", "told_only")
def compare(
    one: Annotated[str, typer.Argument(metavar="ONE", help="An outlet, a speaker, or a time: 2025-01 or 2025-01..2025-03.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another one.")],
    asked: Narrowed,
    by: Annotated[
        ComparedBy | None, typer.Option(help="What the two are; if it is not told: outlets, times or speakers, as the record knows them.")
    ] = None,
    limit: Limit = None,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """Lay two outlets, speakers or periods side by side on the same matter: what both tell, and what only one of them does."""
    from onrecord.cli.given import say
    from onrecord.record.comparing import taken_for

    archive = opened(record)
    what = archive.ask(taken_for, one, other) if by is None else by.value
    filters = {name: value for name, value in asked.filters.items() if value not in (None, False)}
    beyond = sorted(filters.keys() & _NOT_BY[what])
    if beyond:
        raise typer.BadParameter(
            f"two {what}s are not narrowed by it", param_hint=", ".join(f"--{name.replace('_', '-')}" for name in beyond)
        )
    if by is None:
        say(
            f"{one} and {other} are taken for {what}s (--by {' or '.join(other.value for other in ComparedBy if other.value != what)} if they are not)"
        )
    Narrowed(filters, asked.besides).answer(archive, partial(archive.compare, one, other, by=what), form, limit, output, brief=False)


@app.command()
@narrowed("told_only")
def quotes(
    asked: Narrowed,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="Words that the quotation holds.")] = None,
    actor: Annotated[
        str | None, typer.Option("--speaker", "--actor", metavar="NAME", help="Part of the speaker's name, a state or a code.")
    ] = None,
    least: Annotated[int, typer.Option(metavar="N", min=1, help="Only what so many reports quote.")] = 2,
    limit: Limit = None,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """List sentences that several reports quote, with each one's version: [left out] {added} against the first."""
    archive = opened(record)
    asked.filters["speaker"] = actor
    asked.filters["about"] = " ".join((*(words or ()), asked.filters["about"] or "")).strip() or None
    asked.answer(archive, partial(archive.quotes, least=least), form, limit, output)


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(metavar="A.db", help="A record.", exists=True, dir_okay=False)],
    after: Annotated[
        Path, typer.Argument(metavar="B.db", help="Another one, or the same after a re-reading.", exists=True, dir_okay=False)
    ],
    layer: Annotated[
        str | None, typer.Option(metavar="LAYER", help="Only this one: report, actor, event, statement, figure, date, place, position.")
    ] = None,
    limit: Limit = None,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """Tell what two records tell differently: reports that one alone has, and entries that are new, gone or changed."""
    from onrecord.record.differing import diff as differing

    answer(differing(opened(before), opened(after), layer=layer, limit=limit_of(limit, form)), form, output, brief=False)


@app.command()
def same(
    one: Annotated[str, typer.Argument(metavar="ONE", help="An actor, by name or as REPORT#A3, or an event, as REPORT#E3.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Whom or what it is the same as.")],
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")] = None,
    analyst: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; your name on this machine unless told.")] = None,
    record: RecordFile = DEFAULT,
) -> None:
    """Say that two actors are the same, or two events one occurrence: all that either is joined with is one from then on.

    The name of the other stands for both. `onrecord judgements --undo` takes it back; `onrecord apart` takes one of them out.
    """
    from onrecord.cli.given import say
    from onrecord.record.joins import the_one

    archive = opened(record)
    refs = []
    for told in (one, other):
        report, _, entry = archive.ask(the_one, told).partition("#")
        refs.append(f"{archive.raw(report).report.id}#{entry}")
    archive.join(refs[0], refs[1], analyst=analyst or getpass.getuser(), note=note)
    say(f"{one} is the same as {other}")


@app.command()
def apart(
    ref: Annotated[str, typer.Argument(metavar="REF", help="An actor, as REPORT#A3, an event, or a report.")],
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")] = None,
    analyst: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; your name on this machine unless told.")] = None,
    record: RecordFile = DEFAULT,
) -> None:
    """Take an actor out of what it is joined with, an event out of its occurrence, a report out of its copies and retellings.

    `onrecord judgements --undo` puts it back.
    """
    from onrecord.cli.given import say

    archive = opened(record)
    report, _, entry = ref.partition("#")
    whole = archive.raw(report).report.id + (f"#{entry}" if entry else "")
    archive.take_apart(whole, analyst=analyst or getpass.getuser(), note=note)
    say(f"{ref}: stands apart")
