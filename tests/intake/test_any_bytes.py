"""Whatever the bytes are, a file is a report or an error that names it; nothing else comes up."""

from __future__ import annotations

import gzip
import io
import plistlib
import random
import tarfile
import zipfile
from pathlib import Path

import pytest
from test_article_exports import coded, cover, newer, older, shown
from test_documents import PAGES, RTF, pdf
from test_formats import PAGE, message, warc_record

from hostile import zipped
from onrecord.errors import InputError
from onrecord.intake import Unreadable, take
from onrecord.intake.files import FORMATS

STORY = "The admiral said on Monday that the fleet would sail for the strait within a week."
#: How many files of each ending are tried.
TRIES = 60


def workbook(rows: list[list[str]]) -> bytes:
    """An Excel workbook of one sheet, its words in the cells."""
    cells = "".join(
        f'<row r="{number}">' + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>'
    return zipped({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": sheet.encode()})


def tarred(files: dict[str, bytes]) -> bytes:
    """A tar archive of these files."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, body in files.items():
            part = tarfile.TarInfo(name)
            part.size = len(body)
            archive.addfile(part, io.BytesIO(body))
    return out.getvalue()


def odt(*paragraphs: str) -> bytes:
    """An OpenDocument text of these paragraphs."""
    office, text = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    body = "".join(f"<text:p>{words}</text:p>" for words in paragraphs)
    content = (
        f'<office:d xmlns:office="{office}" xmlns:text="{text}"><office:body><office:text>{body}</office:text></office:body></office:d>'
    )
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def seeds(ending: str) -> list[bytes]:
    """Whole files of the format, and of others under its ending."""
    exports = [older(1, 2) + older(2, 2), cover(2) + newer(1) + newer(2), shown(1) + shown(2), coded(1) + coded(2)]
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    own: dict[str, list[bytes]] = {
        ".txt": [words.encode() for words in exports],
        ".rtf": [RTF.encode(), *(("{\\rtf1 " + words.replace("\n", "\\par\n") + "}").encode("latin-1", "ignore") for words in exports)],
        ".pdf": [pdf(PAGES)],
        ".csv": [f'id,text\na,"{STORY}"\nb,two\n'.encode()],
        ".jsonl": [b'{"text": "' + STORY.encode() + b'", "published": "2016-12-05"}\n{"text": 1}'],
        ".rss": [f"<rss version='2.0'><channel><item><title>x</title><description>{STORY}</description></item></channel></rss>".encode()],
        ".html": [PAGE.encode()],
        ".eml": [message(1).encode()],
        ".mbox": [
            b"From a Mon Dec  5 23:30:00 2016\n" + message(1).encode() + b"\nFrom b Mon Dec  5 23:30:00 2016\n" + message(2).encode()
        ],
        ".warc": [warc_record("response", "https://example.org/1", http)],
    }
    own |= {
        ".json": [b'[{"text": "' + STORY.encode() + b'", "date": "2016-12-05"}, {"text": 1}]', b'{"articles": [{"body": "x"}]}'],
        ".sgm": [f'<DOC id="a"><HEADLINE>x</HEADLINE><TEXT><P>{STORY}</P></TEXT></DOC>'.encode()],
        ".arc": [
            b"filedesc://a 0.0.0.0 20081212000000 text/plain 2\n1\n\nhttp://a.example/ 1.1.1.1 20081212000000 text/html %d\n" % len(http)
            + http
        ],
        ".zip": [zipped({"a.txt": STORY.encode(), "b/c.csv": b"text\n" + STORY.encode()})],
        ".tar": [tarred({"a.txt": STORY.encode(), "b/c.csv": b"text\n" + STORY.encode()})],
        ".odt": [odt(STORY)],
        ".webarchive": [plistlib.dumps({"WebMainResource": {"WebResourceData": PAGE.encode()}}, fmt=plistlib.FMT_BINARY)],
        ".mht": [f"From: <Saved by Blink>\nDate: Mon, 5 Dec 2016 23:30:00 +0000\nContent-Type: text/html\n\n{PAGE}".encode()],
        ".xlsx": [workbook([["text", "date"], [STORY, "43000"]])],
    }
    alike = {
        ".emlx": ".eml",
        ".mhtml": ".mht",
        ".tgz": ".tar",
        ".htm": ".html",
        ".ndjson": ".jsonl",
        ".tsv": ".csv",
        ".atom": ".rss",
        ".xml": ".rss",
        ".sgml": ".sgm",
        ".wacz": ".zip",
    }
    if ending == ".docx":
        from test_documents import word

        return [word()]
    if ending == ".parquet":
        pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        out = pyarrow.BufferOutputStream()
        parquet.write_table(pyarrow.table({"text": [STORY, None]}), out)
        return [out.getvalue().to_pybytes()]
    return own[alike.get(ending, ending)]


def spoiled(raw: bytes, random_: random.Random) -> bytes:
    """The bytes cut, changed, doubled, packed, or replaced."""
    way = random_.randrange(7)
    at = random_.randrange(len(raw))
    if way == 0:
        return raw[:at]
    if way == 1:
        changed = bytearray(raw)
        for _ in range(random_.randrange(1, 30)):
            changed[random_.randrange(len(raw))] = random_.randrange(256)
        return bytes(changed)
    if way == 2:
        return raw[:at] + random_.randbytes(random_.randrange(200)) + raw[at:]
    if way == 3:
        return raw[at:] + raw[:at]
    if way == 4:
        return random_.randbytes(random_.randrange(2000))
    if way == 5:
        return gzip.compress(raw)[: random_.randrange(20, 2000)]
    return raw[: random_.randrange(1, 20)] + random_.randbytes(random_.randrange(300))


def spoiled_inside(raw: bytes, random_: random.Random) -> bytes:
    """A Word document with one of its parts spoiled or left out, in a whole archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as parts, zipfile.ZipFile(out, "w") as spoilt:
        names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
        chosen = random_.choice([*names, "word/document.xml"])
        for name in parts.namelist():
            if name != chosen:
                spoilt.writestr(name, parts.read(name))
            elif random_.random() < 0.9:
                spoilt.writestr(name, spoiled(parts.read(name), random_))
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("ending", [*sorted(FORMATS), ""])
def test_any_bytes_are_reports_or_errors(tmp_path: Path, ending: str) -> None:
    # A number for each ending, so that a failure comes again.
    random_ = random.Random(f"any bytes {ending}")
    whole = seeds(ending or ".txt")
    for number in range(TRIES):
        spoil = spoiled_inside if ending == ".docx" and number % 2 else spoiled
        raw = spoil(random_.choice(whole), random_)
        path = tmp_path / f"{number}{ending}"
        path.write_bytes(raw)
        for one in take([str(path)]):
            if isinstance(one.outcome, Unreadable):
                assert isinstance(one.outcome.error, InputError)
                assert str(path) in str(one.outcome.error)
            else:
                assert one.outcome.text.strip()
                one.outcome.text.encode()
