"""Fractions and ratios: "a third of the troops", "two-thirds", "one in five", "a 3-to-1 margin", "twice as many"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from onrecord.doc import Doc, Token
from onrecord.extract.figures.draft import Draft, hedge
from onrecord.extract.found import Found, Within
from onrecord.extract.numbers import UNITS, bounded, number, numbered
from onrecord.grammar.relations import COMPOUND, MODIFIER, NUMERAL, POSSESSOR, children_as, hangs_as
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list, word_values

_NO_SHARE_OF = alternatives("no_share_of")
_OF_WHOLE = alternatives("of_whole")
_THAN_WHOLE = alternatives("than_whole")
_FOLDS = alternatives("folds")

_PARTS = {word: int(parts) for word, parts in word_values("share_parts").items()}
_SMALL = "|".join([word for word in UNITS if word != "zero"])
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_COUNT = rf"(?:{_SMALL}|\d{{1,3}})"
#: By definition: what the words count.
_TIMES_OF = {"twice": 2, "double": 2, "triple": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10}
_SHARE = re.compile(
    bounded(
        rf"(?<![\w-])(?:"
        rf"(?P<above>{_COUNT})[\s-](?P<parts>(?:{_PART})s)\b(?!\s+(?:of\s+(?:a|an)\s+(?:century|hour|year|mile|million|billion)|place))"
        rf"|(?P<a>a|an|one)[\s-](?P<part>{_PART})(?=\s+of\s+(?!(?:a|an|one)\s+(?:{_NO_SHARE_OF})\b))"
        rf"|(?P<half>(?:(?:a|one)\s+)?half)(?=\s+(?:of\s+)?(?:{_OF_WHOLE})\b)(?!\s+(?:of\s+)?(?:the|this|that)\s+(?:year|century|decade|day|hour|month)\b)"
        rf"|(?P<few>{_COUNT})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<many>{_COUNT})\b(?!\s*(?:%|percent|per\s+cent|million|billion|[,.]\d))"
        rf"|(?P<left>\d{{1,3}}|{_SMALL})-to-(?P<right>\d{{1,3}}|{_SMALL})\b"
        rf"|(?P<colon>\d{{1,3}}):(?P<one>\d)(?![\d:])"
        rf"|(?P<times>\d+(?:\.\d+)?|{_SMALL})\s+times\s+(?={_THAN_WHOLE})"
        rf"|(?P<twice>twice)(?=\s+(?:as\s+(?:many|much|large|big|high)|the\s+(?:size|number|amount|rate|level|cost|price|population))\b)"
        rf"|(?P<fold>{_FOLDS})-?fold\b"
        rf")"
    ),
    re.IGNORECASE,
)
_NO_SHARE = word_list("one_in_no_share")
_FIRST = re.compile(rf"(?<![\w-])(?:{_SMALL}|an?|half|twice|(?:{_SMALL})-?fold|\d{{1,3}})(?![\w,])", re.IGNORECASE)
_RATIO_WORDS = re.compile(r"\b(?:ratio|margin|odds|majority|outnumber\w*|advantage|vote[sd]?|parity)\b", re.IGNORECASE)


def shares_in(doc: Doc, found: Found, taken: list[Draft]) -> list[Draft]:
    """The fractions (unit "fraction", value between 0 and 1) and ratios (unit "ratio"), in order of the text.

    A fraction keeps nine digits of its value; "3-to-1" is 3, "twice as many" is 2.
    """
    others = Within(taken)
    drafts: list[Draft] = []
    for block, _numbers in numbered(doc):
        for match in _matches(doc.text, block.start, block.end):
            draft = _draft(doc, match)
            if draft is None or any(date.type in ("DATE", "TIME") for date in found.dates_at.touching(draft.start, draft.end)):
                continue
            if others.touching(draft.start, draft.end):
                continue
            hedge(draft, doc.text[max(block.start, draft.start - 24) : draft.start])
            drafts.append(draft)
    return drafts


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    until = start
    for first in _FIRST.finditer(text, start, end):
        match = _SHARE.match(text, first.start(), end) if first.start() >= until else None
        if match is not None:
            until = match.end()
            yield match


def _draft(doc: Doc, match: re.Match[str]) -> Draft | None:
    text = doc.text
    if match["above"] or match["part"] or match["half"]:
        part = (match["parts"] or match["part"] or "half").lower()
        below = _PARTS.get(part) or _PARTS[part.removesuffix("s")]
        above = _whole(match["above"]) if match["above"] else 1
        if above is None or above >= below:
            return None
        return _fraction(doc, match, Fraction(above, below))
    if match["few"]:
        few, many = _whole(match["few"]), _whole(match["many"])
        if few is None or not many or few >= many or not _of_people(doc, match):
            return None
        return _fraction(doc, match, Fraction(few, many))
    if match["left"] or match["colon"]:
        left, right = _whole(match["left"] or match["colon"]), _whole(match["right"] or match["one"])
        near = text[max(0, match.start() - 40) : match.end() + 30]
        if left is None or not right or ((match["colon"] or right != 1) and not _RATIO_WORDS.search(near)):
            return None
        return Draft(match.start(), match.end(), _rounded(Fraction(left, right)), "ratio", why=["ratio of two numbers"])
    if match["times"]:
        value = number(match["times"])
        end = match.end() - len(match.group()) + len(match.group().rstrip())
        return None if value is None else Draft(match.start(), end, value, "ratio", why=["how many times as many"])
    if match["twice"]:
        return Draft(match.start(), match.end(), 2, "ratio", why=["how many times as many"])
    value = number(match["fold"])
    return None if value is None else Draft(match.start(), match.end(), value, "ratio", why=["how many fold"])


def _whole(text: str) -> int | None:
    value = number(text)
    return value if isinstance(value, int) else None


def _of_people(doc: Doc, match: re.Match[str]) -> bool:
    """Whether "one in five" tells a share: not "one in May", nor "two in three days"."""
    if "out" in match.group().lower():
        return True
    following = doc.tokens_between(match.end(), match.end() + 24)[:1]
    return not following or following[0].lemma not in _NO_SHARE


def _rounded(value: Fraction) -> float | int:
    return value.numerator if value.denominator == 1 else round(float(value), 9)


def _fraction(doc: Doc, match: re.Match[str], value: Fraction) -> Draft:
    noun = _noun(doc, match)
    what = noun.text if noun is not None else None
    if noun is not None:
        left = min(
            (token.start for token in children_as(noun, MODIFIER | NUMERAL)),
            default=noun.start,
        )
        what = doc.text[left : noun.end] if left > match.end() else noun.text
    return Draft(match.start(), match.end(), _rounded(value), "fraction", noun=noun, what=what, why=["fraction"])


def _noun(doc: Doc, match: re.Match[str]) -> Token | None:
    """What the share is of: the noun after "of", or the one that the words stand before."""
    tokens = doc.tokens_between(match.start(), match.end())
    if not tokens:
        return None
    last = tokens[-1]
    following = doc.tokens[last.i + 1 : last.i + 10]
    for token in following:
        if token.sent is not last.sent or token.pos in ("VERB", "AUX", "PUNCT"):
            return None
        if token.pos in ("NOUN", "PROPN") and not hangs_as(token, COMPOUND | POSSESSOR) and token.text[0].isalpha():
            return token
    return None
