"""Whether a time expression looks back or ahead: the tense of the verb that governs it, and its preposition."""

from __future__ import annotations

import re

from onrecord.doc import Doc, Token
from onrecord.grammar.clauses import auxiliaries
from onrecord.grammar.relations import governor
from onrecord.knowledge.words import word_list

#: Verbs in -s that the parse may take for nouns: "The mandate ends on 31 October".
_ENDS = re.compile(r"\b(?:ends|expires|starts|begins|opens|closes|lapses|resumes)\s+(?:(?:on|in|by|at)\s+)?$")

_AHEAD = word_list("looking_ahead")


#: Verbs whose object lies ahead though they are past: "planned a march on Saturday", "postponed until".
_SETS = frozenset(["schedule", "plan", "slate", "invite", "postpone", "extend", "delay", "reschedule"])
#: Verbs of the calendar, whose present tells what is to come: "the lease expires in July", "the summit is in September".
_CALENDAR = word_list("calendar")
#: Nouns whose infinitive is still to be done: "an agreement to sell the yard in May".
_PLANS = word_list("plans")
_COMINGS = word_list("comings")
_LED_AHEAD = frozenset(["until", "till", "through", "payable", "due"])


def direction(doc: Doc, start: int, end: int) -> int:
    """-1 where the words around look back, 1 where they look ahead, 0 where they do not tell."""
    if _ENDS.search(doc.text, max(0, start - 24), start):
        return 1
    tokens = doc.tokens_between(start, end)
    if not tokens:
        return 0
    if start > 0:
        before = doc.text[max(0, start - 12) : start].lower().split()
        if before and before[-1] in _LED_AHEAD:
            return 1
        if before and before[-1] in ("since",):
            return -1
    token = tokens[0]
    under = token
    for steps, above in enumerate((token, *token.ancestors())):
        if above.lower == "due" and above.pos == "ADJ":
            return 1
        if above.pos in ("VERB", "AUX"):
            if _scheduled(above) and (steps in (1, 2) or under.lower == "due"):
                return 1
            return _of_verb(above)
        under = above
    return 0


def _scheduled(verb: Token) -> bool:
    """Whether the verb tells a calendar's present."""
    if verb.tag not in ("VBZ", "VBP") or verb.lemma not in _CALENDAR:
        return False
    return not auxiliaries(verb)


def _of_verb(verb: Token) -> int:
    words = auxiliaries(verb)
    if any(child.lower in ("will", "shall", "'ll", "wo", "’ll", "may", "can") for child in words):
        return 1
    if any(child.lower in ("would", "could", "should", "might", "must") for child in words):
        return 1 if not any(child.lower == "have" for child in words) else -1
    if any(child.tag == "TO" for child in words):
        # "is to meet", "plans to meet": ahead, unless what governs it is past and tells nothing of plans.
        above = governor(verb)
        if above is None or above.lemma in _AHEAD:
            return 1
        return 1 if above.tag in ("VBZ", "VBP") or above.lemma in _PLANS else 0
    if verb.tag in ("VBD", "VBN") or any(child.lower in ("was", "were", "had", "has", "have", "did", "been") for child in words):
        if verb.lemma in _AHEAD and verb.tag == "VBN" and any(child.lower in ("is", "are", "'s") for child in words):
            return 1
        return 1 if verb.lemma in _SETS else -1
    if verb.tag == "VBG" and any(child.lower in ("is", "are", "'s", "'re") for child in words):
        return 1 if verb.lemma in _COMINGS else 0
    above = governor(verb)
    if verb.tag == "VBG" and above is not None and above.pos in ("VERB", "AUX"):
        return _of_verb(above)
    return 0
