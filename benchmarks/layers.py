"""Where the reader's time goes: seconds and share of each stage over the speed texts."""

from __future__ import annotations

import time
from dataclasses import replace

from onrecord import Config, Report
from onrecord.extract.found import Found
from onrecord.layout import lay_out
from onrecord.reader import EXTRACTORS, Reader
from speed import BATCH, texts


def stages() -> dict[str, float]:
    """Seconds by stage: layout, parse, each layer."""
    reader = Reader(Config(batch=BATCH))
    reader.read("The minister left on Monday.")
    spent: dict[str, float] = dict.fromkeys(["layout", "parse", *(step.layer for step in EXTRACTORS)], 0.0)

    def timed(name: str, begin: float) -> None:
        spent[name] += time.perf_counter() - begin

    begin = time.perf_counter()
    reports = [lay_out(Report.of(text), reader.knowledge) for text in texts()]
    timed("layout", begin)
    readable = [report for report, failures in reports if not failures]
    docs = reader._parser.parse(readable, batch=BATCH)
    while True:
        begin = time.perf_counter()
        doc = next(docs, None)
        timed("parse", begin)
        if doc is None:
            return spent
        found = Found()
        for layer, extractor in EXTRACTORS:
            begin = time.perf_counter()
            found = replace(found, **{layer: extractor(doc, found, reader.knowledge)})
            timed(layer, begin)


def shares() -> dict[str, float]:
    """The share of each stage."""
    spent = stages()
    return {name: seconds / sum(spent.values()) for name, seconds in spent.items()}


if __name__ == "__main__":
    spent = stages()
    words = sum(len(text.split()) for text in texts())
    total = sum(spent.values())
    for name, seconds in spent.items():
        print(f"{name:12} {seconds:7.2f} s  {seconds / total:6.1%}  {seconds / words * 1e6:7.1f} µs a word")
