"""The filters that every list has, described once, and what is said where nothing fits."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_type_hints

import typer

from onrecord.cli.given import say
from onrecord.cli.record.options import ByOutlet, Form, InPlace, Since, ToldOnly, Until, answer, limit_of
from onrecord.cli.record.states import party
from onrecord.views.counts import several
from onrecord.views.rows import check_output

if TYPE_CHECKING:
    from onrecord.record.record import Record
    from onrecord.record.result import Rows

Actor = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="Part of an actor's name, a state or a code: Houthi, Japan, JPN, JPN.MIL.")
]
State = Annotated[
    str | None, typer.Option("--state", "--country", metavar="STATE", help="Only where a party is of this state: JPN, Japan.")
]
Source = Annotated[str | None, typer.Option("--source", metavar="NAME", help="As --actor, of who does it.")]
Recipient = Annotated[str | None, typer.Option("--recipient", metavar="NAME", help="As --actor, of whom it is done to.")]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", help="PLOVER type, of what is no event that of one told there; may be given more than once."),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS", help="actual, planned, hypothetical or negated; may be given more than once."),
]
About = Annotated[str | None, typer.Option("--about", "--topic", metavar="WORDS", help="Words of the matter; OR, NOT, NEAR as in search.")]
WithCopies = Annotated[bool, typer.Option("--with-copies", help="Count what copies of a report tell again, too.")]
Once = Annotated[bool, typer.Option("--once", help="Count each occurrence once, however many reports tell of it.")]
Besides = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="COLUMN", help="More columns: url, title, published, outlet, sentence; with commas, or given again."),
]

#: What every list may be asked for.
COMMON: dict[str, Any] = {
    "actor": Actor, "state": State, "type": Types, "place": InPlace, "about": About, "since": Since, "until": Until, "outlet": ByOutlet,
}  # fmt: skip
#: What events may be asked for besides.
OF_EVENTS: dict[str, Any] = {
    "source": Source, "recipient": Recipient, "status": Statuses, "with_copies": WithCopies, "once": Once, "told_only": ToldOnly,
}  # fmt: skip
#: Those that name somebody.
_WHO = ("actor", "source", "recipient", "speaker", "holder", "toward", "of")
#: Options that every command has at its end.
_LAST = ("limit", "record", "form", "output", "plot", "force", "to")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list is narrowed to, as the user gave it."""

    #: By the names that the question has for them; None stands for what is not given.
    filters: dict[str, Any]
    #: Columns to add.
    besides: tuple[str, ...] = ()

    def answer(
        self, record: Record, ask: Callable[..., Rows], form: Form, limit: int | None, output: Path | None = None, *, brief: bool = True
    ) -> Rows:
        """Asks, and writes the answer. Names that nobody has are refused; where nothing fits it is said what each filter leaves."""
        check_output(form.value, output)
        check_parties(record, self.filters)
        rows = ask(limit=limit_of(limit, form), **self.filters)
        shown = rows
        if self.besides:
            from onrecord.export.beside import beside

            shown = beside(record, rows, self.besides)
        answer(shown, form, output, brief=brief, keep=frozenset(self.besides))
        if not rows.count:
            self.say_why(ask)
        return rows

    def say_why(self, ask: Callable[..., Rows]) -> None:
        """Where nothing fits: how many rows there are without each of the filters, so that one sees which of them leaves nothing."""
        given = {name: value for name, value in self.filters.items() if value not in (None, False, (), "")}
        told = []
        for name, value in given.items():
            words = ", ".join(value) if isinstance(value, tuple) else "" if value is True else str(value)
            others = {other: one for other, one in self.filters.items() if other != name}
            told.append(f"without --{name.replace('_', '-')} {words}".rstrip() + f" {several(ask(limit=1, **others).count, 'row')}")
        if told:
            say("; ".join(["nothing fits all that is asked", *told]))


def narrowed(*names: str, leave: tuple[str, ...] = ()) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command the common filters but those to ``leave`` and those that it has itself, and those of events of these names. What is given
    comes as one value, ``asked``."""
    wanted = COMMON | {name: OF_EVENTS[name] for name in names} | {"besides": Besides}

    def give(command: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(command).parameters
        hints = get_type_hints(command, include_extras=True)
        fresh = {name: kind for name, kind in wanted.items() if name not in own and name not in leave}

        def run(**given: Any) -> None:
            told = {name: _value(given.pop(name)) for name in fresh}
            besides = _names(told.pop("besides", None))
            command(**given, asked=Narrowed(told, besides))

        parameters = [
            *(one.replace(annotation=hints[name]) for name, one in own.items() if name not in ("asked", *_LAST)),
            *(_parameter(name, kind) for name, kind in fresh.items()),
            *(one.replace(annotation=hints[name]) for name, one in own.items() if name in _LAST),
        ]
        run.__name__, run.__doc__ = command.__name__, command.__doc__
        run.__signature__ = inspect.Signature([one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters])  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        return run

    return give


def _parameter(name: str, kind: Any) -> inspect.Parameter:
    default = False if get_args(kind)[0] is bool else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=default)


def _value(given: Any) -> Any:
    return (tuple(given) or None) if isinstance(given, list) else given


def _names(given: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for one in given or () for name in one.split(",") if name.strip())


def check_parties(record: Record, filters: Mapping[str, Any]) -> None:
    """Refuses names that nobody in the record has, and states that are none, so that a slip of the pen is not taken for silence."""
    from onrecord.record.states import state_code

    for name in _WHO:
        if filters.get(name):
            party(record, filters[name])
    if filters.get("state"):
        state_code(filters["state"])
