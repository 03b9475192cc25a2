"""Who held an office, from rows by hand: by which names a person is found, and when a surname alone tells of somebody."""

from __future__ import annotations

import pytest

from onrecord.extract.mentions.offices import People, Term, fold, index, surname_of
from onrecord.knowledge.rows import Row


def row(person: str, state: str, office: str = "President", years: str = "2001-2009", aliases: str = "") -> Row:
    start, _, end = years.partition("-")
    held = Row(person=person, aliases=aliases, office=office, state=state, role="GOV", start=start, end=end)
    held.at = f"by-hand.csv:{person}"
    return held


def people(*rows: Row, ordinary: tuple[str, ...] = ()) -> People:
    return People(index(rows, ordinary))


def found(terms: list[Term]) -> set[str]:
    return {term.person for term in terms}


def test_a_family_name_that_comes_first_may_come_last_abroad_and_the_other_way_round() -> None:
    known = people(row("Wen Haiping", "CHN"), row("Kenzo Morita", "JPN"), row("Ana Prado Lima", "CRI"))
    assert found(known.named("wen haiping")) == found(known.named("haiping wen")) == {"Wen Haiping"}
    assert found(known.named("kenzo morita")) == found(known.named("morita kenzo")) == {"Kenzo Morita"}
    assert found(known.named("ana prado lima")) == {"Ana Prado Lima"}
    assert known.named("prado lima ana") == known.named("lima ana prado") == []


def test_the_family_name_is_the_last_word_but_where_it_comes_first() -> None:
    assert surname_of("Wen Haiping", "CHN") == surname_of("Haiping Wen", "CRI") == "wen"
    assert surname_of("Haiping", "CHN") == "haiping"
    known = people(row("Wen Haiping", "CHN"), row("Kenzo Morita", "JPN"))
    assert found(known.surnamed("wen")) == {"Wen Haiping"}
    assert found(known.surnamed("morita")) == {"Kenzo Morita"}
    assert known.surnamed("haiping") == known.surnamed("kenzo") == []


def test_first_words_are_those_of_names_of_several_words() -> None:
    known = people(row("Kenzo Morita", "JPN"), row("Ana Prado Lima", "CRI", aliases="Pradinho"))
    assert known.firsts == {"kenzo", "morita", "ana"}


def test_a_single_name_of_the_table_means_that_person_whoever_else_bears_it() -> None:
    known = people(row("Ana Prado Lima", "CRI", aliases="Pradinho"), row("Rui Pradinho", "PRT", "Minister of Health"))
    assert known.single == {fold("Pradinho")}
    assert fold("Pradinho") in known.well_known
    assert found(known.alone("Pradinho", None)) == {"Ana Prado Lima"}


def test_rows_of_one_state_with_a_full_name_in_common_are_one_person() -> None:
    known = people(
        row("Ana Prado Lima", "CRI", aliases="Ana Lima|Pradinho"),
        row("A. P. Lima", "CRI", "Minister of Health", aliases="Ana Lima"),
        row("Ana Lima", "PRT", "Minister of Trade"),
        row("Zé Pradinho", "CRI", "Minister of Sport", aliases="Pradinho"),
    )
    assert found(known.surnamed("lima")) == {"Ana Prado Lima", "Ana Lima"}
    assert {(term.person, term.office) for term in known.named("ana lima") if term.state == "CRI"} == {
        ("Ana Prado Lima", "President"),
        ("Ana Prado Lima", "Minister of Health"),
    }
    assert found(known.named("pradinho")) == {"Ana Prado Lima", "Zé Pradinho"}  # a single name joins nobody


@pytest.mark.parametrize(
    ("rows", "ordinary", "well_known", "shared"),
    [
        ([row("Ana Morita", "CRI")], (), {"morita"}, set()),
        ([row("Ana Moro", "CRI")], (), set(), set()),  # of four letters it takes two of them
        ([row("Ana Moro", "CRI"), row("Rui Moro", "CRI")], (), {"moro"}, set()),
        ([row("Ana Mor", "CRI"), row("Rui Mor", "CRI")], (), set(), set()),
        ([row("Ana Morita", "CRI"), row("Rui Morita", "PRT", "Minister of Health")], (), set(), {"morita"}),
        ([row("Ana Morita", "CRI", "Minister of Health")], (), set(), set()),  # no head
        ([row("Ana Morita", "CRI", "Vice President")], (), set(), set()),
        ([row("Ana Morita", "CRI", "Prime Minister")], (), {"morita"}, set()),
        ([row("Ana Morita", "CRI", "President of the Senate")], (), set(), set()),
        ([row("Morita Ana", "KOR")], (), set(), set()),  # few family names are many people's
        ([row("Ana Morita", "CRI")], ("Morita",), set(), set()),
    ],
)
def test_which_surnames_tell_of_somebody_alone(rows: list[Row], ordinary: tuple[str, ...], well_known: set[str], shared: set[str]) -> None:
    known = people(*rows, ordinary=ordinary)
    assert (known.well_known, known.shared) == (well_known, shared)


def test_a_surname_alone_means_the_head_who_serves() -> None:
    known = people(
        row("Ana Morita", "CRI", years="2001-2005"),
        row("Rui Morita", "CRI", years="2006-2010"),
        row("Eva Morita", "CRI", "Minister of Health", years="2001-2010"),
    )
    assert found(known.alone("Morita", "2003-05-01")) == {"Ana Morita"}
    assert found(known.alone("Morita", "2008-05-01")) == {"Rui Morita"}
    assert found(known.alone("Morita", "2015-05-01")) == {"Ana Morita", "Rui Morita"}  # one house of one state
    assert found(known.alone("Morita", None)) == {"Ana Morita", "Rui Morita"}
    assert known.alone("Prado", "2003-05-01") == []


def test_a_surname_of_several_states_means_somebody_only_while_one_head_of_it_serves() -> None:
    known = people(row("Ana Morita", "CRI", years="2001-2005"), row("Rui Morita", "PRT", years="2004-2010"))
    assert found(known.alone("Morita", "2003-05-01")) == {"Ana Morita"}
    assert found(known.alone("Morita", "2004-05-01")) == set()
    assert found(known.alone("Morita", "2015-05-01")) == set()
    assert found(known.alone("Morita", None)) == set()


def test_a_full_name_is_found_in_another_spelling_where_enough_of_it_agrees() -> None:
    known = people(row("Abdulaziz Kasim Moradov", "CRI"), row("Ahmed Ali", "PRT", "Minister of Trade"))
    for name in ("Abdel Aziz Qassem Moradov", "Abd al-Aziz Ghassem Moradov", "Abdulaziz Kasim Mo-radov"):
        assert found(known.named(fold(name))) == {"Abdulaziz Kasim Moradov"}
    assert known.named(fold("Ahmad Ali")) == []  # so short a name may be anybody's
    assert known.named("abdulazizkasimmoradov") == []


def test_a_spelling_that_one_row_gives_is_his_in_every_office() -> None:
    known = people(
        row("Ana Prado Lima", "CRI", years="2001-2005"),
        row("Ana Prado Lima", "CRI", "Minister of Health", aliases="Anita Lima"),
        row("Ana Prado Lima", "PRT", "Minister of Trade"),
    )
    assert {(term.state, term.office) for term in known.named("anita lima")} == {("CRI", "President"), ("CRI", "Minister of Health")}
