"""Why an entry is there: its words in their context, the rule or table row that made it, how each role was resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.layers import Entry
from onrecord.types import Actor, Event, Figure, Place, Position, Reading, Report, Statement
from onrecord.views.marks import MAIN, Part, cut, parts_of
from onrecord.views.names import Names, code, coordinates, denial, number, words
from onrecord.views.safe import neutral, shown

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

#: What an option may ask for, and the letter of its ids.
ASKED: dict[str, str] = {
    "event": "E",
    "statement": "S",
    "figure": "F",
    "date": "D",
    "place": "P",
    "actor": "A",
    "position": "H",
}
#: The words shown before and after an entry's own, in characters, where they stand in no sentence that is known.
AROUND = 120
_STYLES = {"content": "reverse", "trigger": "bold reverse", "words": "bold reverse", "mention": "bold reverse", "evidence": "reverse"}


def explained(reading: Reading, identity: str, beside: Iterable[tuple[str, str]] = ()) -> RenderableType | None:
    """The explanation of one entry, or None if the reading has none with this id. ``beside``: what else is known of it, each with a label."""
    # Imported here: the desk tells the same without a terminal.
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    names = Names(reading)
    entry = names.entries.get(identity)
    if entry is None:
        return None
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text in (*facets(entry, names), *beside):
        grid.add_row(label, Text(shown(text)))
    rows: list[RenderableType] = [Text(f"{identity}  {_summary(entry, names)}", style="bold"), *_contexts(entry, names), Text(), grid]
    why = [Text(f"  {line}") for line in (shown(line) for line in entry.why)]
    rows += [Text("\nwhy", style="dim"), *(why or [Text("  no reason was kept")])]
    return Group(*rows)


def _summary(entry: Entry, names: Names) -> str:
    if isinstance(entry, Statement):
        return f"{entry.kind} statement" + (_denial(entry))
    if isinstance(entry, Event):
        return " ".join(part for part in (entry.type, entry.mode, f"({entry.status})") if part)
    if isinstance(entry, Actor):
        return shown(f"{entry.name}: {entry.kind} {code(entry)}".rstrip())
    if isinstance(entry, Position):
        return shown(f"{entry.kind}: {entry.about}")
    if isinstance(entry, Figure):
        return shown(number(entry))
    if isinstance(entry, Place):
        return shown(f"{entry.name}: {entry.kind}")
    return shown(f"{entry.value} ({entry.type})")


def _denial(statement: Statement) -> str:
    told = denial(statement.cue.text if statement.cue else None, statement.negated)
    return f", {told}" if told else ""


def facets(entry: Entry, names: Names) -> Iterator[tuple[str, str]]:
    """How each part of the entry was resolved, one line each."""
    if isinstance(entry, Statement):
        yield "speaker", _role(entry.speaker, entry.speaker_text.text if entry.speaker_text else None, names)
        yield "cue", entry.cue.text if entry.cue else "none"
        yield "content", words(entry.content)
        yield from _told(addressee=entry.addressee.text if entry.addressee else None, medium=entry.medium)
        yield from _told(place=names.place(entry.place), date=entry.date.value if entry.date else None, day=_day(entry))
    elif isinstance(entry, Event):
        for label, roles in (("source", entry.source), ("recipient", entry.recipient)):
            for role in roles:
                yield label, _role(role.actor, role.text, names)
            if not roles:
                yield label, "open: the report does not tell, or not for sure"
        yield "trigger", words(entry.trigger)
        yield from _told(date=entry.date.value if entry.date else None, day=_day(entry), place=names.place(entry.place), cameo=entry.cameo)
        yield "quad class", str(entry.quad)
        yield from _told(contexts=", ".join(entry.contexts), told_in=entry.in_statement, same_as=entry.same_as)
    elif isinstance(entry, Actor):
        yield from _told(title=entry.title, affiliation=entry.affiliation)
        for mention in entry.mentions:
            yield mention.kind, f"{mention.text}  ({mention.start}–{mention.end})"
    elif isinstance(entry, Position):
        yield "holders", names.all_names(entry.holders) or "open"
        yield from _told(toward=names.all_names(entry.toward), obligation=entry.obligation, condition=entry.condition)
        yield from _told(deadline=entry.deadline, denied_by=names.all_names(entry.denied_by))
        for side in entry.sides:
            yield "side", f"{names.all_names(side.holders)}: {side.about} [{', '.join(side.evidence)}]"
        yield "evidence", ", ".join(entry.evidence) or "none"
    elif isinstance(entry, Figure):
        yield from _told(of=names.name(entry.of) if entry.of else None, what=entry.what, place=names.place(entry.place), by=entry.by)
        yield from _told(converts=entry.converts)
    elif isinstance(entry, Place):
        yield from _told(country=entry.country, where=coordinates(entry), geonameid=str(entry.geonameid) if entry.geonameid else None)


#: How the day of an entry is known, in words.
_BASES = {
    "told": "told in the text",
    "tense": "no day is told: about the report's day, by the tense of the verb",
    "report": "no day is told: at the latest the report's day",
}


def _day(entry: Statement | Event) -> str:
    """When it is counted, and how that is known."""
    return f"{entry.day.value} ({_BASES.get(entry.day.basis, entry.day.basis)})" if entry.day else "none"


def _told(**facets: str | None) -> Iterator[tuple[str, str]]:
    for label, value in facets.items():
        if value:
            yield label.replace("_", " "), value


def _role(identity: str | None, text: str | None, names: Names) -> str:
    """The words, the actor they were resolved to, and the steps by which the actor has its state and sector."""
    actor = names.actor(identity)
    if actor is None:
        return f"“{text}”, left open" if text else "open: the report does not tell, or not for sure"
    kinds = {mention.kind for mention in actor.mentions if mention.text == text}
    kind = next((kind for kind in ("name", "nominal", "pronoun", "metonym") if kind in kinds), None)
    told = [f"“{text}”" if text else "", f"({kind})" if kind else "", "→", actor.id, actor.name, code(actor)]
    return " ".join(part for part in told if part) + (f"; {'; '.join(actor.why)}" if actor.why else "")


def _contexts(entry: Entry, names: Names) -> Iterator[Text]:
    """The stretches of the report in which the entry stands, its words marked."""
    from rich.text import Text

    report = names.reading.report
    parts = sorted((part for part in parts_of(entry, names) if part.end > part.start), key=lambda part: part.start)
    if isinstance(entry, Actor):
        parts = parts[:1]
    for start, end, inside in _stretches(entry, parts, report):
        text = Text("\n")
        text.append("… " if start > 0 else "")
        for segment in cut(start, end, inside):
            roles = [part.role for part in segment.parts]
            style = next((_STYLES.get(role, "underline") for role in roles if role in MAIN), "underline" if roles else "")
            text.append(neutral(report.text[segment.start : segment.end]).replace("\n", " "), style=style)
        text.append(" …" if end < len(report.text) else "")
        yield text


def _stretches(entry: Entry, parts: list[Part], report: Report) -> Iterator[tuple[int, int, list[Part]]]:
    """Stretches of the text around the parts, those that meet made one; each keeps to the block that it begins in."""
    spans = [entry.sentence] if isinstance(entry, Event) else [_around(part, report) for part in parts]
    spans += [(part.start, part.end) for part in parts]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    for start, end in merged:
        yield start, end, [part for part in parts if part.start < end and part.end > start]


def _around(part: Part, report: Report) -> tuple[int, int]:
    block = next((block for block in report.blocks if block.start <= part.start < block.end), None)
    low, high = (block.start, max(block.end, part.end)) if block else (0, len(report.text))
    start, end = max(part.start - AROUND, low), min(part.end + AROUND, high)
    return _word(report.text, start, low, -1), _word(report.text, end, high, 1)


def _word(text: str, at: int, last: int, step: int) -> int:
    """The nearest end of a word at or beyond this offset, but no more than a long word away."""
    for _ in range(40):
        if at == last or text[at - 1 if step < 0 else at].isspace():
            break
        at += step
    return at
