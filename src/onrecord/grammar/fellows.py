"""Which verb beside a verb of saying is its fellow, the reporter's own, and which goes on with what is said."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import auxiliary_words, has_subject, marked
from onrecord.grammar.relations import AUXILIARY, CLAUSE, COMPLETING, JOINED, JOINER, SUBJECT, TENSED, child_as, children_as, has
from onrecord.knowledge.words import word_list

#: Auxiliaries by which a clause that the parser joins to a verb tells that it is still what is said: "said he would stay, but he could not".
_STILL_SAID = word_list("still_said")
_SAID = word_list("speech_acts")


def told_on(verb: Token, clause: Token) -> list[Token]:
    """Clauses of the past that the parser joins to a verb of saying, though they may go on with what its clause says: "said the bridge was
    closed and there was no ferry"."""
    if verb.tag != "VBD" or clause.i < verb.i or not _past(clause):
        return []
    joiners = {joiner.lower for joiner in children_as(verb, JOINER) if joiner.i > clause.i}
    if joiners != {"and"}:
        return []
    return [joined for joined in children_as(verb, JOINED) if joined.i > clause.i and has_subject(joined) and _past(joined)]


def _past(clause: Token) -> bool:
    return clause.tag == "VBD" or any(auxiliary.tag == "VBD" for auxiliary in children_as(clause, AUXILIARY))


def second_saying(verb: Token, clause: Token) -> int | None:
    """Where a second verb begins that the parser joins to the clause, though it is the first verb's fellow.

    "said he would order a review and warned against hackers": the index of "and"; None where there is none.
    """
    if clause.i > verb.i and (another := next((c for c in children_as(clause, JOINED) if another_says(c, verb)), None)) is not None:
        return _subject_begins(another) - 1
    still = auxiliary_words(clause) & _STILL_SAID
    if verb.tag != "VBD" or clause.i < verb.i or not still:
        return None
    other = next((child for child in children_as(clause, JOINED) if child.tag == "VBD"), None)
    if other is None or has_subject(other) or has(other, AUXILIARY):
        return None
    if still == {"had"} and other.lemma not in _SAID:
        return None  # "said it had seized the guns and captured ten men"
    return next((child.i for child in children_as(clause, JOINER) if child.i < other.i), other.i)


def another_after(verb: Token) -> int | None:
    """Where what another says begins after an attribution between commas: "fired, officials said, and the group's leader promised war"."""
    other = next((child for child in children_as(verb.head, JOINED) if child.i > verb.i and another_says(child, verb)), None)
    return _subject_begins(other) - 1 if other is not None else None


def another_says(clause: Token, verb: Token) -> bool:
    """Whether the reporter goes on with what another says, though the parser takes it for more of what is said: "said that talks had failed, and
    Chile's envoy warned that ..."."""
    who = child_as(clause, SUBJECT)
    if clause.lemma not in _SAID or clause.tag != verb.tag or clause.tag not in TENSED or marked(clause, ("that", "whether", "if")):
        return False
    if who is None or who.pos not in ("NOUN", "PROPN") or not has(clause, COMPLETING):
        return False
    tokens, at = clause.sent.tokens, _subject_begins(clause) - clause.sent.tokens[0].i
    if at < 2 or tokens[at - 1].lower not in ("and", "but", "while"):
        return False
    return tokens[at - 2].text == "," or has(clause, CLAUSE) or (clause.tag == "VBD" and _present(clause.head))


def _present(clause: Token) -> bool:
    """Whether a clause is told in the present, beside which one in the past is no more of it: "said they are sure and rebels accused Chad"."""
    tense = next((word.tag for word in (*children_as(clause, AUXILIARY), clause) if word.tag in TENSED), None)
    return tense in ("VBP", "VBZ")


def _subject_begins(clause: Token) -> int:
    return next(who.subtree()[0].i for who in children_as(clause, SUBJECT))
