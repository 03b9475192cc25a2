"""The state of actors that are only described, once the places are known: by the place that their own words or their verb names.

"prisoners at a jail in Dili" and "residents of Aleppo" are of the state in which the place lies. So are those who do
something there ("demonstrators marched in Cairo"), and those whom their own state's police or courts deal with ("Kenyan
police fired on demonstrators"). Only people who are as a rule at home where they are: troops, envoys, tourists and
refugees are not. Where two places disagree, or nothing is told, the state stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.doc import Doc, Token
from onrecord.extract.actors.belonging import belongs
from onrecord.extract.actors.hosts import hosts
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Actor, Mention

#: Prepositions that tell where somebody is.
_AT = frozenset(("in", "at", "near", "across", "inside", "throughout", "outside", "around"))
#: Those that also tell, on the noun itself, where somebody is from.
_OF = _AT | frozenset(("of", "from"))
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
#: Sectors that act upon people of their own state.
_POWERS = frozenset(("COP", "JUD", "LEG", "GOV"))
#: How deep below a noun its place may stand: "a jail in the capital of Peru".
_DEEP = 4


def at_home(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors of ``found``, those that are only described with the state that the places tell, and states that only their towns name."""
    classes = knowledge.built("people-at-home", _classes)
    home = _Home(doc, found, classes)
    settled = tuple(home.settled(actor) for actor in found.actors)
    return (*settled, *hosts(doc, found, settled, knowledge))


def _classes(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    rows = {row["class"]: frozenset(row.list("words")) for row in knowledge.rows("act_words")}
    return {name: rows.get(name, frozenset()) for name in ("local", "domestic", "belonging")}


class _Home:
    """The look-ups over one report."""

    def __init__(self, doc: Doc, found: Found, classes: dict[str, frozenset[str]]) -> None:
        self.doc = doc
        self.found = found
        self.local = classes["local"]
        self.domestic = classes["domestic"]
        self.belonging = classes["belonging"]

    def settled(self, actor: Actor) -> Actor:
        """The actor with its state, if one is told and it had none."""
        if actor.state is not None or any(mention.kind in ("name", "metonym") for mention in actor.mentions):
            return actor
        told: dict[str, str] = {}
        for mention in actor.mentions:
            head = self._head(mention) if mention.kind == "nominal" else None
            if head is None:
                continue
            for owner, why in belongs(head, self.found, self.belonging):
                told.setdefault(owner.state or "", why)
            if not (_words(head) & self.local):
                continue
            for state, why in self._told(head):
                told.setdefault(state, why)
        if len(told) != 1:
            return actor
        state, why = next(iter(told.items()))
        return replace(actor, state=state, why=(*actor.why, f"{state}: {why}"))

    def _head(self, mention: Mention) -> Token | None:
        tokens = self.doc.tokens_between(mention.start, mention.end)
        inside = {token.i for token in tokens}
        head = next((token for token in tokens if token.head.i not in inside or token.head is token), None)
        while head is not None and not (_words(head) & (self.local | self.belonging)):  # "tens of thousands of protesters"
            below = [t for c in head.children if c.lower == "of" for t in c.children if t.dep == "pobj"]
            if not below:
                break
            head = below[0]
        return head

    def _told(self, head: Token) -> list[tuple[str, str]]:
        """The states that the phrase itself tells, else its verb's place, else who deals with them."""
        own = [*self._places(head, _OF, 0)]
        above = head
        while not own and above.dep == "pobj" and above.head.lower == "of" and above.head.head is not above.head:
            above = above.head.head  # "thousands of students throughout Java"
            own = [*self._places(above, _AT, 0)]
        if own:
            return own
        top = head
        while top.dep in ("conj", "pobj", "prep") and top.head is not top and top.head.pos in ("NOUN", "NUM", "ADP"):
            top = top.head
        verb = top.head
        if top.dep in (*_SUBJECT, "agent") and verb.pos in ("VERB", "AUX"):
            where = [*self._places(verb, _AT, _DEEP - 1)]
            if where:
                return where
        return self._power(head) if _words(head) & self.domestic else []

    def _places(self, token: Token, prepositions: frozenset[str], depth: int) -> Iterator[tuple[str, str]]:
        for prep in token.children:
            if prep.dep != "prep" or prep.lower not in prepositions:
                continue
            for below in prep.children:
                if below.dep != "pobj":
                    continue
                state = self._state_at(below)
                if state is not None:
                    yield state, f"{prep.lower} {below.text}"
                elif depth < _DEEP and below.pos in ("NOUN", "PROPN"):
                    for child in below.children:
                        inner = self._state_at(child) if child.dep in ("poss", "compound", "amod", "appos") else None
                        if inner is not None:
                            yield inner, f"{prep.lower} {child.text} {below.text}"
                            break
                    else:
                        yield from self._places(below, _AT | {"of"}, depth + 1)

    def _state_at(self, token: Token) -> str | None:
        """The state in which a place lies that the token names."""
        return next((p.country for p in self.found.places_at.touching(token.start, token.end) if p.country is not None), None)

    def _power(self, head: Token) -> list[tuple[str, str]]:
        """The one state in the sentence, where its police, court, parliament or government deals with them."""
        sentence = head.sent
        here = [m for m in self.found.mentions.inside(sentence.start, sentence.end) if m.actor.state is not None]
        places = {p.country for p in self.found.places_at.inside(sentence.start, sentence.end)} - {None}
        states = sorted({m.actor.state or "" for m in here})
        if len(states) != 1 or states[0] in ("IGO", "NGO") or places - set(states):
            return []
        powers = [m for m in here if m.actor.role in _POWERS and m.actor.kind in ("government", "organisation", "group", "person", "unit")]
        doing = [m for m in powers if any(t.dep in (*_SUBJECT, "agent", "pobj") for t in self.doc.tokens_between(m.start, m.end))]
        return [(states[0], f"dealt with by {doing[0].mention.text}")] if doing else []


def _words(token: Token) -> set[str]:
    """The forms under which the classes may name a noun."""
    return {token.lemma, token.lower}
