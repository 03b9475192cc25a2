"""Clauses: documents built by hand, a tree for each notion."""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.grammar import clauses, subjects, voice


def tokens(*rows: tuple[str, str, str, int]) -> list[Token]:
    """The tokens of one sentence, a row (word, tag, role, index of the head) each; verbs by their tag, the lemma is the word."""
    kinds = {"V": "VERB", "M": "AUX", "N": "NOUN"}
    made = [(word, word.lower(), kinds.get(tag[:1], "X"), tag, dep, head) for word, tag, dep, head in rows]
    return Doc.of(" ".join(row[0] for row in rows), made).tokens


#: "rebels will not free sailors if marines raid ports that sailors use to refuel"
REBELS = (
    ("rebels", "NNS", "nsubj", 3),
    ("will", "MD", "aux", 3),
    ("not", "RB", "neg", 3),
    ("free", "VB", "ROOT", 3),
    ("sailors", "NNS", "dobj", 3),
    ("if", "IN", "mark", 7),
    ("marines", "NNS", "nsubj", 7),
    ("raid", "VBP", "advcl", 3),
    ("ports", "NNS", "dobj", 7),
    ("that", "WDT", "dobj", 11),
    ("sailors", "NNS", "nsubj", 11),
    ("use", "VBP", "relcl", 8),
    ("to", "TO", "aux", 13),
    ("refuel", "VB", "xcomp", 11),
)


def words(found: list[Token]) -> list[str]:
    return [token.text for token in found]


def test_own_words_of_a_verb() -> None:
    of = tokens(*REBELS)
    free, raid, refuel = of[3], of[7], of[13]
    assert words(clauses.subjects(free)) == ["rebels"]
    assert clauses.undergoing(of[4]) is free
    assert clauses.undergoing(of[0]) is None
    assert words(clauses.auxiliaries(free)) == ["will"]
    assert clauses.is_negated(free)
    assert not clauses.is_negated(raid)
    assert clauses.marked(raid, ("if",))
    assert clauses.is_infinitive(refuel)
    assert not clauses.is_infinitive(free)


def test_clauses_of_others() -> None:
    of = tokens(*REBELS)
    raid, ports, use = of[7], of[8], of[11]
    assert words(clauses.noun_clauses(ports)) == ["use"]
    assert clauses.described(use) is ports
    assert clauses.described(raid) is None
    assert words(voice.direct_object(use)) == ["ports"]
    assert words(subjects.surface_subject(of[11])) == ["sailors"]


def test_predicates() -> None:
    of = tokens(("raids", "NNS", "nsubj", 1), ("were", "VBD", "ROOT", 1), ("reckless", "JJ", "acomp", 1))
    assert words(clauses.predicates(of[1])) == ["reckless"]
