"""The working state of one report while its actors are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.doc import Doc, Token
from onrecord.extract.mentions.keys import Key
from onrecord.extract.mentions.lexicon import Lexicon, Named
from onrecord.types import ActorKind, MentionKind


@dataclass(slots=True, eq=False)
class Draft:
    """A mention before it belongs to an actor."""

    first: Token
    last: Token
    #: The word that the rest of the sentence hangs on.
    head: Token
    mention: MentionKind
    #: The actor kind.
    kind: ActorKind
    name: str
    #: Drafts with one key name one actor.
    key: Key | None = None
    #: The last token of the name that it is another word for: "the minister, Ana Lopez".
    same: int | None = None
    state: str | None = None
    role: str | None = None
    title: str | None = None
    affiliation: str | None = None
    plural: bool = False
    gender: str | None = None
    #: Nouns by which it may be taken up again: "minister", "council".
    nouns: set[str] = field(default_factory=set)
    definite: bool = False
    named: Named | None = None
    #: Other tokens of the phrase that stand for it ("dozens of protesters").
    why: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.last.end


class Scan:
    """One report: its tokens, what the tables say of them, and the drafts so far."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.text = doc.report.text
        self.drafts: list[Draft] = []
        #: State that the token is an adjective of, or a name of, by token index.
        self.origin: dict[int, str] = {}
        #: The table's name that covers the token.
        self.named: dict[int, tuple[int, int, Named]] = {}
        #: The named draft that covers the token.
        self.name_at: dict[int, Draft] = {}
        #: Any draft by the token it hangs on.
        self.by_head: dict[int, Draft] = {}

    def add(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        self.by_head[draft.head.i] = draft
        return draft

    def words(self, first: Token, last: Token) -> str:
        """The report's words, white space as single blanks."""
        return " ".join(self.text[first.start : last.end].split())
