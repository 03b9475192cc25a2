"""Copies, retellings and occurrences found among the project's own reports (benchmarks/linking), against the pairs that its list names.

``python benchmarks/record_links.py [--details] [--record FILE]`` prints what was found, missed and invented; with ``--record`` of a
record that holds these reports already. Where the shared sets are present, also sixty pairs of news items of 2025 (same_deeds.csv names them
by their ids): thirty tell of one deed, thirty are near misses.
"""

from __future__ import annotations

import argparse
import csv
import json
import sqlite3
import sys
import tempfile
from pathlib import Path

from shared import shared_folder

HERE = Path(__file__).with_name("linking")
type Pairs = dict[tuple[str, str], str]


def listed() -> dict[str, Pairs]:
    """The pairs of the list by kind, with why each is one."""
    found: dict[str, Pairs] = {"copy": {}, "retelling": {}}
    with (HERE / "pairs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            first, second = sorted((row["first"], row["second"]))
            found[row["kind"]][first, second] = row["why"]
    return found


def linked(record: Path) -> dict[str, Pairs]:
    """The pairs that the record's links hold."""
    connection = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
    queries = {
        "copy": "SELECT a.given_id, b.given_id, x.why FROM copy x JOIN copy y ON y.copies = x.copies AND y.report <> x.report"
        " JOIN report a ON a.n = x.report JOIN report b ON b.n = y.report",
        "retelling": "SELECT a.given_id, b.given_id, x.why FROM retelling x JOIN report a ON a.n = x.first JOIN report b ON b.n = x.second",
    }
    found: dict[str, Pairs] = {}
    for kind, query in queries.items():
        found[kind] = {(min(a, b), max(a, b)): why for a, b, why in sorted(connection.execute(query))}
    connection.close()
    return found


def told_together(record: Path) -> dict[tuple[str, str], list[str]]:
    """The pairs of reports that tell of an occurrence together, with the types of the occurrences."""
    connection = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
    found: dict[tuple[str, str], list[str]] = {}
    for first, second, kind in connection.execute(
        "SELECT a.given_id, b.given_id, o.type FROM telling x JOIN telling y ON y.occurrence = x.occurrence JOIN occurrence o"
        " ON o.n = x.occurrence JOIN event e ON e.n = x.event JOIN event f ON f.n = y.event JOIN report a ON a.n = e.report"
        " JOIN report b ON b.n = f.report WHERE a.given_id < b.given_id ORDER BY a.given_id, b.given_id, o.key"
    ):
        found.setdefault((first, second), []).append(kind)
    connection.close()
    return found


def same_deeds(items: Path, details: bool) -> None:
    """Prints how many of the sixty pairs of items share an occurrence, of those that tell of one deed and of the near misses."""
    import onrecord

    with (HERE / "same_deeds.csv").open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file))
    wanted = {row[side] for row in pairs for side in ("first", "second")}
    with tempfile.TemporaryDirectory() as folder:
        chosen, record = Path(folder) / "items.jsonl", Path(folder) / "items.db"
        lines = [line for line in items.read_text(encoding="utf-8").splitlines() if json.loads(line)["id"] in wanted]
        chosen.write_text("\n".join(lines), encoding="utf-8")
        with onrecord.open(record) as archive:
            archive.add(chosen)
        together = told_together(record)
    for same, words in (("yes", "tell of one deed"), ("no", "are near misses")):
        rows = [row for row in pairs if row["same"] == same]
        found = [row for row in rows if tuple(sorted((row["first"], row["second"]))) in together]
        print(f"items of 2025: {len(found)} of {len(rows)} pairs that {words} share an occurrence")
        for row in rows if details else ():
            print(f"  {'shared' if row in found else 'apart'} {row['first']} {row['second']}: {row['why']}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--details", action="store_true", help="name what was missed and invented")
    parser.add_argument("--record", type=Path, help="a record that holds the reports already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = given.record or Path(folder) / "links.db"
        import onrecord

        with onrecord.open(record) as archive:
            if given.record is None:
                archive.add(HERE / "reports.jsonl")
            given.record or archive.link()
            reports = len(archive)
        found, together = linked(record), told_together(record)
    wanted = listed()
    wrong = 0
    among = f"among {reports} reports"
    for kind, pairs in wanted.items():
        others = {pair for other, theirs in wanted.items() if other != kind for pair in theirs}
        missed = sorted(pairs.keys() - found[kind].keys())
        invented = sorted(found[kind].keys() - pairs.keys() - others)
        wrong += len(missed) + len(invented)
        print(f"{kind}: {len(pairs) - len(missed)} of {len(pairs)} pairs found, {len(invented)} invented, {among}")
        if given.details:
            for pair in missed:
                print(f"  missed {pair[0]} {pair[1]}: {pairs[pair]}")
            for pair in invented:
                print(f"  invented {pair[0]} {pair[1]}: {found[kind][pair]}")
    stray = sorted(together.keys() - wanted["retelling"].keys())
    wrong += len(stray)
    retold = sorted(together.keys() & wanted["retelling"].keys())
    print(f"occurrence: in {len(retold)} of {len(wanted['retelling'])} pairs that retell, between {len(stray)} others, {among}")
    if given.details:
        for pair in retold:
            print(f"  found {pair[0]} {pair[1]}: {', '.join(together[pair])}")
        for pair in stray:
            print(f"  invented {pair[0]} {pair[1]}: {', '.join(together[pair])}")
    shared = shared_folder()
    if shared is not None:
        same_deeds(shared / "data" / "recent" / "current-events-2025.jsonl", given.details)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
