"""A reader that finds nothing, in a module that brings little along: the process that reads for a desk imports it anew."""

from __future__ import annotations

import time

from onrecord.config import Config
from onrecord.reader import unread
from onrecord.types import Engine, Reading, Report
from onrecord.work import Read


def plain(_config: Config) -> Read:
    """Reads every report, and finds nothing in it."""
    return lambda reports: [_nothing_in(report) for report in reports]


def odd(_config: Config) -> Read:
    """As plain; but stays at a report that tells it to wait, fails at one that tells it to fail, and takes much memory for a large one."""
    return lambda reports: [_nothing_in(report) for report in reports if _is_read(report)]


def _is_read(report: Report) -> bool:
    if "fail" in report.text:
        raise LookupError("no such word")
    if "large" in report.text:
        len(b"x" * 300_000_000)
    if "wait" in report.text:
        time.sleep(60)
    return True


def _nothing_in(report: Report) -> Reading:
    return unread(report, (), Engine("0", "none", "0"))
