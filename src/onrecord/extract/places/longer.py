"""Which names of towns are but a word of a longer name."""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.places.names import Named
from onrecord.grammar.relations import ADJECTIVE, COMPOUND, hangs_as


def in_longer_name(doc: Doc, name: Named) -> bool:
    """Whether one word that may be a town is part of a longer name: "the Roman Catholic Church", "Lima Metro stations", "Ica-Tara Transit", "the
    Tower of London"."""
    if len(name.tokens) != 1:
        return False
    word = name.tokens[0]
    before, after = _beside(doc, word, -1), _beside(doc, word, 1)
    if after is not None and after.text == "of" and before is not None and before.lower == "the":
        named = _beside(doc, after, 1)
        return named is not None and _is_name(named)
    if not hangs_as(word, COMPOUND | ADJECTIVE):
        return _hyphened(doc, word, 1) or _hyphened(doc, word, -1)
    goes_on = after is not None and _is_name(after)
    ends = before is not None and _is_name(before) and hangs_as(before, COMPOUND)
    return goes_on or ends or _hyphened(doc, word, 1) or _hyphened(doc, word, -1)


def _beside(doc: Doc, word: Token, step: int) -> Token | None:
    """The word before another in its sentence, or after it."""
    at = word.i + step
    other = doc.tokens[at] if 0 <= at < len(doc.tokens) else None
    return other if other is not None and other.sent is word.sent else None


def _is_name(word: Token) -> bool:
    return word.tag in ("NNP", "NNPS") and word.text[:1].isupper()


def _hyphened(doc: Doc, word: Token, step: int) -> bool:
    """Whether another name hangs on a word by a hyphen."""
    hyphen = _beside(doc, word, step)
    if hyphen is None or hyphen.text != "-":
        return False
    touches = hyphen.start == word.end if step > 0 else hyphen.end == word.start
    other = _beside(doc, hyphen, step)
    return touches and other is not None and _is_name(other)
