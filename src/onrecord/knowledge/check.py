"""Checks a user's tables row by row and says everything that is wrong with them, not only the first thing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.knowledge.rows import read_table
from onrecord.knowledge.schemas import SHIPPED, TYPES, Schema, schema, tables

#: Files that may stand in a folder of tables and are no table.
OTHER = (".md", ".toml", ".rst")
#: The form of columns that mean the same in every table that has them; a table's own ``[forms]`` come before these.
COMMON: dict[str, str] = {
    "lat": r"-?([0-8]?\d(\.\d+)?|90(\.0+)?)",
    "lon": r"-?((1[0-7]|[0-9]?)\d(\.\d+)?|180(\.0+)?)",
    "radius_km": r"\d+(\.\d+)?",
    "geonameid": r"\d+",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a table."""

    #: File and line, as in ``cues.csv:12``.
    at: str
    reason: str
    #: What to do.
    remedy: str
    #: Whether Onrecord cannot use the tables before it is mended; else the row does nothing, or not what was meant.
    stops: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one folder."""

    #: Rows by table.
    rows: dict[str, int]
    problems: tuple[Problem, ...]


def check(folder: Path) -> Checked:
    """All problems in a folder of tables, in order of file and line."""
    rows: dict[str, int] = {}
    problems: list[Problem] = []
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    for path in files:
        if path.suffix == ".csv" and path.stem in tables():
            rows[path.stem] = 0
            if schema(path.stem).fixed and folder != SHIPPED:
                problems.append(Problem(path.name, "is not laid over the shipped table", "Rules of the language ask for it", stops=False))
            for found in check_table(path, schema(path.stem), folder):
                if isinstance(found, Problem):
                    problems.append(found)
                else:
                    rows[path.stem] += 1
        elif path.suffix == ".csv":
            problems.append(Problem(path.name, "is no table", f"The tables are {', '.join(tables())}", stops=False))
        elif path.suffix.lower() not in OTHER:
            problems.append(Problem(path.name, "is not read", "Tables are CSV files", stops=False))
    if not rows and not problems:
        problems.append(Problem(str(folder), "holds no table", f"The tables are {', '.join(tables())}"))
    return Checked(rows, tuple(problems))


def check_table(path: Path, form: Schema, folder: Path) -> Iterator[Problem | dict[str, str]]:
    """Every row that reads, and every problem."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(path.name, f"cannot be read ({error})", "Save it as a UTF-8 CSV file")
        return
    reader = csv.reader(io.StringIO(text), strict=True)
    header: list[str] | None = None
    seen: dict[tuple[str, ...], str] = {}
    shipped = _keys(SHIPPED / path.name, form)
    known = {column: _known(reference, folder) for column, reference in form.refers.items()}
    try:
        for cells in reader:
            at = f"{path.name}:{reader.line_num}"
            if not cells or cells[0].startswith("#"):
                continue
            if header is None:
                header = cells
                bad = list(_check_header(at, header, form))
                yield from bad
                if bad:
                    return
            elif len(cells) != len(header):
                yield Problem(at, f"has {len(cells)} cells where the header has {len(header)}", "Put cells with commas in quotation marks")
            else:
                row = {**dict.fromkeys(form.columns, ""), **dict(zip(header, cells, strict=True))}
                yield from _check_row(at, row, form, seen, shipped)
                if row.get("drop") != "yes":
                    yield from _check_references(at, row, form, known)
                yield row
    except csv.Error as error:
        yield Problem(
            f"{path.name}:{reader.line_num}", f"is not CSV ({error})", "Quote cells with commas or quotes; the rest was not checked"
        )
    if header is None:
        yield Problem(path.name, "has no header", f"The columns are {', '.join(form.columns)}")


def _check_header(at: str, header: list[str], form: Schema) -> Iterator[Problem]:
    columns = f"The columns of {form.name} are {', '.join(form.columns)}"
    unknown = [name for name in header if name not in form.columns and name != "drop"]
    lacking = [name for name in form.required if name not in header]
    twice = sorted({name for name in header if header.count(name) > 1})
    if unknown:
        yield Problem(at, f"the header has unknown columns: {', '.join(unknown)}", columns)
    if lacking:
        yield Problem(at, f"the header lacks {', '.join(lacking)}", columns)
    if twice:
        yield Problem(at, f"the header has {', '.join(twice)} twice", columns)


def _check_row(
    at: str, row: dict[str, str], form: Schema, seen: dict[tuple[str, ...], str], shipped: frozenset[tuple[str, ...]]
) -> Iterator[Problem]:
    key = tuple(row[column] for column in form.key)
    named = ", ".join(part or "(empty)" for part in key)
    dropped = row.get("drop", "")
    if dropped not in ("", "yes"):
        yield Problem(at, f"drop is {dropped!r}", "Write yes to take a shipped row out, or leave it empty", stops=False)
    if dropped == "yes":
        if key not in shipped:
            yield Problem(at, f"takes out {named}, which no shipped row is called", "Check its spelling", stops=False)
        return
    empty = [column for column in form.required if not row[column]]
    if empty:
        yield Problem(at, f"{', '.join(empty)} is empty", "Fill it in or remove the row")
    for column in form.columns:
        yield from _check_cell(at, column, row[column], form)
    for column, cell in row.items():
        if cell != cell.strip():
            yield Problem(at, f"{column} has white space at its ends", "Remove it: it is part of the word", stops=False)
    if seen.get(key) == "|".join(row.values()):
        yield Problem(at, f"is there before ({named})", "Remove it", stops=False)
    seen[key] = "|".join(row.values())


def _check_cell(at: str, column: str, cell: str, form: Schema) -> Iterator[Problem]:
    """What is wrong with one cell: it is not of its column's type, or not of its form."""
    if not cell:
        return
    kind = form.types.get(column, "text")
    written = form.forms.get(column) or COMMON.get(column)
    meant = f"It is {form.columns[column].rstrip('.')}, written as"
    if not re.fullmatch(TYPES[kind], cell):
        yield Problem(at, f"{column} is {cell!r}", f"{meant} {TYPES[kind]}")
    elif written is not None:
        for part in cell.split("|") if kind == "list" else (cell,):
            if not re.fullmatch(written, part.strip()):
                yield Problem(at, f"{column} is {part!r}", f"{meant} {written}")
    if kind == "pattern":
        try:
            re.compile(cell)
        except re.error as error:
            yield Problem(at, f"{column} is no regular expression ({error})", "Mend it")


def _check_references(at: str, row: dict[str, str], form: Schema, known: dict[str, frozenset[str]]) -> Iterator[Problem]:
    for column, values in known.items():
        for part in row[column].split("|"):
            if part.strip() and part.strip() not in values:
                table = form.refers[column].split("|")[0].split(".")[0]
                yield Problem(at, f"{column} is {part.strip()!r}, which the table {table} does not have", f"It is {form.columns[column]}")


def _known(reference: str, folder: Path) -> frozenset[str]:
    """The values that a reference such as ``event_types.type|NONE`` allows: those of the shipped table, and of the user's own."""
    target, *words = reference.split("|")
    table, column = target.split(".")
    values = set(words)
    for path in (SHIPPED / f"{table}.csv", folder / f"{table}.csv"):
        if path.is_file():
            with path.open(encoding="utf-8-sig", newline="", errors="replace") as lines:
                values |= {row.get(column) or "" for row in csv.DictReader(line for line in lines if not line.startswith("#"))}
    return frozenset(values)


def _keys(path: Path, form: Schema) -> frozenset[tuple[str, ...]]:
    """The keys of the shipped rows."""
    return frozenset(tuple(row[column] for column in form.key) for row in read_table(path, form.name))
