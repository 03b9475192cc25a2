"""A series as bars and as a picture: steps without events keep their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import ConfigError
from onrecord.views.chart import bars, picture, steps

COLUMNS = ("month", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "events", "intensity")
NONE = (0, 0, 0, 0, 0, None)
ROWS = [("2015-11", 2, 0, 1, 0, 3, -0.5), ("2015-12", *NONE), ("2016-01", 0, 1, 0, 0, 1, 5.0), ("no month", 1, 0, 0, 0, 1, 2.5)]


@pytest.mark.parametrize(
    ("first", "last", "number", "second"),
    [("2015-11", "2016-02", 4, "2015-12"), ("2016-02-28", "2016-03-01", 3, "2016-02-29"), ("2014", "2016", 3, "2015"), ("2014", "2014", 1, "")],
)  # fmt: skip
def test_steps(first: str, last: str, number: int, second: str) -> None:
    found = list(steps(first, last))
    assert (found[0], found[-1], len(found)) == (first, last, number)
    assert not second or found[1] == second


def test_bars_draw_every_step_and_what_has_no_step() -> None:
    lines = list(bars(ROWS))
    assert [line.split()[0] for line in lines[1:]] == ["2015-11", "2015-12", "2016-01", "no"]
    assert (lines[1].split()[1:], lines[2].split()[1:]) == (["··+", "3", "-0.5"], ["0"])
    assert not list(bars([]))


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_pictures(tmp_path: Path, ending: str) -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    file = tmp_path / f"chart.{ending}"
    picture(COLUMNS, ROWS, file, "one to another")
    made = file.read_bytes()
    assert made.startswith(b"\x89PNG") if ending == "png" else (b"2015-12" in made and b"mean intensity" in made)
    with pytest.raises(ConfigError, match="no event stands in a step"):
        picture(COLUMNS, ROWS[-1:], tmp_path / f"none.{ending}", "")
