"""Where it happens: the state of the place that a clause, its sentence or the sentence before it tells.

Places count that stand as one ("in Gao", "at a base near Gao, Mali", "on the border town of Gao"), not those from or to which
somebody goes, and not those of another's clause: in "In Geneva, the envoy said that ten people were killed in Gao" only Gao is
where they died. Where the places of a clause lie in two states, nothing is told.
"""

from __future__ import annotations

import re
from functools import cached_property

from onrecord.doc import Doc, Sentence, Token
from onrecord.extract.datelines import dateline_of, in_dateline, told_by_dateline
from onrecord.extract.found import Found
from onrecord.extract.whereabouts import GOES_ON, aside, tells_who, tells_whose
from onrecord.grammar.above import below_but
from onrecord.grammar.phrases import counted_by, preposition_over
from onrecord.grammar.relations import (
    ADVERBIAL,
    APPOSITION,
    BESIDE,
    BORDERS,
    CLAUSE,
    COMPOUND,
    JOINED,
    MODIFIER,
    NOUN_AS_ADVERB,
    OBJECT,
    OPEN_CLAUSE,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION,
    UNKNOWN,
    VERBAL,
    children_as,
    find_words,
    governor,
    hangs_as,
    head_as,
    over_preposition,
    prepositions,
    stands_under,
    verb_above,
)
from onrecord.grammar.subjects import surface_subject
from onrecord.grammar.voice import is_passive, sharing
from onrecord.knowledge.words import word_list, word_values
from onrecord.types import NO_STATE, Place

_WHERE = word_list("place_prepositions")
#: Clauses that tell of another act than the one above them.
_APART = CLAUSE | BESIDE
#: Where those who meet are need not be where it happened what they meet after.
_AFTER_ALL = frozenset(("following", "after", "since", "over", "about"))
_MEETING = frozenset(("meet", "gather", "arrive", "convene", "speak"))
#: How a part of a place's phrase hangs on its head: "Gao, Mali", "Gao and Kidal".
_PARTS = COMPOUND | APPOSITION | JOINED | NOUN_AS_ADVERB | PUNCTUATION | UNKNOWN | POSSESSOR
_AIMS = OPEN_CLAUSE | ADVERBIAL
#: Prepositions of the ground on which something is done.
_GROUNDS = word_list("grounds")
#: Those of them that tell where who stands there is.
_ON = _GROUNDS - {"to"}
#: Between a place and the larger one in which it lies, past what else belongs to its name: "Young Hall, Limpopo"; between a site and its town.
_WITHIN = re.compile(r"(?:\s[A-Z][\w'’-]{1,20}){0,2},\s{1,2}")
_SITE_IN = re.compile(r"\sin\s")
#: What goes on after the first, or the only, state of a border: "the Chad–Niger border".
_LINED = re.compile(r"(?:\s?[-–]\s?[\w ]{3,30}?)?\s(?:border|frontier)\b")
_KILLING = word_list("what_kills")
#: Sectors of forces, who may be in another's country.
_FORCES = frozenset(("MIL", "COP"))
#: Kinds of place that lie in one state.
_KINDS = frozenset(("country", "region", "city", "facility", "island", "area", "water"))
#: What people hold where they meet.
TALKS = frozenset(("talk", "meeting", "summit", "conference", "consultation", "negotiation"))
#: Sentences back that a scene may still be set: both parties on wikinews .406, with one .402, with three .409, but half of what three changes is
#: wrong; parties 2025 the same with each.
#: Set by wikinews: see above, with one and three.
_REACH = 2

#: Bases and prisons abroad, by their usual names, with the state whose forces run them.
_RUN_BY = word_values("run_abroad")


class Where:
    """The look-ups over one report."""

    def __init__(self, doc: Doc, found: Found, homes: bool = False) -> None:
        """``homes`` asks whose the people of a place are: of a base abroad nobody's."""
        self._homes = homes
        self.doc = doc
        self.found = found
        #: What stands as a place below each verb that was asked for: it is asked for all whom the verb's clause names.
        self._by_verb: dict[int, list[Place]] = {}

    def of(self, head: Token) -> tuple[str, str] | None:
        """The state where what is told of a phrase happens, and the words that tell it; None where that is open."""
        near = self._near(head)
        if near:
            return _only(near)
        if self._standing(head.sent):
            return None  # a place of another clause, or of several states
        before, whole, others = self._before(head), self.throughout, self._of_others(head)
        if before is not None and others <= {before[0]}:
            return before
        # a state that only acts is not where it happens: "Chad imposed sanctions on two Malian officers who shot protesters"
        if whole is None or self._lies_in(whole[0]):
            return whole
        return whole if others | self._told_of <= {whole[0]} else None

    def here(self, head: Token) -> tuple[str, str] | None:
        """The state where it happens, by a place of the phrase itself or of its own clause alone."""
        return _only(self._near(head))

    def _near(self, head: Token) -> list[tuple[str, str]]:
        """The states of the places on a phrase itself, else of its nearest clause that tells of any, with the words that tell them."""
        found = self._in_phrase(head)
        clauses = iter(self._clauses(head))
        while not found and (clause := next(clauses, None)) is not None:
            found = self._in_clause(clause) or self._in_last(clause)
        return found

    @cached_property
    def throughout(self) -> tuple[str, str] | None:
        """The state in which all places of the report lie, its dateline's too."""
        states = {
            state
            for place in self.found.places
            if place.kind in _KINDS and (state := self.lying(place)) is not None
            if not self.lined(place.start, place.end) and not aside(self.doc, place)
        }
        return (states.pop(), "where all that the report tells lies") if len(states) == 1 else None

    @cached_property
    def _told_of(self) -> set[str]:
        """The states of all whom the report tells of: where there are several, one that only acts need not be where it happens."""
        return {a.state for a in self.found.actors if a.state is not None and a.kind != "media" and a.mentions} - NO_STATE

    @cached_property
    def lead(self) -> tuple[str, str] | None:
        """The one state in which lies what the report's first sentence tells as a place."""
        first = next((s for s in self.doc.sentences if self.doc.blocks[s.block].kind == "paragraph"), None)
        states = self._standing(first) if first is not None else set[str]()
        return (states.pop(), "where the report's first sentence tells") if len(states) == 1 else None

    def sets(self, state: str) -> bool:
        """Whether something happens in the state: a place of it stands as one somewhere, or the dateline does."""
        return state in self._settings

    def _lies_in(self, state: str) -> bool:
        """Whether the report tells something in the state: a place within it, or the state as where something happens or what is struck."""
        lying = [place for place in self.found.places if self.lying(place) == state and not in_dateline(self.doc, place.start)]
        return self.sets(state) or any(place.kind != "country" or self._struck_whole(place) for place in lying)

    def _struck_whole(self, place: Place) -> bool:
        """Whether a country is struck or "the country" stands as a place: "airstrikes against Peru", "Peru's ports across the country"."""
        tokens = self.doc.tokens_between(place.start, place.end)
        act = over_preposition(tokens[-1], ("against", "on")) if tokens else None
        if act is not None and act.lemma in _KILLING:
            return True
        named = (m for m in self.found.mentions.touching(place.start, place.end) if m.actor.kind == "state")
        again = (token for m in named for span in m.actor.mentions for token in self.doc.tokens_between(span.start, span.end))
        return any(token.lemma == "country" and stands_under(token, _WHERE) for token in again)

    @cached_property
    def _settings(self) -> set[str]:
        found = {
            place.country
            for place in self.found.places
            if place.country is not None
            and any(self._stands_as_place(token) is not None for token in self.doc.tokens_between(place.start, place.end)[:4])
        }
        told = self.dateline_told()
        return found | {told[0]} if told is not None else found

    def struck(self, head: Token) -> list[Place]:
        """The places of the clause that an act's word heads or stands in, in order of the text; none of another's clause."""
        node = head
        while node.pos not in VERBAL and (above := governor(node)) is not None:
            node = above
        return [place for place in self._places(node) if place.country is not None]

    def at(self, head: Token) -> list[Place]:
        """The places where an act is done, by its own phrase alone, none of what it is done for: not "charged over a raid in Gao"."""
        found: list[Place] = []
        stack = find_words(head, _GROUNDS | {"of"} if head.pos == "NOUN" else _GROUNDS)
        while stack:
            token = stack.pop()
            place = self._stands_as_place(token)
            if place is not None and place.country is not None and place not in found:
                found.append(place)
            stack += [*children_as(token, PREPOSITIONAL_OBJECT | _PARTS), *prepositions(token, _GROUNDS)]
        return sorted(found, key=lambda place: place.start)

    def below(self, head: Token) -> list[Place]:
        """The places below a word, in order of the text; none of another's clause."""
        return [place for place in self._places(head) if place.country is not None]

    def dateline(self) -> tuple[str, str] | None:
        """The state of the report's dateline."""
        return dateline_of(self.doc, self.found)

    def dateline_told(self) -> tuple[str, str] | None:
        """The same, unless the report tells of several others and never of it: "CAIRO - Chad's army said that Niger ..."."""
        return told_by_dateline(self.doc, self.found)

    def state_at(self, token: Token) -> str | None:
        """The state in which a place lies that the token names."""
        return next((p.country for p in self.found.places_at.touching(token.start, token.end) if p.country is not None), None)

    def _in_phrase(self, head: Token) -> list[tuple[str, str]]:
        """The states of the places that stand on the phrase itself: "thousands of people across Italy rallied for Gaza"."""
        found: list[tuple[str, str]] = []
        for noun in (head, counted_by(head)):
            for prep in prepositions(noun, _ON) if noun is not None else ():
                for place in self._places(prep):
                    if (state := self.lying(place)) is not None:
                        found.append((state, f"{prep.lower} {place.text}"))
        return found

    def lying(self, place: Place) -> str | None:
        """The state in which a place lies: the one written after it, "Sabra, Gaza City, Palestine", else its own; of a base the one that runs it."""
        if place.name in _RUN_BY:
            return None if self._homes else _RUN_BY[place.name]
        return self._chains.get(place.start, place.country)

    @cached_property
    def _chains(self) -> dict[int, str]:
        """By a place's start the state that ends the list of ever larger places that it begins."""
        found: dict[int, str] = {}
        chain: list[Place] = []
        for place, after in zip(self.found.places, (*self.found.places[1:], None), strict=True):
            chain.append(place)
            between = _SITE_IN if place.kind == "facility" else _WITHIN
            if after is not None and (
                _WITHIN.fullmatch(self.doc.text, place.end, after.start) or between.fullmatch(self.doc.text, place.end, after.start)
            ):
                continue
            if len(chain) > 1 and place.kind == "country" and place.country and not GOES_ON.match(self.doc.text, place.end):
                if all(part.kind != "country" or part.country == place.country for part in chain[1:]):
                    found |= {part.start: place.country for part in chain}
            chain = []
        return found

    def _clauses(self, head: Token) -> list[Token]:
        """The heads of the clause that a phrase stands in and of those that happen with it, from the inside out."""
        found: list[Token] = []
        node = head
        for above in head.ancestors():
            if _apart(node) or (found and (_of_another_time(node) or _holds_talks(above))):
                break
            node = above
            if node.pos in VERBAL:
                found.append(node)
        return found or [node]

    def _in_clause(self, verb: Token) -> list[tuple[str, str]]:
        """The states of the places below a verb, with the words that tell them."""
        found = []
        for place in self._places(verb):
            state = self.lying(place)
            if state is not None:
                token = self.doc.tokens_between(place.start, place.end)[0]
                found.append((state, f"{_preposition(token)}{place.text}"))
        return found

    def _in_last(self, verb: Token) -> list[tuple[str, str]]:
        """The states of the places that the last of several passives tells for all: "One is killed, six are hurt and a bus is burnt in Gao"."""
        others = [other for other in sharing(verb) if other.i > verb.i] if is_passive(verb) else []
        return self._in_clause(others[-1]) if others and all(is_passive(other) for other in others) else []

    def _places(self, verb: Token) -> list[Place]:
        """What stands as a place below a verb, without those in clauses of what somebody says or thinks."""
        if (known := self._by_verb.get(verb.i)) is not None:
            return known
        found: list[Place] = []
        for token in below_but(verb, _apart) if self.found.places else ():
            place = self._stands_as_place(token)
            if place is not None and place not in found:
                found.append(place)
        self._by_verb[verb.i] = found = sorted(found, key=lambda place: place.start)
        return found

    @cached_property
    def _named_by(self) -> dict[int, Place]:
        """By the number of a word the place that it names, the first of several: asked of each noun below each verb."""
        named: dict[int, Place] = {}
        for place in sorted(self.found.places, key=lambda place: (place.start, place.end)):
            for token in self.doc.tokens_between(place.start, place.end):
                named.setdefault(token.i, place)
        return named

    def _stands_as_place(self, token: Token) -> Place | None:
        """The place that a token names where it stands as one."""
        if token.pos not in ("PROPN", "NOUN"):
            return None
        place = self._named_by.get(token.i)
        if place is None or place.kind not in _KINDS or self.lined(place.start, place.end):
            return None
        node = _whole(token)
        if node is not token and (node.pos in VERBAL or node.lemma in BORDERS or tells_whose(token, place)):
            return None  # "near the Chad-Niger border" tells of two states, "in a Chadian raid", "the Gaza talks" not where
        if _LINED.match(self.doc.text, place.end):
            return None  # "near the Chad–Niger border"
        if stands_under(node, _WHERE):
            return place if not (tells_who(node) or self._of_forces(node, place)) else None
        return place if hangs_as(node, OBJECT) and node is token and place.kind != "country" else None

    def _of_forces(self, node: Token, place: Place) -> bool:
        """Whether a country's name tells whose troops or who somebody is, wherever they are: "clashed with soldiers of Peru", "Ana Berg of Chile"."""
        noun = over_preposition(node, ("of",)) if place.kind == "country" else None
        here = self.found.mentions.touching(noun.start, noun.end) if noun is not None else []
        if any(at.mention.kind == "name" and at.actor.kind == "person" for at in here):
            return True
        return any(at.mention.kind == "nominal" and at.actor.role in _FORCES and at.actor.kind != "state" for at in here)

    def lined(self, start: int, end: int) -> bool:
        """Whether a name only tells what lies beyond a border: "near the Chadian border", "the border with Chad"."""
        if not self.doc.view("borders", _borders):
            return False  # asked of every name, and few reports tell of borders
        tokens = self.doc.tokens_between(start, end)
        line = (head_as(tokens[-1], MODIFIER | COMPOUND) or over_preposition(tokens[-1], ("with",))) if tokens else None
        return line is not None and line.lemma in BORDERS

    def _standing(self, sentence: Sentence) -> set[str]:
        """The states of what stands as a place in a sentence."""
        found = (self._stands_as_place(token) for token in sentence.tokens if token.pos == "PROPN")
        return {state for place in found if place is not None and (state := self.lying(place)) is not None}

    def _of_others(self, head: Token) -> set[str]:
        """The states of which a sentence tells of anybody, but for who says it."""
        sentence = head.sent
        verb = verb_above(head)
        saying = {token.i for token in surface_subject(sentence.root)} if verb is not None and verb is not sentence.root else set[int]()
        told = self.found.mentions.inside(sentence.start, sentence.end)
        apart = (m for m in told if saying.isdisjoint(token.i for token in self.doc.tokens_between(m.start, m.end)))
        return {m.actor.state for m in apart if m.actor.state is not None} - NO_STATE

    def _before(self, head: Token) -> tuple[str, str] | None:
        """The state of the nearest sentence before that tells where."""
        sentence = head.sent
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _REACH), -1):
            before = self.doc.sentences[index]
            if before.block != sentence.block and self.doc.blocks[before.block].kind != "paragraph":
                return None
            states = self._standing(before)
            if len(states) == 1:
                return states.pop(), "where the sentence before tells"
            if states:
                return None
        return None


def _borders(doc: Doc) -> bool:
    """Whether a report has a word for a border."""
    return any(token.lemma in BORDERS for token in doc.tokens)


def _only(found: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The one state that is told, with the words that tell it first."""
    return (found[0][0], f"it happens {found[0][1]}") if len({state for state, _ in found}) == 1 else None


def _of_another_time(token: Token) -> bool:
    """Whether a preposition leads to what people elsewhere meet about or after: "met in Oslo following clashes that killed ten"."""
    verb = verb_above(token) if token.lower in _AFTER_ALL else None
    while verb is not None and verb.lemma not in _MEETING and hangs_as(verb, _AIMS):
        verb = governor(verb)
    return verb is not None and verb.lemma in _MEETING


def _holds_talks(verb: Token) -> bool:
    """Whether a verb tells of talks, where nothing happens of what they are about: "held talks in Oslo to end a war that has killed ten"."""
    held = verb.lemma == "hold" and any(thing.lemma in TALKS for thing in children_as(verb, OBJECT))
    return held or verb.lemma in _MEETING


def _apart(token: Token) -> bool:
    """Whether a token heads a clause that tells of another act than the one above it."""
    return hangs_as(token, _APART) and token.pos in VERBAL


def _whole(token: Token) -> Token:
    """The head of the place's phrase that a token is a part of; the verb where it is a part of none."""
    while (whole := head_as(token, _PARTS)) is not None:
        token = whole
        if token.pos in VERBAL or token.lemma in BORDERS:
            break
    return token


def _preposition(token: Token) -> str:
    over = preposition_over(_whole(token))
    return f"{over.lower} " if over is not None else ""
