"""``onrecord explain``: why an entry is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.record.options import DEFAULT, RecordFile, no_entry, opened

app = typer.Typer()
#: An entry of the record: the beginning of its report's id, and its own.
_REF = re.compile(r"[0-9a-f]{4,64}#[A-Z]\d+")


@app.command()
def explain(
    file: Annotated[
        str, typer.Argument(metavar="FILE|REF", help="A report, - for standard input, or an entry of the record, as 5bb61147b0#E3.")
    ],
    entries: Annotated[list[str] | None, typer.Argument(metavar="[ENTRY...]", help="Entries of the report, as E8 or S1.")] = None,
    event: Annotated[str | None, typer.Option(metavar="E1", help="An event.")] = None,
    statement: Annotated[str | None, typer.Option(metavar="S1", help="A statement.")] = None,
    figure: Annotated[str | None, typer.Option(metavar="F1", help="A figure.")] = None,
    date: Annotated[str | None, typer.Option(metavar="D1", help="A date.")] = None,
    place: Annotated[str | None, typer.Option(metavar="P1", help="A place.")] = None,
    actor: Annotated[str | None, typer.Option(metavar="A1", help="A person or body.")] = None,
    position: Annotated[str | None, typer.Option(metavar="H1", help="A position.")] = None,
    only_id: options.OnlyId = None,
    published: options.Published = None,
    title: options.Title = None,
    outlet: options.Outlet = None,
    model: options.Model = None,
    knowledge: options.Tables = None,
    record: RecordFile = DEFAULT,
) -> None:
    """Tell why an entry is there.

    Its words, the pattern or table row that matched, and how each role was resolved.
    """
    from onrecord.cli.given import Request, readings, say
    from onrecord.views.explain import ASKED, explained
    from onrecord.views.terminal import console, show

    given = {"event": event, "statement": statement, "figure": figure, "date": date, "place": place, "actor": actor, "position": position}
    if _REF.fullmatch(file.strip()) and not Path(file).exists():
        _of_record(file.strip(), record)
        return
    wanted = [_entry(value) for value in entries or ()]
    wanted += [_identity(value, ASKED[layer], layer) for layer, value in given.items() if value is not None]
    if not wanted:
        raise typer.BadParameter("say which entry, as E3", param_hint="ENTRY")
    out = console()
    any_found = False
    for reading in readings(Request([file], only_id, published, title, outlet, model, knowledge)):
        for identity in wanted:
            text = explained(reading, identity)
            if text is None:
                say(f"{file}: the reading has no {identity}")
                continue
            if any_found:
                out.print()
            show(text, out)
            any_found = True
    if not any_found:
        raise typer.Exit(1)


def _of_record(ref: str, record: Path) -> None:
    """Tells it of an entry of the record, as it was read."""
    from onrecord.views.explain import explained
    from onrecord.views.terminal import console, show

    report, _, entry = ref.partition("#")
    with opened(record) as archive:
        text = explained(archive.raw(report), entry)
    if text is None:
        raise no_entry(ref)
    show(text, console())


def _entry(value: str) -> str:
    """The id of an entry of any layer; ``e3`` and ``E3`` are one. Wrong usage for what is no id."""
    from onrecord.views.explain import ASKED

    found = re.fullmatch(r"([A-Z])0*([1-9]\d*)", value.strip().upper())
    if found is None or found[1] not in set(ASKED.values()):
        raise typer.BadParameter(f"{value!r} is no entry; write it as E3", param_hint="ENTRY")
    return found[1] + found[2]


def _identity(value: str, letter: str, layer: str) -> str:
    """The id as the reading has it; ``3``, ``e3`` and ``E3`` are one. Wrong usage for what is no id of the layer."""
    number = value.strip().upper().removeprefix(letter)
    if not number.isdigit():
        raise typer.BadParameter(f"{value!r} is no id; write it as {letter}3", param_hint=f"--{layer}")
    return f"{letter}{int(number)}"
