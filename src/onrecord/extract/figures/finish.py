"""Drafts -> figures: of whom, where, at what rate, in whose words."""

from __future__ import annotations

import re

from onrecord.doc import Doc, Token
from onrecord.extract.citing import rows_of, told_plainly
from onrecord.extract.figures.draft import Draft
from onrecord.extract.found import Found, Within
from onrecord.grammar.above import carrier_of
from onrecord.grammar.relations import DOER, MODIFIER, children_as, object_under, prepositions, verb_above
from onrecord.knowledge import Knowledge
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list
from onrecord.types import Figure

_PERIODS = alternatives("rate_units")

_RATE = re.compile(
    rf"\s{{0,3}}(?:,\s{{0,3}})?(?:a|an|per|each|every)\s{{1,3}}({_PERIODS})\b|\s{{1,3}}(annually|yearly|daily|weekly|monthly)\b|[\s-]{{1,3}}(?:a-)?(year|month)-",
    re.IGNORECASE,
)
_LENGTHS = word_list("owned_by_nobody")
_AT = ("in", "on", "at", "near", "to")
_ADVERBS = {"annually": "year", "yearly": "year", "daily": "day", "weekly": "week", "monthly": "month"}


def finish(doc: Doc, found: Found, knowledge: Knowledge, drafts: list[Draft]) -> tuple[Figure, ...]:
    """The figures with their ids, in order of the text; of two that overlap, the first and longest."""
    order = sorted(range(len(drafts)), key=lambda n: (drafts[n].start, -(drafts[n].end)))
    kept: list[int] = []
    until = -1
    for n in order:
        if drafts[n].start >= until:
            kept.append(n)
            until = drafts[n].end
    ids = {n: f"F{number}" for number, n in enumerate(kept, start=1)}
    contents = Within([_Content(span.start, span.end, statement.id) for statement in found.statements for span in statement.content])
    return tuple(_figure(doc, found, drafts[n], ids, ids[n], contents) for n in kept)


class _Content:
    """One piece of a statement's content."""

    __slots__ = ("end", "start", "statement")

    def __init__(self, start: int, end: int, statement: str) -> None:
        self.start, self.end, self.statement = start, end, statement


def _figure(doc: Doc, found: Found, draft: Draft, ids: dict[int, str], own: str, contents: Within[_Content]) -> Figure:
    rate = _RATE.match(doc.text, draft.end, draft.end + 24)
    covering = [
        content for content in contents.touching(draft.start, draft.end) if content.start <= draft.start and content.end >= draft.end
    ]
    owner, why = _owner(doc, found, draft)
    return Figure(
        id=own,
        start=draft.start,
        end=draft.end,
        text=doc.text[draft.start : draft.end],
        value=draft.value,
        low=draft.low,
        high=draft.high,
        approximate=draft.approximate,
        unit=draft.unit,
        of=owner,
        what=draft.what,
        place=_place(found, draft),
        per=None if rate is None else (rate.group(1) or _ADVERBS.get((rate.group(2) or "").lower()) or rate.group(3) or "").lower() or None,
        converts=ids.get(draft.converts) if draft.converts is not None else None,
        by=min(covering, key=lambda content: content.end - content.start).statement if covering else None,
        why=told_plainly((*draft.why, *([why] if why else []))),
        rows=rows_of(draft.why),
    )


def _owner(doc: Doc, found: Found, draft: Draft) -> tuple[str | None, str]:
    """Whose the counted are, or who pays: the actor that the phrase names, else the subject of the verb that governs a sum."""
    if draft.noun is not None:
        counted = found.mention_at(draft.noun.start, draft.noun.end)
        for mention in found.mentions.inside(draft.start, draft.end):
            if counted is None or mention.actor is not counted.actor:
                return mention.actor.id, f"of: {mention.actor.name}, named in the phrase"
        if draft.noun.pos == "NUM":
            return None, ""
        if counted is None and draft.unit in _LENGTHS:
            # "approved it after eight months": nobody owns the months.
            return None, ""
        if counted is None:
            return _subject(found, draft.noun)
        # "50,000 Ruritanian troops" are Ruritania's: the counted themselves are no owner.
        of_state = [actor for actor in found.actors if actor.kind == "state" and actor.state == counted.actor.state]
        state = next((actor for actor in of_state if actor.role == "GOV"), next(iter(of_state), None))  # a territory is not its state
        if state is not None and counted.actor.state:
            return state.id, f"of: {state.name}, whose {draft.noun.lower} they are"
        if counted.start < draft.start and counted.actor.kind in ("organisation", "government"):
            return counted.actor.id, f"of: {counted.actor.name}"
        return None, ""
    tokens = doc.tokens_between(draft.start, draft.end)
    return _subject(found, tokens[-1]) if tokens else (None, "")


def _subject(found: Found, token: Token) -> tuple[str | None, str]:
    verb = verb_above(token)
    who = next((child for child in children_as(verb, DOER) if child.i < token.i), None) if verb is not None else None
    if verb is None or who is None:
        return None, ""
    mention = found.mention_at(who.start, who.end)
    return (mention.actor.id, f"of: {mention.actor.name}, who {verb.lower}") if mention else (None, "")


def _place(found: Found, draft: Draft) -> str | None:
    """The place that the counted phrase names: "in Japan", "on Okinawa"."""
    if draft.noun is None:
        return None
    for token in draft.noun.subtree():
        if token.start >= draft.end:
            for place in found.places_at.touching(token.start, token.end):
                return place.id
    verb = carrier_of(draft.noun)
    for preposition in prepositions(verb, _AT) if verb.pos == "VERB" else ():
        end = object_under(preposition) if preposition.i > draft.noun.i else None
        # The place itself, and what it is made of; not the places that a clause below it names.
        for token in [end, *children_as(end, MODIFIER)] if end is not None else ():
            for place in found.places_at.touching(token.start, token.end):
                return place.id
    return None
