"""What a page asks beside its rows."""

from __future__ import annotations

from pathlib import Path

from room import keep
from sample import sample

from onrecord.archive import Archive
from onrecord.desk.counting import Asking, Counting
from onrecord.record import joins


def test_what_may_just_have_been_changed_has_time_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "names.db"
    keep(path, sample())
    counting = Counting(path)
    with Archive(path) as record:
        asking = Asking(counting, record, lambda: False)
        asking._spent = 1.0  # others took long
        assert asking(joins.of_name, "Ingrid Solheim") is None
        assert asking.waits
        rows = asking.anew(joins.of_name, "Ingrid Solheim")
        assert [row["name"] for row in rows] == ["Ingrid Solheim"]
        assert [row["name"] for row in asking(joins.of_name, "Ingrid Solheim")] == ["Ingrid Solheim"], "it is kept"
    counting.close()
