"""Names that a headline sets beside each other with commas alone: "Ghana, Togo sign a pact": a part of ``mending``.

The parser makes the first a time, or the second another name of the first. A verb in the plural has no single name for its subject.

- by themselves: "Chad, Mali, Niger quit the bloc", "Poland, Latvia to hold drills".
- before a verb that it takes for a noun: "Iran, Iraq ink a pact".
- before a noun: "Ghana, Togo ministers meet", "Nigerian, Ghanaian navies hold a drill".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.doc import PLACE_LABELS, Token
from onrecord.grammar.clauses import is_infinitive
from onrecord.grammar.moving import become, hang, make_main
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    COMPOUND_WORD,
    DESCRIBING,
    DETERMINER,
    DOER,
    JOINED,
    MODIFIER,
    NOMINAL,
    NOUN_AS_ADVERB,
    OBJECT,
    OPEN_CLAUSE,
    children_as,
    hangs_as,
    has,
)
from onrecord.knowledge.words import word_list

#: Verbs that look like nouns in the present, and follow two names rather than another noun.
_LIKE_NOUNS = word_list("noun_like_verbs") | word_list("verbs_after_names")
_DAYS = word_list("day_names")
_MONTHS = word_list("month_names")
_PLURAL = frozenset(("VBP", "VB"))
_NOUNS = frozenset(("NN", "NNP"))
_NAMES = _NOUNS | {"JJ"}
_SEVERAL = frozenset(("NNS", "NNPS"))
#: Labels of peoples and places, whose names may stand before a noun.
_LANDS = PLACE_LABELS | {"NORP"}
#: What may stand between the last name and its verb.
_BEFORE_VERB = AUXILIARY | ADVERB
#: By definition: from three on, no name tells more of the one before.
_LIST = 3
#: By definition: two.
_PAIR = 2


def verb_after(root: Token, tokens: Sequence[Token]) -> None:
    """Makes the word after the names with which a sentence begins its verb, where the parser takes it for a noun before another: "Iran, Iraq ink a
    pact"."""
    words = root.sent.tokens
    verb = next((token for token in words if token.text != "," and not _in_name(token)), root)
    if verb.tag not in _NOUNS or verb.lemma not in _LIKE_NOUNS or not verb.text.islower() or len(_names(verb.i - 1, tokens)) < _PAIR:
        return
    names = words[: verb.i - words[0].i]
    if verb is not root:
        make_main(verb)
        hang(root, verb, NOUN_AS_ADVERB if root in names else OBJECT)
    verb.pos, verb.tag = "VERB", "VBP"
    for token in words:
        inside = token.head in names or token.head is verb
        if token in names and not inside:
            hang(token, verb, NOUN_AS_ADVERB)
        elif token.i > verb.i and token.head in names:
            hang(token, verb, OBJECT if token.pos in NOMINAL else None)
    for clause in children_as(verb, ADVERBIAL | DESCRIBING):
        if is_infinitive(clause):
            become(clause, OPEN_CLAUSE)


def abreast(verb: Token, tokens: Sequence[Token]) -> None:
    """Joins the names with which a sentence begins, where commas alone stand between them and they do together what the verb tells."""
    if verb.pos != "VERB" or not verb.sent.tokens[0].text[:1].isupper():
        return
    last = verb.i - 1
    while last >= 0 and tokens[last].head is verb and hangs_as(tokens[last], _BEFORE_VERB):
        last -= 1
    between = tokens[last + 1 : verb.i]
    if last < 2 or tokens[last].sent is not verb.sent or any(hangs_as(t, AUXILIARY) and t.lower != "to" for t in between):
        return
    if tokens[last].tag in _SEVERAL and hangs_as(tokens[last], DOER) and tokens[last].head is verb:
        _before_noun(tokens[last], verb, tokens)
        return
    names = _names(last, tokens)
    if len(names) < (_PAIR if _is_plural(verb) else _LIST):
        return
    heads, inside = [name[-1] for name in names], {token.i for name in names for token in name}
    if verb.head.i in inside or any(token.head is not verb and token.head.i not in inside for name in names for token in name):
        return
    for name, head in zip(names, heads, strict=True):
        for part in name[:-1]:
            hang(part, head, COMPOUND_WORD)
    hang(heads[0], verb, DOER)
    for before, head in pairwise(heads):
        hang(head, before, JOINED)


def _before_noun(noun: Token, verb: Token, tokens: Sequence[Token]) -> None:
    """Joins the names before a noun: "Ghana, Togo foreign ministers", "Nigerian, Ghanaian navies"."""
    own = [child for child in children_as(noun, MODIFIER) if child.ent is not None and child.ent.label in _LANDS]
    if len(own) != 1 or has(noun, DETERMINER) or own[0].i + 1 > noun.i:
        return
    names = _names(own[0].i, tokens)
    if len(names) < _PAIR or any(len(name) > 1 for name in names):
        return
    heads = [name[0] for name in names]
    if any(head.head is not verb and head.head is not noun and head.head not in heads for head in heads):
        return
    hang(heads[0], noun, COMPOUND_WORD if heads[0].pos == "PROPN" else ADJECTIVE)
    for before, head in pairwise(heads):
        hang(head, before, JOINED)


def _is_plural(verb: Token) -> bool:
    """Whether one alone would need another form of the verb: "sign", not "signs" or "signed"."""
    return verb.tag in _PLURAL or (verb.tag == "VBZ" and not verb.lower.endswith("s"))


def _names(last: int, tokens: Sequence[Token]) -> list[list[Token]]:
    """The names of which the last ends there, if they begin the sentence and commas alone stand between them."""
    sentence = tokens[last].sent
    first = sentence.tokens[0].i
    names: list[list[Token]] = []
    name: list[Token] = []
    for token in reversed(tokens[first : last + 1]):
        if token.text == "," and name:
            names.append(name[::-1])
            name = []
        elif _in_name(token):
            name.append(token)
        else:
            return []
    return [*names, name[::-1]][::-1] if name else []


def _in_name(token: Token) -> bool:
    """Whether a word is one of a name, of no day or month."""
    named = token.tag in _NAMES or (token.ent is not None and token.ent.label in _LANDS)
    return named and token.text[:1].isupper() and token.lower not in _DAYS and token.lower not in _MONTHS
