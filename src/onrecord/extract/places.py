"""The places of a report."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Place


def places(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Place, ...]:
    """The places, in order of the text."""
    return ()
