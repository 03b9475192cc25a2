"""What is said, where the parser hangs it on a word between: a part of ``mending``.

"Warned at the summit that Chad would leave", "told reporters after the vote that they had armed rebels", "said in a message posted on Monday
that it would strike": the clause tells of no summit, no vote and no message. A verb that has nothing else to say takes it.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import has_subject, is_finite, marked
from onrecord.grammar.moving import become, hang
from onrecord.grammar.relations import (
    ADVERBIAL,
    ANY_SUBJECT,
    CLAUSE,
    COMPLEMENT,
    COMPLETING,
    DESCRIBING,
    GIVEN,
    MARK,
    NOUN_AS_ADVERB,
    OBJECT,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    TENSED,
    UNDER_PREPOSITION,
    child_as,
    hangs_as,
    has,
    over_preposition,
)
from onrecord.knowledge.words import word_list

_SPEECH = word_list("speech_acts")
#: Verbs of what a clause with "that" says.
_OF_CLAUSES = word_list("said_that")
#: Where and when something is said; nouns of which a clause tells what they say.
_SAID_IN = word_list("said_where")
_CONTENTS = frozenset(("claim", "report", "fact", "accusation", "allegation", "suggestion", "belief", "rumour"))
#: What somebody claims of another.
_CLAIMS = frozenset(("claim", "accusation", "allegation", "charge", "suggestion", "assertion", "complaint"))
#: Verbs whose object is told it: "told Okafor in a call that he would go".
_TELLING = frozenset(("tell", "inform", "assure", "remind", "warn"))
#: What a clause is that is told to somebody, or in a text.
_TOLD = CLAUSE | DESCRIBING
_THAT = ("that",)
#: By which a saying is told to come after something.
_FOLLOWING_A_DEED = frozenset(("following", "after", "during", "concerning", "regarding"))


def to_its_verb(told: Token) -> None:
    """Hangs a clause that is said on the saying, where the parser hangs it on a text, a day, a place or whoever is told it."""
    if marked(told, _THAT):
        _of_a_claim(told)
    if hangs_as(told, DESCRIBING):
        _said_in(told)
    if hangs_as(told, _TOLD):
        _said_after(told)
        if hangs_as(told.head, OBJECT):
            _told_whom(told)
        if told.head.tag == "VBN" and hangs_as(told, CLAUSE) and hangs_as(told.head, REDUCED):
            _said_in_what_was(told)
    if hangs_as(told, CLAUSE) and told.head.tag == "VBG" and hangs_as(told.head, UNDER_PREPOSITION):
        _said_before(told)
    if hangs_as(told, ADVERBIAL) and told.head.lemma in _SPEECH:
        _said_of_late(told)


def _said_in(told: Token) -> None:
    """Gives what is said in a letter, at a meeting or on a day to the saying: "announced in a letter to staff that he would go"."""
    noun = told.head
    verb, place = _over(noun) if has_subject(told) else (None, "")
    if verb is None or verb.pos != "VERB" or verb.i > noun.i or place not in _SAID_IN or noun.lemma in _CONTENTS:
        return
    that = child_as(told, GIVEN)
    taken = that is not None and that.lower in _THAT and that is told.subtree()[0] and verb.lemma in _OF_CLAUSES
    if not taken and not (marked(told, _THAT) and verb.lemma in _SPEECH | _OF_CLAUSES):
        return
    if not has(verb, COMPLEMENT if verb.lemma in _TELLING else COMPLETING):
        hang(told, verb, CLAUSE)
        if taken and that is not None:
            become(that, MARK)  # the parser takes "that" for what the clause's verb is about


def _of_a_claim(told: Token) -> None:
    """Gives what is claimed to the claim that is answered, and not to who makes it: "denied an accusation by the junta that it had bombed Gao"."""
    node = told.head if hangs_as(told, CLAUSE) else told.head.head.head if hangs_as(told.head, PREPOSITIONAL_OBJECT) else told
    claim = child_as(node, OBJECT) if node.pos == "VERB" else node
    if claim is None or claim.lemma not in _CLAIMS or not hangs_as(claim, OBJECT) or not claim.i < told.i or not has_subject(told):
        return
    between = (word.lower for word in told.sent.tokens if claim.i < word.i < told.i)
    if not {"by", "from"}.isdisjoint(between):
        hang(told, claim, REDUCED)


def _over(noun: Token) -> tuple[Token | None, str]:
    """The verb over a noun of when, where or in what something is said, and the preposition: "in a letter to staff", "on Monday"."""
    if hangs_as(noun, NOUN_AS_ADVERB):
        return noun.head, "on"
    node = noun
    while hangs_as(node, PREPOSITIONAL_OBJECT):
        preposition = node.head
        if preposition.head.pos == "VERB":
            return preposition.head, preposition.lower
        node = preposition.head
    return None, ""


def _said_before(told: Token) -> None:
    """Gives what is said to the saying, where the parser gives it to what is done before or after: "said before leaving Lagos that it would go"."""
    doing = told.head
    verb = doing.head.head
    if doing.lemma in _SPEECH | _OF_CLAUSES or doing.head.lower not in _SAID_IN or verb.pos != "VERB" or verb.i > doing.i:
        return
    if marked(told, _THAT) and has(doing, OBJECT) and verb.lemma in _OF_CLAUSES and not has(verb, COMPLETING):
        hang(told, verb, CLAUSE)


def _said_after(told: Token) -> None:
    """Gives what is said after a meeting to the saying: "said following talks with Roe that all must act"."""
    above = told.head
    verb = above.head if above.lower in _FOLLOWING_A_DEED else over_preposition(above, _FOLLOWING_A_DEED)
    that = told.sent.tokens[told.subtree()[0].i - told.sent.tokens[0].i]
    if verb is None or verb.lemma not in _SPEECH or verb.pos != "VERB" or verb.i > told.i or has(verb, COMPLETING):
        return
    who = child_as(told, ANY_SUBJECT)
    if that.lower == "that" and who is not None and who is not that:
        hang(told, verb, CLAUSE)


def _told_whom(told: Token) -> None:
    """Gives what is told to the telling and not to whom it is told: "told the BBC's Today programme that the mission had failed"."""
    whom = told.head
    verb = whom.head
    if (
        verb.lemma in _TELLING
        and whom.pos in ("NOUN", "PROPN")
        and whom.lemma not in _CONTENTS
        and marked(told, _THAT)
        and not has(verb, COMPLEMENT)
    ):
        hang(told, verb, CLAUSE)


def _said_in_what_was(told: Token) -> None:
    """Gives what is said in a text that was sent or found to the saying: "said in a message posted online on Monday that it would strike"."""
    text = told.head.head
    verb = over_preposition(text, _SAID_IN)
    if verb is None or not marked(told, _THAT):
        return
    if verb.lemma in _SPEECH and verb.pos == "VERB" and verb.i < text.i and not has(verb, COMPLETING):
        hang(told, verb, CLAUSE)


def _said_of_late(told: Token) -> None:
    """Makes what is said of a time what is said, where the parser makes it tell when: "said since their arrival, they have worked well"."""
    verb, first = told.head, told.subtree()[0]
    if verb.pos != "VERB" or verb.tag not in TENSED or first.i != verb.i + 1 or first.head is not told or has(verb, COMPLETING):
        return
    if hangs_as(first, PREPOSITION) and is_finite(told) and has(told, ANY_SUBJECT) and not has(told, MARK):
        become(told, CLAUSE)
