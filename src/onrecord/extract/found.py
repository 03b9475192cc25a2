"""What was found so far in one report, with look-ups by place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol

from onrecord.types import Actor, Date, Event, Figure, Mention, Place, Position, Role, Statement


class Spanned(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Within[S: Spanned]:
    """Spans in order of the text, found by offsets. The spans may overlap."""

    def __init__(self, spans: list[S]) -> None:
        edges = [(span.start, span.end) for span in spans]  # asked once: a mention tells them by way of another value
        order = sorted(range(len(spans)), key=edges.__getitem__)
        self._spans = [spans[n] for n in order]
        self._starts = [edges[n][0] for n in order]
        self._longest = max((end - start for start, end in edges), default=0)

    def touching(self, start: int, end: int) -> list[S]:
        """All spans that overlap ``start`` to ``end``, in order."""
        low = bisect_left(self._starts, start - self._longest)
        high = bisect_right(self._starts, end - 1)
        return [span for span in self._spans[low:high] if span.end > start]

    def inside(self, start: int, end: int) -> list[S]:
        """All spans that lie wholly in ``start`` to ``end``, in order."""
        return [span for span in self.touching(start, end) if span.start >= start and span.end <= end]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A mention with the actor it names."""

    actor: Actor
    mention: Mention

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end


@dataclass(frozen=True, slots=True)
class Holding[T]:
    """A span and the entry that it belongs to."""

    start: int
    end: int
    entry: T


#: The layer of which each look-up is made.
_MADE_OF: dict[str, str] = {}


def _made_of[T](layer: str) -> Callable[[Callable[[Any], T]], cached_property[T]]:
    """A look-up that is made once, of this layer alone."""

    def made(look_up: Callable[[Any], T]) -> cached_property[T]:
        _MADE_OF[look_up.__name__] = layer
        return cached_property(look_up)

    return made


@dataclass(frozen=True)
class Found:
    """The layers so far. Made anew by the reader after each extractor."""

    dates: tuple[Date, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = field(default=())

    def having(self, layer: str, entries: tuple[Any, ...]) -> Found:
        """The same with another layer. The look-ups of layers that stay are not made anew: each step asks for some of them."""
        other = replace(self, **{layer: entries})
        for look_up, made_of in _MADE_OF.items():
            if made_of != layer and look_up in self.__dict__:
                other.__dict__[look_up] = self.__dict__[look_up]
        return other

    @_made_of("actors")
    def mentions(self) -> Within[ActorMention]:
        """The mentions of all actors, by offset."""
        return Within([ActorMention(actor, mention) for actor in self.actors for mention in actor.mentions])

    @_made_of("actors")
    def actor_by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    def states_of(self, roles: Iterable[Role]) -> set[str | None]:
        """The states whose the parties are."""
        return {self.actor_by_id[role.actor].state for role in roles}

    @_made_of("dates")
    def dates_at(self) -> Within[Date]:
        return Within(list(self.dates))

    @_made_of("places")
    def places_at(self) -> Within[Place]:
        return Within(list(self.places))

    @_made_of("figures")
    def figures_at(self) -> Within[Figure]:
        return Within(list(self.figures))

    @_made_of("statements")
    def contents_at(self) -> Within[Holding[Statement]]:
        """The pieces of the statements' contents, by offset."""
        return Within([Holding(span.start, span.end, statement) for statement in self.statements for span in statement.content])

    @_made_of("statements")
    def cues_at(self) -> Within[Holding[Statement]]:
        """The statements' cues, by offset."""
        return Within([Holding(statement.cue.start, statement.cue.end, statement) for statement in self.statements if statement.cue])

    @_made_of("events")
    def triggers_at(self) -> Within[Holding[Event]]:
        """The events' triggers, by offset."""
        return Within([Holding(span.start, span.end, event) for event in self.events for span in event.trigger])

    @_made_of("statements")
    def statement_by_id(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.statements}

    def mention_at(self, start: int, end: int) -> ActorMention | None:
        """The longest mention that overlaps the offsets, or None."""
        found = self.mentions.touching(start, end)
        return max(found, key=lambda m: (m.end - m.start, -m.start)) if found else None

    def meant_by(self, mention: ActorMention) -> tuple[Actor, ...]:
        """All whom a mention's words mean, its own actor first: "both countries" are two."""
        same = [
            other.actor
            for other in self.mentions.touching(mention.start, mention.end)
            if (other.start, other.end) == (mention.start, mention.end)
        ]
        return tuple(dict.fromkeys((mention.actor, *same)))
