"""Matching of dictionary phrases on the tree, and what stands in their slots."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.extract.events.beneath import IN_FAVOUR, actors_below, fights_beside, from_there
from onrecord.extract.events.carrying import TOLLS, brought_by, carried_by, filled, light_verb, settlement, taker
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.speaking import doing, speaker_of, who_tells
from onrecord.grammar.above import carrier_of
from onrecord.grammar.clauses import goes_on, is_aside, predicates, subjects
from onrecord.grammar.edges import is_time
from onrecord.grammar.meanwhile import attending, opposing
from onrecord.grammar.phrases import below, for_or_against, joined, modifiers, possessors, prep_objects
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERBIAL,
    APPOSITION,
    BY,
    CLAUSE,
    COMPOUND,
    JOINED,
    MARK,
    MODIFIER,
    NUMERAL,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PARTICLE,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    RECIPIENT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDER_PREPOSITION,
    children_as,
    find_words,
    first_joined,
    hangs_as,
    has,
    has_word,
    head_as,
    prepositions,
    stands_under,
    under_prepositions,
)
from onrecord.grammar.subjects import deep_object, deep_subject, noun_subject, surface_subject
from onrecord.grammar.termed import termed
from onrecord.grammar.voice import agents, direct_object, is_passive
from onrecord.knowledge.words import word_list

#: How a place hangs on the fight that happens there.
_PLACED = APPOSITION | COMPOUND | JOINED | PREPOSITIONAL_OBJECT
_SITES = frozenset({"in", "at", "near", "on", "during"})
_BEFORE = MODIFIER | NUMERAL
#: What a raid does to people, and no town.
_HARM = frozenset({"kill", "injure", "wound", "hurt", "leave"})
#: Nouns of deaths that a fight causes.
_DEATHS = frozenset({"death", "killing"})
#: Words between "as" and what somebody calls a thing.
_CALLED = PREPOSITIONAL_OBJECT | ADJECTIVE | PREDICATE_ADJECTIVE | UNDER_PREPOSITION
#: Clauses and predicates whose subject a verb may be told of: "finds it unacceptable that".
_JUDGED = CLAUSE | OPEN_CLAUSE | ADVERBIAL | OBJECT_PREDICATE | PREDICATE_ADJECTIVE
#: Sectors whose people speak for their state.
_SPEAKING = frozenset({"GOV", "MIL", "LEG"})
#: What "on" or "at" leads to that is nobody: "on behalf of the crew", "on charges of spying for Chad".
_NO_PARTY = word_list("no_party")
#: What leads on to where somebody is held, and not to who holds him: "arrested in front of the embassy".
_BY_THE_PLACE = frozenset({"front", "presence", "connection", "relation", "vicinity"})
#: What leads to those by whose help it is done: "agreed to a truce with the help of Oman".
_HELP = frozenset({"help", "aid", "assistance", "mediation", "facilitation", "blessing", "backing", "involvement"})
#: Verbs of whose passive the subject is the weapon.
_FIRING = word_list("firing_verbs")
#: Verbs of rallying.
_RALLYING = frozenset({"march", "rally", "protest", "demonstrate", "demonstration", "gather", "strike"})
_ILLS = frozenset({"heart", "panic", "asthma"})
#: Nouns of deeds before which stands the name of whom they befell: "Lopez's arrest".
_BEFALLING = word_list("befalling_nouns")
_THIRD = frozenset({"it", "they", "he", "she"})
#: What is attacked, and what one attacks with, too: "a boat attack".
_MEANS = word_list("means_of_attack")
#: Deeds before which a state's name tells where they were.
_OF_PLACES = frozenset({"bombing", "blast", "explosion", "massacre", "shooting", "bomb"})


class Slots:
    """The slots of one matched phrase."""

    __slots__ = ("word", "tokens", "scene", "noun", "carrier")

    def __init__(self, tokens: list[Token], scene: Scene, noun: bool) -> None:
        self.word = tokens[0]
        self.tokens = tokens
        self.scene = scene
        self.noun = noun
        self.carrier = light_verb(self.word, scene) if noun else None

    def fill(self, slot: str) -> list[Token]:
        """The heads of the phrases in a slot, or an empty list."""
        if slot == "subj":
            return self._noun_doer() if self.noun else self._doer()
        if slot == "obj":
            return list(prep_objects(self.word, ("of",))) if self.noun else self._done_to()
        if slot == "surface":
            if (bringing := self.bringing()) is not None:
                return surface_subject(bringing)
            return (
                self._judged_thing() if self.noun and hangs_as(self.word, PREDICATE_NOUN) else self._unless_open(surface_subject(self.word))
            )
        if slot == "judged":
            return self._judged()
        if slot == "poss":
            return [owner for token in self.tokens for owner in possessors(token) if owner not in self.befallen()]
        if slot == "mod":
            return self._modifiers()
        if slot == "csubj":
            return self._subject_below()
        if slot == "clause":
            return self.word.sent.tokens
        if slot == "speaker":
            return speaker_of(self.word, self.scene)
        if slot == "named":
            return predicates(self.word)
        if slot == "objmod":
            return [*predicates(self.word), *(c for thing in deep_object(self.word) for c in children_as(thing, ADJECTIVE | REDUCED))]
        if slot == "below":
            return actors_below(self.word, self.scene)[:1]
        if slot == "above":
            verb = head_as(self.word, ADVERBIAL | JOINED) if self.word.tag == "VBG" else None
            return [verb, *surface_subject(verb)] if verb is not None else []
        return taker(self.word) if slot == "taker" else self._prepositional(slot)

    def befallen(self) -> list[Token]:
        """Those named before the noun of a deed whom it befell: "Lopez's arrest", but not "the army's killing of six", "Peru's arrests"."""
        word = self.word
        targets = self._targets(word) if self.noun else []
        before = (c for target in targets for c in (*children_as(target, _BEFORE), *children_as(word, _BEFORE)) if c.i < target.i)
        struck = [named for named in (*before, *targets) if self.scene.mention(named) is not None]
        if struck:
            return struck[:1]
        if not self.noun or word.lemma not in _BEFALLING or word.tag != "NN" or any(prep_objects(word, ("of",))):
            return []
        if stands_under(word, ("for",)) or (has_word(word, ("house",), COMPOUND) and self._own_doing()):
            return []  # "a warrant for his arrest", "broke his house arrest"
        owners = ((owner, self.scene.mention(owner)) for owner in possessors(word))
        return [owner for owner, at in owners if at is not None and at.actor.kind == "person"]

    def _own_doing(self) -> bool:
        """Whether nobody else does what is told of his deed: "broke his house arrest", not "the junta extended her house arrest"."""
        verb = head_as(self.word, OBJECT)
        doers = {role.actor for role in self.scene.roles(deep_subject(verb))} if verb is not None else set()
        return not doers or any(role.actor in doers for role in self.scene.roles(possessors(self.word)))

    def _targets(self, fight: Token) -> list[Token]:
        """What stands before the noun of an attack as what was attacked: "the U.S. embassy bombings", "a Turkish consulate attack"."""
        if not self.scene.is_of(fight, "@fight"):
            return []
        return [noun for noun in children_as(fight, _BEFORE) if self.scene.is_of(noun, "@target") and noun.lemma not in _MEANS]

    def bringing(self) -> Token | None:
        """The verb by which a noun's deed is said to have come of another."""
        return brought_by(self.word, self.scene) if self.carrier is not None else None

    def _victims(self) -> list[Token]:
        """For deaths, what the fight may hang on that caused them: "the deaths of two guards in a raid", "the death of Saleh and a number of guards
        from a strike"."""
        if self.word.lemma not in _DEATHS:
            return []
        dead = list(prep_objects(self.word, ("of",)))
        dead += [t for other in (*joined(self.word), *(o for t in dead for o in joined(t))) for t in (other, *prep_objects(other, ("of",)))]
        above = head_as(self.word, OBJECT)
        dead += [above] if above is not None else []
        after = self.word.i
        return [
            t for t in dead if any(fight.i > after and self.scene.is_of(fight, "@fight") for fight in prep_objects(t, ("by", "from", "in")))
        ]

    def passive(self) -> bool:
        """Whether the act is told by a verb in the passive."""
        return not self.noun and is_passive(self.word)

    def people_done_to(self) -> bool:
        """Whether "of" after a noun tells to whom it is done: "the killing of six from the north", not "the firing of rockets from Gao"."""
        done_to = (t for t in prep_objects(self.word, ("of",)) if not self.scene.is_of(t, "@weapon"))
        return any((at := self.scene.mention(t)) is not None and at.actor.kind not in ("state", "government") for t in done_to)

    def fired(self) -> bool:
        """Whether a weapon is told to be used: "missiles were fired", but not "the fighters were killed", "the drone was shot down"."""
        return self.passive() and self.word.lemma in _FIRING

    def _done_to(self) -> list[Token]:
        """The object, or whose it is where the phrase holds it itself: "rejected the king's offer"."""
        objects = deep_object(self.word)
        others = [token for token in objects if token not in self.tokens]
        return others or [owner for token in objects for owner in possessors(token)]

    def _doer(self) -> list[Token]:
        found = carried_by(self.word, self.tokens[-1]) if len(self.tokens) > 1 else doing(self.word, self.scene)
        above = self.fill("above")[:1] if self.word.lemma == "leave" else []
        if above and is_passive(above[0]):
            return agents(above[0])  # "a van was attacked, leaving two dead": not the van
        noun = head_as(self.word, REDUCED)
        if noun is not None and found == [noun] and not self.scene.named(noun):  # "sent a letter threatening Egypt": its author threatens
            return self._modifying([noun]) or noun_subject(noun) or found  # "received a Fijian letter": Fiji does
        fight = self.fight()
        if fight is not None:  # "an operation that killed 40", "a Russian strike kills three": whoever struck
            return self.launchers([fight]) or self._fighting(fight) or self._modifying([fight])
        if found and self.word.lemma in _HARM and self._relative() and settlement(found[0]):
            return []  # "a raid in Chad's town of Gao which killed nine"
        return self.launchers(found) or self._unless_open(found or self._by_farther())

    def _fighting(self, fight: Token) -> list[Token]:
        """Who leads a fight that a noun tells; not who survives it, answers it or shoots its missile down."""
        over = head_as(fight, OBJECT)
        others = over is not None and over.lemma != "use" and not self.scene.is_of(over, "@light")
        theirs = {t.i for t in deep_subject(over)} if over is not None and others else set()
        return [t for t in noun_subject(fight) if self.scene.named(t) and t.i not in theirs]

    def launchers(self, found: list[Token]) -> list[Token]:
        """Who fires what is told to strike: "drones launched by the rebels hit the port"."""
        weapons = [t for t in found if t.pos == "NOUN" and self.scene.is_of(t, "@weapon")]
        launched = [c for t in weapons for c in children_as(t, REDUCED) if c.lemma in _FIRING]
        return [t for c in launched for t in prep_objects(c, ("by",)) if self.scene.named(t)]

    def _by_farther(self) -> list[Token]:
        """By whom a passive is done, where the parser hangs that on the circumstance before: "hijacked on a flight to Oslo by two rebels"."""
        if not is_passive(self.word):
            return []
        for under in (t for preposition in prepositions(self.word) for t in below(preposition)):
            inner = (t for preposition in prepositions(under) for t in below(preposition))
            for holder in (under, *inner):
                named = holder.pos == "PROPN" or holder.tag == "VBG" or is_time(holder) or stands_under(holder, ("as",))
                named = named or self.scene.is_of(holder, "@whereabouts")
                named = named or (
                    stands_under(holder, ("with",)) and not self.scene.is_of(holder, "@fight")
                )  # "supplied with tanks by Chad"
                found = [t for t in prep_objects(holder, ("by",)) if self._acts(t)] if named else []
                if found:
                    return found
        return []

    def _acts(self, token: Token) -> bool:
        """Whether a word names somebody by whom something may be done."""
        at = self.scene.mention(token)
        return at is not None and at.mention.kind != "pronoun" and not is_time(token)

    def fight(self) -> Token | None:
        """The fight that is the subject of what it did: "the strike on Gao killed ten", "a strike in Gao, Mali, which killed ten"."""
        found = deep_subject(self.word)
        if not found:
            return None
        for node in (found[0], *found[0].ancestors()):
            if self._fights(node):
                return node if node is found[0] or self._relative() else None
            if not (hangs_as(node, _PLACED) or (hangs_as(node, PREPOSITION) and node.lower in _SITES)):
                break
        return None

    def _fights(self, token: Token) -> bool:
        ill = has_word(token, _ILLS, COMPOUND)  # "a heart attack"
        return token.pos == "NOUN" and self.scene.is_of(token, "@fight") and self.scene.mention(token) is None and not ill

    def _relative(self) -> bool:
        """Whether the verb stands in a relative clause, which the parser hangs on the nearest name."""
        return hangs_as(first_joined(self.word), RELATIVE)

    def _unless_open(self, found: list[Token], told: Token | None = None) -> list[Token]:
        """The doers, or for a pronoun that names nobody ("says it is willing to") who says so: of the verb ``told``, where that is another."""
        if found and found[0].lower in _THIRD and not self.scene.named(found[0]):
            return [t for t in who_tells(found[0], told or self.word, self.scene) if self._agrees(found[0], t)] or found
        return found

    def _agrees(self, pronoun: Token, speaker: Token) -> bool:
        """Whether a pronoun may stand for a speaker by its number and kind."""
        actors = [self.scene.found.actor_by_id[role.actor] for role in self.scene.named(speaker)]
        person = all(actor.kind == "person" for actor in actors) and not joined(speaker)
        if pronoun.lower in ("he", "she"):
            return person
        # a spokesman says "they" of those for whom he speaks
        if pronoun.lower == "it" and speaker.i > pronoun.i and person:
            return False  # "It promised two jets, Okafor said": who was told before
        if pronoun.lower == "it" and all(actor.role in _SPEAKING for actor in actors):
            return True  # "the envoy said it would not recognise the junta": his state would not
        return not person or any("spokes" in f"{actor.title} {actor.name}".lower() for actor in actors)

    def _noun_doer(self) -> list[Token]:
        named = self.scene.named
        found = [owner for owner in possessors(self.word) if named(owner) and owner not in self.befallen()]
        found = found or [t for t in self._prepositional("by") if t.tag != "VBG"]
        if self.bringing() is not None:
            return found or self._modifiers()
        if not found and self.carrier is not None and self.carrier.lemma != "be":
            found = [t for t in carried_by(self.carrier, self.word) if t is not self.word and t.lemma not in TOLLS and named(t)]
        if not found:
            found = self._modifiers()
        if not found and self.carrier is not None:
            doers = [t for t in carried_by(self.carrier, self.word) if t is not self.word and t.lemma not in TOLLS]
            said = self.carrier.lemma != "be" and hangs_as(
                first_joined(self.carrier), CLAUSE
            )  # "says it made a raid", not "bans the group after it made a raid"
            found = self._unless_open(doers, self.carrier) if said else doers
        return found

    def _modifiers(self) -> list[Token]:
        return self._modifying(self.tokens)

    def _modifying(self, tokens: Sequence[Token]) -> list[Token]:
        """Those named right before nouns: "a Turkish raid", or before the weapon there: "Russian missile and drone attacks"."""
        mention = self.scene.mention
        before = [
            child
            for token in tokens
            for child in children_as(token, _BEFORE)
            if not (for_or_against(child) or self._tells_where(child, token))
        ]
        struck = [target for token in tokens for target in self._targets(token)]
        before = [child for child in before if not any(child.i <= target.i for target in struck)]
        weapons = [child for child in before if child.pos in ("NOUN", "PROPN")]
        own = [at for token in tokens if (at := mention(token)) is not None]  # "Exercise Desert Lion" is nobody
        before = [child for child in before if mention(child) not in own]
        return [child for child in before if mention(child) is not None] or [
            inner for weapon in weapons for inner in children_as(weapon, _BEFORE) if mention(inner) is not None
        ]

    def _tells_where(self, name: Token, deed: Token) -> bool:
        """Whether a state's name before the noun of a blast tells where it was, not whose it is: "the Kenya bombing", not "the Kenyan raid"."""
        if deed.lemma not in _OF_PLACES or name.pos != "PROPN" or name.text.isupper() or "." in name.text:
            return False
        at = self.scene.mention(name)
        return at is not None and at.actor.kind == "state" and not any(prep_objects(deed, ("of", "on", "against")))

    def _judged_thing(self) -> list[Token]:
        """What a noun after "be" says something of ("the raid was a disgrace"), where that is named and no bare "it"."""
        found = surface_subject(carrier_of(self.word))
        return [] if found and found[0].lower in ("it", "this", "that") else self._unless_open(found)

    def _judged(self) -> list[Token]:
        """What somebody calls a thing, and the adjectives of it: "called it a reckless act", "described it as reckless"."""
        found = predicates(self.word)
        for place in (self.word, *deep_object(self.word)):
            for preposition in prepositions(place, ("as",)):
                found += children_as(preposition, _CALLED)
        return found + [c for token in found for c in modifiers(token)]

    def _subject_below(self) -> list[Token]:
        clauses = [clause for clause in children_as(self.word, _JUDGED) if not is_aside(clause)]
        clauses += [told for told in children_as(self.word, REDUCED) if self.noun and has_word(told, ("that",), MARK)]
        clauses += [under for token in self.tokens for under in under_prepositions(token, ("for",))]
        return next((found for clause in clauses if (found := subjects(clause))), [])

    def _nobody(self, token: Token) -> bool:
        """Whether a noun under a preposition leads to nobody who does the act or undergoes it: "marched in support of Gaza"."""
        if token.lemma in IN_FAVOUR and any(t.lemma in _RALLYING for t in self.tokens):
            return True
        if self.word.lemma in _FIRING and from_there(token):
            return True
        if (token.lemma in _HELP and stands_under(token, ("with",))) or fights_beside(self.word, token):
            return True
        return token.lemma in _NO_PARTY or (token.pos == "NOUN" and token.lemma in _BY_THE_PLACE and self.scene.is_of(self.word, "@lawful"))

    def _prepositional(self, slot: str) -> list[Token]:
        if slot == "to" and not self.noun:
            given = [c for c in children_as(self.word, RECIPIENT) if c.pos != "ADP"]
            if given:
                return given  # "sent Ukraine tanks"
        for token in self.tokens[1:]:
            if token.lower == slot and hangs_as(token, PREPOSITION | PARTICLE | BY | RECIPIENT):
                found = [t for t in below(token) if t not in self.tokens]
                if found:
                    return found
        places = list(self.tokens)
        if not self.noun:
            places += [t for t in deep_object(self.word) if t not in places]
            if slot in ("by", "from") or (slot == "for" and self.word.lemma == "leave"):  # "spurned offers for talks by Kabul"
                places += [t for thing in deep_object(self.word) for t in prep_objects(thing, ("for", "of"))]
            places += filled(self.word, deep_object(self.word)) if slot in ("for", "to") else []
            if is_passive(self.word):
                places += [t for t in direct_object(self.word) if t not in places]
                # "was delivered to the Ghanaian army from Oman"
                places += [t for t in prep_objects(self.word, ("to",)) if slot == "from" and t.pos == "PROPN"]
        else:
            if self.carrier is not None:
                places += [self.carrier, *(predicates(self.carrier) if goes_on(self.carrier) else [])]
            places += [t for t in prep_objects(self.word, ("of",)) if slot in ("by", "from", "to")]
            places += [t for t in self._victims() if slot in ("by", "from", "in")]
        for place in places:
            if slot == "with" and any(opposing(word) or attending(word) for word in find_words(place, ("with",))):
                continue
            found = [t for t in prep_objects(place, (slot,)) if t not in self.tokens and not is_time(t) and not self._nobody(t)]
            if slot == "with":
                # "with Oman as mediator", not "such as Oman"; "with both vowing to go on"
                found = [t for t in found if all(has_word(p, ("such",)) for p in prepositions(t, ("as",))) and not has(t, SUBJECT)]
            if found:
                return [noun for t in found for noun in (termed(t) or (t,))]  # "over what it called a raid by Chad"
        return []
