"""The step after the places: states that only places tell, of actors that are described, of named ones, of towns alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from onrecord.doc import Doc, Token
from onrecord.extract.actors.alone import ARMED, Alone
from onrecord.extract.actors.amid import amid
from onrecord.extract.actors.around import around, described
from onrecord.extract.actors.bench import benches
from onrecord.extract.actors.branches import branches
from onrecord.extract.actors.counted import counted
from onrecord.extract.actors.courts import courts
from onrecord.extract.actors.dealt import dealt
from onrecord.extract.actors.fellows import fellows
from onrecord.extract.actors.garrisons import garrisons
from onrecord.extract.actors.home import Homes
from onrecord.extract.actors.hosts import hosts
from onrecord.extract.actors.kindred import kindred
from onrecord.extract.actors.lands import lands
from onrecord.extract.actors.leading import leading
from onrecord.extract.actors.mostly import Mostly
from onrecord.extract.actors.officers import officers
from onrecord.extract.actors.partisans import partisans
from onrecord.extract.actors.settlers import settlers
from onrecord.extract.actors.titled import titled
from onrecord.extract.actors.towns import without_towns
from onrecord.extract.actors.voices import voices
from onrecord.extract.found import Found
from onrecord.grammar.phrases import head_of, hyphened_before, joined
from onrecord.grammar.relations import MODIFIER, POSSESSOR, has, has_word
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list
from onrecord.types import Actor

#: Words for several states.
_STATES = frozenset("countries nations states governments regimes sides".split())
#: Offices and bodies that the United States have none of.
_ELSEWHERE = word_list("not_american")
#: What tells which office a minister holds, of which a state has one.
_OFFICES = word_list("offices_of_ministers")


def settle(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors of ``found``, those that are only described with the state that the places tell, and states that only their towns name."""
    found = without_towns(found)
    settled = leading(doc, found, partisans(doc, found, officers(doc, found.actors)))
    settled = lands(doc, found, branches(doc, titled(found, settled)))
    homes = Homes(doc, found.having("actors", settled), knowledge.built("people-at-home", _classes))
    settled = dealt(doc, found, settled)
    settled = tuple(homes.settled(actor) for actor in settled)
    settled = described(doc, found, settled, homes.where, knowledge)
    settled = fellows(doc, found.having("actors", settled), settled)
    settled = voices(doc, found, settled, homes.alone)
    settled = tuple(homes.official(actor) for actor in settled)
    settled = around(doc, found, settled, homes.where, knowledge)
    again = Homes(doc, found.having("actors", _owners(found.actors, settled)), homes.classes)
    settled = tuple(again.settled(actor) for actor in settled)
    settled = settlers(doc, settled)
    peoples = knowledge.built("peoples", _peoples)
    mostly = Mostly(doc, found, settled, homes.where, homes.classes)
    settled = tuple(mostly.settled(actor) for actor in settled)
    settled = benches(doc, settled, homes.alone, knowledge)
    settled = garrisons(doc, settled, homes.alone)
    settled = amid(doc, found, settled, homes.alone)
    settled = dealt(doc, found, settled, late=True)
    settled = counted(doc, found.actors, settled)
    settled = kindred(doc, settled, homes.alone)
    settled = tuple(
        before if _several(doc, before) or _of_others(doc, before, after, peoples) or _not_american(doc, before, after) else after
        for before, after in zip(found.actors, settled, strict=True)
    )
    settled = (*settled, *hosts(doc, found, settled, homes.where, knowledge))
    known = found.having("actors", settled)
    settled = (*settled, *courts(doc, known, Alone(doc, known, homes.where, homes.classes), knowledge))
    nouns = knowledge.built("generic-nouns", _nouns)
    return tuple(_described(actor) if _generic(actor, nouns) else actor for actor in settled)


def _owners(before: tuple[Actor, ...], settled: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those whose state, told by now, is that of who belongs to them; an armed group's is where it acts, and its people's not."""
    return tuple(old if old.kind == "group" and old.role in ARMED else new for old, new in zip(before, settled, strict=True))


def _generic(actor: Actor, nouns: frozenset[str]) -> bool:
    """Whether nothing tells which body this is: no state, and no name but one noun of the tables, "a Member of Parliament"."""
    if actor.state is not None or actor.kind in ("person", "state"):
        return False
    names = [mention.text for mention in actor.mentions if mention.kind == "name"]
    return bool(names) and all(name.lower().removeprefix("the ") in nouns for name in names)


def _described(actor: Actor) -> Actor:
    """The actor with descriptions in place of its names."""
    told = (replace(mention, kind="nominal") if mention.kind == "name" else mention for mention in actor.mentions)
    return replace(actor, mentions=tuple(told))


def _nouns(knowledge: Knowledge) -> frozenset[str]:
    """The nouns of one word that tell a kind of body or people, in the singular and as they are written for several."""
    nouns = {row["noun"] for row in knowledge.rows("sectors") if " " not in row["noun"]}
    return frozenset(nouns | {f"{noun}s" for noun in nouns})


def _several(doc: Doc, actor: Actor) -> bool:
    """Whether these are states or governments that are only counted, or of an office that a state has once: "the two countries" are not of the
    state where they meet, nor are "the foreign ministers"."""
    if any(mention.kind not in ("nominal", "pronoun") for mention in actor.mentions):
        return False
    heads = [head_of(doc.tokens_between(m.start, m.end)) for m in actor.mentions if m.kind == "nominal"]
    if actor.kind in ("state", "government"):
        described = sum(mention.kind != "pronoun" for mention in actor.mentions)
        return len(heads) == described > 0 and all(head is not None and head.lower in _STATES for head in heads)
    return bool(heads) and all(head is not None and _of_each_state(head) for head in heads)


def _of_each_state(head: Token) -> bool:
    """Whether a noun means several who hold one office, each in a state: "the defence ministers", not "his former defence ministers"."""
    return head.lower == "ministers" and has_word(head, _OFFICES, MODIFIER) and not has(head, POSSESSOR)


def _not_american(doc: Doc, before: Actor, after: Actor) -> bool:
    """Whether somebody told to be of the United States by nothing of his own holds an office that these do not have: "the prime minister"."""
    if before.state is not None or after.state != "USA":
        return False
    nominal = (f" {mention.text.lower()} " for mention in before.mentions if mention.kind == "nominal")
    return any(f" {office} " in text for text in nominal for office in _ELSEWHERE)


def _of_others(doc: Doc, before: Actor, after: Actor, peoples: dict[str, str]) -> bool:
    """Whether their own words tell of two states and the places of a third: a French-Lebanese businessman held in Cyprus is not of Cyprus."""
    if before.state is not None or after.state is None:
        return False
    if _of_two_states(doc, before, after, peoples):
        return True
    if before.kind not in ("person", "group"):
        return False
    heads = (head_of(doc.tokens_between(mention.start, mention.end)) for mention in before.mentions if mention.kind != "pronoun")
    pairs = [pair for head in heads if head is not None and (pair := hyphened_before(head)) is not None]
    both = ({peoples.get(word.text) for word in pair} for pair in pairs)
    return any(None not in states and after.state not in states for states in both)


def _of_two_states(doc: Doc, before: Actor, after: Actor, peoples: dict[str, str]) -> bool:
    """The same of two adjectives that are joined: the French and British air forces over Tripoli are not of Libya."""
    for mention in before.mentions:
        words = [word for word in doc.tokens_between(mention.start, mention.end) if word.text in peoples]
        pairs = [(first, other) for first in words for other in joined(first) if other in words]
        states = {peoples[word.text] for pair in pairs for word in pair}
        if len(states) > 1:
            return True
    return False


def _peoples(knowledge: Knowledge) -> dict[str, str]:
    """States by the adjectives and names of their peoples."""
    return {
        word: row["alpha3"] for row in knowledge.rows("states") for word in (row["name"], *row.list("adjectives"), *row.list("aliases"))
    }


def _classes(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """The classes of ``act_words`` that tell who is at home where; one that the tables lack is empty."""
    return defaultdict(frozenset, {row["class"]: frozenset(row.list("words")) for row in knowledge.rows("act_words")})
