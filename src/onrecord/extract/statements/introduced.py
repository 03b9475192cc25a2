"""Quotations whose speaker is named without a verb of saying: by a line that ends in a colon, "And from the minister: "We stay."", by a signature, or
by a sentence right before that tells how somebody speaks, "The minister was blunt. "We stay."" """

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.doc import Doc, Token
from onrecord.extract.statements.cues import subject
from onrecord.extract.statements.draft import Draft
from onrecord.grammar.above import hangs_outside
from onrecord.grammar.edges import edges, verb_edges
from onrecord.grammar.quotation import Quote
from onrecord.grammar.relations import (
    APPOSITION,
    COMPOUND,
    MAIN,
    OPEN_CLAUSE,
    POSSESSOR,
    PREDICATE_ADJECTIVE,
    WHOSE,
    child_as,
    children_as,
    hangs_as,
    head_as,
    stands_under,
)
from onrecord.knowledge.words import word_list

#: Verbs of what is said, below whatever else the line tells.
_SAYING = frozenset(("say", "write", "add", "declare", "tweet", "post", "put"))
#: How somebody is told to speak or to take a question, before the words.
_MANNERS = word_list("speaking_up")
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
    saying = next((token for token in line if token.lemma in _SAYING and token.pos == "VERB"), None)
    above = [saying, *saying.ancestors()] if saying is not None else []
    for verb in (token for token in above if token.i in own and token.pos in ("VERB", "AUX")):
        who = subject(verb)
        if who is not None and who.i in own and acts(who):
            return who, verb  # "here is what the envoy had to say"
    for token in line:
        if stands_under(token, WHOSE) and token.pos == "PROPN" and acts(token):
            return token, None
    if any(token.pos in ("VERB", "AUX") for token in line):
        return None, None
    first = next((token for token in line if token.pos == "PROPN"), None)
    while first is not None and (whole := head_as(first, COMPOUND | POSSESSOR)) is not None and whole.i in own:
        if hangs_as(first, POSSESSOR) and not acts(whole):
            break  # "Roe's verdict", but "Peru's envoy, Ana Roe, by telephone"
        first = whole
    return (first if first is not None and acts(first) else None), None


#: A quotation signed with a dash and a name.
_SIGNATURE = re.compile(r"\s*(?P<dash>[―—–]|--?)\s*(?P<name>[A-Z][\w.'’@-]*(?:[\s,]+[\w.'’@()-]+){0,11})\s*$")


def by_signature(doc: Doc, quote: Quote) -> Draft | None:
    """A quotation that a dash and a name sign at the paragraph's end, or on the line after it."""
    end = doc.blocks[quote.block].end
    if not doc.text[quote.outer_end : end].strip() and quote.block + 1 < len(doc.blocks):
        below = doc.blocks[quote.block + 1]
        end = below.end if doc.text[end : below.start].count("\n") == 1 else end
    match = _SIGNATURE.match(doc.text, quote.outer_end, end)
    if match is None or match.end() < end:
        return None
    tokens = doc.tokens_between(match.start("name"), match.end("name"))
    dashes = doc.tokens_between(match.start("dash"), match.end("dash"))
    if not tokens or not dashes:
        return None
    comma = next((n for n, token in enumerate(tokens) if token.text in (",", "(")), len(tokens))
    draft = Draft(
        [(quote.start, quote.end)], cue=(dashes[0], dashes[-1]), word=dashes[0], direct=True, why=["a quotation signed with a name"]
    )
    draft.source, draft.source_head = (tokens[0], tokens[-1]), tokens[max(0, comma - 1)]
    return draft


def in_manner(doc: Doc, quote: Quote, inside: frozenset[int], acts: Callable[[Token], bool]) -> Token | None:
    """Who is told, by name, to speak up, in the sentence before a quoted one in its paragraph: "Roe was blunt. "The base stays open."" """
    said = doc.text[quote.start : quote.end].rstrip()
    # Bound of form: what stands on a sign is shorter.
    if said[-1:] not in tuple(".!?") or said.count(" ") < 3:
        return None
    before = [token for token in doc.tokens_between(doc.blocks[quote.block].start, quote.outer_start) if token.pos != "SPACE"]
    if len(before) < 2 or before[-1].text != "." or any(token.i in inside for token in before[-2:]):
        return None
    root = before[-2].sent.root
    manner = child_as(root, PREDICATE_ADJECTIVE | OPEN_CLAUSE) or root  # "was blunt", "began talking to the crew"
    who = subject(root) if root.pos in ("VERB", "AUX") and manner.lemma in _MANNERS else None
    if who is None or who.i in inside or not acts(who):
        return None
    named = (who, *children_as(who, APPOSITION))
    return who if any(token.ent is not None and token.ent.label == "PERSON" for token in named) else None
