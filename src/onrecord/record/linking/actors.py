"""People, bodies and states across reports: joined where name, state and office agree on the date, never on a surname alone."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.knowledge.words import word_list
from onrecord.record.naming import REMEMBERED, called_by, folded, is_known, person

#: What an armed group may be called by beside its name: "the M23 rebels" are M23, "Houthi fighters" the Houthis.
_GROUP = word_list("armed_members")
#: What is called by its state's name where it is told beside those of others.
_OF_STATES = frozenset({"government", "unit"})
#: Days between two reports within which an office is taken to be the same person's, or two offices to be held at once.
#: Plain, by benchmarks/record_links.py: no pair is another; with 91 or 366 for the first four of 1,020 actors of 4,074 reports are others, with 90 for the
#: second two, with 7 none.
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
    #: Whether an analyst said that it is nobody whom others tell of.
    apart: bool = False

    @property
    def full(self) -> str:
        """The folded name; that of the tables, for whom they know under another one ("Hemedti")."""
        return person(folded(self.name), self.state or None)


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


def office(title: str | None) -> frozenset[str]:
    """The words of a title that tell the office; "former" is one of them."""
    return _office(title or "")


@lru_cache(maxsize=REMEMBERED)
def _office(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", title.casefold())) - _EMPTY


def same_office(one: Told, other: Told) -> bool:
    """Whether both titles tell the same office: one may say more of it, but not that it is a former one."""
    return same_words(office(one.title), office(other.title))


def same_words(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the words of two titles tell the same office."""
    return bool(a and b) and (a <= b or b <= a) and ("former" in a) == ("former" in b)


def people(tellings: Iterable[Told], singles: frozenset[frozenset[str]]) -> tuple[Figurehead, ...]:
    """The people of one surname, in order of their keys, those of one report too. ``singles`` are the offices, as their words, that one
    person of a state holds at a time: only by these is anybody joined by surname."""
    full: dict[str, list[Told]] = {}
    surnames: dict[tuple[str, str], list[Told]] = {}
    alone = []
    for told in sorted(tellings, key=lambda told: told.ref):
        name = told.full
        if told.apart:
            alone.append([_Member(told, "taken apart by an analyst")])
        elif " " in name:
            full.setdefault(name, []).append(told)
        elif told.state and any(single <= office(told.title) for single in singles):
            surnames.setdefault((name, told.state), []).append(told)
    persons = [group for name in sorted(full) for group in _persons(full[name])]
    found = [*alone, *_with_surnames(persons, surnames)]
    return tuple(sorted((_figurehead(members) for members in found), key=lambda one: one.key))


def core(kind: str, name: str) -> str:
    """The name of an armed group without what only says that it is one, and without the plural of its last word."""
    if kind != "group":
        return name
    words = [word for word in name.split() if word not in _GROUP] or name.split()
    last = words[-1]
    return " ".join([*words[:-1], last[:-1] if last.endswith("s") and not last.endswith("ss") else last])


def bare(kind: str, name: str, state: str | None) -> str:
    """The folded name of a body of government or of a force without that of its own state, which parts it from those of other states alone.

    >>> bare("government", "constitutional court of south korea", "KOR"), bare("unit", "sudanese army", "SDN")
    ('constitutional court', 'army')
    >>> bare("government", "sudanese army", "EGY"), bare("organisation", "bank of america", "USA")
    ('sudanese army', 'bank of america')
    """
    if kind not in _OF_STATES or not state:
        return name
    for own in called_by(state):
        for found in (name.removeprefix(f"{own} "), name.removesuffix(f" of {own}"), name.removesuffix(f" of the {own}")):
            if found and found != name:
                return found
    return name


def same_body(kind: str, name: str, state: str | None, known: str) -> str:
    """Why one is the body of its part, whose name is ``known``."""
    agree = "name, kind and state agree" if state else "name and kind agree"
    plain = core(kind, folded(name))
    if kind == "state" or plain == known:
        return agree
    if bare(kind, plain, state) == known:
        return f"{agree}: {name} is that of its state"
    return f"{agree}: the tables know {name} as {known}"


#: What is added where another telling has the office, too, and why who is told of by surname is the one of a full name.
AND_OFFICE, WITH = " and office", "surname, state and office agree with "
#: Why several tellings are of one person.
PERSON = "surname and state agree, and the office at the time, or the full name"
#: Why one whose state is not told is the one body of its name that has a state.
STATELESS = "name and kind agree; its state is not told here"


def _persons(tellings: Sequence[Told]) -> list[list[_Member]]:
    """People of one full name: parted by state, and where two public and private offices are held at once, by these."""
    states = sorted({told.state for told in tellings if told.state})
    found: list[list[_Member]] = []
    loose = [told for told in tellings if not told.state]  # an older reading may hold an empty one
    parted: list[str | None] = [*states] or [None]
    for state in parted:
        mine = [told for told in tellings if (told.state or None) == state]
        parts = _by_life(mine)
        for part in parts:
            found.append([_Member(told, why_one(told) + _and_office(told, part)) for told in part])
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


def why_one(told: Told) -> str:
    """Why one is the one of the full name, and of the state if one is told."""
    if folded(told.name) != told.full:
        return f"the tables know {told.name} as {told.full}"
    return "full name and state agree" if told.state else "full name agrees"


def _and_office(told: Told, others: Sequence[Told]) -> str:
    return AND_OFFICE if any(other.ref != told.ref and same_office(told, other) for other in others) else ""


def _life_of(told: Told) -> str | None:
    return None if told.role is None or not told.title else life_in(told.role)


def life_in(role: str) -> str:
    """Which life somebody of a sector leads: public life is one, whatever the sector."""
    return "public" if role in _PUBLIC else role


def _by_life(tellings: list[Told]) -> list[list[Told]]:
    """All together, unless two different lives are led at the same time."""
    lives = sorted({life for told in tellings if (life := _life_of(told))})
    if len(lives) < 2 or _is_known(tellings[0]) or not _clash(tellings):
        return [tellings]
    parts = [[told for told in tellings if _life_of(told) == life] for life in lives]
    return [*parts, *([told] for told in tellings if _life_of(told) is None)]


def _is_known(told: Told) -> bool:
    """Whether the tables know the one person of this name in the state, who may lead several lives."""
    return bool(told.state) and is_known(told.full, told.state or "")


def _clash(tellings: list[Told]) -> bool:
    """Whether two reports of about the same time tell of different lives, with no word of the office in common."""
    dated = sorted(((told.day, told) for told in tellings if told.day and _life_of(told)), key=lambda one: (one[0], one[1].ref))
    for at, (day, one) in enumerate(dated):
        for later, other in dated[at + 1 :]:
            if (later - day).days > AT_ONCE:
                break
            apart = _life_of(one) != _life_of(other) and not office(one.title) & office(other.title)
            if apart and one.ref.split("#")[0] != other.ref.split("#")[0]:
                return True
    return False


def _may_be(told: Told, group: list[_Member]) -> bool:
    lives = {life for member in group if (life := _life_of(member.told))}
    return not lives or _life_of(told) is None or _life_of(told) in lives


def _with_surnames(persons: list[list[_Member]], surnames: dict[tuple[str, str], list[Told]]) -> list[list[_Member]]:
    """Who is told by surname and office goes to the one person of this surname, state and office at the time, if there is one."""
    by_surname: dict[tuple[str, str], list[list[_Member]]] = {}
    for group in persons:
        for last, state in sorted({(m.told.full.split()[-1], m.told.state or "") for m in group}):
            by_surname.setdefault((last, state), []).append(group)
    offices = {id(group): _Offices(group) for group in persons} if surnames else {}
    alone: list[list[_Member]] = []
    for key in sorted(surnames):
        left: list[Told] = []
        for told in surnames[key]:
            fits = [(group, with_) for group in by_surname.get(key, []) if (with_ := offices[id(group)].nearest(told))]
            if len(fits) == 1:
                group, with_ = fits[0]
                group.append(_Member(told, f"{WITH}{with_.ref[:10]} of {with_.day}"))
            else:
                left.append(told)
        alone += _runs(left)
    return [*persons, *alone]


class _Offices:
    """The offices of a person as full-name tellings give them, by day, so that who holds one at a time is found without looking at all."""

    def __init__(self, group: list[_Member]) -> None:
        self.days: dict[frozenset[str], list[tuple[date, str, Told]]] = {}
        for member in group:
            told = member.told
            if told.day and " " in told.full and office(told.title):
                self.days.setdefault(office(told.title), []).append((told.day, told.ref, told))
        for held in self.days.values():
            held.sort(key=lambda one: one[:2])

    def nearest(self, told: Told) -> Told | None:
        """The telling, by full name, that has this office at the time."""
        if told.day is None:
            return None
        wanted = office(told.title)
        near: list[tuple[int, str, Told]] = []
        for words, held in self.days.items():
            if same_words(wanted, words):
                at = bisect_left(held, (told.day, ""), key=lambda one: one[:2])
                near += [(abs((day - told.day).days), ref, other) for day, ref, other in _around(held, at)]
        near = [one for one in near if one[0] <= TERM]
        return min(near, key=lambda one: one[:2])[2] if near else None


def _around(held: list[tuple[date, str, Told]], at: int) -> list[tuple[date, str, Told]]:
    """The last before, of its day the one whose ref sorts first, and the next."""
    found = held[at : at + 1]
    if at:
        day = held[at - 1][0]
        found.append(held[bisect_left(held, (day, ""), key=lambda one: one[:2])])
    return found


def _runs(tellings: list[Told]) -> list[list[_Member]]:
    """Tellings by surname that have the same office within its time; those without a date stand alone."""
    runs: list[tuple[list[Told], set[frozenset[str]]]] = []
    for told in sorted(tellings, key=lambda told: (told.day or date.max, told.ref)):
        mine = office(told.title)
        for run, offices in runs:
            last = run[-1]
            if told.day and last.day and (told.day - last.day).days <= TERM and all(same_words(mine, other) for other in offices):
                run.append(told)
                offices.add(mine)
                break
        else:
            runs.append(([told], {mine}))
    return [[_Member(told, "surname, state and office agree on the date") for told in run] for run, _offices in runs]


def _figurehead(members: list[_Member]) -> Figurehead:
    """Name, state and sector as most tell them; of several, the longest name and then what sorts first."""
    members = sorted(members, key=lambda member: member.told.ref)
    told = [member.told for member in members]
    names, states, roles = (Counter(value for one in told if (value := getattr(one, field))) for field in ("name", "state", "role"))
    name, role, why = summed(names, roles, PERSON)
    head, key = told[0], key_of(told[0].ref)
    return Figurehead(key, name, head.kind, most(states) or None, role, why, tuple((member.told.n, member.why) for member in members))


def key_of(*identity: str) -> str:
    """The key of what is known by these."""
    return hashlib.sha256("\x1f".join(identity).encode()).hexdigest()[:16]


def number_of(key: str) -> int:
    """The number of a row that has this key, the same in every record."""
    return int(key[:15], 16)


def most(counts: Mapping[str, int]) -> str:
    """What most tell, of several the longest, then what sorts first; '' where nobody tells any."""
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default="")


def summed(names: Mapping[str, int], roles: Mapping[str, int], why: str) -> tuple[str, str | None, str]:
    """Of those who are one the name and role that most tell, and why they are one, with what else they are called."""
    name = most(names)
    others = sorted(names.keys() - {name})
    return name, most(roles) or None, why + (f"; also {', '.join(others)}" if others else "")
