"""What came of a deed, hung on the deed where the parser hangs it on what is told besides: a part of ``mending``.

- accused of it: "Chad accuses Niger of firing on its boats, injuring three": the parser gives the harm to whoever accuses.
- answered: "imposed a curfew a day after gunmen attacked the post, killing five": to whoever imposed the curfew.
- told of who suffers it: "shelled a school sheltering families, killing ten": to those who are shelled.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.mistaken import SUBJECTS, hang
from onrecord.knowledge.words import word_list

#: Verbs of accusing, participles that tell what came of a deed, and the deeds that such things come of.
ACCUSING = frozenset(("accuse", "blame", "charge", "suspect", "condemn", "criticize", "criticise", "convict"))
_BLOWS = word_list("blows")
_FORCEFUL = word_list("deeds_that_harm") | {"bombard", "sink"}
#: What of a weapon or blow one opens, conducts or carries out.
_MADE = frozenset(("fire", "strike", "airstrike", "attack", "raid", "offensive", "assault", "bombing"))
_MAKING = frozenset(("open", "conduct", "launch", "carry", "mount"))
#: How what is told besides hangs below the deed, from what tells of its object to what that does.
_TELLS_OF = frozenset(("acl", "relcl", "ccomp"))
_BESIDES = _TELLS_OF | frozenset(("pcomp", "xcomp", "prep", "pobj", "dobj", "conj", "agent", "advcl"))


def resulting(harm: Token) -> None:
    """Joins what came of a deed to the deed: "accused of firing, injuring three", "attacked, killing five", "shelled a school ..., killing ten"."""
    if harm.tag != "VBG" or harm.lemma not in _BLOWS or harm.i < harm.head.i:
        return
    verb = harm.head
    if harm.dep == "advcl":
        deeds = _told_of(verb)
        if deeds:
            if verb.i < deeds[-1].i < harm.i:
                hang(harm, deeds[-1], "conj" if verb.lemma in ACCUSING else "advcl")
            return
    if harm.dep in ("advcl", "conj") and _after_comma(harm) and (deed := _above(verb)) is not None:
        hang(harm, deed, "advcl")


def _told_of(verb: Token) -> list[Token]:
    """The deeds of which somebody is accused, or to which a verb tells the answer."""
    if verb.lemma in ACCUSING:
        ruling = [verb, *(child for child in verb.children if child.dep == "dobj")]
        under = [child for word in ruling for child in word.children if child.lower in ("of", "for", "with")]
        return [deed for preposition in under for deed in preposition.children if deed.tag == "VBG"]
    if verb.lemma in _FORCEFUL:
        return []
    return [
        child
        for child in verb.children
        if child.dep == "advcl" and child.lemma in _FORCEFUL and any(part.dep in SUBJECTS for part in child.children)
    ]


def _above(verb: Token) -> Token | None:
    """The deed over a verb that is none and tells who suffers it, or what he does."""
    if verb.pos != "VERB" or _is_deed(verb):
        return None
    tells, node = False, verb
    while node.dep in _BESIDES:
        tells = tells or node.dep in _TELLS_OF
        node = node.head
        if node.pos == "VERB" and _is_deed(node):
            return node if tells else None
    return None


def _is_deed(verb: Token) -> bool:
    """Whether a verb tells a deed that may harm: "shelled", "opened fire", "conducts a strike"."""
    made = verb.lemma in _MAKING and any(child.dep == "dobj" and child.lemma in _MADE for child in verb.children)
    return verb.lemma in _BLOWS or made or (verb.lemma in _FORCEFUL and verb.lemma not in _MAKING)


def _after_comma(harm: Token) -> bool:
    """Whether a comma stands right before it."""
    return harm.i > 0 and any(token.i == harm.i - 1 and token.text == "," for token in harm.sent.tokens)
