"""Products of matrices for the model's other layers, by numpy, in blocks of one shape.

The library that spaCy brings falls back to plain loops where it does not know the processor. numpy's is several times as fast, but in its products
the last bit of a row hangs on how many rows there are. In blocks of one shape it does not, wherever a row stands: ``steady`` asks whether that holds.
"""

from __future__ import annotations

from typing import Any

import numpy
from thinc.api import NumpyOps

#: Rows of a block: as many as the kernels of every processor part without a rest, so many that the weights are laid ready seldom, few enough that what a
#: last block lacks costs little and that a block stays near the processor.
#: Bound of work.
ROWS = 192


class Products(NumpyOps):  # type: ignore[misc]
    """thinc's operations, the product of a matrix of words with one of weights in blocks."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        if trans1:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        weights = y.T if trans2 else y
        if out is None:
            out = numpy.empty((len(x), weights.shape[1]), dtype=x.dtype)
        whole = len(x) - len(x) % ROWS
        for at in range(0, whole, ROWS):
            numpy.dot(x[at : at + ROWS], weights, out=out[at : at + ROWS])
        if whole < len(x):
            last = numpy.zeros((ROWS, x.shape[1]), dtype=x.dtype)
            last[: len(x) - whole] = x[whole:]
            out[whole:] = numpy.dot(last, weights)[: len(x) - whole]
        return out


def steady() -> Products | None:
    """The operations, where a row's product is the same to the last bit wherever in a block it stands; None where it is not."""
    products = Products()
    # Bound of form: widths that networks of this kind have.
    for width, out in ((64, 1664), (96, 288), (288, 288), (300, 96)):
        numbers = numpy.random.default_rng(0)
        row, weights = numbers.random((1, width), dtype="float32"), numbers.random((out, width), dtype="float32")
        found = products.gemm(numpy.repeat(row, ROWS, axis=0), weights, trans2=True)
        if (found != found[0]).any():
            return None
    return products
