"""The tables as they stand in memory and indexes over them, kept in the user's own cache under the hash of what they were made from.

Reading twenty thousand rows of CSV takes longer than reading what came of them. A form is kept in a folder that belongs to the user
and that nobody else may write, under a name made of the tables' content and the code that compiled them, with a sum over it;
where any of that does not hold, or nothing can be written, the tables are read from their CSV files.
``ONRECORD_CACHE`` names another folder; ``off`` keeps nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import stat
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

#: A table: its columns in order, then for each row where it stands and its cells.
type Table = tuple[tuple[str, ...], list[tuple[str, tuple[str, ...]]]]

#: How many forms are kept: one for each set of tables that is in use.
#: Bound of memory.
KEPT = 8
#: The modules whose work a form holds.
_MADE_BY = ("alternatives.py", "check.py", "compiled.py", "loader.py", "rows.py", "schemas.py", "words.py")


class Form:
    """The tables of a form, each made out when it is first asked for."""

    def __init__(self, tables: dict[str, bytes]) -> None:
        self._tables = tables

    def __contains__(self, name: str) -> bool:
        return name in self._tables

    def __getitem__(self, name: str) -> Table:
        table: Table = marshal.loads(self._tables[name])
        return table


def wanted() -> bool:
    """Whether there is a place to keep anything."""
    return _folder() is not None


def load(tables: str) -> Form | None:
    """The form kept for the tables of this hash, or None."""
    code = _code()
    content = held("tables", tables + code) if code else None
    try:
        return None if content is None else Form(marshal.loads(content))
    except (ValueError, EOFError, TypeError):
        return None


def keep(tables: str, form: dict[str, Table]) -> None:
    """Keeps a form, where that can be; of the forms before it, the latest few stay."""
    code = _code()
    if code:
        hold("tables", tables + code, marshal.dumps({name: marshal.dumps(table) for name, table in form.items()}), KEPT)


def made(kind: str, tables: str, modules: Iterable[Path], make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What ``make`` makes of the tables of this hash, in plain values: as it was kept, or made and kept. ``modules`` are those that make it."""
    code = _code()
    try:
        made_from = (
            tables + code + "".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in modules) if code and wanted() else None
        )
    except OSError:
        made_from = None
    if made_from is None:
        return make()
    try:
        form: dict[str, Any] = marshal.loads(held(kind, made_from) or b"")
    except (ValueError, EOFError, TypeError):
        form = make()
        hold(kind, made_from, marshal.dumps(form), KEPT)
    return form


def held(kind: str, made_from: str) -> bytes | None:
    """What is kept of this kind and was made from this, or None."""
    path = _path(kind, made_from)
    try:
        if path is None or not _safe(path.parent) or not _safe(path):
            return None
        content = path.read_bytes()
        # By definition: SHA-256, 32 bytes.
        return content[32:] if hashlib.sha256(content[32:]).digest() == content[:32] else None
    except OSError:
        return None


def hold(kind: str, made_from: str, content: bytes, most: int) -> None:
    """Keeps what was made from this, where that can be; of its kind the latest so many stay."""
    path = _path(kind, made_from)
    if path is None:
        return
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _safe(path.parent):
            return
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        beside.replace(path)
        for old in sorted(path.parent.glob(f"{kind}-*"), key=lambda one: one.stat().st_mtime_ns)[:-most]:
            old.unlink()
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _path(kind: str, made_from: str) -> Path | None:
    folder = _folder()
    return folder / f"{kind}-{hashlib.sha256(made_from.encode()).hexdigest()[:32]}" if folder else None


def _folder() -> Path | None:
    """The cache's folder, as the system has it; None where it is switched off or there is none."""
    told = os.environ.get("ONRECORD_CACHE")
    if told is not None:
        return None if told in ("", "off") else Path(told)
    try:
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "onrecord" / "cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "onrecord"
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord"
    except RuntimeError:  # no home
        return None


@cache
def _code() -> str | None:
    """What tells one compiler from another: the interpreter and our own modules."""
    digest = hashlib.sha256(sys.version.encode())
    try:
        for name in _MADE_BY:
            digest.update((Path(__file__).parent / name).read_bytes())
    except OSError:
        return None
    return digest.hexdigest()


def _safe(path: Path) -> bool:
    """Whether a file or folder is the user's own and nobody else may write it."""
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return False
    if sys.platform == "win32":
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
