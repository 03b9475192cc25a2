"""Where the words of a noun or a verb begin and end, and whether they tell a time."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    JOINER,
    MARKING,
    MODIFIER,
    NEGATION,
    NUMERAL,
    OBJECT,
    OPEN_CLAUSE,
    PARTICLE,
    PREPOSITION,
    QUANTIFIER,
    REDUCED,
    UNDER_PREPOSITION,
    children_as,
    hangs_as,
    has_word,
    object_under,
)
from onrecord.knowledge.words import word_list

#: Verbs that tell only how, or whether, another is done.
RAISING = word_list("raising")
#: Verbs that tell that another is not done: "refused to condemn", "avoided naming".
WITHHOLDING = word_list("withholding")
#: Verbs that carry another in either way: "has to reject".
_CARRYING = RAISING | WITHHOLDING | {"have"}
#: What may stand between an auxiliary and its verb and belongs to the verb.
_WITHIN = AUXILIARY | NEGATION
#: Adverbs that make a verb another: "hit back", "put forward".
_PARTICLES = frozenset(("back", "forward", "out", "aside", "down", "off", "up"))
#: Where and when somebody puts something so: "as he put it in an interview".
_PUT_AT = frozenset(("in", "at", "during"))
_APART = frozenset((",", "(", "--", "–", "—"))


def is_time(token: Token) -> bool:
    """Whether the token stands in a name of a day, month or hour."""
    return token.ent is not None and token.ent.label in ("DATE", "TIME")


_ORDINALS = frozenset(("first", "second", "third", "last", "next", "umpteenth"))


def tells_time(preposition: Token) -> bool:
    """ "on Monday", "in May", "for the first time"."""
    under = object_under(preposition)
    return under is not None and (is_time(under) or (under.lower == "time" and has_word(under, _ORDINALS, MODIFIER)))


def of_number(word: Token) -> bool:
    """Whether an adverb belongs to a number: "at least" of "at least four soldiers", of "at least four died"."""
    node = word
    while hangs_as(node, ADVERB | QUANTIFIER) and node.head.i > node.i:
        node = node.head
    return node is not word and (hangs_as(node, NUMERAL) or node.tag == "CD")


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
        if time and child.i < head.i and child.subtree()[0] is tokens[0]:
            tokens = [token for token in tokens if token.i > child.subtree()[-1].i]  # "on Monday, the inspector"
        if child.i < head.i or not (hangs_as(child, REDUCED) or time):
            continue
        begins = child.subtree()[0].i
        before = [token for token in tokens if token.i < begins]
        if before and before[-1].i >= head.i and (time or before[-1].text in _APART):
            tokens = before
    return tokens


def verb_edges(verb: Token, particle: Token | None = None) -> tuple[Token, Token]:
    """First and last word of a verb: its auxiliaries, its negation, the adverbs right before it, its particle.

    A verb that only tells how another is done belongs to the other: "appeared to suggest". ``particle`` is a preposition that counts
    as the verb's own.
    """
    first = verb
    tokens = verb.sent.tokens
    base = tokens[0].i
    own = {child.i for child in children_as(verb, _WITHIN)}
    own |= {
        child.i for child in verb.children if child.i < verb.i and ((hangs_as(child, ADVERB) and child.tag != "WRB") or child.tag == "TO")
    }
    own |= {child.i for adverb in verb.children if adverb.i in own for child in children_as(adverb, ADVERB) if child.i < adverb.i}
    at = verb.i - 1
    while at >= base and at in own:
        first = tokens[at - base]
        at -= 1
    first = _raised(verb, first)
    last = verb
    so = put_so(verb)
    for child in verb.children:
        belongs = child is particle or child is so or hangs_as(child, PARTICLE) or (hangs_as(child, ADVERB) and child.lower in _PARTICLES)
        if belongs and child.i == last.i + 1:
            last = child
    return first, last


def put_so(verb: Token) -> Token | None:
    """ "It" of "as one diplomat put it", which belongs to the verb; None where something is put somewhere: "as he put it on the table"."""
    if verb.lemma != "put" or not hangs_as(verb, ADVERBIAL) or not has_word(verb, ("as",), MARKING):
        return None
    it = next((child for child in children_as(verb, OBJECT) if child.lower == "it" and child.i == verb.i + 1), None)
    after = [child for child in children_as(verb, PREPOSITION | PARTICLE | ADVERB) if child.i > verb.i]
    return it if all(child.lower in _PUT_AT or tells_time(child) or is_time(child) for child in after) else None


def withheld_by(verb: Token) -> Token | None:
    """The verb by which another is told not to be done: "stopped short of calling", "refused to condemn", "has yet to explain"."""
    above = verb.head
    if hangs_as(verb, OPEN_CLAUSE):
        yet = above.lemma == "have" and any(child.lower == "yet" for child in above.children)
        return above if above.lemma in WITHHOLDING or yet else None
    if hangs_as(verb, UNDER_PREPOSITION):
        short = above.head
        if short.lower == "short" and short.head.lemma == "stop":
            return short.head
        if short.lemma == "stop" and any(child.lower == "short" for child in short.children):
            return short
        return short if f"{short.lemma} {above.lower}" in WITHHOLDING else None
    return None


def _raised(verb: Token, first: Token) -> Token:
    """Where a verb begins that hangs on one which only tells how: "appeared to suggest", "went on to explain", "avoids condemning"."""
    above = withheld_by(verb) or verb.head
    on = hangs_as(verb, ADVERBIAL) and above.lemma == "go" and has_word(above, ("on",), PARTICLE)
    if above.i >= first.i or above.pos not in ("VERB", "AUX"):
        return first
    if not on and above is verb.head and (not hangs_as(verb, OPEN_CLAUSE) or above.lemma not in _CARRYING):
        return first
    base = verb.sent.tokens[0].i
    between = verb.sent.tokens[above.i + 1 - base : first.i - base]
    return verb_edges(above)[0] if all(token.pos in ("ADV", "PART", "ADP", "ADJ", "SCONJ") for token in between) else first
