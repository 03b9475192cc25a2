"""What a verb says: the clauses, infinitives, names and phrases that complete it, wherever the parser hangs them."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import auxiliary_words, has_subject, is_infinitive, is_negated, marked
from onrecord.grammar.edges import is_time, tells_time
from onrecord.grammar.fellows import another_says
from onrecord.grammar.phrases import left_edge
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    APPOSITION,
    AUXILIARY,
    BY,
    CLAUSE,
    COMPLEMENT,
    COMPLETING,
    DESCRIBING,
    DOER,
    GIVEN,
    JOINED,
    MARK,
    NAMING,
    NOUN_AS_ADVERB,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PARTICLE,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION,
    RECIPIENT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDER_PREPOSITION,
    UNKNOWN,
    child_after,
    child_as,
    children_as,
    find_word,
    hangs_as,
    has,
    has_word,
    object_under,
)
from onrecord.knowledge.words import word_list

_THAT = frozenset(("that", "whether", "if"))
_CLAUSES = DESCRIBING | CLAUSE | APPOSITION
_LEFT_OUT = OBJECT | DOER | PREPOSITIONAL_OBJECT | PREDICATE_NOUN
_BESIDE_VERB = PUNCTUATION | NOUN_AS_ADVERB | ADVERB | DOER | PARTICLE
_GERUNDS = OPEN_CLAUSE | UNDER_PREPOSITION
_PURPOSES = ADVERBIAL | OPEN_CLAUSE
#: Verbs whose object is told what follows.
_INFORMING = frozenset(("tell", "inform", "assure", "remind", "warn", "convince", "notify", "advise"))
_TOLD = word_list("addressed")
_FILLING = COMPLETING | PREPOSITION | PREDICATE_NOUN | PREDICATE_ADJECTIVE
_REASONS = frozenset(("because", "if", "unless"))
_PARTING = frozenset((";", '"', "“", "”", "''", "``"))
_NAMED = GIVEN | OBJECT_PREDICATE | OPEN_CLAUSE
_BELONGING = PREPOSITION | BY | ADVERBIAL | OPEN_CLAUSE
_FOR_CLAUSES = ADVERBIAL | COMPLEMENT
_ASKED = OBJECT | DOER | OBJECT_PREDICATE | PREDICATE_NOUN
_SMALL = PREPOSITION | PARTICLE | ADVERB
_COMPLETING = OPEN_CLAUSE | OBJECT_PREDICATE
_LEADING = PREPOSITION | BY | RECIPIENT
#: Auxiliaries by which a clause that the parser joins to a verb tells that it is still what is said: "said he would stay, but he could not".
_STILL_SAID = word_list("still_said")
#: How somebody is who says something.
_GLAD = word_list("glad_to_say")
#: Prepositions by which more is told of a verb's object: "praised the crew for its courage", "compared it to a siege".
_OF_OBJECT = word_list("of_object")
_WHERE = frozenset(("from", "in", "at", "on", "to"))


# -- clauses


def clause_of(verb: Token) -> Token | None:
    """The clause that tells what the verb says: the one after it that "that" introduces first; none that a semicolon parts from it."""
    clauses = [child for child in children_as(verb, CLAUSE) if not _apart(verb, child)]
    return next((child for child in clauses if child.i > verb.i and marked(child, _THAT)), None) or next(iter(clauses), None)


def is_marked(clause: Token) -> bool:
    """Whether "that", "whether" or "if" introduces the clause."""
    return marked(clause, _THAT)


def _apart(verb: Token, clause: Token) -> bool:
    """Whether a clause before the verb is a sentence of its own: a semicolon or colon stands between them, or the verb has something else to tell.

    "Her plans are clear; the envoy said so", "We were here before: Chad declared war on Niger", "Details aside, her plans offer a way out".
    """
    if clause.i > verb.i:
        return False
    base = verb.sent.tokens[0].i
    if any(token.text in (";", ":") for token in verb.sent.tokens[clause.i - base : verb.i - base]):
        return True
    before = verb.sent.tokens[verb.i - 1 - base].text
    inverted = before in (",", "”", '"', "''") and not any(who.i < verb.i for who in children_as(verb, DOER))
    if not is_marked(clause) and not inverted and any(t.i > verb.i and is_infinitive(t) for t in children_as(verb, OPEN_CLAUSE)):
        return True  # "Mali sent money, Chad promised to send tanks"
    if verb.lemma in _TOLD or is_marked(clause) or inverted:
        return False  # "..., reported the agency"
    return any(child.i > verb.i and child.pos != "PUNCT" and not is_time(child) for child in children_as(verb, OBJECT | OPEN_CLAUSE))


def clause_at_object(verb: Token) -> Token | None:
    """The clause of "convinced the rebels that the offer was fair", where the parser hangs it on those who are told."""
    target = child_after(verb, GIVEN)
    if target is None:
        return None
    return next(
        (
            clause
            for clause in children_as(target, RELATIVE)
            if marked(clause, ("that",)) or (verb.lemma in _INFORMING and _whole(target, clause))
        ),
        None,
    )


def reasons_after(verb: Token, clause: Token) -> list[Token]:
    """The reasons and conditions that the parser hangs on a verb, though they follow what it says at once."""
    return [
        child
        for child in children_as(verb, ADVERBIAL)
        if marked(child, _REASONS) and child.subtree()[0].i <= clause.subtree()[-1].i + 2 and child.i > clause.i
    ]


def clause_at_agent(who: Token) -> Token | None:
    """The clause of "it was announced by the navy that the strait was closed", where the parser hangs it on the navy."""
    return next((clause for clause in children_as(who, _CLAUSES) if marked(clause, ("that",)) and has_subject(clause)), None)


def _whole(target: Token, clause: Token) -> bool:
    """Whether a clause on a noun leaves nothing out that the noun could fill: "told the forum he was against it", "told the forum Chad was"."""
    who = child_as(clause, SUBJECT)
    if who is None or left_edge(who).i != target.i + 1 or any(child.tag in ("WDT", "WP") for child in clause.subtree()):
        return False
    return clause.i > who.i and child_after(clause, _FILLING) is not None


def clauses_on(verb: Token, clause: Token) -> list[Token]:
    """Clauses that the parser joins to the verb, though they go on with what its clause says."""
    if clause.i < verb.i:
        return []
    found = [
        other for other in children_as(verb, CLAUSE) if other.i > clause.i and _goes_on(clause, other) and not another_says(other, verb)
    ]
    modal = bool(auxiliary_words(verb) & _STILL_SAID)
    for joined in children_as(verb, JOINED):
        if joined.i < clause.i or (not has_subject(joined) and (modal or joined.tag != "VB")):
            continue
        if auxiliary_words(joined) & _STILL_SAID or marked(joined, ("that",)):
            found.append(joined)
    return found


def _goes_on(clause: Token, other: Token) -> bool:
    """Whether a second clause of a verb goes on with its first, not after a semicolon, a quotation or "but"."""
    if not (has_subject(other) or auxiliary_words(other)):
        return False
    between = _between(clause, other)
    return not any(token.text in _PARTING or token.lower == "but" for token in between)


def begun_by_speaker(verb: Token, clause: Token, whole: list[Token]) -> list[Token]:
    """The clause without a time of the saying that the parser hangs on it: "said on Friday that it left", "said this week it had left",
    "told reporters Friday it had left"."""
    that = next((child for child in children_as(clause, MARK) if child.lower == "that" and child.i > verb.i), None)
    if that is not None:
        return [token for token in whole if token.i >= that.i]
    first = next((child for child in clause.children if child.i > verb.i), None)
    if (
        first is None
        or not (hangs_as(first, NOUN_AS_ADVERB) or (hangs_as(first, PREPOSITION) and tells_time(first)))
        or not has_subject(clause)
    ):
        return whole
    own = first.subtree()
    after = own[-1].i + 1 - verb.sent.tokens[0].i
    told = next((child for child in children_as(verb, GIVEN) if verb.i < child.i < own[0].i), None)
    behind = told.subtree()[-1].i if told is not None else verb.i
    begins = own[0].i == behind + 1 and after < len(verb.sent.tokens) and verb.sent.tokens[after].text != ","
    return [token for token in whole if token.i > own[-1].i] if begins and is_time(own[-1]) else whole


def antecedent(verb: Token, clause: Token) -> list[Token]:
    """What a relative clause leaves out of the clause that is said: "the ship that he said was lost", "the sum experts say it costs"."""
    begins = verb.subtree()[0].i
    tokens = verb.sent.tokens
    base = tokens[0].i
    relative = next((token for token in tokens[begins - base : verb.i - base] if token.tag in ("WDT", "WP", "WRB")), None)
    if relative is None:
        return [token for token in verb.head.subtree() if token.i < begins]
    said = relative.head is clause or relative.head is verb
    return [relative] if said and hangs_as(relative, _LEFT_OUT) else []


def tells_above(verb: Token) -> bool:
    """Whether "as our man reports" tells the clause above it: the verb has nothing of its own to tell, and a comma parts the two."""
    if not hangs_as(verb, ADVERBIAL) or not marked(verb, ("as",)):
        return False
    for child in verb.children:
        where = hangs_as(child, _BESIDE_VERB) or child.lower == "it" or (hangs_as(child, PREPOSITION) and child.lower in _WHERE)
        if child.i > verb.i and not where:
            return False
    own, tokens, base = verb.subtree(), verb.sent.tokens, verb.sent.tokens[0].i
    edge = own[-1].i + 1 - base if own[0].i < verb.head.i else own[0].i - 1 - base
    marks = [token.text for token in tokens[max(0, edge - 1) : max(0, edge + 1)]]
    return bool(marks) and (marks[-1] in (",", "–", "—") or (marks[-1] in _PARTING and marks[0] == ","))


# -- infinitives and gerunds


def infinitive_of(verb: Token) -> Token | None:
    """The infinitive that completes the verb: "vowed to leave"."""
    return next((child for child in children_as(verb, OPEN_CLAUSE) if is_infinitive(child)), None)


def clause_with_for(verb: Token) -> Token | None:
    """The infinitive with a subject of its own that "for" introduces right after the verb: "called for the army to leave"."""
    return next(
        (c for c in children_as(verb, _FOR_CLAUSES) if any(mark.i == verb.i + 1 and mark.lower == "for" for mark in c.children)), None
    )


def gerund_of(verb: Token) -> Token | None:
    """The gerund that completes the verb: "denied shelling the town"."""
    return next((child for child in children_as(verb, _GERUNDS) if child.tag == "VBG" or "having" in auxiliary_words(child)), None)


def infinitives_on(verb: Token, infinitive: Token) -> list[Token]:
    """Bare verbs that the parser joins to the verb, though they go on with its infinitive: "wants to triple the fleet and build a port"."""
    if verb.tag not in ("VBD", "VBZ"):
        return []
    return [
        joined
        for joined in children_as(verb, JOINED | UNKNOWN)
        if joined.tag == "VB" and joined.i > infinitive.i and child_as(joined, DOER) is None and not auxiliary_words(joined)
    ]


def those_between(verb: Token, infinitive: Token) -> list[Token]:
    """Those who are told to do it: the objects and recipients between the verb and its infinitive."""
    return [child for child in children_as(verb, GIVEN) if verb.i < child.i < infinitive.i]


def had_to_say(verb: Token) -> Token | None:
    """ "Had" of "had this to say", where the parser takes "this" for whoever says it."""
    own = child_as(verb, SUBJECT)
    return verb.head if own is not None and own.lower == "this" and is_infinitive(verb) and verb.head.lemma == "have" else None


def glad_to_say(adjective: Token) -> Token | None:
    """Who says it and is glad to: "was keen to point out", "is pleased to announce"; None where he is only ready to, or would be."""
    be = adjective.head
    if adjective.lower not in _GLAD or be.lemma != "be" or be.tag not in ("VBD", "VBZ", "VBP") or is_negated(be) or has(be, AUXILIARY):
        return None
    return child_as(be, SUBJECT)


def control_above(noun: Token) -> Token | None:
    """The infinitive that the parser hangs on the verb which carries a noun, though it tells what the noun is about: "made a vow to leave"."""
    return next((c for c in children_as(noun.head, _PURPOSES) if c.i > noun.i and is_infinitive(c)), None)


def noun_clauses_after(noun: Token) -> list[Token]:
    """The clauses after a noun, which tell what it is about or which one it is."""
    return [child for child in children_as(noun, _CLAUSES) if child.i > noun.i]


# -- names and phrases


def name_given(verb: Token) -> Token | None:
    """What somebody is called or made, after the verb: "called him a spy"."""
    return child_after(verb, OBJECT_PREDICATE)


def named_after(verb: Token) -> tuple[Token, Token] | None:
    """Somebody and what somebody is called, where the parser takes them for two of a kind: "judged the army a paper tiger".

    Or where it hangs what is said on the one it is said of: "called the charges unfounded".
    """
    after = [child for child in children_as(verb, _NAMED) if child.i > verb.i and child.pos in NAMING and not is_time(child)]
    if len(after) == 2 and not any(token.text == "," for token in _between(after[0], after[1])):
        return after[0], after[1]
    if len(after) == 1 and hangs_as(after[0], OBJECT) and not has(after[0], OBJECT_PREDICATE):
        told = next((c for c in children_as(after[0], REDUCED) if c.tag in ("VBN", "JJ") and c.i == after[0].i + 1), None)
        known = after[0].pos == "PROPN" or any(child.tag in ("DT", "PRP$") for child in after[0].children)
        if told is not None and known and not has(told, _BELONGING):
            return after[0], told
        hung = children_as(verb.head, APPOSITION) if hangs_as(verb, REDUCED) and told is None else ()
        name = next((c for c in hung if c.i > after[0].i and has_word(c, ("a", "an"))), None)
        if name is not None and not any(token.text == "," for token in _between(after[0], name)):
            return after[0], name  # "a statement calling the raid "a clear breach""
    return None


def _between(first: Token, second: Token) -> list[Token]:
    base = first.sent.tokens[0].i
    return first.sent.tokens[first.i + 1 - base : second.i - base]


def relative_object(verb: Token) -> Token | None:
    """The noun that a relative clause tells something of: "a raid that the mayor described as a crime"."""
    left_out = any(below.tag in ("WDT", "WP") and below.lower != "what" and below.i < verb.i for below in children_as(verb, OBJECT | MARK))
    return verb.head if left_out and hangs_as(verb, RELATIVE) and verb.head.pos in NAMING else None


def saying_of(verb: Token, target: Token) -> Token | None:
    """The saying of whom a verb quotes, without "as": "quoted Roe saying that ..."."""
    return next(
        (said for said in (target, *target.children, *verb.children) if said.tag == "VBG" and said.lemma == "say" and said.i >= target.i),
        None,
    )


def named_under(preposition: Token) -> Token | None:
    """What "as" calls something: a noun, or an adjective or participle: "described the talks as useful"."""
    named = object_under(preposition)
    return named if named is not None else next((child for child in preposition.children if child.pos in ("ADJ", "VERB")), None)


def asks_what(verb: Token) -> bool:
    """Whether the verb tells "what" somebody calls or describes something: "what it called a threat", "what they described as a raid"."""
    return any(below.lower == "what" and below.i < verb.i for below in children_as(verb, _ASKED))


def called_by_clause(verb: Token) -> Token | None:
    """The clause that tells a verb's object by what somebody calls it: "condemned what he called a plot"."""
    clause = next((child for child in children_as(verb, CLAUSE) if child.i > verb.i and asks_what(child)), None)
    named = clause is not None and (name_given(clause) is not None or any(c.lower == "as" for c in children_as(clause, PREPOSITION)))
    return clause if named else None


def as_phrase(verb: Token, target: Token) -> Token | None:
    """What something is seen or shown as, wherever the parser hangs it: "sees the bridge as lost", "rejected as absurd a claim"."""
    for child in [*target.children, *verb.children]:
        fronted = verb.i < child.i < target.i and hangs_as(child, PREPOSITION) and has(child, ADJECTIVE)
        if child.i <= target.i and not fronted:
            continue
        if hangs_as(child, PREPOSITION) and child.lower == "as":
            return child
        if hangs_as(child, ADVERBIAL) and find_word(child, ("as",), before=child) is not None:
            return child
    return None


def own_preposition(verb: Token, lemma: str) -> Token | None:
    """The preposition or particle of a verb of two words: "for" where ``lemma`` is "call for"; None where it is one word."""
    if " " not in lemma:
        return None
    return min((c for c in children_as(verb, _SMALL) if f"{verb.lemma} {c.lower}" == lemma), key=lambda c: c.i < verb.i, default=None)


def following(verb: Token, target: Token) -> list[Token]:
    """What of the verb follows its object at once and tells more of it: phrases and infinitives, but no times."""
    found: list[Token] = []
    end = target.subtree()[-1].i
    for child in verb.children:
        if child.i <= end:
            continue
        own = child.subtree()
        if child.pos == "PUNCT" and child.i == end + 1 and child.text == ",":
            end += 1  # closes a relative clause: "blamed the press, which he despises, for the unrest"
            continue
        if own[0].i != end + 1 or not _tells_more(child):
            break
        found += own
        end = own[-1].i
    return found


def _tells_more(child: Token) -> bool:
    if hangs_as(child, _COMPLETING) or (hangs_as(child, CLAUSE) and marked(child, ("that",))):
        return True
    if hangs_as(child, _LEADING):
        aside = any(has(under, DOER) for under in children_as(child, UNDER_PREPOSITION))  # "with the envoy saying"
        return child.lower in _OF_OBJECT and not aside and not tells_time(child)
    if not hangs_as(child, ADVERBIAL):
        return False
    if child.tag == "VBG":
        return child.subtree()[0].tag == "TO"  # "likened the rules to burning the house"
    return marked(child, ("if", "unless"))


def object_after(verb: Token) -> Token | None:
    """The verb's own object after it."""
    return child_after(verb, OBJECT)
