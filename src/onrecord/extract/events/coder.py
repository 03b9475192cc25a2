"""Codes the acts of one sentence: dictionary entries found on the tree, their actors and their standing."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.doc import Sentence, Token
from onrecord.extract.events.frames import Dictionary, Frame
from onrecord.extract.events.governed import Governed, governed
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots, actors_below, holds, phrase
from onrecord.extract.events.standing import own_status, status_of, stronger
from onrecord.extract.events.syntax import prep_objects, surface_subject
from onrecord.types import Role, Statement, Status


@dataclass(slots=True)
class Coded:
    """An act with its actors, before it has date, place and number."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    tokens: list[Token]
    source: list[Role]
    recipient: list[Role]
    status: Status
    statement: Statement | None
    why: list[str] = field(default_factory=list)


#: Types that a refusal refuses: "will not meet", "cannot accept".
_REFUSED = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_UNNAMED = frozenset({"name", "identify", "quote"})
#: Slots in which the one stands to whom something is said.
_ADDRESSED = frozenset({"obj", "to", "on", "upon", "with"})
#: How many acts back an act named again is looked for.
_BACK = 100
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_DEMANDING = frozenset({"must", "should", "ought"})


class Coder:
    """Codes sentences of one report."""

    def __init__(self, scene: Scene, words: Dictionary) -> None:
        self.scene = scene
        self.words = words
        #: What was coded so far in the report.
        self.done: list[Coded] = []

    def sentence(self, sentence: Sentence) -> list[Coded]:
        """The acts of a sentence, in order of their first word."""
        operators = governed(sentence, self.words, self.scene)
        effects = {found.under.i: found for found in operators}
        at = {found.tokens[0].i: found for found in operators}
        coded: list[Coded] = []
        taken: set[int] = set()
        for token in sentence.tokens:
            pos = token.pos
            if pos not in ("VERB", "NOUN", "ADJ", "PROPN", "AUX"):
                continue
            operator = at.get(token.i)
            if operator is not None and operator.operator.type is not None and not self._longer(token, operator):
                made = self._operator(operator, effects)
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
        return coded

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
        evaluates = any("from speaker" in why for why in made.why)
        sides = {role.actor for role in made.source}
        return evaluates and any(c.type == "ACCUSE" and sides & {role.actor for role in c.source} for c in coded)

    def _longer(self, token: Token, operator: Governed) -> bool:
        """Whether a frame says more than the operator: a longer phrase, or more of an object: "agreed on a deal", "blocked aid"."""
        size = len(operator.operator.rest)
        plain = operator.under.dep in ("dobj", "nsubjpass")
        longer = tuple(f for f in self.words.frames_at(token) if len(f.rest) > size or (plain and f.weight > 1 and len(f.rest) == size))
        return bool(longer) and self.find(token, longer) is not None

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
        under = self.find(verb)
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
        under = self.find(verb)
        operator = self.words.operators_at(verb)
        kind = under[0].type if under else None
        own = bool(speaker & {role.actor for role in doer}) or any(t.lower in ("i", "we") for t in slots.fill("subj"))
        if not (kind in _REFUSED or (own and (operator or kind is None) and verb.lemma not in ("be", "have", "know", "say", "think"))):
            return None
        _, _, dropped = status_of(verb, True, effects)
        if dropped or (kind is not None and self.words.types[kind].quad > 2):
            return None
        statement = self._reported(verb)
        recipient = self._below(verb, under, doer) or self._awaited(verb, doer)
        composed = self.words.composed.get(("REJECT", kind or "other")) or self.words.composed[("REJECT", "other")]
        return Coded(
            "REJECT", composed.mode, (), composed.cameo, [verb], doer, recipient, "actual", statement, ["modal: the doer will not do it"]
        )

    def _awaited(self, verb: Token, doer: list[Role]) -> list[Role]:
        """Of whom something is awaited first: "will not lift the siege until the rebels leave"."""
        doers = {role.actor for role in doer}
        for child in verb.children:
            if child.dep == "advcl" and any(c.dep == "mark" and c.lower in ("until", "unless", "before", "till") for c in child.children):
                return [role for role in self.scene.roles(surface_subject(child)) if role.actor not in doers]
        return []

    def _reported(self, token: Token) -> Statement | None:
        return self.scene.statement_at(token.start, token.end)

    def find(self, token: Token, frames: tuple[Frame, ...] | None = None) -> tuple[Frame, Slots] | None:
        """The most specific frame that a token begins, with its slots."""
        if frames is None:
            frames = self.words.frames_at(token)
        noun = token.pos in ("NOUN", "PROPN")
        if noun and self.scene.mention(token) is not None:
            return None
        for frame in frames:
            tokens = phrase(token, frame.rest)
            if tokens is None:
                continue
            slots = Slots(tokens, self.scene, noun)
            if all(holds(need, slots) for need in frame.needs):
                return frame, slots
        return None

    def _frame(self, token: Token, frames: tuple[Frame, ...], effects: dict[int, Governed]) -> Coded | None:
        found = self.find(token, frames)
        if found is None:
            return None
        frame, slots = found
        statement = self._reported(token)
        status, changed, dropped = status_of(token, statement is not None, effects)
        if dropped or frame.type == "NONE":
            return None
        if statement is not None and self.scene.accuses(statement):
            return None
        source, recipient, told = self._parties(frame, slots)
        if not source and frame.type == "ASSAULT" and not slots.noun:
            source = self._fought(token, recipient, told)
        if not source and not recipient and not (slots.noun and slots.carrier is not None and slots.carrier.lemma != "be"):
            return None
        if "speaker" in frame.source and not (source and recipient):
            return None
        if slots.noun and slots.carrier is None and not (source and recipient):
            return None  # a noun that names but one party tells too little: "the threat of missiles"
        tokens = sorted(
            {
                t.i: t for t in ([slots.carrier] if slots.carrier is not None and slots.carrier.lemma != "be" else []) + slots.tokens
            }.values(),
            key=lambda t: t.i,
        )
        if slots.carrier is not None:
            status = stronger(status, own_status(slots.carrier, statement is not None))
        why = [f"frame {frame.at}", *told] + ([f"standing {changed}"] if changed else [])
        type_, mode, cameo = self._future(frame, status, slots)
        if status == "negated" and type_ in ("SUPPORT", "AGREE") and not slots.noun:
            type_, mode, cameo, status = "REJECT", None, "120", "actual"
            why.append("withheld: not to support or agree is to reject")
        if type_ != frame.type:
            why.append(f"promised: {frame.type} is {type_}")
        if cameo == "190" and source and not self._military(source):
            cameo = "180"
        return Coded(type_, mode, frame.contexts, cameo, tokens, source, recipient, status, statement, why)

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

    def _slot_roles(self, slots: Slots, names: tuple[str, ...], side: str, told: list[str]) -> list[Role]:
        for name in names:
            heads = slots.fill(name)
            if not heads:
                continue
            roles = self.scene.roles(heads) or (self.scene.hosts(heads) if side == "recipient" else [])
            if roles:
                told.append(f"{side} from {name}: {', '.join(role.text for role in roles)}")
                return roles
        return []

    def _parties(self, frame: Frame, slots: Slots) -> tuple[list[Role], list[Role], list[str]]:
        told: list[str] = []
        source = self._slot_roles(slots, frame.source, "source", told)
        if frame.recipient[:1] == ("blamed",):
            recipient = self._blamed(slots, frame.recipient[1:], told)
        else:
            recipient = self._slot_roles(slots, frame.recipient, "recipient", told)
        doers = {role.actor for role in source}
        if not frame.mutual:
            kept = [role for role in recipient if role.actor not in doers]
            if source and not kept and frame.recipient:
                kept = self._other([t for t in actors_below(slots.head, self.scene) if not self._carried(t, frame, slots)], source)
                if not kept and slots.carrier is not None:
                    kept = self._other(actors_below(slots.carrier, self.scene), source)
                if kept:
                    told.append(f"recipient named below: {', '.join(role.text for role in kept)}")
            return source, kept or ([] if source else recipient), told
        if not recipient or {role.actor for role in recipient} <= doers:
            parties = source or recipient
            if len(parties) > 1:
                told.append("each party is source and recipient")
                return parties, list(parties), told
        if not source and len(recipient) > 1:
            return recipient, list(recipient), told
        return source, [role for role in recipient if role.actor not in doers], told

    def _carried(self, token: Token, frame: Frame, slots: Slots) -> bool:
        """Whether a token names, or counts, what the act carries, and not whom it is for: "sent a force of 300 officers to Haiti"."""
        kinds = [need.what for need in frame.needs if need.slot == "obj" and not need.negated and "obj" not in frame.recipient]
        if not kinds:
            return False
        own, own_of = self.scene.mention(token), [self.scene.mention(t) for t in slots.fill("obj")]
        if own is not None and any(at is not None and at.actor.id == own.actor.id for at in own_of):
            return True
        return any(kind.startswith("@") and kind != "@actor" and self.scene.is_of(token, kind) for kind in kinds)

    def _fought(self, verb: Token, victims: list[Role], told: list[str]) -> list[Role]:
        """With whom it was fought: "were killed in a battle with the rebels"."""
        hurt = {role.actor for role in victims}
        for name in ("in", "during", "after", "by"):
            for noun in prep_objects(verb, (name,)):
                if noun.pos not in ("NOUN", "PROPN") or not self.scene.is_of(noun, "@fight"):
                    continue
                slots = Slots([noun], self.scene, True)
                for slot in ("with", "by", "from", "poss", "mod", "between"):
                    found = [role for role in self.scene.roles(slots.fill(slot)) if role.actor not in hurt]
                    if found:
                        told.append(f"source fought the {noun.lower}: {', '.join(role.text for role in found)}")
                        return found
        return []

    def _blamed(self, slots: Slots, rest: tuple[str, ...], told: list[str]) -> list[Role]:
        """Whoever did the act that the object names: "condemned the shelling by the rebels"."""
        for token in slots.fill("obj") or [t for name in rest for t in slots.fill(name)]:
            if token.pos in ("NOUN", "PROPN") and self.scene.mention(token) is None:
                found = self.find(token)
                if found is not None:
                    doers = self.scene.roles(found[1].fill("poss") or found[1].fill("by") or found[1].fill("mod"))
                    if not doers:
                        doers = self._doers_before(found[0].type, slots)
                    if doers:
                        told.append(f"recipient did the {token.lower}: {', '.join(role.text for role in doers)}")
                        return doers
        return self._slot_roles(slots, ("obj", *rest), "recipient", told)

    def _doers_before(self, kind: str, slots: Slots) -> list[Role]:
        """Who did the act of this type that the report told last, for an act named again without its doer: "condemned the attack"."""
        for coded in reversed(self.done[-_BACK:]):
            if coded.type == kind and coded.source and coded.status == "actual":
                own = {role.actor for role in self.scene.roles(slots.fill("subj"))}
                if own & {role.actor for role in coded.source}:
                    return []
                act = next(iter(slots.fill("obj")), slots.head)
                return [Role(role.actor, act.start, act.end, act.text) for role in coded.source]
        return []

    def _operator(self, found: Governed, effects: dict[int, Governed]) -> Coded | None:
        operator, head = found.operator, found.tokens[0]
        assert operator.type is not None
        statement = self._reported(head)
        status, changed, dropped = status_of(head, statement is not None, effects)
        if dropped:
            return None
        slots = Slots(found.tokens, self.scene, operator.pos == "NOUN")
        under = self.find(found.under)
        kind = self._type_below(found, under, effects)
        turned = dict(operator.turns).get(kind or "")
        if turned == "NONE":
            return None
        type_ = turned or operator.type
        told: list[str] = []
        source = self._slot_roles(slots, operator.source, "source", told)
        doers = {role.actor for role in source}
        recipient: list[Role] = []
        mutual = type_ == "AGREE" and len(source) > 1 and not slots.fill("with")
        for name in () if mutual else operator.recipient:
            if name == "below":
                recipient = self._below(found.under, under, source)
                if recipient:
                    told.append(f"recipient from the act below: {', '.join(role.text for role in recipient)}")
            else:
                heads = slots.fill(name)
                named = self.scene.roles(heads) if heads else []
                recipient = [role for role in named if role.actor not in doers]
                if heads and not named and name in _ADDRESSED and heads[0].pos in ("NOUN", "PROPN"):
                    break  # "urged Gulf states to confront Iran": whoever is asked is told, and no actor
                if recipient:
                    told.append(f"recipient from {name}: {', '.join(role.text for role in recipient)}")
            if recipient:
                break
        if not source and not recipient:
            return None
        if type_ == "REQUEST" and not recipient and kind is None and operator.lemma == "seek" and found.under.dep == "dobj":
            return None  # "seeks no confrontation": nobody is asked for it
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
                lower = self.find(child)
                if lower is not None:
                    return lower[0].type
        return None

    def _below(self, head: Token, under: tuple[Frame, Slots] | None, source: list[Role]) -> list[Role]:
        """Whoever is named in the act below an operator: in its frame's slots, else anywhere in it."""
        doers = {role.actor for role in source}
        if under is not None:
            frame, slots = under
            for names in (frame.recipient, tuple(n for n in frame.source if n != "obj")):
                roles = [
                    role for role in self._slot_roles(slots, tuple(n for n in names if n != "blamed"), "", []) if role.actor not in doers
                ]
                if roles:
                    return roles
        below = actors_below(head, self.scene)
        return self._other([t for t in below if under is None or not self._carried(t, *under)], source)

    def _other(self, tokens: list[Token], source: list[Role]) -> list[Role]:
        """The first of the named who is not the source, rather another state's than its own: not "its troops"."""
        actors = self.scene.found.actor_by_id
        doers = {role.actor for role in source}
        home = {actors[actor].state for actor in doers if actor in actors} - {None}
        own: list[Role] = []
        for token in tokens:
            roles = [role for role in self.scene.roles([token]) if role.actor not in doers]
            if not roles:
                continue
            if any(c.dep == "poss" and c.lower in _OWN for c in token.children):
                continue
            if token.dep == "dobj" and actors[roles[0].actor].state is None and self.scene.is_of(token, "@troops"):
                continue  # "ready to send troops to Mali"
            if actors[roles[0].actor].state in home:
                own = own or roles
                continue
            return roles
        return own
