"""From what the user gave on the command line to readings, in the order of the input."""

from __future__ import annotations

import contextlib
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onrecord.layers import BY_NAME
from onrecord.types import Reading, Report
from onrecord.views.safe import shown

if TYPE_CHECKING:
    from onrecord.intake import Unreadable
    from onrecord.reader import Reader

#: The layers' names: a failure in one of them leaves the others standing.
LAYERS = frozenset(BY_NAME) | {"language"}


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked to have read."""

    paths: Sequence[str]
    only_id: str | None = None
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    model: str | None = None
    knowledge: Path | None = None
    columns: tuple[tuple[str, str], ...] = ()


def say(line: str) -> None:
    """One line of diagnostics, on standard error; in a terminal it takes the place of a count that stands there."""
    sys.stderr.write(("\r\x1b[K" if sys.stderr.isatty() else "") + f"onrecord: {shown(line)}\n")


def was_read(reading: Reading) -> bool:
    """Whether the report was read, be it that a layer failed."""
    return all(failure.stage in LAYERS for failure in reading.failures)


def make_reader(model: str | None, knowledge: Path | None) -> Reader:
    """The reader that the options ask for. Raises ModelError and KnowledgeError."""
    from onrecord.config import DEFAULT_MODEL, Config
    from onrecord.reader import Reader

    return Reader(Config(model=model or DEFAULT_MODEL, knowledge=knowledge))


def readings(request: Request, *, unread_too: bool = False) -> Iterator[Reading]:
    """The readings of all reports asked for, in order; what could not be read is said on standard error.

    ``unread_too`` yields a reading with its failures also for what could not be taken in or read. At its end the
    command stops with status 1 if nothing was read.
    """
    check_date(request.published, "--published")
    any_read = False
    for name, reading in _all(request, unread_too):
        for failure in reading.failures:
            if failure.stage != "intake":
                say(f"{name}: {failure.stage}: {failure.reason}")
        any_read = any_read or was_read(reading)
        if unread_too or was_read(reading):
            yield reading
    if not any_read:
        sys.stdout.flush()
        raise typer.Exit(1)


def counted(found: Iterable[Reading]) -> Iterator[Reading]:
    """The readings, and in a terminal how many there are so far, for what shows nothing before the last is there."""
    seen = sys.stderr.isatty()
    try:
        for count, reading in enumerate(found, 1):
            yield reading
            if seen:
                sys.stderr.write(f"\r{count:,} read\x1b[K")
                sys.stderr.flush()
    finally:
        if seen:
            sys.stderr.write("\r\x1b[K")


def reports(paths: Sequence[str]) -> Iterator[Report]:
    """The reports at these paths; what cannot be taken in is said on standard error."""
    from onrecord.intake import Unreadable, take

    with _told() as tell:
        for taken in take(paths, on_note=say):
            if isinstance(taken.outcome, Unreadable):
                tell(taken.outcome)
            else:
                yield taken.outcome


@contextlib.contextmanager
def _told() -> Iterator[Callable[[Unreadable], None]]:
    """Says what cannot be taken in: every file, but what a missing or failing library does to all files of a kind once, with its count."""
    from onrecord.errors import LibraryError
    from onrecord.intake.notes import Notes

    notes = Notes(say)

    def tell(outcome: Unreadable) -> None:
        (notes if isinstance(outcome.error, LibraryError) else say)(str(outcome.error))

    try:
        yield tell
    finally:
        notes.close()


def check_date(value: str | None, option: str) -> None:
    """Wrong usage, unless the value is an ISO date."""
    if value is None:
        return
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            date.fromisoformat(value)
            return
    except ValueError:
        pass
    raise typer.BadParameter(f"{value!r} is not a date; write it as 2016-12-05", param_hint=option)


def _all(request: Request, unread_too: bool) -> Iterator[tuple[str, Reading]]:
    """Each reading with the name of the file (and line) that it came from."""
    from onrecord.intake import Given, Unreadable, take

    given = Given(published=request.published, title=request.title, outlet=request.outlet, columns=request.columns)
    #: Names of the reports handed to the reader, and what could not be taken in, with the number of reports before it.
    names: deque[str] = deque()
    unreadable: deque[tuple[int, Unreadable]] = deque()
    fed = 0

    def to_read() -> Iterator[Report]:
        nonlocal fed
        with _told() as tell:
            for taken in take(request.paths, only_id=request.only_id, given=given, on_note=say):
                if isinstance(taken.outcome, Unreadable):
                    tell(taken.outcome)
                    if unread_too:
                        unreadable.append((fed, taken.outcome))
                else:
                    fed += 1
                    names.append(f"{taken.file}, {taken.position}" if taken.position else taken.file)
                    yield taken.outcome

    queue = to_read()
    first = next(queue, None)
    if first is None and not unreadable:
        return  # no need to wait for the language model
    reader = make_reader(request.model, request.knowledge)
    for read, reading in enumerate(reader.read_many(_with_first(first, queue))):
        yield from _due(unreadable, read, reader)
        yield names.popleft(), reading
    yield from _due(unreadable, fed, reader)


def _due(unreadable: deque[tuple[int, Unreadable]], read: int, reader: Reader) -> Iterator[tuple[str, Reading]]:
    """What could not be taken in and stands before the next report."""
    from onrecord.reader import unread

    while unreadable and unreadable[0][0] <= read:
        _, outcome = unreadable.popleft()
        yield outcome.name, unread(outcome.report, outcome.failures, reader.engine)


def _with_first(first: Report | None, rest: Iterator[Report]) -> Iterator[Report]:
    if first is not None:
        yield first
        yield from rest
