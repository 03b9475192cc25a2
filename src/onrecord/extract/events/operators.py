"""The act that a governing word makes of the act below it: "promised to leave", "called for talks"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.citing import by_row
from onrecord.extract.events.beneath import asked
from onrecord.extract.events.blows import for_its_deed, is_blow
from onrecord.extract.events.coded import Coded, Told
from onrecord.extract.events.doers import Doers
from onrecord.extract.events.frames import Dictionary, Frame
from onrecord.extract.events.governed import Governed
from onrecord.extract.events.missions import OWN
from onrecord.extract.events.modals import REFUSED
from onrecord.extract.events.own import among_own, defends_own, leaving, not_set_up, own_gift
from onrecord.extract.events.parties import Parties
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.senses import no_act
from onrecord.extract.events.slots import Slots
from onrecord.extract.mentions.pronouns import DOCUMENTS
from onrecord.grammar.clauses import OUGHT, helping_words, is_negated, subjects
from onrecord.grammar.itself import nothing
from onrecord.grammar.phrases import modifiers, possessors, prep_objects, root_of
from onrecord.grammar.relations import (
    AUXILIARY,
    CLAUSE,
    DETERMINER,
    NAMING,
    NOMINAL,
    OBJECT,
    OPEN_CLAUSE,
    POSSESSOR,
    RELATIVE,
    children_as,
    hangs_as,
    has_word,
)
from onrecord.grammar.standing import standing, wished
from onrecord.grammar.subjects import deep_object, deep_subject, surface_subject
from onrecord.grammar.unreal import done_in_wishing
from onrecord.grammar.voice import agents, is_passive
from onrecord.knowledge.words import word_list
from onrecord.types import Role, Statement, Status

#: Words by which several promise or offer something, and agree on nothing with each other: "France and Peru are ready to send ships".
_OFFERING = word_list("offering")
#: Verbs of seeking an office.
_RUNNING = frozenset({"campaign", "run", "stand", "bid"})
#: Nouns of what is only said.
_SAID = word_list("doubt_sayings")
_DENYING = frozenset({"deny", "reject", "dismiss", "rebuff"})
_UNNAMED = frozenset({"name", "identify", "quote"})
#: What is promised, and nobody to whom it is: "pledged 300 officers", "pledged 2,000 drones".
_PROMISED = ("@troops", "@gear", "@weapon", "@money")
#: Slots in which the one stands to whom something is said.
_ADDRESSED = frozenset({"obj", "to", "on", "upon", "with"})
#: The code of signing.
_SIGNED = "057"
#: Types of what one may write to another.
_WRITTEN = frozenset({"REQUEST", "THREATEN", "SUPPORT", "ACCUSE", "REJECT"})
#: Types of what is done to somebody's harm.
_HOSTILE = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION"})
#: Types of what is done to somebody's good: "stressed the need to help Mali" asks nothing of Mali.
_HELPING = frozenset({"AID", "SUPPORT"})
#: Auxiliaries of what may come.
_COULD = frozenset({"could", "may", "might"})
#: Types of how somebody is taken and held.
_TAKING = frozenset({"COERCE", "ASSAULT"})
_FACTUAL = frozenset({"will", "would", "can", "are", "have"})

#: What one asks of others.
_DEMANDS = frozenset({"demand", "request", "condition", "proposal", "offer", "call", "appeal"})
#: What somebody is charged with as his task.
_TASKS = word_list("tasks")
#: What ships and aid do that are kept from it, and no attackers alone.
_ENTERING = frozenset({"enter", "cross"})

type Under = tuple[Frame, Slots] | None
#: What somebody is said to have in a deed.
_PART_IN = frozenset({"involvement", "role", "part", "responsibility", "complicity", "participation"})


class Operators:
    """Codes the acts of one report that operators make."""

    def __init__(self, scene: Scene, words: Dictionary, parties: Parties) -> None:
        self.scene = scene
        self.words = words
        self.parties = parties
        self.doers = Doers(scene, parties)

    def code(self, found: Governed, effects: dict[int, Governed]) -> Coded | None:
        """The act, or None where the operator makes none here."""
        operator, head = found.operator, found.tokens[0]
        if no_act(operator, head) or self.scene.by_nature(head) or (operator.lemma == "threaten" and self._endangers(head)):
            return None
        if operator.lemma == "charge" and any(task.lower in _TASKS for task in prep_objects(head, ("with",))):
            return None  # "charged the inspectors with verifying that ...": their task
        statement = self.scene.statement_at(head.start, head.end)
        stands = standing(head, statement is not None, effects)
        under = self.parties.find(found.under)
        kind = self._type_below(found, under)
        lets_go = operator.type == "CONCEDE" and under is not None and under[0].mode == "release"
        turned = self._withheld(found, kind) or dict(operator.turns).get(kind or "")
        type_ = "RETREAT" if lets_go else turned or operator.type
        if stands.dropped or type_ is None or type_ == "NONE" or _of_ones_own(found, type_, kind):
            return None
        slots = Slots(found.tokens, self.scene, operator.pos == "NOUN")
        told = Told()
        source = self.parties.slot_roles(slots, operator.source, "source", told)
        mutual = self._among_them(found, type_, source) and not slots.fill("with")
        asked_for = type_ == "REQUEST" and is_passive(found.under)  # "wrote to Chile to demand that ten be freed": Chile is asked
        recipient = self.doers.called(head, source, told) if asked_for else []
        recipient = [] if mutual else recipient or self._recipient(found, under, slots, type_, source, told)
        recipient = recipient or self._demanding(found, type_, source, statement, told) or self._implied(found, slots, type_, source, told)
        if not source and recipient:
            source = self._doers_around(type_, head, slots, recipient, told)
        if (not source and not recipient) or (not source and ("speaker" in operator.source or operator.lemma == "apply")):
            return None  # "exceptions apply for envoys"
        if type_ == "CONCEDE" and self._to_itself(slots, source):
            return None
        if type_ == "THREATEN" and (among_own(self.scene.found.actor_by_id, source, recipient) or self._foretells(found, source)):
            return None
        if nothing(found.under) or (statement is not None and self.scene.accuses(statement)):
            return None  # "asked for nothing"
        if operator.lemma == "ready" and kind is None and not recipient and found.under.pos in NOMINAL:
            return None  # "the craft is ready for its first flight"
        if type_ == "REQUEST" and self._asks_nobody(found, kind, source, recipient):
            return None
        if mutual:
            recipient = list(source)
            told.tell("each party is source and recipient")
        composed = self.words.composed.get((type_, kind or "")) or self.words.composed.get((type_, "other"))
        cameo = (composed.cameo if composed else None) or operator.cameo or self.words.types[type_].cameo
        why = [by_row(operator.at, f"operator {operator.at}" + (f" over {kind}" if kind else "")), *told.lines]
        why += [by_row(stands.changed, f"standing {stands.changed}")] if stands.changed else []
        tokens = sorted({t.i: t for t in [*found.tokens, found.under]}.values(), key=lambda t: t.i)
        status = self._status(found, stands.status, stands.changed)
        mode = "release" if lets_go else composed.mode if composed else None
        return Coded(type_, mode, (), cameo, tokens, source, recipient, status, statement, why, told.by_speaker)

    def _doers_around(self, type_: str, head: Token, slots: Slots, recipient: list[Role], told: Told) -> list[Role]:
        """Who does what no slot tells the doer of: the courts, who does what is told beside it, who announces it, whose law it is."""
        if slots.passive():
            source = self.doers.by_law(head, recipient, told)
            source = source or (self.parties.law.done_by(head, recipient, told) if self.scene.is_of(head, "@lawful") else [])
            return source or self.doers.besides(head, recipient, told) or self.doers.announcing(type_, head, recipient, told)
        return self.parties.law.written(head, recipient, told) if type_ in ("COERCE", "CONCEDE", "SANCTION") else []

    def _foretells(self, found: Governed, source: list[Role]) -> bool:
        """Whether somebody only warns of what others or things could do: "warned that Chad could attack Niger", not "that it could attack"."""
        verb = found.under
        if found.operator.lemma != "warn" or not helping_words(verb) & _COULD or is_passive(verb):
            return False  # "warned that the border could be shut" threatens
        doers = surface_subject(verb)
        warning = {role.actor for role in source}
        return bool(doers) and all(self._is_another(doer, warning) for doer in doers)

    def _state(self, actor: str) -> str | None:
        return self.scene.found.actor_by_id[actor].state

    def _is_another(self, doer: Token, warning: set[str]) -> bool:
        at = self.scene.mention(doer)
        if at is not None:
            return doer.pos != "PRON" and self._state(at.actor.id) not in {self._state(one) for one in warning}
        return doer.pos == "NOUN" and not self.scene.is_of(doer, "@menace")

    def _endangers(self, verb: Token) -> bool:
        """Whether a thing puts something in danger, or something is put in danger: "the war threatens the harvest", "threatening the truce"."""
        doer = next(iter(deep_subject(verb)), None)
        if doer is not None and doer.pos == "NOUN" and self.scene.mention(doer) is None and doer.lemma not in DOCUMENTS:
            return True
        return any(self.scene.is_of(thing, "@endangered") for thing in children_as(verb, OBJECT))

    def _to_itself(self, slots: Slots, source: list[Role]) -> bool:
        """Whether somebody grants something to nobody but itself: "the cabinet survived the vote, enabling it to raise taxes"."""
        heads = slots.fill("obj") or slots.fill("csubj")
        granted = {role.actor for role in self.scene.roles(heads)}
        open_ = not granted and any(t.lower in ("it", "them") for t in heads) and slots.word.tag == "VBG"
        return open_ or (bool(granted) and granted <= {role.actor for role in source})

    def _withheld(self, found: Governed, kind: str | None) -> str | None:
        """What it is to promise not to do something: no threat, "promised not to attack"; to vow not to give way is to refuse."""
        if found.operator.type != "AGREE" or found.under.pos not in ("VERB", "AUX") or not is_negated(found.under):
            return None
        firm = kind in REFUSED or self.scene.is_of(found.under, "@yield")
        return "REJECT" if firm else "AGREE"

    def _among_them(self, found: Governed, type_: str, source: list[Role]) -> bool:
        """Whether several agree with each other, and not all of them to do something to another: "agreed to lift a ban on Chad's tea"."""
        if len(source) < 2 or (type_ != "AGREE" and found.operator.cameo != _SIGNED) or found.operator.lemma in _OFFERING:
            return False
        theirs = self.scene.found.states_of(source)
        below = self.parties.below(found.under, self.parties.find(found.under), source)
        return len(source) == 2 or self.scene.found.states_of(below) <= theirs  # "to strengthen the army of one of them"

    def _status(self, found: Governed, status: Status, changed: str | None) -> Status:
        """ "Would like them to leave" is said in being wished."""
        polite = status == "hypothetical" and found.operator.takes == ("obj_to",) and not changed and wished(found.tokens[0])
        performed = found.operator.type in ("SUPPORT", "ACCUSE") and done_in_wishing(found.tokens[0])
        return "actual" if polite or performed else status

    def _recipient(self, found: Governed, under: Under, slots: Slots, type_: str, source: list[Role], told: Told) -> list[Role]:
        """Who stands in the first slot of the operator's recipients that names somebody; who is to be let go is not asked, but who holds him."""
        doers = {role.actor for role in source}
        freed = self._struck(*under) if type_ == "REQUEST" and under is not None and under[0].mode == "release" else set()
        for name in found.operator.recipient:
            if under is not None and self._tells_where(name, type_, under, source):
                continue
            if name == "below":
                recipient = self._below(found, under, slots, type_, source)
                where = "the act below"
            else:
                heads = slots.fill(name)
                if type_ == "ACCUSE" and name == "csubj" and under is not None and under[0].type in _HOSTILE and is_passive(found.under):
                    return self._accused_of(found.under, doers, told)
                if type_ == "THREATEN" and name == "csubj":
                    heads = [t for head in heads for t in _of_a_deed(head)]
                if type_ == "AGREE" and name == "obj":
                    heads = [t for t in heads if not any(self.scene.is_of(t, kind) for kind in _PROMISED)]
                named = self.scene.roles(heads) if heads else []
                if self.parties.nameless(named):
                    named = self.parties.earlier.taken_up(found.tokens[0], heads, told) or named
                recipient = [role for role in named if role.actor not in doers]
                where = name
                if (
                    heads
                    and not named
                    and (
                        (type_ == "REQUEST" and name in _ADDRESSED and heads[0].pos in NOMINAL)
                        or (type_ == "ACCUSE" and name == "obj" and heads[0].pos in NAMING)
                        or (type_ == "CONCEDE" and heads[0].pos == "PRON")
                    )
                ):
                    return []  # "urged Gulf states to confront Iran", "accused the West of arming Mali": whoever it is, it is no actor
            if (type_ == "THREATEN" and name in ("below", "csubj")) or (
                type_ == "AGREE" and name == "below" and (under is None or under[0].mode != "resign")
            ):
                recipient = self.parties.without_own_state(recipient, source)
            if type_ == "AGREE":
                recipient = not_set_up(self.scene, found.under, self.parties.without_own_troops(recipient, source))
                if own_gift(self.scene.found.actor_by_id, [found.under], source, recipient):
                    continue
            recipient = [role for role in recipient if role.actor not in freed]
            if recipient:
                told.tell(f"recipient from {where}: {', '.join(role.text for role in recipient)}")
                return recipient
        if type_ == "THREATEN" and (awaited := self.parties.awaited(found.under, source)):
            told.tell(f"recipient is in whose case it is threatened: {awaited[0].text}")
            return awaited  # "promised to respond if Chad attacks"
        return self._holding(freed, told)

    def _below(self, found: Governed, under: Under, slots: Slots, type_: str, source: list[Role]) -> list[Role]:
        """Whoever is named in the act that the operator is about, as the operator's recipient."""
        if type_ == "THREATEN" and any(_of_a_deed(head) != [head] for head in slots.fill("csubj")):
            return []  # "warned that any attack on Japan would be met with force"
        recipient = self._owners(found, under, source) if type_ == "REJECT" else self.parties.below(found.under, under, source)
        if type_ == "REQUEST":
            helped = self._struck(*under) if under is not None and under[0].type in _HELPING else set()
            recipient = [role for role in recipient if self._asked(role, found.under) and role.actor not in helped]
        return recipient

    def _tells_where(self, name: str, type_: str, under: tuple[Frame, Slots], source: list[Role]) -> bool:
        """Whether a preposition tells whence or whither those go of whom it is asked or refused: "blocked the deportation of two boys to France",
        "demanded the withdrawal of Chad's troops from Mali"."""
        if name == "to":
            return type_ == "REJECT" and under[0].type in _HOSTILE
        return name == "from" and type_ == "REQUEST" and bool(leaving(self.scene, *under, source))

    def _accused_of(self, verb: Token, accusers: set[str], told: Told) -> list[Role]:
        """Who is said to have done what a passive tells, never who underwent it: "alleged that two of its boats were rammed by a Chilean ship"."""
        by = agents(verb)
        named = self.scene.roles(by) or self.scene.roles([t for agent in by for t in (*possessors(agent), *modifiers(agent))])
        roles = [role for role in named if role.actor not in accusers]
        if roles:
            told.tell(f"recipient is said to have done it: {', '.join(role.text for role in roles)}")
        return roles

    def _asked(self, role: Role, thing: Token) -> bool:
        """Whether somebody is named in what is asked for as one who may be asked for it."""
        return asked(root_of(self.scene.doc.tokens_between(role.start, role.end)), thing)

    def _struck(self, frame: Frame, slots: Slots) -> set[str]:
        """Whom the act below is done to: who refuses it refuses them nothing ("refused to shoot at the crowd", "opposed the invasion of Chad")."""
        heads = [*slots.befallen(), *(head for name in frame.recipient for head in slots.fill(name))]
        return {role.actor for role in self.scene.roles(heads)}

    def _holding(self, freed: set[str], told: Told) -> list[Role]:
        """Who is told before to have taken those who are to be freed: "Gunmen abducted two monks. Italy demanded that they be freed"."""
        earlier = self.parties.earlier
        for coded in reversed([*earlier.done, *earlier.now]):
            if coded.type in _TAKING and coded.status == "actual" and coded.source and freed & {role.actor for role in coded.recipient}:
                told.tell(f"recipient holds them: {coded.source[0].text}")
                return list(coded.source)
        return []

    def _owners(self, found: Governed, under: Under, source: list[Role]) -> list[Role]:
        """Whose what is refused is, or who is named in it; of what is only said, whoever says it alone: "denied reports that Chad had fallen"."""
        below, verb, doers = found.under, found.tokens[0], {role.actor for role in source}
        if below.pos == "NOUN" and (made := [role for role in self.scene.maker(below) if role.actor not in doers]):
            return made  # "vetoed a Chadian-drafted resolution on Mali"
        if under is not None and under[0].type in _HOSTILE and verb.lemma != "deny":
            struck = self._struck(*under)
            suing = under[0].type == "ACCUSE" and below.pos == "NOUN"
            if suing and (theirs := [role for role in self.scene.roles(possessors(below)) if role.actor not in doers]):
                return theirs  # "dismissed Chad's lawsuit against the firm"
            return [role for role in self.parties.below(below, under, source) if role.actor not in struck]
        if verb.lemma == "deny" and below.lemma in _PART_IN:
            whose = {role.actor for role in self.scene.roles(possessors(below))}  # "denied the army's involvement": it is told nothing
            return [role for role in self.parties.below(below, under, source) if role.actor not in whose]
        said = below.pos == "NOUN" and below.lemma in _SAID and verb.lemma in _DENYING
        if not said and not (hangs_as(verb, RELATIVE) and below.i < verb.i):
            return self.parties.below(below, under, source)
        tellers = [*possessors(below), *modifiers(below), *prep_objects(below, ("by", "from"))]
        return [role for role in self.scene.roles(tellers) if role.actor not in doers]

    def _implied(self, found: Governed, slots: Slots, type_: str, source: list[Role], told: Told) -> list[Role]:
        """The recipient that no slot names: the other side of the act before, each other, the state where it is done."""
        head = found.tokens[0]
        recipient: list[Role] = []
        if type_ in ("THREATEN", "REJECT") and source:
            if type_ == "THREATEN":
                recipient = self.parties.awaited(head, source) or self.parties.awaited(found.under, source)
            # "warned that Europe will lose": it is told whom it strikes, who is no actor
            named = type_ == "THREATEN" and any(t.pos == "PROPN" for t in slots.fill("csubj"))
            if not recipient and not named:
                recipient = self.parties.earlier.opposed(head, source, told, found.operator.lemma == "deny")
        if not recipient and type_ in ("REJECT", "ACCUSE", "SUPPORT") and source:
            recipient = self.parties.earlier.again([found.under], source, told)
        if not recipient and len(source) > 1 and any(map(self.parties.each_other, (slots, Slots([found.under], self.scene, False)))):
            recipient = list(source)
            told.tell("each to the other")
        if not recipient and type_ in _WRITTEN and source and not slots.noun:
            recipient = self.doers.called(head, source, told)
        if not recipient and type_ == "AGREE":
            recipient = self.parties.earlier.bound(head, source, told)
        return recipient or self.parties.placed(type_, found.under, source, told)

    def _demanding(self, found: Governed, type_: str, source: list[Role], statement: Statement | None, told: Told) -> list[Role]:
        """Who says that his own demand is refused: "Chad said that Mali had been unwilling to meet its demands"; nobody refuses his own."""
        speaker = statement.speaker if statement is not None and type_ == "REJECT" else None
        asked = [thing for thing in deep_object(found.under) if thing.lemma in _DEMANDS and has_word(thing, OWN, POSSESSOR)]
        if speaker is None or not asked or speaker in {role.actor for role in source}:
            return []
        told.tell(f"recipient says that it is refused: {asked[0].text}")
        return [Role(speaker, asked[0].start, asked[0].end, asked[0].text)]

    def _asks_nobody(self, found: Governed, kind: str | None, source: list[Role], recipient: list[Role]) -> bool:
        """Whether what looks like a demand is none: "seeks no confrontation", "insists that it is so", "campaigned for president"."""
        operator, under = found.operator, found.under
        if operator.lemma == "proposal" and operator.pos == "NOUN" and not source:
            return True  # "one of the proposals for carrying out the plan"
        if not recipient and kind is None and operator.lemma == "seek" and hangs_as(under, OBJECT):
            return True
        if operator.lemma in _RUNNING and self.scene.is_of(under, "@official"):
            return True
        if under.lemma in _UNNAMED and under.tag == "VBN":
            return True  # "asked not to be named"
        if not hangs_as(under, CLAUSE):
            return False
        asked = {role.actor for role in self.scene.roles(subjects(under))}
        return _indicative(under) or bool(asked and asked <= {role.actor for role in source})  # "he insisted that he had tried"

    def _type_below(self, found: Governed, under: Under) -> str | None:
        if found.operator.type == "AGREE" and is_blow(found.under, self.scene):
            return "ASSAULT"
        if under is not None:
            kept_out = found.operator.type == "COERCE" and under[0].lemma in _ENTERING
            return None if kept_out and not any(self.scene.is_of(doer, "@firing") for doer in under[1].fill("subj")) else under[0].type
        lower = (self.parties.find(child) for child in children_as(found.under, OBJECT | OPEN_CLAUSE))
        kind = next((act[0].type for act in lower if act is not None), None)
        return (
            None if kind == "ACCUSE" and self.scene.is_of(found.under, "@cease") else kind
        )  # "vowed to stop the aggression" accuses nobody


def _of_ones_own(found: Governed, type_: str, kind: str | None) -> bool:
    """Whether somebody is only ready to defend himself, or for what others may do."""
    if type_ == "AGREE" and defends_own(found.under):
        return True
    return type_ in ("AGREE", "THREATEN") and for_its_deed(found.operator.lemma, found.under, kind)


def _indicative(verb: Token) -> bool:
    """Whether a clause tells how things are, not how they should be: "that it has", "that they left"."""
    helping = children_as(verb, AUXILIARY)
    if any(token.tag == "MD" and token.lower not in OUGHT for token in helping):
        return True
    if any(token.lower in OUGHT or token.lower == "be" or token.tag == "TO" for token in helping):
        return False
    return any(token.tag in ("VBZ", "VBD") or token.lower in _FACTUAL for token in (verb, *helping))


def _of_a_deed(noun: Token) -> list[Token]:
    """Those whose deed a noun names, where it tells on whom it would fall: nobody threatens Japan by "any attack on Japan would be met with"."""
    of_any = has_word(noun, ("any", "a", "an"), DETERMINER) and any(prep_objects(noun, ("in", "into", "of")))
    if not of_any and not any(prep_objects(noun, ("on", "against"))):
        return [noun]
    return [*prep_objects(noun, ("by", "from")), *possessors(noun)]
