"""States that are told first by what they are to another take the place of that."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.grammar.ties import by_its_tie


def _rows(noun: str, mark: str) -> tuple[str, ...]:
    return (
        "Togo togo NNP poss 2", "'s 's POS case 0", f"{noun} {noun} NN nsubj 6", f"{mark} {mark} , punct 2", "Chad chad NNP appos 2",
        ", , , punct 2", "left leave VBD ROOT 6",
    )  # fmt: skip


@pytest.mark.parametrize(("noun", "names", "subject"), [("ally", "GPE", "Chad"), ("minister", "GPE", "minister"), ("ally", "ORG", "ally")])
def test_who_does_it(noun: str, names: str, subject: str) -> None:
    tokens = tree(f"Togo's {noun}, Chad, left", *_rows(noun, ","), names={4: names})
    by_its_tie(tokens[4], tokens)
    assert [t.text for t in tokens if t.dep == "nsubj"] == [subject]
    if subject == "Chad":
        assert (tokens[2].dep, tokens[2].head.text, tokens[0].head.text, tokens[5].head.text) == ("appos", "Chad", "ally", "Chad")


def test_a_name_further_on_is_another() -> None:
    tokens = tree("Togo's ally and Chad, left", *_rows("ally", "and"), names={4: "GPE"})
    by_its_tie(tokens[4], tokens)
    assert tokens[2].dep == "nsubj"
