"""The statements of a report."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Statement


def statements(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Statement, ...]:
    """The statements, in order of the text."""
    return ()
