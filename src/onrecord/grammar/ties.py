"""States that are told first by what they are to another: a part of ``mending``.

"The alliance's newest member, Samoa, signed": it makes the member the one who signs, and the state only another name of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.moving import hang, take_place
from onrecord.grammar.phrases import left_edge
from onrecord.grammar.relations import APPOSITION, NUMERAL, hangs_as, has
from onrecord.knowledge.words import word_list

#: Nouns of what a state is to another or to a body.
_TIES = word_list("ties_of_states")


def by_its_tie(name: Token, tokens: Sequence[Token]) -> None:
    """Puts the state's name in the place of the noun before it, which then is another name of it; what follows the name is told of it."""
    noun = name.head
    if name.ent is None or name.ent.label != "GPE" or not hangs_as(name, APPOSITION) or noun.tag != "NN" or noun.lemma not in _TIES:
        return
    first = left_edge(name)
    before = tokens[first.i - 1] if first.i else name
    beside = before is noun or (before.text == "," and noun.i < before.i and tokens[before.i - 1] in noun.subtree())
    if not beside or hangs_as(noun, APPOSITION) or has(noun, NUMERAL):
        return
    after = [child for child in noun.children if child.i > first.i and child is not name]
    take_place(name, noun)
    hang(noun, name, APPOSITION)
    for child in after:
        hang(child, name)
