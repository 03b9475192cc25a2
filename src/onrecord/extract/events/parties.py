"""Who does an act and to whom it is done: the slots of its frame, then what the act governs."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.beneath import (
    IN_FAVOUR,
    IN_FLIGHT,
    actors_below,
    beside,
    comes_from,
    fires,
    in_favour,
    in_flight,
    let_by,
    no_party,
    not_struck,
    said_to_hurt,
    told_of,
    under_way,
)
from onrecord.extract.events.blame import Blame
from onrecord.extract.events.coded import Coded, Told
from onrecord.extract.events.earlier import Earlier
from onrecord.extract.events.fights import Fights
from onrecord.extract.events.frames import Dictionary, Frame
from onrecord.extract.events.law import Law
from onrecord.extract.events.missions import OWN, is_mission, not_own_missions
from onrecord.extract.events.needs import holds
from onrecord.extract.events.own import are_sent, leaving, of_others, troops_alone
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.extract.where import TALKS
from onrecord.grammar.clauses import marked
from onrecord.grammar.doubting import on_a_paper
from onrecord.grammar.governing import allowed, phrase
from onrecord.grammar.phrases import conjuncts, determiners, prep_objects, preposition_over
from onrecord.grammar.relations import (
    ADVERBIAL,
    BORDERS,
    OBJECT,
    POSSESSOR,
    PREPOSITION,
    children_as,
    hangs_as,
    hangs_on,
    has_word,
    stands_under,
)
from onrecord.grammar.subjects import deep_object, surface_subject
from onrecord.grammar.voice import agents
from onrecord.types import Role

#: Types whose act is done to the state in which it is done.
_PLACED = frozenset({"AID", "AGREE", "RETREAT", "COOPERATE", "CONCEDE", "MOBILIZE", "COERCE", "SANCTION"})


_WITHIN = frozenset({"in", "on", "at"})
#: Prepositions of those before whom people protest against what others suffer.
_BEFORE_WHOM = ("outside", "at", "to")
#: Verbs of taking a place, which who holds it at home may take back.
_TAKING = frozenset({"retake", "recapture", "liberate", "take", "capture", "seize", "regain"})
#: "Warned against abandoning Chad" warns nobody who is told.
_OPENLY = frozenset({"warn"})
#: Conjunctions under which it is told what somebody waits for.
_AWAITING = frozenset({"until", "unless", "before", "till", "if"})
#: Modes of what is done by law to whoever is named for it.
_OF_ONE = frozenset({"allege", "arrest"})
#: What is held in a land and not against it.
_DRILLS = frozenset({"exercise", "drill", "maneuver", "manoeuvre", "wargame", "game"})
#: What somebody decides, and is opposed or backed for.
_DECIDED = frozenset(("decision", "plan", "move", "policy", "proposal"))


#: Types of what gives or offers things.
_GIVING = frozenset({"AID", "AGREE"})


class Parties:
    """Finds the parties of the acts of one report."""

    def __init__(self, scene: Scene, words: Dictionary, done: list[Coded]) -> None:
        self.scene = scene
        self.words = words
        self.earlier = Earlier(scene, done)
        self.fights = Fights(scene, self.earlier, self.find)
        self.law = Law(scene, self.fights)
        self.blame = Blame(scene, self.earlier, self.find, self.slot_roles)

    def find(self, token: Token, frames: tuple[Frame, ...] | None = None) -> tuple[Frame, Slots] | None:
        """The most specific frame that a token begins, with its slots."""
        if frames is None:
            frames = self.words.frames_at(token)
        if token.tag in ("VBN", "JJ") and determiners(token):
            return None  # "the injured" are people, no act
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

    def _hosts(self, heads: list[Token], doers: list[Role]) -> list[Role]:
        """The states in whose towns it is done, not the doers' own: who retakes a town at home takes it from nobody named."""
        actors = self.scene.found.actor_by_id
        home = self.scene.home(doers)
        return [role for role in self.scene.hosts(heads) if actors[role.actor].state not in home]

    def _at_mission(self, roles: list[Role]) -> bool:
        """Whether a party is but a mission in a town of its host: "opened an embassy in Gao"."""
        return self.nameless(roles) and all(is_mission(role) for role in roles)

    def slot_roles(self, slots: Slots, names: tuple[str, ...], side: str, told: Told, doers: list[Role] | None = None) -> list[Role]:
        for name in names:
            if side == "source" and name == "of" and slots.word.lemma in IN_FAVOUR and stands_under(slots.word, ("in",)):
                continue  # "marched in support of Chad's plan": Chad is supported
            heads = [t for t in slots.fill(name) if not (side == "source" and name == "by" and t.tag == "VBG")]  # "began by shelling Gao"
            if side == "recipient" and name == "by" and slots.passive() and heads and not set(heads).difference(agents(slots.word)):
                return []  # "is contested by Chad and Mali": they contest it
            if slots.noun and side == "source" and name == "from" and slots.people_done_to():
                heads = [t for t in heads if self.scene.is_of(t, "@fight")]  # "the killing of six from the sect": they are of it
            if side == "recipient" and name in _WITHIN:
                # "injured in Turkish strikes": the fight is no one to whom it is done
                heads = [t for t in heads if self.scene.mention(t) is not None or not self.scene.is_of(t, "@fight")]
            if side == "recipient":
                heads = slots.launchers(heads) or heads  # "shot down American missiles fired by Chad": whoever fired them
                heads = [t for t in heads if not (name == "obj" and fires(slots.word, t, self.scene))]
            if not heads:
                continue
            # "the campaign against Chad killed ten" is not Chad's; "a lawsuit against Chad for shelling a town" tells Chad's deed
            own = side == "source" and (hangs_on(heads[0], slots.word) or told_of(slots.word) is heads[0])
            roles = self.scene.roles(heads, doing=own) or self.earlier.both(heads[0])
            if side == "recipient":
                taken = self.earlier.taken_up(slots.word, heads, told) if self.nameless(roles) else []
                hosts = self._hosts(heads, doers or []) if not roles or self._at_mission(roles) else []
                roles = taken or hosts or roles
            if roles:
                told.tell(f"{side} from {name}: {', '.join(role.text for role in roles)}")
                told.by_speaker |= side == "source" and name == "speaker"
                return roles
        return []

    def nameless(self, roles: list[Role]) -> bool:
        """Whether nobody is told, or nobody of whom is known whose he is."""
        return self.scene.found.states_of(roles) <= {None}

    def of(self, frame: Frame, slots: Slots, told: Told) -> tuple[list[Role], list[Role]]:
        """The source and the recipient that the frame's slots and what it governs name."""
        source = self.slot_roles(slots, frame.source, "source", told)
        fight = slots.fight() if frame.type == "ASSAULT" and not source and not slots.noun else None
        if fight is not None:
            source = self.fights.fighters(fight, set())
            if source:
                told.tell(f"source fought the {fight.lower}: {', '.join(role.text for role in source)}")
            source = source or self.fights.told_of_fight(fight, slots, told)
        if frame.recipient[:1] == ("blamed",) or (frame.type == "ACCUSE" and frame.source[:1] == ("speaker",)):
            blamed = self.blame.of(slots, frame, told)
            if blamed is None:
                return source, self.slot_roles(slots, _BEFORE_WHOM, "recipient", told) if frame.type == "PROTEST" else []
            recipient = blamed
        else:
            recipient = self.scene.roles(slots.befallen())
            recipient = recipient or self.slot_roles(slots, frame.recipient, "recipient", told, source if frame.type == "ASSAULT" else [])
            recipient = not_own_missions(self.scene, frame, slots.word, recipient, source)
            if "claimed" in frame.recipient and not recipient and source:
                recipient = self.earlier.claimed(next(iter(slots.fill("for")), slots.word), source, told)
            if frame.type == "ASSAULT":
                recipient = self.earlier.beside(slots.word, recipient, told)
            source = self._not_his_own(slots, source, recipient)
        source, recipient = self._fired(frame, slots, source, recipient, told)
        doers = {role.actor for role in source}
        if not frame.mutual:
            kept = of_others(self.scene, [role for role in recipient if role.actor not in doers], source, slots)
            kept = self._not_wares(slots, kept, source) if frame.type in _GIVING else kept
            told.hurt = recipient
            if frame.type == "MOBILIZE" and not kept:
                kept = self._beyond(slots, frame.recipient, told)
            # not "said it was behind the raid": he charges nobody
            if source and not kept and frame.recipient and frame.lemma not in _OPENLY and not (recipient and "speaker" in frame.source):
                kept = not_own_missions(self.scene, frame, slots.word, self._named_below(frame, slots, source), source)
                kept = self.without_own_troops(kept, source) if frame.type == "MOBILIZE" else kept
                if kept:
                    told.tell(f"recipient named below: {', '.join(role.text for role in kept)}")
            kept = self._not_home(frame, slots, kept, source) or ([] if source else recipient)
            return source, self._not_wares(slots, kept, source) if frame.type in _GIVING else kept
        if len(source) > 1 and self.scene.found.states_of(recipient) <= self.scene.found.states_of(source):
            recipient = []  # "clashes in Juba between the army and the rebels": the place is no party
        if not recipient or {role.actor for role in recipient} <= doers:
            parties = source or recipient
            if len(parties) > 1:
                told.tell("each party is source and recipient")
                return parties, list(parties)
        if not source and len(recipient) > 1 and not (frame.type == "ASSAULT" and slots.fill("with")):
            return recipient, list(recipient)
        others = [role for role in recipient if role.actor not in doers]
        return source, others or (self._allowed(slots, source, told) if frame.type == "SUPPORT" else [])

    def _not_his_own(self, slots: Slots, source: list[Role], recipient: list[Role]) -> list[Role]:
        """The doers of a passive, but for whoever undergoes it and is only named beside the agent: "was shot by a man in his garden"."""
        if not slots.passive() or not {role.actor for role in source} & {role.actor for role in recipient}:
            return source
        own = {at.actor.id for head in slots.fill("subj") if (at := self.scene.mention(head)) is not None}
        hurt = {role.actor for role in recipient} - own
        return [role for role in source if role.actor not in hurt]

    def _allowed(self, slots: Slots, source: list[Role], told: Told) -> list[Role]:
        """Who may do something by a pact whose other side is not told: "signed a deal that lets Peru's navy use a port"."""
        home = self.scene.found.states_of(source) | {None}
        named = self.scene.roles([t for thing in deep_object(slots.word) for t in allowed(thing)])
        roles = [role for role in named if self.scene.found.actor_by_id[role.actor].state not in home]
        if roles:
            told.tell(f"recipient allowed something: {', '.join(role.text for role in roles)}")
        return roles

    def _not_home(self, frame: Frame, slots: Slots, recipient: list[Role], source: list[Role]) -> list[Role]:
        """The recipients, but for the state itself whose forces take a town back in it: they take it from nobody who is told."""
        if frame.lemma not in _TAKING or not any(self.scene.is_of(t, "@territory") for t in slots.fill("obj")):
            return recipient
        home, actors = self.scene.home(source), self.scene.found.actor_by_id
        return [role for role in recipient if actors[role.actor].kind != "state" or actors[role.actor].state not in home]

    def _not_wares(self, slots: Slots, recipient: list[Role], source: list[Role]) -> list[Role]:
        """The recipients, but for what is given, of nobody or the giver's own: "supplied drones", "gave surveillance aircraft and help to Chad"."""
        things = (t for name in ("obj", "with") for head in slots.fill(name) for t in (*conjuncts(head), *prep_objects(head, ("of",))))
        given = [t for t in things if any(self.scene.is_of(t, kind) for kind in ("@weapon", "@gear", "@vessel", "@plane"))]
        own = self.scene.found.states_of(source) | {None}
        unknown = {role.actor for role in recipient if self.scene.found.actor_by_id[role.actor].state in own}
        return [role for role in recipient if role.actor not in unknown or not any(role.start <= t.start < role.end for t in given)]

    def _fired(self, frame: Frame, slots: Slots, source: list[Role], recipient: list[Role], told: Told) -> tuple[list[Role], list[Role]]:
        """For "Iranian missiles were fired at Haifa": whose the weapon is, fires; what it is fired at, is struck."""
        if source or frame.type not in ("ASSAULT", "MOBILIZE") or not slots.fired():
            return source, recipient
        weapons = [t for t in slots.fill("obj") if self.scene.is_of(t, "@weapon")]
        owners = self.scene.roles(weapons)
        if self.nameless(owners):
            return source, recipient
        told.tell(f"source owns the {weapons[0].lower}: {', '.join(role.text for role in owners)}")
        return owners, self.slot_roles(slots, ("at", "on", "against", "into", "toward"), "recipient", told)

    def _named_below(self, frame: Frame, slots: Slots, source: list[Role]) -> list[Role]:
        """To whom an act is done whose own slots name nobody: whoever is named beneath it, else beneath the verb that carries it."""
        if frame.mode in _OF_ONE and any(t.pos == "PROPN" for name in frame.recipient for t in slots.fill(name)):
            return []  # "found Duval guilty of hiding that Okafor had paid": whoever he is
        kept = self._other([t for t in self._below_it(frame, slots) if not self._carried(t, frame, slots)], source)
        carrier = slots.carrier
        if kept or carrier is None:
            return kept
        return self._other([t for t in actors_below(carrier, self.scene) if not no_party(t, frame, carrier)], source)

    def _below_it(self, frame: Frame, slots: Slots) -> list[Token]:
        """Those named in what an act governs, none of where what is fired or sent comes from: "missiles launched from Yemen"."""
        found = [t for t in actors_below(slots.word, self.scene) if not on_a_paper(t)]
        sent = slots.word.lemma in IN_FLIGHT or frame.mode == "disarm" or (frame.type == "MOBILIZE" and "from" not in frame.recipient)
        for_them = frame.type == "PROTEST"
        found = [t for t in found if not (sent and comes_from(t, slots.word)) and not (for_them and in_favour(t))]
        if frame.type == "ASSAULT":  # "returned fire with artillery", "shot down a drone launched from Chad"
            found = [
                t for t in found if not (stands_under(t, ("with",)) and self.scene.is_of(t, "@weapon")) and not in_flight(t, slots.word)
            ]
        return [t for t in found if not no_party(t, frame, slots.word)]

    def _carried(self, token: Token, frame: Frame, slots: Slots) -> bool:
        """Whether a token names, or counts, what the act carries, and not whom it is for: "sent a force of 300 officers to Haiti"."""
        kinds = [need.what for need in frame.needs if need.slot == "obj" and not need.negated and "obj" not in frame.recipient]
        if not kinds:
            return False
        own, own_of = self.scene.mention(token), [self.scene.mention(t) for t in slots.fill("obj")]
        if own is not None and any(at is not None and at.actor.id == own.actor.id for at in own_of):
            return True
        return any(kind.startswith("@") and kind != "@actor" and self.scene.is_of(token, kind) for kind in kinds)

    def each_other(self, slots: Slots) -> bool:
        """Whether the object is "each other" or "one another": each party is source and recipient."""
        objects = [*slots.fill("obj"), *slots.fill("with"), *slots.fill("at"), *slots.fill("on")]
        return any(t.lemma in ("other", "another") and has_word(t, ("each", "one", "the")) for t in objects)

    def below(self, head: Token, under: tuple[Frame, Slots] | None, source: list[Role]) -> list[Role]:
        """Whoever is named in the act below an operator: in its frame's slots, else anywhere in it."""
        doers = {role.actor for role in source}
        allowed = [role for role in self.scene.roles(let_by(head)) if role.actor not in doers]
        if allowed:
            return allowed
        whose = children_as(head, POSSESSOR) if head.lemma in _DECIDED else []
        if owners := [role for role in self.scene.roles(whose) if role.actor not in doers]:
            return owners  # "opposes the Pentagon's decision to pull out of Chad"
        if under is not None:
            frame, slots = under
            befallen = [role for role in self.scene.roles(slots.befallen()) if role.actor not in doers]
            if befallen:
                return befallen  # "sought her arrest"
            if gone := leaving(self.scene, frame, slots, source):
                return gone
            for names in (frame.recipient, tuple(n for n in frame.source if n != "obj")):
                roles = [
                    role for role in self.slot_roles(slots, tuple(n for n in names if n != "blamed"), "", Told()) if role.actor not in doers
                ]
                roles = [] if roles and troops_alone(self.scene, roles, slots, names, source) else roles
                roles = [] if any(has_word(t, OWN, POSSESSOR) for n in names for t in slots.fill(n)[:1]) else roles
                if roles:
                    return roles
        below = actors_below(head, self.scene)
        return self._other([t for t in below if under is None or not self._carried(t, *under)], source)

    def without_own_state(self, roles: list[Role], source: list[Role]) -> list[Role]:
        """The roles but for the state or government that the source speaks for: "Iran's envoy warned that Iran would not wait"."""
        actors, home = self.scene.found.actor_by_id, self.scene.found.states_of(source) - {None}
        forces = {actors[role.actor].role for role in source} & {"COP", "MIL"}  # "a police spokesman warned that police would fire"
        own = [role for role in roles if actors[role.actor].state in home]
        bodies = ("state", "government", "unit")
        spoken = [role for role in own if actors[role.actor].kind in bodies or actors[role.actor].role in forces]
        return [role for role in roles if role not in spoken]

    def without_own_troops(self, roles: list[Role], source: list[Role]) -> list[Role]:
        """The roles but for the forces of the source's state, and those that are only to be: "the U.S. envoy promised that American forces would
        stay", "agreed to set up a joint command"."""
        actors, home = self.scene.found.actor_by_id, self.scene.found.states_of(source) - {None}
        others = [role for role in roles if actors[role.actor].role != "MIL" or actors[role.actor].state not in home]
        return [role for role in others if actors[role.actor].role != "MIL" or not role.text.lower().startswith(("a ", "an ", "joint "))]

    def _other(self, tokens: list[Token], source: list[Role]) -> list[Role]:
        """The first of the named who is not the source, rather another state's than its own: not "its troops"."""
        actors = self.scene.found.actor_by_id
        doers = {role.actor for role in source}
        home: set[str | None] = {actors[actor].state for actor in doers if actor in actors} - {None}
        own: list[Role] = []
        for token in tokens:
            roles = [role for role in self.scene.roles([token]) if role.actor not in doers]
            if not roles:
                continue
            if has_word(token, OWN, POSSESSOR):
                continue
            if hangs_as(token, OBJECT) and actors[roles[0].actor].state in home | {None} and are_sent(token, self.scene):
                continue  # "ready to send troops to Mali"
            if actors[roles[0].actor].state in home:
                own = own or roles
                continue
            return of_others(self.scene, roles + self._beside(token, roles, home, doers), source)
        return own

    def _beside(self, token: Token, roles: list[Role], home: set[str | None], doers: set[str]) -> list[Role]:
        """Who else of another state is named beside somebody in one list: "slammed drills between Peru and Chile", "hailed ties with both"."""
        others = self.scene.roles([t for t in conjuncts(token) if t is not token])
        actors, named = self.scene.found.actor_by_id, {role.actor for role in roles} | doers
        return [role for role in others if role.actor not in named and actors[role.actor].state not in home | {None}]

    def awaited(self, verb: Token, doer: list[Role]) -> list[Role]:
        """Of whom something is awaited first: "will not lift the siege until the rebels leave", "warned of war if Chad signs"."""
        doers = {role.actor for role in doer}
        for clause in children_as(verb, ADVERBIAL):
            if marked(clause, _AWAITING):
                return [role for role in self.scene.roles(surface_subject(clause)) if role.actor not in doers]
        return []

    def _beyond(self, slots: Slots, names: tuple[str, ...], told: Told) -> list[Role]:
        """The state beyond the doer's own border, to which troops are sent: "massed troops along its border with Cambodia"."""
        borders = [t for name in names for t in slots.fill(name) if t.lemma in BORDERS]
        roles = self.scene.roles([t for border in borders for t in prep_objects(border, ("with",))])
        if roles:
            told.tell(f"recipient lies beyond the {borders[0].lower}: {roles[0].text}")
        return roles

    def living(self, roles: list[Role]) -> bool:
        """Whether one of the parties is people or belongs to a state, and no mere site: "fired at the air base"."""
        actors = [self.scene.found.actor_by_id[role.actor] for role in roles]
        return any(actor.state is not None or actor.kind in ("person", "group", "unit") for actor in actors)

    def placed(self, kind: str, head: Token, source: list[Role], told: Told) -> list[Role]:
        """The state in which is done what is given, promised, withdrawn or sent, if it is not the doer's."""
        home = self.scene.found.states_of(source) if kind in _PLACED else set()
        away = kind == "MOBILIZE" and has_word(head, ("from",), PREPOSITION)  # "launched a missile from Gao in Mali"
        places = TALKS | _DRILLS if kind == "MOBILIZE" else TALKS
        meeting = places & {thing.lemma for thing in (head, *deep_object(head))}  # "broke off talks in Gao": the town is no party
        roles = self.scene.placed(head, home) if home - {None} and not away and not meeting else []
        roles = [role for role in roles if not beside(self.scene.doc.tokens_between(role.start, role.end), head)]
        if roles:
            told.tell(f"recipient from the place below: {roles[0].text}")
        return roles

    def struck(self, token: Token, source: list[Role], told: Told) -> list[Role]:
        """The state on whose soil force is used, if it is not the doer's, nor its victims only another's: "a raid in Chad that killed six Peruvians"."""
        roles = self.scene.struck(token, self.scene.home(source)) if self.living(source) and not under_way(token) else []
        if token.pos == "NOUN" and preposition_over(token) is not None and has_word(token, _WITHIN, PREPOSITION):
            own = {place.country for place in self.scene.where.below(token)}  # "left talks in Gao over a raid in the north": not in Gao
            roles = [role for role in roles if self.scene.found.actor_by_id[role.actor].state in own]
        roles = [role for role in roles if not not_struck(self.scene.doc.tokens_between(role.start, role.end), token)]
        hurt = self.scene.found.states_of(self.scene.roles(said_to_hurt(token))) - {None}
        roles = [role for role in roles if not hurt or self.scene.found.actor_by_id[role.actor].state in hurt]
        if roles:
            told.tell(f"recipient from the place struck: {roles[0].text}")
        return roles
