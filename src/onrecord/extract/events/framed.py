"""The act that a frame of the dictionary tells: its parties, what ends it, and what it is as it stands."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.citing import by_row
from onrecord.extract.events.arriving import arrived_here
from onrecord.extract.events.at_home import AtHome
from onrecord.extract.events.bare import Bare
from onrecord.extract.events.blame import judged_thing
from onrecord.extract.events.ceasing import CODES, ceased, over, sides
from onrecord.extract.events.coded import Coded, Told
from onrecord.extract.events.doers import Doers
from onrecord.extract.events.frames import Dictionary, Frame
from onrecord.extract.events.governed import Governed
from onrecord.extract.events.losses import own_dead
from onrecord.extract.events.missions import hosts_of_missions
from onrecord.extract.events.modals import DEMANDING
from onrecord.extract.events.nominal import nominal_sides, undergone
from onrecord.extract.events.own import JUDGING, among_own, defends_itself, not_between, not_itself, not_undone, own_gift
from onrecord.extract.events.parties import Parties
from onrecord.extract.events.reasons import dealt_with_for
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.senses import no_deed, of_another, only_called, to_come, under_work, voted, war_game
from onrecord.extract.events.slots import Slots
from onrecord.grammar.above import word_over
from onrecord.grammar.apart import own_time, phrase_of_deed
from onrecord.grammar.clauses import circumstance, helping_words
from onrecord.grammar.itself import by_nobody, own_status, yet_to_be
from onrecord.grammar.phrases import conjuncts, first_conjunct, prep_objects, preposition_over
from onrecord.grammar.relations import (
    DOER,
    children_as,
    governor,
    has_word,
)
from onrecord.grammar.standing import standing, stronger
from onrecord.grammar.subjects import deep_object
from onrecord.grammar.unreal import done_in_wishing, is_aim
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list
from onrecord.types import Role, Statement, Status

#: Types of force, what drills are, and words before what is attacked in them.
_FORCE = frozenset({"ASSAULT", "COERCE"})
_DRILLS = frozenset({"drill", "exercise", "simulation", "wargame", "rehearsal"})
_TALES = word_list("tales")
#: Verbs by which a drill is said to play something: "the drill had jets attack a port".
_PLAYING = frozenset({"have", "see", "simulate", "involve", "feature", "imagine"})
_MOCK = frozenset({"mock", "simulated", "dummy", "imaginary", "fictional", "decommissioned"})
#: Kinds of those who protest in an office.
_OFFICE = frozenset({"person", "government"})
_LEGAL = frozenset({"COERCE", "RETREAT"})
#: Types of what somebody may call another for.
_TOLD_TO = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT"})
#: Verbs whose subject is hurt.
_SUFFERING = frozenset({"die", "fall", "lose"})
#: Classes of those who may be let go.
_HELD = ("@people", "@captive", "@refugee", "@official", "@troops")
#: The code of apologies.
_APOLOGY = "055"
#: What is done to a government by its own people.
_REVOLTS = frozenset({"coup", "putsch", "mutiny", "takeover", "rebellion", "uprising", "insurrection"})
#: The code of relations that are broken off, and embassies that are closed.
_CLOSED = "161"
#: Types of what somebody does by a pact.
_YIELDING = frozenset({"AGREE", "CONCEDE", "RETREAT", "AID"})
#: Types of what others do after a vote for it.
_ORDERED = frozenset({"MOBILIZE", "AID", "ASSAULT", "CONSULT"})
#: Types of what goes against whoever acted before.
_ANSWERING = frozenset({"THREATEN", "REJECT", "ASSAULT"})

#: Prepositions under which a noun tells what was done.
_AFTER = frozenset({"after", "following", "amid", "during", "over", "since"})


class Framed:
    """Codes the acts of one report that frames tell."""

    def __init__(self, scene: Scene, words: Dictionary, parties: Parties) -> None:
        self.scene = scene
        self.words = words
        self.parties = parties
        self.doers = Doers(scene, parties)
        self.at_home = AtHome(scene)
        self.victims = Bare(scene, parties.earlier)

    def code(self, token: Token, frames: tuple[Frame, ...], effects: dict[int, Governed]) -> Coded | None:
        """The act of the most specific frame that a token begins, or None where the report tells none."""
        found = self.parties.find(token, frames)
        if found is None:
            return None
        frame, slots = found
        statement = self.scene.statement_at(token.start, token.end)
        if not self._the_reports(frame, token, statement) or (frame.type == "ASSAULT" and self._is_said(token)):
            return None
        if over(frame, slots, self.scene) or self._frees_nobody(frame, slots) or no_deed(frame, slots):
            return None
        ender = ceased(frame, slots, self.scene)
        stands = standing(ender or token, statement is not None, effects)
        if stands.dropped or (stands.status == "negated" and "speaker" in frame.source and frame.type == "ACCUSE"):
            return None  # "said that no civilians had been harmed" accuses nobody
        told = Told()
        source, recipient = self._sides(frame, slots, told)
        recipient = not_itself(frame, slots, self.scene, source, recipient)
        if own := own_dead(frame, slots, self.scene, source, recipient or told.hurt, told):
            source, recipient = [], own
        if not self._enough(frame, slots, source, recipient) or (
            frame.type == "THREATEN"
            and (
                among_own(self.scene.found.actor_by_id, source, recipient)
                or of_another(frame, slots, source, self.parties.find, self.scene)
            )
        ):
            return None
        carriers = [verb for verb in (slots.carrier, ender) if verb is not None and verb.lemma != "be"]
        tokens = sorted({t.i: t for t in carriers + slots.tokens}.values(), key=lambda t: t.i)
        coded = Coded(frame.type, frame.mode, frame.contexts, frame.cameo, tokens, source, recipient, stands.status, statement)
        coded.by_speaker = told.by_speaker
        if frame.type == "ACCUSE" and "speaker" in frame.source and coded.status == "planned":
            coded.status = "actual"  # "said that Chad is trying to undermine the truce": that is said of it now
        coded.why = [by_row(frame.at, f"frame {frame.at}"), *told.lines]
        if ender is not None:
            coded.type, coded.mode, coded.cameo = "SANCTION", "discontinue", CODES[frame.type]
            coded.source, coded.recipient = sides(ender, source, recipient, self.scene)
            coded.why.append(f"ended: {ender.lower}")
        coded.why += [by_row(stands.changed, f"standing {stands.changed}")] if stands.changed else []
        return coded if ender is not None else self._from_office(self._as_it_stands(coded, frame, slots), frame, slots)

    def _the_reports(self, frame: Frame, token: Token, statement: Statement | None) -> bool:
        """Whether the act is the report's to tell: not an accuser's, nor one that somebody only should do."""
        if frame.type == "NONE" or self.scene.by_nature(token) or (frame.type in _FORCE and self._played(token)):
            return False
        if statement is not None and self.scene.accuses(statement) and not circumstance(token):
            return False
        owed = frame.type in ("CONCEDE", "AGREE") or frame.cameo == _APOLOGY
        return not (owed and helping_words(token) & DEMANDING)

    def _from_office(self, coded: Coded, frame: Frame, slots: Slots) -> Coded:
        """The act, a complaint where only ministers and governments protest, who fill no street."""
        actors = [self.scene.found.actor_by_id[role.actor] for role in coded.source]
        if (
            frame.lemma == "protest"
            and coded.type == "PROTEST"
            and not slots.noun
            and actors
            and all(actor.role == "GOV" and actor.kind in _OFFICE for actor in actors)
        ):
            coded.type, coded.mode, coded.cameo = "ACCUSE", "disapprove", "111"
            coded.why.append("those who protest are in office")
        return coded

    def _frees_nobody(self, frame: Frame, slots: Slots) -> bool:
        """Whether what is released is a thing of somebody's: "released the text of his letter", "released a sketch of the man"."""
        things = [thing for head in slots.fill("obj") for thing in conjuncts(head)] if frame.mode == "release" and not slots.noun else []
        return bool(things) and all(
            thing.tag in ("NN", "NNS") and self.scene.mention(thing) is None and not any(self.scene.is_of(thing, name) for name in _HELD)
            for thing in things
        )

    def _is_said(self, token: Token) -> bool:
        """Whether words are shot, not bullets: the cue of a quotation, "shot back at the envoy"."""
        return any(held.entry.kind == "direct" for held in self.scene.found.cues_at.touching(token.start, token.end))

    def _played(self, token: Token) -> bool:
        """Whether force is used in a drill or a tale only: "in the drill, jets attacked", "attacked a mock column", "the novel has Chad invade Niger"."""
        for verb in (token, first_conjunct(token, ("VERB",))):
            during = list(prep_objects(verb, ("in", "during", "as")))
            during += [noun for stretch in during for noun in prep_objects(stretch, ("of",))]  # "in the last days of a drill"
            if any(noun.lemma in _DRILLS or noun.lemma in _TALES or war_game(noun) for noun in during):
                return True
        if any(word.lemma in _TALES for above in token.ancestors() for word in (above, *children_as(above, DOER))):
            return True
        played = (above for above in token.ancestors() if above.lemma in _PLAYING)  # also "the drill involved jets that attacked"
        if any(doer.lemma in _DRILLS or war_game(doer) for above in played for doer in children_as(above, DOER)):
            return True
        return has_word(token, _MOCK) or any(has_word(noun, _MOCK) for noun in deep_object(token))

    def _sides(self, frame: Frame, slots: Slots, told: Told) -> tuple[list[Role], list[Role]]:
        """Who does it and to whom: from the frame's slots, else from what stands around it."""
        parties, token = self.parties, slots.word
        in_protest = self.doers.protesting(slots, told) if frame.type == "PROTEST" and slots.noun else None
        if in_protest is not None:
            return in_protest
        source, recipient = self._slotted(frame, slots, told)
        if slots.noun and (found := dealt_with_for(token, frame.type, parties.earlier.now, told)):
            doers = {role.actor for role in found}
            source, recipient = found, [role for role in recipient if role.actor not in doers]
        if not source:
            source = self._doers_around(frame, slots, recipient, told)
        if not source and (source := self._by_law(frame, slots, recipient, told)):
            recipient = [role for role in recipient if role.actor not in {doer.actor for doer in source}]
        if not recipient and len(source) > 1 and parties.each_other(slots):
            recipient = list(source)
            told.tell("each to the other")
        if source:
            recipient = self._to_whom(frame, slots, source, recipient, told)
            recipient = recipient or parties.placed(frame.type, token, source, told) or self.at_home.own_state(frame, slots, source, told)
            recipient = self.victims.hit(frame, slots, source, recipient, told)
        if frame.type == "ASSAULT" and not source and not recipient:
            recipient = self.victims.counted(slots, told)
        if slots.noun and (frame.mutual or not (source and recipient) or undergone(token, self.scene) is not None):
            return nominal_sides(frame, slots, self.scene, source, recipient, told)
        return source, recipient

    def _to_whom(self, frame: Frame, slots: Slots, source: list[Role], recipient: list[Role], told: Told) -> list[Role]:
        """To whom it is done, where what is told around it says that rather than the frame's own slots."""
        parties, token = self.parties, slots.word
        if frame.type == "ASSAULT" and not parties.living(recipient):
            recipient = parties.struck(token, source, told) or recipient
        if frame.type in _ANSWERING and not recipient:
            recipient = parties.awaited(token, source) if frame.type == "THREATEN" else []
            recipient = recipient or parties.earlier.opposed(token, source, told, force=frame.type == "ASSAULT")
        if frame.type == "ASSAULT" and recipient and self._weapons(slots, recipient):
            recipient = parties.earlier.opposed(token, source, told, force=True) or recipient
        if frame.type in _TOLD_TO and not slots.noun:
            recipient = recipient or self.doers.called(token, source, told)
        if frame.type in JUDGING and frame.mode != "investigate" and not recipient:
            recipient = parties.earlier.again(judged_thing(frame, slots), source, told)
            recipient = recipient or (parties.earlier.provoked(slots, source, told) if frame.source[:1] == ("from",) else [])
        if frame.type == "CONSULT" and not slots.noun and not recipient:
            recipient = parties.earlier.met(token, source, told) or arrived_here(token, self.scene, told)
        if frame.type in _YIELDING and not slots.noun and not recipient:
            recipient = parties.earlier.bound(token, source, told)
        return recipient

    def _slotted(self, frame: Frame, slots: Slots, told: Told) -> tuple[list[Role], list[Role]]:
        """The parties of the frame's slots, but for the state whose own support somebody conveys; an embassy that is closed closes itself."""
        source, recipient = self.parties.of(frame, slots, told)
        closed = not source and frame.cameo == _CLOSED and slots.passive()
        if closed and (hosts := hosts_of_missions(self.scene, slots.word, recipient)):
            told.tell(f"an embassy is closed by its own state: {recipient[0].text}")
            return recipient, hosts
        if frame.type == "SUPPORT" and defends_itself(self.scene.found.actor_by_id, slots.word, source, self.scene):
            return [], []
        if frame.type == "SUPPORT":
            recipient = not_undone(slots, recipient)
        own = frame.type == "SUPPORT" and own_gift(self.scene.found.actor_by_id, slots.tokens, source, recipient)
        if frame.type == "ACCUSE":
            recipient = not_between(slots, self._not_overthrown(slots, self._not_told_of_it(slots, recipient)))
        return source, [] if own else recipient

    def _not_overthrown(self, slots: Slots, recipient: list[Role]) -> list[Role]:
        """Those who are condemned, but for the state that a revolt befell: "condemned the coup in Niger" blames no government."""
        revolts = [thing for thing in slots.fill("obj") if thing.lemma in _REVOLTS]
        below = {token.start for thing in revolts for token in thing.subtree() if token is not thing}
        actors = self.scene.found.actor_by_id
        return [role for role in recipient if role.start not in below or actors[role.actor].kind not in ("state", "government")]

    def _not_told_of_it(self, slots: Slots, recipient: list[Role]) -> list[Role]:
        """Those who are complained of, but for the body of states with which a complaint is lodged."""
        if not any(token.lemma == "complaint" for token in slots.tokens):
            return recipient
        with_whom = {role.actor for role in self.scene.roles(slots.fill("with"))}
        actors = self.scene.found.actor_by_id
        return [role for role in recipient if role.actor not in with_whom or actors[role.actor].state != "IGO"]

    def _weapons(self, slots: Slots, roles: list[Role]) -> bool:
        """Whether only weapons are struck of which nothing tells whose they are: "Chad shot down nine drones"."""
        heads = [*slots.fill("obj"), *slots.fill("down")]
        return self.parties.nameless(roles) and bool(heads) and all(self.scene.is_of(head, "@weapon") for head in heads)

    def _doers_around(self, frame: Frame, slots: Slots, recipient: list[Role], told: Told) -> list[Role]:
        """Who did what is told without a doer: the other side of the fight, those of the place where people protest."""
        token = slots.word
        if slots.noun and (found := self.doers.bringing(frame.type, slots, recipient, told)):
            return found
        if slots.passive() and (found := self.doers.announcing(frame.type, token, recipient, told)):
            return found
        if slots.passive() and (found := self.doers.by_law(token, recipient, told) or self.doers.released(token, recipient, told)):
            return found
        if slots.passive() and (found := self.doers.besides(token, recipient, told)):
            return found
        if found := self._of_own(frame, slots, recipient, told):
            return found
        if frame.type == "ASSAULT" and (slots.passive() or token.lemma in _SUFFERING):
            source = self.parties.fights.fought(token, recipient, told) or self.parties.earlier.continued(token, recipient, told)
            return source or self.doers.of_force(token, recipient, told)
        if frame.type == "ASSAULT" and slots.noun and slots.people_done_to():
            return self.parties.fights.fought(token, recipient, told)  # "the killing of six in a battle with the army"
        if frame.type == "ASSAULT" and slots.fight() is not None:
            return self.doers.of_force(token, recipient, told)
        if frame.type == "PROTEST" and (slots.carrier is not None or (slots.noun and self._where(token))):
            reached = slots.fill("to") if slots.carrier is not None and slots.carrier.lemma == "spread" else []
            source = self.scene.struck(token, set()) or self.scene.hosts(reached)
            if source:
                told.tell(f"source from the place of the protest: {source[0].text}")
            return source
        return []

    def _by_law(self, frame: Frame, slots: Slots, recipient: list[Role], told: Told) -> list[Role]:
        """The state whose police and courts do it: where no place is told the one that dealt with the same person before, else the one where it is done."""
        word, lawful = slots.word, any(self.scene.is_of(word, "@lawful") for word in slots.tokens)
        before = slots.passive() and frame.type in _LEGAL and not self.scene.done_at(word)
        if before and (found := self.doers.dealing(word, recipient, told)):
            return found
        if frame.type in _LEGAL and (
            found := self.parties.law.ruled(word, told) if slots.passive() else self.parties.law.written(word, recipient, told)
        ):
            return found
        if lawful and ((recipient and slots.noun) or slots.carrier is not None or (recipient and slots.passive())):
            return self.parties.law.done_by(word, recipient, told)
        return []

    def _of_own(self, frame: Frame, slots: Slots, recipient: list[Role], told: Told) -> list[Role]:
        """The own state of officials who are dismissed, or where a curfew is imposed, by nobody who is told."""
        if slots.passive() and frame.type == "SANCTION":
            return self.parties.law.dismissed(slots.word, recipient, told)
        carrier = slots.carrier if slots.noun else slots.word
        return self.at_home.measured(frame, slots, recipient, told) if carrier is not None and is_passive(carrier) else []

    def _enough(self, frame: Frame, slots: Slots, source: list[Role], recipient: list[Role]) -> bool:
        """Whether the parties that are told make an act of it."""
        if source and recipient:
            return True
        if "speaker" in frame.source:
            return False
        carried = slots.noun and slots.carrier is not None
        if not source and not recipient and slots.carrier is not None and only_called(slots.carrier):
            return False
        if not source and not recipient and not (carried and slots.carrier is not None and slots.carrier.lemma != "be"):
            return False
        # a noun that names but one party tells too little ("the threat of missiles"), unless it is of a day: "yesterday's attack on the airport"
        if not slots.noun or carried or undergone(slots.word, self.scene) is not None:
            return True
        word = slots.word
        if frame.type == "PROTEST":
            return self._where(word)
        return frame.type == "ASSAULT" and (self._of_a_day(word) or self._where(word) or (word.lemma == "death" and bool(recipient)))

    def _where(self, noun: Token) -> bool:
        """Whether a noun's own phrase tells where its deed was done, after which something else was: "left after a raid on guards near Faya"."""
        under = preposition_over(noun)
        if noun.lemma == "rally" or under is None or under.lower not in _AFTER or self._in_force(word_over(noun)):
            return False  # "said during a rally in Ohio"
        phrase = phrase_of_deed([noun])
        return phrase is not None and bool(self.scene.found.places_at.inside(*phrase))

    def _of_a_day(self, noun: Token) -> bool:
        """Whether a noun's own phrase dates its deed, and the verb that it hangs on tells no such deed: "answered yesterday's attack"."""
        phrase = phrase_of_deed([noun])
        if phrase is None or self._in_force(governor(noun)):
            return False
        days = [date for date in self.scene.found.dates_at.touching(*phrase) if date.from_ is not None and date.from_ == date.to]
        return any(own_time(date.start, date.end, noun) for date in days)

    def _in_force(self, above: Token | None) -> bool:
        """Whether the word that a noun hangs on tells of force itself: "answered yesterday's raid", "killed after a raid" are one deed."""
        return above is not None and any(frame.type == "ASSAULT" for frame in self.words.frames_at(above))

    def _as_it_stands(self, coded: Coded, frame: Frame, slots: Slots) -> Coded:
        """The act with the type and code of what it is as it stands."""
        token = slots.word
        if slots.carrier is not None:
            coded.status = stronger(coded.status, own_status(slots.carrier, coded.statement is not None))
            aimed = is_aim(slots.carrier) or under_work(slots.carrier)
            coded.status = "planned" if coded.status == "actual" and aimed else coded.status
        elif coded.type == "SANCTION" and slots.noun and coded.status == "actual" and to_come(token):
            coded.status = "planned"
        elif slots.noun and (verb := undergone(token, self.scene)) is not None:
            coded.status = stronger(coded.status, own_status(verb, coded.statement is not None))  # "if its ships come under attack"
        if coded.status == "actual" and coded.type in _ORDERED and voted(token):
            coded.status = "planned"  # "voted to send police": they are not sent by that
        coded.type, coded.mode, coded.cameo = self._future(frame, coded.status, slots)
        if (
            coded.status == "negated"
            and coded.type in ("SUPPORT", "AGREE")
            and not slots.noun
            and not (by_nobody(token) or yet_to_be(token))
        ):
            coded.type, coded.mode, coded.cameo, coded.status = "REJECT", None, "120", "actual"
            coded.why.append("withheld: not to support or agree is to reject")
        if coded.status != "actual" and done_in_wishing(slots.carrier or token) and frame.type in ("ACCUSE", "SUPPORT"):
            coded.type, coded.mode, coded.cameo, coded.status = frame.type, frame.mode, frame.cameo, "actual"
            coded.why.append("said in being wished: to want to thank is to thank")
        if coded.type != frame.type:
            coded.why.append(f"promised: {frame.type} is {coded.type}")
        if coded.cameo == "190" and coded.source and not self._military(coded.source):
            coded.cameo = "180"
        return coded

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
        actors = [self.scene.found.actor_by_id[role.actor] for role in roles]
        return any(actor.kind in ("state", "government") or actor.role in ("MIL", "GOV") for actor in actors)
