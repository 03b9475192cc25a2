"""What the tables know of actors, indexed for one pass over a report."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import cast

from onrecord.extract.mentions.keys import Key
from onrecord.extract.mentions.offices import People
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows import Row
from onrecord.knowledge.schemas import tables
from onrecord.types import ActorKind

_RUN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Named:
    """What a name in the tables stands for."""

    #: state, capital, body, people (an adjective of origin or the word for a people) or none.
    sort: str
    #: Two names with one key name one actor.
    key: Key
    name: str
    kind: ActorKind
    state: str | None
    role: str | None
    #: The table row.
    at: str
    #: For an ambiguous name: words one of which must stand in the report.
    needs: frozenset[str] = frozenset()
    metonym: bool = False
    #: A word for several of a people ("Iraqis").
    plural: bool = False
    #: From when and until when the row holds, as ISO dates; empty where it always does.
    since: str = ""
    until: str = ""
    #: Its names of several words: where one stands in the report, a short form that others share means this one.
    longer: tuple[str, ...] = ()
    #: The name leaves out whose it is: "the Security Council", for the United Nations Security Council.
    general: bool = False
    #: The name means it only where the report has its full name or names its state.
    weak: bool = False


#: One name as the tables have it: in lower case, as written, and what it stands for.
type Spelling = tuple[str, str, Named]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for people, bodies or forces."""

    role: str | None
    kind: ActorKind
    carries: bool
    at: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title or a word of titles."""

    use: str
    role: str | None
    gender: str | None
    means: str
    at: str


#: Of how many names with one first word the next letters are looked at too: hundreds begin with "national".
#: Bound of work.
_MANY = 8
#: The tables of who held an office when.
OFFICES = ("offices", "leaders", "ministers")


class Lexicon:
    """The indexes. ``names`` goes from a name's first letters and digits to its spellings, the longest first."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.names: dict[str, list[Spelling]] = {}
        self.state_names: dict[str, str] = {}
        for row in knowledge.rows("states"):
            if row.yes("actor"):
                self._state(row)
        for table in ("bodies", "groups"):
            for row in knowledge.rows(table):
                self._body(row)
        for spellings in self.names.values():
            if len(spellings) > 1:
                spellings.sort(key=lambda entry: -len(entry[0]))
        self._parted = {first: _parted(first, spellings) for first, spellings in self.names.items() if len(spellings) > _MANY}
        self.nouns = {row["noun"]: _noun(row) for row in knowledge.rows("sectors")}
        self.longest_noun = max(len(noun.split()) for noun in self.nouns)
        self.titles = {row["title"].lower(): _title(row) for row in knowledge.rows("title_words")}
        self.title_words = {word for title in self.titles for word in title.split()}
        self.genders = {row["name"].lower(): row["gender"] for row in knowledge.rows("first_names")}
        self.people = People()
        for table in OFFICES:
            if table in tables():
                for row in knowledge.rows(table):
                    self.people.add(row)
        places = {row["name"] for table in ("regions", "towns") for row in knowledge.rows(table)}
        self.people.settle((*self.genders, *self.nouns, *self.titles, *places))
        #: Nouns whose "of" names another than whose they are: "critics of Israel".
        self.apart = frozenset(w for row in knowledge.rows("act_words") if row["class"] == "apart" for w in row.list("words"))
        #: Titles that one state only has.
        self.title_states = {row["title"].lower(): (row["state"], row.at) for row in knowledge.rows("titles")}

    def beginning(self, first: str, following: str) -> list[Spelling] | None:
        """The spellings that begin with ``first`` and may go on with ``following``, the longest first; None where none begins so.

        ``following`` is the text after the first word, at least two characters of it where there are.
        """
        parted = self._parted.get(first)
        if parted is None:
            return self.names.get(first)
        return parted.get(following[:2]) or parted[""]

    def _add(self, spelling: str, named: Named) -> None:
        lower = spelling.lower()
        found = _RUN.search(lower)
        if found:
            self.names.setdefault(found.group(), []).append((lower, spelling, named))

    def _state(self, row: Row) -> None:
        code = row["alpha3"]
        self.state_names[code] = row["name"]
        needs = frozenset(row.list("needs"))
        state = Named("state", Key("state", code), row["name"], "state", code, "GOV", row.at)
        open_name = Named("state", Key("state", code), row["name"], "state", code, "GOV", row.at, needs)
        # of several names only the bare word is open to doubt: "Congo", not "Zaire"
        doubted = {row["name"], row["aliases"].split("|")[-1]} if needs else set()
        for spelling in [row["name"], *row.list("aliases"), *row.list("actor_names")]:
            self._add(spelling, open_name if spelling in doubted and " " not in spelling else state)
        government = Named(
            "capital", Key("government", code), f"government of {row['name']}", "government", code, "GOV", row.at, metonym=True
        )
        for spelling in row.list("capitals"):
            self._add(spelling, government)
        people = Named("people", Key("people", code), row["name"], "group", code, None, row.at)
        several = Named(
            "people", Key("people", code), row["name"], "group", code, None, row.at, needs if code == "GEO" else frozenset(), plural=True
        )
        for spelling in row.list("adjectives"):
            self._add(spelling, people)
            if spelling[-1] in "nior" and not spelling.isupper():
                self._add(spelling + "s", several)
        for spelling in row.list("nationals"):
            self._add(spelling, several if spelling.endswith(("s", "men", "tswana")) else people)

    def _body(self, row: Row) -> None:
        kind, metonym = cast(ActorKind, row["kind"]), row["kind"] == "metonym"
        state, role = row["state"] or None, row["role"] or None
        spellings = [row["name"], *row.list("aliases")]
        if row["kind"] == "none":
            named = Named("none", Key("none", None, row["name"]), row["name"], "group", None, None, row.at)
        elif row["kind"] == "territory":
            named = Named("state", Key("territory", None, row["name"]), row["name"], "state", state, role, row.at)
        elif row["kind"] == "seat":
            named = Named(
                "capital", Key("seat", None, row["name"]), f"authorities in {row['name']}", "government", state, role, row.at, metonym=True
            )
        else:
            named = Named(
                "body", Key("body", None, row["name"]), row["name"], "government" if metonym else kind, state, role, row.at,
                frozenset(row.list("needs")), metonym, False, row["since"], row["until"],
                tuple(text.lower() for text in spellings if " " in text),
            )  # fmt: skip
        weak = row.list("shorts")
        for spelling in spellings:
            if spelling in weak:
                self._add(spelling, replace(named, weak=True))
            elif named.sort == "body" and spelling is not spellings[0] and " " in spelling and spelling in row["name"]:
                self._add(spelling, replace(named, general=True))
            else:
                self._add(spelling, named)


def _parted(first: str, spellings: list[Spelling]) -> dict[str, list[Spelling]]:
    """Many spellings by the two characters after their first word; under "" those that have no two, which stand in every other list too."""
    rests = [(entry[0][len(first) : len(first) + 2], entry) for entry in spellings]
    short = [entry for rest, entry in rests if len(rest) < 2]
    parted = {rest: [entry for other, entry in rests if other == rest or len(other) < 2] for rest, _entry in rests if len(rest) == 2}
    return {**parted, "": short}


def _noun(row: Row) -> Noun:
    return Noun(row["role"] or None, cast(ActorKind, row["kind"]), row.yes("carries"), row.at)


def _title(row: Row) -> Title:
    return Title(row["use"], row["role"] or None, row["gender"] or None, (row["means"] or row["title"]).lower(), row.at)
