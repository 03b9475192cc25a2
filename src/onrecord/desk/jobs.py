"""Reading at the desk: in a process apart (``onrecord.desk.warm``), which can be ended, so that the pages stay quick and no text can stop the desk."""

from __future__ import annotations

import json
import os
import re
import secrets
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.config import Config
from onrecord.desk.warm import Warm, stamp
from onrecord.errors import OnrecordError, RecordError

if TYPE_CHECKING:
    from onrecord.intake import Given
    from onrecord.work import Read, Step

#: The most readings at a time, and that are remembered.
AT_ONCE, REMEMBERED = 2, 20
TOLD = "told.json"
#: What is said of a reading that does not say itself how it ended.
ENDED = "the reading was ended; what it had kept stays"
DIED = "the reader has ended by itself, perhaps for want of memory; what it had kept stays. Read again, a large file in parts: another reader is loaded"


@dataclass(slots=True)
class Job:
    """One reading of what was given."""

    name: str
    folder: Path
    files: list[str]
    #: The record that it is kept in; one of its own where it is only looked at.
    record: Path
    kept: bool
    given: Given
    reader: Warm
    #: Which of its reader's readings it is.
    number: int

    @property
    def told(self) -> dict[str, Any]:
        """How far it has come: ``added``, ``known``, ``failed``, and ``error`` where it ended by one."""
        # Asked before the file is read: what ends in between has told all by then.
        running = self.running
        try:
            value: dict[str, Any] = json.loads((self.folder / TOLD).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            value = {"added": 0, "known": 0, "failed": 0, "ids": [], "error": ""}
        if not running and not value.get("done") and not value["error"]:
            value["error"] = ENDED if self.reader.ended else DIED
        return value

    @property
    def running(self) -> bool:
        """Whether it still reads."""
        return self.reader.reads(self.number)


class Jobs:
    """The readings of one desk."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="onrecord-desk-")
        self._jobs: dict[str, Job] = {}
        #: The reader that stays, with what it was loaded from.
        self._warm: Warm | None = None
        self._lock = threading.Lock()

    def __getitem__(self, name: str) -> Job:
        """The reading of this name. Raises RecordError."""
        if name not in self._jobs:
            raise RecordError(name, "is no reading of this run of the desk", "Begin another one")
        return self._jobs[name]

    def folder(self) -> Path:
        """A new folder for the files of a reading. Raises RecordError where too much is being read."""
        if sum(job.running for job in self._jobs.values()) >= AT_ONCE:
            raise RecordError("the desk", f"reads {AT_ONCE} things already", "Wait until one is read, or end it")
        return Path(tempfile.mkdtemp(dir=self._folder.name))

    def begin(
        self, folder: Path, files: list[str], record: Path | None, given: Given, config: Config, read: Callable[[Config], Read] | None
    ) -> Job:
        """Begins to read the files of a folder; into ``record``, or into one of its own."""
        own = record.absolute() if record else folder / "looked-at.db"
        work = partial(_work, folder, files, own, given)
        with self._lock:
            reader = self._reader(config, read)
            number = reader.begin(work)
        job = Job(secrets.token_urlsafe(8), folder, files, own, record is not None, given, reader, number)
        self._jobs[job.name] = job
        for old in [name for name, one in self._jobs.items() if not one.running][:-REMEMBERED]:
            del self._jobs[old]
        return job

    def _reader(self, config: Config, read: Callable[[Config], Read] | None) -> Warm:
        """The reader that is loaded, where it is free; while it reads, one for a single reading, so that no more than one stays."""
        warm, loaded = self._warm, stamp(config, read)
        if warm is not None and warm.alive and warm.busy:
            return Warm(config, read, loaded, stays=False)
        if warm is None or not warm.alive or warm.loaded != loaded:
            if warm is not None:
                warm.end()
            warm = self._warm = Warm(config, read, loaded)
        return warm

    def end(self, name: str) -> None:
        """Ends a reading; what it has kept stays."""
        job = self[name]
        if job.running:
            job.reader.end()

    def close(self) -> None:
        """Ends all."""
        for job in self._jobs.values():
            if job.running:
                job.reader.end()
        if self._warm is not None:
            self._warm.end()
        self._folder.cleanup()


def safe_name(number: int, given: str) -> str:
    """A file's name with nothing in it that leads elsewhere; what tells its format stays."""
    name = re.sub(r"[^\w.\- ]+", "_", Path(given.replace("\\", "/")).name).strip(". ")[-80:]
    return f"{number:03}-{name or 'report.txt'}"


def _work(folder: Path, files: list[str], record: Path, given: Given, config: Config, read: Callable[[Config], Read]) -> bool:
    """One reading, in the process that reads; whether the reader is sound after it. It works in the folder, so that the record tells names and no machine's paths."""
    from onrecord.archive import Archive  # with all formats of files: the desk itself starts without them
    from onrecord.work import Step

    os.chdir(folder)
    step = Step("", 0, 0, 0, 0, ())
    ids: list[str] = []

    def tell(now: Step) -> None:
        ids.extend(now.ids)
        _tell(folder, now, ids)

    error, sound = "", True
    try:
        with Archive(record, config, read=read) as archive:
            step = archive.add(*files, given=given, missing="failure", on_step=tell, on_note=lambda _note: None)
    except OnrecordError as failure:
        error = str(failure)
    except Exception as failure:
        error, sound = (
            f"the reader failed ({type(failure).__name__}: {failure}); what it had kept stays. The next reading loads another",
            False,
        )
    _tell(folder, step, ids, done=True, error=error)
    return sound


def _tell(folder: Path, step: Step, ids: list[str], **more: Any) -> None:
    value = {"added": step.added, "known": step.known, "failed": step.failed, "ids": ids[:500], "error": "", **more}
    new = folder / f"{TOLD}.new"
    new.write_text(json.dumps(value), encoding="utf-8")
    os.replace(new, folder / TOLD)
