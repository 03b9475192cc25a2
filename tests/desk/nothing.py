"""A reader that finds nothing, in a module that brings little along: the process that reads for a desk imports it anew."""

from __future__ import annotations

from onrecord.config import Config
from onrecord.reader import unread
from onrecord.types import Engine
from onrecord.work import Read


def plain(_config: Config) -> Read:
    """Reads every report, and finds nothing in it."""
    return lambda reports: [unread(report, (), Engine("0", "none", "0")) for report in reports]
