"""What the tables know of actors, indexed for one pass over a report."""

from __future__ import annotations

import marshal
from collections.abc import Collection
from dataclasses import dataclass

from onrecord.extract.mentions.indexing import index
from onrecord.extract.mentions.keys import Key
from onrecord.extract.mentions.offices import People
from onrecord.knowledge import Knowledge
from onrecord.types import ActorKind


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


class Lexicon:
    """What the tables know of actors. A name is made out of the index when a report has its first word."""

    def __init__(self, knowledge: Knowledge) -> None:
        form = index(knowledge)
        self._names: dict[str, bytes] = form["names"]
        self._kept: list[bytes] = form["named"]
        self._begun: dict[str, dict[str, list[Spelling]]] = {}
        self._named: dict[int, Named] = {}
        self.state_names: dict[str, str] = form["state_names"]
        self.nouns = {noun: Noun(*fields) for noun, fields in form["nouns"].items()}
        #: The last words of nouns of several words.
        self.noun_ends = {noun.rsplit(" ", 1)[1] for noun in self.nouns if " " in noun}
        self.longest_noun = max(len(noun.split()) for noun in self.nouns)
        self.titles = {title: Title(*fields) for title, fields in form["titles"].items()}
        self.title_words = {word for title in self.titles for word in title.split()}
        self.genders: dict[str, str] = form["genders"]
        self.people = People(form["people"])
        #: Nouns whose "of" names another than whose they are: "critics of Israel".
        self.apart: frozenset[str] = form["apart"]
        #: Titles that one state has most often: that, the row, and the others that have them.
        self.title_states: dict[str, tuple[str, str, tuple[str, ...]]] = form["title_states"]

    def beginning(self, first: str, following: str) -> list[Spelling] | None:
        """The spellings that begin with ``first`` and may go on with ``following``, the longest first; None where none begins so.

        ``following`` is the text after the first word, at least two characters of it where there are.
        """
        begun = self._begun.get(first)
        if begun is None:
            if first not in self._names:
                return None
            spellings = self.spellings(first)
            begun = self._begun[first] = _parted(first, spellings) if len(spellings) > _MANY else {"": spellings}
        return begun.get(following[:2]) or begun[""]

    def firsts(self) -> Collection[str]:
        """The first words of all names."""
        return self._names

    def spellings(self, first: str) -> list[Spelling]:
        """All names with this first word, the longest first."""
        return [(lower, written, self._stands_for(number)) for lower, written, number in marshal.loads(self._names[first])]

    def _stands_for(self, number: int) -> Named:
        named = self._named.get(number)
        if named is None:
            sort, key, *rest = marshal.loads(self._kept[number])
            named = self._named[number] = Named(sort, Key(*key), *rest)
        return named


def _parted(first: str, spellings: list[Spelling]) -> dict[str, list[Spelling]]:
    """Many spellings by the two characters after their first word; under "" those that have no two, which stand in every other list too."""
    rests = [(entry[0][len(first) : len(first) + 2], entry) for entry in spellings]
    short = [entry for rest, entry in rests if len(rest) < 2]
    parted = {rest: [entry for other, entry in rests if other == rest or len(other) < 2] for rest, _entry in rests if len(rest) == 2}
    return {**parted, "": short}
