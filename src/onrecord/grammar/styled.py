"""Names with a style before them and letters after: "the Hon Ana Okafor MP", of which the parser makes one called MP: a part of ``mending``."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Doc, Entity, Token
from onrecord.grammar.moving import hang, take_place
from onrecord.grammar.relations import COMPOUND_WORD, PUNCTUATION
from onrecord.knowledge.words import word_list

_STYLES = frozenset({"Hon", "Hon.", "Honourable", "Honorable"})
#: Before a style: "the Rt Hon".
_RIGHT = frozenset({"Rt", "Rt.", "Right"})
_LETTERS = word_list("after_names")
#: So many names stand between the two.
#: Bound of form.
_MOST = 4


def styled(doc: Doc) -> None:
    """Makes the last name after a style the main one of what is named, in place."""
    tokens = doc.tokens
    for at, token in enumerate(tokens):
        if token.text not in _STYLES or at + 1 >= len(tokens):
            continue
        names = at + 1 + (tokens[at + 1].text == ".")
        end = names
        while end < min(len(tokens), names + _MOST) and _name(tokens[end], tokens[names]):
            end += 1
        letters = end
        while letters < len(tokens) and _is_letters(tokens[letters]):
            letters += 1
        if end - names > 1:  # a given name and a surname
            whole = tokens[names].sent is token.sent  # the parser may end a sentence after "Hon."
            begin = at - (at > 0 and tokens[at - 1].text in _RIGHT) if whole else names
            _join(doc, tokens[begin:letters], names - begin, end - begin)


def _is_letters(token: Token) -> bool:
    return token.text in _LETTERS


def _name(token: Token, first: Token) -> bool:
    return token.sent is first.sent and token.tag in ("NNP", "NNPS") and token.text[0].isupper() and not _is_letters(token)


def _join(doc: Doc, words: Sequence[Token], first: int, after: int) -> None:
    """Hangs the words on the last name, which hangs where they did, and makes the names one of a person."""
    last, inside = words[after - 1], {word.i for word in words}
    outer = next((word for word in words if not any(above.i in inside for above in word.ancestors())), last)
    if outer is not last:
        take_place(last, outer)
    for at, word in enumerate(words):
        for child in [child for child in word.children if child.i not in inside]:
            hang(child, last)
        if word is not last:
            hang(word, last, COMPOUND_WORD if at < after else PUNCTUATION)
        word.pos, word.tag = "PROPN", "NNP"
    doc.entities[:] = [one for one in doc.entities if one.last.i < words[0].i or one.first.i > words[-1].i]
    person = Entity(words[first], last, "PERSON")
    doc.entities.append(person)
    doc.entities.sort(key=lambda each: each.first.i)
    for at, word in enumerate(words):
        word.ent = person if first <= at < after else None
