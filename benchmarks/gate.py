"""The accuracy gate: fails where a figure falls below its floor in ``floors.toml``.

The project's own cases are scored anywhere; the shared sets where they lie beside the project. It says which it did. A floor
is pinned beside the digest of the cases it was measured on, so neither can slip unseen.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from pathlib import Path

from onrecord.reader import Reader
from scoring import CASES, LAYERS, Tally, load_cases, score
from shared import SCORERS, figures, run_scorer, shared_folder

FLOORS = Path(__file__).parent / "floors.toml"


def digest(folder: Path = CASES) -> str:
    """SHA-256 over the project's own cases and their texts."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        text = path.parent / tomllib.loads(path.read_text(encoding="utf-8"))["file"]
        for part in (path, text):
            total.update(part.name.encode() + b"\0" + part.read_bytes())
    return total.hexdigest()


def own_figures() -> tuple[dict[str, float], Tally]:
    """F1 a layer over the project's own cases, and the faults."""
    cases, tally = load_cases(), Tally()
    for case, reading in zip(cases, Reader().read_many(case.report for case in cases), strict=True):
        score(case, reading, tally)
    return {layer: tally.f1(layer) for layer in LAYERS}, tally


def held(name: str, found: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Prints each figure beside its floor; returns a line for each that is below."""
    below = []
    for label, floor in floors.items():
        value = found.get(label)
        print(f"  {name:20} {label:20} {value if value is None else format(value, '.3f'):>7}  floor {floor:.3f}")
        if value is None or value < floor:
            below.append(f"{name}: {label} is {value}, its floor {floor}")
    return below


def main() -> None:
    """Scores, prints, and exits with 1 where a floor does not hold."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    below = []
    if floors["own"]["digest"] != digest():
        below.append("the project's own cases are not those that the floors were measured on: measure again and pin both")
    own, tally = own_figures()
    if "--details" in sys.argv:
        print("\n".join(tally.faults))
    print("The project's own cases:")
    below += held("own", own, floors["own"]["floors"])
    folder = shared_folder()
    if folder is None:
        print("The shared sets are not beside the project (ONRECORD_SHARED): their floors are not checked.")
    else:
        print("The shared sets:")
        for name in SCORERS:
            if name in floors.get("shared", {}):
                below += held(name, figures(name, run_scorer(folder, name)), floors["shared"][name])
    if below:
        sys.exit("Below the floor:\n  " + "\n  ".join(below))
    print("All floors hold.")


if __name__ == "__main__":
    main()
