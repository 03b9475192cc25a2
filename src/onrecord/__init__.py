"""Onrecord reads news reports on security affairs and keeps the record, each entry tied to its words."""

from __future__ import annotations

from onrecord.errors import OnrecordError
from onrecord.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from onrecord.archive import Archive
    from onrecord.config import Config
    from onrecord.reader import Reader
    from onrecord.types import Actor, Date, Event, Figure, Place, Position, Reading, Report, Statement

__all__ = [
    "Actor", "Config", "Date", "Event", "Figure", "OnrecordError", "Place", "Position", "Reader", "Reading", "Report",
    "Statement", "__version__", "open", "read",
]  # fmt: skip

_readers: dict[Config, Reader] = {}


def read(
    report: Report | str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    config: Config | None = None,
) -> Reading:
    """The reading of one report, given as its text (with what is known about it) or as a Report.

    Raises InputError where a file is named in place of a text, and ConfigError where ``published`` is no day.
    The reader is made at the first call and kept, one for each config; to read many reports, make a ``Reader``.
    """
    from onrecord.config import Config
    from onrecord.reader import Reader

    config = config or Config()
    if config not in _readers:
        _readers[config] = Reader(config)
    return _readers[config].read(report, published=published, title=title, outlet=outlet)


def open(path: str | Path = "onrecord.db", *, config: Config | None = None) -> Archive:
    """The record at this path, for asking and adding; the first adding makes the file if there is none."""
    from onrecord.archive import Archive

    return Archive(path, config)


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> object:
    """The public names are imported when first asked for: the reader brings the parser along, which takes seconds."""
    if name in __all__:
        import importlib

        module = {"Config": "onrecord.config", "Reader": "onrecord.reader"}.get(name, "onrecord.types")
        return getattr(importlib.import_module(module), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
