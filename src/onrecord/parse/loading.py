"""Loads a language model and checks that it is whole."""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.config import DEFAULT_MODEL
from onrecord.errors import ModelError
from onrecord.garbage import give_back
from onrecord.parse.model import Model
from onrecord.parse.vectors import put_in

#: SHA-256 of the default model's weights and tables, by version: a damaged installation must not read.
_MODEL_HASHES = {"0.1.0": "4c5632f91540d6cc17bdd0ace73e7d3bf6f02d9c6c55f6d292f8becd87c9b45f"}
#: The name under which spaCy finds a tokenizer without rules.
_BARE = "onrecord.BareTokenizer.v1"


def load(model: str) -> tuple[Model, str]:
    """The spaCy pipeline as a model that gives rows, and its name with version.

    The default model comes from its package and is checked by hash; any other is loaded by name or path.
    """
    spacy = _spacy()
    if model == DEFAULT_MODEL:
        try:
            package: Any = importlib.import_module(DEFAULT_MODEL.replace("-", "_"))
            version = importlib.metadata.version(DEFAULT_MODEL)
            path = Path(package.model_path())
        except (ImportError, FileNotFoundError) as error:
            raise ModelError(
                DEFAULT_MODEL, f"the language model is not installed ({error})", f"Run: pip install {DEFAULT_MODEL}"
            ) from error
        expected = _MODEL_HASHES.get(version)
        if expected is not None and model_hash(path) != expected:
            raise ModelError(
                DEFAULT_MODEL,
                f"the files of version {version} are not those that were published",
                f"Install it again: pip install --force-reinstall {DEFAULT_MODEL}",
            )
        label = f"{DEFAULT_MODEL} {version}"
    else:
        label = ""
    try:
        nlp = _lean(spacy, path) if label else spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            model, f"spaCy cannot load this pipeline ({error})", "Name an installed English spaCy pipeline or its path"
        ) from error
    missing = [what for what in ("tagger", "parser", "lemmatizer", "ner") if not any(what in name for name in nlp.pipe_names)]
    if missing:
        raise ModelError(
            model, f"the pipeline has no {', '.join(missing)}", "Name an English pipeline with tagger, parser, lemmatizer and ner"
        )
    give_back()
    return Model(nlp), label or f"{nlp.meta.get('lang')}_{nlp.meta.get('name')} {nlp.meta.get('version')}"


def _lean(spacy: Any, path: Path) -> Any:
    """The default model, without what takes most of the time of its loading and is not needed.

    Its vectors' seven hundred thousand words are left out as text, for a word that a report has comes in with the report, and looked up in the file
    as they are met. The tokenizer is made without rules: else spaCy makes one with those of the language, and then puts the rules of the model's
    files in their place.
    """
    tokenizer: Any = importlib.import_module("spacy.tokenizer")
    spacy.registry.tokenizers(_BARE, func=lambda: lambda nlp: tokenizer.Tokenizer(nlp.vocab))
    bare = {"nlp": {"tokenizer": {"@tokenizers": _BARE}}}
    nlp = spacy.load(path, exclude=["strings", "vectors"], config=bare)
    if not put_in(nlp, path / "vocab"):
        nlp = spacy.load(path, exclude=["strings"], config=bare)
    for _name, part in nlp.pipeline:
        for name in getattr(part, "labels", ()):
            nlp.vocab.strings.add(name)
    return nlp


def _spacy() -> Any:
    """spaCy without its commands, a third of what its import takes; and with what packages offer it in order of groups, as it asks a hundred times."""
    absent = [name for name in ("spacy", "spacy.cli", "spacy.cli.info") if name not in sys.modules]
    if len(absent) < 3:
        return importlib.import_module("spacy")
    for name in absent[1:]:
        stub: Any = ModuleType(name)
        stub.info = None
        sys.modules[name] = stub
    try:
        spacy = importlib.import_module("spacy")
    finally:
        for name in absent[1:]:
            sys.modules.pop(name, None)
    catalogue: Any = importlib.import_module("catalogue")
    offered = getattr(catalogue, "AVAILABLE_ENTRY_POINTS", None)
    if isinstance(offered, importlib.metadata.EntryPoints):
        catalogue.AVAILABLE_ENTRY_POINTS = {group: list(offered.select(group=group)) for group in offered.groups}
    return spacy


def model_hash(path: Path) -> str:
    """SHA-256 over the names and bytes of all files of a model directory, in order of their names."""
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(file.relative_to(path).as_posix().encode() + b"\0")
            with file.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()
