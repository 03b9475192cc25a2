"""How the time of every regular expression of the project grows with its input: each on hostile inputs of n and 4n characters.

growth.py [N]     400 unless told; prints what grows faster than linearly, the worst first

Each is tried as the project uses it: one that is only ever asked whether it matches at a place, or the whole of a line, is asked so; any other
searches the whole text.
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


#: Methods of a pattern that try one place alone.
ANCHORED = frozenset({"match", "fullmatch"})

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
        used = _used(module)
        for name, one in (*_held(module), *_called(module)):
            if (one.pattern, one.flags) not in seen:
                seen.add((one.pattern, one.flags))
                anchored = bool(used.get(name)) and used[name] <= ANCHORED
                yield f"{found.name}.{name}", at_start(one, whole=used[name] == {"fullmatch"}) if anchored else one


def at_start(pattern: _Pattern, *, whole: bool) -> _Pattern:
    """The pattern, to be found at the beginning alone, and as the whole text where it is only ever asked so."""
    written = pattern.pattern
    if isinstance(written, bytes):
        return re.compile(rb"\A(?:" + written + rb")" + (rb"\Z" if whole else b""), pattern.flags)
    return re.compile(rf"\A(?:{written})" + (r"\Z" if whole else ""), pattern.flags)


def _used(module: ModuleType) -> dict[str, frozenset[str]]:
    """By the name of a constant, what is done with it: names of methods; ``other`` where it is handed on. What begins with an underscore
    is its module's own."""
    return {name: methods for name, methods in _everywhere().items() if not name.startswith("_")} | _uses([Path(str(module.__file__))])


@functools.cache
def _everywhere() -> dict[str, frozenset[str]]:
    return _uses(sorted(Path(onrecord.__path__[0]).rglob("*.py")))


@functools.cache
def _nodes(path: Path) -> list[ast.AST]:
    """The nodes of a file's syntax; parsed once."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _uses(paths: list[Path]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for path in paths:
        called = {id(node.value): node.attr for node in _nodes(path) if isinstance(node, ast.Attribute)}
        for node in _nodes(path):
            if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load):
                name = node.id if isinstance(node, ast.Name) else node.attr
                if name.strip("_").isupper():
                    found.setdefault(name, set()).add(called.get(id(node), "other"))
    return {name: frozenset(methods) for name, methods in found.items()}


def _held(module: ModuleType) -> Iterator[tuple[str, _Pattern]]:
    for name, value in sorted(vars(module).items()):
        inside = value if isinstance(value, (tuple, list)) else value.values() if isinstance(value, dict) else (value,)
        for one in (part for entry in inside for part in (entry if isinstance(entry, tuple) else (entry,))):
            if isinstance(one, re.Pattern):
                yield name, one


def _called(module: ModuleType) -> Iterator[tuple[str, _Pattern]]:
    """Patterns that are written where ``re.sub`` and its like are called."""
    for node in _nodes(Path(str(module.__file__))):
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
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 400))
