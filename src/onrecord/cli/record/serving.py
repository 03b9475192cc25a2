"""``onrecord serve``."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.record.options import DEFAULT, RecordFile

app = typer.Typer()


@app.command()
def serve(
    record: RecordFile = DEFAULT,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes one that is free.")] = 8470,
    browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nothing be changed.")] = False,
) -> None:
    """Open the record in a browser, on this machine alone: look, check and correct. docs/desk.md tells more."""
    from onrecord.cli.given import say
    from onrecord.desk.serving import serve as start

    start(record, port, read_only=read_only, browser=browser, on_ready=lambda address: say(f"{address} (stop with Ctrl-C)"))
