"""Links between reports: what is a copy, who is the same, what is one occurrence, and that the order of adding does not matter."""

from __future__ import annotations

import json
import random
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import Made, kept

import synthetic
from onrecord.archive import Archive
from onrecord.config import Config
from onrecord.record import connecting, relinking, store
from onrecord.record.linking import TABLES, others, run
from onrecord.record.linking.actors import Told, people, same_body
from onrecord.record.linking.copies import compared
from onrecord.record.linking.deeds import earlier_than, kept_by, one_deed, sought_by
from onrecord.record.linking.disagreements import disagreements
from onrecord.record.linking.groups import Groups
from onrecord.record.linking.likeness import Story, Weights, alike, as_written, beginning, deed, each_once, word_features
from onrecord.record.linking.made import packed
from onrecord.record.linking.near import FEW, Near
from onrecord.record.linking.occurrences import Telling, matches, witnesses
from onrecord.record.linking.parts import part_of
from onrecord.record.linking.places import site_key
from onrecord.record.linking.texts import Text, opening, runs_of, words_of
from onrecord.record.rows import prepare
from onrecord.record.writing import reread
from onrecord.types import Engine, Reading, Report
from onrecord.work import Read
from record_crash import write_reports

SINGLES = frozenset({frozenset({"defence", "minister"}), frozenset({"president"})})
BODY = (
    "The frigate Halvard Brae left Bergen on Monday for a patrol of six weeks in the Gulf of Aden. Defence Minister Kari Solheim said the"
    " ship would guard food convoys to Mogadishu. It carries 146 sailors and one helicopter. The Storting had approved the voyage by 98"
    " votes to 71 in February. The opposition asked who would pay for it, and the ministry said that the cost was 210 million kroner."
)


def text(words: str, identity: str = "a", day: str | None = "2016-03-07", outlet: str = "Fjord Post") -> Text:
    return Text(1, identity, None, outlet, date.fromisoformat(day) if day else None, words)


COPIES = {
    "cut": (BODY[: len(BODY) * 2 // 3], "2016-03-07"),
    "other quotation marks, dashes and lines": (BODY.replace(". ", ".\n\n").replace("-", "–"), "2016-03-08"),
    "paragraphs in another order": (" ".join(reversed([part + "." for part in BODY.rstrip(".").split(". ")])), "2016-03-07"),
    "numbers written out": (BODY.replace("146", "one hundred and forty-six").replace("98", "ninety-eight"), "2016-03-07"),
    "with a paragraph of its own": (BODY + " In Harwich the harbour office said it would watch the voyage with interest and send no ship.", "2016-03-08"),
    "no date": (BODY, None),
}  # fmt: skip
OTHERS = {
    "the same bulletin with other numbers and days": BODY.replace("Monday", "Friday").replace("146", "118").replace("98", "88").replace("71", "81").replace("210", "190"),
    "other words": "Norway sends a warship to waters off Somalia, and a minister tells why. Kari Solheim promised safe passage for grain.",
    "a common sentence": "Talks on fish went on in Oslo without result, two officials said. It carries 146 sailors and one helicopter.",
}  # fmt: skip


@pytest.mark.parametrize(("words", "day"), COPIES.values(), ids=COPIES)
def test_copies_are_found(words: str, day: str | None) -> None:
    pair = compared(text(BODY), text(words, "b", day, "Delta Wire"))
    assert pair is not None
    assert (pair.first, pair.second) == ("a", "b")
    assert "runs of five words" in pair.why


@pytest.mark.parametrize("words", OTHERS.values(), ids=OTHERS)
def test_what_is_no_copy_is_not(words: str) -> None:
    assert compared(text(BODY), text(words, "b", "2016-03-11")) is None


@pytest.mark.parametrize(
    ("words", "other", "copy"),
    [
        ("The kites of Ardal fly over the bay again.", " for the third time this year.", False),
        ("The kites of Ardal fly over the bay again.", ".", True),
        ("The court in Ardal charged with graft in the building of dams", " the senators Bo Lund and Ida Holm, who deny it.", False),
    ],
    ids=["a few words and more", "a few words", "one beginning of two sentences"],
)
def test_a_few_words_within_others_are_no_copy(words: str, other: str, copy: bool) -> None:
    first = words if words.endswith(".") else f"{words} two mayors and a clerk, who have been in custody since the spring."
    assert (compared(text(first), text(words.rstrip(".") + other, "b", "2016-03-09")) is not None) == copy


def test_a_sentence_that_tells_another_number_is_one_of_a_copy_for_a_week() -> None:
    """Of five sentences one may differ, where nearly all the words are the same; where none does, no time is too long."""
    whole = f"{BODY} The ship is the third of her class, was built at Verdal and has been at sea for eleven years with two crews in turn."
    for words, week, year in (
        (whole.replace("210", "190"), True, False),
        (whole, True, True),
        (whole.replace("210", "190").replace("146", "118"), False, False),
    ):
        days = [compared(text(whole), text(words, "b", day)) is not None for day in ("2016-03-14", "2017-03-14")]
        assert days == [week, year]


def test_a_bulletin_of_few_sentences_with_another_number_is_no_copy() -> None:
    told = ("The harbour office of Bergen said on Monday that {} ships had passed the outer light in the week before. Nobody was hurt and nothing"
            " was lost in the passage. It will count them again when the week is over, as it has done since the spring.")  # fmt: skip
    assert compared(text(told.format(41)), text(told.format(41), "b")) is not None
    assert compared(text(told.format(41)), text(told.format(67), "b")) is None


def test_words_and_runs() -> None:
    assert words_of("Three hundred and eighteen men, twelve of them Norway’s") == ["318", "men", "12", "of", "them", "norway's"]
    assert words_of("one two") == ["1", "2"]
    assert runs_of(["a", "b"]) == {"a b"}
    assert not runs_of([])


def test_groups_do_not_depend_on_the_order_of_pairs() -> None:
    pairs = [("a", "b"), ("c", "d"), ("b", "e"), ("f", "c")]
    made = []
    for seed in range(5):
        groups = Groups[str]()
        for one, other in random.Random(seed).sample(pairs, len(pairs)):
            groups.join(one, other)
        made.append(groups.all())
    assert all(one == [["a", "b", "e"], ["c", "d", "f"]] for one in made)


def told(n: int, name: str, **more: object) -> Told:
    given = {"kind": "person", "state": "NOR", "role": "GOV", "title": None, "day": date(2016, 3, 7)}
    return Told(n, f"r{n}#A1", name, **{**given, **more})  # type: ignore[arg-type]


def groups(*tellings: Told) -> list[list[int]]:
    return sorted(sorted(n for n, _why in one.members) for one in people(tellings, SINGLES))


def test_full_names_are_joined_by_state_and_surnames_by_office_alone() -> None:
    full = told(1, "Kari Solheim", title="Defence Minister")
    assert groups(full, told(2, "Kari  SOLHEIM")) == [[1, 2]]
    assert groups(full, told(2, "Kari Solheim", state="SWE")) == [[1], [2]]
    assert groups(full, told(2, "Solheim", title="Defence Minister")) == [[1, 2]]
    assert groups(full, told(2, "Solheim")) == [[1]]
    assert groups(full, told(2, "Solheim", title="Captain")) == [[1]]
    assert groups(full, told(2, "Solheim", title="Former Defence Minister")) == [[1], [2]]
    assert groups(full, told(2, "Solheim", title="Defence Minister", state="SWE")) == [[1], [2]]
    assert groups(full, told(2, "Solheim", title="Defence Minister", day=date(2019, 3, 7))) == [[1], [2]]
    assert groups(full, told(2, "Kari Solheim", title="Bishop", role="REL")) == [[1], [2]]
    assert groups(full, told(2, "Kari Solheim", apart=True)) == [[1], [2]]


def test_an_empty_state_is_none() -> None:
    """Older readings hold some; with nobody else of the name, adding them ended in an error."""
    assert groups(told(1, "Kari Solheim", state="")) == [[1]]
    assert groups(told(1, "Kari Solheim", state=""), told(2, "Kari Solheim", state=None)) == [[1, 2]]
    assert groups(told(1, "Kari Solheim", state=""), told(2, "Kari Solheim")) == [[1, 2]]


def test_bodies_are_sought_under_the_name_that_the_tables_know() -> None:
    assert part_of("organisation", "UN", "IGO") == part_of("organisation", "the United Nations", "IGO")
    assert part_of("media", "UN", None) != part_of("organisation", "UN", None)
    assert part_of("state", "Norway", "NOR") == part_of("state", "Norwegians", "NOR") == "state|NOR"
    assert part_of("state", "Crimea", "UKR") == part_of("state", "Republic of Crimea", "UKR") != part_of("state", "Ukraine", "UKR")
    assert part_of("group", "Juba Front", "SOM") == part_of("group", "Juba Front rebels", "SOM")
    assert part_of("group", "Houthis", "YEM") == part_of("group", "Houthi fighters", "YEM")
    assert part_of("group", "Juba Front", "SOM") != part_of("group", "Jubaland Front", "SOM")
    assert part_of("person", "Kari Solheim", "NOR") == "person|solheim"
    assert part_of("person", "--", None) is None


def test_why_two_reports_are_alike_is_told_in_words_as_they_are_written() -> None:
    assert as_written("Airstrikes hit the bodies. An airstrike") == {
        "airstrik": "airstrikes", "airstrike": "airstrike", "hit": "hit", "the": "the", "bodi": "bodies", "an": "an",
    }  # fmt: skip
    assert each_once(["Kabul", "airstrikes", "kabul", "Airstrikes"]) == ["Kabul", "airstrikes"]


def test_bodies_of_a_state_are_sought_without_its_name() -> None:
    for one, other, state in (
        ("Constitutional Court of South Korea", "Constitutional Court", "KOR"),
        ("Brazilian Senate", "Senate of Brazil", "BRA"),
        ("Parliament of the United Kingdom", "British Parliament", "GBR"),
    ):
        assert part_of("government", one, state) == part_of("government", other, state)
    assert part_of("unit", "Chilean Navy", "CHL") == "unit|navy"
    # Of another state, of none, and what is no body of government: the name tells it.
    assert part_of("government", "Chilean Navy", "PER") == part_of("government", "Chilean Navy", None) == "government|chilean navy"
    assert part_of("organisation", "Chilean Bank", "CHL") == "organisation|chilean bank"
    assert same_body("unit", "Chilean Navy", "CHL", "navy") == "name, kind and state agree: Chilean Navy is that of its state"
    assert same_body("unit", "Navy", "CHL", "navy") == "name, kind and state agree"


def test_people_are_sought_under_the_full_name_that_the_tables_know() -> None:
    full = told(1, "Mohamed Hamdan Dagalo", state="SDN", title="leader")
    assert part_of("person", "Hemedti", "SDN") == part_of("person", "Hemedti", None) == part_of("person", full.name, "SDN")
    assert part_of("person", "Hemedti", "EGY") == "person|hemedti"
    assert groups(full, told(2, "Hemedti", state="SDN"), told(3, "Hemedti", state=None, role=None)) == [[1, 2, 3]]
    (one,) = people([full, told(2, "Hemedti", state="SDN")], SINGLES)
    assert one.members[1][1] == "the tables know Hemedti as mohamed hamdan dagalo"
    # A surname is no name of its own, however the tables spell it.
    assert groups(full, told(2, "Dagalo", state="SDN")) == [[1]]
    assert groups(told(1, "Khalifa Haftar", state="LBY"), told(2, "Hifter", state="LBY")) == [[1]]


def test_one_whom_the_tables_know_may_lead_several_lives() -> None:
    def lives(name: str) -> list[list[int]]:
        return groups(told(1, name, state="USA", title="adviser"), told(2, name, state="USA", title="owner", role="BUS"))

    assert lives("Elon Musk") == [[1, 2]]
    assert lives("Kari Solheim") == [[1], [2]]


def test_parts_of_states_and_former_states_are_no_names_of_theirs() -> None:
    assert part_of("state", "Wales", "GBR") == "state|wales" != part_of("state", "Scotland", "GBR")
    assert part_of("state", "UK", "GBR") == part_of("state", "Great Britain", "GBR") == "state|GBR"
    assert part_of("state", "the U.S.S.R.", "RUS") == part_of("state", "Soviet Union", "RUS") != part_of("state", "Russia", "RUS")


def test_an_armed_group_of_no_state_is_one_line_wherever_it_is_told(tmp_path: Path) -> None:
    told_of = [
        ("Islamic State", "SOM"),
        ("ISIS", "SYR"),
        ("Islamic State", None),
        ("Islamic State in Somalia", "SOM"),
        ("Harbour Front", "SOM"),
    ]
    reports = []
    for at, (name, state) in enumerate([*told_of, ("Harbour Front", "KEN")], start=1):
        made = Made(f"The {name} shelled Lima on day {at}.", published=f"2025-01-{at:02}")
        reports.append(made.event(0, "ASSAULT", [made.actor(name, "group", state, "REB")], [made.actor("Lima", "state", "PER")], None))
    record = kept(tmp_path / "r.db", reports)
    record.link()
    lines = {(str(row["name"]), row["state"], row["reports"]) for row in record.actors(kind="group")}
    branch = ("Islamic State in Somalia", "SOM", 1)
    assert lines == {("Islamic State", None, 3), branch, ("Harbour Front", "SOM", 1), ("Harbour Front", "KEN", 1)}
    assert [row["name"] for row in record.actors(state="SYR")] == ["Islamic State"]
    assert not record.verify()


def test_sites() -> None:
    bergen = site_key("Bergen", "city", "NOR", 60.39, 5.32, 3161732)
    assert bergen == site_key("Bergen", "city", "NOR", 60.39, 5.32, 3161732)
    assert bergen != site_key("Bergen", "city", "DEU", 54.4, 13.4, 2950438)
    assert site_key("Bergen", "city", None, None, None, None) is None
    assert site_key("Vik", "area", "NOR", 61.0801, 6.6, None) == site_key("vik", "area", "NOR", 61.0799, 6.6, None)


def event(ref: str, words: str, **more: object) -> Telling:
    day = date(2016, 3, 7)
    given = {
        "type": "ASSAULT", "quad": 4, "status": "actual", "first": day, "last": day, "published": day, "source": frozenset({"SOM"}),
        "recipient": frozenset({"KEN"}), "sites": frozenset({"x"}), "figures": frozenset(), "words": word_features(words),
        "mode": None, "leads": False, "counts": frozenset(),
    }  # fmt: skip
    return Telling(1, ref, ref.partition("#")[0], **{**given, **more})  # type: ignore[arg-type]


def test_events_match_where_what_both_tell_agrees() -> None:
    weights = Weights({})
    one = event("r1#E1", "Gunmen attacked a Kenyan convoy", figures=frozenset({("soldier", 4.0)}))
    same = event("r2#E1", "A convoy was ambushed near the border", recipient=frozenset())
    assert [(match.one, match.other) for match in matches([one], [same], weights)] == [("r1#E1", "r2#E1")]
    assert not matches([one], [event("r2#E1", "talks", type="CONSULT", quad=1)], weights)
    assert not matches([one], [event("r2#E1", "convoy", source=frozenset({"ETH"}))], weights)
    assert not matches([one], [event("r2#E1", "convoy", first=date(2016, 3, 10), last=date(2016, 3, 10))], weights)
    assert not matches([one], [event("r2#E1", "convoy", status="hypothetical")], weights)


def test_first_events_match_where_nothing_that_is_told_speaks_against_it() -> None:
    nobody: dict[str, object] = {"source": frozenset(), "recipient": frozenset(), "sites": frozenset()}
    one = event("r1#E1", "A jet was shot down", **{**nobody, "source": frozenset({"KEN"}), "leads": True})
    other = event("r2#E1", "Its bomber never returned", **nobody, leads=True)
    assert matches([one], [other], Weights({}))
    assert not matches([one], [replace(other, leads=False)], Weights({}))
    assert not matches([one], [replace(other, first=None, last=None)], Weights({}))
    assert not matches([one], [replace(other, source=frozenset({"SOM"}))], Weights({}))
    assert not matches([one], [replace(other, type="CONSULT", quad=1)], Weights({}))


def test_a_name_without_a_state_is_nobody_else_and_a_body_of_no_state_is_not_every_body() -> None:
    one = event("r1#E1", "Rangers shelled the town", source=frozenset({"KEN", "f:rangers of Kenya"}))
    assert matches([one], [event("r2#E1", "Rangers fired", source=frozenset({"f:rangers"}))], Weights({}))
    assert not disagreements([one, event("r2#E1", "Rangers fired", source=frozenset({"f:rangers"}))])
    bodies = [frozenset({"IGO", "f:first body"}), frozenset({"IGO", "f:second body"})]
    talks = [event(f"r{n}#E1", "talks", type="CONSULT", quad=1, recipient=frozenset(), sites=frozenset(), source=body)
             for n, body in enumerate(bodies)]  # fmt: skip
    assert not matches(talks[:1], talks[1:], Weights({}))


def test_of_two_events_in_a_sentence_the_one_matches_that_counts_what_the_other_counts() -> None:
    told = {"figures": frozenset({("dead", 20.0)}), "source": frozenset(), "recipient": frozenset()}
    stormed, killed = event("r1#E1", "stormed and killed", **told), event("r1#E2", "stormed and killed", **told, counts=frozenset({"dead"}))
    (match,) = matches([stormed, killed], [event("r2#E1", "murdered", **{**told, "figures": frozenset({("dead", 9.0)})})], Weights({}))
    assert match.one == "r1#E2"
    assert "both count dead" in match.why


def test_reports_of_two_days_that_count_other_things_tell_of_two_deeds() -> None:
    told: dict[str, object] = {"type": "RETREAT", "quad": 2, "first": None, "last": None, "counts": frozenset({"person"})}
    one = event("r1#E1", "The rebels released captives", **told, figures=frozenset({("person", 3.0)}))
    other = event("r2#E1", "The rebels released captives", **told, figures=frozenset({("person", 2.0)}))
    later = replace(other, published=date(2016, 3, 8))
    assert matches([one], [other], Weights({}))
    assert not matches([one], [later], Weights({}))
    assert matches([one], [replace(later, figures=one.figures)], Weights({}))


TODAY = event("r1#E1", "A strike on the town of Port Amber killed 35 people", first=None, last=None, basis="tense",
              recipient=frozenset({"KEN"}), figures=frozenset({("dead", 35.0)}))  # fmt: skip
TOMORROW = replace(
    event("r2#E1", "The death toll from Monday's strike on Port Amber rises to 41", basis="told", figures=frozenset({("dead", 41.0)})),
    published=date(2016, 3, 8),
)


def taken_up(one: Telling, other: Telling) -> bool:
    """Whether the two match, in either order, and would be found by what they are kept under."""
    found = one_deed(one, other, Weights({}))
    assert found == one_deed(other, one, Weights({}))
    if found is None:
        return False
    for a, b in ((one, other), (other, one)):
        assert any(low <= number <= high for low, high in sought_by(a) for number in kept_by(b))
    first, later = sorted((one, other), key=lambda telling: (str(telling.published), telling.ref))
    assert any(low <= number <= high for low, high in earlier_than(later) for number in kept_by(first))
    return True


def test_a_later_report_takes_a_deed_up_by_its_day() -> None:
    assert taken_up(TODAY, TOMORROW)
    assert "2016-03-07" in one_deed(TODAY, TOMORROW, Weights({})).why  # type: ignore[union-attr]
    for day, known in ((6, True), (5, False)):
        told = replace(TOMORROW, first=date(2016, 3, day), last=date(2016, 3, day))
        assert taken_up(TODAY, told) == taken_up(replace(TODAY, basis="report"), told) == known
    assert taken_up(replace(TODAY, first=date(2016, 3, 7), last=date(2016, 3, 7), basis="told"), TOMORROW)
    assert not taken_up(replace(TODAY, first=date(2016, 2, 7), last=date(2016, 2, 7), basis="told"), TOMORROW)
    days = {"first": date(2016, 3, 6), "last": date(2016, 3, 7)}
    assert not taken_up(TODAY, replace(TOMORROW, **days))  # type: ignore[arg-type]
    assert not taken_up(replace(TODAY, basis=None), TOMORROW)
    late = date(2016, 5, 8)
    assert not taken_up(TODAY, replace(TOMORROW, published=late))


def test_two_reports_that_both_tell_the_day_they_are_of_tell_one_deed() -> None:
    monday: dict[str, object] = {"first": date(2016, 3, 7), "last": date(2016, 3, 7), "basis": "told", "published": date(2016, 3, 7)}
    told, again = replace(TODAY, **monday), replace(TOMORROW, **monday, figures=TODAY.figures)  # type: ignore[arg-type]
    assert taken_up(told, again)
    assert not taken_up(TODAY, again)
    assert not taken_up(told, replace(again, sites=frozenset({"y"})))


def test_a_deed_that_is_taken_up_agrees_in_type_parties_place_and_toll() -> None:
    for otherwise in (
        {"type": "COERCE"},
        {"source": frozenset({"ETH"})},
        {"source": frozenset({"KEN"}), "recipient": frozenset({"SOM"})},
        {"sites": frozenset({"y"})},
        {"figures": frozenset({("dead", 30.0)})},
        {"status": "planned"},
        {"words": word_features("Envoys met")},
    ):
        assert not taken_up(TODAY, replace(TOMORROW, **otherwise)), otherwise  # type: ignore[arg-type]
    nowhere: dict[str, object] = {"sites": frozenset(), "source": frozenset()}
    assert not taken_up(replace(TODAY, **nowhere), replace(TOMORROW, **nowhere))  # type: ignore[arg-type]


def test_a_craft_that_is_lost_on_a_told_day_is_one_whatever_the_words() -> None:
    monday: dict[str, object] = {"first": date(2016, 3, 7), "last": date(2016, 3, 7), "basis": "told", "source": frozenset()}
    monday |= {"craft": frozenset({"aircraft KEN"})}
    words = word_features("One of its bombers was destroyed near Port Amber")
    lost = replace(TODAY, **monday, sites=frozenset(), figures=frozenset(), published=date(2016, 3, 7))  # type: ignore[arg-type]
    later = replace(TOMORROW, **monday, words=words, figures=frozenset())  # type: ignore[arg-type]
    assert taken_up(lost, later)
    assert not taken_up(lost, replace(later, craft=frozenset({"ship KEN"})))
    assert not taken_up(lost, replace(later, craft=frozenset({"aircraft SOM"})))
    assert not taken_up(replace(lost, first=None, last=None, basis="tense"), later)


def test_a_told_day_between_two_states_needs_like_words() -> None:
    border: dict[str, object] = {"sites": frozenset(), "source": frozenset({"ETH"}), "recipient": frozenset({"KEN"})}
    border |= {"figures": frozenset()}
    assert taken_up(replace(TODAY, **border), replace(TOMORROW, **border))  # type: ignore[arg-type]
    other = border | {"words": word_features("Monday's raid on a valley of the north")}
    assert not taken_up(replace(TODAY, **border), replace(TOMORROW, **other))  # type: ignore[arg-type]


def test_a_toll_that_rises_is_of_the_deed_of_the_days_before() -> None:
    undated = replace(TOMORROW, first=None, last=None, basis="report")
    assert taken_up(TODAY, undated)
    assert not taken_up(TODAY, replace(undated, published=date(2016, 3, 12)))
    assert not taken_up(TODAY, replace(undated, words=word_features("A strike on the town of Port Amber killed 41 people")))
    assert not taken_up(TODAY, replace(undated, figures=frozenset()))


def test_a_toll_that_rises_may_be_counted_in_any_unit_between_the_same_two_states() -> None:
    border = {"sites": frozenset(), "source": frozenset({"ETH"}), "recipient": frozenset({"KEN"})}
    risen = replace(TOMORROW, first=None, last=None, basis="report", figures=frozenset({("troop", 41.0)}))
    assert taken_up(replace(TODAY, **border), replace(risen, **border))  # type: ignore[arg-type]
    other = border | {"recipient": frozenset({"SOM"})}
    assert not taken_up(replace(TODAY, **border), replace(risen, **other))  # type: ignore[arg-type]


def test_a_great_toll_of_a_told_day_needs_no_party_but_the_same_words() -> None:
    nobody: dict[str, object] = {"sites": frozenset(), "source": frozenset(), "recipient": frozenset(), "figures": TODAY.figures}
    words = "Monday's strike on the town of Port Amber killed 35 people"
    assert taken_up(TODAY, replace(TOMORROW, words=word_features(words), **nobody))  # type: ignore[arg-type]
    assert not taken_up(TODAY, replace(TOMORROW, words=word_features("Monday's blast killed 35 in a valley"), **nobody))  # type: ignore[arg-type]
    few = {"figures": frozenset({("dead", 5.0)})}
    assert not taken_up(replace(TODAY, **few), replace(TOMORROW, words=word_features(words), **nobody | few))  # type: ignore[arg-type]


def test_what_went_before_a_reports_own_news_is_the_deed_of_the_days_before() -> None:
    words = word_features("The council condemned the strike on the town of Port Amber")
    recalled = replace(TOMORROW, first=None, last=None, basis="report", behind=True, words=words, figures=frozenset())
    assert taken_up(TODAY, recalled)
    assert not taken_up(TODAY, replace(recalled, behind=False))
    assert not taken_up(TODAY, replace(recalled, published=date(2016, 3, 11)))
    assert not taken_up(TODAY, replace(recalled, sites=frozenset()))
    assert not taken_up(TODAY, replace(recalled, words=word_features("The council condemned a strike")))


def story(identity: str, title: str, words: str, **more: object) -> Story:
    text = f"{title}\n{words}"
    lead, names = beginning(title, words)
    given = {"deeds": frozenset(), "lead_days": frozenset({"2016-03-07"}), "lead_actors": frozenset(), "day": "2016-03-07"}
    given |= more
    rest = {f"w:{identity} {number}" for number in range(28)}  # what it tells further on
    features = word_features(text) | {f"d:{given.pop('day')}", "s:harbour"} | rest
    length = Weights({}).length(features)
    return Story(identity, date(2016, 3, 7), features, lead, names, runs=b"", length=length, **given)  # type: ignore[arg-type]


SHELLED = story("r1", "Rockets close Port Amber", "Rockets fell on the runway of Port Amber on Monday, and two airlines turned back.",
                deeds=frozenset({"ASSAULT"}))  # fmt: skip
VISITING = ("An envoy came to Port Amber on Monday past the closed runway for talks with the provincial council, which wants money for"
            " schools, wells and a second bridge. She promised nothing and left a list of questions behind.")  # fmt: skip
VISIT = story("r2", "Envoy lands in Port Amber despite rockets", VISITING, deeds=frozenset({"cooperation"}))


def pairs_of(one: Story, other: Story) -> bool:
    return alike(one, other, Weights({})) is not None


def test_a_report_that_mentions_what_another_is_about_does_not_retell_it() -> None:
    assert not pairs_of(SHELLED, VISIT)
    assert pairs_of(SHELLED, replace(VISIT, deeds=frozenset({"ASSAULT"})))
    assert pairs_of(SHELLED, replace(VISIT, deeds=frozenset()))
    assert pairs_of(SHELLED, replace(VISIT, features=VISIT.features | SHELLED.features)), "who is so much alike only begins otherwise"
    named = frozenset({"w:amber"})
    assert pairs_of(replace(SHELLED, lead_actors=named), replace(VISIT, lead_actors=named))


def test_reports_whose_beginnings_tell_of_other_days_do_not_retell_one_another() -> None:
    same = replace(VISIT, deeds=SHELLED.deeds)
    assert not pairs_of(SHELLED, replace(same, lead_days=frozenset({"2016-03-02"})))
    assert pairs_of(SHELLED, replace(same, lead_days=frozenset()))


def test_the_opening_is_the_first_whole_sentence() -> None:
    first = "The frigate left Bergen on Monday for a patrol of six weeks."
    assert opening(f"A title\n\nOSLO\n\n{first} It came back.") == len(f"A title\n\nOSLO\n\n{first}")
    assert opening("Short.") == 6
    assert opening("") == 0


def test_classes_of_deeds() -> None:
    assert deed("AGREE", 1) == deed("RETREAT", 2)
    assert deed("ACCUSE", 3) == deed("REJECT", 3)
    assert len({deed("ASSAULT", 4), deed("COERCE", 4), deed("ACCUSE", 3), deed("AID", 2)}) == 4


def test_disagreements_stand_side_by_side() -> None:
    one = event("r1#E1", "", figures=frozenset({("soldier", 4.0)}))
    other = event("r2#E1", "", figures=frozenset({("soldier", 9.0)}), source=frozenset({"KEN"}), recipient=frozenset({"SOM"}),
                  first=date(2016, 3, 8), last=date(2016, 3, 8))  # fmt: skip
    found = {(version.about, version.value) for version in disagreements([one, other])}
    assert found >= {
        ("soldier", "4"),
        ("soldier", "9"),
        ("date", "2016-03-07"),
        ("date", "2016-03-08"),
        ("source", "SOM"),
        ("source", "KEN"),
    }
    assert not disagreements([one, replace(one, ref="r3#E1")])


def test_an_outlet_that_reprints_is_no_second_witness() -> None:
    one = ("r1", "Fjord Post", None, "g1")
    assert witnesses([one, ("r2", "Delta Wire", None, "g1")]) == 1
    assert witnesses([one, ("r2", "fjord post", None, "g2")]) == 1
    assert witnesses([one, ("r2", "Delta Wire", None, "g2")]) == 2
    assert witnesses([("r1", "A", "Meridian Press", "r1"), ("r2", "B", "Meridian Press", "r2"), ("r3", "Meridian Press", None, "r3")]) == 1
    assert witnesses([("r1", None, None, "r1"), ("r2", None, None, "r2")]) == 2


def made_up(_config: Config) -> Read:
    """The made-up reading of each made-up report, under the outlet that the copy tells."""

    def one(report: Report) -> Reading:
        made = synthetic.reading_of(report)
        return replace(made, report=replace(made.report, id=report.id, outlet=report.outlet))

    return lambda reports: [one(report) for report in reports]


def _corpus(folder: Path) -> list[str]:
    """Made-up reports, every eighth of them printed again by another outlet."""
    write_reports(folder / "all.jsonl", range(24))
    lines = (folder / "all.jsonl").read_text(encoding="utf-8").splitlines()
    return lines + [json.dumps({**json.loads(line), "outlet": "Reprint"}) for line in lines[::8]]


#: Every link by what it is, not by its number.
LINKS = (
    "SELECT ref, copies, likeness, original, why FROM copied",
    "SELECT ref, type, first, last, place, reports, outlets, disagreements, about, tellings FROM occurrences",
    "SELECT key, name, kind, state, role, why, part FROM figurehead",
    "SELECT r.id, a.id, f.key, s.why FROM same_actor s JOIN figurehead f ON f.n = s.figurehead JOIN actor a ON a.n = s.actor"
    " JOIN report r ON r.n = a.report",
    "SELECT key, name, kind, country, lat, lon, geonameid, why FROM site",
    "SELECT r.id, p.id, t.key, s.why FROM same_place s JOIN site t ON t.n = s.site JOIN place p ON p.n = s.place JOIN report r ON r.n = p.report",
    "SELECT a.id, b.id, x.likeness, x.why FROM retelling x JOIN report a ON a.n = x.first JOIN report b ON b.n = x.second",
    "SELECT a.id, e.id, b.id, f.id, x.how, x.why FROM repeat x JOIN event e ON e.n = x.event JOIN report a ON a.n = e.report"
    " JOIN event f ON f.n = x.first JOIN report b ON b.n = f.report",
    "SELECT o.key, d.about, r.id, e.id, d.value, d.why FROM disagreement d JOIN occurrence o ON o.n = d.occurrence JOIN event e"
    " ON e.n = d.event JOIN report r ON r.n = e.report",
    "SELECT r.id, s.published, hex(s.features) FROM story s JOIN report r ON r.n = s.report",
)  # fmt: skip


def links_of(record: Archive) -> list[list[str]]:
    return [sorted(map(repr, record.sql(query).rows)) for query in LINKS]


def test_links_are_the_same_in_any_order_and_made_as_reports_come(tmp_path: Path) -> None:
    lines = _corpus(tmp_path)
    made = []
    for number, order in enumerate((lines, random.Random(1).sample(lines, len(lines)))):
        path = tmp_path / f"{number}.db"
        with Archive(path, read=made_up) as record:
            for at in range(0, len(order), 7):  # several addings
                file = tmp_path / f"{number}-{at}.jsonl"
                file.write_text("\n".join(order[at : at + 7]) + "\n", encoding="utf-8")
                record.add(file)
            assert record.unlinked() == 0
            made.append(links_of(record))
            record.link()
        with Archive(path, read=made_up) as record:
            made.append(links_of(record))
            assert not record.verify()
    for other in made[1:]:
        assert other == made[0]
    assert all(made[0][at] for at in (0, 2, 3, 4, 5, 7, 9))
    with Archive(tmp_path / "0.db", read=made_up) as record:
        assert record.copies().count == 6
        with_copies, without = record.events(with_copies=True).count, record.events().count
        repeated = record.sql("SELECT count(*) FROM repeat WHERE how = 'copy'").rows[0][0]
        assert 0 < with_copies - without == repeated
        assert record.events(once=True).count <= without


def test_links_are_the_same_however_many_reports_are_taken_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, made = tmp_path / "all.jsonl", []
    file.write_text("\n".join(_corpus(tmp_path)) + "\n", encoding="utf-8")
    with Archive(tmp_path / "record.db", read=made_up) as record:
        record.add(file)
        for at_once in (1, 5, 4096):
            monkeypatch.setattr(run, "_AT_ONCE", at_once)
            record.link()
            made.append(links_of(record))
            assert not record.verify()
    assert made[0] == made[1] == made[2]


def test_links_are_the_same_with_any_number_of_workers(tmp_path: Path) -> None:
    file, made = tmp_path / "all.jsonl", []
    file.write_text("\n".join(_corpus(tmp_path)) + "\n", encoding="utf-8")
    with Archive(tmp_path / "record.db", read=made_up) as record:
        record.add(file)
        for workers in (1, 2):
            record.link(workers=workers)
            made.append([sorted(map(repr, record.sql(f"SELECT * FROM {table}").rows)) for table in TABLES])
            assert not record.verify()
    assert made[0] == made[1]
    assert all(made[0][TABLES.index(table)] for table in ("story", "deed", "text_band", "repeat", "same_actor"))


def test_many_reports_are_linked_beside_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert [relinking.workers_for(reports) for reports in (0, 1_999, 2_000, 1_000_000)] == [1, 1, 2, 2]
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert relinking.workers_for(1_000_000) == 1


def test_what_breaks_off_leaves_the_links_and_their_seals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, path = tmp_path / "all.jsonl", tmp_path / "record.db"
    file.write_text("\n".join(_corpus(tmp_path)) + "\n", encoding="utf-8")
    with Archive(path, read=made_up) as record:
        record.add(file)
        before = links_of(record)
    connection = store.connect_to_write(path)
    triggers = "SELECT name FROM temp.sqlite_schema ORDER BY name"
    watched = connection.execute(triggers).fetchall()
    monkeypatch.setattr(run.places, "add", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError), connecting.transaction(connection):
        run.relink(connection)
    assert connection.execute(triggers).fetchall() == watched
    connection.close()
    with Archive(path, read=made_up) as record:
        assert links_of(record) == before
        assert not record.verify()


def test_no_story_that_is_alike_is_passed_over() -> None:
    chance, weights = random.Random(3), Weights({})
    stories = {}
    for number in range(FEW + 16):
        words = [f"word{chance.randrange(60)}" for _word in range(chance.choice((1, 15, 30)))]
        stories[number] = story(str(number), "", " ".join(words))
    stories[7] = replace(stories[7], features=frozenset(), lead=frozenset(), length=0.0)
    window = [(number, "2016-03-07") for number in stories]
    near = Near(weights, lambda number, _day: stories[number])
    left = pairs = 0
    for number, mine in stories.items():
        found = near.of(mine, window)
        left += len(window) - len(found)
        really = {other for other in stories if other != number and alike(mine, stories[other], weights)}
        assert really <= {other for other, _day in found}
        pairs += len(really)
    assert left > 0
    assert pairs > 0
    assert near.of(stories[0], window[: FEW - 1]) == window[: FEW - 1]


@pytest.mark.parametrize("together", [1, 40, 1_000])
def test_other_processes_find_the_same_stories_alike(together: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(others, "_TOGETHER", together)
    chance, weights = random.Random(5), Weights()
    days = [date(2016, 3, day) for day in (6, 7, 8, 10)]
    stories = {}
    for number in range(90):
        words = [f"word{chance.randrange(60)}" for _word in range(chance.choice((1, 15, 30)))]
        one = replace(story(str(number), "", " ".join(words)), published=days[number % 4])
        stories[number] = replace(one, length=weights.length(one.features))
    kept_ = sorted((str(one.published), number, packed(one)) for number, one in stories.items())
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE story (report INTEGER PRIMARY KEY, published TEXT, features BLOB)")
    connection.executemany("INSERT INTO story VALUES (?, ?, ?)", [(number, day, told) for day, number, told in kept_])
    found = [
        (report, other) for some in others.all_days(connection) for report, likes in others.alike_in(some, weights) for other, _why in likes
    ]
    really = [(one, other) for one in stories for other in stories if one < other and alike(stories[one], stories[other], weights)]
    assert sorted(found) == sorted(really)
    assert {(stories[other].published - stories[one].published).days for one, other in really} == {-1, 0, 1}


def test_a_decision_keeps_links_in_step(tmp_path: Path) -> None:
    file, path = tmp_path / "all.jsonl", tmp_path / "record.db"
    file.write_text("\n".join(_corpus(tmp_path)) + "\n", encoding="utf-8")
    with Archive(path, read=made_up) as record:
        record.add(file)
        copied = str(record.copies().rows[0][0])
        for ref, verdict, more in ((f"{copied}#A1", "wrong", {}), (f"{copied}#E2", "amended", {"amended": {"type": "ACCUSE"}})):
            record.judge(ref, verdict, analyst="Ann", **more)
        kept = links_of(record)
        record.link()
    with Archive(path, read=made_up) as record:
        assert links_of(record) == kept
        record.undo("Ann")
        record.undo("Ann")
        kept = links_of(record)
        record.link()
    with Archive(path, read=made_up) as record:
        assert links_of(record) == kept
        assert not record.verify()


def test_a_rereading_that_changes_nothing_keeps_the_links(tmp_path: Path) -> None:
    file, path = tmp_path / "all.jsonl", tmp_path / "record.db"
    file.write_text("\n".join(_corpus(tmp_path)) + "\n", encoding="utf-8")
    with Archive(path, read=made_up) as record:
        record.add(file)
        before = [record.sql(f"SELECT count(*) FROM {table}").rows for table in TABLES]
        kept = list(record.readings())
    connection = store.connect_to_write(path)
    with connecting.transaction(connection):
        for reading in kept:
            newer = replace(reading, engine=Engine("9.9", "synthetic 1", "2" * 64))
            assert reread(connection, prepare(newer), newer) == ()
    connection.close()
    with Archive(path, read=made_up) as record:
        assert before == [record.sql(f"SELECT count(*) FROM {table}").rows for table in TABLES]
        assert record.unlinked() == 0
        assert not record.verify()
        assert {row[0] for row in record.sql("SELECT e.onrecord FROM reading g JOIN engine e ON e.n = g.engine").rows} == {"9.9"}


def test_a_join_can_be_taken_apart_and_put_together_again(tmp_path: Path) -> None:
    made = []
    for name, day in (("Ridge Front", "2025-03-01"), ("Ridge Front rebels", "2025-03-02")):
        one = Made(f"The {name} shelled Lima on {day}.", published=day)
        made.append(one.event(0, "ASSAULT", [one.actor(name, "group", "PER", "REB")], [one.actor("Lima", "state", "PER")], day))
    record = kept(tmp_path / "r.db", made)
    record.link()
    assert record.actors(name="Ridge").count == 1
    record.take_apart(f"{made[1].report.id}#A1", analyst="Ann")
    assert record.actors(name="Ridge").count == 2
    assert record.events(actor="Ridge Front rebels").count == 1
    (decided,) = record.judgements()
    assert (decided["layer"], decided["ref"], decided["changed"]) == ("same_actor", f"{made[1].report.id}#A1", 0)
    record.undo("Ann")
    assert record.actors(name="Ridge").count == 1


def test_a_report_that_is_no_copy_counts(tmp_path: Path) -> None:
    file, path = tmp_path / "all.jsonl", tmp_path / "record.db"
    file.write_text("\n".join(_corpus(tmp_path)) + "\n", encoding="utf-8")
    with Archive(path, read=made_up) as record:
        record.add(file)
        before = record.copies().count
        ref = str(record.copies().rows[0][0])
        record.take_apart(ref, analyst="Ann")
    with Archive(path, read=made_up) as record:
        assert record.copies().count == before - 2


def test_a_people_within_a_state_is_not_its_line(tmp_path: Path) -> None:
    told = Made("Canada paid the Blue Lake Nation.", published="2025-03-01")
    told.event(0, "AID", [told.actor("Canada", state="CAN")], [told.actor("Blue Lake Nation", state="CAN")], "2025-03-01")
    with kept(tmp_path / "r.db", [told]) as record:
        record.link()
        assert sorted(str(row["name"]) for row in record.actors()) == ["Blue Lake Nation", "Canada"]
        assert record.verify() == ()
    assert part_of("state", "United Kingdom", "GBR") == part_of("state", "Great Britain", "GBR") == "state|GBR"
