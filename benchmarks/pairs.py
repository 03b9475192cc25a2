"""The curves of the commonest pairs of states against counts made by hand, from the events, their parties and what copies tell again alone.

pairs.py RECORD [PAIRS]    each pair with the steps on which both agree; exit status 1 where they differ
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.archive import Archive

#: The letters of an ISO date that name a step.
STEPS = {"day": 10, "month": 7, "year": 4}


def commonest(record: Archive, most: int) -> list[tuple[str, str]]:
    """The ordered pairs of states with the most actual events."""
    asked = (
        "SELECT a.state, b.state, count(DISTINCT e.n) AS events FROM event e JOIN role x ON x.event = e.n AND x.part = 'source'"
        " JOIN actor a ON a.n = x.actor JOIN role y ON y.event = e.n AND y.part = 'recipient' JOIN actor b ON b.n = y.actor"
        " WHERE e.status = 'actual' AND a.state IS NOT NULL AND b.state IS NOT NULL AND a.state <> b.state"
        f" GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT {int(most)}"
    )
    return [(str(one), str(other)) for one, other, _count in record.sql(asked).rows]


def by_hand(record: Archive, one: str, other: str, by: str) -> dict[str, tuple[int, float | None]]:
    """Events and their mean intensity by step; "no month" for those that lie in none."""
    size = STEPS[by]
    step = f"CASE WHEN substr(e.first, 1, {size}) = substr(e.last, 1, {size}) THEN substr(e.first, 1, {size}) ELSE 'no {by}' END"

    def has(part: str, state: str) -> str:
        return f"e.n IN (SELECT x.event FROM role x JOIN actor a ON a.n = x.actor WHERE x.part = '{part}' AND a.state = '{state}')"

    rows = record.sql(
        f"SELECT {step}, count(*), avg(e.intensity) FROM event e WHERE e.status = 'actual' AND e.same_as IS NULL AND {has('source', one)}"
        f" AND {has('recipient', other)} AND e.n NOT IN (SELECT event FROM repeat WHERE how = 'copy') GROUP BY 1"
    ).rows
    return {str(day): (int(str(count)), None if mean is None else float(str(mean))) for day, count, mean in rows}


def differing(record: Archive, most: int = 10) -> Iterator[tuple[str, str, str, list[str]]]:
    """Each of the commonest pairs with each step of time, and the steps on which the curve and the count differ."""
    for one, other in commonest(record, most):
        for by in STEPS:
            hand = by_hand(record, one, other, by)
            drawn = {str(row[by]): (int(str(row["events"])), row["intensity"]) for row in record.series(one, other, by=by) if row["events"]}
            yield one, other, by, [day for day in sorted(hand.keys() | drawn.keys()) if not _agree(hand.get(day), drawn.get(day))]


def _agree(hand: tuple[int, float | None] | None, drawn: tuple[int, object] | None) -> bool:
    if hand is None or drawn is None or hand[0] != drawn[0]:
        return False
    return hand[1] is None if drawn[1] is None else hand[1] is not None and abs(hand[1] - float(str(drawn[1]))) < 0.002


def main() -> None:
    """Tells each pair, and where its curve is not the count."""
    wrong = 0
    with Archive(Path(sys.argv[1])) as record:
        for one, other, by, days in differing(record, int(sys.argv[2]) if len(sys.argv) > 2 else 10):
            wrong += bool(days)
            print(f"{one} {other} by {by}: " + (f"differs at {', '.join(days[:5])}" if days else "the same"))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
