"""Quotations: single, double, curly, doubled and unbalanced marks paired to stretches of quoted words; what stands in them.

The one notion of "within quotation marks": statements are read from it, and whether a pronoun speaks for itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.doc import Doc, Token

_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„«»‘’']")
#: The marks as the parser parts them from words, all but those that are apostrophes, too.
MARKS = frozenset(('"', "“", "”", "‘", "``", "''"))
_WORD = re.compile(r"\w")
_DOUBLE = re.compile(r"``|''|‘‘|’’|[\"“”„«»]")
#: How many paragraphs on a speech that is marked at its two ends alone may be closed.
#: Bound of form: a statement given whole.
_FARTHEST = 8


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: offsets inside its marks and outside them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    #: Index of its block.
    block: int
    #: It opens and does not close: it goes on in the next paragraph, or a mark is missing.
    open: bool


def quotes_in(doc: Doc) -> list[Quote]:
    """All quotations of the parsed blocks, in order; those in single marks only where no double ones enclose them."""
    return doc.view("quotes", _quotes)


def tokens_in_quotes(doc: Doc) -> frozenset[int]:
    """The indices of the tokens that stand in quotations, the marks around them not among them."""
    return doc.view("tokens in quotes", _tokens)


def quote_of(doc: Doc, token: Token) -> Quote | None:
    """The quotation in which a token stands, or None."""
    quotes = quotes_in(doc)
    at = bisect_right(quotes, token.start, key=lambda quote: quote.start) - 1
    return quotes[at] if at >= 0 and quotes[at].end >= token.end else None


def _tokens(doc: Doc) -> frozenset[int]:
    return frozenset(token.i for quote in quotes_in(doc) for token in doc.tokens_between(quote.start, quote.end))


def _quotes(doc: Doc) -> list[Quote]:
    found: list[Quote] = []
    for index, block in enumerate(doc.blocks):
        if block.kind in ("paragraph", "title", "heading", "highlight", "caption"):
            found.extend(_of_block(doc.text, block.start, block.end, index))
    for quote in [quote for quote in found if quote.open and doc.text[quote.outer_start] == "“"]:
        found.extend(_run_on(doc, quote))
    return sorted(found, key=lambda quote: quote.start)


def _run_on(doc: Doc, opened: Quote) -> list[Quote]:
    """The paragraphs up to the mark that closes a quotation, where none of them opens one: a speech marked at its two ends alone."""
    found: list[Quote] = []
    if opened.end != doc.blocks[opened.block].end:
        return []
    for index in range(opened.block + 1, min(len(doc.blocks), opened.block + 1 + _FARTHEST)):
        block = doc.blocks[index]
        first = _DOUBLE.search(doc.text, block.start, block.end)
        if block.kind != "paragraph" or (first is not None and first.group() != "”"):
            return []
        if first is not None:
            return [*found, Quote(block.start, first.start(), block.start, first.end(), index, False)]
        found.append(Quote(block.start, block.end, block.start, block.end, index, True))
    return []


def _of_block(text: str, start: int, end: int, block: int) -> list[Quote]:
    found: list[Quote] = []
    opened: tuple[int, int, str] | None = None
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        single = sign in ("'", "‘", "’")
        if opened is None:
            if _opens(sign, before, after, single, text, mark.end(), end):
                opened = (mark.start(), mark.end(), sign)
            continue
        if _closes(opened[2], sign, before, after, single):
            found.append(Quote(opened[1], mark.start(), opened[0], mark.end(), block, False))
            opened = None
        elif not single and opened[2] not in ("'", "‘") and sign in ("“", "``", "‘‘"):
            # A second opening mark before a closing one: a new paragraph of the quotation, or a mark was lost.
            found.append(Quote(opened[1], mark.start(), opened[0], mark.start(), block, True))
            opened = (mark.start(), mark.end(), sign)
    if opened is not None and opened[2] not in ("'", "‘"):
        found.append(Quote(opened[1], end, opened[0], end, block, True))
    return [quote for quote in found if _WORD.search(text, quote.start, quote.end)]


def _opens(sign: str, before: str, after: str, single: bool, text: str, at: int, end: int) -> bool:
    if sign in ("”", "»", "’", "’’"):
        return False
    if sign in ("“", "``", "«", "„", "‘‘"):
        return True
    if single:
        # An apostrophe is no quotation mark; one that opens stands after a space and has its fellow further on.
        return (
            (before.isspace() or before in "([—–-")
            and after.isalnum()
            and re.search(r"\w[,.?!]?['’](?=[\s,.;:?!)—–-]|$)", text[at:end]) is not None
        )
    if sign == "''":
        return before.isspace() or before in "([—–-:" or not before.isalnum()
    return not after.isspace() or before.isspace()


def _closes(opened: str, sign: str, before: str, after: str, single: bool) -> bool:
    if opened in ("'", "‘"):
        return sign in ("'", "’") and not before.isspace() and not after.isalnum()
    if opened in ("“", "‘‘"):
        return sign in ("”", '"', "''", "’’") or (sign == "“" and after in " ,.")
    if opened == "``":
        return sign in ("''", '"')
    if opened in ("«", "„"):
        return sign in ("»", "“", "”")
    if opened == "''":
        return sign in ("''", '"')
    return sign in ('"', "”", "''")
