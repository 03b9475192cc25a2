"""Libraries that only some formats need: imported when first used, and named with their extra where they are missing."""

from __future__ import annotations

import importlib
from typing import Any

from onrecord.errors import LibraryError, OnrecordError


def library(module: str, name: str, extra: str = "formats") -> Any:
    """The module, for the file of that name.

    Raises LibraryError that says what to install, also where the library is there and does not load.
    """
    first = module.split(".")[0]
    wanted = f"onrecord[{extra}]" if extra else "onrecord"
    try:
        return importlib.import_module(module)
    except ImportError as error:  # its own absence, or that of what it needs
        lacking = "" if (error.name or module).split(".")[0] == first else f" ({error})"
        raise LibraryError(name, f"cannot be read without the library {first}{lacking}", f"Run: pip install '{wanted}'") from error
    except Exception as error:  # built for another version of what it needs: it falls over that as it will
        reason = f"cannot be read: the library {first} does not load ({_kind(error)})"
        raise LibraryError(name, reason, f"Run: pip install --force-reinstall '{wanted}'") from error


def failed(name: str, error: Exception) -> LibraryError:
    """What is told of a file over which a library has fallen; what is no fault of a library is raised again."""
    if isinstance(error, (OnrecordError, OSError)):
        raise error
    if isinstance(error, ImportError):
        reason = f"cannot be read: a library is missing or does not load ({error})"
        return LibraryError(name, reason, "Install onrecord again with what it needs")
    return LibraryError(name, f"cannot be read: a library failed over it ({_kind(error)})", "Save the report's text as a .txt file")


def _kind(error: Exception) -> str:
    words = " ".join(str(error).split())[:160]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
