"""Numbers as English writes them: digits, words, and both together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.doc import Doc
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list, word_values
from onrecord.types import Block

_AFTER_COMMA = alternatives("after_comma")
_LAST_SCALES = alternatives("last_scales")

_NUMBERS = {word: int(value) for word, value in word_values("number_words").items()}
UNITS = {word: value for word, value in _NUMBERS.items() if value < 20}
TENS = {word: value for word, value in _NUMBERS.items() if value >= 20}
SCALES = {word: int(size) for word, size in word_values("number_scales").items()}
#: By definition: what the words count.
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2}
#: By definition: what the signs stand for.
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_SMALL = "|".join([*UNITS, *TENS])
#: The white space that parts thousands: plain, no-break, thin and narrow.
_GAP = r"[ \u00a0\u2009\u202f]"
_WHOLE = r"hundred|thousand|million|billion|trillion"
#: Number words, with "and", hyphens and scales.
WORDS = (
    rf"(?:(?:an?|one|two|three)[\s-])?(?:quarter|third)s?(?:\s+of)?(?:\s+an?)?\s+(?:million|billion|trillion)"
    rf"|an?\s+(?:{_WHOLE})\s+and\s+a\s+(?:half|quarter)"
    rf"|half[\s-]+(?:of\s+)?(?:an?[\s-]+)?(?:thousand|million|billion|trillion)|(?:a\s+)half[\s-](?:million|billion|trillion)"
    rf"|(?:{_SMALL})\s+and\s+(?:(?:a|one)[\s-]+(?:half|quarter)|three[\s-]+quarters?)(?:[\s-]+(?:thousand|million|billion|trillion|dozen))?"
    rf"|(?:(?:{_SMALL}|a|an)[\s-]+)?(?:hundred|thousand|million|billion|trillion)(?:[\s-]+(?:and[\s-]+)?(?:{_SMALL}|hundred|thousand|million)){{0,11}}"
    rf"|(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(list(UNITS)[1:10])})(?:[\s-]+(?:{_WHOLE}))?)?"
    rf"|(?:{'|'.join(UNITS)})"
)
#: Digits with thousands' separators, decimals and fractions.
DIGITS = (
    rf"\d{{1,3}}(?:{_GAP}\d{{3}}){{1,7}}(?![\d,.]{{0,12}}\d)|\d{{1,3}},\d{{1,2}}(?=\s+(?:{_AFTER_COMMA})\b|\s?%)|"
    r"\d{1,3}(?:,\d{3}){1,7}(?:\.\d+)?|\d+(?:\.\d+)?(?:\s+\d/\d|[½¼¾⅓⅔])?|[½¼¾⅓⅔]|\d/\d"
)


#: Words with which a number may begin, beside digits.
FIRST_WORDS = frozenset(_NUMBERS) | word_list("number_beginnings")
_AFTER_A = word_list("number_after_a")
_WORD = re.compile(r"[A-Za-z]+|\d[\d,.]*|[½¼¾⅓⅔]")


def bounded(pattern: str) -> str:
    """A pattern with its runs of blanks bounded: without a bound a search that begins or ends with blanks starts anew at each of them."""
    return (
        pattern.replace(r"[\s-]+", r"[\s-]{1,6}").replace(r"[\s-]*", r"[\s-]{0,6}").replace(r"\s+", r"\s{1,6}").replace(r"\s*", r"\s{0,6}")
    )


#: The longest run of digits that is a number.
#: Bound of work.
_LONGEST = 30


def number_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a number may begin: at digits and at the words of numbers. Trying a long pattern there alone is what keeps reading fast."""
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower()
        if word in FIRST_WORDS or not word[0].islower():
            yield match.start()
        elif word in ("a", "an"):
            following = _WORD.search(text, match.end(), min(end, match.end() + 12))
            if following is not None and following.group().lower() in _AFTER_A:
                yield match.start()


def numbered(doc: Doc) -> list[tuple[Block, list[int]]]:
    """The blocks in which figures stand, each with where a number may begin in it: looked for once, whatever is counted there."""
    return doc.view("numbered", _numbered)


def _numbered(doc: Doc) -> list[tuple[Block, list[int]]]:
    blocks = (block for block in doc.blocks if block.kind not in ("furniture", "byline", "dateline"))
    return [(block, list(number_starts(doc.text, block.start, block.end))) for block in blocks]


_PART = re.compile(
    rf"(?:(?P<count>an?|one|two|three)[\s-])?(?P<part>quarter|third|half)s?(?:\s+of)?(?:\s+an?)?[\s-]+(?P<scale>{_WHOLE})",
)


def ranged(low: str, high: str) -> tuple[float | int, float | int] | None:
    """The bounds of a range in words or digits, a scale told after the second being the first's too: "3 to 4 billion".

    None where the first is not the smaller: "$5 million to $4 million" is no range.
    """
    first, second = number(low), number(high)
    if first is None or second is None:
        return None
    scale = _LAST_SCALE.search(high.lower())
    # By definition: from a thousand on it has a scale of its own.
    if scale is not None and _LAST_SCALE.search(low.lower()) is None and first < 1000:
        size = SCALES[scale.group(1)]
        # "500 to 1.2 million": five hundred what, nobody knows; but no bound is above the other.
        if first * size <= second:
            first = scaled_up(first, size)
    return (first, second) if first < second else None


def scaled_up(count: float, size: float) -> float:
    """A count of hundreds, thousands, millions, without what binary fractions lose: 68.1 billion is no 68,099,999,999.99999."""
    return round(count * size, 3) if isinstance(count, float) else count * size


_LAST_SCALE = re.compile(rf"(?<![a-z])({_LAST_SCALES})\s*$")


#: What is added to a whole number before its scale: "two and a quarter million", "one and three-quarter million".
_QUARTERS = re.compile(r"(?<=\s)and\s{1,3}(?:an?|one|(?P<three>three))[\s-]{1,3}quarters?(?=\s{1,3}(?:thousand|million|billion|trillion))")


def _worth(word: str) -> float | int | None:
    """What a word adds to a number by itself: a small number, digits, a fraction; None where it adds nothing by itself."""
    for worths in (UNITS, TENS, _VULGAR):
        if word in worths:
            return worths[word]
    if re.fullmatch(r"\d/\d", word):
        above, below = map(int, word.split("/"))
        return above / below if below else None
    if word[0].isdigit() or word[0] == ".":
        return float(word.replace(",", "")) if "." in word else int(word.replace(",", ""))
    return None


def number(text: str) -> float | int | None:
    """The value of a number in digits or words ("1,200", "2 1/2", "forty-two", "three hundred and five", "1.6 million"), or None."""
    if len(text) > _LONGEST and re.search(rf"\d{{{_LONGEST}}}", text):
        return None
    text = re.sub(rf"(?<=\d){_GAP}(?=\d{{3}}(?!\d))", "", text.lower())
    text = re.sub(r"(?<![\d,.])(\d{1,3}),(\d{1,2})(?!\d|,\d)", r"\1.\2", text)
    if (part := _PART.fullmatch(text.strip())) is not None:
        return round({"two": 2, "three": 3}.get(part["count"] or "", 1) * FRACTIONS[part["part"]] * SCALES[part["scale"]])
    text = _QUARTERS.sub(lambda found: "and ¾" if found["three"] else "and ¼", text)
    total: float = 0
    current: float = 0
    seen, added, scaled = False, False, 1
    words = re.findall(r"\d{1,3}(?:,\d{3}){1,7}(?:\.\d+)?|\d/\d|\d+(?:\.\d+)?|\.\d+|[½¼¾⅓⅔]|[a-z]+", text)
    for word in words:
        if (worth := _worth(word)) is not None:
            current += worth
        elif word in ("half", "quarter"):
            # "half a million", "two and a half million", "a million and a half"; "a half-million" is no one and a half.
            if added and not current and total:
                total += FRACTIONS[word] * scaled
            else:
                current = current + FRACTIONS[word] if added else FRACTIONS[word]
        elif word in ("a", "an"):
            current = current if added else current or 1
        elif word in SCALES:
            scale = SCALES[word]
            current = scaled_up(current or 1, scale)
            # By definition: a hundred counts within the next scale.
            if scale >= 1000:
                total, current, scaled = total + current, 0, scale
        elif word != "and":
            return None
        seen, added = True, word == "and" or (added and word in ("a", "an"))
    if not seen:
        return None
    value = round(total + current, 6)
    return int(value) if value == int(value) else value
