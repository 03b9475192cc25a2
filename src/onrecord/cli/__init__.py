"""The command line: thin; arguments in, views out.

The commands stand in modules of their own, each a small application with nothing but typer imported at its top: what a
command needs, it imports when it runs. The first page of the help is shown without even that (``front``), and a command that is
named brings along the one module that it stands in.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn, TextIO

    import typer


def compose(command: str | None = None) -> typer.Typer:
    """The whole application, put together from its parts; with a command's name, so much of it as has that command."""
    import importlib

    from onrecord.cli import front
    from onrecord.cli.root import whole

    application = whole()
    for part in front.modules(command) or front.modules():
        module = importlib.import_module(part)
        application.add_typer(module.app, name=getattr(module, "NAME", None))
    return application


def main() -> None:
    """The entry point of the command.

    Exit status 0 where something was read, 1 where nothing was or an error stopped the command, 2 for wrong usage.
    """
    from onrecord.errors import OnrecordError

    for stream, errors in ((sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)
    out = sys.stdout
    try:
        try:
            _run(sys.argv[1:])
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


def _run(arguments: list[str]) -> None:
    """Shows the first page, or runs the command that the arguments begin with."""
    if arguments in ([], ["--help"]):
        from onrecord.cli.front import page

        sys.stdout.write(page())
        if not arguments:
            sys.exit(2)
    elif arguments == ["--version"]:
        from onrecord import __version__

        sys.stdout.write(f"onrecord {__version__}\n")
    else:
        compose(arguments[0])()


def _reader_has_gone(out: TextIO) -> NoReturn:
    """Ends without complaint: whoever read our output has enough. The interpreter would complain when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    sys.exit(0)
