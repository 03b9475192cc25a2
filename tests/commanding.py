"""The command line within the tests' own process: what a command is composed of is composed once, which takes longer than most commands do."""

from __future__ import annotations

import functools

import typer.testing

from onrecord.cli import compose as _compose

compose = functools.cache(_compose)
#: Typer's runner makes the command anew for each call.
typer.testing._get_command = functools.cache(typer.main.get_command)  # type: ignore[attr-defined]
