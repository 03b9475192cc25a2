"""Quotations: pairs of marks over texts, and what stands in them."""

from __future__ import annotations

import pytest

from onrecord.doc import Doc
from onrecord.grammar.quotation import quote_of, quotes_in, tokens_in_quotes


def of(text: str) -> Doc:
    words = text.replace('"', ' " ').replace("“", " “ ").replace("”", " ” ").replace("``", " `` ").replace("''", " '' ").split()
    return Doc.of(text, [(word, word.lower(), "X", "X", "ROOT", n) for n, word in enumerate(words)])


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no" and left', ["no"]),
        ("He said “we stay” and “we fight”", ["we stay", "we fight"]),
        ("He said ``never'' twice", ["never"]),
        ("He said “we stay", ["we stay"]),
        ("the minister's car and Peru's fleet", []),
        ("a 'truce' of sorts", ["truce"]),
    ],
)
def test_marks_are_paired(text: str, quoted: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in quotes_in(of(text))] == quoted


def test_what_stands_in_marks() -> None:
    doc = of('He said "no way" and left')
    assert [doc.tokens[i].text for i in sorted(tokens_in_quotes(doc))] == ["no", "way"]
    assert quote_of(doc, doc.tokens[0]) is None
    assert quote_of(doc, doc.tokens[3]) is quotes_in(doc)[0]


def test_a_view_is_made_once() -> None:
    doc = of('He said "no" and left')
    assert quotes_in(doc) is quotes_in(doc)
