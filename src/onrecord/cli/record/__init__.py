"""The commands over a record: adding to it, asking it, and looking after it."""

import typer

from onrecord.cli.record import adding, asking, exporting, judging, linking, serving

app = typer.Typer()
for _part in (adding, asking, linking, judging, exporting, serving):
    app.add_typer(_part.app)
