"""The options that several commands share, each described once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from onrecord.config import Config
    from onrecord.intake import Given
    from onrecord.work import Spread


class Where(StrEnum):
    here = "here"
    ray = "ray"


#: What a column may hold.
FIELDS = ("text", "title", "published", "outlet", "byline", "url", "id", "dateline", "language")

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Reports: .txt, .html, .jsonl, folders of them, or - for standard input.")]
FilesOrNone = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILE...]", help="Reports, as for read; without any, the record is asked."),
]
File = Annotated[str, typer.Argument(metavar="FILE", help="A report: .txt, .html, .jsonl, or - for standard input.")]
OnlyId = Annotated[str | None, typer.Option("--id", metavar="ID", help="Only the report that the input calls so.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Date of publication where neither the file nor its text tells one, as 2016-12-05.")
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title of the report.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the report, where it does not tell.")]
On = Annotated[Where, typer.Option("--on", help="Where to read: processes of this machine, or Ray's on one machine or many.")]
Address = Annotated[str | None, typer.Option(metavar="ADDRESS", help="The Ray cluster to join; without it Ray starts on this machine.")]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="Another installed spaCy pipeline, by name or path.")]
Tables = Annotated[Path | None, typer.Option("--knowledge", metavar="DIR", help="A folder of your own tables, laid over ours.")]
Force = Annotated[bool, typer.Option("--force-given", help="Take --published and --outlet also where a report tells its own.")]
TextColumn = Annotated[
    str | None, typer.Option("--text-column", metavar="NAME", help="The column of a table, or key of JSON, that holds the text.")
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="Which column holds title, published, outlet, byline, url, id, dateline or language; may come again.",
    ),
]


def columns_of(text_column: str | None, given: list[str] | None) -> tuple[tuple[str, str], ...]:
    """The columns that the user names, by field. Wrong usage where a field is not known."""
    found = [("text", text_column)] if text_column else []
    for one in given or ():
        field, equals, column = one.partition("=")
        if not equals or not column.strip() or field.strip() not in FIELDS:
            raise typer.BadParameter(f"{one!r} is not FIELD=COLUMN with one of {', '.join(FIELDS)}", param_hint="--map")
        found.append((field.strip(), column.strip()))
    return tuple(found)


def spread(on: Where, workers: int, address: str | None) -> Spread:
    """What hands out the work. Wrong usage where an address is given and nothing is to run on Ray."""
    if on is Where.ray:
        from onrecord.scale import OnRay

        return OnRay(workers, address)
    if address is not None:
        raise typer.BadParameter("is of use with --on ray alone", param_hint="--address")
    from onrecord.work import Here

    return Here(workers)


def given_of(published: str | None, outlet: str | None, columns: tuple[tuple[str, str], ...]) -> Given:
    """What the user says of reports that do not tell it themselves."""
    from onrecord.cli.given import check_date
    from onrecord.intake import Given

    check_date(published, "--published")
    return Given(published, None, outlet, columns=columns)


def config_of(model: str | None, knowledge: Path | None) -> Config:
    """The configuration that the user's options make."""
    from onrecord.config import DEFAULT_MODEL, Config

    return Config(model=model or DEFAULT_MODEL, knowledge=knowledge)


@dataclass(frozen=True, slots=True)
class Sources:
    """What the user says of the reports that a command adds, and how they are to be read."""

    given: Given
    config: Config


def sources_of(
    published: Published = None,
    outlet: Outlet = None,
    force: Force = False,
    text_column: TextColumn = None,
    columns: Map = None,
    model: Model = None,
    knowledge: Tables = None,
) -> Sources:
    """The options of every command that adds reports."""
    from onrecord.cli.given import check_date
    from onrecord.intake import Given

    check_date(published, "--published")
    if force and not (published or outlet):
        raise typer.BadParameter("has nothing to force: give --published or --outlet, too", param_hint="--force-given")
    return Sources(Given(published, None, outlet, force=force, columns=columns_of(text_column, columns)), config_of(model, knowledge))


def with_sources(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of ``sources_of`` where it takes ``sources``."""
    shared = signature(sources_of, eval_str=True).parameters

    @wraps(command)
    def asked(**options: Any) -> None:
        sources = sources_of(**{name: options.pop(name) for name in shared})
        command(**options, sources=sources)

    own = signature(command, eval_str=True)
    told = [one for name, kept in own.parameters.items() for one in (shared.values() if name == "sources" else (kept,))]
    vars(asked)["__signature__"] = own.replace(parameters=told)
    return asked
