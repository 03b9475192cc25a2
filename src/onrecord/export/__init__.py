"""A record handed on to other programs: whole, in an order that does not depend on the order of adding, with a manifest.

Each format is a module with ``write(source, out)``. A file appears at its place only when it is whole.
"""

from __future__ import annotations

import importlib
import os
import shutil
import tempfile
from pathlib import Path

from onrecord.errors import ConfigError
from onrecord.export.out import Manifest, Out
from onrecord.export.source import Source
from onrecord.record.connecting import held
from onrecord.record.record import Record

__all__ = ["FORMATS", "Manifest", "export"]

#: What a running export holds in its working folder.
_LOCK = "lock"
#: Module and function-independent facts of each format: the file's name in the manifest ('' for a folder of files).
FORMATS: dict[str, tuple[str, str]] = {
    "csv": ("tables", ""),
    "parquet": ("tables", ""),
    "parquet-months": ("tables", ""),
    "jsonl": ("readings", "readings.jsonl"),
    "geojson": ("readings", "events.geojson"),
    "plover": ("readings", "plover.jsonl"),
    "cameo": ("readings", "cameo.tsv"),
    "phoenix": ("readings", "phoenix.tsv"),
    "icews": ("readings", "icews.tsv"),
    "gdelt": ("readings", "gdelt.tsv"),
    "polecat": ("readings", "polecat.tsv"),
    "ucdp": ("readings", "ucdp.csv"),
    "acled": ("readings", "acled.csv"),
    "webannotation": ("annotations", "annotations.jsonld"),
    "gexf": ("network", "dyads.gexf"),
    "timelinejs": ("timeline", "timeline.json"),
    "ftm": ("entities", "entities.ftm.json"),
    "md": ("dossier", "dossier.md"),
}


def export(record: Record, to: str, path: str | Path, *, force: bool = False, picked: bool = False) -> Manifest:
    """Writes the record in a format to ``path``, a folder for csv and parquet and a file for the others, and returns its manifest.

    The manifest stands in the folder as manifest.json, or beside the file as NAME.manifest.json, and likewise datapackage.json, which names the
    files' columns and their types. ``picked``: a part of the record is laid over it (``onrecord.record.picking``). Raises ConfigError where the format is
    not known, the path is taken (unless ``force``), cannot be written, or a library is missing; then nothing is left behind.
    """
    if to not in FORMATS:
        raise ConfigError("--to", f"{to!r} is no format", f"Give one of {', '.join(FORMATS)}")
    path = Path(path)
    file = FORMATS[to][1]
    beside = path.with_name(f"{path.name}.manifest.json")
    taken = [place for place in ((path, beside, path.with_name(f"{path.name}.datapackage.json")) if file else (path,)) if place.exists()]
    if taken and not force:
        raise ConfigError(str(taken[0]), "is there already", "Name another path, or give --force to write over it")
    if path.exists() and path.is_dir() == bool(file):
        raise ConfigError(str(path), "is a folder" if file else "is a file", f"The format {to} writes a {'file' if file else 'folder'}")
    if path.is_dir() and not (path / "manifest.json").is_file() and any(path.iterdir()):
        raise ConfigError(str(path), "is a folder with other files in it", "Name a folder of its own")
    try:
        _clear(path)
        work = Path(tempfile.mkdtemp(prefix=_prefix(path), dir=path.parent))
    except OSError as error:
        raise ConfigError(str(path), f"cannot be written ({error.strerror or error})", "Check the folder and its permissions") from error
    try:
        with held(work / _LOCK):
            return _written(Source(record, picked=picked), to, path, beside, work)
    except OSError as error:
        raise ConfigError(str(path), f"cannot be written ({error.strerror or error})", "Check the disk and its permissions") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _written(source: Source, to: str, path: Path, beside: Path, work: Path) -> Manifest:
    """Writes all files in the working folder, of one moment of the record, and puts them in their places when they are whole."""
    module, file = FORMATS[to]
    folder = work / "files"
    folder.mkdir()
    with source.record.moment():
        out = Out(folder, to)
        writer = importlib.import_module(f"onrecord.export.{module}")
        writer.write(source, out)
        manifest = out.finish(source)
        out.package(f"onrecord-{to}", path.name if file else None)
    if file:
        os.replace(folder / file, path)
        os.replace(folder / "manifest.json", beside)
        os.replace(folder / "datapackage.json", path.with_name(f"{path.name}.datapackage.json"))
    else:
        folder.chmod(0o755)
        _put(folder, path, work / "before")
    return manifest


def _put(folder: Path, path: Path, before: Path) -> None:
    """Puts the folder in its place; what stood there stays if that fails."""
    had = path.exists()
    if had:
        os.replace(path, before)
    try:
        os.replace(folder, path)
    except OSError:
        if had:
            os.replace(before, path)
        raise


def _prefix(path: Path) -> str:
    return f".{path.name}-"


def _clear(path: Path) -> None:
    """Removes what exports to this path have left that were killed; one that still runs holds its lock."""
    for left in path.parent.iterdir():
        lock = left / _LOCK
        if not left.name.startswith(_prefix(path)) or not lock.is_file():
            continue
        with held(lock) as free:
            pass
        if free:
            shutil.rmtree(left, ignore_errors=True)
