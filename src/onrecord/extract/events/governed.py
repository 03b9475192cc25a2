"""Operators: governing words that turn an act into another or change its standing."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.doc import Sentence, Token
from onrecord.extract.events.frames import Dictionary, Operator
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.slots import phrase
from onrecord.grammar.clauses import deep_object
from onrecord.grammar.phrases import below


@dataclass(frozen=True, slots=True)
class Governed:
    """An operator that was found, and the head of what it governs."""

    operator: Operator
    tokens: list[Token]
    #: Head of the complement.
    under: Token


def governed(sentence: Sentence, words: Dictionary, scene: Scene) -> list[Governed]:
    """The operators of a sentence that govern something."""
    found = []
    for token in sentence.tokens:
        rows = words.operators_at(token)
        if not rows:
            continue
        for row in rows:
            tokens = phrase(token, row.rest)
            if tokens is None:
                continue
            under = _complement(tokens, row)
            if under is not None:
                found.append(Governed(row, tokens, under))
                break
    return found


def silent(found: Governed, words: Dictionary) -> bool:
    """Whether what is refused is only to speak: who "declined to comment" has rejected nothing."""
    under = found.under
    return found.operator.type == "REJECT" and under.pos == "VERB" and under.lemma in words.classes.get("silent", frozenset())


def _has_to(token: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in token.children)


def _own_subject(verb: Token) -> bool:
    return any(child.dep in ("nsubj", "nsubjpass") for child in verb.children)


def _object_before(verb: Token, under: Token) -> bool:
    return any(child.dep == "dobj" and child.i < under.i for child in verb.children)


def _for(token: Token) -> bool:
    return any(child.dep == "mark" and child.lower == "for" for child in token.children)


def _may(token: Token) -> bool:
    return any(child.dep == "aux" and child.lower in ("will", "would", "could", "may", "might", "'ll", "wo") for child in token.children)


def _if(token: Token) -> bool:
    return token.dep == "advcl" and any(child.dep == "mark" and child.lower in ("if", "unless") for child in token.children)


def _complement(tokens: list[Token], row: Operator) -> Token | None:
    """The head of what the operator governs, or None where it governs nothing that the row takes."""
    head = tokens[0]
    for take in row.takes:
        if take == "to":
            for token in reversed(tokens):
                for child in token.children:
                    if (
                        child.dep in ("xcomp", "ccomp", "acl", "advcl", "relcl")
                        and _has_to(child)
                        and not (
                            child.dep == "advcl"
                            and head.pos == "VERB"
                            and deep_object(head)
                            and head.lemma not in ("order", "urge", "ask", "tell", "call", "press", "push")
                        )
                    ):
                        return child
        elif take == "for_to":
            for token in [*reversed(tokens), *([head.head] if head.dep in ("acomp", "attr") else [])]:
                for child in token.children:
                    if child.dep in ("advcl", "ccomp", "acl", "xcomp") and _has_to(child) and _for(child):
                        return child
        elif take == "obj_to":
            for child in head.children:
                if child.dep in ("xcomp", "ccomp") and _has_to(child) and (_own_subject(child) or _object_before(head, child)):
                    return child
        elif take == "head":
            if head.dep == "amod" and head.head.pos == "NOUN":
                return head.head
        elif take == "to_noun":
            for child in head.children:
                if child.dep == "prep" and child.lower == "to":
                    under = below(child)
                    if under:
                        return under[0]
        elif take == "that_will":
            for child in head.children:
                if child.dep == "ccomp" and child.i > head.i and (_may(child) or any(_if(c) for c in child.children)):
                    return child
        elif take == "that":
            for child in head.children:
                if child.dep == "ccomp" and child.i > head.i and not _has_to(child):
                    return child
        elif take == "ing":
            for child in head.children:
                if child.dep in ("xcomp", "pcomp") and (
                    child.tag == "VBG" or any(c.dep == "aux" and c.tag == "VBG" for c in child.children)
                ):
                    return child
        elif take == "noun":
            found = [token for token in deep_object(head) if token not in tokens] if head.pos != "NOUN" else []
            if found:
                return found[0]
        else:
            for token in reversed(tokens):
                if token.lower == take and token.dep in ("prep", "prt", "agent"):
                    under = below(token)
                    if under:
                        return under[0]
                for child in token.children:
                    if child.dep == "prep" and child.lower == take:
                        under = below(child)
                        if under:
                            return under[0]
            if head.pos == "VERB":
                # "accused the rebels of attacking": the parser may hang the preposition on the object
                for ruled in deep_object(head):
                    for child in ruled.children:
                        if child.dep == "prep" and child.lower == take:
                            under = [t for t in below(child) if t.dep == "pcomp"]
                            if under:
                                return under[0]
    return None
