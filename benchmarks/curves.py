"""Draws the curves in the docs from what was measured: SVG, by hand, readable on light and on dark.

    curves.py [FOLDER]      docs/curves

`growth.csv` is filled by `growth_record.py`, `asking.csv` by `asking.py`,
`workers.csv` by `workers.py`, `memory.csv` by `memory.py`. The pictures hold nothing but the data, so that
a test can tell whether they are those of the files.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from growth_record import exponent
from shared import ROOT

HERE = ROOT / "benchmarks"
WIDTH, HEIGHT = 720, 420
#: Where the axes stand: left, right, top, bottom.
LEFT, RIGHT, TOP, BOTTOM = 64, 520, 64, 372
#: The least distance of two labels, in points.
APART = 17
#: Colours that people with any kind of colour vision tell apart, on light and on dark.
LIGHT = ("#0072b2", "#c04e00", "#00795a", "#a8447f", "#806000")
DARK = ("#56b4e9", "#f0883e", "#3fc496", "#e59ac8", "#e3c14f")

type Point = tuple[float, float]
type Scale = Callable[[float], float]


@dataclass(frozen=True)
class Line:
    """A curve with what is written at its end."""

    name: str
    points: Sequence[Point]
    colour: int = 0
    #: Dashed, without points: what would be, for comparison.
    is_guide: bool = False
    has_label: bool = True


@dataclass(frozen=True)
class Picture:
    """Lines in one pair of axes."""

    title: str
    told: str
    x: str
    y: str
    lines: Sequence[Line]
    x_marks: Sequence[float]
    y_marks: Sequence[float]
    is_log: bool = False
    #: The right edge of the axes: what stands right of it is labels.
    right: int = RIGHT
    x_names: Sequence[str] = field(default=())


def scale(marks: Sequence[float], low: float, high: float, *, is_log: bool) -> Scale:
    """Where a value stands, the first and last mark at the two ends."""
    place = math.log10 if is_log else float
    first, last = place(marks[0]), place(marks[-1])
    return lambda value: low + (place(value) - first) / (last - first) * (high - low)


def number(value: float) -> str:
    """A number as people write it: 0.1, 1, 32,000."""
    return f"{value:,.0f}" if value >= 1 or not value else f"{value:g}"


def style() -> str:
    """The colours, by what the reader's system prefers."""

    def of(colours: Sequence[str], back: str, text: str, faint: str) -> str:
        lines = "".join(f".c{at}{{stroke:{one}}}.d{at}{{fill:{one}}}" for at, one in enumerate(colours))
        return f".back{{fill:{back}}}text{{fill:{text}}}.grid{{stroke:{faint}}}.guide{{stroke:{text}}}{lines}"

    return (
        "text{font:13px system-ui,sans-serif}.title{font-weight:600;font-size:15px}.grid{stroke-width:1}.line{fill:none;stroke-width:2.2}"
        ".guide{fill:none;stroke-width:1.2;stroke-dasharray:5 4;opacity:.75}"
        + of(LIGHT, "#ffffff", "#24292f", "#d8dee4")
        + "@media(prefers-color-scheme:dark){"
        + of(DARK, "#0d1117", "#e6edf3", "#30363d")
        + "}"
    )


def drawn(picture: Picture) -> str:
    """The picture as SVG."""
    x = scale(picture.x_marks, LEFT, picture.right, is_log=picture.is_log)
    y = scale(picture.y_marks, BOTTOM, TOP, is_log=picture.is_log)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img"'
        f' aria-labelledby="title told"><title id="title">{escape(picture.title)}</title><desc id="told">{escape(picture.told)}</desc>',
        f"<style>{style()}</style>",
        f'<rect class="back" width="{WIDTH}" height="{HEIGHT}"/>',
        f'<text class="title" x="16" y="26">{escape(picture.title)}</text>',
        f'<text x="16" y="48">{escape(picture.y)}</text>',
        f'<text x="{(LEFT + picture.right) / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle">{escape(picture.x)}</text>',
        *_axes(picture, x, y),
        *(part for line in picture.lines for part in _line(line, x, y)),
        *_labels(picture, x, y),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _axes(picture: Picture, x: Scale, y: Scale) -> Iterator[str]:
    for mark in picture.y_marks:
        yield f'<path class="grid" d="M{LEFT} {y(mark):.1f}H{picture.right}"/>'
        yield f'<text x="{LEFT - 8}" y="{y(mark) + 4:.1f}" text-anchor="end">{number(mark)}</text>'
    names = picture.x_names or [number(mark) for mark in picture.x_marks]
    for mark, name in zip(picture.x_marks, names, strict=True):
        yield f'<path class="grid" d="M{x(mark):.1f} {BOTTOM}v5"/>'
        yield f'<text x="{x(mark):.1f}" y="{BOTTOM + 20}" text-anchor="middle">{escape(name)}</text>'


def _line(line: Line, x: Scale, y: Scale) -> Iterator[str]:
    path = "L".join(f"{x(a):.1f} {y(b):.1f}" for a, b in line.points)
    if line.is_guide:
        yield f'<path class="guide" d="M{path}"/>'
        return
    yield f'<path class="line c{line.colour}" d="M{path}"/>'
    if len(line.points) <= 12:
        yield from (f'<circle class="d{line.colour}" cx="{x(a):.1f}" cy="{y(b):.1f}" r="3"/>' for a, b in line.points)


def _labels(picture: Picture, x: Scale, y: Scale) -> Iterator[str]:
    """What is written at the ends of lines, moved apart where they would stand on each other."""
    ends = sorted(((y(line.points[-1][1]), line) for line in picture.lines if line.has_label), key=lambda one: one[0])
    below = TOP - APART
    for height, line in ends:
        below = max(height, below + APART)
        right = x(line.points[-1][0])
        if line.is_guide:
            yield f'<path class="guide" d="M{right + 6:.1f} {below:.1f}h14"/>'
        else:
            yield f'<circle class="d{line.colour}" cx="{right + 14:.1f}" cy="{below:.1f}" r="4"/>'
        yield f'<text x="{right + 24:.1f}" y="{below + 4:.1f}">{escape(line.name)}</text>'


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a file of measurements."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def curves_of(rows: Sequence[dict[str, str]], value: str) -> dict[str, list[Point]]:
    """The points of each curve, the last measurement of a size alone, in order of size."""
    found: dict[str, dict[float, float]] = {}
    for row in rows:
        found.setdefault(row["what"], {})[float(row["reports"])] = float(row[value])
    return {what: sorted(points.items()) for what, points in found.items()}


def growth(rows: Sequence[dict[str, str]]) -> Picture:
    """Work against reports, both in powers of ten: a slope of 1 is linear."""
    curves = {what: points for what, points in curves_of(rows, "cpu_seconds").items() if len(points) > 1}
    low, high = (side(b for points in curves.values() for _a, b in points) for side in (min, max))
    first, last = (side(a for points in curves.values() for a, _b in points) for side in (min, max))
    lines = [
        Line(f"{what}: exponent {exponent([(int(a), b) for a, b in points]):.2f}", points, at)
        for at, (what, points) in enumerate(curves.items())
    ]
    y_marks = [10.0**power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]
    middle = math.sqrt(y_marks[0] * y_marks[-1]) / math.sqrt(last / first)
    guide = Line("in proportion", [(first, middle), (last, middle * last / first)], is_guide=True)
    told = "; ".join(f"{line.name}: {number(line.points[-1][1])} s of {number(line.points[-1][0])} reports" for line in lines)
    return Picture(
        "How work grows with the record",
        told,
        "reports in the record",
        "CPU seconds",
        [guide, *lines],
        _between(first, last),
        y_marks,
        is_log=True,
    )


def _between(first: float, last: float) -> list[float]:
    """The sizes at which the axis is marked: the first, each four times that, and the last."""
    marks = [first]
    while marks[-1] * 4 < last / 2:
        marks.append(marks[-1] * 4)
    return [*marks, last]


def workers(rows: Sequence[dict[str, str]]) -> Picture:
    """The rates of one worker and of two by their work, pair by pair, and what twice the first would be."""
    ways = list(dict.fromkeys(row["way"] for row in rows))
    top = max(float(row[side]) for row in rows for side in ("one", "two"))
    lines = []
    for at, way in enumerate(ways):
        pairs = [(float(row["one"]), float(row["two"])) for row in rows if row["way"] == way]
        left = 1 + 3 * at
        ratio = sorted(two / one for one, two in pairs)
        mean = sum(one for one, _two in pairs) / len(pairs)
        lines.append(Line("twice", [(left, mean), (left + 1, 2 * mean)], is_guide=True, has_label=False))
        top = max(top, 2 * mean)
        for n, (one, two) in enumerate(pairs):
            lines.append(Line(f"{way}: {_median(ratio):.2f} times", [(left, one), (left + 1, two)], at, has_label=not n))
    marks = [1.0, *(float(n) for n in range(2, 3 * len(ways)) if n % 3), 3.0 * len(ways)]
    marks = sorted({mark for mark in marks if mark % 3 or mark == 3 * len(ways)})
    names = ["" if mark == 3 * len(ways) else "1 worker" if mark % 3 == 1 else "2" for mark in marks]
    told = "; ".join(line.name for line in lines if line.has_label and not line.is_guide)
    return Picture(
        "What a second worker brings",
        told,
        "dashed: twice the mean rate of one",
        "reports a second, by the work",
        lines,
        marks,
        _steps(top),
        x_names=names,
    )


def _median(values: Sequence[float]) -> float:
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def memory(rows: Sequence[dict[str, str]]) -> Picture:
    """Resident memory against reports."""
    curves = curves_of(rows, "megabytes")
    last = max(points[-1][0] for points in curves.values())
    top = max(size for points in curves.values() for _number, size in points)
    lines = [Line(f"{what}: {number(points[-1][1])} MB", points, at) for at, (what, points) in enumerate(curves.items())]
    told = "; ".join(f"{line.name} after {number(line.points[-1][0])} reports" for line in lines)
    return Picture("Resident memory over many reports", told, "reports", "MB", lines, [last * part / 4 for part in range(5)], _steps(top))


def _steps(top: float) -> list[float]:
    """Marks from nothing to above the top, at round distances."""
    step = 10.0 ** math.floor(math.log10(top))
    step = next(step * part for part in (0.2, 0.5, 1.0, 2.0) if top / (step * part) <= 6)
    return [step * n for n in range(math.ceil(top * 1.05 / step) + 1)]


#: The questions that are drawn.
ASKED = ("search", "dyad", "series", "timeline of a state", "series with a word")


def asking(rows: Sequence[dict[str, str]]) -> Picture:
    """What questions take against the reports in the record, both in powers of ten."""
    curves = {what: points for what, points in curves_of(rows, "cpu_95").items() if what in ASKED}
    sizes = sorted({size for points in curves.values() for size, _took in points})
    low, high = (side(took for points in curves.values() for _size, took in points) for side in (min, max))
    lines = [Line(f"{what}: {number(round(points[-1][1]))} ms", points, at) for at, (what, points) in enumerate(curves.items())]
    y_marks = [10.0**power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]
    told = "; ".join(f"{line.name} at {number(line.points[-1][0])} reports" for line in lines)
    return Picture(
        "What questions take",
        told,
        "reports in the record, ten events each",
        "CPU milliseconds, 95th of 100",
        lines,
        sizes,
        y_marks,
        is_log=True,
        right=500,
    )


PICTURES: dict[str, Callable[[Sequence[dict[str, str]]], Picture]] = {
    "asking": asking,
    "growth": growth,
    "memory": memory,
    "workers": workers,
}


def pictures() -> Iterator[tuple[str, str]]:
    """The name of each picture and what is in it."""
    for name, make in PICTURES.items():
        yield f"{name}.svg", drawn(make(rows_of(HERE / f"{name}.csv")))


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures():
        (folder / name).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "curves")
