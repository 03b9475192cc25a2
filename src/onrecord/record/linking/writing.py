"""Writes the links, numbered in the order of their keys, so that they are the same whatever the order of adding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.record.linking.actors import Figurehead
from onrecord.record.linking.copies import Group
from onrecord.record.linking.disagreements import Version
from onrecord.record.linking.likeness import Alike
from onrecord.record.linking.occurrences import Occurrence, Telling
from onrecord.record.linking.places import Site
from onrecord.record.linking.repeats import Repeat
from onrecord.record.store import Connection

#: The tables of links, those that refer to others first.
TABLES = (
    "repeat", "retelling", "disagreement", "telling", "occurrence", "same_place", "site", "same_actor", "figurehead", "copy", "copies", "linked",
)  # fmt: skip


def clear(connection: Connection) -> None:
    """Takes all links away."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")


def _report(connection: Connection, identity: str) -> int:
    number: int = connection.execute("SELECT n FROM report WHERE id = ?", (identity,)).fetchone()[0]
    return number


def _event(connection: Connection, ref: str) -> int:
    identity, _, entry = ref.partition("#")
    return (_report(connection, identity) << 20) + int(entry[1:])


def put_copies(connection: Connection, groups: Iterable[Group]) -> None:
    """Groups of copies with their members."""
    for number, group in enumerate(groups, start=1):
        original = _report(connection, group.original) if group.original else None
        connection.execute("INSERT INTO copies VALUES (?, ?, ?, ?)", (number, group.key, original, group.why))
        for member in group.members:
            pair = group.nearest[member]
            other = pair.second if pair.first == member else pair.first
            why = f"with {other[:10]}: {pair.why}"
            connection.execute("INSERT INTO copy VALUES (?, ?, ?, ?)", (_report(connection, member), number, pair.likeness, why))


def put_figureheads(connection: Connection, figureheads: Iterable[Figurehead]) -> None:
    """Actors over the reports."""
    for number, one in enumerate(figureheads, start=1):
        row = (number, one.key, one.name, one.kind, one.state, one.role, one.why)
        connection.execute("INSERT INTO figurehead VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        connection.executemany("INSERT INTO same_actor VALUES (?, ?, ?)", [(actor, number, why) for actor, why in one.members])


def put_sites(connection: Connection, sites: Iterable[Site]) -> None:
    """Places over the reports."""
    for number, one in enumerate(sites, start=1):
        row = (number, one.key, one.name, one.kind, one.country, one.lat, one.lon, one.geonameid, one.why)
        connection.execute("INSERT INTO site VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.executemany("INSERT INTO same_place VALUES (?, ?, ?)", [(place, number, why) for place, why in one.members])


def put_pairs(connection: Connection, pairs: Iterable[Alike]) -> None:
    """Reports that tell of the same."""
    for pair in pairs:
        named = ", ".join(_named(connection, feature) for feature in pair.shared)
        row = (_report(connection, pair.first), _report(connection, pair.second), pair.likeness, f"both tell of {named}")
        connection.execute("INSERT INTO retelling VALUES (?, ?, ?, ?)", row)


def _named(connection: Connection, feature: str) -> str:
    kind, _, value = feature.partition(":")
    table = {"f": "figurehead", "s": "site"}.get(kind)
    if table is None:
        return value
    name: str = connection.execute(f"SELECT name FROM {table} WHERE key = ?", (value,)).fetchone()[0]
    return name


def put_occurrences(
    connection: Connection,
    occurrences: Sequence[Occurrence],
    told: Sequence[tuple[int, int]],
    versions: Sequence[Sequence[Version]],
    sites: set[str],
    tellings: Mapping[str, Telling],
) -> None:
    """Occurrences with their tellings and disagreements; ``told`` is the number of reports and of witnesses of each."""
    for number, (occurrence, (reports, outlets), apart) in enumerate(zip(occurrences, told, versions, strict=True), start=1):
        counts = Counter(key for ref, _why in occurrence.tellings for key in tellings[ref].sites if key in sites)
        best = min(counts, key=lambda key: (-counts[key], key), default=None)
        site = connection.execute("SELECT n FROM site WHERE key = ?", (best,)).fetchone() if best else None
        why = f"{reports} reports, {outlets} independent outlet{'s' if outlets != 1 else ''}"
        row = (number, occurrence.key, occurrence.type, *(day.isoformat() if day else None for day in (occurrence.first, occurrence.last)))
        connection.execute(
            "INSERT INTO occurrence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, site[0] if site else None, reports, outlets, why)
        )
        for ref, because in occurrence.tellings:
            connection.execute("INSERT INTO telling VALUES (?, ?, ?)", (_event(connection, ref), number, because))
        for version in apart:
            event = _event(connection, version.ref)
            connection.execute(
                "INSERT INTO disagreement VALUES (?, ?, ?, ?, ?)", (number, version.about, event, version.value, version.why)
            )


def put_repeats(connection: Connection, repeats: Iterable[Repeat], occurrences: Sequence[Occurrence]) -> None:
    """Events that count once: in copies, and as retellings of one occurrence, whose first telling by date of report counts."""
    for repeat in repeats:
        events = (_event(connection, repeat.event), _event(connection, repeat.first))
        connection.execute("INSERT INTO repeat VALUES (?, ?, 'copy', ?)", (*events, repeat.why))
    for occurrence in occurrences:
        refs = [ref for ref, _why in occurrence.tellings]
        days = {
            ref: connection.execute("SELECT published FROM report WHERE id = ?", (ref.partition("#")[0],)).fetchone()[0] for ref in refs
        }
        first, *others = sorted(refs, key=lambda ref: (days[ref] or "9999", ref))
        for ref in others:
            row = (_event(connection, ref), _event(connection, first), "retelling", "another report tells it too")
            connection.execute("INSERT OR IGNORE INTO repeat VALUES (?, ?, ?, ?)", row)


def put_linked(connection: Connection, digest: str) -> int:
    """Says what the links were made from, and returns the number of reports."""
    reports: int = connection.execute("SELECT count(*) FROM report").fetchone()[0]
    connection.executemany(
        "INSERT INTO linked VALUES (?, ?, ?)", [(what, reports, digest) for what in ("actors", "copies", "occurrences", "places")]
    )
    return reports
