"""Headlines in title case or capitals, put as a sentence would have them, so that the model takes verbs for verbs.

Letters are only changed one for one: offsets hold.
"""

from __future__ import annotations

import re
from functools import cached_property

from onrecord.knowledge.words import word_list
from onrecord.types import Report

KINDS = frozenset(("title", "heading"))
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
#: A word that a sentence of the report writes small, and one that it writes large though it does not begin with it.
_SMALL = re.compile(r"(?<![\w'’.-])[a-z]{2,}+")
_LARGE = re.compile(r"(?<=[a-z,] )[A-Z][A-Za-z]++")
#: Up to how many letters a word may be written small in title case, or be an acronym.
#: By definition: title case, which writes the small words small.
_SHORT = 3
#: Verbs and small words that headlines in title case write large.
_PLAIN = word_list("headline_plain")


def in_title_case(text: str) -> bool:
    """Whether all but the small words are written large, as in a heading: "All Bets Are Off"."""
    words = _WORD.findall(text)
    long = [word for word in words if len(word) > _SHORT]
    large = sum(word[0].isupper() for word in words)
    enough = len(long) >= 2 or (large == len(words) and large > 2)
    return enough and all(word[0].isupper() for word in long) and not all(word.isupper() for word in words)


class Headlines:
    """The headlines of one report; what its paragraphs write small and large is looked up once, when the first asks."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def _written(self) -> tuple[frozenset[str], dict[str, str]]:
        """Words that the paragraphs write small, and those that they write large within a sentence, by how they are written small."""
        report = self._report
        body = "\n".join(report.text[block.start : block.end] for block in report.blocks if block.kind == "paragraph")
        return frozenset(_SMALL.findall(body)), {word.lower(): word for word in _LARGE.findall(body)}

    def as_sentence(self, text: str) -> str:
        """The headline in sentence case; the text itself where it is in neither title case nor capitals.

        A word is written small where it is a small word or a verb of headlines, or where the report's paragraphs write it small; never
        where they write it large within a sentence. In capitals, what the paragraphs do not have stays as it is.
        """
        words = _WORD.findall(text)
        long = [word for word in words if len(word) > _SHORT]
        if len(long) < 2 or not all(word[0].isupper() for word in long):
            return text
        capitals = all(word.isupper() for word in words)
        if not capitals and not any(word in _PLAIN for word in map(str.lower, words[1:])):
            return text
        small, large = self._written

        def written(match: re.Match[str]) -> str:
            word, lower = match.group(), match.group().lower()
            if lower in large and match.start():
                return large[lower] if capitals else word
            if lower in _PLAIN or lower in small:
                return (word[0] + lower[1:]) if not match.start() else lower
            return word

        return _WORD.sub(written, text)
