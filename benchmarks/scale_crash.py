"""kill -9 at random moments of reading into parts and of merging: nothing lost, nothing twice, the same bytes in the end.

    scale_crash.py [KILLS] [here|ray] [REPORTS]     30 kills, here, 640 reports; a third each of a worker, the head and the merge

Two workers. A moment of the reading is told by the parts that stand there, from none to all but the last, and by a share of the time that a part takes; one of
the merge by a share of the time that it takes undisturbed. After each kill the same command is given again until it ends well, and then
the export is compared with that of an adding that nobody disturbed. The head is the process that hands out the work and, on Ray, what it has started. Where
a worker is killed, Ray goes on by itself; that is counted, too. The moments are chosen by a seed; what stands at them depends on the
machine. Reading is made up (``synthetic``), and for each report the processor is free for a moment.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from onrecord import archive
from onrecord.archive import Archive
from onrecord.config import Config
from onrecord.shards import SHARD, make_parts, parts_in
from onrecord.types import Reading, Report
from onrecord.work import Here, Read, Spread
from record_crash import SEED, below, write_reports

WORKERS = 2
#: Seconds that a report takes.
LONG = 0.02
#: Reports that a merge writes together: few, so that it can be stopped between two of its transactions.
TOGETHER = 64


def slow(_config: Config) -> Read:
    """Made-up readings that take time."""
    import synthetic

    def read(reports: Sequence[Report]) -> Iterable[Reading]:
        for report in reports:
            time.sleep(LONG)
            yield synthetic.reading_of(report)

    return read


def child(what: str, corpus: str, parts: str, record: str) -> None:
    """Makes parts, or merges them."""
    if what == "merge":
        archive.MERGED = archive.MERGED[0], TOGETHER
        Archive(record).merge([parts])
        return
    spread: Spread = Here(WORKERS)
    if what == "ray":
        from onrecord.scale import OnRay

        spread = OnRay(WORKERS)
    make_parts([corpus], Path(parts), spread, slow, Config())


def command_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def workers_of(process: int) -> list[int]:
    return [one for one in below(process) if any(name in command_of(one) for name in ("ray::_Worker", "spawn_main"))]


class Runs:
    """The same command again and again, and what came of it."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        #: Runs that were killed before the end, workers that were, and of those runs the ones that went on by themselves.
        self.killed = self.workers = self.went_on = 0

    def disturbed(self, what: str, victim: str, paths: list[str], ready: Callable[[], bool], after: float) -> None:
        """Runs the command, kills the victim so many seconds after it is ready, and gives it again until it ends well."""
        command = [sys.executable, __file__, "--child", what, *paths]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and not (ready() and (victim != "worker" or workers_of(process.pid))):
            time.sleep(0.01)
        time.sleep(after)
        targets = []
        if process.poll() is None:
            workers = workers_of(process.pid)
            whole = [process.pid, *below(process.pid)]
            targets = {"merge": [process.pid], "head": whole, "worker": [self.chance.choice(workers)] if workers else []}[victim]
        killed = sum(map(kill, targets)) > 0
        ended = process.wait()
        self.killed += killed
        if killed and victim == "worker":
            self.workers += 1
            self.went_on += ended == 0
        while ended:
            time.sleep(0.1)
            ended = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode


def has_parts(folder: Path, count: int) -> bool:
    return len(parts_in(folder)) >= count


def kill(process: int) -> bool:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def exported(record: Path, to: Path) -> bytes:
    with Archive(record) as kept:
        kept.export("jsonl", to, force=True)
        faults = kept.verify()
    return to.read_bytes() + "\n".join(faults).encode()


def took(command: list[str]) -> float:
    """Seconds of an undisturbed run."""
    begin = time.monotonic()
    subprocess.run([sys.executable, __file__, "--child", *command], check=True, capture_output=True)
    return time.monotonic() - begin


def main(kills: int, on: str, count: int) -> None:
    """Kills, and prints what came of it."""
    chance = random.Random(SEED)
    runs = Runs(chance)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus, parts, whole, record = (folder / one for one in ("corpus.jsonl", "parts", "whole.db", "merged.db"))
        write_reports(corpus, range(count))
        Archive(whole, read=slow).add(corpus)
        expected = exported(whole, folder / "whole.jsonl")
        paths = [str(corpus), str(parts), str(record)]
        took([on, *paths])
        names = sorted(path.name for path in parts.iterdir())
        merging = took(["merge", *paths])
        unequal = other = 0
        for number in range(kills):
            victim = ("worker", "head", "merge")[number % 3]
            for left in folder.glob("merged.db*"):
                left.unlink()
            if victim == "merge":
                runs.disturbed("merge", victim, paths, lambda: True, chance.uniform(0.1, 1) * merging)
            else:
                shutil.rmtree(parts)
                enough = chance.randrange(len(names))
                runs.disturbed(on, victim, paths, partial(has_parts, parts, enough), chance.random() * SHARD * LONG)
                other += sorted(path.name for path in parts.iterdir()) != names
            Archive(record).merge([parts])
            unequal += exported(record, folder / "merged.jsonl") != expected
            print(
                f"{number + 1}: {victim}, {runs.killed} killed, {unequal} exports and {other} folders differ", file=sys.stderr, flush=True
            )
    print(f"{kills} runs on {on} with {WORKERS} workers, {runs.killed} of them killed before the end")
    print(f"{unequal} exports that differ from an adding's, {other} folders of parts that differ")
    print(f"of {runs.workers} runs that lost a worker, {runs.went_on} went on by themselves")
    sys.exit(bool(unequal or other))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:6])
    else:
        main(int((sys.argv[1:2] or ["30"])[0]), (sys.argv[2:3] or ["here"])[0], int((sys.argv[3:4] or ["640"])[0]))
