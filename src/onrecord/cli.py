"""The command line: thin; arguments in, views out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def root() -> None:
    """Read news reports on security affairs and keep the record."""


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument()],
    as_json: Annotated[bool, typer.Option("--json")] = False,
    published: Annotated[str | None, typer.Option()] = None,
    knowledge: Annotated[Path | None, typer.Option()] = None,
) -> None:
    """Read reports and show what was found."""
    from onrecord.config import Config
    from onrecord.reader import Reader
    from onrecord.types import Report

    reports = []
    for file in files:
        text = file.read_bytes().decode("utf-8-sig")
        if file.suffix == ".jsonl":
            for line in text.split("\n"):
                if line.strip():
                    row = json.loads(line)
                    reports.append(
                        Report.of(row["text"], given_id=row.get("id"), **{k: row.get(k) for k in ("title", "published", "outlet", "url", "dateline")})
                    )
        else:
            reports.append(Report.of(text, published=published))
    for reading in Reader(Config(knowledge=knowledge)).read_many(reports):
        sys.stdout.write(json.dumps(reading.to_dict(), ensure_ascii=False) + "\n")


def main() -> None:
    """The entry point of the command."""
    app()
