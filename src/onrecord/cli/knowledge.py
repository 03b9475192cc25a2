"""``onrecord knowledge``: the data tables, ours and the user's own."""

from __future__ import annotations

import sys
from itertools import tee
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options

NAME = "knowledge"
app = typer.Typer(no_args_is_help=True, help="The data tables; check your own.")

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder of tables.", exists=True, file_okay=False)]


@app.command("list")
def list_tables() -> None:
    """List the tables: what a row means, its key and columns, how many rows there are."""
    from rich.table import Table
    from rich.text import Text

    from onrecord.knowledge import Knowledge
    from onrecord.knowledge.schemas import schema, tables
    from onrecord.views.terminal import console, show

    knowledge = Knowledge()
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for column in ("table", "rows", "key", "what a row is"):
        grid.add_column(column, header_style="dim", no_wrap=column in ("table", "rows"), justify="right" if column == "rows" else "left")
    for name in tables():
        form = schema(name)
        grid.add_row(Text(name, style="bold"), Text(f"{len(knowledge.rows(name)):,}"), Text(", ".join(form.key)), Text(form.about))
    show(grid, console())


@app.command()
def check(folder: Folder) -> None:
    """Check your tables: name each bad row and say what is wrong. Exit status 1 if Onrecord cannot use them."""
    from onrecord.knowledge.check import check as check_folder
    from onrecord.views.safe import shown

    checked = check_folder(folder)
    for problem in checked.problems:
        weight = "" if problem.stops else "note: "
        sys.stdout.write(shown(f"{problem.at}: {weight}{problem.reason}. {problem.remedy}") + "\n")
    for table, rows in checked.rows.items():
        sys.stdout.write(f"{table}: {rows} row{'' if rows == 1 else 's'}\n")
    bad = sum(problem.stops for problem in checked.problems)
    if bad:
        sys.stdout.flush()
        sys.stderr.write(f"onrecord: {bad} problem{'' if bad == 1 else 's'} to mend\n")
        raise typer.Exit(1)


@app.command()
def diff(
    folder: Folder,
    corpus: Annotated[list[str], typer.Argument(metavar="CORPUS...", help="Reports to try the tables on: files or folders.")],
    model: options.Model = None,
) -> None:
    """Show which events your tables add, drop and recode over a corpus of reports."""
    from onrecord.cli.given import make_reader, reports, say
    from onrecord.knowledge import Knowledge
    from onrecord.views.compare import changes
    from onrecord.views.counts import several
    from onrecord.views.safe import shown

    before = make_reader(model, None)
    after = before.with_knowledge(Knowledge(folder))
    one, other = tee(reports(corpus))
    counts = {"added": 0, "dropped": 0, "recoded": 0}
    read = 0
    for old, new in zip(before.read_many(one), after.read_many(other), strict=True):
        read += 1
        found = list(changes(old, new))
        if found:
            report = old.report
            sys.stdout.write(shown(f"{report.title or report.given_id or report.id[:12]}") + "\n")
        for change in found:
            counts[change.way] += 1
            lines = [f"  {change.way:8} “{change.trigger}” at {change.start}"]
            lines += [f"           {sign} {coded}" for sign, coded in (("-", change.before), ("+", change.after)) if coded]
            lines += [f"             {reason}" for reason in change.why[:1]]
            sys.stdout.write("".join(line[:11] + shown(line[11:]) + "\n" for line in lines))
    sys.stdout.write(
        f"{several(read, 'report')}: {counts['added']} events added, {counts['dropped']} dropped, {counts['recoded']} recoded\n"
    )
    if not read:
        say("no report could be read")
        raise typer.Exit(1)
