"""Participles of saying at the end of a sentence that the parser gives to a thing: whoever does what stands above them says it."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.doc import Token
from onrecord.extract.owners import TEXTS
from onrecord.extract.statements.draft import Draft
from onrecord.grammar.edges import edges
from onrecord.grammar.relations import (
    ADVERBIAL,
    DOER,
    FINITE,
    JOINED,
    MARKING,
    OBJECT,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    children_as,
    first_joined,
    governor,
    hangs_as,
    has_word,
    relative_noun,
    under_prepositions,
)
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
_SAYING = word_list("speech_acts")
_REFUSING = frozenset(("deny", "reject", "dismiss", "refute", "rebut"))
#: Of whoever tells it: "denied that its jets had crossed the border, calling the claim baseless".
_OWN = frozenset(("its", "his", "her", "their"))


def by_those_above(draft: Draft, acts: Callable[[Token], bool]) -> Draft:
    """The draft with the speaker from a clause above where its own is a thing: "The court ruled that the decree was void, citing the
    charter". ``acts`` tells whether a token names somebody who can speak."""
    verb, head = draft.word, draft.source_head
    if verb is not None and head is not None and (who := _beside(verb, head, acts)) is not None:
        draft.source, draft.source_head = edges(who), who
        return draft
    if verb is None or head is None or verb.tag != "VBG" or not hangs_as(verb, _BEHIND):
        return draft
    meanwhile = has_word(verb, ("while",), MARKING) and not acts(head)  # "said the offer stands, while defending the raid"
    if verb.lemma not in _CLOSING and not meanwhile:
        return draft
    refused = draft.direct and _is_refused(verb, head)
    if (
        head.i > verb.i
        or head.pos not in ("NOUN", "PROPN", "PRON")
        or not (_after_comma(verb) or meanwhile or refused or _of_a_thing(head))
    ):
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


def _beside(verb: Token, head: Token, acts: Callable[[Token], bool]) -> Token | None:
    """Whoever does what the clause right before tells, where the parser hangs the saying past it: "tension rose when Saleh called it a lie and said",
    "the court freed him, with judge Lopez ordering a fine, saying"."""
    above = governor(verb)
    if above is None:
        return None
    if hangs_as(verb, JOINED) and not acts(head):
        clauses = [clause for clause in children_as(first_joined(verb), ADVERBIAL) if clause.tag == verb.tag]
    elif verb.tag == "VBG" and verb.lemma in _CLOSING and hangs_as(verb, ADVERBIAL) and _after_comma(verb):
        clauses = [told for told in under_prepositions(above, ("with",)) if told.tag == "VBG"]
        if not clauses and not acts(head):
            # "the remarks come after Okafor said the drill would go on, adding"
            clauses = [told for told in children_as(above, ADVERBIAL) if told.tag in FINITE and told.lemma in _SAYING]
    else:
        return None
    doers = [who for clause in clauses if above.i < clause.i < verb.i for who in children_as(clause, DOER)]
    who = doers[-1] if doers else None
    person = who is not None and who.ent is not None and who.ent.label == "PERSON"
    return who if who is not None and acts(who) and (person or hangs_as(verb, JOINED)) else None


def _after_comma(verb: Token) -> bool:
    at = verb.i - verb.sent.tokens[0].i
    return at > 0 and verb.sent.tokens[at - 1].text == ","


def _is_refused(verb: Token, head: Token) -> bool:
    """Whether what is quoted is not said by a text but of it: "denied the reports saying, "They are false""."""
    above = governor(head)
    told = above is not None and hangs_as(head, OBJECT) and above.lemma in _REFUSING
    at = verb.i - verb.sent.tokens[0].i + 1
    return told and head.pos == "NOUN" and at < len(verb.sent.tokens) and verb.sent.tokens[at].text == ","


def _of_a_thing(head: Token) -> bool:
    """Whether a participle hangs on a thing that says nothing: "closed its airspace to all flights saying", no letter and no rally."""
    return head.pos == "NOUN" and hangs_as(head, _GOVERNED) and head.lemma not in _TELLING
