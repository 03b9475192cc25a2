"""The state that a report tells of alone, or all but alone, and those described who are of it where nothing tells another.

"The Chilean government says that twelve soldiers were killed", "Prosecutors have charged the Peruvian president": in a report that
tells of one state its officials, soldiers, police and courts are meant, and its people where they are held, or hurt in a place that
lies in it. Not those whom the state itself has hurt ("a Chilean raid killed six people" tells nothing of the six), nor those who may
be from anywhere (``act_words``: away, apart, law_apart).
"""

from __future__ import annotations

from collections import Counter

from onrecord.doc import Doc, Sentence, Token
from onrecord.extract.actors.law import foreign
from onrecord.extract.found import Found
from onrecord.extract.where import Where
from onrecord.grammar.phrases import dealt_with, head_of, named_before, possessors, prep_objects, told_after, top_of, verbs_over
from onrecord.grammar.relations import (
    APPOSITION,
    ARTICLE,
    BY,
    COMPOUND,
    DOER,
    MODIFIER,
    OBJECT,
    POSSESSOR,
    PREPOSITION,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDERGOER,
    children_as,
    forms,
    governor,
    hangs_as,
    has_word,
    verb_above,
)
from onrecord.grammar.subjects import deep_object, deep_subject
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor

#: Sectors of those who are a state's by what they are.
OFFICIAL = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "ELI"))
_OWN = OFFICIAL | {"OPP", "PTY"}
#: Those whose bodies, too, are a state's own: "the ruling party", "the committee".
_BODIES = frozenset(("OPP", "PTY", "LEG"))
#: Sectors of armed groups: the state in which one acts may be another's than the report tells of.
ARMED = frozenset(("REB", "UAF", "SEP", "IMG"))
#: The share of what the report tells of that must lie in the state, and how often it must be told where others are, too.
#: Set by wikinews: speakers' states .641, with .9 .633, with .6 .647, but of 16 reports that are read then three have a wrong state: an
#: invader is of the country that he invades, houses in ruins are a parliament. How often: 2 changes nothing, with 8 .638.
_MOST, _OFTEN = 0.8, 4
#: What hangs on a noun and tells whose it is or which.
TELLING = POSSESSOR | PREPOSITION | RELATIVE | REDUCED | APPOSITION
#: How far up a noun's clause the act may stand that hurts them. Set by parties 2025 and wikinews: with 4 and 6 nothing changes, without it
#: three reports lose a state that they tell.
_UP = 5
#: Where people speak, and before what they speak of.
_MEETINGS, _TOPICS = word_list("meetings_on_matters"), ("on", "about", "over")
#: Before whoever one deals with or goes against.
_SIDES = ("with", "against")
#: Verbs of getting, buying and demanding something from another.
_SOUGHT = word_list("got_from_others")
#: Verbs of going to another's country and of meeting another's people, and where the country stands.
_COMINGS, _WITHERS = word_list("abroad_verbs"), ("in", "to", "at")


class Alone:
    """The look-ups over one report."""

    def __init__(self, doc: Doc, found: Found, where: Where, classes: dict[str, frozenset[str]]) -> None:
        self.doc = doc
        self.found = found
        self.where = where
        self.classes = classes
        told = [m for m in found.mentions.inside(0, len(doc.text)) if m.actor.state is not None and m.actor.kind != "media"]
        told = [m for m in told if not where.lined(m.start, m.end)]
        self._told = Counter(m.actor.state for m in told if m.actor.role not in ARMED) or Counter(m.actor.state for m in told)
        #: States of whom somebody is told, not places alone.
        self._acting = set(self._told)
        places = [place for place in found.places if not where.lined(place.start, place.end)]
        self._told.update(state for place in places if (state := where.lying(place)) is not None)

    @property
    def most(self) -> str | None:
        """The state that the report tells of most."""
        return min(self._told.items(), key=lambda pair: (-pair[1], pair[0] or ""))[0] if self._told else None

    def acting(self, sentence: Sentence | None) -> str | None:
        """The state of ``state``, where the report tells of somebody of it, not of its places alone."""
        state = self.state(sentence)
        return state if state in self._acting else None

    def state(self, sentence: Sentence | None) -> str | None:
        """The state that the report tells of alone, or that most of it and this sentence alone tell of; None where several are told."""
        if not self._told:
            return None
        state, times = min(self._told.items(), key=lambda pair: (-pair[1], pair[0]))
        if state in NO_STATE:
            return None
        if len(self._told) == 1:
            return state
        if times < _OFTEN or times < _MOST * self._told.total() or sentence is None:
            return None
        return state if not self.told_in(sentence) - {state} else None

    def law(self, sentence: Sentence) -> str | None:
        """The state whose police and courts are meant where nothing tells whose: in which all lies that the report tells, else told of alone."""
        told = self.where.throughout
        return told[0] if told is not None else self.state(sentence)

    def of(self, actor: Actor, heads: list[Token]) -> tuple[str, str] | None:
        """The state of somebody who is only described, with what tells it."""
        if not heads or actor.kind not in ("person", "group", "unit", "government", "organisation"):
            return None
        head = heads[0]
        state = self.state(head.sent)
        if state is None or foreign(head) or not self._at_home(actor, heads):
            return None
        if actor.role in OFFICIAL and self.other_side(head, state):
            return None
        held = _top_held(head, self.classes["lawful"])
        body = actor.kind == "organisation" and actor.role not in _BODIES
        own = state in self._acting and actor.role in _OWN and not body and not _told_beside(head)
        hurt = hangs_as(top_of(head), UNDERGOER | OBJECT) and self.where.sets(state)
        # "the minister resigned after police announced it": the police do it, nothing is done to them
        doing = own and actor.role != "MIL" and hangs_as(top_of(head), SUBJECT) and not hangs_as(top_of(head), UNDERGOER)
        if not (held or own or hurt) or (not held and not doing and self._by_state(head, state)):
            return None
        return state, "the only state that is told of"

    def _at_home(self, actor: Actor, heads: list[Token]) -> bool:
        words = {word for head in heads for word in forms(head)}
        if words & (self.classes["apart"] | self.classes["abroad"] | self.classes["envoy_people"]):
            return False
        if words & (self.classes["away"] | self.classes["law_apart"]):
            # "opposition parties", "opposition leaders"
            return actor.role == "OPP" or (actor.role in _OWN and bool(words & self.classes["powers"]))
        return True

    def told_in(self, sentence: Sentence) -> set[str]:
        """The states that a sentence tells of."""
        inside = self.found.mentions.inside(sentence.start, sentence.end)
        told = {m.actor.state for m in inside if m.actor.kind != "media" and not self.where.lined(m.start, m.end)}
        told |= {self.where.lying(place) for place in self.found.places_at.inside(sentence.start, sentence.end)}
        return {state for state in told if state is not None}

    def _by_state(self, head: Token, state: str) -> bool:
        """Whether the state itself does what is done to them: as subject or agent, or by a raid that is called its own."""
        for verb in verbs_over(head, _UP):
            doers = [*deep_subject(verb), *prep_objects(verb, ("by", "in", "after", "during", "from", "with"))]
            if any(self._is(doer, state) or any(self._is(t, state) for t in children_as(doer, _BEFORE)) for doer in doers):
                return True
            if any(self._told_before(doer, state) for doer in doers):
                return True
        return False

    def _told_before(self, fight: Token, state: str) -> bool:
        """Whether "the attacks" are those that the report has called the state's own: "two Chilean airstrikes ... The attacks killed six"."""
        fights = self.classes["fight"]
        if fight.lemma not in fights or not has_word(fight, ("the", "these"), ARTICLE):
            return False
        before = (t for t in self.doc.tokens[: fight.i] if t.lemma in fights)
        return any(self._is(owner, state) for act in before for owner in children_as(act, _BEFORE))

    def faces(self, actor: Actor, heads: list[Token], state: str) -> bool:
        """Whether somebody, where he is first told of without a name or anywhere by name, is on another side than the state."""
        named = (head_of(self.doc.tokens_between(m.start, m.end)) for m in actor.mentions if m.kind == "name")
        return any(self.other_side(head, state) for head in (*heads[:1], *named) if head is not None)

    def another(self, actor: Actor, head: Token, state: str) -> bool:
        """Whether somebody is on another side than a state, or a government with which the state itself deals: "Chad imposed sanctions on the junta"."""
        verb = verb_above(head) if actor.kind == "government" else None
        doers = deep_subject(verb) if verb is not None else []
        dealt = not hangs_as(top_of(head), SUBJECT) and any(self._speaks_for(doer, state) for doer in doers)
        return dealt or self.other_side(head, state)

    def other_side(self, head: Token, state: str) -> bool:
        """Whether whoever a phrase names deals with the state, goes against it or comes to it: "The senate ratified a pact with Chile" is not Chile's."""
        for verb in verbs_over(head, 1) if hangs_as(top_of(head), DOER) else ():
            held = [verb, *deep_object(verb)]
            held += [below for thing in held for below in prep_objects(thing, ("of", "on", "in"))]
            meetings = [thing for thing in held if thing.lemma in _MEETINGS]
            if any(self._is(topic, state) for thing in meetings for topic in prep_objects(thing, _TOPICS)):
                return True  # "told a hearing on Peru"
            ways = (*_SIDES, "from") if verb.lemma in _SOUGHT else _SIDES  # "The emir demanded an apology from Chile"
            sides = [each for thing in held for side in prep_objects(thing, ways) for each in (side, *possessors(side))]
            come_to = [*deep_object(verb), *prep_objects(verb, _WITHERS)] if verb.lemma in _COMINGS else []
            if any(self._is(side, state) for side in sides) or any(self._speaks_for(side, state) for side in come_to):
                return True
        return False

    def _speaks_for(self, token: Token, state: str) -> bool:
        """Whether a word is the state's name or one of its government: "arrived in Norway", "met Norway's envoy", not "met Norwegian farmers"."""
        here = (m.actor for m in self.found.mentions.touching(token.start, token.end))
        return any(actor.state == state and (actor.kind == "state" or actor.role == "GOV") for actor in here)

    def struck_by(self, head: Token, state: str) -> bool:
        """Whether the state itself or its forces do what hurts people, by verb or noun: "Chilean jets hit a boat", "Chilean airstrikes"."""
        if not hangs_as(top_of(head), UNDERGOER | OBJECT):
            return False
        for act in head.sent.tokens:
            if act.pos in ("VERB", "NOUN") and (act.lemma in self.classes["fight"] or act.lemma in self.classes["struck"]):
                verb = act if act.pos == "VERB" else governor(act)
                doers = [*children_as(act, _BEFORE), *(deep_subject(verb) if verb is not None else ())]
                if any(self._forces(doer, state) for doer in doers) or self._told_before(act, state):
                    return True
        return False

    def _forces(self, token: Token, state: str) -> bool:
        """Whether a word names a state or its armed forces."""
        here = (m.actor for m in self.found.mentions.touching(token.start, token.end))
        return any(actor.state == state and (actor.kind == "state" or actor.role == "MIL") for actor in here)

    def _is(self, token: Token, state: str) -> bool:
        """Whether a word belongs to a mention of one of the state's."""
        return any(m.actor.state == state for m in self.found.mentions.touching(token.start, token.end))


_BEFORE = MODIFIER | COMPOUND | POSSESSOR | BY


def _told_beside(head: Token) -> bool:
    """Whether something beside a noun tells whose it is or which: another's, for all that is known. A clause on it tells of another only where
    it names one, and then the state is not told of alone."""
    named = any(
        each.ent is not None and each.ent.label in ("PERSON", "ORG") and each.tag == "NNP" for each in children_as(head, APPOSITION)
    )
    return told_after(head, TELLING - (RELATIVE | REDUCED | (APPOSITION if named else frozenset()))) or named_before(head)


def _top_held(head: Token, lawful: frozenset[str]) -> bool:
    """Whether somebody is held or tried with nobody named who does it: "five people were arrested"."""
    found = dealt_with(head)
    if found is None or not hangs_as(found[0], UNDERGOER):
        return False
    verb = found[1]
    return bool(forms(verb) & lawful) and not deep_subject(verb)
