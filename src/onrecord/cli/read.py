"""``onrecord read``: what was found in reports, as a page, JSON lines or HTML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options

app = typer.Typer()


@app.command()
def read(
    files: options.Files,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a report, each on one line.")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="OUT.html", help="Write one page that needs no network: the text beside its entries.")
    ] = None,
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
    from onrecord.cli.given import Request, readings

    request = Request(files, only_id, published, title, outlet, model, knowledge, options.columns_of(text_column, columns))
    if html is not None:
        _write_html(request, html, as_json)
    elif as_json:
        from onrecord.views.lines import json_line

        for reading in readings(request, unread_too=True):
            sys.stdout.write(json_line(reading.to_dict()))
    else:
        from onrecord.views.terminal import console, page, show

        out = console()
        for count, reading in enumerate(readings(request)):
            if count:
                out.print()
            show(page(reading, out.width), out)


def _write_html(request: object, path: Path, as_json: bool) -> None:
    from onrecord.cli.given import Request, readings, say, was_read
    from onrecord.views.html import document
    from onrecord.views.lines import json_line

    assert isinstance(request, Request)
    found = []
    for reading in readings(request, unread_too=as_json):
        if as_json:
            sys.stdout.write(json_line(reading.to_dict()))
        if was_read(reading):
            found.append(reading)
        if sys.stderr.isatty() and not as_json:
            sys.stderr.write(f"\r{len(found):,} read\x1b[K")
            sys.stderr.flush()
    if sys.stderr.isatty() and not as_json:
        sys.stderr.write("\r\x1b[K")
    try:
        path.write_text(document(found), encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        say(f"{path}: cannot be written ({error.strerror or error})")
        raise typer.Exit(1) from error
    say(f"wrote {path}")
