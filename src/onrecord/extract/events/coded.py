"""An act while it is being coded."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.doc import Token
from onrecord.types import Role, Statement, Status


@dataclass(slots=True)
class Told:
    """How the parties of an act were found: for people a line each, for rules what they ask."""

    lines: list[str] = field(default_factory=list)
    #: Whether the source is who says what tells the act: "the raid was a mistake, Peru said".
    by_speaker: bool = False

    #: Whom what is told hurts, the doers among them.
    hurt: list[Role] = field(default_factory=list)

    def tell(self, line: str) -> None:
        """Adds a line for people."""
        self.lines.append(line)


@dataclass(slots=True)
class Coded:
    """An act with its actors, before it has date, place and number."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    tokens: list[Token]
    source: list[Role]
    recipient: list[Role]
    status: Status
    statement: Statement | None
    why: list[str] = field(default_factory=list)
    #: Whether the source is who says it (see ``Told``).
    by_speaker: bool = False
