"""Names that the parser hangs on the wrong word of a list or beside it: a part of ``mending``.

- as well: "condemnation from Togo and its allies, as well as the United Nations": it joins the last to what comes from them.
- marked: "as Egypt has been backing Togo": it makes Egypt what stands under "as".
- each with his own: "with Egypt backing Togo and Chad arming Niger": it joins the second who does something to whom the first backs.
- named after: "was refuted by the head of the body (NBA), Ana Lopez, who said": it makes the name another one of what is refuted.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import ACTING_LABELS, Token
from onrecord.grammar.clauses import has_subject, is_finite
from onrecord.grammar.moving import hang, join
from onrecord.grammar.relations import (
    APPOSITION,
    BY,
    CLAUSE,
    DOER,
    JOINED,
    JOINER,
    MARK,
    MODIFIER,
    PREPOSITIONAL_OBJECT,
    UNDER_PREPOSITION,
    children_as,
    hangs_as,
    object_under,
    prepositions,
)

#: Prepositions of whose deed it is.
_OF_WHOM = ("from", "by", "between", "with")
_ACTS = UNDER_PREPOSITION | CLAUSE
_VERBAL = frozenset(("VERB", "AUX"))


def listed(token: Token, tokens: Sequence[Token]) -> None:
    """Mends the place of one word."""
    if hangs_as(token, JOINED):
        _as_well(token, tokens)
    elif hangs_as(token, PREPOSITIONAL_OBJECT):
        _marked(token)
    elif token.tag == "VBG" and hangs_as(token, _ACTS):
        _with_his_own(token, tokens)
    elif hangs_as(token, APPOSITION) and token.pos == "PROPN":
        _named_after(token, tokens)


def _as_well(last: Token, tokens: Sequence[Token]) -> None:
    """Joins a name after "as well as" to the names before it."""
    deed = last.head
    first = last.subtree()[0]
    if (
        deed.pos != "NOUN"
        or not _is_name(last)
        or _is_name(deed)
        or first.i < 3
        or [t.lower for t in tokens[first.i - 3 : first.i]] != ["as", "well", "as"]
    ):
        return
    for preposition in prepositions(deed, _OF_WHOM):
        names = object_under(preposition)
        if deed.i < preposition.i < last.i and names is not None and names.pos == "PROPN" and names.i < last.i:
            join(last, names, deed)
            return


def _is_name(token: Token) -> bool:
    """Whether a noun is a name or has one before it."""
    words = (token, *children_as(token, MODIFIER))
    return token.pos == "PROPN" or any(word.ent is not None and word.ent.label in ACTING_LABELS for word in words)


def _marked(name: Token) -> None:
    """Makes who stands under the word that begins a clause its subject."""
    mark = name.head
    verb = mark.head
    if hangs_as(mark, MARK) and verb.pos in _VERBAL and mark.i < name.i < verb.i and is_finite(verb) and not has_subject(verb):
        hang(name, verb, DOER)


def _with_his_own(act: Token, tokens: Sequence[Token]) -> None:
    """Gives a second participle under "with" the noun before it as its own doer."""
    before = tokens[act.i - 1]
    over = act.head if hangs_as(act, UNDER_PREPOSITION) else act.head.head
    acts = [each for each in children_as(over, UNDER_PREPOSITION) if each.tag == "VBG" and has_subject(each)]
    first = next((each for each in acts if each.i < before.i < act.i), None)
    if over.lower != "with" or first is None or has_subject(act) or not hangs_as(before, JOINED) or first not in before.ancestors():
        return
    for joiner in children_as(before.head, JOINER):
        if joiner.i < before.i:
            hang(joiner, first)
    hang(before, act, DOER)
    hang(act, first, JOINED)


def _named_after(name: Token, tokens: Sequence[Token]) -> None:
    """Hangs a name after a comma on whoever does what the passive before it tells, not on what undergoes that."""
    thing = name.head
    verb = thing.head
    if verb.pos != "VERB" or not thing.i < verb.i < name.i:
        return
    by = next((preposition for preposition in children_as(verb, BY) if verb.i < preposition.i < name.i), None)
    doer = object_under(by) if by is not None else None
    start = name.subtree()[0].i
    if doer is not None and doer.i < start and tokens[start - 1].text == ",":
        hang(name, doer)
