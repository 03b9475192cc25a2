"""``onrecord read``: what was found in reports, as a page, JSON lines or HTML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options

if TYPE_CHECKING:
    from onrecord.cli.given import Request
    from onrecord.config import Config
    from onrecord.intake import Given
    from onrecord.work import Spread

app = typer.Typer()


@app.command()
def read(
    files: options.Files,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a report, each on one line.")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="OUT.html", help="Write one page that needs no network: the text beside its entries.")
    ] = None,
    parts: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PARTS", help="Write the readings to parts in this folder, for onrecord merge."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="With -o: processes that read.")] = 1,
    on: options.On = options.Where.here,
    address: options.Address = None,
    only_id: options.OnlyId = None,
    published: options.Published = None,
    title: options.Title = None,
    outlet: options.Outlet = None,
    text_column: options.TextColumn = None,
    columns: options.Map = None,
    model: options.Model = None,
    knowledge: options.Tables = None,
) -> None:
    """Read reports and show what is in them.

    What was said, done, promised and disputed, by whom, to whom, when and where; each entry with its words.
    """
    if parts is not None:
        if as_json or html is not None or only_id is not None or title is not None:
            raise typer.BadParameter("writes parts; it does not go with --json, --html, --id and --title", param_hint="--output")
        config = options.config_of(model, knowledge)
        given = options.given_of(published, outlet, options.columns_of(text_column, columns))
        _write_parts(files, parts, options.spread(on, workers, address), config, given)
        return
    if on is not options.Where.here or workers > 1 or address is not None:
        raise typer.BadParameter("is of use with -o PARTS alone", param_hint="--workers, --on and --address")
    from onrecord.cli.given import Request

    request = Request(files, only_id, published, title, outlet, model, knowledge, options.columns_of(text_column, columns))
    if html is not None:
        _write_html(request, html, as_json)
    else:
        _show(request, as_json)


def _show(request: Request, as_json: bool) -> None:
    """Shows each reading as a page, or as a line of JSON."""
    from onrecord.cli.given import readings

    if as_json:
        from onrecord.views.lines import json_line

        for reading in readings(request, unread_too=True):
            sys.stdout.write(json_line(reading.to_dict()))
        return
    from onrecord.views.terminal import console, page, show

    out = console()
    for count, reading in enumerate(readings(request)):
        if count:
            out.print()
        show(page(reading, out.width), out)


def _write_parts(files: list[str], folder: Path, spread: Spread, config: Config, given: Given) -> None:
    """Reads into parts; to be stopped at any time and given again."""
    from onrecord.archive import reading_of
    from onrecord.cli.given import say
    from onrecord.cli.record.progress import Progress
    from onrecord.shards import make_parts

    progress = Progress(files)
    try:
        made = make_parts(files, folder, spread, reading_of, config, given=given, on_step=progress.step, on_note=progress.note)
    except KeyboardInterrupt:
        progress.end()
        say("stopped; give the same command again to go on")
        raise typer.Exit(130) from None
    finally:
        progress.end()
    failed = f"; {made.failed:,} could not be read" if made.failed else ""
    say(f"{folder}: {made.added:,} read, {made.known:,} in parts before{failed}")
    if not made.added and not made.known:
        raise typer.Exit(1)


def _write_html(request: object, path: Path, as_json: bool) -> None:
    from onrecord.cli.given import Request, counted, readings, say, was_read
    from onrecord.views.html import document
    from onrecord.views.lines import json_line

    assert isinstance(request, Request)
    found = []
    given = readings(request, unread_too=as_json)
    for reading in given if as_json else counted(given):
        if as_json:
            sys.stdout.write(json_line(reading.to_dict()))
        if was_read(reading):
            found.append(reading)
    try:
        path.write_text(document(found), encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        say(f"{path}: cannot be written ({error.strerror or error})")
        raise typer.Exit(1) from error
    say(f"wrote {path}")
