"""Names that the parser hangs on the body that somebody leads or speaks for: a part of ``mending``.

"The head of the navy, Ben Okafor, left": it makes the navy Okafor.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.mistaken import hang
from onrecord.grammar.phrases import left_edge
from onrecord.knowledge.words import word_list

#: Nouns of one person by what he does for a body.
_POSTS = word_list("posts_in_bodies")
_OF = ("of", "for")
#: How far up the phrases of a post may nest: "the chairman of the airline's board of directors".
#: Bound of form: two bodies.
_UP = 2


def presented(name: Token, tokens: Sequence[Token]) -> None:
    """Hangs a person's name, between commas, on the noun that tells who he is."""
    if (
        name.dep != "appos"
        or name.ent is None
        or name.ent.label != "PERSON"
        or any(child.dep in ("prep", "conj") for child in name.children)
    ):
        return
    first = left_edge(name)
    if first.i == 0 or tokens[first.i - 1].text != ",":
        return
    body = name.head
    for _ in range(_UP):
        over = body.head
        if body.dep != "pobj" or over.lower not in _OF or (body.ent is not None and body.ent.label == "PERSON"):
            return
        post = over.head
        if post.tag == "NN" and post.dep != "appos" and post.lemma in _POSTS:
            if not any(child.dep == "appos" for child in post.children):
                hang(name, post, "appos")
            return
        body = post
