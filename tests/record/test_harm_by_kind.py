"""Small rounds of what ``benchmarks/record_harm.py`` does at length: kills in every command that writes, writes that fail, bits and cuts."""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

import pytest

import record_harm as harm

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for processes, and a shim for the C library")


@pytest.mark.slow
def test_kills_in_every_command_lose_nothing(tmp_path: Path) -> None:
    ready, told = harm.Kills(tmp_path, 12), harm.Told()
    for number, kind in enumerate(harm.SHARES):
        ready.kill(f"{kind}-{number}", kind, (number % 3 + 1) / 5, told)
    print(told)
    assert told.kills == len(harm.SHARES)
    assert not told.bad(), told


@pytest.mark.slow
@pytest.mark.parametrize(("code", "once"), [(28, False), (5, True)], ids=["disk full", "one write fails"])
def test_a_write_that_fails_loses_nothing_and_is_told(tmp_path: Path, code: int, once: bool) -> None:
    told = harm.fail_writes(tmp_path, code, once, 400, ("add", "export"))
    if told is None:
        pytest.skip("no C compiler")
    print(told)
    assert told.runs >= 12
    assert told.ended
    assert not told.bad(), told


@pytest.mark.slow
def test_flipped_bits_and_cut_files_are_found(tmp_path: Path) -> None:
    record, chance = harm.whole_record(tmp_path, 6), random.Random(3)

    def flip(body: bytearray) -> None:
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)

    def cut(body: bytearray) -> None:
        del body[chance.randrange(len(body)) :]

    for spoiler in (flip, cut):
        seen = [harm.spoil(record, tmp_path, spoiler) for _ in range(15)]
        assert [told for harmed, told in seen if harmed] == [True] * sum(harmed for harmed, _told in seen)


def test_an_export_that_cannot_be_put_in_its_place_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.archive import Archive
    from onrecord.errors import ConfigError

    record = Archive(shutil.copy(harm.whole_record(tmp_path, 3), tmp_path / "a.db"))
    record.export("csv", tmp_path / "out")
    before = sorted(path.name for path in (tmp_path / "out").iterdir())
    real = harm.os.replace

    def failing(source: Path, target: Path) -> None:
        if Path(source).name == "files":
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr("onrecord.export.os.replace", failing)
    with pytest.raises(ConfigError, match="No space left"):
        record.export("csv", tmp_path / "out", force=True)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []
