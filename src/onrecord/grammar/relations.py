"""What a word is to the one that it hangs on, and what hangs on it: the words in which the other rooms ask.

The labels of the parser are named here and nowhere else: a role is a set of them, and roles are joined with ``|``. What is asked in more
than one place has a name here, too. What a clause or a phrase is made of has functions of its own: ask those first, and by role only where
none fits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onrecord.doc import Token

type Role = frozenset[str]

#: Parts of speech of what somebody or something is called by; of what names may be made of.
NAMING = frozenset(("NOUN", "PROPN", "PRON"))
IN_NAMES = frozenset(("NOUN", "PROPN", "ADJ"))
#: Parts of speech of nouns and names, and of verbs.
NOMINAL = frozenset(("NOUN", "PROPN"))
VERBAL = frozenset(("VERB", "AUX"))
#: Tags of verbs that have a tense; of what makes a clause finite.
TENSED = frozenset(("VBD", "VBZ", "VBP"))
FINITE = TENSED | {"MD"}
#: Words that stand for what a relative clause tells of.
RELATIVE_WORDS = frozenset(("who", "which", "that"))
#: Prepositions between a thing or a deed and whoever's it is: "a raid by rebels", "a letter from Chad".
WHOSE = frozenset(("of", "by", "from"))
ARTICLES = frozenset(("the", "a", "an"))

#: Who does it, or to whom it is done: what the verb agrees with.
SUBJECT: Role = frozenset(("nsubj", "nsubjpass"))
#: The subject of an active verb; of a passive one.
DOER: Role = frozenset(("nsubj",))
UNDERGOER: Role = frozenset(("nsubjpass",))
#: "There" of "there is", and a clause that is a subject.
EMPTY_SUBJECT: Role = frozenset(("expl",))
CLAUSE_AS_SUBJECT: Role = frozenset(("csubj", "csubjpass"))
#: Whatever keeps a verb from having no subject.
ANY_SUBJECT: Role = SUBJECT | EMPTY_SUBJECT | CLAUSE_AS_SUBJECT
OBJECT: Role = frozenset(("dobj",))
#: To what it is done: the object of an active verb, the subject of a passive one.
DONE_TO: Role = OBJECT | UNDERGOER
#: Whoever a verb is about, in either voice: "Chad", "boats" of "Chad hit boats".
ARGUMENT: Role = SUBJECT | OBJECT
#: To or for whom: "gave the crew food".
RECIPIENT: Role = frozenset(("dative",))
#: Whom or what a verb that has two objects has: "gave the crew food".
GIVEN: Role = OBJECT | RECIPIENT
#: What a subject is: a noun after "be"; an adjective.
PREDICATE_NOUN: Role = frozenset(("attr",))
PREDICATE_ADJECTIVE: Role = frozenset(("acomp",))
#: What an object is called or made: "called him a spy".
OBJECT_PREDICATE: Role = frozenset(("oprd",))
#: What is said of the subject or the object.
PREDICATE: Role = PREDICATE_NOUN | PREDICATE_ADJECTIVE | OBJECT_PREDICATE
#: A clause with a subject of its own that completes a verb; one without.
CLAUSE: Role = frozenset(("ccomp",))
OPEN_CLAUSE: Role = frozenset(("xcomp",))
COMPLEMENT: Role = CLAUSE | OPEN_CLAUSE
#: What a verb needs to be whole, a noun or a clause.
COMPLETING: Role = OBJECT | COMPLEMENT
#: A clause of time, cause, condition, manner.
ADVERBIAL: Role = frozenset(("advcl",))
#: A clause that tells which or what a noun is; one without a relative pronoun: a participle or an infinitive.
RELATIVE: Role = frozenset(("relcl",))
REDUCED: Role = frozenset(("acl",))
DESCRIBING: Role = RELATIVE | REDUCED
#: A clause under a preposition: "accused of looting".
UNDER_PREPOSITION: Role = frozenset(("pcomp",))
#: A sentence put beside another.
BESIDE: Role = frozenset(("parataxis",))
JOINED: Role = frozenset(("conj",))
JOINER: Role = frozenset(("cc",))
#: The first half of a joiner: "neither" of "neither ... nor".
BEFORE_JOINED: Role = frozenset(("preconj",))
APPOSITION: Role = frozenset(("appos",))
POSSESSOR: Role = frozenset(("poss",))
DETERMINER: Role = frozenset(("det", "predet"))
#: "The", "any", "no"; not "all" of "all the boats".
ARTICLE: Role = frozenset(("det",))
#: Words before a noun that tell which or what it is; those that are nouns themselves.
MODIFIER: Role = frozenset(("amod", "compound", "nmod"))
COMPOUND: Role = frozenset(("compound", "nmod"))
#: What before a noun tells whose or which it is.
BEFORE_NOUN: Role = MODIFIER | POSSESSOR
#: A noun that makes one word with the next: "air" of "air raid".
COMPOUND_WORD: Role = frozenset(("compound",))
#: A noun before another of which the parser knows no more than that.
NOUN_BEFORE: Role = frozenset(("nmod",))
ADJECTIVE: Role = frozenset(("amod",))
NUMERAL: Role = frozenset(("nummod", "quantmod"))
#: How many; a word of a number: "nearly" of "nearly ten".
COUNT: Role = frozenset(("nummod",))
QUANTIFIER: Role = frozenset(("quantmod",))
#: All that stands before a noun and is of it.
OF_NOUN: Role = BEFORE_NOUN | ARTICLE | COUNT
#: The mark of a possessor: "'s".
CASE: Role = frozenset(("case",))
PREPOSITION: Role = frozenset(("prep",))
#: "by" of a passive.
BY: Role = frozenset(("agent",))
PREPOSITIONAL_OBJECT: Role = frozenset(("pobj",))
#: Whatever stands under a preposition, a noun or a clause.
UNDER_ANY: Role = PREPOSITIONAL_OBJECT | UNDER_PREPOSITION
ADVERB: Role = frozenset(("advmod",))
#: A noun that tells when or how far: "said Monday".
NOUN_AS_ADVERB: Role = frozenset(("npadvmod",))
PARTICLE: Role = frozenset(("prt",))
MARK: Role = frozenset(("mark",))
#: What begins a clause; the parser takes some for adverbs: "when", "that".
MARKING: Role = MARK | ADVERB
AUXILIARY: Role = frozenset(("aux", "auxpass"))
#: An auxiliary that is not the passive's: "has", "will", "to".
HELPING: Role = frozenset(("aux",))
#: What stands before a verb in its clause and makes it more than a bare participle or infinitive.
INTRODUCING: Role = AUXILIARY | MARK
#: "Was" of "was accused".
PASSIVE: Role = frozenset(("auxpass",))
NEGATION: Role = frozenset(("neg",))
PUNCTUATION: Role = frozenset(("punct",))
#: What the parser leaves without a role.
UNKNOWN: Role = frozenset(("dep",))
MAIN: Role = frozenset(("ROOT",))


def forms(token: Token) -> set[str]:
    """The forms under which a table may name a word: its lemma, and as it is written."""
    return {token.lemma, token.lower}


def hangs_as(token: Token, role: Role) -> bool:
    """Whether the token is this to the word that it hangs on."""
    return token.dep in role


def children_as(token: Token, role: Role) -> list[Token]:
    """What hangs on the token in this role, in order of the text."""
    return [child for child in token.children if child.dep in role]


def child_as(token: Token, role: Role) -> Token | None:
    """The first that hangs on the token in this role."""
    for below in token.children:
        if below.dep in role:
            return below
    return None


def child_after(token: Token, role: Role, other: Token | None = None) -> Token | None:
    """The first that hangs on the token in this role and stands after it, or after another word where one is given."""
    place = (other or token).i
    return next((below for below in children_as(token, role) if below.i > place), None)


def child_before(token: Token, role: Role, other: Token | None = None) -> Token | None:
    """The first that hangs on the token in this role and stands before it, or before another word where one is given."""
    below = child_as(token, role)
    return below if below is not None and below.i < (other or token).i else None


def has(token: Token, role: Role) -> bool:
    """Whether anything hangs on the token in this role."""
    return child_as(token, role) is not None


def word_as(token: Token, words: Collection[str], role: Role) -> Token | None:
    """The first of these words (lower case) that hangs on the token in this role: "to" of an infinitive."""
    for below in token.children:
        if below.lower in words and below.dep in role:
            return below
    return None


def has_word(token: Token, words: Collection[str], role: Role | None = None) -> bool:
    """Whether one of these words (lower case) hangs on the token, in this role if one is given."""
    return (word_as(token, words, role) if role is not None else find_word(token, words)) is not None


def prepositions(token: Token, names: Collection[str] | None = None) -> Iterator[Token]:
    """The prepositions that hang on the token, of these names (lower case) if any are given."""
    for below in children_as(token, PREPOSITION):
        if names is None or below.lower in names:
            yield below


def under_prepositions(token: Token, names: Collection[str] | None = None) -> list[Token]:
    """All that hangs on the token's prepositions, of these names if any are given: "raid" of "warned of a raid"."""
    return [under for preposition in prepositions(token, names) for under in preposition.children]


def object_under(preposition: Token) -> Token | None:
    """The noun under a preposition."""
    return child_as(preposition, PREPOSITIONAL_OBJECT)


def phrase_object(token: Token, names: Collection[str]) -> Token | None:
    """The noun under the token's first preposition of these names: "raid" of "warned of a raid"."""
    for preposition in prepositions(token, names):
        return object_under(preposition)
    return None


def stands_under(token: Token, names: Collection[str]) -> bool:
    """Whether the token is the noun under a preposition of one of these names."""
    return token.dep in PREPOSITIONAL_OBJECT and token.head.lower in names


def possessor(noun: Token) -> Token | None:
    """Whose it is: "China" of "China's claim", "their" of "their claim"."""
    return child_as(noun, POSSESSOR)


def governor(token: Token) -> Token | None:
    """The word that the token hangs on; None for a sentence's root."""
    return token.head if token.head is not token else None


def head_as(token: Token, role: Role) -> Token | None:
    """The word to which the token is this: the verb of an object; None where it is something else."""
    return token.head if token.dep in role else None


def hangs_on(token: Token, other: Token) -> bool:
    """Whether the token hangs on just that word."""
    return token.head is other


def find_word(token: Token, words: Collection[str], before: Token | None = None) -> Token | None:
    """The first of these words (lower case) that hangs on the token, standing before another word where one is given."""
    for below in token.children:
        if below.lower in words and (before is None or below.i < before.i):
            return below
    return None


def find_words(token: Token, words: Collection[str]) -> list[Token]:
    """All of these words (lower case) that hang on the token, in order of the text."""
    return [below for below in token.children if below.lower in words]


#: What lies between states.
BORDERS = frozenset(("border", "frontier", "boundary", "crossing"))


def alike(token: Token, other: Token) -> bool:
    """Whether two tokens are the same to the same word."""
    return token.head is other.head and token.dep == other.dep


def over_preposition(noun: Token, names: Collection[str] | None = None) -> Token | None:
    """The word on which the preposition over a noun hangs, one of these names if any are given: "die" for "raid" of "die in a raid"."""
    if noun.dep not in PREPOSITIONAL_OBJECT or (names is not None and noun.head.lower not in names):
        return None
    return noun.head.head


def relative_noun(pronoun: Token) -> Token | None:
    """The noun for which a relative pronoun stands: that of the clause on whose verb it hangs ("China, which claims the reef"), or of the one
    in which it possesses something ("France, whose soldiers left")."""
    if pronoun.tag == "WP$":
        clause = next((token for token in pronoun.ancestors() if hangs_as(token, RELATIVE)), None)
        return clause.head if clause is not None else None
    return head_as(pronoun.head, RELATIVE) if pronoun.tag in ("WDT", "WP") else None


def up_through(token: Token, role: Role) -> Token:
    """The first word above the token, itself among them, that is none of this to the next: the noun that a chain of modifiers ends at."""
    while token.dep in role and token.head is not token:
        token = token.head
    return token


def top(token: Token, below: Token) -> Token | None:
    """The child of ``below`` under which the token stands; None where it stands elsewhere."""
    at = token
    while at.head is not below and at.head is not at:
        at = at.head
    return at if at.head is below else None


def first_joined(token: Token) -> Token:
    """The first of the words that "and" joins the token to; itself where it is joined to none."""
    return up_through(token, JOINED)


def head_noun(token: Token) -> Token:
    """The noun that a word stands in: "minister" for "prime" of "the prime minister"."""
    return up_through(token, MODIFIER)


def verb_above(token: Token) -> Token | None:
    """The verb whose clause the token stands in, however deep."""
    for above in token.ancestors():
        if above.pos in ("VERB", "AUX"):
            return above
    return None
