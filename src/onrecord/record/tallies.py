"""Events counted as they are written: how many there are in each month, of each type and status, in all and for each state.

The counts stand in the table ``tally`` beside the events and change in the same transaction: ``add`` and ``take`` go with a report's entries,
and temporary triggers with what linking finds that copies tell again. ``faults`` counts anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from onrecord.record.cells import Cells
from onrecord.record.facets import OPEN
from onrecord.record.steps import differing, steps

#: How many columns tell what is counted apart: the table's key, which stands first.
KEY = 11

# An event that lies within a month counts in that month, whose 28th stands for its end; one of a longer time keeps its days.
_WITHIN = "substr(e.first, 1, 7) = substr(e.last, 1, 7)"
# Where a state stands on both sides it is taken off once, so that its parts add up to its events.
_SIGN = "iif(s.part = 'both', -1, 1)"
_CELLS = f"""
SELECT s.state, s.part, CASE WHEN e.first IS NULL THEN '' WHEN {_WITHIN} THEN substr(e.first, 1, 8) || '01' ELSE e.first END,
       CASE WHEN e.first IS NULL THEN '' WHEN {_WITHIN} THEN substr(e.last, 1, 8) || '28' ELSE e.last END,
       iif(e.first IS NULL, coalesce(substr(r.published, 1, 7), ''), ''), e.type, e.status, e.quad,
       coalesce(iif(e.first IS NULL, e.basis, coalesce(e.basis, 'told')), ''), e.same_as IS NOT NULL, {{copied}},
       {{sign}} * {_SIGN} * count(*), {{sign}} * {_SIGN} * count(e.intensity),
       {{sign}} * {_SIGN} * coalesce(sum(CAST(round(1000 * e.intensity) AS INTEGER)), 0)
FROM (SELECT n AS event, '' AS state, '' AS part FROM event WHERE n BETWEEN {{low}} AND {{high}}
      UNION SELECT x.event, a.state, 'both' FROM role x JOIN actor a ON a.n = x.actor JOIN role y ON y.event = x.event AND y.part = 'recipient'
      JOIN actor b ON b.n = y.actor AND b.state = a.state WHERE x.event BETWEEN {{low}} AND {{high}} AND x.part = 'source'
      UNION SELECT x.event, coalesce(a.state, '{OPEN}'), x.part FROM role x JOIN actor a ON a.n = x.actor
      WHERE x.event BETWEEN {{low}} AND {{high}}
      UNION SELECT o.n, '{OPEN}', c.part FROM event o JOIN (SELECT 'source' AS part UNION ALL SELECT 'recipient') c
      WHERE o.n BETWEEN {{low}} AND {{high}} AND NOT EXISTS (SELECT 1 FROM role x WHERE x.event = o.n AND x.part = c.part)) s
     JOIN event e ON e.n = s.event JOIN report r ON r.n = e.report{{joined}} WHERE 1 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"""
_INTO = (
    "INSERT INTO tally {cells} ON CONFLICT DO UPDATE SET events = events + excluded.events, scored = scored + excluded.scored,"
    " intensity = intensity + excluded.intensity"
)
_AGAIN = {"copied": "p.event IS NOT NULL", "joined": " LEFT JOIN repeat p ON p.event = e.n AND p.how = 'copy'"}


def _into(sign: str, copied: str, joined: str = "", low: str = ":low", high: str = ":high") -> str:
    return _INTO.format(cells=_CELLS.format(sign=sign, copied=copied, joined=joined, low=low, high=high))


_ADD = _INTO.format(cells=f"VALUES ({', '.join('?' * (KEY + 3))})")
_TAKE, _ALL = _into("-1", "0"), _into("1", **_AGAIN)


def watch(connection: sqlite3.Connection) -> None:
    """Lets the connection keep the counts in step with what copies tell again."""
    for event, row, left, came in (("INSERT", "NEW", "-1", "1"), ("DELETE", "OLD", "1", "-1")):
        own = {"low": f"{row}.event", "high": f"{row}.event"}
        into = (_into(sign, copied, **own) for sign, copied in ((left, "0"), (came, "1")))
        connection.execute(
            f"CREATE TEMP TRIGGER tally_{event} AFTER {event} ON main.repeat WHEN {row}.how = 'copy' BEGIN {'; '.join(into)}; END"
        )


def add(connection: sqlite3.Connection, cells: Cells) -> None:
    """Counts the events of a report, which no link knows yet (``onrecord.record.cells``)."""
    connection.executemany(_ADD, cells)


def take(connection: sqlite3.Connection, limits: Mapping[str, int]) -> None:
    """Takes the events of a report, which no link knows any more, from the counts."""
    connection.execute(_TAKE, limits)


def count_anew(connection: sqlite3.Connection) -> None:
    """Counts all events, within a running transaction."""
    connection.execute("DELETE FROM tally")
    for limits in steps(connection):
        connection.execute(_ALL, limits)


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether the counts are those of the events."""
    cells = _CELLS.format(sign="1", low=":low", high=":high", **_AGAIN)
    counted = (row for limits in steps(connection) for row in connection.execute(cells, limits))
    if differing(counted, connection.execute("SELECT * FROM tally"), KEY):
        yield "tally: the counts of events are not those of the events"
