"""What other people's parts and records hold, in a fixed order, for merging."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import ConfigError
from onrecord.record.connecting import explained
from onrecord.record.record import Record
from onrecord.shards import Row, parts_in, rows_of

_READ = (
    "SELECT o.file, o.position, o.raw, NULL, r.id, r.given, r.text, g.json FROM report r JOIN reading g ON g.report = r.n"
    " JOIN origin o ON o.report = r.n ORDER BY r.id, o.file, o.position"
)
_UNREAD = "SELECT file, position, raw, reason, NULL, NULL, NULL, NULL FROM unreadable ORDER BY file, position"


def kept_in(source: Path) -> Iterator[Row]:
    """The rows of a folder of parts, part by part in order of their names, or of a record in order of its reports' ids."""
    if source.is_dir():
        parts = parts_in(source)
        if not parts:
            raise ConfigError(str(source), "is a folder without parts", "Make some with: onrecord read -o PARTS FILE...")
        for part in parts:
            yield from rows_of(part)
        return
    with Record(source) as record, record.moment(), explained(source):
        for query in (_READ, _UNREAD):
            for line in record.connection.execute(query):
                yield Row(*line)


def judgements_of(source: Path) -> list[Mapping[str, Any]]:
    """The judgements that a record's analysts made."""
    if source.is_dir():
        return []
    with Record(source) as record:
        return list(record.judgements())
