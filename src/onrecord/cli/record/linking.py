"""``onrecord link``, ``occurrences``, ``copies`` and ``retellings``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.record.options import (
    DEFAULT,
    AskForm,
    Form,
    InPlace,
    Limit,
    Out,
    RecordFile,
    Since,
    Type,
    Until,
    answer,
    limit_of,
    opened,
)
from onrecord.views.counts import several

if TYPE_CHECKING:
    from onrecord.record import asked

app = typer.Typer()


@app.command()
def link(record: RecordFile = DEFAULT) -> None:
    """Link the reports: find copies, the same actors and places, retellings and occurrences. Made anew each time, from all reports."""
    from onrecord.cli.given import say

    def tell(stage: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{stage} ...\x1b[K")

    with opened(record) as archive:
        found = archive.link(on_stage=tell)
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    say(
        f"{record}: {several(found.reports, 'report')}; {found.copies:,} are copies in {several(found.groups, 'group')}; {several(found.retellings, 'pair')} of the"
        f" same; {several(found.occurrences, 'occurrence')}, {several(found.disagreements, 'version')} that disagree;"
        f" {several(found.actors, 'actor')} and"
        f" {several(found.places, 'place')} in several reports"
    )


@app.command()
def occurrences(
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="One occurrence: its tellings side by side.")] = None,
    type_: Type = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Part of an actor's name, or a code: JPN, JPN.GOV.")] = None,
    place: InPlace = None,
    since: Since = None,
    until: Until = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only those on which the tellings disagree.")] = False,
    limit: Limit = None,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """List what several reports tell of, with the number of independent outlets and where they disagree."""
    archive = opened(record)
    if ref is not None:
        rows = archive.occurrence(ref)
        if form is Form.table and output is None:
            from onrecord.views.tellings import tellings
            from onrecord.views.terminal import console, show

            show(tellings(rows), console())
        else:
            answer(rows, form, output)
        return
    filters: asked.Occurrences = {"type": type_, "actor": actor, "place": place, "since": since, "until": until, "disputed": disputed}
    answer(archive.occurrences(limit=limit_of(limit, form), **filters), form, output)
    remind(record)


@app.command()
def copies(limit: Limit = None, record: RecordFile = DEFAULT, form: AskForm = Form.table, output: Out = None) -> None:
    """List reports that are copies of one another: reprints, cuts, re-headed and wire copies. They count as one witness."""
    answer(opened(record).copies(limit=limit_of(limit, form)), form, output)
    remind(record)


@app.command()
def retellings(limit: Limit = None, record: RecordFile = DEFAULT, form: AskForm = Form.table, output: Out = None) -> None:
    """List pairs of reports that tell of the same in words of their own."""
    # Not in brief: ``first`` and ``second`` are reports here, no days.
    answer(opened(record).retellings(limit=limit_of(limit, form)), form, output, brief=False)
    remind(record)


def remind(record: object) -> None:
    """Says on standard error that reports are not linked yet, if so."""
    from pathlib import Path

    from onrecord.cli.given import say

    left = opened(Path(str(record))).unlinked()
    if left:
        say(f"not linked yet, so that copies count: {several(left, 'report')}; run onrecord link once")
