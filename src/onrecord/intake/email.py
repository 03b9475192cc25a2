"""E-mail: one message (.eml) or a mailbox of many (.mbox); the plain text of a message, else its HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from onrecord.errors import InputError
from onrecord.intake import html, markup
from onrecord.intake.correspondence import Letter, own, sender
from onrecord.intake.days import day_of
from onrecord.intake.exports import articles
from onrecord.intake.given import Given
from onrecord.intake.text import declared, decode, headed
from onrecord.types import Report

#: The most parts that a message is taken apart into: each takes its time.
#: Bound of work.
_PARTS = 20_000
#: Under so many words a plain part may be a notice that there is a page.
#: Plain, by tests/intake: 15 and 30 change nothing, with 5 or 120 the notice is read in place of the page.
_STUB = 60
#: The line that begins each message of a mailbox: "From SENDER WEEKDAY MONTH DAY TIME YEAR", at the top or after an empty line.
_BEGINS = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]{1,400}\d{4}[^\n]{0,40}\r?\n"
    # Some programs leave the empty line out; then the whole form must be there.
    rb"|(?m:^)From (?:-|\S{1,200}(?: at \S{1,200})?) {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z][a-z] {1,2}\d{1,2} [\d:]{5,8} [^\n]{0,12}\d{4}\r?\n"
)
#: A boundary with signs that only a quoted one may have.
_BOUNDARY = re.compile(rb"(?i)(\bboundary\s{0,2}=\s{0,2})([^\s\";]{1,100}[=:?/,()<>@][^\s\";]{0,100})(?=[\s;])")


def read(raw: bytes, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The reports of a message or mailbox, in a mailbox each with its number. Raises InputError if there is no message."""
    counted = re.match(rb"(\d{2,9})\s{0,12}\n(?=[A-Za-z][\w-]{1,60}:)", raw)
    if counted:  # one program writes the message's length above it, and lists of its own below
        raw = raw[counted.end() : counted.end() + int(counted[1])]
    starts = list(_BEGINS.finditer(raw))
    if not starts or starts[0].start() != 0:
        yield from _reports(raw, None, name, given, note)
        return
    ends = [match.start() for match in starts[1:]] + [len(raw)]
    for number, (begins, end) in enumerate(zip(starts, ends, strict=True), start=1):
        where = f"message {number}"
        # Mailboxes quote a line of the text that begins with "From ".
        message = re.sub(rb"(?m)^>(>*From )", rb"\1", raw[begins.end() : end])
        try:
            yield from _reports(message, where, f"{name}, {where}", given, note)
        except InputError as error:
            yield where, error


def _reports(
    raw: bytes, where: str | None, name: str, given: Given, note: Callable[[str], None]
) -> Iterator[tuple[str | None, Report | InputError]]:
    """The report of one message, or the articles of an export that was sent. Raises InputError if it has no headers or no text."""
    if raw.count(b"\n--") > _PARTS:
        raise InputError(name, f"has more than {_PARTS:,} parts", "Save the report itself")
    message = message_from_bytes(_quoted(raw), policy=policy.default)
    if not isinstance(message, EmailMessage) or not any(_header(message, header) for header in ("From", "Date", "Subject", "Message-ID")):
        raise InputError(name, "is no e-mail message", "Save the message whole, with its headers")
    if _is_saved_page(message):
        yield from _saved_page(message, where, name, given, note)
        return
    try:
        attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
        if attached:
            note(f"{name}: {attached} attached files are passed over")
        found = list(_read(message, name, given, note))
    except InputError:
        raise
    except Exception as error:  # the library's faults over broken headers of parts come up as they fall
        raise InputError(name, f"is a damaged message ({error})", "Save the report's text") from error
    if any(place for place, _outcome in found):
        yield from ((", ".join(filter(None, (where, place))), outcome) for place, outcome in found)
        return
    letters = [part.get_content() for part in message.iter_attachments() if part.get_content_type() == "message/rfc822"] if attached else []
    if letters and len(_own_words(found)) < _STUB:  # sent on as a file
        for number, inner in enumerate(letters, start=1):
            place = ", ".join(filter(None, (where, f"attached letter {number}"))) if len(letters) > 1 else where
            yield from _reports(bytes(inner), place, f"{name}, attached letter {number}", given, note)
        return
    text = found[0][1].text.replace("\r\n", "\n") if found and isinstance(found[0][1], Report) else ""
    if not text.strip():
        raise InputError(name, "has no text", "Save the report itself")
    letter = own(Letter(text, _header(message, "Subject"), sender(_header(message, "From")), _header(message, "Date")))
    for words in letter.left_out:
        note(f"{name}: {words}")
    published = day_of(letter.dated) if letter.dated else None
    if letter.dated and published is None:
        note(f"{name}: its date {letter.dated!r} cannot be told for sure and is left out")
    yield (
        where,
        Report.of(
            letter.text,
            given_id=_header(message, "Message-ID"),
            title=letter.title,
            byline=letter.byline,
            published=published,
        ),
    )


def _own_words(found: Sequence[tuple[str | None, Report | InputError]]) -> list[str]:
    """The words of the message itself."""
    return [word for _place, outcome in found if isinstance(outcome, Report) for word in outcome.text.split()]


def _is_saved_page(message: EmailMessage) -> bool:
    """Whether a browser has saved a page so: what the headers tell is when it did."""
    return "Snapshot-Content-Location" in message or re.match(r"\W{0,2}Saved by ", _header(message, "From") or "") is not None


def _saved_page(
    message: EmailMessage, where: str | None, name: str, given: Given, note: Callable[[str], None]
) -> Iterator[tuple[str | None, Report | InputError]]:
    """The page that a browser has saved with its pictures in one file."""
    page = next((part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        raise InputError(name, "is a saved page without its text", "Save the page as HTML")
    body, charset = _bytes(page), page.get_content_charset()
    told = declared(body, charset) if charset else None
    url = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    for place, outcome in html.read(_page(told) if told is not None else body, name, given, note, url):
        yield ", ".join(filter(None, (where, place))) or None, outcome


def _quoted(raw: bytes) -> bytes:
    """The message with its boundaries quoted, as the standard asks for."""
    at = headed(raw)
    head = raw[:at]
    return _BOUNDARY.sub(rb'\1"\2"', head) + raw[at:] if b"boundary" in head.lower() else raw


def _read(message: EmailMessage, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The message's text: the plain one, else that of its page."""
    plain = message.get_body(("plain",))
    page = message.get_body(("html",))
    if plain is not None and (page is None or not _is_stub(plain, page)):
        text = _decoded(plain, name, note)
        found = articles(text, name, note)
        yield from found if found is not None else ((None, Report.of(text)),)
        return
    if page is None:
        return
    for place, outcome in html.read(_page(_decoded(page, name, note)), name, given, note):
        if place is None and isinstance(outcome, InputError):
            raise outcome
        yield place, outcome


def _is_stub(plain: Message, page: Message) -> bool:
    """Whether the plain part only says that there is a page, which holds several times its words."""
    words = len(_bytes(plain).split())
    return words < _STUB and len(markup.plain(_bytes(page).decode("utf-8", "replace")).split()) > 3 * words + _STUB


def _page(told: str) -> bytes:
    """The page's bytes, marked as UTF-8 whatever it says of its own encoding."""
    return b"\xef\xbb\xbf" + told.encode("utf-8", "replace")


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: Message, name: str, note: Callable[[str], None]) -> str:
    """The part's text by the encoding it declares, else by its bytes."""
    body, charset = _bytes(part), part.get_content_charset()
    told = declared(body, charset) if charset else None
    return told if told is not None else decode(body, name, note)


def _header(message: Message, header: str) -> str | None:
    """The header on one line; as it is written where the library falls over it, which broken addresses make it do."""
    try:
        words = str(message[header] or "")
    except Exception:  # its own parser's faults come up as they fall
        words = next((str(value) for name, value in message.raw_items() if name.lower() == header.lower()), "")
    return " ".join(words.encode("utf-8", "replace").decode().split()) or None
