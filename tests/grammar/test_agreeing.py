"""A verb joined to a relative clause that agrees with the main clause's subject."""

from __future__ import annotations

from trees import tree

from onrecord.grammar.agreeing import agreeing


def test_who_agrees_with_it_does_it() -> None:
    rows = (
        "Fiji fiji NNP nsubj 1", "blamed blame VBD ROOT 1", "states state NNS dobj 1", "that that WDT nsubj 4", "fail fail VBP relcl 2",
        "and and CC cc 4", "has have VBZ aux 7", "called call VBN conj 4",
    )  # fmt: skip
    of = tree("Fiji blamed states that fail and has called", *rows)
    agreeing(of[7])
    assert (of[7].head.text, of[5].head.text) == ("blamed", "blamed")
    of = tree("Fiji blamed states that fail and have called", *rows[:6], "have have VBP aux 7", rows[7])
    agreeing(of[7])
    assert of[7].head.text == "fail"
    of = tree("Fiji blamed one that fails and has called", *rows[:2], "one one NN dobj 1", rows[3], "fails fail VBZ relcl 2", *rows[5:])
    agreeing(of[7])
    assert of[7].head.text == "fails"


def test_what_is_told_of_now_is_not_of_what_was_done() -> None:
    rows = (
        "Fiji fiji NNP nsubj 1", "deplores deplore VBZ ROOT 1", "raids raid NNS dobj 1", "that that WDT nsubj 4", "killed kill VBD relcl 2",
        "and and CC cc 4", "offers offer VBZ conj 4", "help help NN dobj 6",
    )  # fmt: skip
    of = tree("Fiji deplores raids that killed and offers help", *rows)
    agreeing(of[6])
    assert (of[6].head.text, of[5].head.text) == ("deplores", "deplores")
    of = tree("Fiji deplores raids that killed and offered help", *rows[:6], "offered offer VBD conj 4", rows[7])
    agreeing(of[6])
    assert of[6].head.text == "killed"
    of = tree("Fiji deplored one that killed and offers help", rows[0], "deplored deplore VBD ROOT 1", "one one NN dobj 1", *rows[3:])
    agreeing(of[6])
    assert of[6].head.text == "killed"


def test_what_is_done_to_its_crew_is_done_by_whoever_stops_the_boat() -> None:
    rows = (
        "Fiji fiji NNP nsubj 1", "stopped stop VBD ROOT 1", "boats boat NNS dobj 1", "that that WDT nsubj 5", "were be VBD aux 5",
        "fishing fish VBG relcl 2", "and and CC cc 5", "held hold VBD conj 5", "their their PRP$ poss 9", "crews crew NNS dobj 7",
    )  # fmt: skip
    of = tree("Fiji stopped boats that were fishing and held their crews", *rows)
    agreeing(of[7])
    assert (of[7].head.text, of[6].head.text) == ("stopped", "stopped")
    of = tree(
        "Fiji stopped boats that were fishing and ignored two calls",
        *rows[:7],
        "ignored ignore VBD conj 5",
        "two two CD nummod 9",
        "calls call NNS dobj 7",
    )
    agreeing(of[7])
    assert of[7].head.text == "fishing"
