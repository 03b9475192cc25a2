"""A reading as a page in the terminal: set for 60 to 200 columns, plain where the output is no terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.types import Event, Figure, Place, Position, Reading, Statement
from onrecord.views.names import Names, code, coordinates, day, denial, number, words
from onrecord.views.safe import shown
from onrecord.views.times import timed

#: From these widths on a statement and an event stand in columns; below them, in lines under each other.
WIDE, WIDE_EVENT = 100, 120
#: The width where the output is no terminal and COLUMNS does not say.
PLAIN_WIDTH = 100
STATUS = {"actual": "", "planned": "yellow", "hypothetical": "magenta", "negated": "red"}
QUAD = {1: "green", 2: "bold green", 3: "red", 4: "bold red"}
FROM = {"metadata": "", "dateline": " (dateline)", "text": " (from the text)"}


def console() -> Console:
    """The console on standard output; it minds the terminal, NO_COLOR and COLUMNS."""
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit() else PLAIN_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def show(renderable: RenderableType, out: Console) -> None:
    """Prints it; where the output is no terminal, without the spaces that fill the lines up."""
    if out.is_terminal:
        out.print(renderable)
        return
    with out.capture() as captured:
        out.print(renderable)
    out.file.write("".join(line.rstrip() + "\n" for line in captured.get().splitlines()))


def page(reading: Reading, width: int) -> RenderableType:
    """The whole page. Nothing in it is markup: every word of the report is shown as it stands, made safe."""
    names = Names(reading)
    parts: list[RenderableType] = [_head(reading)]
    for title, entries in (
        ("What was said", [_statement(statement, names, width) for statement in reading.statements]),
        ("What happened", [_event(event, names, width) for event in reading.events]),
        ("Positions held", [_position(position, names) for position in reading.positions]),
    ):
        if entries:
            parts += [_heading(title, len(entries)), *entries]
    for title, count, table in (
        ("Figures", len(reading.figures), _figures(names)),
        ("People and bodies", len(reading.actors), _actors(names)),
        ("Places", len({(place.name, place.country) for place in reading.places}), _places(reading)),
        ("Dates", len({(date.text, date.value) for date in reading.dates}), _dates(reading)),
    ):
        if count:
            parts += [_heading(title, count), Padding(table, (0, 0, 0, 1))]
    if len(parts) == 1:
        parts += [Text(), Text("Nothing of note was found.", style="dim")]
    return Group(*parts)


def _head(reading: Reading) -> RenderableType:
    report = reading.report
    title = Text(shown(report.title) if report.title else "Report without a title", style="bold")
    known = [
        shown(report.outlet) if report.outlet else None,
        day(report.published) + FROM.get(report.published_from or "", "") if report.published else "date unknown",
        shown(report.dateline) if report.dateline else None,
        f"by {shown(report.byline)}" if report.byline else None,
        shown(report.given_id) if report.given_id else None,
    ]
    return Group(Rule(style="dim", characters="─"), title, Text(" · ".join(part for part in known if part), style="dim"))


def _heading(title: str, count: int) -> RenderableType:
    text = Text("\n")
    text.append(title.upper(), style="bold")
    text.append(f"  {count}", style="dim")
    return text


def _line(*parts: tuple[str | None, str], between: str = "  ") -> Text:
    """Parts that are told, each in its style."""
    text = Text()
    for words_, style in parts:
        if words_:
            if text:
                text.append(between)
            text.append(words_, style=style)
    return text


def _entry(identity: str, *lines: RenderableType) -> RenderableType:
    """An entry with its id in the margin."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4, no_wrap=True, style="dim", justify="right")
    grid.add_column(overflow="fold")
    grid.add_row(identity, Group(*lines))
    return grid


def _beside(identity: str, cells: Sequence[tuple[int | None, RenderableType]]) -> RenderableType:
    """An entry in columns: its id, then each cell with its width; None takes what is left."""
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=4, no_wrap=True, style="dim", justify="right")
    for width, _ in cells:
        grid.add_column(width=width, ratio=None if width else 1, overflow="fold")
    grid.add_row(identity, *(cell for _, cell in cells))
    return grid


def _statement(statement: Statement, names: Names, width: int) -> RenderableType:
    speaker = names.speaker(statement)
    actor = names.actor(statement.speaker)
    who = _line(
        (shown(speaker) if speaker else "speaker open", "bold" if speaker else "dim italic"),
        (code(actor) if actor else "+".join(statement.states), "dim"),
        (shown(statement.cue.text) if statement.cue else None, "cyan"),
        _denial(statement),
    )
    told = _line(
        (statement.kind, ""),
        (f"to {shown(statement.addressee.text)}" if statement.addressee else None, ""),
        (f"by {shown(statement.medium)}" if statement.medium else None, ""),
        (f"in {shown(place)}" if (place := names.place(statement.place)) else None, ""),
        (statement.date.value if statement.date else None, ""),
        between=" · ",
    )
    told.stylize("dim")
    said = shown(words(statement.content))
    content = Text(f"“{said}”" if statement.kind == "direct" else said)
    if width >= WIDE:
        return _beside(statement.id, [(min(52, int(width * 0.38)), Group(who, told)), (None, content)])
    who.append("  ")
    who.append(told)
    return _entry(statement.id, who, content)


def _denial(statement: Statement) -> tuple[str | None, str]:
    told = denial(statement.cue.text if statement.cue else None, statement.negated)
    return ("denies", "red") if told == "denied" else (told or None, "dim")


def _event(event: Event, names: Names, width: int) -> RenderableType:
    kind = _line((event.type, QUAD.get(event.quad, "")), (event.mode, "italic"), (event.cameo, "dim"))
    who = Text(shown(names.roles(event.source)) or "?", style="bold" if event.source else "dim")
    if event.recipient:
        who.append(" → ", style="dim")
        who.append(shown(names.roles(event.recipient)), style="not bold")
    told = _line(
        (timed(event) or None, ""),
        (shown(place) if (place := names.place(event.place)) else None, ""),
        (event.status, STATUS.get(event.status, "dim")),
        (", ".join(event.contexts).replace("_", " "), "dim"),
        (", ".join(_amount(names, amount) for amount in event.amounts), ""),
        (f"told in {event.in_statement}" if event.in_statement else None, "dim"),
        (f"same as {event.same_as}" if event.same_as else None, "dim"),
        (f"“{shown(words(event.trigger))}”", "dim"),
        between=" · ",
    )
    if width >= WIDE_EVENT:
        return _beside(event.id, [(25, kind), (int(width * 0.3), who), (None, told)])
    return _entry(event.id, kind + Text("  ") + who, told)


def _amount(names: Names, identity: str) -> str:
    figure = names.entries.get(identity)
    return shown(number(figure)) if isinstance(figure, Figure) else identity


def _position(position: Position, names: Names) -> RenderableType:
    head = _line(
        (position.kind, "bold"),
        (shown(position.obligation) if position.obligation else None, "italic"),
        (shown(names.all_names(position.holders)) or None, ""),
        (f"→ {shown(names.all_names(position.toward))}" if position.toward else None, ""),
    )
    lines: list[RenderableType] = [head, Text(shown(position.about))]
    for side in position.sides:
        shown_by = f"  [{', '.join(side.evidence)}]" if side.evidence else ""
        lines.append(Text(f"– {shown(names.all_names(side.holders))}: {shown(side.about)}{shown_by}"))
    told = _line(
        (f"if {shown(position.condition)}" if position.condition else None, ""),
        (f"by {shown(position.deadline)}" if position.deadline else None, ""),
        (f"denied by {shown(names.all_names(position.denied_by))}" if position.denied_by else None, ""),
        (f"shown by {', '.join(position.evidence)}" if position.evidence else None, "dim"),
        between=" · ",
    )
    return _entry(position.id, *lines, *([told] if told else []))


def _table(columns: Sequence[tuple[str, int | None]], rows: Iterable[Sequence[str | None]]) -> Table:
    """A plain table; columns that hold nothing are left out. A column's number is its share of the width, None: as it needs."""
    kept = [tuple(cell or "" for cell in row) for row in rows]
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    used = [index for index in range(len(columns)) if any(row[index] for row in kept)]
    for index in used:
        name, ratio = columns[index]
        table.add_column(name, overflow="fold", ratio=ratio, no_wrap=ratio is None, style="dim" if index == 0 else "")
    for row in kept:
        table.add_row(*(Text(row[index]) for index in used))
    return table


def _figures(names: Names) -> Table:
    return _table(
        [("", None), ("value", 3), ("words", 3), ("of", 3), ("what", 4), ("by", None)],
        (
            (
                f"{figure.id:>3}",
                shown(number(figure)),
                f"“{shown(figure.text)}”",
                shown(names.name(figure.of)) if figure.of else None,
                " · ".join(
                    part
                    for part in (
                        shown(figure.what or ""),
                        f"in {shown(names.place(figure.place) or '')}" if figure.place else "",
                        f"= {figure.converts}" if figure.converts else "",
                    )
                    if part
                ),
                figure.by,
            )
            for figure in names.reading.figures
        ),
    )


def _actors(names: Names) -> Table:
    return _table(
        [("", None), ("name", 4), ("code", None), ("kind", None), ("title", 5), ("mentions", None)],
        (
            (
                f"{actor.id:>3}",
                shown(actor.name),
                code(actor),
                actor.kind,
                ", ".join(shown(part) for part in (actor.title, actor.affiliation) if part),
                f"×{len(actor.mentions)}",
            )
            for actor in names.reading.actors
        ),
    )


def _places(reading: Reading) -> Table:
    alike: dict[tuple[str, str | None], list[Place]] = {}
    for place in reading.places:
        alike.setdefault((place.name, place.country), []).append(place)
    return _table(
        [("", None), ("name", 4), ("kind", None), ("country", None), ("where", 3), ("mentions", None)],
        (
            (f"{first.id:>3}", shown(first.name), first.kind, first.country, coordinates(first), f"×{len(places)}")
            for places in alike.values()
            for first in places[:1]
        ),
    )


def _dates(reading: Reading) -> Table:
    seen = {(date.text, date.value): date for date in reversed(reading.dates)}
    ordered = dict.fromkeys((date.text, date.value) for date in reading.dates)
    return _table(
        [("", None), ("value", None), ("words", 4), ("type", None)],
        (
            (
                f"{seen[key].id:>3}",
                seen[key].value,
                f"“{shown(seen[key].text)}”",
                "" if seen[key].type == "DATE" else seen[key].type.lower(),
            )
            for key in ordered
        ),
    )
