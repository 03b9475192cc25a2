"""Letters that copying has spoilt, mended for reading: what is read is the mended text, and every offset goes back to the text as given.

Soft hyphens, characters of no width, ligatures, accents parted from their letters, words parted at line ends, entities of HTML and
bytes read in the wrong encoding are no part of what a report says. ``mend`` gives the text without them and where each
stretch of it stands in the first; ``Mended.back`` takes a value's offsets there.
"""

from __future__ import annotations

import dataclasses
import html
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from difflib import SequenceMatcher
from typing import Any

from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list

_ENTITIES = alternatives("letters_entities")

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
#: Words that stand after a hyphen of their own: "cease-fire", "Moscow-backed".
_AFTER = word_list("hyphen_after")
#: Words that keep a hyphen after them.
_BEFORE = word_list("hyphen_before")
#: Words of one piece that end so: "Wednes-day" is parted, "all-day" is not.
_DAYS = word_list("hyphen_days")
_PARTED = re.compile(r"(?<![\w-])(?P<first>[A-Za-z]{2,})-(?P<gap>[ \t]*\r?\n[ \t]*)(?P<second>[a-z]{2,})(?![\w-])")
_SPACED = re.compile(r"(?<![\w-])(?P<first>[A-Za-z]{2,})-(?P<gap> )(?P<second>[a-z]{2,})(?![\w-])")
#: After these a hyphen and a space are what they seem: "pre- and post-war".
_JOINING = word_list("hyphen_hangs")
_CHARACTERS = re.compile(
    r"(?P<soft>\u00ad(?:[ \t]*\r?\n[ \t]*)?)"
    r"|(?P<width>[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+)"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<accent>[A-Za-z][\u0300-\u036f]{1,4})"
    r"|(?P<control>[\x80-\x9f])"
    rf"|(?P<entity>&(?:{_ENTITIES});)"
)
_TOLD = {
    "soft": "soft hyphens", "width": "characters of no width", "ligature": "ligatures", "accent": "accents parted from their letters",
    "control": "control characters that stand for marks", "entity": "HTML entities",
}  # fmt: skip
_SUSPECT = re.compile(r"[^\s\x00-\x7f]")
_WORD = re.compile(r"[^ \n\r\t]+")
#: The longest run without white space that is still a word.
_LONGEST_WORD = 120

type Edit = tuple[int, int, str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class Mended:
    """A mended text, and where its stretches stand in the text as given."""

    text: str
    #: What was mended and how often, in words.
    notes: tuple[str, ...]
    given: str
    #: Where each stretch begins in the mended and in the given text, with whether it is the same in both.
    starts: tuple[int, ...]
    given_starts: tuple[int, ...]
    same: tuple[bool, ...]

    def start(self, at: int) -> int:
        """The offset in the given text of a character of the mended one."""
        number = bisect_right(self.starts, at) - 1
        return self.given_starts[number] + (at - self.starts[number] if self.same[number] else 0)

    def end(self, at: int) -> int:
        """The offset in the given text just past the mended text's character before ``at``."""
        if at <= 0:
            return 0
        number = bisect_right(self.starts, at - 1) - 1
        if self.same[number]:
            return self.given_starts[number] + at - self.starts[number]
        return self.given_starts[number + 1] if number + 1 < len(self.given_starts) else len(self.given)

    def back(self, value: Any) -> Any:
        """A reading's value with its offsets, and the words at them, as the given text has them."""
        if isinstance(value, tuple):
            return tuple(self.back(item) for item in value)
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        names = [field.name for field in dataclasses.fields(value)]
        changed = {name: self.back(getattr(value, name)) for name in names}
        start, end = changed.get("start"), changed.get("end")
        if isinstance(start, int) and isinstance(end, int):
            changed["start"], changed["end"] = self.start(start), max(self.start(start), self.end(end))
            if isinstance(changed.get("text"), str):
                changed["text"] = self.given[changed["start"] : changed["end"]]
        if isinstance(sentence := changed.get("sentence"), tuple):
            changed["sentence"] = (self.start(sentence[0]), self.end(sentence[1]))
        return dataclasses.replace(value, **changed)


def mend(text: str) -> Mended | None:
    """The mended text, or None where nothing has to be mended."""
    edits = sorted([*_characters(text), *_parted(text), *_encodings(text)])
    if not edits:
        return None
    parts: list[str] = []
    starts: list[int] = []
    given_starts: list[int] = []
    same: list[bool] = []
    counted: Counter[str] = Counter()
    at = length = 0
    for start, end, instead, what in [*edits, (len(text), len(text), "", "")]:
        if start < at:
            continue
        for stretch, given, alike in ((text[at:start], at, True), (instead, start, False)):
            if stretch:
                parts.append(stretch)
                starts.append(length)
                given_starts.append(given)
                same.append(alike)
                length += len(stretch)
        counted[what] += bool(what)
        at = end
    notes = tuple(f"{what}: {count}" for what, count in sorted(counted.items()) if what)
    return Mended("".join(parts), notes, text, tuple(starts), tuple(given_starts), tuple(same))


def _characters(text: str) -> list[Edit]:
    """Single characters and marks that are no letters."""
    edits: list[Edit] = []
    if text.isascii() and "&" not in text:
        return edits
    for match in _CHARACTERS.finditer(text):
        kind = str(match.lastgroup)
        instead = _instead(kind, match.group())
        if instead is not None and instead != match.group():
            edits.append((match.start(), match.end(), instead, _TOLD[kind]))
    return edits


def _instead(kind: str, found: str) -> str | None:
    if kind in ("soft", "width"):
        return ""
    if kind == "ligature":
        return _LIGATURES[found]
    if kind == "accent":
        composed = unicodedata.normalize("NFC", found)
        return composed if len(composed) < len(found) else None
    if kind == "entity":
        return html.unescape(found)
    try:
        return found.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return None


def _parted(text: str) -> list[Edit]:
    """Words parted by a hyphen at a line's end, and by a hyphen and a space where a text does so often."""
    edits: list[Edit] = []
    whole = text.lower()
    for match in _PARTED.finditer(text) if "-\n" in text or "-\r" in text or "- " in text or "-\t" in text else ():
        first, second = match["first"].lower(), match["second"]
        own = (second in _AFTER and first + second not in _DAYS) or first in _BEFORE or f"{first}-{second}" in whole
        gap = match.start("gap")
        edits.append((gap if own else gap - 1, match.end("gap"), "", "words parted at line ends"))
    spaced = [match for match in _SPACED.finditer(text) if match["second"] not in _JOINING] if "- " in text else []
    if len(spaced) > 1:
        for match in spaced:
            own = match["second"] in _AFTER or match["first"].lower() in _BEFORE
            if not own:
                edits.append((match.start("gap") - 1, match.end("gap"), "", "words parted by a hyphen and a space"))
    return edits


def _encodings(text: str) -> list[Edit]:
    """Words whose bytes were read in the wrong encoding: "donâ€™t", "SÃ£o"."""
    if text.isascii() or not _MOJIBAKE.search(text):
        return []
    import ftfy

    edits: list[Edit] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) > _LONGEST_WORD or not _SUSPECT.search(word) or not _MOJIBAKE.search(word):
            continue
        fixed = ftfy.fix_encoding(word)
        if fixed == word or "\ufffd" in fixed:
            continue
        for same, a, b, c, d in SequenceMatcher(None, word, fixed, autojunk=False).get_opcodes():
            if same != "equal":
                edits.append((match.start() + a, match.start() + b, fixed[c:d], "characters read in a wrong encoding"))
    return edits


#: Two characters side by side that a wrong encoding makes of one.
_MOJIBAKE = re.compile(r"[ÂÃâÄÅÐÑÎÏØÙ×€][\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[ãåæçè][\x80-\xff]")
