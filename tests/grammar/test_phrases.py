"""Phrases: documents built by hand, a tree for each notion."""

from __future__ import annotations

import pytest
from trees import tree

from onrecord.doc import Doc, Token
from onrecord.grammar import phrases


def tokens(*rows: tuple[str, str, str, int]) -> list[Token]:
    """The tokens of one sentence, a row (word, part of speech, role, index of the head) each; the lemma is the word."""
    doc = Doc.of(" ".join(row[0] for row in rows), [(word, word.lower(), pos, "", dep, head) for word, pos, dep, head in rows])
    return doc.tokens


#: "Peru's two heavy army units in Gao, Kidal and Mopti left"
UNITS = (
    ("Peru", "PROPN", "poss", 5),
    ("'s", "PART", "case", 0),
    ("two", "NUM", "nummod", 5),
    ("heavy", "ADJ", "amod", 5),
    ("army", "NOUN", "compound", 5),
    ("units", "NOUN", "nsubj", 12),
    ("in", "ADP", "prep", 5),
    ("Gao", "PROPN", "pobj", 6),
    (",", "PUNCT", "punct", 7),
    ("Kidal", "PROPN", "conj", 7),
    ("and", "CCONJ", "cc", 9),
    ("Mopti", "PROPN", "conj", 9),
    ("left", "VERB", "ROOT", 12),
)
#: "no thousands of dockers , the strikers , marched"
DOCKERS = (
    ("no", "DET", "det", 1),
    ("thousands", "NOUN", "nsubj", 8),
    ("of", "ADP", "prep", 1),
    ("dockers", "NOUN", "pobj", 2),
    (",", "PUNCT", "punct", 1),
    ("the", "DET", "det", 6),
    ("strikers", "NOUN", "appos", 1),
    (",", "PUNCT", "punct", 1),
    ("marched", "VERB", "ROOT", 8),
)


def words(found: object) -> list[str]:
    return [token.text for token in found]  # type: ignore[attr-defined]


def test_conjuncts() -> None:
    of = tokens(*UNITS)
    gao, kidal, mopti = of[7], of[9], of[11]
    assert words(phrases.conjuncts(gao)) == ["Gao", "Kidal", "Mopti"]
    assert words(phrases.joined(gao)) == ["Kidal"]
    assert phrases.joined_to(mopti) is kidal
    assert phrases.joined_to(gao) is None
    assert phrases.first_conjunct(mopti) is gao
    assert phrases.first_conjunct(mopti, ("VERB",)) is mopti
    assert phrases.joins(kidal)
    assert not phrases.joins(gao)


def test_those_beside_a_subject() -> None:
    rows = (
        ("Fiji", "PROPN", "nsubj", 6), (",", "PUNCT", "punct", 6), ("along", "ADP", "prep", 6), ("with", "ADP", "prep", 2),
        ("Samoa", "PROPN", "pobj", 3), (",", "PUNCT", "punct", 6), ("left", "VERB", "ROOT", 6),
    )  # fmt: skip
    assert words(phrases.beside(tokens(*rows)[0])) == ["Samoa"]
    of = tokens(rows[0], rows[1], ("together", "ADV", "advmod", 3), ("with", "ADP", "prep", 0), *rows[4:])
    assert words(phrases.beside(of[0])) == ["Samoa"]
    of = tokens(rows[0], rows[1], ("now", "ADV", "advmod", 3), ("with", "ADP", "prep", 0), *rows[4:])
    assert words(phrases.beside(of[0])) == []
    of = tokens(("Fiji", "PROPN", "nsubj", 1), ("left", "VERB", "ROOT", 1), ("with", "ADP", "prep", 1), ("Samoa", "PROPN", "pobj", 2))
    assert words(phrases.beside(of[0])) == []


def test_prepositions() -> None:
    of = tokens(*UNITS)
    units, preposition, gao = of[5], of[6], of[7]
    assert words(phrases.nouns_below(preposition)) == words(phrases.below(preposition)) == ["Gao"]
    assert words(phrases.prep_objects(units, ("in",))) == ["Gao"]
    assert words(phrases.prep_objects(units, ("at",))) == []
    assert phrases.preposition_over(gao) is preposition
    assert phrases.preposition_over(units) is None


def test_below_prepositions_that_are_joined_or_excluded() -> None:
    rows = [
        ("armed", "VERB", "ROOT", 0),
        ("not", "PART", "neg", 2),
        ("by", "ADP", "agent", 0),
        ("Turkey", "PROPN", "pobj", 2),
        ("but", "CCONJ", "cc", 2),
        ("by", "ADP", "conj", 2),
        ("Qatar", "PROPN", "pobj", 5),
    ]
    by = tokens(*rows)
    assert phrases.excluded(by[2])
    assert not phrases.excluded(by[5])
    assert words(phrases.below(by[2])) == ["Qatar"]
    rows[1] = ("also", "ADV", "advmod", 2)
    assert words(phrases.below(tokens(*rows)[2])) == ["Turkey", "Qatar"]
    called = tokens(("called", "VERB", "ROOT", 0), ("not", "PART", "neg", 2), ("for", "ADP", "prep", 0), ("sale", "NOUN", "pobj", 2))
    called[3].tag = "NN"
    assert not phrases.excluded(called[2])


def test_below_a_double_preposition() -> None:
    of = tokens(("left", "VERB", "ROOT", 0), ("from", "ADP", "prep", 0), ("under", "ADP", "prep", 1), ("guard", "NOUN", "pobj", 2))
    assert words(phrases.below(of[1])) == ["guard"]


def test_counting() -> None:
    of = tokens(*DOCKERS)
    assert words(phrases.counted(of[1])) == ["dockers"]
    assert phrases.counted_by(of[3]) is of[1]
    assert phrases.counted_by(of[1]) is None
    assert phrases.none_of(of[1])
    assert not phrases.none_of(of[6])


def test_parts_of_a_noun() -> None:
    of = tokens(*UNITS)
    units = of[5]
    assert words(phrases.possessors(units)) == ["Peru"]
    assert words(phrases.modifiers(units)) == ["heavy", "army"]
    assert phrases.modified(of[4]) is units
    assert phrases.modified(units) is None


def test_apposition() -> None:
    of = tokens(*DOCKERS)
    assert words(phrases.appositions(of[1])) == ["strikers"]
    assert phrases.apposed_to(of[6]) is of[1]
    assert phrases.apposed_to(of[1]) is None
    assert words(phrases.determiners(of[6])) == ["the"]


@pytest.mark.parametrize(("head", "edge"), [(5, "Peru"), (7, "Gao")])
def test_left_edge(head: int, edge: str) -> None:
    assert phrases.left_edge(tokens(*UNITS)[head]).text == edge


def test_roots() -> None:
    of = tokens(*UNITS)
    assert phrases.root_of(of[2:6]).text == "units"
    assert phrases.root_of([of[6], of[7], of[12]]).text == "left"
    head = phrases.head_of([of[6], of[7], of[12]])
    assert head is not None
    assert head.text == "in"


def test_the_article_of_none() -> None:
    of = tree(
        "No raids hit no ports", "No no DT det 1", "raids raid NNS nsubj 2", "hit hit VBD ROOT 2", "no no DT det 4", "ports port NNS dobj 2"
    )
    assert [phrases.says_none(token) for token in of] == [True, False, False, True, False]
    rows = ("The the DT det 3", "No no DT det 2", "Kings kings NNPS compound 3", "protests protest NNS nsubj 4", "grew grow VBD ROOT 4")
    assert not phrases.says_none(tree("The No Kings protests grew", *rows)[1]), "the beginning of a name"


#: "thousands of men in Lima said mayors lifted Lopez's immunity"
LIFTED = (
    "thousands thousand NNS nsubj 3",
    "of of IN prep 0",
    "men man NNS pobj 1",
    "said say VBD ROOT 3",
    "mayors mayor NNS nsubj 5",
    "lifted lift VBD ccomp 3",
    "Lopez lopez NNP poss 8",
    "'s 's POS case 6",
    "immunity immunity NN dobj 5",
)


def test_the_word_of_a_phrase_that_hangs_on_the_verb() -> None:
    of = tree("thousands of men said mayors lifted Lopez 's immunity", *LIFTED)
    assert phrases.top_of(of[2]) is of[0]
    assert phrases.top_of(of[0]) is of[0]
    assert phrases.top_of(of[6]) is of[6], "whose it is stands apart"


def test_what_an_act_deals_with() -> None:
    of = tree("thousands of men said mayors lifted Lopez 's immunity", *LIFTED)
    assert phrases.dealt_with(of[8]) == (of[8], of[5])
    assert phrases.dealt_with(of[6]) == (of[8], of[5])
    assert phrases.dealt_with(of[4]) is None


def test_the_verbs_over_a_noun_in_its_own_words() -> None:
    of = tree("thousands of men said mayors lifted Lopez 's immunity", *LIFTED)
    assert words(phrases.verbs_over(of[8], 4)) == ["lifted"], "none whose words the clause is"
    assert words(phrases.verbs_over(of[2], 4)) == ["said"]
    assert phrases.verbs_over(of[5], 4) == []
    wanted = tree(
        "Chad wants to hit boats",
        "Chad chad NNP nsubj 1",
        "wants want VBZ ROOT 1",
        "to to TO aux 3",
        "hit hit VB xcomp 1",
        "boats boat NNS dobj 3",
    )
    assert words(phrases.verbs_over(wanted[4], 4)) == ["hit", "wants"]
    assert words(phrases.verbs_over(wanted[4], 1)) == ["hit"]


def test_what_follows_a_noun_and_what_names_it() -> None:
    of = tokens(*UNITS)
    assert phrases.told_after(of[5], ("prep",))
    assert not phrases.told_after(of[5], ("nummod",)), "it stands before"
    rows = ("Boko boko NNP compound 1", "Haram haram NNP compound 2", "men man NNS nsubj 3", "left leave VBD ROOT 3")
    named = tree("Boko Haram men left", *rows)
    assert phrases.named_before(named[2])
    assert not phrases.named_before(of[5])


def test_the_word_before_stands_in_the_same_sentence() -> None:
    of = tree("guards fired", "guards guard NNS nsubj 1", "fired fire VBD ROOT 1")
    assert phrases.word_before(of[1]) is of[0]
    assert phrases.word_before(of[0]) is None


def test_two_words_joined_before_a_noun() -> None:
    def before(first: str, mark: str, second: str) -> list[str]:
        of = tree(
            f"a {first[0]} {mark} {second} man",
            "a a DT det 4",
            f"{first[0]} x {first[1]} amod 3",
            f"{mark} {mark} HYPH punct 3",
            f"{second} x JJ amod 4",
            "man man NN ROOT 4",
        )
        return words(list(phrases.hyphened_before(of[4]) or ()))

    assert before(("French", "JJ"), "-", "Lebanese") == ["French", "Lebanese"]
    assert before(("French", "JJ"), "–", "Lebanese") == ["French", "Lebanese"]
    assert before(("well", "RB"), "-", "Lebanese") == []
    assert before(("French", "JJ"), "-", "speaking") == []
    assert before(("French", "JJ"), ",", "Lebanese") == []


def test_not_one_and_hardly_any_leave_none() -> None:
    single = tokens(
        ("Not", "PART", "neg", 3), ("a", "DET", "det", 3), ("single", "ADJ", "amod", 3), ("boat", "NOUN", "ROOT", 3),
    )  # fmt: skip
    assert phrases.not_one(single[3])
    hardly = tokens(("hardly", "ADV", "advmod", 1), ("any", "DET", "det", 2), ("state", "NOUN", "ROOT", 2))
    assert phrases.not_one(hardly[2])
    some = tokens(("nearly", "ADV", "advmod", 1), ("every", "DET", "det", 2), ("state", "NOUN", "ROOT", 2))
    assert not phrases.not_one(some[2])


def test_not_only_goes_on_to_more() -> None:
    rows = ("not not RB neg 2", "only only RB advmod 2", "shelled shell VBD ROOT 2")
    assert phrases.goes_on_to_more(tree("not only shelled", *rows)[0])
    assert not phrases.goes_on_to_more(tree("not only shelled", *rows)[2])


def test_what_is_for_or_against_somebody_is_not_his() -> None:
    for before in ("anti", "pro"):
        rows = ((before, "ADJ", "amod", 3), ("-", "PUNCT", "punct", 3), ("Kenyan", "ADJ", "amod", 3), ("policy", "NOUN", "ROOT", 3))
        assert phrases.for_or_against(tokens(*rows)[2])
    assert not phrases.for_or_against(
        tokens(("non", "ADJ", "amod", 3), ("-", "PUNCT", "punct", 3), ("Kenyan", "ADJ", "amod", 3), ("ship", "NOUN", "ROOT", 3))[2]
    )


def test_who_helps_to_make_a_thing_has_no_part_in_it() -> None:
    def truce(how: str) -> list[Token]:
        rows = ((how, "ADJ", "amod", 3), ("truce", "NOUN", "ROOT", 3))
        return tokens(("Kenyan", "ADJ", "amod", 3), ("-", "PUNCT", "punct", 3), *rows)

    assert phrases.has_no_part(truce("brokered")[0])
    assert not phrases.has_no_part(truce("held")[0])
    assert not phrases.has_no_part(truce("brokered")[3])


def test_not_once_is_never() -> None:
    rows = ("did do VBD aux 3", "it it PRP nsubj 3", "fire fire VB ROOT 3")
    assert phrases.not_once(
        tree("not once did it fire", "not not RB neg 1", "once once RB advmod 4", *(r.replace(" 3", " 4") for r in rows))[1]
    )
    assert not phrases.not_once(tree("once did it fire", "once once RB advmod 3", *rows)[0])


def test_the_name_before_a_hyphen() -> None:
    rows = (("Fiji", "PROPN", "compound", 2), ("-", "PUNCT", "punct", 2), ("Samoa", "PROPN", "compound", 3), ("drills", "NOUN", "ROOT", 3))
    of = tokens(*rows)
    assert phrases.twin(of[2]) is of[0]
    assert phrases.twin(of[3]) is None
    rows = (("Omani", "ADJ", "amod", 2), ("-", "PUNCT", "punct", 2), ("Iranian", "ADJ", "amod", 3), ("drills", "NOUN", "ROOT", 3))
    of = tokens(*rows)
    assert phrases.twin(of[2]) is of[0]
