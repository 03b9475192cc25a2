"""Verbs in the present that the parser takes for nouns: "Police arrest Okafor", "The rebels claim responsibility", "Voters elect a mayor".

News in the present tense is full of them, and a main clause is lost with each. A sentence whose main word is no verb is looked through for
the word that may be it:

- subjected: the parser gives the noun a subject: "The minister resigns after weeks of protests";
- verbed: the noun follows the name that it agrees with: "Police arrest Okafor", "Chileans vote";
- before its object: it is hung on the object as a modifier: "The rebels claim responsibility for the raid";
- below its subject: it ends the phrase that hangs on its subject ("Citizens of Ghana vote", "The Party for Reform withdraws from ...") or
  is joined to it ("Chad, Mali and Niger call for restraint");
- beside a verb: it is joined to the sentence's verb: "The court jails a soldier and orders his discharge".

Where nothing tells by itself that the word is a verb it must be in the list ``noun_like_verbs`` and agree in number with what would be its subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import ACTING_LABELS, Token
from onrecord.grammar.attributive import PAST, opens_sentence
from onrecord.grammar.clauses import is_infinitive, marked, to_of
from onrecord.grammar.edges import is_time
from onrecord.grammar.moving import become, hang, make_main, make_subject, take_place
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERBIAL,
    ANY_SUBJECT,
    APPOSITION,
    ARTICLE,
    AUXILIARY,
    BEFORE_NOUN,
    CLAUSE,
    COMPOUND_WORD,
    COUNT,
    DESCRIBING,
    DOER,
    GIVEN,
    HELPING,
    INTRODUCING,
    JOINED,
    JOINER,
    MAIN,
    MARK,
    MODIFIER,
    NOMINAL,
    NOUN_AS_ADVERB,
    NOUN_BEFORE,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PARTICLE,
    POSSESSOR,
    PREDICATE_NOUN,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION,
    REDUCED,
    UNKNOWN,
    child_after,
    child_as,
    child_before,
    children_as,
    hangs_as,
    has,
    head_as,
    object_under,
    prepositions,
)
from onrecord.knowledge.words import word_list

#: Tags that begin an object, and what may head one.
_BEGINS = frozenset(("DT", "NNP", "NNPS", "CD", "PRP$", "PRP"))
#: The same with those of what else goes on after a verb.
_FOLLOWING = _BEGINS | {"IN", "TO", "RP"}
_OBJECTS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
#: What the parser takes for something else that stands after a noun, where it is a verb's object.
_AFTER_NOUN = NOUN_AS_ADVERB | APPOSITION | UNKNOWN | PREDICATE_NOUN | NOUN_BEFORE | OBJECT_PREDICATE | COUNT | JOINED
#: Nouns that go with verbs in either number: "Russian media reports that", "the military report that".
COLLECTIVE = frozenset(("media", "military", "army", "navy", "government", "intelligence"))
#: Verbs that go on with "to" and look like nouns: "claim to have killed".
_TAKE_TO = frozenset(("claim", "plan", "vow", "hope", "pledge", "attempt", "promise", "offer"))
_TAKE_THAT = frozenset(("claim", "state"))
#: Verbs that look like nouns in the present.
_LIKE_NOUNS = word_list("noun_like_verbs")
#: Those that are no nouns at all: nothing else need tell them.
_NO_NOUNS = word_list("noun_like_only_verbs")
#: Those that are nouns as often, before a preposition.
_DEEDS = word_list("noun_like_deeds")
#: What is fired and may be taken for a verb.
_MUNITIONS = frozenset(("shell", "rocket", "round", "cannon", "mortar", "torpedo", "bullet", "missile"))
_NOUN_TAGS = frozenset(("NN", "NNS"))
_PRESENT = frozenset(("VBZ", "VBP"))
_TENSED = _PRESENT | {"VBD"}
#: What stands with a noun and not with a verb.
_WITH_NOUNS = ARTICLE | POSSESSOR | AUXILIARY | ADJECTIVE | COMPOUND_WORD | COUNT
_NO_VERB = ARTICLE | POSSESSOR | HELPING
_THAT = ("that",)


def mistaken(root: Token, tokens: Sequence[Token]) -> None:
    """Gives a sentence whose main word is no verb the verb that it has; what is no sentence stays as it is."""
    _headed(root, tokens)
    if root.pos not in ("VERB", "AUX") and hangs_as(root, MAIN):
        _subjected(root) or _verbed(root, tokens) or _before_object(root, tokens) or _below_subject(root, tokens)


def _headed(verb: Token, tokens: Sequence[Token]) -> None:
    """Takes a heading before a colon from the verb, which has a subject of its own: "Mexico: The army has closed the road"."""
    heads = children_as(verb, ANY_SUBJECT)
    if len(heads) < 2 or heads[0].pos != "PROPN" or heads[0].subtree()[0].i != tokens[0].i:
        return
    if tokens[heads[0].i + 1 - tokens[0].i].text == ":":
        become(heads[0], UNKNOWN)


def _subjected(root: Token) -> bool:
    """Makes a main word a verb that has a verb's subject: "The minister resigns after weeks of protests", "Citizens of Ghana vote"."""
    if root.tag not in ("NN", "NNS", "JJ") or not root.text[:1].islower():
        return False
    listed = root.lemma in _LIKE_NOUNS
    subject = child_before(root, DOER)
    if subject is None and root.tag == "NN" and listed:
        # several, with more of them after a preposition or joined: a noun that modifies another stands alone before it
        subject = next((noun for noun in children_as(root, NOUN_BEFORE) if noun.i < root.i - 1 and _several(noun)), None)
    between = [c for c in root.children if subject is not None and subject.i < c.i < root.i]
    if subject is None or any(c.lower != "further" and hangs_as(c, _WITH_NOUNS) for c in [*between, *root.children[:1]]):
        return False
    if root.tag == "JJ" and not listed:
        return False
    become(subject, DOER)
    _make_verb(root)
    return True


def _several(noun: Token) -> bool:
    """Whether a noun is plural or joined to another, and not alone."""
    alone = all(c.i < noun.i for c in noun.children)
    return not alone and (noun.tag in ("NNS", "NNPS") or has(noun, JOINED))


def _verbed(root: Token, tokens: Sequence[Token]) -> bool:
    """Makes a main word a verb that agrees with the noun right before it, and that an object follows or the list has."""
    if root.tag not in _NOUN_TAGS or not root.text[:1].islower() or root.i == 0 or root.i + 1 == len(tokens):
        return False
    before, after = tokens[root.i - 1], tokens[root.i + 1]
    if after.pos == "ADV" and after.lower.endswith("ly") and after.i + 1 < len(tokens):
        after = tokens[after.i + 1]  # "MPs vote overwhelmingly to close"
    if before.head is not root or not hangs_as(before, MODIFIER) or after.sent is not root.sent:
        return False
    if before.pos not in NOMINAL and before.lower not in COLLECTIVE:
        return False
    if before.lower == "fire" and root.lemma in _MUNITIONS:
        return False  # "Chilean ships fire shells": the verb is before it
    telling = after.lower == "that" and hangs_as(after, MARK)
    if not (_agrees(before, root, after) or (telling and before.lower in COLLECTIVE)):
        return False
    begins = after.tag in _BEGINS or (after.ent is not None and after.ent.label == "NORP") or after.lower in ("that", "to", "at")
    listed = root.lemma in _NO_NOUNS or (root.lemma in _LIKE_NOUNS and _acts(before) and not _names_deed(root, after))
    takes = child_after(root, OBJECT) is not None or any(has(c, MARK) and c.i > root.i for c in children_as(root, ADVERBIAL))
    if not (begins or listed or takes):
        return False
    make_subject(before)
    _make_verb(root)
    return True


def _before_object(root: Token, tokens: Sequence[Token]) -> bool:
    """Makes a modifier the verb, and what it is hung on its object: "The rebels claim responsibility for the raid"."""
    for verb in root.sent.tokens[1:]:
        thing = _modified(verb)
        if thing is None or not verb.text[:1].islower() or not (thing is root or head_as(thing, APPOSITION) is root):
            continue
        before = tokens[verb.i - 1]
        subject = root if root.i < verb.i else _subject_before(verb, thing, before)
        if subject is None or not _may_be(verb, subject, before, thing):
            continue
        make_main(verb)
        hang(thing, verb, OBJECT)
        if subject.head is not verb:
            hang(subject, verb)
        make_subject(subject)
        for child in [c for noun in (thing, verb) for c in noun.children if c.i < verb.i and c is not subject]:
            if not hangs_as(child, PUNCTUATION):
                hang(child, subject if child.i < subject.i else verb)
        for child in [child for child in thing.children if child.i > thing.i]:
            if hangs_as(child, ADVERBIAL) or (child.tag == "VBG" and tokens[child.i - 1].text == ","):
                hang(child, verb, ADVERBIAL)  # "..., killing ten": what is done besides is the doer's
        if subject is root:
            for child in [c for c in root.children if c.i > verb.i]:
                hang(child, verb)
        _make_verb(verb)
        return True
    return False


def _modified(word: Token) -> Token | None:
    """The noun that a word modifies, over what modifies it too: "arrests opposition figure Okafor"; None where it modifies none after it."""
    if not hangs_as(word, MODIFIER):
        return None
    above = word.head
    while hangs_as(above, COMPOUND_WORD) and above.head.i > above.i and above.tag in ("NN", "NNP"):
        above = above.head
    return above if above.i > word.i else None


def _subject_before(verb: Token, thing: Token, before: Token) -> Token | None:
    """Who does it, before a modifier that may be the verb: what the parser gives it or its noun as a subject, else the noun right before it."""
    for noun in (verb, verb.head, thing):
        if (given := child_before(noun, DOER, verb)) is not None:
            return given
    hung = (before.head in (verb, verb.head, thing) and hangs_as(before, MODIFIER)) or opens_sentence(before, verb)
    named = before.pos in NOMINAL or before.lower in COLLECTIVE
    return before if named and (hung or (verb.tag in _TENSED and hangs_as(before, JOINED))) else None


def _may_be(verb: Token, subject: Token, before: Token, thing: Token) -> bool:
    """Whether a modifier is a verb: by its tag, or by the list and its number."""
    if verb.tag in _TENSED or opens_sentence(subject, verb):
        return True
    agrees = _agrees(subject, verb, thing) or (subject.tag == "NNP" and subject is not before) or subject.lower in COLLECTIVE
    return verb.lemma in _LIKE_NOUNS and agrees and (verb.tag in _NOUN_TAGS or verb.lemma == "open")


def _below_subject(root: Token, tokens: Sequence[Token]) -> bool:
    """Makes the word the verb that ends the phrase which hangs on its subject, or that is joined to it as if it were one more."""
    if root.pos not in NOMINAL:
        return False
    for verb in root.sent.tokens[root.i - root.sent.tokens[0].i + 1 :]:
        named = verb.tag in _PRESENT or (verb.tag in _NOUN_TAGS and verb.lemma in _LIKE_NOUNS)
        if not named or not verb.text[:1].islower() or not _goes_on(verb, tokens):
            continue
        if head_as(verb, OBJECT) is root and verb.i == root.i + 1 and verb.tag == "NNS":
            _raised(verb, root, None)  # "Okafor signs a decree"
            return True
        if head_as(verb, APPOSITION) is root and verb.tag == "NN" and root.tag == "NNS":
            if not any(c.i < verb.i for c in verb.children) and verb.i > root.i + 1:
                _raised(verb, root, None)  # "Thousands of students rally in Accra"
                return True
        joined = _joined_to(verb, root)
        below = next((child for child in reversed(children_as(verb, BEFORE_NOUN)) if child.i < verb.i), None)
        if (
            not (hangs_as(verb, PREPOSITIONAL_OBJECT) or joined)
            or below is None
            or below.subtree()[-1].i != verb.i - 1
            or below.pos not in NOMINAL
        ):
            continue
        several = joined or root.tag in ("NNS", "NNPS")
        if not (verb.tag in _PRESENT or several != (verb.tag == "NNS")) or (verb.tag == "NNS" and _names_deed(verb, tokens[verb.i + 1])):
            continue
        _raised(verb, root, below)
        return True
    return False


def _raised(verb: Token, subject: Token, below: Token | None) -> None:
    """Makes a word in the phrase of its subject the main word; what stands before it takes its place."""
    if below is not None:
        take_place(below, verb)
        for child in [c for c in verb.children if c.i < below.i]:
            hang(child, below)
    make_main(verb)
    hang(subject, verb, DOER)
    for child in [c for c in subject.children if c.i > verb.i]:
        hang(child, verb)
    _make_verb(verb)


def _joined_to(word: Token, root: Token) -> bool:
    """Whether a word is joined to the main word, over those between: "Chad, Mali and Niger call"."""
    while hangs_as(word, JOINED):
        word = word.head
        if word is root:
            return True
    return False


def with_object(token: Token) -> None:
    """Makes a noun a verb in the present that has a verb's subject before it and its object after it: "The minister signs a decree", "demands
    that Minsk hand over the men"."""
    if hangs_as(token, DOER):
        if token.lemma in _TAKE_THAT and token.head.i > token.i:
            _claiming(token)
        return
    followed = child_after(token, GIVEN) is not None
    if not followed and hangs_as(token, CLAUSE) and marked(token, _THAT):
        followed = _after_particle(token)
    if followed and child_before(token, DOER) is not None and token.text[:1].islower() and not has(token, _NO_VERB):
        _make_verb(token)


def _claiming(noun: Token) -> None:
    """Makes what the parser takes for a subject the verb over its verb: "the directorate claims to have sunk it", "the group claims six shells
    fell"."""
    verb = noun.head
    who = next((child for child in children_as(noun, MODIFIER) if child.i == noun.i - 1), None)
    to = to_of(verb)
    to_do = to is not None and to.i == noun.i + 1 and noun.lemma in _TAKE_TO
    told = child_after(verb, ANY_SUBJECT, noun) is not None
    if who is None or noun.tag != "NNS" or who.tag in ("NNS", "NNPS", "JJ") or not (to_do or told):
        return
    take_place(noun, verb)
    hang(verb, noun, OPEN_CLAUSE if to_do else CLAUSE)
    _make_verb(noun)
    hang(who, noun, DOER)
    for child in [child for child in noun.children if child.i < who.i]:
        hang(child, who)


def _after_particle(verb: Token) -> bool:
    """Makes what follows a verb's particle, which the parser takes for a preposition, the verb's object."""
    particle = next((c for c in prepositions(verb) if c.tag == "RP" and c.i == verb.i + 1), None)
    thing = object_under(particle) if particle is not None else None
    if particle is None or thing is None:
        return False
    become(particle, PARTICLE)
    hang(thing, verb, OBJECT)
    return True


def beside_verb(noun: Token, tokens: Sequence[Token]) -> None:
    """Makes a noun that is joined to a verb in the present the second verb that it is: "accuses Chad of theft and demands that it pay"."""
    before = tokens[noun.i - 1]
    after = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else noun
    if noun.pos != "NOUN" or before.tag != "CC" or not noun.lower.endswith("s") or after.sent is not noun.sent:
        return
    if noun.head.tag != "VBZ":
        _beside_object(noun, before, after)
        return
    if child_before(noun, _WITH_NOUNS) is not None or (after.lower != "that" and _names_deed(noun, after)):
        return
    if after.tag in _BEGINS or after.lower in ("that", "to") or after.tag == "RP" or noun.lemma in _LIKE_NOUNS:
        _make_verb(noun)


def _beside_object(noun: Token, joiner: Token, after: Token) -> None:
    """The same where the parser joins the second verb to the first one's object: "kills eleven people and wounds 65 others"."""
    verb = next((above for above in noun.ancestors() if above.tag == "VBZ"), None)
    if verb is None or noun.lemma not in _LIKE_NOUNS or after.tag not in _BEGINS - {"NNP", "NNPS"} or _names_deed(noun, after):
        return
    if child_before(noun, _WITH_NOUNS) is not None:
        return
    thing = after
    while thing.head.i > thing.i and thing.head.sent is noun.sent:
        thing = thing.head
    if thing.pos not in _OBJECTS:
        return
    hang(joiner, verb, JOINER)
    hang(noun, verb, JOINED)
    hang(thing, noun, OBJECT)
    _make_verb(noun)


def _make_verb(token: Token) -> None:
    """Gives a word a verb's tag; what hangs to its right hangs there as on a verb."""
    tag = "VBD" if token.tag in PAST else "VBZ" if token.tag in ("NNS", "VBZ") else "VBP"
    token.pos, token.tag = "VERB", tag
    right = next((child for child in token.children if child.i > token.i and child.pos in _OBJECTS), None)
    if right is not None and hangs_as(right, _AFTER_NOUN) and not is_time(right):
        become(right, OBJECT)
    for clause in children_as(token, DESCRIBING):
        if clause.i < token.i:
            continue
        owns = child_as(clause, ANY_SUBJECT)
        if owns is not None and clause.tag == "VBN" and right is None and not has(clause, INTRODUCING):
            # "Police arrest eleven people linked to a network"
            hang(owns, token, OBJECT)
            hang(clause, owns, REDUCED)
            continue
        told = owns is not None or marked(clause, _THAT)
        to_do = token.lemma in _TAKE_TO and is_infinitive(clause)
        become(clause, CLAUSE if told else OPEN_CLAUSE if to_do else ADVERBIAL)


def _goes_on(verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether a verb's complement or object, or a place, follows: a noun that ends the phrase is one."""
    after = tokens[verb.i + 1] if verb.i + 1 < len(tokens) else verb
    further = after.tag == "CC" and after.i + 1 < len(tokens) and tokens[after.i + 1].pos == "VERB"
    return (after.tag in _FOLLOWING and after.lower != "of") or further


def _names_deed(noun: Token, after: Token) -> bool:
    """Whether a noun is as common as the verb before a preposition: "Houthi attacks on ships", "a series of news reports on the war"."""
    return noun.lemma in _DEEDS and after.tag == "IN"


def _acts(noun: Token) -> bool:
    """Whether a noun may be somebody who does something: a name, several, a body."""
    named = noun.ent is not None and noun.ent.label in ACTING_LABELS
    return named or noun.pos == "PROPN" or noun.tag == "NNS" or noun.lower in COLLECTIVE or noun.lower == "police"


def _agrees(before: Token, noun: Token, after: Token) -> bool:
    """Whether a noun could be the subject of the next as a verb in the present, by their numbers: "police arrest", "the minister visits"."""
    several = before.tag in ("NNS", "NNPS") or before.lower == "police" or (before.text[-1:] == "s" and before.text[:-1].isupper())  # "MPs"
    # what begins an object tells even of a name that does not show its number, and so does a people: "The Taliban arrest a couple", "Kyrgyz vote"
    told = after.tag in ("DT", "PRP$") or hangs_as(after, MARK)
    people = noun.lemma in _LIKE_NOUNS and (before.lower.endswith("s") or (before.ent is not None and before.ent.label == "NORP"))
    named = before.tag == "NNP" and noun.tag == "NN" and (told or people)
    return several != (noun.tag == "NNS") or named
