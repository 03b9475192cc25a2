"""Subjects: own, shared, controlled, and of nouns; a tree by hand for each."""

from __future__ import annotations

from trees import tree, words

from onrecord.grammar.subjects import (
    clause_subject,
    deep_object,
    deep_subject,
    doers_above,
    does,
    hangs_on_root,
    is_main,
    nearest_subject,
    noun_subject,
    subject_words,
    surface_subject,
    tellers,
    whose_words,
)


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    of = tree("envoys who left", "envoys envoy NNS ROOT 0", "who who WP nsubj 2", "left leave VBD relcl 0")
    assert words(subject_words(of[2])) == ["who"]
    assert words(surface_subject(of[2])) == ["envoys"]


def test_the_object_does_what_it_is_urged_to_do() -> None:
    rows = ("Peru peru NNP nsubj 1", "urged urge VBD ROOT 1", "Chad chad NNP dobj 1", "to to TO aux 4", "leave leave VB xcomp 1")
    assert words(surface_subject(tree("Peru urged Chad to leave", *rows)[4])) == ["Chad"]
    rows = ("Peru peru NNP nsubj 1", "called call VBD ROOT 1", "Chad chad NNP dobj 1", "to to TO aux 4", "ask ask VB xcomp 1")
    assert words(surface_subject(tree("Peru called Chad to ask", *rows)[4])) == ["Peru"]


def test_whoever_uses_something_does_what_it_is_used_for() -> None:
    rows = ("Peru peru NNP nsubj 1", "used use VBD ROOT 1", "ships ship NNS dobj 1", "to to TO aux 4", "shell shell VB xcomp 1")
    assert words(surface_subject(tree("Peru used ships to shell", *rows)[4])) == ["Peru"]


def test_a_decision_is_that_of_the_people_before_it() -> None:
    rows = ("Peruvian peruvian JJ amod 1", "decisions decision NNS ROOT 1", "to to TO aux 3", "leave leave VB acl 1")
    text = "Peruvian decisions to leave"
    assert words(surface_subject(tree(text, *rows, names={0: "NORP"})[3])) == ["Peruvian"]
    assert words(surface_subject(tree(text, *rows)[3])) == []


def test_who_is_quoted_says_it() -> None:
    rows = ("papers paper NNS nsubj 1", "quoted quote VBD ROOT 1", "Roe roe NNP dobj 1", "as as IN prep 1", "saying say VBG pcomp 3")
    assert words(surface_subject(tree("papers quoted Roe as saying", *rows)[4])) == ["Roe"]


def test_who_issues_a_statement_says_it() -> None:
    text = "Peru issued a statement saying no"
    rows = (
        "Peru peru NNP nsubj 1",
        "issued issue VBD ROOT 1",
        "a a DT det 3",
        "statement statement NN dobj 1",
        "saying say VBG acl 3",
        "no no UH dobj 4",
    )
    assert words(surface_subject(tree(text, *rows)[4])) == ["Peru"]


def test_a_participle_says_what_its_own_noun_does() -> None:
    rows = ("Radio radio NNP nsubj 1", "quotes quote VBZ ROOT 1", "judges judge NNS dobj 1", "saying say VBG acl 2", "no no UH dobj 3")
    assert words(surface_subject(tree("Radio quotes judges saying no", *rows)[3])) == ["judges"]


def test_a_second_saying_is_of_who_said_the_first() -> None:
    text = "Roe said troops would stay and urged Chad"
    rows = (
        "Roe roe NNP nsubj 1",
        "said say VBD ROOT 1",
        "troops troop NNS nsubj 4",
        "would would MD aux 4",
        "stay stay VB ccomp 1",
        "and and CC cc 4",
        "urged urge VBD conj 4",
        "Chad chad NNP dobj 6",
    )
    assert words(surface_subject(tree(text, *rows)[6])) == ["Roe"]


def test_what_was_found_was_handed_over_by_the_same() -> None:
    text = "Roe said locals had found bombs and handed them over"
    rows = (
        "Roe roe NNP nsubj 1",
        "said say VBD ROOT 1",
        "locals local NNS nsubj 4",
        "had have VBD aux 4",
        "found find VBN ccomp 1",
        "bombs bomb NNS dobj 4",
        "and and CC cc 4",
        "handed hand VBD conj 4",
        "them they PRP dobj 7",
        "over over RP prt 7",
    )
    assert words(surface_subject(tree(text, *rows)[7])) == ["locals"]


def test_of_two_subjects_the_name_is_meant() -> None:
    rows = ("the the DT det 1", "paper paper NN nsubj 3", "Herald herald NNP nsubj 3", "said say VBD ROOT 3")
    assert words(surface_subject(tree("the paper Herald said", *rows, people=(2,))[3])) == ["Herald"]
    assert words(surface_subject(tree("the paper Herald said", *rows)[3])) == ["paper"]


def test_what_an_adjective_governs_is_of_its_noun() -> None:
    rows = ("Chad chad NNP nsubj 1", "is be VBZ ROOT 1", "ready ready JJ acomp 1", "to to TO aux 4", "leave leave VB xcomp 2")
    assert words(surface_subject(tree("Chad is ready to leave", *rows)[4])) == ["Chad"]


def test_the_doer_of_a_noun() -> None:
    rows = ("Peru peru NNP nsubj 1", "made make VBD ROOT 1", "plans plan NNS dobj 1", "to to TO aux 4", "leave leave VB acl 2")
    of = tree("Peru made plans to leave", *rows)
    assert words(noun_subject(of[2])) == ["Peru"]
    assert words(surface_subject(of[4])) == ["Peru"]


def test_doer_and_undergoer_of_a_passive() -> None:
    rows = (
        "ships ship NNS nsubjpass 2",
        "were be VBD auxpass 2",
        "stopped stop VBN ROOT 2",
        "and and CC cc 2",
        "boarded board VBN conj 2",
        "by by IN agent 4",
        "Chad chad NNP pobj 5",
    )
    of = tree("ships were stopped and boarded by Chad", *rows)
    assert words(deep_subject(of[2])) == ["Chad"]
    assert words(deep_object(of[2])) == ["ships"]
    assert words(deep_object(of[4])) == ["ships"]


def test_what_a_noun_does_and_whether_it_is_the_sentences_act() -> None:
    rows = (
        "Peru peru NNP nsubj 3",
        "and and CC cc 0",
        "Chad chad NNP conj 0",
        "said say VBD ROOT 3",
        "boats boat NNS nsubj 5",
        "sank sink VBD ccomp 3",
    )
    of = tree("Peru and Chad said boats sank", *rows)
    assert does(of[0]) is does(of[2]) is of[3]
    assert does(of[4]) is of[5]
    assert does(of[3]) is None
    assert is_main(of[3])
    assert not is_main(of[5])  # told, though it hangs on the root
    assert [hangs_on_root(token) for token in of] == [True, False, False, True, False, True]


#: "Peru said Chad fired boats , sinking two"
FIRED = (
    "Peru peru NNP nsubj 1",
    "said say VBD ROOT 1",
    "Chad chad NNP nsubj 3",
    "hit hit VBD ccomp 1",
    "boats boat NNS dobj 3",
    ", , , punct 3",
    "sinking sink VBG advcl 3",
    "two two CD dobj 6",
)


def test_the_nearest_subject() -> None:
    of = tree("Peru said Chad hit boats , sinking two", *FIRED)
    assert nearest_subject(of[7]) is of[2]
    assert nearest_subject(of[1]) is of[0]
    assert nearest_subject(tree("Go home", "Go go VB ROOT 0", "home home RB advmod 0")[1]) is None


def test_who_tells_what_a_word_is_the_subject_of() -> None:
    of = tree("Peru said Chad hit boats , sinking two", *FIRED)
    assert words(tellers(of[2])) == ["Peru"]
    assert tellers(of[0]) == [], "nobody tells it"
    assert tellers(of[4]) == [], "no subject"


def test_who_tells_it_after_the_words() -> None:
    rows = ("it it PRP nsubj 1", "left leave VBD ccomp 3", "Peru peru NNP nsubj 3", "said say VBD ROOT 3")
    assert tellers(tree("it left Peru said", *rows)[0]) == []


def test_who_does_what_the_clauses_above_tell() -> None:
    of = tree("Peru said Chad hit boats , sinking two", *FIRED)
    assert words(list(doers_above(of[6]))) == ["Peru"], "whoever says the one says the other"
    alone = (
        "boats boat NNS nsubjpass 2", "were be VBD auxpass 2", "hit hit VBN ROOT 2", "by by IN agent 2", "Chad chad NNP pobj 3",
        "sinking sink VBG advcl 2",
    )  # fmt: skip
    assert words(list(doers_above(tree("boats were hit by Chad sinking", *alone)[5]))) == ["Chad", "boats"]


def test_who_did_one_thing_then_did_another() -> None:
    rows = ("Peru peru NNP nsubj 1", "left leave VBD ccomp 4", ", , , punct 4", "then then RB advmod 4", "urged urge VBD ROOT 4")
    assert words(surface_subject(tree("Peru left , then urged", *rows)[4])) == ["Peru"]
    later = (*rows[:3], "later later RB advmod 4", rows[4])
    assert surface_subject(tree("Peru left , later urged", *later)[4]) == []


def test_those_whom_a_thing_led_to_act_are_above_what_follows() -> None:
    rows = (
        "Rows row NNS nsubj 1",
        "led lead VBD ROOT 1",
        "envoys envoy NNS dobj 1",
        "to to TO aux 4",
        "leave leave VB xcomp 1",
        "saying say VBG advcl 1",
    )
    assert words(list(doers_above(tree("Rows led envoys to leave saying", *rows)[5]))) == ["Rows", "envoys"]


def test_whoever_is_led_to_do_something_does_it() -> None:
    rows = ("Rows row NNS nsubj 1", "led lead VBD ROOT 1", "members member NNS dobj 1", "to to TO aux 4", "leave leave VB acl 2")
    assert words(surface_subject(tree("Rows led members to leave", *rows)[4])) == ["members"]


def test_the_subject_of_a_words_own_clause_stands_before_it() -> None:
    rows = (
        "Benin benin NNP nsubj 1",
        "says say VBZ ROOT 1",
        "Togo togo NNP nsubj 3",
        "recalled recall VBD ccomp 1",
        "its its PRP$ poss 5",
        "men man NNS dobj 3",
    )
    of = tree("Benin says Togo recalled its men", *rows)
    assert words(clause_subject(of[4])) == ["Togo"]
    assert clause_subject(of[2]) == []


def test_measures_are_of_whoever_announces_them() -> None:
    rows = (
        "Peru peru NNP nsubj 1", "took take VBD ROOT 1", "steps step NNS dobj 1", "targeting target VBG acl 2", "Fiji fiji NNP dobj 3",
        "including include VBG prep 3", "closing close VBG pcomp 5", "ports port NNS dobj 6",
    )  # fmt: skip
    assert words(surface_subject(tree("Peru took steps targeting Fiji including closing ports", *rows)[6])) == ["Peru"]


def test_whose_claim_tells_it() -> None:
    rows = (
        "Chad chad NNP poss 2",
        "'s 's POS case 0",
        "claim claim NN ROOT 2",
        "that that IN mark 5",
        "he he PRP nsubj 5",
        "left leave VBD acl 2",
    )
    of = tree("Chad's claim that he left", *rows)
    assert whose_words(of[4]) is of[0]
    of = tree("Chad's claim he left", *rows[:3], "he he PRP nsubj 4", "left leave VBD acl 2")
    assert whose_words(of[3]) is None


def test_whoever_is_clear_that_he_does_it_tells_it() -> None:
    of = tree(
        "Roe is clear that he left",
        "Roe roe NNP nsubj 1",
        "is be VBZ ROOT 1",
        "clear clear JJ acomp 1",
        "that that IN mark 5",
        "he he PRP nsubj 5",
        "left leave VBD ccomp 1",
    )
    assert words(tellers(of[4])) == ["Roe"]
    of[5].dep = "ccomp"
    of[5].head = of[2]
    assert words(tellers(of[4])) == ["Roe"]
