"""The speeches of a transcript: a paragraph that a label gives to its speaker, with the paragraphs that go on with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from re import Match

from onrecord.doc import Doc, Token
from onrecord.extract.statements.draft import Draft
from onrecord.grammar.labels import is_role, is_titled, label_at
from onrecord.grammar.relations import possessor
from onrecord.types import Block

#: What somebody gives to the press; labels of whoever answers in it.
_MEETINGS = frozenset(("conference", "briefing", "interview"))
_ANSWERS = frozenset(("a", "answer"))
#: How many labels that are not in capitals make a transcript.
#: By definition: somebody asks and somebody answers; a title and a stop may begin any sentence, so that one more of them is asked for.
_PLAIN, _STOPPED = 2, 3


@dataclass(slots=True)
class _Labelled:
    """A paragraph with a label."""

    block: int
    match: Match[str]
    form: str
    name: list[Token]
    mark: Token
    names: bool
    #: Whether nothing stands beside it: the speech is what follows.
    alone: bool


def read_labelled(doc: Doc, acts: Callable[[Token], bool]) -> list[Draft]:
    """The speeches, in order of the text. ``acts`` tells whether a token names somebody who can speak."""
    found = [label for number, block in enumerate(doc.blocks) if (label := _label(doc, number, block, acts)) is not None]
    plain = [label for label in found if label.form == "plain" and label.names]
    stopped = [label for label in found if label.form == "stopped" and label.names]
    spoken = [
        label
        for label in found
        if (label.form == "capitals" and (label.names or not label.alone))
        or (label.form == "plain" and label.names and len(plain) >= _PLAIN)
        or (label.form == "stopped" and label.names and len(stopped) >= _STOPPED)
    ]
    drafts = []
    host = _host(doc, spoken[0].block) if spoken else None
    for n, label in enumerate(spoken):
        draft = Draft(
            [(label.match.end(), doc.blocks[label.block].end)],
            cue=(label.mark, label.mark),
            word=label.mark,
            direct=True,
            why=["a transcript's line with its speaker's name"],
        )
        draft.source, draft.source_head = (label.name[0], label.name[-1]), label.name[-1]
        if host is not None and label.match["name"].lower() in _ANSWERS:
            draft.source_head = host
        after = label.block + 2 if label.alone else label.block + 1
        if label.names:
            # what stands between two labels goes on with the first; after the last one that stands alone, the paragraph after it
            ends = next((other.block for other in found if other.block > label.block), after) if n + 1 < len(spoken) else after
            between = doc.blocks[label.block + 1 : ends]
            draft.content += [(block.start, block.end) for block in between if block.kind == "paragraph"]
        if label.alone:
            draft.content = draft.content[1:]
        if draft.content:
            drafts.append(draft)
    return drafts


def _host(doc: Doc, first: int) -> Token | None:
    """The one whose press conference it is by the words before the first label, and who gives the answers: "Ana Roe's Press Conference on 3 May"."""
    hosts = [
        owner
        for block in doc.blocks[:first]
        for token in doc.tokens_between(block.start, block.end)
        if token.lemma.lower() in _MEETINGS
        and (owner := possessor(token)) is not None
        and owner.ent is not None
        and owner.ent.label == "PERSON"
    ]
    return hosts[0] if len(hosts) == 1 else None


def _label(doc: Doc, number: int, block: Block, acts: Callable[[Token], bool]) -> _Labelled | None:
    """The label that begins a block, with its tokens."""
    labelled = label_at(doc.text, block.start, block.end) if block.kind in ("paragraph", "heading") else None
    if labelled is not None and block.kind == "heading" and doc.text[labelled[0].end() : block.end].strip():
        return None
    if labelled is None:
        return None
    match, form = labelled
    tokens = doc.tokens_between(match.start("name"), match.end())
    end = match.end("name")
    mark = next((token for token in tokens if token.end > end and token.text[-1] in ":."), None)
    name = [token for token in tokens if token.start < end and token is not mark]
    if mark is None or not name:
        return None
    return _Labelled(
        number,
        match,
        form,
        name,
        mark,
        is_role(match["name"]) or is_titled(match["name"]) or acts(name[-1]),
        not doc.text[match.end() : block.end].strip(),
    )
