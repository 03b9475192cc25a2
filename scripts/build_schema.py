"""Builds ``docs/schema.json``, the JSON Schema of a reading, from the data types and the comments that document their fields.

python scripts/build_schema.py
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import re
import types
import typing
from pathlib import Path
from typing import Any

from onrecord.types import Reading, key

OUT = Path(__file__).parent.parent / "docs" / "schema.json"
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}


def schema() -> dict[str, Any]:
    """The whole schema; each data type is a definition."""
    definitions: dict[str, Any] = {}
    root = of(Reading, definitions)
    # In JSON a sentence is an object, where the type has a pair.
    offsets = {"start": {"type": "integer"}, "end": {"type": "integer"}}
    sentence = definitions["Event"]["properties"]["sentence"]
    definitions["Event"]["properties"]["sentence"] = {
        "type": "object", "properties": offsets, "required": ["start", "end"], "description": sentence.get("description", "")
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A reading: all that Onrecord found in one report",
        "description": "One line of `onrecord read --json`. Offsets count Unicode code points into report.text. Keys may be added later.",
        **root,
        "$defs": definitions,
    }


def of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one type; data types go to the definitions."""
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin in (typing.Union, types.UnionType):
        inner = [of(argument, definitions) for argument in arguments]
        simple = [one["type"] for one in inner if set(one) == {"type"}]
        return {"type": simple} if len(simple) == len(inner) else {"anyOf": inner}
    if origin is tuple:
        return {"type": "array", "items": of(arguments[0], definitions)}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = definition(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def definition(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints, notes = typing.get_type_hints(kind), comments(kind)
    properties = {}
    for field in dataclasses.fields(kind):
        name = key(field.name)
        properties[name] = of(hints[field.name], definitions)
        if field.name in notes:
            properties[name] = {**properties[name], "description": notes[field.name]}
    return {
        "type": "object",
        "description": (inspect.getdoc(kind) or "").replace("``", "`"),
        "properties": properties,
        "required": list(properties),
    }


def comments(kind: type) -> dict[str, str]:
    """The ``#:`` comment before each field."""
    found: dict[str, str] = {}
    held: list[str] = []
    for line in inspect.getsource(kind).splitlines():
        if note := re.match(r"\s+#: (.*)", line):
            held.append(note.group(1))
        elif field := re.match(r"\s+(\w+): ", line):
            if held:
                found[field.group(1)] = " ".join(held).replace("``", "`")
            held = []
    return found


def text() -> str:
    """The file as it stands in the project."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    OUT.write_text(text(), encoding="utf-8")
    print(OUT)
