"""``onrecord link``, ``occurrences``, ``copies`` and ``retellings``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord.cli.record.narrowing import Narrowed, narrowed
from onrecord.cli.record.options import DEFAULT, AskForm, Form, Limit, Out, RecordFile, answer, opened
from onrecord.views.counts import several

app = typer.Typer()


@app.command()
def link(
    record: RecordFile = DEFAULT,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, help="Processes that do a part of it; the links are the same for any number. Unless told, 2 for 2,000 reports or more."
        ),
    ] = None,
) -> None:
    """Link the reports: find copies, the same actors and places, retellings and occurrences. Made anew each time, from all reports."""
    from onrecord.cli.given import say

    def tell(stage: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{stage} ...\x1b[K")

    with opened(record) as archive:
        found = archive.link(workers=workers, on_stage=tell)
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    say(
        f"{record}: {several(found.reports, 'report')}; {found.copies:,} are copies in {several(found.groups, 'group')}; {several(found.retellings, 'pair')} of the"
        f" same; {several(found.occurrences, 'occurrence')}, {several(found.disagreements, 'version')} that disagree;"
        f" {several(found.actors, 'actor')} and"
        f" {several(found.places, 'place')} in several reports"
    )


@app.command()
@narrowed("source", "recipient")
def occurrences(
    asked: Narrowed,
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="One occurrence: its tellings side by side.")] = None,
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
    asked.filters["disputed"] = disputed
    asked.answer(archive, archive.occurrences, form, limit, output)
    remind(record)


@app.command()
@narrowed()
def copies(asked: Narrowed, limit: Limit = None, record: RecordFile = DEFAULT, form: AskForm = Form.table, output: Out = None) -> None:
    """List reports that are copies of one another: reprints, cuts, re-headed and wire copies. They count as one witness."""
    archive = opened(record)
    asked.answer(archive, archive.copies, form, limit, output)
    remind(record)


@app.command()
@narrowed()
def retellings(asked: Narrowed, limit: Limit = None, record: RecordFile = DEFAULT, form: AskForm = Form.table, output: Out = None) -> None:
    """List pairs of reports that tell of the same in words of their own."""
    archive = opened(record)
    # Not in brief: ``first`` and ``second`` are reports here, no days.
    asked.answer(archive, archive.retellings, form, limit, output, brief=False)
    remind(record)


def remind(record: object) -> None:
    """Says on standard error that reports are not linked yet, if so."""
    from pathlib import Path

    from onrecord.cli.given import say

    left = opened(Path(str(record))).unlinked()
    if left:
        say(f"not linked yet, so that copies count: {several(left, 'report')}; run onrecord link once")
