"""What is told of that may come or is missing: documents built by hand."""

from __future__ import annotations

from trees import tree

from onrecord.doc import Doc, Token
from onrecord.grammar.foreseen import (
    in_some_case,
    is_expected,
    is_foreseen,
    is_missing,
    is_of_a_sort,
    is_of_any,
    is_of_worth,
    is_planned_in,
    is_ruled_out,
    only_not_by,
    only_related,
)


def tokens(*rows: tuple[str, str, str, str, int]) -> list[Token]:
    made = [(word, word.lower(), pos, tag, dep, head) for word, pos, tag, dep, head in rows]
    return Doc.of(" ".join(row[0] for row in rows), made).tokens


def test_what_is_likely_or_would_be_something_has_not_come() -> None:
    likely = tokens(
        ("The", "DET", "DT", "det", 1), ("raid", "NOUN", "NN", "nsubj", 2), ("seem", "VERB", "VBP", "ROOT", 2),
        ("likely", "ADJ", "JJ", "acomp", 2),
    )  # fmt: skip
    assert is_foreseen(likely[1])
    assert not is_foreseen(likely[3])
    would = tokens(
        ("A", "DET", "DT", "det", 1), ("raid", "NOUN", "NN", "nsubj", 3), ("would", "AUX", "MD", "aux", 3), ("hurt", "VERB", "VB", "ROOT", 3),
    )  # fmt: skip
    assert is_foreseen(would[1])
    told = tokens(
        ("The", "DET", "DT", "det", 1), ("raid", "NOUN", "NN", "nsubj", 3), ("would", "AUX", "MD", "aux", 3), ("hurt", "VERB", "VB", "ROOT", 3),
    )  # fmt: skip
    assert not is_foreseen(told[1])


def test_the_lack_of_a_treaty_tells_that_there_is_none() -> None:
    lack = tokens(
        ("lack", "NOUN", "NN", "ROOT", 0), ("of", "ADP", "IN", "prep", 0), ("treaties", "NOUN", "NNS", "pobj", 1),
    )  # fmt: skip
    assert is_missing(lack[2])
    assert not is_missing(lack[0])


def test_which_of_many_tells_of_no_deed_of_theirs() -> None:
    rows = [
        ("would", "AUX", "MD", "aux", 1), ("shoot", "VERB", "VB", "ROOT", 1), ("planes", "NOUN", "NNS", "dobj", 1),
        ("that", "PRON", "WDT", "nsubj", 4), ("enter", "VERB", "VBP", "relcl", 2),
    ]  # fmt: skip
    assert is_of_any(tokens(*rows)[4])
    done = [("had", "AUX", "VBD", "aux", 1), ("shot", "VERB", "VBN", "ROOT", 1), *rows[2:]]
    assert not is_of_any(tokens(*done)[4])


def test_in_the_event_of_something_is_in_a_case_only() -> None:
    case = tokens(
        ("closes", "VERB", "VBZ", "ROOT", 0), ("in", "ADP", "IN", "prep", 0), ("case", "NOUN", "NN", "pobj", 1), ("of", "ADP", "IN", "prep", 2),
        ("war", "NOUN", "NN", "pobj", 3),
    )  # fmt: skip
    assert in_some_case(case[0])
    assert not in_some_case(case[2])


def test_what_a_deed_has_nothing_to_do_with() -> None:
    raid = tokens(
        ("raid", "NOUN", "NN", "nsubjpass", 3), ("was", "AUX", "VBD", "auxpass", 3), ("not", "PART", "RB", "neg", 3), ("link", "VERB", "VBN", "ROOT", 3),
    )  # fmt: skip
    assert only_related(raid[0])
    made = tokens(
        ("raid", "NOUN", "NN", "nsubjpass", 3), ("was", "AUX", "VBD", "auxpass", 3), ("not", "PART", "RB", "neg", 3), ("make", "VERB", "VBN", "ROOT", 3),
    )  # fmt: skip
    assert not only_related(made[0])


def test_what_a_plan_includes_was_not_done_by_that() -> None:
    plan = tree(
        "the plan includes a raid", "the the DT det 1", "plan plan NN nsubj 2", "includes include VBZ ROOT 2", "a a DT det 4", "raid raid NN dobj 2",
    )  # fmt: skip
    assert is_planned_in(plan[4])
    tour = tree(
        "the tour includes a raid", "the the DT det 1", "tour tour NN nsubj 2", "includes include VBZ ROOT 2", "a a DT det 4", "raid raid NN dobj 2",
    )  # fmt: skip
    assert not is_planned_in(tour[4])


def test_talks_that_are_expected_to_cover_something_are_to_come() -> None:
    rows = ("talks talk NNS nsubjpass 2", "are be VBP auxpass 2", "expected expect VBN ROOT 2", "to to TO aux 4", "cover cover VB xcomp 2")
    assert is_expected(tree("talks are expected to cover", *rows)[0])
    assert not is_expected(tree("talks are expected to end", *rows[:4], "end end VB xcomp 2")[0])
    yet = ("talks talk NNS nsubj 1", "have have VBP ROOT 1", "yet yet RB advmod 1", "to to TO aux 4", "resume resume VB xcomp 1")
    assert is_expected(tree("talks have yet to resume", *yet)[0])
    assert not is_expected(tree("talks have now to resume", *yet[:2], "now now RB advmod 1", *yet[3:])[0])


def test_what_is_out_of_the_question_is_not_done() -> None:
    rows = ["Lifting lift VBG csubj 1", "is be VBZ ROOT 1", "out out IN prep 1", "of of IN prep 2", "question question NN pobj 3"]
    assert is_ruled_out(tree("Lifting is out of question", *rows)[0])
    assert is_ruled_out(tree("Lifting is unthinkable", *rows[:2], "unthinkable unthinkable JJ acomp 1")[0])
    assert is_ruled_out(tree("Lifting is off table", *rows[:2], "off off IN prep 1", "table table NN pobj 2")[0])
    assert not is_ruled_out(tree("Lifting is out of line", *rows[:4], "line line NN pobj 3")[0])
    assert not is_ruled_out(tree("Lifting is not unthinkable", *rows[:2], "not not RB neg 1", "unthinkable unthinkable JJ acomp 1")[0])
    assert not is_ruled_out(tree("Bans is unthinkable", "Bans ban NNS nsubj 1", *rows[1:2], "unthinkable unthinkable JJ acomp 1")[0])


def test_what_would_be_of_use_is_not_done_by_that() -> None:
    aid = tokens(
        ("value", "NOUN", "NN", "ROOT", 0), ("of", "ADP", "IN", "prep", 0), ("sending", "VERB", "VBG", "pcomp", 1), ("aid", "NOUN", "NN", "dobj", 2),
    )  # fmt: skip
    assert is_of_worth(aid[2])
    assert not is_of_worth(aid[3])
    talks = [
        ("value", "NOUN", "NN", "ROOT", 0),
        ("of", "ADP", "IN", "prep", 0),
        ("the", "DET", "DT", "det", 3),
        ("talks", "NOUN", "NNS", "pobj", 1),
    ]
    assert not is_of_worth(tokens(*talks)[3])
    assert is_of_worth(tokens(*talks[:2], ("talks", "NOUN", "NNS", "pobj", 1))[2])
    chance = tokens(
        ("risk", "NOUN", "NN", "ROOT", 0), ("of", "ADP", "IN", "prep", 0), ("Chad", "PROPN", "NNP", "pobj", 1), ("leaving", "VERB", "VBG", "acl", 0),
    )  # fmt: skip
    assert is_of_worth(chance[3])


def test_it_was_not_he_who_did_it() -> None:
    rows = [
        ("it", "PRON", "PRP", "nsubj", 1), ("be", "AUX", "VBD", "ROOT", 1), ("not", "PART", "RB", "neg", 1), ("Chad", "PROPN", "NNP", "attr", 1),
        ("that", "PRON", "WDT", "nsubj", 5), ("left", "VERB", "VBD", "relcl", 3),
    ]  # fmt: skip
    assert only_not_by(tokens(*rows)[5])
    affirmed = [("it", "PRON", "PRP", "nsubj", 1), ("be", "AUX", "VBD", "ROOT", 1), ("Chad", "PROPN", "NNP", "attr", 1)]
    assert not only_not_by(tokens(*affirmed, ("that", "PRON", "WDT", "nsubj", 4), ("left", "VERB", "VBD", "relcl", 2))[4])


def test_a_deed_of_which_it_is_only_told_what_it_would_be() -> None:
    raid = [
        ("a", "DET", "DT", "det", 1), ("raid", "NOUN", "NN", "nsubj", 3), ("would", "AUX", "MD", "aux", 3),
        ("follow", "VERB", "VB", "ROOT", 3),
    ]  # fmt: skip
    assert is_of_a_sort(tokens(*raid)[1])
    done = [raid[0], ("raid", "NOUN", "NN", "nsubj", 2), ("began", "VERB", "VBD", "ROOT", 2)]
    assert not is_of_a_sort(tokens(*done)[1])
    judged = [raid[0], ("raid", "NOUN", "NN", "nsubj", 2), ("is", "AUX", "VBZ", "ROOT", 2), ("unacceptable", "ADJ", "JJ", "acomp", 2)]
    assert is_of_a_sort(tokens(*judged)[1])
