"""Codes the acts of one sentence: dictionary entries found on the tree, their actors and their standing."""

from __future__ import annotations

from onrecord.doc import Sentence, Token
from onrecord.extract.events.ceasing import CODES, ceased, sides
from onrecord.extract.events.coded import Coded
from onrecord.extract.events.frames import Dictionary, Frame
from onrecord.extract.events.governed import Governed, governed, silent
from onrecord.extract.events.nominal import nominal_sides, undergone
from onrecord.extract.events.parties import Parties
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.grammar.standing import by_nobody, nothing, own_status, standing, stronger, wished
from onrecord.grammar.subjects import surface_subject
from onrecord.grammar.voice import is_passive
from onrecord.types import Role, Statement, Status

#: Types that a refusal refuses: "will not meet", "cannot accept".
_REFUSED = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
#: Verbs of seeking an office.
_RUNNING = frozenset({"campaign", "run", "stand", "bid"})
_UNNAMED = frozenset({"name", "identify", "quote"})
#: Slots in which the one stands to whom something is said.
_ADDRESSED = frozenset({"obj", "to", "on", "upon", "with"})
#: Types of what goes against whoever acted before.
_ANSWERING = frozenset({"THREATEN", "REJECT", "ASSAULT"})
#: Types whose act is done to the state in which it is done.
_PLACED = frozenset({"AID", "AGREE", "RETREAT", "COOPERATE", "CONCEDE", "MOBILIZE", "COERCE", "SANCTION"})
_DEMANDING = frozenset({"must", "should", "ought"})


def _performs(verb: Token) -> bool:
    """ "I would like to thank", "we wish to condemn"."""
    above = verb.head
    if verb.dep != "xcomp" or above.lemma not in ("like", "want", "wish"):
        return False
    return any(child.dep == "nsubj" and child.lower in ("i", "we") for child in above.children)


_OUGHT = frozenset({"should", "must", "shall"})


def _indicative(verb: Token) -> bool:
    """Whether a clause tells how things are, not how they should be: "that it has", "that they left"."""
    finite = [verb, *(child for child in verb.children if child.dep in ("aux", "auxpass"))]
    modal = any(token.tag == "MD" and token.lower not in _OUGHT for token in finite[1:])
    wanted = not modal and any(token.lower in _OUGHT or token.lower == "be" or token.tag == "TO" for token in finite[1:])
    return modal or (
        not wanted and any(token.tag in ("VBZ", "VBD") or token.lower in ("will", "would", "can", "are", "have") for token in finite)
    )


def _hurt_besides(verb: Token, taken: set[int]) -> bool:
    """Whether it tells the wounded of a deed whose dead are told before: "two were killed and five injured"."""
    above = verb.head
    return (
        verb.dep == "conj"
        and verb.lemma in ("injure", "wound", "hurt")
        and above.i in taken
        and above.lemma == "kill"
        and verb.tag == "VBN"
        and not any(child.dep == "agent" for child in verb.children)
    )


class Coder:
    """Codes sentences of one report."""

    def __init__(self, scene: Scene, words: Dictionary) -> None:
        self.scene = scene
        self.words = words
        #: What was coded so far in the report.
        self.done: list[Coded] = []
        self.parties = Parties(scene, words, self.done)

    def sentence(self, sentence: Sentence) -> list[Coded]:
        """The acts of a sentence, in order of their first word."""
        operators = governed(sentence, self.words)
        effects = {found.under.i: found for found in operators if found.operator.takes == ("head",)}
        effects.update({found.under.i: found for found in operators if found.operator.takes != ("head",)})
        at = {found.tokens[0].i: found for found in operators}
        coded: list[Coded] = []
        self.parties.now = coded
        taken: set[int] = set()
        for token in sentence.tokens:
            pos = token.pos
            if pos not in ("VERB", "NOUN", "ADJ", "PROPN", "AUX"):
                continue
            operator = at.get(token.i)
            if operator is not None and (silent(operator, self.words) or (token.i in taken and operator.operator.type == "REQUEST")):
                continue
            if operator is not None and operator.operator.type is not None and not self._longer(token, operator):
                made = self._modal(token, effects) if operator.operator.type in _REFUSED and pos == "VERB" else None
                made = made or self._operator(operator, effects)
                if made is not None:
                    coded.append(made)
                    taken.update(t.i for t in operator.tokens)
                continue
            if pos in ("VERB", "AUX"):
                modal = self._modal(token, effects)
                if modal is not None:
                    coded.append(modal)
                    taken.update(t.i for t in modal.tokens)
                    continue
            frames = self.words.frames_at(token)
            if frames and token.i not in taken:
                made = self._frame(token, frames, effects)
                if made is not None and not self._told(made, coded, taken):
                    coded.append(made)
                    taken.update(t.i for t in made.tokens)
        self.done += coded
        self.parties.now = []
        return coded

    def _state(self, role: Role) -> str | None:
        return self.scene.found.actor_by_id[role.actor].state

    def _alike(self, told: Coded, made: Coded) -> bool:
        """Whether two acts are one told twice: of one type, or assent and support between the same parties."""
        if told.type == made.type:
            return True
        sides = [{role.actor for role in side} for side in (told.source, made.source, told.recipient, made.recipient)]
        return sides[0] == sides[1] and sides[2] == sides[3] and {told.type, made.type} == {"AGREE", "SUPPORT"}

    def _told(self, made: Coded, coded: list[Coded], taken: set[int]) -> bool:
        """Whether the sentence has told the act already: by its light verb, or by another word of the same accusation."""
        if any(t.i in taken for t in made.tokens) and any(self._alike(c, made) for c in coded):
            return True
        if made.type == "ASSAULT" and _hurt_besides(made.tokens[0], taken):
            told = {self._state(role) for c in coded if c.type == "ASSAULT" for role in c.recipient}
            return {self._state(role) for role in made.recipient} <= told | {None}
        evaluates = any("from speaker" in why for why in made.why)
        sides = {role.actor for role in made.source}
        return evaluates and any(c.type == "ACCUSE" and sides & {role.actor for role in c.source} for c in coded)

    def _longer(self, token: Token, operator: Governed) -> bool:
        """Whether a frame says more than the operator: a longer phrase, or more of an object: "agreed on a deal", "blocked aid"."""
        size = len(operator.operator.rest)
        plain = operator.under.dep in ("dobj", "nsubjpass")
        longer = tuple(f for f in self.words.frames_at(token) if len(f.rest) > size or (plain and f.weight > 1 and len(f.rest) == size))
        return bool(longer) and self.parties.find(token, longer) is not None

    def _modal(self, verb: Token, effects: dict[int, Governed]) -> Coded | None:
        """What a speaker says another must do is a demand; what the doer will not do is a refusal."""
        words = {child.lower for child in verb.children if child.dep == "aux"}
        if not words:
            return None
        negated = any(child.dep == "neg" for child in verb.children)
        if words & _DEMANDING or (
            "to" in words and verb.dep == "xcomp" and verb.head.lemma in ("need", "have") and verb.head.tag in ("VBP", "VBZ")
        ):
            return self._demand(verb, effects)
        if negated and (words & {"will", "wo", "would", "shall", "can", "ca", "'ll", "'d"}) and "have" not in words:
            return self._refusal(verb, effects)
        return None

    def _demand(self, verb: Token, effects: dict[int, Governed]) -> Coded | None:
        slots = Slots([verb], self.scene, False)
        source = self.scene.roles(slots.fill("speaker"))
        doers = {role.actor for role in source}
        asked = [role for role in self.scene.roles(surface_subject(verb)) if role.actor not in doers]
        statement = self._reported(verb)
        if not source or not asked or any(child.dep == "mark" for child in verb.children if child.lower in ("if", "whether", "because")):
            return None
        if statement is not None and self.scene.accuses(statement):
            return None
        under = self.parties.find(verb)
        kind = under[0].type if under else "other"
        composed = self.words.composed.get(("REQUEST", kind)) or self.words.composed[("REQUEST", "other")]
        return Coded(
            "REQUEST",
            composed.mode,
            (),
            composed.cameo,
            [verb],
            source,
            asked,
            "actual",
            statement,
            ["modal: the speaker says what another must do"],
        )

    def _refusal(self, verb: Token, effects: dict[int, Governed]) -> Coded | None:
        if any(child.dep == "mark" and child.lower in ("if", "unless", "whether") for child in verb.children):
            return None
        slots = Slots([verb], self.scene, False)
        doer = self.scene.roles(slots.fill("subj"))
        if not doer:
            return None
        speaker = {role.actor for role in self.scene.roles(slots.fill("speaker"))}
        under = self.parties.find(verb)
        operator = self.words.operators_at(verb)
        kind = under[0].type if under else next((row.type for row in operator if row.type in _REFUSED), None)
        own = bool(speaker & {role.actor for role in doer}) or any(t.lower in ("i", "we") for t in slots.fill("subj"))
        firm = kind is None and self.scene.is_of(verb, "@yield")  # "will not stop the flights"
        if not (
            firm or kind in _REFUSED or (own and (operator or kind is None) and verb.lemma not in ("be", "have", "know", "say", "think"))
        ):
            return None
        _, _, dropped = standing(verb, True, effects)
        if dropped or (kind is not None and self.words.types[kind].quad > 2):
            return None
        statement = self._reported(verb)
        recipient = self.parties.below(verb, under, doer) or self.parties.awaited(verb, doer)
        composed = self.words.composed.get(("REJECT", kind or "other")) or self.words.composed[("REJECT", "other")]
        return Coded(
            "REJECT", composed.mode, (), composed.cameo, [verb], doer, recipient, "actual", statement, ["modal: the doer will not do it"]
        )

    def _reported(self, token: Token) -> Statement | None:
        return self.scene.statement_at(token.start, token.end)

    def _frame(self, token: Token, frames: tuple[Frame, ...], effects: dict[int, Governed]) -> Coded | None:
        found = self.parties.find(token, frames)
        if found is None:
            return None
        frame, slots = found
        statement = self._reported(token)
        if frame.type in ("CONCEDE", "AGREE") and any(child.dep == "aux" and child.lower in _DEMANDING for child in token.children):
            return None  # what somebody should grant is not granted
        ender = ceased(frame, slots, self.scene)
        status, changed, dropped = standing(ender or token, statement is not None, effects)
        if dropped or frame.type == "NONE":
            return None
        if statement is not None and self.scene.accuses(statement):
            return None
        source, recipient, told = self.parties.of(frame, slots)
        if not source and frame.type == "ASSAULT" and not slots.noun and is_passive(token):
            source = self.parties.fought(token, recipient, told) or self.parties.continued(token, recipient, told)
        if not source and recipient and self.scene.is_of(token, "@lawful") and (slots.noun or is_passive(token)):
            source = self.parties.lawful(token, recipient, told)
            recipient = [role for role in recipient if role.actor not in {doer.actor for doer in source}]
        if not source and frame.type == "PROTEST" and slots.carrier is not None:
            source = self.scene.struck(token, set())
            if source:
                told.append(f"source from the place of the protest: {source[0].text}")
        if not recipient and source and self.parties.each_other(slots) and len(source) > 1:
            recipient = list(source)
            told.append("each to the other")
        if frame.type == "ASSAULT" and source and not self._living(recipient):
            recipient = self._struck(token, source, told) or recipient
        if frame.type in _ANSWERING and source and not recipient:
            recipient = self.parties.awaited(token, source) if frame.type == "THREATEN" else []
            recipient = recipient or self.parties.opposed(token, source, told)
        if frame.type in _PLACED and source and not recipient:
            recipient = self._placed(token, source, told)
        if slots.noun and not (source and recipient):
            source, recipient = nominal_sides(frame, slots, self.scene, source, recipient, told)
        if not source and not recipient and not (slots.noun and slots.carrier is not None and slots.carrier.lemma != "be"):
            return None
        if "speaker" in frame.source and not (source and recipient):
            return None
        if slots.noun and slots.carrier is None and not (source and recipient) and undergone(slots.head, self.scene) is None:
            return None  # a noun that names but one party tells too little: "the threat of missiles"
        carriers = [verb for verb in (slots.carrier, ender) if verb is not None and verb.lemma != "be"]
        tokens = sorted({t.i: t for t in carriers + slots.tokens}.values(), key=lambda t: t.i)
        if ender is not None:
            source, recipient = sides(ender, source, recipient, self.scene)
            why = [f"frame {frame.at}", *told, f"ended: {ender.lower}"] + ([f"standing {changed}"] if changed else [])
            return Coded("SANCTION", "discontinue", frame.contexts, CODES[frame.type], tokens, source, recipient, status, statement, why)
        if slots.carrier is not None:
            status = stronger(status, own_status(slots.carrier, statement is not None))
        why = [f"frame {frame.at}", *told] + ([f"standing {changed}"] if changed else [])
        type_, mode, cameo = self._future(frame, status, slots)
        if status == "negated" and type_ in ("SUPPORT", "AGREE") and not slots.noun and not by_nobody(token):
            type_, mode, cameo, status = "REJECT", None, "120", "actual"
            why.append("withheld: not to support or agree is to reject")
        if status != "actual" and _performs(token) and frame.type in ("ACCUSE", "SUPPORT"):
            type_, mode, cameo, status = frame.type, frame.mode, frame.cameo, "actual"
            why.append("said in being wished: to want to thank is to thank")
        if type_ != frame.type:
            why.append(f"promised: {frame.type} is {type_}")
        if cameo == "190" and source and not self._military(source):
            cameo = "180"
        return Coded(type_, mode, frame.contexts, cameo, tokens, source, recipient, status, statement, why)

    def _living(self, roles: list[Role]) -> bool:
        """Whether one of the parties is people or belongs to a state, and no mere site: "fired at the air base"."""
        actors = [self.scene.found.actor_by_id[role.actor] for role in roles]
        return any(actor.state is not None or actor.kind in ("person", "group", "unit") for actor in actors)

    def _placed(self, head: Token, source: list[Role], told: list[str]) -> list[Role]:
        """The state in which is done what is given, promised, withdrawn or sent, if it is not the doer's."""
        home = {self.scene.found.actor_by_id[role.actor].state for role in source}
        roles = self.scene.placed(head, home) if home - {None} else []
        if roles:
            told.append(f"recipient from the place below: {roles[0].text}")
        return roles

    def _struck(self, token: Token, source: list[Role], told: list[str]) -> list[Role]:
        """The state on whose soil force is used, if it is not the doer's."""
        roles = self.scene.struck(token, self.scene.home(source)) if self._living(source) else []
        if roles:
            told.append(f"recipient from the place struck: {roles[0].text}")
        return roles

    def _future(self, frame: Frame, status: Status, slots: Slots) -> tuple[str, str | None, str | None]:
        """Type, mode and code of a frame's act as it stands: CAMEO codes what is to come as intent or threat.

        A release or concession that somebody says will come is a promise, AGREE, in PLOVER as well.
        """
        if status not in ("planned", "hypothetical"):
            return frame.type, frame.mode, frame.cameo
        if status == "planned" and frame.type in ("RETREAT", "CONCEDE") and not slots.noun and slots.fill("speaker"):
            return "AGREE", None, self.words.composed["AGREE", frame.type].cameo
        for intent in ("AGREE", "THREATEN") if status == "planned" else ("THREATEN",):
            composed = self.words.composed.get((intent, frame.type))
            if composed is not None:
                return frame.type, frame.mode, composed.cameo
        return frame.type, frame.mode, frame.cameo

    def _military(self, roles: list[Role]) -> bool:
        """Whether one of the actors is a state, a government or a force of one."""
        actors = self.scene.found.actor_by_id
        return any(actors[role.actor].kind in ("state", "government") or actors[role.actor].role in ("MIL", "GOV") for role in roles)

    def _operator(self, found: Governed, effects: dict[int, Governed]) -> Coded | None:
        operator, head = found.operator, found.tokens[0]
        assert operator.type is not None
        statement = self._reported(head)
        status, changed, dropped = standing(head, statement is not None, effects)
        if dropped:
            return None
        if status == "hypothetical" and operator.takes == ("obj_to",) and not changed and wished(head):
            status = "actual"  # "would like them to leave" is said in being wished
        slots = Slots(found.tokens, self.scene, operator.pos == "NOUN")
        under = self.parties.find(found.under)
        kind = self._type_below(found, under, effects)
        turned = dict(operator.turns).get(kind or "")
        if turned == "NONE":
            return None
        type_ = turned or operator.type
        told: list[str] = []
        source = self.parties.slot_roles(slots, operator.source, "source", told)
        doers = {role.actor for role in source}
        recipient: list[Role] = []
        mutual = type_ == "AGREE" and len(source) > 1 and not slots.fill("with")
        for name in () if mutual else operator.recipient:
            if name == "below":
                recipient = self.parties.below(found.under, under, source)
                if recipient:
                    told.append(f"recipient from the act below: {', '.join(role.text for role in recipient)}")
            else:
                heads = slots.fill(name)
                named = self.scene.roles(heads) if heads else []
                recipient = [role for role in named if role.actor not in doers]
                if type_ == "REQUEST" and heads and not named and name in _ADDRESSED and heads[0].pos in ("NOUN", "PROPN"):
                    break  # "urged Gulf states to confront Iran": whoever is asked is told, and no actor
                if recipient:
                    told.append(f"recipient from {name}: {', '.join(role.text for role in recipient)}")
            if recipient:
                break
        if type_ in ("THREATEN", "REJECT") and source and not recipient:
            recipient = (self.parties.awaited(head, source) if type_ == "THREATEN" else []) or self.parties.opposed(head, source, told)
        if not recipient and len(source) > 1 and self.parties.each_other(slots):
            recipient = list(source)
            told.append("each to the other")
        if type_ in _PLACED and source and not recipient:
            recipient = self._placed(found.under, source, told)
        if (not source and not recipient) or ("speaker" in operator.source and not source):
            return None
        if type_ == "REQUEST" and not recipient and kind is None and operator.lemma == "seek" and found.under.dep == "dobj":
            return None  # "seeks no confrontation": nobody is asked for it
        if type_ == "REQUEST" and found.under.dep == "ccomp" and _indicative(found.under):
            return None  # "insists that it is so" is a claim, not a demand
        if type_ == "REQUEST" and operator.lemma in _RUNNING and self.scene.is_of(found.under, "@official"):
            return None  # "campaigned for president"
        if nothing(found.under):
            return None  # "asked for nothing"
        if type_ == "REQUEST" and found.under.lemma in _UNNAMED and found.under.tag == "VBN":
            return None  # "asked not to be named"
        if statement is not None and self.scene.accuses(statement):
            return None
        if mutual:
            recipient = list(source)
            told.append("each party is source and recipient")
        if type_ == "REQUEST" and found.under.dep == "ccomp":
            asked = self.scene.roles([c for c in found.under.children if c.dep in ("nsubj", "nsubjpass")])
            if asked and {role.actor for role in asked} <= doers:
                return None  # "he insisted that he had tried"
        composed = self.words.composed.get((type_, kind or "")) or self.words.composed.get((type_, "other"))
        mode = composed.mode if composed else None
        cameo = (composed.cameo if composed else None) or operator.cameo or self.words.types[type_].cameo
        why = [f"operator {operator.at}" + (f" over {kind}" if kind else ""), *told] + ([f"standing {changed}"] if changed else [])
        tokens = sorted({t.i: t for t in [*found.tokens, found.under]}.values(), key=lambda t: t.i)
        return Coded(type_, mode, (), cameo, tokens, source, recipient, status, statement, why)

    def _type_below(self, found: Governed, under: tuple[Frame, Slots] | None, effects: dict[int, Governed]) -> str | None:
        if under is not None:
            return under[0].type
        head = found.under
        for child in head.children:
            if child.dep in ("dobj", "xcomp"):
                lower = self.parties.find(child)
                if lower is not None:
                    return lower[0].type
        return None
