"""A hundred hostile inputs: each is read, or refused with its reason, within bounds of time and memory.

hostile.py [NAME...]     all, or those whose name holds one of the words; prints seconds of the processor, peak memory, and what came of it

Each is taken in a process of its own, which is forked from one that holds a loaded reader: its memory is what it takes beyond what it
was forked with, and a loaded reader's.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.intake import Unreadable, take
from onrecord.reader import Reader
from onrecord.types import Report

#: Bounds for one input, in seconds of the processor and in bytes.
SECONDS, BYTES = 10.0, 1_000_000_000
#: What a process with a loaded reader holds.
READER = 350_000_000
STORY = "The admiral said on Monday that the fleet would sail for the strait within a week."
_STORY = STORY.encode()


@dataclass(frozen=True, slots=True)
class Case:
    """A file, where its name has an ending, or a text to read."""

    name: str
    make: Callable[[], bytes | str | Report]
    #: Words of the reason for which it is refused; None where it is read, '' where either is right.
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a case."""

    seconds: float
    peak: int
    reports: int
    errors: tuple[str, ...]

    def right(self, case: Case, slack: float = 1.0) -> bool:
        """Whether it was read or refused as it should, within the bounds."""
        expected = not self.errors if case.reason is None else not case.reason or any(case.reason in error for error in self.errors)
        return expected and bool(self.reports or self.errors) and self.seconds < slack * SECONDS and self.peak < BYTES


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, body in files.items():
            parts.writestr(name, body)
    return out.getvalue()


def _victims() -> str:
    """Sentences that differ, each with victims whose doer is looked for around it."""
    who, does, where = (
        ("men", "women", "soldiers", "guards", "sailors"),
        ("sailed", "marched", "waited", "slept"),
        ("river", "bridge", "market"),
    )
    told = ("Two", "Three", "Nine", "Six", "Four", "Ten", "Five")
    sentences = (
        f"{told[n % 7]} {who[n % 5]} who {does[n % 4]} near the {where[n % 3]} of {town} were {('killed', 'injured')[n % 2]} at night."
        for n, town in ((n, f"B{'aeiou'[n % 5]}l{'drtk'[n // 5 % 4]}{'aeiou'[n // 20 % 5]}{'nvm'[n // 100 % 3]}") for n in range(2_000))
    )
    return " ".join(sentences)


def _nested(depth: int) -> bytes:
    body = zipped({"a.txt": _STORY})
    for _ in range(depth):
        body = zipped({"a.zip": body})
    return body


def _overlapping() -> bytes:
    """An archive whose directory tells of far more than it is itself."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for number in range(120):
            parts.writestr(f"{number}.txt", _STORY)
        for part in parts.infolist():
            part.file_size = 20_000_000
    return out.getvalue()


def _pdf(content: bytes) -> bytes:
    """A page whose drawing unpacks to much."""
    packed = zlib.compress(content, 9)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%btrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(out))


def _loop() -> bytes:
    """A page tree that is its own child."""
    return b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n"


_ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
)
_WIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + "a" * 100_000 + '">'


FILES = [
    Case("bomb.txt.gz", lambda: gzip.compress(bytes(250_000_000), 9), "unpacks to more than"),
    Case("bomb.zip", lambda: zipped({"a.txt": bytes(250_000_000)}), "unpacks to"),
    Case("deep.zip", lambda: _nested(8), "too many archives"),
    Case("many.zip", _overlapping, "unpacks to"),
    Case("bomb.docx", lambda: zipped({"word/document.xml": bytes(600_000_000)}), "unpacks to"),
    Case("bomb.xlsx", lambda: zipped({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": bytes(250_000_000)}), "unpacks to"),
    Case("bomb.pdf", lambda: _pdf(b"BT /F1 11 Tf 72 700 Td (" + b" " * 100_000_000 + b") Tj ET"), ""),
    Case("drawn.pdf", lambda: _pdf(b"BT /F1 11 Tf 14 TL 72 700 Td " + b"(said) Tj T* " * 100_000 + b"ET"), ""),
    Case("loop.pdf", _loop, ""),
    Case("entities.xml", lambda: (_ENTITIES + "]><nitf><body><p>&j;</p></body></nitf>").encode(), "entities"),
    Case("wide.xml", lambda: (_WIDE + "]><nitf><body><p>" + "&a;" * 100_000 + "</p></body></nitf>").encode(), ""),
    Case("entities.rss", lambda: (_ENTITIES + ']><rss version="2.0"><channel><item><title>&j;</title></item></channel></rss>').encode(), ""),
    Case("deep.xml", lambda: b"<nitf>" + b"<p>" * 100_000 + _STORY + b"</p>" * 100_000 + b"</nitf>", ""),
    Case("deep.json", lambda: b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    Case("deep.jsonl", lambda: b'{"text":' * 100_000, "nested too deeply"),
    Case("number.json", lambda: b'[{"text": ' + b"1" * 10_000 + b"}]", "too long"),
    Case("nan.jsonl", lambda: b'{"text": NaN}', "not a string"),
    Case("surrogate.jsonl", lambda: json.dumps({"text": STORY + " \ud800 " + STORY, "title": "\udfff"}).encode(), ""),
    Case("surrogate.txt", lambda: _STORY + b" \xed\xa0\x80 " + _STORY),
    Case("nul.txt", lambda: _STORY + bytes(3) + _STORY * 40),
    Case("tags.html", lambda: b"<html><body>" + b"<div>" * 100_000 + _STORY * 9 + b"</body></html>", ""),
    Case("inline.html", lambda: b"<html><body><p>" + b"<b><i>" * 50_000 + _STORY * 9 + b"</body></html>", ""),
    Case("large.html", lambda: b"<html><body>" + (b"<p>" + _STORY * 12 + b"</p>") * 11_500 + b"</body></html>", ""),
    Case("page.html", lambda: b"<html><body>" + (b"<p>" + _STORY * 12 + b"</p>") * 50_000 + b"</body></html>", ""),
    Case("script.html", lambda: b"<html><script>" + b"a<b;" * 12_500_000 + b"</script><body><p>" + _STORY * 9 + b"</p></body></html>", ""),
    Case("blanks.html", lambda: b"<html><body><p>" + b" " * 2_000_000 + _STORY + b"</p></body></html>", ""),
    Case("meta.html", lambda: b"<html><head>" + b"<meta " * 300_000 + b"</head><body><p>" + _STORY * 9, ""),
    Case("attributes.html", lambda: b"<html><body " + b'a="1" ' * 500_000 + b"><p>" + _STORY * 9 + b"</p></body></html>", ""),
    Case("comments.html", lambda: b"<html><body>" + b"<!-- " * 300_000 + b"<p>" + _STORY * 9 + b"</p></body></html>", ""),
    Case("line.jsonl", lambda: b'{"text": "' + _STORY * 2_400_000 + b'"}', ""),
    Case("lines.jsonl", lambda: b"\n" * 20_000_000 + json.dumps({"text": STORY}).encode()),
    Case("field.csv", lambda: b'text\n"' + _STORY * 1_210_000 + b'"\n', ""),
    Case("columns.csv", lambda: b"text" + b",a" * 500_000 + b"\n" + _STORY + b",b" * 500_000 + b"\n", ""),
    Case("open.csv", lambda: b'text\n"' + b'a""b,\n' * 1_000_000, ""),
    Case("marks.txt", lambda: ("A\u0301\u200b\u202e" * 100_000).encode()),
    Case("froms.mbox", lambda: b"From a 2016\n" + b"From - " * 300_000, ""),
    Case("parts.eml", lambda: b"From: a@b.c\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n" * 100_000, ""),
    Case("headers.eml", lambda: b"From: a@b.c\nDate: x\n" + b"X-A: b\n" * 200_000 + b"\n" + _STORY, ""),
    Case("braces.rtf", lambda: b"{\\rtf1 " + b"{" * 200_000 + _STORY, ""),
    Case("unended.warc", lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\n" + _STORY, ""),
    Case("empty.txt", lambda: b"", ""),
]  # fmt: skip

_SYMBOLS = " \n\t.,;:!?\"'“’()[]{}<>-–_/\\|@#$%&*+=~^`0A中"
_SPACED = ["$ ", "% ", "& ", "- ", "( ", '" ', "1 ", "A ", "* ", "? ", "’ "]


def _over(part: str, times: int) -> Callable[[], str]:
    return lambda: f"{STORY}\n\n{(part * times).strip() or part * times}\n\n{STORY}"


TEXTS = [
    *(Case(f"a megabyte of {symbol!r}", _over(symbol, 1_000_000)) for symbol in _SYMBOLS),
    *(Case(f"half a megabyte of {part!r}", _over(part, 250_000)) for part in _SPACED),
    Case("100,000 quotation marks", _over('"', 100_000)),
    Case("100,000 quotation marks with words", _over('"a" ', 50_000)),
    Case("100,000 round quotation marks", _over("“", 50_000)),
    Case("50,000 said", _over("said ", 50_000)),
    Case("2,000 sentences of victims in one paragraph", _victims),
    Case("50,000 who said", _over("he said that ", 17_000)),
    Case("30,000 dates", _over("5 May 2016 ", 30_000)),
    Case("30,000 dates and commas", _over("May 5, ", 30_000)),
    Case("20,000 names", lambda: " ".join(f"{chr(65 + n % 26)}{chr(97 + n % 23)}son {chr(65 + n % 19)}{chr(97 + n % 17)}ley" for n in range(10_000))),
    Case("a sentence of 20,000 words", lambda: "The minister " + "and the old admiral of the far fleet " * 2_500 + "said that it would sail."),
    Case("20,000 words without a stop", lambda: "ships sail north when the wind turns cold again " * 2_200),
    Case("million million", _over("million ", 100_000)),
    Case("hundred and", _over("hundred and ", 60_000)),
    Case("capitals in the title", lambda: Report.of(STORY, title="A" * 100_000)),
    Case("words in the title", lambda: Report.of(STORY, title="Aa " * 50_000)),
    Case("capitals in a line", _over("A", 4_000)),
    Case("blanks in a sentence", lambda: STORY.replace(" ", " " * 20_000)),
    Case("zero-width flood", lambda: STORY.replace("a", "a" + "\u200b" * 20_000)),
    Case("combining flood", lambda: STORY.replace("a", "a" + "\u0301" * 20_000)),
    Case("bidi flood", lambda: STORY.replace(" ", " " + "\u202e" * 20_000)),
    Case("one word of a megabyte", _over("ab", 500_000)),
]  # fmt: skip
CASES = [*FILES, *TEXTS]


def tried(case: Case, reader: Reader) -> Told:
    """What comes of a case, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        made = case.make()
        path = Path(folder) / case.name if isinstance(made, bytes) else None
        if path is not None and isinstance(made, bytes):
            path.write_bytes(made)
            made = ""
        reading, writing = os.pipe()
        process = os.fork()
        if not process:
            os.close(reading)
            try:
                told = json.dumps(_measured(path, made, reader))
                os.write(writing, told.encode())
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as stream:
            answer = stream.read()
        os.waitpid(process, 0)
    if not answer:
        return Told(0.0, 0, 0, ())
    seconds, peak, reports, errors = json.loads(answer)
    return Told(seconds, peak, reports, tuple(errors))


def _measured(path: Path | None, made: object, reader: Reader) -> tuple[float, int, int, list[str]]:
    begin = time.process_time()
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here on
    start = _memory("VmRSS")
    reports, errors = 0, []
    if path is None:
        report = made if isinstance(made, Report) else Report.of(str(made))
        reader.read(report)
        reports = 1
    else:
        for one in take([str(path)]):
            if isinstance(one.outcome, Unreadable):
                errors.append(str(one.outcome.error)[:200])
            else:
                reports += 1
    return time.process_time() - begin, READER + _memory("VmHWM") - start, reports, errors[:5]


def _memory(what: str) -> int:
    """Resident memory of this process in bytes: ``VmRSS`` now, ``VmHWM`` at its peak."""
    return next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(what)) * 1024


def main(names: list[str]) -> int:
    """Prints each case; status 1 if one is not as it should be."""
    reader = Reader()
    reader.read(Report.of(STORY))
    chosen = [case for case in CASES if not names or any(name in case.name for name in names)]
    bad = 0
    for case in chosen:
        told = tried(case, reader)
        bad += not told.right(case)
        mark = "" if told.right(case) else "  NOT AS IT SHOULD BE"
        print(
            f"{told.seconds:6.1f} s {told.peak / 1e6:6.0f} MB  {case.name}: {told.reports} read{mark} {'; '.join(told.errors)[:120]}",
            flush=True,
        )
    print(f"{len(chosen)} inputs, {bad} not within the bounds or not as they should be")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
