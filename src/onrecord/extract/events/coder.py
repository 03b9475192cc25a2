"""Codes the acts of one sentence: dictionary entries found on the tree, their actors and their standing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.doc import Sentence, Token
from onrecord.extract.events.coded import Coded
from onrecord.extract.events.framed import Framed
from onrecord.extract.events.frames import TELLING, Dictionary
from onrecord.extract.events.governed import Governed, governed, silent
from onrecord.extract.events.kinds import official
from onrecord.extract.events.modals import REFUSED, Modals
from onrecord.extract.events.operators import Operators
from onrecord.extract.events.parties import Parties
from onrecord.extract.events.scene import Scene
from onrecord.grammar.clauses import agent, is_infinitive, undergoing
from onrecord.grammar.phrases import joined_to
from onrecord.grammar.relations import ADVERBIAL, OPEN_CLAUSE, REDUCED, RELATIVE, governor, hangs_as, head_as, over_preposition, top
from onrecord.grammar.subjects import deep_object
from onrecord.types import Role

#: Types of operators that another's phrase tells already: "signed an agreement to send ships".
_ONCE = frozenset({"REQUEST", "AGREE", "SUPPORT"})

#: Types of what is held, and of what it is held for.
_HELD_FOR = frozenset({"PROTEST", "ACCUSE", "CONSULT"})
#: What a deed does to others' words: "the arrest drew protests from Chad" tells two.
_DRAWING = frozenset({"draw", "attract"})
#: What bodies do with resolutions.
_ADOPTING = frozenset({"adopt", "pass", "approve", "back"})
_PAPERS = frozenset({"resolution", "motion", "declaration", "statement", "text"})


class _Made(NamedTuple):
    """An act with the words that it takes, which tell no other."""

    act: Coded
    words: list[Token]
    framed: bool

    @property
    def takes(self) -> Iterable[int]:
        return (token.i for token in self.words if token.lemma not in _DRAWING)


def _left(made: Coded, coded: list[Coded]) -> bool:
    """Whether it is what an attack told before left somebody: "the blast left three people injured" tells one deed."""
    if made.source or made.tokens[0].tag != "VBN":
        return False
    hurt = {role.actor for role in made.recipient}
    return any(c.type == "ASSAULT" and c.tokens[0].lemma == "leave" and hurt == {role.actor for role in c.recipient} for c in coded)


def _died_of(made: Coded, coded: list[Coded]) -> bool:
    """Whether it is the fight of which a death told before it came: "the death of Saleh from an airstrike" tells one deed."""
    deaths = [token for told in coded if told.type == "ASSAULT" for token in told.tokens if token.lemma == "death"]
    return made.tokens[0].pos == "NOUN" and any(top(made.tokens[0], death) is not None for death in deaths)


def _asked_above(made: Coded, coded: list[Coded]) -> bool:
    """Whether it tells what is asked by the demand that governs it: "demanded a statement that Israel must withdraw" asks once."""
    if made.type != "REQUEST" or joined_to(made.tokens[0]) is not None:
        return False  # "demanded a recount and called for calm" asks twice
    sides = [{role.actor for role in side} for side in (made.source, made.recipient)]
    return any(
        told.type == "REQUEST"
        and sides == [{role.actor for role in side} for side in (told.source, told.recipient)]
        and any(governs in told.tokens for governs in made.tokens[0].ancestors())
        for told in coded
    )


def _claimed(act: Coded, coded: list[Coded]) -> None:
    """Gives the deed of a relative clause to whoever claims it above: "claimed responsibility for the blast that killed ten"."""
    if act.type != "ASSAULT" or act.source or not hangs_as(act.tokens[0], RELATIVE):
        return
    for told in coded:
        claims = told.source and told.status == "actual" and [t.lemma for t in told.tokens] == ["claim", "responsibility"]
        if claims and top(act.tokens[0], told.tokens[1]) is not None:
            act.source = list(told.source)
            act.why.append("source: who claims responsibility for it")
            return


def _hurt_besides(verb: Token, taken: set[int]) -> bool:
    """Whether it tells the wounded of a deed whose dead are told before: "two were killed and five injured"."""
    above = joined_to(verb)
    if above is None or above.i not in taken or above.lemma != "kill":
        return False
    return verb.lemma in ("injure", "wound", "hurt") and verb.tag == "VBN" and agent(verb) is None


def _by_it(made: Coded, coded: list[Coded]) -> bool:
    """Whether a noun tells the attack by which somebody was struck, and how: "Lima was struck by a Chilean drone attack"."""
    verb = over_preposition(made.tokens[0], ("by",)) if made.tokens[0].pos == "NOUN" else None
    hurt = {role.actor for role in made.recipient}
    for told in coded:
        if told.type == "ASSAULT" and told.source and verb in told.tokens and hurt <= {role.actor for role in told.recipient}:
            if told.mode is None:
                told.mode, told.cameo = made.mode, made.cameo
            return True
    return False


def _worded(made: Coded, coded: list[Coded]) -> bool:
    """Whether it is the adopting of a paper whose own words tell what is done by it: "adopted a resolution demanding that they leave"."""
    verb = made.tokens[0]
    if verb.lemma not in _ADOPTING or made.type not in ("AGREE", "SUPPORT"):
        return False
    papers = [thing for thing in deep_object(verb) if thing.lemma in _PAPERS]
    return any(told.status == "actual" and head_as(told.tokens[0], REDUCED | RELATIVE) in papers for told in coded)


class Coder:
    """Codes sentences of one report."""

    def __init__(self, scene: Scene, words: Dictionary) -> None:
        self.scene = scene
        self.words = words
        #: What was coded so far in the report.
        self.done: list[Coded] = []
        self.parties = Parties(scene, words, self.done)
        self.modals = Modals(scene, words, self.parties)
        self.operators = Operators(scene, words, self.parties)
        self.framed = Framed(scene, words, self.parties)

    def sentence(self, sentence: Sentence) -> list[Coded]:
        """The acts of a sentence, in order of their first word."""
        operators = governed(sentence, self.words)
        effects = {found.under.i: found for found in operators if found.operator.takes == ("head",)}
        effects.update({found.under.i: found for found in operators if found.operator.takes != ("head",)})
        at = {found.tokens[0].i: found for found in operators}
        coded: list[Coded] = []
        self.parties.earlier.now = coded
        taken: set[int] = set()
        for token in sentence.tokens:
            if token.pos in TELLING:
                made = self._act(token, at.get(token.i), effects, taken)
                if made is not None and not self._told(made, coded, taken):
                    _claimed(made.act, coded)
                    coded.append(made.act)
                    taken.update(made.takes)
        coded = [act for act in coded if not _worded(act, coded)]
        self.done += coded
        self.parties.earlier.now = []
        return coded

    def _act(self, token: Token, operator: Governed | None, effects: dict[int, Governed], taken: set[int]) -> _Made | None:
        """The act that a word tells: an operator's, a demand or refusal, a frame's."""
        if operator is not None and (silent(operator, self.words) or (token.i in taken and operator.operator.type in _ONCE)):
            return None
        if operator is not None and operator.operator.type is not None and not self._longer(token, operator):
            refused = operator.operator.type in REFUSED and token.pos == "VERB"
            act = (self.modals.code(token, effects) if refused else None) or self.operators.code(operator, effects)
            return _Made(act, operator.tokens, False) if act is not None else None
        act = self.modals.code(token, effects) if token.pos in ("VERB", "AUX") else None
        if act is None and operator is not None and operator.operator.turns and not operator.operator.type:
            act = self.operators.code(operator, effects)  # "stopped sharing intelligence": an act by what is stopped alone
            act = act if act is not None and act.source else None
        if act is not None:
            return _Made(act, act.tokens, False)
        frames = self.words.frames_at(token)
        act = self.framed.code(token, frames, effects) if frames and token.i not in taken else None
        return _Made(act, act.tokens, True) if act is not None else None

    def _state(self, role: Role) -> str | None:
        return self.scene.found.actor_by_id[role.actor].state

    def _alike(self, told: Coded, made: Coded) -> bool:
        """Whether two acts are one told twice: of one type, or assent and support between the same parties."""
        if told.type == made.type:
            return True
        sides = [{role.actor for role in side} for side in (told.source, made.source, told.recipient, made.recipient)]
        return sides[0] == sides[1] and sides[2] == sides[3] and {told.type, made.type} == {"AGREE", "SUPPORT"}

    def _told(self, found: _Made, coded: list[Coded], taken: set[int]) -> bool:
        """Whether the sentence has told a frame's act already: by its light verb, or by another word of the same accusation."""
        made = found.act
        if not found.framed:
            return _asked_above(made, coded)
        if any(t.i in taken for t in made.tokens) and any(self._alike(c, made) for c in coded):
            return True
        if (
            made.type == "ASSAULT"
            and made.tokens[0].lemma == "leave"
            and any(governor(t) is made.tokens[0] for c in coded for t in c.tokens)
        ):
            return True  # "clashes between the army and the rebels left two dead": told by the noun
        if made.type == "ASSAULT" and (_left(made, coded) or _died_of(made, coded) or _by_it(made, coded)):
            return True
        if made.type in _HELD_FOR and self._held_for(made, coded):
            taken.update(found.takes)  # "summoned the envoy to lodge a protest" tells no rally by its noun
            return True
        if made.type == "ASSAULT" and _hurt_besides(made.tokens[0], taken):
            if any(hurt.pos == "NUM" for hurt in deep_object(made.tokens[0])):
                return True  # "two guards were killed and another eight wounded": they are of those told before
            told = {self._state(role) for c in coded if c.type == "ASSAULT" for role in c.recipient}
            return {self._state(role) for role in made.recipient} <= told | {None}
        sides = {role.actor for role in made.source}
        return made.by_speaker and any(c.type == "ACCUSE" and sides & {role.actor for role in c.source} for c in coded)

    def _held_for(self, made: Coded, coded: list[Coded]) -> bool:
        """Whether it is what a rally, meeting or summons told before is for: "held a rally to protest against the mayor", "met to discuss a truce";
        a visit to meet somebody is two.

        Whoever is told to suffer it and was not told before, is told then.
        """
        verb = made.tokens[0]
        if not (hangs_as(verb, ADVERBIAL | OPEN_CLAUSE) and is_infinitive(verb)):
            return False
        for told in coded:
            if told.type != made.type or governor(verb) not in told.tokens:
                continue
            sides = {role.actor for role in (*told.source, *told.recipient)}
            if made.type == "PROTEST":
                told.recipient = made.recipient or told.recipient
                return True
            if told.mode == made.mode and told.recipient and {role.actor for role in (*made.source, *made.recipient)} <= sides:
                return True
        return False

    def _longer(self, token: Token, operator: Governed) -> bool:
        """Whether a frame says more than the operator: a longer phrase, or more of an object: "agreed on a deal", "blocked aid", "dismissed the
        minister"."""
        if operator.operator.lemma == "dismiss" and official(operator.under, self.scene):
            return True
        if operator.operator.lemma == "commit" and any(self.scene.is_of(thing, "@troops") for thing in deep_object(token)):
            return True  # "committed 2,000 troops to the force": they are sent
        size = len(operator.operator.rest)
        plain = undergoing(operator.under) is not None
        longer = tuple(f for f in self.words.frames_at(token) if len(f.rest) > size or (plain and f.weight > 1 and len(f.rest) == size))
        return bool(longer) and self.parties.find(token, longer) is not None
