"""``onrecord add``, ``watch``, ``merge``, ``reread``, ``failures`` and ``verify``."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options as shared
from onrecord.cli.record.options import DEFAULT, AskForm, Form, Out, RecordFile, answer, opened

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.work import Step

app = typer.Typer()
#: Reasons why something could not be read that are told of a watched file, a bound.
REASONS = 3


@app.command()
@shared.with_sources
def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Reports: files, folders of them, or - for standard input.")],
    record: RecordFile = DEFAULT,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read; what is kept is the same for any number.")] = 1,
    on: shared.On = shared.Where.here,
    address: shared.Address = None,
    *,
    sources: shared.Sources,
) -> None:
    """Add reports to the record; those that it has are passed over.

    Stop it at any time: what it has said to be kept is kept, and the same command goes on from there.
    """
    from onrecord.archive import Archive
    from onrecord.cli.given import say
    from onrecord.cli.record.progress import Progress

    progress = Progress(paths)
    signal.signal(signal.SIGINT, _stop)
    try:
        with Archive(record, sources.config) as archive:
            step = archive.add(
                *paths,
                spread=shared.spread(on, workers, address),
                given=sources.given,
                missing="failure",
                on_step=progress.step,
                on_note=progress.note,
            )
    except KeyboardInterrupt:
        progress.end()
        say(f"stopped; {progress.kept} are kept; give the same command again to go on")
        raise typer.Exit(130) from None
    finally:
        progress.end()
    failed = f"; {step.failed:,} could not be read (onrecord failures tells which)" if step.failed else ""
    say(f"{record}: {step.added:,} added, {step.known:,} known before{failed}")
    if not step.added and not step.known:
        raise typer.Exit(1)


@app.command()
@shared.with_sources
def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder into which reports come.")],
    record: RecordFile = DEFAULT,
    every: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="How often to look.")] = 2.0,
    *,
    sources: shared.Sources,
) -> None:
    """Add what is in a folder, and then what comes into it or changes, until it is stopped.

    The reader stays loaded. A file is added once it has stood still from one look to the next. Stop it with Ctrl-C or SIGTERM.
    """
    from functools import cache

    from onrecord.archive import Archive, reading_of
    from onrecord.cli.given import say
    from onrecord.watching import Watched
    from onrecord.watching import watch as watch_folder

    watched = Watched(folder, record)
    begun = before = 0

    def count(step: Step) -> None:
        nonlocal begun
        begun = step.added

    def tell(path: Path, step: Step) -> None:
        nonlocal begun, before
        begun, before = 0, before + step.added
        say(f"{path}: {step.added:,} added, {step.known:,} known before" + (f", {step.failed:,} could not be read" if step.failed else ""))
        if step.failed:
            _say_why(archive, path)

    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    say(f"{folder} is watched; Ctrl-C ends it")
    with Archive(record, sources.config, read=cache(reading_of)) as archive:
        try:
            watch_folder(archive, watched, every, given=sources.given, on_step=count, on_file=tell, on_note=say)
        except KeyboardInterrupt:
            say(f"stopped; {record}: {before + begun:,} added")


def _say_why(archive: Archive, path: Path) -> None:
    """Tells the first reasons why something of a file could not be read."""
    from onrecord.cli.given import say

    failed = [row for row in archive.failures() if row["file"] == str(path)]
    for row in failed[:REASONS]:
        say(", ".join(str(one) for one in (path, row["position"]) if one) + f": {row['reason']!s}")
    if len(failed) > REASONS:
        say(f"{path}: onrecord failures tells the other {len(failed) - REASONS:,}")


@app.command()
def merge(
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE...", help="Folders of parts, and other records.")],
    record: RecordFile = DEFAULT,
) -> None:
    """Bring parts and other people's records into the record, with their analysts' judgements.

    What the record has is passed over; stop it at any time, and the same command goes on from there.
    """
    from onrecord.archive import Archive
    from onrecord.cli.given import say
    from onrecord.cli.record.progress import Progress

    progress = Progress([str(source) for source in sources])
    try:
        with Archive(record) as archive:
            step = archive.merge(sources, on_step=progress.step)
    finally:
        progress.end()
    failed = f"; {step.failed:,} could not be read (onrecord failures tells which)" if step.failed else ""
    say(f"{record}: {step.added:,} added, {step.known:,} known before{failed}")


def _stop(_signal: int, _frame: object) -> None:
    """Stops the adding; what is asked for again while it writes what it has read changes nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


@app.command()
def reread(
    record: RecordFile = DEFAULT,
    everything: Annotated[bool, typer.Option("--all", help="Also what this very engine has read.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Show every entry that changed, old and new.")] = False,
    form: AskForm = Form.table,
    output: Out = None,
    model: shared.Model = None,
    knowledge: shared.Tables = None,
) -> None:
    """Read again what an older engine or other tables have read, and say what changed. Analysts' judgements stay."""
    from onrecord.archive import Archive
    from onrecord.cli.given import say

    def tell(identity: str, done: int, of: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{done:,} of {of:,} reports ({identity[:10]})\x1b[K")

    with Archive(record, shared.config_of(model, knowledge)) as archive:
        before = len(archive.changes())
        archive.reread(everything=everything, on_report=tell)
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
        changed = archive.changes()
        new = type(changed)(changed.columns, changed.rows[before:], changed.count - before)
    counts: dict[str, int] = {}
    for row in new:
        kind = f"{row['layer']!s} {row['how']!s}"
        counts[kind] = counts.get(kind, 0) + 1
    say("; ".join(f"{kind}: {count:,}" for kind, count in sorted(counts.items())) or "nothing changed")
    if show:
        answer(new, form, output)


@app.command()
def failures(record: RecordFile = DEFAULT, form: AskForm = Form.table, output: Out = None) -> None:
    """List what could not be read: file, position and reason."""
    answer(opened(record).failures(), form, output)


@app.command()
def verify(record: RecordFile = DEFAULT) -> None:
    """Check that the record is whole: the file, every id and stored value, every entry's words at their offsets, the full text."""
    from onrecord.cli.given import say
    from onrecord.views.counts import several

    with opened(record) as archive:
        found = archive.verify()
        for line in found:
            typer.echo(line)
        say(f"{record}: {several(len(found), 'fault')}" if found else f"{record}: {several(len(archive), 'report')}, whole")
    if found:
        raise typer.Exit(1)
