"""Chosen entries as a dossier to read, print and hand on: each with its words and its source; one HTML file, or Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.layers import Entry
from onrecord.types import Event, Figure, Position, Reading, Report, Statement
from onrecord.views import names as naming
from onrecord.views.counts import several
from onrecord.views.html import TITLES, digest, link, source
from onrecord.views.names import Names
from onrecord.views.safe import neutral, shown
from onrecord.views.sentence import pieces, stretch
from onrecord.views.times import timed_in_words
from onrecord.views.when import counted

#: The layers that a dossier holds, in its order.
ORDER = "SEHF"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry with the words that it stands on."""

    ref: str
    #: Who said it, did it or holds it; empty where the report does not tell.
    who: str
    code: str
    #: What follows: the cue, the type and to whom, the kind and toward whom, the number.
    what: str
    #: Quad class of events; 0 for others.
    quad: int
    status: str
    #: The time by which it is counted, a TIMEX3 value.
    when: str | None
    #: The same in words, with how it is known; empty where no time is.
    time: str
    place: str | None
    #: The words about it, those that tell it marked.
    pieces: tuple[tuple[str, bool], ...]
    #: Its words alone, whether they are a speaker's own, and where they stand in the report.
    words: str
    direct: bool
    start: int
    end: int
    report: Report

    @property
    def entry(self) -> str:
        """The entry's id in its report."""
        return self.ref.partition("#")[2]

    @property
    def short(self) -> str:
        """The ref as one writes it by hand."""
        return f"{self.report.id[:10]}#{self.entry}"


@dataclass(frozen=True, slots=True)
class Dossier:
    """Entries by layer in order of time, and the reports they are from."""

    title: str
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    reports: tuple[Report, ...]
    #: How many more there are than it holds.
    left_off: int

    def __len__(self) -> int:
        """How many entries it holds."""
        return sum(len(lines) for _, lines in self.sections)


def dossier(title: str, chosen: Iterable[tuple[Reading, Sequence[str]]], left_off: int = 0) -> Dossier:
    """The dossier of these readings' entries; ids that a reading does not have, or that are of other layers, are passed over."""
    sections: dict[str, list[Line]] = {letter: [] for letter in ORDER}
    reports = []
    for reading, ids in chosen:
        names = Names(reading)
        reports.append(reading.report)
        for identity in ids:
            entry = names.entries.get(identity)
            if entry is not None and identity[0] in sections:
                sections[identity[0]].append(line(names, entry))
    told = tuple((letter, tuple(sorted(lines, key=_order))) for letter, lines in sections.items() if lines)
    reports.sort(key=lambda report: (report.published is None, report.published or "", report.id))
    return Dossier(title, told, tuple(reports), left_off)


def _order(one: Line) -> tuple[bool, str, str, int]:
    when = one.when or one.report.published
    return when is None, when or "", one.report.id, one.start


def line(names: Names, entry: Entry) -> Line:
    """One entry of a reading with its words."""
    report = names.reading.report
    spans = _spans(names, entry)
    start, end = (spans[0][0], max(other for _, other in spans)) if spans else (0, 0)
    low, high = entry.sentence if isinstance(entry, Event) else stretch(report.text, start, end)
    low, high = min(low, start), max(high, end)
    told = _told(names, entry)
    return Line(
        ref=f"{report.id}#{entry.id}",
        pieces=tuple((shown_within(text), on) for text, on in pieces(report.text, spans, low, high)) if spans else (),
        words=" … ".join(shown(report.text[one:other]) for one, other in spans),
        direct=isinstance(entry, Statement) and entry.kind == "direct",
        start=start,
        end=end,
        report=report,
        **told,
    )


def shown_within(text: str) -> str:
    """A part of a line: white space as one space, kept at its ends."""
    return re.sub(r"\s+", " ", neutral(text))


def _spans(names: Names, entry: Entry) -> list[tuple[int, int]]:
    if isinstance(entry, Statement):
        return sorted((span.start, span.end) for span in entry.content)
    if isinstance(entry, Event):
        return sorted((span.start, span.end) for span in entry.trigger) or [entry.sentence]
    if isinstance(entry, Position):
        found = [names.entries.get(one) for one in entry.evidence]
        return sorted({span for one in found[:1] if isinstance(one, Statement | Event) for span in _spans(names, one)})
    return [(entry.start, entry.end)] if isinstance(entry, Figure) else []


def _told(names: Names, entry: Entry) -> dict[str, Any]:
    told: dict[str, Any] = {"code": "", "quad": 0, "status": "", "when": None, "time": "", "place": None}
    if isinstance(entry, Statement):
        actor = names.actor(entry.speaker)
        told |= {
            "who": names.speaker(entry) or "",
            "what": entry.cue.text if entry.cue else "",
            "when": counted(entry),
            "time": timed_in_words(entry),
        }
        told |= {
            "code": naming.code(actor) if actor else "",
            "status": naming.denial(entry.cue.text if entry.cue else None, entry.negated),
            "place": names.place(entry.place),
        }
    elif isinstance(entry, Event):
        whom = names.roles(entry.recipient)
        told |= {
            "who": names.roles(entry.source),
            "what": entry.type + (f" ({entry.mode})" if entry.mode else "") + (f" → {whom}" if whom else ""),
        }
        told |= {"quad": entry.quad, "status": "" if entry.status == "actual" else entry.status}
        told |= {"when": counted(entry), "time": timed_in_words(entry), "place": names.place(entry.place)}
    elif isinstance(entry, Position):
        toward = names.all_names(entry.toward)
        about = [entry.kind + (f" → {toward}" if toward else ""), entry.about]
        more = [f"{name} {value}" for name, value in (("if", entry.condition), ("by", entry.deadline)) if value]
        told |= {"who": names.all_names(entry.holders), "what": ": ".join(about) + "".join(f", {one}" for one in more)}
    else:
        assert isinstance(entry, Figure)
        said = names.entries.get(entry.by or "")
        who = names.speaker(said) if isinstance(said, Statement) else None
        owner = f" of {names.name(entry.of)}" if entry.of else ""
        told |= {
            "who": who or "",
            "what": f"{naming.number_of_what(entry)}{owner}",
            "place": names.place(entry.place),
        }
    return {name: shown(value) if isinstance(value, str) else value for name, value in told.items()}


def html(made: Dossier) -> str:
    """The dossier as one file that needs nothing else; the same dossier gives the same bytes."""
    style = source("colours.css") + source("dossier.css")
    page: str = environment().get_template("dossier.html.j2").render(
        made=made, titles=TITLES, style=Markup(style), policy=f"default-src 'none'; style-src '{digest(style)}'; base-uri 'none'; form-action 'none'"
    )  # fmt: skip
    return page


def markdown(made: Dossier) -> str:
    """The dossier as Markdown."""
    text = [f"# {_md(made.title)}\n\n{several(len(made), 'entry')} of {several(len(made.reports), 'report')}.\n"]
    if made.left_off:
        text.append(f"\n{made.left_off:,} more are left off.\n")
    for letter, lines in made.sections:
        text.append(f"\n## {TITLES[letter]}\n\n")
        text += [_line(one) for one in lines]
    text.append("\n## Reports\n\n")
    for report in made.reports:
        told = ", ".join(_md(part) for part in (report.outlet, report.published, link(report.url)) if part)
        text.append(f"- **{_md(report.title or 'Report without a title')}**{' (' + told + ')' if told else ''} `{report.id[:10]}`\n")
    return "".join(text)


def _line(one: Line) -> str:
    told = "".join(f"**{_md(text)}**" if on and text.strip() else _md(text, ends=True) for text, on in one.pieces).strip()
    lead = " ".join(filter(None, [f"**{_md(one.who)}**" if one.who else "", _md(one.what), f"({one.status})" if one.status else ""]))
    where = f", {_md(one.place)}" if one.place else ""
    outlet = ", ".join(_md(part) for part in (one.report.outlet, one.report.published) if part)
    return f"- {_md(one.time or 'no day')}{where}: {lead}\n  > {told}\n  — {outlet or 'outlet not told'} `{one.short}`\n"


def _md(value: object, *, ends: bool = False) -> str:
    """The words on one line, with nothing in them that Markdown or HTML would act on."""
    words = shown_within(str(value)) if ends else shown(str(value))
    escaped = _SPECIAL.sub(r"\\\1", words.replace("&", "&amp;"))
    return re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", re.sub(r"^([-+>])(?=\s)", r"\\\1", escaped))


def clipping(one: Line) -> str:
    """The entry as text for a story: quotation, speaker, outlet, day, link, and where it stands."""
    who = one.who or "somebody whom the report does not name"
    lead = f"“{one.words}” ({who})" if one.direct else f"{who}, in the report's words: “{_sentence(one)}”"
    return f"{lead}. {_cited(one, link(one.report.url) or '')}"


def footnote(one: Line) -> str:
    """The entry as a footnote in Markdown."""
    url = link(one.report.url)
    said = one.words if one.direct else _sentence(one)
    return f"[^{one.short.replace('#', '-')}]: {_md(one.who) + ': ' if one.who else ''}“{_md(said)}” {_md(_cited(one, ''))}{f' <{shown(url)}>' if url else ''}"


def _sentence(one: Line) -> str:
    return shown("".join(text for text, _ in one.pieces)) or one.words


def _cited(one: Line, url: str) -> str:
    report = one.report
    day = naming.day(report.published) if report.published else "no date"
    parts = [f"“{shown(report.title)}”" if report.title else "", shown(report.outlet or ""), day, shown(url)]
    return f"{', '.join(filter(None, parts))}, characters {one.start}–{one.end} ({one.short})."


@cache
def environment() -> Environment:
    """The templates, with the filters that they use."""
    made = Environment(
        loader=PackageLoader("onrecord", "views"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(
        shown=lambda text: shown(str(text)), several=several, day=naming.day, link=link, clipping=clipping, footnote=footnote
    )
    made.filters.update(grouped=lambda value: f"{value:,}")
    return made
