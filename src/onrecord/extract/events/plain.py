"""What is coded and yet no act: how things stand, what somebody is bound to, whom nobody did it to."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coded import Coded
from onrecord.extract.events.frames import Dictionary
from onrecord.extract.events.private import by_a_thing, is_private, to_a_reporter, travels
from onrecord.extract.found import Found
from onrecord.grammar.clauses import agent, described, is_infinitive
from onrecord.grammar.phrases import modifiers
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    CLAUSE,
    DOER,
    OBJECT,
    OPEN_CLAUSE,
    PARTICLE,
    PREPOSITION,
    REDUCED,
    RELATIVE,
    UNDER_PREPOSITION,
    children_as,
    governor,
    hangs_as,
    has_word,
    head_as,
)
from onrecord.grammar.subjects import deep_subject
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE

#: Participles after a noun that tell where forces are, not that they were sent: "the troops stationed there".
_STANDING = frozenset({"station", "base", "headquarter", "garrison", "post"})
#: Nouns whose infinitive tells a bond: "an obligation to defend" is a commitment, not support given.
_BONDS = frozenset({"obligation", "duty", "commitment", "right", "ability", "capability", "willingness", "capacity"})
#: What those driven away are forced to do.
_FLEEING = frozenset({"flee", "leave", "evacuate", "abandon", "move", "relocate"})
#: What soldiers do their service in, which is nobody's support.
_SERVED = frozenset({"operation", "mission", "patrol"})
_LETTING = frozenset({"allow", "permit", "let", "enable"})
#: Support that is more than words.
_MATERIAL = word_list("material_support")
#: Subjects who are nobody: "if somebody attacks".
_NOBODY = frozenset({"somebody", "someone", "anybody", "anyone", "nobody"})
#: What one may do in words alone, and how.
_STRIKING = frozenset({"fire", "hit", "strike", "shoot"})
_SAYING = word_list("speech_acts")
#: What people fight for without arms.
_STRIVING = frozenset({"keep", "stay", "save", "preserve", "get", "bring", "win", "remain"})
#: How a participle stands that tells where forces are.
_BESIDE_NOUN = REDUCED | ADJECTIVE | UNDER_PREPOSITION | RELATIVE


def is_act(coded: Coded, found: Found, words: Dictionary) -> bool:
    """Whether what was coded is an act that the report tells."""
    word = coded.tokens[0]
    if coded.type == "MOBILIZE" and word.lemma in _STANDING and (hangs_as(word, _BESIDE_NOUN) or word.tag == "VBG" or _stands(word)):
        return False
    if coded.type in ("SUPPORT", "AID", "AGREE") and _bond(word):
        return False
    if not coded.source and (_compelled(word) or _asked_by_reporters(word) or by_a_thing(coded, found, words)):
        return False
    if coded.type == "ACCUSE" and coded.status == "hypothetical" and word.pos == "ADJ":
        return False  # "call if you are worried about relatives"
    if _tells_what_for(coded, word, words):
        return False
    if coded.status == "hypothetical" and has_word(word, _NOBODY, DOER):
        return False
    if (
        coded.type == "CONCEDE"
        and word.lemma == "allow"
        and (hangs_as(word, REDUCED | ADVERBIAL | RELATIVE) or not coded.source)
        and (has_word(word, ("for",), PREPOSITION) or (hangs_as(word, RELATIVE) and not coded.source) or _lets_nobody(word, coded))
    ):
        # "a law allowing for ...", "a pact that allows ...": nobody gives way.
        return False
    if coded.type == "CONSULT" and (to_a_reporter(coded, found) or travels(coded, found)):
        return False
    if coded.type == "AID" and (_backing(word) or _bearing(word)):
        return False
    if coded.type in ("ACCUSE", "SUPPORT") and (_own_state(coded, found) or _unsaid(coded)):
        return False
    if coded.type == "ASSAULT" and (_in_play(word, words) or _fights_in_words(word)):
        return False
    return not is_private(coded, found)


def _tells_what_for(coded: Coded, word: Token, words: Dictionary) -> bool:
    """Whether a word only tells what for somebody is there or is held, on whose side he is, or what lets him do something."""
    if word.lower == "questioning":
        return (
            over := head_as(word, UNDER_PREPOSITION)
        ) is not None and over.lower == "for"  # "in custody for questioning": he asks nobody
    if coded.type == "SUPPORT" and word.tag == "VBG":
        holder = described(word)  # "an aircraft supporting a summit"
        serving = any(thing.lemma in _SERVED for thing in children_as(word, OBJECT))  # "was killed while supporting combat operations"
        return serving or (holder is not None and holder.lemma in words.classes.get("weapon", ()))
    if coded.type == "COOPERATE":
        return word.lower == "allied" and governor(word) is not None  # "militias allied with Chad"
    # "it allows us to search the house"
    return (
        coded.type == "CONCEDE"
        and word.lemma in _LETTING
        and not coded.source
        and not is_passive(word)
        and (is_infinitive(word) or bool(deep_subject(word)))
    )


def _stands(word: Token) -> bool:
    """Whether it is told where forces stand, not that they were sent: "soldiers are stationed in the port"."""
    helping = children_as(word, AUXILIARY)
    return len(helping) == 1 and helping[0].lemma == "be"


def _lets_nobody(word: Token, coded: Coded) -> bool:
    """Whether a participle tells what a pact lets be done, and nobody whom it lets: "signed a pact allowing joint drills"."""
    return word.tag == "VBG" and not coded.recipient and described(word) is not None


def _compelled(word: Token) -> bool:
    """Whether somebody only had to do something: "was forced to respond"."""
    does = children_as(word, OPEN_CLAUSE)
    return word.lemma in ("force", "compel", "oblige") and word.tag == "VBN" and bool(does) and does[0].lemma not in _FLEEING


def _asked_by_reporters(word: Token) -> bool:
    """ "Asked whether Peru would attack, the envoy said no": whoever reports asks."""
    return word.lemma == "ask" and word.tag == "VBN" and hangs_as(word, ADVERBIAL) and not has_word(word, ("for",), PREPOSITION)


def _bearing(word: Token) -> bool:
    """Whether a participle tells what somebody or something bears: "drones armed with bombs"."""
    return word.lemma in ("arm", "equip") and word.tag == "VBN" and hangs_as(word, REDUCED | ADJECTIVE | ADVERBIAL) and agent(word) is None


def _unsaid(coded: Coded) -> bool:
    """Whether a judgement is only told not to have been said: "he never said that Chad had lied"."""
    return coded.by_speaker and coded.statement is not None and coded.statement.negated and coded.status == "actual"


def _own_state(coded: Coded, found: Found) -> bool:
    """Whether a judgement is of the judge's own state: that "our raid was a mistake" blames nobody else."""
    if not coded.by_speaker:
        return False
    judged = [found.actor_by_id[role.actor] for role in coded.recipient]
    if not all(actor.kind in ("state", "government") or actor.role == "GOV" for actor in judged):
        return False  # a government may blame its own rebels
    judges = found.states_of(coded.source)
    return judges == {actor.state for actor in judged} and None not in judges and not judges & NO_STATE


def _in_play(word: Token, words: Dictionary) -> bool:
    """Whether the sentence tells of a game, and of nobody hurt or armed."""
    sport, harm = words.classes.get("sport", frozenset()), words.classes.get("harm", frozenset())
    around = [token for token in word.sent.tokens if token is not word]
    lemmas = {token.lemma for token in around}
    played = bool(lemmas & sport) or any(token.lemma == "score" and token.pos == "VERB" for token in around)
    return played and not lemmas & harm


def _fights_in_words(word: Token) -> bool:
    """Whether no force is told: "executed by firing squad", "retaliated by saying", "fought to keep the boy"."""
    if word.lower == "firing" and any(after.i == word.i + 1 and after.lemma == "squad" for after in word.sent.tokens):
        return True
    by = [act for preposition in children_as(word, PREPOSITION) for act in children_as(preposition, UNDER_PREPOSITION)]
    back = children_as(word, ADVERBIAL) if word.lemma in _STRIKING and has_word(word, ("back",), ADVERB | PARTICLE) else []
    if (word.lemma == "retaliate" or back) and any(act.tag == "VBG" and act.lemma in _SAYING for act in (*by, *back)):
        return True
    if word.lemma == "fight" and not has_word(word, ("against", "with"), PREPOSITION):
        return any(act.lemma in _STRIVING and is_infinitive(act) for act in children_as(word, OPEN_CLAUSE | ADVERBIAL))
    return False


def _backing(verb: Token) -> bool:
    """ "gave the plan its support" is support in words, where no other kind is told."""
    for thing in children_as(verb, OBJECT):
        if thing.lemma in ("support", "backing", "blessing"):
            counted = any(word.pos in ("NUM", "SYM") for word in modifiers(thing))
            return not counted and not has_word(thing, _MATERIAL)
    return False


def _bond(word: Token) -> bool:
    """Whether the word is, or is the infinitive of, a noun of obligation or ability."""
    noun = head_as(word, REDUCED | RELATIVE | CLAUSE | OPEN_CLAUSE)
    return word.lemma in _BONDS or (noun is not None and noun.lemma in _BONDS)
