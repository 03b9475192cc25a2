"""In what language a text is written.

English text is recognised by its commonest words, which costs microseconds; only a text that lacks them is given to the
language identifier, whose model takes a second to load.
"""

from __future__ import annotations

import re

from onrecord.knowledge.words import word_list

#: The words that make up a quarter and more of any English prose.
_COMMON = word_list("english_common")
_WORD = re.compile(r"[^\W\d_]+")
#: Texts shorter than this many words are taken as English: there is too little to tell.
FEW = 12


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the text's language, or None where there is too little text to tell."""
    words = [word.lower() for word in _WORD.findall(text[:20_000])][:1000]
    if not words:
        return None
    share = sum(map(_COMMON.__contains__, words)) / len(words)
    if share >= 0.2:
        return "en"
    if len(words) < FEW and not any(ord(char) > 0x24F for word in words for char in word):
        return None
    import py3langid

    code, _score = py3langid.classify(text[:20_000])
    # A list of names or a headline may look like another language: what has some common English words is read.
    if code != "en" and share >= 0.1 and len(words) < 60:
        return None
    return str(code)
