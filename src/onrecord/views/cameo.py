"""Events as tab-separated CAMEO dyads, in the columns of the Phoenix and the ICEWS data.

One row an ordered pair of source and target, as both have it. What Onrecord does not know is an empty cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.types import Actor, Event, Place
from onrecord.views.names import Names, words
from onrecord.views.safe import shown
from onrecord.views.when import basis, counted, days

#: Phoenix's 26 columns (files of the Open Event Data Alliance, which have no header line), and one behind them: how the date is known.
PHOENIX = (
    "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute",
    "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode", "PentaClass",
    "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName", "CountryCode", "SentenceID", "URLs", "NewsSources",
    "DateBasis",
)  # fmt: skip
#: ICEWS's 20 columns, and one behind them: how the date is known.
ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name",
    "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country",
    "Latitude", "Longitude", "Date Basis",
)  # fmt: skip
#: PentaClass by CAMEO's root code: 0 neutral, 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
_PENTA = {**dict.fromkeys(range(1, 3), 0), **dict.fromkeys(range(3, 6), 1), **dict.fromkeys(range(6, 9), 2),
          **dict.fromkeys(range(9, 14), 3), **dict.fromkeys(range(14, 21), 4)}  # fmt: skip


def line(cells: tuple[str, ...]) -> str:
    """A tab-separated line with its line end; no cell holds a tab or line end, or a quotation mark that a reader of tables (R's) would take for
    the beginning of a cell that holds the lines after it."""
    return "\t".join(shown(cell).replace('"', "''") for cell in cells) + "\n"


def pairs(event: Event, names: Names) -> Iterator[tuple[Actor, Actor]]:
    """The ordered pairs of different actors; none where source or recipient is not told."""
    seen = set()
    for source in event.source:
        for recipient in event.recipient:
            one, other = names.actor(source.actor), names.actor(recipient.actor)
            if one and other and one.id != other.id and (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield one, other


def phoenix(event: Event, names: Names) -> Iterator[tuple[str, ...]]:
    """The event's rows in Phoenix's columns; none if it has no CAMEO code or is no dyad."""
    report, place = names.reading.report, _place(event, names)
    day = _day(event)
    value = counted(event) or ""
    year, month, date = day.split("-") if day else (value[:4] if days(value) else "", "", "")
    for number, (source, target) in enumerate(pairs(event, names) if event.cameo else (), start=1):
        root = (event.cameo or "")[:2]
        yield (
            f"{report.id[:16]}_{event.id}_{number}", "".join((year, month, date)), year, month, date,
            *_actor(source), *_actor(target),
            event.cameo or "", root, str(_PENTA.get(int(root), "")), "", ";".join(event.contexts),
            *_where(place), place.name if place else "", "", place.country or "" if place else "",
            f"{report.id[:16]}_{event.sentence[0]}", report.url or "", report.outlet or "", basis(event) or "",
        )  # fmt: skip


def icews(event: Event, names: Names) -> Iterator[tuple[str, ...]]:
    """The event's rows in ICEWS's columns; none if it has no CAMEO code or is no dyad."""
    report, place = names.reading.report, _place(event, names)
    for number, (source, target) in enumerate(pairs(event, names) if event.cameo else (), start=1):
        city = place.name if place and place.kind == "city" else ""
        yield (
            f"{report.id[:16]}_{event.id}_{number}", counted(event) or "",
            source.name, source.role or "", source.state or "", words(event.trigger), event.cameo or "", "",
            target.name, target.role or "", target.state or "", report.given_id or report.id, str(event.sentence[0]), report.outlet or "",
            city, "", place.name if place and place.kind == "region" else "", place.country or "" if place else "", *_where(place), basis(event) or "",
        )  # fmt: skip


def _actor(actor: Actor) -> tuple[str, str, str, str]:
    """CAMEO's actor code in blocks of three letters, its state or kind of body, its sector, and no attributes."""
    entity, role = actor.state or "", actor.role or ""
    return (entity + ("" if role == entity else role), entity, "" if role == entity else role, "")


def _place(event: Event, names: Names) -> Place | None:
    place = names.entries.get(event.place or "")
    return place if isinstance(place, Place) else None


def _where(place: Place | None) -> tuple[str, str]:
    if place is None or place.lat is None or place.lon is None:
        return ("", "")
    return (f"{place.lat:.5g}", f"{place.lon:.5g}")


def _day(event: Event) -> str | None:
    """The day by which the event is counted, where it is one."""
    covered = days(counted(event) or "")
    return covered[0].isoformat() if covered and covered[0] == covered[1] else None
