from __future__ import annotations

from onrecord.grammar.headlines import Headlines, in_title_case
from onrecord.types import Block, Report


def test_headlines_are_put_as_sentences_letter_for_letter() -> None:
    body = "Togo and Benin signed a port agreement on Tuesday, Mrs. May said."
    wanted = {
        "Togo And Benin Sign Port Deal As Mali Warns ECOWAS": "Togo and Benin sign port Deal as Mali warns ECOWAS",
        "TOGO AND BENIN SIGN A PORT AGREEMENT": "TOGO and Benin sign a port agreement",
        # what the paragraphs write large stays so
        "Mali Says May Will Back Togo Deal": "Mali says May will back Togo Deal",
        # no headline in title case
        "Togo and Benin sign a port deal": "Togo and Benin sign a port deal",
        "Togo Signs": "Togo signs",
    }
    found = {}
    for title in wanted:
        text = f"{title}\n\n{body}"
        report = Report(id="x", text=text, blocks=(Block("title", 0, len(title)), Block("paragraph", len(title) + 2, len(text))))
        found[title] = Headlines(report).as_sentence(title)
        assert len(found[title]) == len(title)
    assert found == wanted


def test_title_case_writes_all_but_small_words_large() -> None:
    assert in_title_case("All Bets Are Off")
    assert not in_title_case("All bets are off in Lima")
    assert not in_title_case("WE WILL STAY HERE")
    assert not in_title_case("Okafor left")
