"""What questions may be asked for."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive
from onrecord.record import asked
from onrecord.record.record import Record

#: The questions that take filters, each with as many things as it must be asked about.
ASKING = {
    name: ["x"] * sum(one.kind is one.POSITIONAL_OR_KEYWORD and one.default is one.empty and one.name != "self" for one in own.values())
    for name, method in vars(Record).items()
    if inspect.isfunction(method) and {"limit", "filters"} & (own := dict(inspect.signature(method).parameters)).keys()
}


@pytest.mark.parametrize("name", sorted(ASKING))
def test_an_unknown_filter_is_told_by_the_question_with_those_that_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(TypeError) as told:
        getattr(Record(tmp_path / "none.db"), name)(*ASKING[name], foo=1)
    first, _, known = str(told.value).partition(": it may be asked for ")
    assert first == f"Record.{name}() has no filter 'foo'"
    assert {"outlet", "limit"} & {*known.split(", ")}


@pytest.mark.parametrize(
    ("name", "filters", "unknown"),
    [
        ("occurrences", asked.Occurrences, {"toward", "once"}),
        ("statements", asked.Statements, {"source"}),
        ("events", asked.Events, {"speaker", "b"}),
    ],
)
def test_what_may_be_asked_for_is_told_by_its_type(tmp_path: Path, name: str, filters: Any, unknown: set[str]) -> None:
    ask: Callable[..., object] = getattr(Record(tmp_path / "none.db"), name)
    with pytest.raises(TypeError) as told:
        ask(**dict.fromkeys(unknown), **dict.fromkeys(filters.__annotations__))
    first, _, known = str(told.value).partition(": it may be asked for ")
    assert first == f"Record.{name}() has no filter {', '.join(map(repr, sorted(unknown)))}"
    assert {*known.split(", ")} == {"limit", *({"disputed"} if name == "occurrences" else ()), *filters.__annotations__}


def test_an_export_tells_its_filters(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=r"^Archive\.export\(\) has no filter 'foo': it may be asked for to, path, force, actor, .*both$"):
        Archive(tmp_path / "none.db").export("csv", tmp_path / "out", foo=1)  # type: ignore[call-arg]
