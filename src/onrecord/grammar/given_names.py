"""Names that the language model cuts at hyphens or takes for other words: "Ahn Su-jin" of which it knows "Ahn Su", "Port-au-Prince"; "May"."""

from __future__ import annotations

from onrecord.doc import Doc, Entity, Token
from onrecord.grammar.clauses import has_subject
from onrecord.grammar.moving import become, hang, take_place
from onrecord.grammar.relations import AUXILIARY, COMPOUND_WORD, DOER, PUNCTUATION, hangs_as
from onrecord.knowledge.words import word_list

_SURNAMES = word_list("surnames_before_hyphens")
_PARTICLES = word_list("name_particles")
#: What stands in the names of towns between two hyphens.
_INSIDE = frozenset(("au", "aux", "sur", "sous", "en", "upon", "on", "am"))
#: How long a syllable is at most.
#: Plain, by wikinews: 4 and 9 change nothing.
_LONGEST = 6


def whole_names(doc: Doc) -> None:
    """Joins the second syllable of a given name to the name, and the words of a town's name that have hyphens between them, in place."""
    tokens = doc.tokens
    for token in tokens:
        _may(doc, token)
    for entity in doc.entities:
        _past_particle(doc, entity)
    for at in range(2, len(tokens) - 1):
        if tokens[at].text == "-" and _is_name(tokens[at - 2 : at + 2]):
            _join(doc, tokens[at - 2 : at + 2])
        if tokens[at].lower in _INSIDE and at + 2 < len(tokens) and _is_town(tokens[at - 2 : at + 3]):
            _join_town(doc, tokens[at - 2 : at + 3])


def _may(doc: Doc, token: Token) -> None:
    """Makes a subject of a surname that the parser takes for an auxiliary though the verb after it is past: ""We stay," May told her hosts"."""
    verb = token.head
    if (
        token.text != "May"
        or token.ent is not None
        or not hangs_as(token, AUXILIARY)
        or verb.tag not in ("VBD", "VBZ")
        or verb.i <= token.i
    ):
        return
    if has_subject(verb) or not any(entity.label == "PERSON" and entity.last.text == "May" for entity in doc.entities):
        return
    token.pos, token.tag = "PROPN", "NNP"
    become(token, DOER)
    token.ent = Entity(token, token, "PERSON")
    doc.entities.append(token.ent)
    doc.entities.sort(key=lambda each: each.first.i)


def _past_particle(doc: Doc, entity: Entity) -> None:
    """Takes the family name into a name that the language model ends with the particle before it: "Ronald dela Rosa"."""
    at = entity.last.i + 1
    name = doc.tokens[at] if at < len(doc.tokens) else entity.last
    if entity.label != "PERSON" or entity.last.lower not in _PARTICLES or entity.first is entity.last or name.ent is not None:
        return
    if name.pos == "PROPN" and name.text[:1].isupper() and hangs_as(entity.last, COMPOUND_WORD) and entity.last.head is name:
        entity.last, name.ent = name, entity


def _is_town(words: list[Token]) -> bool:
    """Whether five tokens are two names with a small word and hyphens between them, which stand in one name or in none: "Port-au-Prince"."""
    first, last = words[0], words[-1]
    hyphens = words[1].text == words[3].text == "-" and last.start - first.end == len(words[2].text) + 2
    return hyphens and first.text.istitle() and last.text.istitle() and all(word.ent is first.ent for word in words)


def _join_town(doc: Doc, words: list[Token]) -> None:
    """Makes one name of them: the last word hangs where the first of them hung outside it, the others on the last."""
    last, inside = words[-1], {word.i for word in words}
    outer = next((word for word in words if word.head.i not in inside or word.head is word), last)
    if outer is not last:
        take_place(last, outer)
    for word in words[:-1]:
        for child in [child for child in word.children if child.i not in inside]:
            hang(child, last)
        hang(word, last, COMPOUND_WORD if word.text.isalpha() else PUNCTUATION)
    for word in words:
        word.pos, word.tag = ("PUNCT", "HYPH") if word.text == "-" else ("PROPN", "NNP")
    if last.ent is None:
        entity = Entity(words[0], last, "GPE")
        doc.entities.append(entity)
        doc.entities.sort(key=lambda each: each.first.i)
        for word in words:
            word.ent = entity


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
