"""What a governing word takes: documents built by hand, a tree for each notion."""

from __future__ import annotations

import pytest

from onrecord.doc import Doc, Token
from onrecord.grammar.governing import allowed, governed_nouns, phrase, stretch_over, taken

KINDS = {"V": "VERB", "M": "AUX", "N": "NOUN", "J": "ADJ", "I": "ADP"}
#: What is taken, the sentence (word/tag/role/head), the governing word's index, the head of what it takes.
TAKES = [
    ("to", "rebels/NNS/nsubj/1 refused/VBD/ROOT/1 to/TO/aux/3 leave/VB/xcomp/1", 1, "leave"),
    ("to", "Chad/NNP/nsubj/1 sent/VBD/ROOT/1 boats/NNS/dobj/1 to/TO/aux/4 free/VB/advcl/1 crews/NNS/dobj/4", 1, None),
    ("for_to", "Chad/NNP/nsubj/1 called/VBD/ROOT/1 for/IN/mark/5 rebels/NNS/nsubj/5 to/TO/aux/5 leave/VB/advcl/1", 1, "leave"),
    ("obj_to", "Chad/NNP/nsubj/1 wants/VBZ/ROOT/1 rebels/NNS/nsubj/4 to/TO/aux/4 leave/VB/ccomp/1", 1, "leave"),
    ("head", "alleged/JJ/amod/1 raids/NNS/ROOT/1", 0, "raids"),
    ("to_be", "Treaties/NNS/nsubj/1 remain/VBP/ROOT/1 to/TO/aux/4 be/VB/auxpass/4 ratified/VBN/xcomp/1", 1, "ratified"),
    ("to_be", "Troops/NNS/nsubj/1 remain/VBP/ROOT/1 to/TO/aux/3 help/VB/xcomp/1", 1, None),
    ("to_noun", "Chad/NNP/nsubj/1 agreed/VBD/ROOT/1 to/IN/prep/1 talks/NNS/pobj/2", 1, "talks"),
    ("that_will", "Chad/NNP/nsubj/1 said/VBD/ROOT/1 it/PRP/nsubj/4 will/MD/aux/4 leave/VB/ccomp/1", 1, "leave"),
    ("that_will", "Chad/NNP/nsubj/1 said/VBD/ROOT/1 it/PRP/nsubj/3 left/VBD/ccomp/1", 1, None),
    ("that", "Chad/NNP/nsubj/1 said/VBD/ROOT/1 it/PRP/nsubj/3 left/VBD/ccomp/1", 1, "left"),
    ("that", "its/PRP$/poss/1 demand/NN/ROOT/1 that/IN/mark/4 Chad/NNP/nsubj/4 leave/VB/acl/1", 1, "leave"),
    ("that", "a/DT/det/1 demand/NN/ROOT/1 made/VBN/acl/1", 1, None),
    ("ing", "Chad/NNP/nsubj/1 stopped/VBD/ROOT/1 firing/VBG/xcomp/1", 1, "firing"),
    ("noun", "Chad/NNP/nsubj/1 rejected/VBD/ROOT/1 talks/NNS/dobj/1", 1, "talks"),
    ("against", "Chad/NNP/nsubj/1 warned/VBD/ROOT/1 against/IN/prep/1 raids/NNS/pobj/2", 1, "raids"),
    ("of", "Chad/NNP/nsubj/1 accused/VBD/ROOT/1 rebels/NNS/dobj/1 of/IN/prep/2 firing/VBG/pcomp/3", 1, "firing"),
]


def parse(text: str) -> list[Token]:
    """The tokens of a sentence written word/tag/role/head."""
    rows = [word.split("/") for word in text.split()]
    made = [(word, word.lower(), KINDS.get(tag[0], "X"), tag, role, int(head)) for word, tag, role, head in rows]
    return Doc.of(" ".join(row[0] for row in rows), made).tokens


@pytest.mark.parametrize(("take", "text", "head", "under"), TAKES)
def test_what_is_taken(take: str, text: str, head: int, under: str | None) -> None:
    found = taken([parse(text)[head]], take)
    assert (found.text if found is not None else None) == under


def test_a_phrase_is_found_below_its_first_word() -> None:
    tokens = parse("Chad/NNP/nsubj/1 called/VBD/ROOT/1 raids/NNS/dobj/1 off/RP/prt/1")
    found = phrase(tokens[1], ("off/out",))
    assert found is not None
    assert [token.text for token in found] == ["called", "off"]
    assert phrase(tokens[1], ("up",)) is None


def test_a_phrase_reaches_what_its_object_counts_out() -> None:
    tokens = parse("Chad/NNP/nsubj/1 began/VBD/ROOT/1 series/NN/dobj/1 of/IN/prep/2 raids/NNS/pobj/3")
    tokens[2].lemma = "series"
    found = phrase(tokens[1], ("raids",))
    assert found is not None
    assert found[-1].text == "raids"


def test_governed_nouns_are_those_of_the_act() -> None:
    text = "Chad/NNP/nsubj/1 sent/VBD/ROOT/1 boats/NNS/dobj/1 to/IN/prep/1 Mali/NNP/pobj/3 after/IN/prep/1 talks/NNS/pobj/5"
    assert [token.text for token in governed_nouns(parse(text)[1])] == ["boats", "Mali"]


def test_what_counts_an_act_out() -> None:
    tokens = parse("series/NN/dobj/0 of/IN/prep/0 raids/NNS/pobj/1")
    assert stretch_over(tokens[2]) is tokens[0]
    assert stretch_over(tokens[0]) is tokens[0]
    days = parse("day/NNS/dobj/0 of/IN/prep/0 raids/NNS/pobj/1")
    assert stretch_over(days[2]) is days[2], "its time"


def test_whom_a_pact_lets_do_something() -> None:
    lets = parse("pact/NN/ROOT/0 that/WDT/nsubj/2 lets/VBZ/relcl/0 Chad/NNP/nsubj/4 leave/VB/ccomp/2")
    lets[2].lemma = "let"
    assert [token.text for token in allowed(lets[0])] == ["Chad"]
    gives = parse("pact/NN/ROOT/0 giving/VBG/acl/0 forces/NNS/compound/3 access/NN/dobj/1")
    gives[1].lemma = "give"
    assert [token.text for token in allowed(gives[0])] == ["forces"]
    binds = parse("pact/NN/ROOT/0 binding/VBG/acl/0 Chad/NNP/dobj/1")
    assert allowed(binds[0]) == []
