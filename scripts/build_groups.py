"""Builds ``src/onrecord/knowledge/data/groups.csv``: armed groups and the one state in which each fights.

    python scripts/build_groups.py actors.csv

The input is the actor list of the Uppsala Conflict Data Program (CC BY 4.0, see NOTICE), one row a group with its short
name, its full name in its own language and in English, and where it fights. Left out are governments, communities, crowds
and followers that a conflict names after a person, groups of several states, and every name that ``bodies.csv`` has: its
rows come first. Short names mean the group only where the report has the full name or names the state.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "onrecord" / "knowledge" / "data"
HEADER = ("name", "aliases", "kind", "state", "role", "since", "until", "needs", "shorts")
#: Called after a person, a deed or a place, not by a name of its own.
NAMELESS = re.compile(
    r"\b(forces? of|supporters|faction|followers|civilians|government|residents|militia|gang|group)\b|[()&]", re.IGNORECASE
)
#: Organised armed groups, as the list codes them.
GROUPS = "1"
#: Names of fewer words are as often something else.
OWN_WORDS = 3
#: Names of states that the list writes in another way than the tables.
OTHER_NAMES = {"DR Congo": "COD", "Bosnia-Herzegovina": "BIH", "Congo": "COG"}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table of the project."""
    lines = (DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def states() -> dict[str, str]:
    """Codes of states by their names."""
    found = dict(OTHER_NAMES)
    for row in rows("states"):
        for name in (row["name"], *row["aliases"].split("|"), *row["actor_names"].split("|")):
            found.setdefault(name, row["alpha3"])
    return found


def spelt(name: str) -> str:
    """A name as the tables write it: plain apostrophes, single blanks."""
    return " ".join(re.sub("[´’‘`]", "'", name).split())


def names_of(row: dict[str, str]) -> list[str]:
    """The names of one group, the full English one first."""
    columns = ("NewNameFullEng", "NameOrigFullEng", "NameOrigFull", "NewName", "NameOrig", "NameData")
    names = [spelt(row[column]) for column in columns]
    return list(dict.fromkeys(name for name in names if name[:1].isupper() and (" " in name or (name.isupper() and name.isalpha()))))


def main() -> None:
    codes = states()
    known = {name.lower() for row in rows("bodies") for name in (row["name"], *row["aliases"].split("|"))}
    known |= {
        name.lower()
        for row in rows("states")
        for part in ("name", "aliases", "actor_names", "adjectives", "nationals")
        for name in row[part].split("|")
    }
    known |= {f"republic of {row['name'].lower()}" for row in rows("states")}  # told of as it fought for itself
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            where = re.sub(r"\s*\(.*?\)", "", row["Location"]).strip()
            names = [name for name in names_of(row) if not NAMELESS.search(name)]
            if row["Org"] != GROUPS or where not in codes or not names or any(name.lower() in known for name in names):
                continue
            shorts = [name for name in names if len(re.split(r"[\s-]+", name)) < OWN_WORDS]
            found[names[0], codes[where]] = (
                names[0], "|".join(names[1:]), "group", codes[where], "REB", "", "", "", "|".join(shorts),
            )  # fmt: skip
    with (DATA / "groups.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(found[key] for key in sorted(found))


if __name__ == "__main__":
    main()
