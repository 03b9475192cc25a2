"""Verbs right after a day that the parser takes for participles."""

from __future__ import annotations

from trees import tree

from onrecord.grammar.dated import after_day, before_length, day_apart, object_after_day


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


def _parted(*rows: str) -> list[tuple[str, str, str]]:
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    for token in tokens:
        day_apart(token, tokens)
    return [(t.text, t.dep, t.head.text) for t in tokens]


def test_a_month_is_no_part_of_the_name_after_it() -> None:
    told = _parted(
        "On on IN prep 4",
        "3 3 CD nummod 3",
        "March March NNP compound 3",
        "Okafor Okafor NNP nsubj 4",
        "warned warn VBD ROOT 4",
        "Togo Togo NNP dobj 4",
    )
    assert told[1:4] == [("3", "nummod", "March"), ("March", "pobj", "On"), ("Okafor", "nsubj", "warned")]


def test_who_stands_under_on_with_the_month_does_what_follows() -> None:
    told = _parted(
        "On on IN prep 5",
        "3 3 CD nummod 2",
        "March March NNP compound 4",
        "2014 2014 CD nummod 4",
        "Okafor Okafor NNP pobj 0",
        "warned warn VBD ROOT 5",
    )
    assert told[1:5] == [("3", "nummod", "March"), ("March", "pobj", "On"), ("2014", "nummod", "March"), ("Okafor", "nsubj", "warned")]


def test_a_month_that_tells_how_long_is_under_since() -> None:
    told = _parted(
        "Since since IN mark 4", "3 3 CD nummod 2", "March March NNP npadvmod 4", "Chad Chad NNP nsubj 4", "held hold VBN ROOT 4"
    )
    assert (told[0], told[2]) == (("Since", "prep", "held"), ("March", "pobj", "Since"))


def test_a_name_that_is_a_month_and_what_is_of_a_day_stay() -> None:
    rows = (
        "On on IN prep 3",
        "Monday Monday NNP pobj 0",
        "April April NNP compound 3",
        "Glaspie Glaspie NNP nsubj 4",
        "left leave VBD ROOT 4",
    )
    assert _parted(*rows)[2] == ("April", "compound", "Glaspie")
    rows = ("At at IN prep 4", "5 5 CD nummod 3", "June June NNP compound 3", "talks talk NNS pobj 0", "broke break VBD ROOT 4")
    assert _parted(*rows)[2] == ("June", "compound", "talks")


def test_an_object_after_the_day() -> None:
    rows = (
        "guards guard NNS nsubj 1", "started start VBD ROOT 1", "on on IN prep 1", "Monday monday NNP nmod 4", "drills drill NNS pobj 2",
    )  # fmt: skip
    of = tree("guards started on Monday drills", *rows)
    object_after_day(of[2], of)
    assert [(t.text, t.dep, t.head.text) for t in of[3:]] == [("Monday", "pobj", "on"), ("drills", "dobj", "started")]
    of = tree("guards started on desert drills", *rows[:3], "desert desert NN nmod 4", rows[4])
    object_after_day(of[2], of)
    assert (of[4].dep, of[4].head.text) == ("pobj", "on")


def test_a_number_after_the_month_counts_what_is_told_unless_it_is_a_year() -> None:
    for number, head in (("12", "soldiers"), ("2014", "March")):
        rows = ("On on IN prep 5", "3 3 CD nummod 2", "March March NNP compound 4", f"{number} {number} CD nummod 4")
        told = _parted(*rows, "soldiers soldier NNS nsubjpass 5", "died die VBN ROOT 5")
        assert told[2:4] == [("March", "pobj", "On"), (number, "nummod", head)]


def test_a_particle_before_a_length_of_time_is_the_verb_s() -> None:
    tokens = tree(
        "Okafor shot back hours later",
        "Okafor Okafor NNP nsubj 1",
        "shot shoot VBD ROOT 1",
        "back back RB amod 3",
        "hours hour NNS npadvmod 4",
        "later later RB advmod 1",
    )
    before_length(tokens[2], tokens)
    assert (tokens[2].head.text, tokens[2].dep) == ("shot", "advmod")


def test_a_word_that_no_verb_stands_before_is_left() -> None:
    tokens = tree(
        "Okafor left twelve back issues later",
        "Okafor Okafor NNP nsubj 1",
        "left leave VBD ROOT 1",
        "twelve twelve CD nummod 4",
        "back back JJ amod 4",
        "issues issue NNS npadvmod 5",
        "later later RB advmod 1",
    )
    before_length(tokens[3], tokens)
    assert tokens[3].head.text == "issues"
