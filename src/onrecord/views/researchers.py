"""Events in the column forms that conflict researchers load: GDELT 2.0, POLECAT, and rows like those of UCDP GED and ACLED.

One row an ordered pair of source and recipient, or an event, as each form has it. What Onrecord does not know is an empty cell.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.types import NO_STATE, Actor, Event, Figure, Place
from onrecord.views.cameo import pairs
from onrecord.views.cells import inert
from onrecord.views.names import Names
from onrecord.views.safe import shown
from onrecord.views.when import basis, counted, days


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split(","))


_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
_GEO = "Geo_Type Geo_FullName Geo_CountryCode Geo_ADM1Code Geo_ADM2Code Geo_Lat Geo_Long Geo_FeatureID"
#: GDELT 2.0's 61 columns; its files have no header.
GDELT = (
    *_names("GLOBALEVENTID Day MonthYear Year FractionDate"),
    *(f"Actor{side}{name}" for side in "12" for name in _ACTOR.split()),
    *_names("IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone"),
    *(f"{what}{name}" for what in ("Actor1", "Actor2", "Action") for name in _GEO.split()),
    *_names("DATEADDED SOURCEURL"),
)
POLECAT = _lines(
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW, Primary Actor Sector,"
    " Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector,"
    " Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude,"
    " Longitude, GeoNames ID, Raw Placename, Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations,"
    " Language, Version, Date Basis"
)
UCDP = _names(
    "id relid year type_of_violence conflict_name dyad_name side_a side_b number_of_sources source_article source_office source_date"
    " source_headline where_prec where_coordinates where_description latitude longitude country event_clarity date_prec date_start"
    " date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low date_basis"
)
ACLED = _names(
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2"
    " inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source"
    " source_scale notes fatalities tags timestamp date_basis"
)
#: Figures that count the dead of an event.
_DEAD = frozenset({"dead", "death", "fatality"})
#: Sectors whose people bear arms, and those that are nobody's forces.
_ARMED = frozenset({"MIL", "REB", "COP", "SPY", "PRM", "UNK"})
#: ACLED's kinds by PLOVER's type: disorder, event and sub-event. What is none of them gives no row.
_KINDS = {
    "PROTEST": ("Demonstrations", "Protests", "Peaceful protest"),
    "MOBILIZE": ("Strategic developments", "Strategic developments", "Change to group/activity"),
    "COERCE": ("Strategic developments", "Strategic developments", "Arrests"),
    "AGREE": ("Strategic developments", "Strategic developments", "Agreement"),
}
_REMOTE = {
    "aerial": "Air/drone strike",
    "heavy-weapons": "Shelling/artillery/missile attack",
    "explosives": "Remote explosive/landmine/IED",
}


@dataclass(frozen=True, slots=True)
class _When:
    """The days of an event as these forms tell them."""

    first: date
    last: date

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1


def _when(event: Event) -> _When | None:
    covered = days(counted(event) or "")
    return _When(*covered) if covered else None


def _number(text: str) -> int:
    """A whole number that stands for this text, the same in every export."""
    return int(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:13], 16)


def _place(event: Event, names: Names) -> Place | None:
    place = names.entries.get(event.place or "")
    return place if isinstance(place, Place) else None


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5g}"


def _dead(event: Event, names: Names) -> Figure | None:
    for identity in event.amounts:
        figure = names.entries.get(identity)
        if isinstance(figure, Figure) and figure.unit in _DEAD:
            return figure
    return None


def counting_once(events: Sequence[Event], names: Names) -> list[Event]:
    """The events of a reading, each toll with one of them alone, for the rows are added up: with the first armed force that counts it, else with a protest.
    An arrest or a verdict for it counts it as little as the second clause that tells the same deed."""
    taken: set[str] = set()
    counted: dict[str, str] = {}
    for kind in ("ASSAULT", "PROTEST"):
        for event in events:
            dead = _dead(event, names) if event.type == kind and event.status == "actual" and event.same_as is None else None
            if dead is not None and dead.id not in taken:
                taken.add(dead.id)
                counted[event.id] = dead.id
    return [replace(event, amounts=(counted[event.id],) if event.id in counted else ()) for event in events]


def gdelt(event: Event, names: Names) -> Iterator[tuple[str, ...]]:
    """The event's rows in GDELT 2.0's columns; none without a CAMEO code, a day or a second side."""
    when, report = _when(event), names.reading.report
    if when is None or event.cameo is None:
        return
    day = when.first
    # GDELT's own approximation, from 0 to .9999 of the year: its rows count the months that are over.
    fraction = f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}"
    place = _place(event, names)
    where = _geo(place)
    for source, target in pairs(event, names):
        yield (
            str(_number(f"{report.id}#{event.id}#{source.id}#{target.id}")), day.strftime("%Y%m%d"), day.strftime("%Y%m"), f"{day.year:04}", fraction,
            *_gdelt_actor(source), *_gdelt_actor(target),
            "1" if event.in_statement is None else "0", event.cameo, event.cameo[:3], event.cameo[:2], str(event.quad), "", "1", "1", "1", "",
            *([""] * 16), *where, (report.published or day.isoformat()).replace("-", "") + "000000", report.url or "",
        )  # fmt: skip


def _gdelt_actor(actor: Actor) -> tuple[str, ...]:
    state = actor.state or ""
    country = state if len(state) == 3 and state not in NO_STATE else ""
    role = actor.role or ("" if country else state)
    return (country + role, actor.name.upper(), country, "", "", "", "", role, "", "")


def _geo(place: Place | None) -> tuple[str, ...]:
    """GDELT's eight columns of a place; the type is 1 for a country, 4 for a city, 5 for a region."""
    if place is None:
        return ("",) * 8
    kind = {"country": "1", "region": "5"}.get(place.kind, "4")
    identity = "" if place.geonameid is None else str(place.geonameid)
    return (kind, place.name, place.country or "", "", "", _degrees(place.lat), _degrees(place.lon), identity)


def polecat(event: Event, names: Names) -> Iterator[tuple[str, ...]]:
    """The event as one row in POLECAT's columns, several actors of a side parted by semicolons; none without a day."""
    when, report, place = _when(event), names.reading.report, _place(event, names)
    if when is None:
        return
    sides = [[actor for role in roles if (actor := names.actor(role.actor))] for roles in (event.source, event.recipient)]
    people, bodies = ([a.name for a in names.reading.actors if (a.kind == "person") is person] for person in (True, False))
    yield (
        f"{report.id[:16]}_{event.id}", when.first.isoformat(), event.type, event.mode or "",
        "" if event.intensity is None else f"{event.intensity:g}", _QUADS[event.quad], "; ".join(event.contexts),
        *_polecat_side(sides[0], [role.text for role in event.source]), *_polecat_side(sides[1], [role.text for role in event.recipient]),
        place.name if place else "", place.name if place and place.kind == "city" else "", "", place.name if place and place.kind == "region" else "",
        place.country or "" if place else "", _degrees(place.lat if place else None), _degrees(place.lon if place else None),
        str(place.geonameid) if place and place.geonameid is not None else "", place.text if place else "", place.kind if place else "",
        report.outlet or "", report.published or "", "; ".join(dict.fromkeys(people)), "; ".join(dict.fromkeys(bodies)),
        "; ".join(dict.fromkeys(one.name for one in names.reading.places)), report.language or "", names.reading.engine.onrecord, basis(event) or "",
    )  # fmt: skip


_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def _polecat_side(actors: list[Actor], raw: list[str]) -> tuple[str, ...]:
    def all_of(what: Callable[[Actor], str | None]) -> str:
        return "; ".join(dict.fromkeys(filter(None, map(what, actors))))

    roles = all_of(lambda one: one.role)
    countries = all_of(lambda one: one.state)
    return (
        all_of(lambda one: one.name),
        countries,
        "",
        roles.partition("; ")[0],
        roles,
        all_of(lambda one: one.title),
        "; ".join(dict.fromkeys(raw)),
        "",
    )


def ucdp(event: Event, names: Names) -> Iterator[tuple[str, ...]]:
    """The event as a row like those of UCDP's georeferenced events: armed force that was used on a day; none for anything else."""
    when, report, place = _when(event), names.reading.report, _place(event, names)
    if when is None or event.type != "ASSAULT":
        return
    side_a, side_b = names.roles(event.source), names.roles(event.recipient)
    states, civilians = (_states(event, names, part) for part in ("source", "recipient")), _civil(event, names)
    kind = "3" if civilians else "1" if any(states) else "2"
    dead = _dead(event, names)
    best, low, high = _toll(dead)
    precision = next(str(at) for at, most in enumerate((1, 6, 7, 31, 10**9), start=1) if when.length <= most)
    yield (
        str(_number(f"{report.id}#{event.id}")), f"{report.id[:16]}_{event.id}", f"{when.first.year:04}", kind, "", f"{side_a} - {side_b}".strip(" -"),
        side_a, "Civilians" if civilians else side_b, "1", report.url or "", report.outlet or "", report.published or "", report.title or "",
        _where_precision(place), place.name if place else "", place.text if place else "", _degrees(place.lat if place else None),
        _degrees(place.lon if place else None), place.country or "" if place else "", "1", precision, when.first.isoformat(), when.last.isoformat(),
        "", "", best if civilians else "", "" if civilians else best, best, high, low, basis(event) or "",
    )  # fmt: skip


def _toll(dead: Figure | None) -> tuple[str, str, str]:
    """Best, low and high estimate of the dead."""
    if dead is None:
        return ("", "", "")
    best = dead.value if dead.value is not None else dead.low if dead.low is not None else dead.high
    low, high = (bound if bound is not None else best for bound in (dead.low, dead.high))
    told = ["" if value is None else f"{value:.0f}" for value in (best, low, high)]
    return told[0], told[1], told[2]


def _states(event: Event, names: Names, part: str) -> bool:
    actors = [names.actor(role.actor) for role in getattr(event, part)]
    return any(actor is not None and actor.role in ("GOV", "MIL", "COP", "SPY") for actor in actors)


def _civil(event: Event, names: Names) -> bool:
    actors = [actor for role in event.recipient if (actor := names.actor(role.actor))]
    return bool(actors) and all(actor.role not in _ARMED and actor.role != "GOV" for actor in actors)


def _where_precision(place: Place | None) -> str:
    """UCDP's precision of a place: 1 a place, 4 a region, 6 a country; empty where none is told."""
    return "" if place is None else {"country": "6", "region": "4", "area": "3"}.get(place.kind, "1")


def acled(event: Event, names: Names) -> Iterator[tuple[str, ...]]:
    """The event as a row like ACLED's: force used, protests, and what ACLED counts as strategic developments; none for anything else."""
    when, report, place = _when(event), names.reading.report, _place(event, names)
    kinds = _acled_kinds(event, names)
    if when is None or kinds is None:
        return
    civilians = event.type == "ASSAULT" and _civil(event, names)
    best = _toll(_dead(event, names))[0]
    precision = "1" if when.length == 1 else "2" if when.length <= 7 else "3"
    codes = [_inter(event, names, part) for part in ("source", "recipient")]
    yield (
        f"{(place.country if place else None) or 'XXX'}{_number(f'{report.id}#{event.id}')}", when.first.isoformat(), f"{when.first.year:04}", precision,
        *kinds, names.roles(event.source), "", codes[0], "Civilians" if civilians else names.roles(event.recipient),
        names.roles(event.recipient) if civilians else "", codes[1], "-".join(filter(None, codes)), "Civilian targeting" if civilians else "",
        "", "", place.country or "" if place else "", place.name if place and place.kind == "region" else "", "", "", place.name if place else "",
        _degrees(place.lat if place else None), _degrees(place.lon if place else None),
        "" if place is None else {"country": "3", "region": "3"}.get(place.kind, "1"), report.outlet or "", "",
        names.reading.report.text[slice(*event.sentence)], best, "; ".join(event.contexts), (report.published or ""), basis(event) or "",
    )  # fmt: skip


def _acled_kinds(event: Event, names: Names) -> tuple[str, str, str] | None:
    if event.type != "ASSAULT":
        kinds = _KINDS.get(event.type)
        if event.type == "PROTEST" and event.mode == "riot":
            return ("Demonstrations", "Riots", "Violent demonstration")
        return kinds if event.type != "COERCE" or event.mode == "arrest" else None
    if event.mode in _REMOTE:
        return ("Political violence", "Explosions/Remote violence", _REMOTE[event.mode or ""])
    if _civil(event, names):
        what = {"abduct": "Abduction/forced disappearance", "sexual": "Sexual violence"}.get(event.mode or "", "Attack")
        return ("Political violence", "Violence against civilians", what)
    return ("Political violence", "Battles", "Armed clash")


def _inter(event: Event, names: Names, part: str) -> str:
    """ACLED's name of a side's kind."""
    roles = {actor.role for role in getattr(event, part) if (actor := names.actor(role.actor))}
    if roles & {"GOV", "MIL", "COP", "SPY"}:
        return "State forces"
    if roles & {"REB", "PRM"}:
        return "Rebel group"
    return ("Protesters" if event.type == "PROTEST" and part == "source" else "Civilians") if roles else ""


#: Columns, rows, and whether the file has commas and a header (else tabs and none), by format.
FORMS: dict[str, tuple[tuple[str, ...], Callable[[Event, Names], Iterator[tuple[str, ...]]], bool]] = {
    "gdelt": (GDELT, gdelt, False),
    "polecat": (POLECAT, polecat, True),
    "ucdp": (UCDP, ucdp, True),
    "acled": (ACLED, acled, True),
}


#: A number is no formula, whatever sign it begins with.
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


def line(cells: tuple[str, ...], form: str) -> str:
    """A line of the form's file: tabs for GDELT and POLECAT, commas for the others. No cell holds a tab, a line end or a bare quotation mark
    that a reader of tables would take for the beginning of a cell."""
    told = [cell if _NUMBER.fullmatch(cell) else inert(cell) for cell in map(shown, cells)]
    if form in ("gdelt", "polecat"):
        return "\t".join(cell.replace('"', "''") for cell in told) + "\n"
    return ",".join('"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"') else cell for cell in told) + "\r\n"
