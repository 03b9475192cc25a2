"""Settlers in the Palestinian territories are Israel's, whatever place tells of them: "Jewish settlers in Hebron", "settlers near Nablus"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.doc import Doc
from onrecord.grammar.phrases import head_of
from onrecord.types import Actor

_THERE, _HOME = "PSE", "ISR"


def settlers(doc: Doc, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, settlers whom their place would make its people with the state that is theirs."""
    return tuple(_settled(actor) if actor.state == _THERE and _are_settlers(doc, actor) else actor for actor in actors)


def _are_settlers(doc: Doc, actor: Actor) -> bool:
    heads = (head_of(doc.tokens_between(m.start, m.end)) for m in actor.mentions if m.kind == "nominal")
    return actor.kind in ("person", "group") and any(head is not None and head.lemma == "settler" for head in heads)


def _settled(actor: Actor) -> Actor:
    return replace(actor, state=_HOME, why=(*actor.why, f"{_HOME}: settlers in {_THERE} are its people"))
