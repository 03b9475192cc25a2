"""Every data type of a reading: frozen, slotted, plain values.

The JSON form of these types is the project's public export form (see ``docs/schema.json``). Offsets count Unicode code
points into ``Report.text``; for every span, ``text[start:end]`` equals the ``text`` beside them. What a report does not
tell is ``None`` or an empty tuple, never a guess.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import types as _types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

BlockKind = Literal["title", "byline", "dateline", "highlight", "heading", "caption", "paragraph", "furniture"]
ActorKind = Literal["person", "state", "government", "organisation", "group", "media", "unit"]
MentionKind = Literal["name", "nominal", "pronoun", "metonym"]
StatementKind = Literal["direct", "indirect", "mixed"]
Status = Literal["actual", "planned", "hypothetical", "negated"]
#: How the time of an entry is known.
DayBasis = Literal["told", "tense", "report"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
PlaceKind = Literal["country", "region", "city", "facility", "water", "island", "area"]
PositionKind = Literal["commitment", "claim", "demand", "dispute"]
PublishedFrom = Literal["metadata", "dateline", "text"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the report: offsets into its text, and the words themselves."""

    #: First code point.
    start: int
    #: One past the last code point.
    end: int
    #: ``report.text[start:end]``.
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the report with one function on the page."""

    #: What it is; furniture is kept but never coded.
    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One news article: its text and what is known about it."""

    #: SHA-256 over text, published, outlet and url as they were given.
    id: str
    #: The full text; every offset of the reading counts into it.
    text: str
    #: The identifier the input gave it.
    given_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    #: The place named before the first sentence.
    dateline: str | None = None
    #: ISO date of publication.
    published: str | None = None
    #: Where ``published`` comes from.
    published_from: PublishedFrom | None = None
    #: ISO 639-1 code.
    language: str | None = None
    url: str | None = None
    #: The layout, in order of the text; empty until the report has been laid out.
    blocks: tuple[Block, ...] = ()
    #: What was mended in its letters before reading, and how often: "ligatures: 3". Offsets are those of the text as given.
    mended: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        text: str,
        *,
        given_id: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        byline: str | None = None,
        dateline: str | None = None,
        published: str | None = None,
        language: str | None = None,
        url: str | None = None,
    ) -> Report:
        """A report from its text and metadata, with its id computed."""
        return cls(
            id=report_id(text, published, outlet, url),
            text=text,
            given_id=given_id,
            title=title,
            outlet=outlet,
            byline=byline,
            dateline=dateline,
            published=published,
            published_from="metadata" if published else None,
            language=language,
            url=url,
        )

    def __repr__(self) -> str:
        """Short: a report's text is long."""
        told = ", ".join(part for part in (self.published, self.outlet) if part)
        return f"<Report {self.id[:12]} {self.title or self.text[:40]!r}{f' ({told})' if told else ''}: {len(self.text):,} characters>"

    def span(self, start: int, end: int) -> Span:
        """The words from ``start`` to ``end``."""
        return Span(start, end, self.text[start:end])


def report_id(text: str, published: str | None, outlet: str | None, url: str | None) -> str:
    """SHA-256 in hexadecimal over the parts, each preceded by its length so that no two lists of parts collide."""
    digest = hashlib.sha256()
    for part in (text, published, outlet, url):
        raw = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(f"{-1 if part is None else len(raw)}:".encode())
        digest.update(raw)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor."""

    start: int
    end: int
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, body or group that says or does something, or has it done to them."""

    id: str
    #: Fullest name in the report.
    name: str
    kind: ActorKind
    #: ISO 3166-1 alpha-3 of the state it belongs to or acts for, or IGO or NGO.
    state: str | None
    #: PLOVER sector code (GOV, MIL, LEG, JUD, PTY, REB, CVL, MED, IGO, SPY, COP ...).
    role: str | None
    title: str | None
    affiliation: str | None
    mentions: tuple[Mention, ...]
    #: How kind, state and role were found, one line a step.
    why: tuple[str, ...] = ()
    #: Rows of the tables that it goes by, as file and line: "cues.csv:2".
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A time that belongs to an entry, and the words that tell it."""

    #: TIMEX3 value.
    value: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Day:
    """The time by which an entry can be counted, and how it is known."""

    #: TIMEX3 value.
    value: str
    #: told: the date in the text that governs it. tense: no date is told, and the report tells it as its own news: the report's day, or up
    #: to the day before. report: nothing tells when: the report's day at the latest.
    basis: DayBasis


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution in PARC's sense: somebody is reported to have said, written, thought or wanted something."""

    id: str
    kind: StatementKind
    #: Actor id.
    speaker: str | None
    #: The words that name the speaker in this attribution.
    speaker_text: Span | None
    cue: Span | None
    #: What is attributed, without the quotation marks at its ends; an interrupted quotation has several spans.
    content: tuple[Span, ...]
    #: Where a speaker is of several states, all of them.
    states: tuple[str, ...]
    addressee: Span | None
    #: Through what it was said: "email", "news conference", "tweet" ...
    medium: str | None
    #: Place id.
    place: str | None
    date: When | None
    #: The speaker denies or rejects the content.
    negated: bool
    #: Index into ``Report.blocks``.
    block: int
    why: tuple[str, ...] = ()
    #: Actor ids of all who say it together, ``speaker`` among them: "France and Germany said".
    speakers: tuple[str, ...] = ()
    #: When it can be counted; null where it is not said to have been made.
    day: Day | None = None
    #: Rows of the tables that it goes by, as file and line: "cues.csv:2".
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """An actor in a role, and the words in this sentence that name the actor."""

    #: Actor id.
    actor: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something done, in PLOVER's sense."""

    id: str
    #: PLOVER event type.
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    #: CAMEO code.
    cameo: str | None
    #: Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    quad: int
    #: PLOVER's score, from -10 (conflict) to 10 (cooperation).
    intensity: float | None
    source: tuple[Role, ...]
    recipient: tuple[Role, ...]
    #: The words that tell the event.
    trigger: tuple[Span, ...]
    status: Status
    date: When | None
    #: Place id.
    place: str | None
    #: The statement that tells it, if the report does not tell it in its own voice.
    in_statement: str | None
    #: Offsets of the sentence.
    sentence: tuple[int, int]
    #: Figure ids.
    amounts: tuple[str, ...]
    #: The event, told before in this report, that this one is.
    same_as: str | None
    why: tuple[str, ...] = ()
    #: ISO date of the first day that its date covers.
    from_: str | None = None
    #: ISO date of the last day.
    to: str | None = None
    #: When it can be counted; null for background, and for what has not been done.
    day: Day | None = None
    #: Rows of the tables that it goes by, as file and line: "cues.csv:2".
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and owner."""

    id: str
    start: int
    end: int
    text: str
    value: float | int | None
    low: float | int | None
    high: float | int | None
    approximate: bool
    #: ISO 4217 for money, else a singular noun.
    unit: str
    #: Actor id of the owner.
    of: str | None
    #: What the figure counts or pays for, in the report's words.
    what: str | None
    #: Place id.
    place: str | None
    #: The period of a rate: "year", "day" ...
    per: str | None
    #: Figure id of the sum that this one converts.
    converts: str | None
    #: Statement id.
    by: str | None
    why: tuple[str, ...] = ()
    #: Rows of the tables that it goes by, as file and line: "cues.csv:2".
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression with its TIMEX3 value."""

    id: str
    start: int
    end: int
    text: str
    value: str
    type: DateType
    why: tuple[str, ...] = ()
    #: ISO date of the first day: of the value, or of the stretch that this date bounds ("from 5 to 7 May").
    from_: str | None = None
    #: ISO date of the last day.
    to: str | None = None
    #: Rows of the tables that it goes by, as file and line: "cues.csv:2".
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A named place, with coordinates (WGS84, degrees) where the tables know it."""

    id: str
    start: int
    end: int
    text: str
    #: The name in the tables, or the words if they do not know it.
    name: str
    kind: PlaceKind
    #: ISO 3166-1 alpha-3.
    country: str | None
    lat: float | None
    lon: float | None
    #: For areas: how far from the point the place may reach.
    radius_km: float | None
    geonameid: int | None
    why: tuple[str, ...] = ()
    #: Rows of the tables that it goes by, as file and line: "cues.csv:2".
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute."""

    #: Actor ids.
    holders: tuple[str, ...]
    about: str
    #: Statement or event ids.
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor holds toward another over time."""

    id: str
    kind: PositionKind
    #: Actor ids.
    holders: tuple[str, ...]
    #: Actor ids.
    toward: tuple[str, ...]
    about: str
    #: What a commitment obliges to: "defence", "basing" ...
    obligation: str | None
    condition: str | None
    deadline: str | None
    #: Actor ids.
    denied_by: tuple[str, ...]
    sides: tuple[Side, ...]
    #: Statement or event ids.
    evidence: tuple[str, ...]
    why: tuple[str, ...] = ()
    #: Rows of the tables that it goes by, as file and line: "cues.csv:2".
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, and why."""

    #: intake, layout, parse, or the layer's name.
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Engine:
    """What made a reading: the same engine gives the same reading."""

    onrecord: str
    #: Name and version of the language model.
    model: str
    #: Hash of the data tables.
    knowledge: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one report."""

    report: Report
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    places: tuple[Place, ...]
    positions: tuple[Position, ...]
    failures: tuple[Failure, ...]
    engine: Engine

    def __repr__(self) -> str:
        """Short: what was read, and how many entries of each layer were found."""
        layers = ("actors", "statements", "events", "figures", "dates", "places", "positions", "failures")
        counts = [f"{count} {layer[: -1 if count == 1 else None]}" for layer in layers if (count := len(getattr(self, layer)))]
        return f"<Reading of {self.report.title or self.report.text[:40]!r}: {', '.join(counts) or 'nothing'}>"

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain dictionaries and lists, in the project's JSON form."""
        value = plain(self)
        assert isinstance(value, dict)
        for event in value["events"]:
            start, end = event["sentence"]
            event["sentence"] = {"start": start, "end": end}
        return value

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Reading:
        """The reading that ``to_dict`` gave; keys that this version does not know are passed over.

        Raises KeyError or TypeError where a needed key is missing or of the wrong type.
        """
        value = dict(value)
        value["events"] = [{**event, "sentence": [event["sentence"]["start"], event["sentence"]["end"]]} for event in value["events"]]
        kind: Any = cls
        of = _maker(kind)
        assert of is not None
        reading = of(value)
        assert isinstance(reading, Reading)
        return reading


def plain(value: Any) -> Any:
    """Dataclasses as dictionaries and tuples as lists, all the way down."""
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if hasattr(kind, "__dataclass_fields__"):
        return {told: plain(getattr(value, name)) for name, told in _keys(kind)}
    return value


#: What most values are, which JSON takes as they are.
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


@functools.cache
def _keys(kind: Any) -> tuple[tuple[str, str], ...]:
    """The names of a dataclass's fields, each with its key."""
    return tuple((field.name, key(field.name)) for field in dataclasses.fields(kind))


def key(name: str) -> str:
    """The key of a field in JSON: a name that Python keeps for itself has a line at its end that the key lacks."""
    return name.removesuffix("_")


type _Maker = Callable[[Any], Any]


@functools.cache
def _maker(kind: Any) -> _Maker | None:
    """What makes a value of type ``kind`` from what ``plain`` made of it; None where it is taken as it is. Worked out once a type: a record
    makes thousands of readings again."""
    origin = typing.get_origin(kind)
    if origin in (_types.UnionType, typing.Union):
        inner = [arg for arg in typing.get_args(kind) if arg is not type(None)]
        return _maker(inner[0]) if len(inner) == 1 else None
    if origin is tuple:
        args = typing.get_args(kind)
        of = _maker(args[0]) if len(args) == 2 and args[1] is Ellipsis else None
        return lambda value: None if value is None else tuple(value if of is None else map(of, value))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        fields = [(name, key(name), _maker(hint)) for name, hint in hints.items()]
        return lambda value: None if value is None else _made(kind, fields, value)
    return None


def _made(kind: Any, fields: list[tuple[str, str, _Maker | None]], value: dict[str, Any]) -> Any:
    """A dataclass from its fields as plain values; what is not told has its default."""
    return kind(**{name: value[told] if of is None else of(value[told]) for name, told, of in fields if told in value})
