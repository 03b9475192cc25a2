"""A report's words as linking compares them: without case, punctuation and the difference between 12 and twelve."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import compress

from onrecord.knowledge.words import word_list, word_values

#: Words in a run (shingle) when texts are compared.
#: Set by benchmarks/record_links.py: 17 of 18 retellings, none invented, with 7 one invented; 3 and 4 change nothing.
RUN = 5
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*")
#: A comma that stands in a number.
_GROUPED = re.compile(r"\d,\d")
_SENTENCE = re.compile(r"(?<=[.!?][\"'”’)])\s+|(?<=[.!?])\s+|\n+")
#: The same with the mark before it: by what may come first, the next is found without a look at each character.
_STOP = re.compile(r"[.!?][\"'”’)]?(\s+)|(\n+)")
VALUES = {word: int(number) for word, number in word_values("number_words").items()}
#: By definition: what the words count.
_SCALES = {"hundred": 100, "thousand": 1000}
#: What no word holds and nothing is joined with.
PARTED = "\x00"
#: What parts the words of a text that has neither letters beyond ASCII nor apostrophes nor points in numbers.
SPACES = {code: " " for code in range(1, 128) if not chr(code).isalnum()}
_POINTED, _DIGITS = re.compile(r"\d[.,]\d"), "0123456789"
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = word_list("month_names") - {"may"}
#: An agency in the dateline: "BRUSSELS (Reuters) - ...".
_CREDIT = re.compile(r"\(\s*([A-Z][\w .&'’-]{1,40}?)\s*\)\s*[-–—:]")
#: How far into the text a dateline may stand, in characters.
#: Plain, by benchmarks/record_links.py: 60 and 480 change nothing.
_HEAD = 240
#: Words of a sentence that is no title, dateline or byline.
#: Plain, by benchmarks/record_links.py: 3 and 15 change nothing.
_WHOLE = 10


def words_of(text: str) -> list[str]:
    """The words in lower case, numbers as digits."""
    return words_in(unicodedata.normalize("NFKC", text).replace("’", "'").casefold())


def words_of_all(texts: Iterable[str]) -> Iterator[list[str]]:
    """The words of each text: the same as ``words_of``, with less work where there are very many short ones."""
    plain, simple = plainly(texts)
    # Of these all words are told apart at once.
    parted = iter(PARTED.join(compress(plain, simple)).translate(SPACES).split(PARTED))
    for text, is_simple in zip(plain, simple, strict=True):
        yield in_digits(next(parted).split()) if is_simple else words_in(text)


def plainly(texts: Iterable[str]) -> tuple[list[str], list[bool]]:
    """The texts in lower case, and which of them have their words parted by ``SPACES`` alone, but for numbers that are written out."""
    whole = unicodedata.normalize("NFKC", PARTED.join(text.replace(PARTED, " ") for text in texts)).replace("’", "'").casefold()
    plain = whole.split(PARTED)
    if whole.isascii() and "'" not in whole and not any(digit in whole for digit in _DIGITS):
        return plain, [True] * len(plain)
    return plain, [text.isascii() and "'" not in text and not _POINTED.search(text) for text in plain]


def words_in(plain: str) -> list[str]:
    """The words of a text in lower case."""
    words = _WORD.findall(plain)
    return in_digits([word.replace(",", "") for word in words] if "," in plain and _GROUPED.search(plain) else words)


def in_digits(words: list[str]) -> list[str]:
    """Numbers that are written out as digits: "three hundred and eighteen" as 318."""
    if VALUES.keys().isdisjoint(words):
        return words
    found: list[str] = []
    at = 0
    while at < len(words):
        if words[at] not in VALUES:
            found.append(words[at])
            at += 1
            continue
        total, part, last = 0, VALUES[words[at]], words[at]
        at += 1
        while at < len(words):
            joined = words[at] == "and" and last in _SCALES and at + 1 < len(words) and words[at + 1] in VALUES
            word = words[at + 1] if joined else words[at]
            if word in _SCALES:
                part *= _SCALES[word]
                if word == "thousand":
                    total, part = total + part, 0
            # By definition: a digit may follow the tens.
            elif word in VALUES and (last in _SCALES or (VALUES.get(last, 0) >= 20 and VALUES[word] < 10)):
                part += VALUES[word]
            else:
                break
            last = word
            at += 2 if joined else 1
        found.append(str(total + part))
    return found


def sentences_of(text: str) -> list[str]:
    """The sentences, roughly: for comparing, not for offsets."""
    return [part for part in _SENTENCE.split(text) if part.strip()]


def opening(text: str) -> int:
    """Where the first whole sentence ends: it tells what the report is about."""
    at = 0
    for gap in _STOP.finditer(text):
        end = gap.start(gap.lastindex or 0)
        if len(text[at:end].split()) >= _WHOLE:
            return end
        at = gap.end()
    return len(text)


def runs_of(words: list[str]) -> frozenset[str]:
    """All runs of ``RUN`` words; a shorter text is one run."""
    if len(words) <= RUN:
        return frozenset([" ".join(words)]) if words else frozenset()
    return frozenset(map(" ".join, zip(*(words[at:] for at in range(RUN)), strict=False)))


def particulars(sentence: str) -> frozenset[str]:
    """What tells one occurrence from another of its kind: numbers, weekdays, months, names (not the sentence's first word)."""
    found = [match.group() for match in _WORD.finditer(unicodedata.normalize("NFKC", sentence))]
    kept = {word for word in words_of(sentence) if word[0].isdigit() or word in _DAYS or word in _MONTHS}
    kept |= {word.casefold() for word in found[1:] if word[0].isupper() and len(word) > 1}
    return frozenset(kept)


@dataclass(frozen=True, eq=False)
class Text:
    """One report as linking sees it."""

    n: int
    id: str
    title: str | None
    outlet: str | None
    published: date | None
    text: str

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.text)

    @cached_property
    def runs(self) -> frozenset[str]:
        return runs_of(self.words)

    @cached_property
    def agency(self) -> str | None:
        """The agency that the dateline credits."""
        found = _CREDIT.search(self.text[:_HEAD])
        return found[1] if found else None

    @cached_property
    def called(self) -> str:
        """How reasons name it: outlet and date with the beginning of its id."""
        told = [part for part in (self.outlet, self.published.isoformat() if self.published else None) if part]
        return f"{self.id[:10]} ({', '.join(told)})" if told else self.id[:10]
