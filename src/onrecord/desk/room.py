"""What all pages share: the record, one reading connection for each thread, and what the desk was told when it started."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.config import Config
from onrecord.desk.counting import Asking, Counting, stamp
from onrecord.desk.guard import Token
from onrecord.desk.jobs import Jobs
from onrecord.desk.kept import Kept
from onrecord.record.record import Record

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.work import Read

#: How long a page may ask the record, in seconds.
PATIENCE = 10.0


@dataclass(slots=True)
class Room:
    """One desk over one record."""

    path: Path
    read_only: bool = False
    config: Config = field(default_factory=Config)
    #: What takes the place of the reader, for tests.
    read: Callable[[Config], Read] | None = None
    jobs: Jobs = field(default_factory=Jobs)
    token: Token = field(default_factory=Token)
    _local: threading.local = field(default_factory=threading.local)
    _counting: Counting | None = None
    #: Pages as they were made last.
    pages: Kept = field(default_factory=Kept)

    @contextmanager
    def record(self, *, as_read: bool = False) -> Iterator[Record]:
        """The record, opened for reading alone; what takes too long is given up. Raises RecordError if there is none.

        ``as_read`` gives it as it was read, without what analysts decided.
        """
        if as_read:
            with Record(self.path, as_read=True) as fresh:
                yield fresh
            return
        record: Record | None = getattr(self._local, "record", None)
        if record is None:
            record = self._local.record = Record(self.path)
        until = self._local.until = time.monotonic() + PATIENCE
        record.connection.set_progress_handler(lambda: time.monotonic() > until, 20_000)
        try:
            yield record
        except BaseException:
            # Whatever it was: the next request opens the file anew.
            record.close()
            self._local.record = None
            raise

    def asking(self, record: Record) -> Asking:
        """What asks for counts beside what a page shows."""
        if record.as_read:
            return Asking(None, record, lambda: False)
        until: float = self._local.until
        if self._counting is None:
            self._counting = Counting(self.path)
        asking = Asking(self._counting, record, lambda: time.monotonic() > until)
        self._local.asked = [*getattr(self._local, "asked", ()), asking]
        return asking

    def begin(self) -> None:
        """A page begins, which this thread makes."""
        self._local.asked = []

    @property
    def waits(self) -> bool:
        """Whether the page that this thread has made stands without something that is still being counted."""
        return any(asking.waits for asking in getattr(self._local, "asked", ()))

    def stamp(self) -> object:
        """What tells whether the record has changed."""
        return stamp(self.path)

    def close(self) -> None:
        """Ends what runs."""
        self.jobs.close()
        if self._counting is not None:
            self._counting.close()

    @property
    def empty(self) -> bool:
        """Whether there is no record yet."""
        return not self.path.exists() or self.path.stat().st_size == 0

    def archive(self) -> Archive:
        """The record for changes."""
        from onrecord.archive import Archive  # with all formats of files: not before something is written

        return Archive(self.path, self.config)
