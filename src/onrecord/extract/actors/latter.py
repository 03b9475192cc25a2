"""Which of two "the latter" and "the former" are: the second and the first of those told of just before.

"Chad accused Mali of spying, and the latter expelled two envoys", "Peru wrote to Chile and Bolivia. The former replied": the two that are
joined last, else the only two of whom the sentence tells before, or the sentence before it; where it tells of more, or of one, neither.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.link import Link, Links
from onrecord.extract.mentions.scan import Draft
from onrecord.grammar.phrases import conjuncts
from onrecord.grammar.relations import BEFORE_NOUN, OBJECT, PREPOSITION, PREPOSITIONAL_OBJECT, SUBJECT, hangs_as, has, has_word

#: By definition: the first and the second of two.
_PLACES = {"former": 0, "latter": 1}
#: What they stand as alone: "the latter promised", not "the latter half", "the former president".
_ALONE = SUBJECT | OBJECT | PREPOSITIONAL_OBJECT


def of_two(links: Links, token: Token, by_sentence: dict[int, list[Draft]]) -> Draft | None:
    """The mention of whichever of the two is meant, given to that one; None where that is open, or for any other word."""
    place = _PLACES.get(token.lower)
    if place is None or not hangs_as(token, _ALONE) or not has_word(token, ("the",)) or has(token, PREPOSITION):
        return None  # "the latter of which acknowledges"
    for back in (token.sent.index, token.sent.index - 1):
        told = [draft for draft in by_sentence.get(back, []) if draft.head.i < token.i and not hangs_as(draft.head, BEFORE_NOUN)]
        two = _two(links, sorted(told, key=lambda draft: draft.head.i))
        if two is not None:
            return _taken(two[place], token, two)
        if len(told) > 1:
            return None
    return None


def _two(links: Links, told: list[Draft]) -> tuple[Link, Link] | None:
    """The two actors of the last two words that are joined, else the only two."""
    by_head = {draft.head.i: links.of.get(id(draft)) for draft in told}
    for draft in reversed(told):
        both = [by_head.get(head.i) for head in conjuncts(draft.head)]
        if len(both) == 2:
            first, second = both
            return (first, second) if first is not None and second is not None and first is not second else None
    each = list({id(link): link for link in by_head.values() if link is not None}.values())
    return (each[0], each[1]) if len(each) == 2 else None


def _taken(link: Link, token: Token, two: tuple[Link, Link]) -> Draft:
    draft = Draft(token, token, token, "pronoun", link.kind, token.text)
    link.drafts.append(draft)
    link.why.append(f"{token.text} at {token.start}: of {two[0].name} and {two[1].name}")
    return draft
