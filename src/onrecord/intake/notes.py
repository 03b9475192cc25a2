"""What the user should see of an intake: each kind of note once with its first place, and how many there were of it."""

from __future__ import annotations

import re
from collections.abc import Callable

#: What differs between two notes of a kind: words in quotation marks and numbers.
_DIFFERS = re.compile(r"'[^']{0,200}'|\"[^\"]{0,200}\"|\d+")
#: How many notes of a kind are told one by one.
#: Bound of what is shown.
_TOLD = 1


class Notes:
    """Takes notes ("a.csv, line 3: ..."), passes the first of each kind on, and counts the others."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._kinds: dict[str, tuple[str, int]] = {}

    def __call__(self, line: str) -> None:
        """One note."""
        reason = line.rpartition(": ")[2] if line.count(": ") == 1 else line.partition(": ")[2] or line
        kind = _DIFFERS.sub("#", reason)
        first, count = self._kinds.get(kind, (line, 0))
        self._kinds[kind] = (first, count + 1)
        if count < _TOLD:
            self._say(line)

    def close(self) -> None:
        """Says how many notes of each kind were not told."""
        for first, count in self._kinds.values():
            if count > _TOLD:
                self._say(f"{first} (and {count - _TOLD:,} more of this kind)")
        self._kinds.clear()
