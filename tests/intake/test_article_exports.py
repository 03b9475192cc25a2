from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.intake import Taken, Unreadable, take
from onrecord.intake.exports import articles
from onrecord.types import Report

STORIES = (
    "The admiral said on Monday that the fleet would sail for the strait within a week.\n\nHe gave no reason.",
    'Two ministers met in the capital to discuss a pact.\n\n"We agree," one of them said. Section: none of the others spoke.',
    "Protesters marched to the embassy on Friday.\n\nNotes\n\nThe police counted 4,000 of them.",
)
TITLES = ("Fleet to sail", "Ministers meet to discuss a pact", "Thousands march")


def older(number: int, of: int, *, headline: bool = False, body: bool = True) -> str:
    """An article of LexisNexis Academic."""
    story = STORIES[number % 3] if body else ""
    title = f"\nHEADLINE: {TITLES[number % 3]}\n" if headline else f"\n{TITLES[number % 3]}\n"
    return (
        f"                               {number} of {of} DOCUMENTS\n\n\n                              The Wire\n\n"
        f"                            December {number}, 2016 Monday\n                              Late Edition - Final\n{title}\n"
        "BYLINE: By JANE ROE\n\nSECTION: Section A; Column 0; Foreign Desk;\n Pg. 4\n\nLENGTH: 1,863 words\n\nDATELINE: MANILA\n\n"
        f"{story}\n\nLOAD-DATE: January 1, 2020\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: PHOTO: A ship.\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
        "                    Copyright 2016 The Wire Company\n                              All Rights Reserved\n\n\n"
    )


def british(number: int, of: int) -> str:
    """The same with its copyright above."""
    return (
        f"{number} of {of} DOCUMENTS\n\nCopyright 2016 Wire Newspapers Limited\nAll Rights Reserved\nThe Wire (London)\n\n"
        f"December {number}, 2016 Monday 10:14 PM GMT\n\n{TITLES[number % 3]}\n\nBYLINE: Jane Roe in Manila\n\nLENGTH: 63 words\n\n"
        f"{STORIES[number % 3]}\n\nLOAD-DATE: January 1, 2020\n\n"
    )


def newer(number: int, *, date: str | None = None, body: bool = True) -> str:
    """An article of Nexis Uni."""
    story = f"Body\n\n{STORIES[number % 3]}\n\n" if body else "Body\n\n"
    return (
        f"{TITLES[number % 3]}\nThe Wire\n{f'December {number}, 2016 Monday' if date is None else date}\nLate Edition - Final\n\n"
        "Copyright 2016 The Wire Company\nSection: Section A; Column 0; Foreign Desk; Pg. 1\nLength: 1123 words\nByline: By JANE ROE\n"
        f"Dateline: MANILA\n{story}Graphic\n\nPHOTO: A ship.\nClassification\n\nLanguage: ENGLISH\nPublication-Type: Newspaper\n"
        "Load-Date: January 1, 2020\n\nEnd of Document\n\n"
    )


def cover(count: int) -> str:
    listed = "".join(f"{number}. {TITLES[number % 3]}\nClient/Matter: -None-\nSearch Terms: fleet\n" for number in range(1, count + 1))
    return (
        f"User Name: jroe\nDate and Time: Friday, January 3, 2020 10:14:00 AM EST\nJob Number: 1234567\n\nDocuments ({count})\n"
        f"{listed}Search Type: Terms and Connectors\nNarrowed by:\nContent Type Narrowed by\nNews -None-\n"
        "| About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2020 LexisNexis\nPage 1 of 3\n\n"
    )


def shown(number: int, *, mark: bool = True, by: str = "By Jane Roe", date: str | None = None) -> str:
    """An article of Factiva as it is displayed."""
    byline = f"{by}\n" if by else ""
    end = f"\nDocument WIRE000020161205ec{number:02}000xx\n" if mark else ""
    return (
        f"World News\n{TITLES[number % 3]}\n{byline}1,512 words\n{f'{number} December 2016' if date is None else date}\n10:14 GMT\nThe Wire\n"
        f"WIRE\nA4\nEnglish\n(c) 2016 The Wire Limited. All rights reserved.\n\n{STORIES[number % 3]}\n{end}\n"
    )


def coded(number: int, *, parted: str = "\t", body: bool = True) -> str:
    """An article of Factiva with field codes."""
    lead, rest = STORIES[number % 3].split("\n\n", 1)
    fields = [
        ("SE", "World"), ("HD", TITLES[number % 3]), ("BY", "By Jane Roe"), ("WC", "512 words"), ("PD", f"{number} December 2016"),
        ("ET", "10:14"), ("SN", "The Wire"), ("SC", "WIRE"), ("LA", "English"), ("CY", "(c) 2016 The Wire"),
        *([("LP", lead), ("TD", rest)] if body else []), ("NS", "gmil : Military"), ("AN", f"Document WIRE000020161205ec{number:02}000xx"),
    ]  # fmt: skip
    return "\n".join(f"{code}{parted}{words}" for code, words in fields) + "\n\n"


def text(path: Path, words: str) -> Path:
    path = path / "a.txt"
    path.write_text(words, encoding="utf-8")
    return path


def rtf(path: Path, words: str) -> Path:
    pytest.importorskip("striprtf")
    path = path / "a.rtf"
    escaped = words.replace("©", r"\'a9").replace("\t", r"\tab ").replace("\n", "\\par\n")
    path.write_text(r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}} " + escaped + "}")
    return path


def docx(path: Path, words: str) -> Path:
    document = pytest.importorskip("docx").Document()
    for line in words.split("\n"):
        document.add_paragraph(line)
    document.save(str(path / "a.docx"))
    return path / "a.docx"


SAVED = pytest.mark.parametrize("saved", [text, rtf, docx])
type Saved = Callable[[Path, str], Path]


def taken(path: Path) -> tuple[list[Taken], list[str]]:
    notes: list[str] = []
    return list(take([str(path)], on_note=notes.append)), notes


def told(path: Path) -> list[tuple[str | None, ...]]:
    found = []
    for one in taken(path)[0]:
        assert isinstance(one.outcome, Report), one.outcome.error
        report = one.outcome
        found.append((one.position, report.title, report.outlet, report.byline, report.published, report.language))
    return found


def expected(outlet: str = "The Wire", byline: str = "JANE ROE", language: str | None = "en") -> list[tuple[str | None, ...]]:
    return [(f"article {n}", TITLES[n % 3], outlet, byline, f"2016-12-{n:02}", language) for n in range(1, 6)]


def texts(path: Path) -> list[str]:
    return [one.outcome.text for one in taken(path)[0] if isinstance(one.outcome, Report)]


@SAVED
@pytest.mark.parametrize("headline", [False, True])
def test_older_nexis(tmp_path: Path, saved: Saved, headline: bool) -> None:
    path = saved(tmp_path, "".join(older(number, 5, headline=headline) for number in range(1, 6)))
    assert told(path) == expected()
    assert texts(path) == [STORIES[number % 3] for number in range(1, 6)]
    first = taken(path)[0][0].outcome
    assert isinstance(first, Report)
    assert (first.dateline, first.given_id) == ("MANILA", "1")


@SAVED
def test_older_nexis_with_its_copyright_above(tmp_path: Path, saved: Saved) -> None:
    path = saved(tmp_path, "".join(british(number, 5) for number in range(1, 6)))
    assert told(path) == expected("The Wire (London)", "Jane Roe in Manila", None)
    assert texts(path) == [STORIES[number % 3] for number in range(1, 6)]


@SAVED
@pytest.mark.parametrize("front", [cover(5), ""])
def test_newer_nexis(tmp_path: Path, saved: Saved, front: str) -> None:
    path = saved(tmp_path, front + "".join(newer(number) for number in range(1, 6)))
    assert told(path) == expected()
    assert texts(path) == [STORIES[number % 3] for number in range(1, 6)]


@SAVED
def test_factiva_as_it_is_displayed(tmp_path: Path, saved: Saved) -> None:
    summary = (
        "Search Summary\nText fleet\nDate In the last 3 months\nResults Found 5\nPage 3 of 3 © 2016 Factiva, Inc. All rights reserved.\n"
    )
    path = saved(tmp_path, "".join(shown(number) for number in range(1, 6)) + summary)
    assert told(path) == expected(byline="Jane Roe")
    assert texts(path) == [STORIES[number % 3] for number in range(1, 6)]
    assert next(one.outcome.given_id for one in taken(path)[0] if isinstance(one.outcome, Report)) == "WIRE000020161205ec01000xx"


@SAVED
@pytest.mark.parametrize("parted", ["\t", "\n", "    "])
def test_factiva_with_codes(tmp_path: Path, saved: Saved, parted: str) -> None:
    path = saved(tmp_path, "".join(coded(number, parted=parted) for number in range(1, 6)))
    assert told(path) == expected(byline="Jane Roe")
    assert [story.split("\n\n") for story in texts(path)] == [STORIES[number % 3].split("\n\n") for number in range(1, 6)]


def test_factiva_with_codes_in_tables(tmp_path: Path) -> None:
    document = pytest.importorskip("docx").Document()
    for number in range(1, 6):
        fields = [line.split("\t", 1) for line in coded(number).replace("\n\n", "\f").split("\n")]
        table = document.add_table(rows=len(fields), cols=2)
        for row, cells in zip(table.rows, fields, strict=True):
            row.cells[0].text, row.cells[1].text = cells[0], cells[1].replace("\f", "\n").strip()
    document.save(str(tmp_path / "a.docx"))
    assert told(tmp_path / "a.docx") == expected(byline="Jane Roe")


def reported(path: Path) -> tuple[list[str | None], list[str], list[str]]:
    """The positions of the reports, the errors, and the notes."""
    outcomes, notes = taken(path)
    good = [one.position for one in outcomes if isinstance(one.outcome, Report)]
    return good, [str(one.outcome.error) for one in outcomes if isinstance(one.outcome, Unreadable)], notes


def test_fields_over_two_lines_and_unknown_ones_stay_above_the_body(tmp_path: Path) -> None:
    words = older(1, 1).replace("JANE ROE\n", "JANE ROE; Ann Poe contributed reporting\nfrom Manila.\n\nSTORY KIND: News\n")
    path = text(tmp_path, words)
    assert texts(path) == [STORIES[1]]
    assert told(path)[0][3] == "JANE ROE; Ann Poe contributed reporting from Manila."


def test_what_is_announced_and_missing_is_reported(tmp_path: Path) -> None:
    path = text(tmp_path, older(1, 5) + older(2, 5) + older(4, 5))
    good, errors, notes = reported(path)
    assert good == ["article 1", "article 2", "article 4"]
    assert [error.split(": ")[0].rsplit(", ", 1)[1] for error in errors] == ["article 3", "article 5"]
    assert "announces 5 articles and holds 3" in notes[-1]
    good, errors, notes = reported(text(tmp_path, cover(4) + newer(1) + newer(2)))
    assert (len(good), len(errors)) == (2, 1)
    assert "articles 3 to 4" in errors[0]
    assert "announces 4 articles and holds 2" in notes[-1]


def test_an_article_that_could_not_be_shown_is_reported(tmp_path: Path) -> None:
    sorry = "We are sorry but there is an error in this document and it is not possible to display it.\n\nEnd of Document\n\n"
    good, errors, _ = reported(text(tmp_path, newer(1) + sorry + newer(3)))
    assert (good, len(errors)) == (["article 1", "article 3"], 1)


def test_a_bare_list_on_the_cover(tmp_path: Path) -> None:
    front = f"Documents (2)\n1. {TITLES[1]}\n2. {TITLES[2]}\n"
    assert [row[1] for row in told(text(tmp_path, front + newer(1) + newer(2)))] == [TITLES[1], TITLES[2]]


def test_an_article_without_a_body_is_reported(tmp_path: Path) -> None:
    for words in (
        older(1, 3) + older(2, 3, body=False) + older(3, 3),
        newer(1) + newer(2, body=False) + newer(3),
        coded(1) + coded(2, body=False) + coded(3),
    ):
        good, errors, _ = reported(text(tmp_path, words))
        assert good == ["article 1", "article 3"]
        assert len(errors) == 1
        assert "article 2: has no body (Thousands march)" in errors[0]


def test_a_date_that_cannot_be_told_is_left_out_and_said(tmp_path: Path) -> None:
    for words in (newer(1, date="December 2016"), newer(1, date="05/12/2016"), shown(1, date="December 2016")):
        outcomes, notes = taken(text(tmp_path, words))
        (one,) = outcomes
        assert isinstance(one.outcome, Report)
        assert (one.outcome.published, one.outcome.title, one.outcome.outlet) == (None, TITLES[1], "The Wire")
        assert "cannot be told for sure" in notes[0]


def test_articles_whose_marks_are_lost(tmp_path: Path) -> None:
    good, errors, notes = reported(text(tmp_path, newer(1) + newer(2).replace("End of Document", "")))
    assert (good, errors) == (["article 1", "article 2"], [])
    assert "may be cut short" in notes[0]
    path = text(tmp_path, shown(1) + shown(2, mark=False) + shown(3) + shown(4, mark=False))
    assert [row[1] for row in told(path)] == [TITLES[n % 3] for n in range(1, 5)]
    assert sum("no end mark" in line for line in reported(path)[2]) == 2
    path = text(tmp_path, coded(1) + coded(2).replace("AN\tDocument WIRE000020161205ec02000xx", "") + coded(3))
    assert [row[1] for row in told(path)] == [TITLES[n % 3] for n in range(1, 4)]


def test_two_lists_and_a_part_of_one_in_a_file(tmp_path: Path) -> None:
    path = text(tmp_path, older(1, 2) + older(2, 2) + older(1, 2) + older(2, 2))
    assert reported(path)[:2] == (["article 1", "article 2", "article 3", "article 4"], [])
    path = text(tmp_path, older(4, 5) + older(5, 5))
    assert reported(path)[:2] == (["article 4", "article 5"], [])


@pytest.mark.parametrize(
    ("by", "number", "title", "byline"),
    [
        ("", 1, TITLES[1], None),
        ("BY JANE ROE", 1, TITLES[1], "JANE ROE"),
        ("Jane Roe", 1, TITLES[1], "Jane Roe"),
        ("Jane Roe", 3, None, None),  # it might be a title below a section's name
        ("Fleet Sails For Open Water", 1, "Fleet Sails For Open Water", None),
    ],
)
def test_who_wrote_is_not_guessed_at(tmp_path: Path, by: str, number: int, title: str | None, byline: str | None) -> None:
    ((_, found, _, name, _, _),) = told(text(tmp_path, shown(number, by=by).replace("World News\n", "")))
    assert (found, name) == (title, byline)


def test_a_body_below_particulars_without_a_language(tmp_path: Path) -> None:
    path = text(tmp_path, shown(3).replace("English\n(c) 2016 The Wire Limited. All rights reserved.\n", ""))
    assert texts(path) == [STORIES[0]]


@pytest.mark.parametrize("rights", ["Copyright 2016 The Wire Company\n", "Copyright 2016 The Wire Company\nAll Rights Reserved\n"])
def test_the_copyright_ends_a_body_and_is_none_within(tmp_path: Path, rights: str) -> None:
    said = "\n\nCopyright 2015 was a play about a thief.\n\nNobody saw it."
    article = older(1, 1).partition("LOAD-DATE")[0].replace(STORIES[1], STORIES[1] + said)
    assert texts(text(tmp_path, f"{article}{rights}\n")) == [STORIES[1] + said]


@pytest.mark.parametrize(
    "words",
    [
        f"Fleet to sail\n\n{STORIES[0]}\n\nCopyright 2016 The Wire Company\nAll Rights Reserved",
        f"1 of 20 documents\n\n{STORIES[0]}\n\nThe leak holds 20 papers.",
        f"Page 1 of 20\n\n{STORIES[0]}\n\nEnd of document",
        f"Body\n\n{STORIES[0]}\n\nEnd of Document",
        f"Length: 40 metres\n\n{STORIES[0]}\n\nBody\n\nDocument 7",
        f"512 words\n\n{STORIES[0]}\n\nDocument A1 was shown to reporters.",
        f"HD\n\n{STORIES[0]}\n\nPD\nSN\nAN 17",
        f"{STORIES[0]}\nThe ministry's file, document ABCD000020161205ec12000xx, names him.",
        f"BYLINE: By Jane Roe\nLENGTH: 512 words\n\n{STORIES[0]}",
    ],
)
def test_a_report_is_no_export(words: str) -> None:
    assert articles(words, "a.txt", lambda _line: None) is None


def test_a_huge_number_announced_is_told_without_a_flood(tmp_path: Path) -> None:
    good, errors, _ = reported(text(tmp_path, older(1, 9_999_999)))
    assert len(good) == 1
    assert len(errors) == 1
    assert "articles 2 to 9999999" in errors[0]
