"""Events counted as they are written: how many there are in each month, of each type and status, in all and for each state.

The counts stand in the table ``tally`` beside the events and change with them.
"""

from __future__ import annotations

from onrecord.record.facets import OPEN
from onrecord.record.steps import EventCounts

# An event that lies within a month counts in that month, whose 28th stands for its end; one of a longer time keeps its days.
_WITHIN = "substr(e.first, 1, 7) = substr(e.last, 1, 7)"
# Where a state stands on both sides it is taken off once, so that its parts add up to its events.
_SIGN = "iif(s.part = 'both', -1, 1)"
_CELLS = f"""
SELECT s.state, s.part, CASE WHEN e.first IS NULL THEN '' WHEN {_WITHIN} THEN substr(e.first, 1, 8) || '01' ELSE e.first END,
       CASE WHEN e.first IS NULL THEN '' WHEN {_WITHIN} THEN substr(e.last, 1, 8) || '28' ELSE e.last END,
       iif(e.first IS NULL, coalesce(substr(r.published, 1, 7), ''), ''), e.type, e.status, e.quad,
       coalesce(iif(e.first IS NULL, e.basis, coalesce(e.basis, 'told')), ''), e.same_as IS NOT NULL, {{copied}},
       {{sign}} * {_SIGN} * count(*), {{sign}} * {_SIGN} * count(e.intensity),
       {{sign}} * {_SIGN} * coalesce(sum(CAST(round(1000 * e.intensity) AS INTEGER)), 0)
FROM (SELECT n AS event, '' AS state, '' AS part FROM event WHERE n BETWEEN {{low}} AND {{high}}
      UNION SELECT x.event, a.state, 'both' FROM role x JOIN actor a ON a.n = x.actor JOIN role y ON y.event = x.event AND y.part = 'recipient'
      JOIN actor b ON b.n = y.actor AND b.state = a.state WHERE x.event BETWEEN {{low}} AND {{high}} AND x.part = 'source'
      UNION SELECT x.event, coalesce(a.state, '{OPEN}'), x.part FROM role x JOIN actor a ON a.n = x.actor
      WHERE x.event BETWEEN {{low}} AND {{high}}
      UNION SELECT o.n, '{OPEN}', c.part FROM event o JOIN (SELECT 'source' AS part UNION ALL SELECT 'recipient') c
      WHERE o.n BETWEEN {{low}} AND {{high}} AND NOT EXISTS (SELECT 1 FROM role x WHERE x.event = o.n AND x.part = c.part)) s
     JOIN event e ON e.n = s.event JOIN report r ON r.n = e.report{{joined}} WHERE 1 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"""

COUNTS = EventCounts("tally", _CELLS, 11, ("events", "scored", "intensity"))
