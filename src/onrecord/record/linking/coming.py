"""Actors that come to very many of one name: joined by what is counted of these (``lines``), without going through all of them.

What comes out is what making the part anew gives. Wherever more than the one that comes would change, each function says that it did not do it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from onrecord.record.connecting import Connection
from onrecord.record.linking.actors import (
    AND_OFFICE,
    PERSON,
    STATELESS,
    TERM,
    WITH,
    Told,
    key_of,
    life_in,
    number_of,
    office,
    same_body,
    same_office,
    same_words,
    summed,
    why_one,
)
from onrecord.record.linking.parts import plain
from onrecord.record.naming import folded, is_known, person
from onrecord.record.numbers import among, numbers
from onrecord.record.rows import STEP

type Singles = frozenset[frozenset[str]]
#: Of fewer of one surname all are gone through, and so are they where more than one of so many is new: that takes no longer.
#: Bound of work.
FEW, SHARE = 200, 30
#: Of so many tellings of one person all are looked at for that whose ref sorts first.
#: Bound of work.
LISTED = 1_000
_TOLD = (
    "SELECT a.n, r.id || '#' || a.id, a.name, a.kind, a.state, a.role, a.title, r.published, c.apart FROM {of} CROSS JOIN actor a ON a.n = c.actor"
    " CROSS JOIN report r ON r.n = a.report"
)
#: How it is told with whom one who is told of by surname agrees: the beginning of the ref, and the day.
_WITH = re.compile(re.escape(WITH) + r"(.{10}) of (\d{4}-\d\d-\d\d)")


def everyone(connection: Connection, part: str) -> list[Told]:
    """All actors of a part."""
    return _told(connection.execute(f"{_TOLD.format(of='called c')} WHERE c.part = ?", (part,)))


def _told(rows: Iterable[tuple[Any, ...]]) -> list[Told]:
    return [
        Told(n, ref, name, kind, state, role, title, date.fromisoformat(day) if day else None, bool(apart))
        for n, ref, name, kind, state, role, title, day, apart in rows
    ]


def bodies(connection: Connection, part: str, new: Sequence[int]) -> bool:
    """Joins actors that come to the lines of their body; False where they bring another state, so that all of the part is joined anew."""
    heads = {row[0] or "": row for row in connection.execute("SELECT state, n, kind FROM figurehead WHERE part = ?", (part,))}
    states = [state for state in heads if state]
    home = states[0] if len(states) == 1 else ""
    rows = [connection.execute("SELECT state, name, apart FROM called WHERE actor = ?", (n,)).fetchone() for n in new]
    if not rows or any((state or home) not in heads for state, _name, _apart in rows):
        return False
    for n, (state, name, apart) in zip(new, rows, strict=True):
        _state, head, kind = heads[state or home]
        why = STATELESS if not state and home else same_body(kind, name, state or None, plain(part))
        connection.execute("INSERT INTO same_actor VALUES (?, ?, ?)", (n, head, "taken apart by an analyst" if apart else why))
    for state in sorted({state or home for state, _name, _apart in rows}):
        _in_step(connection, heads[state][1], "kind, name and state agree" if state else "kind and name agree")
    return True


def _in_step(connection: Connection, head: int, why: str) -> None:
    """Brings the row of a line in step with what most of those tell who stand in it."""
    names = dict(connection.execute("SELECT name, sum(actors) FROM form WHERE figurehead = ? GROUP BY name", (head,)).fetchall())
    query = "SELECT role, sum(actors) FROM told_as WHERE figurehead = ? AND role <> '' GROUP BY role"
    values = summed(names, dict(connection.execute(query, (head,)).fetchall()), why)
    if connection.execute("SELECT name, role, why FROM figurehead WHERE n = ?", (head,)).fetchone() != values:
        connection.execute("UPDATE figurehead SET name = ?, role = ?, why = ? WHERE n = ?", (*values, head))


def people(connection: Connection, part: str, new: Sequence[int], singles: Singles) -> bool:
    """Joins people who come to those of their surname; False where these are few, or where others change with them, so that all are joined anew."""
    rows = connection.execute(
        "SELECT state, name, role, count(*) FROM called WHERE part = ? GROUP BY state, name, role", (part,)
    ).fetchall()
    count = sum(row[3] for row in rows)
    if not new or count - len(new) < FEW or len(new) * SHARE > count:
        return False
    told = "(SELECT * FROM called WHERE actor IN (SELECT value FROM json_each(?))) c"
    waiting = sorted(_told(connection.execute(_TOLD.format(of=told), (json.dumps([*new]),))), key=lambda one: one.n)
    kin = _Kin(connection, part, singles, rows, waiting)
    return all(kin.come() for _one in new)


@dataclass(slots=True)
class _Kin:
    """The people of one surname: (state, name, sector, how many) of all, those who come among them."""

    connection: Connection
    part: str
    singles: Singles
    rows: list[tuple[str, str, str, int]]
    #: Those who come and have not been joined yet.
    waiting: list[Told]
    _full: dict[tuple[str, str], str] = field(default_factory=dict)

    def come(self) -> bool:
        """Joins the first of those who wait; False where others change with it."""
        told = self.waiting[0]
        if told.apart:
            return False
        if " " in told.full:
            done = self._by_name(told)
        elif told.state and self._holds_one(told):
            done = self._by_office(told)
        else:
            done = True  # a surname alone is nobody's
        self.waiting.pop(0)
        return done

    def _by_name(self, told: Told) -> bool:
        """Somebody of a full name goes to those of this name and state, unless these may be several or become so."""
        state = told.state or ""
        alike = [row for row in self.rows if self._called(*row[:2]) == told.full]
        placed = sum(row[3] for row in alike if row[0] == state) - sum(
            (one.full, one.state) == (told.full, told.state) for one in self.waiting
        )
        if len({bool(row[0]) for row in alike}) > 1:
            return False  # to whom those belong whose state is not told, all together tell
        if not placed:
            return self._stay(told, None) and self._begin(told)
        lives = {life_in(row[2]) for row in alike if row[0] == state and row[2]}
        if len(lives) > 1 and not (state and is_known(told.full, state)):
            return False
        head = self._head(state, [row[1] for row in alike if row[0] == state])
        forms = self.connection.execute("SELECT name, title, actors FROM form WHERE figurehead = ?", (head,)).fetchall()
        forms = [form for form in forms if " " in self._called(state, form[0])]
        if head is None or sum(form[2] for form in forms) != placed or self._first(head) > told.ref or not self._stay(told, head):
            return False
        own = office(told.title)
        same = [form for form in forms if same_words(office(form[1]), own)]
        for name, title, _actors in same:
            if sum(form[2] for form in forms if same_words(office(form[1]), office(title))) == 1:
                # Who held it alone so far does so no more.
                self.connection.execute(
                    "UPDATE same_actor SET why = why || ? WHERE actor = (SELECT s.actor FROM same_actor s JOIN actor a ON a.n = s.actor"
                    " WHERE s.figurehead = ? AND a.name = ? AND coalesce(a.title, '') = ?)",
                    (AND_OFFICE, head, name, title),
                )
        self._join(told, head, why_one(told) + (AND_OFFICE if same else ""))
        return True

    def _by_office(self, told: Told) -> bool:
        """Who is told of by surname goes to the one of this state who holds the office at the time."""
        if told.day is None or any(not row[0] for row in self.rows):
            return False
        near = [one for one in self._near(told, full=True) if same_office(told, one)]
        heads = {one.n: self._head_of(one.n) for one in near}
        near = [one for one in near if heads[one.n] is not None]
        if len({heads[one.n] for one in near}) != 1:
            return False
        _days, ref, with_ = min((abs((one.day - told.day).days), one.ref, one) for one in near if one.day)
        head = heads[with_.n]
        if head is None or self._first(head) > told.ref:
            return False
        self._join(told, head, f"{WITH}{ref[:10]} of {with_.day}")
        return True

    def _stay(self, told: Told, head: int | None) -> bool:
        """Whether all who are told of by surname stay where they are, beside this one of the full name; with whom they agree is brought in step."""
        if told.day is None or not told.state or not office(told.title):
            return True
        for one in self._near(told, full=False):
            if not same_office(told, one) or not self._holds_one(one) or one in self.waiting:
                continue
            row = self.connection.execute("SELECT figurehead, why FROM same_actor WHERE actor = ?", (one.n,)).fetchone()
            known = _WITH.fullmatch(row[1]) if row and row[0] == head else None
            if known is None or one.day is None:
                return False
            day = date.fromisoformat(known[2])
            was, now = ((abs((at - one.day).days), ref) for at, ref in ((day, known[1]), (told.day, told.ref[:10])))
            if was == now and day != told.day:
                return False
            if now < was:
                why = f"{WITH}{told.ref[:10]} of {told.day}"
                self.connection.execute("UPDATE same_actor SET why = ? WHERE actor = ?", (why, one.n))
        return True

    def _near(self, told: Told, *, full: bool) -> list[Told]:
        """Those of the state whom reports of about the same time tell of by their full names, or by surname."""
        assert told.day is not None
        names = [row[1] for row in self.rows if row[0] == told.state and (" " in self._called(*row[:2])) == full]
        if not names:
            return []
        query = "SELECT actor FROM called WHERE part = ? AND state = ? AND name IN (SELECT value FROM json_each(?))"
        actors = numbers(self.connection, query, (self.part, told.state, json.dumps(names)))
        ends = ((told.day + timedelta(days=days)).isoformat() for days in (-TERM, TERM))
        reports = numbers(self.connection, "SELECT n FROM report WHERE published BETWEEN ? AND ?", (*ends,))
        some = json.dumps(actors[among(actors // STEP, reports)].tolist())
        of = "(SELECT * FROM called WHERE actor IN (SELECT value FROM json_each(?))) c"
        return [one for one in _told(self.connection.execute(_TOLD.format(of=of), (some,))) if not one.apart]

    def _begin(self, told: Told) -> bool:
        """The first of a full name and state."""
        name, role, why = summed({told.name: 1}, {told.role: 1} if told.role else {}, PERSON)
        key = key_of(told.ref)
        row = (number_of(key), key, name, "person", told.state or None, role, why, self.part)
        self.connection.execute("INSERT INTO figurehead VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        self.connection.execute("INSERT INTO same_actor VALUES (?, ?, ?)", (told.n, row[0], why_one(told)))
        return True

    def _join(self, told: Told, head: int, why: str) -> None:
        self.connection.execute("INSERT INTO same_actor VALUES (?, ?, ?)", (told.n, head, why))
        _in_step(self.connection, head, PERSON)

    def _first(self, head: int) -> str:
        """The ref that sorts first of those who stand in a line; what sorts after all others where that takes too long to tell."""
        members = [n for (n,) in self.connection.execute("SELECT actor FROM same_actor WHERE figurehead = ?", (head,))]
        if len(members) > LISTED:
            within = {n // STEP for n in members}
            # Ids are as if by chance: one of so many comes soon.
            found = next(n for (n,) in self.connection.execute("SELECT n FROM report ORDER BY id") if n in within)
            members = [n for n in members if n // STEP == found]
        query = "SELECT min(r.id || '#' || a.id) FROM actor a JOIN report r ON r.n = a.report WHERE a.n IN (SELECT value FROM json_each(?))"
        first: str = self.connection.execute(query, (json.dumps(members),)).fetchone()[0]
        return first

    def _head(self, state: str, names: Iterable[str]) -> int | None:
        """The line in which somebody of the state and these names stands."""
        query = "SELECT s.figurehead FROM called c CROSS JOIN same_actor s ON s.actor = c.actor WHERE c.part = ? AND c.state = ? AND c.name = ? LIMIT 1"
        rows = (self.connection.execute(query, (self.part, state, name)).fetchone() for name in names)
        return next((row[0] for row in rows if row), None)

    def _head_of(self, n: int) -> int | None:
        row = self.connection.execute("SELECT figurehead FROM same_actor WHERE actor = ?", (n,)).fetchone()
        return row[0] if row else None

    def _called(self, state: str, name: str) -> str:
        """The folded full name."""
        if (state, name) not in self._full:
            self._full[state, name] = person(folded(name), state or None)
        return self._full[state, name]

    def _holds_one(self, told: Told) -> bool:
        """Whether an office is told that one person of a state holds at a time."""
        return any(single <= office(told.title) for single in self.singles)
