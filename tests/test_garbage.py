"""What is spared the search for garbage."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from onrecord.garbage import uncollected
from onrecord.reader import Reader, Step


def test_nothing_is_collected_meanwhile_and_all_is_as_it_was_after() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_report_is_read_without_looking_for_garbage(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def dates(*_given: Any) -> tuple[()]:
        seen.append(gc.isenabled())
        return ()

    monkeypatch.setattr("onrecord.reader.EXTRACTORS", (Step("dates", dates),))
    reader.read("The army left.")
    assert seen == [False]
    assert gc.isenabled()
