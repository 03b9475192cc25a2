"""A statement while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.doc import Token


@dataclass(slots=True, eq=False)
class Draft:
    """What one attribution has so far; offsets count into the report."""

    #: First and last character of each piece of the content.
    content: list[tuple[int, int]]
    #: First and last token of the cue; None where the speaker is carried on from before.
    cue: tuple[Token, Token] | None = None
    #: The word that attributes: a verb, noun, adjective or preposition.
    word: Token | None = None
    #: First and last token of the words that name the speaker, and their head.
    source: tuple[Token, Token] | None = None
    source_head: Token | None = None
    #: To whom it is said, where the cue's object tells.
    addressee: Token | None = None
    #: What tells through what it is said, where it stands at the content's end.
    through: list[Token] = field(default_factory=list)
    direct: bool = False
    negated: bool = False
    #: A draft whose speaker this one carries on.
    carries: Draft | None = None
    why: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def length(self) -> int:
        return sum(end - start for start, end in self.content)

    def overlap(self, other: Draft) -> int:
        """How many characters both contents share."""
        return sum(max(0, min(b, d) - max(a, c)) for a, b in self.content for c, d in other.content)
