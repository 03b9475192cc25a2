"""What a phrase consists of: its parts by role, its edges, what is joined to it, whose it is, and what it hangs on.

What hangs on what in which role is told by ``relations``, who stands where in a clause by ``clauses``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from onrecord.doc import Token
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    APPOSITION,
    ARGUMENT,
    ARTICLE,
    ARTICLES,
    BEFORE_NOUN,
    BY,
    CASE,
    CLAUSE,
    COMPOUND,
    DETERMINER,
    DONE_TO,
    JOINED,
    JOINER,
    MODIFIER,
    NAMING,
    NEGATION,
    NOUN_AS_ADVERB,
    NUMERAL,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION,
    RECIPIENT,
    SUBJECT,
    UNDER_ANY,
    UNDER_PREPOSITION,
    UNKNOWN,
    Role,
    child_after,
    children_as,
    find_words,
    governor,
    hangs_as,
    has,
    has_word,
    head_as,
    prepositions,
    stands_under,
)
from onrecord.knowledge.words import word_list

_DEEPER = JOINED | PREPOSITIONAL_OBJECT | PREPOSITION
#: The left parts of a noun phrase.
_LEFT = DETERMINER | BEFORE_NOUN | NUMERAL | ADVERB | NOUN_AS_ADVERB | NEGATION | CASE | PUNCTUATION | UNDER_PREPOSITION | UNKNOWN
#: What else a preposition may be to its verb, and its parts of speech.
_LEADING = BY | RECIPIENT
_SMALL = frozenset({"ADP", "SCONJ", "ADV", "PART"})
#: What of a preposition may have objects that are its own.
_NEXT = PREPOSITION | JOINED
_TOGETHER = frozenset({"together", "along", "alongside"})
#: How many words after the subject those stand with whom it acts: a comma and one word. Bound of form.
_BESIDE = 3
_HYPHENS = ("-", "–")
#: Adverbs before "any" that leave none.
_HARDLY = frozenset(("hardly", "scarcely", "barely"))
_NEGATIVE = frozenset({"no", "neither"})
_AT_LEAST = frozenset({"less", "fewer", "more"})
_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
_NOT, _OF = ("not",), ("of",)
#: Behind the name of who helped to bring a thing about.
_BROKERED = word_list("brokered_participles")
#: Words that begin a clause of time.
_WHEN = frozenset({"after", "when", "as", "since", "once"})


# -- what is joined


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it."""
    yield token
    for child in children_as(token, JOINED):
        if not (child.pos in NAMING and has_word(child, _NOT)):
            yield from conjuncts(child)  # none of "but not Samoa"


def joined(token: Token) -> list[Token]:
    """What is coordinated with a token directly: "Kidal" in "Gao and Kidal"."""
    return children_as(token, JOINED)


def joined_to(token: Token) -> Token | None:
    """What a token is coordinated with, the one before it, or None."""
    return token.head if hangs_as(token, JOINED) and token.head is not token else None


def first_conjunct(token: Token, kinds: Collection[str] = NAMING) -> Token:
    """The first of the phrases that a phrase is coordinated with, over words of these parts of speech."""
    while hangs_as(token, JOINED) and token.head is not token and token.head.pos in kinds:
        token = token.head
    return token


def joins(token: Token) -> bool:
    """Whether a conjunction hangs on the token: something is joined to it."""
    return has(token, JOINER)


# -- prepositions


def below(prep: Token) -> list[Token]:
    """The objects of a preposition, nouns and clauses, and of the same one joined to it: "by Chad and by Niger", but none of "not by Chad".

    Of one that has none they are those of what follows it: "from under".
    """
    found = children_as(prep, UNDER_ANY) if not excluded(prep) else []
    for child in children_as(prep, _NEXT):
        goes_on = child.lower == prep.lower if hangs_as(child, JOINED) else not found
        if goes_on:
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
    return children_as(prep, PREPOSITIONAL_OBJECT)


def prep_objects(token: Token, names: Collection[str]) -> Iterator[Token]:
    """The objects of a token's prepositions of these names, agents and recipients with a preposition among them."""
    for child in token.children:
        if child.lower in names and (hangs_as(child, PREPOSITION) or (hangs_as(child, _LEADING) and child.pos in _SMALL)):
            yield from below(child)


def preposition_over(token: Token) -> Token | None:
    """The preposition whose object a noun is, or None."""
    return head_as(token, PREPOSITIONAL_OBJECT)


def word_before(token: Token) -> Token | None:
    """The word right before another in its sentence, or None."""
    at = token.i - token.sent.tokens[0].i
    return token.sent.tokens[at - 1] if at else None


def counted(noun: Token) -> list[Token]:
    """What a noun counts out or is of: "protesters" in "thousands of protesters"."""
    return [under for of in prepositions(noun, _OF) for under in nouns_below(of)]


def counted_by(noun: Token) -> Token | None:
    """The noun that counts it out or whose "of" it stands under: "thousands" over "protesters"; None where there is none."""
    return governor(noun.head) if stands_under(noun, _OF) else None


def beside(noun: Token) -> list[Token]:
    """Those with whom the subject of a verb is told to do it, right after it: "Fiji, along with Samoa, condemned", "Fiji together with Samoa"."""
    verb = noun.head if hangs_as(noun, SUBJECT) and noun.head.i > noun.i else None
    last = max(other.i for other in conjuncts(noun))
    found = []
    for word in (*prepositions(noun), *(prepositions(verb) if verb is not None else ())):
        if not noun.i < word.i <= last + _BESIDE or (verb is not None and word.i > verb.i):
            continue
        if word.lower in _TOGETHER or (word.lower == "with" and has_word(word, _TOGETHER)):
            named = [name for under in below(word) for name in (under, *children_as(under, APPOSITION))]  # "with its ally, Samoa"
            found += [name for name in named if name.pos == "PROPN"]
    return found


def twin(name: Token) -> Token | None:
    """The name that a hyphen puts before another, or what is said of one: "US" of "US-Japan drills", "Omani" of "Omani-Iranian drills"."""
    hyphens = {child.i for child in find_words(name, _HYPHENS)}
    return next((c for c in children_as(name, MODIFIER) if c.i + 1 in hyphens and c.pos in ("PROPN", "ADJ")), None)


# -- the noun's own parts


def possessors(noun: Token) -> list[Token]:
    """Whose it is, names and pronouns: "Peru" in "Peru's army"."""
    return children_as(noun, POSSESSOR)


def appositions(noun: Token) -> list[Token]:
    """What stands in apposition to a noun: "the minister, Ana Lopez"."""
    return children_as(noun, APPOSITION)


def apposed_to(noun: Token) -> Token | None:
    """The noun to which a noun stands in apposition, or None."""
    return head_as(noun, APPOSITION)


def determiners(noun: Token) -> list[Token]:
    """Articles and the like."""
    return children_as(noun, ARTICLE)


def modifiers(noun: Token) -> list[Token]:
    """Adjectives and nouns right before a noun that belong to it: "US" and "heavy" in "heavy US raids"."""
    return children_as(noun, MODIFIER)


def hyphened_before(noun: Token) -> tuple[Token, Token] | None:
    """Two words with capitals joined by a hyphen before a noun or name, "French" and "Lebanese" in "a French-Lebanese writer"; None where there are
    none."""
    before = [token for token in noun.subtree() if token.i < noun.i]
    triples = zip(before, before[1:], before[2:], strict=False)
    capital = ((one, two) for one, mark, two in triples if mark.text in ("-", "–") and one.text[:1].isupper() and two.text[:1].isupper())
    return next(capital, None)


def modified(token: Token) -> Token | None:
    """The noun before which a token stands as adjective or noun of it, or None."""
    return head_as(token, MODIFIER)


def none_of(noun: Token) -> bool:
    """Whether a noun's article says that there is none: "no state"."""
    return any(map(says_none, noun.children))


def not_one(noun: Token) -> bool:
    """Whether there is none, or next to none: "not one soldier", "not a single soldier", "hardly any state"."""
    for word in (noun, *children_as(noun, NUMERAL | DETERMINER)):
        if word.lower not in ARTICLES and any(mark.lower == "not" and mark.i < noun.i for mark in children_as(word, NEGATION)):
            return True
        if word.lower == "any" and has_word(word, _HARDLY, ADVERB):
            return True
    return False


def not_once(word: Token) -> bool:
    """ "Not once did it send troops"."""
    return word.lower == "once" and has_word(word, ("not",), NEGATION)


def says_none(word: Token) -> bool:
    """Whether a word is the article that says that there is none, and not the beginning of a name: "the No Kings protests"."""
    if word.lower not in _NEGATIVE or not hangs_as(word, ARTICLE):
        return False
    words = word.sent.tokens
    at = word.i - words[0].i
    if at + 2 < len(words) and words[at + 1].lower in _AT_LEAST and words[at + 2].lower == "than":
        return False  # "no fewer than twelve men were killed"
    return word.text.islower() or at == 0 or at + 1 == len(words) or not words[at + 1].text[:1].isupper()


def goes_on_to_more(negation: Token) -> bool:
    """Whether "not" only says that there is more: "not only shelled the port", "not just on arms"."""
    words = negation.sent.tokens
    at = negation.i - words[0].i + 1
    return at < len(words) and words[at].lower in _ONLY


# -- what it hangs on


def top_of(head: Token) -> Token:
    """The word of a phrase that hangs on the verb: "thousands" for "students" in "thousands of students marched"."""
    while hangs_as(head, _DEEPER) and head.head is not head and head.head.pos in ("NOUN", "NUM", "ADP"):
        head = head.head
    return head


def dealt_with(head: Token) -> tuple[Token, Token] | None:
    """The word that hangs as object or undergoer on a verb, and the verb, of a phrase or of whose it is: "lifted Senator Lopez's immunity"."""
    top = top_of(head)
    if hangs_as(top, POSSESSOR) and hangs_as(top.head, DONE_TO):
        top = top.head
    return (top, top.head) if hangs_as(top, DONE_TO) and top.head is not top else None


def verbs_over(head: Token, most: int) -> list[Token]:
    """The verbs over a subject or object, from the inside out: up to so many words above, none whose words the clause is.

    None over a clause of time with a subject of its own either: who mourns after soldiers were killed did not kill them.
    """
    node, found = top_of(head), []
    if not hangs_as(node, ARGUMENT):
        return []
    for above in list(node.ancestors())[:most]:
        if above.pos in ("VERB", "AUX"):
            found.append(above)
            if hangs_as(above, CLAUSE) or (hangs_as(above, ADVERBIAL) and any(child.lower in _WHEN for child in above.children)):
                break
    return found


def told_after(noun: Token, role: Role) -> bool:
    """Whether something in this role follows a noun."""
    return child_after(noun, role) is not None


def named_before(noun: Token) -> bool:
    """Whether a name stands before a noun as a part of its phrase: "Boko Haram members"."""
    return any(child.pos == "PROPN" for child in children_as(noun, COMPOUND))


# -- edges


def left_edge(head: Token, limit: int = 40) -> Token:
    """The first token of the noun phrase that ends with its head, marks left out."""
    edge = head
    while limit:
        limit -= 1
        child = next((c for c in children_as(edge, _LEFT) if c.i < edge.i and c.pos != "PUNCT"), None)
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


def for_or_against(name: Token) -> bool:
    """Whether something is against or for the one named before it, who has no part in it: "an anti-Saleh march", "a pro-Kenyan policy"."""
    words = name.sent.tokens
    at = name.i - words[0].i
    return at >= 2 and words[at - 1].text == "-" and words[at - 2].lower in ("anti", "pro")


def has_no_part(name: Token) -> bool:
    """Whether somebody is named as who helped to bring a thing about, and has no part in it: "a Kenyan-brokered truce"."""
    words = name.sent.tokens
    at = name.i - words[0].i
    if at + 2 < len(words) and words[at + 1].text == "-" and words[at + 2].lower in _BROKERED:
        return True
    return any(other.lower in _BROKERED and words[other.i - words[0].i - 1].text == "-" for other in children_as(name, JOINED))
