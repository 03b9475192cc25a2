"""Dataclasses as plain values, and back."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from typing import Any


def plain(value: Any) -> Any:
    """Dataclasses as dictionaries and tuples as lists, all the way down."""
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if hasattr(kind, "__dataclass_fields__"):
        return {told: plain(getattr(value, name)) for name, told in _keys(kind)}
    return value


#: What most values are, which JSON takes as they are.
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


@functools.cache
def _keys(kind: Any) -> tuple[tuple[str, str], ...]:
    """The names of a dataclass's fields, each with its key."""
    return tuple((field.name, key(field.name)) for field in dataclasses.fields(kind))


def key(name: str) -> str:
    """The key of a field in JSON: a name that Python keeps for itself has a line at its end that the key lacks."""
    return name.removesuffix("_")


type _Maker = Callable[[Any], Any]


@functools.cache
def _maker(kind: Any) -> _Maker | None:
    """What makes a value of type ``kind`` from what ``plain`` made of it; None where it is taken as it is. Worked out once a type: a record
    makes thousands of readings again."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = [arg for arg in typing.get_args(kind) if arg is not type(None)]
        return _maker(inner[0]) if len(inner) == 1 else None
    if origin is tuple:
        args = typing.get_args(kind)
        of = _maker(args[0]) if len(args) == 2 and args[1] is Ellipsis else None
        return lambda value: None if value is None else tuple(value if of is None else map(of, value))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        fields = [(name, key(name), _maker(hint)) for name, hint in hints.items()]
        return lambda value: None if value is None else _made(kind, fields, value)
    return None


def _made(kind: Any, fields: list[tuple[str, str, _Maker | None]], value: dict[str, Any]) -> Any:
    """A dataclass from its fields as plain values; what is not told has its default."""
    return kind(**{name: value[told] if of is None else of(value[told]) for name, told, of in fields if told in value})


def made(kind: Any, value: dict[str, Any]) -> Any:
    """A dataclass of the type ``kind`` from what ``plain`` made of it; keys that it does not know are passed over."""
    of = _maker(kind)
    assert of is not None
    return of(value)
