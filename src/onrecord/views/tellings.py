"""The tellings of one occurrence one below the other: a table of long sentences cannot be read in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.views.safe import shown


def tellings(rows: Iterable[Mapping[str, Any]]) -> RenderableType:
    """Each telling with its outlet, who did what to whom, its words, where it disagrees, and why it is one."""
    return Group(*(part for row in rows for part in _telling(row)))


def _telling(row: Mapping[str, Any]) -> Iterator[RenderableType]:
    report, _, entry = str(row["ref"]).partition("#")
    head = Text.assemble(
        (f"{report[:10]}#{entry}", "bold"), "  ", ", ".join(shown(str(row[name])) for name in ("outlet", "published") if row[name])
    )
    if row["copies"]:
        head.append(f"  (one of the copies {row['copies']})", "dim")
    yield head
    act = " ".join(shown(str(part)) for part in (row["source"] or "somebody", row["type"], row["recipient"]) if part)
    where = ", ".join(shown(str(row[name])) for name in ("date", "place") if row[name])
    yield Padding(Text(f"{act}{' · ' + where if where else ''}"), (0, 0, 0, 2))
    yield Padding(Text(f"“{shown(str(row['sentence']))}”"), (0, 0, 0, 2))
    if row["disagrees"]:
        yield Padding(Text(f"disagrees: {shown(str(row['disagrees']))}", "yellow"), (0, 0, 0, 2))
    yield Padding(Text(shown(str(row["why"])), "dim"), (0, 0, 1, 2))
