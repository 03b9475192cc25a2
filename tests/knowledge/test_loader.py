"""The tables: what the user lays over them, how errors are named, and what the hash tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows import Row
from onrecord.knowledge.schemas import tables

HEAD = "lemma,pos,frames,negates,example\n"


def laid(directory: Path, text: str, table: str = "cues") -> Knowledge:
    (directory / f"{table}.csv").write_text(text, encoding="utf-8")
    return Knowledge(directory)


def cues(knowledge: Knowledge) -> dict[tuple[str, str], Row]:
    return {(row["lemma"], row["pos"]): row for row in knowledge.rows("cues")}


def test_every_shipped_table_fits_its_schema() -> None:
    knowledge = Knowledge()
    assert all(knowledge.rows(table) for table in tables())


def test_no_row_stands_twice_in_a_table() -> None:
    knowledge = Knowledge()
    for table in tables():
        rows = [tuple(sorted(row.items())) for row in knowledge.rows(table)]
        assert len(set(rows)) == len(rows), table


def test_a_row_is_added(tmp_path: Path) -> None:
    shipped = cues(Knowledge())
    own = cues(laid(tmp_path, HEAD + "bellow,VERB,that,,He bellowed that it was over.\n"))
    assert own.keys() - shipped.keys() == {("bellow", "VERB")}
    assert own["bellow", "VERB"].at == "cues.csv:2"


def test_a_row_with_the_same_key_replaces(tmp_path: Path) -> None:
    own = cues(laid(tmp_path, HEAD + "say,VERB,np,yes,He said it.\n"))
    assert own.keys() == cues(Knowledge()).keys()
    assert (own["say", "VERB"]["frames"], own["say", "VERB"]["negates"]) == ("np", "yes")


def test_a_row_is_dropped(tmp_path: Path) -> None:
    own = cues(laid(tmp_path, "lemma,pos,frames,example,drop\nsay,VERB,,,yes\n"))
    assert cues(Knowledge()).keys() - own.keys() == {("say", "VERB")}


def test_comments_and_byte_order_mark(tmp_path: Path) -> None:
    own = cues(laid(tmp_path, "\ufeff# ours\n" + HEAD + "# louder\nbellow,VERB,that|np,,He bellowed.\n"))
    assert own["bellow", "VERB"].at == "cues.csv:4"
    assert own["bellow", "VERB"].list("frames") == ["that", "np"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + "bellow,VERB\n", r"cues\.csv:2.*2 cells"),
        (HEAD + "say,VERB,np,,x\nbellow,VERB,,,x\n", r"cues\.csv:3.*frames is empty"),
        ("lemma,pos,frames,example,mood\n", r"cues\.csv:1.*mood"),
        ("lemma,pos\n", r"cues\.csv:1.*lacks"),
        (HEAD + 'bellow,VERB,"that"x,,x\n', r"cues\.csv:2.*not CSV"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(KnowledgeError, match=says):
        laid(tmp_path, text).rows("cues")


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no table"):
        Knowledge().rows("none_such")
    with pytest.raises(KnowledgeError, match="not a directory"):
        Knowledge(tmp_path / "none")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "cues.csv").write_bytes(b"\xff\xfe\x00lemma")
    with pytest.raises(KnowledgeError, match="cannot be read"):
        Knowledge(tmp_path).rows("cues")


def test_the_hash_tells_what_was_laid_over(tmp_path: Path) -> None:
    first = laid(tmp_path, HEAD).hash
    second = laid(tmp_path, HEAD + "bellow,VERB,that,,x\n").hash
    assert len({Knowledge().hash, first, second}) == 3
    assert Knowledge(tmp_path).hash == second


def test_what_is_built_is_built_once() -> None:
    knowledge = Knowledge()
    made: list[int] = []

    def build(_tables: Knowledge) -> int:
        made.append(1)
        return len(made)

    assert [knowledge.built("count", build) for _ in range(3)] == [1, 1, 1]
