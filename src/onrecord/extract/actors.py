"""The actors of a report."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Actor


def actors(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors, in order of the text."""
    return ()
