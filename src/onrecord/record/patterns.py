"""Words of a name as conditions of SQL."""

from __future__ import annotations

import re


def begins(column: str, asked: str) -> tuple[str, str]:
    """A condition on a name that holds these words from the beginning of a word on, so that "NATO" finds no senator; with its parameter."""
    parted = f"replace(replace(replace({column}, '-', ' '), '(', ' '), '''', ' ')"
    words = _parted(asked)
    # Most names fall by their longest word alone, before they are parted: there may be very many.
    longest = part(longest_word(asked))
    return f"({column} LIKE '{longest}' ESCAPE '\\' AND (' ' || {parted}) LIKE ? ESCAPE '\\')", part(" " + words)


def longest_word(asked: str) -> str:
    """The longest of the words of a name, of which hyphens and brackets part some."""
    return max(_parted(asked).split(), key=len, default="")


def _parted(asked: str) -> str:
    return re.sub(r"[-(']", " ", asked.strip())


def part(words: str) -> str:
    """The pattern for LIKE that finds these words anywhere."""
    return "%" + re.sub(r"([\\%_])", r"\\\1", words) + "%"
