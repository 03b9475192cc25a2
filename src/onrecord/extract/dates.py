"""The dates of a report."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Date


def dates(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Date, ...]:
    """The dates, in order of the text."""
    return ()
