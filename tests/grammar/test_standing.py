"""How a clause stands: documents built by hand, a tree for each notion."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from onrecord.doc import Doc, Token
from onrecord.grammar import itself
from onrecord.grammar import standing as of

#: Sentences: word, lemma, tag, role, index of the head; then the act's index, what somebody says of it, and how it stands.
SENTENCES: dict[str, tuple[str, int, bool, str]] = {
    "done": ("rebels/NNS/nsubj/1 attacked/VBD/ROOT/1", 1, False, "actual"),
    "will be": ("rebels/NNS/nsubj/2 will/MD/aux/2 attack/VB/ROOT/2", 2, False, "planned"),
    "would be, as somebody says": ("rebels/NNS/nsubj/2 would/MD/aux/2 attack/VB/ROOT/2", 2, True, "planned"),
    "will be when something is": (
        "it/PRP/nsubj/2 will/MD/aux/2 act/VB/ROOT/2 when/WRB/advmod/6 rebels/NNS/nsubjpass/6 are/VBP/auxpass/6 attacked/VBN/advcl/2",
        6,
        False,
        "hypothetical",
    ),
    "was when something was": (
        "it/PRP/nsubj/1 left/VBD/ROOT/1 when/WRB/advmod/5 rebels/NNS/nsubjpass/5 were/VBD/auxpass/5 attacked/VBN/advcl/1",
        5,
        False,
        "actual",
    ),
    "would be": ("rebels/NNS/nsubj/2 would/MD/aux/2 attack/VB/ROOT/2", 2, False, "hypothetical"),
    "would have been": ("rebels/NNS/nsubj/3 would/MD/aux/3 have/VB/aux/3 attacked/VBN/ROOT/3", 3, True, "hypothetical"),
    "not done": ("rebels/NNS/nsubj/3 did/VBD/aux/3 not/RB/neg/3 attack/VB/ROOT/3", 3, False, "negated"),
    "in what will be done": (
        "rebels/NNS/nsubj/2 will/MD/aux/2 answer/VB/ROOT/2 by/IN/prep/2 attacking/VBG/pcomp/3",
        4,
        False,
        "planned",
    ),
    "in what was not done": (
        "rebels/NNS/nsubj/3 did/VBD/aux/3 not/RB/neg/3 win/VB/ROOT/3 by/IN/prep/3 attacking/VBG/pcomp/4",
        5,
        False,
        "actual",
    ),
    "with no comment": (
        "rebels/NNS/nsubj/1 had/VBD/ROOT/1 no/DT/det/3 comment/NN/dobj/1 on/IN/prep/3 raids/NNS/pobj/4",
        5,
        False,
        "actual",
    ),
    "linked to nothing": ("attack/NN/nsubjpass/3 was/VBD/auxpass/3 not/RB/neg/3 link/VBN/ROOT/3", 0, False, "actual"),
    "not carried out": ("attack/NN/nsubjpass/3 was/VBD/auxpass/3 not/RB/neg/3 launch/VBN/ROOT/3", 0, False, "negated"),
    "done by nobody": ("no/DT/det/1 state/NN/nsubj/2 attacked/VBD/ROOT/2", 2, False, "negated"),
    "wanted": ("rebels/NNS/nsubj/1 want/VBP/ROOT/1 to/TO/aux/3 attack/VB/xcomp/1", 3, False, "actual"),
    "planned by wanting": ("rebels/NNS/nsubj/2 will/MD/aux/2 try/VB/ROOT/2 to/TO/aux/4 attack/VB/xcomp/2", 4, False, "planned"),
    "purpose": ("rebels/NNS/nsubj/1 left/VBD/ROOT/1 to/TO/aux/3 attack/VB/advcl/1", 3, False, "planned"),
    "offer": ("rebels/NNS/nsubj/1 made/VBD/ROOT/1 offers/NNS/dobj/1 to/TO/aux/4 leave/VB/acl/2", 4, False, "planned"),
    "withheld": ("rebels/NNS/nsubj/1 left/VBD/ROOT/1 without/IN/prep/1 attacking/VBG/pcomp/2", 3, False, "negated"),
    "condition": ("if/IN/mark/2 rebels/NNS/nsubj/2 attack/VBP/advcl/4 troops/NNS/nsubj/4 fire/VBP/ROOT/4", 2, False, "hypothetical"),
    "asked": ("will/MD/aux/2 rebels/NNS/nsubj/2 attack/VB/ROOT/2 ?/./punct/2", 2, False, "hypothetical"),
    "asked why": ("why/WRB/advmod/3 did/VBD/aux/3 rebels/NNS/nsubj/3 attack/VB/ROOT/3 ?/./punct/3", 3, False, "actual"),
    "what would come of it": (
        "leaving/VBG/csubj/3 ports/NNS/dobj/0 would/MD/aux/3 help/VB/ROOT/3 rebels/NNS/dobj/3",
        0,
        False,
        "hypothetical",
    ),
    "what came of it": ("leaving/VBG/csubj/2 ports/NNS/dobj/0 helped/VBD/ROOT/2 rebels/NNS/dobj/2", 0, False, "actual"),
    "yet to be done": ("rebels/NNS/nsubj/1 have/VBP/ROOT/1 to/TO/aux/3 leave/VB/xcomp/1", 3, False, "planned"),
    "done by a vote": ("rebels/NNS/nsubj/1 vote/VBP/ROOT/1 to/TO/aux/3 leave/VB/advcl/1", 3, False, "actual"),
    "joined": ("rebels/NNS/nsubj/2 will/MD/aux/2 attack/VB/ROOT/2 and/CC/cc/2 leave/VB/conj/2", 4, False, "planned"),
    "joined in a tense of its own": (
        "rebels/NNS/nsubj/3 did/MD/aux/3 not/RB/neg/3 leave/VB/ROOT/3 and/CC/cc/3 attacked/VBD/conj/3",
        5,
        False,
        "actual",
    ),
    "joined to what nobody did": ("no/DT/det/1 state/NN/nsubj/2 attacked/VBD/ROOT/2 and/CC/cc/2 left/VBD/conj/2", 4, False, "negated"),
}
KINDS = {"V": "VERB", "M": "AUX", "N": "NOUN", "P": "PRON"}


def parse(text: str) -> list[Token]:
    """The tokens of a sentence written word/tag/role/head."""
    rows = [word.split("/") for word in text.replace("?/./", "?/STOP/").split()]
    made = [(word, word, KINDS.get(tag[0], "X"), tag, role, int(head)) for word, tag, role, head in rows]
    return Doc.of(" ".join(row[0] for row in rows), made).tokens


@dataclass
class Effect:
    tokens: list[Token]
    below: str
    at: str = "a row"


@pytest.mark.parametrize("name", SENTENCES)
def test_how_an_act_stands(name: str) -> None:
    text, act, reported, status = SENTENCES[name]
    assert of.standing(parse(text)[act], reported, {}) == (status, None, False)


def test_governing_words_change_or_take_an_act_over() -> None:
    tokens = parse("rebels/NNS/nsubj/1 threatened/VBD/ROOT/1 to/TO/aux/3 attack/VB/xcomp/1")
    threat, act = tokens[1], tokens[3]
    assert of.standing(act, False, {act.i: Effect([threat], "hypothetical")}) == ("hypothetical", "a row", False)
    assert of.standing(act, False, {act.i: Effect([threat], "keep")}) == ("actual", None, False)
    assert of.standing(act, False, {act.i: Effect([threat], "drop")}) == ("actual", "a row", True)


def test_what_somebody_took_the_opportunity_for_he_did() -> None:
    for verb, done in (("took/VBD", True), ("takes/VBZ", True), ("take/VB", False)):
        tokens = parse(f"Togo/NNP/nsubj/1 {verb}/ROOT/1 the/DT/det/3 opportunity/NN/dobj/1 to/TO/aux/5 pay/VB/acl/3")
        tokens[1].lemma = "take"
        assert of.was_able(tokens[3]) is done


def test_what_somebody_was_able_to_do_he_did() -> None:
    for text, done in (
        ("they/PRP/nsubj/1 were/VBD/ROOT/1 able/JJ/acomp/1 to/TO/aux/4 attack/VB/xcomp/2", True),
        ("they/PRP/nsubj/1 are/VBP/ROOT/1 able/JJ/acomp/1 to/TO/aux/4 attack/VB/xcomp/2", False),
        ("they/PRP/nsubj/1 were/VBD/ROOT/1 set/JJ/acomp/1 to/TO/aux/4 attack/VB/xcomp/2", False),
        ("before/IN/mark/2 they/PRP/nsubj/2 were/VBD/ROOT/2 able/JJ/acomp/2 to/TO/aux/5 attack/VB/xcomp/3", False),
        ("they/PRP/nsubj/2 have/VBP/aux/2 been/VBN/ROOT/2 able/JJ/acomp/2 to/TO/aux/5 attack/VB/xcomp/3", True),
    ):
        assert of.was_able(next(token for token in parse(text) if token.tag == "JJ")) is done


def test_degrees() -> None:
    assert of.stronger("planned", "actual") == "planned"
    assert of.stronger("negated", "hypothetical") == "hypothetical"


def test_nobody_and_nothing() -> None:
    tokens = parse("nobody/PRP/nsubj/1 asked/VBD/ROOT/1 for/IN/prep/1 nothing/NN/pobj/2")
    assert itself.by_nobody(tokens[1])
    assert itself.nothing(tokens[3])
    assert not itself.nothing(tokens[2])


def test_a_polite_wish() -> None:
    assert of.wished(parse("we/PRP/nsubj/2 would/MD/aux/2 like/VB/ROOT/2")[2])
    assert not of.wished(parse("we/PRP/nsubj/2 will/MD/aux/2 like/VB/ROOT/2")[2])


#: What a verb's own words tell of it: the sentence, the verb's index, whether somebody says it.
OWN = [
    ("rebels/NNS/nsubj/1 attacked/VBD/ROOT/1", 1, False, "actual"),
    ("rebels/NNS/nsubj/2 will/MD/aux/2 attack/VB/ROOT/2", 2, False, "planned"),
    ("rebels/NNS/nsubj/2 may/MD/aux/2 attack/VB/ROOT/2", 2, False, "hypothetical"),
    ("rebels/NNS/nsubj/2 would/MD/aux/2 attack/VB/ROOT/2", 2, True, "planned"),
    ("if/IN/mark/2 rebels/NNS/nsubj/2 attacked/VBD/advcl/3 troops/NNS/ROOT/3", 2, False, "hypothetical"),
    ("had/VBD/aux/2 rebels/NNS/nsubj/2 attacked/VBN/advcl/3 troops/NNS/ROOT/3", 2, False, "hypothetical"),
    ("rebels/NNS/nsubj/2 had/VBD/aux/2 attacked/VBN/advcl/3 troops/NNS/ROOT/3", 2, False, "actual"),
    ("rebels/NNS/nsubj/2 never/RB/advmod/2 attacked/VBD/ROOT/2", 2, False, "negated"),
    ("rebels/NNS/nsubj/1 attacked/VBD/ROOT/1 nothing/NN/dobj/1", 1, False, "negated"),
    ("attacked/VBN/ROOT/0 by/IN/agent/0 nobody/NN/pobj/1", 0, False, "negated"),
    ("rebels/NNS/nsubj/2 to/TO/aux/2 attack/VB/ROOT/2", 2, False, "planned"),
    ("rebels/NNS/nsubj/1 want/VBP/ROOT/1 to/TO/aux/3 attack/VB/xcomp/1", 3, False, "actual"),
]


@pytest.mark.parametrize(("text", "verb", "reported", "status"), OWN)
def test_what_a_verbs_own_words_tell(text: str, verb: int, reported: bool, status: str) -> None:
    assert itself.own_status(parse(text)[verb], reported) == status


def test_a_question_asks_if_it_is_so() -> None:
    assert of.asked(parse("will/MD/aux/2 rebels/NNS/nsubj/2 attack/VB/ROOT/2 ?/./punct/2")[2])
    assert not of.asked(parse("rebels/NNS/nsubj/1 attacked/VBD/ROOT/1")[1])
    assert not of.asked(parse("why/WRB/advmod/3 did/VBD/aux/3 rebels/NNS/nsubj/3 attack/VB/ROOT/3 ?/./punct/3")[3])


def test_what_is_only_not_done_so_far() -> None:
    assert itself.yet_to_be(parse("rebels/NNS/nsubj/1 have/VBP/ROOT/1 yet/RB/advmod/1 to/TO/aux/4 leave/VB/xcomp/1")[4])
    assert not itself.yet_to_be(parse("rebels/NNS/nsubj/1 have/VBP/ROOT/1 to/TO/aux/3 leave/VB/xcomp/1")[3])
    assert itself.yet_to_be(parse("rebels/NNS/nsubj/3 not/RB/neg/3 yet/RB/advmod/3 left/VBN/ROOT/3")[3])


def test_what_a_pact_gives_is_to_come() -> None:
    assert itself.by_terms(parse("deal/NN/nsubj/1 provide/VBZ/ROOT/1 boats/NNS/dobj/1")[1])
    assert itself.by_terms(parse("deal/NN/ROOT/0 that/WDT/nsubj/2 provide/VBZ/relcl/0 boats/NNS/dobj/2")[2])
    assert not itself.by_terms(parse("chad/NNP/nsubj/1 provide/VBZ/ROOT/1 boats/NNS/dobj/1")[1])
    assert not itself.by_terms(parse("deal/NN/nsubj/1 provide/VBD/ROOT/1 boats/NNS/dobj/1")[1])


def test_whether_a_subject_is_nobody() -> None:
    assert itself.is_nobody(parse("nobody/PRP/nsubj/1 fired/VBD/ROOT/1")[0])
    assert not itself.is_nobody(parse("rebels/NNS/nsubj/1 fired/VBD/ROOT/1")[0])
