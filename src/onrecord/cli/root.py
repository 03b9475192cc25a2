"""What stands before the commands: the application and its own options."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord.cli import front


class _Root(TyperGroup):
    """Shows the first page as it is shown without typer."""

    def get_help(self, ctx: Any) -> str:
        return front.page(ctx.terminal_width).rstrip("\n")


def _version(wanted: bool) -> None:
    if wanted:
        from onrecord import __version__

        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


def _root(
    _show: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=front.VERSION)] = False,
) -> None:
    pass


def whole() -> typer.Typer:
    """An application that has no command yet."""
    # Plain help: typer's coloured one takes as long to import as all the rest together.
    application = typer.Typer(
        cls=_Root,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    application.callback(help=front.ABOUT)(_root)
    return application
