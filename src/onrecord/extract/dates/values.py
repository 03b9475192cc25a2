"""Which rule values which time expression: TIMEX3 values by the name of the pattern's alternative."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.extract.dates.absolute import (
    century_rule,
    dashed_rule,
    day_of_month_rule,
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
    ordinal_weekday_rule,
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
    old_rule,
    per_rule,
    span_of_rule,
)
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

#: Every rule of the pattern by its name.
RULES: dict[str, Callable[[re.Match[str], Anchors], list[Valued]]] = {
    "iso": iso_rule, "dashed": dashed_rule, "days_month": days_month_rule, "both_ago": both_ago_rule,
    "slashed": slashed_rule, "clock": clock_rule, "month_day_year": month_day_year_rule, "day_month_year": month_day_year_rule,
    "day_range": day_range_rule, "month_day": month_day_rule, "day_month": month_day_rule, "month_year": month_year_rule, "which_month": which_month_rule,
    "ordinal_weekday": ordinal_weekday_rule,
    "quarter_of": quarter_of_rule, "last_quarter": last_quarter_rule, "season_year": season_year_rule, "which_season": which_season_rule,
    "range_years": range_years_rule, "decade": decade_rule, "spelled_year": spelled_year_rule, "century": century_rule, "fiscal": fiscal_rule, "yesterday": yesterday_rule,
    "weekday_part": weekday_part_rule, "weekday": weekday_rule, "every": every_rule, "often": often_rule, "ago": ago_rule, "from_now": from_now_rule,
    "later": later_rule, "next_day": next_day_rule, "span_of": span_of_rule, "which_unit": which_unit_rule, "end_of_year": end_of_year_rule,
    "year_earlier": year_earlier_rule, "weekend": weekend_rule, "feast": feast_rule, "hyphenated": hyphenated_rule, "old": old_rule, "per": per_rule,
    "duration": lasting_rule, "day_of_month": day_of_month_rule, "the_quarter": the_quarter_rule, "bare_span": bare_span_rule, "now": now_rule, "recently": recently_rule,
    "future": future_rule, "month": month_rule, "in_season": in_season_rule, "year": year_rule,
}  # fmt: skip
