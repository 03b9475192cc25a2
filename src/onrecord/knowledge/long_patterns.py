"""Long patterns, kept in the user's own cache as what ``re`` makes of them: that takes longer than all else of a table's reading.

Keyed by the pattern, its flags and the interpreter. Where anything is otherwise than it was, the pattern is made as any other is.
"""

from __future__ import annotations

import importlib
import marshal
import re
import sys
from typing import Any

from onrecord.knowledge import compiled

#: How many are kept.
#: Bound of memory.
KEPT = 16


def long_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, as ``re.compile`` gives it."""
    try:
        engine: Any = importlib.import_module("_sre")
        made_from = f"{sys.version} {engine.MAGIC} {int(flags)} {pattern}"
        content = compiled.held("pattern", made_from)
        if content is None:
            form = _form(pattern, flags)
            compiled.hold("pattern", made_from, marshal.dumps(form), KEPT)
        else:
            form = marshal.loads(content)
        found: re.Pattern[str] = engine.compile(pattern, *form)
    except (AttributeError, ImportError, TypeError, ValueError, EOFError, RuntimeError):
        return re.compile(pattern, flags)
    return found


def _form(pattern: str, flags: int) -> tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]:
    """Flags, code, number of groups, and groups by name and number: what the engine makes a pattern of."""
    parser: Any = importlib.import_module("re._parser")
    maker: Any = importlib.import_module("re._compiler")
    parsed = parser.parse(pattern, int(flags))
    code = [int(one) for one in maker._code(parsed, int(flags))]
    groups = {str(name): int(number) for name, number in parsed.state.groupdict.items()}
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in groups.items():
        names[number] = name
    return int(flags) | int(parsed.state.flags), code, int(parsed.state.groups) - 1, groups, tuple(names)
