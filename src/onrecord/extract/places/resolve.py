"""Which of the places of one name is meant: what is written out, the report's other places, size; one sense a report."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from onrecord.doc import Doc
from onrecord.extract.places.longer import in_longer_name
from onrecord.extract.places.names import Named
from onrecord.extract.places.words import COUNTY_NAMES
from onrecord.extract.places.written import Sense, only_written, sense_of
from onrecord.knowledge.gazetteer import Spot, fold

#: What a place of the tables weighs beside populated places, which weigh the decimal logarithm of their population.
#: Set by LGL: right .715, with a region .6 lighter .712, .6 heavier .720, but on GeoWebNews .754 for .762; with an area or water .6
#: lighter or a country .6 lighter nothing is worse.
_WEIGHT: dict[str, float] = {"country": 7.6, "area": 7.2, "water": 6.8, "region": 6.3, "island": 6.3, "facility": 6.0, "city": 5.2}
#: What the other places of the report may add; set on LGL.
#: Set by LGL: right .715, with 2.0 .703; no figure moves with 8.0.
_MOST = 4.0
#: What another country's name adds to a country, and the most that such names may.
#: Plain, by LGL: no figure moves with 0.3 or 1.2 of the one, nor with 1.2 or 4.8 of the other.
_STATE, _STATES = 0.6, 2.4
#: What a name inside the name of a body counts beside a place.
#: Set by LGL: right .715, with 0.3 .715 and less within 161 km, with 1.0 .713.
_HINT = 0.6
#: What being a capital adds.
#: Set by LGL: right .715, with 0.4 the same, with 1.6 .712.
_CAPITAL = 0.8
#: What a town loses beside the capital of its own country, where the report tells of that country, and beside one that is written so itself.
#: Set by LGL and GeoWebNews: without the first 2 of 21 towns of a capital's name stand for the capital, without the second one stands for a far city.
_BESIDE_CAPITAL, _OTHERWISE = 1.5, 0.5
#: How much more than a place in it a country's own name tells of the country. That of the United States stands in every second report.
#: Set by LGL: with 1.0 one text worse.
_NAMED = 3.0
#: What one other name in the same division, and in the same country, adds; set on LGL (with half of it, right .699 for .714).
#: Set by LGL and GeoWebNews: right .715 and .762; with 4 for the first .720, but .744; with half of the second .710, with double .716.
_DIVISION, _COUNTRY = 2.0, 0.35
#: What another name that likely lies close by adds, the most that such names may, and how close it lies (degrees of latitude).
#: Set by LGL: right .715, with half of the first .714, of the second .714, of the third .711; with double of the first and second .715, of the
#: third .716.
_NEIGHBOUR, _NEIGHBOURS, _CLOSE = 1.6, 4.5, 0.6
#: From how far behind the likeliest place of a name on the others vote less for their division, and how much less.
#: Set by LGL and GeoWebNews: right .7329 and .7618, with 0.4 of the second .7327 and .7597, with 2.0 of the first .7327 and .7597.
_NEARLY, _FADES = 2.5, 0.25
#: How far the middle of a county may lie from a town in it (degrees of latitude).
#: Bound of form: counties reach some forty kilometres.
_SEAT = 0.35
#: A lead of this much is not looked at again.
#: Plain, by LGL: 6.0 changes nothing, 1.5 one text.
_SETTLED = 3.0
#: So many places of one name are looked at.
#: Bound of work: LGL, 48 changes nothing.
_SENSES = 24
#: The decimal logarithm of a population from which a town is told by its name alone: "London Business School".
#: Set by wikinews: 5.5, with 6.0 Liverpool and Sochi go before "Crown Court" and the like, with 5.0 Metro stays.
_GREAT = 5.5
_WIDE = frozenset({"country", "area", "region"})


def resolved(doc: Doc, named: list[Named], hints: list[Named]) -> list[tuple[Named, Sense]]:
    """Each name with its sense, in order. ``hints`` are names in the names of bodies: no places, but they tell where."""
    votes = _votes(named, hints)
    votes.settle([*named, *hints])
    chosen: dict[str, tuple[Spot, str] | None] = {}
    fixed: dict[int, tuple[Spot, str]] = {}
    # What is written out decides first, and for the whole report.
    for i, name in enumerate(named):
        if name.within is not None and (found := _contained(name, name.within, votes)) is not None:
            fixed[i] = found
            chosen.setdefault(name.key, found)
    written = {name.key: sense for name in named if name.key not in chosen and (sense := only_written(doc, name)) is not None}
    _choose({name.key: name for name in reversed([*named, *hints]) if name.key not in written and not name.short}, votes, chosen)
    fixed |= {i: (spot, "listed with other states") for i, spot in _listed_states(doc, named) if i not in fixed}
    rows: list[tuple[Named, Sense]] = []
    for i, name in enumerate(named):
        if name.key in written:
            rows.append((name, written[name.key]))
            continue
        if i in fixed:
            pick: tuple[Spot, str] | None = fixed[i]
        elif name.short:
            pick = (name.spots[0], "abbreviated")
        else:
            pick = chosen[name.key]
            if pick is not None and _small(pick[0]) and votes.alone(pick[0], name.key) and in_longer_name(doc, name):
                continue
        rows.append((name, sense_of(doc, name, pick)))
    return rows


_LISTED = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s")


def _listed_states(doc: Doc, named: list[Named]) -> Iterator[tuple[int, Spot]]:
    """By number in the report the names of a city and of a state in it that stand in a list with another state: "Oregon and Washington"."""
    containers = {id(name.within) for name in named if name.within is not None}
    for i, (one, other) in enumerate(pairwise(named)):
        if not _LISTED.fullmatch(doc.text, one.end, other.start):
            continue
        for at, name, peer in ((i, one, other), (i + 1, other, one)):
            states = _american_states(name)
            if len(name.spots) < 2 or not states or name.within is not None or peer.within is not None or id(peer) in containers:
                continue
            if len(_american_states(peer)) == 1 and peer.spots[0] == max(peer.spots, key=weight):
                yield at, states[0]


def _american_states(name: Named) -> list[Spot]:
    return [spot for spot in name.spots if spot.kind == "region" and spot.country == "USA" and spot.at.startswith("regions")]


def _choose(names: dict[str, Named], votes: Votes, chosen: dict[str, tuple[Spot, str] | None]) -> None:
    """Chooses for all names left, the surest first: those that follow know what those before them mean. Counties come last: many states have one of
    a name, and a town that lies in one tells which."""
    for key, found in chosen.items():
        if found is not None:
            votes.know(key, found[0])
    left = [key for key in names if key not in chosen]
    leads = {key: _lead(names[key].spots, votes, key) for key in left}
    for key in sorted(left, key=lambda key: (key.endswith(COUNTY_NAMES), -leads[key])):
        chosen[key] = found = _best(names[key].spots, votes, key)
        if found is not None:
            votes.know(key, found[0])


class Votes:
    """How many of a report's names lie in each division and country, each name sharing one vote among its senses."""

    def __init__(self) -> None:
        self._by_name: dict[str, dict[str, float]] = defaultdict(dict)
        self._all: dict[str, float] = defaultdict(float)
        self._states: set[str] = set()
        #: By name the places it likely means, with how likely.
        self._likely: dict[str, list[tuple[Spot, float]]] = {}

    def settle(self, names: list[Named]) -> None:
        """Takes in which places each name likely means, by size, division and country: what lies close to them is likelier."""
        told: dict[str, Named] = {}
        for name in names:
            if name.key not in told or name.within is not None:
                told[name.key] = name
        for key, name in told.items():
            spots = _senses(name)[:_SENSES]
            if not spots or (spots[0].kind in _WIDE and spots[0].at != "gazetteer.bin"):
                continue
            scores = [weight(spot) + self.of(spot, key) for spot in spots]
            most = max(scores)
            shares = [10 ** (score - most) for score in scores]
            whole = sum(shares)
            if key.endswith(COUNTY_NAMES):
                # However many counties bear a name, that one of them lies around a town of the report is hardly chance.
                # Set by LGL: right .715, with .2 the same, with .05 .718 by four texts.
                self._likely[key] = [(spot, 1.0) for spot, share in zip(spots, shares, strict=True) if share > 0.1]
                continue
            # Set by LGL: right .715, with .4 the same, with .1 .717 by four texts.
            self._likely[key] = [(spot, share / whole) for spot, share in zip(spots, shares, strict=True) if share > 0.2 * whole]

    def know(self, key: str, spot: Spot) -> None:
        """Takes in what a name means, once it is chosen."""
        if key in self._likely:
            self._likely[key] = [(spot, 1.0)]

    def in_county(self, spot: Spot, key: str) -> bool:
        """Whether a county that the report names may hold a town."""
        wide = _SEAT / max(0.2, math.cos(math.radians(spot.lat)))
        return any(
            abs(place.lat - spot.lat) < _SEAT and abs(place.lon - spot.lon) < wide and place.division == spot.division
            for other, likely in self._likely.items()
            if other != key and other.endswith(COUNTY_NAMES)
            for place, _ in likely
        )

    def near(self, spot: Spot, key: str) -> float:
        """How many of the other names likely mean a place close by."""
        if spot.kind in _WIDE and spot.at != "gazetteer.bin":
            return 0.0
        wide = _CLOSE / max(0.2, math.cos(math.radians(spot.lat)))
        total = 0.0
        for other, likely in self._likely.items():
            if other != key:
                total += max(
                    (share for place, share in likely if abs(place.lat - spot.lat) < _CLOSE and abs(place.lon - spot.lon) < wide),
                    default=0.0,
                )
        return total

    def name_state(self, name: str) -> None:
        """A name that can only mean a country: where one stands, others are likelier ("Iraq, Lebanon and Jordan")."""
        self._states.add(name)

    def add(self, where: str, name: str, share: float) -> None:
        """A name's vote for a division or country; of several mentions the strongest counts."""
        before = self._by_name[where].get(name, 0.0)
        if share > before:
            self._by_name[where][name] = share
            self._all[where] += share - before

    def of(self, spot: Spot, key: str) -> float:
        """What the other names say for a place."""
        total = _DIVISION * self._others(spot.division, key) + _COUNTRY * self._others(spot.country, key)
        states = len(self._states) - (key in self._states) if spot.kind == "country" else 0
        return min(_MOST, total) + min(_STATES, _STATE * states)

    def alone(self, spot: Spot, key: str) -> bool:
        """Whether no other name of the report lies in the country of a place."""
        return not self._others(spot.country, key)

    def _others(self, where: str | None, key: str) -> float:
        if not where or where not in self._all:
            return 0.0
        return self._all[where] - self._by_name[where].get(key, 0.0)


def _votes(named: list[Named], hints: list[Named]) -> Votes:
    votes = Votes()
    for names, worth in ((named, 1.0), (hints, _HINT)):
        for name in names:
            spots = _senses(name)
            if len(spots) == 1 and spots[0].kind == "country" and spots[0].country != "USA":
                votes.name_state(name.key)
            divisions = {spot.division for spot in spots if spot.division}
            countries = {spot.country for spot in spots if spot.country}
            told = any(spot.at.startswith("regions") and spot.division for spot in spots)
            likeliest = max(map(weight, spots), default=0.0)
            for spot in spots:
                if spot.division:
                    # A hamlet that shares the name of a state tells little of where the report plays.
                    small = min(1.0, 10 ** (_FADES * (weight(spot) - likeliest + _NEARLY)))
                    share = small * worth / len(divisions) ** 0.7
                    if told and not spot.at.startswith("regions"):
                        share *= 0.3
                    votes.add(spot.division, name.key, share)
                if spot.country:
                    told_itself = spot.kind == "country" and spot.country != "USA"
                    votes.add(spot.country, name.key, worth / len(countries) * (_NAMED if told_itself else 1.0))
    return votes


def _senses(name: Named) -> list[Spot]:
    """The places a name votes for: those inside what is written after it, if any are."""
    if name.within is None:
        return name.spots
    contained = [
        spot for spot in name.spots if any(outer.kind in ("region", "country") and inside(spot, outer) for outer in name.within.spots)
    ]
    return contained or name.spots


def weight(spot: Spot) -> float:
    """How likely a place is meant with nothing else known."""
    base = spot.size if spot.at == "gazetteer.bin" and spot.kind == "city" else _WEIGHT[spot.kind]
    if spot.at == "gazetteer.bin" and spot.kind == "region":
        base = 4.5
    if spot.capital:
        base += _CAPITAL
    return base - (0.3 if spot.other and spot.at == "gazetteer.bin" else 0.0)


def _scores(spots: list[Spot], votes: Votes, key: str) -> list[float]:
    """How likely each place is by its own weight and by the divisions and countries of the report's other names."""
    scores = [weight(spot) + votes.of(spot, key) for spot in spots]
    capitals = {spot.country for spot in spots if spot.capital and not votes.alone(spot, key)}
    for at, spot in enumerate(spots):
        if spot.other and spot.at == "gazetteer.bin" and not fold(spot.name).startswith(f"{key} "):
            scores[at] -= _OTHERWISE
        if not spot.capital and spot.country in capitals:
            scores[at] -= _BESIDE_CAPITAL
    return scores


def _lead(spots: list[Spot], votes: Votes, key: str) -> float:
    """How far the likeliest place leads before it is known what the other names mean."""
    scores = sorted(_scores(spots, votes, key), reverse=True)
    return scores[0] - scores[1] if len(scores) > 1 else math.inf


def _best(spots: list[Spot], votes: Votes, key: str) -> tuple[Spot, str] | None:
    if not spots:
        return None
    if len(spots) == 1:
        return spots[0], "the only place of this name"
    scores = _scores(spots, votes, key)
    if spots[scores.index(max(scores))].at == "gazetteer.bin" and max(scores) - sorted(scores)[-2] < _SETTLED:
        scores = [score + min(_NEIGHBOURS, _NEIGHBOUR * votes.near(spot, key)) for score, spot in zip(scores, spots, strict=True)]
    at = max(range(len(spots)), key=lambda i: (scores[i], -i))
    if votes.alone(spots[at], key) and (towns := [i for i, spot in enumerate(spots) if _small(spot) and votes.in_county(spot, key)]):
        # "Paris" where only Bourbon County is named beside it is the one in Kentucky.
        at = max(towns, key=lambda i: (scores[i], -i))
    why = "the report's other places" if votes.of(spots[at], key) > 1.0 else "the largest"
    return spots[at], f"{why} among {len(spots)} of this name"


def _small(spot: Spot) -> bool:
    """Whether a place is a town that only the list of all towns has, and not a great one."""
    return spot.at == "gazetteer.bin" and spot.kind == "city" and spot.size < _GREAT


def _contained(name: Named, within: Named, votes: Votes) -> tuple[Spot, str] | None:
    """The place of this name inside what is written after it."""
    best: tuple[float, Spot, Spot] | None = None
    for outer in within.spots:
        if outer.kind not in ("region", "country"):
            continue
        for spot in name.spots:
            if spot.at == outer.at and spot.name == outer.name:
                continue
            if spot.kind != "region" and any(sense.kind == "country" for sense in name.spots):
                continue  # "China, Japan and Korea" is a list; "Georgia, United States" is not
            if inside(spot, outer):
                score = weight(spot) + weight(outer) + 0.5 * votes.of(spot, name.key)
                if best is None or score > best[0]:
                    best = (score, spot, outer)
    if best is not None:
        return best[1], f"in {best[2].name}, which is written out"
    return None


def inside(spot: Spot, outer: Spot) -> bool:
    """Whether a place lies in a country or division."""
    if outer.kind == "country":
        return spot.country == outer.country and spot.kind != "country"
    if spot.country != outer.country or spot.kind == "country":
        return False
    if outer.division and spot.division:
        return spot.division == outer.division
    # Plain, by LGL: 1.0 and 2.0 change nothing.
    return km(spot.lat, spot.lon, outer.lat, outer.lon) <= 1.3 * (outer.radius_km or 50.0)


def km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres."""
    a, b, c, d = map(math.radians, (lat, lon, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
