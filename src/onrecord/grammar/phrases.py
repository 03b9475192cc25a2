"""What a phrase consists of: its parts by role, its edges, what is joined to it, whose it is, and what it hangs on.

What hangs on what in which role is told by ``relations``, who stands where in a clause by ``clauses``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from onrecord.doc import Token
from onrecord.grammar.relations import (
    ADVERB,
    CLAUSE,
    COMPOUND,
    DETERMINER,
    JOINED,
    MODIFIER,
    NAMING,
    NEGATION,
    NOUN_AS_ADVERB,
    NUMERAL,
    OBJECT,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    SUBJECT,
    UNDERGOER,
)

NOMINAL = frozenset({"NOUN", "PROPN"})
_DEEPER = JOINED | PREPOSITIONAL_OBJECT | PREPOSITION
_DONE_TO = OBJECT | UNDERGOER
#: The left parts of a noun phrase.
_LEFT = (
    DETERMINER | MODIFIER | NUMERAL | POSSESSOR | ADVERB | NOUN_AS_ADVERB | NEGATION | frozenset(("case", "punct", "pcomp", "nn", "dep"))
)
_TOGETHER = frozenset({"together", "along", "alongside"})
#: How many words after the subject those stand with whom it acts: a comma and one word. Bound of form.
_BESIDE = 3
_NEGATIVE = frozenset({"no", "neither"})


# -- what is joined


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it."""
    yield token
    for child in token.children:
        if child.dep == "conj" and not (child.pos in NAMING and any(c.lower == "not" for c in child.children)):
            yield from conjuncts(child)  # none of "but not Samoa"


def joined(token: Token) -> list[Token]:
    """What is coordinated with a token directly: "Kidal" in "Gao and Kidal"."""
    return [child for child in token.children if child.dep == "conj"]


def joined_to(token: Token) -> Token | None:
    """What a token is coordinated with, the one before it, or None."""
    return token.head if token.dep == "conj" and token.head is not token else None


def first_conjunct(token: Token, kinds: Collection[str] = NAMING) -> Token:
    """The first of the phrases that a phrase is coordinated with, over words of these parts of speech."""
    while token.dep == "conj" and token.head is not token and token.head.pos in kinds:
        token = token.head
    return token


def joins(token: Token) -> bool:
    """Whether a conjunction hangs on the token: something is joined to it."""
    return any(child.dep == "cc" for child in token.children)


# -- prepositions


def below(prep: Token) -> list[Token]:
    """The objects of a preposition, nouns and clauses, and of the same one joined to it: "by Chad and by Niger", but none of "not by Chad".

    Of one that has none they are those of what follows it: "from under".
    """
    found = [child for child in prep.children if child.dep in ("pobj", "pcomp")] if not excluded(prep) else []
    for child in prep.children:
        if (child.dep == "prep" and not found) or (child.dep == "conj" and child.lower == prep.lower):
            found += below(child)
    return found


def excluded(prep: Token) -> bool:
    """Whether "not" right before a preposition says that its object is not the one: "armed by Chad, not by Niger"; of a bare word it tells how
    something is: "called it not for sale"."""
    before = word_before(prep)
    return before is not None and before.lower == "not" and any(map(_is_told_of, nouns_below(prep)))


def _is_told_of(noun: Token) -> bool:
    return noun.tag != "NN" or bool(determiners(noun) or possessors(noun))


def nouns_below(prep: Token) -> list[Token]:
    """The nouns that are a preposition's objects."""
    return [child for child in prep.children if child.dep == "pobj"]


def prep_objects(token: Token, names: Collection[str]) -> Iterator[Token]:
    """The objects of a token's prepositions of these names, agents and recipients with a preposition among them."""
    for child in token.children:
        if (child.dep in ("prep", "agent", "dative") and child.pos in ("ADP", "SCONJ", "ADV", "PART")) or child.dep == "prep":
            if child.lower in names:
                yield from below(child)


def preposition_over(token: Token) -> Token | None:
    """The preposition whose object a noun is, or None."""
    return token.head if token.dep == "pobj" else None


def word_before(token: Token) -> Token | None:
    """The word right before another in its sentence, or None."""
    at = token.i - token.sent.tokens[0].i
    return token.sent.tokens[at - 1] if at else None


def counted(noun: Token) -> list[Token]:
    """What a noun counts out or is of: "protesters" in "thousands of protesters"."""
    return [under for child in noun.children if child.dep == "prep" and child.lower == "of" for under in nouns_below(child)]


def counted_by(noun: Token) -> Token | None:
    """The noun that counts it out or whose "of" it stands under: "thousands" over "protesters"; None where there is none."""
    if noun.dep != "pobj" or noun.head.lower != "of" or noun.head.head is noun.head:
        return None
    return noun.head.head


def beside(noun: Token) -> list[Token]:
    """Those with whom the subject of a verb is told to do it, right after it: "Fiji, along with Samoa, condemned", "Fiji together with Samoa"."""
    verb = noun.head if noun.dep in SUBJECT and noun.head.i > noun.i else None
    found = []
    for word in (*noun.children, *(verb.children if verb is not None else ())):
        if word.dep != "prep" or not noun.i < word.i <= noun.i + _BESIDE or (verb is not None and word.i > verb.i):
            continue
        if word.lower in _TOGETHER or (word.lower == "with" and any(child.lower in _TOGETHER for child in word.children)):
            found += [under for under in below(word) if under.pos == "PROPN"]
    return found


# -- the noun's own parts


def possessors(noun: Token) -> list[Token]:
    """Whose it is, names and pronouns: "Peru" in "Peru's army"."""
    return [child for child in noun.children if child.dep == "poss"]


def appositions(noun: Token) -> list[Token]:
    """What stands in apposition to a noun: "the minister, Ana Lopez"."""
    return [child for child in noun.children if child.dep == "appos"]


def apposed_to(noun: Token) -> Token | None:
    """The noun to which a noun stands in apposition, or None."""
    return noun.head if noun.dep == "appos" else None


def determiners(noun: Token) -> list[Token]:
    """Articles and the like."""
    return [child for child in noun.children if child.dep == "det"]


def modifiers(noun: Token) -> list[Token]:
    """Adjectives and nouns right before a noun that belong to it: "US" and "heavy" in "heavy US raids"."""
    return [child for child in noun.children if child.dep in MODIFIER]


def hyphened_before(noun: Token) -> tuple[Token, Token] | None:
    """Two words with capitals joined by a hyphen before a noun or name, "French" and "Lebanese" in "a French-Lebanese writer"; None where there are
    none."""
    before = [token for token in noun.subtree() if token.i < noun.i]
    triples = zip(before, before[1:], before[2:], strict=False)
    capital = ((one, two) for one, mark, two in triples if mark.text in ("-", "–") and one.text[:1].isupper() and two.text[:1].isupper())
    return next(capital, None)


def modified(token: Token) -> Token | None:
    """The noun before which a token stands as adjective or noun of it, or None."""
    return token.head if token.dep in MODIFIER else None


def none_of(noun: Token) -> bool:
    """Whether a noun's article says that there is none: "no state"."""
    return any(map(says_none, noun.children))


def says_none(word: Token) -> bool:
    """Whether a word is the article that says that there is none, and not the beginning of a name: "the No Kings protests"."""
    if word.dep != "det" or word.lower not in _NEGATIVE:
        return False
    words = word.sent.tokens
    at = word.i - words[0].i
    return word.text.islower() or at == 0 or at + 1 == len(words) or not words[at + 1].text[:1].isupper()


# -- what it hangs on


def top_of(head: Token) -> Token:
    """The word of a phrase that hangs on the verb: "thousands" for "students" in "thousands of students marched"."""
    while head.dep in _DEEPER and head.head is not head and head.head.pos in ("NOUN", "NUM", "ADP"):
        head = head.head
    return head


def dealt_with(head: Token) -> tuple[Token, Token] | None:
    """The word that hangs as object or undergoer on a verb, and the verb, of a phrase or of whose it is: "lifted Senator Lopez's immunity"."""
    top = top_of(head)
    if top.dep == "poss" and top.head.dep in _DONE_TO:
        top = top.head
    return (top, top.head) if top.dep in _DONE_TO and top.head is not top else None


def verbs_over(head: Token, most: int) -> list[Token]:
    """The verbs over a subject or object, from the inside out: up to so many words above, none whose words the clause is."""
    node, found = top_of(head), []
    if node.dep not in _DONE_TO and node.dep not in SUBJECT:
        return []
    for above in list(node.ancestors())[:most]:
        if above.pos in ("VERB", "AUX"):
            found.append(above)
            if above.dep in CLAUSE:
                break
    return found


def told_after(noun: Token, roles: Collection[str]) -> bool:
    """Whether something in one of these roles follows a noun."""
    return any(child.dep in roles and child.i > noun.i for child in noun.children)


def named_before(noun: Token) -> bool:
    """Whether a name stands before a noun as a part of its phrase: "Boko Haram members"."""
    return any(child.dep in COMPOUND and child.pos == "PROPN" for child in noun.children)


# -- edges


def left_edge(head: Token, limit: int = 40) -> Token:
    """The first token of the noun phrase that ends with its head, marks left out."""
    edge = head
    while limit:
        limit -= 1
        child = next((c for c in edge.children if c.i < edge.i and c.dep in _LEFT and c.pos != "PUNCT"), None)
        if child is None:
            break
        edge = child
    return edge


def root_of(tokens: Sequence[Token]) -> Token:
    """The token of a span that hangs on a word outside it, the last of several."""
    low, high = tokens[0].i, tokens[-1].i
    for token in reversed(tokens):
        if not low <= token.head.i <= high or token.head is token:
            return token
    return tokens[-1]


def head_of(tokens: Sequence[Token]) -> Token | None:
    """The first token of some that hangs on a word outside them, or None."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head is token), None)
