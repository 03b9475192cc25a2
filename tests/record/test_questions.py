"""Curves, pairs, plans, denials, positions over time, comparisons and quotations, on records made by hand."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from making import Made, kept

from onrecord.archive import Archive
from onrecord.errors import ConfigError
from onrecord.record import comparing, holding, quoting


def talks(day: str | None, *, status: str = "actual", type: str = "CONSULT", outlet: str | None = None) -> Made:
    made = Made(f"Peru and Chile discussed the copper treaty on {day}.", published=day, outlet=outlet)
    peru, chile = made.actor("Peru", state="PER"), made.actor("Chile", state="CHL")
    return made.event(0, type, [peru], [chile], day, status)


@pytest.fixture
def record(tmp_path: Path) -> Archive:
    return kept(
        tmp_path / "r.db",
        [talks("2025-01-06"), talks("2025-01-07"), talks("2025-03-31", type="ASSAULT"), talks("2025-03-30", status="planned")],
    )


@pytest.mark.parametrize(
    ("by", "steps"),
    [
        ("day", None),
        ("week", ["2025-W02", *(f"2025-W{week:02}" for week in range(3, 14)), "2025-W14"]),
        ("month", ["2025-01", "2025-02", "2025-03"]),
        ("quarter", ["2025-Q1"]),
        ("year", ["2025"]),
    ],
)
def test_a_series_has_every_step_between_its_first_and_last(record: Archive, by: str, steps: list[str] | None) -> None:
    rows = record.series("PER", "CHL", by=by)
    found = [row[by] for row in rows]
    assert found == steps if steps else len(found) == 85
    assert sum(int(str(row["events"])) for row in rows) == 3
    assert sum(int(str(row["consult"])) for row in rows) == 2
    assert dict(rows.left_out) == {"with another status (planned, hypothetical, negated)": 1}


def test_a_series_takes_any_filter_and_fills_the_time_that_is_asked(record: Archive) -> None:
    assert [row["events"] for row in record.series(actor="Peru", type="ASSAULT")] == [1]
    assert [row["events"] for row in record.series(about="copper treaty", status=None, by="year")] == [4]
    assert record.series(about="tin", by="year").rows == ()
    months = record.series("PER", "CHL", since="2024-12", until="2025-04")
    assert [(row["month"], row["events"]) for row in months] == [
        ("2024-12", 0), ("2025-01", 2), ("2025-02", 0), ("2025-03", 1), ("2025-04", 0)
    ]  # fmt: skip
    with pytest.raises(ConfigError, match="no step"):
        record.series(by="decade")


def test_a_pair_may_be_states_groups_or_people_and_has_a_summary(tmp_path: Path) -> None:
    made = Made("The Harbour Front shelled a customs post of Peru.", "Peru answered the Harbour Front with fire.")
    front, peru = made.actor("Harbour Front", "group", "PER", "REB"), made.actor("Peru", state="PER")
    made.event(0, "ASSAULT", [front], [peru], "2025-03-09").event(1, "ASSAULT", [peru], [front], "2025-03-09")
    record = kept(tmp_path / "r.db", [made])
    assert record.dyad("Harbour Front", "PER").count == 1
    assert record.dyad("Harbour Front", "Peru").count == 1
    assert record.dyad("Harbour Front", "Peru", both=True).count == 2
    row = next(iter(record.dyad_summary("Harbour Front", "Peru", both=True)))
    assert (row["source"], row["events"], row["material_conflict"], row["types"]) == ("Harbour Front", 1, 1, "ASSAULT 1")


def test_a_joined_name_finds_all_its_forms(tmp_path: Path) -> None:
    reports = []
    for name, day in (("Ridge Front", "2025-03-01"), ("Ridge Front rebels", "2025-03-02")):
        made = Made(f"The {name} shelled Lima on {day}.", published=day)
        reports.append(made.event(0, "ASSAULT", [made.actor(name, "group", "PER", "REB")], [made.actor("Lima", "state", "PER")], day))
    record = kept(tmp_path / "r.db", reports)
    record.link()
    assert record.actors(name="Ridge").count == 1
    assert record.events(actor="Ridge Front rebels").count == 2
    assert [row["events"] for row in record.series(source="Ridge Front rebels")] == [2]


def test_a_plan_is_answered_by_a_later_deed_of_the_same_pair_and_type_on_the_same_matter(tmp_path: Path) -> None:
    plan = talks("2025-02-01", status="planned")
    other = Made("Chile and Peru met over fishing.", published="2025-02-10")
    other.event(0, "CONSULT", [other.actor("Chile", state="CHL")], [other.actor("Peru", state="PER")], "2025-02-10")
    record = kept(tmp_path / "r.db", [talks("2025-01-20"), plan, other, talks("2025-02-20"), talks("2025-03-01", type="ASSAULT")])
    (row,) = record.plans()
    assert row["answered_day"] == "2025-02-20"


def test_what_is_due_next_comes_first_and_what_is_past_last(tmp_path: Path) -> None:
    def plan(published: str, day: str | None) -> Made:
        made = Made(f"Peru and Chile will meet on {day}.", published=published)
        return made.event(0, "CONSULT", [made.actor("Peru", state="PER")], [made.actor("Chile", state="CHL")], day, "planned")

    told = [("2025-05-01", "2008-03"), ("2025-05-02", "2025-05-20"), ("2025-04-01", None), ("2025-06-01", None)]
    told += [
        ("2025-05-03", "2026"),
        ("2025-05-04", "2025-06-02"),
        ("2025-05-05", "2025"),
        ("2025-05-06", "2025-06-01"),
        ("2025-05-07", "202"),
    ]
    record = kept(tmp_path / "r.db", [plan(*one) for one in told])
    due = ["2025-06-01", "2025-06-02", "2025", "2026", None, None, "2025-05-20", "202", "2008-03"]
    for limit in (None, 1, 3, 4, 5, 6, 7, 9):
        assert [row["day"] for row in record.plans(limit=limit)] == due[:limit]
    assert [row["published"] for row in record.plans()][4:6] == ["2025-06-01", "2025-04-01"]


def test_a_denial_is_followed_back_to_who_said_it(tmp_path: Path) -> None:
    accuser = Made("Peru said that Chilean frigates had entered Callao harbour without leave.", published="2025-03-01")
    words = "that Chilean frigates had entered Callao harbour without leave"
    accuser.says(0, accuser.actor("Peru", state="PER"), words, kind="indirect")
    denial = Made("Chile denied that its frigates had entered Callao harbour without leave.", published="2025-03-02")
    denial.says(0, denial.actor("Chile", state="CHL"), "that its frigates had entered Callao harbour without leave", "denied", "indirect")
    taken_up = ("the report", "all such reports", "any wrongdoing")
    nearby = []
    for day, taken in enumerate(taken_up, start=3):
        near = Made("A Lima paper said that the minister had resigned.", f"The ministry rejected {taken}.", published=f"2025-03-0{day}")
        near.says(0, near.actor("A Lima paper", "media"), "that the minister had resigned", kind="indirect")
        nearby.append(
            near.says(1, near.actor("The ministry", "government", "PER"), taken, "denied" if "wrong" in taken else "rejected", "indirect")
        )
    record = kept(tmp_path / "r.db", [accuser, denial, *nearby])
    assert [(row["speaker"], row["said_by"]) for row in record.denials()] == [
        ("Chile", "Peru"),
        *[("The ministry", "A Lima paper")] * len(taken_up),
    ]
    assert record.statements(denied=True).count == 1 + len(taken_up)


def test_positions_through_time_say_what_changed(tmp_path: Path) -> None:
    def vow(day: str, condition: str | None = None) -> Made:
        made = Made("Chile will withdraw its border guards from the Atacama crossing.", published=day)
        chile = made.actor("Chile", state="CHL")
        made.says(0, chile, "will withdraw its border guards")
        return made.holds("commitment", chile, "to withdraw border guards from the Atacama crossing", condition=condition)

    back = Made("Chile refused to withdraw its border guards from the Atacama crossing.", published="2025-03-05")
    back.event(0, "REJECT", [back.actor("Chile", state="CHL")], [], "2025-03-05")
    late = Made("Chile refused to withdraw its border guards from the crossing at Atacama.", published="2027-03-05")
    late.event(0, "REJECT", [late.actor("Chile", state="CHL")], [], "2027-03-05")
    record = kept(tmp_path / "r.db", [vow("2025-03-01"), vow("2025-03-02"), vow("2025-03-03", "if Peru does the same"), back, late])
    told = [(row["published"], row["change"]) for row in record.over_time(actor="CHL", topic="Atacama")]
    assert told[:3] == [("2025-03-01", "first"), ("2025-03-02", "repeated"), ("2025-03-03", "under a condition")]
    assert ("2025-03-05", "withdrawn by Chile") in told
    assert "2027-03-05" not in dict(told), "what is done more than two years later bears on something else"


def test_a_deed_that_shares_a_name_alone_bears_on_nothing(tmp_path: Path) -> None:
    def promise(words: str, kind: str = "commitment") -> Made:
        made = Made(f"Chile said it would {words}.", published="2025-03-01")
        chile = made.actor("Chile", state="CHL")
        made.says(0, chile, words)
        return made.holds(kind, chile, f"to {words}", toward=made.actor("Peru", state="PER"))

    def deed(day: str, kind: str, words: str, trigger: str, state: str = "CHL") -> Made:
        made = Made(words, published=day)
        made.event(0, kind, [made.actor("The cabinet", "government", state)], [], day, trigger=trigger)
        return made

    record = kept(
        tmp_path / "r.db",
        [
            promise("lift all the sanctions on copper miners"),
            promise("disobey President Juan Carlos Rojas's orders", "demand"),
            deed("2025-04-01", "RETREAT", "The cabinet lifted all sanctions on the copper miners of the north.", "lifted"),
            deed("2025-05-01", "AGREE", "The cabinet and Chile's president Juan Carlos Rojas agreed on a budget.", "agreed", "PER"),
        ],
    )
    assert [row["change"] for row in record.over_time(actor="CHL")] == ["first", "first", "met by The cabinet"]


def test_two_outlets_stand_side_by_side(tmp_path: Path) -> None:
    record = kept(
        tmp_path / "r.db",
        [talks("2025-01-06", outlet="Gazette"), talks("2025-01-07", outlet="Herald"), talks("2025-02-01", type="AID", outlet="Herald")],
    )
    assert [row["told_by"] for row in record.compare("Gazette", "Herald")] == ["both", "Herald"]
    (talk, aid) = record.compare("2025-01", "2025-02", by="period")
    assert (talk["type"], talk["one"], talk["other"], aid["type"], aid["told_by"]) == ("CONSULT", 2, 0, "AID", "2025-02")


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        ("The army of Chile shelled the Peruvian port of Ilo and killed five dock workers.", True),
        ("Five dock workers died when Chile's army shelled Ilo, a Peruvian port.", True),
        # The same kind of deed between the same sides on the same day, and another one.
        ("Chile bombed a Peruvian radar station in the mountains.", False),
        ("The army of Chile shelled the Peruvian port of Mollendo and killed 60 dock workers.", False),
    ],
)
def test_outlets_tell_one_deed_where_their_words_do(tmp_path: Path, other: str, is_one: bool) -> None:
    reports = []
    for words, outlet in (("Chile's army shelled the port of Ilo in Peru, killing five dock workers.", "Gazette"), (other, "Herald")):
        made = Made(words, published="2025-01-06", outlet=outlet)
        made.event(0, "ASSAULT", [made.actor("Chile", state="CHL")], [made.actor("Peru", state="PER")], "2025-01-06")
        dead = next((word for word in ("five", "Five", "60") if word in words), None)
        reports.append(made.counts(dead, 5 if dead != "60" else 60, "dead") if dead else made)
    told = sorted(row["told_by"] for row in kept(tmp_path / "r.db", reports).compare("Gazette", "Herald"))
    assert told == (["both"] if is_one else ["Gazette", "Herald"])


def test_a_comparison_says_what_its_filters_leave_out(tmp_path: Path) -> None:
    days = [("2025-01-06", "Gazette"), (None, "Gazette"), ("2025-01-07", "Herald"), (None, "Herald"), (None, "Tribune")]
    record = kept(tmp_path / "r.db", [talks(day, outlet=outlet) for day, outlet in days])
    assert not record.compare("Gazette", "Herald").left_out
    ((reason, undated),) = record.compare("Gazette", "Herald", since="2025-01-01").left_out
    assert undated == 2
    # What neither period has a day for is told once.
    assert record.compare("2025-01", "2025-02", by="period").left_out == ((reason, 3),)


def test_what_is_too_much_to_compare_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST", 1)
    record = kept(
        tmp_path / "r.db", [talks(f"2025-01-0{day}", outlet=outlet) for day, outlet in ((6, "Gazette"), (7, "Herald"), (8, "Herald"))]
    )
    found = record.compare("Gazette", "Herald")
    assert [row["told_by"] for row in found] == ["both"]
    assert found.left_out == (("of Herald beyond the first 1, not compared", 1),)
    (counted,) = record.compare("2025-01", "2025-02", by="period")
    assert (counted["one"], counted["other"]) == (3, 0)


def test_a_quotation_is_found_in_all_outlets_with_its_variants(tmp_path: Path) -> None:
    def quoted(words: str, outlet: str) -> Made:
        made = Made(f'"{words}," President Rojas said.', outlet=outlet)
        return made.says(0, made.actor("Rojas", "person", "CHL"), words)

    record = kept(
        tmp_path / "r.db",
        [
            quoted("We will never give up one metre of our coast", "Gazette"),
            quoted("We will not give up one metre of our coast", "Herald"),
            quoted("The harbour opens again on Monday for all ships", "Herald"),
        ],
    )
    rows = record.quotes("coast")
    assert [(row["reports"], row["outlets"]) for row in rows] == [(2, 2), (2, 2)]
    assert sorted(str(row["differs"]) for row in rows)[-1] == "[never] {not}" or "[not] {never}" in {row["differs"] for row in rows}
    assert record.quotes("harbour").count == 0


@pytest.mark.parametrize("many", [0, 100])
def test_what_is_too_much_to_look_for_in_quotations_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    # ``many``: report by report, and all at once.
    for name, number in (("MOST", 2), ("MANY", many), ("COMMON", 1)):
        monkeypatch.setattr(quoting, name, number)

    def quoted(words: str, day: int) -> Made:
        made = Made(f'"{words}," President Rojas said.', published=f"2025-01-0{day}")
        return made.says(0, made.actor("Rojas", "person", "CHL"), words)

    words = "We will never give up our coast"
    record = kept(tmp_path / "r.db", [quoted(words, day) for day in (4, 3, 2)])
    found = record.quotes()
    assert [row["published"] for row in found] == ["2025-01-02", "2025-01-03"]
    assert [(count, reason.partition(",")[0]) for reason, count in found.left_out] == [(1, "after the first 2")]
    monkeypatch.setattr(quoting, "MOST", 20)
    # A sentence that very many quote is found like any other.
    assert (record.quotes().count, record.quotes(limit=1).count, record.quotes().left_out) == (3, 3, ())
    short = kept(tmp_path / "s.db", [quoted("Never again", 1), quoted("Never again", 2)])
    assert (short.quotes().count, short.quotes().left_out) == (0, (("shorter than 5 words", 2),))


def _harbour(*sentences: str) -> Made:
    return Made(*sentences, published="2025-03-10")


def test_a_denial_is_not_what_it_denies(tmp_path: Path) -> None:
    told = _harbour(
        "Officials said that divers laid mines off Iquique while Chile denied laying mines off Iquique harbour.",
        "Santiago again denied that it laid mines off Iquique harbour.",
        "Peru declined to say who laid mines off Iquique harbour.",
        "Bolivia did not say that Chile laid no mines off Iquique harbour.",
    )
    chile = told.actor("Chile", state="CHL")
    told.says(0, told.actor("Officials", "group"), "that divers laid mines off Iquique while Chile denied laying mines off Iquique harbour")
    told.says(0, chile, "laying mines off Iquique harbour", "denied", "indirect")
    told.says(1, told.actor("Santiago", "government", "CHL"), "that it laid mines off Iquique harbour", "again denied", "indirect")
    told.says(3, told.actor("Bolivia", state="BOL"), "that Chile laid no mines off Iquique harbour", "say", "indirect")
    record = kept(tmp_path / "r.db", [told])
    assert [(row["speaker"], row["said"]) for row in record.denials()] == [("Chile", None), ("Santiago", None)]


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("would deny", "any part in the raid"),
        ("did not deny", "that it raided the port"),
        ("denied", "bail to the sailors"),
        ("denied", "entry to the ship"),
        ("rejected", "a petition that sought to close the port"),
        ("rejected", "that request"),
    ],
)
def test_what_is_refused_or_only_thought_of_is_no_denial(tmp_path: Path, cue: str, words: str) -> None:
    made = _harbour(f"Chile {cue} {words}.")
    record = kept(tmp_path / "r.db", [made.says(0, made.actor("Chile", state="CHL"), words, cue, "indirect")])
    assert not record.denials().rows


def test_two_sides_are_compared_by_the_time_that_is_told(tmp_path: Path) -> None:
    record = kept(
        tmp_path / "r.db",
        [
            talks("2025-01", outlet="Gazette"),
            talks("2025-W02", outlet="Herald"),
            talks("2025-01", outlet="Tribune", type="AID"),
            talks("2025", outlet="Courier"),
        ],
    )
    assert [(row["told_by"], row["day"]) for row in record.compare("Gazette", "Herald")] == [("both", "2025-W02")]
    assert [row["told_by"] for row in record.compare("Courier", "Herald")] == ["Courier", "Herald"], "a year holds many such talks"
    assert [row["day"] for row in record.compare("Tribune", "Herald")] == ["2025-01", "2025-W02"]


@pytest.mark.parametrize(("by", "name"), [("outlet", "Herold"), ("speaker", "Nobody Known")])
def test_sides_that_nobody_has_are_refused(tmp_path: Path, by: str, name: str) -> None:
    record = kept(tmp_path / "r.db", [talks("2025-01-06", outlet="Herald")])
    with pytest.raises(ConfigError, match="Herald" if by == "outlet" else "onrecord actors"):
        record.compare(name, "Herald", by=by)


def test_what_lies_in_no_step_has_a_row_with_words(tmp_path: Path) -> None:
    with kept(tmp_path / "r.db", [talks("2025-01-06"), talks("2025-01"), talks("2025"), talks(None)]) as record:
        for by, none in (("day", 3), ("week", 3), ("month", 2), ("quarter", 2), ("year", 1)):
            last = list(record.series("PER", "CHL", by=by))[-1]
            assert (last[by], last["events"]) == (f"no {by}", none)


def test_what_was_held_is_the_same_however_many_positions_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for month in range(1, 6):
        made = Made(f"Chile will return the Atacama mines to Peru in {month} months.", published=f"2025-0{month}-02" if month < 5 else None)
        told.append(made.holds("commitment", made.actor("Chile", state="CHL"), "return the Atacama mines to Peru"))
    refuses = Made("Chile rejected a plan to return the Atacama mines to Peru.", published="2025-03-20")
    told.append(refuses.event(0, "REJECT", [refuses.actor("Chile", state="CHL")], [refuses.actor("Peru", state="PER")], "2025-03-20"))
    with kept(tmp_path / "r.db", told) as record:
        whole = record.over_time(actor="CHL")
        changes = [
            "first",
            "repeated",
            "repeated",
            "withdrawn by Chile",
            "withdrawn by Chile",
            "withdrawn by Chile",
            "repeated",
            "repeated",
        ]
        assert [row["change"] for row in whole] == changes
        assert [row["published"] for row in whole][-1] is None
        assert record.over_time(actor="CHL", limit=5).count == whole.count
        monkeypatch.setattr(holding, "MANY", 0)
        for limit in range(1, 6):
            some = record.over_time(actor="CHL", limit=limit)
            assert some.rows == whole.rows[:limit]
            ((reason, later),) = some.left_out or (("", 0),)
            assert (reason[:15], later) == ("after the first"[:15], 5 - limit) if limit < 5 else not reason
        assert record.over_time(actor="CHL").rows == whole.rows


#: Two statements, how many days lie between them (None: they stand in one report), and whether they are on one matter.
MATTERS = (
    ("the harbour treaty gives Peru its fishing rights back", "that the harbour treaty takes fishing rights from Chile", 3, True),
    ("the harbour treaty gives Peru its fishing rights back", "that the harbour treaty takes fishing rights from Chile", 40, False),
    ("the harbour treaty gives Peru its fishing rights back", "that the harbour treaty gives nobody anything", 1, False),
    ("to meet Supreme Envoy Ana Maria Solar in Lima", "that Supreme Envoy Ana Maria Solar forced the islanders out", 1, False),
    ("the president will take office in January without an army", "that she might take the president's office from January on", 1, False),
    ("to give the harbour back", "the demand to give the harbour back, which Chile calls a trick", None, True),
    ("two fishermen were killed by rockets", "rockets killed two fishermen and a boy in the port", None, True),
    ("four fishermen were killed by rockets", "two fishermen of the port were killed by mines", None, False),
)


@pytest.mark.parametrize(("one", "other", "days", "same"), MATTERS)
def test_two_speakers_are_on_one_matter_where_they_share_more_than_a_word_and_a_name(
    tmp_path: Path, one: str, other: str, days: int | None, same: bool
) -> None:
    first = Made(f"Peru said {one}.", f"Chile said {other}.", published="2025-03-01")
    second = first if days is None else Made(f"Chile said {other}.", published=str(date(2025, 3, 1) + timedelta(days)))
    first.says(0, first.actor("Peru", state="PER"), one, kind="indirect")
    second.says(1 if days is None else 0, second.actor("Chile", state="CHL"), other, kind="indirect")
    with kept(tmp_path / "r.db", [first] if second is first else [first, second]) as record:
        rows = record.compare("PER", "CHL", by="speaker")
        assert [row["told_by"] for row in rows] == (["both"] if same else ["PER", "CHL"])
        assert {row["what"] for row in rows} == ({"Peru; Chile"} if same else {"Peru", "Chile"})
