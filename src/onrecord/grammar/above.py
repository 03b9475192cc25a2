"""What a word hangs on, by what it makes of it there: the verb that carries a noun, the word over a preposition, the rest of a clause.

In which role a word hangs on another is told by ``relations``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice

from onrecord.doc import Token
from onrecord.grammar.relations import Role, hangs_as, over_preposition


def carrier_of(word: Token) -> Token:
    """The verb that carries a word into the clause: "made" for "pledge" of "made a pledge", "is" for "ready" of "is ready"; a verb carries
    itself. What a word hangs on that no verb carries is given as it is: ask for its part of speech."""
    return word if word.pos in ("VERB", "AUX") else word.head


def word_over(token: Token, names: Collection[str] | None = None) -> Token:
    """The word that a noun belongs to, be there a preposition between (of one of these names, if any are given) or none: "died" for "raid"
    of "died in a raid", for "two" of "two died"."""
    return over_preposition(token, names) or token.head


def hangs_on_one_of(token: Token, lemmas: Collection[str]) -> bool:
    """Whether the token hangs on one of these words: "lives" on "claim" in "claimed ten lives"."""
    return token.head.lemma in lemmas


def before_its_head(token: Token) -> bool:
    """Whether the token stands before the word that it hangs on, as "US" does in "US troops"; a sentence's root does not."""
    return token.head.i > token.i


def hangs_outside(token: Token, own: Collection[int]) -> bool:
    """Whether the token hangs on a word that is none of these numbers: the head of a stretch of text. A sentence's root hangs on itself."""
    return token.head.i not in own


def rest_above(token: Token) -> tuple[Token, list[Token]]:
    """The word that the token hangs on, and all that stands under it but for the token's own phrase: "the army fired" for "reports" of
    "as our man reports, the army fired"."""
    own = {below.i for below in token.subtree()}
    return token.head, [word for word in token.head.subtree() if word.i not in own]


def words_around(token: Token) -> list[Token]:
    """What hangs on the word above the token, itself and what stands beside it, and then what hangs on the token."""
    return [*token.head.children, *token.children]


def below_but(word: Token, apart: Callable[[Token], bool], steps: int | None = None) -> Iterator[Token]:
    """All words under a word, each before those under it, without what stands apart and all under that; only so many steps down, if any
    are given."""
    # with a stack: what stands deep would else go through as many generators
    waiting = [(child, 1) for child in reversed(word.children)]
    while waiting:
        child, step = waiting.pop()
        if (steps is None or step <= steps) and not apart(child):
            yield child
            waiting += [(below, step + 1) for below in reversed(child.children)]


def leads_to(token: Token, place: int, role: Role, steps: int) -> bool:
    """Whether a word stands before a noun at this place or behind it, right or over words of this role, so many at most: "prime" before
    the name of "the prime minister Okafor"."""
    noun = token.head
    for above in islice(noun.ancestors(), steps):
        if noun.i >= place or not hangs_as(noun, role):
            break
        noun = above
    return noun.i >= place
