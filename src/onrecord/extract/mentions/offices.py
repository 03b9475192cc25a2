"""Persons of the table of offices, found by name whatever its spelling, and which office they held on a day."""

from __future__ import annotations

import marshal
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.rows import Row
from onrecord.knowledge.words import word_list, word_values
from onrecord.types import NO_STATE

_OTHER_OFFICES = alternatives("other_offices")
_Y_ENDINGS = alternatives("y_endings")

_HEADS = word_list("head_offices")
#: Other ministers than the prime minister.
_NOT_HEADS = re.compile(rf"\b({_OTHER_OFFICES})\b", re.IGNORECASE)
#: Where the family name comes first.
_FAMILY_FIRST = frozenset(("CHN", "TWN", "HKG", "KOR", "PRK"))
#: Where it comes last in English news and first at home.
_FAMILY_LAST = frozenset(("JPN", "HUN"))
#: What tells a son or grandson of the same name.
_NUMBERS = frozenset(("ii", "iii", "iv"))
#: Years before a term in which the person is of the state already.
#: Set by wikinews: sources .709, with 0 .705; no figure moves with 40.
_BEFORE = 12

_LETTERS = str.maketrans(word_values("letters_folded"))
_MARKS = re.compile(r"['’‘ʿʻʾ`´.]")
#: What somebody is called between his names: 'Robert "Bob" Gates'.
_NICKNAME = re.compile(r"\s[\"“][^\"“”]{1,20}[\"”](?=\s)")
_SPLIT = re.compile(r"[\s\u00a0,\-–‑]+")
_ARTICLES = frozenset(("al", "el", "ul", "ur", "ad", "as", "jr", "sr"))
_SPELT = (
    (re.compile(r"^m[uo]?ham?m+[aeu]d$"), "mohamed"),
    (re.compile(r"^abd([aeu]l)?$"), "abd"),
    (re.compile(rf"(?<=..)({_Y_ENDINGS})$"), "y"),
    (re.compile(r"(?<=..)(ei|ej)$"), "ey"),
    (re.compile(r"^ye"), "e"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
#: Given names, as ``fold`` makes them, that are one in several spellings: "Hossein", "Hussain".
_GIVEN = word_values("given_names_spelt")
#: What stands before a father's name.
_SONS = frozenset(("bin", "ibn", "bint"))
_SERVANT = re.compile(r"abd[aeu](l(?=[a-z]{3})|(?=r))")
_DOUBLED = re.compile(r"(.)\1+")
_SOUNDS = str.maketrans({"q": "k", "w": "v", "x": "ks"})
_ALIKE = (("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
#: How many letters of a name must agree where its spelling is taken loosely.
#: Bound of form: "Ahmad Ali" may be anybody.
_ENOUGH = 11
#: What one of these may change: most words of names are none, and need not be tried.
_VARIED = re.compile(r"ham|^abd|[iyj]$|^ye|ou|oo|ee|(.)\1")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """What is left of a name when spellings that differ between newspapers fall together: "Zelenskyy", "Zelensky"; "el-Sissi", "al-Sisi"."""
    low = name.lower()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low.translate(_LETTERS)) if not unicodedata.combining(c))
    plain = low.isascii() and low.replace(" ", "").isalpha()  # as most names are
    words = low.split() if plain else [word for word in _SPLIT.split(_MARKS.sub("", _NICKNAME.sub("", low))) if word]
    kept = [word for word in words if word not in _ARTICLES] or words
    return " ".join(map(_fold_word, kept))


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    if _VARIED.search(word) is None:
        return word
    for pattern, instead in _SPELT:
        word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=65536)
def _loosely(folded: str) -> str:
    """A full name where its words run together and spellings that differ between languages fall together: "Prayut Chan-ocha", "Prayuth
    Chan-o-cha"; "Abdel Aziz", "Abdulaziz"; nothing where so little is left that it may be anybody's, or one word is all of it."""
    words = [_GIVEN.get(word, word) for word in folded.split() if word not in _SONS]
    joined = _DOUBLED.sub(r"\1", _SERVANT.sub("abd", "".join(words).translate(_SOUNDS)))
    for sound, instead in _ALIKE:
        joined = joined.replace(sound, instead)
    return joined if len(words) > 1 and len(joined) >= _ENOUGH else ""


def _without_initials(folded: str) -> str:
    """A full name without its initials and the number after it: "Robert M. Gates", "R. Nicholas Burns", "Lloyd J. Austin III"; itself, where
    no first and last name are left."""
    kept = [word for word in folded.split() if len(word) > 1 and word not in _NUMBERS]
    return " ".join(kept) if len(kept) > 1 else folded


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office."""

    person: str
    office: str
    state: str
    role: str
    start: str
    end: str
    at: str

    @property
    def heads(self) -> bool:
        """Whether it is the office of a head of state or government: of ministers the prime minister's."""
        words = self.office.lower().split()
        if words[-1] == "minister" and words[-2:-1] != ["prime"]:
            return False
        return words[-1] in _HEADS and not _NOT_HEADS.search(self.office) and " of the " not in self.office


class People:
    """The persons of the tables of offices by name and by surname, each as ``fold`` makes it; who is not asked for is not made out of the index."""

    def __init__(self, form: dict[str, Any]) -> None:
        self._kept: list[bytes] = form["terms"]
        self._by_name: dict[str, tuple[int, ...]] = form["by_name"]
        self._by_surname: dict[str, tuple[int, ...]] = form["by_surname"]
        self._loosely: dict[str, tuple[int, ...]] = form["loosely"]
        self._terms: dict[int, Term] = {}
        #: First words of names of several words.
        self.firsts: frozenset[str] = form["firsts"]
        #: Single words by which the table itself calls a person.
        self.single: frozenset[str] = form["single"]
        #: Single words that mean one person, or several of one state only.
        self.well_known: frozenset[str] = form["well_known"]
        #: Surnames of heads that people of several states bear: the one head who serves is meant.
        self.shared: frozenset[str] = form["shared"]

    def named(self, folded: str) -> list[Term]:
        """The terms of whoever has this name, whole or the single one that the table gives, or with an initial or number that it leaves out;
        else of whoever has it in another spelling."""
        numbers = self._by_name.get(folded) or self._by_name.get(_without_initials(folded))
        if numbers is None and " " in folded:
            numbers = self._loosely.get(_loosely(folded))
        return [self._term(number) for number in numbers or ()]

    def surnamed(self, folded: str) -> list[Term]:
        """The terms of whoever has this surname."""
        return [self._term(number) for number in self._by_surname.get(folded, ())]

    def _term(self, number: int) -> Term:
        term = self._terms.get(number)
        if term is None:
            term = self._terms[number] = Term(*marshal.loads(self._kept[number]))
        return term

    def alone(self, word: str, day: str | None) -> list[Term]:
        """The terms of whom a single word means on a day: of one person, or of several of one state; none where it is open."""
        folded = fold(word)
        if folded not in self.well_known and folded not in self.shared:
            return []
        own = self.named(folded)
        terms = [*own, *(t for t in self.surnamed(folded) if t not in own)]
        heads = [t for t in terms if t.heads]
        if not own and heads:
            terms = heads
        serving = {t.person for t in terms if t.heads and day and (held := term_on([t], day)) is not None and held[1] == "serving"}
        if len(serving) == 1:
            return [t for t in terms if t.person in serving]
        return own or (terms if folded in self.well_known else [])


def surname_of(person: str, state: str) -> str:
    """The family name, as ``fold`` makes it."""
    words = fold(person).split()
    return words[0] if state in _FAMILY_FIRST and len(words) > 1 else words[-1]


def term_on(terms: list[Term], day: str | None) -> tuple[Term, str] | None:
    """The term that a day falls in ("serving"), else one that ended before it ("former") or begins within two years ("coming").

    Without a day ("undated") a person who ever held office for one state only is still of that state, and who has left an
    office of a body of states; so is, years before it ("later"), who comes to office one day.
    """
    if not terms:
        return None
    if day is None:
        return (told, "undated") if (told := _undated(terms)) is not None else None
    for term in sorted(terms, key=lambda t: t.start, reverse=True):
        if term.start <= day[: len(term.start)] and (not term.end or day[: len(term.end)] <= term.end):
            return term, "serving"
    past = [t for t in terms if t.end and t.end < day[: len(t.end)]]
    if past:
        return max(past, key=lambda t: t.end), "former"
    first = min(terms, key=lambda t: t.start)
    years = int(first.start[:4]) - int(day[:4]) if first.start else 0
    if years <= 1:
        return first, "coming"
    return (first, "later") if years <= _BEFORE and first.state not in NO_STATE else None


def _undated(terms: list[Term]) -> Term | None:
    """The latest term that holds whatever the day: of one state only, or of the one state beside a body's term that is over."""
    own = [term for term in terms if term.state not in NO_STATE]
    kept = own if own and all(term.end for term in terms if term not in own) else terms
    return max(kept, key=lambda term: term.start) if len({term.state for term in kept}) == 1 else None


def index(rows: Iterable[Row], ordinary: Iterable[str]) -> dict[str, Any]:
    """The index over the rows of the tables of offices, in plain values (``People``): terms by number.

    ``ordinary`` are words that mean something else than a surname.
    """
    terms: list[Term] = []
    by_name: dict[str, list[int]] = {}
    by_surname: dict[str, list[int]] = {}
    single: set[str] = set()
    held: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(rows):
        alike = [fold(spelling) for spelling in (row["person"], *row.list("aliases"))]
        person = _same(alike, row["state"], by_name, terms) or row["person"]
        term = Term(person, row["office"], row["state"], row["role"], row["start"], row["end"], row.at)
        terms.append(term)
        held.setdefault((person, term.state), []).append(number)
        for folded in alike:
            names = [folded]
            words = folded.split()
            if len(words) == 1:
                single.add(folded)
            elif term.state in _FAMILY_FIRST:
                names.append(" ".join((*words[1:], words[0])))
            elif term.state in _FAMILY_LAST:
                names.append(" ".join((words[-1], *words[:-1])))
            for name in names:
                numbers = by_name.setdefault(name, [])
                if numbers[-1:] != [number]:
                    numbers.append(number)
        by_surname.setdefault(surname_of(row["person"], term.state), []).append(number)
    whole = {name: _all_of(numbers, terms, held) if " " in name else tuple(numbers) for name, numbers in by_name.items()}
    well_known, shared = _alone_enough({surname: [terms[n] for n in numbers] for surname, numbers in by_surname.items()}, ordinary)
    return {
        "terms": [marshal.dumps((t.person, t.office, t.state, t.role, t.start, t.end, t.at)) for t in terms],
        "by_name": whole,
        "loosely": _spelt_otherwise(whole),
        "by_surname": {surname: tuple(numbers) for surname, numbers in by_surname.items()},
        "firsts": frozenset(first for first, _, rest in (name.partition(" ") for name in by_name) if rest),
        "single": frozenset(single),
        "well_known": frozenset(well_known | single),
        "shared": frozenset(shared),
    }


def _all_of(numbers: list[int], terms: list[Term], held: dict[tuple[str, str], list[int]]) -> tuple[int, ...]:
    """All terms of whoever has a name in full: a spelling that one row gives is his in every office that he held."""
    people = {(terms[number].person, terms[number].state) for number in numbers}
    return tuple(sorted({number for person in people for number in held[person]} | set(numbers)))


def _spelt_otherwise(names: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """The names in full as ``_loosely`` makes them."""
    found: dict[str, tuple[int, ...]] = {}
    for name, numbers in names.items():
        if " " in name and (key := _loosely(name)):
            found[key] = tuple(sorted({*found[key], *numbers})) if found.get(key, numbers) != numbers else numbers
    return found


def _same(alike: list[str], state: str, by_name: dict[str, list[int]], terms: list[Term]) -> str | None:
    """The name by which an earlier row has this person: of one state, with one of the names in full, as ``fold`` makes them."""
    for folded in alike:
        for number in by_name.get(folded, ()) if " " in folded else ():
            if terms[number].state == state:
                return terms[number].person
    return None


def _alone_enough(by_surname: dict[str, list[Term]], ordinary: Iterable[str]) -> tuple[set[str], set[str]]:
    """Which surnames stand for somebody: those of heads of one state, one man or a house ("the Aliyevs");
    those that people of several states bear for the head who serves.

    ``ordinary`` are words that mean something else.
    """
    means_else = {fold(word) for word in ordinary}
    well_known: set[str] = set()
    shared: set[str] = set()
    for surname, terms in by_surname.items():
        heads = {t.person for t in terms if t.heads}
        if not heads or surname in means_else or any(t.state in _FAMILY_FIRST for t in terms):
            continue
        # Plain, by wikinews: 3 for the first changes nothing, 6 one report.
        if len(surname) > (4 if len(heads) == 1 else 3):
            several = len({t.state for t in terms}) > 1
            (shared if several else well_known).add(surname)
    return well_known, shared
