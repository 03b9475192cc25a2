"""What somebody calls a thing that is told by nothing else."""

from __future__ import annotations

from trees import tree, words

from onrecord.grammar.subjects import deep_object
from onrecord.grammar.termed import termed


def test_what_is_called_so() -> None:
    rows = (
        "Fiji fiji NNP nsubj 1",
        "decried decry VBD ROOT 1",
        "what what WP dobj 4",
        "it it PRP nsubj 4",
        "called call VBD ccomp 1",
        "a a DT det 6",
    )
    of = tree("Fiji decried what it called a raid", *rows, "raid raid NN oprd 4")
    assert words(termed(of[4])) == ["raid"] == words(deep_object(of[1]))
    of = tree("Fiji decried what it termed as a raid", *rows[:4], "termed term VBD ccomp 1", "as as IN prep 4", "raid raid NN pobj 5")
    assert words(termed(of[4])) == ["raid"]
    of = tree("Fiji decried what it built a port", *rows[:4], "built build VBD ccomp 1", rows[5], "port port NN oprd 4")
    assert termed(of[4]) == []
    of = tree(
        "Fiji decried what it said was theft", "Fiji fiji NNP nsubj 1", "decried decry VBD ROOT 1", "what what WP nsubj 5", "it it PRP nsubj 4",
        "said say VBD ccomp 1", "was be VBD ccomp 4", "theft theft NN attr 5",
    )  # fmt: skip
    assert words(termed(of[4])) == ["theft"]
    assert termed(of[6]) == []
