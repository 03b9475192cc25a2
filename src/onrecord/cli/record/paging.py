"""``onrecord page``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.record.options import DEFAULT, RecordFile, Since, Until
from onrecord.cli.record.states import party

app = typer.Typer()


@app.command()
def page(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="What to write: dossier.html or dossier.md.")],
    refs: Annotated[list[str] | None, typer.Argument(metavar="[REF]...", help="Reports, or entries as REPORT#E3.")] = None,
    actor: Annotated[str, typer.Option(metavar="NAME", help="What an actor said, did, had done to them and holds.")] = "",
    dyad: Annotated[str, typer.Option(metavar="STATE,STATE", help="What passed between two states: USA,CHN.")] = "",
    search: Annotated[str, typer.Option(metavar="WORDS", help="Entries that hold all these words.")] = "",
    since: Since = None,
    until: Until = None,
    record: RecordFile = DEFAULT,
) -> None:
    """Write a dossier: one file that needs nothing else, each entry with its words and its source."""
    from onrecord.cli.given import say
    from onrecord.cli.record.options import opened
    from onrecord.export.selected import write
    from onrecord.record.gathering import Choice
    from onrecord.views.counts import several

    states = tuple(part.strip().upper() for part in dyad.replace("/", ",").split(",")) if dyad else None
    if states is not None and len(states) != 2:
        raise typer.BadParameter("takes two states: USA,CHN", param_hint="--dyad")
    given = refs or []
    choice = Choice(
        reports=tuple(ref for ref in given if "#" not in ref),
        entries=tuple(ref for ref in given if "#" in ref),
        actor=actor,
        dyad=(states[0], states[1]) if states else None,
        words=search,
        since=since,
        until=until,
    )
    with opened(record) as archive:
        for name in filter(None, (actor, *(states or ()))):
            party(archive, name)
        made = write(archive, choice, output)
    left = f"; {made.left_off:,} more left off" if made.left_off else ""
    say(f"{output}: {several(len(made), 'entry')} of {several(len(made.reports), 'report')}{left}")
