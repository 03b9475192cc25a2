"""What the record keeps, as linking wants it: texts, actors, places, and the events of one report with what identifies them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice, takewhile
from typing import Any

from onrecord.knowledge.words import word_list, word_values
from onrecord.record.connecting import Connection
from onrecord.record.linking.likeness import Story, beginning, deed, features_of, hashed, lead_end, word_features
from onrecord.record.linking.occurrences import Telling
from onrecord.record.linking.parts import called
from onrecord.record.linking.places import site_key
from onrecord.record.linking.same import APART, LATEST
from onrecord.record.linking.texts import Text, opening, words_of_all
from onrecord.record.naming import REMEMBERED
from onrecord.record.rows import STEP
from onrecord.types import NO_STATE

_TEXT = "SELECT n, id, title, outlet, published, text FROM report"

#: Kinds of place whose names tell little of what a report is about.
_BROAD = frozenset({"country", "region", "water"})
#: Words of craft with their class, and in how many words after whose it is ("a Peruvian naval supply ship") one is looked for.
#: Set by benchmarks/record_links.py: occurrences in 11 of 18 retellings, with 0 10; 1 and 99 change nothing.
_CRAFT, _AFTER = word_values("craft"), 3
_EMPTY, _RUN = word_list("story_empty"), re.compile(rf" *(?:[\w/’'-]+ *){{0,{_AFTER}}}")
_LEAD_DAYS = "SELECT first FROM date WHERE n BETWEEN ? AND ? AND start < ? AND first = last"
_DEEDS = "SELECT type, quad FROM event WHERE n BETWEEN ? AND ? AND sentence_start < ? AND status IN ('actual', 'planned')"


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def text(connection: Connection, report: int) -> Text:
    """The report with this number."""
    n, found, title, outlet, published, words = connection.execute(f"{_TEXT} WHERE n = ?", (report,)).fetchone()
    return Text(n, found, title, outlet, _day(published), words)


#: Who deals with whom on a day, whichever way: what one tells as an attack the other tells as a protest against it.
_PAIRS = (
    "SELECT source, recipient, first FROM dyad WHERE event BETWEEN ? AND ? AND first <> '' AND first = last AND source <> recipient"
    " AND coalesce(basis, 'told') = 'told'"
)


_AMOUNTS = "SELECT a.event, f.unit FROM amount a JOIN figure f ON f.n = a.figure WHERE a.event BETWEEN ? AND ?"
# The same deed is known by the days that are told: what the report's own day bounds is told by nobody.
_EVENTS = (
    "SELECT n, id, type, mode, quad, status, iif(date IS NULL, NULL, first), iif(date IS NULL, NULL, last), place, sentence_start, sentence_end, basis"
    " FROM event WHERE n BETWEEN ? AND ?"
    " AND same_as IS NULL ORDER BY n"
)


#: What an analyst took out of a link, by its layer: the entries of a report.
# In this order: few entries are judged, and those of a report are found by their numbers.
_APART = (
    "SELECT x.n FROM judgement j CROSS JOIN {layer} x ON x.n BETWEEN ? AND ? AND x.key = j.key"
    f" WHERE j.report = (SELECT id FROM report WHERE n = ?) AND j.layer = ? AND {APART} AND {LATEST}"
)


def alone(connection: Connection, report: int, link: str) -> bool:
    """Whether an analyst said that the report is no copy, or retells nothing."""
    query = "SELECT 1 FROM judgement j JOIN report r ON r.id = j.report WHERE r.n = ? AND j.layer = ? AND j.verdict = 'wrong'"
    query += f" AND {LATEST}"
    return connection.execute(query, (report, link)).fetchone() is not None


_WHO = (
    "SELECT a.n, a.id, a.kind, a.name, a.state FROM actor a WHERE a.n BETWEEN ? AND ?"
    " AND EXISTS (SELECT 1 FROM mention m WHERE m.actor = a.n AND m.kind IN ('name', 'metonym'))"
)


class Entries:
    """What the record keeps of one report, each part read once."""

    def __init__(self, connection: Connection, text: Text) -> None:
        self.connection, self.text, self.range = connection, text, _range(text.n)
        self.judged = connection.execute("SELECT EXISTS (SELECT 1 FROM judgement WHERE report = ?)", (text.id,)).fetchone()[0]

    def apart(self, link: str, layer: str) -> frozenset[int]:
        """The entries that an analyst took out of such links."""
        return (
            frozenset(n for (n,) in self.connection.execute(_APART.format(layer=layer), (*self.range, self.text.n, link)))
            if self.judged
            else frozenset()
        )

    @cached_property
    def who(self) -> dict[int, tuple[str, str]]:
        """What each named actor is called alike in other reports, and its name; states go by their codes."""
        found = {}
        single = self.apart("same_actor", "actor")
        for n, ref, kind, name, state in self.connection.execute(_WHO, self.range):
            key = called(kind, name, state)
            if key is not None and kind != "state":
                found[n] = (f"{key}|{self.text.id}#{ref}" if n in single else key), name
        return found

    @cached_property
    def places(self) -> list[tuple[Any, ...]]:
        """Number, words, kind, start, end, name, country and point of each place, and its number in the gazetteer."""
        query = 'SELECT n, text, kind, start, "end", name, country, lat, lon, geonameid FROM place WHERE n BETWEEN ? AND ?'
        return self.connection.execute(query, self.range).fetchall()

    @cached_property
    def where(self) -> dict[int, tuple[str, str]]:
        """The site of each place that is no country, and its name."""
        found = {}
        for n, _words, kind, _start, _end, name, *told in self.places:
            key = site_key(name, kind, *told) if kind != "country" else None
            if key is not None:
                found[n] = key, name
        return found

    @cached_property
    def figures(self) -> list[tuple[Any, ...]]:
        """Start, end, unit and value of each figure that has one."""
        query = 'SELECT start, "end", unit, value FROM figure WHERE n BETWEEN ? AND ? AND value IS NOT NULL'
        return self.connection.execute(query, self.range).fetchall()

    @cached_property
    def opening(self) -> int:
        """Where the first whole sentence ends."""
        return opening(self.text.text)


def story(entries: Entries) -> Story | None:
    """What a report is compared by; None where its date is not known."""
    text, connection = entries.text, entries.connection
    if text.published is None:
        return None
    n, title, words = text.n, text.title, text.text
    features = features_of(text.words) | word_features(title or "") | _entries(entries)
    lead, lead_names = beginning(title, words)
    places = [(name, kind in _BROAD) for _n, name, kind, *_told in entries.places]
    lead_names -= word_features(" ".join(name for name, broad in places if broad))
    lead_actors = lead_names - word_features(" ".join(name for name, _broad in places))
    deeds = frozenset(deed(kind, quad) for kind, quad in connection.execute(_DEEDS, (*_range(n), entries.opening)))
    lead_days = frozenset(first for (first,) in connection.execute(_LEAD_DAYS, (*_range(n), lead_end(words))))
    told = (frozenset(lead), frozenset(lead_names), frozenset(lead_actors), lead_days, deeds, hashed(text.runs))
    return Story(text.id, text.published, features, *told)


def _entries(entries: Entries) -> set[str]:
    connection, limits = entries.connection, entries.range
    found = {f"f:{key}" for key, _name in entries.who.values()} | {f"s:{key}" for key, _name in entries.where.values()}
    for (state,) in connection.execute("SELECT DISTINCT state FROM actor WHERE n BETWEEN ? AND ? AND state IS NOT NULL", limits):
        found.add(f"c:{state}")
    found |= {f"c:{country}" for _n, _words, kind, _start, _end, _name, country, *_point in entries.places if kind == "country" and country}
    for first, last in connection.execute("SELECT first, last FROM date WHERE n BETWEEN ? AND ? AND first IS NOT NULL", limits):
        found |= {f"d:{first}"} if first == last else set()
    found |= {f"g:{value:g} {unit}" for _start, _end, unit, value in entries.figures}
    for one, other, first in connection.execute(_PAIRS, limits):
        found.add(f"p:{min(one, other)} {max(one, other)} {first}")
    return found


def _range(report: int) -> tuple[int, int]:
    return report * STEP, report * STEP + STEP - 1


def _sides(connection: Connection, report: int, actors: dict[int, tuple[str, str]]) -> dict[tuple[int, str], set[str]]:
    """Who does and undergoes each event of a report: keys of joined actors, and states."""
    roles: dict[tuple[int, str], set[str]] = {}
    for event, part, actor, state in connection.execute(
        "SELECT x.event, x.part, x.actor, a.state FROM role x JOIN actor a ON a.n = x.actor WHERE x.event BETWEEN ? AND ?", _range(report)
    ):
        side = roles.setdefault((event, part), set())
        side |= {actors[actor][0]} if actor in actors else set()
        side |= {state} if state and len(state) == 3 else set()
    return roles


def _craft(entries: Entries) -> dict[int, frozenset[str]]:
    """Whose aircraft or ship each event is done to: "a Peruvian frigate", "one of its bombers", "the Syrian Su-22"."""
    query = (
        'SELECT x.event, x.start, x."end", a.state FROM role x JOIN actor a ON a.n = x.actor'
        " WHERE x.event BETWEEN ? AND ? AND x.part = 'recipient' AND length(a.state) = 3"
    )
    found: dict[int, frozenset[str]] = {}
    for event, start, end, state in entries.connection.execute(query, _range(entries.text.n)):
        after = takewhile(lambda word: word.lower() not in _EMPTY, _RUN.match(entries.text.text, end)[0].split())  # type: ignore[index]
        words = (*entries.text.text[start:end].split(), *islice(after, _AFTER))
        kinds = {_CRAFT[word] for told in words for word in craft_words(told) if word in _CRAFT}
        if kinds and state not in NO_STATE:
            found[event] = found.get(event, frozenset()) | {f"{kind} {state}" for kind in kinds}
    return found


@lru_cache(maxsize=REMEMBERED)
def craft_words(word: str) -> tuple[str, ...]:
    """By which a craft may be known: the word, its singular and its design bureau ("su-" of "Su-24")."""
    low = word.lower().strip(".,;:\"'’”")
    bureau, hyphen, number = low.rpartition("-")
    return (low, low.removesuffix("s"), f"{bureau}-" if hyphen and number[:1].isdigit() else low)


def _several[Key](pairs: Iterable[tuple[Key, str]]) -> dict[Key, set[str]]:
    """What each key stands with."""
    found: dict[Key, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return found


def _news(events: Iterable[tuple[Any, ...]]) -> dict[tuple[int, int], set[str]]:
    """The types of deed that the tense tells as a report's own news, by the sentence."""
    return _several(((start, end), kind) for _n, _id, kind, *_told, start, end, basis in events if basis == "tense")


def tellings(entries: Entries) -> list[Telling]:
    """The events of one report, those told again in it left out, in order."""
    connection, n, identity, words = entries.connection, entries.text.n, entries.text.id, entries.text.text
    actors, sites_of = entries.who, entries.where
    named = dict((*actors.values(), *sites_of.values()))
    roles = _sides(connection, n, actors)
    places = [(at, start, end) for at, _words, _kind, start, end, *_told in entries.places if at in sites_of]
    counts = _several(connection.execute(_AMOUNTS, _range(n)))
    single = entries.apart("telling", "event")
    events = connection.execute(_EVENTS, _range(n)).fetchall()
    whole, first_told = entries.opening, min((row[9] for row in events), default=0)
    news, craft = _news(events), _craft(entries)
    sentences = sorted({(row[9], row[10]) for row in events})
    told = words_of_all(words[start:end] for start, end in sentences) if sentences else ()
    features = dict(zip(sentences, map(features_of, told), strict=True))
    found = []
    for event, entry, kind, mode, quad, status, first, last, place, start, end, basis in events:
        sites = {sites_of[at][0] for at, begins, ends in places if start <= begins and ends <= end}
        sites |= {sites_of[place][0]} if place in sites_of else set()
        source, recipient = (frozenset(roles.get((event, part), ())) for part in ("source", "recipient"))
        found.append(
            Telling(
                event,
                f"{identity}#{entry}",
                identity,
                kind,
                mode,
                quad,
                status,
                _day(first),
                _day(last),
                entries.text.published,
                start < whole or start == first_told,
                source,
                recipient,
                frozenset(sites),
                frozenset((unit, value) for begins, ends, unit, value in entries.figures if start <= begins and ends <= end),
                frozenset(counts.get(event, ())),
                features[start, end],
                tuple((key, named[key]) for key in sorted(source | recipient | sites) if key in named),
                event in single,
                basis,
                basis == "report" and (start, end) in news and kind not in news[start, end],
                craft.get(event, frozenset()),
            )
        )
    return found
