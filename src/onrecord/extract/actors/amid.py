"""Whose ministries, ministers, authorities and police are meant beside those who act for one state.

"Chilean police held ten people, with authorities reporting more raids": whoever acts for one state in the main clause has these, too, where
no other state is told of but by its people. "Five died in Lima. The Interior Ministry blamed a rebel group": so has the one state that the
sentence before tells of, or for which its subject acts. Not where the main clause tells of a fight: then the others may be told of.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.doc import Doc, Sentence, Token
from onrecord.extract.actors.alone import OFFICIAL, TELLING, Alone
from onrecord.extract.actors.law import foreign
from onrecord.extract.actors.told import with_state
from onrecord.extract.found import ActorMention, Found
from onrecord.grammar.phrases import conjuncts, head_of, named_before
from onrecord.grammar.relations import (
    BY,
    MODIFIER,
    PREPOSITION,
    SUBJECT,
    UNDERGOER,
    children_as,
    forms,
    hangs_as,
    has,
    has_word,
    over_preposition,
    under_prepositions,
    verb_above,
)
from onrecord.grammar.subjects import surface_subject
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor, Mention

#: Who may be any state's beside another's: forces far away, people of the place.
_KINDS = frozenset(("government", "unit", "group", "person"))
_DOING = SUBJECT | BY | UNDERGOER
_SPEAKERS = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_BODIES = frozenset(("government", "organisation", "unit"))
_LOCAL = frozenset(("local", "regional", "provincial"))
#: After those who are of many states.
_ABROAD = frozenset(("worldwide", "abroad", "elsewhere"))
#: Bodies of which each state has its own, by the last word of their names or the one before "of".
_MINISTRIES = frozenset(("ministry", "department", "minister", "parliament", "prosecutor", "attorney"))
_SPEECH = word_list("speech_acts")
#: Who speaks for a state in another.
_GUESTS = frozenset(("embassy", "consulate", "ambassador", "envoy"))
#: As what nobody speaks of those who govern his own state.
_OTHERS = frozenset(("junta", "regime"))
#: Words of those who may be any state's.
_ANY = word_list("people_of_any_state")


def amid(doc: Doc, found: Found, actors: tuple[Actor, ...], alone: Alone) -> tuple[Actor, ...]:
    """The actors, those that nothing else tells with the state of those beside whom they are told of."""
    beside = _Beside(doc, found.having("actors", actors), alone)
    return tuple(beside.settled(actor) if actor.state is None else actor for actor in actors)


class _Beside:
    """The look-ups over one report."""

    def __init__(self, doc: Doc, found: Found, alone: Alone) -> None:
        self.doc = doc
        self.found = found
        self.alone = alone
        self.classes = alone.classes

    def settled(self, actor: Actor) -> Actor:
        """The actor with its state; of who speaks for a body with that body's sector, too."""
        first = next((m for m in actor.mentions if m.kind != "pronoun"), None)
        head = head_of(self.doc.tokens_between(first.start, first.end)) if first is not None else None
        if (
            head is not None
            and forms(head) & _SPEAKERS
            and actor.kind == "person"
            and not named_before(head)
            and not has(head, TELLING | MODIFIER)
        ):
            body = self._of_body(head)
            if body is None:
                return actor
            return with_state(replace(actor, role=actor.role or body.role), (str(body.state), f"speaks for {body.name}"))
        if (
            first is None
            or head is None
            or actor.role not in OFFICIAL
            or actor.kind not in _KINDS
            or not self._of_a_state(actor, first, head)
        ):
            return actor
        return with_state(actor, self._in_sentence(head) or self._after(actor, head) or self._going_on(actor, head))

    def _of_a_state(self, actor: Actor, first: Mention, head: Token) -> bool:
        """Whether these are such as each state has, and nothing beside the noun tells of another's."""
        words = forms(head)
        named = first.kind == "name"
        if (
            foreign(head)
            or self._abroad(head)
            or words & (self.classes["apart"] | self.classes["abroad"])
            or (has(head, TELLING) and not named)
        ):
            return False
        if named:
            told = {word.lower() for word in first.text.split()} | set((actor.title or "").lower().split())
            return bool(told & _MINISTRIES)
        if (
            named_before(head)
            or has_word(head, _ANY | _LOCAL, MODIFIER)
            or (head.tag in ("NNS", "NNPS") and words & {"government", "state"})
        ):
            return False
        return bool(words & self.classes["powers"])

    def _abroad(self, head: Token) -> bool:
        tokens = self.doc.tokens
        return head.i + 1 < len(tokens) and tokens[head.i + 1].lower in _ABROAD

    def _of_body(self, head: Token) -> Actor | None:
        """The only body that the sentence before has as its subject, or cites, for which a bare spokesman speaks, if it is of a state."""
        here = head.sent
        before = self.doc.sentences[here.index - 1] if here.index else None
        if before is None or before.block != here.block or self._states(here.start, head.start):
            return None
        cited = (
            word
            for prep in children_as(before.root, PREPOSITION)
            if prep.lower == "according"
            for word in under_prepositions(prep, ("to",))
        )
        doers = [m for word in (*surface_subject(before.root), *cited) for m in self._at(word)]
        bodies = {m.actor.id: m.actor for m in doers if m.actor.kind in _BODIES}
        one = next(iter(bodies.values())) if len(bodies) == 1 else None
        return one if one is not None and one.state is not None else None

    def _in_sentence(self, head: Token) -> tuple[str, str] | None:
        """The state of whoever does what the main clause tells, over a clause in which they do something."""
        verb = verb_above(head)
        root = head.sent.root
        cited = over_preposition(head, ("to",))
        says = cited is not None and cited.lower == "according"
        if forms(head) & _OTHERS and root.lemma in _SPEECH:
            return None
        if verb is None or (verb is root and not says) or not (says or hangs_as(head, _DOING)) or root.pos != "VERB" or root.i > head.i:
            return None
        return self._acting(head.sent, head)

    def _after(self, actor: Actor, head: Token) -> tuple[str, str] | None:
        """The state that the sentence before tells of, or for which its subject acts."""
        here = head.sent
        if not here.index or (actor.role == "MIL" and actor.kind != "government"):
            return None
        before = self.doc.sentences[here.index - 1]
        if before.block != here.block or not hangs_as(head, SUBJECT | BY):
            return None
        if self._states(here.start, head.start):
            return None
        told = self._states(before.start, before.end)
        state = next(iter(told)) if len(told) == 1 else None
        if state is not None:
            return (state, "the state of which the sentence before tells") if state not in NO_STATE else None
        return self._acting(before, None)

    def _going_on(self, actor: Actor, head: Token) -> tuple[str, str] | None:
        """The state of those of the same sector who speak in the sentence before: "Chad's military said it was struck. The army said ..."."""
        root = head.sent.root
        before = self.doc.sentences[head.sent.index - 1] if head.sent.index else None
        if before is None or head not in surface_subject(root) or not {root.lemma, before.root.lemma} <= _SPEECH:
            return None
        if actor.kind == "person" and any(forms(subject) & _GUESTS for subject in surface_subject(before.root)):
            return None
        told = [m.actor for subject in surface_subject(before.root) for each in conjuncts(subject) for m in self._at(each)]
        ministry = actor.kind == "government" and bool(forms(head) & _MINISTRIES)
        speakers = {
            each.state: each.name
            for each in told
            if (each.kind in _KINDS and (each.role == actor.role or (ministry and each.role in OFFICIAL)))
            or (ministry and each.kind == "state")
        }
        if len(speakers) != 1 or len({each.state for each in told}) != 1 or not speakers.keys() - NO_STATE - {None}:
            return None
        state, name = next(iter(speakers.items()))
        return str(state), f"speaks after {name}"

    def _acting(self, sentence: Sentence, head: Token | None) -> tuple[str, str] | None:
        """The one state for which the subject of a sentence acts, with who does, where others are told of but by their people."""
        root = sentence.root
        words = forms(root)
        lawful = bool(words & self.classes["lawful"])
        if not lawful and words & (self.classes["fight"] | self.classes["struck"]):
            return None
        doers = [m for subject in surface_subject(root) for each in conjuncts(subject) for m in self._at(each)]
        if any(forms(subject) & _GUESTS for subject in surface_subject(root)):
            return None  # "The embassy in Lima denied it. The interior minister": the hosts'
        states = {m.actor.state for m in doers if m.actor.role in OFFICIAL or m.actor.kind == "state"}
        if len(states) != 1 or None in states or states & NO_STATE or len({m.actor.state for m in doers}) != 1:
            return None
        state = str(states.pop())
        end = head.start if head is not None else sentence.end
        others = self._states(sentence.start, end, people=False) - {state}
        if head is not None:  # "Chad's ministry said that a Malian drone was lost and the government would protest to Mali"
            others = {other for other in others if not self.alone.other_side(head, other)}
        return (state, f"beside {doers[0].mention.text}") if not others else None

    def _at(self, token: Token) -> list[ActorMention]:
        return list(self.found.mentions.touching(token.start, token.end))

    def _states(self, start: int, end: int, people: bool = True) -> set[str]:
        """The states told of between two offsets, perhaps without those of which only people are."""
        inside = [m for m in self.found.mentions.inside(start, end) if m.actor.kind != "media"]
        inside = [m for m in inside if not self.alone.where.lined(m.start, m.end)]
        states = {m.actor.state for m in inside if people or m.actor.kind not in ("person", "group") or m.actor.role in OFFICIAL}
        states |= {self.alone.where.lying(place) for place in self.found.places_at.inside(start, end)}
        return {state for state in states if state is not None}
