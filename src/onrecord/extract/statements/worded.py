"""Direct quotations with the reporter's words that belong to what is said: before the marks, after them, and behind the cue.

"We lost the bridge" to the rebels, Lopez said. · "I like them," he said, but "when it comes to trade, they fail." ·
The envoy said the talks had failed: "We got nothing."
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.doc import Doc
from onrecord.extract.citing import by_row
from onrecord.extract.statements.cues import Cues
from onrecord.extract.statements.draft import Draft
from onrecord.grammar.clauses import clause_among
from onrecord.grammar.quotation import Quote
from onrecord.knowledge.alternatives import alternatives

_WITH_JOINER = alternatives("with_joiner")

#: What stands between a quotation that is not at its sentence's end and its cue: some words, and a comma.
_TAIL = re.compile(r"\s+(?P<words>[a-z][^\n.;:?!,]{0,90}?(?:,(?=[\"”]))?)(?:[\"”]\s*|\s*,\s*)")
#: What joins a second quotation to the words before its cue.
_JOINED = re.compile(rf"\s*,\s+(?P<words>(?:and|but|or|because|though)(?:\s+(?:{_WITH_JOINER}))?)\s+")
#: What parts a quotation from a sentence before it.
_PARTING = frozenset((".", ";", "?", "!", ":"))


def with_words(doc: Doc, drafts: list[Draft], quotes: list[Quote], cues: Cues) -> list[Draft]:
    """The drafts, those of a quotation with a cue given the words of the sentence that are a part of what is said."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.cue is not None and draft.source is not None and draft.word is not None:
            clause = _clause(doc, draft, quotes, cues)
            if clause is not None and doc.text[clause[1]] == ":" and _is_sentence(doc, draft):
                found.append(
                    replace(
                        draft, content=[clause], direct=False, why=[by_row(draft.why[0], f"a clause before a quotation: {draft.why[0]}")]
                    )
                )
            elif clause is not None:
                draft.content[0] = clause[0], draft.content[0][1]
                draft.direct = False
            if _tail(doc, draft, quotes) or _behind(doc, draft, quotes):
                draft.direct = False
        found.append(draft)
    return found


def _is_sentence(doc: Doc, draft: Draft) -> bool:
    """Whether the quotation has a verb with its subject."""
    return clause_among(doc.tokens_between(*draft.content[0])) is not None


def _tail(doc: Doc, draft: Draft, quotes: list[Quote]) -> bool:
    """Whether the first quotation is no whole sentence and goes on without its marks up to the comma before its speaker and cue."""
    assert draft.cue is not None
    assert draft.source is not None
    start, end = draft.content[0]
    told = min(draft.cue[0].start, draft.source[0].start)
    quote = next((held for held in quotes if held.start == start and held.end == end), None)
    if quote is None or quote.open or told < quote.outer_end or doc.text[end - 1] in ",.?!-—–":
        return False
    match = _TAIL.fullmatch(doc.text, quote.outer_end, told)
    if match is None:
        return False
    draft.content[0] = start, match.end("words")
    return True


def _behind(doc: Doc, draft: Draft, quotes: list[Quote]) -> bool:
    """Whether a comma and "but" or "and" join a second quotation to the first, behind its cue."""
    assert draft.cue is not None
    assert draft.source is not None
    if len(draft.content) > 1 or draft.cue[0].start < draft.start:
        return False
    told = max(draft.cue[1].end, draft.source[1].end)
    quote = next((held for held in quotes if held.outer_start > told), None)
    match = _JOINED.fullmatch(doc.text, told, quote.outer_start) if quote is not None else None
    if quote is None or match is None or quote.open:
        return False
    draft.content.append((match.start("words"), quote.end))
    return True


def _clause(doc: Doc, draft: Draft, quotes: list[Quote], cues: Cues) -> tuple[int, int] | None:
    """Where the clause stands that the cue governs and that a colon or comma parts from the quotation."""
    assert draft.word is not None
    assert draft.cue is not None
    start = draft.start
    row = cues.verb(draft.word)
    quote = next((held for held in quotes if held.start == start), None)
    if quote is None or row is None or "that" not in row.frames or draft.cue[1].end > quote.outer_start:
        return None
    between = [token for token in doc.tokens_between(draft.cue[1].end, quote.outer_start) if token.i > draft.cue[1].i]
    first = clause_among(between)
    if first is None or between[-1].text not in (":", ",") or any(token.text in _PARTING for token in between[:-1]):
        return None
    return first.start, between[-1].start
