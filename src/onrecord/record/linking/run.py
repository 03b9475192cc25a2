"""Links the reports of a record: reads what is kept, makes all links anew and writes them in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.record.linking import kept, writing
from onrecord.record.linking.actors import Figurehead, joined
from onrecord.record.linking.copies import Group, grouped
from onrecord.record.linking.disagreements import disagreements
from onrecord.record.linking.likeness import Alike, Weights, alike
from onrecord.record.linking.occurrences import Match, clustered, matches, witnesses
from onrecord.record.linking.places import Site, sited
from onrecord.record.linking.repeats import Repeat, repeats
from onrecord.record.store import Connection, connect_to_write, explained, only_writer, transaction

type OnStage = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found, in numbers."""

    reports: int
    #: Groups of copies, and the reports in them.
    groups: int
    copies: int
    #: Actors and places named in more than one report.
    actors: int
    places: int
    #: Pairs of reports that tell of the same, and what several reports tell of.
    retellings: int
    occurrences: int
    disagreements: int


def link(path: Path, singles: frozenset[frozenset[str]], *, on_stage: OnStage = lambda _stage: None) -> Linked:
    """Makes all links of the record anew. ``singles`` are the offices, as their words, that one person holds at a time.

    Raises RecordError if another process is writing to the record.
    """
    with only_writer(path), explained(path):
        connection = connect_to_write(path)
        try:
            return _link(connection, singles, on_stage)
        finally:
            connection.close()


def _link(connection: Connection, singles: frozenset[frozenset[str]], on_stage: OnStage) -> Linked:
    on_stage("copies")
    groups = grouped(lambda: kept.texts(connection), lambda identity: kept.text(connection, identity))
    on_stage("actors and places")
    figureheads = joined(kept.actors(connection), singles)
    sites = sited(kept.places(connection))
    on_stage("retellings and occurrences")
    pairs, found, again = _compared(connection, groups, figureheads, sites)
    known = {ref for match in found for ref in (match.one, match.other)}
    tellings = kept.tellings_of(connection, known, figureheads, sites)
    occurrences = clustered(found, tellings)
    names = {**{one.key: one.name for one in figureheads}, **{one.key: one.name for one in sites}}
    group_of = {member: group.key for group in groups for member in group.members}
    told = []
    versions = []
    for occurrence in occurrences:
        of = [tellings[ref] for ref, _why in occurrence.tellings]
        ids = sorted({telling.report for telling in of})
        outlets = [kept.text(connection, identity) for identity in ids]
        told.append((len(ids), witnesses([(one.id, one.outlet, one.agency, group_of.get(one.id, one.id)) for one in outlets])))
        versions.append(disagreements(of, names))
    on_stage("writing")
    with transaction(connection):
        writing.clear(connection)
        writing.put_copies(connection, groups)
        writing.put_figureheads(connection, figureheads)
        writing.put_sites(connection, sites)
        writing.put_pairs(connection, pairs)
        writing.put_occurrences(connection, occurrences, told, versions, {site.key for site in sites}, tellings)
        writing.put_repeats(connection, again, occurrences)
        reports = writing.put_linked(connection, _digest(connection))
    return Linked(
        reports, len(groups), sum(len(group.members) for group in groups),
        sum(len({n >> 20 for n, _why in one.members}) > 1 for one in figureheads),
        sum(len({n >> 20 for n, _why in one.members}) > 1 for one in sites),
        len(pairs), len(occurrences), sum(map(len, versions)),
    )  # fmt: skip


def _compared(
    connection: Connection, groups: tuple[Group, ...], figureheads: tuple[Figurehead, ...], sites: tuple[Site, ...]
) -> tuple[list[Alike], list[Match], list[Repeat]]:
    """Pairs of reports that tell of the same, the events that match in them, and the events that copies repeat."""
    names = kept.Names(figureheads, sites)
    group_of = {member: group.key for group in groups for member in group.members}
    weights = Weights(story.features for story in kept.stories(connection, names, group_of))
    again = [repeat for group in groups for repeat in repeats([kept.tellings(connection, member, names) for member in group.members])]
    repeated = {repeat.event for repeat in again}
    pairs = sorted(alike(lambda: kept.stories(connection, names, group_of), weights), key=lambda pair: (pair.first, pair.second))
    found: list[Match] = []
    for pair in pairs:
        ours, theirs = (
            [telling for telling in kept.tellings(connection, identity, names) if telling.ref not in repeated]
            for identity in (pair.first, pair.second)
        )
        found += matches(ours, theirs, weights)
    return pairs, found, again


def _digest(connection: Connection) -> str:
    """What the links were made from: every report with the engine of its reading."""
    made = hashlib.sha256()
    for row in connection.execute(
        "SELECT r.id, e.onrecord, e.model, e.knowledge FROM report r LEFT JOIN reading g ON g.report = r.n"
        " LEFT JOIN engine e ON e.n = g.engine ORDER BY r.id"
    ):
        made.update(repr(tuple(row)).encode())
    return made.hexdigest()
