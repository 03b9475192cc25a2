"""Who did what is told without a doer, by what else the report tells: beside the verb, of the fight, of the one who is called its doer.

"Two were killed and six injured by settlers", "six soldiers and two gunmen died in a shootout", "three are killed in a stabbing; the
attacker is held", "arrested two men accused of spying": each tells whose act it is, though not as the verb's own subject or agent.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.alone import OFFICIAL
from onrecord.extract.events.coded import Told
from onrecord.extract.events.parties import Parties
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.extract.found import ActorMention
from onrecord.extract.whereabouts import LETTING_OUT
from onrecord.grammar.addressing import written_to
from onrecord.grammar.clauses import described, is_infinitive
from onrecord.grammar.phrases import conjuncts, first_conjunct, joined_to, possessors, prep_objects
from onrecord.grammar.relations import (
    ADVERBIAL,
    CLAUSE,
    DETERMINER,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    REDUCED,
    RELATIVE,
    children_as,
    governor,
    hangs_as,
    has,
    has_word,
    head_as,
    stands_under,
    up_through,
)
from onrecord.grammar.subjects import deep_object, deep_subject
from onrecord.grammar.voice import agents, is_passive, sharing
from onrecord.knowledge.words import word_list
from onrecord.types import Role

#: Verbs of what befalls the victims of one attack.
_HURT = frozenset({"kill", "injure", "wound", "hurt", "shoot", "stab", "murder"})
#: What somebody is let out of.
_PRISONS = frozenset({"prison", "jail", "custody", "detention", "bail", "parole", "arrest", "imprisonment"})
_CAPTIVE = frozenset({"hostage", "captive"})
_SENDING_OFF = frozenset({"deport", "expel", "extradite", "repatriate"})
_HOLDING = frozenset({"hold", "jail", "detain", "imprison", "incarcerate", "arrest"})
_LEGAL = frozenset({"COERCE", "RETREAT"})
#: Verbs by which somebody speaks with another.
_CONTACTING = frozenset({"call", "phone", "telephone", "meet", "visit", "summon"})
#: What a protest is against.
_AGAINST = ("of", "at", "over", "against", "to")
#: Fights that have two sides, and prepositions before them.
_CLASHES = word_list("clashes")
_IN = ("in", "during", "after", "amid", "following")
#: Sectors of those who fight for a state, and of those who fight it.
_FORCES = frozenset({"MIL", "COP", "PAR", "GOV"})
_FOES = frozenset({"REB", "UAF", "CRM", "SEP", "IMG"})
#: What whoever did an attack is called after it, and words that say that he is the one told of.
_CULPRITS = word_list("culprits")
_DEFINITE = frozenset({"the", "both"})
#: Sentences after the deed in which its doer may be told, and before it.
#: Plain, by wikinews: 3 for the first and 0 and 2 for the second change nothing, 1 for the first loses one event.
_AFTER, _BEFORE = 2, 1
#: Types of what is done to somebody by law, and participles of what he is held for.
_BY_LAW = frozenset({"COERCE", "ACCUSE", "SANCTION", "RETREAT", "ASSAULT"})
_CHARGED = word_list("charging_participles")
#: Types of what whoever announces it has decided, and sectors of those who decide.
_DECIDED = frozenset({"SANCTION", "CONCEDE", "MOBILIZE"})
#: Verbs of holding people and sending them away, and of telling it.
_HELD_OR_SENT = frozenset({"arrest", "detain", "deport", "expel", "capture", "bar"})
_BANNING = frozenset({"bar", "ban", "prohibit", "forbid"})
_TELLING = frozenset({"say", "confirm", "report", "announce", "reveal"})


class Doers:
    """Looks for the doers of one report's acts beside the act itself."""

    def __init__(self, scene: Scene, parties: Parties) -> None:
        self.scene = scene
        self.parties = parties

    def of_force(self, verb: Token, victims: list[Role], told: Told) -> list[Role]:
        """Who used force that is told without a doer."""
        found = self._beside(verb, victims, told) or self._among(verb, victims, told) or self._clashing(verb, victims, told)
        return found or self._culprit(verb, victims, told)

    def _beside(self, verb: Token, victims: list[Role], told: Told) -> list[Role]:
        """By whom those beside the victims are hurt: "two are killed and six injured by settlers"."""
        if verb.lemma not in _HURT or not is_passive(verb):
            return []
        hurt = {role.actor for role in victims}
        for other in conjuncts(first_conjunct(verb, ("VERB", "AUX"))):
            if other is verb or other.lemma not in _HURT:
                continue
            found = [role for role in self.scene.roles(agents(other)) if role.actor not in hurt]
            if found:
                told.tell(f"source of what is told beside it: {', '.join(role.text for role in found)}")
                return found
        return []

    def _among(self, verb: Token, victims: list[Role], told: Told) -> list[Role]:
        """Who hurt the others among whom they are: "six died in Russian strikes, including two men killed in Kyiv"."""
        noun = described(verb)
        if noun is None or not stands_under(noun, ("including",)):
            return []
        above = {token.i for token in noun.ancestors()}
        hurt = {role.actor for role in victims}
        for coded in reversed(self.parties.earlier.now):
            found = [role for role in coded.source if role.actor not in hurt]
            if coded.type == "ASSAULT" and found and coded.tokens[0].i in above:
                told.tell(f"source of what is told of the others: {', '.join(role.text for role in found)}")
                return found
        return []

    def _clashing(self, verb: Token, victims: list[Role], told: Told) -> list[Role]:
        """The two sides of a fight of which both have victims: "six soldiers and two gunmen were killed in a shootout"."""
        roles = [self.scene.found.actor_by_id[role.actor].role for role in victims]
        if not (set(roles) & _FORCES and set(roles) & _FOES) or not set(roles) <= _FORCES | _FOES:
            return []
        fight = next((t for v in sharing(verb) for t in prep_objects(v, _IN) if {t.lemma, t.lower} & _CLASHES), None)
        if fight is None:
            return []
        told.tell(f"each fought the other in the {fight.lower}")
        return list(victims)

    def _culprit(self, verb: Token, victims: list[Role], told: Told) -> list[Role]:
        """Whom the report calls the doer of the attack it has told of: "six are injured in a stabbing. The attacker is held"."""
        at = verb.sent
        near = [
            sentence
            for sentence in self.scene.doc.sentences[max(0, at.index - _BEFORE) : at.index + _AFTER + 1]
            if sentence.block == at.block
        ]
        hurt = {role.actor for role in victims}
        here = [
            m
            for m in self.scene.found.mentions.inside(near[0].start, near[-1].end)
            if m.mention.kind == "nominal" and m.actor.id not in hurt and self._is_culprit(m)
        ]
        if not here or len({m.actor.id for m in here}) > 1:
            return []
        found = min(here, key=lambda m: (m.start < at.start, m.start))
        told.tell(f"the report calls him the doer: {found.mention.text}")
        return [Role(found.actor.id, found.start, found.end, found.mention.text)]

    def _is_culprit(self, mention: ActorMention) -> bool:
        tokens = self.scene.doc.tokens_between(mention.start, mention.end)
        head = next((t for t in tokens if t.lemma in _CULPRITS or t.lower in _CULPRITS), None)
        return head is not None and (has_word(head, _DEFINITE, DETERMINER) or any(t.lower in _DEFINITE for t in tokens))

    def protesting(self, slots: Slots, told: Told) -> tuple[list[Role], list[Role]] | None:
        """Who does something in protest, and against whose act: "resigned in protest of the killing of ten by the army"; None where a protest is one."""
        under = governor(slots.word) if stands_under(slots.word, ("in",)) else None
        verb = governor(under) if under is not None else None
        if verb is None or verb.pos != "VERB" or has(slots.word, DETERMINER):
            return None
        source = self.scene.roles(Slots([verb], self.scene, False).fill("surface"))
        if not source and slots.word.lemma != "protest":
            return None
        if source:
            told.tell(f"source does it in protest: {', '.join(role.text for role in source)}")
        for act in prep_objects(slots.word, _AGAINST):
            found = self.parties.find(act)
            heads = [t for slot in ("poss", "by", "mod") for t in found[1].fill(slot)] if found is not None else self._wrongdoers(act)
            heads = [t for t in prep_objects(slots.word, ("by",)) if t.i > act.i] or heads  # the parser hangs it on the protest
            recipient = [role for role in self.scene.roles(heads) if role.actor not in {doer.actor for doer in source}]
            if recipient:
                told.tell(f"recipient did what is protested: {recipient[0].text}")
                return source, recipient
        return source, []

    def _wrongdoers(self, act: Token) -> list[Token]:
        """Those named who do what no frame tells: by whom it is done, where it tells whom it befalls ("the harassment of nurses by the army")."""
        befell = list(prep_objects(act, ("of", "against")))
        by = [t for noun in (act, *befell) for t in prep_objects(noun, ("by",))]
        return by or ([act] if not befell or self.scene.mention(act) is not None else list(possessors(act)))

    def announcing(self, kind: str, verb: Token, undergoers: list[Role], told: Told) -> list[Role]:
        """The state or body that announces what is done without a doer: "The ministry announced that nine officers were dismissed".

        Of those held or sent away whoever tells it who does so: "the interior minister says that ten foreigners have been deported".
        """
        above = head_as(up_through(first_conjunct(verb, ("VERB", "AUX")), OPEN_CLAUSE), CLAUSE)  # "that envoys are to be barred"
        banned = kind == "COERCE" and verb.lemma in _BANNING
        held = kind == "COERCE" and verb.lemma in _HELD_OR_SENT and not (banned and above is not None and above.lemma == "announce")
        if above is None or not ((above.lemma == "announce" and (banned or kind in _DECIDED)) or (held and above.lemma in _TELLING)):
            return []
        own = {role.actor for role in undergoers}
        found = [role for role in self.scene.roles(deep_subject(above)) if role.actor not in own]
        if not found or not all(self._decides(role) for role in found) or (held and not self._holds(verb, found, undergoers)):
            return []
        told.tell(f"source announces it: {found[0].text}")
        return found

    def _holds(self, verb: Token, tellers: list[Role], held: list[Role]) -> bool:
        """Whether those who tell of it hold people of no state of theirs, nowhere that another holds them: not "says six Kenyans were arrested in Oman"."""
        states = self.scene.found.states_of(tellers)
        theirs = self.scene.found.states_of(held)
        places = {self.scene.where.lying(place) for place in self.scene.where.below(verb)}
        return len(states) == 1 and not theirs & states and places <= states | theirs

    def besides(self, verb: Token, held: list[Role], told: Told) -> list[Role]:
        """Who does to somebody what is told beside it: "is convicted of fraud and banned from running"."""
        first = joined_to(verb)
        them = {role.actor for role in held}
        for coded in reversed(self.parties.earlier.now):
            if first is None or first not in coded.tokens or coded.type not in _BY_LAW - {"ASSAULT"} or coded.status != "actual":
                continue
            found = [role for role in coded.source if role.actor not in them]
            if found and them & {role.actor for role in coded.recipient}:
                told.tell(f"source does what is told beside it: {found[0].text}")
                return found
        return []

    def _decides(self, role: Role) -> bool:
        actor = self.scene.found.actor_by_id[role.actor]
        return actor.kind in ("state", "government") or actor.role in OFFICIAL or actor.state == "IGO"

    def released(self, verb: Token, held: list[Role], told: Told) -> list[Role]:
        """Who lets somebody out of prison where nobody is told to: the state whose prison it is, or where a participle says he was held."""
        if verb.lemma not in LETTING_OUT | _SENDING_OFF:
            return []
        them = {role.actor for role in held}
        for those in deep_object(verb):
            for held_in in children_as(those, REDUCED | RELATIVE):
                hostages = any(
                    word.lower in _CAPTIVE for word in children_as(held_in, OBJECT | OBJECT_PREDICATE)
                )  # by others than the state
                where = list(prep_objects(held_in, ("in",))) if held_in.lemma in _HOLDING and is_passive(held_in) and not hostages else []
                if found := [role for role in self.scene.hosts(where) if role.actor not in them]:
                    told.tell(f"source is where they were {held_in.lower}: {found[0].text}")
                    return found if len(found) == 1 else []
        if verb.lemma not in LETTING_OUT:
            return []
        left = [t for t in prep_objects(verb, ("from",)) if t.lemma in _PRISONS or self._is_country(t)]
        if found := [role for role in self.scene.hosts(left) if role.actor not in them]:
            told.tell(f"source is what they left: {found[0].text}")
            return found if len(found) == 1 else []
        out = any(t.lemma in _PRISONS for t in prep_objects(verb, ("from", "on")))
        return self.parties.law.done_by(verb, held, told) if out else []

    def dealing(self, verb: Token, held: list[Role], told: Told) -> list[Role]:
        """Who deals with somebody by law where nobody is told to: the one state that did so before in the report.

        "Lopez was released from Chad after a ruling. He had been detained in May".
        """
        by_law = verb.lemma in LETTING_OUT or self.scene.is_of(verb, "@lawful")
        if not by_law or verb.lemma in _SENDING_OFF or any(prep_objects(verb, ("from",))) or len(held) != 1:
            return []
        before = [
            coded.source
            for coded in [*self.parties.earlier.done, *self.parties.earlier.now]
            if coded.type in _LEGAL and coded.status == "actual" and held[0].actor in {role.actor for role in coded.recipient}
        ]
        found = next((roles for roles in before if roles), [])
        states = self.scene.found.states_of([role for roles in before for role in roles])
        known = self.scene.found.actor_by_id[held[0].actor].kind == "person" and not states & {None}
        if not known or len(states) != 1 or held[0].actor in {role.actor for role in found}:
            return []
        told.tell(f"source dealt with him before: {found[0].text}")
        return [Role(role.actor, verb.start, verb.end, verb.text) for role in found]

    def _is_country(self, token: Token) -> bool:
        """Whether a word names a country: "was released from Chad"."""
        return any(place.kind == "country" for place in self.scene.found.places_at.touching(token.start, token.end))

    def bringing(self, kind: str, slots: Slots, victims: list[Role], told: Told) -> list[Role]:
        """Whose raid or attack it was that brought a deed about: "the Kenyan police raid led to the arrest of nine"."""
        verb = slots.bringing()
        for fight in deep_subject(verb) if verb is not None else ():
            if not self.scene.is_of(fight, "@fight") or self.scene.mention(fight) is not None:
                continue
            if kind == "ASSAULT" and has_word(fight, ("between",)):
                continue  # of two sides either may have killed
            found = self.parties.fights.fighters(fight, {role.actor for role in victims})
            if found:
                told.tell(f"source of the {fight.lower} that brought it about: {', '.join(role.text for role in found)}")
                return found
        return []

    def called(self, verb: Token, source: list[Role], told: Told) -> list[Role]:
        """To whom what somebody calls, meets or writes to another for is done: "called the premier to congratulate him"."""
        doers = {role.actor for role in source}
        written = [role for role in self.scene.roles(written_to(verb)) if role.actor not in doers]
        if written:
            told.tell(f"recipient is written to: {', '.join(role.text for role in written)}")
            return written
        above = governor(verb)
        if above is None or above.lemma not in _CONTACTING or not (is_infinitive(verb) and hangs_as(verb, ADVERBIAL | OPEN_CLAUSE)):
            return []
        found = [role for role in self.scene.roles(deep_object(above)) if role.actor not in doers]
        if found:
            told.tell(f"recipient is {above.lower}: {', '.join(role.text for role in found)}")
        return found

    def _judges(self, roles: list[Role]) -> bool:
        return any(self.scene.found.actor_by_id[role.actor].role == "JUD" for role in roles)

    def by_law(self, verb: Token, held: list[Role], told: Told) -> list[Role]:
        """Who holds or punishes those of whom a participle tells what for: "arrested two men accused of spying"."""
        if verb.lemma not in _CHARGED or described(verb) is None:
            return []
        them = {role.actor for role in held}
        for coded in reversed(self.parties.earlier.now):
            if coded.type in _BY_LAW and coded.source and them & {role.actor for role in coded.recipient}:
                if coded.type == "RETREAT" and (self._judges(coded.source) or coded.tokens[0].lemma in _SENDING_OFF):
                    continue  # "acquitted two men charged with murder", "repatriated men held in Peru": the court did not charge them
                found = [role for role in coded.source if role.actor not in them]
                if found:
                    told.tell(f"source deals with them: {', '.join(role.text for role in found)}")
                    return found
        return []
