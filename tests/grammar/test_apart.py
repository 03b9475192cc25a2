"""Which deed a day stands with: documents built by hand."""

from __future__ import annotations

from trees import tree

from onrecord.doc import Doc, Token
from onrecord.grammar.apart import (
    long_past,
    names_a_paper,
    names_a_thing,
    of_another_deed,
    of_what_is_judged,
    old_wounds,
    only_since,
    own_time,
    phrase_of_deed,
    remembered,
    shares_time,
)


def tokens(*rows: tuple[str, str, str, int]) -> list[Token]:
    made = [(word, word.lower(), pos, "", dep, head) for word, pos, dep, head in rows]
    return Doc.of(" ".join(row[0] for row in rows), made).tokens


def test_the_day_of_a_possessed_deed_is_that_of_the_verb_only_where_it_holds_it() -> None:
    raid = tokens(("Monday", "PROPN", "poss", 2), ("'s", "PART", "case", 0), ("raid", "NOUN", "nsubj", 3), ("killed", "VERB", "ROOT", 3))
    assert not of_another_deed(raid[0], [raid[3]])
    answer = tokens(
        ("struck", "VERB", "ROOT", 0), ("for", "ADP", "prep", 0), ("Monday", "PROPN", "poss", 4), ("'s", "PART", "case", 2),
        ("raid", "NOUN", "pobj", 1),
    )  # fmt: skip
    assert of_another_deed(answer[2], [answer[0]])
    assert not of_another_deed(answer[2], [answer[4]])
    died = tokens(
        ("died", "VERB", "ROOT", 0), ("in", "ADP", "prep", 0), ("Monday", "PROPN", "poss", 4), ("'s", "PART", "case", 2),
        ("raid", "NOUN", "pobj", 1),
    )  # fmt: skip
    assert not of_another_deed(died[2], [died[0]])


def test_the_day_after_a_word_of_order_is_another_deeds() -> None:
    after = tokens(
        ("left", "VERB", "ROOT", 0), ("after", "ADP", "prep", 0), ("losing", "VERB", "pcomp", 1), ("Monday", "PROPN", "npadvmod", 2),
    )  # fmt: skip
    assert of_another_deed(after[3], [after[0]])
    strike = tokens(
        ("left", "VERB", "ROOT", 0), ("after", "ADP", "prep", 0), ("strikes", "NOUN", "pobj", 1), ("on", "ADP", "prep", 2),
        ("Monday", "PROPN", "pobj", 3),
    )  # fmt: skip
    assert of_another_deed(strike[4], [strike[0]])
    assert phrase_of_deed([strike[2]]) == (strike[1].start, strike[4].end)
    since = tokens(("fought", "VERB", "ROOT", 0), ("since", "ADP", "prep", 0), ("Monday", "PROPN", "pobj", 1))
    assert not of_another_deed(since[2], [since[0]])


def test_the_day_of_what_somebody_is_accused_of_is_not_the_accusations() -> None:
    rows = (
        ("accused", "accuse", "VERB", "VBD", "ROOT", 0), ("Chad", "chad", "PROPN", "NNP", "dobj", 0), ("of", "of", "ADP", "IN", "prep", 0),
        ("lying", "lie", "VERB", "VBG", "pcomp", 2), ("since", "since", "ADP", "IN", "prep", 3), ("May", "may", "PROPN", "NNP", "pobj", 4),
    )  # fmt: skip
    accused = Doc.of(" ".join(row[0] for row in rows), list(rows)).tokens
    assert of_another_deed(accused[5], [accused[0], accused[3]])
    assert not of_another_deed(accused[5], [accused[3]])


def test_the_day_of_a_describing_clause_is_not_that_of_the_verb_above() -> None:
    freed = tokens(
        ("freed", "VERB", "ROOT", 0), ("men", "NOUN", "dobj", 0), ("seized", "VERB", "acl", 1), ("Monday", "PROPN", "npadvmod", 2),
    )  # fmt: skip
    assert of_another_deed(freed[3], [freed[0]])
    assert not of_another_deed(freed[3], [freed[2]])
    assert not shares_time(freed[3], [freed[0]])


def test_the_day_of_the_deed_is_not_that_of_a_clause_that_tells_of_its_doer() -> None:
    struck = tokens(
        ("Chad", "PROPN", "nsubj", 4), ("which", "PRON", "nsubj", 2), ("refused", "VERB", "relcl", 0), (",", "PUNCT", "punct", 0),
        ("struck", "VERB", "ROOT", 4), ("Monday", "PROPN", "npadvmod", 4),
    )  # fmt: skip
    assert not shares_time(struck[5], [struck[2]])
    assert shares_time(struck[5], [struck[4]])
    done = tokens(
        ("Chad", "PROPN", "nsubj", 1), ("struck", "VERB", "ROOT", 1), ("Monday", "PROPN", "npadvmod", 1), ("ships", "NOUN", "dobj", 1),
        ("that", "PRON", "nsubj", 5), ("sank", "VERB", "relcl", 3),
    )  # fmt: skip
    assert shares_time(done[2], [done[5]]), "of what it was done to"


def test_what_has_been_done_since_does_not_share_the_time_of_what_was_done() -> None:
    rows = (
        ("Chad", "PROPN", "nsubj", 1), ("struck", "VERB", "ROOT", 1), ("Monday", "PROPN", "npadvmod", 1), ("and", "CCONJ", "cc", 1),
        ("has", "AUX", "aux", 5), ("warned", "VERB", "conj", 1),
    )  # fmt: skip
    since = tokens(*rows)
    assert not shares_time(since[2], [since[5]])
    then = tokens(*rows[:4], ("also", "ADV", "advmod", 5), rows[5])
    assert shares_time(then[2], [then[5]])


def test_a_year_before_a_noun_names_a_thing() -> None:
    treaty = tokens(("signed", "VERB", "ROOT", 0), ("1951", "NUM", "nummod", 2), ("treaty", "NOUN", "dobj", 0))
    assert names_a_thing(treaty[1], treaty[1].end, [treaty[0]])
    assert not names_a_thing(treaty[1], treaty[1].end, [treaty[0], treaty[2]])
    assert names_a_thing(treaty[1], treaty[1].end, [treaty[0], treaty[2]], dealt=True)


def test_words_of_time_stand_with_a_noun_itself_where_no_other_deed_lies_between() -> None:
    own = tokens(
        ("after", "ADP", "prep", 0), ("the", "DET", "det", 2), ("attack", "NOUN", "pobj", 0), ("on", "ADP", "prep", 2),
        ("Lima", "PROPN", "pobj", 3), ("two", "NUM", "nummod", 6), ("days", "NOUN", "npadvmod", 7), ("earlier", "ADV", "advmod", 4),
    )  # fmt: skip
    assert own_time(own[5].start, own[7].end, own[2])
    other = tokens(
        ("after", "ADP", "prep", 0), ("the", "DET", "det", 2), ("attack", "NOUN", "pobj", 0), ("since", "ADP", "prep", 2),
        ("truce", "NOUN", "pobj", 3), ("began", "VERB", "relcl", 4), ("Monday", "PROPN", "npadvmod", 5),
    )  # fmt: skip
    assert not own_time(other[6].start, other[6].end, other[2])
    truce = tokens(
        ("attack", "NOUN", "ROOT", 0), ("since", "ADP", "prep", 0), ("truce", "NOUN", "pobj", 1), ("of", "ADP", "prep", 2),
        ("Monday", "PROPN", "pobj", 3),
    )  # fmt: skip
    assert not own_time(truce[4].start, truce[4].end, truce[0])
    assert not own_time(truce[0].start, truce[0].end, truce[0])


def test_wounds_are_older_than_the_death_of_them() -> None:
    died = tokens(("died", "VERB", "ROOT", 0), ("of", "ADP", "prep", 0), ("wounds", "NOUN", "pobj", 1))
    died[0].lemma, died[2].lemma = "die", "wound"
    assert old_wounds(died) is died[2]
    assert old_wounds(died[:1]) is None
    assert old_wounds([]) is None
    died[0].lemma = "recover"
    assert old_wounds(died) is None


def test_words_of_time_of_a_deed_that_is_joined() -> None:
    own = tokens(
        ("attacked", "VERB", "ROOT", 0), ("Gao", "PROPN", "dobj", 0), ("and", "CCONJ", "cc", 0), ("left", "VERB", "conj", 0),
        ("Monday", "PROPN", "npadvmod", 3),
    )  # fmt: skip
    assert shares_time(own[4], [own[0]])
    others = tokens(
        ("attacked", "VERB", "ROOT", 0), ("Gao", "PROPN", "dobj", 0), ("and", "CCONJ", "cc", 0), ("Niger", "PROPN", "nsubj", 4),
        ("left", "VERB", "conj", 0), ("Monday", "PROPN", "npadvmod", 4),
    )  # fmt: skip
    assert not shares_time(others[5], [others[0]]), "another's deed"


def test_what_is_only_remembered() -> None:
    kept = tokens(
        ("anniversary", "NOUN", "ROOT", 0), ("of", "ADP", "prep", 0), ("the", "DET", "det", 3), ("invasion", "NOUN", "pobj", 1),
    )  # fmt: skip
    assert remembered([kept[3]]) is kept[0]
    wake = tokens(("wake", "NOUN", "ROOT", 0), ("of", "ADP", "prep", 0), ("invasion", "NOUN", "pobj", 1))
    assert remembered([wake[2]]) is None


def test_the_day_of_what_is_judged_stands_with_it() -> None:
    charged = tokens(
        ("charged", "VERB", "ROOT", 0), ("over", "ADP", "prep", 0), ("raid", "NOUN", "pobj", 1), ("in", "ADP", "prep", 2),
        ("May", "PROPN", "pobj", 3),
    )  # fmt: skip
    assert of_what_is_judged(charged[4], [charged[0]])
    condemned = tokens(
        ("condemned", "VERB", "ROOT", 0), ("Iraq", "PROPN", "poss", 2), ("raid", "NOUN", "dobj", 0), ("in", "ADP", "prep", 0),
        ("May", "PROPN", "pobj", 3),
    )  # fmt: skip
    assert of_what_is_judged(condemned[4], [condemned[0]])
    held = tokens(
        ("May", "PROPN", "npadvmod", 1), ("charged", "VERB", "ROOT", 1), ("him", "PRON", "dobj", 1), ("in", "ADP", "prep", 1),
        ("June", "PROPN", "pobj", 3),
    )  # fmt: skip
    assert not of_what_is_judged(held[4], [held[1]])
    assert not of_what_is_judged(held[0], [held[1]])


def test_what_only_bounds_a_deed_does_not_date_it() -> None:
    first = tokens(
        ("fired", "VERB", "ROOT", 0), ("for", "ADP", "prep", 0), ("time", "NOUN", "pobj", 1), ("since", "ADP", "prep", 2),
        ("May", "PROPN", "pobj", 3),
    )  # fmt: skip
    assert of_another_deed(first[4], [first[0]])
    ahead = tokens(
        ("fired", "VERB", "ROOT", 0), ("ahead", "ADV", "advmod", 0), ("of", "ADP", "prep", 1), ("May", "PROPN", "pobj", 2),
    )  # fmt: skip
    assert of_another_deed(ahead[3], [ahead[0]])


def test_a_day_in_the_name_of_a_paper_is_that_of_its_signing_alone() -> None:
    rows = (
        ("kept", "VERB", "ROOT", 0), ("to", "ADP", "prep", 0), ("the", "DET", "det", 5), ("7", "NUM", "nummod", 5),
        ("March", "PROPN", "compound", 5), ("treaty", "NOUN", "pobj", 1),
    )  # fmt: skip
    kept = tokens(*rows)
    assert names_a_paper(kept[2], kept[4].end, [kept[0]])
    assert names_a_paper(kept[3], kept[4].end, [kept[0]])
    assert not names_a_paper(kept[3], kept[4].end, [kept[0], kept[5]])
    talks = tokens(*rows[:5], ("talks", "NOUN", "pobj", 1))
    assert not names_a_paper(talks[3], talks[4].end, [talks[0]])
    signed = tokens(
        ("signed", "VERB", "ROOT", 0), ("the", "DET", "det", 3), ("Monday", "PROPN", "compound", 3), ("treaty", "NOUN", "dobj", 0)
    )
    assert not names_a_paper(signed[2], signed[2].end, [signed[0]])


def test_a_plain_past_is_of_no_time_since() -> None:
    rows = ("arrests arrest NNS dobj 0", "since since IN prep 0", "May may NNP pobj 2")
    plain = tree("condemned arrests since May", "condemned condemn VBD ROOT 0", *rows)
    assert only_since(plain[3], plain[0])
    assert only_since(plain[2], plain[0])
    assert not only_since(plain[1], plain[0])
    made = tree("condemned arrests since May", "condemned condemn VBN ROOT 0", *rows)
    assert not only_since(made[3], made[0])


def test_a_year_in_the_name_of_a_war_is_that_of_a_deed_done_in_it() -> None:
    won = tree(
        "won in the 1967 war", "won win VBN ROOT 0", "in in IN prep 0", "the the DT det 4", "1967 1967 CD nummod 4", "war war NN pobj 1"
    )
    assert not names_a_thing(won[3], won[3].end, [won[0]])
    assert names_a_thing(won[3], won[3].end, [won[4].head])


def test_long_ago_is_no_day() -> None:
    left = tree("left decades ago", "left leave VBD ROOT 0", "decades decade NNS npadvmod 2", "ago ago RB advmod 0")
    assert long_past(left[0]) == "decades ago"
    five = tree("left five years ago", "left leave VBD ROOT 0", "five five CD nummod 2", "years year NNS npadvmod 3", "ago ago RB advmod 0")
    assert long_past(five[0]) is None
    past = tree("left in the past", "left leave VBD ROOT 0", "in in IN prep 0", "the the DT det 3", "past past NN pobj 1")
    assert long_past(past[0]) == "in the past"


def test_the_day_after_an_aim_is_that_of_the_deed_and_none_of_what_was_before() -> None:
    rows = [
        ("shelled", "shell", "VERB", "VBD", "ROOT", 0), ("Gao", "Gao", "PROPN", "NNP", "dobj", 0), ("to", "to", "PART", "TO", "aux", 3),
        ("free", "free", "VERB", "VB", "advcl", 0), ("men", "man", "NOUN", "NNS", "dobj", 3), ("Friday", "Friday", "PROPN", "NNP", "npadvmod", 3),
    ]  # fmt: skip
    aim = Doc.of("shelled Gao to free men Friday", rows).tokens
    assert shares_time(aim[5], [aim[0]])
    rows[0] = ("shells", "shell", "VERB", "VBZ", "ROOT", 0)
    now = Doc.of("shells Gao to free men Friday", rows).tokens
    assert not shares_time(now[5], [now[0]])
    before = Doc.of(
        "After shelling Gao they left Friday",
        [
            ("After", "after", "ADP", "IN", "prep", 4), ("shelling", "shell", "VERB", "VBG", "pcomp", 0), ("Gao", "Gao", "PROPN", "NNP", "dobj", 1),
            ("they", "they", "PRON", "PRP", "nsubj", 4), ("left", "leave", "VERB", "VBD", "ROOT", 4),
            ("Friday", "Friday", "PROPN", "NNP", "npadvmod", 4),
        ],
    ).tokens  # fmt: skip
    assert not shares_time(before[5], [before[1]])
    assert shares_time(before[5], [before[4]])
