"""What a verb or noun of a frame may stand for that is no deed: what is to come, what an act is called, a war game, what is voted for."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.doc import Token
from onrecord.extract.events.frames import (
    Frame,
    Operator,
)
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import Slots
from onrecord.extract.mentions.pronouns import DOCUMENTS
from onrecord.grammar.above import word_over
from onrecord.grammar.clauses import (
    is_infinitive,
    predicates,
    undergoing,
)
from onrecord.grammar.edges import tells_time
from onrecord.grammar.phrases import modifiers, possessors, prep_objects
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    CLAUSE,
    COMPLEMENT,
    COMPOUND,
    MARK,
    MARKING,
    MODIFIER,
    OBJECT,
    OBJECT_PREDICATE,
    PARTICLE,
    PREDICATE_NOUN,
    PREPOSITION,
    RECIPIENT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    children_as,
    first_joined,
    governor,
    hangs_as,
    has,
    has_word,
    head_as,
    prepositions,
    stands_under,
)
from onrecord.grammar.subjects import deep_object, deep_subject
from onrecord.grammar.voice import agents, direct_object, is_passive
from onrecord.knowledge.words import word_list
from onrecord.types import Role

#: What there may be more of.
_MORE = frozenset({"further", "additional", "more", "possible", "potential", "tougher", "stricter", "stronger"})
#: Verbs that tell what something is called.
_CALLING = word_list("calling_verbs")
#: Verbs of questions, and what begins one that is told.
_QUESTIONING = frozenset({"ask", "press", "question", "quiz", "grill"})
_WHETHER = frozenset({"whether", "if"})
#: What somebody may be that is a deed as well.
_BODIES = frozenset({"partnership", "alliance", "cooperation"})
#: What is done with a pact after it was made, and prepositions of what is done by it.
_KEEPING = word_list("keeping_pacts")
_UNDER = ("under", "per")
_PACTS = frozenset({"agreement", "treaty", "pact", "accord", "deal"})
#: Those who are another's, and what strikes do to people.
_ALIEN = frozenset({"foreign", "another", "any", "occupying"})
_HITTING = frozenset({"kill", "wound", "injure", "target", "hit", "destroy"})
#: What is sent to others that asks something of them, and verbs of sending it.
_REQUESTS = frozenset({"request", "demand", "appeal", "call", "plea", "order", "invitation", "ultimatum"})
_ISSUING = frozenset({"send", "make", "issue", "submit", "deliver", "hand", "present", "give"})
#: Nouns of what a pact is looked for in, and verbs of those who look on as others make it.
_TALKED = frozenset({"talk", "negotiation", "discussion", "hope", "push", "bid", "proposal", "plan"})
_LOOKING_ON = frozenset({"witness", "watch", "observe", "attend", "oversee"})
#: Nouns of what changes hands or comes, where it is a matter that others talk of or wait for, and no deed.
_HANDING = frozenset({"sale", "transfer", "delivery", "pledge", "handover", "dispatch", "ratification"})
_MATTER = ("on", "about", "over", "for", "against", "of", "to")
#: Particles of verbs that keep something from being done: "holding up a delivery".
_KEEPING_FROM = ("up", "back", "off")
#: What one does to a bid, an offer or a threat that one makes no more.
_TAKING_BACK = frozenset({"withdraw", "drop", "abandon", "retract", "rescind", "scrap", "shelve", "revoke"})
#: Verbs of granting what another feels.
_GRANTING = frozenset({"understand", "acknowledge", "recognise", "recognize", "appreciate"})
type Find = Callable[[Token], tuple[Frame, Slots] | None]


def to_come(noun: Token) -> bool:
    """Whether more of something is only told of: "talks on further sanctions", "unity about tougher sanctions"."""
    return has_word(noun, _MORE, MODIFIER) and stands_under(noun, ("on", "about"))


def only_called(verb: Token) -> bool:
    """Whether it is only told what an act is called: "the raid was declared a crime"."""
    return verb.lemma in _CALLING and is_passive(verb) and has(verb, OBJECT | OBJECT_PREDICATE)


def war_game(noun: Token) -> bool:
    return noun.lemma == "game" and has_word(noun, ("war",), COMPOUND)


def voted(verb: Token) -> bool:
    """Whether a vote is for what a verb tells: "voted to send police"."""
    above = governor(verb)
    return above is not None and above.lemma == "vote" and is_infinitive(verb)


def only_questioned(verb: Token) -> bool:
    """Whether somebody is only asked a question, and nothing of him: "pressed on whether Chad would leave", "asked her if he prayed"."""
    if verb.lemma not in _QUESTIONING or verb.pos != "VERB":
        return False
    if any(has_word(clause, _WHETHER, MARKING) for clause in children_as(verb, CLAUSE)):
        return True
    return verb.tag == "VBN" and hangs_as(verb, ADVERBIAL) and not has(verb, COMPLEMENT) and not has_word(verb, ("for",), PREPOSITION)


def is_menace(noun: Token) -> bool:
    """Whether somebody is only called a threat, and makes none: "the raids are threats that we must meet"."""
    if noun.lemma == "threaten" and noun.tag == "VBG":
        above = noun.ancestors()[:2]
        return [token.pos for token in above] == ["ADP", "NOUN"] and above[0].lower == "of"  # "a wave of threatening moves"
    return noun.lemma == "threat" and hangs_as(first_joined(noun), PREDICATE_NOUN)


def only_armed(verb: Token) -> bool:
    """Whether it is only told what somebody or something has for arms: "ships armed with missiles", "boats, some of them armed"."""
    if verb.lemma != "arm" or verb.tag != "VBN" or agents(verb):
        return False
    return has_word(verb, ("with",), PREPOSITION) or not has(verb, AUXILIARY | PREPOSITION)


def is_called_so(noun: Token) -> bool:
    """Whether it is only told what somebody is: "the alliance is a partnership of free states"."""
    return noun.lemma in _BODIES and hangs_as(noun, PREDICATE_NOUN)


def is_kept(noun: Token) -> bool:
    """Whether a pact that was made before is only kept, broken or gone by: "observed the agreement between the two", "under the pact"."""
    above = word_over(noun)
    return above is not None and (above.lemma in _KEEPING or stands_under(noun, _UNDER))


def under_work(carrier: Token) -> bool:
    """Whether a pact is only worked on: "are working on a treaty", "drafted a truce"."""
    return carrier.lemma == "draft" or (carrier.lemma == "work" and has_word(carrier, ("on",), PREPOSITION))


def of_another(frame: Frame, slots: Slots, source: list[Role], find: Find, scene: Scene) -> bool:
    """Whether somebody warns of what another may do, and threatens nobody: "warned of a Russian attack"."""
    if frame.lemma != "warn":
        return False
    doers = {role.actor for role in source}
    for noun in (*slots.fill("of"), *slots.fill("about")):
        found = find(noun)
        whose = scene.roles([t for name in found[0].source for t in found[1].fill(name)]) if found is not None else []
        if whose and not doers & {role.actor for role in whose}:
            return True
    return False


def in_a_case(word: Token) -> bool:
    """Whether what one is blamed for is only told as a case: "if they go on with such provocations, we will act"."""
    return word.pos == "NOUN" and any(has_word(above, ("if", "unless"), MARK) for above in word.ancestors() if above.pos in ("VERB", "AUX"))


def stirs(frame: Frame, slots: Slots) -> bool:
    """Whether a thing or a deed only makes others worry, and blames nobody: "the withdrawal of the troops has raised concerns"."""
    if frame.type != "ACCUSE" or frame.lemma != "raise" or slots.noun:
        return False
    doers = deep_subject(slots.word)
    things = [t for t in doers if t.pos == "NOUN" and slots.scene.mention(t) is None and t.lemma not in DOCUMENTS]
    return bool(doers) and len(things) == len(doers)


def _ends_anothers(frame: Frame, slots: Slots) -> bool:
    """Whether what somebody ends is another's presence, so that he withdraws nothing: "voted to end the presence of foreign troops"."""
    if frame.mode != "withdraw" or frame.lemma != "end" or slots.noun:
        return False
    scene, things = slots.scene, deep_object(slots.word)
    if any(word.lower in _ALIEN for thing in things for word in thing.subtree()):
        return True
    home = {None} | scene.found.states_of(scene.roles(slots.fill("subj")))
    theirs = scene.roles([t for thing in things for t in (*possessors(thing), *modifiers(thing), *prep_objects(thing, ("of",)))])
    return not scene.found.states_of(theirs) <= home


def _requested(word: Token) -> bool:
    """Whether it is what a request asks of whom it is sent to: "sent Chad a request to extradite two men", "issued a call to the army to leave"."""
    if word.pos != "VERB" or not is_infinitive(word):
        return False
    above = governor(word)
    noun = above if above is not None and above.pos == "NOUN" else next(iter(direct_object(above)), None) if above is not None else None
    verb = head_as(noun, OBJECT) if noun is not None else None
    if noun is None or verb is None or noun.lemma not in _REQUESTS or verb.lemma not in _ISSUING:
        return False
    return any(has_word(holder, ("to",), PREPOSITION) or has(holder, RECIPIENT) for holder in (noun, verb))


def _understood(word: Token) -> bool:
    """Whether it is another's feeling that somebody grants: "said she understood the disappointment in Samoa"."""
    return word.pos == "NOUN" and (verb := head_as(word, OBJECT)) is not None and verb.lemma in _GRANTING


def _names_it(word: Token) -> bool:
    """Whether a participle tells what something is called: "reached a pact, called the Samoa Accord"."""
    participle = word.tag in ("VBN", "VBD") and hangs_as(word, REDUCED | ADVERBIAL) and not has(word, SUBJECT | MARK)
    return word.lemma == "call" and participle and has(word, OBJECT | OBJECT_PREDICATE)


def _hit_by_it(word: Token) -> bool:
    """Whether a strike hits people, and nobody stops work: "the Chilean strike killing the general"."""
    return word.lemma == "strike" and any(told.lemma in _HITTING for told in children_as(word, REDUCED | RELATIVE))


def _no_pact(word: Token) -> bool:
    """Whether a pact is only kept, talked of or looked on: "under the pact", "in talks for agreements with Chad", "witnessed the signing"."""
    over, verb = word_over(word), head_as(word, OBJECT)
    talked = over is not None and over.lemma in _TALKED and stands_under(word, ("for", "on", "about", "toward", "towards", "over"))
    looking = verb is not None and verb.lemma in _LOOKING_ON
    return word.pos == "NOUN" and (talked or looking or (word.lemma in _PACTS and is_kept(word)))


def is_matter(noun: Token) -> bool:
    """Whether what changes hands is only talked of, hoped for or kept back: "talks on the sale of jets", "holding up a delivery of rifles"."""
    if noun.pos != "NOUN" or noun.lemma not in _HANDING:
        return False
    verb = head_as(noun, OBJECT)
    return stands_under(noun, _MATTER) or (verb is not None and has_word(verb, _KEEPING_FROM, PARTICLE | ADVERB))


def _called_wrong(slots: Slots) -> bool:
    """Whether an infinitive only tells what is called wrong, which nobody is told to do or to mean to do: "it is unacceptable to seize a ship"."""
    be = governor(slots.word)
    if slots.noun or be is None or be.lemma != "be" or not is_infinitive(slots.word) or not has_word(be, ("it",), SUBJECT):
        return False
    return any(slots.scene.is_of(what, "@blame") for what in predicates(be))


def no_deed(frame: Frame, slots: Slots) -> bool:
    """Whether a word of a frame tells no act of its type in the sense that it has here."""
    word = slots.word
    if stirs(frame, slots) or _ends_anothers(frame, slots) or _requested(word) or _called_wrong(slots):
        return True
    if frame.type == "ACCUSE" and "speaker" in frame.source and (in_a_case(word) or _understood(word)):
        return True
    sense = _SENSES.get(frame.type)
    return sense is not None and sense(word)


#: By the type of a frame, the sense in which its word tells no such act.
_SENSES: dict[str, Callable[[Token], bool]] = {
    "AID": lambda word: only_armed(word) or is_matter(word),
    "MOBILIZE": lambda word: only_armed(word) or is_matter(word),
    "REQUEST": only_questioned,
    "THREATEN": is_menace,
    "COOPERATE": lambda word: is_called_so(word) or is_matter(word),
    "PROTEST": _hit_by_it,
    "CONSULT": _names_it,
    "SUPPORT": lambda word: is_matter(word) or _no_pact(word),
} | dict.fromkeys(("AGREE", "RETREAT"), is_matter)


def no_act(operator: Operator, head: Token) -> bool:
    """Whether an operator makes none here: "called him a liar for having hugged the envoy", "called an election for May", "called the isle 'not for
    sale'", "withdrew his bid", "dropped its threat to leave"."""
    if (operator.lemma, operator.rest) == ("call", ("for",)):
        thing = next(iter(children_as(head, OBJECT)), None)
        return has(head, OBJECT_PREDICATE) or any(
            tells_time(for_) or (thing is not None and thing.i < for_.i) for for_ in prepositions(head, ("for",))
        )
    if operator.lemma == "bid" and operator.pos == "NOUN" and stands_under(head, ("in",)):
        return True  # "went to Oran in a bid to mend ties": it is what for
    if operator.lemma == "prepared" and has_word(head, ("well", "better", "ill", "poorly"), ADVERB):
        return True  # "was well prepared to join"
    if operator.lemma == "threaten" and is_menace(head):
        return True
    over = undergoing(head) if operator.pos == "NOUN" else None
    return over is not None and (over.lemma in _TAKING_BACK or (over.lemma == "give" and has_word(over, ("up",), PARTICLE)))
