"""The positions of a report."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Position


def positions(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Position, ...]:
    """The positions, in order of the text."""
    return ()
