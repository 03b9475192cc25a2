"""Products of matrices on one thread: on several, numpy's library parts a matrix by their number, and the last bits change."""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

#: The functions that tell and set the number of threads, as the builds of OpenBLAS name them.
_NAMES = (
    ("scipy_openblas_get_num_threads64_", "scipy_openblas_set_num_threads64_"),
    ("scipy_openblas_get_num_threads", "scipy_openblas_set_num_threads"),
    ("openblas_get_num_threads64_", "openblas_set_num_threads64_"),
    ("openblas_get_num_threads", "openblas_set_num_threads"),
)


def one_thread() -> Callable[[], AbstractContextManager[None]] | None:
    """What makes numpy use one thread within it; None where this cannot be told to numpy."""
    try:
        core: Any = importlib.import_module("numpy._core._multiarray_umath")  # what it is linked to is found through it
        library = ctypes.CDLL(core.__file__)
    except (ImportError, OSError):
        return None
    for get_name, set_name in _NAMES:
        tell, change = getattr(library, get_name, None), getattr(library, set_name, None)
        if tell is not None and change is not None:
            return _limit(tell, change)
    return None


def _limit(tell: Callable[[], int], change: Callable[[int], object]) -> Callable[[], AbstractContextManager[None]]:
    @contextmanager
    def limited() -> Iterator[None]:
        before = tell()
        change(1)
        try:
            yield
        finally:
            change(before)

    return limited
