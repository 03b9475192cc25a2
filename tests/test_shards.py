"""Readings go through parts into a record as they do straight, however they were cut up and whatever was stopped on the way."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from commanding import compose
from onrecord import shards
from onrecord.archive import Archive
from onrecord.config import Config
from onrecord.errors import ConfigError, InputError, RecordError
from onrecord.shards import make_parts, parts_in, rows_of
from onrecord.work import Here, Spread
from record_crash import made_up, write_reports

#: Enough for two parts.
COUNT = 40


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up reports in two files, and one that is none."""
    folder = tmp_path_factory.mktemp("corpus")
    write_reports(folder / "a.jsonl", range(28))
    write_reports(folder / "b.jsonl", range(24, COUNT))
    (folder / "c.pdf").write_text("no document")
    return folder


def exported(record: Path) -> str:
    """All that the record says, in the order of the reports' ids, and what could not be read."""
    with Archive(record) as archive:
        assert not archive.verify()
        archive.export("jsonl", record.with_suffix(".jsonl"), force=True)
        return record.with_suffix(".jsonl").read_text(encoding="utf-8") + json.dumps([dict(row) for row in archive.failures()])


@pytest.fixture(scope="module")
def straight(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of a record to which the reports were added."""
    record = tmp_path_factory.mktemp("straight") / "r.db"
    Archive(record, read=made_up).add(corpus)
    return exported(record)


def make(corpus: Path, folder: Path, spread: Spread | None = None) -> Any:
    return make_parts([str(corpus)], folder, spread or Here(), made_up, Config())


@pytest.fixture(scope="module")
def parts(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The parts of the reports, made once; a test that changes them takes a copy."""
    folder = tmp_path_factory.mktemp("parts") / "parts"
    made = make(corpus, folder)
    assert (made.added, made.known, made.failed) == (44, 0, 1)
    return folder


@pytest.fixture
def own(parts: Path, tmp_path: Path) -> Path:
    """The parts in a folder of the test's own."""
    return Path(shutil.copytree(parts, tmp_path / "parts"))


def test_parts_give_the_record_that_adding_gives(parts: Path, straight: str, tmp_path: Path) -> None:
    step = Archive(tmp_path / "r.db").merge([parts])
    assert (step.added, step.known, step.failed) == (COUNT, 4, 1)
    assert exported(tmp_path / "r.db") == straight


def test_two_processes_write_the_same_parts(corpus: Path, parts: Path, tmp_path: Path) -> None:
    make(corpus, tmp_path, Here(2))
    assert [path.name for path in parts_in(parts)] == [path.name for path in parts_in(tmp_path)]


def test_what_parts_hold_is_not_read_again(corpus: Path, own: Path) -> None:
    names = [path.name for path in parts_in(own)]
    again = make(corpus, own)
    assert (again.added, again.known) == (0, 45)
    assert [path.name for path in parts_in(own)] == names


def test_a_lost_part_is_read_again_under_its_name(corpus: Path, own: Path) -> None:
    names = [path.name for path in parts_in(own)]
    parts_in(own)[1].unlink()
    (own / ".part-left").write_text("half a part")
    make(corpus, own)
    assert sorted(path.name for path in own.iterdir()) == names


def test_merging_twice_adds_nothing_and_more_goes_on(own: Path, straight: str, tmp_path: Path) -> None:
    part = parts_in(own)[0]
    (tmp_path / "some").mkdir()
    part.rename(tmp_path / "some" / part.name)
    record = Archive(tmp_path / "r.db")
    record.merge([tmp_path / "some"])
    part = (tmp_path / "some" / part.name).rename(part)
    record.merge([own])
    assert record.merge([own]).added == 0
    record.close()
    assert exported(tmp_path / "r.db") == straight


@pytest.mark.slow
def test_records_of_several_people_are_joined_with_their_judgements(corpus: Path, straight: str, tmp_path: Path) -> None:
    for name, file in (("ann", "a.jsonl"), ("bob", "b.jsonl")):
        with Archive(tmp_path / f"{name}.db", read=made_up) as record:
            record.add(corpus / file)
            event = next(row for row in record.events() if row["ref"])
            record.judge(str(event["ref"]), "wrong", analyst=name)
    Archive(tmp_path / "c.db", read=made_up).add(corpus / "c.pdf")
    for order in (("ann", "bob", "c"), ("c", "bob", "ann")):
        record = Archive(tmp_path / f"{''.join(order)}.db")
        record.merge([tmp_path / f"{name}.db" for name in order])
        assert {str(row["analyst"]) for row in record.judgements()} == {"ann", "bob"}
        record.close()
    assert exported(tmp_path / "annbobc.db") == exported(tmp_path / "cbobann.db")


def test_a_damaged_part_is_not_merged(own: Path) -> None:
    one, other = parts_in(own)[:2]
    other.write_bytes(one.read_bytes())
    with pytest.raises(RecordError, match="does not hold what was written"):
        list(rows_of(other))
    other.write_bytes(one.read_bytes()[:-40])
    with pytest.raises(RecordError, match="is no part, or damaged"):
        list(rows_of(other))


def test_a_folder_without_parts_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is a folder without parts"):
        Archive(tmp_path / "r.db").merge([tmp_path])


def test_without_arrow_the_remedy_is_told(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"pip install 'onrecord\[ray\]'"):
        make(corpus, tmp_path)


def test_without_ray_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.scale import OnRay

    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ConfigError, match=r"ray is not installed .*pip install 'onrecord\[ray\]'"):
        list(OnRay(2)(shards.write_shard, [], made_up, Config()))  # type: ignore[arg-type]


class Clockwork:
    """What stands for Ray: workers that take so long for a batch as they are told, on a clock that only waiting moves."""

    def __init__(self, *paces: float) -> None:
        self.now, self.free = 0.0, [0.0] * len(paces)
        self.workers = [self.Worker(self, at, pace) for at, pace in enumerate(paces)]
        self.ends: dict[object, tuple[float, Any]] = {}

    class Worker:
        def __init__(self, clock: Clockwork, at: int, pace: float) -> None:
            self.clock, self.at, self.pace = clock, at, pace
            self.done = self

        def remote(self, _task: Any, batch: int) -> object:
            clock, one = self.clock, object()
            clock.free[self.at] = max(clock.now, clock.free[self.at]) + self.pace
            clock.ends[one] = clock.free[self.at], (batch, self.at)
            return one

    def wait(self, out: list[object], num_returns: int, timeout: float | None) -> tuple[list[object], list[object]]:
        if timeout is None:
            self.now = max(self.now, min(self.ends[one][0] for one in out))
        done = sorted((one for one in out if self.ends[one][0] <= self.now), key=lambda one: self.ends[one][0])[:num_returns]
        return done, [one for one in out if one not in done]

    def get(self, one: object) -> Any:
        return self.ends[one][1]


def test_whoever_is_free_gets_the_next_batch_and_results_keep_their_order() -> None:
    from onrecord.scale import EACH, _Queue
    from onrecord.work import AHEAD, ahead

    clock = Clockwork(1.0, 3.0)
    queue = _Queue(clock, clock.workers, None)
    found = [result for _batch, result in ahead(range(40), queue.hand_out, AHEAD * 2)]
    assert [batch for batch, _worker in found] == list(range(40))
    assert sum(worker == 0 for _batch, worker in found) in (29, 30, 31)  # three of four: it is three times as fast
    assert clock.now <= 30 + 3 * EACH  # in turn it would be 60


def test_who_has_waited_for_nobody_to_look_gets_all_that_he_may_have() -> None:
    from onrecord.scale import EACH, _Queue

    clock = Clockwork(1.0, 1.0)
    queue = _Queue(clock, clock.workers, None)
    for batch in range(4 * EACH):
        queue.hand_out(batch)
    clock.now = 10.0  # whoever asks was busy with something else: all that was in hand is back
    queue.hand_out(4 * EACH)
    assert sorted(end for end, _told in clock.ends.values())[-2 * EACH :] == [11.0, 11.0, 12.0, 12.0]


def test_errors_go_between_processes() -> None:
    error = pickle.loads(pickle.dumps(InputError("a.pdf", "is no document", "Look at it")))
    assert (type(error), error.about, error.reason, error.remedy) == (InputError, "a.pdf", "is no document", "Look at it")


def test_options_that_do_not_go_together_are_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (
        ["read", "x.txt", "--on", "ray"],
        ["read", "x.txt", "-o", "p", "--json"],
        ["read", "x.txt", "-o", "p", "--address", "auto"],
    ):
        done = CliRunner().invoke(compose("read"), arguments)
        assert done.exit_code == 2, done.output


@pytest.mark.slow
def test_ray_gives_the_same_parts_and_record(
    corpus: Path, parts: Path, straight: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray")
    from onrecord.scale import OnRay

    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    make(corpus, tmp_path / "ray", OnRay(2))
    assert [path.name for path in parts_in(tmp_path / "ray")] == [path.name for path in parts_in(parts)]
    Archive(tmp_path / "r.db", read=made_up).add(corpus, spread=OnRay(2))
    assert exported(tmp_path / "r.db") == straight
