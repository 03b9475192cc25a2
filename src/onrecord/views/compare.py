"""What two readings of one report have different in their events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.types import Event, Reading
from onrecord.views.names import Names, words

type Way = Literal["added", "dropped", "recoded"]


@dataclass(frozen=True, slots=True)
class Change:
    """An event that the later reading adds, drops or codes otherwise."""

    way: Way
    #: The words that tell it, and the offset of the first.
    trigger: str
    start: int
    #: How it was coded, and how it is: None where it is added or dropped.
    before: str | None
    after: str | None
    #: Which rule makes it now, or made it before.
    why: tuple[str, ...]


def changes(before: Reading, after: Reading) -> Iterator[Change]:
    """The changes in order of the text. Events with the same trigger are the same; of several, those coded alike go together first."""
    old, new = _by_trigger(before), _by_trigger(after)
    for trigger in sorted(old.keys() | new.keys()):
        gone, come = dict(old.get(trigger, [])), dict(new.get(trigger, []))
        for coded in [coded for coded in gone if coded in come]:
            del gone[coded], come[coded]
        pairs = list(zip(gone, come, strict=False))
        for one, other in pairs:
            yield _change("recoded", come[other], one, other)
            del gone[one], come[other]
        for one, event in gone.items():
            yield _change("dropped", event, one, None)
        for other, event in come.items():
            yield _change("added", event, None, other)


def _change(way: Way, event: Event, before: str | None, after: str | None) -> Change:
    return Change(way, words(event.trigger), event.trigger[0].start if event.trigger else event.sentence[0], before, after, event.why)


def _by_trigger(reading: Reading) -> dict[tuple[tuple[int, int], ...], list[tuple[str, Event]]]:
    names = Names(reading)
    found: dict[tuple[tuple[int, int], ...], list[tuple[str, Event]]] = {}
    for event in reading.events:
        key = tuple((span.start, span.end) for span in event.trigger) or (event.sentence,)
        found.setdefault(key, []).append((coding(event, names), event))
    return found


def coding(event: Event, names: Names) -> str:
    """How an event is coded, on one line: ``AID military 0720 planned: Norway -> Ukraine``."""
    coded = " ".join(part for part in (event.type, event.mode, *event.contexts, event.cameo, event.status) if part)
    return f"{coded}: {names.roles(event.source) or '?'} -> {names.roles(event.recipient) or '?'}"
