"""The errors of the project: one root, and each says what it is about and what to do."""

from __future__ import annotations


class OnrecordError(Exception):
    """The root of all errors that Onrecord raises on purpose.

    ``about`` names the file, table, record or option concerned; ``reason`` says what is wrong; ``remedy`` what to do.
    """

    def __init__(self, about: str, reason: str, remedy: str = "") -> None:
        self.about = about
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{about}: {reason}" + (f". {remedy}" if remedy else ""))

    def __reduce__(self) -> tuple[type[OnrecordError], tuple[str, str, str]]:
        """As it is sent between processes."""
        return type(self), (self.about, self.reason, self.remedy)


class InputError(OnrecordError):
    """A file or text that cannot be read as a report."""


class LibraryError(InputError):
    """A file that cannot be read because a library is missing or fails: the same for all files of a kind, and told once."""


class ModelError(OnrecordError):
    """The language model is missing, damaged or of the wrong kind."""


class KnowledgeError(OnrecordError):
    """A data table that is missing or has a row that does not fit."""


class RecordError(OnrecordError):
    """A record that cannot be opened, written or found whole."""


class StaleError(RecordError):
    """A change to what somebody else has changed since one looked."""


class ConfigError(OnrecordError):
    """An option or config file that does not fit."""
