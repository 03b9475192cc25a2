"""One event told twice in a report: the second telling points to the first."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.events.coded import Coded
from onrecord.extract.found import Found
from onrecord.grammar.clauses import helping_words
from onrecord.grammar.phrases import conjuncts, counted_by, first_conjunct
from onrecord.grammar.relations import has_word, over_preposition
from onrecord.types import Event, Role

#: Verbs of what befalls those who are hurt by one deed, and prepositions under which a noun names the deed.
_HURT = frozenset({"kill", "injure", "wound", "hurt", "shoot"})
_THE = ("the", "this")
_IN = ("in", "by", "during", "from")


def one_deed(event: Event, coded: Coded, here: list[tuple[Event, Coded]], found: Found) -> str | None:
    """The id of the attack of which a sentence told before whom else it hurt: "four are killed and six injured in a raid on Gao", or None.

    Where whom it names are of other states than those told before, each stays an event of its own.
    """
    word = coded.tokens[0]
    for other, told in here:
        verb = told.tokens[0]
        if event.type != "ASSAULT" or other.type != "ASSAULT" or other.same_as is not None or verb.lemma not in _HURT:
            continue
        if event.status != other.status or not event.source or {r.actor for r in event.source} != {r.actor for r in other.source}:
            continue
        if event.date and other.date and event.date != other.date:
            continue
        states, before = (_states(one, found) for one in (event, other))
        if states and not states & before:
            continue
        hurt = list(conjuncts(first_conjunct(verb, ("VERB", "AUX"))))
        if word.pos == "VERB":
            beside = word.lemma in _HURT and word in hurt and event.place in (None, other.place)
        else:
            deed = first_conjunct(counted_by(word) or word)
            beside = any(over_preposition(noun, _IN) in hurt for noun in (deed, first_conjunct(word)))
        if beside:
            return other.id
    return None


def retold(event: Event, coded: Coded, made: list[Event], again: str | None) -> Event:
    """The event with the doers that its first telling names, where it tells again what was done to the same and not by whom.

    "Togo expelled the envoys of Chad. ... Though the envoys have been expelled": who is not named again is meant all the same; not where it
    had been done before.
    """
    first = next((other for other in made if other.id == again), None)
    word = event.trigger[0]
    if first is not None and coded.tokens[0].pos == "NOUN" and not event.source and not event.recipient and has_word(coded.tokens[0], _THE):
        sides = [tuple(Role(role.actor, word.start, word.end, word.text) for role in side) for side in (first.source, first.recipient)]
        return replace(event, source=sides[0], recipient=sides[1], why=(*event.why, f"parties of {first.id}, told again"))
    if (
        first is None
        or "had" in helping_words(coded.tokens[0])
        or event.source
        or not first.source
        or {event.status, first.status} != {"actual"}
    ):
        return event
    hurt = {role.actor for role in event.recipient}
    if not hurt & {role.actor for role in first.recipient} or hurt & {role.actor for role in first.source}:
        return event
    source = tuple(Role(role.actor, word.start, word.end, word.text) for role in first.source)
    return replace(event, source=source, why=(*event.why, f"source from {first.id}: {first.source[0].text}"))


def _states(event: Event, found: Found) -> set[str]:
    """The states to whose people an event is done."""
    return {state for role in event.recipient if (state := found.actor_by_id[role.actor].state) is not None}


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
