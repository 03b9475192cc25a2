"""What may be asked of entries, as conditions over their tables. Each gives SQL with its parameters; None asks nothing."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.errors import ConfigError
from onrecord.record.rows import STEP
from onrecord.timex import days

#: A state, or a sector of a state: JPN, JPN.GOV.
_CODE = re.compile(r"([A-Z]{3})(?:\.([A-Z]{3}))?")


@dataclass(slots=True)
class Where:
    """Conditions that all hold, with their parameters."""

    conditions: list[str] = field(default_factory=list)
    parameters: list[object] = field(default_factory=list)

    def add(self, condition: str, *parameters: object) -> Where:
        """One more condition."""
        self.conditions.append(condition)
        self.parameters += parameters
        return self

    @property
    def sql(self) -> str:
        """The conditions after WHERE."""
        return " AND ".join(self.conditions) or "1"


def code(asked: str) -> tuple[str, str | None] | None:
    """State and sector, if this is a code."""
    found = _CODE.fullmatch(asked)
    return (found[1], found[2]) if found else None


def period(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """First day of ``since`` and last of ``until``, which may be years or months. Raises ConfigError if one is no date."""
    found: list[str | None] = []
    for option, value, end in (("since", since, 0), ("until", until, 1)):
        both = days(value) if value else None
        if value and both is None:
            raise ConfigError(option, f"{value!r} is no date", "Write it as 2016, 2016-12 or 2016-12-05")
        found.append(both[end].isoformat() if both else None)
    return found[0], found[1]


def of_report(where: Where, column: str, outlet: str | None, since: str | None = None, until: str | None = None) -> None:
    """Reports of an outlet (whole name, in any case), published within a time. ``column`` holds the report's number."""
    first, last = period(since, until)
    inner = Where()
    if outlet is not None:
        inner.add("outlet = ? COLLATE NOCASE", outlet)
    if first is not None:
        inner.add("published >= ?", first)
    if last is not None:
        inner.add("published <= ?", last)
    if inner.conditions:
        where.add(f"{column} IN (SELECT n FROM report WHERE {inner.sql})", *inner.parameters)


def by_told(where: Where, table: str, told_only: bool) -> None:
    """Entries whose date is told in the text, if only those are asked for. Where there is no basis, the time is a told date's."""
    if told_only:
        where.add(f"{table}.first IS NOT NULL AND {table}.first <> '' AND coalesce({table}.basis, 'told') = 'told'")


def in_time(where: Where, table: str, since: str | None, until: str | None) -> None:
    """Entries whose time touches the asked one; an entry without a day does not."""
    first, last = period(since, until)
    if first is not None:
        where.add(f"{table}.last >= ?", first)
    if last is not None:
        where.add(f"{table}.first <= ?", last)


def named(asked: str, table: str) -> tuple[str, list[object]]:
    """A condition on a row of ``actor`` under the name ``table``: a code, or part of its name."""
    parts = code(asked)
    if parts is None:
        return f"{table}.name LIKE ? ESCAPE '\\'", [part(asked)]
    if parts[1] is None:
        return f"{table}.state = ?", [parts[0]]
    return f"{table}.state = ? AND {table}.role = ?", list(parts)


#: PLOVER's types, which may be asked for where no event of a record has them.
_TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
_STATUSES = ("actual", "planned", "hypothetical", "negated")


def check_names(connection: sqlite3.Connection, type_: str | None, status: str | None) -> None:
    """That the type of an event and its status are such. Raises ConfigError, so that a slip of the pen is not taken for "none"."""
    if status and status not in _STATUSES:
        raise ConfigError("status", f"{status!r} is none", f"Give one of {', '.join(_STATUSES)}")
    if type_ and type_.upper() not in _TYPES:
        # Tables of one's own may have other types.
        told = {row[0] for row in connection.execute("SELECT DISTINCT type FROM event")}
        if type_.upper() not in told:
            raise ConfigError("type", f"{type_!r} is no type of event", f"Give one of {', '.join(sorted(told | _TYPES))}")


def part(words: str) -> str:
    """The pattern for LIKE that finds these words anywhere."""
    return "%" + re.sub(r"([\\%_])", r"\\\1", words) + "%"


def plays(where: Where, asked: str, parts: Sequence[str]) -> None:
    """Events in which an actor so called has one of these roles."""
    condition, parameters = named(asked, "a")
    marks = ", ".join("?" * len(parts))
    inner = f"SELECT x.event FROM actor a JOIN role x ON x.actor = a.n WHERE {condition} AND x.part IN ({marks})"
    where.add(f"event.n IN ({inner})", *parameters, *parts)


def placed(where: Where, column: str, asked: str) -> None:
    """Entries at a place: a state's code, or part of the place's name."""
    if re.fullmatch(r"[A-Z]{3}", asked):
        where.add(f"{column} IN (SELECT n FROM place WHERE country = ?)", asked)
    else:
        where.add(f"{column} IN (SELECT n FROM place WHERE name LIKE ? ESCAPE '\\')", part(asked))


def speaks(where: Where, asked: str) -> None:
    """Statements of a speaker: part of the name, or a code."""
    condition, parameters = named(asked, "x")
    condition = condition.replace("x.name", "speaker_name").replace("x.state", "speaker_state").replace("x.role", "speaker_role")
    where.add(condition, *parameters)


def full_text(words: str) -> str:
    """FTS5's query for words that must all stand in the text; what stands in quotation marks stands together, and ``*`` at a
    word's end takes in longer words. Raises ConfigError if there is no word."""
    found = re.findall(r'"([^"]*)"|(\S+)', words)
    terms = []
    for together, single in found:
        bare = single.rstrip("*").replace('"', "")
        if re.search(r"\w", together):
            terms.append(f'"{together}"')
        elif re.search(r"\w", bare):
            terms.append(f'"{bare}"' + ("*" if single.endswith("*") else ""))
    if not terms:
        raise ConfigError("words", "hold no word to search for", "Give a word, or words in quotation marks")
    return " ".join(terms)


def number_of(report: int, identity: str) -> int:
    """The number of an entry in its table."""
    return report * STEP + int(identity[1:])
