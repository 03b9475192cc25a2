"""The events of a report: who did what to whom, in PLOVER's types."""

from __future__ import annotations

from dataclasses import replace

from onrecord.doc import Doc, Token
from onrecord.extract.citing import rows_of, told_plainly
from onrecord.extract.events.coded import Coded
from onrecord.extract.events.coder import Coder
from onrecord.extract.events.details import amounts_of, clause, contexts_of, place_of
from onrecord.extract.events.frames import Dictionary, dictionary
from onrecord.extract.events.link import one_deed, retold, same_as
from onrecord.extract.events.plain import is_act
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.when import date_of, days_of, is_to_come
from onrecord.extract.found import Found
from onrecord.grammar.hyphened import begins
from onrecord.knowledge import Knowledge
from onrecord.types import Event, Span

#: Trigger words this many tokens apart are one span.
#: Bound of form: no figure asks for it; with 2 or 8 the words of a deed are parted in other ways.
_GAP = 4


def events(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Event, ...]:
    """The events, in order of the text."""
    words = dictionary(knowledge)
    scene = Scene(doc, found, words.classes)
    coder = Coder(scene, words)
    made: list[Event] = []
    heard: dict[str, frozenset[str]] = {}
    for sentence in doc.sentences:
        here: list[tuple[Event, Coded]] = []
        for coded in coder.sentence(sentence):
            if not is_act(coded, found, words):
                continue
            event = _event(f"E{len(made) + 1}", coded, doc, found, words)
            stems = frozenset(token.lemma for token in coded.tokens if len(token.lemma) > 3)
            again = same_as(event, made[-60:], stems, heard) or one_deed(event, coded, here, found)
            heard[event.id] = stems
            told = retold(event, coded, made, again)
            made.append(replace(told, same_as=again, why=(*told.why, f"tells {again} again")) if again else told)
            here.append((made[-1], coded))
    return tuple(made)


def _event(id_: str, coded: Coded, doc: Doc, found: Found, words: Dictionary) -> Event:
    span = clause(coded.tokens)
    kind = words.types[coded.type]
    intensity = words.modes.get((coded.type, coded.mode or ""), kind.intensity)
    sentence = coded.tokens[0].sent
    date = date_of(coded, span, found, doc.report.published)
    first, last = days_of(date, found)
    return Event(
        id=id_,
        type=coded.type,
        mode=coded.mode,
        contexts=contexts_of(coded, span, words),
        cameo=coded.cameo or kind.cameo,
        quad=kind.quad,
        intensity=intensity,
        source=tuple(coded.source),
        recipient=tuple(coded.recipient),
        trigger=_trigger(doc, coded.tokens),
        status="planned" if coded.status == "actual" and is_to_come(coded, first, doc.report.published) else coded.status,
        date=date,
        place=place_of(coded, span, found),
        in_statement=coded.statement.id if coded.statement else None,
        sentence=(sentence.start, sentence.end),
        amounts=amounts_of(span, found),
        same_as=None,
        why=told_plainly(coded.why),
        rows=rows_of(coded.why),
        from_=first,
        to=last,
    )


def _trigger(doc: Doc, tokens: list[Token]) -> tuple[Span, ...]:
    """The trigger's words, those close together as one span."""
    groups: list[list[Token]] = []
    for token in tokens:
        if groups and token.i - groups[-1][-1].i <= _GAP:
            groups[-1].append(token)
        else:
            groups.append([token])
    return tuple(doc.span(begins(group[0]), group[-1]) for group in groups)
