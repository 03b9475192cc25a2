"""Trees by hand for the tests of grammar."""

from __future__ import annotations

from onrecord.doc import Doc, Token

_KINDS = {
    "V": "VERB", "M": "AUX", "N": "NOUN", "J": "ADJ", "I": "ADP", "T": "PART", "P": "PRON", "R": "ADV", "D": "DET", ",": "PUNCT", "C": "CCONJ",
}  # fmt: skip
_TAGS = {"CD": "NUM", "POS": "PART", "NNP": "PROPN", "NNPS": "PROPN"}


def document(text: str, *rows: str, people: tuple[int, ...] = (), names: dict[int, str] | None = None) -> Doc:
    """A document: a row "word lemma tag role head" a token; ``people`` are the tokens that are names of persons, ``names`` other labels."""
    made = []
    for row in rows:
        word, lemma, tag, role, head = row.split()
        made.append((word, lemma, _TAGS.get(tag) or _KINDS.get(tag[0], "X"), tag, role, int(head)))
    for at in range(len(made)):
        above = at
        for _ in made:
            above = made[above][5]
        assert made[above][5] == above, f"{made[at][0]!r} hangs on itself"
    return Doc.of(text, made, [(at, at, label) for at, label in {**dict.fromkeys(people, "PERSON"), **(names or {})}.items()])


def tree(text: str, *rows: str, people: tuple[int, ...] = (), names: dict[int, str] | None = None) -> list[Token]:
    """The tokens of one sentence; see ``document``."""
    return document(text, *rows, people=people, names=names).tokens


def words(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]
