"""Clauses: documents built by hand, a tree for each notion."""

from __future__ import annotations

from trees import tree

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
    assert (to := clauses.to_of(refuel)) is not None
    assert to.text == "to"
    assert clauses.to_of(free) is None


def test_circumstances_are_told_beside_with_a_doer_of_their_own() -> None:
    def made(mark: str, who: str, kind: str, tag: str = "VBD") -> Token:
        rows = (("lying", "VBG", "ROOT", 0), (mark, "WRB", "advmod", 3), (who, kind, "nsubj", 3), ("bombed", tag, "advcl", 0))
        return tokens(*rows)[3]

    assert clauses.circumstance(made("when", "jets", "NNS"))
    assert clauses.circumstance(tokens(*REBELS[:4], ("as", "IN", "mark", 6), ("jets", "NNS", "nsubj", 6), ("bomb", "VBP", "advcl", 3),
                                       ("and", "CC", "cc", 6), ("raid", "VBP", "conj", 6))[8])  # fmt: skip
    assert not clauses.circumstance(made("if", "jets", "NNS"))
    assert not clauses.circumstance(made("when", "it", "PRP"))
    assert not clauses.circumstance(made("when", "jets", "NNS", "VB"))
    assert not clauses.circumstance(tokens(*REBELS)[11])


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


def test_helping_words_are_not_those_of_the_passive() -> None:
    of = tree("will have been told", "will will MD aux 3", "have have VB aux 3", "been be VBN auxpass 3", "told tell VBN ROOT 3")
    assert clauses.helping_words(of[3]) == {"will", "have"}
    assert clauses.auxiliary_words(of[3]) == {"will", "have", "been"}


def test_who_accuses_at_the_end_of_the_charge() -> None:
    rows = ("accused accuse VBN ROOT 0", "of of IN prep 0", "spying spy VBG pcomp 1", "by by IN prep 2", "Peru peru NNP pobj 3")
    of = tree("accused of spying by Peru", *rows, names={4: "GPE"})
    assert clauses.accuser_in(of[1]) == (of[3], of[4])
    of = tree("accused of spying by May", *rows[:4], "May may NNP pobj 3", names={4: "DATE"})
    assert clauses.accuser_in(of[1]) is None, "a time accuses nobody"
    of = tree("accused of raids by Peru", *rows[:2], "raids raid NNS pobj 1", *rows[3:], names={4: "GPE"})
    assert clauses.accuser_in(of[1]) is None, "no verb: the raids may be theirs"


#: "Chad said boats sank near Lima and left"
BOATS = (
    "Chad chad NNP nsubj 1",
    "said say VBD ROOT 1",
    "boats boat NNS nsubj 3",
    "sank sink VBD ccomp 1",
    "near near IN prep 3",
    "Lima lima NNP pobj 4",
    "and and CC cc 1",
    "left leave VBD conj 1",
)


def test_the_verb_of_the_clause_around_a_word() -> None:
    of = tree("Chad said boats sank near Lima and left", *BOATS)
    assert clauses.clause_root(of[5]) is of[3]
    assert clauses.clause_root(of[3]) is of[3]
    assert clauses.clause_root(of[0]) is of[1]
    assert clauses.clause_root(of[7]) is of[7]
    joined = tree("boats and ships sank", "boats boat NNS nsubj 3", "and and CC cc 0", "ships ship NNS conj 0", "sank sink VBD ROOT 3")
    assert clauses.clause_root(joined[2]) is joined[3], "a noun that is joined to another heads no clause"


def test_where_a_clause_begins_and_ends() -> None:
    of = tree("Chad said boats sank near Lima and left", *BOATS)
    assert clauses.clause_edges(of[5]) == (of[2], of[5])
    assert clauses.clause_edges(of[1]) == (of[0], of[6]), "without what it says and the verb that is joined to it"


def test_the_clause_among_some_words() -> None:
    of = tree("Chad said boats sank near Lima and left", *BOATS)
    assert clauses.clause_among(of[1:6]) is of[2]
    assert clauses.clause_among(of[2:3]) is None, "its verb is not among them"
    assert clauses.clause_among(of[4:6]) is None
    going = tree("boats sinking fast", "boats boat NNS nsubj 1", "sinking sink VBG ROOT 1", "fast fast RB advmod 1")
    assert clauses.clause_among(going) is None, "no finite verb"
    helped = tree("boats were sinking", "boats boat NNS nsubj 2", "were be VBD aux 2", "sinking sink VBG ROOT 2")
    assert clauses.clause_among(helped) is helped[0]


def test_what_a_clause_tells_besides() -> None:
    after = tree("asked after jets came", "asked ask VBD ROOT 0", "after after IN mark 3", "jets jet NNS nsubj 3", "came come VBD advcl 0")
    assert clauses.is_aside(after[3])
    said = tree("asked that jets come", "asked ask VBD ROOT 0", "that that IN mark 3", "jets jet NNS nsubj 3", "come come VB advcl 0")
    assert not clauses.is_aside(said[3]), "what is asked"
    when = tree("asked when jets came", "asked ask VBD ROOT 0", "when when WRB advmod 3", "jets jet NNS nsubj 3", "came come VBD advcl 0")
    assert clauses.is_aside(when[3])


def test_a_verb_with_a_tense_may_lack_its_subject() -> None:
    of = tree(
        "Peru left and has won",
        "Peru peru NNP nsubj 1",
        "left leave VBD ROOT 1",
        "and and CC cc 1",
        "has have VBZ aux 4",
        "won win VBN conj 1",
    )
    left, won = of[1], of[4]
    assert clauses.is_finite(left)
    assert clauses.is_finite(won)
    assert clauses.is_helped(won)
    assert not clauses.is_helped(left)
    assert clauses.lacks_subject(won)
    assert not clauses.lacks_subject(left)
    won.children.clear()
    assert not clauses.is_finite(won)
    assert not clauses.lacks_subject(won)


def test_what_goes_on() -> None:
    drills, underway = tree("drills are underway", "drills drill NNS nsubj 1", "are be VBP ROOT 1", "underway underway JJ acomp 1")[:3:2]
    assert clauses.goes_on(drills.head)
    underway.lower = "over"
    assert not clauses.goes_on(drills.head)
    rows = ("drills drill NNS nsubj 1", "are be VBP ROOT 1", "under under IN prep 1", "way way NN pobj 2")
    way = tree("drills are under way", *rows)[3]
    assert clauses.goes_on(way.head.head)
    way.lower = "fire"
    assert not clauses.goes_on(way.head.head)


def test_a_negation_before_the_auxiliary_puts_the_subject_behind_it() -> None:
    def made(first: str, second: str, *, turned: bool = True) -> Token:
        ends = ("did", "VBD", "aux", 4), ("Chad", "NNP", "nsubj", 4), ("shell", "VB", "ROOT", 4)
        rows = ((first, "IN", "prep", 4), (second, "RB", "advmod", 4), *(ends if turned else (ends[1], ends[0], ends[2])))
        return tokens(*rows)[4]

    assert clauses.negated_ahead(made("and", "never"))
    assert clauses.negated_ahead(made("no", "point"))
    assert not clauses.negated_ahead(made("that", "point"))
    assert not clauses.negated_ahead(made("and", "then"))
    assert not clauses.negated_ahead(made("no", "point", turned=False))
    assert clauses.is_negated(made("and", "nor"))
