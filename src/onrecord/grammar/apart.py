"""Which deed a word of time stands with: the one that is asked about, or another of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.clauses import is_infinitive, subjects
from onrecord.grammar.edges import is_time
from onrecord.grammar.phrases import determiners, modifiers, prep_objects
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    BY,
    CLAUSE,
    COMPOUND,
    DESCRIBING,
    JOINED,
    MARKING,
    NUMERAL,
    OBJECT,
    OF_NOUN,
    OPEN_CLAUSE,
    POSSESSOR,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    RELATIVE,
    SUBJECT,
    UNDER_PREPOSITION,
    Role,
    children_as,
    hangs_as,
    has,
    has_word,
    over_preposition,
    prepositions,
    stands_under,
)
from onrecord.knowledge.words import word_list

#: Words under which an old deed is told: the day of the remembering is not its own.
_REMEMBERED = word_list("remembering")
#: What one deed is to another that it answers; words before a noun whose deed is older.
_ANSWERS = frozenset(("response", "retaliation", "reaction", "reply", "revenge"))
_EARLIER = frozenset(("earlier", "previous", "prior", "initial", "original"))
#: Words that put one deed before or after another.
_APART = ("after", "before", "since", "until", "following", "because", "although", "despite")
#: Before a deed that a noun names: the day of that is the act's ("killed in Monday's raid", "agreed during Monday's talks").
_DURING = ("in", "at", "during", "by", "on", "with")
#: Verbs of dying, and what one may die of days after.
_DYING, _WOUNDS = frozenset(("die", "succumb")), frozenset(("injury", "wound"))
#: What has a year in its name and is a time itself, in which a deed was done.
_TIMES = word_list("times_named")
#: What is signed on a day, and is called by it.
_PAPERS = word_list("papers_named")
#: Lengths that say of what was so long ago no more than that it is no news.
_LENGTHS = frozenset(("long", "years", "decades", "centuries", "generations", "ages"))
#: Verbs that say no more of a noun than that it was.
_HAPPENING = frozenset(("happen", "occur", "take", "begin", "start"))


def names_a_thing(word: Token, end: int, deed: Sequence[Token], dealt: bool = False) -> bool:
    """Whether words of time, from ``word`` to the offset ``end``, only tell which thing is meant: "the 1951 treaty", "a 16th century text".

    The noun may be a word of the deed itself, whose time is then the deed's ("carried out the 2018 raid") unless the deed is ``dealt`` to an
    older thing: "rejected the 2016 ruling".
    """
    noun = _named_by(word, end)
    if noun is not None and noun.lemma in _TIMES and stands_under(noun, ("in", "during")) and noun.head.head in deed:
        return False  # "seized in the 1967 war"
    return noun is not None and (noun.i not in {t.i for t in deed} or (dealt and any(t.pos == "VERB" for t in deed)))


def names_a_paper(word: Token, end: int, deed: Sequence[Token]) -> bool:
    """Whether a day is part of a paper's name, of which something else is done than signing it: "must keep the 12 August ceasefire agreement"."""
    noun = _named_by(word, end, OF_NOUN)
    return noun is not None and noun.lemma in _PAPERS and noun not in deed and not (hangs_as(noun, OBJECT) and noun.head is deed[0])


def _named_by(word: Token, end: int, roles: Role = NUMERAL | COMPOUND | ADJECTIVE) -> Token | None:
    """The noun before which words of time stand as its modifiers."""
    while word.head is not word and word.start < word.head.start < end:
        word = word.head
    before = hangs_as(word, roles) and word.head.pos in ("NOUN", "PROPN") and word.head.start >= word.end
    return word.head if before else None


def phrase_of_deed(deed: Sequence[Token]) -> tuple[int, int] | None:
    """Offsets of the phrase of a noun that names a deed beside a verb's ("condemned the attack", "following the attack"): what stands
    outside it is the verb's. None for a deed that is its clause's own."""
    head = deed[0]
    if head.pos != "NOUN" or len({t.i for t in deed}) != 1 or not hangs_as(head, OBJECT | PREPOSITIONAL_OBJECT) or head.head.lemma == "be":
        return None
    under = (head.head if head.head.lower in _APART else head).subtree()
    return under[0].start, under[-1].end


def of_another_deed(word: Token, deed: Sequence[Token]) -> bool:
    """Whether a word of time is that of another deed: one that a possessed noun names, or a clause that only describes or stands before or
    after."""
    trigger = deed[0]
    under = (token for token in deed[1:] if token.tag == "VBG" and hangs_as(token, UNDER_PREPOSITION))
    charged = {token.i for token in under if trigger.pos == "VERB"}
    above = {trigger.i, *(token.i for token in trigger.ancestors()), *(token.i for token in deed)} - charged
    node: Token | None = word
    while node is not None and node.i not in above:
        if node.i in charged:
            return True  # "accused Chad of massing troops since April"
        if node.pos == "NOUN" and not is_time(node) and any(other.lower in _EARLIER for other in modifiers(node)):
            return True  # "reversing its earlier approval on 13 September"
        if hangs_as(node, POSSESSOR) and not _is_its_deed(node.head, deed):
            return True
        if hangs_as(node, DESCRIBING) and node.pos in ("VERB", "AUX") and not _only_happened(node, deed) and not _aims(node, trigger):
            return True
        if hangs_as(node, ADVERBIAL) and (node.lower in _APART or has_word(node, _APART, MARKING)):
            return True
        if hangs_as(node, OPEN_CLAUSE) and node.tag == "VB" and node.head.i not in above:
            return True  # "criticised the pact and promised to raise it in June"
        answered = over_preposition(node, ("to", "for")) if node.end <= word.start else None
        if answered is not None and answered.lemma in _ANSWERS and answered.i not in above:
            return True  # "in response to a raid the day before"
        if hangs_as(node, UNDER_PREPOSITION) and node.head.lower in _APART:
            return True
        if hangs_as(node, PREPOSITIONAL_OBJECT) and (_bounds(node.head) or (node.head.lower in _APART and node.end <= word.start)):
            return True  # "following the strike on Monday", and not "since Monday"
        node = node.head if node.head is not node else None
    return False


def of_what_is_judged(word: Token, deed: Sequence[Token]) -> bool:
    """Whether a word of time after a verb stands with the thing or the deed that the verb is about: "charged over the raid in December",
    "condemned Iraq's invasion of Kuwait on 2 August"; not "was charged in December"."""
    numbers, verb = {token.i for token in deed}, deed[0]
    if word.i < verb.i:
        return False
    above = []
    for node in word.ancestors():
        if node.i in numbers:
            break
        above.append(node)
    if any(node.pos in ("NOUN", "PROPN", "VERB") and node.i < word.i and (node.ent is None or node.ent is not word.ent) for node in above):
        return True
    about = (
        noun for preposition in prepositions(verb, ("over", "for", "about")) for noun in children_as(preposition, PREPOSITIONAL_OBJECT)
    )
    done = (thing for thing in children_as(verb, OBJECT) if thing.i not in numbers)  # not the case of "filed a case against Chad in May"
    things = [thing for thing in (*done, *about) if verb.i < thing.i < word.i]
    return any(children_as(thing, POSSESSOR) or has_word(thing, ("of", "on", "against"), PREPOSITION) for thing in things)


def only_since(word: Token, verb: Token) -> bool:
    """Whether "since", or a word of time under it, belongs to the thing that a verb in the plain past is about, for what was done once is of no
    time since: "condemned the arrests since May"."""
    if verb.tag != "VBD" or has_word(verb, ("had",), AUXILIARY) or any(above is word for above in verb.ancestors()):
        return False  # also "since January, when it signed the pact"
    return word.lower == "since" or any(stands_under(token, ("since",)) for token in (word, word.head))


def _bounds(preposition: Token) -> bool:
    """Whether a preposition only tells what was before or is to come: "for the first time since May", "ahead of Sunday's vote"."""
    above = preposition.head.lower
    return (preposition.lower, above) == ("of", "ahead") or (preposition.lower == "since" and above == "time")


def _is_its_deed(noun: Token, deed: Sequence[Token]) -> bool:
    """Whether the deed that a noun names is the act or holds it: "Monday's raid killed five", "five died in Monday's raid", "Monday's raid,
    in which five died"."""
    numbers = {token.i for token in deed}
    if noun.i in numbers or noun in deed[0].ancestors() or (hangs_as(noun, SUBJECT) and noun.head.i in numbers):
        return True
    above = noun.head
    return hangs_as(above, PREPOSITION | BY) and above.lower in _DURING and above.head.i in numbers


def _only_happened(verb: Token, deed: Sequence[Token]) -> bool:
    """Whether a clause tells when the act or its subject was: "the raid, which took place on Monday, killed five"."""
    numbers = {token.i for token in deed}
    noun = verb.head
    if noun.i == deed[0].i and noun.pos == "NOUN":
        return True  # "an air strike that hit the camp on Monday"
    happened = verb.lemma in _HAPPENING or (verb.lemma == "be" and not children_as(verb, PREDICATE_NOUN | PREDICATE_ADJECTIVE))
    return happened and (noun.i in numbers or (hangs_as(noun, SUBJECT) and noun.head.i in numbers))


def shares_time(word: Token, deed: Sequence[Token]) -> bool:
    """Whether a word of time elsewhere in the sentence is the act's too: not one of a clause beside it, nor where it stands in such a clause."""
    trigger = deed[0]
    above = {trigger.i, *(token.i for token in trigger.ancestors())}
    token: Token | None = word
    while token is not None and token.i not in above:
        aimed = _aims(token, trigger)  # "shelled the port to free the men on Friday"
        if not aimed and (hangs_as(token, DESCRIBING | ADVERBIAL) or token.head is token):
            return False
        if not aimed and hangs_as(token, OPEN_CLAUSE) and token.tag == "VB":
            return False
        if hangs_as(token, JOINED) and (token.pos == "AUX" or (token.pos == "VERB" and subjects(token))):
            return False
        token = token.head
    if token is None:
        return False
    for node in (trigger, *trigger.ancestors()):
        if node.i == token.i:
            break
        if _has_since(node, word) or _whom_it_is_for(node, word):
            return False
        if node.lemma in _REMEMBERED or (word.i > node.head.head.i and _tells_of_subject(node)):
            return False
        if hangs_as(node, ADVERBIAL | CLAUSE) and has_word(node, ("after", "before", "since", "until"), MARKING):
            return False
        if hangs_as(node, UNDER_PREPOSITION) and node.tag == "VBG" and node.head.lower in _APART:
            return False  # "after shelling Gao, rebels took Kidal on Friday"
    return True


def _aims(verb: Token, deed: Token) -> bool:
    """Whether a verb tells what a deed that is past was done for: a day after it is that of the deed."""
    if verb.tag != "VB" or deed.tag not in ("VBD", "VBN") or not hangs_as(verb, ADVERBIAL | DESCRIBING) or not is_infinitive(verb):
        return False
    return verb.head is deed or (verb.head.head is deed and hangs_as(verb.head, OBJECT))


def _tells_of_subject(verb: Token) -> bool:
    """Whether a clause only tells of whom or what the deed told later is: "Chad, which has rejected the offer, struck Gao on Monday"."""
    return hangs_as(verb, DESCRIBING) and verb.pos in ("VERB", "AUX") and hangs_as(verb.head, SUBJECT) and verb.i < verb.head.head.i


def _whom_it_is_for(verb: Token, word: Token) -> bool:
    """Whether a clause only tells for whom something is done, on a day told outside it: "a service was held on Monday for sailors killed in a raid",
    but "held for a raid on Monday that killed ten"."""
    if not hangs_as(verb, DESCRIBING) or verb.tag not in ("VBN", "VBD") or not stands_under(verb.head, ("for",)):
        return False
    return verb.head.tag in ("NNS", "NNPS") and not any(above is verb.head.head for above in word.ancestors())


def _has_since(verb: Token, word: Token) -> bool:
    """Whether a verb tells what has been done since the deed it is joined to, whose time stands beside that: "struck Gao in May and has
    promised talks", "met on Monday to end a war that has killed ten"."""
    if not has_word(verb, ("has", "have"), AUXILIARY):
        return False
    return (hangs_as(verb, JOINED) and verb.head.i < word.i < verb.i) or (hangs_as(verb, RELATIVE) and word.i < verb.i)


def old_wounds(deed: Sequence[Token]) -> Token | None:
    """The wounds of which somebody dies, where a deed is told by them: they are older than the death by days or weeks. None for any other."""
    return next((token for token in deed[1:] if token.lemma in _WOUNDS), None) if deed and deed[0].lemma in _DYING else None


def remembered(deed: Sequence[Token]) -> Token | None:
    """What a deed is only remembered by, where its noun stands under it: "the anniversary of the invasion", "commemorated the attack"."""
    noun = deed[-1] if deed and deed[-1].pos == "NOUN" else _day_of(deed[0]) if deed else None
    if noun is None:
        return None
    above = noun.head.head if noun.head.lower in ("of", "since") else noun.head
    return above if above.lemma in _REMEMBERED and (above.pos == "VERB" or noun.head.lower in ("of", "since")) else None


def _day_of(verb: Token) -> Token | None:
    """The day that a clause describes by what was done then: "the day when they invaded the isles"."""
    day = verb.head if hangs_as(verb, RELATIVE) else None
    return day if day is not None and day.lemma == "day" else None


def own_time(start: int, end: int, noun: Token) -> bool:
    """Whether words of time, by their offsets, stand with a noun itself: "yesterday's attack", "the attack on the port on Monday"."""
    node = next((token for token in noun.sent.tokens if token.start <= start < token.end), noun)
    while node is not noun and node.head is not node and (start <= node.start < end or node.pos not in ("VERB", "AUX", "NOUN")):
        node = node.head
        if node is noun:
            return True
    return False


def long_past(verb: Token) -> str | None:
    """The words that tell of a verb only that it was long before, on no day that is known: "decades ago", "long ago", "in the past"."""
    for word in children_as(verb, ADVERB):
        beside = word.i > verb.i or word.subtree()[0].i == verb.sent.tokens[0].i  # "those seized decades ago hold a rally"
        if (
            beside
            and word.lower == "ago"
            and any(of.lower in _LENGTHS and not determiners(of) and not has(of, NUMERAL) for of in word.children)
        ):
            return f"{word.children[0].text} ago"
    past = next((noun for noun in prep_objects(verb, ("in",)) if noun.lower == "past"), None)
    return "in the past" if past is not None and not has(past, ADJECTIVE | PREPOSITION) else None
