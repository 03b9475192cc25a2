"""Actors over all reports, kept in step report by report: only the parts of all actors in which something changed are made anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.record.connecting import Connection
from onrecord.record.linking import coming
from onrecord.record.linking.actors import STATELESS, Figurehead, key_of, number_of, people, same_body, summed
from onrecord.record.linking.parts import part_of, plain
from onrecord.record.linking.same import APART, LATEST, loosen, tie
from onrecord.record.naming import folded, is_everywhere
from onrecord.record.rows import STEP

#: Numbers that one query takes.
#: Bound of work.
MANY = 500
_NAMED = (
    "SELECT a.n, r.id || '#' || a.id, a.kind, a.name, a.state, a.role,"
    f" EXISTS (SELECT 1 FROM judgement j WHERE j.report = r.id AND j.layer = 'same_actor' AND j.key = a.key AND {APART} AND {LATEST})"
    " FROM actor a JOIN report r ON r.n = a.report WHERE a.n BETWEEN ? AND ?"
    " AND EXISTS (SELECT 1 FROM mention m WHERE m.actor = a.n AND m.kind IN ('name', 'metonym'))"
)
type Singles = frozenset[frozenset[str]]


def add(connection: Connection, reports: Iterable[int], singles: Singles) -> None:
    """Joins the named actors of these reports, which stand in no figurehead yet, with those of all others."""
    new: dict[str, list[int]] = {}
    for report in reports:
        for n, ref, kind, name, state, role, apart in connection.execute(_NAMED, (report * STEP, report * STEP + STEP - 1)).fetchall():
            part = part_of(kind, name, state)
            if part is not None:
                part = f"apart|{ref}" if apart and kind != "person" else part
                # An armed group that is one in all states is sought without.
                state = "" if kind == "group" and is_everywhere(folded(name)) else state or ""
                connection.execute("INSERT INTO called VALUES (?, ?, ?, ?, ?, ?)", (n, part, state, name, role or "", apart))
                new.setdefault(part, []).append(n)
    loose = loosen(connection, new)
    _refit_all(connection, {part: new.get(part, ()) for part in (*new, *loose)}, loose, singles)


def forget(connection: Connection, report: int, singles: Singles) -> None:
    """Takes the actors of a report out of all figureheads."""
    limits = (report * STEP, report * STEP + STEP - 1)
    parts = [part for (part,) in connection.execute("SELECT DISTINCT part FROM called WHERE actor BETWEEN ? AND ?", limits)]
    loose = loosen(connection, parts)
    connection.execute("DELETE FROM same_actor WHERE actor BETWEEN ? AND ?", limits)
    connection.execute("DELETE FROM called WHERE actor BETWEEN ? AND ?", limits)
    _refit_all(connection, dict.fromkeys((*parts, *loose), ()), loose, singles)


def _refit_all(connection: Connection, new: Mapping[str, Sequence[int]], loose: set[str], singles: Singles) -> None:
    """Makes these parts anew, with who is new in each; in those that were taken apart nobody stands in a figurehead."""
    for part in sorted(new):
        unplaced = "SELECT c.actor FROM called c LEFT JOIN same_actor s ON s.actor = c.actor WHERE c.part = ? AND s.actor IS NULL"
        _refit(connection, part, [n for (n,) in connection.execute(unplaced, (part,))] if part in loose else new[part], singles)
    tie(connection)


def _refit(connection: Connection, part: str, new: Sequence[int], singles: Singles) -> None:
    if part.startswith("person|"):
        if not coming.people(connection, part, new, singles):
            _people(connection, part, singles)
    elif not coming.bodies(connection, part, new):
        _body(connection, part, new)


def _body(connection: Connection, part: str, new: Iterable[int]) -> None:
    """A body, or several of one name in different states; who has no state told belongs to the one that has one, if there is but one."""
    counts: dict[str, dict[tuple[str, str], int]] = {}
    for state, name, role, count in connection.execute(
        "SELECT state, name, role, count(*) FROM called WHERE part = ? GROUP BY state, name, role", (part,)
    ):
        counts.setdefault(state, {})[name, role] = count
    told = [state for state in counts if state]
    home = told[0] if len(told) == 1 else ""
    before = {row[1]: row[0] for row in connection.execute("SELECT n, state FROM figurehead WHERE part = ?", (part,))}
    was = [state for state in before if state]
    was_home = was[0] if len(was) == 1 else None
    kind = connection.execute("SELECT kind FROM actor WHERE n = (SELECT min(actor) FROM called WHERE part = ?)", (part,)).fetchone()
    numbers: dict[str, int] = {}
    for state in sorted(counts):
        if not state and home:
            continue
        forms = dict(counts[state])
        for form, count in (counts.get("", {}) if state and state == home else {}).items():
            forms[form] = forms.get(form, 0) + count
        numbers[state] = _head(connection, part, kind[0], state, forms, before.get(state or None))
    # Who is new; and where who has no state told belongs elsewhere now, all of those.
    moved = {n for (n,) in connection.execute("SELECT actor FROM called WHERE part = ? AND state = ''", (part,))} if "" in counts and (
        (home or None) != was_home) and before else set()  # fmt: skip
    _place(connection, part, sorted({*new, *moved}), kind[0] if kind else "", numbers, home)
    for state, n in before.items():
        if (state or "") not in numbers:
            connection.execute("DELETE FROM figurehead WHERE n = ?", (n,))


def _place(connection: Connection, part: str, actors: list[int], kind: str, numbers: dict[str, int], home: str) -> None:
    for at in range(0, len(actors), MANY):
        some = actors[at : at + MANY]
        marks = ", ".join("?" * len(some))
        for n, state, name, apart in connection.execute(
            f"SELECT actor, state, name, apart FROM called WHERE actor IN ({marks})", some
        ).fetchall():
            why = STATELESS if not state and home else same_body(kind, name, state or None, plain(part))
            row = (n, numbers[state or home], "taken apart by an analyst" if apart else why)
            connection.execute("INSERT OR REPLACE INTO same_actor VALUES (?, ?, ?)", row)


def _head(connection: Connection, part: str, kind: str, state: str, forms: dict[tuple[str, str], int], number: int | None) -> int:
    """The number of a body's row, which is made or brought in step with what most tell."""
    names = _added(forms, 0)
    roles = {role: count for role, count in _added(forms, 1).items() if role}
    name, role, why = summed(names, roles, "kind, name and state agree" if state else "kind and name agree")
    values = (key_of(part, state), name, kind, state or None, role, why, part)
    if number is None:
        number = number_of(values[0])
        connection.execute("INSERT INTO figurehead VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, *values))
        return number
    known = connection.execute("SELECT key, name, kind, state, role, why, part FROM figurehead WHERE n = ?", (number,)).fetchone()
    if known != values:
        connection.execute(
            "UPDATE figurehead SET key = ?, name = ?, kind = ?, state = ?, role = ?, why = ?, part = ? WHERE n = ?", (*values, number)
        )
    return number


def _added(forms: dict[tuple[str, str], int], at: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for form, count in forms.items():
        found[form[at]] = found.get(form[at], 0) + count
    return found


def _people(connection: Connection, part: str, singles: Singles) -> None:
    wanted = {one.key: one for one in people(coming.everyone(connection, part), singles)}
    before = {
        row[0]: row[1:] for row in connection.execute("SELECT key, n, name, state, role, why FROM figurehead WHERE part = ?", (part,))
    }
    numbers = {key: _person(connection, part, one, before.get(key)) for key, one in sorted(wanted.items())}
    kept = {
        row[0]: row[1:]
        for row in connection.execute(
            "SELECT s.actor, s.figurehead, s.why FROM called c JOIN same_actor s ON s.actor = c.actor WHERE c.part = ?", (part,)
        )
    }
    members = {n: (numbers[key], why) for key, one in wanted.items() for n, why in one.members}
    for n, row in sorted(members.items()):
        if kept.get(n) != row:
            connection.execute("INSERT OR REPLACE INTO same_actor VALUES (?, ?, ?)", (n, *row))
    for n in sorted(kept.keys() - members.keys()):
        connection.execute("DELETE FROM same_actor WHERE actor = ?", (n,))
    for key in sorted(before.keys() - wanted.keys()):
        connection.execute("DELETE FROM figurehead WHERE n = ?", (before[key][0],))


def _person(connection: Connection, part: str, one: Figurehead, before: tuple[object, ...] | None) -> int:
    values = (one.name, one.state, one.role, one.why)
    if before is None:
        number = number_of(one.key)
        row = (number, one.key, one.name, "person", *values[1:], part)
        connection.execute("INSERT INTO figurehead VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        return number
    number = int(str(before[0]))
    if before[1:] != values:
        connection.execute("UPDATE figurehead SET name = ?, state = ?, role = ?, why = ? WHERE n = ?", (*values, number))
    return number
