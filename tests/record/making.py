"""Small readings made by hand, for the tests of the record: a report from sentences, its actors, events, statements and positions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.archive import Archive
from onrecord.record.connecting import transaction
from onrecord.record.rows import prepare
from onrecord.record.store import connect_to_write
from onrecord.record.writing import put
from onrecord.types import Actor, Day, Engine, Event, Figure, Mention, Position, Reading, Report, Role, Span, Statement, When

QUADS = {
    "CONSULT": 1,
    "AGREE": 1,
    "SUPPORT": 1,
    "CONCEDE": 1,
    "AID": 2,
    "RETREAT": 2,
    "REJECT": 3,
    "ACCUSE": 3,
    "REQUEST": 3,
    "ASSAULT": 4,
    "COERCE": 4,
}
ENGINE = Engine("1", "m", "k")
type Who = str | tuple[str, str, str | None]


class Made:
    """One report, to which entries are added; ``reading`` is what comes of it."""

    def __init__(
        self, *sentences: str, published: str | None = "2025-03-10", outlet: str | None = None, given_id: str | None = None
    ) -> None:
        self.text = " ".join(sentences)
        self.report = Report.of(self.text, published=published, outlet=outlet, given_id=given_id)
        self.sentences = [(at := self.text.index(one), at + len(one)) for one in sentences]
        self.actors: dict[str, Actor] = {}
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        self.positions: list[Position] = []
        self.figures: list[Figure] = []

    def actor(self, name: str, kind: str = "state", state: str | None = None, role: str | None = None, title: str | None = None) -> Actor:
        """The actor of this name, who is named in the text; made if there is none."""
        if name not in self.actors:
            start = self.text.find(name)
            mention = Mention(max(start, 0), max(start, 0) + len(name), name, "name")
            made = Actor(f"A{len(self.actors) + 1}", name, kind, state, role, title, None, (mention,), ())  # type: ignore[arg-type]
            self.actors[name] = made
        return self.actors[name]

    def _role(self, actor: Actor, start: int) -> Role:
        return Role(actor.id, start, start + 1, self.text[start : start + 1])

    def event(
        self, sentence: int, type_: str, source: list[Actor], recipient: list[Actor], day: str | None = None, status: str = "actual",
        basis: str = "told", trigger: str | None = None,
    ) -> Made:  # fmt: skip
        """An event of the sentence with this number (from 0)."""
        start, end = self.sentences[sentence]
        at = self.text.index(trigger, start) if trigger else start
        words = Span(at, at + len(trigger or self.text[start:end]), trigger or self.text[start:end])
        date = When(day, 0, 1) if day and basis == "told" else None
        self.events.append(
            Event(
                f"E{len(self.events) + 1}", type_, None, (), None, QUADS[type_], None,  # type: ignore[arg-type]
                tuple(self._role(one, start) for one in source), tuple(self._role(one, start) for one in recipient), (words,),
                status, date, None, None, (start, end), (), None, (), day=Day(day, basis) if day else None,  # type: ignore[arg-type]
            )
        )  # fmt: skip
        return self

    def says(self, sentence: int, speaker: Actor, words: str, cue: str = "said", kind: str = "direct") -> Made:
        """A statement whose content is these words of the sentence."""
        start = self.text.index(words, self.sentences[sentence][0])
        content = Span(start, start + len(words), words)
        at = self.text.find(cue)
        self.statements.append(
            Statement(
                f"S{len(self.statements) + 1}", kind, speaker.id, None, Span(max(at, 0), max(at, 0) + len(cue), cue), (content,), (), None,  # type: ignore[arg-type]
                None, None, None, False, 0, (),
            )
        )  # fmt: skip
        return self

    def holds(
        self,
        kind: str,
        holder: Actor,
        about: str,
        toward: Actor | None = None,
        condition: str | None = None,
        denied_by: Actor | None = None,
    ) -> Made:
        """A position that the last statement shows."""
        self.positions.append(
            Position(
                f"H{len(self.positions) + 1}", kind, (holder.id,), (toward.id,) if toward else (), about, None, condition, None,  # type: ignore[arg-type]
                (denied_by.id,) if denied_by else (), (), (self.statements[-1].id,) if self.statements else (), (),
            )
        )  # fmt: skip
        return self

    def counts(self, words: str, value: int, unit: str) -> Made:
        """A figure with these words; the last event counts it."""
        start, none = self.text.index(words), (None,) * 6
        self.figures.append(Figure(f"F{len(self.figures) + 1}", start, start + len(words), words, value, None, None, False, unit, *none))
        self.events[-1] = replace(self.events[-1], amounts=(*self.events[-1].amounts, self.figures[-1].id))
        return self

    @property
    def reading(self) -> Reading:
        """The whole reading."""
        layers = (
            tuple(self.actors.values()),
            tuple(self.statements),
            tuple(self.events),
            tuple(self.figures),
            (),
            (),
            tuple(self.positions),
            (),
        )
        return Reading(self.report, *layers, ENGINE)


def kept(path: Path, made: list[Made]) -> Archive:
    """A record of these reports."""
    connection = connect_to_write(path)
    with transaction(connection):
        for one in made:
            put(connection, prepare(one.reading))
    connection.close()
    return Archive(path)
