"""Disputes: two or more sides on one matter, where one side demands or accuses and another denies."""

from __future__ import annotations

import re

from onrecord.doc import Doc
from onrecord.extract.citing import by_row
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Position, Side, Statement

_HYPHENED = re.compile(r"(?<![A-Za-z])[A-Za-z]++(?:-[A-Za-z]++)+")


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
        pairs = _opposed(pressing, denying, about_states)
        if not pairs:
            continue
        shared = frozenset(pairs)
        sides: dict[str, list[Statement]] = {}
        for statement in on:
            if statement.speaker and about_states[statement.id] & shared:
                sides.setdefault(statement.speaker, []).append(statement)
        made = tuple(Side((speaker,), group[0].content[0].text, tuple(s.id for s in group)) for speaker, group in sides.items())
        if len(made) < 2:
            continue
        evidence = tuple(entry for side in made for entry in side.evidence)
        if any(set(evidence) == set(other.evidence) for other in result):
            # One quarrel told in words of two matters is one.
            continue
        first = next(iter(pairs.values()))
        denied = tuple(dict.fromkeys(b.speaker for b in denying if b.speaker and about_states[b.id] & shared))
        result.append(
            Position(
                "", "dispute", tuple(sides), (), topic, None, None, None, denied, made, evidence,
                (by_row(at, f"matter: {topic} ({at})"), f"{first[0].id} presses, {first[1].id} denies"),
            )
        )  # fmt: skip
    return result


def _opposed(
    pressing: list[Statement], denying: list[Statement], about: dict[str, frozenset[str]]
) -> dict[str, tuple[Statement, Statement]]:
    """By state: a statement that presses the matter on it and one by another speaker that denies it."""
    found: dict[str, tuple[Statement, Statement]] = {}
    deniers: dict[str, list[Statement]] = {}
    for statement in denying:
        for state in sorted(about[statement.id]):
            known = deniers.setdefault(state, [])
            # Two speakers are enough to find one who is not the presser.
            if len(known) < 2 and all(statement.speaker != other.speaker for other in known):
                known.append(statement)
    for statement in pressing:
        for state in sorted(about[statement.id]):
            other = next((d for d in deniers.get(state, ()) if d.speaker != statement.speaker), None)
            if other is not None:
                found.setdefault(state, (statement, other))
    return found


def _lemmas(doc: Doc, statement: Statement) -> frozenset[str]:
    """The statement's words as the table of topics writes them: lemmas, and whole what hyphens join, which the parser cuts in pieces."""
    lemmas = {token.lemma for span in statement.content for token in doc.tokens_between(span.start, span.end)}
    return frozenset(lemmas | {word.lower() for span in statement.content for word in _HYPHENED.findall(span.text)})


def _states_in(found: Found, statement: Statement) -> frozenset[str]:
    return frozenset(
        mention.actor.state for span in statement.content for mention in found.mentions.inside(span.start, span.end) if mention.actor.state
    )
