"""The command line: thin; arguments in, views out.

The commands stand in modules of their own, each a small application with nothing but typer imported at its top: what a
command needs, it imports when it runs, so that ``onrecord --help`` loads no model, web framework or file format.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from importlib.metadata import version
from typing import Annotated, NoReturn, TextIO

import typer

from onrecord.errors import OnrecordError

#: Where the commands stand, in the order of the help. Each module has an ``app``.
PARTS: tuple[str, ...] = (
    "onrecord.cli.read",
    "onrecord.cli.explain",
    "onrecord.cli.lists",
    "onrecord.cli.record",
    "onrecord.cli.knowledge",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


def root(
    _show: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and stop.")] = False,
) -> None:
    """Read news reports on security affairs and keep the record: who did, said, promised, paid, claimed or disputed what."""


def compose() -> typer.Typer:
    """The whole application, put together from its parts."""
    # Plain help: typer's coloured one takes as long to import as all the rest together.
    whole = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    whole.callback()(root)
    for part in PARTS:
        if _is_there(part):
            module = importlib.import_module(part)
            whole.add_typer(module.app, name=getattr(module, "NAME", None))
    return whole


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # not even the package that it would stand in
        return False


def main() -> None:
    """The entry point of the command.

    Exit status 0 where something was read, 1 where nothing was or an error stopped the command, 2 for wrong usage.
    """
    for stream, errors in ((sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)
    out = sys.stdout
    try:
        try:
            compose()()
        finally:
            out.flush()
    except SystemExit:
        if sys.stdout is out:
            raise
        _reader_has_gone(out)  # typer puts another stdout in its place then
    except BrokenPipeError:
        _reader_has_gone(out)
    except (OnrecordError, OSError) as error:
        from onrecord.views.safe import shown

        sys.stderr.write(f"onrecord: {shown(str(error))}\n")
        sys.exit(1)


def _reader_has_gone(out: TextIO) -> NoReturn:
    """Ends without complaint: whoever read our output has enough. The interpreter would complain when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    sys.exit(0)
