"""A day that is written in any form that files have is read as it was; one that can be two days is not told."""

from __future__ import annotations

import random
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.intake.days import day_of, order_of

FORMS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("days.toml").read_text(encoding="utf-8"))
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
#: Moments between 1981 and 2035.
MOMENTS = [datetime(1981, 1, 1, tzinfo=UTC) + timedelta(seconds=random.Random(n).randrange(1_700_000_000)) for n in range(75)]


def written(form: str, at: datetime) -> str:
    nth = f"{at.day}{'th' if 10 < at.day % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(at.day % 10, 'th')}"
    month, weekday = MONTHS[at.month - 1], WEEKDAYS[at.weekday()]
    numbers = {"y": str(at.year), "m": str(at.month), "mm": f"{at.month:02}", "d": str(at.day), "dd": f"{at.day:02}", "nth": nth}
    words = {"month": month, "mon": month[:3], "weekday": weekday, "day": weekday[:3]}
    clock = {"clock": f"{at:%H:%M}", "hh": f"{at:%H}", "mi": f"{at:%M}", "ss": f"{at:%S}", "hour": f"{at.hour % 12 or 12}:{at:%M}"}
    return form.format(**numbers, **words, **clock, ap="AM" if at.hour < 12 else "PM", s=int(at.timestamp()))


def test_the_forms_make_five_thousand_dates() -> None:
    assert len(MOMENTS) * (len(FORMS["told"]) + len(FORMS["numbers"])) > 5000


@pytest.mark.parametrize("form", FORMS["told"])
def test_a_day_is_read_as_it_was_written(form: str) -> None:
    for at in MOMENTS:
        for words in {written(form, at), written(form, at).upper(), written(form, at).lower()}:
            assert day_of(words) == at.date().isoformat(), words


@pytest.mark.parametrize("form", FORMS["numbers"])
def test_a_day_in_numbers_is_told_where_it_can_be_one_only(form: str) -> None:
    for at in MOMENTS:
        words, right = written(form, at), at.date().isoformat()
        assert day_of(words) == (right if at.day > 12 or at.day == at.month else None), words
        order = (
            "day" if form.replace("{dd}", "{d}").replace("{mm}", "{m}").index("{d}") < form.replace("{mm}", "{m}").index("{m}") else "month"
        )
        assert order_of([words]) in (None, order), words
        assert day_of(words, "day" if order == "day" else "month") == right, words
