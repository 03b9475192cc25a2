"""Parties from what was told before: of an act told again, of an answer to one, of the pair that "both" stands for."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.again import doers_again, owners_again, same_word, sayers_again
from onrecord.extract.events.coded import Coded, Told
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.phrases import determiners, joined_to, possessors, prep_objects
from onrecord.grammar.relations import ADVERBIAL, DETERMINER, MODIFIER, RELATIVE, UNDERGOER, first_joined, governor, hangs_as, has, has_word
from onrecord.knowledge.words import word_list
from onrecord.types import Role

#: How many acts back an act named again is looked for, and an act to which another answers.
#: Bound of work.
_BACK = 100
#: Plain, by wikinews: 3 and 12 change nothing.
_NEAR = 6
#: How many sentences after an attack it is claimed.
#: Plain, by parties 2025: 1 and 4 change nothing.
_CLAIMED_WITHIN = 2
#: Types by which two bind themselves to each other.
_PACTS = frozenset({"SUPPORT", "AGREE", "RETREAT", "COOPERATE"})
#: Types of words on the deeds of others.
_ON_DEEDS = frozenset({"ACCUSE", "SUPPORT", "REQUEST"})
#: Types that one denies.
_ANSWERED = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT"})
#: Types of what is done for or with somebody, who is not struck for that: "jets backed by Chad bombed the town".
_HELPING = frozenset({"SUPPORT", "AID", "COOPERATE", "CONSULT", "AGREE"})
#: What takes up one to whom something is done, and bodies that are then called only what they are.
_HIT = ("on", "against", "upon")
_IT = frozenset({"it", "him", "her"})
_BODIES = word_list("bodies_taken_up")
#: What takes up a deed as a whole, alone or before a noun.
_THIS, _DEEDS = frozenset({"this", "that", "these"}), word_list("deeds_taken_up")
_ARMED = frozenset({"REB", "UAF"})


class Earlier:
    """The acts that one report told so far, and whom they name for the next."""

    def __init__(self, scene: Scene, done: list[Coded]) -> None:
        self.scene = scene
        #: What was coded so far in the report; the coder adds to it.
        self.done = done
        #: What was coded so far in the sentence that is read.
        self.now: list[Coded] = []

    def both(self, token: Token) -> list[Role]:
        """The pair that "both" stands for alone: the two of the act told last, in this sentence or the one before.

        What is done to both may be done to two things: "drones struck two jets; both were destroyed".
        """
        if token.lower != "both" or token.pos not in ("PRON", "DET", "CCONJ") or hangs_as(token, UNDERGOER):
            return []
        for coded in reversed([*self.done[-_NEAR:], *self.now]):
            if token.sent.index - coded.tokens[0].sent.index > 1:
                break
            for told in ([*coded.source, *coded.recipient], coded.recipient):  # "accused Chad and Mali of it; both denied it"
                pair = {role.actor: role for role in told}
                if len(pair) == 2:
                    return [Role(role.actor, token.start, token.end, token.text) for role in pair.values()]
        return []

    def hit(self, source: list[Role], told: Told) -> list[Role]:
        """Whom the same doers struck just before in the sentence."""
        doers = {role.actor for role in source}
        for coded in reversed(self.now):
            if coded.type == "ASSAULT" and coded.recipient and doers == {role.actor for role in coded.source}:
                told.tell(f"recipient struck just before: {', '.join(role.text for role in coded.recipient)}")
                return list(coded.recipient)
        return []

    def doers_of(self, kind: str, slots: Slots, act: Token) -> list[Role]:
        """Who did the act of this type that the report told last, for an act named again without its doer: "condemned the attack"."""
        if _of_some(act):
            return []
        for coded in reversed(self._meant(act, kind)):
            if coded.source:
                own = {role.actor for role in self.scene.roles(slots.fill("subj"))}
                if own & {role.actor for role in coded.source}:
                    return []
                return [Role(role.actor, act.start, act.end, act.text) for role in coded.source]
        return []

    def _meant(self, act: Token, kind: str) -> list[Coded]:
        """The acts of a type of which a noun may tell again: those done to whom its phrase names, else those that its own word has told."""
        done = [coded for coded in self.done[-_BACK:] if coded.type == kind and coded.status == "actual"]
        hit = self.scene.roles(list(prep_objects(act, _HIT)))
        if hit:
            actors, states = {role.actor for role in hit}, self.scene.found.states_of(hit) - {None}
            same = [c for c in done if actors & {r.actor for r in c.recipient}]
            return same or [c for c in done if states & self.scene.found.states_of(c.recipient)]
        told = [c for c in done if any(same_word(act.lemma, t.lemma) for t in c.tokens) and (c.source or c.tokens[0].pos == "VERB")]
        return told or done

    def again(self, nouns: list[Token], source: list[Role], told: Told) -> list[Role]:
        """Who did what one of the nouns tells again, for whoever judges it: "condemned the closures"."""
        judges = {role.actor for role in source}
        for noun in nouns:
            acts = [*self.done, *self.now]
            found = doers_again(noun, self.scene, acts, judges) or sayers_again(noun, self.scene, acts, judges)
            found = found or owners_again(noun, self.scene, judges)
            if found:
                told.tell(f"recipient did what the {noun.lower} tells again: {found[0].text}")
                return found
        return []

    def provoked(self, slots: Slots, source: list[Role], told: Told) -> list[Role]:
        """Who did what brings somebody's protest, where the clause names it by "which" or "this" alone: "sent a cutter to the reef, which drew a
        protest from Fiji", "Chad closed the road. This drew a protest from Mali"."""
        verb, heads = slots.word, slots.fill("subj")
        this = [head for head in heads if head.lower in _THIS or (head.lemma in _DEEDS and has_word(head, _THIS, DETERMINER))]
        if not this and not hangs_as(first_joined(verb), RELATIVE | ADVERBIAL):
            return []
        judges = {role.actor for role in source}
        for coded in reversed(self.now if not this else [*self.done[-_NEAR:], *self.now]):
            near = verb.sent.index - coded.tokens[0].sent.index <= bool(this) and coded.tokens[0].i < verb.i
            if not near or coded.status != "actual" or not coded.source:
                continue
            if {role.actor for role in coded.source} & judges:
                return []
            told.tell(f"recipient did what drew it: {coded.source[0].text}")
            return [Role(role.actor, verb.start, verb.end, verb.text) for role in coded.source]
        return []

    def met(self, verb: Token, source: list[Role], told: Told) -> list[Role]:
        """With whom somebody confers of whom the verb before it tells that: "held talks with Okafor and exchanged views on fuel"."""
        first, doers = joined_to(verb), {role.actor for role in source}
        for coded in reversed(self.now):
            talks = coded.type == "CONSULT" and first is not None and first in coded.tokens and coded.status == "actual"
            others = [role for role in coded.recipient if role.actor not in doers]
            if talks and others and doers == {role.actor for role in coded.source}:
                told.tell(f"recipient met just before: {', '.join(role.text for role in others)}")
                return others
        return []

    def taken_up(self, word: Token, heads: list[Token], told: Told) -> list[Role]:
        """Whom "them" or "the group" beside a participle takes up: to whom the act is done that the participle hangs on.

        "Imposed sanctions on two banks, accusing them of fraud", "banned the Red Star, accusing the group of spying".
        """
        if len(heads) != 1 or word.tag != "VBG" or not hangs_as(word, ADVERBIAL):
            return []
        head = heads[0]
        one = head.lower in _IT or (head.lemma in _BODIES and has_word(head, ("the",), DETERMINER))
        if not one and head.lower != "them":
            return []
        above = governor(word)
        for coded in reversed(self.now):
            if above in coded.tokens and coded.recipient and (not one or len(coded.recipient) == 1):
                told.tell(f"{head.lower} takes up {', '.join(role.text for role in coded.recipient)}")
                return [Role(role.actor, head.start, head.end, head.text) for role in coded.recipient]
        return []

    def opposed(self, token: Token, source: list[Role], told: Told, denied: bool = False, force: bool = False) -> list[Role]:
        """Against whom a threat, refusal or return of fire goes that names nobody: the other side of the act told just before.

        That act stands in the same sentence or the one before, in the same paragraph; on one of its sides is the doer or somebody
        of its state, on the other one state only, which is not the doer's. What is ``denied`` answers what was said alone; ``force`` answers no
        help.
        """
        states = self.scene.found.states_of(source)
        if len(states) != 1:
            return []
        for coded in reversed([*self.done[-_NEAR:], *self.now]):
            sentence = coded.tokens[0].sent
            if sentence.block != token.sent.block or token.sent.index - sentence.index > 1:
                break
            if (denied and coded.type not in _ANSWERED) or self._judges(coded, token) or (force and coded.type in _HELPING):
                continue
            for own, other in ((coded.source, coded.recipient), (coded.recipient, coded.source)):
                others = self.scene.found.states_of(other)
                if states == self.scene.found.states_of(own) and len(others) == 1 and not others & {None, *states}:
                    told.tell(f"recipient from the act before: {other[0].text}")
                    return [Role(role.actor, token.start, token.end, token.text) for role in other]
        return []

    def _judges(self, coded: Coded, deed: Token) -> bool:
        """Whether an act is only the word of a body of states on the deed that its verb governs: who condemns a raid from New York was not raided."""
        bodies = all(self.scene.found.actor_by_id[role.actor].kind == "organisation" for role in coded.source)
        return bodies and coded.type in _ON_DEEDS and deed.pos == "NOUN" and coded.tokens[0] in deed.ancestors()

    def bound(self, token: Token, source: list[Role], told: Told) -> list[Role]:
        """To whom somebody binds himself, or yields, by a pact that the same sentence told before: the only other state of it.

        "Chad and Mali signed a deal, with Chad agreeing to open its border".
        """
        states = self.scene.found.states_of(source)
        if len(states) != 1 or None in states:
            return []
        for coded in reversed(self.done[-1:]):
            asked = (
                coded.type == "REQUEST"
                and states == self.scene.found.states_of(coded.recipient)
                and coded.tokens[0].sent.block == token.sent.block
            )
            if asked and coded.source and token.sent.index - coded.tokens[0].sent.index == 1 and not self.now:
                told.tell(f"recipient asked for it: {coded.source[0].text}")  # "Fiji invited Samoa to talks. Samoa accepted"
                return [Role(role.actor, token.start, token.end, token.text) for role in coded.source]
        for coded in reversed(self.now):
            sides = {role.actor: role for role in [*coded.source, *coded.recipient]}
            others = [role for role in sides.values() if self.scene.found.states_of([role]) != states]
            if coded.type not in _PACTS or not states <= self.scene.found.states_of(list(sides.values())) or coded.status == "negated":
                continue
            if len(self.scene.found.states_of(others)) != 1 or self.scene.found.states_of(others) & {None}:
                return []
            told.tell(f"recipient is the other side of the {coded.tokens[0].lower} before: {others[0].text}")
            return [Role(role.actor, token.start, token.end, token.text) for role in others]
        return []

    def continued(self, token: Token, victims: list[Role], told: Told, named: bool = False) -> list[Role]:
        """Who hurt those of whom a passive goes on to tell: "Shells hit the port. Six dockers were also wounded".

        Whoever did the only force that the sentence before tells, in the same paragraph, to others of the victims' state, or to
        nobody told where the act itself is ``named`` again.
        """
        states = self.scene.found.states_of(victims)
        before = [c for c in self.done[-_NEAR:] if c.type == "ASSAULT" and c.status == "actual" and c.source]
        before = [c for c in before if c.tokens[0].sent.block == token.sent.block and token.sent.index - c.tokens[0].sent.index == 1]
        doers = {role.actor for c in before for role in c.source}
        if len(doers) != 1 or (not named and (len(states) != 1 or None in states)):
            return []
        if not any(states == self.scene.found.states_of(c.recipient) or (named and not c.recipient) for c in before):
            return []
        if any(role.actor in doers for role in victims):
            return []
        found = before[-1].source
        told.tell(f"source of the force told before: {found[0].text}")
        return [Role(role.actor, token.start, token.end, token.text) for role in found]

    def claimed(self, token: Token, source: list[Role], told: Told) -> list[Role]:
        """Who suffered what somebody owns up to: "A bomb killed two guards. The rebels claimed the attack".

        Those whom the last force told hurt, in this sentence or the two before, by nobody who is named but the claimant.
        """
        claimants = {role.actor for role in source}
        for coded in reversed([*self.done[-_NEAR:], *self.now]):
            if token.sent.index - coded.tokens[0].sent.index > _CLAIMED_WITHIN:
                break
            if coded.type != "ASSAULT" or coded.status != "actual" or not coded.recipient:
                continue
            doers = [self.scene.found.actor_by_id[role.actor] for role in coded.source if role.actor not in claimants]
            if any(actor.kind == "state" or actor.is_named for actor in doers):
                return []
            if claimants & {role.actor for role in coded.recipient}:
                return []
            told.tell(f"recipient suffered the {coded.tokens[0].lower} before: {coded.recipient[0].text}")
            return [Role(role.actor, token.start, token.end, token.text) for role in coded.recipient]
        return []

    def beside(self, word: Token, victims: list[Role], told: Told) -> list[Role]:
        """Those hurt, and whose they are where a participle tells it of the act it hangs on: "hit a Peruvian boat, wounding two sailors".

        Those of one state to whom that act was done, if the victims are of no state, of no armed group and not named; they alone, where
        nothing but the number of the hurt is told: "ambushed a Peruvian convoy, killing 17".
        """
        if word.tag != "VBG" or not hangs_as(word, ADVERBIAL) or not victims or self.scene.found.states_of(victims) != {None}:
            return victims
        hurt = [self.scene.found.actor_by_id[role.actor] for role in victims]
        if any(actor.role in _ARMED or actor.is_named for actor in hurt):
            return victims
        above = governor(word)
        struck = next((coded.recipient for coded in reversed(self.now) if above in coded.tokens and coded.type == "ASSAULT"), [])
        struck = [role for role in struck if self.scene.found.actor_by_id[role.actor].state is not None]
        if len(self.scene.found.states_of(struck)) != 1:
            return victims
        told.tell(f"beside {struck[0].text}, to whom it was done")
        whose = Role(struck[0].actor, victims[0].start, victims[0].end, victims[0].text)
        return [whose] if all(actor.role is None and actor.kind != "unit" for actor in hurt) else [*victims, whose]


def _of_some(act: Token) -> bool:
    """Whether a noun tells of several acts that it does not point at: "condemned recent attacks in Chad" takes up none that was told before."""
    return act.tag == "NNS" and not determiners(act) and not possessors(act) and has(act, MODIFIER)
