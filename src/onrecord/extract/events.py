"""The events of a report."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Event


def events(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Event, ...]:
    """The events, in order of the text."""
    return ()
