"""Links the reports of a record: each as it is added, or all anew, with the same result.

Whether two reports belong together hangs on these two alone, never on how many others there are; so a report that comes is compared with
the few that may belong to it, and what changes through it is made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import batched

from onrecord.knowledge.loader import Knowledge
from onrecord.record import lines, sealing
from onrecord.record.connecting import Connection
from onrecord.record.linking import heads, places, reprints
from onrecord.record.linking.actors import office
from onrecord.record.linking.others import Others, all_days
from onrecord.record.linking.together import Together
from onrecord.record.rows import STEP

#: Reports whose words and events are sought among those of others together.
#: Bound of work.
_AT_ONCE = 4096
type OnStage = Callable[[str], None]
#: The tables of links, those that refer to others first.
TABLES = (
    "repeat", "retelling", "match", "deed", "disagreement", "telling", "occurrence", "same_place", "site", *lines.TABLES, "same_actor",
    "figurehead", "called", "copy", "copies", "copy_pair", "text_band", "story",
)  # fmt: skip


@cache
def singles() -> frozenset[frozenset[str]]:
    """The offices, as their words, that one person of a state holds at a time."""
    return frozenset(office(str(row["office"])) for row in Knowledge().rows("offices"))


def relink(connection: Connection, *, others: Others | None = None, on_stage: OnStage = lambda _stage: None) -> None:
    """All links anew, within a running transaction; ``others`` do a part of the work."""
    together = Together(connection, whole=True)
    with sealing.at_once(connection, TABLES, together.seals), lines.at_once(connection):
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")
        sealing.begin_late(connection)
        # In the order in which the entries stand in the file.
        reports = [n for (n,) in connection.execute("SELECT n FROM report ORDER BY n")]
        _extend(connection, reports, together, on_stage, others)
        connection.execute("DROP TABLE temp.told")


def extend(connection: Connection, reports: Sequence[int], *, on_stage: OnStage = lambda _stage: None) -> None:
    """Links these reports, which no link has yet, with one another and with all that are linked."""
    _extend(connection, reports, Together(connection), on_stage)


def _extend(connection: Connection, reports: Sequence[int], together: Together, on_stage: OnStage, others: Others | None = None) -> None:
    if others:
        together.shares = others.shares(reports)
    # What hangs on no share comes first: meanwhile other processes make those.
    on_stage("actors")
    heads.add(connection, reports, singles())
    on_stage("places")
    places.add(connection, reports)
    on_stage("copies")
    changed: set[int] = set()
    for some in batched(reports, _AT_ONCE):
        texts = reprints.Texts(connection)
        changed |= reprints.add(connection, together.keep(some, texts), texts)
        together.write()
    together.seek()
    on_stage("retellings and occurrences")
    linked = {n for n in changed if connection.execute("SELECT 1 FROM story WHERE report = ?", (n,)).fetchone()}
    together.tell({*reports}, {*reports, *linked}, others.alike(all_days(connection)) if others else None)


def forget(connection: Connection, report: int) -> None:
    """Takes a report out of all links, before its entries change; ``extend`` puts it in again."""
    if connection.execute("SELECT 1 FROM story WHERE report = ?", (report,)).fetchone() is None:
        return
    together = Together(connection)
    events = together.forget([report])
    low = report * STEP
    together.occur(
        events | {n for (n,) in connection.execute("SELECT event FROM telling WHERE event BETWEEN ? AND ?", (low, low + STEP - 1))}
    )
    changed = reprints.forget(connection, report) - {report}
    connection.execute("DELETE FROM story WHERE report = ?", (report,))
    connection.execute("DELETE FROM deed WHERE event BETWEEN ? AND ?", (low, low + STEP - 1))
    Together(connection).tell(frozenset(), changed)
    places.forget(connection, report)
    heads.forget(connection, report, singles())
