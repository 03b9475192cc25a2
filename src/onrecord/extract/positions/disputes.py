"""Disputes: two or more sides on one matter, where one side demands or accuses and another denies."""

from __future__ import annotations

import re

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Position, Side, Statement

#: What the parser cuts at its hyphens, and the table of topics writes whole.
_HYPHENED = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)+")


def _topics(knowledge: Knowledge) -> list[tuple[str, frozenset[str], str]]:
    return [(row["topic"], frozenset(row.list("words")), row.at) for row in knowledge.rows("topics")]


def disputes(doc: Doc, found: Found, knowledge: Knowledge, held: list[Position]) -> list[Position]:
    """The disputes: a statement that presses a matter on a state, and one by another speaker that denies it, on the same matter and state."""
    lemmas = {statement.id: _lemmas(doc, statement) for statement in found.statements}
    about_states = {statement.id: _states_in(found, statement) for statement in found.statements}
    pressed = {entry for position in held if position.kind == "demand" for entry in position.evidence}
    accusing = {event.in_statement for event in found.events if event.type in ("ACCUSE", "REQUEST") and event.in_statement}
    result: list[Position] = []
    for topic, words, at in knowledge.built("topics", _topics):
        on = [statement for statement in found.statements if lemmas[statement.id] & words]
        pressing = [s for s in on if (s.id in pressed or s.id in accusing) and not s.negated and s.speaker]
        denying = [s for s in on if s.negated and s.speaker]
        pairs = [(a, b) for a in pressing for b in denying if a.speaker != b.speaker and about_states[a.id] & about_states[b.id]]
        if not pairs:
            continue
        sides: dict[str, list[Statement]] = {}
        shared = set().union(*(about_states[a.id] & about_states[b.id] for a, b in pairs))
        for statement in on:
            if statement.speaker and about_states[statement.id] & shared:
                sides.setdefault(statement.speaker, []).append(statement)
        made = tuple(Side((speaker,), group[0].content[0].text, tuple(s.id for s in group)) for speaker, group in sides.items())
        if len(made) < 2:
            continue
        evidence = tuple(entry for side in made for entry in side.evidence)
        result.append(
            Position(
                "", "dispute", tuple(sides), (), topic, None, None, None, tuple(dict.fromkeys(b.speaker for _a, b in pairs if b.speaker)), made, evidence,
                (f"matter: {topic} ({at})", f"{pairs[0][0].id} presses, {pairs[0][1].id} denies"),
            )
        )  # fmt: skip
    return result


def _lemmas(doc: Doc, statement: Statement) -> frozenset[str]:
    lemmas = {token.lemma for span in statement.content for token in doc.tokens_between(span.start, span.end)}
    return frozenset(lemmas | {word.lower() for span in statement.content for word in _HYPHENED.findall(span.text)})


def _states_in(found: Found, statement: Statement) -> frozenset[str]:
    return frozenset(
        mention.actor.state for span in statement.content for mention in found.mentions.inside(span.start, span.end) if mention.actor.state
    )
