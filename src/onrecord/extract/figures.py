"""The figures of a report."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Figure


def figures(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Figure, ...]:
    """The figures, in order of the text."""
    return ()
