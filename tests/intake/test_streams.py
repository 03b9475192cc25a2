from __future__ import annotations

import gzip
import hashlib
import json
import tracemalloc
from pathlib import Path

import pytest

from onrecord.intake import Taken, Unreadable, csv_, jsonl, take
from onrecord.intake.given import Given
from onrecord.intake.streams import stream_of
from onrecord.types import Report

STORY = "The admiral said on Monday that the fleet would sail for the strait within a week. Élysée."
LINES = "\n".join(
    [json.dumps({"id": "a", "text": STORY}), "{broken", "", json.dumps({"id": "b", "text": f"One.\u2028Two.\x85{STORY}"}), '{"text": ""}']
)
TABLE = f'id,text,date\r\na,"{STORY}\r\nHe left.",2016-12-05\r\nb,two\r\n\r\nc,"x"y,\r\nd,"{STORY}\u2028",\rf,"open'


def shown(taken: list[Taken]) -> list[tuple[str | None, str]]:
    return [
        (one.position, one.outcome.text if isinstance(one.outcome, Report) else one.outcome.error.reason)
        for one in taken
    ]  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(("ending", "words"), [("jsonl", LINES), ("csv", TABLE), ("jsonl", " \n"), ("csv", "\n \n"), ("csv", "a,b\n1,2")])
def test_read_line_by_line_it_is_the_same_as_whole(tmp_path: Path, ending: str, words: str, mark: bytes, packed: bool) -> None:
    raw = mark + words.encode()
    path = tmp_path / (f"a.{ending}.gz" if packed else f"a.{ending}")
    path.write_bytes(gzip.compress(raw) if packed else raw)
    assert stream_of(path, "a") is not None
    streamed = list(take([str(path)]))
    assert {one.raw for one in streamed} == {hashlib.sha256(path.read_bytes()).hexdigest()}
    module = jsonl if ending == "jsonl" else csv_
    whole: list[tuple[str | None, str]] = []
    try:
        for position, outcome in module.read(raw, str(path), Given(), lambda _line: None):
            whole.append((position, outcome.text if isinstance(outcome, Report) else outcome.reason))
    except Exception as error:
        whole.append((None, getattr(error, "reason", "")))
    assert shown(streamed) == whole


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252"])
def test_other_encodings_are_read_whole(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(json.dumps({"text": STORY}, ensure_ascii=False).encode(encoding))
    assert stream_of(tmp_path / "a.jsonl", "a") is None
    assert shown(list(take([str(tmp_path / "a.jsonl")]))) == [("line 1", STORY)]


def test_a_damaged_gzip_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINES.encode() * 1000)[:-200])
    (one,) = take([str(tmp_path / "a.jsonl.gz")])
    assert isinstance(one.outcome, Unreadable)
    assert "is a damaged gzip file" in one.outcome.error.reason
    assert len(one.raw or "") == 64


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "csv"])
def test_memory_stays_flat(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    line = (json.dumps({"text": STORY * 50}) if "jsonl" in ending else f'"{STORY * 50}"') + "\n"
    raw = (("" if "jsonl" in ending else "text\n") + line * 6000).encode()
    path.write_bytes(gzip.compress(raw, 1) if ending.endswith("gz") else raw)
    assert len(raw) > 25_000_000
    tracemalloc.start()
    try:
        assert sum(1 for one in take([str(path)]) if isinstance(one.outcome, Report)) == 6000
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
