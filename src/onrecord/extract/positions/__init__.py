"""The positions that actors hold toward one another: commitments, claims, demands, disputes.

Built from statements and events, never from single words: each position names the entries that show it.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.extract.positions.claims import claims
from onrecord.extract.positions.commitments import commitments
from onrecord.extract.positions.demands import demands
from onrecord.extract.positions.disputes import disputes
from onrecord.knowledge import Knowledge
from onrecord.types import Position


def positions(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Position, ...]:
    """The positions, numbered in the order commitments, claims, demands, disputes."""
    made = [*commitments(doc, found, knowledge), *claims(doc, found)]
    wanted = demands(doc, found)
    made += wanted
    made += disputes(doc, found, knowledge, made)
    return tuple(replace(position, id=f"H{number}") for number, position in enumerate(made, start=1))
