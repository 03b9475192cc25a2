"""Retellings and occurrences, kept in step report by report: pairs of reports of neighbouring days, the events that match in them, and
what matching events tell of together."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice

from onrecord.record.connecting import Connection
from onrecord.record.linking import kept
from onrecord.record.linking.actors import number_of
from onrecord.record.linking.deeds import one_deed
from onrecord.record.linking.disagreements import disagreements
from onrecord.record.linking.likeness import Alike, Story, Weights, alike, as_written, each_once
from onrecord.record.linking.made import Made, asked, made, unpacked
from onrecord.record.linking.near import Near
from onrecord.record.linking.occurrences import Match, Occurrence, Telling, best, clustered, matches, witnesses
from onrecord.record.linking.others import Found, around
from onrecord.record.linking.parts import plain
from onrecord.record.linking.repeats import repeats
from onrecord.record.linking.same import same_events
from onrecord.record.linking.texts import Text
from onrecord.record.rows import STEP

#: What an analyst joins comes before whatever agrees by itself.
#: By definition: more than all that agrees can add up to.
_SURE = 1000.0
_SOUGHT = (
    "SELECT s.event, d.event FROM (SELECT * FROM temp.sought ORDER BY low) s CROSS JOIN main.deed d ON d.hash BETWEEN s.low AND s.high"
    f" WHERE s.event / {STEP} <> d.event / {STEP}"
)


class Together:
    """One step of keeping retellings and occurrences; what was read of the record is kept for its time."""

    MOST = 1024

    def __init__(self, connection: Connection, *, whole: bool = False) -> None:
        """``whole`` says that all reports are linked anew: then it will do that the later of two finds the earlier."""
        self.connection, self.whole = connection, whole
        #: What reports are compared by, in the order in which they are kept, where other processes make it.
        self.shares: Iterator[Made] | None = None
        self.weights = Weights()
        self._stories: dict[int, Story] = {}
        self._tellings: dict[int, list[Telling]] = {}
        self._groups: dict[int, str | None] = {}
        self._near = Near(self.weights, self.story)
        #: Windows of days with their reports, of a whole linking: as many as one report needs.
        self._window: tuple[tuple[str, str], list[tuple[int, str]]] = (("", ""), [])
        #: Numbers under which events are to be kept, with the event; and from which to which others may be found.
        self._kept: list[tuple[int, int]] = []
        self._ranges: list[tuple[int, int, int]] = []
        #: What the rows of a whole linking count in the seals of tables, as far as it is known.
        self.seals: dict[str, int] = {}
        #: What was found so: pairs of events by pair of reports.
        self._sought: dict[tuple[int, int], set[tuple[int, int]]] = {}
        if whole:  # on the disk: a large record has more than memory holds
            connection.execute("CREATE TEMP TABLE told (report INTEGER PRIMARY KEY, events BLOB NOT NULL)")

    # What is kept.

    def story(self, report: int, published: str) -> Story:
        if report not in self._stories:
            if len(self._stories) >= self.MOST:
                self._stories.clear()
            row = self.connection.execute("SELECT features FROM story WHERE report = ?", (report,)).fetchone()
            self._stories[report] = unpacked(published, row[0], self.weights)
        return self._stories[report]

    def tellings(self, report: int) -> list[Telling]:
        if report not in self._tellings:
            if len(self._tellings) >= self.MOST:
                self._tellings.clear()
            self._tellings[report] = self._kept_tellings(report) or kept.tellings(
                kept.Entries(self.connection, kept.text(self.connection, report))
            )
        return self._tellings[report]

    def _kept_tellings(self, report: int) -> list[Telling]:
        """The events of a report as they were made in this linking; none where they were not kept."""
        row = self.connection.execute("SELECT events FROM temp.told WHERE report = ?", (report,)).fetchone() if self.whole else None
        found: list[Telling] = pickle.loads(row[0]) if row else []
        return found

    def group(self, report: int) -> str | None:
        """The key of a report's group of copies."""
        if report not in self._groups:
            query = "SELECT c.key FROM copy x JOIN copies c ON c.n = x.copies WHERE x.report = ?"
            row = self.connection.execute(query, (report,)).fetchone()
            self._groups[report] = row[0] if row else None
        return self._groups[report]

    # The steps.

    def forget(self, reports: Iterable[int]) -> set[int]:
        """Takes away what hangs on these reports, and returns the events whose occurrences are to be made anew."""
        events: set[int] = set()
        for report in reports:
            limits = (report * STEP, report * STEP + STEP - 1)
            for column, other in (("one", "other"), ("other", "one")):
                events |= {n for (n,) in self.connection.execute(f"SELECT {other} FROM match WHERE {column} BETWEEN ? AND ?", limits)}
                self.connection.execute(f"DELETE FROM match WHERE {column} BETWEEN ? AND ?", limits)
            query = "SELECT y.event FROM telling x JOIN telling y ON y.occurrence = x.occurrence WHERE x.event BETWEEN ? AND ?"
            events |= {n for (n,) in self.connection.execute(query, limits)}
            self.connection.execute("DELETE FROM retelling WHERE first = ?", (report,))
            self.connection.execute("DELETE FROM retelling WHERE second = ?", (report,))
            self.connection.execute("DELETE FROM repeat WHERE how = 'copy' AND event BETWEEN ? AND ?", limits)
            self.connection.execute("DELETE FROM repeat WHERE how = 'copy' AND first BETWEEN ? AND ?", limits)
        return events

    def tell(self, new: Set[int], reports: set[int], alike_: Iterator[Found] | None = None) -> None:
        """Compares these reports with those of neighbouring days. ``new`` are those among them on which nothing hangs yet; ``alike_`` is what other processes
        find them to be like, where all are compared."""
        events = self.forget(sorted(reports - new))
        self._repeat(reports)
        for report, some in alike_ or ((report, self._alike(report, reports)) for report in self._by_day(reports)):
            for pair, (one, other) in self._pairs(report, some):
                self._put_pair(pair, one, other)
                events |= self._put_matches(matches(self._counted(one), self._counted(other), self.weights), one, other)
        for report in sorted(reports - new):
            self._ranges += asked(self.tellings(report), whole=self.whole)
        self.seek()
        for (one, other), pairs in self._of_one_deed():
            found = [match for ours, theirs in pairs if (match := one_deed(ours, theirs, self.weights))]
            events |= self._put_matches(best(found), one, other)
        self.occur(events | self._told_same(reports))

    def _told_same(self, reports: set[int]) -> set[int]:
        """The events of these reports, and those of others, that analysts say are the same."""
        found: set[int] = set()
        for pair in same_events(self.connection):
            owners = {n // STEP for n in pair}
            known = all(self.connection.execute("SELECT 1 FROM story WHERE report = ?", (n,)).fetchone() for n in owners)
            if len(owners) == 2 and owners & reports and known:
                row = (*sorted(pair), _SURE, "by an analyst's decision")
                self.connection.execute("INSERT OR REPLACE INTO match VALUES (?, ?, ?, ?)", row)
                found |= {*pair}
        return found

    def _put_matches(self, found: Iterable[Match], one: int, other: int) -> set[int]:
        """Keeps the matches of two reports, and returns their events."""
        events: set[int] = set()
        for match in found:
            numbers = sorted((self._number(match.one, one, other), self._number(match.other, one, other)))
            self.connection.execute("INSERT OR REPLACE INTO match VALUES (?, ?, ?, ?)", (*numbers, match.score, match.why))
            events |= {*numbers}
        return events

    def _by_day(self, reports: set[int]) -> list[int]:
        """These reports in order of time, so that the stories of one day are at hand for those of the next."""
        if len(reports) < self.MOST:
            return sorted(reports)
        return [n for (n,) in self.connection.execute("SELECT report FROM story ORDER BY published, report") if n in reports]

    def write(self) -> None:
        """Keeps the events of new reports, and what is to be sought for them."""
        # In the order of the numbers, so that neighbours stand on the same pages.
        self.connection.executemany("INSERT INTO deed (hash, event) VALUES (?, ?)", sorted(self._kept))
        self.connection.execute("CREATE TEMP TABLE IF NOT EXISTS sought (low INTEGER, high INTEGER, event INTEGER)")
        self.connection.executemany("INSERT INTO temp.sought VALUES (?, ?, ?)", self._ranges)
        self._kept.clear()
        self._ranges.clear()

    def seek(self) -> None:
        """Finds the events that may tell of the same deeds, once all are kept."""
        self.write()
        for first, second in self.connection.execute(_SOUGHT):
            one, other = sorted((first, second))
            self._sought.setdefault((one // STEP, other // STEP), set()).add((one, other))
        self.connection.execute("DELETE FROM temp.sought")

    def _of_one_deed(self) -> Iterator[tuple[tuple[int, int], list[tuple[Telling, Telling]]]]:
        """What was found so, of events that count, by pair of reports that are not alike as a whole; one after another: all at once are not held."""
        for one, other in sorted(self._sought):
            if self._may_share(one, other):
                counted = {telling.n: telling for report in (one, other) for telling in self._counted(report)}
                both = [(n, m) for n, m in sorted(self._sought[one, other]) if n in counted and m in counted]
                yield (one, other), [(counted[n], counted[m]) for n, m in both]
        self._sought.clear()

    def _may_share(self, one: int, other: int) -> bool:
        """Whether two reports are no copies of one another and not compared as a whole, and no analyst said that one retells nothing."""
        copies = self.group(one) is not None and self.group(one) == self.group(other)
        query = "SELECT 1 FROM retelling x WHERE (x.first = ? AND x.second = ?) OR (x.first = ? AND x.second = ?)"
        alike_ = self.connection.execute(query, (one, other, other, one)).fetchone() is not None
        return not copies and not alike_ and not any(kept.alone(self.connection, report, "retelling") for report in (one, other))

    def keep(self, reports: Sequence[int], texts: Mapping[int, Text]) -> list[tuple[int, int]]:
        """Keeps what new reports are compared by, and returns the bands of each; what their events are found by waits for ``write`` and ``seek``."""
        bands: list[tuple[int, int]] = []
        for one in islice(self.shares, len(reports)) if self.shares else (self._made(texts[report]) for report in reports):
            self.connection.execute("INSERT OR REPLACE INTO story VALUES (?, ?, ?)", (one.report, one.published, one.story))
            if one.told:
                self.connection.execute("INSERT INTO temp.told VALUES (?, ?)", (one.report, one.told))
            self._kept += one.kept
            self._ranges += one.ranges
            for table, part in one.seals.items():
                self.seals[table] = self.seals.get(table, 0) + part
            bands += [(band, one.report) for band in one.bands]
        return bands

    def _made(self, text: Text) -> Made:
        if len(self._tellings) >= self.MOST:
            self._tellings.clear()
        one, self._tellings[text.n] = made(self.connection, text, whole=self.whole)
        return one

    def _repeat(self, reports: Iterable[int]) -> None:
        """The events that copies repeat, of the groups of these reports."""
        groups = {self.group(report): report for report in reports}
        for _key, report in sorted((key, report) for key, report in groups.items() if key is not None):
            members = self.connection.execute(
                "SELECT y.report FROM copy x JOIN copy y ON y.copies = x.copies JOIN report r ON r.n = y.report WHERE x.report = ?"
                " ORDER BY r.published IS NULL, r.published, r.id",
                (report,),
            ).fetchall()
            tellings = [[telling for telling in self.tellings(n) if not telling.apart] for (n,) in members]
            numbers = {telling.ref: telling.n for some in tellings for telling in some}
            for one in repeats(tellings):
                row = (numbers[one.event], numbers[one.first], "copy", one.why)
                self.connection.execute("INSERT OR REPLACE INTO repeat VALUES (?, ?, ?, ?)", row)

    def _alike(self, report: int, all_: Set[int]) -> list[tuple[int, Alike]]:
        """The reports of neighbouring days that are like this one; of ``all_`` that are compared so only those with a greater number."""
        row = self.connection.execute("SELECT published FROM story WHERE report = ?", (report,)).fetchone()
        if row is None or row[0] is None:
            return []
        mine, found = self.story(report, row[0]), []
        for other, published in self._near.of(mine, self._days(row[0])):
            if other != report and not (other < report and other in all_):
                likeness = alike(mine, self.story(other, published), self.weights)
                if likeness is not None:
                    found.append((other, likeness))
        return found

    def _pairs(self, report: int, found: list[tuple[int, Alike]]) -> list[tuple[Alike, tuple[int, int]]]:
        """The pairs among those that are alike, in which none is a copy of the other and neither is one that retells nothing, as an analyst said."""
        if not found or kept.alone(self.connection, report, "retelling"):
            return []
        own = self.group(report)
        others = [(other, likeness) for other, likeness in found if own is None or own != self.group(other)]
        return [
            (likeness, (min(report, other), max(report, other)))
            for other, likeness in others
            if not kept.alone(self.connection, other, "retelling")
        ]

    def _days(self, published: str) -> list[tuple[int, str]]:
        """The reports of this day and its neighbours."""
        limits = around(published)
        if self._window[0] != limits:
            query = "SELECT report, published FROM story WHERE published BETWEEN ? AND ? ORDER BY published, report"
            self._window = limits, self.connection.execute(query, limits).fetchall()
        return self._window[1]

    def _put_pair(self, pair: Alike, one: int, other: int) -> None:
        first = self.connection.execute("SELECT id FROM report WHERE n = ?", (one,)).fetchone()[0]
        numbers = (one, other) if pair.first == first else (other, one)
        title, text = self.connection.execute("SELECT title, text FROM report WHERE id = ?", (pair.first,)).fetchone()
        # Words as they are written, not as they are compared.
        written = as_written(f"{title or ''}\n{text}")
        named = ", ".join(each_once(self._named(feature, written) for feature in pair.shared))
        self.connection.execute("INSERT OR REPLACE INTO retelling VALUES (?, ?, ?, ?)", (*numbers, pair.likeness, f"both tell of {named}"))

    def _named(self, feature: str, written: Mapping[str, str]) -> str:
        kind, _, value = feature.partition(":")
        if kind == "w":
            return written.get(value, value)
        if kind == "s":
            row = self.connection.execute("SELECT name FROM site WHERE key = ?", (value,)).fetchone()
            return row[0] if row else value
        return " ".join(written.get(word, word) for word in plain(value).split()) if kind == "f" else value

    def _counted(self, report: int) -> list[Telling]:
        """The events of a report that no copy repeats and no analyst took out."""
        query = "SELECT event FROM repeat WHERE how = 'copy' AND event BETWEEN ? AND ?"
        again = {n for (n,) in self.connection.execute(query, (report * STEP, report * STEP + STEP - 1))}
        return [telling for telling in self.tellings(report) if telling.n not in again and not telling.apart]

    def _number(self, ref: str, *reports: int) -> int:
        return next(telling.n for report in reports for telling in self.tellings(report) if telling.ref == ref)

    # Occurrences.

    def occur(self, events: set[int]) -> None:
        """Makes the occurrences of these events anew, and of all that match with them in turn."""
        for event in sorted(events):
            row = self.connection.execute("SELECT occurrence FROM telling WHERE event = ?", (event,)).fetchone()
            if row is not None:
                events |= self._undo(row[0])
        seen: set[int] = set()
        for event in sorted(events):
            if event not in seen:
                component, found = self._component(event)
                for other in sorted(component):
                    row = self.connection.execute("SELECT occurrence FROM telling WHERE event = ?", (other,)).fetchone()
                    if row is not None:
                        self._undo(row[0])
                seen |= component
                self._write(found)

    def _undo(self, occurrence: int) -> set[int]:
        events = {n for (n,) in self.connection.execute("SELECT event FROM telling WHERE occurrence = ?", (occurrence,))}
        for event in events:
            self.connection.execute("DELETE FROM repeat WHERE how = 'retelling' AND event = ?", (event,))
        for table, column in (("disagreement", "occurrence"), ("telling", "occurrence"), ("occurrence", "n")):
            self.connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (occurrence,))
        return events

    def _component(self, event: int) -> tuple[set[int], list[tuple[int, int, float, str]]]:
        component, waiting, found = {event}, [event], set[tuple[int, int, float, str]]()
        while waiting:
            one = waiting.pop()
            query = (
                "SELECT one, other, score, why FROM match WHERE one = ? UNION ALL SELECT one, other, score, why FROM match WHERE other = ?"
            )
            for row in self.connection.execute(query, (one, one)).fetchall():
                found.add(row)
                for other in row[:2]:
                    if other not in component:
                        component.add(other)
                        waiting.append(other)
        return component, sorted(found)

    def _write(self, found: list[tuple[int, int, float, str]]) -> None:
        if not found:
            return
        reports = sorted({event >> 20 for row in found for event in row[:2]})
        by_number = {telling.n: telling for report in reports for telling in self.tellings(report)}
        tellings = {telling.ref: telling for telling in by_number.values()}
        pairs = []
        for one, other, score, why in found:
            refs = sorted((by_number[one].ref, by_number[other].ref))
            pairs.append(Match(refs[0], refs[1], score, why))
        for occurrence in clustered(pairs, tellings):
            self._put(occurrence, [tellings[ref] for ref, _why in occurrence.tellings])

    def _put(self, occurrence: Occurrence, told: list[Telling]) -> None:
        reports = sorted({telling.n >> 20 for telling in told})
        texts = [kept.text(self.connection, report) for report in reports]
        outlets = witnesses(
            [(one.id, one.outlet, one.agency, self.group(one.n) or one.id) for one in sorted(texts, key=lambda one: one.id)]
        )
        counts = Counter(key for telling in told for key in telling.sites)
        best = min(counts, key=lambda key: (-counts[key], key), default=None)
        site = self.connection.execute("SELECT n FROM site WHERE key = ?", (best,)).fetchone() if best else None
        why = f"{len(reports)} reports, {outlets} independent outlet{'s' if outlets != 1 else ''}"
        days = (day.isoformat() if day else None for day in (occurrence.first, occurrence.last))
        row = (occurrence.key, occurrence.type, *days, site[0] if site else None, len(reports), outlets, why)
        number = number_of(occurrence.key)
        self.connection.execute("INSERT INTO occurrence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *row))
        numbers = {telling.ref: telling.n for telling in told}
        for ref, because in occurrence.tellings:
            self.connection.execute("INSERT INTO telling VALUES (?, ?, ?)", (numbers[ref], number, because))
        for version in disagreements(told):
            apart = (number, version.about, numbers[version.ref], version.value, version.why)
            self.connection.execute("INSERT INTO disagreement VALUES (?, ?, ?, ?, ?)", apart)
        first, *others = sorted(told, key=lambda telling: (telling.published.isoformat() if telling.published else "9999", telling.ref))
        for telling in others:
            again = (telling.n, first.n, "retelling", "another report tells it too")
            self.connection.execute("INSERT OR IGNORE INTO repeat VALUES (?, ?, ?, ?)", again)
