"""Builds a wheel in which the rooms that read are compiled, for this machine's kind and this Python, proves that it reads as the sources do, and prints
where it lies.

    compiled.py [FOLDER]        the wheel goes to FOLDER (dist), where no wheel of the same sources lies there already

Needs a C compiler, and some five minutes. Nothing is compiled beside the sources: a file changed later would go on as it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: What a wheel is built of.
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "NOTICE", "src")
#: How what is compiled ends.
COMPILED = (".so", ".pyd")
#: So much is told before and behind what differs.
AROUND = 300
#: Reads every example and every case of the kinds, and prints each reading on a line.
READ = """
import json, sys, tomllib
from pathlib import Path
from onrecord import Config, Report, grammar
from onrecord.reader import Reader
root = Path(sys.argv[1])
texts = [path.read_text(encoding="utf-8") for path in sorted((root / "examples").glob("*.txt"))]
for path in sorted((root / "tests" / "kinds").glob("*.toml")):
    texts += [case["text"] for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ())]
print(grammar.__file__)
for reading in Reader(Config()).read_many(Report.of(text, published="2025-03-14") for text in texts):
    print(json.dumps(reading.to_dict(), ensure_ascii=False))
"""


def main(folder: Path) -> None:
    """Builds, proves and keeps the wheel; exits with a sentence where that cannot be."""
    if (wheel := built(folder)) is not None:
        print("There is one of these sources already:", wheel, sep="\n")
        return
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if os.name != "nt" and shutil.which(compiler) is None:
        sys.exit(
            f"compiled.py: there is no C compiler ({compiler}). Install one, or use Onrecord uncompiled: it reads the same, a fifth slower"
        )
    with tempfile.TemporaryDirectory() as made:
        wheel = build(Path(made))
        prove(wheel, Path(made) / "unpacked")
        folder.mkdir(parents=True, exist_ok=True)
        print(shutil.copy(wheel, folder))


def built(folder: Path) -> Path | None:
    """The compiled wheel in a folder that is of the sources and tables as they are, or None."""
    files = [path for path in (ROOT / "src" / "onrecord").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    sources = {path.relative_to(ROOT / "src").as_posix(): path.read_bytes() for path in files}
    for wheel in sorted(folder.glob(f"onrecord-*-{sys.implementation.cache_tag.replace('cpython-', 'cp')}-*.whl")):
        with zipfile.ZipFile(wheel) as parts:
            names = [name for name in parts.namelist() if name.startswith("onrecord/") and not name.endswith(COMPILED)]
            inside = {name: parts.read(name) for name in names}
        if inside == sources:
            return wheel
    return None


def build(folder: Path) -> Path:
    """Builds the wheel of a copy of the sources: the compiler leaves what it makes beside them."""
    tree = folder / "tree"
    tree.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
        else:
            shutil.copy(ROOT / name, tree)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=tree, env={**os.environ, "HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"}, capture_output=True, text=True)
    wheels = list(folder.glob("*.whl"))
    if done.returncode or not wheels:
        # The end alone tells what the compiler did not take.
        sys.exit("compiled.py: the wheel could not be built\n" + "\n".join((done.stdout + done.stderr).splitlines()[-30:]))
    return wheels[0]


def prove(wheel: Path, folder: Path) -> None:
    """Exits where the compiled rooms read anything otherwise than the sources."""
    shutil.unpack_archive(wheel, folder, "zip")
    (where, *compiled), (_where, *sources) = (read(place) for place in (folder, ROOT / "src"))
    if not where.endswith(COMPILED):
        sys.exit("compiled.py: nothing was compiled")
    for one, other in zip(compiled, sources, strict=True):
        if one != other:
            at = max(0, next((at for at, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1), len(one)) - AROUND)
            sys.exit(
                f"compiled.py: compiled, this is read otherwise:\n{other[:AROUND]} ... {other[at : at + 2 * AROUND]}\n{one[at : at + 2 * AROUND]}"
            )
    print(f"{len(sources)} texts are read byte for byte as by the sources")


def read(place: Path) -> list[str]:
    """What is read with the package in a folder, and first where its rooms are."""
    command = [sys.executable, "-c", READ, str(ROOT)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(place)}, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"compiled.py: {place.name} fails\n{done.stderr[-2000:]}")
    return done.stdout.split("\n")[:-1]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist")
