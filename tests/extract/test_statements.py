from __future__ import annotations

import pytest

from onrecord.reader import Reader
from onrecord.types import Report


@pytest.mark.model
def test_what_is_a_statement_and_what_is_not(reader: Reader) -> None:
    texts = {
        "The envoy said that Iran had denied the charge.": ["said", "denied"],
        "The envoy said he hoped that the talks would succeed.": ["said"],
        "The envoy said that many voters fear that the war will spread.": ["said"],
        # what somebody under arms does with arms is no statement
        "The guerrillas attacked the police on Monday.": [],
        "The opposition attacked the withdrawal of the troops on Monday.": ["attacked"],
        # beside a statement and not within it, thoughts are statements
        "The envoy hopes that the talks will succeed.": ["hopes"],
    }
    found = {}
    for text, reading in zip(texts, reader.read_many(Report.of(text) for text in texts), strict=True):
        assert [s.id for s in reading.statements] == [f"S{n}" for n in range(1, len(reading.statements) + 1)]
        found[text] = [s.cue.text.split()[-1] for s in reading.statements if s.cue is not None]
    assert found == texts


@pytest.mark.model
def test_a_quotation_after_a_colon_is_of_whoever_does_what_stands_before_it(reader: Reader) -> None:
    texts = {
        'The minister was blunt: "We will not leave the island."': "The minister",
        'President Anders Lund appealed for solidarity: "Only together can we counter threats. Only as neighbours can we win."': "President Anders Lund",
        'Speaking in Oslo, the admiral pointed to the budget: "The navy has eleven ships."': "the admiral",
        'She put it differently: "It is a matter of trust."': "She",
        # a thing says nothing
        'The gate was plain: "No entry for soldiers."': None,
    }
    found = {}
    for text, reading in zip(texts, reader.read_many(Report.of(text) for text in texts), strict=True):
        direct = [s for s in reading.statements if s.kind == "direct" and s.speaker_text is not None]
        found[text] = direct[0].speaker_text.text if direct and direct[0].speaker_text else None
    assert found == texts


@pytest.mark.model
def test_what_a_comma_adds_at_the_end_is_the_reporters(reader: Reader) -> None:
    texts = {
        "The envoy said that the talks would resume in Jurmala, which lies near Riga.": "that the talks would resume in Jurmala",
        "The envoy said that Estonia would stay, while others left.": "that Estonia would stay",
        "The envoy called on Monday for a boycott of the games.": "a boycott of the games",
        # what limits the content belongs to it
        "The envoy said that the ship that sank was theirs.": "that the ship that sank was theirs",
        "The envoy said that Estonia would leave if others did.": "that Estonia would leave if others did",
    }
    found = {}
    for text, reading in zip(texts, reader.read_many(Report.of(text) for text in texts), strict=True):
        found[text] = reading.statements[0].content[0].text if reading.statements else None
    assert found == texts
