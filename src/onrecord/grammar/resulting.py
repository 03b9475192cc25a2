"""What came of a deed, hung on the deed where the parser hangs it on what is told besides: a part of ``mending``.

- accused of it: "Chad accuses Niger of firing on its boats, injuring three": the parser gives the harm to whoever accuses.
- answered: "imposed a curfew a day after gunmen attacked the post, killing five": to whoever imposed the curfew.
- suffered: "with one soldier killed and ten injured", "reported 34 people killed", "treated wounded Ukrainians": it makes those who suffer it do it.
- told of who suffers it: "shelled a school sheltering families, killing ten": to those who are shelled.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import has_subject
from onrecord.grammar.moving import become, hang
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERBIAL,
    ANY_SUBJECT,
    AUXILIARY,
    BY,
    CLAUSE,
    COUNT,
    DESCRIBING,
    DOER,
    JOINED,
    MARK,
    OBJECT,
    OPEN_CLAUSE,
    PASSIVE,
    PREPOSITION,
    REDUCED,
    UNDER_ANY,
    UNDERGOER,
    children_as,
    find_words,
    hangs_as,
    has,
    head_as,
)
from onrecord.knowledge.words import word_list

#: Verbs of accusing, participles that tell what came of a deed, and the deeds that such things come of.
ACCUSING = frozenset(("accuse", "blame", "charge", "suspect", "condemn", "criticize", "criticise", "convict"))
_BLOWS = word_list("blows")
_FORCEFUL = word_list("deeds_that_harm") | {"bombard", "sink"}
#: What of a weapon or blow one opens, conducts or carries out.
_MADE = frozenset(("fire", "strike", "airstrike", "attack", "raid", "offensive", "assault", "bombing"))
_MAKING = frozenset(("open", "conduct", "launch", "carry", "mount"))
#: How what is told besides hangs below the deed, from what tells of its object to what that does.
_TELLS_OF = DESCRIBING | CLAUSE
_BESIDES = _TELLS_OF | OPEN_CLAUSE | ADVERBIAL | UNDER_ANY | PREPOSITION | BY | OBJECT | JOINED
_PARTICIPLE = ADVERBIAL | JOINED
#: What a verb has that does something to somebody; that is a clause; that has an object of its own.
_DOING, _OF_CLAUSE, _OBJECT_OF_ITS_OWN = AUXILIARY | OBJECT, ANY_SUBJECT | MARK, OBJECT | PASSIVE
_HARMING = word_list("harming_verbs")


def resulting(harm: Token) -> None:
    """Joins what came of a deed to the deed: "accused of firing, injuring three", "attacked, killing five", "shelled a school ..., killing ten"."""
    if harm.tag != "VBG" or harm.lemma not in _BLOWS or harm.i < harm.head.i:
        return
    verb = harm.head
    if hangs_as(harm, ADVERBIAL):
        deeds = _told_of(verb)
        if deeds:
            if verb.i < deeds[-1].i < harm.i:
                hang(harm, deeds[-1], JOINED if verb.lemma in ACCUSING else ADVERBIAL)
            return
    if hangs_as(harm, _PARTICIPLE) and _after_comma(harm) and (deed := _above(verb)) is not None:
        hang(harm, deed, ADVERBIAL)


def _told_of(verb: Token) -> list[Token]:
    """The deeds of which somebody is accused, or to which a verb tells the answer."""
    if verb.lemma in ACCUSING:
        ruling = [verb, *children_as(verb, OBJECT)]
        under = [preposition for word in ruling for preposition in find_words(word, ("of", "for", "with"))]
        return [deed for preposition in under for deed in preposition.children if deed.tag == "VBG"]
    if verb.lemma in _FORCEFUL:
        return []
    return [child for child in children_as(verb, ADVERBIAL) if child.lemma in _FORCEFUL and has_subject(child)]


def _above(verb: Token) -> Token | None:
    """The deed over a verb that is none and tells who suffers it, or what he does."""
    if verb.pos != "VERB" or _is_deed(verb):
        return None
    tells, node = False, verb
    while hangs_as(node, _BESIDES):
        tells = tells or hangs_as(node, _TELLS_OF)
        node = node.head
        if node.pos == "VERB" and _is_deed(node):
            return node if tells else None
    return None


def _is_deed(verb: Token) -> bool:
    """Whether a verb tells a deed that may harm: "shelled", "opened fire", "conducts a strike"."""
    made = verb.lemma in _MAKING and any(thing.lemma in _MADE for thing in children_as(verb, OBJECT))
    return verb.lemma in _BLOWS or made or (verb.lemma in _FORCEFUL and verb.lemma not in _MAKING)


def _after_comma(harm: Token) -> bool:
    """Whether a comma stands right before it."""
    return harm.i > 0 and any(token.i == harm.i - 1 and token.text == "," for token in harm.sent.tokens)


def counted_killed(harm: Token) -> None:
    """Makes people whom somebody counts as killed undergo it: "reported 34 people killed", where the parser makes them kill."""
    if harm.lemma in _HARMING and not has(harm, _DOING):
        for who in children_as(harm, DOER):
            if has(who, COUNT):
                become(who, UNDERGOER)


def suffered(harm: Token) -> None:
    """Makes those of whom a participle under "with" tells that they were killed its victims: "with one soldier killed and ten injured"."""
    if harm.tag == "VBN" and harm.i == harm.head.i + 1 and hangs_as(harm, ADVERBIAL):
        _told_of_them(harm)
        return
    if harm.lemma not in _HARMING or has(harm, _DOING):
        return
    if hangs_as(harm, REDUCED) and not has(harm, _OF_CLAUSE):
        harm.tag = "VBN"  # "with six people reportedly killed"
    first = head_as(harm, JOINED) or harm
    if first.lemma not in _HARMING or not any(child.lower == "with" and child.i < first.i for child in (*first.children, first.head)):
        return
    for who in children_as(harm, DOER):
        if who.i < harm.i:
            harm.tag = "VBN"
            become(who, UNDERGOER)


def _told_of_them(participle: Token) -> None:
    """Makes a participle between a verb and its object tell of the object: "treated wounded Ukrainians"."""
    verb = participle.head
    thing = next((child for child in children_as(participle, OBJECT) if child.i == participle.i + 1), None)
    if thing is None or has(verb, _OBJECT_OF_ITS_OWN):
        return
    hang(thing, verb)
    for child in [child for child in participle.children if child.i > thing.i]:
        hang(child, verb)
    hang(participle, thing, ADJECTIVE)
