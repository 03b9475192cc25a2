"""``onrecord completion``: what shells complete, and a manual page, made from the commands as they are."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

app = typer.Typer()


class Shell(StrEnum):
    bash = "bash"
    zsh = "zsh"
    fish = "fish"
    man = "man"


@app.command()
def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish; man for a manual page.")],
) -> None:
    """Write what a shell completes by, or a manual page, to standard output.

    bash: onrecord completion bash > ~/.local/share/bash-completion/completions/onrecord.
    zsh: onrecord completion zsh > a folder of $fpath, as _onrecord.
    fish: onrecord completion fish > ~/.config/fish/completions/onrecord.fish.
    man: onrecord completion man > ~/.local/share/man/man1/onrecord.1.
    """
    from onrecord.cli import compose
    from onrecord.cli.shells import WRITERS, commands_of

    typer.echo(WRITERS[shell.value](commands_of(typer.main.get_command(compose()))), nl=False)
