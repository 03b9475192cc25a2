"""Page furniture: what belongs to the page and not to the report."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.knowledge import Knowledge
from onrecord.layout.lines import Line

_DURATION = re.compile(r"\(?\b\d{1,2}:\d\d(?::\d\d)?\)?\s{0,6}$")


#: A speaker in capitals on a line of its own.
_LABEL = re.compile(r"(?=.{2,60}$)[A-Z][A-Z.,'’ -]*:")
#: The longest line that may be furniture by its words, and by being repeated, in characters.
#: Set by GeoWebNews: with 120 for the first a notice of rights is read, with 480 a paragraph is not; 400 for the second changes nothing, without a
#: bound a lead that stands twice is not read.
LONGEST, LONGEST_REPEATED = 240, 200


def _pattern(knowledge: Knowledge) -> re.Pattern[str]:
    """One pattern for all rows of the table."""
    return re.compile("^(?:" + "|".join(row["pattern"] for row in knowledge.rows("furniture")) + r"|[\W_]+)$", re.IGNORECASE)


def mark_furniture(lines: list[Line], knowledge: Knowledge) -> None:
    """Marks share and sign-up lines, durations, and whatever the page repeats."""
    furniture = knowledge.built("furniture", _pattern)
    bare = [re.sub(r"\W+", " ", _DURATION.sub("", line.text)).strip().lower() for line in lines]
    often = Counter(bare)
    for number, (line, key) in enumerate(zip(lines, bare, strict=True)):
        if line.kind is not None:
            continue
        if (len(line.text) <= LONGEST and furniture.match(line.text)) or not re.search(r"[^\W\d_]", line.text) or not key:
            line.kind = "furniture"
        elif often[key] > 1 and number > 0 and _LABEL.fullmatch(line.text) and number + 1 < len(lines):
            line.kind = "paragraph"  # who speaks next in a transcript
        elif often[key] > 1 and number > 0 and len(line.text) <= LONGEST_REPEATED:
            line.kind = "furniture"
        elif _DURATION.search(line.text) and not re.search(r"\b(?:at|by|until|around)\s+\d{1,2}:\d\d\W*$", line.text):
            line.kind = "furniture"
