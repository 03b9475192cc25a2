"""Long patterns are the same whether they were kept, are kept now, or cannot be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.knowledge import long_patterns as patterns
from onrecord.knowledge.long_patterns import long_pattern

GIVEN = [
    (r"(?P<many>\d+)\s+(?P<word>ton(?:ne)?s?|é[a-z]|ẞ)(?!\w)|(?<![\w.])(pence)\b", re.IGNORECASE),
    (r"(?-i:March|May)\b|(?P<day>[0-3]?\d)", re.IGNORECASE),
    (r"^a{2,4}?(?=b)(c)\1$", re.MULTILINE),
    ("plain", 0),
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("ONRECORD_CACHE", str(folder))
    return folder


@pytest.mark.parametrize(("pattern", "flags"), GIVEN)
def test_a_pattern_is_the_same_made_and_kept(pattern: str, flags: int, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = re.compile(pattern, flags)
    assert long_pattern(pattern, flags) == plain
    monkeypatch.setattr(patterns, "_form", None)  # what is kept needs no making
    kept = long_pattern(pattern, flags)
    assert kept == plain
    assert (kept.groupindex, kept.groups, kept.flags) == (plain.groupindex, plain.groups, plain.flags)
    text = "3 Tonnes, 7 éa aab May march 12 ACC .pence pence plain"
    assert [found.groupdict() for found in kept.finditer(text)] == [found.groupdict() for found in plain.finditer(text)]


def test_a_damaged_form_and_no_cache_make_the_pattern_anew(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = long_pattern("a(b)|c")
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert long_pattern("a(b)|c") == made
    monkeypatch.setenv("ONRECORD_CACHE", "off")
    assert long_pattern("a(b)|c") == made


def test_a_pattern_that_is_none_is_told_as_such(cache: Path) -> None:
    with pytest.raises(re.error):
        long_pattern("a(b")
    assert not cache.exists()


def test_the_latest_few_are_kept(cache: Path) -> None:
    for number in range(patterns.KEPT + 3):
        long_pattern(f"a{number}")
    assert len(list(cache.iterdir())) == patterns.KEPT
