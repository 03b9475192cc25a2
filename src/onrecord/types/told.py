"""Who is named in a report, what is said and what is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.types.report import Span

ActorKind = Literal["person", "state", "government", "organisation", "group", "media", "unit"]
MentionKind = Literal["name", "nominal", "pronoun", "metonym"]
StatementKind = Literal["direct", "indirect", "mixed"]
Status = Literal["actual", "planned", "hypothetical", "negated"]
#: How the time of an entry is known.
DayBasis = Literal["told", "tense", "report"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor."""

    start: int
    end: int
    text: str
    kind: MentionKind


#: What stands in the place of an actor's state where it is a body of several states, or of none.
NO_STATE = frozenset(("IGO", "NGO"))


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

    @property
    def is_named(self) -> bool:
        """Whether the report calls it by a name, not only by what it is."""
        return any(mention.kind == "name" for mention in self.mentions)


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
