"""What the gazetteer costs: its share of reading, the time in which it opens, and its memory.

The share is the time inside its two look-ups, timing included, over the whole reading of the speed texts; opening and memory are those of
a fresh process that has read the tables already. Memory is what the process grows by, in megabytes, after a thousand look-ups.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from onrecord import Config
from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.reader import Reader
from onrecord.types import Report
from speed import BATCH, texts

_OPENING = """
import json, resource, sys, time
from onrecord.knowledge import Knowledge
from onrecord.knowledge.gazetteer import Gazetteer, TABLES
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20
knowledge = Knowledge()
for table in (*TABLES, "names"):
    knowledge.rows(table)
before, begin = resident(), time.perf_counter()
gazetteer = Gazetteer(knowledge)
opened = time.perf_counter() - begin
for n in range(1000):
    gazetteer.populated(f"san {n}"); gazetteer.populated("springfield")
print(json.dumps({"opens": opened, "memory_mb": resident() - before}))
"""


def measure() -> dict[str, float]:
    """``share`` of reading, ``opens`` in seconds, ``memory_mb``."""
    spent = 0.0

    def timed(method: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any) -> Any:
            nonlocal spent
            begin = time.perf_counter()
            try:
                return method(*args)
            finally:
                spent += time.perf_counter() - begin

        return wrapped

    told, populated = Gazetteer.told, Gazetteer.populated
    reader = Reader(Config(batch=BATCH))
    reader.read("The minister left Springfield on Monday.")
    Gazetteer.told = timed(told)  # type: ignore[method-assign]
    Gazetteer.populated = timed(populated)  # type: ignore[method-assign]
    try:
        begin = time.perf_counter()
        for _reading in reader.read_many(Report.of(text) for text in texts()):
            pass
        whole = time.perf_counter() - begin
    finally:
        Gazetteer.told, Gazetteer.populated = told, populated  # type: ignore[method-assign]
    opening = json.loads(subprocess.run([sys.executable, "-c", _OPENING], capture_output=True, text=True, check=True).stdout)
    return {"share": spent / whole, **opening}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:10} {value:.3f}")
