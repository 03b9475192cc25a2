"""What a state does by law: who arrests, tries or deports where the text tells nobody."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coded import Told
from onrecord.extract.events.fights import FOUGHT, Fights
from onrecord.extract.events.scene import Scene
from onrecord.grammar.phrases import appositions, prep_objects
from onrecord.grammar.relations import POSSESSOR, has, has_word, stands_under
from onrecord.grammar.subjects import deep_subject
from onrecord.knowledge.words import word_list
from onrecord.types import Role

#: Verbs by which a state sends people out of it, and sectors whose people its own courts try.
_SENT_AWAY = frozenset({"deport", "deportation", "expel", "expulsion", "extradite", "repatriate"})
_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "PTY", "ELI"})
#: Where the courts and police of two act; what is done by law or against it; prepositions before what is only wished or comes of something.
_TWO_COURTS = frozenset({"PSE"})
_KILLING = frozenset({"execute", "execution"})
#: Verbs by which somebody loses his place in a state, and sectors of those who have one or seek it.
_DISMISSED = frozenset({"dismiss", "sack", "fire", "disqualify", "suspend"})
_IN_PLACE = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "OPP"})
#: Texts that hold in the state that made them.
_LAWS = frozenset({"law", "constitution", "statute", "decree", "legislation"})
#: Verbs by which a state forbids something to its people, or allows it; what concerns foreigners.
_RULING = word_list("ruling_at_home")
_ABROAD = word_list("of_foreigners")
_SOUGHT = frozenset({"for", "to", "against", "without"})


class Law:
    """The state whose courts and police do what is done in one report."""

    def __init__(self, scene: Scene, fights: Fights) -> None:
        self.scene = scene
        self.fights = fights

    def done_by(self, head: Token, held: list[Role], told: Told) -> list[Role]:
        """Who arrests, tries or deports where the text tells nobody: the state where it is done, whose courts and police do it.

        Where no place is told, the state of an official or body of one to whom it is done, if the sentence names no other state.
        """
        raided = [t for name in FOUGHT for t in prep_objects(head, (name,)) if self.scene.is_of(t, "@fight")]
        found = [role for noun in raided for role in self.fights.fighters(noun, {role.actor for role in held})]
        if found:
            told.tell(f"source made the raid: {', '.join(role.text for role in found)}")
            return found
        left = list(prep_objects(head, ("from",))) if head.lemma in _SENT_AWAY else []
        places = self.scene.hosts(left) if left else self.scene.done_at(head)
        if not places and head.lemma not in _SENT_AWAY and not any(map(self._of_a_people, held)):
            places = self._own_state(head, held) or self._courts(head, held)
        if places:
            told.tell(f"done by the state where it is done: {places[0].text}")
        return places

    def ruled(self, head: Token, told: Told) -> list[Role]:
        """The state in which something is forbidden or allowed by law, where nobody is told to do so: "smoking is banned in Chadian trains"."""
        if head.lemma not in _RULING or {token.lemma for token in head.subtree()} & _ABROAD:
            return []
        found = self.scene.done_at(head)
        if found:
            told.tell(f"done by the state where it holds: {found[0].text}")
        return found

    def written(self, head: Token, held: list[Role], told: Told) -> list[Role]:
        """The state whose law it is that forbids or grants something: "the constitution bars the Chadian president from a third term"."""
        if not any(
            doer.lemma in _LAWS and self.scene.mention(doer) is None and not (has(doer, POSSESSOR) or has_word(doer, ("no",)))
            for doer in deep_subject(head)
        ):
            return []
        found = self._own_state(head, held) or self._courts(head, held)
        if found:
            told.tell(f"done by the state whose law it is: {self.scene.found.actor_by_id[found[0].actor].state}")
        return found

    def dismissed(self, head: Token, held: list[Role], told: Told) -> list[Role]:
        """The own state of officials and candidates who lose their place by nobody who is told: "the governor is dismissed over his trip to Peru"."""
        actors = [self.scene.found.actor_by_id[role.actor] for role in held]
        states = {actor.state for actor in actors}
        state = next(iter(states)) if len(states) == 1 else None
        if head.lemma not in _DISMISSED or state is None or any(a.kind != "person" or a.role not in _IN_PLACE for a in actors):
            return []
        owner = self.scene.state_of(state)
        if owner is None:
            return []
        told.tell(f"done by the state whose officials they are: {state}")
        return [Role(owner, head.start, head.end, head.text)]

    def _of_a_people(self, role: Role) -> bool:
        """Whether it is only told of which people somebody is, not where he is: "the captain, a Georgian, was arrested"."""
        beside = [noun for token in self.scene.doc.tokens_between(role.start, role.end) for noun in appositions(token)]
        return any(noun.ent is not None and noun.ent.label == "NORP" and has_word(noun, ("a", "an")) for noun in beside)

    def _own_state(self, head: Token, held: list[Role]) -> list[Role]:
        """The state of those who are tried, where the sentence names no other: of its own officials, of its people where the report begins there."""
        actors = [self.scene.found.actor_by_id[role.actor] for role in held]
        states = {actor.state for actor in actors}
        sentence = head.sent
        named = {m.actor.state for m in self.scene.found.mentions.inside(sentence.start, sentence.end)}
        named |= {p.country for p in self.scene.found.places_at.inside(sentence.start, sentence.end)}
        if len(states) != 1 or None in states or named - states - {None}:
            return []
        lead = self.scene.where.lead or self.scene.where.dateline()
        most = self.scene.most if lead is None and sentence.index == 0 else None
        at_home = (lead[0] if lead is not None else most) in states - _TWO_COURTS and head.lemma not in _KILLING
        if not all(actor.role in _OFFICIAL for actor in actors) and not at_home:
            return []
        owner = self.scene.state_of(states.pop() or "")
        return [Role(owner, head.start, head.end, head.text)] if owner is not None else []

    def _courts(self, head: Token, held: list[Role]) -> list[Role]:
        """The state of which the report tells alone, or in which all lies that it tells; not another's officials."""
        state = self.scene.law(head)
        if state in _TWO_COURTS or head.lemma in _KILLING or stands_under(head, _SOUGHT):
            return []
        actors = [self.scene.found.actor_by_id[role.actor] for role in held]
        if state is None or any(actor.role in _OFFICIAL and actor.state not in (state, None) for actor in actors):
            return []
        owner = self.scene.state_of(state)
        return [Role(owner, head.start, head.end, head.text)] if owner is not None else []
