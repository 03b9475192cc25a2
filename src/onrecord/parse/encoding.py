"""The model's word vectors, fast and free of neighbours.

The first layers of spaCy's small networks turn each word by itself into a vector (``embed``) and then mix it with the four words to
either side (``encode``); the second takes most of the model's time, in products of matrices. The words' own vectors are
remembered. The products are numpy's, several times as fast as those of the library that spaCy brings where that one does not
know the processor. In numpy's products the last bit of a row hangs on where in the matrix it stands and how many rows there are.
In blocks of one shape, on one thread, it does not (``onrecord.parse.products.steady`` asks whether that holds; where not, each piece is encoded by
itself): a piece's vectors depend on its own words alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from onrecord.parse.threads import one_thread

if TYPE_CHECKING:
    from spacy.language import Language

#: The most words whose vectors are remembered at a time, by each network.
#: Bound of memory.
MOST = 30_000
#: The layers of one step of the encoder that is known here.
_STEP = "residual(expand_window>>maxout>>layernorm>>dropout)"


def quicken(nlp: Language) -> Callable[[], AbstractContextManager[None]]:
    """Puts faster layers in place of those that are known. Gives what must be around every use of the pipeline."""
    limit = one_thread()
    if limit is None:
        return nullcontext
    from onrecord.parse.products import steady

    with limit():
        products = steady()
    component: Any
    for _name, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        if not hasattr(model, "walk"):
            continue
        known = [node for node in model.walk() if _is_known(node)]
        for node in known:
            fast = _fast(node, products is not None)
            if node is model:
                component.model = fast
            for parent in list(model.walk()):
                parent._layers[:] = [fast if layer is node else layer for layer in parent._layers]
            _multiply(node, products)
        _multiply(component.model, products)
    return limit


def _multiply(model: Any, products: Any) -> None:
    """Has all layers multiply their matrices so, but those for another kind of processor."""
    for node in model.walk():
        if products is not None and node.ops.name == "numpy":
            node.ops = products


def _is_known(node: Any) -> bool:
    """Whether this is a network of words by hashes and windows of three words, as spaCy's pipelines for a processor have it."""
    if not (node.has_ref("embed") and node.has_ref("encode") and len(node.layers) == 2 and node.ops.name == "numpy"):
        return False
    embed, encode = node.layers
    if node.get_ref("embed") is not embed or node.get_ref("encode") is not encode or not embed.name.startswith("extract_features"):
        return False
    steps = encode.layers[0].layers if len(encode.layers) == 1 else []
    return (
        encode.attrs.get("pad") == len(steps) > 0
        and all(step.name == _STEP and step.layers[0].layers[0].attrs["window_size"] == 1 for step in steps)
        and len([part for part in embed.walk() if part.name == "extract_features"]) == 1
    )


def _fast(node: Any, together: bool) -> Any:
    """A network that gives what the node gives; ``together``: several pieces in one block."""
    from thinc.api import Model

    embed, encode = _Embed(node.layers[0]), _Encode(node.layers[1], together)

    def forward(_model: Any, docs: Sequence[Any], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
        return encode(embed(docs)) if docs else [], lambda _gradient: []

    return Model("fast_tok2vec", forward, dims={"nO": node.get_dim("nO")})


class _Types:
    """Distinct words, in the form in which spaCy's layers ask for a document."""

    def __init__(self, vocab: Any, columns: list[int], table: Any) -> None:
        self.vocab, self._columns, self._table = vocab, columns, table

    def __len__(self) -> int:
        return len(self._table)

    def to_array(self, asked: Any) -> Any:
        from spacy.attrs import intify_attr

        if isinstance(asked, (list, tuple)):
            return self._table[:, [self._columns.index(intify_attr(one)) for one in asked]]
        return self._table[:, self._columns.index(intify_attr(asked))]


class _Embed:
    """The words' own vectors, each worked out once."""

    def __init__(self, model: Any) -> None:
        from spacy.attrs import ORTH, intify_attr

        self._model = model
        features = next(part for part in model.walk() if part.name == "extract_features")
        self._columns = [intify_attr(column) for column in features.attrs["columns"]]
        if ORTH not in self._columns:  # by which the static vectors are looked up
            self._columns.append(ORTH)
        self._width = 8 * len(self._columns)
        self._number: dict[bytes, int] = {}
        self._vectors = model.ops.alloc2f(0, model.get_dim("nO"))

    def __call__(self, docs: Sequence[Any]) -> list[Any]:
        import numpy

        tables = [numpy.ascontiguousarray(doc.to_array(self._columns)) for doc in docs]
        keys = []
        for table in tables:
            raw = table.tobytes()
            keys.append([raw[at : at + self._width] for at in range(0, len(raw), self._width)])
        if len(self._number) > MOST:
            self._number.clear()
        new: dict[bytes, None] = {}
        for words in keys:
            for word in words:
                if word not in self._number:
                    new[word] = None
        if new:
            self._learn(list(new), docs[0].vocab)
        number = self._number
        return [self._vectors[[number[word] for word in words]] for words in keys]

    def _learn(self, new: list[bytes], vocab: Any) -> None:
        import numpy

        table = numpy.frombuffer(b"".join(new), dtype="uint64").reshape(len(new), len(self._columns))
        found = self._model.predict([_Types(vocab, self._columns, table)])[0]
        first, needed = len(self._number), len(self._number) + len(new)
        if needed > len(self._vectors):
            grown = numpy.empty((max(needed, 2 * len(self._vectors)), found.shape[1]), dtype=found.dtype)
            grown[:first] = self._vectors[:first]
            self._vectors = grown
        self._vectors[first:needed] = found
        for word in new:
            self._number[word] = len(self._number)


class _Encode:
    """The encoder's steps over pieces of text."""

    def __init__(self, model: Any, together: bool) -> None:
        """``together``: whether a row's product is the same wherever in a block it stands."""
        self._together = together
        self._pad: int = model.attrs["pad"]
        self._steps = [self._weights(step) for step in model.layers[0].layers]

    @staticmethod
    def _weights(step: Any) -> tuple[Any, Any, int, int, Any, Any]:
        """Weights and bias, those of one piece of the maxout after those of another, and the layer norm's."""
        import numpy

        parts = {part.name: part for part in step.walk()}
        maxout, norm = parts["maxout"], parts["layernorm"]
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        width, count, wide = weights.shape
        joined = numpy.ascontiguousarray(weights.transpose(2, 1, 0).reshape(wide, count * width))
        return joined, numpy.ascontiguousarray(bias.T.reshape(-1)), width, count, norm.get_param("G"), norm.get_param("b")

    def __call__(self, pieces: Sequence[Any]) -> list[Any]:
        import numpy
        from numpy.lib.stride_tricks import as_strided

        from onrecord.parse.products import ROWS

        if not self._together and len(pieces) > 1:
            return [self([piece])[0] for piece in pieces]
        # Side by side, rows of nothing between them: as many as there are steps, so that nothing of one piece reaches another.
        pad, width = self._pad, pieces[0].shape[1]
        begins, at = [], pad
        for piece in pieces:
            begins.append(at)
            at += len(piece) + pad
        x = numpy.zeros((at, width), dtype="float32")
        for begin, piece in zip(begins, pieces, strict=True):
            x[begin : begin + len(piece)] = piece
        window = numpy.zeros((ROWS, 3 * width), dtype="float32")
        for step in self._steps:
            # The first and the last row reach no word.
            found = numpy.zeros_like(x)
            windows = as_strided(x, (len(x) - 2, 3 * width), x.strides)
            for first in range(0, len(windows), ROWS):
                some = windows[first : first + ROWS]
                window[: len(some)] = some
                # In blocks of one shape a row's product does not hang on the rows beside it.
                self._step(numpy.dot(window, step[0])[: len(some)], x[first + 1 :], found[first + 1 : first + 1 + len(some)], step)
            x = found
        return [x[begin : begin + len(piece)] for begin, piece in zip(begins, pieces, strict=True)]

    @staticmethod
    def _step(products: Any, before: Any, best: Any, step: tuple[Any, Any, int, int, Any, Any]) -> None:
        """What one step makes of rows' products with the weights and of what was there ``before``, put where ``best`` is."""
        import numpy

        _weights, bias, out, count, scale, shift = step
        share = numpy.float32(out)
        products += bias
        numpy.maximum(products[:, :out], products[:, (count - 1) * out :], out=best)
        for piece in range(1, count - 1):
            numpy.maximum(best, products[:, piece * out : (piece + 1) * out], out=best)
        best -= numpy.add.reduce(best, axis=1, keepdims=True) / share
        spread = numpy.add.reduce(best * best, axis=1, keepdims=True)
        spread /= share
        spread += 1e-08
        best /= numpy.sqrt(spread, out=spread)
        best *= scale
        best += shift
        best += before[: len(best)]
