"""What stands before the commands: the application and its own options."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord.cli import front

#: What an option is looked for under, by its name here.
_CALLED = {
    "--state": ("country", "nation", "states", "countries"),
    "--actor": ("who", "name", "person", "party", "actors", "group", "entity"),
    "--about": ("topic", "words", "matter", "subject", "keyword", "query", "text"),
    "--since": ("from", "start", "after", "begin", "date", "day"),
    "--until": ("to", "end", "before", "till"),
    "--outlet": ("source", "publisher", "paper", "newspaper", "medium", "media"),
    "--with": ("columns", "column", "fields", "url", "title", "sentence", "show"),
    "--limit": ("max", "top", "head", "rows", "count", "number", "n"),
}


class _Root(TyperGroup):
    """Shows the first page as it is shown without typer, and names the option that was meant where there is none of the name that is given."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            # Typer has click's errors under a name of its own.
            asked, command = getattr(error, "option_name", None), getattr(getattr(error, "ctx", None), "command", None)
            if asked is not None and command is not None:
                vars(error)["possibilities"] = meant(asked, [name for one in command.params for name in one.opts])
            raise

    def get_help(self, ctx: Any) -> str:
        return front.page(ctx.terminal_width).rstrip("\n")


def meant(asked: str, options: Sequence[str]) -> list[str]:
    """The options that may have been meant by one that there is not: those that it is another word for, else those that are spelt nearly so."""
    word = asked.lstrip("-").casefold()
    called = [option for option, words in _CALLED.items() if option in options and word in words]
    return called or get_close_matches(asked, [one for one in options if one.startswith("--")], 3, 0.7)


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
