"""Events: syntax and tables without a model, cases and every row's example with it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.doc import Doc
from onrecord.extract.events import events
from onrecord.extract.events.frames import dictionary, need
from onrecord.extract.events.kinds import RESOLVED
from onrecord.extract.found import Found
from onrecord.grammar.subjects import deep_object, deep_subject
from onrecord.grammar.voice import is_passive
from onrecord.knowledge import Knowledge
from onrecord.types import Actor, Mention, Report

if TYPE_CHECKING:
    from onrecord.reader import Reader

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "events.toml").read_text(encoding="utf-8"))["case"]

EXPELLED = Doc.of(
    "Russia expelled diplomats.",
    [
        ("Russia", "russia", "PROPN", "NNP", "nsubj", 1),
        ("expelled", "expel", "VERB", "VBD", "ROOT", 1),
        ("diplomats", "diplomat", "NOUN", "NNS", "dobj", 1),
        (".", ".", "PUNCT", ".", "punct", 1),
    ],
)
PASSIVE = Doc.of(
    "Diplomats were expelled by Russia.",
    [
        ("Diplomats", "diplomat", "NOUN", "NNS", "nsubjpass", 2),
        ("were", "be", "AUX", "VBD", "auxpass", 2),
        ("expelled", "expel", "VERB", "VBN", "ROOT", 2),
        ("by", "by", "ADP", "IN", "agent", 2),
        ("Russia", "russia", "PROPN", "NNP", "pobj", 3),
        (".", ".", "PUNCT", ".", "punct", 2),
    ],
)


def cast(doc: Doc, *named: tuple[str, str | None]) -> Found:
    """One actor a name."""
    made = []
    for number, (name, state) in enumerate(named, 1):
        start = doc.text.index(name)
        made.append(Actor(f"A{number}", name, "state", state, None, None, None, (Mention(start, start + len(name), name, "name"),)))
    return Found(actors=tuple(made))


def test_the_doer_is_the_subject_of_an_active_verb_and_the_agent_of_a_passive_one() -> None:
    for doc, verb in ((EXPELLED, 1), (PASSIVE, 2)):
        token = doc.tokens[verb]
        assert [t.text for t in deep_subject(token)] == ["Russia"]
        assert [t.lower for t in deep_object(token)] == ["diplomats"]
    assert is_passive(PASSIVE.tokens[2])
    assert not is_passive(EXPELLED.tokens[1])


def test_an_event_points_to_its_words_and_its_row() -> None:
    (event,) = events(EXPELLED, cast(EXPELLED, ("Russia", "RUS"), ("diplomats", None)), Knowledge())
    assert (event.id, event.type, event.mode, event.quad, event.status) == ("E1", "SANCTION", "expel", 4, "actual")
    assert [span.text for span in event.trigger] == ["expelled"]
    assert EXPELLED.text[event.source[0].start : event.source[0].end] == event.source[0].text == "Russia"
    assert event.why[0].startswith("frame frames.csv:")
    assert event.date is None
    assert event.place is None


def test_no_event_where_nobody_is_named() -> None:
    assert events(EXPELLED, Found(), Knowledge()) == ()


def test_conditions_are_read_as_they_are_written() -> None:
    assert need("obj:@troops").what == "@troops"
    assert need("subj:!@nature").negated
    assert need("to:any").slot == "to"


def test_the_tables_fit_the_ontology() -> None:
    words = dictionary(Knowledge())
    assert len(words.types) == 16
    assert words.types["ACCUSE"].intensity == -3.0
    assert words.types["SANCTION"].quad == 4
    for found in words.frames.values():
        for frame in found:
            assert frame.type in words.types or frame.type == "NONE", frame.at
            assert frame.mode is None or (frame.type, frame.mode) in words.modes or frame.mode in ("return", "vandalize", "asylum"), (
                frame.at
            )
            for condition in frame.needs:
                if condition.what.startswith("@") and condition.what not in ("@actor", "@place", *RESOLVED):
                    assert condition.what[1:] in words.classes, (frame.at, condition.what)
    for rows in words.operators.values():
        for operator in rows:
            assert operator.type is None or operator.type in words.types, operator.at
            assert operator.below in ("keep", "planned", "hypothetical", "negated", "drop"), operator.at


def test_the_dictionary_is_broad() -> None:
    assert len(Knowledge().rows("frames")) >= 1500


@pytest.mark.model
def test_cases(reader: Reader) -> None:
    faults = []
    for case, reading in zip(CASES, reader.read_many(Report.of(case["text"]) for case in CASES), strict=True):
        told = [(e.type, e.status, [r.text for r in e.source], [r.text for r in e.recipient]) for e in reading.events]
        if case.get("none") and reading.events:
            faults.append((case["text"], told))
        if any(not any(fits(want, event) for want in case.get("events", [])) for event in reading.events):
            faults.append((case["text"], "others than told of", told))
        for want in case.get("events", []):
            if not any(fits(want, event) for event in reading.events):
                faults.append((case["text"], want, told))
    assert not faults, "\n".join(map(str, faults))


def fits(want: dict[str, str], event: Any) -> bool:
    """Whether an event is the one a case wants."""
    return (
        event.type == want["type"]
        and event.status == want.get("status", event.status)
        and event.mode == want.get("mode", event.mode)
        and all(side not in want or any(want[side] in role.text for role in getattr(event, side)) for side in ("source", "recipient"))
    )


#: What no sentence has: a word twice, two articles, an article that does not fit.
NO_ENGLISH = re.compile(r"\b(\w+) (?:the )?\1\b|\b(?:[Tt]he|[Ii]ts|[Hh]is|[Tt]heir) an?\b|\b[Aa]n [bcdfgjklmnpqrstvwxyz]|\b[Aa] [aei]")


def test_examples_are_english_and_none_is_told_twice() -> None:
    examples = [row["example"] for row in Knowledge().rows("frames")]
    assert [example for example in examples if NO_ENGLISH.search(example)] == []
    assert sorted(example for example, times in Counter(examples).items() if times > 1) == []


def test_examples_are_unlike_each_other() -> None:
    examples = [row["example"] for row in Knowledge().rows("frames")]
    shapes = Counter(re.sub(r"\b[A-Z]\w+(?: [A-Z]\w+)*", "X", example[0].upper() + example[1:]) for example in examples)
    assert [shape for shape, times in shapes.items() if times > 3] == []
    endings = Counter(" ".join(example.split()[-3:]) for example in examples)
    assert [ending for ending, times in endings.items() if times > 8] == []


def test_words_that_leave_less_open_come_first(tmp_path: Path) -> None:
    (tmp_path / "frames.csv").write_text(
        "words,pos,type,example\nsign lease/deal,VERB,COOPERATE,Peru signed a lease with Chile.\n", encoding="utf-8"
    )
    frames = dictionary(Knowledge(tmp_path)).frames["sign", "VERB"]
    (many,) = (n for n, frame in enumerate(frames) if frame.rest[:1] and frame.rest[0].startswith("agreement/"))
    (few,) = (n for n, frame in enumerate(frames) if frame.rest == ("lease/deal",))
    assert few < many


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("table", ["frames", "operators"])
def test_every_row_codes_its_example(reader: Reader, table: str) -> None:
    rows = [row for row in reader.knowledge.rows(table) if row["type"] not in ("", "NONE") and row["example"]]
    faults = []
    for row, reading in zip(rows, reader.read_many(Report.of(row["example"]) for row in rows), strict=True):
        if row["type"] not in {event.type for event in reading.events}:
            faults.append(f"{row.at} {row['words']!r} {row['type']}: {row['example']}")
    # a few examples fall to what the language model or the cast makes of them; the rest must hold
    assert len(faults) <= len(rows) * 0.02, f"{len(faults)} of {len(rows)}:\n" + "\n".join(faults[:60])


@pytest.mark.model
def test_a_row_of_no_act_keeps_its_example_from_being_one(reader: Reader) -> None:
    rows = [row for row in reader.knowledge.rows("frames") if row["type"] == "NONE"]
    for row, reading in zip(rows, reader.read_many(Report.of(row["example"]) for row in rows), strict=True):
        assert not reading.events, (row.at, row["example"])


@pytest.mark.slow
@pytest.mark.model
def test_no_row_codes_its_counterexample(reader: Reader) -> None:
    rows = [row for row in reader.knowledge.rows("frames") if row["counter"]]
    faults = []
    for row, reading in zip(rows, reader.read_many(Report.of(row["counter"]) for row in rows), strict=True):
        if any(why == f"frame {row.at}" for event in reading.events for why in event.why):
            faults.append(f"{row.at} {row['words']!r}: {row['counter']}")
    assert not faults, "\n".join(faults)


@pytest.mark.model
def test_a_year_that_names_a_thing_is_not_the_acts(reader: Reader) -> None:
    reading = reader.read("Antonio Sosa urged Peru to honor the 1951 treaty. In 1951 Peru attacked Chile.")
    assert [(event.type, event.date.value if event.date else None) for event in reading.events] == [("REQUEST", None), ("ASSAULT", "1951")]
