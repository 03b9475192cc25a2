"""What an address asks of a list, and the addresses that ask a little more or less."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from onrecord.record.facets import Layer
from onrecord.record.narrowing import Asked

#: Rows on a page, and the furthest page: nobody walks further, one narrows down.
ROWS, FURTHEST = 50, 2_000
#: The longest value that is heard.
LONGEST = 300
_DEGREES = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Address:
    """A list's address taken apart."""

    path: str
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, path: str, query: QueryParams) -> Address:
        """The address that was called."""
        return cls(path, tuple((key, value[:LONGEST]) for key, value in query.multi_items()[:60] if value.strip()))

    def one(self, name: str) -> str:
        """The last value that is given for a name."""
        return next((value for key, value in reversed(self.pairs) if key == name), "")

    def every(self, name: str) -> list[str]:
        """All values that are given for a name."""
        return [value for key, value in self.pairs if key == name]

    @property
    def page(self) -> int:
        """Which page, from 1 on."""
        told = self.one("page")
        return min(max(int(told), 1), FURTHEST) if told.isdecimal() and len(told) < 6 else 1

    def on(self) -> str:
        """The address as it was called."""
        return self.to(page=str(self.page) if self.page > 1 else None)

    def to(self, *, path: str | None = None, **changed: str | None) -> str:
        """The address with these values in place of others, on its first page unless that is what changes; None takes one out."""
        kept = [(key, value) for key, value in self.pairs if key not in changed and key != "page"]
        kept += [(key, value) for key, value in changed.items() if value]
        return (path or self.path) + (f"?{urlencode(kept)}" if kept else "")

    def toggled(self, name: str, value: str) -> str:
        """The address with a facet's value put in, or taken out if it is there."""
        kept = [pair for pair in self.pairs if pair[0] != "page"]
        kept = [pair for pair in kept if pair != (name, value)] if (name, value) in kept else [*kept, (name, value)]
        return self.path + (f"?{urlencode(kept)}" if kept else "")

    def each(self, name: str, values: Iterable[str]) -> str:
        """The list's address with these values of a facet in place of its others."""
        kept = [pair for pair in self.pairs if pair[0] not in (name, "page")]
        return f"{self.path}?{urlencode([*kept, *((name, value) for value in values)])}"

    def asked(self, layer: Layer) -> Asked:
        """What it narrows the list to."""
        chosen = {name: values for name in layer.facets if (values := self.every(name))}
        return Asked(
            chosen,
            words=self.one("q"),
            since=self.one("since") or None,
            until=self.one("until") or None,
            order=self.one("sort"),
            report=self.one("report"),
            copies=self.one("copies") == "1",
            again=self.one("again") == "1",
            off=tuple(name for name in layer.switches if name in self.every("off")),
            area=area_of(self.one("area")),
            between=pair_of(self.one("between")),
            within=self.one("within") == "1",
            sources=self.one("sources").strip(),
            recipients=self.one("recipients").strip(),
        )


def area_of(told: str) -> tuple[float, float, float, float] | None:
    """West, south, east and north as an address has them, in degrees; None where it tells no area."""
    parts = told.split(",")
    if len(parts) != 4 or not all(_DEGREES.fullmatch(part.strip()) for part in parts):
        return None
    west, south, east, north = (float(part) for part in parts)
    return (west, south, east, north) if abs(west) <= 180 and abs(east) <= 180 and -90 <= south <= north <= 90 else None


def pair_of(told: str) -> tuple[str, str] | None:
    """Two states as an address has them, by their codes; None where it tells none."""
    parts = [part.strip().upper() for part in told.split(",")]
    return (parts[0], parts[1]) if len(parts) == 2 and all(len(part) == 3 and part.isalpha() for part in parts) else None
