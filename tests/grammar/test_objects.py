"""Objects that the parser makes subjects, names or a second object."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.objects import (
    answered,
    bidden,
    called,
    called_so,
    given,
    judged_as,
    owned,
    second,
    shielded,
    told_a_hearing,
    told_of_object,
    under_preposition,
)


def test_who_is_called_is_no_name_that_is_given() -> None:
    of = tree("Okafor called Saleh", "Okafor okafor NNP nsubj 1", "called call VBD ROOT 1", "Saleh saleh NNP oprd 1")
    called(of[2])
    assert of[2].dep == "dobj"
    rows = ("critics critic NNS nsubj 1", "called call VBD ROOT 1", "Saleh saleh NNP oprd 1")
    of = tree("critics called Saleh", *rows)
    called(of[2])
    assert of[2].dep == "oprd"


def test_who_is_given_something() -> None:
    rows = ("Fiji fiji NNP nsubj 1", "offered offer VBD ROOT 1", "Samoa samoa NNP dobj 1", "boats boat NNS dobj 1")
    of = tree("Fiji offered Samoa boats", *rows)
    given(of[3])
    assert [token.dep for token in of[2:]] == ["dative", "dobj"]
    rows = ("Fiji fiji NNP nsubj 1", "sent send VBD ROOT 1", "envoys envoy NNS compound 3", "home home NN dobj 1")
    of = tree("Fiji sent envoys home", *rows)
    given(of[3])
    assert [(token.dep, token.head.text) for token in of[2:]] == [("dobj", "sent"), ("advmod", "sent")]


@pytest.mark.parametrize(
    ("verb", "state", "roles"),
    [
        ("left leave", "wounded wound VBN ccomp 1", ["dobj", "oprd"]),
        ("wants want", "expelled expel VBD ccomp 1", ["nsubjpass", "ccomp"]),
        ("mourned mourn", "killed kill VBN ccomp 1", ["dobj", "acl"]),
        ("saw see", "killed kill VBD ccomp 1", ["nsubj", "ccomp"]),
    ],
)
def test_of_whom_it_is_told_what_befell_them(verb: str, state: str, roles: list[str]) -> None:
    rows = ("Fiji fiji NNP nsubj 1", f"{verb} VBD ROOT 1", "envoys envoy NNS nsubj 3", state)
    of = tree(f"Fiji {verb.split()[0]} envoys {state.split()[0]}", *rows)
    told_of_object(of[3])
    assert [token.dep for token in of[2:]] == roles


_SECOND = ("Chad chad NNP nsubj 1", "jailed jail VBD ROOT 1", "Toure toure NNP dobj 1")


def _told(rows: tuple[str, ...]) -> set[str]:
    of = tree(" ".join(row.split()[0] for row in rows), *rows)
    second(of[-1], of)
    return {f"{token.text} {token.dep} {token.head.text}" for token in of}


def test_a_second_object_is_joined_to_the_first() -> None:
    assert _told((*_SECOND, "and and CC cc 1", "two two CD nummod 5", "aides aide NNS conj 1")) >= {"and cc Toure", "aides conj Toure"}
    told = _told((*_SECOND, "in in IN prep 1", "Lima lima NNP pobj 3", "and and CC cc 1", "Roe roe NNP conj 1"))
    assert told >= {"in prep Toure", "Roe conj Toure"}


@pytest.mark.parametrize(
    "rows",
    [
        ("and and CC cc 1", "frees free NNS conj 1"),
        ("to to IN prep 1", "death death NN pobj 3", "and and CC cc 1", "two two CD nummod 7", "fines fine NNS conj 1"),
        ("who who WP nsubj 4", "left leave VBD relcl 2", "and and CC cc 1", "two two CD nummod 7", "aides aide NNS conj 1"),
    ],
    ids=["a verb that looks like a noun", "to what he is sentenced", "beside a relative clause"],
)
def test_what_is_no_second_object_stays(rows: tuple[str, ...]) -> None:
    assert f"{rows[-1].split()[0]} conj jailed" in _told((*_SECOND, *rows))


@pytest.mark.parametrize(("word", "head"), [("with", "with"), ("for", "thank")])
def test_whom_one_meets_does_not_do_what_he_is_met_for(word: str, head: str) -> None:
    rows = (
        "Chad chad NNP nsubj 1",
        "met meet VBD ROOT 1",
        f"{word} {word} IN prep 1",
        "Roe roe NNP nsubj 5",
        "to to TO aux 5",
        "thank thank VB advcl 1",
    )
    of = tree(f"Chad met {word} Roe to thank", *rows)
    under_preposition(of[3], of)
    assert of[3].head.text == head


def test_several_who_are_given_leave_are_no_part_of_it() -> None:
    def roles(before: str, leave: str) -> list[str]:
        of = tree(
            f"Fiji granted Samoan {before.split()[0]} {leave.split()[0]}",
            "Fiji fiji NNP nsubj 1",
            "granted grant VBD ROOT 1",
            "Samoan samoan JJ amod 4",
            f"{before} compound 4",
            f"{leave} NN dobj 1",
        )
        given(of[4])
        return [f"{token.dep} {token.head.text}" for token in of[2:4]]

    assert roles("ships ship NNS", "access access") == ["amod ships", "dative granted"]
    assert roles("port port NN", "access access") == ["amod access", "compound access"]
    assert roles("arms arm NNS", "contracts contract") == ["amod contracts", "compound contracts"]


def test_who_is_bidden_is_no_adjective() -> None:
    rows = (
        "Fiji fiji NNP nsubj 1", "told tell VBD ROOT 1", "the the DT det 3", "junta junta JJ ccomp 1", "to to TO aux 5", "leave leave VB xcomp 1",
    )  # fmt: skip
    of = tree("Fiji told the junta to leave", *rows)
    bidden(of[3])
    assert (of[3].dep, of[3].pos) == ("dobj", "NOUN")
    of = tree("Fiji told the junta", *rows[:4])
    bidden(of[3])
    assert of[3].dep == "ccomp"


def test_what_is_judged_stands_after_what_it_is_called() -> None:
    rows = (
        "Fiji Fiji NNP nsubj 1",
        "rejected reject VBD ROOT 1",
        "as as IN prep 1",
        "absurd absurd JJ amod 5",
        "a a DT det 5",
        "claim claim NN pobj 2",
    )
    of = tree("Fiji rejected as absurd a claim", *rows)
    judged_as(of[2])
    assert [(t.dep, t.head.text) for t in of[3:6]] == [("amod", "as"), ("det", "claim"), ("dobj", "rejected")]
    rows = (
        "Fiji Fiji NNP nsubj 1",
        "acted act VBD ROOT 1",
        "as as IN prep 1",
        "an an DT det 5",
        "honest honest JJ amod 5",
        "broker broker NN pobj 2",
    )
    of = tree("Fiji acted as an honest broker", *rows)
    judged_as(of[2])
    assert of[5].dep == "pobj"


def test_a_hearing_is_told() -> None:
    rows = (
        "Fiji fiji NNP nsubj 1", "told tell VBD ROOT 1", "a a DT det 3", "House house NNP dobj 1", "hearing hear VBG xcomp 1", "that that IN mark 7",
        "ships ship NNS nsubj 7", "sailed sail VBD ccomp 4",
    )  # fmt: skip
    of = tree("Fiji told a House hearing that ships sailed", *rows)
    told_a_hearing(of[4])
    assert [(t.dep, t.head.text) for t in (of[3], of[4], of[7])] == [("compound", "hearing"), ("dobj", "told"), ("ccomp", "told")]
    of = tree("Fiji saw a House hearing that ships sailed", rows[0], "saw see VBD ROOT 1", *rows[2:])
    told_a_hearing(of[4])
    assert of[4].dep == "xcomp"


@pytest.mark.parametrize(("verb", "answered_it"), [("respond", True), ("come", False)])
def test_what_nobody_answers_is_no_asking(verb: str, answered_it: bool) -> None:
    rows = (f"{verb} {verb} VB ROOT 0", "to to TO aux 2", "request request VB advcl 0", "for for IN prep 2", "comment comment NN pobj 3")
    tokens = tree(f"{verb} to request for comment", *rows)
    answered(tokens[2])
    assert ((tokens[2].tag, tokens[2].dep, tokens[2].head.text) == ("NN", "pobj", "to")) is answered_it


def test_what_a_thing_is_called_stands_after_it() -> None:
    rows = (
        "Fiji fiji NNP nsubj 1",
        "called call VBD ROOT 1",
        "the the DT det 3",
        "visit visit NN dobj 1",
        "rash rash JJ amod 3",
    )
    of = tree("Fiji called the visit rash", *rows)
    called_so(of[4])
    assert (of[4].dep, of[4].head.text) == ("oprd", "called")
    of = tree("Fiji made the visit rash", rows[0], "made make VBD ROOT 1", *rows[2:])
    called_so(of[4])
    assert (of[4].dep, of[4].head.text) == ("amod", "visit")


def test_an_owner_before_a_quotation_mark() -> None:
    rows = (
        "Mali mali NNP nsubj 1", "praised praise VBD ROOT 1", "Niger niger NNP dobj 1", "'s 's POS case 2", '" " `` punct 6',
        "lasting lasting JJ amod 6", "bond bond NN dobj 1",
    )  # fmt: skip
    of = tree("Mali praised Niger's \" lasting bond", *rows)
    owned(of[2])
    assert (of[2].dep, of[2].head.text) == ("poss", "bond")
    of = tree("Mali praised Niger, lasting bond", *rows[:3], ", , , punct 1", "lasting lasting JJ amod 5", "bond bond NN dobj 1")
    owned(of[2])
    assert of[2].dep == "dobj"


def test_from_whom_somebody_is_kept_is_no_home_of_his() -> None:
    tokens = tree(
        "protect members from Chad",
        "protect protect VB ROOT 0",
        "members member NNS dobj 0",
        "from from IN prep 1",
        "Chad Chad NNP pobj 2",
    )
    shielded(tokens[2])
    assert tokens[2].head.text == "protect"
    tokens = tree(
        "praise members from Chad",
        "praise praise VB ROOT 0",
        "members member NNS dobj 0",
        "from from IN prep 1",
        "Chad Chad NNP pobj 2",
    )
    shielded(tokens[2])
    assert tokens[2].head.text == "members"
