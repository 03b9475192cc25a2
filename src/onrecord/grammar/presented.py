"""Names that the parser hangs on the body that somebody leads or speaks for: a part of ``mending``.

"The head of the navy, Ben Okafor, left": it makes the navy Okafor.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.moving import become, hang
from onrecord.grammar.phrases import left_edge
from onrecord.grammar.relations import (
    APPOSITION,
    DETERMINER,
    JOINED,
    JOINER,
    NOUN_AS_ADVERB,
    OBJECT,
    OBJECT_PREDICATE,
    PREPOSITION,
    children_as,
    first_joined,
    hangs_as,
    has,
    head_as,
    stands_under,
)
from onrecord.knowledge.words import word_list

#: Nouns of one person by what he does for a body.
_POSTS = word_list("posts_in_bodies")
#: Those who serve somebody, with "to".
_SERVANTS = frozenset(("adviser", "advisor", "aide", "assistant", "counsellor", "counselor", "confidant"))
_OF = ("of", "for")
_BESIDE = APPOSITION | JOINED
_ON_VERB = NOUN_AS_ADVERB | OBJECT_PREDICATE
#: What more may hang on a name than tells who it is.
_LEADING_ON = PREPOSITION | JOINED
#: How far up the phrases of a post may nest: "the chairman of the airline's board of directors".
#: Bound of form: two bodies.
_UP = 2


def presented(name: Token, tokens: Sequence[Token]) -> None:
    """Hangs a person's name, between commas, on the noun that tells who he is."""
    if name.ent is None or name.ent.label != "PERSON" or has(name, _LEADING_ON):
        return
    if hangs_as(name, _ON_VERB):
        _beside_object(name, tokens)
    if not hangs_as(name, _BESIDE):
        return
    if hangs_as(name, JOINED) and (has(name.head, JOINER) or name.ent.last.i + 1 >= len(tokens) or tokens[name.ent.last.i + 1].text != ","):
        return  # "the head of the navy, Ben Okafor and Tom Hill"
    first = left_edge(name)
    if first.i == 0 or tokens[first.i - 1].text != ",":
        return
    body = name.head
    for _ in range(_UP):
        if not stands_under(body, _OF) or (body.ent is not None and body.ent.label == "PERSON"):
            return
        post = body.head.head
        if post.tag == "NN" and not hangs_as(post, APPOSITION) and post.lemma in _POSTS:
            if hangs_as(post, JOINED) and not has(post, DETERMINER):
                post = first_joined(post)  # "the envoy to Chad and head of the mission, Ben Okafor"
            if not has(post, APPOSITION):
                hang(name, post, APPOSITION)
            return
        body = post


def _beside_object(name: Token, tokens: Sequence[Token]) -> None:
    """Hangs a name, which the parser hangs on the verb, on what the verb is done to: "met the commander of the fleet, Gen. Ben Okafor"."""
    verb, first = name.head, left_edge(name)
    post = next((noun for noun in children_as(verb, OBJECT | OBJECT_PREDICATE) if noun is not name), None)
    if post is None or first.i < 2 or tokens[first.i - 1].text != "," or post.subtree()[-1].i != first.i - 2:
        return
    if post.tag == "NN" and post.lemma in _POSTS and not has(post, APPOSITION) and verb.i < post.i:
        hang(name, post, APPOSITION)
        if hangs_as(post, OBJECT_PREDICATE):
            become(post, OBJECT)  # "called the commander, Ben Okafor, and asked him": on the telephone


def serving(to: Token, tokens: Sequence[Token]) -> None:
    """Hangs "to" on the adviser or aide right before it, and whose he is below it: "asked an adviser to Okafor to go"."""
    servant = tokens[to.i - 1] if to.i else to
    name = tokens[to.i + 1] if to.i + 1 < len(tokens) else to
    if (
        servant.lemma not in _SERVANTS
        or head_as(servant, OBJECT) is not to.head
        or not name.text[:1].isupper()
        or servant.text[:1].isupper()
    ):
        return
    hang(to, servant)
    if name.head is to and name.pos == "VERB":  # a name that the parser takes for a verb
        name.pos, name.tag = "PROPN", "NNP"
