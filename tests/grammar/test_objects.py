"""Objects that the parser makes subjects, names or a second object."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.objects import called, given, told_of_object


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
