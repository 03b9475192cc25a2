"""Where the words of a noun begin and end, and whether they tell a time."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.relations import JOINER, PREPOSITION, REDUCED, hangs_as, object_under

_APART = frozenset((",", "(", "--", "–", "—"))


def is_time(token: Token) -> bool:
    """Whether the token stands in a name of a day, month or hour."""
    return token.ent is not None and token.ent.label in ("DATE", "TIME")


def tells_time(preposition: Token) -> bool:
    """ "on Monday", "in May"."""
    under = object_under(preposition)
    return under is not None and is_time(under)


def edges(head: Token) -> tuple[Token, Token]:
    """First and last word of a head's phrase, without marks at its ends and without what a clause adds after a comma and "and"."""
    tokens = head.subtree()
    low = high = next(n for n, token in enumerate(tokens) if token is head)
    while low > 0 and tokens[low - 1].i == tokens[low].i - 1:
        low -= 1
    while high + 1 < len(tokens) and tokens[high + 1].i == tokens[high].i + 1:
        high += 1
    tokens = _naming(head, tokens[low : high + 1])
    while len(tokens) > 1 and (tokens[0].pos == "PUNCT" or hangs_as(tokens[0], JOINER)):
        tokens = tokens[1:]
    while len(tokens) > 1 and ((tokens[-1].pos == "PUNCT" and tokens[-1].text not in (")", "]")) or tokens[-1].text in ("'s", "’s")):
        tokens = tokens[:-1]
    return tokens[0], tokens[-1]


def _naming(head: Token, tokens: list[Token]) -> list[Token]:
    """The phrase without a participle after a comma and without a time, which tell what its head did: "Trump, speaking to veterans"."""
    for child in head.children:
        time = hangs_as(child, PREPOSITION) and tells_time(child)
        if child.i < head.i or not (hangs_as(child, REDUCED) or time):
            continue
        begins = child.subtree()[0].i
        before = [token for token in tokens if token.i < begins]
        if before and before[-1].i >= head.i and (time or before[-1].text in _APART):
            tokens = before
    return tokens
