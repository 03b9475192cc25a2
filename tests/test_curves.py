"""The docs' curves are those of what was measured, and people can read them."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import curves
import memory
from shared import ROOT

FOLDER = ROOT / "docs" / "curves"
MADE = dict(curves.pictures())


def test_the_pictures_are_those_of_the_data() -> None:
    """After a new measurement: python benchmarks/curves.py."""
    assert sorted(MADE) == sorted(path.name for path in FOLDER.iterdir())
    for name, picture in MADE.items():
        assert (FOLDER / name).read_text(encoding="utf-8") == picture, name


def test_the_docs_show_each() -> None:
    written = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    assert all(f"](curves/{name})" in written for name in MADE)


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_picture_is_whole_and_tells_in_words_what_it_shows(name: str) -> None:
    tree = ElementTree.fromstring(MADE[name])
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert tree.findtext("svg:title", namespaces=space)
    assert any(letter.isdigit() for letter in tree.findtext("svg:desc", default="", namespaces=space))
    for text in tree.iterfind("svg:text", space):
        wide = 0 if "text-anchor" in text.attrib else 7.5 * len(text.text or "")
        assert 0 <= float(text.attrib["x"]) <= curves.WIDTH - wide, text.text
        assert 0 <= float(text.attrib["y"]) <= curves.HEIGHT


def test_labels_do_not_stand_on_each_other() -> None:
    lines = [curves.Line(f"line {at}", [(1, 1), (10, 5 + at / 10)], at) for at in range(4)]
    picture = curves.Picture("t", "4", "x", "y", lines, [1, 10], [1, 10])
    tree = ElementTree.fromstring(curves.drawn(picture))
    heights = sorted(
        float(text.attrib["y"]) for text in tree.iter("{http://www.w3.org/2000/svg}text") if (text.text or "").startswith("line")
    )
    assert all(after - before >= curves.APART - 0.1 for before, after in pairwise(heights))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("colours", "back"), [(curves.LIGHT, "#ffffff"), (curves.DARK, "#0d1117")])
def test_lines_stand_out_from_what_is_behind_them(colours: tuple[str, ...], back: str) -> None:
    for colour in colours:
        light, dark = sorted((luminance(colour), luminance(back)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, colour


def test_what_memory_reads_brings_new_names_in_each_turn() -> None:
    text = "On Monday the envoy of Chad met Okafor and Marchetti in Lima."
    assert memory.renamed(text, 0) == text
    turns = {memory.renamed(text, turn) for turn in range(6)}
    assert len(turns) > 3
    assert memory.slope([(500 * n, 300.0 + n) for n in range(1, 20)]) == pytest.approx(2.0)
