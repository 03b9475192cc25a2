"""People, bodies and states across reports: joined where name, state and office agree on the date, never on a surname alone."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.knowledge.words import word_list

#: A reason that names the row of a table which knows this actor: "bodies.csv:3: United Nations".
_KNOWN = re.compile(r"(bodies|states|groups|media)\.csv:\d+: (.+)")
#: What the reader says beside the row where a state is named by its demonym.
_DEMONYM = ", by its demonym"
#: What an armed group may be called by beside its name: "the M23 rebels" are M23, "Houthi fighters" the Houthis.
_GROUP = word_list("armed_members")
#: Days between two reports within which an office is taken to be the same person's, or two offices to be held at once.
TERM, AT_ONCE = 183, 30
#: Sectors of public life: one person goes from one to another, and may hold several.
_PUBLIC = frozenset("GOV LEG JUD MIL SPY COP ELI PTY OPP IGO".split())
_EMPTY = word_list("office_empty")


@dataclass(frozen=True, slots=True)
class Told:
    """An actor as one report tells of it."""

    n: int
    #: ``report.id#A3``.
    ref: str
    name: str
    kind: str
    state: str | None
    role: str | None
    title: str | None
    day: date | None
    #: JSON list of the reader's reasons.
    why: str
    #: Whether it is named, not only described ("officials").
    named: bool


@dataclass(frozen=True, slots=True)
class Figurehead:
    """One actor over the reports."""

    key: str
    name: str
    kind: str
    state: str | None
    role: str | None
    why: str
    #: Number of each telling, and why it is one, in order of refs.
    members: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Member:
    told: Told
    why: str


def folded(name: str) -> str:
    """The name without case, accents, hyphens and a leading article."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = re.findall(r"[^\W_]+", plain.replace("'", "").replace("’", "").casefold())
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def office(title: str | None) -> frozenset[str]:
    """The words of a title that tell the office; "former" is one of them."""
    return frozenset(re.findall(r"[^\W_]+", (title or "").casefold())) - _EMPTY


def same_office(one: Told, other: Told) -> bool:
    """Whether both titles tell the same office: one may say more of it, but not that it is a former one."""
    a, b = office(one.title), office(other.title)
    return bool(a and b) and (a <= b or b <= a) and ("former" in a) == ("former" in b)


def joined(tellings: Iterable[Told], singles: frozenset[frozenset[str]]) -> tuple[Figurehead, ...]:
    """All figureheads, in order of their keys, those of one report too. What is only described stands in none. ``singles`` are the
    offices, as their words, that one person of a state holds at a time: only by these is anybody joined by surname."""
    bodies: dict[tuple[str, str, str], list[Told]] = {}
    people: dict[str, list[Told]] = {}
    surnames: dict[tuple[str, str], list[Told]] = {}
    for told in sorted((told for told in tellings if told.named), key=lambda told: told.ref):
        name = folded(told.name)
        if not name:
            continue
        if told.kind != "person":
            bodies.setdefault((told.kind, _core(told.kind, _known(told) or name), told.state or ""), []).append(told)
        elif " " in name:
            people.setdefault(name, []).append(told)
        elif told.state and any(single <= office(told.title) for single in singles):
            surnames.setdefault((name, told.state), []).append(told)
    persons = [group for name in sorted(people) for group in _persons(people[name])]
    found = list(_bodies(bodies))
    found += _with_surnames(persons, surnames)
    return tuple(sorted((_figurehead(members) for members in found), key=lambda one: one.key))


def _core(kind: str, name: str) -> str:
    """The name of an armed group without what only says that it is one, and without the plural of its last word."""
    if kind != "group":
        return name
    words = [word for word in name.split() if word not in _GROUP] or name.split()
    last = words[-1]
    return " ".join([*words[:-1], last[:-1] if len(last) > 4 and last.endswith("s") and not last.endswith("ss") else last])


def _known(told: Told) -> str | None:
    """The name in the tables, by which other names of the same body are joined."""
    if not told.why.startswith("["):
        return None
    for line in json.loads(told.why):
        match = _KNOWN.match(line)
        if match:
            return folded(match[2].removesuffix(_DEMONYM))
    return None


def _bodies(bodies: dict[tuple[str, str, str], list[Told]]) -> Iterator[list[_Member]]:
    """States and bodies by kind, name and state; one whose state is not told is the one of that name, if there is only one."""
    by_name: dict[tuple[str, str], list[str]] = {}
    for kind, name, state in bodies:
        by_name.setdefault((kind, name), []).append(state)
    for (kind, name), states in sorted(by_name.items()):
        told = [state for state in states if state]
        for state in sorted(states):
            members = [_Member(one, _same_body(one, name)) for one in bodies[kind, name, state]]
            if state and len(told) == 1 and "" in states:
                members += [_Member(one, "name and kind agree; its state is not told here") for one in bodies[kind, name, ""]]
            if state or len(told) != 1:
                yield members


def _same_body(told: Told, name: str) -> str:
    agree = "name, kind and state agree" if told.state else "name and kind agree"
    if _core(told.kind, folded(told.name)) == name:
        return agree
    return f"{agree}: the tables know {told.name} as {name}"


def _persons(tellings: Sequence[Told]) -> list[list[_Member]]:
    """People of one full name: parted by state, and where two public and private offices are held at once, by these."""
    states = sorted({told.state for told in tellings if told.state})
    found: list[list[_Member]] = []
    loose = [told for told in tellings if told.state is None]
    parted: list[str | None] = [*states] or [None]
    for state in parted:
        mine = [told for told in tellings if told.state == state]
        parts = _by_life(mine)
        for part in parts:
            agree = "full name and state agree" if state else "full name agrees"
            found.append([_Member(told, f"{agree}{_and_office(told, part)}") for told in part])
    if states:
        for told in loose:
            fits = [group for group in found if _may_be(told, group)]
            if len(fits) == 1 and len(found) == 1:
                fits[0].append(_Member(told, "full name agrees; the state is not told here, and no other of this name is"))
            elif len(fits) == 1 and any(same_office(told, member.told) for member in fits[0]):
                fits[0].append(_Member(told, "full name and office agree; the state is not told here"))
            else:
                found.append([_Member(told, "full name alone, which several bear")])
    return found


def _and_office(told: Told, others: Sequence[Told]) -> str:
    return " and office" if any(other.ref != told.ref and same_office(told, other) for other in others) else ""


def _life(told: Told) -> str | None:
    return None if told.role is None or not told.title else "public" if told.role in _PUBLIC else told.role


def _by_life(tellings: list[Told]) -> list[list[Told]]:
    """All together, unless two different lives are led at the same time."""
    lives = sorted({life for told in tellings if (life := _life(told))})
    clash = any(
        a.day and b.day and abs((a.day - b.day).days) <= AT_ONCE and _life(a) and _life(b) and _life(a) != _life(b)
        and not office(a.title) & office(b.title) and a.ref.split("#")[0] != b.ref.split("#")[0]
        for at, a in enumerate(tellings) for b in tellings[at + 1 :]
    ) if len(lives) > 1 else False  # fmt: skip
    if not clash:
        return [tellings]
    parts = [[told for told in tellings if _life(told) == life] for life in lives]
    return [*parts, *([told] for told in tellings if _life(told) is None)]


def _may_be(told: Told, group: list[_Member]) -> bool:
    lives = {life for member in group if (life := _life(member.told))}
    return not lives or _life(told) is None or _life(told) in lives


def _with_surnames(persons: list[list[_Member]], surnames: dict[tuple[str, str], list[Told]]) -> list[list[_Member]]:
    """Who is told by surname and office goes to the one person of this surname, state and office at the time, if there is one."""
    by_surname: dict[tuple[str, str], list[list[_Member]]] = {}
    for group in persons:
        for last, state in sorted({(folded(m.told.name).split()[-1], m.told.state or "") for m in group}):
            by_surname.setdefault((last, state), []).append(group)
    alone: list[list[_Member]] = []
    for key in sorted(surnames):
        left: list[Told] = []
        for told in surnames[key]:
            fits = [(group, with_) for group in by_surname.get(key, []) if (with_ := _holds(told, group))]
            if len(fits) == 1:
                group, with_ = fits[0]
                group.append(_Member(told, f"surname, state and office agree with {with_.ref[:10]} of {with_.day}"))
            else:
                left.append(told)
        alone += _runs(left)
    return [*persons, *alone]


def _holds(told: Told, group: list[_Member]) -> Told | None:
    """The telling of the group, by full name, that has this office at the time."""
    near = [m.told for m in group if " " in folded(m.told.name) and told.day and m.told.day and same_office(told, m.told)]
    near = [other for other in near if abs((other.day - told.day).days) <= TERM] if told.day else []  # type: ignore[operator]
    return min(near, key=lambda other: (abs((other.day - told.day).days), other.ref), default=None)  # type: ignore[operator]


def _runs(tellings: list[Told]) -> list[list[_Member]]:
    """Tellings by surname that have the same office within its time; those without a date stand alone."""
    runs: list[list[Told]] = []
    for told in sorted(tellings, key=lambda told: (told.day or date.max, told.ref)):
        for run in runs:
            last = run[-1]
            if told.day and last.day and (told.day - last.day).days <= TERM and all(same_office(told, other) for other in run):
                run.append(told)
                break
        else:
            runs.append([told])
    return [[_Member(told, "surname, state and office agree on the date") for told in run] for run in runs]


def _figurehead(members: list[_Member]) -> Figurehead:
    """Name, state and sector as most tell them; of several, the longest name and then what sorts first."""
    members = sorted(members, key=lambda member: member.told.ref)
    told = [member.told for member in members]
    name = _most([one.name for one in told])
    state, role = (_most([value for one in told if (value := getattr(one, field))]) or None for field in ("state", "role"))
    head = replace(told[0], name=name, state=state, role=role)
    reports = len({one.ref.split("#")[0] for one in told})
    others = sorted({one.name for one in told} - {name})
    why = f"named in {reports} report{'s' if reports != 1 else ''}" + (f", also as {', '.join(others)}" if others else "")
    key = hashlib.sha256("\x1f".join(one.ref for one in told).encode()).hexdigest()[:16]
    return Figurehead(key, head.name, head.kind, state, role, why, tuple((member.told.n, member.why) for member in members))


def _most(values: list[str]) -> str:
    return min(values, key=lambda value: (-values.count(value), -len(value), value), default="")
