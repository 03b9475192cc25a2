"""``make bench``: every scorer that applies, and the speed; writes ``benchmarks/RESULTS.md``.

run.py [--no-speed]
"""

from __future__ import annotations

import json
import platform
import shlex
import subprocess
import sys
from pathlib import Path

import gate
import gazetteer
import layers
import misses
import speed
from scoring import LAYERS
from shared import SCORERS, figures, run_scorer, shared_folder

RESULTS = Path(__file__).parent / "RESULTS.md"
#: What the project aims at, beside the figures of the shared sets: the aims that its issues name.
AIMS: dict[str, dict[str, float]] = {
    "gold": {
        "statement": 0.88, "statement+speaker": 0.82, "event": 0.60, "event+actors": 0.50, "event precision": 0.62, "figure": 0.88, "date": 0.92, "place": 0.88,
        "metonym recall": 0.90, "kind accuracy": 0.93, "status accuracy": 0.80,
    },
    "gold-model-report": {
        "statement": 0.88, "statement+speaker": 0.80, "event": 0.60, "event+actors": 0.50, "figure": 0.80, "date": 0.90, "place": 0.80, "metonym recall": 0.80,
    },
    "attribution": {
        "content exact": 0.55, "content overlap": 0.72, "source exact": 0.67, "cue exact": 0.64, "whole overlap": 0.63, "content precision": 0.74,
    },
    "events": {"row": 0.56, "pair": 0.70, "type|pair": 0.80, "macro-F1": 0.68},
    "dates-timebank": {"relaxed": 0.86, "value": 0.72},
    "dates-aquaint": {"relaxed": 0.86, "value": 0.74},
    "places-lgl": {"found": 0.72, "acc@161": 0.70},
    "places-geowebnews": {"found": 0.68, "acc@161": 0.80},
    "money": {"right": 0.88},
}  # fmt: skip
#: Published figures of other systems on the same kinds of set, for comparison; on the sets' own test parts where they have one.
PUBLISHED = """- Attribution (PolNeAR test, exact source / cue / content F1): rules 10.7 / 22.8 / 5.6; CoreNLP 13.9 / - / 17.5; CRF 50.6 / 53.4 / 28.6; BiLSTM-L2+CRF
  71.1 / 67.1 / 60.9; BERT+Cofe 83.2 / 75.3 / 72.9.
- Events (PLV, with both actors given, which this reader is not): ZSP level 2 macro-F1 .821; naive Bayes .523.
- Dates (TempEval-3 platinum, relaxed / strict / value F1): HeidelTime 90.3 / 81.3 / 77.6; NavyTime 90.3 / 79.6 / 71.0; SUTime 90.3 / 79.6 / 67.4.
- Places (found F1 / acc@161): LGL Edinburgh .501 / .819, CLAVIN .573 / .701, CamCoder .654 / .717; GeoWebNews .650 / .921, .549 / .937, .691 / .839."""


def table(name: str, found: dict[str, float]) -> list[str]:
    """The rows of one scorer: figure, value, aim."""
    aims = AIMS.get(name, {})
    return [
        f"| {name} | {label} | {value:.3f} | {aims[label]:.2f} |" if label in aims else f"| {name} | {label} | {value:.3f} | |"
        for label, value in found.items()
    ]


def own_scorer(script: str) -> str:
    """What one of the project's scorers over shared sets prints."""
    command = f"{shlex.quote(sys.executable)} -m onrecord read --json {{files}}"
    done = subprocess.run([sys.executable, str(Path(__file__).parent / script), "--run", command], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else f"{script} failed: {done.stderr.strip()[-300:]}"


def main() -> None:
    """Measures all and writes the page."""
    lines = [
        "# Results",
        "",
        f"Measured by `make bench` with Python {platform.python_version()} on {platform.machine()}. F1 unless said.",
        "",
    ]
    own, _tally = gate.own_figures()
    lines += ["## The project's own cases", "", "| layer | F1 |", "|---|---|", *(f"| {layer} | {own[layer]:.3f} |" for layer in LAYERS), ""]
    folder = shared_folder()
    if folder is None:
        lines += ["The shared sets were not beside the project: their figures were not measured.", ""]
    else:
        lines += ["## The shared sets", "", "| set | figure | value | aim |", "|---|---|---|---|"]
        for name in SCORERS:
            print(name, flush=True)
            lines += table(name, figures(name, run_scorer(folder, name)))
        lines += [
            "",
            "### PLOVER's gold records and the CAMEO manual's sentences",
            "",
            "```",
            own_scorer("score_gsr.py"),
            own_scorer("score_cameo.py"),
            "```",
            "",
        ]
        lines += ["### Published figures of other systems", "", PUBLISHED, ""]
        print("misses", flush=True)
        lines += ["## Where the statements miss", "", *misses.table(folder), ""]
    if "--no-speed" not in sys.argv:
        print("speed", flush=True)
        looked_up = gazetteer.measure()
        measured = {**speed.measure(), **speed.start_up(), "tables": speed.tables()}
        compiled = (
            f"{measured['compiled_ratio']:.2f}; an example report, cold, {measured['compiled_example']:.2f} s"
            if "compiled_ratio" in measured
            else "not measured: it could not be built; `make compiled` says why"
        )
        lines += [
            "## Speed and memory",
            "",
            f"`read_many` against the bare language model (all its components) on the same {measured['words']:.0f} words, batch size {speed.BATCH}, one process each,",
            f"in turn, median of {speed.PAIRS} pairs:",
            "",
            "| | |",
            "|---|---|",
            f"| ratio of words a second of processor time, reader to model | {measured['reader_ratio']:.2f} (aim 1.20) |",
            f"| the same of the compiled reader (`make compiled`) | {compiled} |",
            f"| words a second, reader / model | {measured['reader']:.0f} / {measured['model']:.0f} |",
            f"| peak memory, reader / model | {measured['peak_mb']:.0f} MB / {measured['model_peak_mb']:.0f} MB |",
            f"| `onrecord --help` | {measured['help']:.2f} s (aim under 0.12) |",
            f"| the tables of actors, ready to be looked up in, as the cache has them | {measured['tables']:.3f} s of processor time (aim under 0.15) |",
            f"| an example report, cold | {measured['example']:.2f} s (aim under 1.8) |",
            f"| the gazetteer: share of reading | {looked_up['share']:.1%} (aim under 5%) |",
            f"| the gazetteer: opens in, and grows memory by | {looked_up['opens']:.3f} s, {looked_up['memory_mb']:.1f} MB (aims under 0.1 s, 40 MB) |",
            "",
        ]
        print(json.dumps(measured))
        print("layers", flush=True)
        lines += ["Where the reader's time goes:", "", "| stage | share |", "|---|---|"]
        lines += [f"| {name} | {share:.1%} |" for name, share in layers.shares().items()] + [""]
    print("links", flush=True)
    linked = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "record_links.py"), "--details"], capture_output=True, text=True, check=False
    )
    lines += ["## Links between reports", "", "```", linked.stdout.strip() or linked.stderr.strip()[-300:], "```", ""]
    notes = Path(__file__).parent / "NOTES.md"
    if notes.is_file():
        lines += [notes.read_text(encoding="utf-8").rstrip(), ""]
    RESULTS.write_text("\n".join(lines), encoding="utf-8")
    print(f"wrote {RESULTS}")


if __name__ == "__main__":
    main()
