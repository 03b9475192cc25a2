"""Brings a record that an older version made to the form of this one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record import counts, extents, lines, packing, pairs, sealing, valued
from onrecord.record.connecting import run_script, transaction
from onrecord.record.forms import MIGRATIONS

#: By definition: schema.sql's ``PRAGMA user_version``.
VERSION = 18
#: By definition: the first version whose readings are sealed.
SEALED = 5
#: By definition: the first version whose links are as they are made today.
LINKED = 18
#: By definition: the first version whose counts are as they are made today.
COUNTED = 11
#: By definition: the first version that counts pairs, and entries by their facets.
PAIRED = 12
#: By definition: the first version that counts what figureheads are told of, and the times of reports.
TOLD = 13
#: By definition: the first version whose events are packed as they are today.
PACKED = 15


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Brings an older file to this version, as a whole or not at all: what is to be made anew hangs on the version that it came with."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    with transaction(connection):
        came: int = connection.execute("PRAGMA user_version").fetchone()[0]  # another process may have brought it up meanwhile
        for version in range(came, VERSION):
            if version not in MIGRATIONS:
                raise RecordError(str(path), f"has a form that is not known ({version})", "Add the reports to a new record")
            run_script(connection, MIGRATIONS[version])
        if came < VERSION:
            connection.execute(f"PRAGMA user_version = {VERSION}")
            _sealed(connection, came)


def _sealed(connection: sqlite3.Connection, came: int) -> None:
    """Seals a file that was brought to this version: readings of before there were seals, and the tables beside them. Its links are made anew,
    unless it ``came`` with those of today, and so are its counts."""
    # Imported here: what knows the rows is needed for old files only.
    from onrecord.record.linking import relink
    from onrecord.record.stored import seal_old

    if came < SEALED:
        seal_old(connection)
    if came < LINKED:
        relink(connection)
    if came < COUNTED:
        counts.count_anew(connection)
    else:
        if came < PAIRED:
            pairs.COUNTS.count_anew(connection)
            valued.ENTRIES.count_anew(connection)
        if came < TOLD:
            pairs.MUTUAL.count_anew(connection)
            lines.count_anew(connection)
            extents.make_anew(connection)
        if came < PACKED:
            packing.make_anew(connection)
    sealing.begin(connection)
