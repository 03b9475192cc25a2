"""A small record of some readings, and all that it answers: what a golden test keeps and ``benchmarks/mutate.py`` compares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.archive import Archive
from onrecord.errors import OnrecordError
from onrecord.export import FORMATS
from onrecord.record import browsing, narrowing, overview, reviewing
from onrecord.record.connecting import transaction
from onrecord.record.facets import LISTS
from onrecord.record.result import Rows
from onrecord.record.rows import prepare
from onrecord.record.store import connect_to_write
from onrecord.record.writing import put
from onrecord.types import Reading, Report

VIEWS = ("reports", "actors", "statements", "events", "figures", "positions", "places", "dates", "failures")
#: Formats whose bytes are the same whatever libraries are there.
PLAIN = [form for form in FORMATS if not form.startswith("parquet")]


def copied(reading: Reading) -> Reading:
    """The same report in another paper."""
    was = reading.report
    report = Report.of(was.text, published=was.published, outlet="The Reprint", title=was.title)
    return replace(reading, report=replace(report, blocks=was.blocks, dateline=was.dateline))


def make(path: Path, readings: list[Reading]) -> Archive:
    """The record of the readings, a copy of each third among them, linked."""
    with closing(connect_to_write(path)) as connection, transaction(connection):
        for reading in [*readings, *map(copied, readings[::3])]:
            put(connection, prepare(reading))
    record = Archive(path)
    record.link()
    return record


def told(folder: Path, readings: list[Reading]) -> dict[str, Any]:
    """Every answer by its question; an error is an answer."""
    record = make(folder / "small.db", readings)
    answers = dict(_answers(record, folder, "as read"))
    for number, event in enumerate(list(record.events(limit=6))):
        amended = {"type": "AID"} if number == 2 else {"status": "planned"}
        verdict = ("right", "wrong", "amended", "unsure", "amended", "wrong")[number]
        more = {"amended": amended} if verdict == "amended" else {}
        for analyst in ("ann", "bo")[: 1 + number % 2]:
            record.judge(str(event["ref"]), verdict, analyst=analyst, note="seen", made="2020-01-01", **more)
    record.undo("ann")
    record.close()
    record = Archive(folder / "small.db")
    answers |= dict(_answers(record, folder, "as decided"))
    first = str(next(iter(record.reports()))["ref"])
    answers["reading"] = record.reading(first).to_dict()
    answers["raw"] = record.raw(first[:12]).to_dict()
    answers["verify"] = list(record.verify())
    record.close()
    return answers


def _answers(record: Archive, folder: Path, when: str) -> Iterator[tuple[str, Any]]:
    for name, ask in _questions(record):
        yield f"{when}: {name}", _answer(ask)
    for form in PLAIN:
        yield f"{when}: {form}", _answer(lambda form=form: _exported(record, form, folder / f"{when} {form}"))


def _exported(record: Archive, form: str, path: Path) -> list[str]:
    record.export(form, path)
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    return [file.read_text(encoding="utf-8") for file in files if file.is_file()]


def _answer(ask: Callable[[], Any]) -> Any:
    try:
        found = ask()
    except OnrecordError as error:
        return str(error)
    return (
        _rows(found)
        if isinstance(found, Rows)
        else str([_rows(one) if isinstance(one, Rows) else one for one in found])
        if isinstance(found, list)
        else str(found)
    )


def _rows(found: Rows) -> list[Any]:
    return [list(found.columns), found.count, list(map(list, found.rows)), str(found.left_out)]


def _questions(record: Archive) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What is asked, by its name."""
    for view in VIEWS:
        yield f"all {view}", lambda view=view: record.sql(f"SELECT * FROM {view} ORDER BY ref LIMIT 500")
    filters: dict[str, list[dict[str, Any]]] = {
        "events": [
            {}, {"limit": 5}, {"source": "USA"}, {"recipient": "Japan"}, {"actor": "president"}, {"type": "consult"}, {"status": "planned"},
            {"place": "Japan"}, {"since": "2008"}, {"until": "2009-06", "once": True}, {"told_only": True}, {"with_copies": True}, {"outlet": "Reprint"},
        ],
        "statements": [{}, {"limit": 4}, {"speaker": "minister"}, {"about": "war"}, {"kind": "direct"}, {"place": "Japan"}, {"since": "2008"}, {"told_only": True}],
        "figures": [{}, {"unit": "dead"}, {"limit": 4}, {"about": "troop"}, {"of": "USA"}, {"place": "Japan"}, {"until": "2016"}, {"outlet": "Reprint"}],
        "positions": [{}, {"kind": "demand"}, {"holder": "USA"}, {"toward": "Japan"}, {"about": "the"}, {"since": "2016"}], "places": [{}, {"place": "USA"}],
        "actors": [{}, {"name": "minister"}, {"kind": "person"}, {"role": "mil"}, {"limit": 5}],
        "dates": [{}, {"since": "2008"}, {"until": "2009"}], "reports": [{}, {"outlet": "Reprint"}, {"since": "2008"}],
        "occurrences": [{}, {"limit": 2}, {"type": "CONSULT"}, {"actor": "USA"}, {"disputed": True}, {"since": "2016"}], "copies": [{}], "retellings": [{}], "failures": [{}],
        "changes": [{}], "judgements": [{}], "unlinked": [{}],
    }  # fmt: skip
    for name, several in filters.items():
        for given in several:
            yield f"{name} {given}", lambda name=name, given=given: getattr(record, name)(**given)
    for words in ("president", "war army", '"prime minister"', "-x"):
        yield f"search {words}", lambda words=words: record.search(words)
    yield "search narrowed", lambda: record.search("the", state="USA", since="2006", limit=3)
    for pair in (("USA", "IRQ"), ("ISR", "LBN"), ("x", "y")):
        for more in ({}, {"both": True}, {"both": True, "once": True}, {"type": "ASSAULT"}, {"told_only": True}):
            yield f"dyad {pair} {more}", lambda pair=pair, more=more: record.dyad(*pair, **more)
            for by in ("day", "month", "year"):
                yield f"series {pair} {by} {more}", lambda pair=pair, by=by, more=more: record.series(*pair, by=by, **more)
    yield "ask", lambda: [record.ask(question) for question in (overview.counts, overview.months, overview.outlets, reviewing.agreements)]
    for name in ("pairs", "newest"):
        yield name, lambda name=name: record.ask(getattr(overview, name), 20)
    yield "queue", lambda: record.ask(reviewing.queue, 20)
    yield "changed", lambda: record.ask(reviewing.changed)
    for letters in ("pre", "US", "x"):
        yield f"suggestions {letters}", lambda letters=letters: record.ask(overview.suggestions, letters)
    yield "partners", lambda: record.ask(overview.partners, "USA")
    for name, layer in LISTS.items():
        for asked in (narrowing.Asked({}), narrowing.Asked({}, words="war"), narrowing.Asked({}, since="2008", copies=True, again=True)):
            yield f"browse {name} {asked}", lambda name=name, asked=asked: record.ask(browsing.browse, name, asked, limit=20)
        for facet in layer.facets:
            yield f"facet {name} {facet}", lambda name=name, facet=facet: record.ask(browsing.facet, name, narrowing.Asked({}), facet)
        yield f"curve {name}", lambda name=name: record.ask(browsing.curve, name, narrowing.Asked({}))
