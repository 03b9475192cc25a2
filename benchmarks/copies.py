"""A large record for asking, made of a smaller one: its reports again and again, each time under other ids, in a fifth of the time that adding takes.

    copies.py RECORD TO TIMES     TO gets TIMES the reports of RECORD

Every table that questions are asked of is as if the reports had been added, with the same days, names and texts; indexes and full text are made anew. The
record must not be linked. What is no question fails on it: the packed readings are those of other ids, so ``verify`` finds faults.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from array import array
from contextlib import closing
from pathlib import Path

from onrecord.record import extents
from onrecord.record.packing import TOGETHER
from onrecord.record.rows import STEP, TABLES

#: Counts beside the entries, with their numbers: each report more counts once more.
COUNTS = {
    "tally": ("events", "scored", "intensity"),
    "event_facet": ("events",),
    "pair": ("events",),
    "mutual": ("events",),
    "entry_facet": ("entries",),
    "unjoined": ("actors",),
}
#: Tables in another order than that of the reports, with the columns that make it.
ORDERED = {"dyad": 4, "involved": 3}

#: By how many digits an id is turned round each time: copies of copies get others, too, where these were turned by 8.
#: By definition: an id has 64, so that it is another 21 times.
TURNED = 3


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns' names, quoted."""
    return [f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({table})")]


def copied(connection: sqlite3.Connection, last: int, turn: int, shift: int) -> None:
    """The reports up to the last once more, their numbers shifted."""
    own = {
        '"n"': f"n + {shift}",
        '"id"': f"substr(id, {TURNED * turn + 1}) || substr(id, 1, {TURNED * turn})",
        '"given_id"': f"'syn-' || (n + {shift})",
    }
    told = ", ".join(own.get(name, name) for name in columns(connection, "report"))
    connection.execute(f"INSERT INTO report SELECT {told} FROM report WHERE n <= {last} ORDER BY n")
    connection.execute(f"INSERT INTO reading SELECT report + {shift}, engine, entries, json FROM reading WHERE report <= {last}")
    again = f"INSERT INTO packed SELECT what, part + {shift // TOGETHER}, told FROM packed WHERE part <= {last // TOGETHER}"
    connection.execute(f"{again} AND what <> 'report'")
    for part, told in connection.execute(f"SELECT part, told FROM packed WHERE what = 'report' AND part <= {last // TOGETHER}").fetchall():
        numbers = array("i", told)
        numbers[::3] = array("i", [number + shift for number in numbers[::3]])
        connection.execute("INSERT INTO packed VALUES ('report', ?, ?)", (part + shift // TOGETHER, numbers.tobytes()))
    for table, (report, numbers) in TABLES.items():
        if table in ORDERED:
            continue
        names = columns(connection, table)
        told = ", ".join(
            f"{name} + {shift}" if at == report else f"{name} + {shift * STEP}" if at in numbers else name for at, name in enumerate(names)
        )
        most = last if report == 0 else (last + 1) * STEP - 1
        connection.execute(f"INSERT INTO {table} SELECT {told} FROM {table} WHERE {names[0]} <= {most}")


def main(record: Path, to: Path, times: int) -> None:
    shutil.copyfile(record, to)
    with closing(sqlite3.connect(to, isolation_level=None)) as connection:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
            connection.execute(f"PRAGMA {setting}")
        last: int = connection.execute("SELECT max(n) FROM report").fetchone()[0]
        shift = (last // TOGETHER + 1) * TOGETHER  # so that what is packed together stays so
        indexes = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").fetchall()
        for name, _sql in indexes:
            connection.execute(f"DROP INDEX {name}")
        connection.execute("BEGIN")
        for turn in range(1, times):
            copied(connection, last, turn, turn * shift)
        turns = " UNION ALL ".join(f"SELECT {turn * shift * STEP} AS shift" for turn in range(times))
        for table, key in ORDERED.items():
            told = ", ".join('d."event" + t.shift' if name == '"event"' else f"d.{name}" for name in columns(connection, table))
            order = ", ".join(map(str, range(1, key + 1)))
            connection.execute(f"CREATE TEMP TABLE copied AS SELECT * FROM {table}")
            connection.execute(f"DELETE FROM {table}")
            connection.execute(f"INSERT INTO {table} SELECT {told} FROM temp.copied d, ({turns}) t ORDER BY {order}")
            connection.execute("DROP TABLE temp.copied")
        extents.make_anew(connection)
        for table, counts in COUNTS.items():
            connection.execute(f"UPDATE {table} SET {', '.join(f'{name} = {name} * {times}' for name in counts)}")
        for _name, sql in indexes:
            connection.execute(sql)
        connection.execute("COMMIT")
        for table in ("statement_words", "report_words"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
        connection.execute("PRAGMA journal_mode = WAL")
    print(f"{to}: {times} times {last:,} reports")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
