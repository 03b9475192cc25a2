"""The commands over a record: adding to it, asking it, and looking after it."""

import typer

from onrecord.cli.record import adding, asking, linking

app = typer.Typer()
for _part in (adding, asking, linking):
    app.add_typer(_part.app)
