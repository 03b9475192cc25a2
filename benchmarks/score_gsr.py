"""Scores events against PLOVER's gold records: type of the best event, source state, recipient state.

    score_gsr.py [--run CMD] [--details]

The records (``data/events/plover-gsr.json``) lie in the shared folder (ONRECORD_SHARED, default ``../shared``). Each is one
sentence with one event. The best event of a sentence is the one with most of the gold's sides right; among equals, the
first. Old type names are folded into the sixteen. A future CONSULT, SUPPORT, COOPERATE or AID counts as AGREE, as the
manual says. A side that the record does not tell is not scored.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

FOLD = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
#: Codes of the records that are not ISO 3166-1 alpha-3.
CODES = {"JAP": "JPN", "ITL": "ITA", "ROM": "ROU", "MNE": "MNE"}
FUTURE = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}


def shared_file(name: str) -> Path:
    """A file of the shared folder. Raises SystemExit where it is not."""
    path = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parent.parent.parent / "shared")) / name
    if not path.is_file():
        sys.exit(f"{path} is not there: set ONRECORD_SHARED to the folder with the shared sets")
    return path


def readings(texts: list[str], command: str) -> list[dict[str, Any]]:
    """What the command reads in each text, in order."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        done = subprocess.run(command.replace("{files}", shlex.quote(str(path))), shell=True, stdout=subprocess.PIPE, encoding="utf-8")
    found = [json.loads(line) for line in done.stdout.split("\n") if line.strip()]
    if done.returncode or len(found) != len(texts):
        sys.exit(f"{command}: exit status {done.returncode}, {len(found)} readings of {len(texts)} reports")
    return found


def arguments(about: str | None) -> argparse.Namespace:
    """The arguments that the scorers share."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", default="onrecord read --json {files}")
    parser.add_argument("--details", action="store_true")
    return parser.parse_args()


def states(event: dict[str, Any], side: str, actors: dict[str, Any]) -> set[str]:
    """The states of one side."""
    return {actors[role["actor"]]["state"] for role in event[side] if actors[role["actor"]]["state"]}


def wanted(record: dict[str, Any], side: str) -> set[str]:
    """The states that the record names on one side; IGO and NGO stand for themselves."""
    told = record.get(side)
    codes = {actor.get("code", "") for actor in told} if isinstance(told, list) else set()
    return {CODES.get(code, code)[:3] for code in codes if code}


def main() -> None:
    options = arguments(__doc__)
    records = [
        r
        for r in json.loads(shared_file("data/events/plover-gsr.json").read_text(encoding="utf-8"))
        if r.get("text") and r["event"] != "DOCUMENT"
    ]
    counts: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    for record, reading in zip(records, readings([r["text"] for r in records], options.run), strict=True):
        gold = FOLD.get(record["event"], record["event"])
        actors = {actor["id"]: actor for actor in reading["actors"]}
        want = {"source": wanted(record, "source"), "recipient": wanted(record, "target")}

        def fit(event: dict[str, Any], want: dict[str, set[str]] = want, actors: dict[str, Any] = actors) -> int:
            return sum(bool(want[side] & states(event, side, actors)) for side in want)

        best = max(reading["events"], key=fit, default=None)
        kind = best["type"] if best else "NONE"
        if best and gold == "AGREE" and kind in FUTURE and best["status"] == "planned":
            kind = "AGREE"
        counts["n"] += 1
        counts["type"] += kind == gold
        if kind != gold:
            confused[gold, kind] += 1
        right = {}
        for side in want:
            if want[side]:
                counts[f"{side}_n"] += 1
                right[side] = bool(best and want[side] & states(best, side, actors))
                counts[side] += right[side]
        if options.details and (kind != gold or not all(right.values())):
            got = [
                (e["type"], sorted(states(e, "source", actors)), sorted(states(e, "recipient", actors)), e["trigger"][0]["text"])
                for e in reading["events"]
            ]
            print(f"{gold:9} {sorted(want['source'])}->{sorted(want['recipient'])} got {got}: {record['text'][:200]}")
    print(f"records {counts['n']}  type {counts['type'] / counts['n']:.3f}", end="")
    for side in ("source", "recipient"):
        print(f"  {side} {counts[side] / max(1, counts[side + '_n']):.3f}", end="")
    print("\nmost confused: " + ", ".join(f"{g}->{k} {c}" for (g, k), c in confused.most_common(10)))


if __name__ == "__main__":
    main()
