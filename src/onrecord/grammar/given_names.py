"""Names with a hyphen that the language model cuts: "Ahn Su-jin" of which it knows "Ahn Su"."""

from __future__ import annotations

from onrecord.doc import Doc, Entity, Token
from onrecord.knowledge.words import word_list

_SURNAMES = word_list("surnames_before_hyphens")
#: How long a syllable is at most.
#: Plain, by wikinews: 4 and 9 change nothing.
_LONGEST = 6


def whole_names(doc: Doc) -> None:
    """Joins the second syllable of a given name to the name, in place."""
    tokens = doc.tokens
    for at in range(2, len(tokens) - 1):
        if tokens[at].text == "-" and _is_name(tokens[at - 2 : at + 2]):
            _join(doc, tokens[at - 2 : at + 2])


def _is_name(words: list[Token]) -> bool:
    """Whether four tokens are a surname, a syllable, a hyphen and a syllable."""
    surname, first, hyphen, second = words
    if surname.lower not in _SURNAMES or not surname.text.istitle() or not first.text.istitle() or first.end != hyphen.start:
        return False
    return hyphen.end == second.start and second.text.islower() and second.text.isalpha() and len(second.text) <= _LONGEST


def _join(doc: Doc, words: list[Token]) -> None:
    surname, first, _hyphen, second = words
    for token in (surname, first, second):
        token.pos, token.tag = "PROPN", "NNP"
    entity = first.ent
    if entity is None:
        entity = Entity(surname, second, "PERSON")
        doc.entities.append(entity)
        doc.entities.sort(key=lambda each: each.first.i)
    elif entity.last.i > second.i:
        return
    entity.last, entity.label = second, "PERSON"
    for token in doc.tokens[entity.first.i : second.i + 1]:
        token.ent = entity
