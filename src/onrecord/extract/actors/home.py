"""The state of actors that are only described, once the places are known: that of the place where it happens.

"Residents of Aleppo" are of the state in which the place lies. So are people to whom something is done, or who do it, in a
place that their clause names ("in a raid on the port of Beira, Mozambique, killing four people"), and those whom their own
state's police or courts deal with. Only people who are as a rule at home where they are: troops, envoys, tourists and
refugees (``act_words.csv``: away) are not. Where no place is told beside them, the nearest sentence before that tells of one
state alone decides, and for powers (police, "the government") the dateline. Where two places disagree, or nothing is told,
the state stays open.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.doc import Doc, Sentence, Token
from onrecord.extract.actors.alone import ARMED, OFFICIAL, TELLING, Alone
from onrecord.extract.actors.belonging import belongs, of_other_state, of_owners_state, owned, presented, tied
from onrecord.extract.actors.country import country_of
from onrecord.extract.actors.guarding import guarding, of_forces, of_government
from onrecord.extract.actors.law import POWERS, Law, foreign
from onrecord.extract.actors.regions import of_region
from onrecord.extract.actors.spoken import spoken_of
from onrecord.extract.actors.told import with_state
from onrecord.extract.found import Found
from onrecord.extract.mentions.origins import met_there
from onrecord.extract.where import Where
from onrecord.grammar.introducing import said_to_be
from onrecord.grammar.phrases import conjuncts, counted, counted_by, head_of, joined_to, named_before, nouns_below, top_of
from onrecord.grammar.relations import (
    APPOSITION,
    BY,
    COMPOUND,
    MODIFIER,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    SUBJECT,
    children_as,
    forms,
    hangs_as,
    has,
    has_word,
    head_as,
    over_preposition,
    prepositions,
)
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor, Mention

#: Prepositions that tell where somebody is.
_AT = frozenset(("in", "at", "near", "across", "inside", "throughout", "outside", "around"))
#: Those that also tell, on the noun itself, where somebody is from.
_OF = _AT | frozenset(("of", "from"))
#: Words that say that a body is the one all know.
_DEFINITE = frozenset(("the", "its", "their"))
_OWNING = frozenset(("its", "their", "his", "her"))
#: Before forces of whom nothing tells that all know them, and before what is of somebody told.
_ANY = frozenset(("a", "an", "several", "some", "many", "more", "another", "whose"))
#: Before people of where the report is: "local residents".
_LOCAL = frozenset(("local",))
#: Those of whom a report tells from anywhere.
_OFFICERS = frozenset(("official", "officials", "spokesman", "spokeswoman"))
#: Those who serve where they are, and their sectors.
_POSTED = frozenset(("official", "officer", "authority", "chief", "commissioner", "spokesman", "spokeswoman"))
#: Before those who are of two states where two are told.
_BOTH = frozenset(("both",))
#: Towns in which bodies of many states sit.
_SEATS = tuple(sorted(word_list("seats_of_bodies")))
_TOWNS_OWN = frozenset(("GOV", "COP", "MED", None))
#: How deep below a noun its place may stand: "a jail in the capital of Peru".
#: Plain, by wikinews: 2 and 9 change nothing.
_DEEP = 4
#: What is told for a state of those who are of none.
_KINDS = frozenset(("person", "group", "unit", "government", "organisation"))


class Homes:
    """The look-ups over one report."""

    def __init__(self, doc: Doc, found: Found, classes: dict[str, frozenset[str]]) -> None:
        self.doc = doc
        self.found = found
        self.classes = classes
        self.where = Where(doc, found, homes=True)
        self.law = Law(doc, found, classes)
        self.alone = Alone(doc, found, self.where, classes)
        #: Made once: they are asked of each mention.
        self._at_home = classes["local"] | classes["belonging"]
        self._elsewhere = classes["away"] | classes["apart"]

    def official(self, actor: Actor) -> Actor:
        """An official or body of a state that nothing beside it tells: of the dateline's state, else of the only one that the report names."""
        heads = self._heads(actor)
        if actor.state is not None or any(of_other_state(head, self.classes) for head in heads):
            return actor
        first = self.doc.sentence_at(actor.mentions[0].start) if actor.mentions else None
        if actor.role not in OFFICIAL or not self._known_by_office(actor):
            if actor.is_named:
                return with_state(actor, self._beside_official(actor, first) if actor.role in OFFICIAL else None)
            return with_state(actor, self.alone.of(actor, heads) or self._by_lead(actor, heads))
        told = self.where.dateline_told()
        # a place alone may be where a minister has gone or what an army attacks
        whole = actor.kind == "person" or actor.role == "MIL"
        state = self.alone.acting(first) if whole else self.alone.state(first)
        if told is None and state is not None and not self.alone.faces(actor, heads, state):
            several = len({other.id for other in self.found.actors if other.state == state}) > 1
            # "Foreign Minister Bondar said that Russia must leave": nothing shows that he is Russia's
            if several or self.where.sets(state):
                told = (state, "the only state that the report names")
        if told is None and not actor.is_named:
            told = self._by_lead(actor, heads)
        return with_state(actor, told or self._beside_official(actor, first))

    def _beside_official(self, actor: Actor, sentence: Sentence | None) -> tuple[str, str] | None:
        """The state of the officials beside whom alone a body of government is told of, none where it says what others do.

        "The Peruvian senate dropped the case after a Supreme Court ruling", not "The Foreign Ministry said that Russian forces ...".
        """
        body = actor.kind == "government" or (actor.kind == "group" and actor.role == "LEG")
        if sentence is None or not (body or (not actor.is_named and self._of_law(actor))):
            return None
        states = self.alone.told_in(sentence) - (NO_STATE if actor.role in ("LEG", "COP") else set())  # "by lawmakers over a UN summit"
        if len(states) != 1 or states & NO_STATE:
            return None
        here = (m for m in actor.mentions if sentence.start <= m.start < sentence.end)
        heads = [head for m in here if (head := head_of(self.doc.tokens_between(m.start, m.end))) is not None]
        apart = any(head.lemma in self.classes["apart"] and has(head, POSSESSOR) for head in heads)  # "its Andean neighbour"
        if apart or (actor.role not in ("LEG", "JUD", "COP") and any(hangs_as(head, SUBJECT | BY) for head in heads)):
            return None
        beside = (m.actor for m in self.found.mentions.inside(sentence.start, sentence.end))
        if any(other.state in states and other.role in OFFICIAL and other.kind in ("person", "government") for other in beside):
            return states.pop(), "its officials are told of beside it"
        return None

    def _of_law(self, actor: Actor) -> bool:
        """Whether these are police or judges of whom nothing tells that they are another's: "after a judge orders him held"."""
        heads = self._heads(actor)
        words = {word for head in heads for word in forms(head)}
        apart = words & (self.classes["apart"] | self.classes["abroad"])
        if actor.role not in ("COP", "JUD") or not words & self.classes["powers"] or apart:
            return False
        return not any(foreign(head) or named_before(head) or has(head, POSSESSOR | PREPOSITION | APPOSITION) for head in heads)

    def _by_lead(self, actor: Actor, heads: list[Token]) -> tuple[str, str] | None:
        """Police, courts and the government that nothing tells whose: of where the report's first sentence tells, if theirs tells of no other."""
        told = self.where.lead
        if told is None or not heads:
            return None
        head = heads[0]
        local = actor.kind in ("person", "group", "organisation") and has_word(head, _LOCAL, MODIFIER)
        officers = bool(forms(head) & _OFFICERS) or not forms(head) & self.classes["powers"]
        if not local and (actor.role not in POWERS or actor.kind == "person" or officers):
            return None  # soldiers may be another state's
        if has(head, TELLING if local else TELLING | MODIFIER):
            return None
        return told if not self.alone.told_in(head.sent) - {told[0]} else None

    def _known_by_office(self, actor: Actor) -> bool:
        """Whether somebody is told of by a title, or a body as one that all know: "Foreign Minister Bondar", "the army"."""
        if any(forms(head) & self.classes["abroad"] or foreign(head) for head in self._heads(actor)):
            return False
        if actor.kind == "person":
            title = (actor.title or "").lower().split()
            return bool(title) and not (self.classes["abroad"] & set(title))  # an ambassador is of another state than that where he is
        first = self.doc.tokens_between(actor.mentions[0].start, actor.mentions[0].end) if actor.mentions else []
        return (
            bool(first)
            and not _any(first)
            and (first[0].lower in _DEFINITE or hangs_as(first[0], POSSESSOR) or actor.kind == "unit" or first[0].pos == "PROPN")
        )

    def _heads(self, actor: Actor) -> list[Token]:
        return [head for mention in actor.mentions if mention.kind == "nominal" and (head := self._head(mention)) is not None]

    def settled(self, actor: Actor) -> Actor:
        """The actor with its state, if one is told and it had none."""
        if actor.state is not None:
            return actor
        if any(mention.kind in ("name", "metonym") for mention in actor.mentions):
            return self._named(actor)
        heads = self._heads(actor)
        if actor.kind == "state":
            countries = {country_of(head, self.found, self.where) for head in heads}
            return with_state(actor, next(iter(countries))) if len(countries) == 1 else actor
        for told in (
            self._come_from(actor, heads),
            self._called(actor, heads),
            of_region(actor, heads, self.found),
            self._by_words(actor, heads),
            self._by_scene(actor, heads),
            self.law.told(actor, heads, named=False),
        ):
            if len(told) == 1:
                return with_state(actor, next(iter(told.items())))
            if told:
                return actor
        return actor

    def _come_from(self, actor: Actor, heads: list[Token]) -> dict[str, str]:
        """The state of the town from which one is said to be: "a nun from Calgary was held in Lebanon"."""
        one = heads[0] if actor.kind == "person" and actor.role not in OFFICIAL and heads and heads[0].tag == "NN" else None
        return dict(self._places(one, frozenset(("from",)), _DEEP)) if one is not None else {}

    def _called(self, actor: Actor, heads: list[Token]) -> dict[str, str]:
        """The state of the people of whom somebody is said to be after the noun: "the gunman, a Chilean national", "a pilot who is a Kenyan"."""
        told: dict[str, str] = {}
        named = (
            [t for head in heads for t in (*children_as(head, APPOSITION), *said_to_be(head))] if actor.kind in ("person", "group") else []
        )
        for beside in (each for t in named for each in conjuncts(t)):
            for at in self.found.mentions.touching(beside.start, beside.end):
                state, other = at.actor.state, at.actor.id != actor.id and at.actor.kind == actor.kind
                if other and at.mention.kind == "nominal" and state and state not in NO_STATE:
                    told.setdefault(state, at.mention.text)
        return told

    def _named(self, actor: Actor) -> Actor:
        """A named person with the state of whose he is or who deals with him as with its own; see ``_acting`` for groups."""
        if actor.kind != "person":
            whose = self._its(actor)
            return with_state(actor, next(iter(whose.items()))) if len(whose) == 1 else self._acting(actor)
        phrases = [self.doc.tokens_between(m.start, m.end) for m in actor.mentions if m.kind == "name"]
        owners: dict[str, str] = {}
        for tokens in phrases:
            for owner, why in owned(tokens, self.found, self.classes):
                owners.setdefault(owner.state or "", why)
        heads = [head for tokens in phrases if (head := head_of(tokens)) is not None]
        for owner, why in (each for head in heads for each in presented(head, self.found, self.classes)):
            owners.setdefault(owner.state or "", why)
        told = owners or self.law.told(actor, heads, named=True) or self._of_here(actor, heads)
        return with_state(actor, next(iter(told.items()))) if len(told) == 1 else actor

    def _its(self, actor: Actor) -> dict[str, str]:
        """The state of whoever a pronoun says a body belongs to, that is written like a name: "its Foreign Ministry said"."""
        told: dict[str, str] = {}
        for mention in actor.mentions if actor.kind == "government" else ():
            head = head_of(self.doc.tokens_between(mention.start, mention.end))
            if head is not None and has_word(head, _OWNING, POSSESSOR):
                for owner, why in belongs(head, self.found, self.classes["belonging"]):
                    told.setdefault(owner.state or "", why)
        return told

    def _of_here(self, actor: Actor, heads: list[Token]) -> dict[str, str]:
        """The state where a report begins, of somebody named who is called local: "local elder Ben Okafor"."""
        beside = [*heads, *(noun for head in heads for noun in children_as(head, APPOSITION | COMPOUND))]
        local = (actor.title or "").lower().startswith("local ") or any(has_word(noun, _LOCAL, MODIFIER | COMPOUND) for noun in beside)
        told = (self.where.lead or self.where.throughout) if local else None
        return dict([told]) if told is not None else {}

    def _acting(self, actor: Actor) -> Actor:
        """A named armed group that is at home in no state, with the one in which all that the report tells of it happens."""
        if actor.kind != "group" or actor.role not in ARMED:
            return actor
        told: dict[str, str] = {}
        for mention in actor.mentions:
            tokens = self.doc.tokens_between(mention.start, mention.end)
            acts = bool(tokens) and mention.kind == "name" and not self._over_people(tokens[-1])
            scene = self.where.of(tokens[-1]) if acts else None
            if scene is not None:
                told.setdefault(*scene)
        return with_state(actor, next(iter(told.items()))) if len(told) == 1 else actor

    def _over_people(self, name: Token) -> bool:
        """Whether a group's name only tells whose somebody is, wherever he is: "al-Qaeda commander Ben Okafor", "the leader of al-Qaeda"."""
        noun = head_as(name, COMPOUND | POSSESSOR) or over_preposition(name, ("of",))
        return noun is not None and noun.tag in ("NN", "NNP") and bool(noun.tag == "NNP" or forms(noun) & self.classes["belonging"])

    def _by_words(self, actor: Actor, heads: list[Token]) -> dict[str, str]:
        """The states that their own words, their verb's place or who deals with them tell, with the words."""
        told: dict[str, str] = {}
        for head in heads:
            for owner, why in tied(head, actor.role, self.found, self.classes):
                told.setdefault(owner.state or "", why)
            if forms(head) & self.classes["local"]:
                here = {state: why for state, why in self._told(head) if not self._met_abroad(actor, head, state)}
                told = {**here, **told}
        return told

    def _met_abroad(self, actor: Actor, head: Token, state: str) -> bool:
        """Whether the place beside an armed group is where another met it: "Chad signed a truce with rebels at talks in Doha"."""
        return actor.role in ARMED and met_there(head) and bool(self.alone.told_in(head.sent) - {state, *NO_STATE})

    def _by_scene(self, actor: Actor, heads: list[Token]) -> dict[str, str]:
        """The state of the place where the first clause that tells of them happens."""
        if actor.kind not in _KINDS or not heads:
            return {}
        head = heads[0]
        if any(forms(head) & self._elsewhere for head in heads):
            if of_government(actor, head):
                told = self.where.here(head)  # they fight at home as a rule
                return dict([told]) if told is not None else {}
            beside = self._beside(actor, head)
            owned = any(forms(head) & self.classes["powers"] or of_forces(head) for head in heads)
            if beside is not None or not owned:
                return dict([beside]) if beside is not None else {}
            near = spoken_of(head, self.found, self.alone) or guarding(actor, head, self.found, self.where) or self._posted(actor, head)
            if near is not None:
                return dict([near])
            told = (
                self.where.dateline_told() if self._bare(head) else None
            )  # who may be abroad is at home where the report is from, at most
            return dict([told]) if told is not None else {}
        if any(map(foreign, (head, *counted(head)))) or (has_word(head, _BOTH) and len(self.alone.told_in(head.sent)) > 1):
            return {}
        # forces of whom nothing tells that all know them may be far from where the sentence before tells
        passing = actor.role == "MIL" and actor.kind != "person" and not (has_word(head, _DEFINITE) or has(head, POSSESSOR))
        here = self.where.here(head)
        told = here if passing else here or self.where.of(head)
        if told is not None and here is None and actor.role not in ARMED and self.alone.struck_by(head, told[0]):
            return {}  # "US soldiers shot six people in a house": a state's forces may be far from it
        if told is not None and here is None and actor.role in OFFICIAL and self.alone.another(actor, head, told[0]):
            return {}
        if told is not None and (self._met_abroad(actor, head, told[0]) or of_owners_state(actor, head, told[0], self.found)):
            return {}
        return dict([told]) if told is not None else {}

    def _beside(self, actor: Actor, head: Token) -> tuple[str, str] | None:
        """The state of the troops to which weapons of war are joined: "Chadian troops and tanks"."""
        first = joined_to(head)
        if first is None or actor.role != "MIL" or has(head, TELLING | MODIFIER):
            return None
        told = {m.actor.state for m in self.found.mentions.touching(first.start, first.end) if m.actor.role == "MIL"} - {None}
        return (str(told.pop()), f"joined to {first.text}") if len(told) == 1 else None

    def _posted(self, actor: Actor, head: Token) -> tuple[str, str] | None:
        """Officials and officers of a town or region that their own phrase tells: "a police official in Mumbai", "another Mumbai official"."""
        if not forms(head) & _POSTED or actor.role not in _TOWNS_OWN or actor.affiliation is not None or foreign(head):
            return None
        told = {state: f"of {child.text}" for child in children_as(head, COMPOUND) if (state := self.where.state_at(child)) is not None}
        for state, words in self._places(head, _AT, 0):
            if has(head, COMPOUND) or not words.endswith(_SEATS):  # "an official in Brussels" may be an alliance's
                told.setdefault(state, words)
        return next(iter(told.items())) if len(told) == 1 else None

    def _bare(self, head: Token) -> bool:
        """Whether nothing beside the noun tells whose it is: "the government", "the defence minister"."""
        return has_word(head, ("the",)) and not has(head, TELLING) and not named_before(head)

    def _head(self, mention: Mention) -> Token | None:
        tokens = self.doc.tokens_between(mention.start, mention.end)
        inside = {token.i for token in tokens}
        head = head_of(tokens)
        while head is not None and not (forms(head) & self._at_home):  # "tens of thousands of protesters"
            below = [t for t in counted(head) if t.i in inside]
            if not below:
                break
            head = below[0]
        return head

    def _told(self, head: Token) -> list[tuple[str, str]]:
        """The states that the phrase itself tells, else its verb's place, else who deals with them."""
        own = [*self._places(head, _OF, 0)]
        above = head
        while not own and (counting := counted_by(above)) is not None:
            above = counting  # "thousands of students throughout Java"
            own = [*self._places(above, _AT, 0)]
        if own:
            return own
        top = top_of(head)
        verb = head_as(top, SUBJECT | BY)
        if verb is not None and verb.pos in ("VERB", "AUX"):
            where = [*self._places(verb, _AT, _DEEP - 1)]
            if where:
                return where
        return self._power(head) if forms(head) & self.classes["domestic"] else []

    def _places(self, token: Token, names: frozenset[str], depth: int) -> Iterator[tuple[str, str]]:
        for prep in prepositions(token, names):
            for below in nouns_below(prep):
                state = self.where.state_at(below)
                if state is not None:
                    yield state, f"{prep.lower} {below.text}"
                elif depth < _DEEP and below.pos in ("NOUN", "PROPN"):
                    for child in children_as(below, POSSESSOR | MODIFIER | APPOSITION):
                        inner = self.where.state_at(child)
                        if inner is not None:
                            yield inner, f"{prep.lower} {child.text} {below.text}"
                            break
                    else:
                        yield from self._places(below, _AT | {"of"}, depth + 1)

    def _power(self, head: Token) -> list[tuple[str, str]]:
        """The one state in the sentence, where its police, court, parliament or government deals with them."""
        sentence = head.sent
        here = [m for m in self.found.mentions.inside(sentence.start, sentence.end) if m.actor.state is not None]
        places = {p.country for p in self.found.places_at.inside(sentence.start, sentence.end)} - {None}
        states = sorted({m.actor.state or "" for m in here})
        if len(states) != 1 or states[0] in NO_STATE or places - set(states):
            return []
        powers = [m for m in here if m.actor.role in POWERS and m.actor.kind in ("government", "organisation", "group", "person", "unit")]
        doing = [
            m for m in powers if any(hangs_as(t, SUBJECT | BY | PREPOSITIONAL_OBJECT) for t in self.doc.tokens_between(m.start, m.end))
        ]
        return [(states[0], f"dealt with by {doing[0].mention.text}")] if doing else []


def _any(phrase: list[Token]) -> bool:
    """Whether forces are some of many, or somebody's told of: "a battalion", "ten troops"; not "an Air Force strike", "one of its bombers"."""
    some = phrase[0].lower in _ANY or phrase[0].pos == "NUM"
    return some and phrase[-1].pos != "PROPN" and not any(word.lower in _OWNING for word in phrase)
