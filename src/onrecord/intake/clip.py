"""Texts with fields above them ("Title: ...", "Date: ..."), as archives of clippings and programs that write pages keep them."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.intake.columns import columns, published_of, without_outlet, words_of
from onrecord.types import Report

_FIELD = re.compile(r"\s{0,8}([A-Za-z][A-Za-z_ -]{1,30}?)\s?:\s{1,20}(\S.{0,500}?)\s*")
_RULE = "---"
#: The most fields that stand above a text.
#: Bound of form.
_MOST = 20
_TOLD = ("title", "published", "outlet", "byline", "url", "dateline", "id")


def report_in(text: str, name: str, note: Callable[[str], None]) -> Report | None:
    """The report below the fields; None where the text does not begin with fields of which one is the title."""
    text = text if "\n" in text else text.replace("\r", "\n")  # of an old Macintosh
    lines = text.lstrip("\ufeff\r\n").split("\n")
    ruled = lines[0].strip() == _RULE
    told: dict[str, str] = {}
    at = int(ruled)
    while at < min(len(lines), _MOST + 2) and lines[at].strip() not in ("", _RULE):
        found = _FIELD.fullmatch(lines[at])
        if found is None:
            return None
        told.setdefault(found[1], found[2].strip("\"' "))
        at += 1
    places = columns(list(told))
    fields = {field: words_of(field, list(told.values())[places[field]]) if field in places else None for field in _TOLD}
    if fields["title"] is None or sum(map(bool, fields.values())) < 2 or "text" in places or at >= len(lines):
        return None
    if ruled != (lines[at].strip() == _RULE):
        return None
    body = "\n".join(lines[at + 1 :]).strip("\r\n")
    if not body.strip():
        return None
    return Report.of(
        body,
        given_id=fields["id"],
        title=without_outlet(fields["title"], fields["outlet"]),
        outlet=fields["outlet"],
        byline=fields["byline"],
        dateline=fields["dateline"],
        published=published_of(fields["published"], name, note),
        url=fields["url"],
    )
