"""What stands beside each row: the sentences that hold its words, with what tells who, what, when and where marked."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from making import Made, kept
from room import client_of, keep, named
from sample import sample
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk.drawing import curve, times
from onrecord.record import browsing
from onrecord.record.narrowing import Asked
from onrecord.record.record import Record
from onrecord.views.sentence import parted, stretch


def test_statements_stand_in_their_sentences_with_speaker_and_cue(client: TestClient) -> None:
    page = client.get("/statements?q=strait").text
    row = client.get("/statements.json?q=strait").json()["rows"][0]
    sentence = re.findall(r'<p class="sentence">(.*?)</p>', page)[0]
    assert f"<mark>{row['words']}</mark>" in unescape(sentence)
    assert '<mark class="who">' in sentence
    assert f'<mark class="cue">{row["cue"]}</mark>' in sentence


@pytest.mark.parametrize("page", ["/statements", "/events", "/figures", "/positions", "/plans", "/review"])
def test_every_row_has_its_sentence_marked(client: TestClient, page: str) -> None:
    shown = client.get(page).text
    rows = shown.split('class="wait"' if page == "/review" else 'class="row ')[1:]
    assert rows
    assert [row[:200] for row in rows if "<mark" not in row] == []


def test_the_parties_day_and_place_of_an_event_are_marked(client: TestClient) -> None:
    page = client.get("/events").text
    for kind in ("who", "when", "where"):
        assert f'<mark class="{kind}">' in page, kind


def test_tellings_stand_side_by_side_with_their_words_marked(tmp_path: Path) -> None:
    path = keep(tmp_path / "twice.db", sample(), named(sample(), outlet="The Other Post", published="2019-03-06"))
    refs = [f"{one.report.id}#E1" for one in (sample(), named(sample(), outlet="The Other Post", published="2019-03-06"))]
    with Archive(path) as archive:
        archive.link()
        archive.join(*refs, analyst="Mara")
        (ref,) = {str(row["ref"]) for row in archive.occurrences()}
    page = client_of(path).get(f"/occurrence/{ref}").text
    trigger = sample().events[0].trigger[0].text
    assert page.count(f"<mark>{trigger}</mark>") == 2


def test_times_of_tellings_are_drawn_beside_one_another() -> None:
    drawn = times({"a#E1": ("2019-03-01", "2019-03-10", True), "b#E1": ("2019-03-06", "2019-03-06", False)})
    assert drawn is not None
    assert (drawn.first, drawn.last) == ("2019-03-01", "2019-03-10")
    long, short = drawn.stretches["a#E1"], drawn.stretches["b#E1"]
    assert (long.x, long.width, long.told) == (0, 100, True)
    assert (short.x, short.width, short.told) == (50, 10, False)
    assert times({"a#E1": ("2019-03-01", "2019-03-01", True)}) is None
    assert times({}) is None


def test_what_is_not_known_to_lie_in_its_month_is_drawn_pale(client: TestClient, record: Path) -> None:
    drawn = curve([("2019-03", 4), ("2019-04", 2)], sure=[("2019-03", 1), ("2019-04", 2)])
    assert drawn is not None
    assert ([bar.sure for bar in drawn.bars], drawn.unsure) == ([15.0, 30.0], 3)
    assert "pale: " in client.get("/events").text
    assert "pale: " not in client.get("/statements").text
    with Record(record) as opened:
        whole = Asked({})
        counted = dict(opened.ask(browsing.sure, whole))
        one_by_one = dict(
            opened.ask(browsing.sure, Asked({"status": ["actual", "planned", "hypothetical", "negated"]}, area=None, off=("open",)))
        )
        months = dict(opened.ask(browsing.curve, "events", whole))
    assert all(number <= months[month] for month, number in counted.items())
    assert all(number <= counted[month] for month, number in one_by_one.items())
    assert sum(one_by_one.values()) > 0


def test_a_denial_stands_beside_what_it_denies_each_marked(tmp_path: Path) -> None:
    words = ("Chad armed the northern rebels with Russian rockets", "it armed the northern rebels with Russian rockets")
    made = Made(f"Peru said {words[0]}.", f"Chad denied {words[1]}.", outlet="Fjord Post")
    made.says(0, made.actor("Peru", state="PER"), words[0], kind="indirect").says(
        1, made.actor("Chad", state="TCD"), words[1], cue="denied"
    )
    kept(tmp_path / "denied.db", [made]).close()
    page = client_of(tmp_path / "denied.db").get("/denials").text
    assert [unescape(one) for one in re.findall(r"<mark>([^<]*)</mark>", page)] == list(words)
    assert page.count("Fjord Post, <time") == 2


def test_a_judged_entry_stands_with_its_words_even_where_it_is_rejected(record: Path) -> None:
    event = sample().events[0]
    with Archive(record) as archive:
        archive.judge(f"{sample().report.id}#E1", "wrong", analyst="Mara")
    page = client_of(record).get("/judgements").text
    assert f"<mark>{event.trigger[0].text}</mark>" in page


def test_what_was_corrected_is_told_in_words(record: Path) -> None:
    ref, words = f"{sample().report.id}#S1", sample().statements[0].content[0]
    amended = {"speaker": {"name": "Jane Roe", "kind": "person", "state": "GBR", "role": "GOV"}, "content": [[words.start, words.end - 2]]}
    with Archive(record) as archive:
        archive.judge(ref, "amended", analyst="Mara", amended=amended, made="2026-11-29T12:11:18+00:00")
    page = unescape(client_of(record).get("/judgements").text)
    assert "speaker: Jane Roe (GBR.GOV)" in page
    assert f"content: {words.text[:-2]}" in page
    assert "2026-11-29 12:11" in page
    assert "{'" not in page


def test_a_sentence_begins_where_it_begins() -> None:
    text = "It rained on Monday. Norway said that it would wait. Nobody came."
    at = text.index("Norway")
    begin, end = stretch(text, at, text.index(" wait"))
    assert text[begin:end].strip() == "Norway said that it would wait."
    quoted = 'It rained. "We wait," she said.'
    begin, _ = stretch(quoted, quoted.index("We"), quoted.index(","))
    assert begin == quoted.index('"')


def test_marks_that_overlap_are_told_together() -> None:
    pieces = parted("He came on Monday.", [(0, 17, "what"), (11, 17, "when")], 0, 18)
    assert pieces == [("He came on ", "what"), ("Monday", "what when"), (".", "")]
