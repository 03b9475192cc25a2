"""Those who are held hostage, whom the parser makes hold hostages: a part of ``mending``.

"Ten sailors held hostage since May were freed": the parser takes "held" for the main verb, and "since May were freed" for a clause of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.moving import hang, make_main
from onrecord.grammar.relations import (
    ADVERBIAL,
    ANY_SUBJECT,
    CLAUSE,
    DOER,
    JOINED,
    JOINER,
    MAIN,
    MARK,
    OBJECT,
    PASSIVE,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION,
    REDUCED,
    UNDERGOER,
    child_as,
    child_before,
    children_as,
    hangs_as,
    has,
)

#: Verbs and nouns of those who are kept.
_HOLDING, _CAPTIVES = frozenset(("hold", "take", "keep")), frozenset(("hostage", "captive", "prisoner"))
#: What befalls them.
_LETTING_GO = frozenset(("release", "free", "rescue", "save", "find", "recover", "swap", "exchange"))
#: What the parser makes the verb that tells of them.
_LATER = JOINED | ADVERBIAL


def held_captive(held: Token, tokens: Sequence[Token]) -> None:
    """Makes those who are "held hostage" the ones of whom the verb after it tells: "ten sailors held hostage since May were freed"."""
    if held.tag != "VBD" or held.lemma not in _HOLDING or held.i + 1 == len(tokens):
        return
    captive = tokens[held.i + 1]
    people = child_before(held, DOER)
    if hangs_as(held, CLAUSE) and people is not None and captive.lower in _CAPTIVES:
        _let_go(held, people)
    if not hangs_as(held, MAIN):
        return
    later = (clause for clause in children_as(held, _LATER) if clause.i > held.i and has(clause, PASSIVE))
    told, since, day = next((found for c in later if (found := _undergoes(c)) is not None), (None, None, None))
    if captive.lower not in _CAPTIVES or people is None or told is None or has(held, JOINER):
        return
    make_main(told)
    hang(people, told, UNDERGOER)
    hang(held, people, REDUCED)
    held.tag = "VBN"
    if since is not None and day is not None:
        hang(since, held, PREPOSITION)
        hang(day, since, PREPOSITIONAL_OBJECT)
    for child in [child for child in held.children if child.i < people.i or hangs_as(child, PUNCTUATION)]:
        hang(child, told)


def _let_go(held: Token, people: Token) -> None:
    """Makes those held hostage the object of the verb before, by which they are freed: "released a sailor held hostage in Gao"."""
    verb = held.head
    if verb.lemma not in _LETTING_GO or not verb.i < people.i < held.i:
        return
    hang(people, verb, OBJECT)
    hang(held, people, REDUCED)
    held.tag = "VBN"


def _undergoes(verb: Token) -> tuple[Token, Token | None, Token | None] | None:
    """A verb without a subject of its own, with what the parser makes its conjunction and subject: "since May were freed"."""
    since = child_as(verb, MARK)
    day = child_as(verb, ANY_SUBJECT)
    if day is not None and (since is None or day.i != since.i + 1 or day.tag != "NNP"):
        return None
    return verb, since, day
