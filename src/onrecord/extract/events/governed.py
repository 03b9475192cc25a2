"""Operators: governing words that turn an act into another or change its standing."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.doc import Sentence, Token
from onrecord.extract.events.frames import TELLING, Dictionary, Operator
from onrecord.grammar.governing import phrase, taken
from onrecord.grammar.relations import PARTICLE, children_as

#: Verbs of speaking that one may be allowed: "was not authorised to speak to the press".
_SPEAKING = frozenset({"speak", "talk", "comment", "disclose", "discuss", "brief", "divulge"})


@dataclass(frozen=True, slots=True)
class Governed:
    """An operator that was found, and the head of what it governs."""

    operator: Operator
    tokens: list[Token]
    #: Head of the complement.
    under: Token

    @property
    def below(self) -> str:
        """What becomes of the act below: keep, planned, hypothetical, negated, drop."""
        return self.operator.below

    @property
    def at(self) -> str:
        return self.operator.at


def governed(sentence: Sentence, words: Dictionary) -> list[Governed]:
    """The operators of a sentence that govern something."""
    found = []
    for token in sentence.tokens:
        if token.pos not in TELLING:
            continue
        rows = words.operators_at(token)
        if not rows:
            continue
        for row in rows:
            tokens = phrase(token, row.rest)
            if tokens is None:
                continue
            under = next((head for take in row.takes if (head := taken(tokens, take)) is not None), None)
            if under is not None and not _told_done(row, under, words) and not _phrasal(token, row):
                found.append(Governed(row, tokens, under))
                break
    return found


def _phrasal(verb: Token, row: Operator) -> bool:
    """Whether its particle makes another verb of it: "called up reservists for a drill" calls for nothing."""
    return any(particle.lower not in row.rest for particle in children_as(verb, PARTICLE))


def _told_done(operator: Operator, under: Token, words: Dictionary) -> bool:
    """Whether what is announced has happened: "announced the arrest of two men", but not "announced a visit"."""
    return operator.lemma == "announce" and under.pos == "NOUN" and under.lemma in words.classes.get("announced_done", frozenset())


def silent(found: Governed, words: Dictionary) -> bool:
    """Whether what is refused or allowed is only to speak: nobody has refused anything by "declined to comment" or "not authorised to speak"."""
    under = found.under
    if found.operator.type == "CONCEDE":
        return under.lemma in _SPEAKING
    return found.operator.type == "REJECT" and under.pos == "VERB" and under.lemma in words.classes.get("silent", frozenset())
