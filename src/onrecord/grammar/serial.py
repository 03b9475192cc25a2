"""Lists of three of which the parser makes something else, and whoever stands with an office's bearer: a part of ``mending``.

- series: "The Kenyan navy, the Ugandan navy, and the coast guard began": it makes the second another name of the first, or the third another
  subject beside it.
- beyond: "a sale of radars to Fiji, Samoa, and Tonga": it joins the last to the sale.
- beside: "Ghana's envoy Ama Boateng and the minister Kodjo Adjo signed": it joins the second to the first's name alone.
- ratified: "The lower house, the Assembly, ratified agreements.": it makes the house the main word and its deed what describes the agreements.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.moving import become, hang, join, make_main
from onrecord.grammar.relations import (
    ADJECTIVE,
    APPOSITION,
    BEFORE_NOUN,
    DOER,
    JOINED,
    MAIN,
    NOMINAL,
    OBJECT,
    PREPOSITION,
    child_after,
    child_as,
    children_as,
    hangs_as,
    has,
    object_under,
)

_NAMED = JOINED | APPOSITION
#: Tags of the office of one: "the ministers Ana Lopez and Raj Mehta" names both.
_ONE = ("NN", "NNP")


def series(second: Token, tokens: Sequence[Token]) -> None:
    """Joins the second of three bodies to the first, and the third to both, where both are of one name but for whose they are."""
    first = second.head
    if second.head.i > second.i or second.lemma != first.lemma or not _of_another(first, second):
        return
    end = second.subtree()[-1].i
    joiner = next((t for t in tokens[end + 1 : end + 3] if t.lower == "and"), None)
    if joiner is None or joiner.head is not first:
        return
    third = child_as(first, JOINED) or child_after(first.head, DOER, first)
    if third is None or third.subtree()[0].i != joiner.i + 1:
        return
    become(second, JOINED)
    hang(third, second, JOINED)


def _of_another(first: Token, second: Token) -> bool:
    """Whether two bodies are told by whose they are, and that is not the same: "the Kenyan navy", "the Ugandan navy"."""
    owners = [{c.lower for c in children_as(body, BEFORE_NOUN) if c.text[:1].isupper()} for body in (first, second)]
    return all(owners) and owners[0].isdisjoint(owners[1])


def beyond(last: Token, tokens: Sequence[Token]) -> None:
    """Joins the last of a list of states to those before it, not to the thing that is told of them."""
    thing = last.head
    start = last.subtree()[0].i
    if not _is_state(last) or thing.pos != "NOUN" or thing.i > last.i or tokens[start - 1].lower != "and":
        return
    for preposition in children_as(thing, PREPOSITION):
        state = object_under(preposition) if preposition.i < start else None
        while state is not None and (after := child_as(state, JOINED)) is not None:
            state = after
        between = tokens[state.subtree()[-1].i + 1 : start - 1] if state is not None else ()
        if state is not None and _is_state(state) and state.i < start and all(t.text == "," for t in between):
            join(last, state)
            return


def _is_state(token: Token) -> bool:
    return token.pos == "PROPN" and token.ent is not None and token.ent.label == "GPE"


def beside(second: Token, tokens: Sequence[Token]) -> None:
    """Joins whoever stands beside an office's bearer to him and not to his name alone."""
    name = second.head
    office = name.head
    if not hangs_as(name, APPOSITION) or office.tag not in _ONE or office.i > name.i or not _person(name) or not _person(second):
        return
    if tokens[name.subtree()[0].i - 1].text != ",":
        join(second, office, name)


def _person(token: Token) -> bool:
    return token.ent is not None and token.ent.label == "PERSON"


def ratified(root: Token, tokens: Sequence[Token]) -> None:
    """Makes the deed the main word, where the parser hangs it on what was done: "The house, the Assembly, ratified agreements."."""
    if root.pos not in NOMINAL or not hangs_as(root, MAIN) or root.sent.tokens[-1].text != "." or has(root, JOINED):
        return
    named = child_as(root, APPOSITION)
    inner = (done for word in (root, named) if word is not None for done in children_as(word, _NAMED))
    for thing in inner:
        deed = thing.subtree()[0]
        if deed.tag != "VBN" or not hangs_as(deed, ADJECTIVE) or deed.head is not thing or thing is named:
            continue
        if thing.tag not in ("NNS", "NNPS") or deed.i == 0 or tokens[deed.i - 1].text != "," or named is None or named.i > deed.i:
            continue
        _tell(deed, thing, root)
        return


def _tell(deed: Token, thing: Token, root: Token) -> None:
    make_main(deed)
    deed.pos, deed.tag = "VERB", "VBD"
    hang(thing, deed, OBJECT)
    for child in [child for child in root.children if child.i > deed.i]:
        hang(child, deed)
    hang(root, deed, DOER)
