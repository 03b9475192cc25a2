"""Readings made up by a seeded generator: the record's tests and benchmarks need many, and no model.

synthetic.py RECORD [REPORTS]       writes a record of so many reports (100,000), ten events each
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from onrecord.types import (
    Actor,
    Block,
    Date,
    Day,
    Engine,
    Event,
    Figure,
    Mention,
    Place,
    Position,
    Reading,
    Report,
    Role,
    Span,
    Statement,
    When,
)

STATES = [
    "USA",
    "JPN",
    "CHN",
    "RUS",
    "KOR",
    "PRK",
    "GBR",
    "FRA",
    "DEU",
    "IND",
    "PAK",
    "IRN",
    "ISR",
    "SYR",
    "TUR",
    "EGY",
    "SAU",
    "UKR",
    "POL",
    "NOR",
    "SWE",
    "FIN",
    "ESP",
    "ITA",
    "GRC",
    "BRA",
    "ARG",
    "CHL",
    "MEX",
    "CAN",
    "AUS",
    "NZL",
    "IDN",
    "PHL",
    "VNM",
    "THA",
    "MYS",
    "SGP",
    "ETH",
    "KEN",
]
TYPES = {
    "CONSULT": (1, 2.5),
    "SUPPORT": (1, 5.0),
    "COOPERATE": (2, 9.5),
    "AID": (2, 10.0),
    "REQUEST": (3, 0.0),
    "ACCUSE": (3, -3.0),
    "THREATEN": (3, -3.5),
    "SANCTION": (4, -6.0),
    "MOBILIZE": (4, -5.5),
    "ASSAULT": (4, -9.0),
}
#: Made-up words with Zipf's frequencies, among a few that stand for what one searches for.
_TOPICS = [
    "treaty",
    "basing",
    "burden",
    "sharing",
    "frigate",
    "embargo",
    "ceasefire",
    "harbour",
    "missile",
    "sanctions",
    "pipeline",
    "summit",
    "verification",
    "drone",
    "island",
]
_SYLLABLES = "ka lo mer ti sun dra vel pon ria ges tam bor lin quo fes nur ald ist hem oru".split()
#: The time that reports are from.
FIRST, DAYS = date(2005, 1, 1), 6_000
#: Of an archive: reports a day; how many people have a surname and state that others have, too; and how many events are told as of the report's
#: own day. In 4,074 real reports 85 of 100 events are of that day, and 51 of 100 actors have a name that another has.
A_DAY, AGAIN, OWN = 17, 0.5, 0.85
ENGINE = Engine("0.0", "synthetic 1", "0" * 64)


def vocabulary(seed: int = 0) -> list[str]:
    """Words by falling frequency."""
    chance = random.Random(seed)
    made = {"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(30_000)}
    words = sorted(made)
    chance.shuffle(words)
    for at, topic in enumerate(_TOPICS):
        words.insert(20 + 40 * at, topic)
    return words


_WORDS = vocabulary()
_WEIGHTS = [1 / (rank + 3) for rank in range(len(_WORDS))]
_CUMULATED = list(accumulate(_WEIGHTS))


class _Text:
    """A text that grows, and gives the span of what was put in."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def put(self, words: str) -> Span:
        start = self.length
        self.parts += [words, " "]
        self.length += len(words) + 1
        return Span(start, start + len(words), words)


def reading_of(report: Report) -> Reading:
    """The reading of a made-up report, told by the number in its id."""
    return reading(int((report.given_id or "syn-0")[4:]))


def reading(seed: int, events: int = 10, *, archive: bool = False) -> Reading:
    """The reading with this number; the same number gives the same. Those of an ``archive`` come as its files do, day after day, tell mostly of
    their own day, and name half of their people as others do; else days and names are scattered, which is harder on a record."""
    chance = random.Random(seed)
    text = _Text()
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    if archive:
        day = FIRST + timedelta(days=seed // A_DAY % DAYS)
    states = [STATES[min(int(chance.expovariate(0.15)), len(STATES) - 1)] for _ in range(4)]
    actors: list[Actor] = []
    for at, state in enumerate(states, start=1):
        name = f"{_WORDS[chance.randrange(3000)].title()} {_WORDS[chance.randrange(3000)].title()}"
        if archive and chance.random() < AGAIN:
            name = f"{state.title()} {chance.choices(_WORDS, cum_weights=_CUMULATED)[0].title()}"
        span = text.put(name)
        mention = Mention(span.start, span.end, name, "name")
        actors.append(
            Actor(f"A{at}", name, "person", state, chance.choice(("GOV", "MIL", "LEG")), "minister", None, (mention,), ("synthetic",))
        )
    places, dates, statements, found, figures = [], [], [], [], []
    for at in range(1, events + 1):
        source, recipient = chance.sample(actors, 2)
        begin = text.length
        one = text.put(source.name)
        type_ = chance.choice(list(TYPES))
        trigger = text.put(type_.lower())
        other = text.put(recipient.name)
        place = text.put(_WORDS[chance.randrange(500)].title())
        country = chance.choice(states)
        places.append(
            Place(f"P{at}", place.start, place.end, place.text, place.text, "city", country, 10.0, 20.0, 5.0, None, ("synthetic",))
        )
        told = day - timedelta(days=chance.randrange(30))
        if archive and chance.random() < OWN:
            told = day
        when = text.put(told.isoformat())
        dates.append(Date(f"D{at}", when.start, when.end, when.text, told.isoformat(), "DATE", ("synthetic",)))
        content = text.put(" ".join(chance.choices(_WORDS, cum_weights=_CUMULATED, k=20)))
        cue = text.put("said")
        if at % 2:
            statements.append(
                Statement(
                    f"S{len(statements) + 1}",
                    "direct",
                    source.id,
                    one,
                    cue,
                    (content,),
                    (),
                    None,
                    None,
                    f"P{at}",
                    None,
                    False,
                    0,
                    ("synthetic",),
                    day=Day(day.isoformat(), "tense"),
                )
            )
        number = text.put(str(chance.randrange(10, 5000)) + " troops")
        if at % 3 == 0:
            figures.append(
                Figure(
                    f"F{len(figures) + 1}",
                    number.start,
                    number.end,
                    number.text,
                    int(number.text.split()[0]),
                    None,
                    None,
                    False,
                    "troop",
                    source.id,
                    None,
                    f"P{at}",
                    None,
                    None,
                    None,
                    ("synthetic",),
                )
            )
        quad, intensity = TYPES[type_]
        dated = When(told.isoformat(), when.start, when.end) if chance.random() < 0.8 else None
        status = chance.choices(("actual", "planned", "negated"), (8, 1, 1))[0]
        found.append(
            Event(
                f"E{at}",
                type_,
                None,
                ("military",),
                None,
                quad,
                intensity,
                (Role(source.id, one.start, one.end, one.text),),
                (Role(recipient.id, other.start, other.end, other.text),),
                (trigger,),
                status,
                dated,
                f"P{at}",
                None,
                (begin, text.length - 1),
                (),
                None,
                ("synthetic",),
                day=_day(dated, day, status, at),
            )
        )
    holders = (actors[0].id,)
    positions = (
        Position("H1", "commitment", holders, (actors[1].id,), "the treaty", "defence", None, None, (), (), ("E1",), ("synthetic",)),
    )
    whole = "".join(text.parts).strip()
    made = Report.of(whole, given_id=f"syn-{seed}", title=f"Report {seed}", outlet=f"Outlet {seed % 40}", published=day.isoformat())
    report = Report(
        **{**{name: getattr(made, name) for name in Report.__dataclass_fields__}, "blocks": (Block("paragraph", 0, len(whole)),)}
    )
    return Reading(
        report, tuple(actors), tuple(statements), tuple(found), tuple(figures), tuple(dates), tuple(places), positions, (), ENGINE
    )


def _day(dated: When | None, published: date, status: str, at: int) -> Day | None:
    """When an event is counted: what is not told of an actual one is told by its report, two of three times by the tense; others have no day."""
    if dated is not None and status != "negated":
        return Day(dated.value, "told")
    if status != "actual":
        return None
    return Day(published.isoformat(), "tense" if at % 3 else "report")


def readings(count: int, first: int = 0, *, archive: bool = False) -> Iterator[Reading]:
    """So many readings, in order."""
    return (reading(seed, archive=archive) for seed in range(first, first + count))


def build(path: str, count: int) -> None:
    """Writes a record of so many reports."""
    from pathlib import Path

    from onrecord.record.connecting import transaction
    from onrecord.record.rows import prepare
    from onrecord.record.store import connect_to_write
    from onrecord.record.writing import put

    connection = connect_to_write(Path(path))
    connection.execute("PRAGMA cache_size = -524288")
    begin = time.perf_counter()
    for start in range(0, count, 2000):
        with transaction(connection):
            for one in readings(min(2000, count - start), start):
                put(connection, prepare(one))
        print(f"{start + 2000:,} reports, {time.perf_counter() - begin:.0f} s", file=sys.stderr)
    connection.close()


if __name__ == "__main__":
    build(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
