"""Lines of actors of a kind, a state or a sector, on counts made by hand."""

from __future__ import annotations

from contextlib import closing

import pytest

from onrecord.record import told_as
from onrecord.record.store import connect_in_memory

#: Who is told of, in how many reports, and in how many of these as of the government and of the army.
TOLD = (("Zed", 6, 5, 1), ("Yan", 5, 3, 2), ("Ann", 3, 3, 0))


@pytest.mark.parametrize(("limit", "first"), [(1, ["Zed"]), (2, ["Zed", "Ann"]), (3, ["Zed", "Ann", "Yan"]), (None, ["Zed", "Ann", "Yan"])])
def test_whom_no_more_reports_tell_of_than_of_the_last_is_looked_at_again(
    limit: int | None, first: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the first two one is told of as often, as what is asked for, as in all reports a third is, whose name comes first."""
    monkeypatch.setattr(told_as, "AMONG", (0, 2))
    with closing(connect_in_memory()) as connection:
        for n, (name, reports, *told) in enumerate(TOLD, start=1):
            connection.execute("INSERT INTO figurehead VALUES (?, ?, ?, 'person', NULL, NULL, '', '')", (n, name.lower(), name))
            connection.execute("INSERT INTO line VALUES (?, ?)", (n, reports))
            rows = [(n, "person", "", role, actors) for role, actors in zip(("GOV", "MIL"), told, strict=True) if actors]
            connection.executemany("INSERT INTO told_as VALUES (?, ?, ?, ?, ?)", rows)
        asked = told_as.where(None, None, "gov", None)
        assert asked is not None
        found = told_as.commonest(connection, asked, limit)
        lines = {"Zed": ("Zed", 5, False), "Yan": ("Yan", 3, False), "Ann": ("Ann", 3, True)}
        assert [(line[2], line[-1], whole) for whole, line in found] == [lines[name] for name in first]
