"""To whom the letter goes in which something is said: "in a letter to the board, Chad demanded", "sent Chad a letter demanding"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import described
from onrecord.grammar.phrases import prep_objects
from onrecord.grammar.relations import ADVERBIAL, GIVEN, OBJECT, OPEN_CLAUSE, RECIPIENT, REDUCED, children_as, head_as, object_under

_LETTERS = frozenset(("letter", "message", "note", "cable", "telegram", "email", "e-mail", "memorandum"))
_WRITTEN_IN = ("in", "by", "via", "through", "with")
_TO = ("to",)


def written_to(verb: Token) -> list[Token]:
    """Whom a verb's words are written to; empty where they stand in no letter, or nobody is told to get it."""
    noun = described(verb)
    letters = [thing for thing in prep_objects(verb, _WRITTEN_IN) if thing.lemma in _LETTERS]
    letters += [noun] if noun is not None and noun.lemma in _LETTERS else []
    above = head_as(verb, ADVERBIAL | OPEN_CLAUSE)
    if above is not None:
        letters += [thing for thing in children_as(above, OBJECT) if thing.lemma in _LETTERS]
        if above.lemma == "write" and not letters:
            return list(prep_objects(above, _TO))
    return next((found for letter in letters if (found := sent_to(letter))), [])


def addressed(pronoun: Token) -> list[Token]:
    """Who is given what a clause says of the one a pronoun stands for: Bush for "him" of "sent Bush a letter urging him to go"."""
    verb = head_as(pronoun, GIVEN)
    paper = head_as(verb, REDUCED) if verb is not None else None
    return sent_to(paper) if paper is not None and head_as(paper, OBJECT) is not None else []


def sent_to(letter: Token) -> list[Token]:
    """Those to whom a letter goes, by its own "to" or by the verb that sends it."""
    found = list(prep_objects(letter, _TO))
    verb = head_as(letter, OBJECT)
    if found or verb is None:
        return found
    for child in children_as(verb, RECIPIENT):
        under = object_under(child) if child.pos == "ADP" else child
        found += [under] if under is not None else []
    return found or list(prep_objects(verb, _TO))
