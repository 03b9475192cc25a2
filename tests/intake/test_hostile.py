"""Hostile files: each is taken or refused with a reason, within bounds of time and memory, which are printed."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.intake import Unreadable, take
from record_crash import made_up

STORY = "The admiral said on Monday that the fleet would sail for the strait within a week."
#: Bounds for one file, in seconds and bytes.
SECONDS, BYTES = 10.0, 1_000_000_000


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, body in files.items():
            parts.writestr(name, body)
    return out.getvalue()


def nested(depth: int) -> bytes:
    body = zipped({"a.txt": STORY.encode()})
    for _ in range(depth):
        body = zipped({"a.zip": body})
    return body


ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{"&" + chr(97 + n) + ";" * 1}{("&" + chr(97 + n) + ";") * 9}">' for n in range(9)
)
#: Name, bytes, and words of the reason where it is refused.
CASES: list[tuple[str, Callable[[], bytes], str | None]] = [
    ("bomb.txt.gz", lambda: gzip.compress(bytes(250_000_000), 9), "unpacks to more than"),
    ("bomb.zip", lambda: zipped({"a.txt": bytes(250_000_000)}), "unpacks to"),
    ("deep.zip", lambda: nested(8), "too many archives"),
    ("bomb.docx", lambda: zipped({"word/document.xml": bytes(600_000_000)}), "unpacks to"),
    ("bomb.xlsx", lambda: zipped({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": bytes(250_000_000)}), "unpacks to"),
    ("entities.xml", lambda: (ENTITIES + "]><nitf><body><p>&j;</p></body></nitf>").encode(), "entities"),
    ("deep.json", lambda: b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    ("deep.jsonl", lambda: b'{"text":' * 100_000, "nested too deeply"),
    ("number.json", lambda: b'[{"text": ' + b"1" * 10_000 + b"}]", "too long"),
    ("nan.jsonl", lambda: b'{"text": NaN}', "not a string"),
    ("nul.txt", lambda: STORY.encode() + bytes(3) + STORY.encode() * 40, None),
    ("tags.html", lambda: b"<html><body>" + b"<div>" * 100_000 + STORY.encode() * 9 + b"</body></html>", ""),
    ("line.jsonl", lambda: json.dumps({"text": STORY * 400_000}).encode(), None),
    ("field.csv", lambda: b"text\n\"" + STORY.encode() * 400_000 + b'"\n', None),
    ("blanks.html", lambda: b"<html><body><p>" + b" " * 2_000_000 + STORY.encode() + b"</p></body></html>", ""),
    ("meta.html", lambda: b"<html><head>" + b"<meta " * 300_000 + b"</head><body><p>" + STORY.encode() * 9, ""),
    ("marks.txt", lambda: ("A\u0301\u200b\u202e" * 100_000).encode(), None),
    ("froms.mbox", lambda: b"From a 2016\n" + b"From - " * 300_000, ""),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("name", "make", "reason"), CASES, ids=[case[0] for case in CASES])
def test_a_hostile_file(tmp_path: Path, name: str, make: Callable[[], bytes], reason: str | None) -> None:
    (tmp_path / name).write_bytes(make())
    tracemalloc.start()
    begin = time.perf_counter()
    outcomes = [taken.outcome for taken in take([str(tmp_path / name)])]
    took, peak = time.perf_counter() - begin, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"{name}: {took:.1f} s, {peak / 1e6:.0f} MB")
    assert outcomes
    errors = [str(one.error) for one in outcomes if isinstance(one, Unreadable)]
    if reason is None:
        assert errors == []
    elif reason:
        assert any(reason in error for error in errors), errors
    assert took < 3 * SECONDS  # tracing makes it slower
    assert peak < BYTES


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and names of bytes")
def test_pipes_loops_and_odd_names(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "two\nlines.txt").write_text(STORY)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")).write_text(STORY + " It did.")
    assert sum(not isinstance(taken.outcome, Unreadable) for taken in take([str(folder)])) == 2
    (named,) = take([str(folder / "pipe.txt")])
    assert isinstance(named.outcome, Unreadable)
    assert "pipe or device" in str(named.outcome.error)
    (device,) = take(["/dev/zero"])
    assert isinstance(device.outcome, Unreadable)


def test_a_name_of_bytes_is_kept_in_the_record(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("names of any bytes")
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.jsonl"))
    from record_crash import write_reports

    write_reports(file, range(2))
    assert Archive(tmp_path / "a.db", read=made_up).add(file).added == 2
