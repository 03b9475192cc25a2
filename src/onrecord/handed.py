"""What is handed to the reader in a program, looked at before it is read: a slip is an error, not a strange reading."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path, PurePath

from onrecord.errors import ConfigError, InputError

#: What the name of a file looks like: one word that ends as such names do.
_FILE_NAME = re.compile(
    r"\S{1,400}\.(?:txt|html?|jsonl?|csv|tsv|xml|rss|eml|mbox|pdf|docx|rtf|xlsx|parquet|zip|gz|zst|warc|db)", re.IGNORECASE
)


def text_of(report: object) -> str:
    """The text, if it is one and no file's name."""
    if isinstance(report, PurePath) or (isinstance(report, str) and _names_a_file(report)):
        remedy = 'Give what it holds: Path(...).read_text(), or add the file to a record: onrecord.open("onrecord.db").add(...)'
        raise InputError(str(report), "is the name of a file, not the text of a report", remedy)
    if not isinstance(report, str):
        raise InputError(type(report).__name__, "is no text and no Report", "Give a str or an onrecord.Report")
    return report


def _names_a_file(text: str) -> bool:
    if _FILE_NAME.fullmatch(text):
        return True
    return len(text) < 400 and "\n" not in text and "\0" not in text and text != "" and Path(text).is_file()


def day_of(published: date | str | None) -> str | None:
    """The day of publication as a report has it."""
    if published is None:
        return None
    try:
        told = published if isinstance(published, date) else date.fromisoformat(re.split("[T ]", published.strip())[0])
    except (ValueError, AttributeError):
        raise ConfigError("published", f"{published!r} is no date", "Write it as YYYY-MM-DD, for example 2016-12-05") from None
    return told.isoformat()[:10]
