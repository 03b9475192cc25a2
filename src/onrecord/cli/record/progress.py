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
    from onrecord.archive import Step

WIDTH = 30


class Progress:
    """A bar in a terminal; elsewhere nothing but notes.

    The time left goes by characters read against the size of the files, which is known before they are read.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self.size = sum(_size(Path(path)) for path in paths if path != "-")
        self.kept = "0 reports"
        self._begin = time.monotonic()
        self._shown = False

    def step(self, step: Step) -> None:
        """Shows that these reports are on the disk."""
        self.kept = f"{step.added + step.known:,} reports"
        if not sys.stderr.isatty():
            return
        seconds = max(time.monotonic() - self._begin, 0.001)
        part = min(step.characters / self.size, 1.0) if self.size else 0.0
        left = f", {_clock(seconds / part - seconds)} left" if part > 0.01 else ""
        bar = "#" * round(WIDTH * part) + "." * (WIDTH - round(WIDTH * part))
        rate = (step.added + step.known) / seconds
        sys.stderr.write(f"\r[{bar}] {self.kept}, {rate:.1f} a second{left}\x1b[K")
        sys.stderr.flush()
        self._shown = True

    def note(self, line: str) -> None:
        """A line that stays, above the bar."""
        self.end()
        say(line)

    def end(self) -> None:
        """Takes the bar away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            self._shown = False


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(os.path.getsize(file) for file in path.rglob("*") if file.is_file())
    return path.stat().st_size if path.exists() else 0


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
