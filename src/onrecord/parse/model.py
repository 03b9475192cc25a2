"""Runs the loaded pipeline over pieces of text and gives plain rows."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.doc import EntityRow, Row
from onrecord.parse.encoding import quicken
from onrecord.parse.words import REMEMBERED, Word, Words, rememberable

if TYPE_CHECKING:
    from spacy.language import Language

#: Pieces that go through the model together.
#: Bound of memory.
TOGETHER = 256
#: The longest piece that is remembered, in characters, and how many are.
#: Bound of memory.
SHORT, REPEATED = 200, 2_000
#: Strings that the pipeline holds for good, the commonest of a language among them, and how many new ones it holds before it forgets those.
#: Bound of memory.
KEPT, NEW = 40_000, 10_000


class Model:
    """A spaCy pipeline that gives rows.

    Where the pipeline is one whose parts are known it runs faster than by itself; any other runs as it is.
    """

    def __init__(self, nlp: Language) -> None:
        from spacy.attrs import DEP, HEAD, ORTH, SENT_START, SPACY, TAG

        self._nlp: Any = nlp
        self._limit = quicken(nlp)
        self._columns = [ORTH, TAG, DEP, HEAD, SENT_START, SPACY]
        #: The short pieces that were parsed last: lines that are repeated in many reports are parsed once.
        self._known: dict[str, tuple[list[Row], list[EntityRow]]] = {}
        self._words: Words | None = None
        if rememberable(nlp):
            self._words = Words(nlp)
            nlp.select_pipes(disable=[*nlp.disabled, *REMEMBERED])
        #: What holds the strings that are to be forgotten again, and how many there were when it was made.
        self._passing, self._strings = ExitStack(), 0
        self._lock = threading.Lock()

    def rows(self, texts: Sequence[str], offsets: Sequence[int]) -> Iterator[tuple[list[Row], list[EntityRow]]]:
        """Tokens and entities of each text, whose first character is at the offset; white-space tokens are left out."""
        with self._lock:  # a thread must not forget what another one's documents hold
            found = self._found(texts)
        for text, offset in zip(texts, offsets, strict=True):
            rows, entities = found[text]
            yield [(offset + row[0], *row[1:]) for row in rows], entities

    def _found(self, texts: Sequence[str]) -> dict[str, tuple[list[Row], list[EntityRow]]]:
        """What is found in each text, its first character at nothing."""
        self._forget_strings()
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        found = dict(zip(new, self._parsed(new), strict=True))
        known = {text: self._known[text] for text in texts if text not in found}
        self._known |= {text: parsed for text, parsed in found.items() if len(text) <= SHORT}
        if len(self._known) > REPEATED:
            self._known = dict(islice(self._known.items(), len(self._known) - REPEATED, None))
        return found | known

    def _forget_strings(self) -> None:
        """Has the pipeline forget what it holds beyond KEPT strings: it keeps each word that it meets, and an archive goes on to bring new names. No
        document is left here, which would hold some of them."""
        if self._words is None or len(self._nlp.vocab.strings) < max(KEPT, self._strings + NEW):
            return
        self._passing.close()
        self._passing.enter_context(self._nlp.memory_zone())
        self._strings = len(self._nlp.vocab.strings)

    @property
    def is_remembered(self) -> bool:
        """Whether parts of speech and lemmas are remembered."""
        return self._words is not None

    def forget(self) -> None:
        """Forgets the pieces that were parsed."""
        self._known = {}

    def within(self, texts: Sequence[str]) -> list[Any]:
        """spaCy's documents of these texts, without what is remembered of words."""
        with self._limit():
            return list(self._nlp.pipe(texts, batch_size=TOGETHER))

    def _parsed(self, texts: Sequence[str]) -> Iterator[tuple[list[Row], list[EntityRow]]]:
        docs = self.within(texts)
        if self._words is None:
            yield from map(rows_of_tokens, docs)
            return
        tables = [doc.to_array(self._columns).reshape(-1, len(self._columns)) for doc in docs]
        words = self._words.of([list(zip(*table[:, :3].T.tolist(), strict=True)) for table in tables])
        yield from map(_rows_of_arrays, docs, tables, words)


def _rows_of_arrays(doc: Any, table: Any, words: Sequence[Word]) -> tuple[list[Row], list[EntityRow]]:
    """The rows of a piece whose words are known: the columns are head, sentence's start and space, from the third on."""
    # By definition: the column of the sentence's start.
    heads, begins, spaced = table[:, 3].astype("int64").tolist(), (table[:, 4] == 1).tolist(), table[:, 5].tolist()
    number: list[int] = []
    kept = 0
    for word in words:
        number.append(-1 if word[6] else kept)
        kept += not word[6]
    rows: list[Row] = []
    at = 0
    for i, (text, lemma, pos, tag, dep, length, space, _fits) in enumerate(words):
        if not space:
            n, head = number[i], number[i + heads[i]]
            rows.append((at, text, lemma, pos, tag, dep, n if head < 0 else head, n == 0 or begins[i]))
        at += length + spaced[i]
    return rows, _entities(doc, number)


def rows_of_tokens(doc: Any) -> tuple[list[Row], list[EntityRow]]:
    """The rows of any pipeline, token by token."""
    number: list[int] = []
    kept = 0
    for token in doc:
        number.append(-1 if token.is_space else kept)
        kept += not token.is_space
    rows: list[Row] = []
    for token, n in zip(doc, number, strict=True):
        if n >= 0:
            head = number[token.head.i]
            begins = n == 0 or bool(token.is_sent_start)
            rows.append((token.idx, token.text, token.lemma_.lower(), token.pos_, token.tag_, token.dep_, n if head < 0 else head, begins))
    return rows, _entities(doc, number)


def _entities(doc: Any, number: list[int]) -> list[EntityRow]:
    """The named entities, by the numbers of their tokens; ``number`` is negative for white space."""
    entities: list[EntityRow] = []
    for entity in doc.ents:
        inside = [n for n in number[entity.start : entity.end] if n >= 0]
        if inside:
            entities.append((inside[0], inside[-1], entity.label_))
    return entities
