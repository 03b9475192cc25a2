"""What a comma adds at the end of what is said, and what links its beginning: a tree by hand for each."""

from __future__ import annotations

import pytest
from trees import tree, words

from onrecord.doc import Token
from onrecord.grammar.trailing import is_through, judged_beside, said_through, spelled_out, unopened, untrailed


def closed(*rest: str) -> list[Token]:
    """ "Chad will close ports , ..." with what the rows add."""
    rows = ("Chad chad NNP nsubj 2", "will will MD aux 2", "close close VB ROOT 2", "ports port NNS dobj 2", ", , , punct 2", *rest)
    return tree(" ".join(row.split()[0] for row in rows), *rows)


#: What follows the comma, and whether the reporter adds it.
TRAILS = [
    (("which which WDT nsubj 6", "lie lie VBP relcl 3", "north north RB advmod 6"), True),
    (("which which WDT dobj 7", "Mali mali NNP nsubj 7", "denies deny VBZ advcl 2"), True),
    (("which which WDT nsubj 6", "hurts hurt VBZ advcl 2", "Mali mali NNP dobj 6"), False),
    (("which which WDT nsubj 7", "would would MD aux 7", "hurt hurt VB relcl 3", "Mali mali NNP dobj 7"), False),
    (("where where WRB advmod 7", "boats boat NNS nsubj 7", "land land VBP relcl 3"), False),
    (("a a DT det 6", "lifeline lifeline NN appos 3"), True),
    (("Mali mali NNP appos 3",), False),
    (("while while IN mark 7", "Mali mali NNP nsubj 7", "waits wait VBZ advcl 2"), True),
    (("even even RB advmod 8", "though though IN mark 8", "few few NNS nsubj 8", "came come VBD advcl 2"), False),
    (("if if IN mark 7", "Mali mali NNP nsubj 7", "waits wait VBZ advcl 2"), False),
    (("adding add VBG advcl 2", "no no UH dobj 5"), True),
    (("leaving leave VBG advcl 2", "Mali mali NNP dobj 5"), False),
    (("following follow VBG prep 2", "raids raid NNS pobj 5"), True),
    (("in in IN prep 2", "response response NN pobj 5"), True),
    (("in in IN prep 2", "May may NNP pobj 5"), False),
    (("according accord VBG prep 2", "to to IN prep 5", "Mali mali NNP pobj 6"), True),
]


@pytest.mark.parametrize(("rest", "added"), TRAILS)
def test_what_a_reporter_adds(rest: tuple[str, ...], added: bool) -> None:
    of = closed(*rest)
    assert words(untrailed(of)) == (["Chad", "will", "close", "ports"] if added else words(of))


def test_one_addition_after_the_other() -> None:
    of = closed(
        "which which WDT nsubj 6",
        "lie lie VBP relcl 3",
        ", , , punct 2",
        "while while IN mark 10",
        "Mali mali NNP nsubj 10",
        "waits wait VBZ advcl 2",
    )
    assert words(untrailed(of)) == ["Chad", "will", "close", "ports"]


def test_marks_after_the_comma() -> None:
    rows = (
        "Chad chad NNP nsubj 1", "waits wait VBZ ROOT 1", ", , , punct 1", '" " , punct 1', "while while IN mark 6", "Mali mali NNP nsubj 6",
        "acts act VBZ advcl 1",
    )  # fmt: skip
    assert words(untrailed(tree('Chad waits , " while Mali acts', *rows))) == ["Chad", "waits"]


def test_what_links_a_sentence_to_the_one_before() -> None:
    rest = ("ports port NNS nsubj {at}", "are be VBP ROOT {at}", "now now RB advmod {at}", "shut shut JJ acomp {at}")

    def linked(*first: str) -> list[str]:
        rows = [row.format(at=len(first) + 1) for row in (*first, *rest)]
        return words(unopened(tree(" ".join(row.split()[0] for row in rows), *rows)))

    assert linked("But but CC cc {at}") == ["ports", "are", "now", "shut"]
    assert linked("However however RB advmod {at}", ", , , punct {at}") == ["ports", "are", "now", "shut"]
    assert linked("In in IN prep {at}", "addition addition NN pobj 0", ", , , punct {at}") == ["ports", "are", "now", "shut"]
    assert linked("But but CC cc {at}", "still still RB advmod {at}", ", , , punct {at}") == ["ports", "are", "now", "shut"]
    assert linked("Sadly sadly RB advmod {at}", ", , , punct {at}")[0] == "Sadly"
    assert linked("However however RB advmod {at}")[0] == "However", "no comma"


def test_what_begins_within_a_sentence_has_no_link() -> None:
    of = tree(
        "Chad said but few left",
        "Chad chad NNP nsubj 1",
        "said say VBD ROOT 1",
        "but but CC cc 1",
        "few few NNS nsubj 4",
        "left leave VBD conj 1",
    )
    assert unopened(of[2:]) == of[2:]


def test_a_colon_spells_out() -> None:
    rows = (
        "Chad chad NNP nsubj 1", "named name VBD ROOT 1", "reasons reason NNS dobj 1", ": : : punct 2", "cost cost NN appos 2",
        "and and CC cc 4", "time time NN conj 4",
    )  # fmt: skip
    of = tree("Chad named reasons : cost and time", *rows)
    assert words(spelled_out(of[2:3], of[1])) == ["reasons", ":", "cost", "and", "time"]
    assert words(spelled_out(of[:1], of[1])) == ["Chad"], "what stands before its cue is whole"
    short = tree("Chad named reasons : cost", *rows[:5])
    assert words(spelled_out(short[2:3], short[1])) == ["reasons"], "too little"
    quoted = tree('Chad named reasons : " cost "', *rows[:4], '" " , punct 2', "cost cost NN appos 2", '" " , punct 2')
    assert words(spelled_out(quoted[2:3], quoted[1])) == ["reasons"], "a quotation stands for itself"


def test_what_takes_up_a_sentence_to_be_judged() -> None:
    def taken_up(mark: str, article: str, tag: str) -> bool:
        of = tree(
            f"closed it {mark} {article} step welcomed",
            "closed close VBD ROOT 0",
            "it it PRP dobj 0",
            f"{mark} {mark} , punct 0",
            f"{article} {article} DT det 4",
            "step step NN dobj 0",
            f"welcomed welcome {tag} acl 4",
        )
        return judged_beside(of[4])

    assert taken_up(",", "a", "VBN")
    assert not taken_up(",", "the", "VBN")
    assert not taken_up("and", "a", "VBN")
    assert not taken_up(",", "a", "VBG")


#: What closes an object, and whether it tells through what it was said.
THROUGH = [
    (("in in IN prep 3", "an a DT det 6", "interview interview NN pobj 4"), True),
    (("on on IN prep 3", "Twitter twitter NNP pobj 4"), True),
    (("in in IN prep 3", "the the DT det 6", "interview interview NN pobj 4"), False),
    (("in in IN prep 3", "a a DT det 6", "valley valley NN pobj 4"), False),
    (("at at IN prep 3", "a a DT det 6", "post post NN pobj 4"), False),
    (("at at IN prep 3", "a a DT det 7", "press press NN compound 7", "conference conference NN pobj 4"), True),
    (("at at IN prep 3", "a a DT det 6", "conference conference NN pobj 4"), False),
]


@pytest.mark.parametrize(("rest", "told"), THROUGH)
def test_through_what_it_is_said(rest: tuple[str, ...], told: bool) -> None:
    rows = ("Chad chad NNP nsubj 1", "praised praise VBD ROOT 1", "the the DT det 3", "truce truce NN dobj 1", *rest)
    of = tree(" ".join(row.split()[0] for row in rows), *rows)
    assert words(said_through(of[2:])) == (words(of[4:]) if told else [])
    assert is_through(of[4]) == told


def test_words_in_a_letter_may_stand_in_it() -> None:
    rows = (
        "Chad chad NNP nsubj 1",
        "denied deny VBD ROOT 1",
        "a a DT det 3",
        "claim claim NN dobj 1",
        "in in IN prep 3",
        "a a DT det 6",
        "letter letter NN pobj 4",
    )
    assert said_through(tree(" ".join(row.split()[0] for row in rows), *rows)[2:]) == []
