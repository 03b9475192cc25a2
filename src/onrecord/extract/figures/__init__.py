"""The figures of a report: numbers with their units and owners.

Money is read by pattern (``money``), counts and measures by the number and the noun it counts in the parse (``counts``);
both are then given their owner, place, speaker and rate (``finish``).
"""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.figures.counts import counts_in
from onrecord.extract.figures.finish import finish
from onrecord.extract.figures.money import money_in
from onrecord.extract.figures.shares import shares_in
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Figure


def figures(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Figure, ...]:
    """The figures, in order of the text."""
    money = money_in(doc, found, knowledge)
    shares = shares_in(doc, found, money)
    return finish(
        doc,
        found,
        knowledge,
        [*money, *shares, *counts_in(doc, found, knowledge, sorted([*money, *shares], key=lambda draft: draft.start))],
    )
