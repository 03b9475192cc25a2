"""Verbs that the parser takes for what describes the noun after them, where a day stands before: a part of ``mending``.

"A court on Tuesday freed opposition politician Daniel Okoth", "Norway on Friday imposed visa bans": it takes the subject for the main word,
the verb for a participle, and at times what is done for what stands under "on".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.moving import hang, make_main
from onrecord.grammar.relations import (
    ADJECTIVE,
    DOER,
    MAIN,
    NAMING,
    OBJECT,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    hangs_as,
)
from onrecord.knowledge.words import word_list

_DAYS = word_list("day_names")
_ON = ("on",)


def after_day(verb: Token, tokens: Sequence[Token]) -> None:
    """Makes a participle right after a day the verb of a sentence that has none."""
    who = verb.sent.root
    if verb.tag not in ("VBN", "VBD") or not hangs_as(verb, ADJECTIVE) or not hangs_as(who, MAIN) or who.pos not in NAMING:
        return
    day = tokens[verb.i - 1]
    if day.lower not in _DAYS or not who.i < day.i:
        return
    on = tokens[day.i - 1]
    on_day = on.lower in _ON
    before = tokens[on.i - 1] if on_day else on
    thing = _whole(verb, who)
    if thing is None or not (before is who or who in before.ancestors()):
        return
    verb.tag = "VBD"
    make_main(verb)
    for child in [child for child in who.children if child.i >= verb.i and child is not thing]:
        hang(child, verb)
    hang(who, verb, DOER)
    hang(thing, verb, OBJECT)
    if on_day:
        hang(on, verb, PREPOSITION)
        hang(day, on, PREPOSITIONAL_OBJECT)
    elif day.head is not who:
        hang(day, verb)


def _whole(verb: Token, who: Token) -> Token | None:
    """The noun after the verb with all that stands before it: "politician Daniel Okoth", where it hangs on the subject or on "on"."""
    noun = verb.head
    while noun.head is not who and not (hangs_as(noun, PREPOSITIONAL_OBJECT) and noun.head.head is who):
        if noun.head is noun or noun.head.i < verb.i:
            return None
        noun = noun.head
    return noun if noun.i > verb.i else None
