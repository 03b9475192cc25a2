"""What a comma adds at the end of what is said, and what links its beginning to the sentence before."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import auxiliaries, auxiliary_words, subject_of
from onrecord.grammar.phrases import word_before
from onrecord.grammar.quotation import MARKS
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    APPOSITION,
    DOER,
    MARKING,
    MODIFIER,
    NOMINAL,
    PREPOSITION,
    REDUCED,
    RELATIVE,
    children_as,
    hangs_as,
    has,
    has_word,
    object_under,
)
from onrecord.knowledge.words import word_list

#: Conjunctions of clauses that set what is said in time or against something else.
_BESIDE = frozenset(("while", "although", "though", "as", "after", "before", "since", "whereas"))
#: Prepositions by which a reporter sets what is said beside what happened.
_AFTERWARDS = frozenset(("following", "amid", "ahead"))
#: Auxiliaries that tell that a clause is still what is said; verbs whose participle begins another saying.
_STILL_SAID = word_list("still_said")
_SAYS_ON = word_list("says_on")
#: Words and phrases by which a reporter joins a sentence to the one before it.
_LINKS = word_list("sentence_links")
#: Nouns by which a reporter takes up what is said.
_SAYINGS = word_list("doubt_sayings")
_WORDS = word_list("document_nouns")
#: Through what somebody says something, and how it may be told of: "in an interview", "on Twitter".
_MEDIA = word_list("said_through")
_SAID_IN = frozenset(("in", "on", "at", "during", "via"))
#: What is also where somebody is: "at a post", "at an address".
_SITES = frozenset(("post", "address"))
_INDEFINITE = frozenset(("a", "an", "his", "her", "its", "their"))
#: How many words a colon must lead to.
#: Plain, by attribution: 2 and 5 change nothing.
_FEWEST = 3


def unopened(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without the reporter's link to the sentence before: "But", "However,", "In addition,"."""
    first = tokens[0]
    if first is not first.sent.tokens[0]:
        return tokens
    rest = tokens[1:] if first.pos == "CCONJ" and first.lower in _LINKS else tokens
    for length in (3, 2, 1):
        if len(rest) > length + 2 and rest[length].text == "," and " ".join(token.lower for token in rest[:length]) in _LINKS:
            return rest[length + 1 :]
    return rest


def untrailed(tokens: list[Token]) -> list[Token]:
    """The tokens without what a comma adds at their end in the reporter's own words: "which lies in the north", "while others left"."""
    own = {token.i for token in tokens}
    node = last = tokens[-1]
    while node.head is not node and node.head.i in own:
        if _adds(node):
            under = node.subtree()
            before = [token for token in tokens if token.i < under[0].i]
            ends = len(before) - 1
            while ends > 0 and before[ends].text in MARKS:
                ends -= 1
            if under[-1].i == last.i and ends > 0 and before[ends].text == ",":
                return untrailed(before[:ends])
        node = node.head
    return tokens


def said_through(tokens: list[Token]) -> list[Token]:
    """What closes the words of what is said, though it tells through what they were said: "an end to the raids | in an interview with the agency".

    Not where it may tell in what the thing itself stands: "rejected the claims in a letter".
    """
    node = last = tokens[-1]
    own = {token.i for token in tokens}
    while node.i in own and node.i > tokens[0].i:
        above = node.head
        if hangs_as(node, PREPOSITION) and node.subtree()[-1].i == last.i and is_through(node):
            if above.i not in own or (above.pos in NOMINAL and above.lemma not in _SAYINGS | _WORDS):
                return [token for token in tokens if token.i >= node.i]
        if above is node:
            break
        node = above
    return []


def is_through(preposition: Token) -> bool:
    """Whether a preposition tells through what something is said: "in an interview", "on Twitter", "at a press conference"."""
    medium = object_under(preposition)
    if medium is None or preposition.lower not in _SAID_IN or not _is_medium(medium):
        return False
    return preposition.lower == "in" or medium.lemma not in _SITES


def _is_medium(noun: Token) -> bool:
    if noun.lemma in ("conference", "release"):
        return has_word(noun, ("press", "news", "media"), MODIFIER)
    if noun.lemma not in _MEDIA:
        return False
    return noun.pos == "PROPN" or any(child.lower in _INDEFINITE for child in noun.children) or noun.lemma in ("television", "tv", "radio")


def spelled_out(tokens: list[Token], cue: Token) -> list[Token]:
    """The tokens with what a colon after them spells out: "named three reasons: cost, time and risk"."""
    last = tokens[-1]
    sent = last.sent.tokens
    after = sent[last.i + 1 - sent[0].i :]
    if last.i < cue.i or len(after) < _FEWEST or after[0].text != ":" or any(token.text in MARKS for token in after):
        return tokens
    return [*tokens, *after]


def _adds(node: Token) -> bool:
    """Whether the phrase is one that a reporter may add after a comma: a relative clause, an apposition, a participle, or a clause of time
    or contrast."""
    if hangs_as(node, RELATIVE):
        return not _limits(node)
    if hangs_as(node, APPOSITION):
        return not _names(node)
    if node.lemma in _SAYINGS and has_word(node, ("a", "an")) and children_as(node, RELATIVE):
        return True  # "..., a claim Chad denied", whatever the parser makes of it
    if node.lower == "according":
        return True
    if hangs_as(node, PREPOSITION):
        return node.lower in _AFTERWARDS or (node.lower == "in" and has_word(node, ("response", "reaction")))
    if not hangs_as(node, ADVERBIAL):
        return False
    if node.subtree()[0].lower == "which":
        return any(who.lower != "which" for who in children_as(node, DOER)) and not _limits(node)  # "fired first, which Delhi denies"
    if node.tag == "VBG":
        return not _outcome(node)
    return has_word(node, _BESIDE, MARKING) and not _granted(node)


def _limits(clause: Token) -> bool:
    """Whether a relative clause tells what is said rather than what its noun is known for: "a pact under which", "which would cost lives"."""
    first = clause.subtree()[0]
    return first.tag == "IN" or first.lower in ("where", "whose") or bool(auxiliary_words(clause) & _STILL_SAID)


def _names(word: Token) -> bool:
    """Whether an apposition is the name of what stands before it: "Lens, France", "the director, Ana Roe"."""
    return word.pos == "PROPN" and not any(child.tag in ("DT", "PRP$") for child in word.children)


def _outcome(participle: Token) -> bool:
    """Whether a participle tells what would come of what is said: "could cut the line, leaving the town dark"."""
    return bool(auxiliary_words(participle.head) & _STILL_SAID) and participle.lemma not in _SAYS_ON


def _granted(clause: Token) -> bool:
    """ "even though few came", "as are its islands": no contrast of the reporter's."""
    if has_word(clause, ("even",), ADVERB):
        return True
    who = subject_of(clause)
    before = [*auxiliaries(clause), clause] if clause.pos == "AUX" else auxiliaries(clause)
    return who is not None and any(child.lower == "as" for child in children_as(clause, MARKING)) and any(a.i < who.i for a in before)


def judged_beside(noun: Token) -> bool:
    """Whether a noun after a comma takes up the whole sentence before it for somebody's judgement: "closed its border, a step welcomed by Egypt"."""
    article = next((child for child in noun.children if child.lower in ("a", "an") and child.i < noun.i), None)
    before = word_before(article) if article is not None else None
    if before is None or before.text != ",":
        return False
    return any(child.tag == "VBN" and child.i > noun.i for child in children_as(noun, REDUCED)) or has(noun, RELATIVE)
