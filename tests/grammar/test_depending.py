"""What stands or falls with the verb over it, and what does not: documents built by hand."""

from __future__ import annotations

from trees import tree

from onrecord.doc import Doc, Token
from onrecord.grammar.depending import (
    came_before,
    is_asked_by_another,
    is_before,
    is_matter,
    is_met,
    is_of_it,
    is_once_done,
    is_result,
    is_sought,
    is_spoken_of,
    is_subjunctive,
)


def tokens(*rows: tuple[str, str, str, str, int]) -> list[Token]:
    made = [(word, word.lower(), pos, tag, dep, head) for word, pos, tag, dep, head in rows]
    return Doc.of(" ".join(row[0] for row in rows), made).tokens


def test_what_comes_before_leaving() -> None:
    before = tokens(("sign", "VERB", "VB", "ROOT", 0), ("before", "ADP", "IN", "prep", 0), ("leaving", "VERB", "VBG", "pcomp", 1))
    assert is_before(before[1])
    by = tokens(("break", "VERB", "VB", "ROOT", 0), ("by", "ADP", "IN", "prep", 0), ("bombing", "VERB", "VBG", "pcomp", 1))
    assert not is_before(by[1])


def test_what_comes_of_it() -> None:
    killing = tokens(("will", "AUX", "MD", "aux", 1), ("bomb", "VERB", "VB", "ROOT", 1), ("kill", "VERB", "VBG", "advcl", 1))
    assert is_result(killing[2])
    calling = tokens(("will", "AUX", "MD", "aux", 1), ("bomb", "VERB", "VB", "ROOT", 1), ("call", "VERB", "VBG", "advcl", 1))
    assert not is_result(calling[2])


def test_what_is_done_once_something_else_is() -> None:
    once = tokens(("tried", "VERB", "VBN", "ROOT", 0), ("once", "ADV", "RB", "advmod", 2), ("arrested", "VERB", "VBN", "advcl", 0))
    assert is_once_done(once[2])
    assert not is_once_done(once[0])


def test_a_deed_that_would_be_met() -> None:
    met = tokens(
        ("will", "AUX", "MD", "aux", 1), ("respond", "VERB", "VB", "ROOT", 1), ("to", "ADP", "IN", "prep", 1),
        ("an", "DET", "DT", "det", 4), ("attack", "NOUN", "NN", "pobj", 2),
    )  # fmt: skip
    assert is_met(met[4])
    told = tokens(
        ("responded", "VERB", "VBD", "ROOT", 0), ("to", "ADP", "IN", "prep", 0), ("an", "DET", "DT", "det", 3), ("attack", "NOUN", "NN", "pobj", 1),
    )  # fmt: skip
    assert not is_met(told[3])


def test_a_deed_of_which_something_is_said() -> None:
    raid = tokens(("condemn", "VERB", "VB", "ROOT", 0), ("the", "DET", "DT", "det", 2), ("raid", "NOUN", "NN", "dobj", 0))
    assert is_spoken_of(raid[2])
    a_raid = tokens(("condemn", "VERB", "VB", "ROOT", 0), ("a", "DET", "DT", "det", 2), ("raid", "NOUN", "NN", "dobj", 0))
    assert not is_spoken_of(a_raid[2])
    launch = tokens(("launch", "VERB", "VB", "ROOT", 0), ("the", "DET", "DT", "det", 2), ("raid", "NOUN", "NN", "dobj", 0))
    assert not is_spoken_of(launch[2])


def test_what_somebody_confers_on_is_not_done_by_it() -> None:
    on = tokens(("differ", "VERB", "VBP", "ROOT", 0), ("on", "ADP", "IN", "prep", 0), ("arresting", "VERB", "VBG", "pcomp", 1))
    assert is_matter(on[2])
    spent = tokens(("spend", "VERB", "VBP", "ROOT", 0), ("on", "ADP", "IN", "prep", 0), ("shelling", "VERB", "VBG", "pcomp", 1))
    assert not is_matter(spent[2])
    resort = tokens(("resort", "VERB", "VBP", "ROOT", 0), ("to", "ADP", "IN", "prep", 0), ("shelling", "VERB", "VBG", "pcomp", 1))
    assert not is_matter(resort[2])
    close = tokens(("close", "ADJ", "JJ", "ROOT", 0), ("to", "ADP", "IN", "prep", 0), ("signing", "VERB", "VBG", "pcomp", 1))
    assert is_matter(close[2])


def test_what_somebody_asks_to_be_done() -> None:
    asked = tokens(
        ("asked", "VERB", "VBD", "ROOT", 0), ("he", "PRON", "PRP", "nsubjpass", 3), ("be", "AUX", "VB", "auxpass", 3),
        ("freed", "VERB", "VBN", "ccomp", 0),
    )  # fmt: skip
    assert is_subjunctive(asked[3])
    assert not is_subjunctive(asked[0])
    will = tokens(
        ("he", "PRON", "PRP", "nsubjpass", 3), ("will", "AUX", "MD", "aux", 3), ("be", "AUX", "VB", "auxpass", 3), ("freed", "VERB", "VBN", "ROOT", 3),
    )  # fmt: skip
    assert not is_subjunctive(will[3])


def test_what_a_risk_is_of() -> None:
    risk = tokens(
        ("risk", "NOUN", "NN", "ROOT", 0), ("of", "ADP", "IN", "prep", 0), ("rebels", "NOUN", "NNS", "pobj", 1), ("taking", "VERB", "VBG", "acl", 2),
    )  # fmt: skip
    assert is_of_it(risk[3])
    move = tokens(
        ("move", "NOUN", "NN", "ROOT", 0), ("of", "ADP", "IN", "prep", 0), ("rebels", "NOUN", "NNS", "pobj", 1), ("taking", "VERB", "VBG", "acl", 2),
    )  # fmt: skip
    assert not is_of_it(move[3])


def test_a_meeting_that_is_only_asked_for() -> None:
    assert is_sought(tree("Chad suggested talks", "Chad chad NNP nsubj 1", "suggested suggest VBD ROOT 1", "talks talk NNS dobj 1")[1])
    assert not is_sought(tree("Chad held talks", "Chad chad NNP nsubj 1", "held hold VBD ROOT 1", "talks talk NNS dobj 1")[1])


def test_what_was_asked_before_another_answers() -> None:
    rows = ("approves approve VBZ ROOT 0", "Fiji fiji NNP poss 3", "'s 's POS case 1", "request request NN dobj 0")
    assert is_asked_by_another(tree("approves Fiji 's request", *rows)[3])
    assert not is_asked_by_another(tree("plans Fiji 's request", "plans plan VBZ ROOT 0", *rows[1:])[3])


def test_what_came_before_what_is_planned() -> None:
    rows = ("send send VB ROOT 0", "after after IN prep 0", "the the DT det 3", "raid raid NN pobj 1")
    assert came_before(tree("send after the raid", *rows)[3])
    assert not came_before(tree("send after the talks", *rows[:3], "talks talk NNS pobj 1")[3])
