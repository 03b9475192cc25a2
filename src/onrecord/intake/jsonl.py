"""JSON lines: one report a line, each as ``objects`` reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.errors import InputError
from onrecord.intake.given import Given
from onrecord.intake.json_ import reports
from onrecord.intake.objects import order_of_lines, reports_of_lines
from onrecord.intake.streams import Stream
from onrecord.intake.text import decode
from onrecord.types import Report


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of a file, each with its line; a line that is broken is an error, and the others are read.

    Raises InputError if there is no line.
    """
    text = decode(raw, name, note)
    if text.lstrip().startswith("["):
        found = reports(text, name, given, note)
        if found is not None:
            yield from found
            return
    lines = text.split("\n")
    yield from reports_of_lines(lines, name, given, note, order_of_lines(lines, given))


def read_stream(source: Stream, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The same of a file that is read line by line."""
    with source.opened(newline="\n") as lines:
        array = lines.read(64).lstrip().startswith("[")
    if array:
        with source.opened() as whole:
            yield from read(whole.read().encode("utf-8", "surrogatepass"), name, given, note)
        return
    with source.opened(newline="\n") as lines:
        order = order_of_lines(lines, given)
    with source.opened(newline="\n") as lines:
        yield from reports_of_lines(lines, name, given, note, order)
