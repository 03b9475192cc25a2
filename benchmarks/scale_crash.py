"""kill -9 at random moments of reading into parts and of merging: nothing lost, nothing twice, the same bytes in the end.

    scale_crash.py [KILLS] [here|ray] [REPORTS]     30 kills, here, 3,000 reports; a third each of a worker, the head and the merge

Two workers. After each kill the same command is given again until it ends well, and then the export is compared with that of an
adding that nobody disturbed. The head is the process that hands out the work and, on Ray, what it has started. The moments are chosen
by a seed; what stands at them depends on the machine. Reading is made up (``synthetic``), and takes a moment for each report.
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
from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.archive import Archive
from onrecord.config import Config
from onrecord.shards import make_parts
from onrecord.types import Reading, Report
from onrecord.work import Here, Read, Spread
from record_crash import SEED, below, write_reports

WORKERS = 2


def slow(_config: Config) -> Read:
    """Made-up readings that take time."""
    import synthetic

    def read(reports: Sequence[Report]) -> Iterable[Reading]:
        for report in reports:
            time.sleep(0.002)
            yield synthetic.reading_of(report)

    return read


def child(what: str, corpus: str, parts: str, record: str) -> None:
    """Makes parts, or merges them."""
    if what == "merge":
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


def is_worker(process: int) -> bool:
    return any(name in command_of(process) for name in ("ray::_Worker", "spawn_main"))


def disturbed(what: str, victim: str, paths: list[str], after: float, chance: random.Random) -> bool:
    """Runs the command and kills the victim after so many seconds; then gives it again until it ends well. Whether anything was killed."""
    command = [sys.executable, __file__, "--child", what, *paths]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    killed = False
    if process.poll() is None:
        started = below(process.pid)
        workers = [one for one in started if is_worker(one)]
        targets = [process.pid, *started] if victim == "head" else [chance.choice(workers)] if workers else []
        for target in [process.pid] if victim == "merge" else targets:
            try:
                os.kill(target, signal.SIGKILL)
                killed = True
            except ProcessLookupError:
                continue
    process.wait()
    while subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
        time.sleep(0.1)
    return killed


def exported(record: Path, to: Path) -> bytes:
    with Archive(record) as archive:
        archive.export("jsonl", to, force=True)
        faults = archive.verify()
    return to.read_bytes() + "\n".join(faults).encode()


def main(kills: int, on: str, count: int) -> None:
    """Kills, and prints what came of it."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus, parts, whole = folder / "corpus.jsonl", folder / "parts", folder / "whole.db"
        write_reports(corpus, range(count))
        Archive(whole, read=slow).add(corpus)
        expected = exported(whole, folder / "whole.jsonl")
        begin = time.monotonic()
        paths = [str(corpus), str(parts), str(folder / "merged.db")]
        subprocess.run([sys.executable, __file__, "--child", on, *paths], check=True, capture_output=True)
        length = time.monotonic() - begin
        names = sorted(path.name for path in parts.iterdir())
        killed = unequal = other = 0
        for number in range(kills):
            victim = ("worker", "head", "merge")[number % 3]
            record = folder / "merged.db"
            for left in folder.glob("merged.db*"):
                left.unlink()
            if victim == "merge":
                killed += disturbed("merge", victim, paths, chance.uniform(0.3, 3), chance)
            else:
                shutil.rmtree(parts)
                killed += disturbed(on, victim, paths, chance.uniform(0.3, 1) * length, chance)
                other += sorted(path.name for path in parts.iterdir()) != names
            Archive(record).merge([parts])
            unequal += exported(record, folder / "merged.jsonl") != expected
    print(f"{kills} runs on {on} with {WORKERS} workers, {killed} of them killed before the end")
    print(f"{unequal} exports that differ from an adding's, {other} folders of parts that differ")
    sys.exit(bool(unequal or other))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:6])
    else:
        main(int((sys.argv[1:2] or ["30"])[0]), (sys.argv[2:3] or ["here"])[0], int((sys.argv[3:4] or ["3000"])[0]))
