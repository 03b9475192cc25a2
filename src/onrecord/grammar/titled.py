"""Names that the language model glues to what their bearer's title is of: a part of ``mending``.

"Prime Minister of Chad Ana Roe", "Secretary for Defence Ben Diaz": it makes one name of "Chad Ana Roe", of "Defence Ben Diaz". And titles that
several share: "Senators Ana Roe (R-Ohio) and Ben Ford met": it makes the names other words for the title.
"""

from __future__ import annotations

from onrecord.doc import Doc, Entity
from onrecord.grammar.moving import hang, take_place
from onrecord.grammar.relations import APPOSITION, COMPOUND_WORD, MODIFIER, PREPOSITIONAL_OBJECT, hangs_as
from onrecord.knowledge.words import word_list

#: What a title may be of beside states, and words with which that ends: no part of who bears it.
_OFFICES = word_list("offices_of_ministers") | {"state", "war", "health", "security"}
_ENDS = frozenset(("affairs", "industry", "industries", "forces", "staff", "security", "cooperation", "relations"))
#: A whole name has two words. By definition: a given name and a surname.
_WHOLE = 2


def untitled(doc: Doc) -> None:
    """Cuts each such name in two, in place: what the title is of, and the person."""
    for entity in list(doc.entities):
        first, last = entity.first, entity.last
        title = first.head.head
        if not hangs_as(first, PREPOSITIONAL_OBJECT) or first.head.lower not in ("of", "for") or not first.i < title.head.i <= last.i:
            continue
        if not hangs_as(title, MODIFIER) or title.i > first.i:
            continue
        begins = first.i + 1
        while begins < last.i and doc.tokens[begins].lower in _ENDS:
            begins += 1
        if last.i - begins + 1 < _WHOLE or not all(token.pos == "PROPN" for token in doc.tokens[begins : last.i + 1]):
            continue
        hang(title, last)
        body = Entity(first, doc.tokens[begins - 1], "GPE" if first.lower not in _OFFICES and begins == first.i + 1 else "ORG")
        for token in doc.tokens[first.i : begins]:
            token.ent = body
        entity.first, entity.label = doc.tokens[begins], "PERSON"
        doc.entities.append(body)
    doc.entities.sort(key=lambda each: each.first.i)


def titles_shared(doc: Doc) -> None:
    """Gives the place of a title that several share to the first of them, in place: "Ministers Ana Roe and Ben Ford met"."""
    for entity in doc.entities:
        name, title = entity.last, entity.last.head
        before = entity.first.i and doc.tokens[entity.first.i - 1] is title
        if entity.label == "PERSON" and before and title.tag == "NNPS" and title.head is not title and hangs_as(name, APPOSITION):
            take_place(name, title)
            hang(title, name, COMPOUND_WORD)
