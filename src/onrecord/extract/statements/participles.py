"""Participles of saying at the end of a sentence that the parser gives to a thing: whoever does what stands above them says it."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.doc import Token
from onrecord.extract.owners import TEXTS
from onrecord.extract.statements.draft import Draft
from onrecord.grammar.edges import edges
from onrecord.grammar.relations import ADVERBIAL, OBJECT, POSSESSOR, PREPOSITIONAL_OBJECT, REDUCED, hangs_as, has_word, relative_noun
from onrecord.grammar.subjects import doers_above
from onrecord.knowledge.words import word_list

#: Verbs whose participle closes a sentence with more words of whoever it is about: "halts the flights, citing a threat".
_CLOSING = word_list("closing_participles")
#: Those of people alone, not of a bill or a report either.
_OF_PEOPLE = word_list("participles_of_people")
_BEHIND = ADVERBIAL | REDUCED
_GOVERNED = OBJECT | PREPOSITIONAL_OBJECT
#: Nouns that say something themselves, and those that tell of people who do.
_RALLIES = frozenset(("protest", "rally", "march", "demonstration", "campaign", "strike"))
_TELLING = TEXTS | word_list("decree_nouns") | _RALLIES | {"proposal"}
#: Of whoever tells it: "denied that its jets had crossed the border, calling the claim baseless".
_OWN = frozenset(("its", "his", "her", "their"))


def by_those_above(draft: Draft, acts: Callable[[Token], bool]) -> Draft:
    """The draft with the speaker from a clause above where its own is a thing: "The court ruled that the decree was void, citing the
    charter". ``acts`` tells whether a token names somebody who can speak."""
    verb, head = draft.word, draft.source_head
    if verb is None or head is None or verb.tag != "VBG" or verb.lemma not in _CLOSING or not hangs_as(verb, _BEHIND):
        return draft
    if head.i > verb.i or head.pos not in ("NOUN", "PROPN", "PRON") or not (_after_comma(verb) or _of_a_thing(head)):
        return draft
    if acts(relative_noun(head) or head) and not has_word(head, _OWN, POSSESSOR):
        return draft
    for who in doers_above(verb):
        if acts(who):
            draft.source, draft.source_head = edges(who), who
            return draft
        if who.pos != "PRON" and who is not head and verb.lemma not in _OF_PEOPLE:
            return draft
    return draft


def _after_comma(verb: Token) -> bool:
    at = verb.i - verb.sent.tokens[0].i
    return at > 0 and verb.sent.tokens[at - 1].text == ","


def _of_a_thing(head: Token) -> bool:
    """Whether a participle hangs on a thing that says nothing: "closed its airspace to all flights saying", no letter and no rally."""
    return head.pos == "NOUN" and hangs_as(head, _GOVERNED) and head.lemma not in _TELLING
