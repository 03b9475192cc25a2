"""What is told as a case and not as done: documents built by hand."""

from __future__ import annotations

from trees import tree

from onrecord.doc import Doc, Token
from onrecord.grammar.unreal import (
    done_in_wishing,
    goes_on,
    is_aim,
    is_case,
    is_contrary,
    is_for_somebody,
    is_going_to,
    is_inverted_condition,
    is_led_to,
    is_left_out,
    is_made_so,
    is_nothing,
    is_passed_over,
)


def tokens(*rows: tuple[str, str, str, str, int]) -> list[Token]:
    made = [(word, word.lower(), pos, tag, dep, head) for word, pos, tag, dep, head in rows]
    return Doc.of(" ".join(row[0] for row in rows), made).tokens


def test_any_attack_and_whoever_attacks_are_cases() -> None:
    raid = tokens(("any", "DET", "DT", "det", 1), ("raid", "NOUN", "NN", "nsubj", 2), ("fails", "VERB", "VBZ", "ROOT", 2))
    assert is_case(raid[1])
    assert not is_case(raid[2])
    anyone = tokens(
        ("anyone", "PRON", "NN", "nsubj", 3), ("who", "PRON", "WP", "nsubj", 2), ("attacks", "VERB", "VBZ", "relcl", 0),
        ("loses", "VERB", "VBZ", "ROOT", 3),
    )  # fmt: skip
    assert is_case(anyone[2])
    told = tokens(
        ("any", "DET", "DT", "det", 1), ("retreat", "NOUN", "NN", "ROOT", 1), (",", "PUNCT", ",", "punct", 1),
        ("which", "PRON", "WDT", "dobj", 5), ("Chad", "PROPN", "NNP", "nsubj", 5), ("urged", "VERB", "VBD", "relcl", 1),
    )  # fmt: skip
    assert not is_case(told[5])


def test_what_comes_in_the_event_is_a_case() -> None:
    event = tokens(
        ("in", "ADP", "IN", "prep", 4), ("case", "NOUN", "NN", "pobj", 0), ("of", "ADP", "IN", "prep", 1), ("raids", "NOUN", "NNS", "pobj", 2),
        ("flee", "VERB", "VB", "ROOT", 4),
    )  # fmt: skip
    assert is_case(event[3])


def test_what_is_for_somebody_to_do_is_not_done() -> None:
    deal = tokens(
        ("deal", "NOUN", "NN", "ROOT", 0), ("for", "SCONJ", "IN", "mark", 4), ("Chad", "PROPN", "NNP", "nsubj", 4),
        ("to", "PART", "TO", "aux", 4), ("leave", "VERB", "VB", "relcl", 0),
    )  # fmt: skip
    assert is_for_somebody(deal[4])
    assert not is_for_somebody(deal[0])


def test_what_is_passed_over_is_not_done() -> None:
    talked = tokens(
        ("talked", "VERB", "VBD", "ROOT", 0), ("rather", "ADV", "RB", "advmod", 2), ("than", "ADP", "IN", "cc", 0),
        ("attack", "VERB", "VB", "conj", 0), ("Chad", "PROPN", "NNP", "dobj", 3),
    )  # fmt: skip
    assert is_passed_over(talked[3])
    assert not is_passed_over(talked[0])


def test_an_infinitive_tells_an_aim_unless_it_is_done_in_doing_the_other() -> None:
    bought = tokens(
        ("bought", "VERB", "VBD", "ROOT", 0), ("ships", "NOUN", "NNS", "dobj", 0), ("to", "PART", "TO", "aux", 3),
        ("support", "VERB", "VB", "xcomp", 0), ("raids", "NOUN", "NNS", "dobj", 3),
    )  # fmt: skip
    assert is_aim(bought[3])
    began = tokens(("begin", "VERB", "VBP", "ROOT", 0), ("to", "PART", "TO", "aux", 2), ("shell", "VERB", "VB", "xcomp", 0))
    assert not is_aim(began[2])


def test_a_condition_without_if() -> None:
    rows = (
        ("would", "AUX", "MD", "aux", 2), ("have", "AUX", "VB", "aux", 2), ("attacked", "VERB", "VBN", "ROOT", 2), ("had", "AUX", "VBD", "aux", 5),
        ("talks", "NOUN", "NNS", "nsubj", 5), ("failed", "VERB", "VBN", "advcl", 2),
    )  # fmt: skip
    assert is_inverted_condition(tokens(*rows)[5])
    as_clause = (*rows[:3], ("had", "VERB", "VBD", "ccomp", 2), ("talks", "NOUN", "NNS", "nsubj", 5), ("failed", "VERB", "VBD", "ccomp", 3))
    assert is_inverted_condition(tokens(*as_clause)[3])
    plain = (*rows[:3], ("talks", "NOUN", "NNS", "nsubj", 5), ("had", "AUX", "VBD", "aux", 5), rows[5])
    assert not is_inverted_condition(tokens(*plain)[5])
    told = (("has", "AUX", "VBZ", "aux", 2), ("now", "ADV", "RB", "advmod", 2), *rows[2:])
    assert not is_inverted_condition(tokens(*told)[5])
    first = (
        ("had", "AUX", "VBD", "aux", 2), ("talks", "NOUN", "NNS", "nsubj", 2), ("failed", "VERB", "VBN", "advcl", 4), ("would", "AUX", "MD", "aux", 4),
        ("attack", "VERB", "VB", "ROOT", 4),
    )  # fmt: skip
    assert is_inverted_condition(tokens(*first)[2])
    in_order = (("talks", "NOUN", "NNS", "nsubj", 2), ("had", "AUX", "VBD", "aux", 2), *first[2:])
    assert not is_inverted_condition(tokens(*in_order)[2])
    said = (*first[:2], ("failed", "VERB", "VBN", "ccomp", 4), *first[3:])
    assert not is_inverted_condition(tokens(*said)[2])


def test_every_time_it_is_done_tells_of_no_one_deed() -> None:
    rows = (
        ("wept", "VERB", "VBD", "ROOT", 0), ("every", "DET", "DT", "det", 2), ("time", "NOUN", "NN", "npadvmod", 0),
        ("rebels", "NOUN", "NNS", "nsubj", 4), ("attacked", "VERB", "VBD", "relcl", 2),
    )  # fmt: skip
    assert is_case(tokens(*rows)[4])
    first = (rows[0], ("the", "DET", "DT", "det", 2), *rows[2:])
    assert not is_case(tokens(*first)[4])


def test_what_would_be_if_he_were_another_is_contrary() -> None:
    rows = (
        ("if", "SCONJ", "IN", "mark", 2), ("he", "PRON", "PRP", "nsubj", 2), ("were", "AUX", "VBD", "advcl", 6),
        ("king", "NOUN", "NN", "attr", 2), ("he", "PRON", "PRP", "nsubj", 6), ("would", "AUX", "MD", "aux", 6),
        ("attack", "VERB", "VB", "ROOT", 6),
    )  # fmt: skip
    assert is_contrary(tokens(*rows)[6])
    they = (rows[0], ("they", "PRON", "PRP", "nsubj", 2), *rows[2:])
    assert not is_contrary(tokens(*they)[6])
    will = (*rows[:5], ("will", "AUX", "MD", "aux", 6), rows[6])
    assert not is_contrary(tokens(*will)[6])
    won = (*rows[:2], ("won", "VERB", "VBD", "advcl", 6), *rows[3:])
    assert not is_contrary(tokens(*won)[6])
    meanwhile = (("while", "SCONJ", "IN", "mark", 2), *rows[1:])
    assert not is_contrary(tokens(*meanwhile)[6])


def test_a_condition_may_have_the_object_before_it_for_its_subject() -> None:
    rows = (
        ("would", "AUX", "MD", "aux", 2), ("have", "AUX", "VB", "aux", 2), ("attacked", "VERB", "VBN", "ROOT", 2),
        ("Chad", "PROPN", "NNP", "nsubj", 4), ("had", "VERB", "VBD", "ccomp", 2), ("talks", "NOUN", "NNS", "nsubj", 6),
        ("failed", "VERB", "VBD", "ccomp", 4),
    )  # fmt: skip
    assert is_inverted_condition(tokens(*rows)[4])
    assert not is_inverted_condition(tokens(("has", "AUX", "VBZ", "aux", 2), *rows[1:])[4])


def test_what_is_looked_for_is_a_case() -> None:
    rows = [
        ("tips", "NOUN", "NNS", "ROOT", 0), ("leading", "VERB", "VBG", "acl", 0), ("to", "ADP", "IN", "prep", 1), ("arrests", "NOUN", "NNS", "pobj", 2),
    ]  # fmt: skip
    made = [
        (word, "tip" if word == "tips" else "lead" if word == "leading" else word, pos, tag, dep, head)
        for word, pos, tag, dep, head in rows
    ]
    tip = Doc.of("tips leading to arrests", made).tokens
    assert is_case(tip[3])
    assert not is_case(tip[0])


def test_who_wishes_to_thank_thanks() -> None:
    thanks = tokens(
        ("I", "PRON", "PRP", "nsubj", 1), ("want", "VERB", "VBP", "ROOT", 1), ("to", "PART", "TO", "aux", 3), ("thank", "VERB", "VB", "xcomp", 1),
    )  # fmt: skip
    assert done_in_wishing(thanks[3])
    assert not done_in_wishing(thanks[1])


def test_what_is_left_out_is_not_done() -> None:
    left = tree(
        "left without signing it", "left leave VBD ROOT 0", "without without IN prep 0", "signing sign VBG pcomp 1", "it it PRP dobj 2"
    )
    assert is_left_out(left[2])
    assert not is_left_out(left[0])


def test_what_it_is_to_do_something_tells_of_no_deed() -> None:
    rows = (
        "made make VBD ROOT 0",
        "it it PRP nsubj 3",
        "a a DT det 3",
        "crime crime NN nsubj 5",
        "to to TO aux 5",
        "attack attack VB ccomp 0",
    )
    made = tree("made it a crime to attack", *rows)
    assert is_made_so(made[5])
    first = tree(
        "made it the state to attack", *(row.replace("a a DT", "the the DT").replace("crime crime", "state state") for row in rows)
    )
    assert not is_made_so(first[5])


def test_what_somebody_is_going_to_do_and_what_he_went_on_to_do() -> None:
    going = tree(
        "Chad is going to attack Mali", "Chad chad NNP nsubj 2", "is be VBZ aux 2", "going go VBG ROOT 2", "to to TO aux 4", "attack attack VB xcomp 2",
        "Mali mali NNP dobj 4",
    )  # fmt: skip
    assert is_going_to(going[4])
    assert not goes_on(going[4])
    went = tree(
        "Chad went on to attack Mali", "Chad chad NNP nsubj 1", "went go VBD ROOT 1", "on on RP prt 1", "to to TO aux 4", "attack attack VB advcl 1",
        "Mali mali NNP dobj 4",
    )  # fmt: skip
    assert goes_on(went[4])
    assert not is_going_to(went[4])


def test_what_somebody_was_led_to_do() -> None:
    rows = ("it it PRP nsubj 1", "led lead VBD ROOT 1", "members member NNS dobj 1", "to to TO aux 4", "leave leave VB advcl 1")
    assert is_led_to(tree("it led members to leave", *rows)[4])
    assert not is_led_to(tree("it led teams to leave", *rows[:2], "teams team NNS dobj 1", *rows[3:])[4])


def test_there_is_nothing_of_what_there_is_nothing_to_do() -> None:
    rows = ("is be VBZ ROOT 0", "nothing nothing NN attr 0", "to to TO aux 3", "sign sign VB relcl 1")
    assert is_nothing(tree("is nothing to sign", *rows)[3])
    assert not is_nothing(tree("is paper to sign", rows[0], "paper paper NN attr 0", *rows[2:])[3])
