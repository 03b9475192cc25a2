"""Tables as they are kept in the user's cache: the same rows, and never what somebody else may have written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from onrecord.knowledge import Knowledge, compiled
from onrecord.knowledge.schemas import SHIPPED, tables


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def everything(knowledge: Knowledge) -> dict[str, list[tuple[str, dict[str, str]]]]:
    return {name: [(row.at, dict(row)) for row in knowledge.rows(name)] for name in tables()}


def test_rows_are_the_same_read_kept_and_without_a_cache(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = everything(Knowledge())
    assert len(list(cache.iterdir())) == 1
    monkeypatch.setattr("onrecord.knowledge.loader.read_table", None)  # the second time no table is read
    assert everything(Knowledge()) == first
    monkeypatch.undo()
    monkeypatch.setenv("ONRECORD_CACHE", "off")
    assert everything(Knowledge()) == first


def test_tables_laid_over_are_kept_apart(cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "cues.csv").write_text("lemma,pos,frames,example\nbellow,VERB,that,He bellowed.\n", encoding="utf-8")
    plain = everything(Knowledge())
    for _ in range(2):
        laid = Knowledge(own).rows("cues")
        assert [row["lemma"] for row in laid if row.at not in {at for at, _ in plain["cues"]} or row["lemma"] == "bellow"] == ["bellow"]
    (own / "cues.csv").write_text("lemma,pos,frames,example\nhowl,VERB,that,He howled.\n", encoding="utf-8")
    lemmas = {row["lemma"] for row in Knowledge(own).rows("cues")}
    assert "howl" in lemmas
    assert "bellow" not in lemmas
    assert everything(Knowledge()) == plain


def test_a_damaged_form_is_not_read(cache: Path) -> None:
    first = everything(Knowledge())
    (kept,) = cache.iterdir()
    content = bytearray(kept.read_bytes())
    content[len(content) // 2] ^= 1
    for damaged in (bytes(content), content[: len(content) // 2], b""):
        kept.write_bytes(damaged)
        assert compiled.load(Knowledge().hash) is None
    assert everything(Knowledge()) == first


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told another way")
def test_what_others_may_write_is_not_trusted(cache: Path, tmp_path: Path) -> None:
    everything(Knowledge())
    (kept,) = cache.iterdir()
    assert (cache.stat().st_mode & 0o777, kept.stat().st_mode & 0o777) == (0o700, 0o600)
    wanted = Knowledge().hash
    assert compiled.load(wanted) is not None
    cache.chmod(0o777)
    assert compiled.load(wanted) is None
    cache.chmod(0o700)
    kept.chmod(0o666)
    assert compiled.load(wanted) is None
    kept.chmod(0o600)
    elsewhere = tmp_path / "elsewhere"
    kept.rename(elsewhere)
    kept.symlink_to(elsewhere)
    assert compiled.load(wanted) is None


def test_where_nothing_can_be_written_tables_are_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "file" / "cache"))
    assert len(Knowledge().rows("cues")) == sum(1 for _ in (SHIPPED / "cues.csv").open(encoding="utf-8")) - 1


def test_the_latest_few_forms_stay(cache: Path) -> None:
    for number in range(compiled.KEPT + 3):
        compiled.keep(f"{number:064}", {})
        for path in cache.iterdir():
            os.utime(path, ns=(path.stat().st_mtime_ns - 10**9,) * 2)
    assert len(list(cache.iterdir())) == compiled.KEPT
    assert compiled.load(f"{number:064}") is not None
