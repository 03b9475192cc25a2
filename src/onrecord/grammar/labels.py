"""What stands before a name and parts it from the rest for the model: short titles, and the labels of a transcript: "MS. ROE: ...",
"Ambassador Roe: ...", "Q: ...", in hearings "General Roe. ..."."""

from __future__ import annotations

import re

from onrecord.knowledge.words import word_list

#: Words that name who asks or leads the talk, and no person.
_ROLES = word_list("transcript_roles")
#: Words of a label in capitals that are written small within a name, and titles that are written short.
_SMALL = frozenset(("OF", "THE", "AND", "FOR", "IN", "TO"))
_TITLES = word_list("transcript_titles")
#: Up to how many letters a word in capitals may be an acronym.
#: By definition: as in headlines.
_SHORT = 3
_NUMBER = re.compile(r"[IVX]+")
_ASIDE = r"(?:\s*[(\[][^)\]\n]{1,60}[)\]])?"
_MARKS = re.compile(r"[\"“]?")
#: By a speaker's name in capitals; how many words it has at most holds a title and a name.
_CAPITALS = re.compile(rf"(?P<name>[A-Z](?:[A-Z.'’-]++)?(?:\s[A-Z][A-Z.,'’-]*+){{0,8}}+){_ASIDE}\s*:(?:\s+(?=\S)|\s*$)")
#: By a name as it is written elsewhere.
_PLAIN = re.compile(rf"(?<!\w)(?P<name>[A-Z][\w.'’-]*+(?:\s(?:[A-Z][\w.'’-]*+|of|for|the)){{0,6}}+){_ASIDE}\s*:\s+(?=\S)")
#: A short title whose stop the model takes for a sentence's end, before what it stands with.
_SHORT_TITLE = re.compile(rf"\b({'|'.join(sorted(word_list('short_titles')))})\.(?= +[A-Z])")
#: By a title and a name, closed with a stop, as printed hearings have it.
_STOPPED = re.compile(r"(?P<name>(?:The\s)?[A-Z][a-z]+\.?\s[A-Z][\w'’-]+)\.\s+(?=[A-Z])")


def label_at(text: str, start: int, end: int) -> tuple[re.Match[str], str] | None:
    """The label that begins a paragraph and its form (capitals, plain, stopped), or None."""
    begin = _MARKS.match(text, start, end)
    at = begin.end() if begin is not None else start
    for form, pattern in (("capitals", _CAPITALS), ("plain", _PLAIN)):
        match = pattern.match(text, at, end)
        if match is not None and (match.end() < end or form == "capitals"):
            return match, form
    match = _STOPPED.match(text, at, end)
    if match is not None and match.end() < end and match["name"].split()[0].rstrip(".").lower() in _TITLES:
        return match, "stopped"
    return None


def is_role(name: str) -> bool:
    """Whether a label names a part in the talk rather than a person: "Q", "Moderator"."""
    return name.lower().strip(" .") in _ROLES


def is_titled(name: str) -> bool:
    """Whether a label in capitals begins with a title: "MS ROE", "MINISTER ROE"."""
    first, *rest = name.split()
    return bool(rest) and name.isupper() and first.rstrip(".").lower() in _TITLES


def as_name(text: str) -> str:
    """A paragraph whose label is in capitals, with the label as a sentence of its own that has a name, letter for letter: "Ms. Roe. ..." """
    match = _CAPITALS.match(text)
    if match is None or " " not in match["name"].strip():
        return text
    first, *rest = re.split(r"(\s)", match["name"])
    words = [_written(first, acronym=True), *(_written(word, acronym=False) for word in rest)]
    colon = text.index(":", match.end("name"))
    return "".join(words) + text[match.end("name") : colon] + "." + text[colon + 1 :]


def unstopped(text: str) -> str:
    """The text with a space for the stop of a short title before a name: "Navy Cmdr. Ana Roe said" is one sentence. Offsets hold."""
    return _SHORT_TITLE.sub(r"\1 ", text) if "." in text else text


def _written(word: str, acronym: bool) -> str:
    """A word of a label in capitals as a name has it; an acronym that begins the label and the numbers of a dynasty stay."""
    bare = word.strip(" .,")
    if bare in _SMALL:
        return word.lower()
    if _NUMBER.fullmatch(bare) or (acronym and len(bare) <= _SHORT and bare.lower() not in _TITLES):
        return word
    return re.sub(r"[A-Z]+", lambda part: part.group().capitalize(), word)
