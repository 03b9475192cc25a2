"""Times as pages and the terminal show them."""

from __future__ import annotations

import pytest

from onrecord.views.times import day


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2016-12-05", "5 December 2016"),
        ("2016-12", "December 2016"),
        ("2009-01-15TNI", "15 January 2009, night"),
        ("2016-Q2", "second quarter of 2016"),
        ("2016-W03", "the week of 18 January 2016"),
        ("2016", "2016"),
        ("2021-09-13TNI", "13 September 2021, night"),
        ("2014-04-30T11:48", "30 April 2014, 11:48"),
        ("2021-W36", "the week of 6 September 2021"),
        ("2021-W36-WE", "the weekend of 11 September 2021"),
        ("2016-SU", "summer 2016"),
        ("2016-Q3", "third quarter of 2016"),
        ("199", "the 1990s"),
        ("19", "the 20th century"),
        ("P2D", "2 days"),
        ("PT1H", "1 hour"),
        ("PXY", "some years"),
        ("PAST_REF", "in the past"),
        ("XXXX-03-22", "22 March"),
        ("XXXX-WXX-1", "XXXX-WXX-1"),
        ("no date", "no date"),
    ],
)
def test_times_are_read_in_words(value: str, told: str) -> None:
    assert day(value) == told
