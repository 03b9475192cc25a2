"""What is told of as a saying: trees built by hand, one for each way in which it is doubted."""

from __future__ import annotations

import pytest

from onrecord.doc import Doc, Token
from onrecord.grammar.doubting import doubt, in_a_matter, not_adopted, on_a_paper

#: Sentences (word, lemma, part of speech, tag, role, index of the head), the act's index, and how it stands by what is said of it.
SENTENCES: dict[str, tuple[str, int, str | None]] = {
    "denied": (
        "Peru/peru/PROPN/NNP/nsubj/1 denied/deny/VERB/VBD/ROOT/1 claims/claim/NOUN/NNS/dobj/1 that/that/SCONJ/IN/mark/5 "
        "it/it/PRON/PRP/nsubj/5 fired/fire/VERB/VBD/acl/2",
        5,
        "negated",
    ),
    "confirmed": (
        "Peru/peru/PROPN/NNP/nsubj/1 confirmed/confirm/VERB/VBD/ROOT/1 claims/claim/NOUN/NNS/dobj/1 that/that/SCONJ/IN/mark/5 "
        "it/it/PRON/PRP/nsubj/5 fired/fire/VERB/VBD/acl/2",
        5,
        None,
    ),
    "looked into": (
        "Peru/peru/PROPN/NNP/nsubj/1 probed/probe/VERB/VBD/ROOT/1 claims/claim/NOUN/NNS/dobj/1 that/that/SCONJ/IN/mark/5 "
        "it/it/PRON/PRP/nsubj/5 fired/fire/VERB/VBD/acl/2",
        5,
        "hypothetical",
    ),
    "not true": (
        "it/it/PRON/PRP/nsubj/1 is/be/AUX/VBZ/ROOT/1 not/not/PART/RB/neg/1 true/true/ADJ/JJ/acomp/1 that/that/SCONJ/IN/mark/6 "
        "Peru/peru/PROPN/NNP/nsubj/6 fired/fire/VERB/VBD/ccomp/1",
        6,
        "negated",
    ),
    "not adopted": (
        "Peru/peru/PROPN/NNP/nsubj/1 vetoed/veto/VERB/VBD/ROOT/1 a/a/DET/DT/det/3 motion/motion/NOUN/NN/dobj/1 "
        "condemning/condemn/VERB/VBG/acl/3 Chad/chad/PROPN/NNP/dobj/4",
        4,
        "hypothetical",
    ),
    "adopted": (
        "Peru/peru/PROPN/NNP/nsubj/1 adopted/adopt/VERB/VBD/ROOT/1 a/a/DET/DT/det/3 motion/motion/NOUN/NN/dobj/1 "
        "condemning/condemn/VERB/VBG/acl/3 Chad/chad/PROPN/NNP/dobj/4",
        4,
        None,
    ),
    "what somebody did with it": (
        "Peru/peru/PROPN/NNP/nsubj/1 vetoed/veto/VERB/VBD/ROOT/1 a/a/DET/DT/det/3 motion/motion/NOUN/NN/dobj/1 backed/back/VERB/VBN/acl/3",
        4,
        None,
    ),
    "not found": (
        "there/there/PRON/EX/expl/1 is/be/AUX/VBZ/ROOT/1 no/no/DET/DT/det/3 proof/proof/NOUN/NN/attr/1 that/that/SCONJ/IN/mark/6 "
        "Peru/peru/PROPN/NNP/nsubj/6 fired/fire/VERB/VBD/acl/3",
        6,
        "hypothetical",
    ),
    "rumoured": (
        "there/there/PRON/EX/expl/1 are/be/AUX/VBP/ROOT/1 rumours/rumour/NOUN/NNS/attr/1 that/that/SCONJ/IN/mark/5 "
        "Peru/peru/PROPN/NNP/nsubj/5 fired/fire/VERB/VBD/acl/2",
        5,
        "hypothetical",
    ),
    "suspected of": (
        "held/hold/VERB/VBN/ROOT/0 on/on/ADP/IN/prep/0 suspicion/suspicion/NOUN/NN/pobj/1 of/of/ADP/IN/prep/2 firing/fire/VERB/VBG/pcomp/3",
        4,
        None,
    ),
}


def parse(text: str) -> list[Token]:
    rows = [word.split("/") for word in text.split()]
    made = [(word, lemma, pos, tag, role, int(head)) for word, lemma, pos, tag, role, head in rows]
    return Doc.of(" ".join(row[0] for row in rows), made).tokens


@pytest.mark.parametrize("name", SENTENCES)
def test_what_is_said_of_a_saying_holds_of_its_content(name: str) -> None:
    text, act, status = SENTENCES[name]
    assert doubt(parse(text)[act]) == status


def test_what_one_has_to_do_with_a_deed() -> None:
    tokens = parse("has/have/VERB/VBZ/ROOT/0 nothing/nothing/PRON/NN/dobj/0 to/to/PART/TO/aux/3 do/do/VERB/VB/relcl/1")
    assert in_a_matter(tokens[3])
    assert not in_a_matter(tokens[0])


def test_a_paper_that_is_none_yet() -> None:
    text = "a/a/DET/DT/det/2 draft/draft/NOUN/NN/compound/2 resolution/resolution/NOUN/NN/ROOT/2 "
    tokens = parse(text + "naming/name/VERB/VBG/acl/2 Chad/chad/PROPN/NNP/dobj/3")
    assert not_adopted(tokens[2])
    assert on_a_paper(tokens[4])
    assert not on_a_paper(tokens[2])
    assert not not_adopted(tokens[4])


def test_a_statement_that_is_blocked_is_none() -> None:
    text = "{0}/{1}/VERB/VBD/ROOT/0 a/a/DET/DT/det/2 statement/statement/NOUN/NN/dobj/0 naming/name/VERB/VBG/acl/2"
    assert not_adopted(parse(text.format("blocked", "block"))[2])
    assert not not_adopted(parse(text.format("rejected", "reject"))[2]), "it was made"
