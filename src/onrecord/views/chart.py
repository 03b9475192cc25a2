"""A series as bars in the terminal, or as a picture."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import ConfigError

#: What stands for each quad class: verbal and material cooperation, verbal and material conflict.
MARKS = "·o+#"
NAMES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
COLOURS = ("#9ecae1", "#2171b5", "#fdae6b", "#cb181d")
#: The longest bar, in characters.
WIDTH = 60


def bars(rows: Sequence[Sequence[Any]], width: int = WIDTH) -> Iterator[str]:
    """One line a step: the step, a bar of the four quad classes, the count and the mean intensity. ``rows`` as ``series`` gives them."""
    highest = max((row[5] for row in rows), default=0)
    if not highest:
        return
    scale = min(1.0, width / highest)
    yield "".join(f"{mark} {name}   " for mark, name in zip(MARKS, NAMES, strict=True)).rstrip() + "\n"
    label = max(len(row[0]) for row in rows)
    label = max(label, len("no step"))
    for row in rows:
        bar, done, total = "", 0, 0
        for mark, count in zip(MARKS, row[1:5], strict=True):
            total += count
            length = round(total * scale) - done
            bar, done = bar + mark * length, done + length
        intensity = "" if row[6] is None else f"  {row[6]:+.1f}"
        yield f"{row[0] or 'no step':<{label}}  {bar} {row[5]:,}{intensity}\n"


def picture(columns: Sequence[str], rows: Sequence[Sequence[Any]], output: Path, title: str) -> None:
    """A stacked bar chart as PNG or SVG. Raises ConfigError if altair or vl-convert-python is not installed or the file fails."""
    try:
        altair: Any = importlib.import_module("altair")
        importlib.import_module("vl_convert")
    except ImportError as error:
        raise ConfigError("altair", "is not installed", "Run: pip install 'onrecord[charts]'") from error
    values = [{"step": row[0], "quad": name, "order": at, "events": row[1 + at]} for row in rows if row[0] for at, name in enumerate(NAMES)]
    chart = (
        altair.Chart(altair.Data(values=values), title=title)
        .mark_bar()
        .encode(
            x=altair.X("step:O", title=columns[0]),
            y=altair.Y("events:Q", title="events"),
            color=altair.Color("quad:N", scale=altair.Scale(domain=list(NAMES), range=list(COLOURS)), title=None),
            order=altair.Order("order:Q"),
        )
    )
    try:
        chart.save(str(output))
    except OSError as error:
        raise ConfigError(str(output), f"cannot be written ({error.strerror or error})", "Name another file") from error
