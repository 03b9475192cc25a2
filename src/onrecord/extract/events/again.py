"""Whose deed or plan a definite noun takes up: "The bank froze the accounts. Chad condemned the freeze", "rejected the plan"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coded import Coded
from onrecord.extract.events.scene import Scene
from onrecord.grammar.phrases import below, determiners, modifiers, possessors, prep_objects
from onrecord.grammar.relations import WHOSE, prepositions
from onrecord.grammar.trailing import judged_beside
from onrecord.knowledge.words import word_list
from onrecord.types import Role

#: How many acts back the act is looked for that a noun tells again.
#: Bound of work.
_BACK = 40
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
#: Letters of a stem: "closure" tells "close" again.
#: Set by wikinews: both parties .406, with 3 the same, with 5 .405.
_STEM = 4
#: Acts that a noun of judgement does not take up.
_APART = frozenset({"CONSULT"})
#: Nouns that take up what was said before, and those that take up what was done.
_WORDS = word_list("sayings_taken_up")
_DEEDS = word_list("deeds_taken_up")
_BEFALLING = word_list("befalling_nouns")
#: How many sentences back that was told.
#: Set by wikinews: both parties .406, with 0 .404; 2 changes nothing.
_NEAR = 1
#: What an account is of, which is nobody's: "that version of events".
_TOLD_OF = frozenset({"event", "incident"})


def doers_again(noun: Token, scene: Scene, acts: list[Coded], judges: set[str]) -> list[Role]:
    """Who did the act that a definite noun without an owner tells again, none of the judges; empty where the report tells of none."""
    if not _takes_up(noun, scene):
        return []
    for coded in reversed(acts[-_BACK:]):
        if coded.status in ("hypothetical", "negated"):
            continue  # "the assembly must ratify the deal" tells of the deal, too, and nobody has made it so
        if coded.type not in _APART and any(same_word(noun.lemma, token.lemma) for token in coded.tokens):
            if not coded.source or {role.actor for role in coded.source} & judges:
                return []
            return [Role(role.actor, noun.start, noun.end, noun.text) for role in coded.source]
    return []


def _takes_up(noun: Token, scene: Scene) -> bool:
    """Whether a definite noun names no doer of its own."""
    if noun.pos != "NOUN" or scene.mention(noun) is not None or not any(t.lower in _DEFINITE for t in determiners(noun)):
        return False
    owned = any(not any(thing.lemma in _TOLD_OF for thing in below(preposition)) for preposition in prepositions(noun, WHOSE))
    return not possessors(noun) and not any(scene.mention(t) is not None for t in modifiers(noun)) and not owned


def sayers_again(noun: Token, scene: Scene, acts: list[Coded], judges: set[str]) -> list[Role]:
    """Who said what "the claims" or "the remarks" take up, who did what "the move" or "the decision" does, told just before."""
    if judged_beside(noun) and noun.lemma in _DEEDS | _WORDS:
        found = _accused_of(noun, acts, judges) if noun.lemma in _DEEDS else _said_before(noun, scene, beside=True)
    elif noun.lemma not in _WORDS | _DEEDS or not _takes_up(noun, scene):
        return []
    else:
        found = _said_before(noun, scene) if noun.lemma in _WORDS else _doers(_done_before(noun, acts))
    return [Role(actor, noun.start, noun.end, noun.text) for actor in found] if not set(found) & judges else []


def owners_again(noun: Token, scene: Scene, judges: set[str]) -> list[Role]:
    """Whose it is what a definite noun takes up without its owner: "Chad's plan was ready. Mali rejected the plan".

    The report gives it to one alone before, wherever it names the thing with an owner, and to none of the judges.
    """
    if noun.lemma in _BEFALLING or scene.is_of(noun, "@fight") or not _takes_up(noun, scene):
        return []
    before = (token for token in scene.doc.tokens[: noun.i] if token.lemma == noun.lemma and token.pos == "NOUN")
    owners = [role for thing in before if scene.mention(thing) is None for role in scene.roles(_owners(thing))]
    actors = {role.actor for role in owners}
    if len(actors) != 1 or actors & judges:
        return []
    owner, by_id = scene.found.actor_by_id[owners[0].actor], scene.found.actor_by_id
    if owner.kind in ("state", "government") and owner.state in {by_id[judge].state for judge in judges}:
        return []  # a state's own judge speaks for it
    return [Role(owners[0].actor, noun.start, noun.end, noun.text)]


def _owners(thing: Token) -> list[Token]:
    """Those beside a thing whose it is: "Chad's plan", "the Chadian plan", "the plan by Chad"."""
    return [*possessors(thing), *modifiers(thing), *prep_objects(thing, ("by", "from"))]


def _accused_of(noun: Token, acts: list[Coded], judges: set[str]) -> list[str]:
    """Who did what a noun beside it takes up; of what its judge accuses somebody, whoever is accused: "accused Peru of the raid, an act he called"."""
    coded = _done_before(noun, acts, beside=True)
    if coded is not None and coded.type == "ACCUSE" and {role.actor for role in coded.source} & judges:
        return [role.actor for role in coded.recipient]
    return _doers(coded)


def _doers(coded: Coded | None) -> list[str]:
    return [role.actor for role in coded.source] if coded is not None else []


def _said_before(noun: Token, scene: Scene, beside: bool = False) -> list[str]:
    """The speaker of the statement told last and near, in the noun's paragraph or, where its sentence begins that, the one before; in its own
    sentence where it stands ``beside`` it."""
    sentences = scene.doc.sentences
    before = sentences[max(0, noun.sent.index - (0 if beside else _NEAR))]
    first = before.start
    blocks = {noun.sent.block, before.block}
    for statement in reversed(scene.found.statements):
        begins = min((span.start for span in statement.content), default=noun.start)
        ends = max((span.end for span in statement.content), default=noun.start)
        if ends <= noun.start and first <= begins and statement.block in blocks:
            return [statement.speaker] if statement.speaker is not None else []
    return []


def _done_before(noun: Token, acts: list[Coded], beside: bool = False) -> Coded | None:
    """The last act that was told near, or, where the noun stands ``beside`` it, in its sentence: "closed its border,
    a step welcomed by Egypt"."""
    for coded in reversed(acts[-_BACK:]):
        sentence = coded.tokens[0].sent
        if noun.sent.index - sentence.index > (0 if beside else _NEAR):
            return None
        told = coded.tokens[0].i < noun.i if beside else sentence is not noun.sent
        if told and coded.type not in _APART and coded.status == "actual":
            return coded
    return None


def same_word(noun: str, other: str) -> bool:
    """Whether two words are one, or a verb and its noun: "closure" and "close"."""
    if noun == other:
        return True
    common = max(_STEM, min(len(noun), len(other)) - 2)
    return noun[:common] == other[:common] and len(noun) >= common and len(other) >= common
