"""How the time of every regular expression of the project grows with its input: each on hostile inputs of n, 2n and 4n characters.

growth.py [N]     1,000 unless told; prints what grows faster than linearly, the worst first
"""

from __future__ import annotations

import ast
import functools
import importlib
import math
import operator
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

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
MOST = 1.2


type _Pattern = re.Pattern[str] | re.Pattern[bytes]


def patterns() -> Iterator[tuple[str, _Pattern]]:
    """Every pattern of the package: those that stand in modules, alone or in tables, and those that functions are given as they are called."""
    seen: set[tuple[str | bytes, int]] = set()
    for found in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if found.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(found.name)
        except ImportError:
            continue
        for name, one in (*_held(module), *_called(module)):
            if (one.pattern, one.flags) not in seen:
                seen.add((one.pattern, one.flags))
                yield f"{found.name}.{name}", one


def _held(module: ModuleType) -> Iterator[tuple[str, _Pattern]]:
    for name, value in sorted(vars(module).items()):
        inside = value if isinstance(value, (tuple, list)) else value.values() if isinstance(value, dict) else (value,)
        for one in (part for entry in inside for part in (entry if isinstance(entry, tuple) else (entry,))):
            if isinstance(one, re.Pattern):
                yield name, one


def _called(module: ModuleType) -> Iterator[tuple[str, _Pattern]]:
    """Patterns that are written where ``re.sub`` and its like are called."""
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not isinstance(node.func.value, ast.Name):
            continue
        if node.func.value.id == "re" and node.func.attr != "escape" and node.args and isinstance(node.args[0], ast.Constant):
            names = [
                part.attr for argument in (*node.args, *node.keywords) for part in ast.walk(argument) if isinstance(part, ast.Attribute)
            ]
            flags = functools.reduce(operator.or_, (re.RegexFlag[name] for name in names if name in re.RegexFlag.__members__), 0)
            written = node.args[0].value
            if node.func.attr in ("match", "fullmatch") and isinstance(written, str):
                written = rf"\A(?:{written})"  # tried at one place only
            yield f"line {node.lineno}", re.compile(written, flags)


def seconds(pattern: _Pattern, text: str) -> float:
    """How much of the processor's time the pattern takes to go through the text."""
    begin = time.process_time()
    for _match in pattern.finditer(text.encode() if isinstance(pattern.pattern, bytes) else text):  # type: ignore[arg-type]
        if time.process_time() - begin > 2:
            break
    return time.process_time() - begin


def exponent(pattern: _Pattern, part: str, size: int) -> tuple[float, float]:
    """The exponent of growth from n to 4n, and the seconds at 4n; an input that takes too long at n is not doubled."""
    text = (part * (4 * size // len(part) + 1))[: 4 * size]
    first = seconds(pattern, text[:size] + "\x00")
    if first > 1:
        return 9.0, first
    if first < FLOOR / 16:  # were it quadratic, it would be below the floor all the same
        return 0.0, first
    last = seconds(pattern, text + "\x00")
    return (0.0, last) if last < FLOOR else (math.log(last / max(first, 1e-7), 4), last)


def too_fast(size: int, parts: tuple[str, ...] = PARTS) -> list[tuple[float, float, str, str]]:
    """The series that grow faster than they may: seconds, exponent, name of the pattern, part."""
    bad = []
    for name, pattern in patterns():
        for part in parts:
            grown, took = exponent(pattern, part, size)
            if grown > MOST:  # by chance, perhaps: the smallest of three tells
                grown, took = min(exponent(pattern, part, size) for _ in range(3))
            if grown > MOST:
                bad.append((took, grown, name, part))
    return sorted(bad, reverse=True)


def main(size: int) -> int:
    """Prints the patterns that grow too fast; status 1 if there are any."""
    bad = too_fast(size)
    for took, grown, name, part in bad:
        print(f"{grown:4.1f}  {took * 1000:8.1f} ms  {name}  {part!r}")
    print(f"{len(list(patterns()))} patterns, {len(PARTS)} inputs each: {len(bad)} series grow faster than n^{MOST}")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
