"""The curves of the commonest pairs of states are the counts that are made by hand, with copies, retellings and events without a day among them."""

from __future__ import annotations

from pathlib import Path

from sample import sample

import pairs
import synthetic
from small_record import make


def test_the_commonest_pairs_curves_are_the_counts_made_by_hand(tmp_path: Path) -> None:
    with make(tmp_path / "r.db", [sample(), *(synthetic.reading(number) for number in range(80))]) as record:
        told = list(pairs.differing(record, 10))
        assert len(told) == 10 * len(pairs.STEPS)
        assert [one for one in told if one[-1]] == []
        total = sum(count for count, _mean in pairs.by_hand(record, told[0][0], told[0][1], "day").values())
        assert total > 1
        assert record.sql("SELECT count(*) FROM repeat WHERE how = 'copy'").rows[0][0]
