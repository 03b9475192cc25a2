"""Trees by hand for the tests of grammar."""

from __future__ import annotations

from onrecord.doc import Doc, Token

_KINDS = {"V": "VERB", "M": "AUX", "N": "NOUN", "J": "ADJ", "I": "ADP", "T": "PART", "P": "PRON", "R": "ADV", ",": "PUNCT", "C": "CCONJ"}


def tree(text: str, *rows: str, people: tuple[int, ...] = ()) -> list[Token]:
    """The tokens of one sentence: a row "word lemma tag role head" each; ``people`` are the tokens that are names of persons."""
    made = []
    for row in rows:
        word, lemma, tag, role, head = row.split()
        pos = "PROPN" if tag.startswith("NNP") else _KINDS.get(tag[0], "X")
        made.append((word, lemma, pos, tag, role, int(head)))
    return Doc.of(text, made, [(at, at, "PERSON") for at in people]).tokens


def words(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]
