"""Products of matrices: a row's hangs on nothing but the row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
import pytest

from onrecord.parse.products import Products, steady
from onrecord.parse.threads import one_thread


def numbers(rows: int, columns: int) -> Any:
    return numpy.random.default_rng(rows).random((rows, columns), dtype="float32")


def test_the_products_are_those_of_the_matrices() -> None:
    products = Products()
    for rows in (0, 1, 63, 64, 65, 200):
        found = products.gemm(numbers(rows, 96), numbers(120, 96), trans2=True)
        assert found.shape == (rows, 120)
        assert numpy.allclose(found, numbers(rows, 96) @ numbers(120, 96).T)


def test_they_are_put_where_they_are_wanted() -> None:
    table = numpy.zeros((71, 120), dtype="float32")
    Products().gemm(numbers(70, 96), numbers(120, 96), out=table[1:], trans2=True)
    assert not table[0].any()
    assert numpy.allclose(table[1:], numbers(70, 96) @ numbers(120, 96).T)


def test_a_row_is_the_same_to_the_last_bit_whatever_stands_beside_it() -> None:
    limit = one_thread()
    products = steady()
    if limit is None or products is None:
        pytest.skip("numpy's library is another here")
    table, weights = numbers(200, 96), numbers(288, 96)
    with limit():
        whole = products.gemm(table, weights, trans2=True)
        for first, last in ((0, 1), (5, 70), (100, 200)):
            assert (products.gemm(table[first:last], weights, trans2=True) == whole[first:last]).all()


def test_where_a_row_hangs_on_its_place_the_layers_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    multiply: Callable[..., Any] = Products.gemm

    def uneven(self: Products, *args: Any, **options: Any) -> Any:
        found = multiply(self, *args, **options)
        found[-1] = numpy.nextafter(found[-1], 2 * found[-1])
        return found

    assert steady() is not None or one_thread() is None
    monkeypatch.setattr(Products, "gemm", uneven)
    assert steady() is None
