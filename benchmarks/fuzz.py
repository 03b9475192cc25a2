"""Mutated and made-up texts: each is read without an error, valid by the schema, and every span is true.

fuzz.py [TEXTS [FIRST]]     10,000 from number 0 on unless told; from the project's examples and, where they are there, the shared reports; prints the counts

The texts are made by a seed, so that one that fails can be made again by its number.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from onrecord.reader import Reader
from onrecord.types import Reading, Report
from shared import ROOT, shared_folder

SEED = 20161205
#: What is put into texts: marks, blanks, letters of other scripts, words that rules look for.
BITS = (
    '"', "“", "”", "'", "’", "(", ")", "--", " - ", "...", "\n", "\n\n", "\t", "\u00a0", "\u200b", "\u202e", "\u0301", "\ufeff", "\x00", "é", "ß", "İ", "ﬁ", "中", "🇵🇪",
    " said ", " not ", " on Monday ", " in 2016 ", " $5 million ", " million ", " U.S. ", " Mr. ", "&amp;", "<p>", "=1+1", ", which ", " and ", ": ", ";", "\u00ad",
    "Ã©", "%", "1,000",
)  # fmt: skip
#: The longest text, in characters: what is long is tried elsewhere.
LONGEST = 700


def sources(shared: Path | None = None) -> list[str]:
    """Paragraphs to begin with."""
    files = sorted((ROOT / "examples").glob("*.txt"))
    if shared is not None:
        files += sorted(shared.rglob("*.txt"))[:400]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    return [part.strip() for text in texts for part in text.split("\n\n") if len(part.strip()) > 40]


def mutated(texts: list[str], number: int) -> str:
    """One text: a paragraph or two with some of their characters, words and sentences changed."""
    chance = random.Random(SEED + number)
    text = "\n\n".join(chance.choice(texts)[:LONGEST] for _ in range(chance.choice((1, 1, 1, 2))))
    for _ in range(chance.choice((0, 1, 2, 3, 5, 8, 20))):
        at, what = chance.randrange(len(text) + 1), chance.randrange(6)
        end = min(len(text), at + chance.choice((1, 2, 5, 20)))
        if what < 3:
            text = text[:at] + chance.choice(BITS) + text[at:]
        elif what == 3:
            text = text[:at] + text[end:]
        elif what == 4:
            text = text[:at] + text[at:end] * chance.choice((2, 3)) + text[end:]
        else:
            text = text[:at] + text[at:end].swapcase() + text[end:]
    return text


def untrue(value: Any, text: str) -> Iterator[Any]:
    """The spans in a reading whose words do not stand at their offsets; a role that an analyst gave has none and is not met here."""
    if isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            if not 0 <= start <= end <= len(text) or ("text" in value and text[start:end] != value["text"]):
                yield value
        for part in value.values():
            yield from untrue(part, text)
    elif isinstance(value, list):
        for part in value:
            yield from untrue(part, text)


def faults(readings: Iterable[Reading], validator: Draft202012Validator) -> Iterator[tuple[str, str]]:
    """What is wrong with readings, by kind: schema, span, failure."""
    for reading in readings:
        value = json.loads(json.dumps(reading.to_dict()))
        for error in validator.iter_errors(value):
            yield "schema", f"{error.json_path}: {error.message[:100]}"
        for span in untrue(value, reading.report.text):
            yield "span", str(span)[:200]
        for failure in reading.failures:
            if failure.stage not in ("layout", "language"):  # another language, or none
                yield "failure", f"{failure.stage}: {failure.reason}"


def schema() -> Draft202012Validator:
    """The published schema of a reading."""
    return Draft202012Validator(json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8")))


def main(count: int, begin: int = 0) -> int:
    """Prints how many texts were read and what was wrong; status 1 if anything was."""
    texts, reader, validator = sources(shared_folder()), Reader(), schema()
    bad = {"schema": 0, "span": 0, "failure": 0}
    unread = 0
    for first in range(begin, begin + count, 64):
        numbers = range(first, min(first + 64, begin + count))
        made = [Report.of(mutated(texts, number), published="2016-12-05") for number in numbers]
        for number, reading in zip(numbers, reader.read_many(made), strict=True):
            unread += any(failure.stage == "layout" for failure in reading.failures)
            for kind, told in faults([reading], validator):
                bad[kind] += 1
                print(f"{number}: {kind}: {told}", flush=True)
    counts = f"{bad['schema']} against the schema, {bad['span']} untrue spans, {bad['failure']} failed layers"
    print(f"{count:,} texts from {len(texts):,} paragraphs ({unread:,} taken for another language): {counts}")
    return any(bad.values())


if __name__ == "__main__":
    sys.exit(main(*(map(int, sys.argv[1:]) if len(sys.argv) > 1 else (10_000,))))
