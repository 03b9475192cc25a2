"""The index over the tables of actors in plain values: it is kept beside the tables, and what no report names is never made out of it."""

from __future__ import annotations

import marshal
import re
import unicodedata
from pathlib import Path
from typing import Any

from onrecord.extract.mentions import offices
from onrecord.knowledge import Knowledge, compiled
from onrecord.knowledge.rows import Row
from onrecord.knowledge.schemas import tables
from onrecord.knowledge.words import word_values

_RUN = re.compile(r"\w+")
_WORD = re.compile(r"[A-Za-z]+")
_TO_AMERICA = word_values("spelt_in_america")
#: Words as they are written on either side of the ocean, with what they are on the other.
_ACROSS = {
    make(word): make(other)
    for one, two in _TO_AMERICA.items()
    for word, other in ((one, two), (two, one))
    for make in (str.lower, str.capitalize)
}
#: The tables of who held an office when.
OFFICES = ("offices", "leaders", "ministers")
#: The modules whose work the index holds.
_MADE_BY = tuple(Path(__file__).parent / name for name in ("indexing.py", "keys.py", "lexicon.py", "offices.py"))
#: The fields of a ``Named``, its key as a plain tuple.
type _Fields = tuple[Any, ...]


def index(knowledge: Knowledge) -> dict[str, Any]:
    """The index over these tables as it was kept, or made and kept for the next time.

    ``names`` goes from a name's first letters and digits to its spellings, the longest first: in lower case, as written, and the number in
    ``named`` of what it stands for. The values of both are bytes, made out when they are asked for.
    """
    return compiled.made("actors", knowledge.hash, _MADE_BY, lambda: _Index(knowledge).form())


class _Index:
    """The index while it is made."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.names: dict[str, list[tuple[str, str, int]]] = {}
        self.named: list[_Fields] = []
        self.state_names: dict[str, str] = {}

    def form(self) -> dict[str, Any]:
        """All of it, in values that ``marshal`` takes."""
        rows = self.knowledge.rows
        for row in rows("states"):
            if row.yes("actor"):
                self._state(row)
        for table in ("bodies", "groups"):
            for row in rows(table):
                self._body(row)
        self._spelt_otherwise()
        for spellings in self.names.values():
            if len(spellings) > 1:
                spellings.sort(key=lambda entry: -len(entry[0]))
        single: dict[str, dict[str, Any]] = {
            "nouns": {row["noun"]: (row["role"] or None, row["kind"], row.yes("carries"), row.at) for row in rows("sectors")},
            "titles": {row["title"].lower(): _title(row) for row in rows("title_words")},
            "genders": {row["name"].lower(): row["gender"] for row in rows("first_names")},
        }
        places = {row["name"] for table in ("regions", "towns") for row in rows(table)}
        held = [row for table in OFFICES if table in tables() for row in rows(table)]
        return {
            **single,
            "names": {first: marshal.dumps(spellings) for first, spellings in self.names.items()},
            "named": list(map(marshal.dumps, self.named)),
            "state_names": self.state_names,
            "people": offices.index(held, (*(word for words in single.values() for word in words), *places)),
            "apart": frozenset(word for row in rows("act_words") if row["class"] == "apart" for word in row.list("words")),
            "title_states": {row["title"].lower(): (row["state"], row.at, tuple(row.list("also"))) for row in rows("titles")},
        }

    def _stands_for(self, *fields: Any) -> int:
        """The number of what a name stands for."""
        self.named.append(fields)
        return len(self.named) - 1

    def _add(self, spelling: str, named: int) -> None:
        lower = spelling.lower()
        found = _RUN.search(lower)
        if found:
            self.names.setdefault(found.group(), []).append((lower, spelling, named))

    def _state(self, row: Row) -> None:
        code, name = row["alpha3"], row["name"]
        self.state_names[code] = name
        needs = frozenset(row.list("needs"))
        fields: _Fields = ("state", _key("state", code), name, "state", code, "GOV", row.at)
        state = self._stands_for(*fields, *_rest())
        open_name = self._stands_for(*fields, *_rest(needs))
        # of several names only the bare word is open to doubt: "Congo", not "Zaire"
        doubted = {name, row["aliases"].split("|")[-1]} if needs else set()
        for spelling in [name, *row.list("aliases"), *row.list("actor_names")]:
            self._add(spelling, open_name if spelling in doubted and " " not in spelling else state)
        government = self._stands_for(
            "capital", _key("government", code), f"government of {name}", "government", code, "GOV", row.at, *_rest(metonym=True)
        )
        for spelling in row.list("capitals"):
            self._add(spelling, government)
        fields = ("people", _key("people", code), name, "group", code, None, row.at)
        people = self._stands_for(*fields, *_rest())
        several = self._stands_for(*fields, *_rest(needs if code == "GEO" else frozenset(), plural=True))
        for spelling in row.list("adjectives"):
            self._add(spelling, people)
            if spelling[-1] in "nior" and not spelling.isupper():
                self._add(spelling + "s", several)
        for spelling in row.list("nationals"):
            self._add(spelling, several if spelling.endswith(("s", "men", "tswana")) else people)

    def _body(self, row: Row) -> None:
        kind, name, state, role = row["kind"], row["name"], row["state"] or None, row["role"] or None
        spellings = [name, *row.list("aliases")]
        weak = row.list("shorts")
        if kind == "none":
            named: _Fields = ("none", _key("none", None, name), name, "group", None, None, row.at)
        elif kind == "territory":
            named = ("state", _key("territory", None, name), name, "state", state, role, row.at)
        elif kind == "seat":
            named = ("capital", _key("seat", None, name), f"authorities in {name}", "government", state, role, row.at)
        else:
            named = ("body", _key("body", None, name), name, "government" if kind == "metonym" else kind, state, role, row.at)
        if named[0] == "body":
            needs, longer = frozenset(row.list("needs")), tuple([text.lower() for text in spellings if " " in text])
            rest = (needs, kind == "metonym", False, row["since"], row["until"], longer)
        else:
            rest = (frozenset(), kind == "seat", False, "", "", ())
        numbers: dict[tuple[bool, bool], int] = {}
        for spelling in spellings:
            is_weak = spelling in weak
            general = not is_weak and named[0] == "body" and spelling is not spellings[0] and " " in spelling and spelling in name
            if (general, is_weak) not in numbers:
                numbers[general, is_weak] = self._stands_for(*named, *rest, general, is_weak)
            self._add(spelling, numbers[general, is_weak])

    def _spelt_otherwise(self) -> None:
        """Adds what bodies are called where a newspaper writes otherwise, but what some row gives itself."""
        known = {entry[0] for spellings in self.names.values() for entry in spellings}
        told = [entry for spellings in self.names.values() for entry in spellings if self.named[entry[2]][0] == "body"]
        for other, named in sorted({(other, named) for _, written, named in told for other in _otherwise(written)}):
            if other.lower() not in known:
                self._add(other, named)


def _otherwise(written: str) -> set[str]:
    """A body's name of several words as others write it: in America or in Britain, without its accents, hyphens and the apostrophe of many."""
    if " " not in written.replace("-", " "):
        return set()
    plain = "".join(c for c in unicodedata.normalize("NFKD", written) if not unicodedata.combining(c))
    across = _WORD.sub(lambda found: _ACROSS.get(found.group(), found.group()), written)
    # Bound of form: "the Workers' Party" without it stands in the names of many.
    bare = written.replace("s' ", "s ") if written.count(" ") > 1 else written
    return {plain, across, bare, written.replace("-", " ")} - {written}


def _key(sort: str, state: str | None, words: str = "") -> tuple[str, str | None, str, None]:
    """The fields of a ``Key``."""
    return sort, state, words, None


def _rest(needs: frozenset[str] = frozenset(), *, metonym: bool = False, plural: bool = False) -> _Fields:
    """What a state's names tell further: they hold whatever the day, and no row has a longer one."""
    return needs, metonym, plural, "", "", (), False, False


def _title(row: Row) -> _Fields:
    """The fields of a ``Title``."""
    return row["use"], row["role"] or None, row["gender"] or None, (row["means"] or row["title"]).lower(), row.at
