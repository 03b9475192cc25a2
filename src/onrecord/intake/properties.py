"""What documents say of themselves: the title and author that stand in their properties, where a person wrote them there."""

from __future__ import annotations

import re

from onrecord.knowledge.alternatives import alternatives

_ENDINGS = alternatives("document_endings")
_AUTHORLESS = alternatives("authorless")

#: What programs put into the title: the file's name, or a word for having none.
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)\b.*|document\s*\d*|doc\d+|untitled.*|no title|new document|word document|"
    rf"(?:powerpoint )?presentation\d*|\S*\.(?:{_ENDINGS}))",
    re.IGNORECASE,
)
#: Names of programs and accounts, not of people who write.
_NO_AUTHOR = re.compile(
    rf"(?:{_AUTHORLESS})",
    re.IGNORECASE,
)


def title_in(value: object) -> str | None:
    """The title that the property tells, or None where a program put it there."""
    words = _plain(value)
    return None if words is None or _NO_TITLE.fullmatch(words) else words


def author_in(value: object) -> str | None:
    """The author that the property tells, or None where it is a program's or an account's name."""
    words = _plain(value)
    return None if words is None or _NO_AUTHOR.fullmatch(words) else words


def _plain(value: object) -> str | None:
    """The value on one line, without controls; None where nothing is left."""
    if not isinstance(value, str):
        return None
    return " ".join(re.sub("[\x00-\x1f\ud800-\udfff]", " ", value).split()) or None
