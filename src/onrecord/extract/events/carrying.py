"""Verbs that carry the act of a noun: "made a raid", "the raid resulted in nine arrests"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.scene import Scene
from onrecord.grammar.clauses import goes_on, noun_clauses
from onrecord.grammar.governing import stretch_over
from onrecord.grammar.phrases import first_conjunct, prep_objects, preposition_over
from onrecord.grammar.relations import (
    DOER,
    MARK,
    OBJECT,
    PREDICATE_NOUN,
    PREPOSITION,
    REDUCED,
    UNDERGOER,
    first_joined,
    governor,
    hangs_as,
    has_word,
    head_as,
    over_preposition,
    stands_under,
)
from onrecord.grammar.subjects import deep_object, deep_subject
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list

#: Verbs that only carry a noun's act: their subject is its doer.
LIGHT = "light"
#: Deeds that are said to have come of others, and the verbs by which they are, with their prepositions.
_BROUGHT = word_list("brought_about")
_BRINGING = {"result": "in", "end": "in", "culminate": "in", "lead": "to"}
#: Prepositions under which a noun's act is carried by a verb: "went on strike".
_CARRYING = ("in", "on", "into", "of", "for")
#: What counts the victims of a fight, and prepositions between the two.
TOLLS = frozenset({"toll", "death", "fatality"})
_TOLL_OF = frozenset({"from", "of", "in", "by"})
#: What money is given as.
_GIVEN = frozenset({"aid", "assistance", "support", "help", "relief", "loan", "grant", "funding"})
_PACKAGES = frozenset({"package", "tranche", "instalment", "installment", "million", "billion"})
#: Verbs of getting something, or of showing or using what one has got.
_GETTING = word_list("getting_verbs")
_SETTLEMENTS = word_list("settlement_kinds")
#: Verbs whose passive tells who is in something.
_BEING_IN = frozenset({"involve", "engage", "lock", "embroil", "entangle"})
_PROBES = frozenset({"investigation", "probe", "inquiry", "trial"})


def light_verb(noun: Token, scene: Scene) -> Token | None:
    """The light verb that carries the noun's act, or None."""
    node = stretch_over(first_joined(noun))
    above = head_as(node, UNDERGOER | OBJECT | PREDICATE_NOUN | DOER)
    if above is not None and _carries(above, node, scene):
        return above
    link = preposition_over(node)
    verb = over_preposition(node, _CARRYING) if link is not None and hangs_as(link, PREPOSITION) else None
    if verb is not None and scene.is_of(verb, "@light_in"):
        return verb
    rising = _of_toll(node, scene) or brought_by(node, scene)
    if rising is not None:
        return rising
    made = (
        verb for verb in noun_clauses(node) if verb.tag in ("VBN", "VBD") and not has_word(verb, ("that",), MARK)
    )  # not "claims that he had"
    return next((verb for verb in made if scene.is_of(verb, "@" + LIGHT)), None)


def _carries(verb: Token, noun: Token, scene: Scene) -> bool:
    """Whether a verb carries the act of the noun beside it: "made a raid", "it was a raid", "protests broke out"."""
    if hangs_as(noun, PREDICATE_NOUN):
        return verb.lemma == "be"
    if verb.lemma == "be" and hangs_as(noun, DOER) and goes_on(verb):
        return True
    return scene.is_of(verb, "@happen" if hangs_as(noun, DOER) else "@" + LIGHT)


def carried_by(carrier: Token, deed: Token) -> list[Token]:
    """Who does what a verb carries: its doer, or who is told to be in it, "leaders involved in talks with Chad", not in a probe."""
    being_in = carrier.lemma in _BEING_IN and deed.lemma not in _PROBES and is_passive(carrier)
    return deep_object(carrier) if being_in else deep_subject(carrier)


def _of_toll(noun: Token, scene: Scene) -> Token | None:
    """The verb that tells how the toll of a fight grows: "the death toll from the strike on Gao rises to nine"."""
    if not stands_under(noun, _TOLL_OF) or not scene.is_of(noun, "@fight"):
        return None
    under = governor(noun)
    toll = governor(under) if under is not None else None
    if toll is None or toll.lemma not in TOLLS or not hangs_as(toll, DOER):
        return None
    verb = governor(toll)
    return verb if verb is not None and scene.is_of(verb, "@toll_told") else None


def brought_by(noun: Token, scene: Scene) -> Token | None:
    """The verb by which a deed is said to have come of another: "the raid resulted in the arrest of nine". What only may bring it about is
    none: "a reward for information leading to his arrest"."""
    first = first_conjunct(noun, ("NOUN",))
    verb, link = over_preposition(first, ("in", "to")), preposition_over(first)
    if noun.lemma not in _BROUGHT or verb is None or link is None or _BRINGING.get(verb.lemma) != link.lower:
        return None
    above = head_as(verb, REDUCED)
    return verb if above is None or scene.is_of(above, "@fight") else None


def taker(given: Token) -> list[Token]:
    """To whom something comes of which a participle tells who gives it: "the navy received radios provided by Oman", "bought from Oman"."""
    thing = head_as(given, REDUCED)
    if thing is None or given.tag != "VBN":
        return []
    thing = over_preposition(thing, ("of",)) or thing
    verb = head_as(thing, OBJECT)
    return deep_subject(verb) if verb is not None and verb.lemma in _GETTING else []


def filled(verb: Token, things: list[Token]) -> list[Token]:
    """What a package or sum holds: "a package of $6 million in aid for Oman" is, by its last word, for Oman; "pledged $6 million a year in aid for"."""
    given = [t for word in (verb, *things) for t in prep_objects(word, ("in",)) if t.lemma in _GIVEN]
    held = given + [t for thing in things if thing.lemma in _PACKAGES for t in prep_objects(thing, ("of", "in"))]
    return [*held, *(t for sum_ in held for t in prep_objects(sum_, ("in", "worth", "of")))]


def settlement(token: Token) -> bool:
    """Whether a word is a town, or the name of one: "the town of Gao"."""
    return (over_preposition(token, ("of",)) or token).lemma in _SETTLEMENTS
