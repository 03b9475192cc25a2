"""Disputes of two: who is accused, or pressed, or sees another claim a thing, and denies it in the same or the next sentences."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.extract.positions.evidence import state_actor
from onrecord.grammar.relations import NOMINAL
from onrecord.types import Position, Side, Statement

#: How many sentences after a charge its answer may stand.
#: Plain, by wikinews: 1 changes nothing, 6 two reports.
_NEAR = 3
#: What somebody lays claim by.
_CLAIMS = frozenset(("claim", "assertion", "sovereignty", "ownership", "line", "map", "demand", "ambition"))
#: Cues that deny a charge; what only refuses a demand is no quarrel over what is so.
_DENYING = frozenset(("deny", "refute", "dispute", "rebut", "contest", "reject", "dismiss"))


@dataclass(frozen=True, slots=True)
class _Charge:
    """Who charges whom with what."""

    by: str
    against: str
    about: str
    sentence: int
    evidence: tuple[str, ...]
    #: A demand, which only a denial turns into a dispute.
    asks: bool


def answered(doc: Doc, found: Found, held: list[Position]) -> list[Position]:
    """A dispute for each charge that the accused side answers with a denial, each pair of sides once."""
    made: dict[frozenset[str], Position] = {}
    for charge in _charges(doc, found, held):
        answer = _answer(doc, found, charge)
        if answer is None:
            continue
        who, about, evidence = answer
        pair = frozenset((_side(found, charge.by), _side(found, who)))
        if len(pair) < 2 or pair in made:
            continue
        sides = (Side((charge.by,), charge.about, charge.evidence), Side((who,), about, evidence))
        made[pair] = Position(
            id="",
            kind="dispute",
            holders=(charge.by, who),
            toward=(),
            about=charge.about,
            obligation=None,
            condition=None,
            deadline=None,
            denied_by=(who,),
            sides=sides,
            evidence=(*charge.evidence, *(entry for entry in evidence if entry not in charge.evidence)),
            why=("what one side charges the other denies",),
        )
    return list(made.values())


def _sentence(doc: Doc, start: int) -> int:
    return max(0, bisect_right(doc.sentences, start, key=lambda sentence: sentence.tokens[0].start) - 1)


def _charges(doc: Doc, found: Found, held: list[Position]) -> list[_Charge]:
    """The accusations and demands with both their parties, and the claims to a thing."""
    charges = []
    for event in found.events:
        if event.type not in ("ACCUSE", "REQUEST") or event.status != "actual" or not event.source or not event.recipient:
            continue
        statement = next((near.entry for near in found.cues_at.touching(event.trigger[0].start, event.trigger[0].end)), None)
        if statement is None:
            continue
        evidence = (statement.id, event.id)
        about = statement.content[0].text
        start = _sentence(doc, event.trigger[0].start)
        charges.append(_Charge(event.source[0].actor, event.recipient[0].actor, about, start, evidence, event.type == "REQUEST"))
    for position in held:
        if position.kind == "claim" and len(position.holders) == 1:
            first = found.statement_by_id.get(position.evidence[0])
            if first is not None and first.content:
                at = _sentence(doc, first.content[0].start)
                charges.append(_Charge(position.holders[0], "", position.about, at, position.evidence, False))
    return charges


def _answer(doc: Doc, found: Found, charge: _Charge) -> tuple[str, str, tuple[str, ...]] | None:
    """Who answers a charge, with what words, shown by which entries."""
    accused = _side(found, charge.against) if charge.against else ""
    for statement in found.statements:
        if statement.cue is None or statement.speaker is None or statement.id in charge.evidence:
            continue
        side = _side(found, statement.speaker)
        if side == _side(found, charge.by) or (accused and side != accused):
            continue
        if not 0 <= _sentence(doc, statement.cue.start) - charge.sentence <= _NEAR or statement.cue.start < _after(found, charge):
            continue
        if accused and not _denies(doc, statement.cue.start, statement.cue.end, charge):
            continue
        if not accused and not (_blames(found, statement.id, statement.cue.start) and _of_the_claim(doc, statement, charge)):
            continue
        actor = state_actor(found, found.actor_by_id[statement.speaker])
        return actor.id, statement.content[0].text, (statement.id,)
    return None


def _after(found: Found, charge: _Charge) -> int:
    """Where the charge's own words begin; its answer stands after them."""
    statement = found.statement_by_id.get(charge.evidence[0])
    return statement.content[0].start if statement is not None else 0


def _denies(doc: Doc, start: int, end: int, charge: _Charge) -> bool:
    cue = {token.lemma for token in doc.tokens_between(start, end)}
    return "deny" in cue if charge.asks else bool(cue & _DENYING)


def _blames(found: Found, statement: str, start: int) -> bool:
    """Whether a statement blames or refuses what another claims."""
    return any(event.type in ("ACCUSE", "REJECT") and event.trigger[0].start <= start < event.trigger[-1].end for event in found.events)


def _of_the_claim(doc: Doc, statement: Statement, charge: _Charge) -> bool:
    """Whether what is blamed or refused is the claim or the thing claimed, and not another deed of the claimant's."""
    words = {token.lemma for span in statement.content for token in doc.tokens_between(span.start, span.end) if token.pos in NOMINAL}
    return not words.isdisjoint(_CLAIMS) or any(word in charge.about.lower().split() for word in words) or not words


def _side(found: Found, actor: str) -> str:
    """The state of an actor, or the actor that has none."""
    return found.actor_by_id[actor].state or actor
