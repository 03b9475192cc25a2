"""Verbs right after a day that the parser takes for participles."""

from __future__ import annotations

from trees import tree

from onrecord.grammar.dated import after_day


def test_the_verb_after_a_day_tells_what_the_subject_does() -> None:
    tokens = tree(
        "court on Tuesday freed politician Okafor after months",
        "court court NN ROOT 0",
        "on on IN prep 0",
        "Tuesday Tuesday NNP pobj 1",
        "freed free VBN amod 4",
        "politician politician NN compound 5",
        "Okafor Okafor NNP appos 0",
        "after after IN prep 0",
        "months month NNS pobj 6",
    )
    after_day(tokens[3], tokens)
    told = [(t.text, t.dep, t.head.text) for t in tokens]
    assert told[:4] == [("court", "nsubj", "freed"), ("on", "prep", "freed"), ("Tuesday", "pobj", "on"), ("freed", "ROOT", "freed")]
    assert told[4:7] == [("politician", "compound", "Okafor"), ("Okafor", "dobj", "freed"), ("after", "prep", "freed")]
    assert tokens[3].tag == "VBD"


def test_what_stands_under_on_with_the_day_is_what_it_is_done_to() -> None:
    tokens = tree(
        "Fiji on Friday imposed visa bans",
        "Fiji Fiji NNP ROOT 0",
        "on on IN prep 0",
        "Friday Friday NNP npadvmod 3",
        "imposed impose VBN amod 5",
        "visa visa NN compound 5",
        "bans ban NNS pobj 1",
    )
    after_day(tokens[3], tokens)
    told = [(t.text, t.dep, t.head.text) for t in tokens]
    assert told[:4] == [("Fiji", "nsubj", "imposed"), ("on", "prep", "imposed"), ("Friday", "pobj", "on"), ("imposed", "ROOT", "imposed")]
    assert told[5] == ("bans", "dobj", "imposed")


def test_a_participle_elsewhere_stays() -> None:
    rows = ("Fiji Fiji NNP nsubj 2", "Friday Friday NNP npadvmod 2", "met meet VBD ROOT 2", "jailed jail VBN amod 4", "men man NNS dobj 2")
    tokens = tree("Fiji Friday met jailed men", *rows)
    after_day(tokens[3], tokens)
    assert (tokens[3].dep, tokens[3].head.text) == ("amod", "men")
    tokens = tree(
        "talks in May jailed men", "talks talk NNS ROOT 0", "in in IN prep 0", "May May NNP pobj 1", *rows[3:4], "men man NNS appos 0"
    )
    after_day(tokens[3], tokens)
    assert (tokens[3].dep, tokens[3].head.text) == ("amod", "men")
