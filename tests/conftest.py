from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
sys.path.append(str(Path(__file__).parent / "record"))  # its helpers, for a file of tests that is run alone

if TYPE_CHECKING:
    from onrecord.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One loaded reader for all tests that need the language model; imported here, so that other tests do not wait for it."""
    from onrecord.reader import Reader

    return Reader()


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing is kept in the user's cache: the tests have one, also of several processes together, so that the tables are read once; what
    tests the cache has one of its own."""
    folder = tmp_path_factory.getbasetemp()
    os.environ["ONRECORD_CACHE"] = str((folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "cache")


#: The machine itself; a test may serve a page to its own browser.
_HERE = ("127.0.0.1", "::1", "localhost", "testserver", "")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """No test may go beyond this machine: the suite passes with the network off."""
    with pytest.MonkeyPatch.context() as patch:
        real = socket.socket.connect

        def connect(one: socket.socket, address: Any) -> None:
            if one.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _HERE:
                raise OSError(f"a test goes to the network: {address}")
            real(one, address)

        patch.setattr(socket.socket, "connect", connect)
        yield
