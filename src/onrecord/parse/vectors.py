"""A pipeline's table of word vectors, put in without making a dictionary of all its words.

spaCy keeps which word has which vector as a map in msgpack, which it unpacks into a dictionary: for the default model seven hundred
thousand words, a tenth of a cold start and eighty megabytes, of which a report needs some hundreds. Here the same file is taken
apart as arrays, and a word is looked up when it is met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

#: How msgpack begins a map whose number of entries takes four bytes, and an integer of eight.
#: By definition: msgpack's format.
_MAP, _EIGHT = 0xDF, 0xCF
#: The bytes of an integer of one byte, and of more, after which so many follow.
#: By definition: msgpack's format.
_FOLLOW = {0xCC: 1, 0xCD: 2, 0xCE: 4, _EIGHT: 8}


class Rows(Mapping[int, int]):
    """Which row of the table a word's hash has; in order of the hash's first two bytes."""

    def __init__(self, keys: Any, rows: Any) -> None:
        """Two arrays of one length: hashes, of 64 bits, and rows."""
        import numpy

        first = (keys >> 48).astype("uint16")
        order = numpy.argsort(first, kind="stable")
        self._keys, self._rows = keys[order], rows[order]
        self._begins = numpy.concatenate(([0], numpy.cumsum(numpy.bincount(first, minlength=1 << 16)))).tolist()

    def __getitem__(self, key: int) -> int:
        begin, end = self._begins[key >> 48], self._begins[(key >> 48) + 1]
        for at, known in enumerate(self._keys[begin:end].tolist(), begin):
            if known == key:
                return int(self._rows[at])
        raise KeyError(key)

    def __iter__(self) -> Iterator[int]:
        return iter(self._keys.tolist())

    def __len__(self) -> int:
        return len(self._keys)


def unpacked(data: bytes) -> Rows | None:
    """The map of a file of msgpack from unsigned integers to integers of up to two bytes; nothing where it is of another form."""
    import numpy

    if data[:1] != bytes((_MAP,)):
        return None
    raw = numpy.frombuffer(data + bytes(16), dtype="uint8")
    begins = numpy.flatnonzero(raw[: len(data)] == _EIGHT)
    marks = raw[begins + 9]
    # By definition: msgpack's format, under 0x80 a number of one byte.
    follow = numpy.select([marks < 0x80, marks == 0xCC, marks == 0xCD], [0, 1, 2], -20)
    found = _chain(data, begins, begins + 10 + follow)
    if found is None:
        return None
    kept, keys, rows = found
    if int(kept.sum()) + len(keys) != int.from_bytes(data[1:5], "big"):
        return None
    begins, follow = begins[kept], follow[kept]
    long = numpy.ndarray((len(raw) - 8,), dtype=">u8", buffer=raw, strides=(1,))[begins + 1]
    low, high = raw[begins + 10].astype("int32"), raw[begins + 11].astype("int32")
    values = numpy.select([follow == 0, follow == 1], [raw[begins + 9].astype("int32"), low], (low << 8) | high)
    return Rows(
        numpy.concatenate((long.astype("uint64"), numpy.array(keys, dtype="uint64"))),
        numpy.concatenate((values, numpy.array(rows, dtype="int32"))),
    )


def _chain(data: bytes, begins: Any, ends: Any) -> tuple[Any, list[int], list[int]] | None:
    """Which of these are entries, and the keys and rows of those that begin otherwise; nothing where the file is of another form.

    Nearly all keys take eight bytes, so that an entry begins wherever the byte stands which says so, but where that byte is part of a number. Entries
    stand one after another: where the next one does not begin at an end, it is looked at by itself.
    """
    import numpy

    kept = numpy.ones(len(begins), dtype=bool)
    keys: list[int] = []
    rows: list[int] = []
    lasts = [*numpy.flatnonzero(ends[:-1] != begins[1:]).tolist(), len(begins) - 1]
    i, at = 0, 5
    for last in lasts:  # of a run of entries, each of which begins where the one before ends
        while i <= last and at >= 0:
            begin = int(begins[i])
            if begin == at:
                at, i = int(ends[last]), last + 1
            elif begin < at:  # within a number
                kept[i] = False
                i += 1
            else:
                at = _short(data, at, keys, rows)
    while 0 <= at < len(data):
        at = _short(data, at, keys, rows)
    return (kept, keys, rows) if at == len(data) else None


def _short(data: bytes, at: int, keys: list[int], rows: list[int]) -> int:
    """Takes one entry, and gives where it ends; negative where none begins here."""
    key, at = _integer(data, at)
    row, at = _integer(data, at)
    if at >= 0:
        keys.append(key)
        rows.append(row)
    return at


def _integer(data: bytes, at: int) -> tuple[int, int]:
    """The integer that begins here and where it ends, which is negative where there is none."""
    if not 0 <= at < len(data):
        return 0, -1
    # By definition: msgpack's format, under 0x80 a number of one byte.
    follow = 0 if data[at] < 0x80 else _FOLLOW.get(data[at], -1)
    if follow < 0:
        return 0, -1
    return (int.from_bytes(data[at + 1 : at + 1 + follow], "big") if follow else data[at]), at + 1 + follow


def put_in(nlp: Language, vocab: Path) -> bool:
    """Gives the pipeline the vectors that stand in its folder ``vocab``; says whether it did. A table of another form is left alone."""
    import numpy
    from spacy.vectors import Vectors

    files = vocab / "key2row", vocab / "vectors", vocab / "vectors.cfg"
    if not all(file.is_file() for file in files) or b'"default"' not in files[2].read_bytes():
        return False
    rows = unpacked(files[0].read_bytes())
    if rows is None:
        return False
    # of the file itself, whose pages all processes share that read it
    table = numpy.asarray(numpy.load(files[1], mmap_mode="r"))
    vectors: Any = Vectors(strings=nlp.vocab.strings, data=table, name=nlp.meta.get("vectors", {}).get("name"))
    vectors.key2row = rows
    nlp.vocab.vectors = vectors
    return True
