"""Speeches of a release that no marks enclose: a paragraph "Prime Minister Ana Roe said:" and the paragraphs after it."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.doc import Doc, Token
from onrecord.extract.statements.cues import Cues, subject
from onrecord.extract.statements.draft import Draft
from onrecord.grammar.edges import edges, verb_edges
from onrecord.grammar.labels import label_at
from onrecord.grammar.quotation import MARKS, tokens_in_quotes
from onrecord.grammar.relations import MAIN, OBJECT, children_as, hangs_as, has_word
from onrecord.knowledge.words import word_list

#: What somebody gives out, and by what verbs.
_TEXTS = word_list("document_nouns")
_ISSUING = word_list("issuing")
#: How many words a line has at most that names who speaks.
#: Bound of form: a name with its titles, the verb, and where it is said.
_LONGEST = 30
#: What a paragraph does not begin with that is told in whole sentences.
_BEGINS = re.compile(r"[A-Z0-9]")
#: By whom a paragraph is told that goes on with a speech.
_SPEAKER = frozenset(("i", "we", "my", "our", "me", "us"))


def read_released(doc: Doc, cues: Cues, acts: Callable[[Token], bool]) -> list[Draft]:
    """The speeches, in order of the text. ``acts`` tells whether a token names somebody who can speak."""
    drafts: list[Draft] = []
    inside = tokens_in_quotes(doc)
    for number in range(len(doc.blocks) - 1):
        verb = _introduces(doc, number, cues)
        who = subject(verb) if verb is not None else None
        if verb is None or who is None or not acts(who) or not _tells(doc, number + 1):
            continue
        if not _alone(doc, number, verb) and not _gives_out(verb) and not _goes_on(doc, number + 1, inside):
            continue  # after a report's own sentences: a quotation may have been lost, and the report go on
        last = at = number + 1
        while _tells(doc, at + 1) and _introduces(doc, at + 1, cues) is None:
            at += 1
            if _goes_on(doc, at, inside):
                last = at
            elif not _gives_out(verb):
                break
        content = [(block.start, block.end) for block in doc.blocks[number + 1 : last + 1]]
        draft = Draft(
            content, cue=verb_edges(verb), word=verb, direct=True, why=[f"a paragraph after a line that tells who speaks: {verb.text!r}"]
        )
        draft.source, draft.source_head = edges(who), who
        drafts.append(draft)
    return drafts


def _introduces(doc: Doc, number: int, cues: Cues) -> Token | None:
    """The verb of a paragraph that is only who says what follows: "Prime Minister Ana Roe said in Oslo:"."""
    block = doc.blocks[number]
    if block.kind not in ("paragraph", "heading") or not doc.text[block.start : block.end].rstrip().endswith(":"):
        return None
    tokens = [token for token in doc.tokens_between(block.start, block.end) if token.pos != "SPACE"]
    tokens = [token for token in tokens if token.sent is tokens[-1].sent]
    if len(tokens) > _LONGEST or any(token.text in MARKS for token in tokens):
        return None
    verb = next((token for token in tokens if hangs_as(token, MAIN)), None)
    told = verb is not None and (verb.lemma in cues.telling or _gives_out(verb))
    return verb if told else None


def _alone(doc: Doc, number: int, verb: Token) -> bool:
    """Whether a paragraph is only who says what follows."""
    block = doc.blocks[number]
    return not doc.text[block.start : verb.sent.tokens[0].start].strip()


def _gives_out(verb: Token) -> bool:
    """Whether somebody gives out words that follow: "issued the following statement"."""
    texts = (text for text in children_as(verb, OBJECT) if text.lemma in _TEXTS)
    return verb.lemma in _ISSUING and any(has_word(text, ("following",)) for text in texts)


def _tells(doc: Doc, number: int) -> bool:
    """Whether a paragraph is one of whole sentences, without marks or a label of its own."""
    if number >= len(doc.blocks) or doc.blocks[number].kind != "paragraph":
        return False
    block = doc.blocks[number]
    text = doc.text[block.start : block.end].rstrip()
    return _BEGINS.match(text) is not None and text[-1:] in ".!?" and label_at(doc.text, block.start, block.end) is None


def _goes_on(doc: Doc, number: int, inside: frozenset[int]) -> bool:
    """Whether a paragraph is told in the first person."""
    block = doc.blocks[number]
    return any(
        token.lower in _SPEAKER and token.text != "US" and token.i not in inside for token in doc.tokens_between(block.start, block.end)
    )
