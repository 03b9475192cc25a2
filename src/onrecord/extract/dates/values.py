"""Which rule values which time expression: TIMEX3 values by the name of the pattern's alternative."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from onrecord.extract.dates.absolute import (
    century_rule,
    dashed_rule,
    day_range_rule,
    days_month_rule,
    decade_rule,
    feast_rule,
    fiscal_rule,
    iso_rule,
    month_day_rule,
    month_day_year_rule,
    month_rule,
    month_year_rule,
    range_years_rule,
    slashed_rule,
    spelled_year_rule,
    which_month_rule,
    year_rule,
)
from onrecord.extract.dates.anchors import Anchors, Valued
from onrecord.extract.dates.lengths import (
    bare_span_rule,
    every_rule,
    hyphenated_rule,
    often_rule,
    per_rule,
    span_of_rule,
)
from onrecord.extract.dates.months import day_of_month_rule, ordinal_weekday_rule
from onrecord.extract.dates.relative import (
    ago_rule,
    both_ago_rule,
    clock_rule,
    end_of_year_rule,
    from_now_rule,
    future_rule,
    lasting_rule,
    later_rule,
    next_day_rule,
    now_rule,
    recently_rule,
    weekday_part_rule,
    weekday_rule,
    weekend_rule,
    which_unit_rule,
    year_earlier_rule,
    yesterday_rule,
)
from onrecord.extract.dates.seasons import (
    in_season_rule,
    last_quarter_rule,
    quarter_of_rule,
    season_year_rule,
    the_quarter_rule,
    which_season_rule,
)

_ALL = (
    iso_rule,
    dashed_rule,
    days_month_rule,
    both_ago_rule,
    slashed_rule,
    clock_rule,
    month_day_year_rule,
    day_range_rule,
    month_day_rule,
    month_year_rule,
    which_month_rule,
    ordinal_weekday_rule,
    quarter_of_rule,
    last_quarter_rule,
    season_year_rule,
    which_season_rule,
    range_years_rule,
    decade_rule,
    spelled_year_rule,
    century_rule,
    fiscal_rule,
    yesterday_rule,
    weekday_part_rule,
    weekday_rule,
    every_rule,
    often_rule,
    ago_rule,
    from_now_rule,
    later_rule,
    next_day_rule,
    span_of_rule,
    which_unit_rule,
    end_of_year_rule,
    year_earlier_rule,
    weekend_rule,
    feast_rule,
    hyphenated_rule,
    per_rule,
    day_of_month_rule,
    the_quarter_rule,
    bare_span_rule,
    now_rule,
    recently_rule,
    future_rule,
    month_rule,
    in_season_rule,
    year_rule,
)
#: Every rule of the pattern by its name: its function's own, but of these.
RULES: Mapping[str, Callable[[re.Match[str], Anchors], list[Valued]]] = {rule.__name__.removesuffix("_rule"): rule for rule in _ALL} | {
    "day_month_year": month_day_year_rule,
    "day_month": month_day_rule,
    "duration": lasting_rule,
}
