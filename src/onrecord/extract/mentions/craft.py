"""Whether a ship or plane is a force's: "a naval vessel", "planes bombed the port", "ships and tanks"; not the boat that is hit, the plane that lands."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.doc import Token
from onrecord.extract.mentions.lexicon import Noun
from onrecord.grammar.phrases import conjuncts, left_edge
from onrecord.grammar.relations import BY, OBJECT, SUBJECT, head_as, phrase_object
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list, word_values

#: Words for ships and planes of whomever.
CRAFT = frozenset(("aircraft", "boat", "plane", "ship", "vessel"))
#: Sectors of ships and planes that are no state's; who commands one, as a force's officers are called.
CIVIL = frozenset(("BUS", "CVL"))
_MASTERS = frozenset(("captain", "officer"))
#: What forces do with them, and what those do themselves.
_MOVED = frozenset(("deploy", "scramble", "mobilize", "mobilise", "dispatch", "station"))
_HARMING = word_list("harming_verbs") | word_list("done_by_craft")
_ADJECTIVES = word_values("sector_adjectives")
_WAR = "MIL"
#: What stands before a ship or plane of a force: "a spy ship", "a refuelling aircraft".
_OF_WAR = word_list("craft_of_war")


def of_war(first: Token, head: Token, tokens: list[Token], nouns: Mapping[str, Noun]) -> bool:
    """Whether what stands before the noun, beside it or is told of it shows that it is a force's."""
    for word in tokens[first.i : head.i]:
        noun = nouns.get(word.lower)
        if _ADJECTIVES.get(word.lower) == _WAR or (noun is not None and noun.role == _WAR) or word.lower in _OF_WAR:
            return True
    for fellow in conjuncts(head):
        noun = nouns.get(fellow.lemma)
        if fellow is not head and fellow.lemma not in CRAFT and noun is not None and noun.role == _WAR:
            return True
    doing, moved = head_as(head, SUBJECT | BY), head_as(head, OBJECT)
    acts = doing is not None and doing.lemma in _HARMING and (not is_passive(doing) or head_as(head, BY) is not None)
    return acts or (moved is not None and moved.lemma in _MOVED)


def masters_traders(head: Token, tokens: list[Token], nouns: Mapping[str, Noun]) -> bool:
    """Whether it is told of whose ship somebody is the master, and that is no force's: "the captain of a Taiwanese trawler"."""
    ship = phrase_object(head, ("of",)) if head.lemma in _MASTERS else None
    noun = nouns.get(ship.lemma) if ship is not None else None
    if ship is None or noun is None or noun.kind != "unit":
        return False
    return noun.role in CIVIL or (ship.lemma in CRAFT and not of_war(left_edge(ship), ship, tokens, nouns))
