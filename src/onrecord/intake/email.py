"""E-mail: one message (.eml) or a mailbox of many (.mbox); the plain text of a message, else its HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from onrecord.errors import InputError
from onrecord.intake import html
from onrecord.intake.days import day_of
from onrecord.intake.exports import articles
from onrecord.intake.given import Given
from onrecord.intake.text import decode
from onrecord.types import Report

#: The most parts that a message is taken apart into: each takes its time.
_PARTS = 20_000
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
    text = found[0][1].text.replace("\r\n", "\n") if found and isinstance(found[0][1], Report) else ""
    if not text.strip():
        raise InputError(name, "has no text", "Save the report itself")
    words = _header(message, "Date")
    published = day_of(words) if words else None
    if words and published is None:
        note(f"{name}: its date {words!r} cannot be told for sure and is left out")
    yield (
        where,
        Report.of(
            text,
            given_id=_header(message, "Message-ID"),
            title=_header(message, "Subject"),
            byline=_header(message, "From"),
            published=published,
        ),
    )


def _quoted(raw: bytes) -> bytes:
    """The message with its boundaries quoted, as the standard asks for."""
    head, gap, body = raw.partition(b"\r\n\r\n" if b"\r\n\r\n" in raw[:200_000] else b"\n\n")
    return _BOUNDARY.sub(rb'\1"\2"', head + gap[:1]) + gap[1:] + body if b"boundary" in head.lower() else raw


def _read(message: EmailMessage, name: str, given: Given, note: Callable[[str], None]) -> Iterator[tuple[str | None, Report | InputError]]:
    """The message's text: the plain one, else that of its page."""
    plain = message.get_body(("plain",))
    if plain is not None:
        text = _decoded(plain, name, note)
        found = articles(text, name, note)
        yield from found if found is not None else ((None, Report.of(text)),)
        return
    page = message.get_body(("html",))
    if page is None:
        return
    for place, outcome in html.read(_decoded(page, name, note).encode("utf-8", "replace"), name, given, note):
        if place is None and isinstance(outcome, InputError):
            raise outcome
        yield place, outcome


def _decoded(part: Message, name: str, note: Callable[[str], None]) -> str:
    """The part's text by the encoding it declares, else by its bytes."""
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset:
        try:
            return body.decode(charset)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(body, name, note)


def _header(message: EmailMessage, header: str) -> str | None:
    """The header on one line; as it is written where the library falls over it, which broken addresses make it do."""
    try:
        words = str(message[header] or "")
    except Exception:  # its own parser's faults come up as they fall
        words = next((str(value) for name, value in message.raw_items() if name.lower() == header.lower()), "")
    return " ".join(words.encode("utf-8", "replace").decode().split()) or None
