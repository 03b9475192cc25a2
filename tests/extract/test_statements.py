from __future__ import annotations

import tomllib
from pathlib import Path

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


@pytest.mark.slow
@pytest.mark.model
def test_every_cue_attributes_in_its_example(reader: Reader) -> None:
    rows = list(reader.knowledge.rows("cues"))
    readings = reader.read_many(Report.of(row["example"]) for row in rows)
    faults = [
        f"{row.at} {row['lemma']}: {row['example']}"
        for row, reading in zip(rows, readings, strict=True)
        if not any(f"({row.at})" in why for statement in reading.statements for why in statement.why)
    ]
    assert len(rows) > 900
    assert not faults


@pytest.mark.model
def test_content_wherever_the_parser_hangs_it(reader: Reader) -> None:
    texts = {
        # the charge on the accused
        "Kenya accuses the United States of espionage.": ["the United States of espionage"],
        # a clause joined to the cue goes on with what is said
        "The envoy said that he will not attend the talks, but he will meet the king.": [
            "that he will not attend the talks, but he will meet the king"
        ],
        # so does a bare verb with an infinitive
        "She wants to triple the fleet, build a port and open a school.": ["to triple the fleet, build a port and open a school"],
        # what follows the object tells of it, a time does not
        "On Monday the senator praised the crew for its courage.": ["the crew for its courage"],
        "The ministry denied selling the jets.": ["selling the jets"],
        "The ambassador expressed concern over the arrests.": ["the arrests"],
        # two sentences in one
        "The ministry denies the reports; the envoy confirmed the defection.": ["the reports", "the defection"],
        # what something is called by somebody
        "Kenya condemned what the king called tribalism.": ["what the king called tribalism", "tribalism"],
        "Kenya left over what the king described as an open threat.": ["an open threat"],
        # what is not done is no statement
        "The rebels did not reject the offer.": [],
    }
    found = {}
    for text, reading in zip(texts, reader.read_many(Report.of(text) for text in texts), strict=True):
        found[text] = [" // ".join(span.text for span in statement.content) for statement in reading.statements]
    assert found == texts


@pytest.mark.model
def test_a_quotation_after_its_speakers_sentence_is_the_speakers(reader: Reader) -> None:
    text = 'Admiral Anna Berg condemned the raid. "No fleet of ours will take part in this." The port was quiet on Monday. "Welcome to the harbour of Narvik."'
    reading = reader.read(text)
    direct = [statement for statement in reading.statements if statement.kind == "direct"]
    names = {actor.id: actor.name for actor in reading.actors}
    assert [(s.content[0].text, names.get(s.speaker or "")) for s in direct] == [("No fleet of ours will take part in this.", "Anna Berg")]


@pytest.mark.model
def test_whose_words_a_document_holds(reader: Reader) -> None:
    texts = {
        "An ISAF statement said that the helicopter had crashed.": "ISAF",
        "A report by the Pentagon notes that the missile failed.": "Pentagon",
        "A statement from the Kremlin said that the drill was over.": "Kremlin",
        "The Pentagon published a report on Friday. The report notes that the missile failed.": "Pentagon",
        # nobody is told of
        "A report notes that the missile failed.": None,
        "The senators who visited Kenya said that the base was empty.": "senators",
    }
    found = {}
    for text, reading in zip(texts, reader.read_many(Report.of(text) for text in texts), strict=True):
        names = {actor.id: actor.name for actor in reading.actors}
        found[text] = names.get(reading.statements[-1].speaker or "")
    assert found == texts


@pytest.mark.model
def test_to_whom(reader: Reader) -> None:
    texts = {
        "The envoy urged Serbia to sign the accord.": "Serbia",
        "The envoy told reporters that the accord was dead.": "reporters",
        "According to the envoy, the accord is dead.": None,
    }
    found = {}
    for text, reading in zip(texts, reader.read_many(Report.of(text) for text in texts), strict=True):
        addressee = reading.statements[0].addressee
        found[text] = addressee.text if addressee else None
    assert found == texts


@pytest.mark.model
def test_headlines_and_words_that_name_who_speaks(reader: Reader) -> None:
    body = "\n\nOSLO, March 3 (ANB) - The harbour of Narvik was quiet on Monday. Two ships lay at anchor, and nobody was seen."
    texts = {
        f"Pentagon: The missile fell into the sea{body}": ("Pentagon", "The missile fell into the sea"),
        f"The missile fell into the sea – Pentagon{body}": ("Pentagon", "The missile fell into the sea"),
        # a state before a colon is what the report is about
        f"Syria: Forty missiles fell into the sea{body}": None,
        'In the words of the Pentagon, the army is "ready tonight".': ("Pentagon", 'the army is "ready tonight"'),
        "The Pentagon, which asked not to be named, is in Arlington.": None,
        "Ankara was accused by the Pentagon of selling the jets.": ("Pentagon", "Ankara // of selling the jets"),
    }
    found = {}
    for text, reading in zip(texts, reader.read_many(Report.of(text) for text in texts), strict=True):
        names = {actor.id: actor.name for actor in reading.actors}
        told = [(names.get(s.speaker or ""), " // ".join(span.text for span in s.content)) for s in reading.statements]
        found[text] = told[0] if told else None
    assert found == texts


@pytest.mark.model
def test_speakers_of_several_states(reader: Reader) -> None:
    reading = reader.read("France and Germany said they would send ships.")
    assert [statement.states for statement in reading.statements] == [("FRA", "DEU")]


@pytest.mark.model
def test_who_says_what_beside_another_clause(reader: Reader) -> None:
    texts = {
        "Premier Anders Lund speaking at the harbour of Narvik, appealed for calm.": [("Anders Lund", "calm")],
        "The EU welcomed the Greek vote, with President Maria Costa saying it was good.": [
            ("EU", "the Greek vote"),
            ("Maria Costa", "it was good"),
        ],
        'Premier Anders Lund said that the treaty needed work, saying "We will look at every line of it."': [
            ("Anders Lund", "that the treaty needed work"),
            ("Anders Lund", "We will look at every line of it."),
        ],
        # what is claimed or called back without words
        "The storm claimed the lives of forty people.": [],
        "Peru recalled its ambassador to Chile.": [],
        # beside what others argue
        "Anders Lund flew to Narvik as allies argued over the bill.": [("allies", "the bill")],
        "Japan urged Ban Ki-moon to stay.": [("Japan", "Ban Ki-moon to stay")],
    }
    found = {}
    for text, reading in zip(texts, reader.read_many(Report.of(text) for text in texts), strict=True):
        names = {actor.id: actor.name for actor in reading.actors}
        found[text] = [(names.get(s.speaker or ""), " // ".join(span.text for span in s.content)) for s in reading.statements]
    assert found == texts


CASES = tomllib.loads((Path(__file__).parent / "cases" / "statements.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.model
def test_cases(reader: Reader) -> None:
    faults = []
    for case, reading in zip(CASES, reader.read_many(Report.of(case["text"]) for case in CASES), strict=True):
        names = {actor.id: actor.name for actor in reading.actors}
        said = [
            [names.get(s.speaker or "", ""), s.cue.text if s.cue else "", " // ".join(span.text for span in s.content)]
            for s in reading.statements
        ]
        if said != case["said"]:
            faults.append(f"{case['text']}\n    is {said}\n    should be {case['said']}")
    assert not faults, "\n".join(faults)


@pytest.mark.model
def test_two_who_say_one_thing_are_both_its_speakers(reader: Reader) -> None:
    reading = reader.read("France and Germany said they would send ships.")
    names = {actor.id: actor.name for actor in reading.actors}
    assert [[names[actor] for actor in s.speakers] for s in reading.statements] == [["France", "Germany"]]


@pytest.mark.model
def test_silence_denies_nothing(reader: Reader) -> None:
    texts = {
        "Anders Lund denied that troops had crossed the river.": True,
        "Anders Lund declined to say whether troops had crossed the river.": False,
        "Anders Lund declined to confirm the strike on the port.": False,
        "Anders Lund did not say why the troops had left.": False,
        "Anders Lund refused to condemn the strike on the port.": True,
        "Anders Lund did not say that the troops had left.": True,
    }
    found = {}
    for text, reading in zip(texts, reader.read_many(Report.of(text) for text in texts), strict=True):
        found[text] = any(statement.negated for statement in reading.statements)
    assert found == texts
