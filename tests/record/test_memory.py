"""Lists over files answer as lists over a record do: the same entries for every list and option."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent))

from making import ENGINE, Made, kept

import onrecord.cli.given
from onrecord.cli import compose
from onrecord.errors import ConfigError
from onrecord.record.memory import InMemory, Picking
from onrecord.types import Reading, Report

#: The list with options, and whether it may find nothing.
ASKED = (
    "statements",
    "statements --speaker rojas",
    "statements --speaker CHL.GOV",
    "statements --about coast",
    "statements --about OAS",
    "statements --kind direct",
    "statements --kind direct --kind indirect",
    "statements --outlet herald",
    "statements --place PER",
    "statements --since 2025",
    "events",
    "events --type consult",
    "events --type CONSULT --type AID",
    "events --source Peru --recipient CHL",
    "events --source PER --recipient CHL",
    "events --status planned",
    "events --status planned --status actual",
    "events --since 2025-02",
    "events --until 2025-01-06",
    "events --since 2025-01-07 --until 2025-12 --type AID",
    "positions",
    "positions --kind commitment --kind demand",
    "positions --kind claim",
    "positions --holder rojas",
    "positions --toward PER",
    "positions --toward CHL",
    "positions --about coast",
    "positions --obligation aid",
    "positions --outlet Herald",
    "positions --since 2025-03",
    "positions --until 2025-01",
    "figures --about troops --of PER --in CHL",
    "places",
    "dates",
)
#: Those whose answer is the same to the letter.
WHOLE = ("statements --denied", "statements --denied --speaker CHL", "positions --over-time --holder Rojas", "positions --over-time")


def _made() -> Iterator[Made]:
    told = (("2025-01-06", "Gazette", "copper"), ("2025-01-07", "Herald", "tin"), ("2025-03-30", "Herald", "gold"))
    for number, (day, outlet, metal) in enumerate(told):
        said = ("We will never give up our coast", "the talks with Lima were in vain", "We paid the poachers nothing")[number]
        one = Made(f"Peru and Chile discussed the {metal} treaty.", f'"{said}," President Rojas {"denied" if number == 2 else "said"}.',
                   published=day, outlet=outlet)  # fmt: skip
        peru, chile = one.actor("Peru", state="PER"), one.actor("Chile", state="CHL")
        one.event(0, "CONSULT", [peru], [chile], day if number else None, "actual" if number else "planned")
        one.event(1, "AID", [chile], [peru], day, ("actual", "planned", "negated")[number])
        rojas = one.actor("Rojas", "person", "CHL", "GOV", "President")
        one.says(1, rojas, said, "denied" if number == 2 else "said", "indirect" if number == 1 else "direct")
        yield one.holds(("commitment", "demand", "commitment")[number], rojas, "the coast of the north", toward=peru if number else None)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Made]:
    made = list(_made())
    lines = [json.dumps({"text": one.text, "published": one.report.published, "outlet": one.report.outlet}) for one in made]
    (tmp_path / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
    kept(tmp_path / "r.db", made).link()
    by_text = {one.text: one.reading for one in made}

    class Known:
        engine = ENGINE

        def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
            return (by_text[report.text] for report in reports)

    monkeypatch.setattr(onrecord.cli.given, "make_reader", lambda model, knowledge: Known())
    return made


def _run(asked: str, *more: str) -> str:
    words = asked.split()
    done = CliRunner().invoke(compose(words[0]), [*words, *more])
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout


@pytest.mark.usefixtures("readings")
@pytest.mark.parametrize("asked", ASKED)
def test_files_answer_as_a_record_does(tmp_path: Path, asked: str) -> None:
    of_record = csv.DictReader(io.StringIO(_run(asked, "--record", str(tmp_path / "r.db"), "--format", "csv")))
    of_files = map(json.loads, _run(asked, str(tmp_path / "r.jsonl"), "--format", "jsonl").splitlines())
    assert sorted(f"{one['report']}#{one['id']}" for one in of_files) == sorted(row["ref"] for row in of_record)


@pytest.mark.usefixtures("readings")
@pytest.mark.parametrize("form", ["csv", "jsonl", "md"])
@pytest.mark.parametrize("asked", WHOLE)
def test_what_hangs_on_all_reports_is_the_same_to_the_letter(tmp_path: Path, asked: str, form: str) -> None:
    told = _run(asked, str(tmp_path / "r.jsonl"), "--format", form)
    assert told == _run(asked, "--record", str(tmp_path / "r.db"), "--format", form)
    assert len(told.splitlines()) > (0 if form == "jsonl" else 1)


@pytest.mark.usefixtures("readings")
@pytest.mark.parametrize("limit", [1, 2, 4])
def test_a_limit_holds_over_files(tmp_path: Path, limit: int) -> None:
    every = _run("events", str(tmp_path / "r.jsonl"), "--format", "jsonl").splitlines()
    assert _run("events", str(tmp_path / "r.jsonl"), "--format", "jsonl", "--limit", str(limit)).splitlines() == every[:limit]
    assert _run("events", str(tmp_path / "r.jsonl"), "--format", "jsonl", "--limit", "0").splitlines() == every


def test_some_of_it_is_found() -> None:
    first, second, third = (one.reading for one in _made())
    assert Picking("events", {"type": None, "source": ""}).ids(first) is None
    planned = Picking("events", {"status": ("planned",), "source": None})
    assert [planned.ids(one) for one in (first, second, third)] == [{"E1"}, {"E2"}, frozenset()]
    several = Picking("events", {"type": ["consult", "own"], "status": ["planned", "actual"]})
    assert [several.ids(one) for one in (first, second, third, first)] == [{"E1"}] * 4
    toward = Picking("positions", {"toward": "PER", "kind": ("demand", "claim")})
    assert [toward.ids(one) for one in (first, second, third)] == [frozenset(), {"H1"}, frozenset()]


def test_a_slip_in_a_date_is_said_before_anything_is_read() -> None:
    with pytest.raises(ConfigError, match="no date"):
        Picking("events", {"since": "2016-13"})


def test_a_record_in_memory_takes_several_values_and_counts() -> None:
    with InMemory() as record:
        record.keep(one.reading for one in _made())
        assert len(record) == 3
        found = record.events(status=("planned", "negated"))
        assert (found.count, found.left_out) == (3, (("with another status (planned, hypothetical, negated ...)", 3),))
        assert record.events(status=("planned", "negated"), source="CHL.GOV").count == 0
        assert record.events(type=["aid", "CONSULT"], about="tin").count == 2
        with pytest.raises(ConfigError):
            record.events(type=["AID", "AIDE"])
