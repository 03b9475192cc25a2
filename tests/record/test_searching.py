"""What stands between words in a search."""

from __future__ import annotations

import pytest

from onrecord.errors import ConfigError
from onrecord.record.asking import positions_where
from onrecord.record.filters import each_word, full_text


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ("copper treaty", '"copper" "treaty"'),
        ("copper OR tin", '"copper" OR "tin"'),
        ("copper NOT tin", '"copper" NOT "tin"'),
        ("copper treaty OR tin", '"copper" AND "treaty" OR "tin"'),
        ("(copper OR tin) treat*", '( "copper" OR "tin" ) AND "treat"*'),
        ('"copper treaty" NEAR/4 Lima', 'NEAR("copper treaty" "Lima", 4)'),
        ("copper NEAR tin", 'NEAR("copper" "tin", 10)'),
        ("more or less", '"more" "or" "less"'),
        ("“copper treaty” «tin»", '"copper treaty" "tin"'),
    ],
)
def test_operators(asked: str, query: str) -> None:
    assert full_text(asked) == query


@pytest.mark.parametrize("asked", ["OR copper", "copper NOT", "copper OR OR tin", "(copper", "copper NEAR (tin)", "( )", "NOT"])
def test_an_operator_with_nothing_beside_it_is_refused(asked: str) -> None:
    with pytest.raises(ConfigError):
        full_text(asked)


@pytest.mark.parametrize("asked", ['"copper', "copper “treaty", 'copper"'])
def test_a_quotation_mark_that_is_not_closed_is_refused_everywhere(asked: str) -> None:
    for ask in (full_text, lambda words: list(each_word(words)), lambda words: positions_where(about=words)):
        with pytest.raises(ConfigError, match="not closed"):
            ask(asked)


def test_words_of_a_matter_may_stand_together() -> None:
    assert list(each_word("“copper treaties” tin  ")) == ["copper treaties", "tin"]
    assert positions_where(about='"copper treaties"').parameters == ["% copper treatie%"]
