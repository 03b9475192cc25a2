"""Verbs that attribute: clauses, infinitives, objects and phrases that they govern, active and passive."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.citing import by_row
from onrecord.extract.statements.cues import Cue, Cues, subject
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.extents import made, together
from onrecord.extract.statements.passives import by_passive
from onrecord.extract.statements.phrases import by_phrase
from onrecord.grammar.asides import of_relative, put_between
from onrecord.grammar.clauses import agent, auxiliaries, described, has_subject, is_infinitive, is_negated, subject_of
from onrecord.grammar.complements import (
    antecedent,
    begun_by_speaker,
    clause_at_object,
    clause_of,
    clause_with_for,
    clauses_on,
    gerund_of,
    infinitive_of,
    infinitives_on,
    is_marked,
    object_after,
    own_preposition,
    reasons_after,
    those_between,
)
from onrecord.grammar.denying import is_silent, leaves_open, may_not_be_denied, refuses_to_answer, told_in_reports
from onrecord.grammar.edges import edges, is_time, tells_time, verb_edges, withheld_by
from onrecord.grammar.fellows import another_after, second_saying, told_on
from onrecord.grammar.quotation import MARKS
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    CLAUSE,
    DOER,
    EMPTY_SUBJECT,
    FINITE,
    MAIN,
    MARK,
    MODIFIER,
    NAMING,
    NOUN_AS_ADVERB,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PARTICLE,
    PREDICATE_NOUN,
    PREPOSITION,
    RECIPIENT,
    REDUCED,
    RELATIVE,
    RELATIVE_WORDS,
    SUBJECT,
    TENSED,
    UNDER_PREPOSITION,
    UNDERGOER,
    child_as,
    children_as,
    governor,
    hangs_as,
    has,
    has_word,
    head_as,
    object_under,
    prepositions,
    top,
    verb_above,
)
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list

#: "Asked not to be named" tells nothing but that.
_UNNAMED = frozenset(("name", "identify", "quote"))
#: Where the parser puts a speaker after the verb.
_AFTER = OBJECT | PREDICATE_NOUN | NOUN_AS_ADVERB | OBJECT_PREDICATE
#: What may close a sentence after an attribution: "an envoy said in Oslo on Monday".
_CLOSING = PREPOSITION | NOUN_AS_ADVERB | OBJECT | RECIPIENT | ADVERB
#: Verbs whose object is whom one speaks to, and no part of what one says: "asked the crew to stay".
_ADDRESSING = frozenset(("ask", "persuade", "convince", "implore", "beg", "beseech", "entreat"))
_OF_NOUNS = RELATIVE | REDUCED
#: Verbs whose object is whoever is told.
_TOLD = word_list("addressed")
#: Verbs that tell of what somebody speaks; those whose infinitive with an object tells what is to be done or thought, not said.
_TOPICS = word_list("topic_verbs")
_NOT_SAID_TO = word_list("not_said_to")
#: Nouns of what may or ought to be done.
_OPENINGS = word_list("openings")
#: Verbs whose participle behind an attribution begins another saying.
_SAYS_ON = word_list("says_on") | word_list("speech_acts")


#: How many words stand before somebody who is quoted last.
#: Bound of form: a sentence.
_FEWEST = 4


def by_verb(verb: Token, row: Cue, cues: Cues, quoted: bool) -> Draft | None:
    """The attribution of a verb with what it governs; None where it governs nothing of its row.

    Within a quotation only clauses and infinitives count: what else a speaker does in it is the speaker's content.
    """
    if told_in_reports(verb, cues.denying):
        return None
    if (above := head_as(verb, UNDER_PREPOSITION)) is not None and above.lower == "without":
        return None  # "said so, without confirming the loss"
    if hangs_as(verb, MODIFIER) or ((above := head_as(verb, OPEN_CLAUSE)) is not None and above.lemma == "be"):
        return None  # "its purpose is to denounce the raid"
    if (noun := described(verb)) is not None and noun.lower == "nothing":
        return None  # "there is nothing to suggest that it fired"
    if is_infinitive(verb) and (noun := described(verb)) is not None and noun.lemma in _OPENINGS:
        return None  # "an opportunity to appeal to the voters"
    if row.lemma not in _SAYS_ON and any(child.i == verb.i + 1 and child.lower not in row.lemma for child in children_as(verb, PARTICLE)):
        return None  # "knocking out power", "touched down on the runway"
    if is_silent(verb) or (row.negates and may_not_be_denied(verb)):
        return None
    if verb.lemma == "quote" and not quoted and (draft := _quoted_last(verb, row)) is not None:
        return draft
    # "did not deny", "refused to rule out": two of them leave nothing denied
    negated = row.negates != (is_negated(verb) or withheld_by(verb) is not None) and not leaves_open(verb)
    if is_passive(verb):
        return by_passive(verb, row) or _put_to_somebody(verb, row, cues, negated)
    if verb.lemma == "ask" and has_word(verb, ("when",)) and not has_subject(verb):
        return _put_to_somebody(verb, row, cues, negated)  # "replied this way when asked whether it was over"
    helped = any(auxiliary.lemma == "do" for auxiliary in auxiliaries(verb))
    if helped and is_negated(verb) and not row.negates and (open_clause := clause_of(verb)) is not None and _asks(open_clause):
        return None  # "did not say what had prompted the raid": nothing of it is told
    who = subject(verb)
    draft = _by_clause(verb, row, cues, who, negated)
    if draft is not None or quoted or _tells_the_topic(verb, cues) or (verb.lemma in _NOT_SAID_TO and is_infinitive(verb)):
        return draft
    return by_phrase(verb, row, cues, who, negated)


def _asks(clause: Token) -> bool:
    """Whether a clause asks something rather than telling it: "what had prompted the raid", "whether it was over"."""
    first = clause.subtree()[0]
    return first.tag[:1] == "W" or first.lower == "whether"


def _tells_the_topic(verb: Token, cues: Cues) -> bool:
    """Whether a participle only tells of what somebody speaks whose words are told beside it: "The deal holds," he said, commenting on the raid."""
    if verb.tag != "VBG" or verb.lemma not in _TOPICS or not hangs_as(verb, ADVERBIAL | REDUCED):
        return False
    above = head_as(verb, ADVERBIAL) or verb_above(verb)
    return above is not None and above.lemma in cues.telling | _SAYS_ON


def _quoted_last(verb: Token, row: Cue) -> Draft | None:
    """ "Two were killed, the agency quoted the ministry as saying", "..., an officer was quoted as saying": whoever is quoted says what stands before."""
    saying = next((t for word in prepositions(verb, ("as",)) for t in children_as(word, UNDER_PREPOSITION) if t.tag == "VBG"), None)
    quoting, who = child_as(verb, SUBJECT), child_as(verb, UNDERGOER) or object_after(verb)
    if saying is None or quoting is None or who is None or has(saying, CLAUSE | OBJECT) or hangs_as(verb, _OF_NOUNS):
        return None
    tokens = verb.sent.tokens
    at = edges(quoting)[0].i - tokens[0].i
    # "The raid "was over," the agency quoted the ministry as saying": some words of the sentence are marked as said
    partly = at > 1 and tokens[at - 1].text in MARKS and tokens[0].text not in MARKS
    before = tokens[: at if partly else max(0, at - 1)]
    if at < _FEWEST or tokens[at - 1 - partly].text != "," or any(token.text in MARKS for token in tokens[at if partly else 0 :]):
        return None
    if not _is_sentence(before):
        return None
    return made(verb, verb, by_row(row.at, f"{row.lemma} as saying, at a sentence's end ({row.at})"), who, verb_edges(verb), whole=before)


def _put_to_somebody(verb: Token, row: Cue, cues: Cues, negated: bool) -> Draft | None:
    """ "Asked whether the raid went on, he left": the clause is what was put to him, by whom it is told at most with "by"."""
    clause = clause_of(verb)
    if clause is None or not is_marked(clause) or "that" not in row.frames or not hangs_as(verb, ADVERBIAL) or has_subject(verb):
        return None
    return _clause(verb, clause, row, cues, agent(verb), negated)


def _by_clause(verb: Token, row: Cue, cues: Cues, who: Token | None, negated: bool) -> Draft | None:
    frames = row.frames
    if who is not None and (called := clause_with_for(verb)) is not None and ("for" in frames or row.lemma.endswith(" for")):
        mark, *whole = called.subtree()
        why = by_row(row.at, f"{verb.lemma} for somebody to do ({row.at})")
        return made(called, verb, why, who, (verb_edges(verb)[0], mark), whole=whole, negated=negated)
    clause = clause_of(verb)
    if "that" in frames and (draft := _by_position(verb, row, who, negated)) is not None:
        return draft
    if clause is not None and "that" in frames:
        return _clause(verb, clause, row, cues, who, negated)
    told = clause_at_object(verb) if "that" in frames and who is not None else None
    to = governor(told) if told is not None else None
    if told is not None and to is not None and "np" in frames and row.lemma not in _TOLD and told.subtree()[0].i > to.i + 1:
        told = None  # "cited troubles in the north that he blamed on Chad"
    if told is not None:
        whole = together(told.subtree(), *(reason.subtree() for reason in reasons_after(verb, told)))
        return made(
            told, verb, by_row(row.at, f"{row.lemma} somebody that ({row.at})"), who, verb_edges(verb), whole=whole, negated=negated
        )
    if clause is not None and ("obj-inf" in frames or "inf" in frames):
        # "urged the council to act", where the parser takes the clause for one.
        return made(clause, verb, by_row(row.at, f"{row.lemma} somebody to do ({row.at})"), who, verb_edges(verb), negated=negated)
    gerund = gerund_of(verb)
    if gerund is not None and "ger" in frames and who is not None and gerund.i > verb.i:
        return made(gerund, verb, by_row(row.at, f"{row.lemma} doing ({row.at})"), who, verb_edges(verb), negated=negated)
    infinitive = infinitive_of(verb)
    if infinitive is not None and "for" in frames and _after_for(verb, infinitive):
        return None  # "asked for twice the sum to pay for care": the sum is asked for
    if infinitive is not None and ("inf" in frames or "obj-inf" in frames):
        return _infinitive(verb, infinitive, row, who, negated)
    return None


def _after_for(verb: Token, infinitive: Token) -> bool:
    """Whether what is asked for stands before an infinitive."""
    return any(verb.i < word.i < infinitive.i and not tells_time(word) for word in prepositions(verb, ("for",)))


def _by_position(verb: Token, row: Cue, who: Token | None, negated: bool) -> Draft | None:
    """An attribution between commas or at a sentence's end: the rest of the sentence is what is said."""
    if who is None:
        return None
    whole = _parenthesis(verb, who)
    where = "between commas"
    if whole is None and (aside := put_between(verb)) is not None:
        who, whole = aside
    if whole is None:
        whole, where = _before_closing(verb, who), "at a sentence's end"
    if whole is None:
        return None
    return made(verb, verb, by_row(row.at, f"{row.lemma}, {where} ({row.at})"), who, verb_edges(verb), whole=whole, negated=negated)


def _infinitive(verb: Token, infinitive: Token, row: Cue, who: Token | None, negated: bool) -> Draft | None:
    """ "vowed to leave", "urged the council to act"."""
    if refuses_to_answer(infinitive) or (infinitive.lemma in _UNNAMED and is_passive(infinitive)):
        return None
    word = own_preposition(verb, row.lemma)
    cue = verb_edges(verb, word)
    whole = together(infinitive.subtree(), *(other.subtree() for other in infinitives_on(verb, infinitive)))
    objects = those_between(verb, infinitive)
    if not objects and word is not None and (under := object_under(word)) is not None:
        objects = [under]
    if "obj-inf" in row.frames and objects:
        if row.lemma not in _ADDRESSING:
            whole = together(objects[0].subtree(), whole)
        draft = made(infinitive, verb, by_row(row.at, f"{row.lemma} somebody to do ({row.at})"), who, cue, whole=whole, negated=negated)
        if draft is not None:
            draft.addressee = objects[0]
        return draft
    if is_infinitive(verb) or who is None:
        return None
    if objects and "np" in row.frames and hangs_as(objects[0], OBJECT):
        whole = together(objects[0].subtree(), whole)  # "proposed a summit to end the war"
    return made(infinitive, verb, by_row(row.at, f"{row.lemma} to do ({row.at})"), who, cue, whole=whole, negated=negated)


def _parenthesis(verb: Token, who: Token) -> list[Token] | None:
    """The rest of the sentence where the attribution stands between commas in it: "The talks, he said, would fail"."""
    if verb.tag not in TENSED:
        return None
    tokens = verb.sent.tokens
    base = tokens[0].i
    first, last = edges(who)
    low, high = min(first.i, verb.i), max(last.i, verb.i)
    # Plain, by attribution: 6 and 24 change nothing.
    if high - low > 12 or low - 1 < base or tokens[low - 1 - base].text != ",":
        return None
    after = tokens[high + 1 - base] if high + 1 - base < len(tokens) else None
    if after is None or after.text != "," or low - base < 2:
        return None
    # Two quotations with their cue between them are no parenthesis.
    if tokens[low - 2 - base].text in MARKS:
        return None
    if tokens[low - 2 - base].lower in RELATIVE_WORDS:
        # "a raid which, he said, was lawful": what is said begins there.
        return of_relative(tokens[low - 2 - base], after)
    if any(child.i == after.i + 1 and child.tag == "VBG" and child.lemma in _SAYS_ON for child in children_as(verb, ADVERBIAL)):
        return [token for token in tokens if token.i < low - 1]  # "..., he said, calling it a crime": another saying of his
    ends = another_after(verb)
    return [token for token in tokens if token.i < low - 1 or (token.i > after.i and (ends is None or token.i < ends))]


def _clause(verb: Token, clause: Token, row: Cue, cues: Cues, who: Token | None, negated: bool) -> Draft | None:
    """A clause as content; where the cue stands in its middle or after it, what goes on after the cue belongs to it."""
    who = _who_says(verb, clause, who)
    if who is None and hangs_as(verb, MAIN) and clause.i > verb.i:
        return None
    finite = clause.tag not in ("VB", "VBG", "VBN") or any(auxiliary.tag in FINITE for auxiliary in auxiliaries(clause))
    bare = finite and not has_subject(clause)
    subjects = [c.subtree() for c in children_as(verb, OBJECT) if verb.i < c.i < clause.i] if bare else []
    more = [*clauses_on(verb, clause), *(other for other in told_on(verb, clause) if cues.verb(other) is None)]
    whole = together(clause.subtree(), *subjects, *(other.subtree() for other in more))
    other = second_saying(verb, clause)
    if other is not None:
        whole = [token for token in whole if token.i < other]
    if clause.i > verb.i:
        whole = begun_by_speaker(verb, clause, whole)
    if hangs_as(verb, RELATIVE) and clause.i > verb.i and not is_marked(clause) and children_as(verb, DOER):
        whole = together(antecedent(verb, clause), whole)
    if clause.i < verb.i:
        # "The talks failed, he said, because ...": modifiers of the cue that follow it belong to the content.
        low, high = whole[0].i, whole[-1].i
        whole = together(whole, [t for t in clause.subtree() if t.i > high or t.i < low])
    return made(clause, verb, by_row(row.at, f"{row.lemma} that ({row.at})"), who, verb_edges(verb), whole=whole, negated=negated)


def _who_says(verb: Token, clause: Token, who: Token | None) -> Token | None:
    """The speaker of a clause: not a word in it, and after the verb where the clause stands before it."""
    if who is not None and who in clause.subtree():
        who = next((c for c in children_as(verb, DOER | OBJECT) if c.i > verb.i and c.pos in NAMING), None)
    if who is None and clause.i < verb.i:
        who = next((c for c in children_as(verb, _AFTER) if c.i > verb.i and c.pos in ("PROPN", "NOUN") and not is_time(c)), None)
    return who


def _before_closing(verb: Token, who: Token) -> list[Token] | None:
    """The whole sentence before an attribution that closes it, however the parser hangs the two: "..., but the order was late, an envoy said"."""
    perfect = verb.tag == "VBN" and has_word(verb, ("has", "have"), AUXILIARY)
    if not (perfect or verb.tag in ("VBD", "VBZ")) or who.i > verb.i or subject_of(verb) is not who or not hangs_as(who, DOER):
        return None
    tokens = verb.sent.tokens
    base = tokens[0].i
    at = edges(who)[0].i - base
    ends = at - 2 if at > 1 and tokens[at - 1].text in MARKS else at - 1
    # Plain, by attribution: 2 changes nothing, 8 one text and no figure.
    if at < 4 or tokens[ends].text != "," or (hangs_as(verb, _OF_NOUNS) and (verb.subtree()[0] is not tokens[at] or who.tag[:1] == "W")):
        return None  # but "there are no signs that would point to it, the envoy explained" tells nothing of which signs
    beside = next((c.subtree()[0].i for c in children_as(verb, ADVERBIAL) if c.i > verb.i and c.lemma in _SAYS_ON), None)
    after = [token for token in tokens[verb.i + 1 - base :] if token.pos not in ("PUNCT", "SPACE") and (beside is None or token.i < beside)]
    # Set by attribution: wholes .690, with 16 the same; with 4 the same with .001 less precision.
    if len(after) > 8 or any(not hangs_as(top(token, verb) or token, _CLOSING) for token in after):
        return None
    before = tokens[:ends]
    marks = [token for token in tokens if token.text in MARKS]
    if len(marks) % 2 or (marks and (marks[0] is tokens[0] or marks[-1].i > verb.i)) or not _is_sentence(before):
        return None  # what begins with a quotation is one
    return before[1:] if before[0].pos == "CCONJ" else before


def _is_sentence(tokens: list[Token]) -> bool:
    """Whether the words make a sentence of their own: a subject and a finite verb, and nothing before them that makes them a clause."""
    if hangs_as(tokens[0], MARK) or tokens[0].tag in ("WRB", "IN"):
        return False
    finite = any(token.tag in FINITE and not hangs_as(token, _OF_NOUNS) for token in tokens)
    return finite and any(hangs_as(token, SUBJECT | EMPTY_SUBJECT) for token in tokens)
