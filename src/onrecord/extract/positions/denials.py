"""Disputes over what is so: one side says it, the other denies it in the same words."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.found import Found
from onrecord.extract.positions.evidence import state_actor
from onrecord.types import Position, Side, Statement

#: How many statements before a denial what it denies may stand.
#: Plain, by wikinews: 2 and 9 change nothing.
_BACK = 4
#: How much of the denial's words the denied words must hold, and how few those may be.
#: Plain, by wikinews: 0.4 and 0.8 change nothing.
_SHARED = 0.6
#: Plain, by wikinews: 1 and 3 change nothing.
_FEWEST = 2
_TELLING = ("NOUN", "VERB", "PROPN", "ADJ", "NUM")
#: Cues that deny what was said; who refuses or will not do a thing denies nothing.
_DENYING = frozenset(("deny", "refute", "rebut", "dispute", "contradict"))


def denials(doc: Doc, found: Found) -> list[Position]:
    """The disputes, one for each pair of sides: the denied words, and who denies them."""
    made: dict[frozenset[str], Position] = {}
    told = [statement for statement in found.statements if statement.speaker is not None and statement.cue is not None]
    for at, denial in enumerate(told):
        if not denial.negated or not _denies(doc, denial):
            continue
        near = [*reversed(told[max(0, at - _BACK) : at]), *(other for other in told[at + 1 : at + 1 + _BACK] if _within(other, denial))]
        said = next((other for other in near if _same_words(doc, found, other, denial)), None)
        if said is None or said.speaker is None or denial.speaker is None:
            continue
        sides = (_side(found, said), _side(found, denial))
        pair = frozenset((_state(found, said.speaker), _state(found, denial.speaker)))
        if len(pair) == 2 and pair not in made:
            made[pair] = _dispute(said, sides)
    return list(made.values())


def _within(said: Statement, denial: Statement) -> bool:
    """Whether a saying stands in the words of the denial: "denied Chad's claim that it had fired"."""
    cue = said.cue
    return cue is not None and any(span.start <= cue.start and cue.end <= span.end for span in denial.content)


def _same_words(doc: Doc, found: Found, said: Statement, denial: Statement) -> bool:
    """Whether a statement of another state says what the denial denies, of the denier's own side."""
    if said.negated or said.speaker is None or denial.speaker is None or _state(found, said.speaker) == _state(found, denial.speaker):
        return False
    denied = _words(doc, denial)
    shared = _words(doc, said) & denied
    act = any(pos == "VERB" for _lemma, pos in shared)
    return act and len(denied) >= _FEWEST and len(shared) >= _SHARED * len(denied) and _tells_of(found, said, denial.speaker)


def _denies(doc: Doc, denial: Statement) -> bool:
    return denial.cue is not None and any(token.lemma in _DENYING for token in doc.tokens_between(denial.cue.start, denial.cue.end))


def _tells_of(found: Found, said: Statement, speaker: str) -> bool:
    """Whether what is said is of the denier's side."""
    side = _state(found, speaker)
    return any(_state(found, m.actor.id) == side for span in said.content for m in found.mentions.inside(span.start, span.end))


def _words(doc: Doc, statement: Statement) -> frozenset[tuple[str, str]]:
    """The words that tell something, each with its part of speech."""
    tokens = (token for span in statement.content for token in doc.tokens_between(span.start, span.end))
    return frozenset((token.lemma, token.pos) for token in tokens if token.pos in _TELLING)


def _state(found: Found, actor: str) -> str:
    return found.actor_by_id[actor].state or actor


def _side(found: Found, statement: Statement) -> Side:
    actor = state_actor(found, found.actor_by_id[statement.speaker or ""])
    return Side((actor.id,), statement.content[0].text, (statement.id,))


def _dispute(said: Statement, sides: tuple[Side, Side]) -> Position:
    holders = tuple(holder for side in sides for holder in side.holders)
    evidence = tuple(entry for side in sides for entry in side.evidence)
    about, why = said.content[0].text, ("what one side says the other denies in the same words",)
    return Position("", "dispute", holders, (), about, None, None, None, sides[1].holders, sides, evidence, why)
