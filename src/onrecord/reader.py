"""Reader: Report -> Reading. The whole flow on one page."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from onrecord.config import Config
from onrecord.doc import Doc
from onrecord.errors import ConfigError
from onrecord.extract.actors import actors
from onrecord.extract.actors.settle import settle
from onrecord.extract.dates import dates
from onrecord.extract.days import event_days, statement_days
from onrecord.extract.events import events
from onrecord.extract.figures import figures
from onrecord.extract.found import Found
from onrecord.extract.places import places
from onrecord.extract.positions import positions
from onrecord.extract.statements import statements
from onrecord.garbage import uncollected
from onrecord.handed import day_of, text_of
from onrecord.knowledge import Knowledge
from onrecord.layout import lay_out, unlike_language
from onrecord.letters import Mended, mend
from onrecord.parse import Parser
from onrecord.parts import is_long, joined, parts
from onrecord.types import Engine, Failure, Reading, Report
from onrecord.version import __version__


class Step(NamedTuple):
    """One step of reading."""

    #: The layer that it makes, or makes anew from what was found since.
    layer: str
    read: Callable[[Doc, Found, Knowledge], tuple[Any, ...]]


#: The steps in the order in which they are taken; each may use what those before it found.
EXTRACTORS = (
    Step("dates", dates),
    Step("actors", actors),
    Step("places", places),
    Step("actors", settle),  # the states that only places tell
    Step("statements", statements),
    Step("figures", figures),
    Step("events", events),
    Step("positions", positions),
    Step("statements", statement_days),  # what the clauses around them date
    Step("events", event_days),
)


class Reader:
    """Reads reports; made once, used for many.

    Raises ModelError if the language model cannot be loaded and KnowledgeError if a data table does not fit.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self.knowledge = Knowledge(self.config.knowledge)
        self._parser = Parser(self.config.model)
        self.engine = Engine(__version__, self._parser.model, self.knowledge.hash)

    def __repr__(self) -> str:
        """Short: what it reads with."""
        return f"<Reader {self.engine.onrecord} with {self.engine.model}, tables {self.engine.knowledge[:12]}>"

    def with_knowledge(self, knowledge: Knowledge) -> Reader:
        """A reader with other data tables and the same language model, which is not loaded again."""
        other = copy.copy(self)
        other.config = replace(self.config, knowledge=knowledge.overlay)
        other.knowledge = knowledge
        other.engine = replace(self.engine, knowledge=knowledge.hash)
        return other

    def read(
        self, report: Report | str, *, published: date | str | None = None, title: str | None = None, outlet: str | None = None
    ) -> Reading:
        """The reading of one report, given as a Report or as its text with what is known about it.

        Raises InputError where a file is named in place of a text, and ConfigError where ``published`` is no day, or where something is
        told beside a Report that is the Report's own to tell.
        """
        if not isinstance(report, Report):
            report = Report.of(text_of(report), published=day_of(published), title=title, outlet=outlet)
        elif (published, title, outlet) != (None, None, None):
            raise ConfigError(
                "read", "was given a Report and what is known about it", "Put it into the Report: dataclasses.replace(report, ...)"
            )
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """The readings of many reports, in order; a report that fails is a reading with its failures. ConfigError where one is of no day."""
        queue = (one if one.published is None else replace(one, published=day_of(one.published)) for one in reports)
        while group := list(islice(queue, self.config.batch)):
            mended = [mend(report.text) for report in group]
            laid_out = [
                lay_out(report if better is None else replace(report, text=better.text), self.knowledge)
                for report, better in zip(group, mended, strict=True)
            ]
            readable = [report for report, failures in laid_out if not failures and not is_long(report)]
            docs = self._parser.parse(readable, batch=self.config.batch)
            for (report, failures), better in zip(laid_out, mended, strict=True):
                if failures:
                    reading = unread(report, failures, self.engine)
                elif is_long(report):
                    reading = joined(report, map(self._part, parts(report)))
                else:
                    reading = self._next(docs)
                yield reading if better is None else as_given(reading, better)

    def _part(self, part: Report) -> Reading:
        """What one part of a very long report holds."""
        return self._next(self._parser.parse([part]))

    def _next(self, docs: Iterator[Doc]) -> Reading:
        """What the next document holds.

        Its tokens stand in circles and live until it is read: garbage is looked for among them once, when it is left, and not each time that some
        hundreds of values have been made.
        """
        with uncollected():
            return extract(next(docs), self.knowledge, self.engine)


def extract(doc: Doc, knowledge: Knowledge, engine: Engine) -> Reading:
    """The reading of a parsed report: every layer in turn.

    A layer that fails on a report is named in the reading's failures; the others are read all the same.
    """
    found = Found()
    failures: list[Failure] = []
    for step in EXTRACTORS:
        try:
            found = found.having(step.layer, step.read(doc, found, knowledge))
        except Exception as error:  # one bad report never stops the rest
            failures.append(Failure(step.layer, f"{type(error).__name__}: {error}"))
    if left := unlike_language(doc.report):
        failures.append(Failure("language", f"{left:,} characters are no language and were not read"))
    return Reading(
        report=doc.report,
        actors=found.actors,
        statements=found.statements,
        events=found.events,
        figures=found.figures,
        dates=found.dates,
        places=found.places,
        positions=found.positions,
        failures=tuple(failures),
        engine=engine,
    )


def as_given(reading: Reading, mended: Mended) -> Reading:
    """A reading of a mended text, its offsets and words those of the text as given."""
    back: Reading = mended.back(reading)
    return replace(back, report=replace(back.report, text=mended.given, mended=mended.notes))


def unread(report: Report, failures: tuple[Failure, ...], engine: Engine) -> Reading:
    """A reading with nothing but what stopped it."""
    return Reading(report, (), (), (), (), (), (), (), failures, engine)
