"""The kinds of miss of statements over the attribution set, counted.

    misses.py           prints a table, the commonest first

Each attribution of an article's first annotator is held against the statement whose content shares most with it, one to one
(Dice over characters). What was missed is sorted by the word of its cue and by whether the table of cues has it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord import Report
from onrecord.doc import Doc, Token
from onrecord.extract.statements.cues import Cues
from onrecord.layout import lay_out
from onrecord.reader import Reader, extract
from shared import shared_folder

#: How much two contents must share to be the same, as in the set's scorer.
SAME = 0.6
_EDGE = re.compile(r"^[\s\"'`“”‘’,.:;]+|[\s\"'`“”‘’,.:;]+$")


def annotated(path: Path, text: str) -> list[dict[str, frozenset[int]]]:
    """The attributions of one file of annotations: the characters of source, cue and content."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found: list[dict[str, frozenset[int]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("T"):
            name, body, *_ = line.split("\t")
            offsets = body.split(" ", 1)[1]
            spans[name] = [(int(a), int(b)) for a, b in (part.split() for part in offsets.split(";"))]
        elif line.startswith("E"):
            parts: dict[str, list[tuple[int, int]]] = {}
            for item in line.split("\t", 1)[1].split():
                key, name = item.split(":")
                parts.setdefault(re.sub(r"\d+$", "", key).lower(), []).extend(spans.get(name, []))
            entry = {key: characters(text, parts.get(key, [])) for key in ("source", "cue", "content")}
            if entry["content"]:
                found.append(entry)
    return found


def characters(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """The offsets of all characters of some spans but white space and the marks at their ends."""
    found: set[int] = set()
    for start, end in spans:
        inner = _EDGE.sub("", text[start:end])
        begin = text.find(inner, start) if inner else start
        found |= {i for i in range(begin, begin + len(inner)) if not text[i].isspace()}
    return frozenset(found)


def dice(one: frozenset[int], two: frozenset[int]) -> float:
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0


def kind_of(entry: dict[str, frozenset[int]], found: list[dict[str, frozenset[int]]], doc: Doc, cues: Cues) -> str:
    """The kind of an attribution that was missed."""
    cue, content = entry["cue"], entry["content"]
    if any(content & other["content"] and (not other["cue"] or cue & other["cue"]) for other in found):
        return "found, but with less than half of the content in common"
    tokens = doc.tokens_between(min(cue), max(cue) + 1) if cue else []
    words = [token for token in tokens if token.text[0].isalnum()]
    if not words:
        return "a dash, a colon or nothing for a cue"
    quoted = doc.text[max(0, min(content) - 2) : min(content)].strip()[-1:] in ('"', "“", "'")
    head = _head(words)
    if head.pos in ("VERB", "AUX"):
        if quoted and cues.verb(head) is not None:
            return "a quotation whose verb was not joined to it"
        known = cues.verb(head) is not None
        return "the cue is a verb of the table, the content of another form" if known else "the cue is a verb that the table lacks"
    return {"NOUN": "the cue is a noun", "PROPN": "the cue is a noun", "ADJ": "the cue is an adjective"}.get(
        head.pos, "the cue is a preposition or another word"
    )


def _head(words: list[Token]) -> Token:
    """The last verb, noun or adjective of a cue, which carries it."""
    for pos in (("VERB",), ("NOUN", "PROPN"), ("ADJ",), ("AUX",)):
        found = [token for token in words if token.pos in pos]
        if found:
            return found[-1]
    return words[-1]


def measure(folder: Path) -> tuple[Counter[str], int]:
    """Counts by kind, and how many attributions there are."""
    data = folder / "data/attribution"
    paths = sorted((data / "text").glob("*.txt"))
    reader = Reader()
    cues = Cues.of(reader.knowledge)
    counts: Counter[str] = Counter()
    total = 0
    reports = [
        lay_out(Report.of(path.read_bytes().decode("utf-8"), published=path.stem.split("_")[1]), reader.knowledge)[0] for path in paths
    ]
    for path, doc in zip(paths, reader._parser.parse(reports), strict=True):
        text = doc.text
        gold = annotated(sorted((data / "attributions").glob(f"{path.stem}*.ann"))[0], text)
        total += len(gold)
        reading = extract(doc, reader.knowledge, reader.engine)
        found = [_characters(text, statement) for statement in reading.statements]
        pairs = sorted(((dice(g["content"], f["content"]), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
        left, right = set(range(len(gold))), set(range(len(found)))
        for share, i, j in pairs:
            if share < SAME:
                break
            if i in left and j in right:
                left.discard(i)
                right.discard(j)
                if gold[i]["content"] != found[j]["content"]:
                    counts["found with other edges"] += 1
        counts["found, and nothing of the kind annotated"] += len(right)
        counts.update(kind_of(gold[i], found, doc, cues) for i in sorted(left))
    return counts, total


def _characters(text: str, statement: Any) -> dict[str, frozenset[int]]:
    return {
        "content": characters(text, [(span.start, span.end) for span in statement.content]),
        "cue": characters(text, [(statement.cue.start, statement.cue.end)]) if statement.cue else frozenset(),
    }


def table(folder: Path) -> list[str]:
    """The counts as lines of Markdown."""
    counts, total = measure(folder)
    lines = [
        f"Over the attribution set ({total:,} attributions of its first annotator), the commonest kinds of miss:",
        "",
        "| kind | count |",
        "|---|---|",
    ]
    return lines + [f"| {kind} | {count} |" for kind, count in counts.most_common(10)]


if __name__ == "__main__":
    beside = shared_folder()
    if beside is None:
        sys.exit("the shared sets are not beside the project: set ONRECORD_SHARED to their folder")
    print("\n".join(table(beside)))
