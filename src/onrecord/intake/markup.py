"""Markup and service marks in what should be plain text: tags taken out, lines of links dropped, cut-off marks told."""

from __future__ import annotations

import html
import html.parser
import re
from collections.abc import Callable

from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list

_TAGS = alternatives("tags")
_MORE = alternatives("leads_on")
_OTHER_KINDS = alternatives("other_articles")
_OTHER_HEADINGS = alternatives("other_headings")
_ENTITIES = alternatives("entities")

_BREAKS = word_list("breaking_tags")
_CELLS = frozenset("td th dt dd dl title".split())
_SILENT = frozenset({"script", "style", "template"})
_TAG = re.compile(
    rf"</?(?:{_TAGS})"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
#: A paragraph that only leads on to another page.
_LEADS_ON = re.compile(
    rf"(?:{_MORE}"
    r")(?:\s{0,3}[:|»›>→].{0,240}|[\s.…»›>→]{0,8})",
    re.IGNORECASE,
)
#: How services end what they do not give whole: "... [+4047 chars]".
_CUT = re.compile(r"\s{0,8}(?:…|\.\.\.)?\s{0,8}\[\+\s?\d{1,7} (?:chars?|characters?|words?)\]\s{0,8}$|\s{0,8}\[(?:…|\.\.\.)\]\s{0,8}$")
#: The line with which a page ends what only subscribers see whole.
_KEPT_BACK = re.compile(
    r"(?:to (?:continue|keep) reading\b|(?:please )?(?:subscribe|log in|sign in|register)(?: now| here)? to (?:continue|keep|read)\b|"
    r"this (?:article|story|content) is (?:only )?(?:for|available to) (?:our )?(?:subscribers|members)\b|already a subscriber\?).{0,160}",
    re.IGNORECASE,
)
#: The heading of a list of other articles, on a line of its own.
_OTHERS = re.compile(
    rf"(?:(?:{_OTHER_KINDS}) (?:articles?|stories|news|posts|reads?|coverage|headlines|content)|"
    rf"{_OTHER_HEADINGS})\s{{0,3}}:?",
    re.IGNORECASE,
)
#: How many words a line of such a list has at the most, and how much of the text may be one.
#: Plain, by tests/intake: 10 and 50 change nothing, nor do 0 and 0.8.
_LISTED, _SHARE = 30, 0.5


#: Signs as markup writes them.
_ENTITY = re.compile(rf"&(?:{_ENTITIES});")
#: The letters that UTF-8's bytes become where they are taken for Windows-1252: of marks three, of accented letters two.
_TAKEN_APART = re.compile("â[\u20ac\x80][\x80-\xbf\u0152-\u2122]|[ÂÃ][\x80-\xbf\u0152-\u2122]")
#: What Windows-1252 leaves free stands for itself.
_LETTERS = {
    letter: bytes([byte]) for byte in range(128, 256) for letter in {bytes([byte]).decode("cp1252", "ignore") or chr(byte), chr(byte)}
}


def unmarked(text: str) -> str:
    """The text without tags, where it is markup; else as it stands, its broken letters, too: reading mends them and tells where."""
    text = _line_ends(text)
    tags = _TAG.findall(text[:20_000]) if "<" in text else []
    if len(tags) >= 2 or (tags and re.match(r"\s*<", text)):
        return plain(text) or text
    return text


def one_line(words: str) -> str:
    """A title or name without tags, entities and broken letters."""
    words = " ".join(unmarked(_put_together(words)).split())
    return _ENTITY.sub(lambda sign: html.unescape(sign.group()), words) if "&" in words else words


def _line_ends(text: str) -> str:
    """The text with its line ends, where a program has written each as a backslash and an n."""
    if "\n" in text or not re.search(r"(?:\\n|[.!?\"”’])\\n", text):
        return text
    return re.sub(r"(?:\\r)?\\n", "\n", text)


def _put_together(text: str) -> str:
    """The text with the marks and letters whose bytes were taken for Windows-1252 ("â€™") made whole."""
    if "â" not in text and "Ã" not in text:
        return text
    return _TAKEN_APART.sub(_whole, text)


def _whole(letters: re.Match[str]) -> str:
    try:
        return b"".join(_LETTERS[letter] for letter in letters.group()).decode()
    except (KeyError, UnicodeDecodeError):
        return letters.group()


def uncut(text: str, where: str, note: Callable[[str], None]) -> str:
    """The text without the mark of a service that cut it off, which is told."""
    kept, _break, last = text.rstrip().rpartition("\n")
    if kept.strip() and _KEPT_BACK.fullmatch(last.strip()):
        note(f"{where}: the rest of its text is for subscribers")
        return kept.rstrip()
    match = _CUT.search(text, max(0, len(text) - 80))
    if match is None:
        return text
    note(f"{where}: its text was cut off by the service that gave it out")
    return text[: match.start()] + ("…" if "…" in match.group() or "..." in match.group() else "")


def plain(markup: str) -> str:
    """The text of a piece of HTML: paragraphs parted by empty lines, no tags, no scripts, no lines that only lead on to other pages."""
    reader = _Plain()
    reader.feed(markup)
    reader.close()
    paragraphs = (" ".join(part.split()) for part in re.split("\x1e+", "".join(reader.parts)))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph and not _LEADS_ON.fullmatch(paragraph))


def without_links(text: str) -> str:
    """The text without lines that only lead on to other pages."""
    lines = text.split("\n")
    kept = [line for line in lines if not _LEADS_ON.fullmatch(line.strip("- \t"))]
    return text if len(kept) == len(lines) else "\n".join(kept)


def without_others(text: str) -> str:
    """The text without the list of other articles at its end."""
    lines = text.split("\n")
    end = len(lines)
    while end > 0 and len(lines[end - 1].split()) <= _LISTED:
        end -= 1
    for at in range(max(end, 1), len(lines) - 1):
        if _OTHERS.fullmatch(lines[at].strip("- \t")):
            kept = "\n".join(lines[:at]).rstrip()
            return kept if len(kept) > _SHARE * len(text) else text
    return text


def lines_of(markup: str) -> list[str]:
    """The text line by line, an empty line between any two blocks; nothing is dropped but tags and scripts."""
    reader = _Plain(every=True)
    reader.feed(markup)
    reader.close()
    found: list[str] = []
    for block in re.split("\x1e+", "".join(reader.parts)):
        lines = [" ".join(line.split()) for line in block.split("\x1f")]
        written = [line for line in lines if line]
        found += [*written, ""] if written else []
    return found


class _Plain(html.parser.HTMLParser):
    """Collects the text; a break between blocks is the record separator, which no text holds."""

    def __init__(self, *, every: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self._every = every
        self.parts: list[str] = []
        self._silent = 0
        #: How many links at the end of the paragraph are open, with where they began.
        self._links: list[int] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent += self._hushes(tag)
        if self._every and tag == "br":
            self.parts.append("\x1f")
        elif tag in _BREAKS or (self._every and tag in _CELLS):
            self.parts.append("\x1e")
        elif tag == "a" and not self._every:
            self._links.append(len(self.parts))

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - self._hushes(tag))
        if tag in _BREAKS or (self._every and tag in _CELLS):
            self.parts.append("\x1e")
        elif tag == "a" and self._links:
            start = self._links.pop()
            words = "".join(self.parts[start:])
            if _LEADS_ON.fullmatch(" ".join(words.split())) and "\x1e" not in words:
                del self.parts[start:]

    def _hushes(self, tag: str) -> bool:
        return tag in _SILENT or (self._every and tag == "title")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace("\x1e", " ").replace("\x1f", " "))
