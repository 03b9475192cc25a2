"""The days that entries are counted by, for the views; see ``onrecord.timex`` and ``onrecord.extract.days``."""

from onrecord.timex import days
from onrecord.types import Event, Statement


def counted(entry: Event | Statement) -> str | None:
    """The time by which the entry is counted: its day, else its date; a TIMEX3 value."""
    return entry.day.value if entry.day else entry.date.value if entry.date else None


def basis(entry: Event | Statement) -> str | None:
    """How that time is known."""
    return entry.day.basis if entry.day else "told" if entry.date else None


__all__ = ["basis", "counted", "days"]
