"""States by their names."""

from __future__ import annotations

from functools import cache

from onrecord.knowledge.loader import Knowledge


@cache
def _names() -> dict[str, str]:
    told = {str(row["alpha3"]): str(row["name"]) for row in Knowledge().rows("states")}
    return told | {"IGO": "bodies of several states", "NGO": "private bodies"}


def name_of(code: str) -> str:
    """What a state's code stands for in words; the code itself where the tables do not know it."""
    return _names().get(code, code)
