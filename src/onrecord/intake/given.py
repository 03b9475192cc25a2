"""What the user says about the reports beside the files themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from onrecord.errors import ConfigError
from onrecord.types import Report


def iso_day(value: str) -> str | None:
    """The day of an ISO date or date and time (YYYY-MM-DD...), or None if it is none."""
    match = re.match(r"\d{4}-\d{2}-\d{2}(?=$|[T ])", value.strip())
    if not match:
        return None
    try:
        return date.fromisoformat(match.group()).isoformat()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata that the user gives for what the input does not tell, be it in the text's own dateline; with ``force`` in place of what it tells, too. A title always is.

    Raises ConfigError if ``published`` is no ISO date.
    """

    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    #: Which column of a table, or key of JSON, holds a field: ("text", "Full story").
    columns: tuple[tuple[str, str], ...] = ()
    force: bool = False

    def __post_init__(self) -> None:
        if self.published is not None and iso_day(self.published) is None:
            raise ConfigError("--published", f"{self.published!r} is no date", "Write it as YYYY-MM-DD, for example 2016-12-05")

    def over(self, report: Report) -> Report:
        """The report with what was given for what it does not tell."""
        if self.published is None and self.title is None and self.outlet is None:
            return report
        day = iso_day(self.published) if self.published is not None else None
        made = Report.of(
            report.text,
            given_id=report.given_id,
            title=self.title if self.title is not None else report.title,
            outlet=self._pick(self.outlet, report.outlet),
            byline=report.byline,
            dateline=report.dateline,
            published=self._pick(day, report.published),
            language=report.language,
            url=report.url,
        )
        # Where nothing tells it, the text may yet: ``onrecord.layout`` looks.
        assumed = day is not None and report.published is None and not self.force
        return replace(made, published_from=None) if assumed else made

    def _pick(self, given: str | None, told: str | None) -> str | None:
        """What is given where nothing is told, or where it is forced."""
        return given if given is not None and (self.force or told is None) else told
