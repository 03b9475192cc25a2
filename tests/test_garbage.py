"""What is spared the search for garbage."""

from __future__ import annotations

import gc

from onrecord.garbage import uncollected


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
