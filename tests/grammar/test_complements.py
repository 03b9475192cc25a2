"""What a verb says: a tree by hand for each notion."""

from __future__ import annotations

from trees import tree, words

from onrecord.doc import Token
from onrecord.grammar import complements


def said() -> list[Token]:
    """ "Roe said Chad would stay , and Peru would leave": the second clause hangs on the verb."""
    return tree(
        "Roe said Chad would stay , and Peru would leave",
        "Roe roe NNP nsubj 1",
        "said say VBD ROOT 1",
        "Chad chad NNP nsubj 4",
        "would would MD aux 4",
        "stay stay VB ccomp 1",
        ", , , punct 1",
        "and and CC cc 1",
        "Peru peru NNP nsubj 9",
        "would would MD aux 9",
        "leave leave VB conj 1",
    )


def test_the_clause_and_what_goes_on_with_it() -> None:
    of = said()
    assert complements.clause_of(of[1]) is of[4]
    assert not complements.is_marked(of[4])
    assert words(complements.clauses_on(of[1], of[4])) == ["leave"]


def test_the_clause_that_that_marks_comes_first() -> None:
    of = tree(
        "no one left , said Roe that troops stay",
        "no no DT det 1",
        "one one NN nsubj 2",
        "left leave VBD ccomp 4",
        ", , , punct 4",
        "said say VBD ROOT 4",
        "Roe roe NNP nsubj 4",
        "that that IN mark 8",
        "troops troop NNS nsubj 8",
        "stay stay VBP ccomp 4",
    )
    assert complements.clause_of(of[4]) is of[8]


def test_a_semicolon_parts_clause_and_verb() -> None:
    of = tree(
        "troops left ; Roe said so",
        "troops troop NNS nsubj 1",
        "left leave VBD ccomp 4",
        "; ; , punct 4",
        "Roe roe NNP nsubj 4",
        "said say VBD ROOT 4",
        "so so RB advmod 4",
    )
    assert complements.clause_of(of[4]) is None


def test_a_sentence_before_the_verb_is_no_clause_of_it() -> None:
    rows = (
        "Plans plan NNS nsubj 1",
        "failed fail VBD ccomp 4",
        "{0} {0} {1} punct 4",
        "Chad chad NNP nsubj 4",
        "declared declare VBD ROOT 4",
    )
    begun = [row.format(",", ",") for row in rows]
    of = tree("Plans failed , Chad declared", *begun)
    assert complements.clause_of(of[4]) is of[1]
    of = tree("Plans failed : Chad declared", *[row.format(":", ":") for row in rows])
    assert complements.clause_of(of[4]) is None
    of = tree("Plans failed , Chad declared war", *begun, "war war NN dobj 4")
    assert complements.clause_of(of[4]) is None, "it declared something else"
    of = tree("Plans failed , Chad declared Monday", *begun, "Monday monday NNP dobj 4", names={5: "DATE"})
    assert complements.clause_of(of[4]) is of[1]
    told = (*begun[:4], "told tell VBD ROOT 4", "Peru peru NNP dobj 4")
    assert complements.clause_of(tree("Plans failed , Chad told Peru", *told)[4]) is not None
    after = ("Plans plan NNS nsubj 1", "failed fail VBD ccomp 3", ", , , punct 3", "reported report VBD ROOT 3", "Chad chad NNP dobj 3")
    assert complements.clause_of(tree("Plans failed , reported Chad", *after)[3]) is not None, "its object says it"


def test_what_a_thing_is_likened_to_may_be_an_act() -> None:
    rows = (
        "Roe roe NNP nsubj 1",
        "likened liken VBD ROOT 1",
        "it it PRP dobj 1",
        "to to {} aux 4",
        "burning burn VBG advcl 1",
        "books book NNS dobj 4",
    )
    of = tree("Roe likened it to burning books", *[row.format("TO") for row in rows])
    assert words(complements.following(of[1], of[2])) == ["to", "burning", "books"]
    assert complements.following(*tree("Roe likened it to burning books", *[row.format("IN") for row in rows])[1:3]) == []


def test_who_is_told_may_carry_the_clause() -> None:
    of = tree(
        "Roe convinced rebels that talks help",
        "Roe roe NNP nsubj 1",
        "convinced convince VBD ROOT 1",
        "rebels rebel NNS dobj 1",
        "that that IN mark 5",
        "talks talk NNS nsubj 5",
        "help help VBP relcl 2",
    )
    assert complements.clause_at_object(of[1]) is of[5]


def test_infinitives_and_gerunds() -> None:
    of = tree(
        "Chad wants Peru to triple patrols and build ports",
        "Chad chad NNP nsubj 1",
        "wants want VBZ ROOT 1",
        "Peru peru NNP dobj 1",
        "to to TO aux 4",
        "triple triple VB xcomp 1",
        "patrols patrol NNS dobj 4",
        "and and CC cc 1",
        "build build VB conj 1",
        "ports port NNS dobj 7",
    )
    assert complements.infinitive_of(of[1]) is of[4]
    assert words(complements.those_between(of[1], of[4])) == ["Peru"]
    assert words(complements.infinitives_on(of[1], of[4])) == ["build"]
    of = tree("Chad denied shelling", "Chad chad NNP nsubj 1", "denied deny VBD ROOT 1", "shelling shell VBG xcomp 1")
    assert complements.gerund_of(of[1]) is of[2]
    assert complements.infinitive_of(of[1]) is None


def test_what_a_noun_is_about() -> None:
    of = tree(
        "Chad made vows to leave",
        "Chad chad NNP nsubj 1",
        "made make VBD ROOT 1",
        "vows vow NNS dobj 1",
        "to to TO aux 4",
        "leave leave VB advcl 1",
    )
    assert complements.control_above(of[2]) is of[4]
    assert complements.noun_clauses_after(of[2]) == []


def test_names_given() -> None:
    of = tree(
        "what Roe called a threat",
        "what what WP dobj 2",
        "Roe roe NNP nsubj 2",
        "called call VBD ROOT 2",
        "a a DT det 4",
        "threat threat NN oprd 2",
    )
    assert complements.asks_what(of[2])
    assert complements.name_given(of[2]) is of[4]
    of = tree(
        "Roe sees talks as lost",
        "Roe roe NNP nsubj 1",
        "sees see VBZ ROOT 1",
        "talks talk NNS dobj 1",
        "as as IN prep 1",
        "lost lost JJ amod 3",
    )
    assert complements.as_phrase(of[1], of[2]) is of[3]
    assert not complements.asks_what(of[1])


def test_own_preposition_and_what_follows_the_object() -> None:
    of = tree(
        "Roe praised crews for courage on Monday",
        "Roe roe NNP nsubj 1",
        "praised praise VBD ROOT 1",
        "crews crew NNS dobj 1",
        "for for IN prep 1",
        "courage courage NN pobj 3",
        "on on IN prep 1",
        "Monday monday NNP pobj 5",
    )
    assert complements.object_after(of[1]) is of[2]
    assert words(complements.following(of[1], of[2])) == ["for", "courage", "on", "Monday"]
    assert complements.own_preposition(of[1], "praise for") is of[3]
    assert complements.own_preposition(of[1], "praise") is None


def test_a_clause_of_as_tells_the_one_above() -> None:
    of = tree(
        "As Roe reports , troops left",
        "As as IN mark 2",
        "Roe roe NNP nsubj 2",
        "reports report VBZ advcl 5",
        ", , , punct 5",
        "troops troop NNS nsubj 5",
        "left leave VBD ROOT 5",
    )
    assert complements.tells_above(of[2])
    assert not complements.tells_above(of[5])


def test_what_a_relative_clause_leaves_out() -> None:
    of = tree(
        "the ship that Roe said sank",
        "the the DT det 1",
        "ship ship NN ROOT 1",
        "that that WDT nsubj 5",
        "Roe roe NNP nsubj 4",
        "said say VBD relcl 1",
        "sank sink VBD ccomp 4",
    )
    assert words(complements.antecedent(of[4], of[5])) == ["that"]


def test_a_clause_on_whoever_announced_it() -> None:
    rows = (
        "said say VBN ROOT 0",
        "by by IN agent 0",
        "Roe roe NNP pobj 1",
        "that that IN mark 5",
        "troops troop NNS nsubj 5",
        "left leave VBD relcl 2",
    )
    of = tree("said by Roe that troops left", *rows)
    assert complements.clause_at_agent(of[2]) is of[5]
    of = tree("said by Roe that left", *rows[:3], "that that WDT nsubj 4", "left leave VBD relcl 2")
    assert complements.clause_at_agent(of[2]) is None, "tells which one it is"


def test_the_time_of_the_saying_is_no_part_of_what_is_said() -> None:
    rows = (
        "Roe roe NNP nsubj 1", "said say VBD ROOT 1", "on on IN prep 6", "Friday friday NNP pobj 2", "that that IN mark 6", "troops troop NNS nsubj 6",
        "left leave VBD ccomp 1",
    )  # fmt: skip
    of = tree("Roe said on Friday that troops left", *rows, names={3: "DATE"})
    assert words(complements.begun_by_speaker(of[1], of[6], of[2:])) == ["that", "troops", "left"]
    rows = (
        "Roe roe NNP nsubj 1", "told tell VBD ROOT 1", "crews crew NNS dobj 1", "Friday friday NNP npadvmod 5", "troops troop NNS nsubj 5",
        "left leave VBD ccomp 1",
    )  # fmt: skip
    of = tree("Roe told crews Friday troops left", *rows, names={3: "DATE"})
    assert words(complements.begun_by_speaker(of[1], of[5], of[3:])) == ["troops", "left"]
    of = tree("Roe told crews Friday troops left", *rows)
    assert words(complements.begun_by_speaker(of[1], of[5], of[3:])) == ["Friday", "troops", "left"], "no time"
    asked = (*rows[:4], "whether whether IN mark 6", "troops troop NNS nsubj 6", "left leave VBD ccomp 1")
    of = tree("Roe told crews Friday whether troops left", *asked[:3], "Friday friday NNP npadvmod 6", *asked[4:])
    assert words(complements.begun_by_speaker(of[1], of[6], of[3:]))[0] == "Friday", "no that"
    comma = (*rows[:4], ", , , punct 6", "troops troop NNS nsubj 6", "left leave VBD ccomp 1")
    of = tree("Roe told crews Friday , troops left", *comma[:3], "Friday friday NNP npadvmod 6", *comma[4:], names={3: "DATE"})
    assert words(complements.begun_by_speaker(of[1], of[6], of[3:]))[0] == "Friday", "a comma makes it the clause's"


def test_an_infinitive_with_a_subject_of_its_own() -> None:
    rows = (
        "Roe roe NNP nsubj 1", "called call VBD ROOT 1", "for for IN mark 5", "troops troop NNS nsubj 5", "to to TO aux 5", "leave leave VB advcl 1",
    )  # fmt: skip
    of = tree("Roe called for troops to leave", *rows)
    assert complements.clause_with_for(of[1]) is of[5]
    of = tree("Roe called again for troops to leave", *rows[:2], "again again RB advmod 1", "for for IN mark 6", "troops troop NNS nsubj 6",
              "to to TO aux 6", "leave leave VB advcl 1")  # fmt: skip
    assert complements.clause_with_for(of[1]) is None


def test_this_to_say() -> None:
    rows = ("Roe roe NNP nsubj 1", "had have VBD ROOT 1", "this this DT nsubj 4", "to to TO aux 4", "say say VB ccomp 1")
    of = tree("Roe had this to say", *rows)
    assert complements.had_to_say(of[4]) is of[1]
    of = tree("Roe had Chad to say", *rows[:2], "Chad chad NNP nsubj 4", *rows[3:])
    assert complements.had_to_say(of[4]) is None


def test_somebody_and_what_somebody_is_called() -> None:
    rows = ("Roe roe NNP nsubj 1", "judged judge VBD ROOT 1", "Chad chad NNP dative 1", "a a DT det 4", "threat threat NN dobj 1")
    of = tree("Roe judged Chad a threat", *rows)
    assert complements.named_after(of[1]) == (of[2], of[4])
    of = tree("Roe judged Chad , a threat", *rows[:3], ", , , punct 1", "a a DT det 5", "threat threat NN dobj 1")
    assert complements.named_after(of[1]) is None, "a comma parts them"
    rows = (
        "Roe roe NNP nsubj 1",
        "called call VBD ROOT 1",
        "the the DT det 3",
        "charges charge NNS dobj 1",
        "unfounded unfounded JJ acl 3",
    )
    of = tree("Roe called the charges unfounded", *rows)
    assert complements.named_after(of[1]) == (of[3], of[4])
    bare = tree("Roe called charges unfounded", *rows[:2], "charges charge NNS dobj 1", "unfounded unfounded JJ acl 2")
    assert complements.named_after(bare[1]) is None, "which charges, not what they are"


def test_of_what_a_relative_clause_tells_something() -> None:
    rows = ("raids raid NNS ROOT 0", "that that WDT dobj 3", "Roe roe NNP nsubj 3", "called call VBD relcl 0", "crimes crime NNS oprd 3")
    of = tree("raids that Roe called crimes", *rows)
    assert complements.relative_object(of[3]) is of[0]
    of = tree("raids that Roe called crimes", rows[0], "that that WDT mark 3", *rows[2:])
    assert complements.relative_object(of[3]) is of[0]
    of = tree("raids who Roe called crimes", rows[0], "who who WP nsubj 3", *rows[2:])
    assert complements.relative_object(of[3]) is None


def test_what_as_calls_something() -> None:
    rows = ("Roe roe NNP nsubj 1", "described describe VBD ROOT 1", "raids raid NNS dobj 1", "as as IN prep 1")
    of = tree("Roe described raids as crimes", *rows, "crimes crime NNS pobj 3")
    assert complements.named_under(of[3]) is of[4]
    of = tree("Roe described raids as cowardly", *rows, "cowardly cowardly JJ amod 3")
    assert complements.named_under(of[3]) is of[4]
    of = tree("Roe described raids as such", *rows, "such such DT pobj 3")
    assert complements.named_under(of[3]) is of[4]
    assert complements.named_under(of[2]) is None


def test_whom_a_paper_quotes_saying_something() -> None:
    rows = ("Papers paper NNS nsubj 1", "quoted quote VBD ROOT 1", "Roe roe NNP dobj 1")
    of = tree("Papers quoted Roe saying", *rows, "saying say VBG acl 2")
    assert complements.saying_of(of[1], of[2]) is of[3]
    of = tree("Papers quoted Roe leaving", *rows, "leaving leave VBG acl 2")
    assert complements.saying_of(of[1], of[2]) is None


def test_what_goes_on_without_a_subject() -> None:
    rows = [
        "Roe roe NNP nsubj 1",
        "says say VBZ ROOT 1",
        "boats boat NNS nsubj 3",
        "sank sink VBD ccomp 1",
        "and and CC cc 1",
        "will will MD aux 6",
    ]
    rows += ["leave leave VB conj 1"]
    of = tree("Roe says boats sank and will leave", *rows)
    assert words(complements.clauses_on(of[1], of[3])) == ["leave"]
    of = tree("Roe says boats sank and had left", *rows[:5], "had have VBD aux 6", "left leave VBN conj 1")
    assert complements.clauses_on(of[1], of[3]) == [], "the speaker's own"
    rows = [
        "Roe roe NNP nsubj 2",
        "will will MD aux 2",
        "say say VB ROOT 2",
        "boats boat NNS nsubj 4",
        "sank sink VBD ccomp 2",
        "and and CC cc 2",
    ]
    of = tree("Roe will say boats sank and can leave", *rows, "can can MD aux 7", "leave leave VB conj 2")
    assert complements.clauses_on(of[2], of[4]) == [], "the verb of saying has such an auxiliary itself"


def test_a_noun_that_a_clause_without_a_pronoun_leaves_out() -> None:
    rows = (
        "the the DT det 1",
        "sum sum NN ROOT 1",
        "experts expert NNS nsubj 3",
        "say say VBP relcl 1",
        "it it PRP nsubj 5",
        "costs cost VBZ ccomp 3",
    )
    of = tree("the sum experts say it costs", *rows)
    assert words(complements.antecedent(of[3], of[5])) == ["the", "sum"]


def test_reasons_that_the_parser_hangs_on_the_saying() -> None:
    rows = (
        "Roe roe NNP nsubj 1", "said say VBD ROOT 1", "troops troop NNS nsubj 3", "left leave VBD ccomp 1", "because because IN mark 6",
        "Chad chad NNP nsubj 6", "fired fire VBD advcl 1",
    )  # fmt: skip
    of = tree("Roe said troops left because Chad fired", *rows)
    assert words(complements.reasons_after(of[1], of[3])) == ["fired"]
    of = tree("Roe said troops left while Chad fired", *rows[:4], "while while IN mark 6", *rows[5:])
    assert complements.reasons_after(of[1], of[3]) == []


def test_who_is_glad_to_say_it() -> None:
    rows = ("Roe roe NNP nsubj 1", "was be VBD ROOT 1", "keen keen JJ acomp 1", "to to TO aux 4", "say say VB xcomp 2")
    of = tree("Roe was keen to say", *rows)
    assert complements.glad_to_say(of[2]) is of[0]
    of = tree("Roe was ready to say", *rows[:2], "ready ready JJ acomp 1", *rows[3:])
    assert complements.glad_to_say(of[2]) is None


def test_what_somebody_calls_it() -> None:
    of = tree(
        "Chad condemned what it called a plot",
        "Chad chad NNP nsubj 1", "condemned condemn VBD ROOT 1", "what what WP dobj 4", "it it PRP nsubj 4", "called call VBD ccomp 1",
        "a a DT det 6", "plot plot NN oprd 4",
    )  # fmt: skip
    assert complements.called_by_clause(of[1]) is of[4]
    of = tree(
        "Chad saw what it did",
        "Chad chad NNP nsubj 1",
        "saw see VBD ROOT 1",
        "what what WP dobj 4",
        "it it PRP nsubj 4",
        "did do VBD ccomp 1",
    )
    assert complements.called_by_clause(of[1]) is None, "nothing is called so"
