"""What the record keeps, as linking wants it: texts, actors, places, and the events of one report with what identifies them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from onrecord.record.linking.actors import Figurehead, Told
from onrecord.record.linking.likeness import Story, beginning, deed, lead_end, word_features
from onrecord.record.linking.occurrences import Telling
from onrecord.record.linking.places import Named, Site
from onrecord.record.linking.texts import Text, opening, runs_of, words_of
from onrecord.record.rows import STEP
from onrecord.record.store import Connection

_TEXT = "SELECT n, id, title, outlet, published, text FROM report"

_WHERE = "SELECT text, kind IN ('country', 'region', 'water') FROM place WHERE n BETWEEN ? AND ?"
_LEAD_DAYS = "SELECT first FROM date WHERE n BETWEEN ? AND ? AND start < ? AND first = last"
_DEEDS = "SELECT type, quad FROM event WHERE n BETWEEN ? AND ? AND sentence_start < ? AND status IN ('actual', 'planned')"


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def texts(connection: Connection) -> Iterator[Text]:
    """All reports, in order of their ids."""
    for n, identity, title, outlet, published, words in connection.execute(f"{_TEXT} ORDER BY id"):
        yield Text(n, identity, title, outlet, _day(published), words)


def text(connection: Connection, identity: str) -> Text:
    """The report with this id."""
    n, found, title, outlet, published, words = connection.execute(f"{_TEXT} WHERE id = ?", (identity,)).fetchone()
    return Text(n, found, title, outlet, _day(published), words)


def actors(connection: Connection) -> Iterator[Told]:
    """All actors of all reports."""
    rows = connection.execute(
        "SELECT a.n, r.id || '#' || a.id, a.name, a.kind, a.state, a.role, a.title, r.published, a.why,"
        " EXISTS (SELECT 1 FROM mention m WHERE m.actor = a.n AND m.kind IN ('name', 'metonym'))"
        " FROM actor a JOIN report r ON r.n = a.report"
    )
    for n, ref, name, kind, state, role, title, published, why, named in rows:
        yield Told(n, ref, name, kind, state, role, title, _day(published), why, bool(named))


def places(connection: Connection) -> Iterator[Named]:
    """All places of all reports."""
    rows = connection.execute(
        "SELECT p.n, r.id || '#' || p.id, p.name, p.kind, p.country, p.lat, p.lon, p.geonameid FROM place p JOIN report r ON r.n = p.report"
    )
    return (Named(*row) for row in rows)


#: Who deals with whom on a day, whichever way: what one tells as an attack the other tells as a protest against it.
_PAIRS = (
    "SELECT source, recipient, first FROM dyad WHERE event BETWEEN ? AND ? AND first <> '' AND first = last AND source <> recipient"
    " AND coalesce(basis, 'told') = 'told'"
)


_AMOUNTS = "SELECT a.event, f.unit FROM amount a JOIN figure f ON f.n = a.figure WHERE a.event BETWEEN ? AND ?"
# The same deed is known by the days that are told: what the report's own day bounds is told by nobody.
_EVENTS = (
    "SELECT n, id, type, mode, quad, status, iif(date IS NULL, NULL, first), iif(date IS NULL, NULL, last), place, sentence_start, sentence_end"
    " FROM event WHERE n BETWEEN ? AND ?"
    " AND same_as IS NULL ORDER BY n"
)


class Names:
    """Who and where each number of an actor or place is, over the reports."""

    def __init__(self, figureheads: Iterable[Figurehead], sites: Iterable[Site]) -> None:
        self.actor = {n: one.key for one in figureheads if one.kind != "state" for n, _why in one.members}
        self.site = {n: one.key for one in sites if one.kind != "country" for n, _why in one.members}


def stories(connection: Connection, names: Names, group_of: Mapping[str, str]) -> Iterator[Story]:
    """The reports whose date is known, in order of publication and id."""
    for n, identity, title, _outlet, published, words in connection.execute(f"{_TEXT} WHERE published IS NOT NULL ORDER BY published, id"):
        features = set(word_features(f"{title or ''}\n{words}")) | _entries(connection, n, names)
        lead, lead_names = beginning(title, words)
        where = connection.execute(_WHERE, _range(n)).fetchall()
        lead_names -= word_features(" ".join(name for name, broad in where if broad))
        lead_actors = lead_names - word_features(" ".join(name for name, _broad in where))
        deeds = frozenset(deed(kind, quad) for kind, quad in connection.execute(_DEEDS, (*_range(n), opening(words))))
        lead_days = frozenset(first for (first,) in connection.execute(_LEAD_DAYS, (*_range(n), lead_end(words))))
        runs = frozenset(zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs_of(words_of(words)))
        day = date.fromisoformat(published)
        witness = group_of.get(identity, identity)
        yield Story(identity, day, frozenset(features), lead, lead_names, lead_actors, lead_days, deeds, runs, witness)


def _entries(connection: Connection, report: int, names: Names) -> set[str]:
    found: set[str] = set()
    for n, state in connection.execute("SELECT n, state FROM actor WHERE n BETWEEN ? AND ?", _range(report)):
        found |= {f"f:{names.actor[n]}"} if n in names.actor else set()
        found |= {f"c:{state}"} if state else set()
    for n, country, kind in connection.execute("SELECT n, country, kind FROM place WHERE n BETWEEN ? AND ?", _range(report)):
        found |= {f"s:{names.site[n]}"} if n in names.site else set()
        found |= {f"c:{country}"} if country and kind == "country" else set()
    for first, last in connection.execute("SELECT first, last FROM date WHERE n BETWEEN ? AND ? AND first IS NOT NULL", _range(report)):
        found |= {f"d:{first}"} if first == last else set()
    for value, unit in connection.execute("SELECT value, unit FROM figure WHERE n BETWEEN ? AND ? AND value IS NOT NULL", _range(report)):
        found.add(f"g:{value:g} {unit}")
    for one, other, first in connection.execute(_PAIRS, _range(report)):
        found.add(f"p:{min(one, other)} {max(one, other)} {first}")
    return found


def _range(report: int) -> tuple[int, int]:
    return report * STEP, report * STEP + STEP - 1


def tellings(connection: Connection, identity: str, names: Names) -> list[Telling]:
    """The events of one report, those told again in it left out, in order."""
    n, _id, _title, _outlet, published, words = connection.execute(f"{_TEXT} WHERE id = ?", (identity,)).fetchone()
    roles: dict[tuple[int, str], set[str]] = {}
    for event, part, actor, state in connection.execute(
        "SELECT x.event, x.part, x.actor, a.state FROM role x JOIN actor a ON a.n = x.actor WHERE x.event BETWEEN ? AND ?", _range(n)
    ):
        side = roles.setdefault((event, part), set())
        side |= {names.actor[actor]} if actor in names.actor else set()
        side |= {state} if state and len(state) == 3 else set()
    where = connection.execute('SELECT n, start, "end" FROM place WHERE n BETWEEN ? AND ?', _range(n)).fetchall()
    figures = connection.execute(
        'SELECT start, "end", unit, value FROM figure WHERE n BETWEEN ? AND ? AND value IS NOT NULL', _range(n)
    ).fetchall()
    counts: dict[int, set[str]] = {}
    for event, unit in connection.execute(_AMOUNTS, _range(n)):
        counts.setdefault(event, set()).add(unit)
    events = connection.execute(_EVENTS, _range(n)).fetchall()
    whole, first_told = opening(words), min((row[9] for row in events), default=0)
    found = []
    for event, entry, kind, mode, quad, status, first, last, place, start, end in events:
        sites = {names.site[at] for at, begins, ends in where if at in names.site and start <= begins and ends <= end}
        sites |= {names.site[place]} if place in names.site else set()
        found.append(
            Telling(
                event,
                f"{identity}#{entry}",
                identity,
                kind,
                mode,
                quad,
                status,
                _day(first),
                _day(last),
                _day(published),
                start < whole or start == first_told,
                frozenset(roles.get((event, "source"), ())),
                frozenset(roles.get((event, "recipient"), ())),
                frozenset(sites),
                frozenset((unit, value) for begins, ends, unit, value in figures if start <= begins and ends <= end),
                frozenset(counts.get(event, ())),
                word_features(words[start:end]),
            )
        )
    return found


def tellings_of(
    connection: Connection, refs: Iterable[str], figureheads: Iterable[Figurehead], sites: Iterable[Site]
) -> dict[str, Telling]:
    """The events with these refs."""
    names = Names(figureheads, sites)
    wanted = set(refs)
    reports = sorted({ref.partition("#")[0] for ref in wanted})
    return {telling.ref: telling for identity in reports for telling in tellings(connection, identity, names) if telling.ref in wanted}
