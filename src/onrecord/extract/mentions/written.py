"""The states that a report's dateline names: what a name that several states have means there."""

from __future__ import annotations

from onrecord.extract.mentions.scan import Scan


def written_in(scan: Scan) -> set[str]:
    """The states that the dateline names, or whose capital it names: "MANILA, Philippines"."""
    found: set[str] = set()
    for part in (scan.doc.report.dateline or "").lower().split(","):
        place = " ".join(part.split())
        first = place.split(" ")[0]
        for lower, _written, named in scan.lexicon.beginning(first, place[len(first) :]) or ():
            if lower == place and named.sort in ("state", "capital") and named.state:
                found.add(named.state)
    return found
