from __future__ import annotations

import gzip
import json
import struct
import zlib
from pathlib import Path

import pytest

from onrecord.errors import ConfigError
from onrecord.intake import Given, Unreadable, gather, take
from onrecord.types import Report

STORY = "The admiral said on Monday that the fleet would sail for the strait within a week."


def taken(path: Path, **options: str) -> tuple[list[Report | Unreadable], list[str]]:
    notes: list[str] = []
    return list(gather([str(path)], on_note=notes.append, **options)), notes  # type: ignore[arg-type]


def one(path: Path, **options: str) -> Report:
    outcomes, _ = taken(path, **options)
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], Report)
    return outcomes[0]


def fault(path: Path) -> str:
    outcomes, _ = taken(path)
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], Unreadable)
    assert outcomes[0].failures[0].stage == "intake"
    assert str(path) in str(outcomes[0].error)
    return outcomes[0].error.reason


def png() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def test_text_is_exact_but_for_the_byte_order_mark(tmp_path: Path) -> None:
    text = "Line one.\r\nLine two.\rLine three.\n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert one(tmp_path / "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso8859-15"])
def test_other_encodings_are_converted_and_said_so(tmp_path: Path, encoding: str) -> None:
    text = "The Élysée said the café talks cost nothing, and the minister’s naïve offer stood. ".replace("’", "'") * 5
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    outcomes, notes = taken(tmp_path / "a.txt")
    assert isinstance(outcomes[0], Report)
    assert outcomes[0].text == text
    assert len(notes) == 1
    assert "converted from" in notes[0]


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("picture.txt", png(), "is a PNG picture, not text"),
        ("binary.txt", bytes(range(256)) * 50, "is a binary file, not text"),
        ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is no whole PDF document"),
        ("page.html", b"<!doctype html><html><head><title>x</title></head><body><script>1</script></body></html>", "no article's text"),
        ("damaged.txt.gz", gzip.compress(STORY.encode(), mtime=0)[:20], "is a damaged gzip file"),
    ],
)
def test_faults_are_named(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(raw)
    assert reason in fault(tmp_path / name)


def test_damaged_utf8_is_shown_where_it_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“We stay,” he said – “all of us.” ".encode() * 3 + b"\xe2\x80 " + STORY.encode())
    outcomes, notes = taken(tmp_path / "a.txt")
    assert isinstance(outcomes[0], Report)
    assert outcomes[0].text.endswith("\ufffd " + STORY)
    assert "1 damaged" in notes[0]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert fault(tmp_path / "none.txt") == "there is no such file"


def test_a_gzip_file_is_read_by_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    assert one(tmp_path / "a.txt.gz").text == STORY


def test_controls_and_marks_stay_in_the_text(tmp_path: Path) -> None:
    text = f"{STORY}\x00 \u202eevil\u202c {STORY}"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert one(tmp_path / "a.txt").text == text


def test_broken_lines_of_json_are_named_and_the_others_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": STORY}),
        "{broken",
        json.dumps({"id": "b"}),
        "[1]",
        json.dumps({"text": 5}),
        json.dumps({"id": "c", "text": STORY, "published": "soon"}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    outcomes, notes = taken(tmp_path / "a.jsonl")
    assert [outcome.given_id if isinstance(outcome, Report) else outcome.name.rsplit(", ", 1)[1] for outcome in outcomes] == [
        "a", "line 2", "line 3", "line 4", "line 5", "c",
    ]  # fmt: skip
    assert notes == [f"{tmp_path / 'a.jsonl'}, line 6: published 'soon' is no date that can be told for sure and is left out"]


def test_metadata_of_a_line(tmp_path: Path) -> None:
    row = {
        "text": STORY,
        "id": 7,
        "title": "Fleet sails",
        "published": "2016-12-05T10:00:00Z",
        "outlet": "The Wire",
        "url": "https://example.org",
        "dateline": "Manila",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    report = one(tmp_path / "a.jsonl")
    assert (report.given_id, report.title, report.published, report.outlet, report.url, report.dateline) == (
        "7", "Fleet sails", "2016-12-05", "The Wire", "https://example.org", "Manila",
    )  # fmt: skip


def test_lone_surrogates_do_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "The pact\\ud83d holds."}\n' + json.dumps({"text": STORY}))
    outcomes, notes = taken(tmp_path / "a.jsonl")
    assert [outcome.text for outcome in outcomes if isinstance(outcome, Report)] == ["The pact\ufffd holds.", STORY]
    assert "lone surrogates" in notes[0]


def test_one_line_is_chosen_by_its_id(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"id": name, "text": STORY + name}) for name in "abc"))
    assert one(tmp_path / "a.jsonl", only_id="b").text == STORY + "b"
    outcomes, _ = taken(tmp_path / "a.jsonl", only_id="z")
    assert isinstance(outcomes[0], Unreadable)
    assert "'z'" in outcomes[0].error.reason


def test_a_folder_is_read_in_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text("Two. " + STORY)
    (tmp_path / "1.txt").write_text("One. " + STORY)
    (tmp_path / "3.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text("No.")
    outcomes, notes = taken(tmp_path)
    assert [outcome.text[:3] for outcome in outcomes if isinstance(outcome, Report)] == ["One", "Two"]
    assert len(notes) == 1


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    assert fault(tmp_path) == "the folder holds no report"


def test_a_page_gives_its_text_and_metadata(tmp_path: Path) -> None:
    paragraphs = "".join(
        f"<p>{STORY} Sailors on the {n}th ship told reporters that they were glad to leave port again.</p>" for n in range(4, 8)
    )
    (tmp_path / "a.html").write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fleet to sail | The Wire</title>'
        '<meta property="og:site_name" content="The Wire"><meta property="article:published_time" content="2019-03-04T10:00:00Z">'
        '<meta name="author" content="Jane Roe"><link rel="canonical" href="https://example.org/fleet"></head>'
        f"<body><nav>Home News Sport</nav><article><h1>Fleet to sail</h1>{paragraphs}</article><footer>About us</footer></body></html>"
    )
    report = one(tmp_path / "a.html")
    assert (report.title, report.outlet, report.byline, report.published, report.url, report.language) == (
        "Fleet to sail", "The Wire", "Jane Roe", "2019-03-04", "https://example.org/fleet", "en",
    )  # fmt: skip
    assert STORY in report.text
    assert "About us" not in report.text


def test_what_the_user_gives_is_laid_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    report = one(tmp_path / "a.txt", published="2016-12-05", outlet="The Wire")
    assert (report.published, report.published_from, report.outlet) == ("2016-12-05", None, "The Wire")  # the text may yet tell its own
    with pytest.raises(ConfigError, match="YYYY-MM-DD"):
        Given(published="5 December")


def test_where_a_report_came_from(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": STORY}) + "\nbad")
    first, second = take([str(tmp_path / "a.jsonl")])
    assert (first.position, second.position) == ("line 1", "line 2")
    assert first.raw == second.raw
    assert len(first.raw or "") == 64


def test_what_is_given_fills_what_a_report_lacks_and_overwrites_only_when_forced() -> None:
    told, bare = Report.of("text", published="2024-05-14", outlet="Wire"), Report.of("text")
    given = Given(published="2020-01-01", outlet="Herald")
    assert (given.over(told).published, given.over(told).outlet) == ("2024-05-14", "Wire")
    assert (given.over(bare).published, given.over(bare).outlet) == ("2020-01-01", "Herald")
    forced = Given(published="2020-01-01", outlet="Herald", force=True).over(told)
    assert (forced.published, forced.outlet) == ("2020-01-01", "Herald")
