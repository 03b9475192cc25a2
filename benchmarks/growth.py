"""How the time of every regular expression of the project grows with its input: each on hostile inputs of n, 2n and 4n characters.

growth.py [N]     1,000 unless told; prints what grows faster than linearly, the worst first
"""

from __future__ import annotations

import importlib
import math
import pkgutil
import re
import sys
import time
from collections.abc import Iterator

import onrecord

#: What hostile texts are made of: one part over and over.
PARTS = (
    "A", "a", "a ", "A ", "Aa ", " ", "\t", "\n", " \n", "1", "1 ", "1,", ".", ". ", "-", " - ", '"', '" ', "“", "’", "'", "(", "( ", ")", "[", "<", "<a ", "<p>",
    "<!--", "&", "@", "$", "$ ", "$1 ", "%", ":", "/", "_", "|", "May ", "Monday ", "5 May ", "the ", "and ", "of ", "the of ", "said ", "million ", "hundred ",
    "hundred and ", "two ", "two-", "Mr. ", "U.S. ", "A.", "A-", "A, ", "a, ", "by ", "By A ", "from ", "in the ", "more than ", "between 1 and ", "x=\"", "boundary=a", "From a",
    "copyright ", "document 1 of 1", "\n\n", "é", "\u200b", "\u0301", "1.5 ", "1/1/", "10:00 ", "http://", "published ", "related: ",
)  # fmt: skip
#: Times below this, in seconds, tell nothing.
FLOOR = 0.004
#: From which exponent on growth is told.
MOST = 1.3


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that stands in a module of the package."""
    seen: set[str] = set()
    for found in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if found.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(found.name)
        except ImportError:
            continue
        for name, value in sorted(vars(module).items()):
            inside = value if isinstance(value, (tuple, list)) else value.values() if isinstance(value, dict) else (value,)
            for one in (part for entry in inside for part in (entry if isinstance(entry, tuple) else (entry,))):
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str) and one.pattern not in seen:
                    seen.add(one.pattern)
                    yield f"{found.name}.{name}", one


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """How long the pattern takes to go through the text."""
    begin = time.perf_counter()
    for _match in pattern.finditer(text):
        if time.perf_counter() - begin > 2:
            break
    return time.perf_counter() - begin


def exponent(pattern: re.Pattern[str], part: str, size: int) -> tuple[float, float]:
    """The exponent of growth from n to 4n, and the seconds at 4n; an input that takes too long at n is not doubled."""
    times = []
    for factor in (1, 2, 4):
        text = (part * (size * factor // len(part) + 1))[: size * factor] + "\x00"
        times.append(seconds(pattern, text))
        if times[-1] > 1:
            return 9.0, times[-1]
    if times[-1] < FLOOR:
        return 0.0, times[-1]
    return math.log(times[2] / max(times[0], 1e-7), 4), times[2]


def main(size: int) -> int:
    """Prints the patterns that grow too fast; status 1 if there are any."""
    bad = []
    for name, pattern in patterns():
        for part in PARTS:
            grown, took = exponent(pattern, part, size)
            if grown > MOST:
                bad.append((took, grown, name, part))
    for took, grown, name, part in sorted(bad, reverse=True):
        print(f"{grown:4.1f}  {took * 1000:8.1f} ms  {name}  {part!r}")
    print(f"{len(bad)} series of {len(PARTS)} inputs grow faster than n^{MOST}")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
