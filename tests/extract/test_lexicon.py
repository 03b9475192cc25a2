"""What a name of the tables stands for, beside what its row says: which of its spellings are open to doubt, short or general."""

from __future__ import annotations

import pytest

from onrecord.extract.mentions.lexicon import Lexicon, Named
from onrecord.knowledge import Knowledge

BODIES = """name,aliases,kind,state,role,since,until,needs,shorts
Inland Tides Patrol Council,ITPC|Patrol Council|Tides Council|IT Patrol Council|Inland,organisation,IGO,IGO,,,,
Rockpool Patrol Board,Patrol Board|Rockpool,government,PER,GOV,2004,2011,,Patrol Board
Saltmarsh House,the Saltmarsh,metonym,PER,GOV,,,Saltmarsh|Lima,
Saltmarsh Isles,Isles,territory,PER,GOV,,,,
Saltmarsh City,,seat,PER,GOV,,,,
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder = tmp_path_factory.mktemp("own")
    (folder / "bodies.csv").write_text(BODIES, encoding="utf-8")
    return Lexicon(Knowledge(folder))


@pytest.fixture(scope="module")
def ours() -> Lexicon:
    return Lexicon(Knowledge())


def named(lexicon: Lexicon, spelling: str) -> Named:
    (found,) = [one for _, written, one in lexicon.spellings(spelling.split()[0].lower()) if written == spelling]
    return found


@pytest.mark.parametrize(
    ("spelling", "general"),
    [
        ("Patrol Council", True),
        ("Inland Tides Patrol Council", False),  # the whole name
        ("Tides Council", False),  # no part of the name as it stands
        ("IT Patrol Council", False),
        ("Inland", False),  # of one word
        ("ITPC", False),
        ("Patrol Board", False),  # a short form means it only where the report tells it
        ("Isles", False),  # no body
    ],
)
def test_a_part_of_several_words_of_a_bodys_name_is_general(own: Lexicon, spelling: str, general: bool) -> None:
    assert named(own, spelling).general is general


def test_a_short_form_is_weak_and_no_other_spelling_is(own: Lexicon) -> None:
    weak = [spelling for spelling in ("Patrol Board", "Rockpool Patrol Board", "Rockpool", "Patrol Council") if named(own, spelling).weak]
    assert weak == ["Patrol Board"]


def test_a_body_has_its_longer_names_and_its_days(own: Lexicon) -> None:
    board = named(own, "Patrol Board")
    assert (board.longer, board.since, board.until) == (("rockpool patrol board", "patrol board"), "2004", "2011")
    assert (board.sort, board.kind, board.metonym, board.needs) == ("body", "government", False, frozenset())


def test_a_house_stands_for_a_government_and_a_seat_for_its_authorities(own: Lexicon) -> None:
    house, seat, isles = (named(own, spelling) for spelling in ("the Saltmarsh", "Saltmarsh City", "Saltmarsh Isles"))
    assert (house.sort, house.kind, house.metonym, house.needs) == ("body", "government", True, {"Saltmarsh", "Lima"})
    assert (seat.sort, seat.kind, seat.metonym, seat.name) == ("capital", "government", True, "authorities in Saltmarsh City")
    assert (isles.sort, isles.kind, isles.metonym, isles.longer) == ("state", "state", False, ())


@pytest.mark.parametrize(
    ("spelling", "doubted"),
    [
        ("Congo", True),
        ("Georgia", True),
        ("Georgians", True),  # of the state on the sea and of the state of the union
        ("Georgian", False),
        ("Zaire", False),  # of several names the last alone is open
        ("Democratic Republic of the Congo", False),  # a name of several words leaves no doubt
        ("Democratic Republic of Congo", False),
        ("Congolese", False),
        ("Peru", False),
    ],
)
def test_of_a_state_whose_name_others_bear_the_bare_word_needs_another(ours: Lexicon, spelling: str, doubted: bool) -> None:
    assert bool(named(ours, spelling).needs) is doubted


@pytest.mark.parametrize(
    ("spelling", "plural"),
    [
        ("Peruvian", False),
        ("Peruvians", True),
        ("Swede", False),
        ("Swedes", True),
        ("Frenchmen", True),
        ("Frenchman", False),
        ("Iraqis", True),
    ],
)
def test_words_for_several_of_a_people(ours: Lexicon, spelling: str, plural: bool) -> None:
    assert named(ours, spelling).plural is plural


@pytest.mark.parametrize("first", ["chineses", "frenchs", "danishs"])
def test_no_plural_is_made_of_what_has_none(ours: Lexicon, first: str) -> None:
    assert first not in set(ours.firsts())
