from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from onrecord.intake import Unreadable, gather
from onrecord.intake.pages import Line, running
from onrecord.intake.properties import author_in, title_in
from onrecord.types import Report

STORY = "The admiral said on Monday that the fleet would sail for the strait within a week."


def taken(path: Path) -> tuple[list[Report | Unreadable], list[str]]:
    notes: list[str] = []
    return list(gather([str(path)], on_note=notes.append)), notes


def one(path: Path) -> Report:
    outcomes, _ = taken(path)
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], Report), outcomes[0].error
    return outcomes[0]


def fault(path: Path) -> str:
    outcomes, _ = taken(path)
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], Unreadable)
    return str(outcomes[0].error)


RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times;}}{\colortbl;\red0\green0\blue0;}"
    r"{\info{\title Fleet to sail}{\author Jane Roe}{\creatim\yr2020\mo1\dy2}}{\header A running head\par}"
    r"\pard\f0 The \'c9lys\'e9e said \u8220\'93We stay\u8221\'94 \u-10179?\u-8704?.\par\pard\b Next\b0  paragraph.\par\par"
    r'{\field{\*\fldinst{HYPERLINK "https://example.org/x"}}{\fldrslt{Read on}}} here.\par'
    r"\trowd\cell{}Ships\cell Twelve\cell\row\pard Last.\par}"
)


def test_an_rtf_document(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    (tmp_path / "a.rtf").write_text(RTF)
    report = one(tmp_path / "a.rtf")
    assert report.text == "The Élysée said “We stay” \U0001f600.\nNext paragraph.\n\nRead on here.\nShips\tTwelve\nLast."
    assert (report.title, report.byline, report.published) == ("Fleet to sail", "Jane Roe", None)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_rtf_with_bytes_that_are_not_escaped(tmp_path: Path, encoding: str) -> None:
    pytest.importorskip("striprtf")
    (tmp_path / "a.rtf").write_bytes("{\\rtf1\\ansi\\ansicpg1252 The café’s offer.\\par}".encode(encoding))
    assert one(tmp_path / "a.rtf").text == "The café’s offer."


def test_rtf_that_is_none_or_broken_or_empty(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    (tmp_path / "a.rtf").write_text(STORY)
    assert "is no RTF document" in fault(tmp_path / "a.rtf")
    (tmp_path / "b.rtf").write_text(r"{\rtf1\ansi {\pict\bin4 }}\\}{\pard\par}}")
    assert "without text" in fault(tmp_path / "b.rtf")
    (tmp_path / "c.rtf").write_text(r"{\rtf1\ansi " + STORY + r" {\b And then")
    outcomes, notes = taken(tmp_path / "c.rtf")
    assert isinstance(outcomes[0], Report)
    assert "may be cut short" in notes[0]


def word(*, title: str = "", author: str = "") -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, author
    document.add_heading("Fleet to sail", 1)
    document.add_paragraph(STORY)
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, [("Ships", "Twelve"), ("Sailors", "4,000")], strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    merged = document.add_table(rows=1, cols=3)
    merged.cell(0, 0).merge(merged.cell(0, 1)).text = "Both"
    merged.cell(0, 2).text = "One\nTwo"
    document.add_paragraph("He left.\nShe stayed.")
    document.sections[0].header.paragraphs[0].text = "A running head"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(title="Fleet to sail", author="Jane Roe"))
    report = one(tmp_path / "a.docx")
    assert report.text == f"Fleet to sail\n{STORY}\nShips\tTwelve\nSailors\t4,000\nBoth\tOne\nTwo\nHe left.\nShe stayed."
    assert (report.title, report.byline, report.published) == ("Fleet to sail", "Jane Roe", None)


def test_insertions_and_controls_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    parse = pytest.importorskip("docx.oxml").parse_xml
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    document.add_paragraph("First.")
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    marked = f"<w:ins>{run.format('The fleet ')}</w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    linked = f"<w:hyperlink>{run.format('sails ')}</w:hyperlink><w:moveFrom>{run.format('late ')}</w:moveFrom>{run.format('soon.')}"
    controlled = f"<w:sdt {space}><w:sdtContent><w:p>{marked}{linked}</w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse(controlled))
    inner = document.add_table(rows=1, cols=1).cell(0, 0)
    inner.text = "Outer."
    inner.add_table(rows=1, cols=1).cell(0, 0).text = "Inner."
    document.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").text == "First.\nThe fleet sails soon.\nOuter.\nInner."


def test_a_word_document_that_is_none(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    (tmp_path / "a.docx").write_text(STORY)
    (tmp_path / "b.docx").write_bytes(word()[:9000])
    (tmp_path / "c.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    docx.Document().save(str(tmp_path / "d.docx"))
    assert "is no whole Word document" in fault(tmp_path / "a.docx")
    assert "is no whole Word document" in fault(tmp_path / "b.docx")
    assert "locked with a password" in fault(tmp_path / "c.docx")
    assert "without text" in fault(tmp_path / "d.docx")


def pdf(pages: list[list[str]], *, title: str = "", trailer: str = "", picture: bool = False) -> bytes:
    """A PDF whose pages hold the lines, 14 points apart; an empty line leaves a gap."""
    parts: list[bytes] = []

    def part(body: str) -> int:
        parts.append(body.encode("cp1252"))
        return len(parts)

    font = part("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    tree = len(parts) + 2 * len(pages) + 1
    kids = []
    for lines in pages:
        drawn = "0 0 10 10 re f" if picture else "BT /F1 11 Tf 14 TL 72 740 Td\n" + "\n".join(f"({line}) Tj T*" for line in lines) + "\nET"
        content = part(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        kids.append(
            part(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R"
                f" /Resources << /Font << /F1 {font} 0 R >> >> >>"
            )
        )
    part(f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>")
    root = part(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    info = part(f"<< /Title ({title}) /CreationDate (D:20200102030405Z) >>")
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(parts, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    tail = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(parts) + 1} /Root {root} 0 R /Info {info} 0 R {trailer}>>"
    return out + f"{tail}\nstartxref\n{len(out)}\n%%EOF\n".encode()


PAGES = [
    [
        "The Wire, page 1", "",
        "The admiral said on Monday that the fleet would sail for the strait within a week, and that no Minis-",
        "ter had been told of it before the ships had left their ports on the southern coast of the country.",
        "He gave no reason.",
        "Officials in the capital said that they had asked for an explanation from the self-",
        "appointed leaders of the navy, and that they expected an answer before the end of the week from the",
    ],
    [
        "The Wire, page 2", "",
        "commander himself. A second letter followed.", "",
        "No ship was seen.",
    ],
    ["The Wire, page 3", "", "The end came on Friday."],
]  # fmt: skip


def test_a_pdf_document(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    (tmp_path / "a.pdf").write_bytes(pdf(PAGES, title="Fleet to sail"))
    report = one(tmp_path / "a.pdf")
    assert report.text.split("\n\n") == [
        "The admiral said on Monday that the fleet would sail for the strait within a week, and that no Minister had been told of it "
        "before the ships had left their ports on the southern coast of the country. He gave no reason.",
        "Officials in the capital said that they had asked for an explanation from the self-appointed leaders of the navy, and that they "
        "expected an answer before the end of the week from the commander himself. A second letter followed.",
        "No ship was seen.",
        "The end came on Friday.",
    ]
    assert (report.title, report.published) == ("Fleet to sail", None)


def test_a_pdf_that_cannot_be_read(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    (tmp_path / "scan.pdf").write_bytes(pdf([[]], picture=True))
    assert "its pages are pictures" in fault(tmp_path / "scan.pdf")
    (tmp_path / "text.pdf").write_text(STORY)
    assert "is no whole PDF document" in fault(tmp_path / "text.pdf")
    lock = "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >> "
    (tmp_path / "locked.pdf").write_bytes(pdf(PAGES, trailer=lock))
    assert "asks for a password" in fault(tmp_path / "locked.pdf")


def test_a_pdf_of_many_articles_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    article = ["Fleet to sail", "The Wire", "December 5, 2016 Monday", "Length: 12 words", "Body", STORY, "End of Document"]
    (tmp_path / "a.pdf").write_bytes(pdf([article, article]))
    assert "Export them as RTF, DOCX or text" in fault(tmp_path / "a.pdf")


def test_pages_without_text_are_said(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    (tmp_path / "a.pdf").write_bytes(pdf([[STORY], []]))
    outcomes, notes = taken(tmp_path / "a.pdf")
    assert isinstance(outcomes[0], Report)
    assert outcomes[0].text == STORY
    assert "1 of 2 pages have no text, the first of them page 2" in notes[0]


def test_documents_without_their_ending_are_known_by_their_bytes(tmp_path: Path) -> None:
    for library in ("pypdfium2", "docx", "striprtf"):
        pytest.importorskip(library)
    (tmp_path / "a").write_bytes(pdf([[STORY]]))
    (tmp_path / "b").write_bytes(word())
    (tmp_path / "c.doc").write_text(r"{\rtf1\ansi " + STORY + r"\par}")
    assert all(STORY in one(tmp_path / name).text for name in ("a", "b", "c.doc"))


@pytest.mark.parametrize(
    ("ending", "raw", "module"),
    [("rtf", b"{\\rtf1 x}", "striprtf.striprtf"), ("docx", b"PK\x03\x04", "docx"), ("pdf", b"%PDF-1.4", "pypdfium2")],
)
def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, raw: bytes, module: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / f"a.{ending}").write_bytes(raw)
    assert "pip install 'onrecord[formats]'" in fault(tmp_path / f"a.{ending}")


def lines(*words: str) -> list[Line]:
    return [Line(text) for text in words]


def test_lines_without_places_are_joined_by_their_length_and_stops() -> None:
    page = lines("The fleet would sail for the strait within", "a week.", "Nobody saw it go from the ports of the south.")
    assert running([page]) == "The fleet would sail for the strait within a week.\n\nNobody saw it go from the ports of the south."


@pytest.mark.parametrize(
    ("first", "second", "mended"),
    [
        ("no Minis-", "ter came", "no Minister came"),
        ("a self-", "made man", "a self-made man"),
        ("the US-", "led force", "the US-led force"),
        ("the China-", "Japan talks", "the China-Japan talks"),
        ("long-term aid and long-", "term plans", "long-term aid and long-term plans"),
        ("no Minis\u00ad", "ter came", "no Minister came"),
        ("he left -", "and stayed", "he left - and stayed"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, mended: str) -> None:
    assert running([lines(first, second)]) == mended


def test_letters_of_another_size_part_paragraphs_and_keep_the_title() -> None:
    def set_(text: str, height: float) -> Line:
        return Line(text, 72.0, 300.0, None, height)

    pages = [
        [set_("Fleet to Sail", 20), set_("Navy", 14), set_("The fleet would", 11), set_("sail at once.", 11)],
        [set_("fleet to sail", 9), set_("Nobody knew of it.", 11)],
        [set_("fleet to sail", 9), set_("It was late.", 11)],
    ]
    assert running(pages).split("\n\n") == ["Fleet to Sail", "Navy", "The fleet would sail at once.", "Nobody knew of it.", "It was late."]


def test_letters_set_high_part_no_line() -> None:
    page = [Line("The fleet", 72, 120, 700, 12), Line("1", 121, 124, 704, 7), Line("sailed.", 125, 160, 700, 12)]
    assert running([page]) == "The fleet 1 sailed."


def test_an_indented_first_line_begins_a_paragraph() -> None:
    def at(text: str, left: float, foot: float) -> Line:
        return Line(text, left, 300.0, foot, 11)

    body = [
        at("The fleet would sail to the strait.", 72, 700),
        at("Nobody saw it go from its ports.", 86, 688),
        at("It was late.", 72, 676),
    ]
    assert running([body]) == f"{body[0].text}\n\n{body[1].text} {body[2].text}"
    quoted = [
        at("The fleet would sail to the strait.", 86, 700),
        at("Nobody saw it go from its ports.", 86, 688),
        at("It was late.", 86, 676),
    ]
    assert running([[*quoted, at("they said", 72, 664)]]).count("\n") == 0


def test_what_repeats_on_one_page_only_stays() -> None:
    pages = [lines("He said so.", STORY, "He said so."), lines("She left.", "Nobody knew.", "It was late.")]
    assert "He said so." in running(pages)


@pytest.mark.parametrize("value", ["Microsoft Word - fleet.doc", "Document1", "untitled", "fleet.indd", "", None, " \x00 "])
def test_titles_that_programs_write_are_none(value: str | None) -> None:
    assert title_in(value) is None


@pytest.mark.parametrize("value", ["python-docx", "Administrator", "user", "Adobe InDesign CC", "jr12345"])
def test_authors_that_are_none(value: str) -> None:
    assert author_in(value) is None
    assert author_in("Jane Roe") == "Jane Roe"
