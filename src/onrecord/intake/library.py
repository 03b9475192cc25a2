"""Libraries that only some formats need: imported when first used, and named with their extra where they are missing."""

from __future__ import annotations

import importlib
from typing import Any

from onrecord.errors import InputError


def library(module: str, name: str, extra: str = "formats") -> Any:
    """The module, for the file of that name.

    Raises InputError that says what to install.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:  # its own absence, or that of what it needs
        lacking = "" if (error.name or module).split(".")[0] == module.split(".")[0] else f" ({error})"
        reason = f"cannot be read without the library {module.split('.')[0]}{lacking}"
        wanted = f"onrecord[{extra}]" if extra else "onrecord"
        raise InputError(name, reason, f"Run: pip install '{wanted}'") from error
