"""Lines of ``why`` and the rows that they go by."""

from __future__ import annotations

from onrecord.extract.citing import by_row, rows_of, told_plainly


def test_a_line_keeps_the_row_that_it_goes_by() -> None:
    lines = ["negated", by_row("cues.csv:2", "say that (cues.csv:2)"), by_row("states.csv:7", "Peru"), by_row("cues.csv:2", "again")]
    assert rows_of(lines) == ("cues.csv:2", "states.csv:7")
    assert told_plainly(lines)[1] == "say that (cues.csv:2)"
    assert type(told_plainly(lines)[1]) is str


def test_what_goes_by_another_line_goes_by_its_rows() -> None:
    first = by_row("bodies.csv:4", "bodies.csv:4, one of 2 of this name")
    assert rows_of([by_row(first, f"{first}: the Front")]) == ("bodies.csv:4",)


def test_what_is_no_row_is_not_cited() -> None:
    assert rows_of([by_row("gazetteer.bin", "gazetteer.bin: the only place of this name")]) == ()
