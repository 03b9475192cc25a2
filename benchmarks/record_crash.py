"""kill -9 at random moments of an adding: no file damaged, nothing acknowledged lost, and the resumed record equals an uninterrupted one.

    record_crash.py [MOMENTS] [REPORTS]     100 moments, 300 reports; prints the three figures

The moments are chosen by a seed; what stands at them depends on the machine. Reading is made up (``synthetic``), so that the
time goes into writing.
"""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import synthetic
from onrecord.archive import Archive
from onrecord.config import Config
from onrecord.errors import RecordError
from onrecord.work import Read

SEED = 20160512


def made_up(_config: Config) -> Read:
    """A reader that gives the made-up reading of each made-up report."""
    return partial(map, synthetic.reading_of)


def write_reports(path: Path, numbers: Iterable[int]) -> None:
    """The made-up reports as JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        for number in numbers:
            report = synthetic.reading(number).report
            names = ("text", "title", "outlet", "published")
            stream.write(json.dumps({"id": report.given_id, **{name: getattr(report, name) for name in names}}) + "\n")


def dump(record: Path) -> list[str]:
    """Every row of every table."""
    connection = sqlite3.connect(record)
    lines = list(connection.iterdump())
    connection.close()
    return [line for line in lines if "_words_" not in line]


def state(record: Path) -> tuple[bool, set[str]]:
    """Whether the file is damaged, and the reports that it holds; a record that was not yet made is whole and empty."""
    with Archive(record) as archive:
        try:
            return bool(archive.verify()), {str(row["ref"]) for row in archive.reports()}
        except RecordError as error:
            return "holds nothing yet" not in str(error) and "no such record" not in str(error), set()


def below(process: int) -> list[int]:
    """The processes that this one has started, and those that they have."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [found for one in map(int, children) for found in (one, *below(one))]


def child(record: str, corpus: str) -> None:
    """Adds, and prints the ids that were acknowledged, step by step."""
    print("ready", flush=True)
    Archive(record, read=made_up).add(corpus, on_step=lambda step: print(*step.ids, flush=True))


def main(moments: int, count: int) -> None:
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        corpus, whole = Path(folder) / "corpus.jsonl", Path(folder) / "whole.db"
        write_reports(corpus, range(count))
        begin = time.monotonic()
        Archive(whole, read=made_up).add(corpus)
        length = time.monotonic() - begin
        expected = dump(whole)
        damaged = lost = unequal = early = 0
        for moment in range(moments):
            record = Path(folder) / f"{moment}.db"
            command = [sys.executable, __file__, "--child", str(record), str(corpus)]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, length))
            process.send_signal(signal.SIGKILL)
            acknowledged = process.stdout.read().split()
            process.wait()
            faults, held = state(record)
            damaged += faults
            lost += len(set(acknowledged) - held)
            early += len(held) < count
            Archive(record, read=made_up).add(corpus)
            unequal += dump(record) != expected
            for left in Path(folder).glob(f"{moment}.db*"):
                left.unlink()
    print(f"{moments} kills, {early} before the end")
    print(f"{damaged} damaged files, {lost} acknowledged reports lost, {unequal} resumed records that differ")
    sys.exit(bool(damaged or lost or unequal))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:4])
    else:
        given = [int(argument) for argument in sys.argv[1:3]]
        main(*(given + [100, 300][len(given) :]))
