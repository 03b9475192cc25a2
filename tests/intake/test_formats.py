from __future__ import annotations

import gzip
import sys
from datetime import date
from pathlib import Path

import pytest

from onrecord.intake import Unreadable, gather
from onrecord.intake.days import day_of
from onrecord.intake.declared import byline_in, no_article
from onrecord.types import Report

STORY = "The admiral said on Monday that the fleet would sail for the strait within a week."


def taken(path: Path) -> tuple[list[Report | Unreadable], list[str]]:
    notes: list[str] = []
    return list(gather([str(path)], on_note=notes.append)), notes


def reports(path: Path) -> list[Report]:
    outcomes, _ = taken(path)
    assert all(isinstance(outcome, Report) for outcome in outcomes), outcomes
    return [outcome for outcome in outcomes if isinstance(outcome, Report)]


def fault(path: Path) -> str:
    outcomes, _ = taken(path)
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], Unreadable)
    return str(outcomes[0].error)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2016-12-05", "2016-12-05"),
        ("2016-12-05T10:00:00Z", "2016-12-05"),
        ("20161205", "2016-12-05"),
        ("December 5, 2016 Monday 10:14 AM GMT", "2016-12-05"),
        ("Monday, 5 December 2016", "2016-12-05"),
        ("Sept. 5, 2016", "2016-09-05"),
        ("Mon, 05 Dec 2016 23:30:00 -0500", "2016-12-05"),
        ("5 decimal 2016", None),
        ("05/12/2016", None),
        ("February 30, 2016", None),
        ("December 2016", None),
        ("soon", None),
    ],
)
def test_days_are_told_for_sure_or_not_at_all(words: str, day: str | None) -> None:
    assert day_of(words) == day


@pytest.mark.parametrize(("ending", "delimiter"), [("csv", ","), ("csv", ";"), ("tsv", "\t"), ("csv", "|")])
def test_a_table_of_reports(tmp_path: Path, ending: str, delimiter: str) -> None:
    path = tmp_path / f"a.{ending}"
    rows = [
        ["ID", "Headline", "Publication Date", "Source", "Article Body"],
        ["7", "Fleet sails", "5 December 2016", "The Wire", f'"{STORY}\nHe left; so, it ended."'],
    ]
    path.write_text("\r\n".join(delimiter.join(row) for row in rows), newline="")
    (report,) = reports(path)
    assert (report.given_id, report.title, report.published, report.outlet) == ("7", "Fleet sails", "2016-12-05", "The Wire")
    assert report.text == f"{STORY}\nHe left; so, it ended."


def test_broken_rows_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text,date\na,"{STORY}",05/12/2016\nb,two\nc,"x"y,\nd,,\n\ne,"{STORY}",2016-12-05\nf,"open')
    outcomes, notes = taken(path)
    assert [outcome.given_id if isinstance(outcome, Report) else outcome.name.rsplit(", ", 1)[1] for outcome in outcomes] == [
        "a", "line 3", "line 4", "line 5", "e", "line 8",
    ]  # fmt: skip
    assert len(notes) == 1
    assert "'05/12/2016' is no date" in notes[0]


def test_a_table_without_texts_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("year,troops\n2016,5000\n")
    assert "has no column of texts; its columns are year, troops" in fault(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_text("id,text\n")
    assert "no rows" in fault(tmp_path / "b.csv")


def test_a_field_longer_than_the_librarys_limit(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'text\n"{STORY * 3000}"\n')
    assert reports(tmp_path / "a.csv")[0].text == STORY * 3000


def test_a_parquet_table(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table(
        {"article_id": [1, 2], "content": [STORY, None], "published": [date(2016, 12, 5), None], "outlet": ["The Wire", None]}
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    first, second = taken(tmp_path / "a.parquet")[0]
    assert isinstance(first, Report)
    assert (first.text, first.given_id, first.published, first.outlet) == (STORY, "1", "2016-12-05", "The Wire")
    assert isinstance(second, Unreadable)
    assert second.name.endswith("row 2")
    (tmp_path / "b.parquet").write_bytes((tmp_path / "a.parquet").read_bytes()[:50])
    assert "is no whole Parquet file" in fault(tmp_path / "b.parquet")


def test_a_missing_library_is_named_with_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    assert "pip install 'onrecord[tables]'" in fault(tmp_path / "a.parquet")


PAGE = (
    '<!doctype html><html lang="en"><head><title>Fleet to sail</title></head><body><article><h1>Fleet to sail</h1>'
    + "".join(f"<p>{STORY} Sailors on the {n}th ship told reporters that they were glad to leave port again.</p>" for n in range(4, 8))
    + "</article></body></html>"
)


def test_a_feed(tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    (tmp_path / "a.rss").write_text(
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Wire</title>'
        "<language>en-GB</language><item><title>Fleet &amp; port</title><guid>x7</guid><link>https://example.org/7</link>"
        "<pubDate>Mon, 05 Dec 2016 23:30:00 -0500</pubDate><description>Short.</description>"
        f"<content:encoded><![CDATA[<p>{STORY}</p><script>1</script><p>He &quot;left&quot;.</p>]]></content:encoded></item>"
        "<item><title>Empty</title></item></channel></rss>"
    )
    first, second = taken(tmp_path / "a.rss")[0]
    assert isinstance(first, Report)
    assert first.text == f'{STORY}\n\nHe "left".'
    assert (first.title, first.outlet, first.published, first.given_id, first.url, first.language) == (
        "Fleet & port", "The Wire", "2016-12-05", "x7", "https://example.org/7", "en",
    )  # fmt: skip
    assert isinstance(second, Unreadable)
    assert second.name.endswith("entry 2")
    (tmp_path / "b.xml").write_text("<?xml version='1.0'?><menu><dish/></menu>")
    assert "is no RSS or Atom feed" in fault(tmp_path / "b.xml")


def test_entities_of_its_own_are_refused(tmp_path: Path) -> None:
    said = f"<!--{'x' * 1_000}-->"
    told = f"<nitf><body><body.content><p>{STORY}</p></body.content></body></nitf>"
    (tmp_path / "a.xml").write_text(f'<?xml version="1.0"?><!DOCTYPE nitf [{said}]>{told}')
    assert [report.text for report in reports(tmp_path / "a.xml")] == [STORY]
    (tmp_path / "b.xml").write_text(f'<?xml version="1.0"?><!DOCTYPE nitf [{said}<!ENTITY a "so">]>{told}')
    assert "declares entities of its own" in fault(tmp_path / "b.xml")


def test_words_of_walls_and_rights_within_an_article() -> None:
    wall = "Subscribe to continue reading."
    assert no_article(wall, {}, None, None) is not None
    assert no_article(f"{STORY} " * 20 + wall, {}, None, None) is None
    assert no_article("Copyright 2016 The Wire", {}, None, None) is not None
    assert no_article("Copyright is what they spoke of. " + f"{STORY} " * 20, {}, None, None) is None


def test_a_writers_life_is_no_name() -> None:
    assert byline_in('<p class="author">Jane Roe</p>', None, {}) == "Jane Roe"
    life = "Jane Roe has written of fleets and ports for the paper since she left the navy, and of the strait and those who live on it"
    assert byline_in(f'<p class="author">{life}</p>', None, {}) is None


def warc_record(kind: str, url: str, body: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-03-04T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(body):012d}>\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_a_web_archive(tmp_path: Path, ending: str) -> None:
    pytest.importorskip("fastwarc")
    page = PAGE.replace("port again", "the café again").encode("cp1252")
    packed = gzip.compress(page)
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\n"
    records = [
        warc_record("request", "https://example.org/1", b"GET / HTTP/1.1\r\n\r\n"),
        warc_record("response", "https://example.org/1", ok + b"\r\n" + page),
        warc_record(
            "response", "https://example.org/2", ok + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed
        ),
        warc_record("response", "https://example.org/3", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page),
        warc_record("response", "https://example.org/4", ok + b"\r\n<html><body></body></html>"),
    ]
    (tmp_path / f"a.{ending}").write_bytes(b"".join(gzip.compress(record) if ending.endswith("gz") else record for record in records))
    outcomes, notes = taken(tmp_path / f"a.{ending}")
    assert [outcome.url if isinstance(outcome, Report) else outcome.name[-31:] for outcome in outcomes] == [
        "https://example.org/1", "https://example.org/2", "record 5, https://example.org/4",
    ]  # fmt: skip
    assert all("the café again" in outcome.text for outcome in outcomes[:2] if isinstance(outcome, Report))
    assert any("2 of 5 records are no web pages" in line for line in notes)


def test_an_archive_that_is_none(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    (tmp_path / "a.warc").write_text(STORY)
    assert "a.warc" in fault(tmp_path / "a.warc")


def message(number: int, body: str = STORY) -> str:
    return (
        f"From: Jane Roe <jane@example.org>\nSubject: =?utf-8?q?Fleet_=C3=A0_la_mer?= {number}\nMessage-ID: <{number}@example.org>\n"
        f"Date: Mon, 05 Dec 2016 23:30:00 -0500\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
    )


def test_a_message(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(message(1))
    (report,) = reports(tmp_path / "a.eml")
    assert (report.text.strip(), report.title, report.published, report.given_id) == (
        STORY,
        "Fleet à la mer 1",
        "2016-12-05",
        "<1@example.org>",
    )
    (tmp_path / "b.eml").write_text(f"Subject: Fleet\nContent-Type: text/html\n\n{PAGE}")
    assert STORY in reports(tmp_path / "b.eml")[0].text
    (tmp_path / "c.eml").write_text(STORY)
    assert "is no e-mail message" in fault(tmp_path / "c.eml")


def test_a_mailbox(tmp_path: Path) -> None:
    begins = "From jane@example.org Mon Dec  5 23:30:00 2016\n"
    texts = [f"{STORY}\n\n>From the bridge he waved.\n\nFrom here he sailed.", "", STORY]
    (tmp_path / "a.mbox").write_text("\n".join(begins + message(number, text) for number, text in enumerate(texts, start=1)))
    first, second, third = taken(tmp_path / "a.mbox")[0]
    assert isinstance(first, Report)
    assert first.text.strip() == f"{STORY}\n\nFrom the bridge he waved.\n\nFrom here he sailed."
    assert isinstance(second, Unreadable)
    assert second.name.endswith("message 2")
    assert isinstance(third, Report)
