"""Relative clauses on the noun that they are told of: trees as the parser makes them, by hand."""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.grammar.antecedents import told_of


def tokens(*rows: str) -> list[Token]:
    """Tokens of rows "word lemma part tag role head"."""
    parts = [row.split() for row in rows]
    made = [(word, lemma, pos, tag, dep, int(head)) for word, lemma, pos, tag, dep, head in parts]
    return Doc.of(" ".join(row[0] for row in parts), made).tokens


CLAIM = (
    "Peru peru PROPN NNP nsubj 1", "made make VERB VBD ROOT 1", "claims claim NOUN NNS dobj 1",
    "that that SCONJ IN mark 5", "Chile chile PROPN NNP nsubj 5", "rejects reject VERB VBZ acl 2",
)  # fmt: skip


def test_what_is_done_to_a_claim_is_not_its_content() -> None:
    of = tokens(*CLAIM)
    told_of(of[5])
    assert (of[5].dep, of[3].dep) == ("relcl", "dobj")


def test_a_claim_that_somebody_rejects_something_stays_its_content() -> None:
    of = tokens(*CLAIM, "talks talk NOUN NNS dobj 5")
    told_of(of[5])
    assert (of[5].dep, of[3].dep) == ("acl", "mark")
    other = tokens(*CLAIM[:5], "left leave VERB VBD acl 2")
    told_of(other[5])
    assert (other[5].dep, other[3].dep) == ("acl", "mark")


CALLED = (
    "left leave VERB VBD ROOT 0", "a a DET DT det 2", "move move NOUN NN npadvmod 0", "Peru peru PROPN NNP nsubj 4",
    "called call VERB VBD relcl 2", "a a DET DT det 6", "threat threat NOUN NN dobj 4",
)  # fmt: skip


def test_what_a_noun_is_called_is_no_object() -> None:
    of = tokens(*CALLED)
    told_of(of[4])
    assert of[6].dep == "oprd"
    of = tokens(*CALLED[:3], "that that PRON WDT nsubj 4", *CALLED[4:])
    told_of(of[4])
    assert of[6].dep == "dobj"  # "a move that called a strike"


def test_a_second_clause_is_told_of_the_deed() -> None:
    rows = (*CALLED[:6], "threat threat NOUN NN oprd 4", "that that PRON WDT nsubj 8", "hurt hurt VERB VBD relcl 6")
    of = tokens(*rows)
    told_of(of[8])
    assert of[8].head is of[2]
    other = tokens(*rows[:4], "saw see VERB VBD relcl 2", *rows[5:])
    told_of(other[8])
    assert other[8].head is other[6]


def test_what_somebody_is_bound_to_do_completes_the_verb() -> None:
    rows = (
        "is be AUX VBZ auxpass 1", "obliged oblige VERB VBN ROOT 1", "by by ADP IN prep 1", "treaty treaty NOUN NN pobj 2",
        "to to PART TO aux 5", "leave leave VERB VB advcl 1",
    )  # fmt: skip
    of = tokens(*rows)
    told_of(of[5])
    assert of[5].dep == "xcomp"
    other = tokens(rows[0], "armed arm VERB VBN ROOT 1", *rows[2:])
    told_of(other[5])
    assert other[5].dep == "advcl"  # "is armed to leave"


def test_a_claim_to_something_is_refused_not_the_thing() -> None:
    rows = (
        "claim claim NOUN NN dobj 0", "to to ADP IN prep 0", "islands island NOUN NNS pobj 1", "which which PRON WDT dobj 5",
        "Peru peru PROPN NNP nsubj 5", "rejects reject VERB VBZ relcl 2",
    )  # fmt: skip
    of = tokens(*rows)
    told_of(of[5])
    assert of[5].head is of[0]
    other = tokens("road road NOUN NN dobj 0", *rows[1:])
    told_of(other[5])
    assert other[5].head is other[2]


def test_no_place_is_who() -> None:
    rows = (
        "colonel colonel NOUN NN ROOT 0", "living live VERB VBG acl 0", "in in ADP IN prep 1", "Oslo oslo PROPN NNP pobj 2",
        "who who PRON WP nsubjpass 5", "charged charge VERB VBN relcl 3",
    )  # fmt: skip
    of = tokens(*rows[:3], "town town NOUN NN pobj 2", *rows[4:])
    told_of(of[5])
    assert of[5].head is of[0]
    of = tokens(
        "chiefs chief NOUN NNS ROOT 0",
        "in in ADP IN prep 0",
        "town town NOUN NN pobj 1",
        "who who PRON WP nsubj 4",
        "left leave VERB VBD relcl 2",
    )
    told_of(of[4])
    assert of[4].head is of[0]
    of = tokens(*rows[:3], "boat boat NOUN NN pobj 2", *rows[4:])
    told_of(of[5])
    assert of[5].head is of[3]


def test_it_was_somebody_who_did_it() -> None:
    of = tokens(
        "It it PRON PRP nsubj 1", "was be AUX VBD ROOT 1", "Chad chad PROPN NNP attr 1", "that that PRON WDT nsubj 4",
        "fired fire VERB VBD ccomp 1",
    )  # fmt: skip
    told_of(of[4])
    assert (of[4].dep, of[4].head) == ("relcl", of[2])
