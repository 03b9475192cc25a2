"""Who does an act and to whom it is done: the slots of its frame, then what the act governs."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coded import Coded, Told
from onrecord.extract.events.frames import Dictionary, Frame
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots, actors_below, holds
from onrecord.grammar.clauses import marked, noun_clauses
from onrecord.grammar.governing import phrase
from onrecord.grammar.phrases import conjuncts, determiners, modifiers, possessors, prep_objects
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    MARK,
    OBJECT,
    POSSESSOR,
    UNDER_PREPOSITION,
    UNDERGOER,
    children_as,
    hangs_as,
    has_word,
    stands_under,
)
from onrecord.grammar.subjects import deep_subject, surface_subject
from onrecord.grammar.voice import direct_object, is_passive, sharing
from onrecord.types import Role

#: How many acts back an act named again is looked for, and an act to which another answers.
_BACK = 100
_NEAR = 6
#: Types whose nouns name whom they befell beside them.
_SUFFERED = frozenset({"ASSAULT", "COERCE"})
#: Verbs by which a state sends people out of it, and sectors whose people its own courts try.
_SENT_AWAY = frozenset({"deport", "deportation", "expel", "expulsion", "extradite", "repatriate"})
_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "PTY"})
#: Where the courts and police of two act; what is done by law or against it; prepositions before what is only wished or comes of something.
_TWO_COURTS = frozenset({"PSE"})
_KILLING = frozenset({"execute", "execution"})
_SOUGHT = frozenset({"for", "to", "against", "without"})
#: Types whose act is done to the state in which it is done.
_PLACED = frozenset({"AID", "AGREE", "RETREAT", "COOPERATE", "CONCEDE", "MOBILIZE", "COERCE", "SANCTION"})
#: Types of force, weapons that are only fired among them.
_FORCED = frozenset({"ASSAULT", "MOBILIZE"})
#: Who uses force at home where the state is not told: "ten were killed in an army raid".
_OWN_FORCES = frozenset({"army", "police", "military", "navy", "government", "security"})
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})


#: Prepositions that join who is hurt to the attack or fight, and conjunctions that join a clause of it.
_FOUGHT = ("in", "during", "after", "by", "from", "following", "amid")
_WITHIN = frozenset({"in", "on", "at"})
_WHEN = frozenset({"when", "after", "as"})
#: Conjunctions under which it is told what somebody waits for.
_AWAITING = frozenset({"until", "unless", "before", "till", "if"})


def _names_act(token: Token) -> bool:
    """Whether a word names an act: a noun, or "shelling" under "in"."""
    return token.pos in ("NOUN", "PROPN") or (token.tag == "VBG" and hangs_as(token, UNDER_PREPOSITION))


def _by_below(noun: Token) -> list[Token]:
    """By whom, where the parser hangs it on what is attacked: "an attack on a post by gunmen", "a shooting targeting guards by gunmen"."""
    aims = [*prep_objects(noun, ("on", "against", "at", "targeting"))]
    aims += [t for clause in noun_clauses(noun) if clause.tag == "VBG" for t in (clause, *direct_object(clause))]
    return [t for aim in aims for t in prep_objects(aim, ("by",))]


def _doing(noun: Token) -> list[Token]:
    """The doer that a clause on an act's noun tells, none of time: "an attack carried out by the rebels"."""
    told = (clause for clause in noun_clauses(noun) if not has_word(clause, _WHEN, MARK | ADVERB))
    return [t for clause in told for t in deep_subject(clause) if t is not noun and not has_word(t, ("whose",), POSSESSOR)]


class Parties:
    """Finds the parties of the acts of one report."""

    def __init__(self, scene: Scene, words: Dictionary, done: list[Coded]) -> None:
        self.scene = scene
        self.words = words
        #: What was coded so far in the report; the coder adds to it.
        self.done = done
        #: What was coded so far in the sentence that is read.
        self.now: list[Coded] = []

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

    def slot_roles(self, slots: Slots, names: tuple[str, ...], side: str, told: Told, doers: list[Role] | None = None) -> list[Role]:
        for name in names:
            heads = slots.fill(name)
            if side == "recipient" and name in _WITHIN:
                # "injured in Turkish strikes": the fight is no one to whom it is done
                heads = [t for t in heads if self.scene.mention(t) is not None or not self.scene.is_of(t, "@fight")]
            if not heads:
                continue
            roles = self.scene.roles(heads) or self._both(heads[0]) or (self._hosts(heads, doers or []) if side == "recipient" else [])
            if roles:
                told.tell(f"{side} from {name}: {', '.join(role.text for role in roles)}")
                told.by_speaker |= side == "source" and name == "speaker"
                return roles
        return []

    def _both(self, token: Token) -> list[Role]:
        """The pair that "both" stands for alone: the two of the act told last, in this sentence or the one before.

        What is done to both may be done to two things: "drones struck two jets; both were destroyed".
        """
        if token.lower != "both" or token.pos not in ("PRON", "DET", "CCONJ") or hangs_as(token, UNDERGOER):
            return []
        for coded in reversed([*self.done[-_NEAR:], *self.now]):
            if token.sent.index - coded.tokens[0].sent.index > 1:
                break
            pair = {role.actor: role for role in [*coded.source, *coded.recipient]}
            if len(pair) == 2:
                return [Role(role.actor, token.start, token.end, token.text) for role in pair.values()]
        return []

    def of(self, frame: Frame, slots: Slots, told: Told) -> tuple[list[Role], list[Role]]:
        """The source and the recipient that the frame's slots and what it governs name."""
        source = self.slot_roles(slots, frame.source, "source", told)
        fight = slots.fight() if frame.type == "ASSAULT" and not source and not slots.noun else None
        if fight is not None:
            source = self._fighters(fight, set())
            if source:
                told.tell(f"source fought the {fight.lower}: {', '.join(role.text for role in source)}")
            else:
                source = self._told_of_fight(fight, slots, told)
        if frame.recipient[:1] == ("blamed",):
            blamed = self._blamed(slots, frame.recipient[1:], told)
            if blamed is None:
                return source, []
            recipient = blamed
        else:
            recipient = self.slot_roles(slots, frame.recipient, "recipient", told, source if frame.type == "ASSAULT" else [])
        source, recipient = self._fired(frame, slots, source, recipient, told)
        doers = {role.actor for role in source}
        if not frame.mutual:
            kept = [role for role in recipient if role.actor not in doers]
            if source and not kept and frame.recipient:
                kept = self._other([t for t in actors_below(slots.word, self.scene) if not self._carried(t, frame, slots)], source)
                if not kept and slots.carrier is not None:
                    kept = self._other(actors_below(slots.carrier, self.scene), source)
                if kept:
                    told.tell(f"recipient named below: {', '.join(role.text for role in kept)}")
            return source, kept or ([] if source else recipient)
        if len(source) > 1 and self._states(recipient) <= self._states(source):
            recipient = []  # "clashes in Juba between the army and the rebels": the place is no party
        if not recipient or {role.actor for role in recipient} <= doers:
            parties = source or recipient
            if len(parties) > 1:
                told.tell("each party is source and recipient")
                return parties, list(parties)
        if not source and len(recipient) > 1 and not (frame.type == "ASSAULT" and slots.fill("with")):
            return recipient, list(recipient)
        return source, [role for role in recipient if role.actor not in doers]

    def _fired(self, frame: Frame, slots: Slots, source: list[Role], recipient: list[Role], told: Told) -> tuple[list[Role], list[Role]]:
        """For "Iranian missiles were fired at Haifa": whose the weapon is, fires; what it is fired at, is struck."""
        if source or frame.type not in ("ASSAULT", "MOBILIZE") or not slots.fired():
            return source, recipient
        weapons = [t for t in slots.fill("obj") if self.scene.is_of(t, "@weapon")]
        owners = self.scene.roles(weapons)
        if not owners:
            return source, recipient
        told.tell(f"source owns the {weapons[0].lower}: {', '.join(role.text for role in owners)}")
        return owners, self.slot_roles(slots, ("at", "on", "against", "into", "toward"), "recipient", told)

    def _carried(self, token: Token, frame: Frame, slots: Slots) -> bool:
        """Whether a token names, or counts, what the act carries, and not whom it is for: "sent a force of 300 officers to Haiti"."""
        kinds = [need.what for need in frame.needs if need.slot == "obj" and not need.negated and "obj" not in frame.recipient]
        if not kinds:
            return False
        own, own_of = self.scene.mention(token), [self.scene.mention(t) for t in slots.fill("obj")]
        if own is not None and any(at is not None and at.actor.id == own.actor.id for at in own_of):
            return True
        return any(kind.startswith("@") and kind != "@actor" and self.scene.is_of(token, kind) for kind in kinds)

    def fought(self, verb: Token, victims: list[Role], told: Told) -> list[Role]:
        """With whom it was fought, or whose attack it was: "were killed in a battle with the rebels", "died after gunmen stormed the town"."""
        hurt = {role.actor for role in victims}
        for node in sharing(verb):
            for noun in (t for name in _FOUGHT for under in prep_objects(node, (name,)) for t in conjuncts(under)):
                if _names_act(noun) and self.scene.is_of(noun, "@fight"):
                    found = self._fighters(noun, hurt) or self._ours(noun)
                    if found:
                        told.tell(f"source fought the {noun.lower}: {', '.join(role.text for role in found)}")
                        return found
            found = self._clause_fighters(node, hurt)
            if found:
                told.tell(f"source from the clause of the attack: {', '.join(role.text for role in found)}")
                return found
        return []

    def _clause_fighters(self, word: Token, hurt: set[str]) -> list[Role]:
        """Whose force a clause of time on a verb or noun tells: "after an attack by the militia hit a hospital", "when gunmen stormed it".

        Who met whom when it began is told by none: "a clash when a patrol met the rebels".
        """
        for clause in (*children_as(word, ADVERBIAL), *noun_clauses(word), *prep_objects(word, _WHEN)):
            if clause.pos != "VERB" or not (has_word(clause, _WHEN, MARK | ADVERB) or stands_under(clause, _WHEN)):
                continue
            for doer in deep_subject(clause) or self._attackers(clause):
                if self.scene.is_of(doer, "@fight") and doer.pos == "NOUN" and self.scene.mention(doer) is None:
                    found = self._fighters(doer, hurt)
                else:
                    act = self.find(clause)
                    forced = act is not None and act[0].type in _FORCED
                    found = [role for role in self.scene.roles([doer]) if role.actor not in hurt] if forced else []
                if found:
                    return found
        return []

    def _attackers(self, clause: Token) -> list[Token]:
        """The attack in which a clause of time tells that something was hit: "when a jet was destroyed in an airstrike by the army"."""
        if not is_passive(clause):
            return []
        return [t for name in _FOUGHT for t in prep_objects(clause, (name,)) if t.pos == "NOUN" and self.scene.is_of(t, "@fight")]

    def _fighters(self, noun: Token, hurt: set[str]) -> list[Role]:
        """Who fights what a noun tells: "clashes with the rebels", "an attempt by gunmen", "a Russian missile strike"."""
        slots = Slots([noun], self.scene, True)
        own = [role for role in self.scene.roles(_doing(noun)) if role.actor not in hurt] or self._clause_fighters(noun, hurt)
        if own:
            return own
        for slot in ("with", "by", "from", "poss", "mod", "between", ""):
            heads = slots.fill(slot) if slot else _by_below(noun)
            found = [role for role in self.scene.roles(heads) if role.actor not in hurt]
            if found:
                return found
        return []

    def _ours(self, noun: Token) -> list[Role]:
        """The state in whose places its army or police fight, where that alone stands before the noun: "killed in two army raids in Lima"."""
        if not any(child.lemma in _OWN_FORCES for child in modifiers(noun)):
            return []
        return self.scene.placed(noun, set())

    def each_other(self, slots: Slots) -> bool:
        """Whether the object is "each other" or "one another": each party is source and recipient."""
        objects = [*slots.fill("obj"), *slots.fill("with"), *slots.fill("at"), *slots.fill("on")]
        return any(t.lemma in ("other", "another") and any(c.lower in ("each", "one", "the") for c in t.children) for t in objects)

    def _blamed(self, slots: Slots, rest: tuple[str, ...], told: Told) -> list[Role] | None:
        """Whoever did the act that the object names ("condemned the shelling by the rebels"), or None where no doer is told."""
        for token in slots.fill("obj") or [t for name in rest for t in slots.fill(name)]:
            if token.pos in ("NOUN", "PROPN") and self.scene.mention(token) is None:
                found = self.find(token)
                if found is not None:
                    doers = self.scene.roles(found[1].fill("poss") or found[1].fill("by") or found[1].fill("mod"))
                    if not doers:
                        doers = self._doers_before(found[0].type, slots)
                    if doers:
                        told.tell(f"recipient did the {token.lower}: {', '.join(role.text for role in doers)}")
                        return doers
                    if found[0].type in _SUFFERED and not possessors(token):
                        told.tell(f"nobody is told to have done the {token.lower}")
                        return None  # "condemned the attack on Peru": Peru suffered it
        return self.slot_roles(slots, ("obj", *rest), "recipient", told)

    def _doers_before(self, kind: str, slots: Slots) -> list[Role]:
        """Who did the act of this type that the report told last, for an act named again without its doer: "condemned the attack"."""
        for coded in reversed(self.done[-_BACK:]):
            if coded.type == kind and coded.source and coded.status == "actual":
                own = {role.actor for role in self.scene.roles(slots.fill("subj"))}
                if own & {role.actor for role in coded.source}:
                    return []
                act = next(iter(slots.fill("obj")), slots.word)
                return [Role(role.actor, act.start, act.end, act.text) for role in coded.source]
        return []

    def below(self, head: Token, under: tuple[Frame, Slots] | None, source: list[Role]) -> list[Role]:
        """Whoever is named in the act below an operator: in its frame's slots, else anywhere in it."""
        doers = {role.actor for role in source}
        if under is not None:
            frame, slots = under
            for names in (frame.recipient, tuple(n for n in frame.source if n != "obj")):
                roles = [
                    role for role in self.slot_roles(slots, tuple(n for n in names if n != "blamed"), "", Told()) if role.actor not in doers
                ]
                roles = [] if roles and self._troops_alone(roles, slots, names) else roles
                roles = [] if any(has_word(t, _OWN, POSSESSOR) for n in names for t in slots.fill(n)[:1]) else roles
                if roles:
                    return roles
        below = actors_below(head, self.scene)
        return self._other([t for t in below if under is None or not self._carried(t, *under)], source)

    def _troops_alone(self, roles: list[Role], slots: Slots, names: tuple[str, ...]) -> bool:
        """Whether only what is sent or offered is named: "ready to offer troops"."""
        heads = slots.fill("obj") if "obj" in names else []
        stateless = self.scene.found.actor_by_id[roles[0].actor].state is None
        return stateless and any(self.scene.is_of(t, "@troops") and t.start <= roles[0].end and roles[0].start <= t.start for t in heads)

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
            if has_word(token, _OWN, POSSESSOR):
                continue
            if hangs_as(token, OBJECT) and actors[roles[0].actor].state is None and self.scene.is_of(token, "@troops"):
                continue  # "ready to send troops to Mali"
            if actors[roles[0].actor].state in home:
                own = own or roles
                continue
            return roles
        return own

    def opposed(self, token: Token, source: list[Role], told: Told) -> list[Role]:
        """Against whom a threat, refusal or return of fire goes that names nobody: the other side of the act told just before.

        That act stands in the same sentence or the one before, in the same paragraph; on one of its sides is the doer or somebody
        of its state, on the other one state only, which is not the doer's.
        """
        states = self._states(source)
        if len(states) != 1:
            return []
        for coded in reversed([*self.done[-_NEAR:], *self.now]):
            sentence = coded.tokens[0].sent
            if sentence.block != token.sent.block or token.sent.index - sentence.index > 1:
                break
            for own, other in ((coded.source, coded.recipient), (coded.recipient, coded.source)):
                others = self._states(other)
                if states == self._states(own) and len(others) == 1 and not others & {None, *states}:
                    told.tell(f"recipient from the act before: {other[0].text}")
                    return [Role(role.actor, token.start, token.end, token.text) for role in other]
        return []

    def continued(self, token: Token, victims: list[Role], told: Told, named: bool = False) -> list[Role]:
        """Who hurt those of whom a passive goes on to tell: "Shells hit the port. Six dockers were also wounded".

        Whoever did the only force that the sentence before tells, in the same paragraph, to others of the victims' state, or to
        nobody told where the act itself is ``named`` again.
        """
        states = self._states(victims)
        before = [c for c in self.done[-_NEAR:] if c.type == "ASSAULT" and c.status == "actual" and c.source]
        before = [c for c in before if c.tokens[0].sent.block == token.sent.block and token.sent.index - c.tokens[0].sent.index == 1]
        doers = {role.actor for c in before for role in c.source}
        if len(doers) != 1 or (not named and (len(states) != 1 or None in states)):
            return []
        if not any(states == self._states(c.recipient) or (named and not c.recipient) for c in before):
            return []
        if any(role.actor in doers for role in victims):
            return []
        found = before[-1].source
        told.tell(f"source of the force told before: {found[0].text}")
        return [Role(role.actor, token.start, token.end, token.text) for role in found]

    def lawful(self, head: Token, held: list[Role], told: Told) -> list[Role]:
        """Who arrests, tries or deports where the text tells nobody: the state where it is done, whose courts and police do it.

        Where no place is told, the state of an official or body of one to whom it is done, if the sentence names no other state.
        """
        raided = [t for name in _FOUGHT for t in prep_objects(head, (name,)) if self.scene.is_of(t, "@fight")]
        found = [role for noun in raided for role in self._fighters(noun, {role.actor for role in held})]
        if found:
            told.tell(f"source made the raid: {', '.join(role.text for role in found)}")
            return found
        left = list(prep_objects(head, ("from",))) if head.lemma in _SENT_AWAY else []
        places = self.scene.hosts(left) if left else self.scene.done_at(head)
        if not places and head.lemma not in _SENT_AWAY:
            places = self._own_state(head, held) or self._courts(head, held)
        if places:
            told.tell(f"done by the state where it is done: {places[0].text}")
        return places

    def _own_state(self, head: Token, held: list[Role]) -> list[Role]:
        """The state of those of its own officials who are tried, where the sentence names no other state."""
        actors = [self.scene.found.actor_by_id[role.actor] for role in held]
        states = {actor.state for actor in actors}
        sentence = head.sent
        named = {m.actor.state for m in self.scene.found.mentions.inside(sentence.start, sentence.end)}
        named |= {p.country for p in self.scene.found.places_at.inside(sentence.start, sentence.end)}
        if len(states) != 1 or None in states or not all(actor.role in _OFFICIAL for actor in actors) or named - states - {None}:
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

    def _told_of_fight(self, fight: Token, slots: Slots, told: Told) -> list[Role]:
        """Whose fight it is that "the" tells of again, from the sentence before: "Jets bombed the valley. The strike killed ten"."""
        definite = any(child.lower in ("the", "this", "that") for child in fight.children)
        return self.continued(slots.word, self.scene.roles(slots.fill("obj")), told, named=True) if definite else []

    def _states(self, roles: list[Role]) -> set[str | None]:
        return {self.scene.found.actor_by_id[role.actor].state for role in roles}

    def awaited(self, verb: Token, doer: list[Role]) -> list[Role]:
        """Of whom something is awaited first: "will not lift the siege until the rebels leave", "warned of war if Chad signs"."""
        doers = {role.actor for role in doer}
        for clause in children_as(verb, ADVERBIAL):
            if marked(clause, _AWAITING):
                return [role for role in self.scene.roles(surface_subject(clause)) if role.actor not in doers]
        return []

    def living(self, roles: list[Role]) -> bool:
        """Whether one of the parties is people or belongs to a state, and no mere site: "fired at the air base"."""
        actors = [self.scene.found.actor_by_id[role.actor] for role in roles]
        return any(actor.state is not None or actor.kind in ("person", "group", "unit") for actor in actors)

    def placed(self, kind: str, head: Token, source: list[Role], told: Told) -> list[Role]:
        """The state in which is done what is given, promised, withdrawn or sent, if it is not the doer's."""
        home = {self.scene.found.actor_by_id[role.actor].state for role in source} if kind in _PLACED else set()
        roles = self.scene.placed(head, home) if home - {None} else []
        if roles:
            told.tell(f"recipient from the place below: {roles[0].text}")
        return roles

    def struck(self, token: Token, source: list[Role], told: Told) -> list[Role]:
        """The state on whose soil force is used, if it is not the doer's."""
        roles = self.scene.struck(token, self.scene.home(source)) if self.living(source) else []
        if roles:
            told.tell(f"recipient from the place struck: {roles[0].text}")
        return roles
