"""The index over the tables of actors: the same kept, made anew and without a cache; never what somebody may have damaged or what other tables made."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import Any

import pytest

from onrecord.extract.mentions import indexing
from onrecord.extract.mentions.indexing import _otherwise, index
from onrecord.extract.mentions.keys import Key
from onrecord.extract.mentions.lexicon import Lexicon, Named
from onrecord.knowledge import Knowledge, compiled


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def plain(form: dict[str, Any]) -> dict[str, Any]:
    """An index with its values made out: of one value there are several forms in bytes."""
    people = {**form["people"], "terms": [marshal.loads(term) for term in form["people"]["terms"]]}
    names = {first: marshal.loads(spellings) for first, spellings in form["names"].items()}
    return {**form, "names": names, "named": [marshal.loads(named) for named in form["named"]], "people": people}


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("actors-*"))


def known(knowledge: Knowledge, first: str, spelling: str) -> list[Named]:
    lexicon = Lexicon(knowledge)
    return [named for _, written, named in lexicon.spellings(first) if written == spelling] if first in lexicon.firsts() else []


def test_the_index_is_the_same_kept_and_without_a_cache(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = plain(index(Knowledge()))
    assert len(kept(cache)) == 1
    monkeypatch.setattr(indexing, "_Index", None)  # the second time none is made
    assert plain(index(Knowledge())) == first
    monkeypatch.undo()
    monkeypatch.setenv("ONRECORD_CACHE", "off")
    assert plain(index(Knowledge())) == first


def test_a_damaged_index_is_made_anew(cache: Path) -> None:
    first = plain(index(Knowledge()))
    (path,) = kept(cache)
    content = path.read_bytes()
    for damaged in (content[:-1], b"", content[:40] + b"\0" + content[41:]):
        path.write_bytes(damaged)
        assert plain(index(Knowledge())) == first
        assert len(path.read_bytes()) > len(content) // 2  # and kept again


def test_where_nothing_can_be_written_the_index_is_made_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "file" / "cache"))
    assert known(Knowledge(), "peru", "Peru")


def test_tables_laid_over_and_other_modules_have_an_index_of_their_own(cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "bodies.csv").write_text("name,aliases,kind,state,role\nTidal Watch,The Tidal Watch,organisation,PER,GOV\n", encoding="utf-8")
    for _ in range(2):
        assert [named.state for named in known(Knowledge(own), "tidal", "Tidal Watch")] == ["PER"]
        assert not known(Knowledge(), "tidal", "Tidal Watch")
    module = tmp_path / "module.py"
    for told in ("one", "two"):
        module.write_text(told, encoding="utf-8")
        for _ in range(2):
            assert compiled.made("actors", "0" * 64, (module,), lambda told=told: {"told": told}) == {"told": told}  # type: ignore[misc]
    assert len(kept(cache)) == 4


def test_what_a_name_stands_for_is_made_out_of_its_row() -> None:
    (peru,) = known(Knowledge(), "peru", "Peru")
    assert (peru.sort, peru.key, peru.kind, peru.state, peru.role, peru.plural) == (
        "state",
        Key("state", "PER"),
        "state",
        "PER",
        "GOV",
        False,
    )
    assert [named.plural for named in known(Knowledge(), "peruvians", "Peruvians")] == [True]
    assert [(named.metonym, named.name) for named in known(Knowledge(), "lima", "Lima")] == [(True, "government of Peru")]


def test_a_name_of_many_with_one_first_word_is_found_by_its_next_letters() -> None:
    lexicon = Lexicon(Knowledge())
    every = lexicon.spellings("national")
    assert [len(entry[0]) for entry in every] == sorted((len(entry[0]) for entry in every), reverse=True)
    for lower, written, named in every:
        begun = lexicon.beginning("national", lower[len("national") :])
        assert begun is not None
        assert (lower, written, named) in begun
        assert len(begun) < len(every)
    assert lexicon.beginning("nationalx", "") is None


def test_persons_are_found_by_name_in_both_orders_and_by_surname() -> None:
    people = Lexicon(Knowledge()).people
    for name in ("xi jinping", "jinping xi"):
        assert {term.state for term in people.named(name)} == {"CHN"}
    assert {term.person for term in people.surnamed("xi")} >= {"Xi Jinping"}
    assert people.named("nobody at all") == people.surnamed("nobody") == []


def test_a_bodys_name_is_known_as_others_write_it() -> None:
    assert _otherwise("Free Workers' Défence-Council") == {
        "Free Workers' Defence-Council",
        "Free Workers Défence-Council",
        "Free Workers' Défence Council",
    }
    assert _otherwise("Workers' Party") == set()
    assert _otherwise("Defence Centre") == {"Defense Center"}
    assert _otherwise("Defence") == set()  # a single word may be anything
