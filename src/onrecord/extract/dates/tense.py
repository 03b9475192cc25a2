"""Whether a time expression looks back or ahead: the tense of the verb that governs it, and its preposition."""

from __future__ import annotations

import re

from onrecord.doc import Doc, Token
from onrecord.grammar.clauses import auxiliaries, is_infinitive
from onrecord.grammar.relations import ADVERB, AUXILIARY, MARK, NEGATION, OPEN_CLAUSE, PREDICATE_ADJECTIVE, governor, has, has_word
from onrecord.knowledge.words import word_list

#: Verbs in -s that the parse may take for nouns: "The mandate ends on 31 October".
_ENDS = re.compile(r"\b(?:ends|expires|starts|begins|opens|closes|lapses|resumes)\s+(?:(?:on|in|by|at)\s+)?$")

_AHEAD = word_list("looking_ahead")
#: Deeds that nobody dates before they are done: "sentences a man for the January 7 killing"; and verbs of what was done before: "convicts".
_HARM = frozenset(["attack", "bombing", "shooting", "stabbing", "assassination", "murder", "killing", "massacre"])
_JUDGED = frozenset(["convict", "sentence", "acquit", "indict", "charge", "condemn", "mourn", "investigate"])

#: Verbs whose object lies ahead though they are past: "planned a march on Saturday", "postponed until".
_SETS = frozenset(["schedule", "plan", "slate", "invite", "postpone", "extend", "delay", "reschedule"])
#: Verbs of the calendar, whose present tells what is to come: "the lease expires in July", "the summit is in September".
_CALENDAR = word_list("calendar")
#: Nouns whose infinitive is still to be done: "an agreement to sell the yard in May".
_PLANS = word_list("plans")
_COMINGS = word_list("comings")
_LED_AHEAD = frozenset(["until", "till", "payable", "due", "effective", "coming"])
#: What leads to the day on which something may be at the earliest or must be at the latest.
_BOUNDS = re.compile(
    r"\b(?:as\s+(?:soon|early)\s+as|(?:no|not)\s+later\s+than|effective\s+on|of\s+record|set\s+for(?:\s+\w+)?(?:\s+in)?)\s+$", re.IGNORECASE
)
#: Up to a day that lies ahead, unless the verb is past: "the budget runs through March", "it bought shares through March".
_THROUGH = re.compile(r"\bthrough\s+$", re.IGNORECASE)
#: Words that open a clause of what is to come, where its verb is present: "when the case is heard in May".
_OPEN = frozenset(["when", "once", "until", "till", "before", "after", "if", "unless"])


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
        if before and before[-1] == "before" and (noun := _of_the_day(doc, end)) is not None and noun.lemma not in _HARM:
            return 1  # "a day before Friday's summit"
        if before and before[-1] in ("since", "last"):
            return -1
        if _BOUNDS.search(doc.text, max(0, start - 40), start):
            return 1
    told = _governed(tokens[0])
    return 1 if told == 0 and _THROUGH.search(doc.text, max(0, start - 12), start) else told


def _of_the_day(doc: Doc, end: int) -> Token | None:
    """The noun right after a possessive day: "Friday's summit"."""
    after = doc.tokens_between(end, end + 24)
    return after[1] if len(after) > 1 and after[0].lower in ("'s", "’s") and after[1].pos == "NOUN" else None


def _governed(token: Token) -> int:
    """The same by what governs the expression's first word."""
    under, harm = token, False
    for steps, above in enumerate((token, *token.ancestors())):
        if (above.lower == "due" and above.pos == "ADJ") or (above.lemma == "be" and has_word(above, ("due",), PREDICATE_ADJECTIVE)):
            return 1
        if above.pos in ("VERB", "AUX"):
            if (_scheduled(above) and (steps in (1, 2) or under.lower == "due")) or (steps == 2 and under.lower == "for"):
                return 1  # also "called a strike for Friday"
            if under.lower == "by" and is_infinitive(above):
                return 1  # "urged Chad to withdraw by Friday"
            told = _of_verb(above)
            harm = harm or above.lemma in _JUDGED
            return -1 if harm and told == 0 and above.tag in ("VBZ", "VBP") and above.lemma not in _AHEAD else told
        harm = harm or above.lemma in _HARM
        under = above
    return 0


def _scheduled(verb: Token) -> bool:
    """Whether the verb tells a calendar's present."""
    if verb.tag not in ("VBZ", "VBP") or verb.lemma not in _CALENDAR:
        return False
    return not auxiliaries(verb)


def _opened(verb: Token, words: list[Token]) -> bool:
    """Whether it is the present verb of a clause that tells when or on what condition something is to come."""
    present = verb.tag in ("VBZ", "VBP") if not words else all(word.lower in ("is", "are", "am", "'s", "'re") for word in words)
    return present and has_word(verb, _OPEN, ADVERB | MARK)


def _intends(verb: Token) -> bool:
    """Whether it is a present plan: "the party plans to hold a congress on Friday"."""
    return verb.tag in ("VBZ", "VBP") and verb.lemma in _AHEAD and has(verb, OPEN_CLAUSE)


def _of_verb(verb: Token) -> int:
    words = auxiliaries(verb)
    if any(child.lower in ("will", "shall", "'ll", "wo", "’ll", "may", "can") for child in words):
        return 1
    if has_word(verb, ("could",), AUXILIARY) and has(verb, NEGATION):
        return -1  # "could not be reached on Friday" was tried
    if any(child.lower in ("would", "could", "should", "might", "must") for child in words):
        return 1 if not any(child.lower == "have" for child in words) else -1
    if any(child.tag == "TO" for child in words):
        # "is to meet", "plans to meet": ahead, unless what governs it is past and tells nothing of plans.
        above = governor(verb)
        if above is None or above.lemma in _AHEAD:
            return 1
        return 1 if above.tag in ("VBZ", "VBP") or above.lemma in _PLANS else 0
    if _opened(verb, words) or _intends(verb):
        return 1
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
