"""Objects that the parser makes subjects, names or a second object: a part of ``mending``.

- called: "Okafor called President Ali Saleh": it takes the one who is called for a name that is given.
- bidden: "told Haiti's ruling junta to step down": it makes the noun an adjective.
- given: "Portugal offered Angola two ships", "Niger sent the envoy home": it makes both the object.
- left: "left at least six of its guards wounded": it makes those who are left so the subject of what they are.
- wished: "wants the envoy expelled": it makes the participle a verb of its own.
- remembered: "to remember the 90 killed in a raid": it makes those who were killed kill.
- under_preposition: "spoke with the envoy to thank him": it makes the envoy thank.
- by: "condemned an attack on its embassy by gunmen": it makes those whose act the object is do what the active verb tells.
- helped: "helps the army battle the rebels": it takes the verb for a noun before whom is fought.
- answered: "did not respond to requests for comment": it makes a verb of what nobody answered.
- told_a_hearing: "told a House of Representatives hearing that": it makes the House hear.
- called_so: "called the visit deeply regrettable and rash": it makes the adjectives after the thing part of its name.
- judged_as: "rejected as baseless a report on the raid": it makes what is rejected what it is rejected as.
- owned: "reaffirmed Chad's "lasting bond" with Mali": it makes both the state and its bond what is reaffirmed.
- second: "kill the leader of a gang, a trader, and two members": it joins the second object to the verb, as if it were another verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.clauses import is_infinitive
from onrecord.grammar.moving import become, hang
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    APPOSITION,
    AUXILIARY,
    BY,
    CASE,
    CLAUSE,
    CLAUSE_AS_SUBJECT,
    COMPOUND_WORD,
    COUNT,
    DETERMINER,
    DOER,
    DONE_TO,
    INTRODUCING,
    JOINER,
    MARK,
    MODIFIER,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PASSIVE,
    POSSESSOR,
    PREDICATE_ADJECTIVE,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION,
    RECIPIENT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDERGOER,
    child_as,
    child_before,
    children_as,
    hangs_as,
    has,
    has_word,
    head_as,
)
from onrecord.grammar.voice import OBJECT_CONTROL
from onrecord.knowledge.words import word_list

#: What stands before a noun alone.
_BEFORE_NOUNS = DETERMINER | POSSESSOR
#: Verbs with two objects: whoever gets it, and what.
_GIVING = word_list("giving_verbs")
#: What several may be given who come in.
_LEAVE = frozenset(("access", "entry", "permission", "asylum", "refuge", "immunity", "passage", "citizenship"))
#: Whose object those are of whom a participle tells what befell them.
_REMEMBERING = word_list("remembering") | {"mourn", "bury", "identify", "name", "list", "commemorate", "represent"}
#: What a participle has that tells more than what somebody undergoes; what keeps a name from being the one who is called.
_DOING = INTRODUCING | OBJECT
_CALLED = DONE_TO | PASSIVE | CLAUSE
#: What may be told of an object after it; what stands before it and is of it.
_STATES = CLAUSE | OBJECT_PREDICATE
_BEFORE_THOSE = ADVERB | PUNCTUATION
#: What a verb has that the parser takes for a noun, and no bare participle has.
_OF_VERBS = SUBJECT | AUXILIARY | MARK
#: Prepositions that may stand between a verb's object and the second one, and are of the first.
_OF_FIRST = frozenset(("in", "of", "from", "at"))
#: Nouns that may be what somebody is helped to do to others.
_FIGHTING = frozenset(("battle", "combat"))
_JUDGING = word_list("judging_verbs")
#: Verbs that always have an object, whatever they call it; what one calls it in.
_TRANSITIVE = word_list("judging_as_verbs")
_CALLING_SO = word_list("calling_verbs")
_JUDGEMENTS = frozenset(("ADJ", "ADV", "CCONJ"))
#: Verbs of wishing and ordering that it were.
_WISHING = frozenset(("want", "need", "order"))

#: Verbs whose "to" leads to what is answered.
_ANSWERING = frozenset({"respond", "reply"})


def under_preposition(noun: Token, tokens: Sequence[Token]) -> None:
    """Hangs whom one does something with on the preposition before him, where the parser makes him the subject of what it is done for: "spoke with
    the envoy to thank him"."""
    purpose = noun.head
    if not hangs_as(noun, DOER) or not hangs_as(purpose, ADVERBIAL) or not is_infinitive(purpose) or noun.i > purpose.i:
        return
    first = noun.subtree()[0]
    before = tokens[first.i - 1] if first.i and tokens[first.i - 1].sent is noun.sent else None
    if (
        before is not None
        and hangs_as(before, PREPOSITION)
        and before.lower != "for"
        and not before.children
        and before.head is purpose.head
    ):
        hang(noun, before, PREPOSITIONAL_OBJECT)


def told_of_object(state: Token) -> None:
    """Parts an object from what is told of it after the verb: how it is left, what is wished for it, what befell it, whose act it is."""
    if state.pos == "ADJ" and hangs_as(state, OBJECT) and _between(state.head, state) is not None:
        become(state, CLAUSE)  # "finding her guilty of fraud"
    if state.pos == "PROPN" and hangs_as(state, OPEN_CLAUSE):
        _judged(state)
    judged_as(state)
    if hangs_as(state, _STATES):
        _wished(state) if state.head.lemma in _WISHING else _left(state)
        _remembered(state)
    if hangs_as(state, BY) or (state.lower == "by" and hangs_as(state, PREPOSITION) and state.head.lemma in _JUDGING):
        by_others(state)


def _judged(name: Token) -> None:
    """Gives the verb what is told of a name that the parser takes for a verb: "found Okafor guilty of fraud"."""
    verb = name.head
    state = next((child for child in children_as(name, PREDICATE_ADJECTIVE) if child.i > name.i), None)
    if state is not None and verb.pos == "VERB":
        hang(state, verb, CLAUSE)
        hang(name, state, DOER)


def _left(state: Token) -> None:
    """Makes those of whom it is told how they are left the object: "left at least six of its guards wounded"."""
    verb = state.head
    if verb.lemma != "leave":
        return
    those = _between(verb, state)
    if those is None or state.tag not in ("VBN", "VBD", "JJ") or has(state, _DOING) or has(verb, OBJECT):
        return
    hang(those, verb, OBJECT)
    become(state, OBJECT_PREDICATE)
    state.tag = "VBN" if state.tag == "VBD" else state.tag
    for child in children_as(state, _BEFORE_THOSE):
        if child.i < those.i:
            hang(child, those)


def _between(verb: Token, state: Token) -> Token | None:
    """The subject of what is told of an object, between the verb and that: "guards" of "left six guards wounded"."""
    return next((who for who in children_as(state, DOER) if verb.i < who.i < state.i), None)


def _wished(participle: Token) -> None:
    """Makes what is wished or ordered done a passive: "wants the envoy expelled", "ordered the captain jailed"."""
    verb = participle.head
    if participle.tag not in ("VBD", "VBN") or not hangs_as(participle, CLAUSE) or has(participle, _DOING):
        return
    subject = child_before(participle, DOER)
    if subject is None and not has(participle, _OF_VERBS):
        subject = next((thing for thing in children_as(verb, OBJECT) if verb.i < thing.i < participle.i), None)
    if subject is not None and subject.i > verb.i:
        participle.tag = "VBN"
        hang(subject, participle, UNDERGOER)


def given(thing: Token) -> None:
    """Makes the first of two objects the one to whom it is given ("offered Angola two ships"), and "home" where somebody is sent."""
    verb = thing.head
    if thing.lower == "home" and (sent := next((c for c in children_as(thing, COMPOUND_WORD) if c.i == thing.i - 1), None)):
        become(thing, ADVERB)
        hang(sent, verb, OBJECT)
        for child in [child for child in thing.children if child.i < sent.i]:
            hang(child, sent)
        return
    if thing.pos == "NOUN" and verb.lemma in _GIVING:
        _counted_to(thing)
        before = [other for other in children_as(verb, OBJECT) if verb.i < other.i < thing.i]
        if not before and thing.lemma in _LEAVE:
            _let_in(thing)
        if len(before) == 1 and before[0].pos == "PROPN":
            become(before[0], RECIPIENT)


def _counted_to(things: Token) -> None:
    """Makes the state or town right after a verb of giving the one to whom it is given, where the parser hangs it on what is counted: "sent Kyiv 31 tanks"."""
    verb = things.head
    name = next((c for c in children_as(things, MODIFIER) if c.pos == "PROPN" and c.i == verb.i + 1), None)
    if name is None or name.ent is None or name.ent.label != "GPE" or name.ent.first is not name.ent.last:
        return
    number = next((c for c in (*name.children, *things.children) if c.i == name.i + 1 and c.pos == "NUM"), None)
    if number is not None:
        hang(number, things, COUNT)
        hang(name, verb, RECIPIENT)


def _let_in(leave: Token) -> None:
    """Makes several who are given leave those to whom it is given, where the parser hangs them on it: "granted American ships access"."""
    given_to = next((c for c in children_as(leave, COMPOUND_WORD) if c.i == leave.i - 1 and c.tag == "NNS"), None)
    if given_to is None:
        return
    hang(given_to, leave.head, RECIPIENT)
    for child in [child for child in leave.children if child.i < given_to.i]:
        hang(child, given_to)


def _remembered(participle: Token) -> None:
    """Makes those who were killed the ones who are remembered, mourned or named: "to remember the 90 killed in a raid"."""
    verb = participle.head
    those = _between(verb, participle)
    if verb.lemma not in _REMEMBERING or participle.tag not in ("VBN", "VBD") or those is None:
        return
    if not hangs_as(participle, CLAUSE) or has(participle, _DOING):
        return
    hang(those, verb, OBJECT)
    hang(participle, those, REDUCED)
    participle.tag = "VBN"


def called(name: Token) -> None:
    """Makes the only name after "called" its object, where somebody calls: "Okafor called President Ali Saleh on Friday"."""
    verb = name.head
    if name.i > verb.i and not has(verb, _CALLED) and any(who.pos == "PROPN" for who in children_as(verb, DOER)):
        become(name, OBJECT)


def by_others(by: Token) -> None:
    """Gives "by" to the object before it, where the verb is active and has a subject that does it: "condemned an attack by gunmen"."""
    verb = by.head
    thing = next((child for child in children_as(verb, OBJECT) if verb.i < child.i < by.i), None)
    participle = verb.tag == "VBN" and not has_word(verb, ("has", "have", "had", "having"), AUXILIARY)
    undergone = participle or hangs_as(verb, CLAUSE_AS_SUBJECT)  # "those taken hostage by pirates have been killed"
    if (
        undergone
        or thing is None
        or thing.pos != "NOUN"
        or has(verb, PASSIVE)
        or child_before(verb, DOER) is None
        or not has(by, PREPOSITIONAL_OBJECT)
    ):
        return
    become(by, PREPOSITION)
    hang(by, thing)


def helped(fight: Token, tokens: Sequence[Token]) -> None:
    """Makes those who are helped fight whom they fight: "helps the army battle the rebels", where the parser helps the rebels of an army battle."""
    if fight.lemma not in _FIGHTING:
        return
    foe = next((child for child in children_as(fight, APPOSITION) if child.i > fight.i), None) if hangs_as(fight, OBJECT) else fight.head
    verb = fight.head if hangs_as(fight, OBJECT) else foe.head if foe is not None else fight
    those = tokens[fight.i - 1] if fight.i else fight
    if foe is None or foe.i < fight.i or verb.lemma != "help" or not verb.i < those.i or those.pos not in ("NOUN", "PROPN"):
        return
    if not (hangs_as(foe, OBJECT) or hangs_as(fight, OBJECT)) or not hangs_as(those, MODIFIER):
        return
    before = [child for child in (*fight.children, *foe.children) if child.i < those.i]
    fight.pos, fight.tag = "VERB", "VB"
    hang(fight, verb, CLAUSE)
    hang(those, fight, DOER)
    hang(foe, fight, OBJECT)
    for child in before:
        hang(child, those)


def second(noun: Token, tokens: Sequence[Token]) -> None:
    """Joins a noun to the object before it, where the parser joins it to their verb."""
    verb = noun.head
    first = next((child for child in children_as(verb, OBJECT) if verb.i < child.i < noun.i), None)
    if first is None or verb.pos != "VERB" or has(first, RELATIVE) or not _is_thing(noun, tokens):
        return  # the last noun of a relative clause may be the first of the two
    joiner = next((child for child in reversed(children_as(verb, JOINER)) if first.i < child.i < noun.i), None)
    between = [child for child in verb.children if first.i < child.i < noun.i and child is not joiner and child.pos != "PUNCT"]
    if joiner is None or any(not hangs_as(child, PREPOSITION) or child.lower not in _OF_FIRST for child in between):
        return  # "sentenced him to death and 150 strokes"
    for child in between:
        hang(child, first)
    hang(joiner, first)
    hang(noun, first)


def called_so(adjective: Token) -> None:
    """Makes an adjective after the object of a verb of calling what that is called: "called the visit deeply regrettable and rash"."""
    thing = adjective.head
    if adjective.pos != "ADJ" or not hangs_as(adjective, MODIFIER) or not thing.i < adjective.i or not hangs_as(thing, OBJECT):
        return
    verb = thing.head
    if verb.lemma in _CALLING_SO and verb.i < thing.i and thing.pos == "NOUN" and not has(verb, OBJECT_PREDICATE):
        hang(adjective, verb, OBJECT_PREDICATE)


def judged_as(preposition: Token) -> None:
    """Parts what is judged from what it is judged as before it: "rejected as baseless a report on the raid"."""
    verb = preposition.head
    thing = child_as(preposition, PREPOSITIONAL_OBJECT) if preposition.lower == "as" and hangs_as(preposition, PREPOSITION) else None
    if thing is None or verb.pos != "VERB" or verb.i > preposition.i or not has(verb, DOER) or has(verb, PASSIVE | OBJECT | CLAUSE):
        return
    own = [child for child in children_as(thing, DETERMINER | POSSESSOR) if child.i > preposition.i + 1]
    if not own and verb.lemma not in _TRANSITIVE:
        return  # "acted as honest brokers"
    words = [token for token in thing.sent.tokens if preposition.i < token.i < thing.i]
    named = [t for t in own[0].subtree() if t.pos not in _JUDGEMENTS and t.pos != "PUNCT"] if own else []  # "absurd Peru's claim"
    first = named[0].i if named else next((t.i + 1 for t in words if t.pos == "ADJ"), thing.i)
    called = [t for t in words if t.i < first and t.pos != "PUNCT"]
    if not called or first >= thing.i or any(t.pos not in _JUDGEMENTS for t in called) or called[-1].pos != "ADJ":
        return
    for word in [t for t in words if t.i < first and t.head not in called]:
        hang(word, preposition, ADJECTIVE if word.pos == "ADJ" else None)
    hang(thing, verb, OBJECT)


def _is_thing(noun: Token, tokens: Sequence[Token]) -> bool:
    """Whether a word is a noun, and no verb that the parser takes for one: it has words of its own before it, or is a name."""
    before = [child for child in noun.children if child.i < noun.i]
    if noun.pos not in ("NOUN", "PROPN") or has(noun, _OF_VERBS) or any(child.tag == "VBG" for child in before):
        return False
    after = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else noun
    return (bool(before) or noun.pos == "PROPN") and after.lower != "that"


def bidden(word: Token) -> None:
    """Makes the object of a verb of bidding what an infinitive tells to do something, where it is taken for an adjective: "told the ruling junta
    to step down"."""
    verb = word.head
    if word.tag != "JJ" or not hangs_as(word, CLAUSE) or verb.lemma not in OBJECT_CONTROL or verb.i > word.i:
        return
    before = [c for modifier in (word, *word.children) for c in children_as(modifier, _BEFORE_NOUNS)]
    after = any(is_infinitive(clause) and clause.i > word.i for clause in children_as(verb, OPEN_CLAUSE))
    if before and after and all(c.i < word.i for c in word.children):
        word.pos, word.tag = "NOUN", "NN"
        become(word, OBJECT)


def answered(word: Token) -> None:
    """Makes a noun of the request that is answered or not: "did not respond to request for comment"."""
    verb, to = word.head, child_before(word, AUXILIARY)
    if word.lemma != "request" or word.tag != "VB" or verb.lemma not in _ANSWERING or to is None or to.lower != "to" or to.i != word.i - 1:
        return
    word.pos, word.tag, to.pos, to.tag = "NOUN", "NN", "ADP", "IN"
    hang(to, verb, PREPOSITION)
    hang(word, to, PREPOSITIONAL_OBJECT)


def told_a_hearing(word: Token) -> None:
    """Makes "hearing" whom something is told, where the parser makes the body that holds it hear: "told a House of Representatives hearing that"."""
    verb = word.head
    if word.lower != "hearing" or word.tag != "VBG" or verb.lemma != "tell":
        return
    body = next((what for what in children_as(verb, OBJECT) if what.i < word.i), None)
    if body is None or body.subtree()[-1].i != word.i - 1:
        return
    word.pos, word.tag, word.lemma = "NOUN", "NN", "hearing"
    hang(word, verb, OBJECT)
    hang(body, word, COMPOUND_WORD)
    for clause in children_as(word, CLAUSE):
        hang(clause, verb, CLAUSE)


def owned(owner: Token) -> None:
    """Hangs whoever owns it on a thing, where a quotation mark parts the two and the parser makes both the object: "Chad's "lasting bond"."""
    verb = owner.head
    if not hangs_as(owner, OBJECT) or not owner.children or not hangs_as(owner.children[-1], CASE):
        return
    thing = next((other for other in children_as(verb, OBJECT) if other.i > owner.i), None)
    if thing is None or not 1 <= thing.subtree()[0].i - owner.children[-1].i <= 2:
        return
    hang(owner, thing, POSSESSOR)


#: Verbs that tell from whom somebody is kept.
_SHIELDING = frozenset(("protect", "defend", "shield", "guard", "rescue", "separate"))


def shielded(preposition: Token) -> None:
    """Hangs "from" on the verb that tells from whom somebody is kept: "protect members from Chad" tells of none who are from Chad."""
    verb = head_as(preposition.head, OBJECT)
    if preposition.lower == "from" and hangs_as(preposition, PREPOSITION) and verb is not None and verb.lemma in _SHIELDING:
        hang(preposition, verb)
