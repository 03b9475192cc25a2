"""The commands over a record: adding to it, asking it, and looking after it."""

import typer

from onrecord.cli.record import adding, asking

app = typer.Typer()
for _part in (adding, asking):
    app.add_typer(_part.app)
