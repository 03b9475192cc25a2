"""Blocks -> Doc: the only module that loads a language model.

Only the blocks worth parsing reach the model, cut so that runs of symbols and huge lines stay cheap: spaCy's tokenizer is
quadratic on runs of symbols, and a text of over 1,000,000 characters is an error. Offsets are kept throughout.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.config import DEFAULT_MODEL
from onrecord.doc import Doc, EntityRow, ParsedBlock, Row
from onrecord.errors import ModelError
from onrecord.grammar.mending import mend
from onrecord.types import Report

if TYPE_CHECKING:
    from spacy.language import Language

#: The block kinds that are parsed; the rest is metadata or furniture.
PARSED = frozenset({"title", "highlight", "heading", "caption", "paragraph"})
#: The longest piece that goes to the model at once, in characters. Longer blocks are cut at a sentence's end.
LONGEST = 4_000
#: The longest run without white space that is still taken for language.
LONGEST_WORD = 200
#: Pieces that the model is given at once, and their characters: its memory grows with them.
AT_ONCE, AT_ONCE_CHARACTERS = 64, 64_000
#: Characters of reports whose tokens are held together.
TOGETHER = 400_000
#: A run of one symbol repeated this often is no language.
_SYMBOLS = re.compile(rf"([^\w\s])\1{{7,}}|[^\w\s]{{40,}}|\S{{{LONGEST_WORD},}}|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+")

#: SHA-256 of the default model's weights and tables, by version: a damaged installation must not read.
_MODEL_HASHES = {"0.1.0": "4c5632f91540d6cc17bdd0ace73e7d3bf6f02d9c6c55f6d292f8becd87c9b45f"}

type Parsed = tuple[ParsedBlock, ...]


def pieces(report: Report) -> Iterator[tuple[int, int, int]]:
    """The stretches to parse, in order: block index, start, end. None is longer than ``LONGEST`` characters."""
    text = report.text
    for index, block in enumerate(report.blocks):
        if block.kind not in PARSED:
            continue
        at = block.start
        for run in _SYMBOLS.finditer(text, block.start, block.end):
            yield from _cut(text, index, at, run.start())
            at = run.end()
        yield from _cut(text, index, at, block.end)


def _cut(text: str, index: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """One stretch, cut to pieces that are short enough, without white space at their ends."""
    while True:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            return
        if end - start <= LONGEST:
            yield index, start, end
            return
        cut = max((m.end() for m in _SENTENCE_END.finditer(text, start, start + LONGEST)), default=0)
        if not cut:
            cut = text.rfind(" ", start + 1, start + LONGEST)
        if cut <= start:
            cut = start + LONGEST
        yield index, start, start + len(text[start:cut].rstrip())
        start = cut


class Parser:
    """A loaded language model that parses reports.

    Raises ModelError if the model is not installed, is damaged, or lacks a component that the extractors need.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._nlp, self.model = load(model)

    def parse(self, reports: Iterable[Report], batch: int = 16) -> Iterator[Doc]:
        """The parsed reports, in order.

        ``batch`` reports are parsed together, which is faster; what is found does not depend on it.
        """
        for group in _bounded(reports, batch, TOGETHER, lambda report: len(report.text)):
            for report, parsed in zip(group, self.analyse(group), strict=True):
                doc = Doc(report, parsed)
                mend(doc)
                yield doc

    def analyse(self, reports: Sequence[Report]) -> list[Parsed]:
        """What the model finds in each report's pieces, as plain rows."""
        where = [(number, *piece) for number, report in enumerate(reports) for piece in pieces(report)]
        texts = [_flat(reports[number].text[start:end]) for number, _index, start, end in where]
        found: list[list[ParsedBlock]] = [[] for _ in reports]
        docs = (doc for some in _bounded(texts, AT_ONCE, AT_ONCE_CHARACTERS, len) for doc in self._nlp.pipe(some, batch_size=AT_ONCE))
        for (number, index, start, _end), spacy_doc in zip(where, docs, strict=True):
            found[number].append((index, *_rows(spacy_doc, start)))
        return [tuple(blocks) for blocks in found]


def _bounded[T](things: Iterable[T], most: int, size: int, measure: Callable[[T], int]) -> Iterator[list[T]]:
    """The things in order, in groups of at most ``most`` that measure at most ``size`` together, unless one alone is larger."""
    group: list[T] = []
    total = 0
    for thing in things:
        if group and (len(group) == most or total + measure(thing) > size):
            yield group
            group, total = [], 0
        group.append(thing)
        total += measure(thing)
    if group:
        yield group


def _flat(text: str) -> str:
    """The text with each white-space character a plain space: line ends inside a paragraph are no sentence ends.

    Code points are kept one for one, so offsets hold.
    """
    return re.sub(r"[^\S ]", " ", text) if "\n" in text or "\xa0" in text or "\t" in text or "\r" in text else text


def _rows(spacy_doc: Any, offset: int) -> tuple[list[Row], list[EntityRow]]:
    """Tokens and entities of one parsed piece; white-space tokens are left out, heads renumbered."""
    keep = [token for token in spacy_doc if not token.is_space]
    number = {token.i: n for n, token in enumerate(keep)}
    rows: list[Row] = []
    begins = True
    last_sentence = -1
    for n, token in enumerate(keep):
        head = number.get(token.head.i, n)
        sentence = token.sent.start if token.is_sent_start else last_sentence
        begins = n == 0 or token.is_sent_start or (sentence != last_sentence)
        last_sentence = sentence
        rows.append((
            offset + token.idx, token.text, token.lemma_.lower(), token.pos_, token.tag_, token.dep_, head, begins,
        ))  # fmt: skip
    entities: list[EntityRow] = []
    for ent in spacy_doc.ents:
        inside = [number[i] for i in range(ent.start, ent.end) if i in number]
        if inside:
            entities.append((inside[0], inside[-1], ent.label_))
    return rows, entities


def load(model: str) -> tuple[Language, str]:
    """The spaCy pipeline, and its name with version.

    The default model comes from its package and is checked by hash; any other is loaded by name or path.
    """
    import spacy

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
        name: str | Path = path
        label = f"{DEFAULT_MODEL} {version}"
    else:
        name, label = model, ""
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            model, f"spaCy cannot load this pipeline ({error})", "Name an installed English spaCy pipeline or its path"
        ) from error
    missing = [what for what in ("tagger", "parser", "lemmatizer", "ner") if not any(what in name for name in nlp.pipe_names)]
    if missing:
        raise ModelError(
            model, f"the pipeline has no {', '.join(missing)}", "Name an English pipeline with tagger, parser, lemmatizer and ner"
        )
    return nlp, label or f"{nlp.meta.get('lang')}_{nlp.meta.get('name')} {nlp.meta.get('version')}"


def model_hash(path: Path) -> str:
    """SHA-256 over the names and bytes of all files of a model directory, in order of their names."""
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(file.relative_to(path).as_posix().encode() + b"\0")
            with file.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()
