"""What a speaker says another must do is a demand; what the doer will not do is a refusal."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.extract.events.coded import Coded
from onrecord.extract.events.frames import Dictionary, Frame
from onrecord.extract.events.governed import Governed
from onrecord.extract.events.parties import Parties
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.clauses import helping_words, is_negated, marked
from onrecord.grammar.edges import WITHHOLDING
from onrecord.grammar.foreseen import is_ruled_out
from onrecord.grammar.phrases import prep_objects
from onrecord.grammar.relations import (
    AUXILIARY,
    CLAUSE,
    DETERMINER,
    OBJECT,
    OPEN_CLAUSE,
    PREDICATE_ADJECTIVE,
    SUBJECT,
    child_as,
    children_as,
    has,
    has_word,
    head_as,
    possessor,
    stands_under,
)
from onrecord.grammar.standing import standing
from onrecord.grammar.subjects import deep_object, surface_subject
from onrecord.grammar.unreal import is_contrary
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list
from onrecord.types import Role

#: Types that a refusal refuses: "will not meet", "cannot accept".
REFUSED = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
DEMANDING = frozenset({"must", "should", "ought"})
_MAY = frozenset({"can", "could", "might"})
_IF = ("if", "whether", "because")
_ANSWERING = frozenset({"will", "would", "shall", "'ll"})
_MET = frozenset({"meet", "answer", "follow"})
_THREATENING = frozenset({"warn", "threaten"})
#: With what a deed is met that is threatened.
_FORCE = frozenset({"force", "response", "retaliation", "reprisal", "fire", "fury", "blow", "counterattack"})
#: How somebody should feel, which nobody can do for the asking.
_FELT = frozenset({"grateful", "thankful", "proud", "ashamed", "glad", "happy", "worried", "afraid"})
_REFUSING = frozenset({"will", "wo", "would", "shall", "can", "ca", "'ll", "'d"})
#: What courts say that somebody must do, who is sentenced and asked for nothing.
_SENTENCED = frozenset({"serve", "remain", "stay", "spend", "be"})
#: Verbs that are no refusal where only the doer tells it: "we will not be".
_PLAIN = word_list("no_refusal_verbs")
#: What things are expected to do: no demand of whoever owns them.
_EXPECTED = frozenset(("help", "deter", "ensure", "enable", "suffice", "lead", "reduce", "increase"))
#: Subjects of whom nothing is asked; what leads to those whom a thing concerns.
_NOBODY, _CONCERNING = ("no", "nobody", "none", "neither"), ("for", "with", "on", "between", "against", "about")
#: What another's deed is to bring about: "threats will not deter us".
_DETERRING = frozenset(("stop", "deter", "intimidate", "frighten", "silence", "break", "bend", "sway"))
#: PLOVER's classes of acts: the highest of what is cooperation; a bound of form.
#: By definition: PLOVER, quad classes 1 and 2.
_COOPERATION = 2


class Modals:
    """Codes the demands and refusals of one report."""

    def __init__(self, scene: Scene, words: Dictionary, parties: Parties) -> None:
        self.scene = scene
        self.words = words
        self.parties = parties

    def code(self, verb: Token, effects: dict[int, Governed]) -> Coded | None:
        """The demand or refusal that a verb with its auxiliaries tells, or None."""
        helping = helping_words(verb)
        above = head_as(verb, OPEN_CLAUSE)
        has_to = above is not None and above.lemma in ("need", "have") and above.tag in ("VBP", "VBZ") and not has(above, OBJECT)
        if (helping & DEMANDING and "have" not in helping) or ("to" in helping and has_to and above is not None and not marked(above, _IF)):
            return None if _to_be_told(verb, effects) else self._demand(verb)
        if is_negated(verb) and helping & _REFUSING and "have" not in helping:
            return self._refusal(verb, effects)
        if helping & _ANSWERING and verb.lemma in _MET and is_passive(verb) and not is_negated(verb):
            return self._answer(verb)
        return self._ruled_out(verb) if is_ruled_out(verb) else None

    def _answer(self, verb: Token) -> Coded | None:
        """The answer with which a speaker threatens a deed: "any raid by Chad would be met with force, the minister warned"."""
        source = self.scene.roles(Slots([verb], self.scene, False).fill("speaker"))
        above = head_as(verb, CLAUSE)
        if above is not None and above.lemma in _THREATENING and above.i < verb.i:
            return None  # "warned that it would be met with force": that is the threat
        if not source or not any(noun.lemma in _FORCE for noun in prep_objects(verb, ("with", "by"))) or marked(verb, _IF):
            return None
        deeds = [noun for noun in surface_subject(verb) if noun.pos in ("NOUN", "PROPN")]
        doers = [doer for deed in deeds for doer in prep_objects(deed, ("by", "from"))]
        doers += [who for deed in deeds if (who := possessor(deed)) is not None]
        recipient = self.parties.without_own_state(self.scene.roles(doers), source)
        composed = self.words.compose("THREATEN", None)
        statement = self.scene.statement_at(verb.start, verb.end)
        why = ["modal: the speaker says with what the deed would be met"]
        return Coded("THREATEN", composed.mode, (), composed.cameo, [verb], source, recipient, "actual", statement, why)

    def _demand(self, verb: Token) -> Coded | None:
        slots = Slots([verb], self.scene, False)
        source = self.scene.roles(slots.fill("speaker"))
        doers = {role.actor for role in source}
        heads = surface_subject(verb)
        asked = [role for role in self.scene.roles(heads) if role.actor not in doers and not self._only_concerned(role, heads)]
        statement = self.scene.statement_at(verb.start, verb.end)
        if not source or not asked or marked(verb, _IF) or _turned(verb):
            return None
        if self._looked_for(verb) or any(head.lower in _NOBODY or has_word(head, _NOBODY, DETERMINER) for head in heads):
            return None  # "no country needs to fear it"
        if statement is not None and self.scene.accuses(statement):
            return None
        if verb.lemma == "be" and any(how.lemma in _FELT for how in children_as(verb, PREDICATE_ADJECTIVE)):
            return None
        if verb.lemma in _SENTENCED and all(self.scene.found.actor_by_id[role.actor].role == "JUD" for role in source):
            return None  # "the court ruled that he must serve ten years": a sentence
        under = self.parties.find(verb)
        composed = self.words.compose("REQUEST", under[0].type if under else None)
        why = ["modal: the speaker says what another must do"]
        return Coded("REQUEST", composed.mode, (), composed.cameo, [verb], source, asked, "actual", statement, why)

    def _only_concerned(self, role: Role, heads: Sequence[Token]) -> bool:
        """Whether a subject that is nobody only tells whom it is for or with: "a pact for the troops should be fair" asks no troops."""
        if any(head.pos == "PRON" or role.start <= head.start < role.end for head in heads):
            return False
        tokens = self.scene.doc.tokens_between(role.start, role.end)
        return bool(tokens) and stands_under(tokens[-1], _CONCERNING)

    def _looked_for(self, verb: Token) -> bool:
        """Whether it is only what a thing is expected to do, and its owner is asked nothing: "the country's missiles should deter them"."""
        if verb.lemma not in _EXPECTED or "should" not in helping_words(verb):
            return False
        doers = surface_subject(verb)
        return all(t.pos == "NOUN" and self.scene.mention(t) is None and not self.scene.is_of(t, "@troops") for t in doers)

    def _refusal(self, verb: Token, effects: dict[int, Governed]) -> Coded | None:
        if marked(verb, ("if", "unless", "whether")) or is_contrary(verb):
            return None
        slots = Slots([verb], self.scene, False)
        heads = surface_subject(verb)
        doer = self.scene.roles(slots.fill("subj"))
        if not any(head.pos == "PRON" or role.start <= head.start < role.end for head in heads for role in doer):
            return self._defiance(verb, slots, doer)
        under = self.parties.find(verb) or self._carried(verb)
        operator = self.words.operators_at(verb)
        kind = under[0].type if under else next((row.type for row in operator if row.type in REFUSED), None)
        if not (kind in REFUSED or self._firm(verb, kind) or (self._own(slots, doer, verb) and (operator or kind is None))):
            return None
        if kind == "NONE":
            return None  # "cannot rule out sabotage": no act, so none that is refused
        if verb.lemma in WITHHOLDING or any(self.scene.is_of(head, "@vessel") for head in heads):
            return None  # "will not hesitate to act", "the ship will not reach Gaza"
        if standing(verb, True, effects).dropped or (kind is not None and self.words.types[kind].quad > _COOPERATION):
            return None
        statement = self.scene.statement_at(verb.start, verb.end)
        recipient = self.parties.without_own_state(self.parties.below(verb, under, doer), doer) or self.parties.awaited(verb, doer)
        composed = self.words.compose("REJECT", kind)
        why = ["modal: the doer will not do it"]
        tokens = [verb, *(under[1].tokens if under is not None and under[1].noun else [])]
        return Coded("REJECT", composed.mode, (), composed.cameo, tokens, doer, recipient, "actual", statement, why)

    def _ruled_out(self, verb: Token) -> Coded | None:
        """What a speaker says is out of the question: "lifting the ban on Chad is out of the question"."""
        source = self.scene.roles(Slots([verb], self.scene, False).fill("speaker"))
        under = self.parties.find(verb)
        if not source or under is None or under[0].type not in REFUSED:
            return None
        recipient = self.parties.below(verb, under, source)
        composed = self.words.compose("REJECT", under[0].type)
        why = ["modal: the speaker says that it is out of the question"]
        statement = self.scene.statement_at(verb.start, verb.end)
        return Coded("REJECT", composed.mode, (), composed.cameo, [verb], source, recipient, "actual", statement, why)

    def _defiance(self, verb: Token, slots: Slots, whose: list[Role]) -> Coded | None:
        """What a speaker says that another's deed will not bring about: "Israel's closures will not stop the rockets". Of whose deed it is
        nobody refuses anything."""
        source = self.scene.roles(slots.fill("speaker"))
        others = [role for role in self.parties.without_own_state(whose, source) if role.actor not in {one.actor for one in source}]
        if not source or not others or verb.lemma not in _DETERRING:
            return None
        statement = self.scene.statement_at(verb.start, verb.end)
        composed = self.words.compose("REJECT", None)
        why = ["modal: the speaker says that what another does will not help"]
        return Coded("REJECT", composed.mode, (), composed.cameo, [verb], source, others, "actual", statement, why)

    def _carried(self, verb: Token) -> tuple[Frame, Slots] | None:
        """What the noun tells that a verb only carries: "will not attend the talks"."""
        if not self.scene.is_of(verb, "@light"):
            return None
        return next((found for noun in deep_object(verb) if (found := self.parties.find(noun)) is not None), None)

    def _firm(self, verb: Token, kind: str | None) -> bool:
        """ "Will not stop the flights"."""
        return kind is None and self.scene.is_of(verb, "@yield")

    def _own(self, slots: Slots, doer: list[Role], verb: Token) -> bool:
        """Whether the doer says it, and tells an act: "we will not sign"."""
        if verb.lemma in _PLAIN:
            return False
        speaker = {role.actor for role in self.scene.roles(slots.fill("speaker"))}
        return bool(speaker & {role.actor for role in doer}) or any(t.lower in ("i", "we") for t in slots.fill("subj"))


def _to_be_told(verb: Token, effects: dict[int, Governed]) -> bool:
    """Whether somebody is only asked to say it, or may say it: "urged the envoy to tell them that they should stay"."""
    telling = head_as(verb, CLAUSE)
    if telling is not None and helping_words(telling) & _MAY:
        return True  # "only foes can argue that he should stay"
    asks = effects.get(telling.i) if telling is not None else None
    return asks is not None and asks.operator.type == "REQUEST"


def _turned(verb: Token) -> bool:
    """Whether the auxiliary stands before the subject: "should he survive the war" is a case, "should they leave?" a question."""
    who = child_as(verb, SUBJECT)
    nor = any(word.lower in ("nor", "so") and word.i < verb.i for word in verb.sent.tokens)
    return who is not None and not nor and any(word.lower in DEMANDING and word.i < who.i for word in children_as(verb, AUXILIARY))
