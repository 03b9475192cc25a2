"""Participles that stand before a noun and that the parser takes for verbs: a part of ``mending``.

- held: "forces loyal to ousted President Saleh attacked": it makes whoever they are loyal to the one who attacks, and "to" an infinitive's;
- of both: "Kenyan and Ethiopian troops": it hangs both on the noun, and joins neither to the other; "Kyrgyz and Tajik troops": it makes the
  first somebody beside the troops;
- visiting: "in talks with visiting Chadian Minister Saleh": it makes somebody visit him;
- warning: "guards fired warning shots at a boat": it makes the guards warn shots;
- passed over: "the guards shot and killed were Kenyans": it makes the guards kill, and leaves "were" without a subject;
- guest: ""The pact holds," visiting minister Ana Lopez said": it makes the pact visit;
- opening: "NATO scrambled jets.": it makes a participle of what a name alone stands before, at the head of a sentence (``mistaken`` mends it);
- unhelped: "Marine killed last week in Gao": it makes him kill, whom no "was" stands beside.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.clauses import auxiliaries, lacks_subject
from onrecord.grammar.edges import is_time
from onrecord.grammar.moving import become, hang, take_place
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERBIAL,
    ARGUMENT,
    AUXILIARY,
    CLAUSE,
    COMPOUND_WORD,
    COUNT,
    DETERMINER,
    DOER,
    GIVEN,
    JOINED,
    JOINER,
    MAIN,
    MODIFIER,
    NOMINAL,
    NOUN_AS_ADVERB,
    OBJECT,
    PASSIVE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    RECIPIENT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDER_PREPOSITION,
    UNDERGOER,
    alike,
    child_after,
    child_as,
    child_before,
    children_as,
    hangs_as,
    has,
    head_as,
)
from onrecord.knowledge.words import word_list

#: Adjectives of peoples that the parser takes for names.
_PEOPLES = word_list("peoples_like_names")
#: Verbs that are never without an object, and what of them shows that they are active.
_HARM = frozenset(("kill", "wound", "injure", "arrest", "detain", "abduct", "kidnap", "murder"))
_OF_ACTIVE = OBJECT | CLAUSE | JOINED | RECIPIENT
_OF_VERB = GIVEN | AUXILIARY | PASSIVE
#: Tags of what may be a verb in the past.
PAST = frozenset(("VBD", "VBN"))
#: A noun that the parser takes for an adjective where it stands alone, and as what it then stands.
_NOUNS = frozenset(("junta",))
_OF_NOUNS = ARGUMENT | PREPOSITIONAL_OBJECT | JOINED | POSSESSOR
#: What is fired, thrown or given as a warning.
_WARNINGS = frozenset(("shot", "shell", "burst", "round", "strike"))


def before_noun(participle: Token, tokens: Sequence[Token]) -> None:
    """Hangs a participle on the noun that it stands before; other words stay."""
    if participle.tag == "VBG" and participle.lower == "warning":
        _warning(participle)
    elif participle.tag == "VBG" and participle.lower == "visiting":
        _visiting(participle)
        _guest(participle, tokens)
    elif participle.tag == "VBN" and participle.lower.endswith("ed") and participle.i + 1 < len(tokens):
        _held(participle, tokens)
    elif participle.tag == "JJ" and hangs_as(participle, ADJECTIVE) and participle.text[:1].isupper():
        _of_both(participle, tokens)
    elif participle.lower in _PEOPLES and participle.tag == "NNP":
        _of_first(participle, tokens)


def as_noun(word: Token) -> None:
    """Makes a noun again what the parser takes for an adjective with nothing after it: "the junta freed ten"."""
    if word.tag == "JJ" and word.lower in _NOUNS and hangs_as(word, _OF_NOUNS):
        word.pos, word.tag = "NOUN", "NN"


def undergone(verb: Token) -> None:
    """Makes a verb of harm without an object a passive's participle, and whoever stands right before it the one who undergoes it."""
    if verb.tag != "VBD" or verb.lemma not in _HARM or has(verb, _OF_ACTIVE) or hangs_as(verb, RELATIVE):
        return
    subject = child_before(verb, DOER)
    if subject is not None and subject.i == verb.i - 1 and subject.pos in NOMINAL:
        verb.tag = "VBN"
        become(subject, UNDERGOER)


def passed_over(harm: Token, tokens: Sequence[Token]) -> None:
    """Gives the main verb its subject, where the parser takes the harm told of the subject for the verb: "the guards shot and killed were Kenyans"."""
    if harm.lemma not in _HARM or harm.tag not in ("VBD", "VBN") or has(harm, _OF_VERB):
        return
    who = child_before(harm, DOER)
    if who is None or not hangs_as(harm, MAIN | CLAUSE):
        return
    beside = [*children_as(harm, JOINED), *(children_as(harm.head, CLAUSE) if harm.head is not harm else ())]
    main = next((t for t in beside if t.i > harm.i and t.pos in ("VERB", "AUX") and lacks_subject(t)), None)
    if main is None or any(t.text == "," or hangs_as(t, JOINER) for t in tokens[_first(main).i - 1 : _first(main).i]):
        return
    take_place(main, harm)
    for child in [c for c in harm.children if c.i < who.i or (c.i > main.i and c is not main)]:
        hang(child, main)
    hang(who, main, UNDERGOER if has(main, PASSIVE) else DOER)
    hang(harm, who, REDUCED)
    harm.tag = "VBN"


def _first(verb: Token) -> Token:
    """The first of a verb and its auxiliaries."""
    return min((verb, *auxiliaries(verb)), key=lambda token: token.i)


def _of_both(people: Token, tokens: Sequence[Token]) -> None:
    first = tokens[people.i - 2] if people.i > 1 else people
    joiner = tokens[people.i - 1]
    if joiner.lower == "and" and joiner.head is first and first.tag == "JJ" and alike(first, people):
        hang(people, first, JOINED)


def _of_first(people: Token, tokens: Sequence[Token]) -> None:
    """Hangs the first of two peoples on the noun of both: no people is told of in one word without an article."""
    noun = child_as(people, JOINED)
    joiner = tokens[people.i + 1]
    if noun is None or noun.tag != "NNS" or joiner.lower != "and" or people.children != [joiner, noun]:
        return
    second = tokens[people.i + 2]
    if second.head is not noun or not second.text[:1].isupper() or noun.subtree()[0] is not second or not hangs_as(second, MODIFIER):
        return
    take_place(noun, people)
    hang(joiner, people)
    hang(people, noun, ADJECTIVE)
    hang(second, people, JOINED)


def _held(participle: Token, tokens: Sequence[Token]) -> None:
    to = tokens[participle.i - 1]
    if auxiliaries(participle) != [to] or to.lower != "to" or participle.head is participle:
        return
    noun = tokens[participle.i + 1]
    while noun.head.pos in NOMINAL and noun.head.i > noun.i and noun.head.sent is noun.sent:
        noun = noun.head
    verb, above = noun.head, participle.head
    if noun.pos not in NOMINAL or above.i > participle.i:
        return
    if verb is not participle and child_before(verb, SUBJECT, to) is None:
        return  # nobody else is left to be its subject
    hang(to, above, PREPOSITION)
    hang(noun, to, PREPOSITIONAL_OBJECT)
    rest = [child for child in participle.children if child is not noun]
    hang(participle, noun, ADJECTIVE)
    for child in rest:
        hang(child, noun)


def _visiting(visiting: Token) -> None:
    """Hangs "visiting" on the guest before whom it stands without an article, not on the preposition over him: "with visiting Chadian
    Minister Saleh"."""
    guest = child_after(visiting, OBJECT)
    if guest is None or not hangs_as(visiting, UNDER_PREPOSITION) or guest.subtree()[0].i != visiting.i + 1:
        return
    person = guest.ent is not None and guest.ent.label == "PERSON"
    if has(guest, DETERMINER | POSSESSOR | COUNT) or not (person and has(guest, COMPOUND_WORD)):
        return
    over = visiting.head
    rest = [child for child in visiting.children if child is not guest]
    hang(guest, over, PREPOSITIONAL_OBJECT)
    hang(visiting, guest, ADJECTIVE)
    for child in rest:
        hang(child, guest)


def _warning(warning: Token) -> None:
    shots = child_after(warning, OBJECT)
    if shots is None or shots.i != warning.i + 1 or shots.lemma not in _WARNINGS or warning.head is warning or warning.head.pos != "VERB":
        return
    above = warning.head
    hang(shots, above, OBJECT)
    for child in [child for child in warning.children if child.i > warning.i]:
        hang(child, above)
    hang(warning, shots, COMPOUND_WORD)
    warning.pos, warning.tag = "NOUN", "NN"


def _guest(visiting: Token, tokens: Sequence[Token]) -> None:
    """Hangs "visiting" on the guest right after it who speaks, not on what he says."""
    if not hangs_as(visiting, ADVERBIAL) or visiting.i + 1 >= len(tokens) or has(visiting, OBJECT):
        return
    who = tokens[visiting.i + 1]
    while who.head.pos in NOMINAL and who.head.i > who.i and hangs_as(who, MODIFIER):
        who = who.head
    if who.pos in NOMINAL and hangs_as(who, DOER) and who.subtree()[0].i == visiting.i + 1 and not visiting.children:
        hang(visiting, who, ADJECTIVE)


def opens_sentence(name: Token, verb: Token) -> bool:
    """Whether a name alone opens a sentence, which no heading is, right before what the parser takes for a participle: "NATO scrambled jets."."""
    words = name.sent.tokens
    alone = head_as(name, NOUN_AS_ADVERB) is verb and name.i == verb.i - 1 and name.subtree()[0] is words[0]
    return alone and verb.tag in PAST and name.pos == "PROPN" and not is_time(name) and words[-1].text == "."
