"""People of whom a clause tells whom they lead: "Okafor, who leads the M23 rebels", "Adair, who commands the Kenyan contingent".

They are of the state and the sector of those whom they lead now; of those whom they led nothing is told.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.doc import Doc, Token
from onrecord.extract.actors.told import with_state
from onrecord.extract.found import ActorMention, Found
from onrecord.grammar.phrases import head_of
from onrecord.grammar.relations import OBJECT, RELATIVE, SUBJECT, child_as, children_as
from onrecord.knowledge.words import word_list
from onrecord.types import Actor

_LEADING = word_list("leading_verbs")
#: In the present: whoever led somebody may be of others now.
_NOW = frozenset(("VBZ", "VBP"))
_WHO = frozenset(("who",))


def leading(doc: Doc, found: Found, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors, named people with the state, sector and body that a clause tells them to lead."""
    return tuple(_settled(doc, found, actor) if actor.kind == "person" and actor.is_named else actor for actor in actors)


def _settled(doc: Doc, found: Found, actor: Actor) -> Actor:
    if actor.state is not None and actor.role is not None:
        return actor
    for mention in actor.mentions:
        head = head_of(doc.tokens_between(mention.start, mention.end)) if mention.kind == "name" else None
        led = _led(found, head) if head is not None else None
        if led is None:
            continue
        body = led.actor
        whose = with_state(actor, (body.state, f"leads {led.mention.text}") if body.state is not None and actor.state is None else None)
        return replace(whose, role=whose.role or body.role, affiliation=whose.affiliation or body.affiliation or body.name)
    return actor


def _led(found: Found, name: Token) -> ActorMention | None:
    """Those whom a name's clause says that somebody leads."""
    for verb in children_as(name, RELATIVE):
        who, whom = child_as(verb, SUBJECT), child_as(verb, OBJECT)
        if verb.lemma not in _LEADING or verb.tag not in _NOW or who is None or who.lower not in _WHO or whom is None:
            continue
        told = [at for at in found.mentions.touching(whom.start, whom.end) if at.actor.kind not in ("person", "state", "media")]
        if told:
            return min(told, key=lambda at: (at.start, -at.end))
    return None
