"""A series as bars in the terminal, or as a picture."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onrecord.errors import ConfigError
from onrecord.timex import is_step

#: What stands for each quad class: verbal and material cooperation, verbal and material conflict.
MARKS = "·o+#"
NAMES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
COLOURS = ("#9ecae1", "#2171b5", "#fdae6b", "#cb181d")
#: The longest bar, in characters.
WIDTH = 60
#: A step's width in a picture, and the picture's least and greatest, in points.
STEP_WIDTH, NARROWEST, WIDEST = 14, 300, 6000


def bars(rows: Sequence[Sequence[Any]], width: int = WIDTH) -> Iterator[str]:
    """One line a step, also those without events: the step, a bar of the four quad classes, the count and the mean intensity. ``rows`` as
    ``series`` gives them."""
    highest = max((row[5] for row in rows), default=0)
    if not highest:
        return
    scale = min(1.0, width / highest)
    yield "".join(f"{mark} {name}   " for mark, name in zip(MARKS, NAMES, strict=True)).rstrip() + "\n"
    label = max(len(row[0]) for row in rows)
    for row in rows:
        bar, done, total = "", 0, 0
        for mark, count in zip(MARKS, row[1:5], strict=True):
            total += count
            length = round(total * scale) - done
            bar, done = bar + mark * length, done + length
        intensity = "" if row[6] is None else f"  {row[6]:+.1f}"
        yield f"{row[0]:<{label}}  {bar} {row[5]:,}{intensity}\n"


def steps(first: str, last: str) -> Iterator[str]:
    """All days, months or years from the first to the last, as they are written: 2016-12-05, 2016-12 or 2016."""
    if len(first) == 10:
        day = date.fromisoformat(first)
        while day.isoformat() <= last:
            yield day.isoformat()
            day += timedelta(days=1)
        return
    year, month = int(first[:4]), int(first[5:7] or 1)
    while (step := f"{year:04}-{month:02}"[: len(first)]) <= last:
        yield step
        year, month = (year, month + 1) if len(first) == 7 and month < 12 else (year + 1, 1)


def picture(columns: Sequence[str], rows: Sequence[Sequence[Any]], output: Path, title: str) -> None:
    """Stacked bars of the four quad classes over all steps of the time, the mean intensity below them, as PNG or SVG. Raises ConfigError
    if altair or vl-convert-python is not installed, no event has a date, or the file fails."""
    try:
        altair: Any = importlib.import_module("altair")
        importlib.import_module("vl_convert")
    except ImportError as error:
        raise ConfigError("altair", "is not installed", "Run: pip install 'onrecord[charts]'") from error
    filled = [row for row in rows if is_step(row[0])]
    if not any(row[5] for row in filled):
        raise ConfigError(str(output), "is not made: no event stands in a step of time", "Ask without -o to see the counts")
    counts = [{"step": row[0], "quad": name, "order": at, "events": row[1 + at]} for row in filled for at, name in enumerate(NAMES)]
    means = [{"step": row[0], "intensity": row[6]} for row in filled]
    wide = min(max(NARROWEST, STEP_WIDTH * len(filled)), WIDEST)
    x = altair.X("step:O", title=columns[0], axis=altair.Axis(labelOverlap=True))
    # Few events would else have their axis told in halves.
    highest = max(row[5] for row in filled)
    whole_numbers = altair.Axis(format="d", **({"values": [*range(highest + 1)]} if highest <= 10 else {}))
    above = (
        altair.Chart(altair.Data(values=counts), title=title, width=wide, height=240)
        .mark_bar()
        .encode(
            x=x,
            y=altair.Y("sum(events):Q", title="events", axis=whole_numbers),
            color=altair.Color("quad:N", scale=altair.Scale(domain=list(NAMES), range=list(COLOURS)), title=None),
            order=altair.Order("order:Q"),
        )
    )
    below = (
        altair.Chart(altair.Data(values=means), width=wide, height=90)
        .mark_line(point=True, color="#525252")
        .encode(x=x, y=altair.Y("intensity:Q", title="mean intensity", scale=altair.Scale(domain=[-10, 10])))
    )
    try:
        (above & below).save(str(output))
    except OSError as error:
        raise ConfigError(str(output), f"cannot be written ({error.strerror or error})", "Name another file") from error
