"""Who held an office on the report's date, from the dated table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.knowledge import Knowledge, Row

if TYPE_CHECKING:
    from onrecord.extract.actors.first.cast import Cast, Member


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+", name.lower()))


def _index(knowledge: Knowledge) -> dict[str, list[tuple[tuple[str, ...], Row]]]:
    index: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in knowledge.rows("offices"):
        for name in [row["person"], *row.list("aliases")]:
            words = _words(name)
            index.setdefault(words[-1], []).append((words, row))
    return index


def office_of(cast: Cast, member: Member) -> None:
    """Learns state and role from the offices that a person of this name held at the report's date, or within a lifetime of it.

    A full name is enough; a surname alone needs the office's title beside it and a term that covers the date.
    """
    if member.kind != "person" or not member.name:
        return
    words = _words(member.name)
    if not words:
        return
    day = cast.doc.report.published
    rows = [row for name, row in cast.knowledge.built("offices", _index).get(words[-1], ()) if _named(words, name, member, row, day)]
    states = {row["state"] for row in rows}
    if len(states) != 1:
        return
    current = [row for row in rows if _holds(row, day)]
    row = current[0] if current else rows[0]
    member.learn(
        state=row["state"],
        role=row["role"],
        title=row["office"] if current and day else None,
        why=f"office: {row['office']} of {row['state']} ({row.at})",
    )


def _named(words: tuple[str, ...], name: tuple[str, ...], member: Member, row: Row, day: str | None) -> bool:
    if len(words) > 1:
        return words[0] == name[0] or (len(words[0]) == 1 and name[0].startswith(words[0])) or set(words) <= set(name)
    title = (member.title or "").lower()
    said = bool(title) and any(part in title for part in row["office"].lower().split(" and "))
    return said and (day is None or _holds(row, day))


def _holds(row: Row, day: str | None) -> bool:
    """Whether the term covers the day, as far as the table's dates are told."""
    if day is None:
        return False
    start, end = row["start"], row["end"]
    return (not start or start <= day[: len(start)]) and (not end or day[: len(end)] <= end)
