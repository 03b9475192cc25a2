"""Who is of the state that a long report tells of, alone or nearly.

A report of thirty mentions of one country's people and places and none of another's is about that country: "the ruling party", "the
governor", "rescue workers" are its own. Where it tells of others too, only those whom a state has one of (its police, courts, parties,
governors), in a paragraph that tells of none but it. Short items do not tell enough: there the one state that is named may be what
another's minister speaks of.
"""

from __future__ import annotations

from collections import Counter

from onrecord.doc import Doc, Sentence, Token
from onrecord.extract.actors.law import foreign
from onrecord.extract.actors.told import with_state
from onrecord.extract.found import Found
from onrecord.extract.where import Where
from onrecord.grammar.phrases import head_of, modifiers, named_before, told_after
from onrecord.grammar.relations import (
    APPOSITION,
    BY,
    POSSESSOR,
    PREPOSITION,
    REDUCED,
    RELATIVE,
    SUBJECT,
    children_as,
    forms,
    has_word,
    head_as,
)
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor, Mention

#: How often a report must tell of the state, and the shares of all it tells of in a report about one state and in one about others too.
#: Plain, by wikinews: 4 changes nothing, 16 three reports and no figure; with 1.0 for the first share 12 reports change and no figure, with 0.8
#: both parties .408 for .406; 0.6 for the second changes one report.
_OFTEN, _ALL, _MOST = 8, 0.9, 0.7
#: Sectors of which each state has its own.
_OWN = frozenset(("LEG", "JUD", "COP", "OPP", "PTY"))
#: Those that are also where a state's people are not at home.
_ABROAD = word_list("sectors_abroad")
_DESCRIBED = frozenset(("person", "group", "organisation", "government"))
#: Sectors of named bodies that are as a rule of the country that a report is about.
_FIRMS = frozenset((None, "BUS", "EDU", "MED", "REL", "CVL"))
#: What hangs on a noun and tells whose it is.
_WHOSE = POSSESSOR | PREPOSITION | RELATIVE | REDUCED | APPOSITION
#: Sides of a pact or a quarrel, not parties that stand for election.
_PARTIES = frozenset(("party", "parties", "side", "sides"))
#: Words of those who may be any state's.
_ANY = word_list("people_of_any_state")


class Mostly:
    """The look-ups over one report."""

    def __init__(self, doc: Doc, found: Found, actors: tuple[Actor, ...], where: Where, classes: dict[str, frozenset[str]]) -> None:
        self.doc = doc
        self.classes = classes
        told = [(m.start, actor.state) for actor in actors if actor.kind != "media" and actor.state for m in actor.mentions]
        told += [(place.start, place.country) for place in found.places if place.country is not None]
        self._told = told
        self._whole = Counter(state for _, state in told if state not in NO_STATE)
        self._share = 0.0
        self.state: str | None = None
        if self._whole:
            state, times = min(self._whole.items(), key=lambda pair: (-pair[1], pair[0]))
            several = sum(actor.state == state for actor in actors) > 1
            share = times / self._whole.total()
            if times >= _OFTEN and several and (where.sets(state) or (times >= 2 * _OFTEN and share >= _MOST)):
                self.state, self._share = state, share

    def settled(self, actor: Actor) -> Actor:
        """The actor with the state that the report is about, if it is one of its own and had none."""
        if actor.state is not None or self.state is None or self._share < _MOST or not actor.mentions:
            return actor
        told = self._named(actor) if actor.is_named else self._nameless(actor)
        return with_state(actor, (self.state, "nearly all that the report tells of")) if told else actor

    def _named(self, actor: Actor) -> bool:
        """Whether a title names an office of the country's own, "Governor Lopez", not "President Saleh", who may be a guest; a firm or body."""
        if actor.kind == "organisation" and actor.role in _FIRMS:
            return self._share >= _ALL and self._alone(actor, paragraph=True) and self._acts(actor)
        if actor.kind != "person" or actor.title is None or actor.role in _ABROAD:
            return False
        words = set(actor.title.lower().split())
        return bool(words & self.classes["home_offices"]) and not words & self.classes["apart"] and self._alone(actor, paragraph=True)

    def _acts(self, actor: Actor) -> bool:
        """Whether it does or says something somewhere; what the model takes for a body may be a street, a storm or a law."""
        heads = (head_of(self.doc.tokens_between(m.start, m.end)) for m in actor.mentions if m.kind == "name")
        verbs = (head_as(head, SUBJECT | BY) for head in heads if head is not None)
        return any(verb is not None and verb.pos == "VERB" for verb in verbs)

    def _nameless(self, actor: Actor) -> bool:
        if actor.kind not in _DESCRIBED and not (actor.kind == "unit" and actor.role == "COP"):
            return False
        heads = [head for mention in actor.mentions if (head := self._head(mention)) is not None]
        if not heads or actor.role in _ABROAD or any(self._apart(head) for head in heads):
            return False
        own = actor.role in _OWN
        words = {word for head in heads for word in forms(head)}
        if actor.role == "GOV" and words & self.classes["powers"] and self._alone(actor, paragraph=False):
            return True
        away = self.classes["away"] - self.classes["home_people"] if self._share >= _ALL else self.classes["away"]
        if not own and words & (away | self.classes["law_apart"] | self.classes["envoy_people"]):
            return False
        if self._share >= _ALL and self._alone(actor, paragraph=False):
            return True
        return own and self._alone(actor, paragraph=True)

    def _apart(self, head: Token) -> bool:
        """Whether something about a noun tells that it is another's, or may be: "the victim's friends", "three parties", "other courts"."""
        if forms(head) & (self.classes["apart"] | self.classes["abroad"]) or foreign(head) or has_word(head, _ANY):
            return True
        if forms(head) & _PARTIES and not modifiers(head):
            return True
        if head.tag in ("NNS", "NNPS") and forms(head) & {"government", "regime", "state", "country", "nation"}:
            return True
        whose = _WHOSE - (RELATIVE | REDUCED) if self._share >= _ALL else _WHOSE  # the sentence tells of no other state
        return named_before(head) or told_after(head, whose) or bool(children_as(head, POSSESSOR))

    def _alone(self, actor: Actor, paragraph: bool) -> bool:
        """Whether the sentence, or the paragraph, of the first mention tells of no other state."""
        first = self.doc.sentence_at(actor.mentions[0].start)
        return first is not None and not self._here(first, paragraph) - {self.state}

    def _here(self, sentence: Sentence, paragraph: bool) -> set[str]:
        if not paragraph:
            return {state for start, state in self._told if sentence.start <= start < sentence.end}
        block = self.doc.blocks[sentence.block]
        return {state for start, state in self._told if block.start <= start < block.end}

    def _head(self, mention: Mention) -> Token | None:
        return head_of(self.doc.tokens_between(mention.start, mention.end)) if mention.kind == "nominal" else None
