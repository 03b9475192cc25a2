"""``onrecord serve``."""

from __future__ import annotations

import sys
from pathlib import Path
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
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to answer at; any but this machine's own asks for a password.")
    ] = "127.0.0.1",
    names: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="With --host: a name by which others call this machine.")
    ] = None,
    password: Annotated[
        Path | None, typer.Option("--password-file", metavar="FILE", help="With --host: the password's hash; RECORD.password unless told.")
    ] = None,
) -> None:
    """Open the record in a browser, on this machine alone: look, check and correct. docs/desk.md tells more."""
    from onrecord.cli.given import say
    from onrecord.desk.serving import Open, alone
    from onrecord.desk.serving import serve as start

    if not alone(host):
        password = password or record.with_name(f"{record.name}.password")
        _ask_for(password)
    if not record.exists():
        say(f"{record}: is not there yet; what is read and kept at the desk makes it")
    how = Open(port, read_only, browser, host, tuple(names or ()), password)
    start(record, how, on_ready=lambda address: say(f"{address} (stop with Ctrl-C)"))


def _ask_for(path: Path) -> None:
    """Makes the file with the password's hash, if there is none."""
    from onrecord.cli.given import say
    from onrecord.errors import ConfigError

    if path.exists():
        return
    if not sys.stdin.isatty():
        raise ConfigError(str(path), "is not there, and nobody can be asked for a password", "Start it once in a terminal")
    from onrecord.desk.door import put_password

    put_password(path, typer.prompt("A password for those who open the desk", hide_input=True, confirmation_prompt=True))
    say(f"{path}: the password's hash; remove it to be asked again")
