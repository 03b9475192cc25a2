"""Whether a word stands where only a place can stand: after prepositions, and after verbs of going, reaching and taking."""

from __future__ import annotations

import re

from onrecord.doc import Doc, Token
from onrecord.grammar.above import hangs_on_one_of
from onrecord.grammar.phrases import preposition_over
from onrecord.grammar.relations import COMPOUND, OBJECT, POSSESSOR, UNDERGOER, children_as, governor, hangs_as
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list
from onrecord.types import Place

#: Verbs of letting somebody out of where he is held.
LETTING_OUT = frozenset({"release", "free", "parole", "discharge"})
#: What goes on after a name in a list: "Iraq, Lebanon and Jordan".
GOES_ON = re.compile(r"\s{0,2},?\s{0,2}(?:and|or|&)\s|,\s{1,2}[A-Z]")


#: Only a place follows these.
INSIDE = word_list("place_only")
#: A place follows these, or something else.
TOWARD = word_list("place_or_other")
#: Between a preposition and the name.
BETWEEN = word_list("before_place_names")
#: "the city of X": X is a place.
OF_PLACE = word_list("of_place_nouns")
#: "as far as", "as far south as": a place follows.
_AS_FAR = frozenset({"far", "north", "south", "east", "west", "away"})
#: What of a place is taken: "took most of Goma".
_PARTS = frozenset({"most", "all", "whole", "half", "much", "rest", "control", "entirety"})
#: Nouns before which a place tells what they are about, and those before which a country tells whose act they are.
_MATTERS = word_list("matters_of_places")
_FORCE = word_list("acts_of_force")
#: People of a country, wherever they are.
_CITIZENS = frozenset(("citizen", "national", "native"))
#: After these nouns "in" tells whom one trusts, not where.
_TRUST = frozenset({"confidence", "trust", "faith", "interest", "belief", "believe", "vest", "invest"})

#: Before whom something is for or against, what one does for somebody, and what goes to somebody.
_FOR = frozenset(("for", "against", "with"))
_DONE_FOR = frozenset(("spy", "work", "fight", "act", "speak"))
_SENT = word_list("government_dealings")


class Slots:
    """The verbs of the tables that take a place."""

    def __init__(self, knowledge: Knowledge) -> None:
        classes = {row["class"]: frozenset(row.list("words")) for row in knowledge.rows("act_words")}
        #: "moved to X": what goes or is brought somewhere.
        self._moving = classes.get("moving", frozenset())
        #: "entered X": only places are.
        self._reaching = classes.get("reaching", frozenset())
        #: "seized X": places are, and other things.
        self._taking = classes.get("taking", frozenset())
        #: "a strike on X": what is struck from the air or besieged.
        self._striking = classes.get("striking", frozenset())
        #: First names: what begins with one is a person's name.
        self.given = frozenset(row["name"].lower() for row in knowledge.rows("first_names"))
        #: Last names of those who hold or held an office.
        self.holders = frozenset(row["person"].split()[-1].lower() for table in ("leaders", "ministers") for row in knowledge.rows(table))

    def takes(self, doc: Doc, first: Token) -> bool:
        """Whether the name is the object of a verb that places are visited, struck or taken by: "visited X", "captured X"."""
        word = _before(doc, first)
        return word is not None and word.pos == "VERB" and (word.lemma in self._taking or word.lemma in self._reaching)

    def undergoes(self, last: Token) -> bool:
        """Whether the name is what was struck or taken: "X was shelled"."""
        verb = governor(last) if hangs_as(last, UNDERGOER) else None
        return verb is not None and (verb.lemma in self._taking or verb.lemma in self._reaching)

    def where(self, doc: Doc, first: Token) -> str:
        """ "inside" where only a place can stand, "toward" where other things can too, else ""."""
        word = _before(doc, first)
        if word is None:
            return ""
        if word.lower == "-" and word.i > 0 and doc.tokens[word.i - 1].text in ("R", "D", "DFL"):
            return "inside"  # "Sen. Donald Humason, R-Westfield"
        if word.lower in INSIDE:
            return "toward" if word.lower in ("in", "into") and hangs_on_one_of(word, _TRUST) else "inside"
        if word.lower == "of" and word.i > 0 and doc.tokens[word.i - 1].lower in OF_PLACE:
            return "inside"
        if word.lower == "of" and self._takes_part(word):
            return "inside"  # "captured most of Goma"
        if word.lower == "as" and word.i > 0 and doc.tokens[word.i - 1].lower in _AS_FAR:
            return "inside"  # "as far as Gwembe"
        if word.lower in ("of", "from") and (home := _home(doc, word)):
            return home
        if word.lower == "on" and self._strikes(governor(word)):
            return "inside"
        out = governor(word) if word.lower == "of" else None
        if out is not None and out.lower == "out" and hangs_on_one_of(out, self._moving):
            return "toward"  # "pulled out of Goma", but out of a bloc, too
        if word.lower in ("to", "from") and hangs_on_one_of(word, self._moving):
            return "inside"
        if word.pos in ("VERB", "NOUN"):
            if word.lemma in self._reaching and word.pos == "VERB":
                return "inside"
            if word.lemma in self._taking and word.pos == "VERB":
                return "toward"
        return "toward" if word.lower in TOWARD else ""

    def at_home(self, doc: Doc, first: Token) -> bool:
        """Whether the name says where somebody is at home: "Amos Tanner, from Gwembe"."""
        word = _before(doc, first)
        return word is not None and word.lower in ("of", "from") and _home(doc, word) == "inside"

    def _takes_part(self, of: Token) -> bool:
        """Whether a part of a place is taken or reached: "took the whole of", "has lost control of"."""
        part = governor(of)
        verb = governor(part) if part is not None and part.lower in _PARTS else None
        return verb is not None and (verb.lemma in self._taking or verb.lemma in self._reaching)

    def _strikes(self, head: Token | None) -> bool:
        """Whether a noun, or a verb by its object, tells a strike: "an offensive on X", "launch a ground offensive on X"."""
        if head is None or head.pos == "NOUN":
            return head is not None and head.lemma in self._striking
        return any(child.lemma in self._striking for child in children_as(head, OBJECT | UNDERGOER))


def _home(doc: Doc, of: Token) -> str:
    """How surely "of" or "from" tells where somebody is at home: "Amos Tanner, 29, of Gwembe", "Amos Tanner, from Gwembe". A body may stand after a
    bare "of", too: "Amos Tanner of Brookings"."""
    at = of.i - 1
    aged = at > 2 and doc.tokens[at].text == "," and doc.tokens[at - 1].text.isdigit() and doc.tokens[at - 2].text == ","
    who = doc.tokens[at - 3] if aged else doc.tokens[at - (doc.tokens[at].text == ",")] if at > 0 else None
    if who is None or who.sent is not of.sent or who.ent is None or who.ent.label != "PERSON":
        return ""
    return "inside" if aged or (of.lower == "from" and doc.tokens[at].text == ",") else "toward"


def _before(doc: Doc, first: Token) -> Token | None:
    """The word that the name stands after, past "northern" and the like."""
    at = first.i - 1
    # Plain, by wikinews: 2 and 99 change nothing.
    while at >= 0 and doc.tokens[at].sent is first.sent and doc.tokens[at].lower in BETWEEN and first.i - at <= 4:
        at -= 1
    return doc.tokens[at] if at >= 0 and doc.tokens[at].sent is first.sent else None


def tells_whose(token: Token, place: Place) -> bool:
    """Whether a place before a noun tells whose or about what it is, not where: "a US airstrike", "the Gaza talks"."""
    noun = governor(token) if hangs_as(token, COMPOUND | POSSESSOR) else None
    if noun is None or noun.pos != "NOUN":
        return False
    return noun.lemma in _MATTERS or (place.kind == "country" and noun.lemma in _FORCE)


def tells_who(node: Token) -> bool:
    """Whether a country's name tells whose people are, not where they are: "two citizens of Peru"."""
    over = preposition_over(node)
    noun = governor(over) if over is not None and over.lower == "of" else None
    return noun is not None and noun.lemma in _CITIZENS


def aside(doc: Doc, place: Place) -> bool:
    """Whether a town is only whom something is for or against: "spying for Moscow", "arms to Kyiv"; not "left for Moscow"."""
    tokens = doc.tokens_between(place.start, place.end)
    prep = preposition_over(tokens[-1]) if tokens and place.kind == "city" else None
    above = governor(prep) if prep is not None else None
    if prep is None or above is None or (prep.lower == "for" and above.pos == "VERB" and above.lemma not in _DONE_FOR):
        return False
    return prep.lower in _FOR or (prep.lower == "to" and above.lemma in _SENT)
