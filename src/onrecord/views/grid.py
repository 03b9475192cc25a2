"""Rows in the terminal: a table where there is room for one, else each row on a line of its short cells with the long ones below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.views.names import digits
from onrecord.views.safe import shown

#: A ref in full is 64 hexadecimal digits and the entry's id; in the terminal its beginning will do.
_REF = re.compile(r"\b([0-9a-f]{10})[0-9a-f]{54}\b")
#: Columns that are never broken, and the room that others need to be read.
_NARROW = frozenset({"ref", "date", "published", "type", "status", "kind", "value"})
_ROOM, _GAP = 14, 2
#: The longest word that is kept whole, and how many times as long as lines a table may be.
_WORD, _LONGER = 24, 2


def grid(columns: Sequence[str], rows: Sequence[Sequence[Any]], width: int, leave: frozenset[str] = frozenset()) -> RenderableType:
    """The rows for a terminal of this width. Columns in which nothing stands, and those of ``leave``, are left out."""
    used = [at for at in range(len(columns)) if columns[at] not in leave and any(row[at] not in (None, "", "[]") for row in rows)]
    names = [columns[at].replace("_", " ") for at in used]
    cells = [[cell(row[at]) for at in used] for row in rows]
    natural = [max([cell_len(name), *(cell_len(row[at]) for row in cells)]) for at, name in enumerate(names)]
    least = [
        full if name in _NARROW else min(full, _room(name, at, cells)) for at, (name, full) in enumerate(zip(names, natural, strict=True))
    ]
    if sum(least) + _GAP * (len(least) - 1) <= width:
        widths = _shares(least, natural, width - _GAP * (len(least) - 1))
        if not _is_tall(cells, widths, natural, width):
            return _table(names, cells, widths)
    return Group(*_lines(names, cells, natural, width))


def _is_tall(cells: Sequence[Sequence[str]], widths: Sequence[int], natural: Sequence[int], width: int) -> bool:
    """Whether a table would be far longer than lines are: a sentence in a column of few letters is a thread that nobody reads."""
    above = _above(natural, width)
    table = sum(max(ceil(cell_len(one) / room) for one, room in zip(row, widths, strict=True)) for row in cells)
    lines = sum(1 + ceil(sum(cell_len(one) for at, one in enumerate(row) if at not in above) / width) for row in cells)
    return table > _LONGER * lines


def cell(value: Any) -> str:
    """A cell as text, without what a terminal would act on."""
    if value is None:
        return ""
    if isinstance(value, float):
        return digits(value)
    return _REF.sub(r"\1", shown(str(value)))


def _room(name: str, at: int, cells: Sequence[Sequence[str]]) -> int:
    """What a column needs so that no word of common length is broken."""
    lengths = [(cell_len(word), "://" in word) for row in cells for word in row[at].split()]
    longest = max((length for length, _address in lengths), default=0)
    # An address that is broken leads nowhere.
    address = max((length for length, is_address in lengths if is_address), default=0)
    return max(*map(cell_len, name.split()), longest if _is_count(at, cells) else _ROOM, min(longest, _WORD), address)


def _is_count(at: int, cells: Sequence[Sequence[str]]) -> bool:
    """Whether numbers alone stand in a column: it needs no more room than its longest."""
    return all(re.fullmatch(r"[-+\d.,]*", row[at]) for row in cells)


def _shares(least: Sequence[int], natural: Sequence[int], width: int) -> list[int]:
    """The width of each column: what it needs at least, and what is left over shared out evenly among those that have more to show.
    Nothing is left to the table, which would cut what does not fit."""
    widths = list(least)
    spare = width - sum(widths)
    while spare > 0 and (wanting := [at for at, full in enumerate(natural) if widths[at] < full]):
        for at in wanting[:spare]:
            each = max(1, spare // len(wanting))
            more = min(each, natural[at] - widths[at], spare)
            widths[at] += more
            spare -= more
    return widths


def _table(names: Sequence[str], cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Table:
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False)
    for name, room in zip(names, widths, strict=True):
        table.add_column(name, header_style="dim", overflow="fold", no_wrap=name in _NARROW, width=room)
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _lines(names: Sequence[str], cells: Sequence[Sequence[str]], natural: Sequence[int], width: int) -> Iterator[RenderableType]:
    """A line of the short columns, as many as fit, in their order; the others below, each with its name."""
    above = _above(natural, width)
    below = [at for at in range(len(names)) if at not in above]
    if above:
        yield Text(_padded(names, above, natural), style="dim")
    for row in cells:
        if above:
            yield Text(_padded(row, above, natural))
        told = [part for at in below if row[at] for part in ((" · ", "dim"), (f"{names[at]} ", "dim"), row[at])]
        if told:
            yield Padding(Text.assemble(*told[1:]), (0, 0, 0, 4))


def _above(natural: Sequence[int], width: int) -> list[int]:
    """The short columns, as many as fit on a line."""
    above: list[int] = []
    taken = 0
    for at, full in enumerate(natural):
        if full <= _ROOM and taken + full <= width:
            above.append(at)
            taken += full + _GAP
    return above


def _padded(row: Sequence[str], above: Sequence[int], natural: Sequence[int]) -> str:
    return "".join(row[at] + " " * (natural[at] - cell_len(row[at]) + _GAP) for at in above).rstrip()
