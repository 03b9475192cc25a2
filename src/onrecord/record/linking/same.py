"""What analysts say is the same: such a decision joins an entry of one report with one of another, and all that either is joined with.

Figureheads that are joined so stand as one row, whose ``part`` is ``joined`` and the list of the parts that have a share in it. Before one
of these parts is made anew the row is taken apart, and after it put together again: so the result hangs on what is told and decided alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from onrecord.record import lines
from onrecord.record.connecting import Connection
from onrecord.record.linking.groups import Groups
from onrecord.record.rows import STEP

#: Of several decisions on one link the latest counts.
LATEST = "NOT EXISTS (SELECT 1 FROM judgement l WHERE l.report = j.report AND l.layer = j.layer AND l.key = j.key AND l.n > j.n)"
#: That a decision takes an entry out of what linking would join it with; it may be joined by hand all the same.
APART = "(j.verdict = 'wrong' OR j.verdict = 'amended' AND json_extract(j.amended, '$.apart'))"
#: The rows of ``figurehead`` that analysts joined, along the index of parts.
JOINED = "f.part >= 'joined[' AND f.part < 'joined\\'"
_BY_HAND = "joined by an analyst"
#: Numbers of the entries of both ends; an event that its report tells again stands for the first telling.
_STANDING = (
    "SELECT DISTINCT {x}, {y} FROM judgement j CROSS JOIN report r ON r.id = j.report"
    f" CROSS JOIN {{table}} x ON x.n BETWEEN r.n * {STEP} AND r.n * {STEP} + {STEP - 1} AND x.key = j.key"
    " CROSS JOIN json_each(j.amended, '$.same_as') w CROSS JOIN report o ON o.id = w.value ->> 'report'"
    f" CROSS JOIN {{table}} y ON y.n BETWEEN o.n * {STEP} AND o.n * {STEP} + {STEP - 1} AND y.key = w.value ->> 'key'"
    f" WHERE j.layer = ? AND j.verdict = 'amended' AND {LATEST} ORDER BY 1, 2"
)


def same_actors(connection: Connection) -> list[tuple[int, int]]:
    """The pairs of actors that analysts say are the same, as far as the record has both."""
    return connection.execute(_STANDING.format(table="actor", x="x.n", y="y.n"), ("same_actor",)).fetchall()


def same_events(connection: Connection) -> list[tuple[int, int]]:
    """The pairs of events that analysts say are one occurrence, as far as the record has both."""
    ends = {name: f"coalesce({name}.same_as, {name}.n)" for name in "xy"}
    return connection.execute(_STANDING.format(table="event", **ends), ("telling",)).fetchall()


def loosen(connection: Connection, parts: Iterable[str]) -> set[str]:
    """Takes apart the joined figureheads in which these parts have a share or will have one, and returns all the parts to be made anew for
    that: their actors stand in no figurehead until then."""
    joined = {n: frozenset(json.loads(part.removeprefix("joined"))) for n, part in _joined(connection)}
    pairs = same_actors(connection)
    if not joined and not pairs:
        return set()
    concerned = set(parts)
    ends = {n: part for pair in pairs for n in pair for (part,) in connection.execute("SELECT part FROM called WHERE actor = ?", (n,))}
    links = [*joined.values(), *(frozenset(ends[n] for n in pair) for pair in pairs if all(n in ends for n in pair))]
    while more := [link for link in links if link & concerned and not link <= concerned]:
        concerned.update(*more)
    found: set[str] = set()
    for n, own in joined.items():
        if own & concerned:
            lines.forget(connection, n)
            connection.execute("DELETE FROM same_actor WHERE figurehead = ?", (n,))
            connection.execute("DELETE FROM figurehead WHERE n = ?", (n,))
            found |= own
    return found


def tie(connection: Connection) -> None:
    """Joins the figureheads of whom analysts say that they are the same."""
    groups, towards = Groups[int](), set[tuple[int, int]]()
    for pair in same_actors(connection):
        heads = [head for n in pair for (head,) in connection.execute("SELECT figurehead FROM same_actor WHERE actor = ?", (n,))]
        if len(heads) == 2 and heads[0] != heads[1]:
            groups.join(*heads)
            towards.add((heads[0], heads[1]))
    for group in groups.all():
        _tie(connection, group, towards)


def _tie(connection: Connection, group: list[int], towards: set[tuple[int, int]]) -> None:
    """Makes one row of several: that to which the others were said to be the same, or which most reports tell of."""
    marks = ", ".join("?" * len(group))
    rows = connection.execute(
        "SELECT f.n, f.name, f.state, f.role, f.why, f.part, f.key, (SELECT count(*) FROM same_actor s WHERE s.figurehead = f.n)"
        f" FROM figurehead f WHERE f.n IN ({marks})",
        group,
    ).fetchall()
    meant = {other for _one, other in towards} - {one for one, _other in towards}
    rows.sort(key=lambda row: (row[0] not in meant, -row[7], row[6]))
    head, *others = rows
    state, role = (next((row[at] for row in rows if row[at]), None) for at in (2, 3))
    names = ", ".join(sorted({row[1] for row in others}))
    part = "joined" + json.dumps(sorted({row[5] for row in rows}), ensure_ascii=False)
    for row in others:
        lines.forget(connection, row[0])
        connection.execute(f"UPDATE same_actor SET figurehead = ?, why = why || '; {_BY_HAND}' WHERE figurehead = ?", (head[0], row[0]))
        connection.execute("DELETE FROM figurehead WHERE n = ?", (row[0],))
    connection.execute(
        "UPDATE figurehead SET state = ?, role = ?, why = ?, part = ? WHERE n = ?",
        (state, role, f"{head[4]}; {_BY_HAND} with {names}", part, head[0]),
    )


def _joined(connection: Connection) -> list[tuple[int, str]]:
    return connection.execute(f"SELECT f.n, f.part FROM figurehead f WHERE {JOINED}").fetchall()
