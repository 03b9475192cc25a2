"""A dossier of chosen entries of a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.errors import ConfigError
from onrecord.record.gathering import MOST, Choice, Gathered, gather
from onrecord.record.record import Record
from onrecord.types import Reading
from onrecord.views.dossier import Dossier, dossier, html, markdown


def selected(record: Record, choice: Choice, *, most: int = MOST, found: Gathered | None = None) -> Dossier:
    """The dossier of what is chosen, as analysts decided it; ``found`` if it was looked for before. Raises ConfigError where nothing is
    chosen, and RecordError where it is not there."""
    found = found or record.ask(gather, choice, most=most)
    left = found.left_off
    count, kept = 0, {}
    for report, entries in found.entries.items():
        kept[report] = entries[: max(most - count, 0)]
        left += len(entries) - len(kept[report])
        count += len(kept[report])
    return dossier(choice.title, _readings(record, kept), left)


def _readings(record: Record, kept: dict[str, list[str]]) -> Iterator[tuple[Reading, Sequence[str]]]:
    for report, entries in kept.items():
        if entries:
            yield record.reading(report), entries


def write(record: Record, choice: Choice, path: Path) -> Dossier:
    """Writes the dossier: HTML where the file's name ends so, else Markdown. Raises ConfigError where it cannot be written."""
    form = path.suffix.lower()
    if form not in (".html", ".htm", ".md"):
        raise ConfigError(str(path), "tells no form of a dossier", "End its name with .html or .md")
    made = selected(record, choice)
    text = markdown(made) if form == ".md" else html(made)
    try:
        path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise ConfigError(str(path), f"cannot be written ({error.strerror or error})", "Check the folder and its permissions") from error
    return made
