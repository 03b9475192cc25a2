"""What may be asked of entries, as conditions over their tables. Each gives SQL with its parameters; None asks nothing."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.errors import ConfigError
from onrecord.record.asked import OneOf
from onrecord.record.naming import in_full
from onrecord.record.patterns import begins
from onrecord.record.rows import STEP
from onrecord.record.states import code_of
from onrecord.timex import days

#: A sector of a state: JPN.GOV.
_SECTOR = re.compile(r"([A-Z]{3})\.([A-Z]{3})")


@dataclass(slots=True)
class Where:
    """Conditions that all hold, with their parameters."""

    conditions: list[str] = field(default_factory=list)
    parameters: list[object] = field(default_factory=list)
    #: Of each condition how many parameters it has, and where what it leaves out is counted, in what words and by which condition.
    sizes: list[int] = field(default_factory=list)
    leaves: dict[int, tuple[str, str]] = field(default_factory=dict)
    #: By the condition that asks for one of what a query finds: the query.
    queries: dict[int, str] = field(default_factory=dict)

    def add(self, condition: str, *parameters: object, leaves: tuple[str, str] | None = None) -> Where:
        """One more condition. ``leaves``: what to call those that it leaves out, and the condition that finds them."""
        if leaves is not None:
            self.leaves[len(self.conditions)] = leaves
        self.conditions.append(condition)
        self.parameters += parameters
        self.sizes.append(len(parameters))
        return self

    def among(self, column: str, query: str, *parameters: object) -> Where:
        """One more condition: a column has one of the values that a query finds."""
        self.queries[len(self.conditions)] = query
        return self.add(f"{column} IN ({query})", *parameters)

    def add_all(self, other: Where) -> Where:
        """All the conditions of the other, with what they leave out."""
        at = len(self.conditions)
        self.leaves |= {at + number: leaves for number, leaves in other.leaves.items()}
        self.queries |= {at + number: query for number, query in other.queries.items()}
        self.conditions += other.conditions
        self.parameters += other.parameters
        self.sizes += other.sizes
        return self

    def left_out(self) -> Iterator[tuple[str, Where]]:
        """For each reason to leave something out, the conditions of what is left out for it alone."""
        for reason, inverse in dict.fromkeys(self.leaves.values()):
            other, at = Where(), 0
            for number, (condition, size) in enumerate(zip(self.conditions, self.sizes, strict=True)):
                if self.leaves.get(number, ("", ""))[0] != reason:
                    other.add(condition, *self.parameters[at : at + size])
                at += size
            yield reason, other.add(inverse)

    @property
    def sql(self) -> str:
        """The conditions after WHERE."""
        return " AND ".join(self.conditions) or "1"


def code(asked: str) -> tuple[str, str | None] | None:
    """State and sector, if this is a code or a state's name; letters that are no state's (IDF) are a name."""
    found = _SECTOR.fullmatch(asked)
    if found:
        return found[1], found[2]
    state = code_of(asked)
    return (state, None) if state else None


def period(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """First day of ``since`` and last of ``until``, which may be years or months. Raises ConfigError if one is no date."""
    found: list[str | None] = []
    for option, value, end in (("since", since, 0), ("until", until, 1)):
        both = days(value) if value else None
        if value and both is None:
            raise ConfigError(option, f"{value!r} is no date", "Write it as 2016, 2016-12 or 2016-12-05")
        found.append(both[end].isoformat() if both else None)
    if found[0] and found[1] and found[1] < found[0]:
        raise ConfigError("until", f"{until} ends before {since} begins", "Exchange the two")
    return found[0], found[1]


def called(outlet: str) -> tuple[str, str]:
    """What an outlet may be called: with and without an article before its name.

    >>> called("the Times"), called("Gazette")
    (('Times', 'The Times'), ('Gazette', 'The Gazette'))
    """
    words = outlet.strip()
    bare = words[4:] if words[:4].casefold() == "the " else words
    return bare, f"The {bare}"


def of_outlet(column: str) -> str:
    """A condition on the outlet of a report, whose parameters ``called`` gives."""
    return f"{column} COLLATE NOCASE IN (?, ?)"


def of_report(where: Where, column: str, outlet: str | None, since: str | None = None, until: str | None = None) -> None:
    """Reports of an outlet (whole name, in any case, with or without "The"), published within a time. ``column`` holds the report's number."""
    first, last = period(since, until)
    inner = Where()
    if outlet is not None:
        inner.add(of_outlet("outlet"), *called(outlet))
    if first is not None:
        inner.add("published >= ?", first)
    if last is not None:
        inner.add("published <= ?", last)
    if inner.conditions:
        where.among(column, f"SELECT n FROM report WHERE {inner.sql}", *inner.parameters)


def of_reports(
    where: Where,
    column: str,
    *,
    actor: str | None = None,
    state: str | None = None,
    type: OneOf = None,
    place: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
) -> None:
    """Entries of reports that name this actor, one of this state, or this place, that tell an event of this type or hold these words, published
    within this time or by this outlet: for what has no such thing of its own. ``column`` holds the report's number."""
    of_report(where, column, outlet, since, until)
    for name in (actor, state):
        if name:
            condition, parameters = named(name, "a")
            where.among(column, f"SELECT a.n / {STEP} FROM actor a WHERE {condition}", *parameters)
    if type:
        inner = Where()
        one_of(inner, "type", [one.upper() for one in several(type)])
        # The report's number by that of the event: the index of types alone tells it.
        where.among(column, f"SELECT n / {STEP} FROM event WHERE {inner.sql}", *inner.parameters)
    if place:
        inner = Where()
        placed(inner, "n", place)
        where.among(column, f"SELECT report FROM place WHERE {inner.sql}", *inner.parameters)
    if about:
        where.among(column, "SELECT rowid FROM report_words WHERE report_words MATCH ?", full_text(about))


def by_told(where: Where, table: str, told_only: bool) -> None:
    """Entries whose date is told in the text, if only those are asked for. Where there is no basis, the time is a told date's."""
    if told_only:
        told = f"({table}.first IS NOT NULL AND {table}.first <> '' AND coalesce({table}.basis, 'told') = 'told')"
        where.add(told, leaves=("whose day the text does not tell", f"NOT {told}"))


def in_time(where: Where, table: str, since: str | None, until: str | None) -> None:
    """Entries whose time touches the asked one; an entry without a day does not."""
    first, last = period(since, until)
    undated = ("without a day", f"{table}.first IS NULL")
    if first is not None:
        where.add(f"{table}.last >= ?", first, leaves=undated)
    if last is not None:
        where.add(f"{table}.first <= ?", last, leaves=undated)


def touching(first: str | None, last: str | None, types: Sequence[str]) -> Where:
    """Events of these types in a time, or that of their report where they have none: looked up along the index of types and days."""
    marks = ", ".join("?" * len(types))
    dated, undated = Where().add(f"v.type IN ({marks})", *types), Where().add(f"v.type IN ({marks}) AND v.first IS NULL", *types)
    for day, own, sign in ((first, "last", ">="), (last, "first", "<=")):
        if day is not None:
            dated.add(f"v.{own} {sign} ?", day)
            undated.add(f"q.published {sign} ?", day)
    return Where().add(
        f"e.n IN (SELECT v.n FROM event v WHERE {dated.sql} UNION ALL"
        f" SELECT v.n FROM event v JOIN report q ON q.n = v.report WHERE {undated.sql})",
        *dated.parameters,
        *undated.parameters,
    )


def named(asked: str, table: str, *, words: bool = False, names: Sequence[str] | None = None) -> tuple[str, list[object]]:
    """A condition on a row of ``actor`` under the name ``table``: a code, or words of its name or of the body it speaks for. Who is joined
    with somebody of that name is found by it, too: "Houthi" finds the Houthis; a body's short name finds who speaks for it in full. A
    state's name is taken like its code, unless ``words`` are asked for. ``names``: those among which the words' are, where that is known (``spelt``).
    """
    parts = code(asked)
    if words and parts is not None and asked != parts[0] and parts[1] is None:
        parts = None
    if parts is None:
        (name, pattern), bodies = (
            begins("z.name", asked),
            [begins("z.affiliation", body) for body in dict.fromkeys((asked, in_full(asked)))],
        )
        known: list[object] = []
        if names is not None:
            name, known = f"z.name COLLATE NOCASE IN (SELECT value FROM json_each(?)) AND {name}", [json.dumps(names)]
        body = " OR ".join(condition for condition, _words in bodies)
        # Names and bodies are gone through once, each along its index: whoever is found by the name itself brings those that are joined with it.
        condition = (
            f"{table}.n IN (WITH told AS MATERIALIZED (SELECT z.n FROM actor z WHERE {name}) SELECT n FROM told UNION"
            " SELECT y.actor FROM told JOIN same_actor x ON x.actor = told.n JOIN same_actor y ON y.figurehead = x.figurehead UNION"
            f" SELECT z.n FROM actor z WHERE z.affiliation IS NOT NULL AND ({body}))"
        )
        return condition, [*known, pattern, *(of for _body, of in bodies)]
    if parts[1] is None:
        return f"{table}.state = ?", [parts[0]]
    return f"{table}.state = ? AND {table}.role = ?", list(parts)


#: PLOVER's types, which may be asked for where no event of a record has them.
TYPES = tuple(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
#: Whether an event was done.
STATUSES = ("actual", "planned", "hypothetical", "negated")


def several(asked: OneOf) -> tuple[str, ...]:
    """The values asked for, any of which will do; none asks nothing."""
    return (asked,) if isinstance(asked, str) and asked else tuple(asked or ())


def one_of(where: Where, column: str, asked: Sequence[str], leaves: str | None = None) -> None:
    """Entries with one of these values, if any is asked for. ``leaves``: what to call those that have another."""
    if asked:
        inside = f"IN ({', '.join('?' * len(asked))})"
        others = ", ".join("'" + one.replace("'", "''") + "'" for one in asked)
        where.add(f"{column} {inside}", *asked, leaves=(leaves, f"{column} NOT IN ({others})") if leaves else None)


def other_status(asked: OneOf) -> str:
    """What to call events that are left out for their status."""
    others = [one for one in STATUSES if one not in several(asked)]
    return f"with another status ({', '.join(others)})"


def check_names(connection: sqlite3.Connection, types: OneOf, statuses: OneOf) -> None:
    """That the type of an event and its status are such. Raises ConfigError, so that a slip of the pen is not taken for "none"."""
    for status in several(statuses):
        if status not in STATUSES:
            raise ConfigError("status", f"{status!r} is none", f"Give one of {', '.join(STATUSES)}")
    for type in several(types):
        if type.upper() in TYPES:
            continue
        # Tables of one's own may have other types.
        told = {row[0] for row in connection.execute("SELECT DISTINCT type FROM event")}
        if type.upper() not in told:
            raise ConfigError("type", f"{type!r} is no type of event", f"Give one of {', '.join(sorted(told | {*TYPES}))}")


def plays(where: Where, asked: str, parts: Sequence[str]) -> None:
    """Events in which an actor so called has one of these roles."""
    condition, parameters = named(asked, "a")
    marks = ", ".join("?" * len(parts))
    inner = f"SELECT x.event FROM actor a JOIN role x ON x.actor = a.n WHERE {condition} AND x.part IN ({marks})"
    where.add(f"event.n IN ({inner})", *parameters, *parts)


def placed(where: Where, column: str, asked: str) -> None:
    """Entries at a place: a state, by its code or name, or part of the place's name."""
    (condition, words), state = begins("name", asked), code_of(asked)
    if state is None:
        where.add(f"{column} IN (SELECT n FROM place WHERE {condition})", words)
    elif asked == state:
        where.add(f"{column} IN (SELECT n FROM place WHERE country = ?)", state)
    else:
        # A name may be that of a place elsewhere, too: Georgia, Jordan.
        where.add(f"{column} IN (SELECT n FROM place WHERE country = ? UNION SELECT n FROM place WHERE {condition})", state, words)


def speaks(where: Where, asked: str) -> None:
    """Statements of a speaker: part of the name, or a code."""
    if code(asked):
        condition, parameters = named(asked, "x")
        where.add(condition.replace("x.state", "speaker_state").replace("x.role", "speaker_role"), *parameters)
        return
    (name, words), (condition, parameters) = begins("v.speaker_name", asked), named(asked, "b")
    # Each along its own index: no statement is looked at but those that are found.
    where.add(
        f"statement.n IN (SELECT v.n FROM statement v WHERE {name} UNION SELECT v.n FROM statement v WHERE v.speaker IN (SELECT b.n FROM actor b"
        f" WHERE {condition}))",
        words,
        *parameters,
    )


def tells(where: Where, column: str, asked: OneOf) -> None:
    """Statements in which an event of such a type is told. ``column`` holds the statement's number."""
    inner = Where().add("in_statement IS NOT NULL")
    # By their index alone: the sign keeps all events of the type from being looked up.
    one_of(inner, "+type", [one.upper() for one in several(asked)])
    where.add(f"{column} IN (SELECT in_statement FROM event WHERE {inner.sql})", *inner.parameters)


def is_somebody(connection: sqlite3.Connection, asked: str) -> bool:
    """Whether somebody in the record is called so, or speaks under that name."""
    condition, parameters = named(asked, "a")
    spoken = Where()
    speaks(spoken, asked)
    queries = (
        (f"SELECT 1 FROM actor a WHERE {condition} LIMIT 1", parameters),
        (f"SELECT 1 FROM statement WHERE {spoken.sql} LIMIT 1", spoken.parameters),
    )
    return any(connection.execute(query, told).fetchone() is not None for query, told in queries)


def full_text(words: str) -> str:
    """FTS5's query for words that must all stand in the text. What stands in quotation marks stands together, and ``*`` at a word's end
    takes in longer words; OR between two takes either, NOT before one leaves out what has it, NEAR between two wants both within ten
    words, NEAR/5 within five; brackets hold together. Raises ConfigError if there is no word, or an operator has nothing beside it."""
    terms: list[str] = []
    for together, mark, single in re.findall(r'"([^"]*)"|([()])|([^\s()"]+)', _quoted(words)):
        bare = single.rstrip("*")
        if mark or _OPERATOR.fullmatch(single):
            terms.append(mark or single)
        elif re.search(r"\w", together):
            terms.append(f'"{together}"')
        elif re.search(r"\w", bare):
            terms.append(f'"{bare}"' + ("*" if single.endswith("*") else ""))
    if not any(term[0] == '"' for term in terms):
        raise ConfigError("words", "hold no word to search for", "Give a word, or words in quotation marks")
    return _query(terms)


def _quoted(words: str) -> str:
    """The words with their quotation marks straight. Raises ConfigError where one is not closed."""
    straight = words.translate(_MARKS)
    if straight.count('"') % 2:
        raise ConfigError("words", "have a quotation mark that is not closed", "Close it, or leave it out")
    return straight


def each_word(words: str) -> Iterator[str]:
    """Words that must all stand somewhere, those in quotation marks together."""
    yield from filter(None, (together.strip() or single for together, single in re.findall(r'"([^"]*)"|([^\s"]+)', _quoted(words))))


#: Quotation marks as programs for texts set them.
_MARKS = dict.fromkeys(map(ord, "“”„‟«»＂"), '"')
#: What stands between words; small letters are words.
_OPERATOR = re.compile(r"OR|AND|NOT|NEAR(?:/\d{1,3})?")


def _query(terms: list[str]) -> str:
    """The terms with their operators as FTS5 wants them."""
    if not any(_OPERATOR.fullmatch(term) or term in "()" for term in terms):
        return " ".join(terms)
    if terms.count("(") != terms.count(")"):
        raise ConfigError("words", "have a bracket that is not closed", "Close it, or leave it out")
    told: list[str] = []
    at = 0
    while at < len(terms):
        term = terms[at]
        near = term.startswith("NEAR")
        if _OPERATOR.fullmatch(term):
            before, after = (terms[at - 1] if at else "("), (terms[at + 1] if at + 1 < len(terms) else ")")
            if before == "(" or after == ")" or _OPERATOR.fullmatch(after) or (near and "(" in (after, before[:1])):
                raise ConfigError("words", f"have {term} with nothing beside it", "Put words on both sides, or write it in small letters")
            if near:
                told[-1] = f"NEAR({told[-1]} {after}, {term.partition('/')[2] or 10})"
                at += 1
            else:
                told.append(term)
        else:
            if told and told[-1] != "(" and not _OPERATOR.fullmatch(told[-1]) and term != ")":
                told.append("AND")
            told.append(term)
        at += 1
    return " ".join(told)


def number_of(report: int, identity: str) -> int:
    """The number of an entry in its table."""
    return report * STEP + int(identity[1:])
