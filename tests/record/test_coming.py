"""Those who come to a name that many bear are joined by what is counted of these, as making all of them anew joins them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.record.making import Made

from onrecord.archive import Archive
from onrecord.record.connecting import transaction
from onrecord.record.linking import coming, run
from onrecord.record.rows import prepare
from onrecord.record.store import connect_to_write
from onrecord.record.writing import put

#: Names, among them surnames alone, one that the tables know under another, and bodies.
PEOPLE = ("Ada Korrin", "Ada-Korrin", "Ivo Korrin", "Ola Korrin", "Korrin", "The Korrin", "Uma Korrin")
TITLES = (None, "minister of defence", "minister", "former president")
PRESIDENT = (None, "president", "president of the republic", "president", "former president")
BODIES = (("government", "Constitutional Court"), ("organisation", "Harbour League"), ("group", "Northern Front"))


def report(run: int, number: int) -> Made:
    """A report of some days of two years that names people of one surname and bodies, by chance: in a third of the runs some whose state is not told, in
    a third some of another life."""
    chance = random.Random(1000 * run + number)
    loose, other = (0.3 * (run % 3 == kind) for kind in (0, 1))
    day = (date(2010, 1, 1) + timedelta(days=chance.randrange(700))).isoformat()
    people, bodies = chance.sample(PEOPLE, 2), [(kind, chance.choice((name, f"the {name}"))) for kind, name in chance.sample(BODIES, 2)]
    named = ", ".join([*people, *(name for _kind, name in bodies)])
    made = Made(f"Report {number} of {run} tells of {named}.", published=day if chance.random() < 0.9 else None)
    for name in people:
        state = chance.choices(("NOR", "SWE", None), (8, 1, loose))[0]
        role = chance.choices(("GOV", "MIL", "BUS", None), (8, 3, other, 2))[0]
        made.actor(name, "person", state, role, chance.choice(TITLES if name[:3] in ("Ivo", "Ola", "Uma") else PRESIDENT))
    for kind, name in bodies:
        made.actor(
            name, kind, chance.choices(("NOR", "SWE", None), (8, 0.3, 1))[0], None if kind == "group" else chance.choice(("GOV", None))
        )
    return made


def rows_of(record: Archive) -> list[object]:
    """All lines and who stands in them."""
    tables = ("figurehead", "same_actor", "line", "form", "told_as")
    return [record.sql(f"SELECT * FROM {table} ORDER BY 1, 2").rows for table in tables]


@pytest.mark.parametrize("seed", range(9))
def test_who_comes_is_joined_as_all_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(coming, "FEW", 3)
    monkeypatch.setattr(coming, "SHARE", 2)
    monkeypatch.setattr(coming, "LISTED", 4)
    path = tmp_path / "record.db"
    connection = connect_to_write(path)
    chance = random.Random(seed)
    done = {"people": [0, 0], "bodies": [0, 0]}
    for name, counts in done.items():
        whole = getattr(coming, name)

        def counted(*asked: object, whole=whole, counts=counts) -> bool:  # type: ignore[no-untyped-def]
            joined = whole(*asked)
            counts[joined] += 1
            return bool(joined)

        monkeypatch.setattr(coming, name, counted)
    number, most = 0, 90
    while number < most:
        some = chance.choice((1, 1, 1, 2, 5))
        with transaction(connection):
            run.extend(connection, [put(connection, prepare(report(seed, at).reading)) for at in range(number, number + some)])
        number += some
    connection.close()
    with Archive(path) as record:
        came = rows_of(record)
        assert not record.verify()
    assert seed % 3 < 2 or done["people"][True] > 8
    assert done["bodies"][True] > 60
    with Archive(path) as record:
        record.link()
        assert rows_of(record) == came
