"""What a word hangs on, by what it makes of it there: one tree a question."""

from __future__ import annotations

from trees import tree, words

from onrecord.grammar import above, relations

PLEDGE = tree(
    "The ministers made a pledge and stood ready",
    "The the DT det 1",
    "ministers minister NNS nsubj 2",
    "made make VBD ROOT 2",
    "a a DT det 4",
    "pledge pledge NN dobj 2",
    "and and CC cc 2",
    "stood stand VBD conj 2",
    "ready ready JJ acomp 6",
)
RAID = tree(
    "Two US soldiers died in a raid on Gao",
    "Two two CD nummod 2",
    "US us NNP compound 2",
    "soldiers soldier NNS nsubj 3",
    "died die VBD ROOT 3",
    "in in IN prep 3",
    "a a DT det 6",
    "raid raid NN pobj 4",
    "on on IN prep 6",
    "Gao gao NNP pobj 7",
)
REPORTS = tree(
    "As our man reports , the army fired",
    "As as IN mark 3",
    "our our PRP$ poss 2",
    "man man NN nsubj 3",
    "reports report VBZ advcl 7",
    ", , , punct 7",
    "the the DT det 6",
    "army army NN nsubj 7",
    "fired fire VBD ROOT 7",
)


def test_a_verb_carries_a_noun_or_an_adjective_and_itself() -> None:
    assert above.carrier_of(PLEDGE[4]) is PLEDGE[2]
    assert above.carrier_of(PLEDGE[7]) is PLEDGE[6]
    assert above.carrier_of(PLEDGE[6]) is PLEDGE[6]
    assert above.carrier_of(PLEDGE[3]) is PLEDGE[4], "no verb carries it"


def test_the_word_over_a_preposition_or_over_none() -> None:
    two, soldiers, died, on, gao = RAID[0], RAID[2], RAID[3], RAID[7], RAID[8]
    assert above.word_over(RAID[6]) is died
    assert above.word_over(soldiers) is died
    assert above.word_over(two) is soldiers
    assert above.word_over(gao, ("on",)) is RAID[6]
    assert above.word_over(gao, ("in",)) is on, "a preposition of another name is a word as any"


def test_where_a_word_hangs() -> None:
    assert above.hangs_on_one_of(PLEDGE[4], ("make", "take"))
    assert not above.hangs_on_one_of(PLEDGE[4], ("made",)), "lemmas"
    assert [above.before_its_head(word) for word in RAID[:5]] == [True, True, True, False, False]


def test_the_head_of_a_stretch_hangs_outside_it() -> None:
    own = {5, 6, 7, 8}
    assert words([word for word in RAID[5:9] if above.hangs_outside(word, own)]) == ["raid"]
    assert words([word for word in RAID if above.hangs_outside(word, {word.i for word in RAID})]) == []


def test_the_rest_of_the_clause_above() -> None:
    clause, rest = above.rest_above(REPORTS[3])
    assert clause is REPORTS[7]
    assert words(rest) == [",", "the", "army", "fired"]


def test_words_around() -> None:
    assert words(above.words_around(RAID[2])) == ["soldiers", "in", "Two", "US"]
    assert words(above.words_around(RAID[3])) == ["soldiers", "in", "soldiers", "in"], "a root stands above itself"


def test_words_below_but_those_apart() -> None:
    assert words(list(above.below_but(RAID[3], lambda word: False))) == ["soldiers", "Two", "US", "in", "raid", "a", "on", "Gao"]
    assert words(list(above.below_but(RAID[3], lambda word: word.lower == "raid"))) == ["soldiers", "Two", "US", "in"]
    assert words(list(above.below_but(RAID[3], lambda word: False, 2))) == ["soldiers", "Two", "US", "in", "raid"]


def test_a_word_leads_to_the_noun_behind_it() -> None:
    of = tree(
        "the army chief general Roe left",
        "the the DT det 4",
        "army army NN compound 2",
        "chief chief NN compound 3",
        "general general NN compound 4",
        "Roe roe NNP nsubj 5",
        "left leave VBD ROOT 5",
    )
    assert [above.leads_to(word, 4, relations.MODIFIER, 5) for word in of] == [True, True, True, True, True, True]
    assert not above.leads_to(of[1], 4, relations.MODIFIER, 1), "too far"
    assert not above.leads_to(of[1], 4, relations.POSSESSOR, 5), "another role"


def test_words_and_what_prepositions_hold() -> None:
    assert words(relations.find_words(RAID[2], ("us", "two", "no"))) == ["Two", "US"]
    assert relations.find_words(RAID[3], ("raid",)) == []
    assert words(relations.under_prepositions(RAID[3])) == ["raid"]
    assert relations.under_prepositions(RAID[3], ("on",)) == []
