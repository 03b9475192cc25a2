"""The state of actors whose own words tell whose they are: "a spokesman for the German government", "their forces".

Only words of people and bodies that belong to whoever they are told of: a spokesman, supporters, troops. An ally, critic or
victim of somebody is another's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.doc import Token
from onrecord.extract.found import Found
from onrecord.grammar.phrases import apposed_to, conjuncts, counted_by, joined, nouns_below, possessors
from onrecord.grammar.relations import (
    APPOSITION,
    COMPOUND,
    MODIFIER,
    OBJECT,
    POSSESSOR,
    REDUCED,
    children_as,
    find_word,
    forms,
    has_word,
    head_as,
    prepositions,
    relative_noun,
)
from onrecord.grammar.subjects import surface_subject
from onrecord.grammar.voice import agents
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor

_OF = frozenset(("of", "for", "from", "to", "in", "within", "inside"))
#: Those for whom "to" and "in" tell whom they deal with, not whose they are, belong only with these words.
_TO = frozenset(("adviser", "advisor", "aide", "assistant", "counsel"))
_OURS = frozenset(("our",))
_SPEECH = word_list("speech_acts")
#: What one does with one's own troops, ships and envoys.
_SENDING = word_list("sending_verbs")
#: Before troops of whom nothing is told who orders them about orders his own.
_KNOWN = ("the", "those", "these", "all", "foreign")
#: Sectors of members of a state's bodies, and of those bodies.
_MEMBERS = frozenset(("GOV", "LEG", "MIL", "COP", "OPP", "PTY"))
_SEATED = frozenset(("GOV", "LEG", "MIL", "COP"))
#: Whose a ship is they are.
_ABOARD = frozenset(("captain", "crew", "crewman", "crewmen", "skipper"))
_OWN_PEOPLE = frozenset(("people", "citizen", "citizens", "national", "nationals", "population"))
#: The states of those of whom none is known, or who are of none.
_NOBODYS = NO_STATE | {None}
_BODIES = frozenset(("organisation", "group", "government", "unit"))
#: Participles that join somebody to whom they are with: "workers affiliated with the union".
_TIED = frozenset(("affiliate", "associate", "link", "belong", "ally"))

#: Those who follow a commander wherever he is, and those who receive him; a state's houses in another.
_FOLLOWING = frozenset(("men", "fighters", "host", "guest"))
_ABROAD = frozenset(("embassy", "consulate"))


def belongs(head: Token, found: Found, belonging: frozenset[str]) -> Iterator[tuple[Actor, str]]:
    """The actors with a state to whom a noun of the class ``belonging`` says it belongs, with the words that say so."""
    if not ({head.lemma, head.lower} & belonging):
        return
    for owner in possessors(head):
        if owner.pos == "PRON" and forms(head) & _ABOARD:
            continue  # "seized a tanker and its crew": the tanker's
        yield from _named(owner, found, owner.text)
        for speaker in _speaking(owner):
            yield from _named(speaker, found, f"{owner.text}, says {speaker.text}")
    for preposition in prepositions(head, _OF):
        for under in nouns_below(preposition) if preposition.lower not in ("to", "in") or head.lemma in _TO else ():
            for each in conjuncts(under):  # several leave it open: "the presidents of Chad and Niger"
                yield from _named(each, found, f"{preposition.text} {each.text}")
    for sender in _senders(head, found):
        yield from _named(sender, found, f"sent by {sender.text}")
    for participle in children_as(head, REDUCED):
        for preposition in prepositions(participle, ("with", "to")) if participle.lemma in _TIED else ():
            for under in nouns_below(preposition):
                yield from _named(under, found, f"{participle.text} {preposition.text} {under.text}")


def tied(head: Token, role: str | None, found: Found, classes: Mapping[str, frozenset[str]]) -> Iterator[tuple[Actor, str]]:
    """All those to whom people of a sector belong by their own words."""
    yield from belongs(head, found, classes["belonging"])
    yield from coming(head, found)
    yield from _fought(head, role, found, classes["fight"] | classes["struck"])
    if role in _MEMBERS and not forms(head) & (classes["apart"] | classes["abroad"]):
        yield from _members(head, found)


def _fought(head: Token, role: str | None, found: Found, fights: frozenset[str]) -> Iterator[tuple[Actor, str]]:
    """Whose forces are whom somebody fights, where the parser hangs that on the verb: "fought soldiers from Chad"."""
    verb = head_as(head, OBJECT)
    for prep in prepositions(verb, ("from",)) if verb is not None and role == "MIL" and verb.lemma in fights else ():
        under = [noun for noun in nouns_below(prep) if prep.i == head.i + 1 and not joined(noun)]
        for at in found.mentions.touching(under[0].start, under[0].end) if len(under) == 1 else ():
            if at.actor.state is not None and (at.actor.kind == "state" or at.actor.kind in _BODIES):
                yield at.actor, f"from {at.mention.text}"


def _members(head: Token, found: Found) -> Iterator[tuple[Actor, str]]:
    """The body of a state in which people of its own are: "lawmakers in the Dutch parliament", "the parties in the Greek government"."""
    for preposition in prepositions(head, ("in", "within", "inside")):
        under = list(nouns_below(preposition))
        for at in found.mentions.touching(under[0].start, under[0].end) if len(under) == 1 else ():
            told = at.actor.state not in _NOBODYS and at.actor.kind in ("government", "unit") and at.actor.role in _SEATED
            # "the upper house" may be taken for another state's
            named = any(word[:1].isupper() for word in at.mention.text.removeprefix("The ").split())
            if told and named and at.end >= under[0].end and len(list(conjuncts(under[0]))) == 1:
                yield at.actor, f"{preposition.text} {at.mention.text}"


def _speaking(owner: Token) -> list[Token]:
    """Who says "our": the subject of the saying over it."""
    if owner.lower not in _OURS:
        return []
    says = next((verb for verb in owner.ancestors() if verb.pos == "VERB" and verb.lemma in _SPEECH), None)
    return _one([who for who in surface_subject(says) if who.pos != "PRON"]) if says is not None else []


def _senders(head: Token, found: Found) -> Iterator[Token]:
    """Who has or sends troops, ships or envoys: "Chad has 900 soldiers in Mali", "drones launched by Chad"."""
    counting = counted_by(head)
    if counting is not None and not any(m.start <= counting.start for m in found.mentions.touching(head.start, head.end)):
        counting = None  # "kept the families of rebels": not "thousands of troops", which is one phrase
    verb = head_as(counting or head, OBJECT)
    bidden = verb is not None and verb.lemma == "order" and not (has_word(head, _KNOWN) or possessors(head))
    if verb is not None and (verb.lemma in _SENDING or bidden) and head.i > verb.i:
        yield from _one(surface_subject(verb))
    for participle in children_as(head, REDUCED):
        if participle.tag == "VBN" and participle.lemma in _SENDING:
            yield from _one(agents(participle))


def _one(doers: list[Token]) -> list[Token]:
    """The doer, where it is one alone: several leave it open whose each is."""
    return doers if len(doers) == 1 and len(list(conjuncts(doers[0]))) == 1 else []


def owned(tokens: list[Token], found: Found, classes: Mapping[str, frozenset[str]]) -> Iterator[tuple[Actor, str]]:
    """The actors whose a named person is by the title before the name: "his vice president Ana Lopez", "Okafor's spokesman Ben Ade"."""
    words = {word for token in tokens for word in forms(token)}
    if not words & classes["belonging"] or words & classes["apart"]:
        return
    for token in tokens:
        for owner in possessors(token):
            if owner not in tokens:
                yield from _named(owner, found, f"{owner.text} {tokens[0].text}")


def presented(head: Token, found: Found, classes: Mapping[str, frozenset[str]]) -> Iterator[tuple[Actor, str]]:
    """The actors whose a named person is by what stands beside the name: "Okafor, a spokesman for the Chilean navy", "CPI leaders Okafor"."""
    over = apposed_to(head)
    beside = [*children_as(head, APPOSITION), *((over,) if over is not None else ())]
    for noun in beside:
        if not forms(noun) & classes["apart"]:
            yield from belongs(noun, found, classes["belonging"])
    for noun in children_as(head, COMPOUND | MODIFIER):
        if noun.pos == "NOUN" and forms(noun) & classes["belonging"]:
            for owner in children_as(noun, COMPOUND | MODIFIER):
                yield from _named(owner, found, f"{owner.text} {noun.text}")


def coming(head: Token, found: Found) -> Iterator[tuple[Actor, str]]:
    """The body with a state from which people are, or the state that calls them its own: "doctors from two American aid groups", "its people"."""
    for owner in possessors(head) if forms(head) & _OWN_PEOPLE else ():
        if owner.tag == "PRP$":
            yield from _named(owner, found, owner.text)
    for prep in prepositions(head, ("from",)):
        for each in (each for noun in nouns_below(prep) for each in conjuncts(noun)):
            for at in found.mentions.touching(each.start, each.end):
                if at.actor.state not in _NOBODYS and at.actor.kind in _BODIES:
                    yield at.actor, f"{prep.text} {at.mention.text}"


def _named(token: Token, found: Found, words: str) -> Iterator[tuple[Actor, str]]:
    if token.tag == "WP$":
        token = relative_noun(token) or token  # "France, whose soldiers left"
    covering = [m for m in found.mentions.touching(token.start, token.end) if m.end >= token.end and m.actor.state is not None]
    if covering:
        best = min(covering, key=lambda m: (m.start, m.start - m.end))
        if len({m.actor.state for m in covering if (m.start, m.end) == (best.start, best.end)}) == 1:
            yield best.actor, words  # not of one of "the two countries"
        return
    for below in children_as(token, COMPOUND | MODIFIER):  # "the Chilean National Board", not "the French and Chilean navy"
        for at in found.mentions.touching(below.start, below.end):
            if at.actor.kind == "state" and at.actor.state is not None and len(list(conjuncts(below))) == 1:
                yield at.actor, words
                return
    for owner in possessors(token):  # "a member of the group's bureau"
        if owner is not token:
            yield from _named(owner, found, f"{owner.text} {words}")


def of_other_state(head: Token, classes: dict[str, frozenset[str]]) -> bool:
    """Whether a noun means another state's by itself: "its eastern neighbour", "the embassy in London"."""
    if head.lemma in _ABROAD:
        return find_word(head, ("in",)) is not None
    return bool(forms(head) & classes["apart"]) and has_word(head, ("its", "their"), POSSESSOR)


def of_owners_state(actor: Actor, head: Token, state: str, found: Found) -> bool:
    """Whether "his men" or "its forces" are those of one of another state than that of the place: "Okafor said his men" in Mali."""
    if actor.role != "MIL" and head.lower not in _FOLLOWING:
        return False
    whose = {m.actor.state for owner in possessors(head) if owner.tag == "PRP$" for m in found.mentions.touching(owner.start, owner.end)}
    return bool(whose - NO_STATE - {None, state})
