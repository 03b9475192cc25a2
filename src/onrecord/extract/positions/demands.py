"""Demands: what an actor wants another to do, from the events that tell a request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.doc import Doc, Token
from onrecord.extract.found import Found
from onrecord.extract.positions.evidence import holders_at, words_of
from onrecord.grammar.clauses import auxiliaries, infinitive_begins, is_infinitive, marked
from onrecord.grammar.phrases import joined_to
from onrecord.grammar.relations import (
    ADVERBIAL,
    CLAUSE,
    DOER,
    FINITE,
    OBJECT,
    OPEN_CLAUSE,
    PARTICLE,
    PREPOSITION,
    REDUCED,
    SUBJECT,
    UNDER_PREPOSITION,
    child_after,
    children_as,
    hangs_as,
    prepositions,
    stands_under,
)
from onrecord.types import Event, Position, Role, Statement

#: Verbs by which somebody wants another to do something, though no act of asking is told.
_WANTING = frozenset(("want", "warn", "expect", "require", "need", "like", "instruct"))
#: Verbs whose object is rather who is asked: "asked the bank for a loan".
_ASKING_SOMEBODY = frozenset(("ask", "beg", "call", "press", "push", "lobby", "appeal", "pressure"))
_WHETHER = frozenset(("whether", "if"))
_ASKED_FOR = OPEN_CLAUSE | CLAUSE | ADVERBIAL | REDUCED


def demands(doc: Doc, found: Found) -> list[Position]:
    """One demand for each request that has both a source and a recipient, retellings put together."""
    result: list[Position] = []
    first: dict[str, int] = {}
    for event in found.events:
        if event.type != "REQUEST" or event.status in ("negated", "hypothetical"):
            continue
        source, recipient = _asking(found, event), _asked_of(doc, found, event)
        if not source or not recipient or _asks_after(doc, event) or _holds_to(doc, event):
            continue
        if event.same_as in first:
            at = first[event.same_as]
            old = result[at]
            result[at] = _with(old, (event.id,))
            continue
        statement = found.statement_by_id.get(event.in_statement or "")
        if statement is None:
            trigger = event.trigger[0]
            statement = next((held.entry for held in found.cues_at.touching(trigger.start, trigger.end)), None)
        about = _asked(doc, event) or (_said_at(doc, statement, event) if statement is not None else "")
        if not about:
            continue  # "was pushing him": nothing is told that is asked for
        if _own_state(found, source, recipient):
            continue
        first[event.id] = len(result)
        result.append(
            Position(
                id="",
                kind="demand",
                holders=source,
                toward=recipient,
                about=about,
                obligation=None,
                condition=None,
                deadline=None,
                denied_by=(),
                sides=(),
                evidence=(event.id, *([statement.id] if statement is not None else [])),
                why=(f"request: {event.trigger[0].text!r}",),
            )
        )
    return [*result, *_wanted(doc, found)]


def _wanted(doc: Doc, found: Found) -> list[Position]:
    """The demands of statements that no event tells: "wants Chad to hand over the port", "warned Chad to respect the border"."""
    made = []
    for statement in found.statements:
        if statement.cue is None or statement.speaker is None or statement.negated:
            continue
        verb = next(
            (t for t in doc.tokens_between(statement.cue.start, statement.cue.end) if t.lemma in _WANTING and t.pos == "VERB"), None
        )
        if verb is None or any(held.entry.type == "REQUEST" for held in found.triggers_at.touching(verb.start, verb.end)):
            continue
        act = next((clause for clause in children_as(verb, CLAUSE | OPEN_CLAUSE) if is_infinitive(clause)), None) or _warned_of(verb)
        if act is None:
            continue
        asked = (*children_as(act, DOER | OBJECT), *children_as(verb, DOER | OBJECT))
        whom = next((c for c in asked if verb.i < c.i < act.i), None)
        own = found.actor_by_id[statement.speaker].state if act.lower == "against" else None  # travel advice to one's own is no demand
        toward = tuple(a.id for a in holders_at(found, whom) if a.id != statement.speaker and (own is None or a.state != own))
        if not toward or not any(found.actor_by_id[actor].state for actor in (statement.speaker, *toward)):
            continue
        to = infinitive_begins(act) if is_infinitive(act) else act.subtree()[0].i
        made.append(
            Position(
                id="",
                kind="demand",
                holders=(statement.speaker,),
                toward=toward,
                about=words_of(doc.text, [t for t in act.subtree() if t.i >= to]),
                obligation=None,
                condition=None,
                deadline=None,
                denied_by=(),
                sides=(),
                evidence=(statement.id,),
                why=(f"request: {verb.text!r}",),
            )
        )
    return made


def _warned_of(verb: Token) -> Token | None:
    """What somebody is warned not to do: "warned Chad against sending troops"."""
    against = next(prepositions(verb, ("against",)), None) if verb.lemma == "warn" else None
    return against if against is not None and any(deed.tag == "VBG" for deed in children_as(against, UNDER_PREPOSITION)) else None


def _own_state(found: Found, source: tuple[str, ...], recipient: tuple[str, ...]) -> bool:
    """Whether it is only the asker's own state that is asked: what somebody wants of it is no demand between two."""
    own = {found.actor_by_id[actor].state for actor in source} - {None}
    asked = [found.actor_by_id[actor] for actor in recipient]
    return bool(own) and all(actor.kind == "state" and actor.state in own for actor in asked)


def _asking(found: Found, event: Event) -> tuple[str, ...]:
    """Who asks: the event's source, else the speaker of the statement whose cue it is."""
    if event.source:
        return tuple(dict.fromkeys(role.actor for role in event.source))
    own = next((held.entry for held in found.cues_at.touching(event.trigger[0].start, event.trigger[0].start + 1)), None)
    return (own.speaker,) if own is not None and own.speaker is not None else ()


def _asked_of(doc: Doc, found: Found, event: Event) -> tuple[str, ...]:
    """Of whom it is asked: the event's recipient, else whom the same side accuses in the same breath ("accused Chad and demanded an apology")."""
    if event.recipient:
        return tuple(dict.fromkeys(role.actor for role in event.recipient if not _struck(doc, role)))
    trigger = doc.tokens_between(event.trigger[0].start, event.trigger[0].end)
    first = next((first for token in trigger if (first := joined_to(token)) is not None), None)
    if first is None:
        return ()
    for other in found.triggers_at.touching(first.start, first.end):
        accuses = other.entry.type == "ACCUSE" and {r.actor for r in other.entry.source} & {r.actor for r in event.source}
        if accuses:
            return tuple(dict.fromkeys(role.actor for role in other.entry.recipient))
    return ()


def _struck(doc: Doc, role: Role) -> bool:
    """Whether somebody is named as the one against whom something is asked for: "called for sanctions against Chad" asks nothing of Chad."""
    return any(stands_under(token, ("against",)) for token in doc.tokens_between(role.start, role.end))


def _asked(doc: Doc, event: Event) -> str | None:
    """What the request's verb asks for: its clause ("to withdraw"), what stands under its "for", or its object; None where it has none."""
    tokens = doc.tokens_between(event.trigger[0].start, event.trigger[-1].end)
    verb = next((token for token in tokens if token.pos in ("VERB", "NOUN")), None)
    if verb is None or any(auxiliary.tag == "MD" for auxiliary in auxiliaries(verb)):
        # "must pay more" is itself what is asked.
        return None
    clause = child_after(verb, _ASKED_FOR)
    if clause is not None and (is_infinitive(clause) or not hangs_as(clause, ADVERBIAL)):
        begins = verb.i + 1
        if is_infinitive(clause):
            begins = max(begins, infinitive_begins(clause))  # "urged the neighbour to leave": whom it asks stands before it
        return words_of(doc.text, [token for token in clause.subtree() if token.i >= begins]) or None
    thing = child_after(verb, OBJECT)
    if thing is not None and any(role.start <= thing.start < role.end for role in event.recipient):
        thing = None
    if thing is not None and verb.lemma not in _ASKING_SOMEBODY:
        return words_of(doc.text, thing.subtree()) or None
    for preposition in children_as(verb, PREPOSITION | PARTICLE):
        if preposition.i > verb.i and preposition.lower == "for":
            return words_of(doc.text, [token for token in preposition.subtree() if token.i > preposition.i]) or None
    return words_of(doc.text, thing.subtree()) or None if thing is not None else None


def _said_at(doc: Doc, statement: Statement, event: Event) -> str:
    """What a statement says of a request in it: its content, of several pieces the sentence in which the request stands."""
    at = event.trigger[0].start
    piece = next((piece for piece in statement.content if piece.start <= at < piece.end), statement.content[0])
    sentence = doc.sentence_at(at) if len(statement.content) > 1 and piece.start <= at < piece.end else None
    return doc.text[max(piece.start, sentence.start) : min(piece.end, sentence.end)] if sentence is not None else piece.text


def _asks_after(doc: Doc, event: Event) -> bool:
    """Whether it only asks what is so: "asked the envoy about the border", "asked it whether the road was open"."""
    verb = next(iter(doc.tokens_between(event.trigger[0].start, event.trigger[0].end)), None)
    if verb is not None and verb.lemma == "remind":
        return not any(is_infinitive(clause) for clause in children_as(verb, _ASKED_FOR))  # "reminded Chad that it had signed"
    if verb is None or verb.lemma != "ask" or any(preposition.lower == "for" for preposition in children_as(verb, PREPOSITION)):
        return False
    clauses = children_as(verb, _ASKED_FOR)
    if any(is_infinitive(clause) for clause in clauses):
        return False
    about = any(preposition.lower == "about" for preposition in children_as(verb, PREPOSITION))
    return about or any(marked(clause, _WHETHER) for clause in clauses)


def _holds_to(doc: Doc, event: Event) -> bool:
    """Whether somebody insists that something is so, or on what he does himself: "insisted the drills are no threat", "insists on selling arms"."""
    verb = next(iter(doc.tokens_between(event.trigger[0].start, event.trigger[0].end)), None)
    if verb is None or verb.lemma != "insist":
        return False
    clause = child_after(verb, CLAUSE)
    if clause is None:
        return any(deed.tag == "VBG" for on in prepositions(verb, ("on",)) for deed in children_as(on, UNDER_PREPOSITION))
    if clause.tag == "VBP" and clause.lemma != "be":
        return not marked(clause, ("that",)) and any(who.tag == "NNS" for who in children_as(clause, SUBJECT))  # not "that Togo pay"
    return any(word.tag in FINITE and word.tag != "MD" for word in (clause, *auxiliaries(clause)))


def refusals(found: Found, held: list[Position]) -> list[Position]:
    """The demands with those of whom they are made who reject them."""
    rejected = [event for event in found.events if event.type == "REJECT" and event.status == "actual" and event.source and event.recipient]
    result = []
    for position in held:
        asking, asked = _sides(found, position.holders), _sides(found, position.toward)
        among_own = bool(asking & asked)  # a judge who orders the cabinet: only that itself can refuse
        denied = [
            role.actor
            for event in rejected
            if _sides(found, [role.actor for role in event.recipient]) & asking
            for role in event.source
            if (role.actor in position.toward if among_own else _sides(found, [role.actor]) & asked)
        ]
        result.append(replace(position, denied_by=tuple(dict.fromkeys([*position.denied_by, *denied]))) if denied else position)
    return result


def _sides(found: Found, actors: Iterable[str]) -> frozenset[str]:
    """The states of actors, and the actors themselves that have none."""
    return frozenset(found.actor_by_id[actor].state or actor for actor in actors)


def _with(position: Position, more: tuple[str, ...]) -> Position:
    return replace(position, evidence=(*position.evidence, *(entry for entry in more if entry not in position.evidence)))
