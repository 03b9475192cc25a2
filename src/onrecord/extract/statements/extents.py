"""How far content, cue and speaker reach: drafts made of phrases of the parse."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.statements.draft import Draft
from onrecord.grammar.edges import edges
from onrecord.grammar.quotation import MARKS
from onrecord.grammar.relations import JOINER, NAMING, hangs_as
from onrecord.grammar.trailing import said_through, spelled_out, unopened, untrailed

#: Words that leave what is said open, and belong to it.
_HEDGES = frozenset(("perhaps", "maybe", "possibly", "probably"))


def made(
    content: Token,
    word: Token,
    why: str,
    source: Token | None,
    cue: tuple[Token, Token],
    *,
    whole: list[Token] | None = None,
    negated: bool = False,
) -> Draft | None:
    """A draft whose content is the phrase of a token, cut where the cue and the speaker stand in its middle.

    ``whole`` are the content's tokens where they are not just the phrase of ``content``; ``why`` names the rule and its row.
    None where nothing is left for a content.
    """
    tokens = whole if whole is not None else content.subtree()
    if not tokens:
        return None
    span = _source(source, cue) if source is not None else None
    apart = set(range(cue[0].i, cue[1].i + 1))
    if span is not None and not (tokens[0].i <= span[0].i and source is content):
        apart |= set(range(span[0].i, span[1].i + 1))
    tokens = _with_commas(unopened(tokens))
    # what stands before its cue is said to its end: "Rebels stormed the town, killing nine, the army said"
    through = said_through(tokens) if tokens[-1].i > cue[1].i else []
    tokens = tokens[: len(tokens) - len(through)]
    tokens = spelled_out(tokens if tokens[-1].i < cue[0].i else untrailed(tokens), cue[1])
    pieces = _pieces([token for token in tokens if token.i not in apart])
    if not pieces:
        return None
    draft = Draft(pieces, cue=cue, word=word, negated=negated, why=[why], through=through)
    if source is not None and span is not None:
        draft.source, draft.source_head = span, source
    return draft


def together(*parts: list[Token]) -> list[Token]:
    """The tokens of several phrases, each once, in order of the text."""
    return sorted({token.i: token for part in parts for token in part}.values(), key=lambda token: token.i)


def _with_commas(tokens: list[Token]) -> list[Token]:
    """The tokens with a comma or conjunction between two of them that hangs on neither: "to triple the fleet, build a port"."""
    found = tokens[:1]
    for token in tokens[1:]:
        last = found[-1]
        if 1 < token.i - last.i <= 3 and token.sent is last.sent:
            base = last.sent.tokens[0].i
            between = last.sent.tokens[last.i + 1 - base : token.i - base]
            if all(other.text == "," or other.lower == "then" or hangs_as(other, JOINER) for other in between):
                found += between
        found.append(token)
    return found


def _source(head: Token, cue: tuple[Token, Token]) -> tuple[Token, Token]:
    """The words that name the speaker: the head's phrase, cut before the cue where the cue hangs on it."""
    first, last = edges(head)
    if not first.i <= cue[0].i <= last.i:
        return first, last
    before = [token for token in head.sent.tokens if first.i <= token.i < cue[0].i]
    while before and before[-1].pos == "PUNCT":
        before = before[:-1]
    return (before[0], before[-1]) if before and head.i <= before[-1].i else (head, head)


def _whole_word(run: list[Token]) -> list[Token]:
    """The tokens with the rest of a hyphenated word that they would cut: "Ban Ki" of "Ban Ki-moon"."""
    sent, base = run[-1].sent.tokens, run[-1].sent.tokens[0].i
    at = run[-1].i - base
    while at + 2 < len(sent) and sent[at + 1].text == "-" and sent[at + 1].start == sent[at].end and sent[at + 2].start == sent[at + 1].end:
        run = [*run, sent[at + 1], sent[at + 2]]
        at += 2
    return run


def _pieces(tokens: list[Token]) -> list[tuple[int, int]]:
    """The stretches of neighbouring tokens, without the marks at their ends."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    found = []
    for run in runs:
        while run and (run[0].pos == "PUNCT" or run[0].text in MARKS) and run[0].text not in ("(", "[", "$"):
            run = run[1:]
        while run and (run[-1].pos in ("PUNCT", "CCONJ") or run[-1].text in MARKS) and run[-1].text not in (")", "]", "%"):
            run = run[:-1]
        if run:
            run = _whole_word(run)
        judged = run and run[0].pos == "ADJ" and run[-1] is tokens[-1]  # "a raid that the mayor described as barbaric"
        begins = run and run[0].lower in _HEDGES and run[0] is run[0].sent.tokens[0]  # "Perhaps, he said, it will rain"
        if run and (begins or len(run) > 1 or len(runs) == 1 or run[0].pos in NAMING or run[0].tag == "VBG" or judged):
            found.append((run[0].start, run[-1].end))
    return found
