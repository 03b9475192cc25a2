"""Lines of ``why`` with the rows of the tables that they go by: the words are for people, the rows for whoever counts."""

from __future__ import annotations

from collections.abc import Iterable


class Line(str):
    """A line of ``why`` that goes by rows of the tables, as file and line: ``cues.csv:12``."""

    __slots__ = ("rows",)
    rows: tuple[str, ...]


def by_row(at: str, words: str) -> Line:
    """A line that goes by a row, or by what another line goes by; what is no row of a table (the gazetteer) is not cited.

    >>> by_row("cues.csv:2", "say that (cues.csv:2)").rows
    ('cues.csv:2',)
    """
    line = Line(words)
    line.rows = at.rows if isinstance(at, Line) else (at,) if ":" in at else ()
    return line


def rows_of(lines: Iterable[str]) -> tuple[str, ...]:
    """The rows that lines go by, each once, in their order."""
    return tuple(dict.fromkeys(row for line in lines if isinstance(line, Line) for row in line.rows))


def told_plainly(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines as a reading has them: words alone."""
    return tuple(map(str, lines))
