"""The parsed report: plain tokens with their dependency tree, sentences and named mentions.

These are Onrecord's own light objects, not spaCy's: extractors run over them fast, and tests build them by hand without
a model (see ``Doc.of``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar, cast

from onrecord.types import Block, Report, Span

T = TypeVar("T")
#: Where a token stands; what many are sorted by.
_PLACE = attrgetter("i")


class Token:
    """One word or mark. ``i`` counts over the whole report; ``start`` and ``end`` are offsets into its text."""

    __slots__ = (
        "i", "text", "lower", "lemma", "pos", "tag", "dep", "head", "children", "start", "end", "ent", "sent",
    )  # fmt: skip

    i: int
    text: str
    lower: str
    #: Lower-case lemma.
    lemma: str
    #: Universal part of speech: NOUN, PROPN, VERB, AUX ...
    pos: str
    #: Penn Treebank tag: VBD, NNP ...
    tag: str
    #: Dependency label (ClearNLP): nsubj, dobj, prep ...
    dep: str
    #: The root of a sentence is its own head.
    head: Token
    #: In order of the text.
    children: list[Token]
    start: int
    end: int
    #: The named entity it stands in.
    ent: Entity | None
    sent: Sentence

    def __init__(self, i: int, text: str, lemma: str, pos: str, tag: str, dep: str, start: int) -> None:
        self.i = i
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.head = self
        self.children = []
        self.start = start
        self.end = start + len(text)
        self.ent = None

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.pos}, {self.dep}<-{self.head.text!r})"

    def subtree(self) -> list[Token]:
        """The token and all that depends on it, in order of the text."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        if len(found) > 1:
            found.sort(key=_PLACE)
        return found

    def ancestors(self) -> list[Token]:
        """Head, head's head, up to the root."""
        found, token = list[Token](), self
        while token.head is not token:
            token = token.head
            found.append(token)
        return found


#: Labels of entities that are places.
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
#: Labels of the language model for who may act.
ACTING_LABELS = frozenset(("GPE", "ORG", "NORP", "PERSON"))


@dataclass(slots=True, eq=False)
class Entity:
    """A named entity of the language model: tokens ``first`` to ``last`` (inclusive) and OntoNotes label."""

    first: Token
    last: Token
    label: str

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.last.end


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence: its tokens, its root and the index of its block."""

    index: int
    block: int
    tokens: list[Token]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def root(self) -> Token:
        for token in self.tokens:
            if token.head is token:
                return token
        return self.tokens[0]


#: One token as the parser gives it: start offset in the report, text, lemma, pos, tag, dep, index of its head within the
#: block, whether it starts a sentence.
type Row = tuple[int, str, str, str, str, str, int, bool]
#: One named entity: first and last token (inclusive, counted within the block), label.
type EntityRow = tuple[int, int, str]
#: One parsed block: its index in the report's blocks, its tokens and its entities.
type ParsedBlock = tuple[int, Sequence[Row], Sequence[EntityRow]]


class Doc:
    """A laid-out, parsed report.

    ``tokens``, ``sentences`` and ``entities`` cover the blocks that were parsed, in order of the text; no sentence crosses
    a block.
    """

    __slots__ = ("report", "tokens", "sentences", "entities", "_by_start", "_views")

    def __init__(self, report: Report, parsed: Iterable[ParsedBlock]) -> None:
        self.report = report
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []
        self._by_start: list[int] = []
        self._views: dict[str, Any] = {}
        for index, rows, entities in parsed:
            self._add(index, rows, entities)

    def _add(self, index: int, rows: Sequence[Row], entities: Sequence[EntityRow]) -> None:
        base = len(self.tokens)
        block = [
            Token(base + i, text, lemma, pos, tag, dep, start) for i, (start, text, lemma, pos, tag, dep, _head, _begins) in enumerate(rows)
        ]
        for token, row in zip(block, rows, strict=True):
            head = block[row[6]]
            token.head = head
            if head is not token:
                head.children.append(token)
            if row[7] or not self.sentences or self.sentences[-1].block != index:
                self.sentences.append(Sentence(len(self.sentences), index, []))
            token.sent = self.sentences[-1]
            token.sent.tokens.append(token)
        for first, last, label in entities:
            entity = Entity(block[first], block[last], label)
            for token in block[first : last + 1]:
                token.ent = entity
            self.entities.append(entity)
        self.tokens.extend(block)
        self._by_start.extend(token.start for token in block)

    @property
    def text(self) -> str:
        return self.report.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.report.blocks

    def view(self, name: str, build: Callable[[Doc], T]) -> T:
        """What ``build`` makes of the document, made once and kept under ``name``; what it is made of must not change after."""
        if name not in self._views:
            self._views[name] = build(self)
        return cast(T, self._views[name])

    def span(self, first: Token, last: Token | None = None) -> Span:
        """The report's words from one token through another (inclusive)."""
        return self.report.span(first.start, (last or first).end)

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap the offsets ``start`` to ``end``."""
        tokens, starts = self.tokens, self._by_start
        low = bisect_right(starts, start)
        if low and tokens[low - 1].end > start:
            low -= 1  # no two overlap: but for the one before, all that begin between overlap it
        return tokens[low : bisect_left(starts, end, low)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset, or None."""
        found = self.tokens_between(offset, offset + 1)
        return found[0].sent if found else None

    @classmethod
    def of(cls, text: str, rows: Sequence[tuple[str, str, str, str, str, int]], entities: Sequence[EntityRow] = ()) -> Doc:
        """A document of one paragraph built by hand.

        ``rows`` has one (text, lemma, pos, tag, dep, head index) a token; tokens are found in ``text`` in order. A token
        whose head is itself begins nothing by itself: a sentence begins at the first token and after each of ``.``, ``!``
        and ``?`` that ends one. Raises ValueError if a token is not in the text.
        """
        report = Report.of(text)
        report = Report(id=report.id, text=text, blocks=(Block("paragraph", 0, len(text)),))
        found: list[Row] = []
        at, begins = 0, True
        for word, lemma, pos, tag, dep, head in rows:
            at = text.index(word, at)
            found.append((at, word, lemma, pos, tag, dep, head, begins))
            at += len(word)
            begins = word in (".", "!", "?")
        return cls(report, [(0, found, list(entities))])
