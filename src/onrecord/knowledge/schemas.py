"""What each table is: its key, its columns and what they mean, read from ``data/NAME.toml`` beside ``data/NAME.csv``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from onrecord.errors import KnowledgeError

#: The directory of the shipped tables.
SHIPPED = Path(__file__).parent / "data"


#: The types of cells, each with the form of what is written: a list is parts with ``|`` between them, a day a date or its beginning.
TYPES: dict[str, str] = {
    "text": r".*",
    "word": r"\w+([-'’.]\w+)*",
    "list": r"[^|]+(\|[^|]+)*",
    "yes": r"yes",
    "whole": r"-?\d+",
    "number": r"-?\d+(\.\d+)?",
    "day": r"\d{4}(-\d\d(-\d\d)?)?",
    "pattern": r".*",
}


@dataclass(frozen=True, slots=True)
class Schema:
    """The form of one table."""

    name: str
    #: What a row means.
    about: str
    #: Columns that together name a row; a user's row with the same key replaces the shipped one.
    key: tuple[str, ...]
    #: All columns in order, each with its meaning.
    columns: dict[str, str]
    #: Columns that may not be empty.
    required: tuple[str, ...]
    #: Where the rows come from, and under what terms they may be used.
    source: str
    licence: str
    #: What a cell holds, from ``[types]``: see ``TYPES``; a column without one has a form or refers to another table.
    types: dict[str, str] = field(default_factory=dict)
    #: Regular expressions that the whole cell of a column matches (each part of a list), from ``[forms]``.
    forms: dict[str, str] = field(default_factory=dict)
    #: Columns whose parts are values of a column of another table, or one of some words, from ``[refers]``: ``event_types.type|NONE``.
    refers: dict[str, str] = field(default_factory=dict)
    #: Whether a user's table of this name is not read: what rules of the language ask for.
    fixed: bool = False


def tables() -> tuple[str, ...]:
    """The names of all tables."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.csv")))


@cache
def schema(name: str) -> Schema:
    """The schema of one table. Raises KnowledgeError if there is no such table."""
    path = SHIPPED / f"{name}.toml"
    if not path.is_file():
        raise KnowledgeError(name, "is no table", f"The tables are {', '.join(tables())}")
    value = tomllib.loads(path.read_text(encoding="utf-8"))
    return Schema(
        name=name,
        about=value["about"],
        key=tuple(value["key"]),
        columns=dict(value["columns"]),
        required=tuple(value.get("required", value["key"])),
        forms=dict(value.get("forms", {})),
        source=value["source"],
        licence=value["licence"],
        types=dict(value.get("types", {})),
        refers=dict(value.get("refers", {})),
        fixed=value.get("fixed", False),
    )
