"""What came of a deed, hung on the deed where the parser hangs it on what is told besides: a part of ``mending``.

- accused of it: "Chad accuses Niger of firing on its boats, injuring three": the parser gives the harm to whoever accuses.
- answered: "imposed a curfew a day after gunmen attacked the post, killing five": to whoever imposed the curfew.
- told of who suffers it: "shelled a school sheltering families, killing ten": to those who are shelled.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import has_subject
from onrecord.grammar.moving import hang
from onrecord.grammar.relations import (
    ADVERBIAL,
    BY,
    CLAUSE,
    DESCRIBING,
    JOINED,
    OBJECT,
    OPEN_CLAUSE,
    PREPOSITION,
    UNDER_ANY,
    children_as,
    find_words,
    hangs_as,
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
