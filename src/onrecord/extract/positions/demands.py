"""Demands: what an actor wants another to do, from the events that tell a request."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.types import Position


def demands(doc: Doc, found: Found) -> list[Position]:
    """One demand for each request that has both a source and a recipient, retellings put together."""
    result: list[Position] = []
    first: dict[str, int] = {}
    for event in found.events:
        if event.type != "REQUEST" or event.status in ("negated", "hypothetical") or not event.source or not event.recipient:
            continue
        if event.same_as in first:
            at = first[event.same_as]
            old = result[at]
            result[at] = _with(old, (event.id,))
            continue
        statement = found.statement_by_id.get(event.in_statement or "")
        if statement is None:
            trigger = event.trigger[0]
            statement = next((held.entry for held in found.cues_at.touching(trigger.start, trigger.end)), None)
        about = statement.content[0].text if statement is not None else doc.text[event.trigger[0].start : event.trigger[-1].end]
        first[event.id] = len(result)
        result.append(
            Position(
                id="",
                kind="demand",
                holders=tuple(dict.fromkeys(role.actor for role in event.source)),
                toward=tuple(dict.fromkeys(role.actor for role in event.recipient)),
                about=about,
                obligation=None,
                condition=None,
                deadline=None,
                denied_by=(),
                sides=(),
                evidence=(event.id, *([statement.id] if statement is not None else [])),
                why=(f"request: {event.trigger[0].text!r}",),
            )
        )
    return result


def _with(position: Position, more: tuple[str, ...]) -> Position:
    from dataclasses import replace

    return replace(position, evidence=(*position.evidence, *(entry for entry in more if entry not in position.evidence)))
