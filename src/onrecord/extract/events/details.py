"""Where and how much, and in which context: what the event's own clause tells, then its sentence, then nothing."""

from __future__ import annotations

import re

from onrecord.doc import Token
from onrecord.extract.events.coded import Coded
from onrecord.extract.events.frames import Dictionary
from onrecord.extract.events.when import of_the_saying
from onrecord.extract.found import Found
from onrecord.grammar.clauses import clause_edges
from onrecord.grammar.edges import is_time
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    DESCRIBING,
    DOER,
    JOINED,
    MARK,
    PREPOSITIONAL_OBJECT,
    RELATIVE,
    UNDER_PREPOSITION,
    governor,
    hangs_as,
    has,
    has_word,
    head_as,
    stands_under,
)
from onrecord.grammar.unreal import is_inverted_condition
from onrecord.knowledge.words import word_list
from onrecord.types import Place


def clause(tokens: list[Token]) -> tuple[int, int]:
    """Offsets of the clause that the trigger heads or stands in, with the one that tells of its noun: "the attack that Chad launched in May"."""
    edges = [clause_edges(min(tokens, key=_depth))]
    edges += [clause_edges(token) for token in tokens if head_as(token, DESCRIBING) in tokens]
    return min(first.start for first, _last in edges), max(last.end for _first, last in edges)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors())


def place_of(coded: Coded, span: tuple[int, int], found: Found) -> str | None:
    """The place told in the clause by "in", "at", "near" ..., the most exact first; else the only such of the sentence."""
    sentence = coded.tokens[0].sent
    taken = {(role.start, role.end) for role in [*coded.source, *coded.recipient]}
    for start, end in (span, (sentence.start, sentence.end)):
        here = [place for place in found.places_at.touching(start, end) if _located(place, sentence.tokens, taken, coded.type)]
        here = [place for place in here if not of_the_saying(place.start, coded) and not _conditional(place, coded)]
        here = [place for place in here if not _apart(place, coded)]
        here = _outermost_dropped(here, sentence.tokens)
        if here:
            if (start, end) != span and len({place.name for place in here}) > 1:
                return None
            at = coded.tokens[0].start
            return min(here, key=lambda place: (_nowhere(place), _RANK.get(place.kind, 2), abs(place.start - at), place.start)).id
    return None


#: Between a place and the larger one that it lies in: "Dam Square in Amsterdam, Netherlands".
_LIES_IN = re.compile(r"(?:, )?(?:in|on|of)(?: the)?(?: [A-Za-z-]{1,12}){0,2}|,")


def _outermost_dropped(here: list[Place], tokens: list[Token]) -> list[Place]:
    """The places without those that only tell where the one before them lies."""
    kept: list[Place] = []
    for place in here:
        before = kept[-1] if kept else None
        between = [token.text for token in tokens if before is not None and before.end <= token.start < place.start]
        lies = _LIES_IN.fullmatch(" ".join(between))
        if before is None or not lies or before.country != place.country or _RANK.get(before.kind, 2) >= _RANK.get(place.kind, 2):
            kept.append(place)
    return kept


def _conditional(place: Place, coded: Coded) -> bool:
    """Whether a place stands in a condition of the act: "will attack if the talks in Vienna fail".

    Or in the deed for which it is done: "jailed for joining a group in Chad", "expelled two men over a killing in Gao".
    """
    trigger = {token.i for token in coded.tokens}
    place_word = next((t for t in coded.tokens[0].sent.tokens if t.start <= place.start < t.end), None)
    for node in (place_word, *place_word.ancestors()) if place_word is not None else ():
        if node.i in trigger:
            return False
        if hangs_as(node, ADVERBIAL) and has_word(node, ("if", "unless"), MARK):
            return True
        if is_inverted_condition(node):
            return True  # "had the talks in Vienna failed"
        over = governor(node) if hangs_as(node, UNDER_PREPOSITION | PREPOSITIONAL_OBJECT) else None
        if over is None:
            continue
        if node.tag == "VBG" and over.lower == "for":
            return True
        if node is not place_word and coded.type in _FOR_REASONS and not is_time(node) and over.lower in _REASONS:
            return node.pos == "NOUN" and governor(over) in coded.tokens
    return False


def _apart(place: Place, coded: Coded) -> bool:
    """Whether a place stands in a clause beside the act's that tells of another: "who flew in from Gao", "though the mayor in Gao backs it".

    Not of who is struck or watched: "shot a farmer who worked in the valley" was in the valley as a rule.
    """
    if coded.type in _AT_WHOM or coded.mode == "restrict":
        return False
    above, beyond = _reach(coded.tokens[0])
    above |= {token.i for token in coded.tokens}
    place_word = next((t for t in coded.tokens[0].sent.tokens if t.start <= place.start < t.end), None)
    for node in (place_word, *place_word.ancestors()) if place_word is not None else ():
        if node.i in above:
            return False
        if node.i in beyond:
            return True  # "landed in Gao, but Chad condemned it"
        if hangs_as(node, RELATIVE) and not has_word(node, _WHERE, ADVERB):
            visiting = node.lemma in _VISITING or any(token.lemma in _VISITING for token in node.subtree())
            return governor(node) not in coded.tokens and not visiting  # "who was on a visit to Manila, met"
        if hangs_as(node, ADVERBIAL) and has_word(node, _CONCEDING, MARK):
            return True
        if hangs_as(node, JOINED) and has(node, DOER) and node.pos == "VERB":
            return True  # "Chad praised the pact and Mali sent envoys to Gao"
    return False


def _reach(trigger: Token) -> tuple[set[int], set[int]]:
    """The words over an act up to the clause of its own doer, and those over that."""
    above: set[int] = {trigger.i}
    beyond: set[int] = set()
    inside, below = True, trigger
    for node in trigger.ancestors():
        inside = inside and not (below.pos == "VERB" and hangs_as(below, JOINED) and has(below, DOER))
        (above if inside else beyond).add(node.i)
        below = node
    return above, beyond


#: What is done where those are to whom it is done.
_AT_WHOM = frozenset({"ASSAULT", "MOBILIZE"})
#: Of those who are where they go to.
_VISITING = frozenset({"visit", "trip", "tour", "visiting"})
#: By which a clause tells where the rest happens.
_WHERE = ("where",)
#: With which a clause tells of something else than the rest.
_CONCEDING = ("though", "although", "whereas")
#: Prepositions of what something is done for, and what is done so far from it; what is fought over is where the fight is.
_REASONS, _FOR_REASONS = frozenset({"over", "about"}), frozenset({"SANCTION", "ACCUSE", "REJECT", "REQUEST", "SUPPORT", "COERCE"})
#: By definition: the smaller place tells more.
_RANK = {"facility": 0, "city": 0, "island": 1, "area": 1, "region": 1, "water": 1, "country": 2}
_AT = word_list("located_at")


def _nowhere(place: Place) -> bool:
    """Whether it is known of a place neither where it lies nor in which state: any other tells more."""
    return place.lat is None and place.country is None


#: What is said to a state, kept from it or called back: where "to" leads, nothing of it was done.
_NOT_THERE = frozenset({"ACCUSE", "REJECT", "SANCTION", "CONCEDE", "REQUEST", "THREATEN"})


def _located(place: Place, tokens: list[Token], taken: set[tuple[int, int]], done: str) -> bool:
    head = None
    for token in tokens:
        if token.start < place.end and token.end > place.start:
            head = token
    if head is None:
        return False
    source = governor(head) if stands_under(head, ("from",)) else None
    if source is not None and any(start < source.start and place.end <= end for start, end in taken):
        return False  # "troops from Nepal were attacked in Mali": where they are from
    if source is not None and source.pos == "NOUN" and place.kind == "country":
        return False  # "after assurances from Mexico"
    if done in _NOT_THERE and place.kind == "country" and stands_under(head, ("to",)):
        return False  # "protested to Chad", "banned exports to Chad"
    if (place.start, place.end) in taken and place.kind == "country":
        return stands_under(head, ("in", "into", "at", "to"))
    return stands_under(head, _AT)


def amounts_of(span: tuple[int, int], found: Found) -> tuple[str, ...]:
    """The figures of the clause."""
    return tuple(figure.id for figure in found.figures_at.inside(*span))


def contexts_of(coded: Coded, span: tuple[int, int], words: Dictionary) -> tuple[str, ...]:
    """The contexts of the frame and its code, then those of the clause's words."""
    names = dict.fromkeys(coded.contexts)
    for name in words.cameo.get(coded.cameo or "", ()):
        names.setdefault(name)
    for token in coded.tokens[0].sent.tokens:
        if span[0] <= token.start < span[1]:
            for name in words.contexts.get(token.lemma) or words.contexts.get(token.lower) or ():
                names.setdefault(name)
    return tuple(names)
