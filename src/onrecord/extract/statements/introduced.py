"""Quotations whose speaker a line that ends in a colon names, without a verb: "And from the minister: "We stay."" """

from __future__ import annotations

from collections.abc import Callable

from onrecord.doc import Doc, Token
from onrecord.extract.statements.cues import subject
from onrecord.extract.statements.draft import Draft
from onrecord.grammar.above import hangs_outside
from onrecord.grammar.edges import edges, verb_edges
from onrecord.grammar.quotation import Quote
from onrecord.grammar.relations import COMPOUND, MAIN, WHOSE, hangs_as, head_as, stands_under

_STOPS = frozenset((".", "!", "?", ";", "”", '"', "''"))


def by_introduction(doc: Doc, quote: Quote, inside: frozenset[int], acts: Callable[[Token], bool]) -> Draft | None:
    """The quotation with the speaker of the line before it; None where no such line names somebody.

    ``inside`` are the tokens that stand in quotations; ``acts`` tells whether a token names somebody who can speak.
    """
    line = _line(doc, quote, inside)
    if not line or line[-1].text != ":":
        return None
    colon, line = line[-1], line[:-1]
    who, verb = _named(line, acts)
    if who is None:
        return None
    first, last = edges(who)
    own = {token.i for token in line}
    if first.i not in own or last.i not in own:
        first, last = next((token for token in line if token in who.subtree() and token.i <= who.i), who), who
    cue = verb_edges(verb) if verb is not None else (colon, colon)
    draft = Draft(
        [(quote.start, quote.end)], cue=cue, word=verb or colon, direct=True, why=["a quotation after a line that names who speaks"]
    )
    draft.source, draft.source_head = (first, last), who
    return draft


def _line(doc: Doc, quote: Quote, inside: frozenset[int]) -> list[Token]:
    """The last clause before the quotation, in its paragraph or, where it begins one, in the paragraph before."""
    block = doc.blocks[quote.block]
    start, end = block.start, quote.outer_start
    if not doc.text[start:end].strip():
        if not quote.block or doc.blocks[quote.block - 1].kind not in ("paragraph", "heading"):
            return []
        start, end = doc.blocks[quote.block - 1].start, doc.blocks[quote.block - 1].end
    tokens = [token for token in doc.tokens_between(start, end) if token.end <= end and token.pos != "SPACE"]
    line: list[Token] = []
    for token in reversed(tokens):
        if token.text in _STOPS or token.i in inside:
            break
        line.append(token)
    line.reverse()
    return line


def _named(line: list[Token], acts: Callable[[Token], bool]) -> tuple[Token | None, Token | None]:
    """Who speaks, with the verb that tells it: the subject of the line's verb, else whom a statement is from, else the one whom a line without a verb begins with."""
    own = {token.i for token in line}
    verbs = [token for token in line if (token.pos in ("VERB", "AUX") and hangs_outside(token, own)) or hangs_as(token, MAIN)]
    for verb in verbs:
        who = subject(verb) if verb.pos in ("VERB", "AUX") else None
        if who is not None and who.i in own and acts(who):
            return who, verb
    for token in line:
        if stands_under(token, WHOSE) and token.pos == "PROPN" and acts(token):
            return token, None
    if any(token.pos in ("VERB", "AUX") for token in line):
        return None, None
    first = next((token for token in line if token.pos == "PROPN"), None)
    while first is not None and (whole := head_as(first, COMPOUND)) is not None and whole.i in own:
        first = whole
    return (first if first is not None and acts(first) else None), None
