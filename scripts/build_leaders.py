"""Rows of the table of leaders from a World Factbook export: who is head of state or of government on the day of the export.

    python scripts/build_leaders.py FACTBOOK.jsonl [--source 'factbook 2026-05'] > rows.csv

A line of the export is one state with ``tld``, ``chief_of_state`` and ``head_of_government`` ("President Ana LOPEZ (since 1 May 2024)").
Prints rows in the columns of ``knowledge/data/leaders.csv``; those of an older export are to be replaced by them.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

COUNTRIES = Path(__file__).parent.parent / "src" / "onrecord" / "knowledge" / "data" / "states.csv"
COLUMNS = ("person", "aliases", "office", "state", "role", "start", "end", "source")
TITLES = (
    "Supreme Leader|Crown Prince and Prime Minister|Crown Prince|State Affairs Commission President|President of the Government|"
    "President of the Swiss Confederation|President|Prime Minister|Federal Chancellor|Chancellor|Premier|Taoiseach|King|Queen|Emperor|"
    "Sultan and Prime Minister|Sultan|Amir|Grand Duke|Prince|Minister of State|Chief Minister|General Secretary"
)
LEADER = re.compile(
    rf"(?:^|;\s*|\band\s+)(?:Acting |Interim |Transitional |Transition )?({TITLES})\s+(?:\(?(?:Gen\.|Lt\. Gen\.|General|Dr\.?|Maj\. Gen\.|Capt\.|Col\.)\)?\s+)?"
    r"([^();,]{3,60}?)\s*\(since (?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})\)"
)
MONTHS = {
    name: number
    for number, name in enumerate("January February March April May June July August September October November December".split(), 1)
}


def states() -> dict[str, str]:
    """alpha-3 by top-level domain."""
    with COUNTRIES.open(encoding="utf-8", newline="") as file:
        found = {f".{row['alpha2'].lower()}": row["alpha3"] for row in csv.DictReader(file)}
    return {**found, ".uk": "GBR"}


def named(words: str) -> str:
    """ "Abdelmadjid TEBBOUNE" as names are written: "Abdelmadjid Tebboune"."""
    return " ".join(_written(word) for word in words.split())


def _written(word: str) -> str:
    if re.fullmatch(r"[IVX]+", word) or not word.isupper():
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)


def rows(lines: Iterator[str]) -> Iterator[tuple[str, ...]]:
    """The rows of an export, without the source, in its order."""
    codes = states()
    for line in lines:
        state = json.loads(line)
        code = codes.get(state.get("tld") or "")
        if code is None:
            continue
        seen: set[str] = set()
        for key in ("chief_of_state", "head_of_government"):
            for title, words, day, month, year in LEADER.findall((state.get(key) or "").split("||")[0]):
                person = named(words.strip())
                if person in seen or len(person.split()) > 6:
                    continue
                seen.add(person)
                start = f"{year}-{MONTHS[month]:02}" if month in MONTHS else year
                yield person, "", title, code, "GOV", f"{start}-{int(day):02}" if day and month in MONTHS else start, ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("factbook", type=Path)
    parser.add_argument("--source", default="factbook")
    given = parser.parse_args()
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    with given.factbook.open(encoding="utf-8") as file:
        for row in rows(iter(file)):
            out.writerow((*row, given.source))


if __name__ == "__main__":
    main()
