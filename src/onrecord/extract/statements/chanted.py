"""Slogans: quotations however short that right after a verb of many voices are what is called out: "The crowd chanted "Death to the king!"" """

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.doc import Doc
from onrecord.extract.found import Holding, Within
from onrecord.extract.statements.cues import subject
from onrecord.extract.statements.draft import Draft
from onrecord.grammar.edges import edges, verb_edges
from onrecord.grammar.quotation import Quote, tokens_in_quotes
from onrecord.grammar.relations import MODIFIER, hangs_as
from onrecord.knowledge.words import word_list

_CHANTING = word_list("chanting")
#: What may stand between the verb and the slogan.
_BETWEEN = re.compile(r"[,:]?\s+(?:(?:the\s+)?(?:slogans?|words)(?:\s+(?:like|of|such\s+as|including))?[,:]?\s+)?")
#: What parts one slogan from the next.
_NEXT = re.compile(r",?\s+(?:and\s+|or\s+)?")


def read_chanted(doc: Doc, quotes: list[Quote], drafts: list[Draft]) -> list[Draft]:
    """The slogans that are told to be chanted or shouted and belong to no draft yet."""
    taken = Within([Holding(start, end, draft) for draft in drafts for start, end in draft.content])
    starts = [quote.outer_start for quote in quotes]
    inside = tokens_in_quotes(doc)
    found: list[Draft] = []
    for token in doc.tokens:
        if token.lemma not in _CHANTING or token.tag[:2] != "VB" or token.i in inside or hangs_as(token, MODIFIER):
            continue
        gap = _BETWEEN.match(doc.text, token.end)
        at = bisect_left(starts, gap.end()) if gap is not None else len(starts)
        if gap is None or at == len(quotes) or starts[at] != gap.end() or taken.touching(quotes[at].start, quotes[at].end):
            continue
        quote, who = quotes[at], subject(token)
        slogans = [quote]
        for other in quotes[at + 1 :]:
            if not _NEXT.fullmatch(doc.text, slogans[-1].outer_end, other.outer_start) or taken.touching(other.start, other.end):
                break
            slogans.append(other)
        content = [(slogan.start, slogan.end) for slogan in slogans]
        draft = Draft(content, cue=verb_edges(token), word=token, direct=True, why=["a slogan after a verb of many voices"])
        if who is not None and not quote.start <= who.start < quote.end:
            draft.source, draft.source_head = edges(who), who
        found.append(draft)
    return found
