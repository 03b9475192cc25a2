"""What stands in a mail's text beside its own words: the letter that it sends on, the one that it answers, a signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email.utils import parseaddr

from onrecord.knowledge.words import word_values

#: Above a letter that is sent on or answered; the second form stands above both.
_SENT_ON = re.compile(
    r"[>\s]{0,8}(?:-{4,12}\s?forwarded (?:message|mail)(?: from .{1,80})?\s?-{4,12}|begin forwarded message:)\s{0,4}", re.IGNORECASE
)
_BELOW = re.compile(
    r"[>\s]{0,8}(?:-{3,12}\s?(?:original (?:message|mail)|forwarded by .{1,80})\s?-{0,12}|-{3,12}\s?[^\W\d_][^\W\d_'’ ]{4,40}(?: .{2,40}?)?\s?-{3,12}|_{10,60})\s{0,4}",
    re.IGNORECASE,
)
#: What letters name their fields, in the languages of the programs, with the name that is meant.
_NAMES = word_values("letter_fields")
_FIELD = re.compile(rf"[>\s]{{0,8}}\*?({'|'.join(sorted(_NAMES))})\s?:\*?\s{{0,4}}\*?\s{{0,4}}(.{{0,400}})", re.IGNORECASE)
#: Under so many words an answer only points to what it answers.
#: Plain, by tests/intake: 3 and 20 change nothing, with 99 an answer is lost.
_POINTS = 8
_FORWARD = re.compile(r"(?:fwd?|fw|wg|tr)\s{0,2}:", re.IGNORECASE)
_ANSWER = re.compile(r"(?:(?:re|aw|sv|fwd?|fw|wg|tr)(?:\[\d{1,3}\])?\s{0,2}:\s{0,4})+", re.IGNORECASE)
#: What stands above the words that are answered: "On Tue, Dec 6, 2016 at 7:15 AM, Jo Moor <jo@post.example> wrote:".
_WROTE = re.compile(r".{3,200}\b(?:wrote|writes):\s{0,4}")
_SIGNED = re.compile(r"\n-- ?\n(?P<lines>(?:.{0,120}(?:\n|\Z)){1,12})\Z")
#: How many letters may stand in one another.
#: Bound of work.
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a mail, and what its headers say of them; ``left_out`` says what was taken away."""

    text: str
    title: str | None
    byline: str | None
    #: The words of its date.
    dated: str | None
    left_out: tuple[str, ...] = ()


def own(letter: Letter) -> Letter:
    """The letter that was sent on, where the mail sends one on; else the mail without what it answers and without its signature."""
    for _time in range(_DEEPEST):
        inner = _sent_on(letter)
        if inner is None:
            break
        letter = inner
    text, left_out = letter.text, letter.left_out
    without = _unanswered(text)
    if without != text and without.strip():
        text, left_out = without, (*left_out, "the letter that it answers is left out")
    signed = _SIGNED.search(text, max(0, len(text) - 1_500))
    if signed and text[: signed.start()].strip():
        text = text[: signed.start()].rstrip() + "\n"
    return replace(
        letter, text=text, title=_ANSWER.sub("", letter.title, count=1) or letter.title if letter.title else None, left_out=left_out
    )


def sender(words: str | None) -> str | None:
    """The name in a sender's header, or its address where there is no name."""
    if words is None:
        return None
    words = re.sub(r"\s{0,3}\[(?:mailto:|SMTP:)([^\[\]\s]{3,200})\]", r" <\1>", words, flags=re.IGNORECASE)
    name, address = parseaddr(words)
    if not name and (named := re.fullmatch(r"\S{3,200}@\S{1,200} \((.{2,100})\)", words)):  # "ida@post.example (Ida Moor)"
        return named[1]
    return (name.strip("\"' ") or address or words) if "@" in words else words


def _sent_on(letter: Letter) -> Letter | None:
    """The letter within; None where there is none, or it is the one that is answered."""
    lines = letter.text.split("\n")
    for at, line in enumerate(lines[:400]):
        marked = bool(_SENT_ON.fullmatch(line))
        if not marked and not _BELOW.fullmatch(line) and not _FIELD.fullmatch(line):
            continue
        told, end = _fields(lines, at if _FIELD.fullmatch(line) else at + 1)
        if not {"from", "subject"} <= set(told) or not {"sent", "date"} & set(told):
            continue
        above = "\n".join(lines[:at]).strip()
        points = bool(letter.left_out) and len(above.split()) < _POINTS  # in a letter that is sent on
        if not marked and not points and not _FORWARD.match(letter.title or ""):
            return None
        said = ("what its sender wrote above the letter that is sent on is left out",) if above else ()
        return Letter(
            _unquoted(lines[end:]), told["subject"], sender(told["from"]), told.get("date") or told.get("sent"), (*letter.left_out, *said)
        )
    return None


def _fields(lines: list[str], at: int) -> tuple[dict[str, str], int]:
    """The fields that stand from this line on, and where the text below them begins."""
    while at < len(lines) and not lines[at].strip("> \r\t"):
        at += 1
    told: dict[str, str] = {}
    while at < len(lines) and lines[at].strip("> \r\t"):
        found = _FIELD.fullmatch(lines[at].rstrip("\r"))
        if found:
            told.setdefault(_NAMES[found[1].lower()], found[2].strip().strip("*"))
        elif not told:
            break
        at += 1
    return told, at


def _unquoted(lines: list[str]) -> str:
    written = [line for line in lines if line.strip()]
    if written and all(line.startswith(">") for line in written):
        lines = [re.sub(r"^> ?", "", line) for line in lines]
    return "\n".join(lines).strip("\r\n") + "\n"


def _unanswered(text: str) -> str:
    """The text without the words that it answers, where all of them stand below it."""
    lines = text.rstrip().split("\n")
    at = len(lines)
    while at and (lines[at - 1].startswith(">") or not lines[at - 1].strip()):
        at -= 1
    if at < len(lines) and any(line.startswith(">") for line in lines[at:]):
        for height in (1, 2):  # its line may be broken
            if at >= height and _WROTE.fullmatch(" ".join(line.strip() for line in lines[at - height : at])):
                return "\n".join(lines[: at - height]).rstrip() + "\n"
    for at, line in enumerate(lines):
        if _BELOW.fullmatch(line):
            told, _end = _fields(lines, at + 1)
            if "from" in told and {"sent", "date"} & set(told):
                return "\n".join(lines[:at]).rstrip() + "\n"
    return text
