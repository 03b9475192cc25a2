"""Quotations without a cue that follow a sentence which tells who speaks: "He called the vote a farce. "No one will accept it." """

from __future__ import annotations

import re

from onrecord.doc import Doc, Token
from onrecord.extract.found import Holding, Within
from onrecord.extract.statements.draft import Draft
from onrecord.grammar.above import carrier_of
from onrecord.grammar.headlines import in_title_case
from onrecord.grammar.quotation import Quote
from onrecord.grammar.relations import ADVERBIAL, DOER, PREPOSITION, children_as, first_joined, governor, hangs_as

#: How many words a quotation must have to stand for a sentence of its speaker.
#: Plain, by wikinews: 2 and 8 change nothing.
_FEWEST = 4


def read_carried(doc: Doc, quotes: list[Quote], drafts: list[Draft]) -> list[Draft]:
    """The quotations that make up whole sentences, belong to no draft and follow the sentence of one, with its speaker."""
    taken = Within([Holding(start, end, draft) for draft in drafts for start, end in draft.content])
    said: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.word is not None and draft.source is not None:
            said.setdefault(draft.word.sent.index, []).append(draft)
    found: list[Draft] = []
    _of_paragraph_before(doc, drafts, said)
    last: tuple[int, Draft] | None = None
    for quote in quotes:
        if taken.touching(quote.start, quote.end):
            continue
        if doc.blocks[quote.block].kind != "paragraph" or not _whole(doc, quote):
            continue
        before = last[1] if last is not None and last[0] == quote.outer_start else _before(doc, quote, said)
        if before is None and not _after_person(doc, quote):
            continue
        if before is None:
            # whose it is the report does not tell
            found.append(Draft([(quote.start, quote.end)], direct=True, why=["a quotation that is a sentence of its own"]))
            continue
        if before.direct or any(held.start < before.content[-1][1] and held.end >= before.content[-1][1] - 1 for held in quotes):
            before.content.append((quote.start, quote.end))
            draft = before
        else:
            draft = Draft([(quote.start, quote.end)], direct=True, carries=before, why=["a quotation after what its speaker says"])
            found.append(draft)
        following = re.compile(r"\s*").match(doc.text, quote.outer_end)
        last = (following.end() if following else quote.outer_end, draft)
    return found


def _of_paragraph_before(doc: Doc, drafts: list[Draft], said: dict[int, list[Draft]]) -> None:
    """Gives a paragraph that is one quotation, of which nothing tells who says it, to whoever says what the paragraph before closes with."""
    for draft in drafts:
        if not draft.direct or draft.source is not None or draft.carries is not None or draft.cue is not None:
            continue
        tokens = [token for token in doc.tokens_between(0, draft.start) if token.pos not in ("PUNCT", "SPACE")]
        if not tokens or tokens[-1].sent.block != doc.tokens_between(*draft.content[0])[0].sent.block - 1:
            continue
        mains = [
            other for other in said.get(tokens[-1].sent.index, ()) if other.word is not None and _main(other.word) and not other.direct
        ]
        if len({other.source_head.i for other in mains if other.source_head is not None}) == 1:
            draft.carries = mains[0]


def _whole(doc: Doc, quote: Quote) -> bool:
    """Whether the quotation is a sentence or several, with nothing beside it in them."""
    text = doc.text
    block = doc.blocks[quote.block]
    before = text[block.start : quote.outer_start].rstrip()
    if before and before[-1] not in '.!?;”"':
        return False
    words = re.findall(r"\w+", text[quote.start : quote.end])
    ends = quote.open or text[quote.end - 1] in ".!?…" or text[quote.outer_end : quote.outer_end + 1] in (".", "!", "?")
    return len(words) >= _FEWEST and ends and text[quote.start].isupper() and not in_title_case(text[quote.start : quote.end])


def _before(doc: Doc, quote: Quote, said: dict[int, list[Draft]]) -> Draft | None:
    """The draft whose cue is the main verb of the sentence right before the quotation, in the same paragraph."""
    block = doc.blocks[quote.block]
    tokens = doc.tokens_between(block.start, quote.outer_start)
    tokens = [token for token in tokens if token.end <= quote.outer_start and token.pos not in ("PUNCT", "SPACE")]
    if not tokens:
        return None
    best: Draft | None = None
    for draft in said.get(tokens[-1].sent.index, ()):
        word = draft.word
        if word is None or word.end > quote.outer_start:
            continue
        if _main(word) and (best is None or best.word is None or word.i > best.word.i):
            best = draft
    return best


def _after_person(doc: Doc, quote: Quote) -> bool:
    """Whether the sentence before the quotation tells what a person did: "The mayor, Ann Roe, turned to the crowd. "Go home.""."""
    tokens = doc.tokens_between(doc.blocks[quote.block].start, quote.outer_start)
    tokens = [token for token in tokens if token.end <= quote.outer_start and token.pos not in ("PUNCT", "SPACE")]
    if not tokens:
        return False
    return any(who.ent is not None and who.ent.label == "PERSON" for who in children_as(tokens[-1].sent.root, DOER))


def _main(word: Token) -> bool:
    """Whether a word is the sentence's main verb, one joined to it, or the noun or adjective that it carries."""
    at = first_joined(carrier_of(word))
    above = governor(at)
    return above is None or (hangs_as(at, PREPOSITION | ADVERBIAL) and governor(above) is None)
