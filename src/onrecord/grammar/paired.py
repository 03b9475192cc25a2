"""Two of whom the parser makes one, or of two states' body one state's: a part of ``mending``.

- "The Taliban and Afghan government agreed": it hangs the first on the noun of the second, as if both were adjectives of one noun, as
  "Polish and Romanian" are in "Polish and Romanian troops".
- a state's: "the Chadian government and FACT rebels": it makes the rebels the government's.
- of two: "South Korean and U.S. air forces held a drill": it makes the first adjective somebody who does it beside the forces.
- with_me: "Minister Okafor and I agreed": it hangs both on the verb, or makes a time of the first.
"""

from __future__ import annotations

from onrecord.doc import PLACE_LABELS, Token
from onrecord.grammar.moving import become, hang, take_place
from onrecord.grammar.relations import (
    ADJECTIVE,
    COMPOUND_WORD,
    DETERMINER,
    DOER,
    JOINED,
    JOINER,
    MAIN,
    MODIFIER,
    NAMING,
    NOUN_AS_ADVERB,
    child_as,
    children_as,
    hangs_as,
    has_word,
)

#: Labels of those whose names are adjectives, too.
_PEOPLES = PLACE_LABELS | {"NORP"}
_AND = ("and",)
#: Bodies of a state that deal with those whom a name and a noun tell.
_OF_A_STATE = frozenset(("government", "army", "military", "regime", "junta"))
#: By definition: the endings of adjectives of origin.
_OF_ORIGIN = ("an", "ese", "sh", "i", "ic", "ch", "ek", "ss")


def paired(token: Token) -> None:
    """Mends the place of one word."""
    two_bodies(token)
    of_two(token)
    if token.text == "I":
        with_me(token)


def with_me(speaker: Token) -> None:
    """Joins whoever speaks of himself to the name before: they did it together."""
    verb, words = speaker.head, speaker.sent.tokens
    at = speaker.i - words[0].i
    if at < 2 or not hangs_as(speaker, DOER) or words[at - 1].lower not in _AND:
        return
    other = next((word for word in children_as(verb, DOER | NOUN_AS_ADVERB) if word.subtree()[-1].i == speaker.i - 2), None)
    if other is None or other.pos not in NAMING:
        return
    become(other, DOER)
    hang(words[at - 1], other, JOINER)
    hang(speaker, other, JOINED)


def two_bodies(name: Token) -> None:
    """Joins a noun to the name of a body before it: "the Kachin Army and Burmese military"."""
    noun = name.head
    own = name.lemma in _OF_A_STATE and noun.tag == "NNS"
    if (
        not (name.pos == "PROPN" or own)
        or not hangs_as(name, MODIFIER)
        or noun.pos != "NOUN"
        or name.i > noun.i
        or not has_word(name, _AND, JOINER)
    ):
        return
    people = child_as(name, JOINED)
    if (
        people is None
        or people.i != noun.i - 1
        or not (people.pos == "PROPN" if own else people.ent is not None and people.ent.label in _PEOPLES)
    ):
        return
    if (not own and (name.ent is None or name.ent.label in _PEOPLES)) or len(children_as(name, JOINED)) > 1:
        return
    take_place(name, noun)
    for word in [word for word in children_as(noun, DETERMINER) if word.i < name.i]:
        hang(word, name)
    hang(noun, name, JOINED)
    hang(people, noun, ADJECTIVE if people.pos == "ADJ" else COMPOUND_WORD)


def of_two(adjective: Token) -> None:
    """Makes an adjective of origin that the parser joins to a noun with another such before it that noun's, too."""
    noun = child_as(adjective, JOINED) if adjective.tag in ("JJ", "NNP") else None
    if noun is None or noun.tag != "NNS" or not _people(adjective) or hangs_as(adjective, MAIN):
        return
    other = next((word for word in children_as(noun, MODIFIER) if _people(word)), None)
    joiners = [word for word in children_as(adjective, JOINER) if word.lower in _AND]
    if other is None or len(joiners) != 1 or len(children_as(adjective, JOINED)) > 1 or joiners[0].i != adjective.i + 1:
        return
    if any(adjective.i < word.i < noun.i for word in children_as(noun, DETERMINER)):
        return  # "the Greek and the Turkish ships"
    take_place(noun, adjective)
    for word in [word for word in adjective.children if word.i > noun.i or hangs_as(word, DETERMINER)]:
        hang(word, noun)
    hang(adjective, noun, ADJECTIVE)
    hang(other, adjective, JOINED)


def _people(word: Token) -> bool:
    """Whether a word is an adjective of origin, or a state's short form that stands for one: "Peruvian", "US"."""
    if word.ent is None or word.ent.label not in _PEOPLES:
        return False
    short = word.text.isupper() and word.text.replace(".", "").isalpha()
    return short or (word.ent.label == "NORP" and word.lower.endswith(_OF_ORIGIN))
