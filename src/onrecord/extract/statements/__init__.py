"""The statements of a report: who is reported to have said, written, thought or wanted what.

The flow: quotations are paired (``quotes``), each direct one is given its cue and speaker (``direct``)
and the reporter's words that belong to it (``worded``), slogans however short are those of whoever chants them (``chanted``),
titles that name who speaks are taken apart (``headlines``), what is reported in
the reporter's words is read from the parse with the table of cues (``indirect``) and, where a participle closes the sentence, given
to whoever does what stands above it (``participles``), quotations that follow it without a cue are
its speaker's (``carried``), and the drafts become statements with
their speakers, addressees, media, places and dates (``finish``); of those told within others the acts of speech stay (``nested``).
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.doc import Doc, Token
from onrecord.extract.found import Found
from onrecord.extract.owners import TEXTS
from onrecord.extract.statements.carried import read_carried
from onrecord.extract.statements.chanted import read_chanted
from onrecord.extract.statements.cues import Cues
from onrecord.extract.statements.direct import read_direct
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.finish import by_arms, finish
from onrecord.extract.statements.headlines import read_headlines
from onrecord.extract.statements.indirect import read_indirect
from onrecord.extract.statements.nested import without_thoughts
from onrecord.extract.statements.participles import by_those_above
from onrecord.extract.statements.worded import with_words
from onrecord.grammar.quotation import quotes_in
from onrecord.grammar.relations import relative_noun
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list
from onrecord.types import Statement

#: Verbs of what only somebody with a mind says or wants.
_OF_MINDS = word_list("mind_verbs")
#: What tells something itself.
_TELLING = TEXTS | {"inquiry", "probe", "evidence"}
_PERSONS = frozenset(("he", "she", "they", "i", "we", "who"))


def statements(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Statement, ...]:
    """The statements, in order of the text."""
    cues = Cues.of(knowledge)
    quotes = quotes_in(doc)

    def acts(token: Token) -> bool:
        return token.lower in _PERSONS or found.mention_at(token.start, token.end) is not None

    drafts = [by_those_above(draft, acts) for draft in read_direct(doc, quotes, cues, acts)]
    drafts += [by_those_above(draft, acts) for draft in read_chanted(doc, quotes, drafts)]
    drafts = with_words(doc, drafts, quotes, cues)
    drafts += read_headlines(doc, found)
    drafts += [by_those_above(draft, acts) for draft in read_indirect(doc, quotes, cues, drafts)]
    drafts += read_carried(doc, quotes, drafts)
    drafts = [draft for draft in drafts if not by_arms(found, draft, knowledge) and not _of_a_thing(draft, acts)]
    return without_thoughts(doc, found, finish(doc, found, drafts, quotes), knowledge)


def _of_a_thing(draft: Draft, acts: Callable[[Token], bool]) -> bool:
    """Whether a thing does what is a saying only of somebody: "the war threatens the harvest", "a law that aims to raise taxes"."""
    head = draft.source_head
    if head is None or draft.direct or draft.word is None or draft.word.lemma not in _OF_MINDS or draft.word.pos == "NOUN":
        return False
    head = relative_noun(head) or head
    return head.pos == "NOUN" and head.lemma not in _TELLING and not acts(head)
