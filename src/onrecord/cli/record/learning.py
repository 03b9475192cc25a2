"""``onrecord learn``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.record.options import DEFAULT, AskForm, Form, Out, RecordFile, answer, opened

app = typer.Typer()


@app.command()
def learn(
    write: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="Write what is learned as tables to lay over ours with --knowledge DIR.")
    ] = None,
    least: Annotated[
        int, typer.Option(metavar="N", min=1, help="With --write: drop a row only where so many of its entries are judged.")
    ] = 3,
    names: Annotated[bool, typer.Option("--names", help="List the names that were given a state by hand, in place of the rows.")] = False,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """List what judgements say of the tables: rows most often wrong, and names most often given a state by hand."""
    from onrecord.cli.given import say
    from onrecord.record.learning import overlay
    from onrecord.record.result import Rows

    with opened(record) as archive:
        learned = archive.learned()
    if write is not None:
        _write(write, overlay(learned, least))
    elif names:
        told = tuple((one.name, one.kind, one.state, one.role, one.title, one.times) for one in learned.names)
        answer(Rows(("name", "kind", "state", "role", "title", "times"), told, len(told)), form, output)
    else:
        rows = tuple((one.at, "; ".join(filter(None, one.cells.values()))[:80], one.wrong, one.amended, one.right) for one in learned.rows)
        answer(Rows(("row", "cells", "wrong", "amended", "right"), rows, len(rows)), form, output)
    if learned.other:
        say(f"{learned.other:,} decisions are on what other tables read; `onrecord reread` brings them along")


def _write(folder: Path, tables: dict[str, str]) -> None:
    from onrecord.cli.given import say
    from onrecord.errors import ConfigError

    taken = [name for name in tables if (folder / name).exists()]
    if taken:
        raise ConfigError(str(folder / taken[0]), "is there already", "Name another folder, and bring the two together yourself")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in tables.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(str(folder), f"cannot be written ({error.strerror or error})", "Check the folder and its permissions") from error
    rows = sum(text.count("\n") - 1 for text in tables.values())
    say(f"{folder}: {rows:,} rows in {len(tables)} tables; look at them, check them with `onrecord knowledge check`, read with --knowledge")
