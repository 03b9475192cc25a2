"""Nouns that attribute: "X's claim that", "fears that", "expressed concern over", "a promise to"."""

from __future__ import annotations

from onrecord.doc import ACTING_LABELS, Token
from onrecord.extract.citing import by_row
from onrecord.extract.statements.cues import Cue, Cues, subject
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.extents import made
from onrecord.grammar.above import carrier_of
from onrecord.grammar.clauses import is_infinitive, marked, subject_of
from onrecord.grammar.complements import control_above, noun_clauses_after
from onrecord.grammar.denying import denied_in_reports
from onrecord.grammar.edges import tells_time, verb_edges
from onrecord.grammar.relations import (
    ADVERB,
    CLAUSE,
    DOER,
    MARK,
    MODIFIER,
    NAMING,
    OBJECT,
    PARTICLE,
    PREDICATE_NOUN,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    child_after,
    children_as,
    find_word,
    first_joined,
    hangs_as,
    has_word,
    head_as,
    object_under,
    over_preposition,
    possessor,
    prepositions,
    stands_under,
)
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list

#: The frame of a noun that names who holds something: an opponent, a supporter.
_AGENT = "who"
#: By which a noun names who says: "warnings from Seoul".
_FROM = ("by", "of", "from", "among")
#: By which a verb is about a noun.
_ABOUT = word_list("about")
_SMALL = PARTICLE | ADVERB
#: By which a call is a talk.
_TAKING_PLACE = frozenset(("have", "hold"))
#: By which somebody tells what is his own.
_VOICING = word_list("voiced_own")


def by_noun(noun: Token, row: Cue, cues: Cues) -> Draft | None:
    """The attribution of a noun with the clause or phrase that it governs; None where it governs none of its row, or nobody is told."""
    if _AGENT in row.frames and not hangs_as(noun, PREDICATE_NOUN):
        return None  # "the critics of the pact" hold something, and nobody holds it of them
    if stands_under(noun, ("without",)) or (noun.lemma == "call" and carrier_of(noun).lemma in _TAKING_PLACE):
        return None  # "serve without fear that they will be dismissed": nobody fears it; "held a call to discuss the drills"
    content = _clause(noun, row, cues) or _phrase(noun, row, cues)
    if content is None or (carrier_of(noun).lemma == "make" and has_word(noun, ("no",))):
        return None  # "made no commitments to the plan"
    if noun.lemma == "fear" and hangs_as(content, PREPOSITION) and stands_under(noun, ("for",)):
        return None  # "gave no name for fear of arrest"
    who, verb = _holder(noun, row, cues, content)
    if who is None and has_word(noun, ("no",)):
        return None  # "there are no reports that the town fell"
    cue = (verb_edges(verb)[0] if verb is not None else noun, noun)
    negated = row.negates or (verb is not None and _denies(verb, cues))
    whole = content.subtree()
    if hangs_as(content, PREPOSITION):
        if who is None:
            return None
        if content.i == cue[1].i + 1:
            cue = (cue[0], content)
        whole = [token for token in whole if token is not content]
    return made(content, noun, by_row(row.at, f"{row.lemma} that ({row.at})"), who, cue, whole=whole, negated=negated)


def _holder(noun: Token, row: Cue, cues: Cues, content: Token) -> tuple[Token | None, Token | None]:
    """Who holds it, and the verb that belongs to the cue: "issued a warning that", "is an opponent of", "dismissed Peru's claim that"."""
    who = _owner(noun, content)
    first = first_joined(noun)  # "expressed regret and rejection of the raid"
    governor = carrier_of(first)
    is_object = hangs_as(first, OBJECT) and governor.pos == "VERB"
    if is_object and who is not None and who.tag == "PRP$" and governor.lemma in _VOICING:
        who = subject(governor) or who  # "the pair expressed their unity"
    if is_object and who is not None and governor.lemma not in cues.carrying | cues.denying and _governs(governor, "np", cues):
        return None, None  # "discussed his commitment to the pact": the verb tells it with the noun
    if who is not None and _AGENT not in row.frames:
        said = is_object and noun.i > governor.i and governor.lemma in cues.carrying - cues.denying
        return who, governor if said else None  # "defies the minister's threats against Chad", "dismissed Chad's claim that"
    if who is None and is_object and governor.lemma in cues.carrying:
        own = first is not noun and children_as(first, PREPOSITION)  # "voiced support for the pact and rejection of the raid"
        return subject(governor), None if own else governor
    teller = over_preposition(noun, _ABOUT) if who is None and governor.pos == "ADP" else None
    if teller is not None and not is_passive(teller) and _holds(teller, cues) and not _governs(teller, governor.lower, cues):
        return subject(teller), teller
    if _AGENT in row.frames:
        return subject(governor), governor
    return None, None


def _governs(verb: Token, frame: str, cues: Cues) -> bool:
    """Whether a verb itself attributes what stands there: "bristled at", "laid out"."""
    row = cues.verb(verb)
    return row is not None and frame in row.frames


def _denies(verb: Token, cues: Cues) -> bool:
    """Whether a verb denies what its object or what it is about says: "dismissed the claim that", "pushed back on the notion that"."""
    return verb.lemma in cues.denying or any(f"{verb.lemma} {small.lower}" in cues.denying for small in children_as(verb, _SMALL))


def _holds(verb: Token, cues: Cues) -> bool:
    """Whether a verb's preposition may lead to what its subject holds of something: "pushed back on the notion that"."""
    return verb.pos == "VERB" and (verb.lemma in cues.carrying or cues.verb(verb) is not None)


def _clause(noun: Token, row: Cue, cues: Cues) -> Token | None:
    """The clause that tells what the noun is about."""
    clause = next((clause for clause in noun_clauses_after(noun) if _tells(clause, row, cues)), None)
    if clause is None and "that" in row.frames:
        clause = denied_in_reports(noun, cues.denying)
    if clause is None and "inf" in row.frames and _carried(noun, cues):
        clause = control_above(noun)
    be = head_as(noun, DOER) if clause is None else None
    if be is not None and be.lemma == "be":
        clause = child_after(be, CLAUSE)
    return clause


def _tells(clause: Token, row: Cue, cues: Cues) -> bool:
    """Whether a clause after a noun tells what the noun is about, not which one it is."""
    if clause.pos not in ("VERB", "AUX"):
        return False
    that = find_word(clause, ("that",), before=clause)
    if that is not None and "that" in row.frames:
        # The parser takes "the promise that the troops would leave" for "the promise that the minister made".
        relative = clause.lemma in cues.carrying or hangs_as(that, SUBJECT)
        return hangs_as(that, MARK) or (not relative and subject_of(clause) is not None)
    if hangs_as(clause, RELATIVE):
        return False
    if is_infinitive(clause):
        return "inf" in row.frames
    return "that" in row.frames and marked(clause, ("that", "whether"))


def _phrase(noun: Token, row: Cue, cues: Cues) -> Token | None:
    """The phrase after a preposition of the row: "their demands for a boycott", "voiced shock at the raid"."""
    for token in (noun, carrier_of(noun)) if _carried(noun, cues) else (noun,):
        for preposition in prepositions(token, row.frames):
            if preposition.i > noun.i and not tells_time(preposition):
                return preposition
    return None


def _carried(noun: Token, cues: Cues) -> bool:
    verb = head_as(first_joined(noun), OBJECT)
    return verb is not None and verb.pos == "VERB" and verb.lemma in cues.carrying


def _owner(noun: Token, content: Token) -> Token | None:
    """Who the noun itself says it is of."""
    who = possessor(noun)
    if who is not None:
        return who
    by = next((child for child in prepositions(noun, _FROM) if child is not content and child.i < content.i), None)
    return object_under(by) if by is not None else _named_before(noun)


def _named_before(noun: Token) -> Token | None:
    """Whose it is by the name or people right before it: "a Peruvian proposal to leave", "U.S. claims of a truce"."""
    before = [child for child in children_as(noun, MODIFIER) if child.i < noun.i]
    named = [child for child in before if child.ent is not None and child.ent.label in ACTING_LABELS]
    if len(named) != 1 or any(child.i > named[0].i and child.pos in NAMING for child in before):
        return None  # "a Ukraine peace plan" is for it
    return named[0]
