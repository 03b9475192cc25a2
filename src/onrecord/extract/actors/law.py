"""Own people: those whom the police, courts or government of one state hold, try, appoint or dismiss.

"A court in Lima sentenced the smuggler's driver", "Peru's congress impeached Vice President Lopez": a state deals so with its own, and a
report says so where they are another's. Who is named only where words beside the name tell what he is at home ("the activist Ana
Lopez", ``act_words``: at_home); none whose words say that he may be from elsewhere (law_apart), and none where the sentence tells of
another state.
"""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.found import Found
from onrecord.grammar.phrases import dealt_with, possessors, prep_objects
from onrecord.grammar.relations import (
    APPOSITION,
    COMPOUND,
    MODIFIER,
    children_as,
    forms,
    has_word,
)
from onrecord.grammar.subjects import deep_subject
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor

#: Sectors that act upon people of their own state.
POWERS = frozenset(("COP", "JUD", "LEG", "GOV"))
#: Words before a noun by which its people are not at home.
_FOREIGN = word_list("foreign_people")
#: Offices for what is abroad: "the foreign minister".
_OF_STATE = frozenset(("minister", "ministry", "secretary", "office", "affairs"))
_KINDS = frozenset(("person", "group"))


class Law:
    """The look-ups over one report."""

    def __init__(self, doc: Doc, found: Found, classes: dict[str, frozenset[str]]) -> None:
        self.doc = doc
        self.found = found
        self.classes = classes
        self._apart = classes["law_apart"] | classes["apart"]

    def told(self, actor: Actor, heads: list[Token], named: bool) -> dict[str, str]:
        """The state whose powers deal with them as with their own, with the words that say so; none where that is open."""
        if actor.kind not in _KINDS:
            return {}
        words = self._words(actor, heads)
        if words & self._apart or any(foreign(head) for head in heads):
            return {}
        for head in heads:
            verb, whole = self._held_by(head)
            if verb is None or (named and not whole and not words & self.classes["at_home"]):
                continue
            told = self._owner(actor, head, verb)
            if told is not None:
                return dict([told])
        return {}

    def _words(self, actor: Actor, heads: list[Token]) -> set[str]:
        """The words that tell who they are: title, what stands before a name and beside it."""
        found = {word for title in (actor.title,) if title for word in title.lower().split()}
        for head in heads:
            for token in (head, *children_as(head, MODIFIER | APPOSITION)):
                found |= forms(token)
                found |= {word for below in children_as(token, MODIFIER) for word in forms(below)}
        return found

    def _owner(self, actor: Actor, head: Token, verb: Token) -> tuple[str, str] | None:
        """The one state of whoever deals with them, where the sentence tells of no other."""
        sentence = head.sent
        here = [m.actor for m in self.found.mentions.inside(sentence.start, sentence.end) if m.actor.id != actor.id]
        states = {a.state for a in here if a.kind != "media"} - {None}
        places = {p.country for p in self.found.places_at.inside(sentence.start, sentence.end)} - {None}
        doers = [m for doer in deep_subject(verb) for m in self.found.mentions.touching(doer.start, doer.end)]
        owners = {m.actor.state for m in doers if m.actor.role in POWERS} - NO_STATE - {None}
        if len(owners) == 1 and not (states | places) - owners:
            return str(next(iter(owners))), f"held, tried or appointed by {doers[0].mention.text}"
        return None

    def _held_by(self, head: Token) -> tuple[Token | None, bool]:
        """The verb by which somebody is dealt with whose object a noun is, and whether it appoints or dismisses."""
        found = dealt_with(head)
        if found is None or found[1].pos != "VERB":
            return None, False
        top, verb = found
        acts = forms(verb) | (forms(top) if top is not head else set())
        if acts & self.classes["personnel"]:
            return verb, True
        return (verb, False) if acts & self.classes["lawful"] else (None, False)


#: What people of several are of none alone.
_COUNTRIES = frozenset(("country", "nation", "nationality"))


def foreign(head: Token) -> bool:
    """Whether a word before a noun, or what they are of, tells that its people are not at home: "foreign doctors", "nationals of ten countries"."""
    for of in prep_objects(head, ("of", "from")):
        if any(each.lemma in _COUNTRIES and each.tag == "NNS" for each in (of, *possessors(of))):
            return True  # also "the heads of the countries' armies"
    if any(owner.lemma in _COUNTRIES and owner.tag == "NNS" for owner in possessors(head)):
        return True
    words = _FOREIGN - {"foreign"} if head.lemma in _OF_STATE else _FOREIGN
    return any(has_word(each, words, MODIFIER) for each in (head, *children_as(head, COMPOUND)))  # "foreign aid workers"
