"""What stands between words in a search."""

from __future__ import annotations

import pytest

from onrecord.errors import ConfigError
from onrecord.record.filters import full_text


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
    ],
)
def test_operators(asked: str, query: str) -> None:
    assert full_text(asked) == query


@pytest.mark.parametrize("asked", ["OR copper", "copper NOT", "copper OR OR tin", "(copper", "copper NEAR (tin)", "( )", "NOT"])
def test_an_operator_with_nothing_beside_it_is_refused(asked: str) -> None:
    with pytest.raises(ConfigError):
        full_text(asked)
