"""Sayings, and what goes on with them, that the parser hangs on the wrong verb or on a noun: a part of ``mending``.

- finite: "do not want to risk it and are leaving", "agreed to meet and signed a pact": the parser joins what is told as done to the
  infinitive before it; "says Mali has lost and accuses Chad": it joins one saying to what the other says.
- said on: "Ships fired at the boat, Lima said, calling it a crime": the parser makes the ships call it so.
- said besides: "said the cuts were ones that many opposed and urged the Senate to act": it gives what is said to those who opposed.
- said and saying: "saying the army was far away and blaming Sudan": it makes the army blame.
- said while asking: "ordered the trainers to leave within a week, accusing them of spying": it gives the accusing to those who are asked.
- said after accusing: "said the navy was not helping, after accusing it of theft": it makes the navy accuse.
- said at the end: "killing ten people, medics and a witness reported": it joins whoever reports it to whom it befell.
- said in: "announced in a letter to staff that he would go": it makes what is announced tell which letter.
- told whom: "told the BBC's programme that it would go": it makes what is told the programme's.
- said after: "said following talks with Roe that all must act": it makes what is said follow.
- said of late: "said since their arrival, they have worked well": it makes what is said tell when.
- said through: "said Roe at a press conference": it hangs on Roe where it was said.
- denied: "the envoy denied on Friday claims that": it makes the envoy claim it.
- said in what was: "said in a message posted online that it would strike": it makes what is said be posted.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.clauses import auxiliaries, has_subject, is_finite, is_helped, is_infinitive, lacks_subject, marked
from onrecord.grammar.contents import to_its_verb
from onrecord.grammar.edges import is_time
from onrecord.grammar.moving import become, hang, join, take_place
from onrecord.grammar.relations import (
    ADVERBIAL,
    ANY_SUBJECT,
    AUXILIARY,
    BESIDE,
    BY,
    CLAUSE,
    COMPLEMENT,
    DESCRIBING,
    DOER,
    GIVEN,
    HELPING,
    INTRODUCING,
    JOINED,
    JOINER,
    MAIN,
    NAMING,
    NOMINAL,
    OBJECT,
    OF_NOUN,
    OPEN_CLAUSE,
    PASSIVE,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    RELATIVE_WORDS,
    TENSED,
    UNDER_PREPOSITION,
    child_after,
    child_as,
    child_before,
    children_as,
    hangs_as,
    has,
    has_word,
    head_as,
)
from onrecord.grammar.trailing import is_through
from onrecord.knowledge.words import word_list

_SPEECH = word_list("speech_acts")
_ACCUSING = frozenset(("accuse", "blame", "denounce", "condemn", "charge", "criticise", "criticize"))
#: Other verbs beside a saying: "said it had lost ten men and hinted that it would go".
_HINTING = frozenset(("hint", "signal", "express", "imply", "voice"))
#: Verbs of asking, which no deed does, and nouns that name deeds and papers.
_APPEALING = frozenset(("call", "urge", "ask", "demand", "appeal", "accuse", "vow", "condemn"))
_THINGS_DONE = word_list("things_done")
#: Clauses in which somebody says something that a participle after it goes on with.
_SAYING = MAIN | CLAUSE | BESIDE
#: What the parser takes for verbs that are claimed, and verbs that answer them.
_CLAIMED = frozenset(("claim", "report", "charge"))
#: By definition: who denies, "on" and a day.
_DENIED_ON = 3
_ANSWERING = frozenset(("deny", "reject", "dismiss", "refute", "rebut", "confirm", "repeat"))
#: What follows a verb that it says something of; what of a joined verb is its own.
_FOLLOWING = GIVEN | COMPLEMENT | PREPOSITION
_OWN = ANY_SUBJECT | AUXILIARY
_JOINING = ("and", "or")


def to_saying(token: Token) -> None:
    """Hangs a verb joined to what describes a noun, and what is said in a text or on a day, on the saying."""
    if token.pos == "VERB" and hangs_as(token, JOINED) and hangs_as(token.head, DESCRIBING):
        _said_besides(token)
    if token.tag == "VBG" and hangs_as(token, JOINED):
        _saying_besides(token)
    to_its_verb(token)


def _said_besides(verb: Token) -> None:
    """Joins what is said besides to the saying over the clause whose own verb the parser joins it to."""
    told = verb.head
    if verb.lemma not in _SPEECH or told.lemma in _SPEECH or has(verb, _OWN):
        return
    who = child_as(told, ANY_SUBJECT)
    if who is None or who.lower in RELATIVE_WORDS or child_after(verb, _FOLLOWING) is None:
        return
    said = next((token for token in told.ancestors() if token.pos == "VERB" and token.lemma in _SPEECH and token.i < who.i), None)
    if said is not None and _of_one_tense(verb, said):
        join(verb, said)


def _saying_besides(participle: Token) -> None:
    """Joins a participle of saying to the one over the clause to whose finite verb the parser joins it: "saying it was calm and blaming Sudan"."""
    told = participle.head
    said = head_as(told, CLAUSE)
    if said is None or said.tag != "VBG" or said.lemma not in _SPEECH or said.i > told.i:
        return
    if participle.lemma in _SPEECH and is_finite(told) and not has(participle, _OWN) and told.tag != "VBG":
        join(participle, said)


def _of_one_tense(verb: Token, said: Token) -> bool:
    """Whether two verbs are worded alike: "said ... and asked", "has said ... and asked"."""
    if said.tag in TENSED:
        return verb.tag == said.tag or (said.tag == "VBD" and verb.tag == "VBN")
    perfect = said.tag == "VBN" and any(helping.lemma == "have" for helping in children_as(said, HELPING))
    return perfect and verb.tag in ("VBD", "VBN")


def while_asking(participle: Token, tokens: Sequence[Token]) -> None:
    """Gives what is said after a comma to whoever asks, orders or announces, and not to those who are to act: "ordered the trainers to leave,
    accusing them of spying"."""
    act = participle.head
    above = act.head
    if _said_of_a_passive(participle, tokens):
        hang(participle, above)
        return
    if act.tag != "VB" or not hangs_as(act, COMPLEMENT) or above.pos != "VERB" or not above.i < act.i < participle.i:
        return
    told = has_subject(act) or child_before(above, OBJECT, act) is not None
    if told and tokens[participle.i - 1].text == ",":
        hang(participle, above)


def _said_of_a_passive(participle: Token, tokens: Sequence[Token]) -> bool:
    """Whether a participle of speech stands after a comma beside what somebody says befell another, who says nothing: "said that two boats were
    hit, blaming Chad"."""
    told = participle.head
    said = told.head
    if not hangs_as(told, CLAUSE) or said.lemma not in _SPEECH or not said.i < told.i < participle.i or not has(told, PASSIVE):
        return False
    return tokens[participle.i - 1].text == "," and has_subject(said) and not has(told, BY)


def after_accusing(participle: Token, tokens: Sequence[Token]) -> None:
    """Gives the accusing to whoever says, and not to whom he tells of: "said Peru's navy was not helping, after accusing it of theft"."""
    after = participle.head
    told = after.head
    if participle.lemma not in _ACCUSING or after.lower not in ("after", "while") or not hangs_as(participle, UNDER_PREPOSITION):
        return
    said = told.head
    whom = child_as(participle, OBJECT)
    if not hangs_as(told, CLAUSE) or said.lemma not in _SPEECH or not said.i < told.i < after.i or tokens[after.i - 1].text != ",":
        return
    if whom is not None and whom.lower in ("it", "them") and not has(told, OBJECT):
        hang(after, said)


def charged_with(participle: Token) -> None:
    """Hangs what somebody is accused of on the accusing, where the parser hangs it on a noun between: "accused ships off the coast of ramming a boat"."""
    of = participle.head
    noun = of.head
    if of.lower != "of" or not hangs_as(participle, UNDER_PREPOSITION) or noun.pos not in NOMINAL:
        return
    over = next((verb for verb in noun.ancestors() if verb.pos == "VERB"), None)
    if (
        over is not None
        and over.lemma == "accuse"
        and over.i < noun.i < of.i
        and not has_word(over, ("of",), PREPOSITION)
        and noun.sent is over.sent
    ):
        hang(of, over, PREPOSITION)


def denying(claims: Token, tokens: Sequence[Token]) -> None:
    """Makes claims what somebody denies, where a day stands between and the parser makes them the verb: "The envoy denied on Friday claims that"."""
    if claims.lemma not in _CLAIMED or claims.i - claims.sent.tokens[0].i < _DENIED_ON:
        return
    denied, on, day = tokens[claims.i - _DENIED_ON : claims.i]
    if on.tag != "IN" or not is_time(day) or denied.lemma not in _ANSWERING or denied.tag not in ("VBN", "VBD"):
        return
    who = next((who for who in children_as(claims, DOER) if who is not day), None)
    told = next((c for c in children_as(claims, CLAUSE) if c.i > claims.i and marked(c, ("that",))), None)
    if claims.tag == "VBZ" and told is not None and who is not None and head_as(denied, REDUCED) is who and hangs_as(claims, MAIN | CLAUSE):
        take_place(denied, claims)
        for child in [child for child in claims.children if child is not told]:
            hang(child, denied)
        hang(claims, denied, OBJECT)
        claims.pos, claims.tag = "NOUN", "NNS"
        become(told, REDUCED)
        denied.tag = "VBD"
    if day.head is claims or (day.head is denied and hangs_as(day, DOER)):
        hang(day, on, PREPOSITIONAL_OBJECT)


def told_through(preposition: Token) -> None:
    """Hangs on the saying through what somebody says it, not on who does: "said Roe at a press conference", "Chad in a statement said"."""
    who = preposition.head
    if preposition.tag == "IN" and hangs_as(preposition, PREPOSITION) and hangs_as(who, DOER) and who.head.lemma in _SPEECH:
        if preposition.i > who.i and is_through(preposition):
            hang(preposition, who.head)


def at_the_end(verb: Token, tokens: Sequence[Token]) -> None:
    """Parts those who say it at the end of a sentence from the list of whom it befell: "fired on the camp, killing ten people, medics and a
    witness reported"."""
    saying = verb.tag in TENSED and (verb.lemma in _SPEECH or verb.lemma == "report")
    first = _listed_before(verb, tokens) if saying else None
    if first is None:
        return
    said_by = child_as(first, JOINED)
    harm = verb.head if hangs_as(first, DOER) else first.head if hangs_as(first, OBJECT) else None
    if said_by is None or harm is None or harm.tag != "VBG" or has_word(first, _JOINING) or not has_word(said_by, _JOINING):
        return
    before = tokens[said_by.subtree()[0].i - 1]
    told = harm.head
    if before.text != "," or not hangs_as(told, MAIN) or not told.i < harm.i < first.i < said_by.i:
        return
    if hangs_as(first, DOER):
        if has(harm, OBJECT):
            return
        hang(first, harm, OBJECT)
    for other in [other for other in children_as(first, JOINED) if other is not said_by]:
        hang(other, said_by)
    take_place(verb, told)
    hang(told, verb, CLAUSE)
    hang(said_by, verb, DOER)
    hang(before, verb)


def _listed_before(verb: Token, tokens: Sequence[Token]) -> Token | None:
    """The first of the list right before a verb of saying, which the parser makes all its subject, or none of it."""
    subject = child_as(verb, ANY_SUBJECT)
    if subject is not None:
        return subject if hangs_as(verb, CLAUSE) and hangs_as(subject, DOER) and not has(verb, JOINER) else None
    last = tokens[verb.i - 1] if verb.i else verb
    if not hangs_as(verb, JOINED | ADVERBIAL) or last.pos not in NAMING or has(verb, INTRODUCING | JOINER):
        return None
    while hangs_as(last, JOINED):
        last = last.head
    return last


def finite(verb: Token) -> None:
    """Joins a finite verb to the one above, not to what is between.

    "Wants to stay and has left", "says Mali has lost and accuses Chad", "claims a jet flown by Chad and vows revenge".
    """
    between = verb.head
    bare = not any(helping.tag in TENSED for helping in auxiliaries(verb))
    led = verb.lower == verb.lemma and hangs_as(between, OPEN_CLAUSE) and between.head.tag == "VBG"  # "leading Chad to put guns on alert"
    if bare and (led or verb.tag not in TENSED or (verb.tag == "VBP" and verb.lemma != "be" and verb.lemma not in _SPEECH)):
        return  # "to meet and exceed them": an infinitive without "to" looks like the present
    participle = between.tag == "VBN" and hangs_as(between, REDUCED) and verb.tag in ("VBZ", "VBP")
    gerund = between.tag == "VBG" and not hangs_as(between, OF_NOUN) and verb.tag in ("VBD", "VBZ") and not is_finite(between)
    if gerund or participle or (between.tag == "VB" and is_infinitive(between)):
        above = next((token for token in between.ancestors() if token.pos in ("VERB", "AUX") and is_finite(token)), None)
        above = above.head if above is not None and _spoken_beside(verb, above) else above  # "said all had agreed to stay and called"
    else:
        above = between.head if _spoken_beside(verb, between) else None
    if above is not None and above.i <= (verb.i if participle else between.i):
        join(verb, above)


def _spoken_beside(verb: Token, said: Token) -> bool:
    """Whether a verb of speech without a subject is the fellow of the verb of speech over the clause to which the parser joins it.

    Its tense is that one's, and the clause is told with an auxiliary or "be" or in another tense, so that the two would not be worded alike;
    or it says something of its own ("said allies stood by it and announced that two ships would come"); or it is a call of somebody, and
    the clause is told of a thing: "said the strikes broke the law and called for an end".
    """
    above = said.head
    if verb.lemma not in _SPEECH | _HINTING or above.lemma not in _SPEECH or verb.tag != above.tag:
        return False
    if not hangs_as(said, CLAUSE) or not lacks_subject(verb):
        return False
    if said.tag in TENSED and (said.tag != verb.tag or any(_told_as_fact(child) for child in verb.children)):
        return True
    subject = child_as(said, ANY_SUBJECT)
    if verb.lemma in _APPEALING and subject is not None and subject.pos == "NOUN" and subject.lemma in _THINGS_DONE:
        return True
    return said.lemma == "be" or is_helped(said)


def _told_as_fact(clause: Token) -> bool:
    """Whether a clause follows its verb as what is said: with a finite verb, and not "to repeat it"."""
    return clause.i > clause.head.i and hangs_as(clause, CLAUSE) and is_finite(clause)


def after_saying(participle: Token, tokens: Sequence[Token]) -> None:
    """Hangs another saying on the saying right before it: "Ships fired at the boat, Lima said, calling it a crime"."""
    at = participle.i
    # Plain, by attribution: 2 and 8 change nothing.
    if at < 4 or tokens[at - 1].text != ",":
        return
    said = tokens[at - 2]
    if said is participle.head or said.lemma not in _SPEECH or said.tag not in ("VBD", "VBZ") or participle.head.i > said.i:
        return
    if hangs_as(said, _SAYING) and child_before(said, ANY_SUBJECT) is not None:
        hang(participle, said)
