"""Infinitives that the parser hangs on the wrong word, or parts from whoever is to do them: a part of ``mending``.

- bare: "was scheduled to lay flowers, talk to guards who survived and meet the premier": it joins "talk" to "scheduled" and "meet" to "survived".
- asked_by: "drew calls from Chad to leave": it makes what drew the calls leave.
- voted_for: "voted in favour of closing a base": it hangs what the vote is for on a noun.
- judged: "condemned Chad's use of gas to disperse a crowd": it makes whoever condemns it disperse the crowd.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import has_subject, is_infinitive
from onrecord.grammar.moving import hang, join
from onrecord.grammar.relations import (
    ADVERBIAL,
    AUXILIARY,
    COMPLEMENT,
    DOER,
    MARK,
    OBJECT,
    OPEN_CLAUSE,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    UNDER_PREPOSITION,
    child_after,
    child_as,
    children_as,
    hangs_as,
    has,
    head_as,
    prepositions,
)
from onrecord.knowledge.words import word_list

#: Tags of verbs with a tense, to which no bare infinitive is joined; not that of "will be told and leave".
_TENSED = frozenset(("VBD", "VBN"))

#: Verbs and nouns with "for" and whoever is to do something; nouns of those who are so called upon.
_CALLING = word_list("calling_for")
_CALLED_UPON = word_list("called_upon")
#: Nouns of what somebody asks or promises to do.
_ASKED = word_list("asked_or_promised")
_NAMES = frozenset(("GPE", "ORG", "NORP", "PERSON"))
_PURPOSE = ADVERBIAL | OPEN_CLAUSE | REDUCED


def called_for(verb: Token) -> None:
    """Gives an infinitive whoever is called upon to do it: "called for member states to pay", "calls for Chad to leave", where the parser makes
    it a purpose of the call."""
    voted_for(verb)
    to = child_as(verb, AUXILIARY)
    above = verb.head
    if verb.tag != "VB" or to is None or to.lower != "to" or not hangs_as(verb, _PURPOSE) or above.i > verb.i:
        return
    for calling in (above, *(child for child in above.children if child.i < verb.i)):
        if calling.lemma not in _CALLING:
            continue
        word = next((child for child in children_as(calling, PREPOSITION) if child.lower == "for" and child.i < to.i), None)
        who = child_as(word, PREPOSITIONAL_OBJECT) if word is not None else None
        if (
            word is None
            or who is None
            or (calling.pos == "NOUN" and word.i > calling.i + 1)
            or who.subtree()[-1].i != to.i - 1
            or not _may_do(who)
        ):
            continue
        hang(word, verb, MARK)
        hang(who, verb, DOER)
        hang(verb, calling, ADVERBIAL if calling.pos == "VERB" else REDUCED)
        return


def asked_by(verb: Token) -> None:
    """Hangs an infinitive on the call or the promise right before it of somebody who is told: "drew calls from Chad to leave", "ignored pleas by
    envoys to stop"."""
    above = verb.head
    if verb.tag != "VB" or not hangs_as(verb, _PURPOSE) or above.i > verb.i or not is_infinitive(verb):
        return
    noun = child_after(above, OBJECT)
    if noun is None or noun.lemma not in _ASKED or noun.subtree()[-1].i != verb.subtree()[0].i - 1:
        return
    if any(word.lower in ("from", "by") and word.i == noun.i + 1 for word in children_as(noun, PREPOSITION)):
        hang(verb, noun, REDUCED)


def _may_do(who: Token) -> bool:
    """Whether a noun names somebody rather than what is called for: not "called for talks to end the war"."""
    return who.lemma in _CALLED_UPON or (who.pos == "PROPN" and who.ent is not None and who.ent.label in _NAMES)


#: What a vote is for, and nouns before that.
_FOR = frozenset(("for", "of"))
_IN_FAVOUR = frozenset(("favour", "favor", "support"))


def voted_for(gerund: Token) -> None:
    """Hangs on a vote the deed that it is for, as an infinitive would hang there: "voted in favour of closing a base", "voted for closing it"."""
    under = head_as(gerund, UNDER_PREPOSITION)
    if under is None or gerund.tag != "VBG" or under.lower not in _FOR or has_subject(gerund):
        return
    noun = under.head if under.lower == "of" and under.head.lemma in _IN_FAVOUR else None
    first = head_as(noun, PREPOSITIONAL_OBJECT) if noun is not None else under if under.lower == "for" else None
    if first is None or first.head.lemma != "vote" or first.head.pos != "VERB":
        return
    verb = first.head
    hang(gerund, verb, OPEN_CLAUSE)
    hang(first, gerund, MARK)


_HUNG = ADVERBIAL | OPEN_CLAUSE | REDUCED
#: Verbs and nouns of judging a deed, and what stands before the deed after them.
_JUDGING = word_list("judging_verbs")
_BLAME = frozenset(("protest", "complaint", "anger", "outrage", "concern", "alarm", "criticism", "condemnation"))
_OVER = ("over", "about", "against", "of")


def of_the_judged(verb: Token) -> None:
    """Hangs an infinitive on the deed right before it that somebody judges: whoever did that, did it to this end."""
    above = verb.head
    if verb.tag != "VB" or verb.i < above.i or not hangs_as(verb, _HUNG) or not is_infinitive(verb):
        return
    if above.pos == "VERB" and above.lemma in _JUDGING:
        deed = child_after(above, OBJECT)
    elif above.pos == "NOUN" and above.lemma in _BLAME:
        deed = None
    else:
        return
    over = next(iter(prepositions(above, _OVER)), None) if deed is None else None
    deed = child_as(over, PREPOSITIONAL_OBJECT) if over is not None else deed
    if deed is not None and deed.pos == "NOUN" and deed.i < verb.i and deed.subtree()[-1].i == verb.subtree()[0].i - 1:
        hang(verb, deed, REDUCED)


def bare(verb: Token) -> None:
    """Joins a bare infinitive to the one before it in its sentence, where the parser joins it to a verb with a tense."""
    above = verb.head
    if verb.tag != "VB" or above.tag not in _TENSED or has(verb, AUXILIARY) or has_subject(verb) or _ahead(above):
        return
    for higher in (above, *above.ancestors()):
        if higher.i > verb.i:
            continue
        if higher is not above and higher.tag == "VB":
            join(verb, higher)
            return
        first = next((c for c in children_as(higher, COMPLEMENT) if c.i < verb.i and c.tag == "VB" and is_infinitive(c)), None)
        if first is not None:
            join(verb, first)
            return


def _ahead(verb: Token) -> bool:
    """Whether an auxiliary of a participle is one after which another infinitive may stand: "will be told", "to be told"."""
    return any(helping.tag in ("MD", "TO") or helping.lower in ("do", "did", "does") for helping in children_as(verb, AUXILIARY))
