"""One event told twice in a report: the second telling points to the first."""

from __future__ import annotations

from onrecord.types import Event


def same_as(event: Event, before: list[Event], words: frozenset[str], heard: dict[str, frozenset[str]]) -> str | None:
    """The id of an earlier event of the report that this one tells again, or None.

    They are of one type, no party or date contradicts, and they share words or both parties.
    """
    for other in reversed(before):
        if other.type != event.type or other.same_as is not None or (other.status == "negated") is not (event.status == "negated"):
            continue
        if other.status != event.status and "actual" in (other.status, event.status) and event.type not in ("AGREE", "CONSULT"):
            continue
        if other.sentence == event.sentence:
            continue
        if (
            event.date
            and other.date
            and not (event.date.value.startswith(other.date.value) or other.date.value.startswith(event.date.value))
        ):
            continue
        source, recipient = _shared(event.source, other.source), _shared(event.recipient, other.recipient)
        if source is False or recipient is False:
            continue
        if event.place and other.place and event.place != other.place and not (words & heard[other.id]):
            continue
        if (
            (source and recipient)
            or ((source or recipient) and words & heard[other.id])
            or (not event.source and not event.recipient and words & heard[other.id])
        ):
            return other.id
    return None


def _shared(one: tuple[object, ...], two: tuple[object, ...]) -> bool | None:
    """Whether the two sides share an actor, and are not two groups of which each has somebody else; None where one tells none."""
    a, b = {role.actor for role in one}, {role.actor for role in two}  # type: ignore[attr-defined]
    if not a or not b:
        return None
    return bool(a & b) and not (len(a) > 1 and len(b) > 1 and a - b and b - a)
