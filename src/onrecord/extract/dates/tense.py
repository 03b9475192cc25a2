"""Whether a time expression looks back or ahead: the tense of the verb that governs it, and its preposition."""

from __future__ import annotations

from onrecord.doc import Doc, Token

_AHEAD = frozenset(
    [
        "expect",
        "plan",
        "schedule",
        "due",
        "set",
        "slate",
        "intend",
        "hope",
        "want",
        "prepare",
        "aim",
        "promise",
        "vow",
        "pledge",
        "threaten",
        "agree",
    ]
)


def direction(doc: Doc, start: int, end: int) -> int:
    """-1 where the words around look back, 1 where they look ahead, 0 where they do not tell."""
    tokens = doc.tokens_between(start, end)
    if not tokens:
        return 0
    if start > 0:
        before = doc.text[max(0, start - 12) : start].lower().split()
        if before and before[-1] in ("until", "till"):
            return 1
        if before and before[-1] in ("since",):
            return -1
    token = tokens[0]
    for above in [token, *token.ancestors()]:
        if above.pos in ("VERB", "AUX"):
            return _of_verb(above)
    return 0


def _of_verb(verb: Token) -> int:
    words = [child for child in verb.children if child.dep in ("aux", "auxpass")]
    if any(child.lower in ("will", "shall", "'ll", "wo", "’ll", "may", "can") for child in words):
        return 1
    if any(child.lower in ("would", "could", "should", "might", "must") for child in words):
        return 1 if not any(child.lower == "have" for child in words) else -1
    if any(child.tag == "TO" for child in words):
        # "is to meet", "plans to meet": ahead, unless what governs it is past and tells nothing of plans.
        above = verb.head
        if above.lemma in _AHEAD or above is verb:
            return 1
        return 1 if above.tag in ("VBZ", "VBP") else 0
    if verb.tag in ("VBD", "VBN") or any(child.lower in ("was", "were", "had", "has", "have", "did", "been") for child in words):
        if verb.lemma in _AHEAD and verb.tag == "VBN" and any(child.lower in ("is", "are", "'s") for child in words):
            return 1
        return -1
    if verb.tag == "VBG" and any(child.lower in ("is", "are", "'s", "'re") for child in words):
        return (
            1
            if verb.lemma in ("meet", "visit", "leave", "arrive", "travel", "fly", "begin", "start", "hold", "go", "come", "return", "open")
            else 0
        )
    if verb.tag == "VBG" and verb.head is not verb and verb.head.pos in ("VERB", "AUX"):
        return _of_verb(verb.head)
    return 0
