"""What each report is found and compared by: made of its own entries alone, so that several processes can make it side by side."""

from __future__ import annotations

import json
import pickle
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from onrecord.record.connecting import Connection
from onrecord.record.linking import kept
from onrecord.record.linking.copies import bands
from onrecord.record.linking.deeds import earlier_than, kept_by, later_than
from onrecord.record.linking.likeness import Story, Weights
from onrecord.record.linking.occurrences import Telling
from onrecord.record.linking.texts import Text
from onrecord.record.sealing import sum_of

_SETS = ("features", "lead", "lead_names", "lead_actors", "lead_days", "deeds")


@dataclass(frozen=True, slots=True)
class Made:
    """One report's share in what others are found and compared by."""

    report: int
    #: The bands of its text, as ``bands`` gives them.
    bands: list[int]
    #: Its day and its story as the record keeps them; no story of a report whose day is not known.
    published: str | None
    story: bytes
    #: The numbers under which its events are kept, with the event; and from which to which others may be found.
    kept: list[tuple[int, int]]
    ranges: list[tuple[int, int, int]]
    #: Its events, pickled for the time of a whole linking: nearly all are asked for again, and making them anew costs twenty times as much.
    told: bytes
    #: What its rows count in the seals of their tables, of a whole linking.
    seals: dict[str, int]


def made(connection: Connection, text: Text, *, whole: bool) -> tuple[Made, list[Telling]]:
    """A report's share, and its events, of which some of it is made. ``whole`` says that all reports are linked anew."""
    entries = kept.Entries(connection, text)
    story, told = kept.story(entries), kept.tellings(entries)
    numbers = [(number, telling.n) for telling in told for number in {*kept_by(telling)}]
    published = story.published.isoformat() if story else None
    share = Made(text.n, bands(text), published, packed(story) if story else b"", numbers, asked(told, whole=whole), b"", {})
    if whole:
        share = replace(share, told=pickle.dumps(told, pickle.HIGHEST_PROTOCOL), seals=_seals(share))
    return share, told


def _seals(share: Made) -> dict[str, int]:
    """What the rows of a share, in the order of their columns, count in the seals."""
    return {
        "story": sum_of([(share.report, share.published, share.story)]),
        "text_band": sum_of((band, share.report) for band in {*share.bands}),
        "deed": sum_of((event, number) for number, event in share.kept),
    }


def asked(told: Iterable[Telling], *, whole: bool) -> list[tuple[int, int, int]]:
    """From which number to which others may be found that tell of the same deeds as these. ``whole``: it will do that the later finds the earlier."""
    found = []
    for telling in told:
        found += [(low, high, telling.n) for low, high in earlier_than(telling)]
        if not whole:
            found += [(low, high, telling.n) for low, high in later_than(telling)]
    return found


def packed(story: Story) -> bytes:
    """A story as it is kept, the same bytes for the same story."""
    value = {name: sorted(getattr(story, name)) for name in _SETS} | {"id": story.id}
    words = zlib.compress(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)
    return len(words).to_bytes(4) + words + story.runs  # hashes are not made smaller by packing


def unpacked(published: str, kept_: bytes, weights: Weights) -> Story:
    """The story again; how long its vector is hangs on what its features weigh today."""
    end = 4 + int.from_bytes(kept_[:4])
    value = json.loads(zlib.decompress(kept_[4:end]).decode("utf-8", "surrogatepass"))
    told: dict[str, Any] = {name: frozenset(value[name]) for name in _SETS}
    length = weights.length(told["features"])
    return Story(id=value["id"], published=date.fromisoformat(published), runs=kept_[end:], length=length, **told)
