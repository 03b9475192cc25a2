"""Which events the exports for event-data programs hold, and how they are coded there.

Those programs know no status: what stands in such a file counts as done. So, unless the user asks for certain statuses,
the exports hold events with status actual, and planned ones of the types that PLOVER's manual codes as AGREE when they lie
in the future. An event told again in the same report is held once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.types import Event

#: "Cooperative actions of types CONSULT, SUPPORT, COOPERATE, and AID reported in future tense ... should be coded as AGREE."
FUTURE_IS_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
#: PLOVER's score and quad class of AGREE.
AGREE_SCORE, AGREE_QUAD = 2.5, 1
#: CAMEO's codes for what AGREE stands for here: express intent to meet, to cooperate, to cooperate materially, to provide aid.
AGREE_CAMEO = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033"}


def exported(events: Sequence[Event], *, all_statuses: bool) -> tuple[Event, ...]:
    """The events that an export holds, future cooperation folded into AGREE. ``all_statuses``: the user has picked them."""
    return tuple(fold(event) for event in events if holds(event, all_statuses=all_statuses))


def holds(event: Event, *, all_statuses: bool) -> bool:
    """Whether an export holds an event: once a report, and done, or planned and folded into AGREE."""
    future = event.status == "planned" and fold(event).type == "AGREE"
    return event.same_as is None and (all_statuses or event.status == "actual" or future)


def fold(event: Event) -> Event:
    """A planned CONSULT, SUPPORT, COOPERATE or AID as the AGREE that the manual makes of it; others as they are."""
    if event.status != "planned" or event.type not in FUTURE_IS_AGREE:
        return event
    return replace(event, type="AGREE", mode=None, quad=AGREE_QUAD, intensity=AGREE_SCORE, cameo=AGREE_CAMEO[event.type])
