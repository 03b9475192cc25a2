"""Runs the scorers that lie beside the project (ONRECORD_SHARED, default ``../shared``) and reads what they print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Name: the scorer and its arguments, relative to the shared folder.
SCORERS: dict[str, tuple[str, ...]] = {
    "gold": ("gold/score.py", "gold"),
    "gold-model-report": ("gold/score.py", "gold", "--only", "carter-japan-2016"),
    "gold-recent": ("gold/score.py", "gold-recent"),
    "attribution": ("bench/attribution.py", "data/attribution"),
    "events": ("bench/events.py", "data/events/plv-dev.tsv"),
    "dates-timebank": ("bench/dates.py", "data/dates/timebank"),
    "dates-aquaint": ("bench/dates.py", "data/dates/aquaint"),
    "dates-wikiwars": ("bench/dates.py", "data/dates/wikiwars"),
    "places-lgl": ("bench/places.py", "data/places/lgl.xml"),
    "places-geowebnews": ("bench/places.py", "data/places/geowebnews.xml"),
    "money": ("bench/money.py", "data/money/currency-dev.json"),
}


def shared_folder() -> Path | None:
    """The folder with the shared scorers and sets, or None where it is not."""
    folder = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
    return folder if (folder / "gold" / "score.py").is_file() else None


def run_scorer(folder: Path, name: str, command: str | None = None) -> str:
    """What a scorer prints. Raises RuntimeError where it fails.

    ``command`` reads reports and prints JSON; the default is this interpreter's ``onrecord``.
    """
    command = command or f"{shlex.quote(sys.executable)} -m onrecord read --json {{files}}"
    script, *arguments = SCORERS[name]
    paths = [str(folder / argument) if (folder / argument).exists() else argument for argument in arguments]
    done = subprocess.run([sys.executable, str(folder / script), *paths, "--run", command], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr.strip()[-2000:] or done.stdout[-2000:]}")
    return done.stdout


def figures(name: str, printed: str) -> dict[str, float]:
    """The figures in what a scorer printed, each under a short name ("statement", "content exact", "row" ...)."""
    found: dict[str, float] = {}
    if name.startswith("gold"):
        for match in re.finditer(r"^(\S+)\s+(\d\.\d+)\s+(\d\.\d+)\s+(\d\.\d+)\s", printed, re.MULTILINE):
            found[match[1]] = float(match[4])
            if match[1] in ("event", "metonym"):
                found[f"{match[1]} {'precision' if match[1] == 'event' else 'recall'}"] = float(
                    match[2] if match[1] == "event" else match[3]
                )
        for match in re.finditer(r"^(\w+) accuracy\s+(\d\.\d+)", printed, re.MULTILINE):
            found[f"{match[1]} accuracy"] = float(match[2])
    elif name == "attribution":
        for match in re.finditer(r"^(\w+)\s+(exact|overlap)\s+(\d\.\d+)\s+(\d\.\d+)\s+(\d\.\d+)", printed, re.MULTILINE):
            found[f"{match[1]} {match[2]}"] = float(match[5])
            if (match[1], match[2]) == ("content", "overlap"):
                found["content precision"] = float(match[3])
    elif name == "events":
        for label in ("row", "pair", "type|pair", "macro-F1", "events/sentence"):
            match = re.search(rf"(?<!\S){re.escape(label)} (\d+\.\d+)", printed)
            if match:
                found[label] = float(match[1])
    elif name == "money":
        match = re.search(r"= (\d\.\d+)", printed)
        if match:
            found["right"] = float(match[1])
    else:
        for match in re.finditer(r"^(relaxed|strict|value|found|right)\s+(\d\.\d+)\s+(\d\.\d+)\s+(\d\.\d+)", printed, re.MULTILINE):
            found[match[1]] = float(match[4])
        match = re.search(r"^acc@161\s+(\d\.\d+)", printed, re.MULTILINE)
        if match:
            found["acc@161"] = float(match[1])
    return found
