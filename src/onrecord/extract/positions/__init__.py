"""The positions that actors hold toward one another: commitments, claims, demands, disputes.

Built from statements and events, never from single words: each position names the entries that show it.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.doc import Doc
from onrecord.extract.citing import rows_of, told_plainly
from onrecord.extract.found import Found
from onrecord.extract.positions.answers import answered
from onrecord.extract.positions.claims import claims
from onrecord.extract.positions.commitments import commitments
from onrecord.extract.positions.demands import demands, refusals
from onrecord.extract.positions.denials import denials
from onrecord.extract.positions.disputes import disputes
from onrecord.knowledge import Knowledge
from onrecord.types import Position


def positions(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Position, ...]:
    """The positions, in the order in which their first evidence stands in the text; of those that share it commitments, claims, demands, disputes."""
    made = [*commitments(doc, found, knowledge), *claims(doc, found)]
    claimed = {entry for position in made if position.kind == "claim" for entry in position.evidence}
    # "laid claim to the reef" asks nobody for anything
    made += refusals(found, [position for position in demands(doc, found) if not claimed.issuperset(position.evidence)])
    made += disputes(doc, found, knowledge, made)
    known = {_sides(found, position) for position in made if position.kind == "dispute"}
    for more in (answered(doc, found, made), denials(doc, found)):
        made += [position for position in more if not any(_sides(found, position) <= sides for sides in known)]
        known |= {_sides(found, position) for position in made if position.kind == "dispute"}
    undone = {event.id for event in found.events if event.status == "negated"}
    made = [position for position in made if not undone.issuperset(position.evidence)]  # "no group claimed responsibility"
    starts = {statement.id: statement.content[0].start for statement in found.statements} | {
        event.id: event.trigger[0].start for event in found.events
    }
    made.sort(key=lambda position: min(starts[entry] for entry in position.evidence))
    return tuple(
        replace(position, id=f"H{number}", why=told_plainly(position.why), rows=rows_of(position.why))
        for number, position in enumerate(made, start=1)
    )


def _sides(found: Found, position: Position) -> frozenset[str]:
    """The states of a dispute's sides, and those that have none."""
    return frozenset(found.actor_by_id[holder].state or holder for holder in position.holders)
