"""``onrecord export``."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.record.narrowing import Narrowed, check_parties, narrowed
from onrecord.cli.record.options import DEFAULT, RecordFile, opened

app = typer.Typer()


class To(StrEnum):
    """The formats of ``onrecord.export``, by their names."""

    csv = "csv"
    parquet = "parquet"
    parquet_months = "parquet-months"
    jsonl = "jsonl"
    geojson = "geojson"
    gexf = "gexf"
    timelinejs = "timelinejs"
    plover = "plover"
    cameo = "cameo"
    phoenix = "phoenix"
    icews = "icews"
    gdelt = "gdelt"
    polecat = "polecat"
    ucdp = "ucdp"
    acled = "acled"
    ftm = "ftm"
    webannotation = "webannotation"
    md = "md"


def _format(told: str) -> To:
    """The format, or wrong usage in words."""
    if told not in set(To):
        near = ", ".join(get_close_matches(told.lower(), list(To), 3, 0.5))
        raise typer.BadParameter(f"{told!r} is no format; " + (f"do you mean {near}?" if near else f"give one of {', '.join(To)}"))
    return To(told)


@app.command()
@narrowed("source", "recipient", "status", "once", "told_only", leave=("besides",))
def export(
    asked: Narrowed,
    to: Annotated[To, typer.Option("--to", metavar="FORMAT", help=f"{', '.join(To)}.", parser=_format)],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="A folder for csv, parquet and parquet-months, a file for the others.")
    ],
    force: Annotated[bool, typer.Option("--force", help="Write over what an earlier export has left there.")] = False,
    record: RecordFile = DEFAULT,
) -> None:
    """Hand the record on to other programs, with a manifest of row counts and hashes. docs/exports.md tells the formats.

    With filters, the events that fit, and of all else what stands in reports that hold one; --about, --outlet, --since and --until alone keep reports that
    fit and hold no event, too.
    """
    from onrecord.cli.given import say
    from onrecord.cli.record.linking import remind
    from onrecord.views.counts import several

    archive = opened(record)
    check_parties(archive, asked.filters)
    manifest = archive.export(to.value, output, force=force, **asked.filters)
    rows = "; ".join(f"{name}: {count:,}" for name, count, _digest in manifest.files if count or len(manifest.files) == 1)
    left = "".join(f"; left out: {events:,} {reason}" for reason, events in manifest.left_out)
    say(f"{output}: {several(manifest.reports, 'report')}; {rows}{left}")
    remind(record)
