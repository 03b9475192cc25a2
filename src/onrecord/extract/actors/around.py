"""The state of named people and bodies that only their surroundings tell.

A place in their own name or description decides: "California journalist Ann Lopez", "Arizona Public Media", "Okafor, a doctor at a
clinic in Lagos", "Lopez of Ohio". Else the paragraph that names them first, where it tells of one state alone that most of the
report is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from onrecord.doc import Doc, Sentence, Token
from onrecord.extract.actors.told import with_state
from onrecord.extract.found import Found
from onrecord.extract.places.words import MISSIONS
from onrecord.extract.where import Where
from onrecord.grammar.above import below_but
from onrecord.grammar.phrases import apposed_to, head_of
from onrecord.grammar.relations import APPOSITION, JOINED, PREPOSITION, PUNCTUATION, REDUCED, RELATIVE, children_as, hangs_as
from onrecord.knowledge import Knowledge
from onrecord.types import NO_STATE, Actor, Mention

#: Kinds of actor that are at home where the report tells of them, and those that a place in their name tells besides.
_KINDS = frozenset(("person", "organisation", "group"))
_NAMED = _KINDS | {"government", "unit"}
#: Sectors whose people may be from anywhere.
_ABROAD = NO_STATE | {"GOV", "ELI", "MIL", "SPY", "REB", "UAF"}
_OF_TWO = ("the two ", "both ")
_OF = frozenset(("of", "from", "at", "in", "for", "with"))
#: The share of what the report tells of that must lie in the state: speakers' states on wikinews .638, with .8 .635, with .6 .645, but
#: then racing drivers are of where they race.
#: Set by wikinews: see above, with 0.8 and 0.6.
_MOST = 0.7
#: The share where the sentence, not the paragraph, tells of no other: on wikinews .638, with .8 .641, with 1 .637.
#: Set by wikinews: see above, with 0.8 and 1.
_ALMOST_ALL = 0.9
#: Half is enough for those who do at home what they do: judges, police, teachers, clergy, members of parties and parliaments.
#: Set by wikinews: with 0.3 one report has a state more, with 0.7 four have fewer.
_HALF = 0.5
_AT_HOME = frozenset(("JUD", "COP", "LEG", "EDU", "OPP", "PTY", "MED", "REL"))
#: A state told once is but where somebody happens to be: "Lopez met Okafor in Vienna".
#: Plain, by wikinews: 1 and 3 change nothing.
_TWICE = 2
#: How many words a region's name has at most, and how deep below a description its place may stand.
#: Plain, by wikinews: 9 changes nothing, 2 one report.
_WORDS = 3
#: What hangs on a description and tells of others or of other things.
_APART = RELATIVE | REDUCED | JOINED | PUNCTUATION | APPOSITION
#: Set by wikinews: both parties .406, with 2 .405, with 9 .406.
_DEEP = 3


def described(doc: Doc, found: Found, actors: tuple[Actor, ...], where: Where, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors, the named without a state with the one of the place in their own words."""
    surroundings = _Around(doc, found, actors, where, knowledge.built("regions-by-name", _regions))
    return tuple(surroundings.told(actor, _NAMED, surroundings.described) for actor in actors)


def around(doc: Doc, found: Found, actors: tuple[Actor, ...], where: Where, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors, the named without a state with the one that their paragraph tells."""
    surroundings = _Around(doc, found, actors, where, knowledge.built("regions-by-name", _regions))
    return tuple(surroundings.told(actor, _KINDS, surroundings.paragraph) for actor in actors)


def _regions(knowledge: Knowledge) -> dict[str, str]:
    """Country by a region's name, of names that one country has."""
    countries: dict[str, set[str]] = {}
    for row in knowledge.rows("regions"):
        for name in [row["name"], *row.list("aliases")]:
            countries.setdefault(name, set()).add(row["country"])
    return {name: next(iter(codes)) for name, codes in countries.items() if len(codes) == 1 and len(name) > 3}


class _Around:
    """The look-ups over one report."""

    def __init__(self, doc: Doc, found: Found, actors: tuple[Actor, ...], where: Where, regions: dict[str, str]) -> None:
        self.doc = doc
        self.found = found
        self.where = where
        self.regions = regions
        self._by_block: dict[int, Counter[str]] = {}
        self._whole: Counter[str] = Counter()
        self.actors = actors
        told = [(m.start, actor.state) for actor in actors if actor.kind != "media" and actor.state for m in actor.mentions]
        told += [(place.start, place.country) for place in found.places if place.country is not None]
        self._told = told
        for start, state in told:
            sentence = doc.sentence_at(start)
            self._whole[state] += 1
            if sentence is not None:
                self._by_block.setdefault(sentence.block, Counter())[state] += 1

    def told(self, actor: Actor, kinds: frozenset[str], by: Callable[[Actor], tuple[str, str] | None]) -> Actor:
        """A named actor of these kinds with the state that its surroundings tell, if it has none."""
        if actor.state is not None or actor.kind not in kinds or not actor.is_named:
            return actor
        return with_state(actor, by(actor))

    def described(self, actor: Actor) -> tuple[str, str] | None:
        """The one state of the places in the words of its mentions and beside them."""
        states: dict[str, str] = {}
        for mention in actor.mentions:
            if mention.kind == "name":
                for tokens in self._words_of(mention, whole=actor.kind != "group"):
                    for state, words in self._places(tokens):
                        states.setdefault(state, f"its description tells {words}")
        return next(iter(states.items())) if len(states) == 1 else None

    def _words_of(self, mention: Mention, whole: bool) -> list[list[Token]]:
        """The words of a mention, of what stands beside it in apposition, and of its "of" and "from".

        A group's own name is left out: the Santa Rosa de Lima cartel is of no Lima.
        """
        tokens = self.doc.tokens_between(mention.start, mention.end)
        inside = {token.i for token in tokens}
        head = head_of(tokens)
        found = [tokens] if whole else []
        if head is None:
            return found

        def posted(words: list[Token]) -> bool:
            return any(word.lower in MISSIONS for word in words)  # of the state that sends him: "a diplomat at the Kenyan embassy in Gao"

        one = apposed_to(head)
        if one is not None:
            found.append([one, *self._below(one, inside)])
        for child in children_as(head, APPOSITION | PREPOSITION):
            if child.i not in inside and (hangs_as(child, APPOSITION) or child.lower in ("of", "from")):
                found.append([child, *self._below(child, inside)])
        return [words for words in found if not posted(words)]

    def _below(self, token: Token, inside: set[int]) -> list[Token]:
        """The words of a description, without clauses and without the one described."""

        def apart(word: Token) -> bool:
            return word.i in inside or hangs_as(word, _APART) or (hangs_as(word, PREPOSITION) and word.lower not in _OF)

        return sorted(below_but(token, apart, _DEEP), key=lambda t: t.i)

    def _places(self, tokens: list[Token]) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for token in tokens:
            place = next((p for p in self.found.places_at.touching(token.start, token.end) if p.country is not None), None)
            if place is not None and place.country is not None:
                found.append((place.country, place.text))
        past = 0
        for at in range(len(tokens)):
            for size in range(_WORDS, 0, -1) if at >= past else ():
                words = tokens[at : at + size]
                text = " ".join(word.text for word in words)
                if len(words) == size and text in self.regions and words[-1].i - words[0].i == size - 1 and not _person(words):
                    found.append((self.regions[text], text))
                    past = at + size  # "Wales" is no word of its own in "New South Wales"
                    break
        return found

    def paragraph(self, actor: Actor) -> tuple[str, str] | None:
        """The one state that the paragraph of its first mention tells of, where most of the report tells of it."""
        if actor.role in _ABROAD or (actor.kind != "person" and actor.role is None):
            return None
        if any(mention.text.lower().startswith(_OF_TWO) for mention in actor.mentions):
            return None  # "the two leaders" are of two states
        first = next(mention for mention in actor.mentions if mention.kind == "name")
        sentence = self.doc.sentence_at(first.start)
        if sentence is None or not self._whole:
            return None
        state, times = min(self._whole.items(), key=lambda pair: (-pair[1], pair[0]))
        here = self._by_block.get(sentence.block, Counter())
        near = times >= _MOST * self._whole.total() and not here.keys() - {state}
        share = _HALF if actor.kind == "person" and actor.role in _AT_HOME else _ALMOST_ALL
        nearest = times >= share * self._whole.total() and not self._in(sentence) - {state}
        if state in NO_STATE or times < _TWICE or not (near or nearest) or not (self._several(state) or self.where.sets(state)):
            return None
        return state, f"all that its {'paragraph' if near else 'sentence'} tells of, and most of the report"

    def _in(self, sentence: Sentence) -> set[str]:
        """The states that a sentence tells of."""
        return {state for start, state in self._told if sentence.start <= start < sentence.end}

    def _several(self, state: str) -> bool:
        """Whether the report names more than one who belongs to the state."""
        return sum(actor.state == state for actor in self.actors) > 1


def _person(words: list[Token]) -> bool:
    """Whether the words are of a person's name: "Virginia" in "Virginia Lopez"."""
    return any(word.ent is not None and word.ent.label == "PERSON" for word in words)
