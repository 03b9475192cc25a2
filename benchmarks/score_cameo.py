"""Scores CAMEO codes against the example sentences of CAMEO's manual: the root code.

    score_cameo.py [--run CMD] [--details]

The sentences (``data/events/cameo_manual_examples.jsonl``) lie in the shared folder (ONRECORD_SHARED, default
``../shared``). Roots 01 and 02 (statements and appeals, which PLOVER drops) are left out. A sentence is right where the root
of its first event's code is the manual's; ``any`` counts the sentences where some event's is. PLOVER's AGREE stands for a
future act, so a planned one counts as root 03 as well.
"""

from __future__ import annotations

import json
from collections import Counter

from score_gsr import FUTURE, arguments, readings, shared_file

#: PLOVER keeps no root of its own for these.
DROPPED = {"01", "02"}


def main() -> None:
    options = arguments(__doc__)
    lines = shared_file("data/events/cameo_manual_examples.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [row for row in (json.loads(line) for line in lines if line.strip()) if row["root"] not in DROPPED]
    first = anywhere = exact = 0
    confused: Counter[tuple[str, str]] = Counter()
    for row, reading in zip(rows, readings([row["text"] for row in rows], options.run), strict=True):
        roots = []
        for event in reading["events"]:
            root = (event["cameo"] or "")[:2]
            if row["root"] == "03" and event["status"] == "planned" and event["type"] in FUTURE:
                root = "03"
            roots.append(root)
        right = bool(roots) and roots[0] == row["root"]
        first += right
        anywhere += row["root"] in roots
        exact += any(event["cameo"] == row["cameo"] for event in reading["events"])
        if not right:
            confused[row["root"], roots[0] if roots else "none"] += 1
            if options.details:
                got = [(e["type"], e["cameo"], e["status"], e["trigger"][0]["text"]) for e in reading["events"]]
                print(f"{row['cameo']:5} got {got}: {row['text'][:220]}")
    n = len(rows)
    print(f"sentences {n}  root {first / n:.3f}  any {anywhere / n:.3f}  full code of some event {exact / n:.3f}")
    print("most confused: " + ", ".join(f"{g}->{k} {c}" for (g, k), c in confused.most_common(12)))


if __name__ == "__main__":
    main()
