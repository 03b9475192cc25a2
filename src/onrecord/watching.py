"""A folder that is watched: what comes into it, or is changed in it, is added to a record as soon as it stands still.

The folder is looked at again and again; nothing is asked of the system, so that folders on other machines work, too. A file whose size or
time has changed since the look before is still being written and is left for the next look. One reader stays loaded all the while.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError, RecordError
from onrecord.intake.files import files_in

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.intake import Given
    from onrecord.work import Step

#: A file as it stands: its size in bytes and the time of its last change in nanoseconds.
type _State = tuple[int, int]


class Watched:
    """The files of a folder, each as it stood at the last look and when it was taken."""

    def __init__(self, folder: Path, record: Path) -> None:
        if not folder.is_dir():
            raise InputError(str(folder), "is no folder" if folder.exists() else "is not there", "Give a folder into which reports come")
        self.folder = folder
        #: The record's own files may lie in the folder.
        self._own = record.resolve()
        self._seen: dict[Path, _State] = {}
        self._taken: dict[Path, _State] = {}
        #: Files of formats that are not known, which have been told.
        self._passed: set[Path] = set()
        self._is_there = True

    def ready(self, on_note: Callable[[str], None] = lambda _line: None) -> list[Path]:
        """The files, in order of their names, that stand as at the look before and not as they were taken. What is passed over is told once, and
        so is that the folder has gone or is there again."""
        if self.folder.is_dir() != self._is_there:
            self._is_there = not self._is_there
            on_note(
                f"{self.folder}: {'is there again' if self._is_there else 'is not there any more; what is in it is taken once it is back'}"
            )
        known, others = files_in(self.folder)
        states = {path: state for path in (*known, *others) if not self._is_own(path) and (state := _state(path)) is not None}
        found = [path for path, state in states.items() if state == self._seen.get(path) and state != self._taken.get(path)]
        self._seen = states
        for path in others:
            if path in found and path not in self._passed:
                self._passed.add(path)
                on_note(f"{path}: passed over: no format of the name's ending")
        return [path for path in found if path not in self._passed]

    def stands(self, path: Path) -> bool:
        """Whether a file is still there as it was at the last look."""
        return _state(path) == self._seen[path]

    def took(self, path: Path) -> None:
        """Says that a file has been taken as it stood at the last look."""
        self._taken[path] = self._seen[path]

    def _is_own(self, path: Path) -> bool:
        return path.name.startswith(self._own.name) and path.resolve().parent == self._own.parent


def watch(
    archive: Archive,
    watched: Watched,
    every: float,
    *,
    given: Given | None = None,
    on_step: Callable[[Step], None] = lambda _step: None,
    on_file: Callable[[Path, Step], None] = lambda _path, _step: None,
    on_note: Callable[[str], None] = lambda _line: None,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Adds what comes into a folder, looking ``every`` so many seconds, until it is interrupted (KeyboardInterrupt, which goes on to the caller).

    A file that cannot be read is kept with what could not be read and taken up again only when it changes. Where the record cannot be
    written just now, as another program writes it, this is told once and the file is tried again at the next look. ``on_step`` is told what of a file
    is kept already, ``on_file`` when it is whole. Raises RecordError where the record was there and is no more: it is not made anew without being told.
    """
    told = ""
    was_there = archive.path.exists()
    while True:
        if not archive.path.exists() and was_there:
            raise RecordError(
                str(archive.path), "is not there any more", "Put it back and watch the folder again, or name another with --record"
            )
        for path in watched.ready(on_note):
            if not watched.stands(path):  # while those before it were read
                continue
            try:
                step = archive.add(path, given=given, missing="failure", on_step=on_step, on_note=on_note)
            except RecordError as error:
                if str(error) != told:
                    on_note(f"{error} ({path} is tried again)")
                told = str(error)
                break
            told, was_there = "", True
            watched.took(path)
            on_file(path, step)
        pause(every)


def _state(path: Path) -> _State | None:
    """How a file stands; None where it is gone or holds nothing yet."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if found.st_size else None
