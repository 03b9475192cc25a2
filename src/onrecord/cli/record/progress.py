"""How far an adding has come, on standard error: reports a second and the time left."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.given import say

if TYPE_CHECKING:
    from onrecord.work import Step

WIDTH = 30


class Progress:
    """A bar in a terminal; elsewhere nothing but notes.

    How far it is goes by the sizes of the files, which are known before they are read, and within a file by characters. The time
    left goes by what was read anew: what the record has already is passed over fast.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self.kept = "0 reports"
        #: Bytes before each file, and its own.
        self._files: dict[str, tuple[int, int]] = {}
        self.size = 0
        for file in (file for path in paths if path != "-" for file in _files(Path(path))):
            own = _size(file)
            self._files[str(file)] = self.size, own
            self.size += own
        self._file, self._characters = "", 0
        self._begin, self._from = time.monotonic(), 0.0
        self._shown = False

    def step(self, step: Step) -> None:
        """Shows that these reports are on the disk."""
        self.kept = f"{step.added + step.known:,} reports"
        if not sys.stderr.isatty():
            return
        part = self.part(step)
        if not step.added:
            self._begin, self._from = time.monotonic(), part
        seconds = max(time.monotonic() - self._begin, 0.001)
        new = part - self._from
        left = f", {_clock(seconds * (1 - part) / new)} left" if new > 0.01 else ""
        rate = f", {step.added / seconds:.1f} a second" if step.added else ""
        bar = "#" * round(WIDTH * part) + "." * (WIDTH - round(WIDTH * part))
        sys.stderr.write(f"\r[{bar}] {self.kept}{rate}{left}\x1b[K")
        sys.stderr.flush()
        self._shown = True

    def part(self, step: Step) -> float:
        """The part of all that is done, 0 to 1."""
        before, own = self._files.get(step.file, (0, 0))
        within = step.characters - self._characters
        if step.file != self._file:
            self._file, self._characters = step.file, step.characters
            within = 0
        return min((before + min(within, own)) / self.size, 1.0) if self.size else 0.0

    def note(self, line: str) -> None:
        """A line that stays, above the bar."""
        self.end()
        say(line)

    def end(self) -> None:
        """Takes the bar away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            self._shown = False


def _files(path: Path) -> list[Path]:
    """The files that will be read, in their order."""
    if not path.is_dir():
        return [path]
    return sorted(Path(where) / name for where, _folders, names in os.walk(path) for name in names)


def _size(path: Path) -> int:
    """The size of the file, of gzip that of what is packed, as far as its last bytes tell it; 0 where it cannot be read."""
    try:
        size = path.stat().st_size
        if path.suffix.lower() == ".gz" and size > 4:
            with path.open("rb") as file:
                file.seek(-4, os.SEEK_END)
                size = max(size, int.from_bytes(file.read(4), "little"))
    except OSError:
        return 0
    return size


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
