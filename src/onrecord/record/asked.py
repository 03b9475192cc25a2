"""What each question over a record may be asked for, by name and type. All of it may be left out, and None asks nothing."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, wraps
from typing import Any, TypedDict, get_args

from onrecord.errors import ConfigError
from onrecord.record.states import code_of, state_code
from onrecord.types import ActorKind, PositionKind, StatementKind

#: One value, or several of which any will do.
type OneOf = str | Sequence[str] | None


class Reports(TypedDict, total=False):
    """Of the reports that entries stand in: see ``onrecord.record.filters.of_reports``."""

    #: Who is named in it: a code, or words of a name.
    actor: str | None
    #: The state of somebody named in it, by code or name.
    state: str | None
    #: PLOVER's type of an event that it tells.
    type: OneOf
    #: A place named in it: a state's code, or part of a place's name.
    place: str | None
    #: Words that it holds.
    about: str | None
    since: str | None
    until: str | None
    outlet: str | None


class Deeds(TypedDict, total=False):
    """Of events whose parties are asked for elsewhere. What each means: ``onrecord.record.chosen``."""

    #: A state's code (JPN), a sector of it (JPN.MIL), or words of a name: either party.
    actor: str | None
    #: The state of either party, by code or name.
    state: str | None
    #: PLOVER's type, in any case of letters.
    type: OneOf
    #: actual, planned, hypothetical or negated.
    status: OneOf
    #: A state's code, or part of a place's name.
    place: str | None
    #: Words that the report holds.
    about: str | None
    #: A day, month or year: 2016-12-05, 2016-12, 2016.
    since: str | None
    until: str | None
    #: The whole name of the outlet, in any case, with or without "The".
    outlet: str | None
    #: Count what copies of a report tell again, too.
    with_copies: bool
    #: Count what several reports tell of once.
    once: bool
    #: Only days that the text tells.
    told_only: bool
    #: "event" or "report": whose time ``since`` and ``until`` are.
    dated: str


class Events(Deeds, total=False):
    """Of events."""

    source: str | None
    recipient: str | None
    #: Source and recipient may change places.
    both: bool


class Series(Deeds, total=False):
    """Of counts: only what was done, unless another status is asked for."""

    both: bool


class Statements(TypedDict, total=False):
    """Of statements: see ``onrecord.record.asking.said``."""

    speaker: str | None
    about: str | None
    #: The state of the speaker, by code or name.
    state: str | None
    #: PLOVER's type of an event that it tells.
    type: OneOf
    #: direct, indirect or mixed.
    kind: OneOf
    place: str | None
    #: Only denials.
    denied: bool
    since: str | None
    until: str | None
    outlet: str | None
    told_only: bool


class Figures(TypedDict, total=False):
    """Of figures: see ``onrecord.record.asking.figures``."""

    #: Words in the unit, in what is counted or in the figure's own words.
    about: str | None
    place: str | None
    #: Whose: a code, or words of a name.
    of: str | None
    #: The owner's state, by code or name.
    state: str | None
    unit: str | None
    #: PLOVER's type of an event that the report tells.
    type: OneOf
    since: str | None
    until: str | None
    outlet: str | None


class HeldTo(TypedDict, total=False):
    """Of positions whose holder is asked for elsewhere."""

    #: commitment, claim, demand or dispute.
    kind: OneOf
    toward: str | None
    about: str | None
    obligation: str | None
    #: The state of a holder, or of whom it is held toward, by code or name.
    state: str | None
    #: Of the report: a place that it names, PLOVER's type of an event that it tells.
    place: str | None
    type: OneOf
    since: str | None
    until: str | None
    outlet: str | None


class Positions(HeldTo, total=False):
    """Of positions: see ``onrecord.record.asking.positions_where``."""

    holder: str | None


class Occurrences(TypedDict, total=False):
    """Of occurrences: see ``onrecord.record.links.occurrences``."""

    type: OneOf
    actor: str | None
    state: str | None
    source: str | None
    recipient: str | None
    place: str | None
    #: Words that one of the reports holds, and who published one.
    about: str | None
    outlet: str | None
    since: str | None
    until: str | None


class Matters(Events, total=False):
    """Of a comparison: events for outlets and periods, statements for speakers."""

    speaker: str | None
    kind: OneOf
    denied: bool


def checked[**P, A](method: Callable[P, A]) -> Callable[P, A]:
    """The question, with an error that names it and its filters where it is asked for something else."""

    @wraps(method)
    def asking(*given: P.args, **filters: P.kwargs) -> A:
        if unknown := sorted(filters.keys() - {*_filters(method)}):
            told = ", ".join(map(repr, unknown))
            raise TypeError(f"{method.__qualname__}() has no filter {told}: it may be asked for {', '.join(_filters(method))}")
        return method(*given, **{name: _sound(method.__name__, name, value) for name, value in filters.items()})

    return asking


#: The kinds of what a question lists.
_KINDS = {
    **dict.fromkeys(("statements", "denials", "quotes", "compare"), get_args(StatementKind)),
    **dict.fromkeys(("positions", "over_time"), get_args(PositionKind)),
    "actors": get_args(ActorKind),
}


def _sound(question: str, name: str, value: Any) -> Any:
    """What a filter is given, a day as text. Raises ConfigError for what it cannot be, so that a slip of the pen is not taken for "none"."""
    if value in (None, ""):
        return value
    if name in ("since", "until"):
        if not isinstance(value, str | date):
            raise ConfigError(name, f"{value!r} is no date", "Write it as '2016', '2016-12' or '2016-12-05'")
        return value if isinstance(value, str) else value.isoformat()[:10]
    if name == "limit" and value < 0:
        raise ConfigError(name, f"{value!r} is below 0", "Leave it out to have all")
    if name == "state":
        state, sector, _name = str(value).partition(".")
        return value if sector and code_of(state) else state_code(value)
    choice = ("event", "report") if name == "dated" else _KINDS.get(question, ()) if name == "kind" else ()
    given = () if not choice else (value,) if isinstance(value, str) else value
    for one in given:
        if one not in choice:
            raise ConfigError(name, f"{one!r} is none", f"Give one of {', '.join(choice)}")
    return value


@cache
def _filters(method: Callable[..., Any]) -> tuple[str, ...]:
    """What a question may be given by name: its own arguments, and the filters that it hands on."""
    own = inspect.signature(method).parameters.values()
    # ``Unpack[asked.Events]``: the last part is the name of one of the above.
    handed_on = [globals()[str(one.annotation).strip("]").rpartition(".")[2]] for one in own if one.kind is one.VAR_KEYWORD]
    names = [one.name for one in own if one.kind is not one.VAR_KEYWORD and one.name != "self"]
    return (*names, *(name for filters in handed_on for name in filters.__annotations__))
