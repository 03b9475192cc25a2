"""Passives that attribute: "was accused of looting", "the islands claimed by China"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.citing import by_row
from onrecord.extract.statements.cues import Cue
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.extents import made, together
from onrecord.grammar.clauses import accuser_in, agent, is_negated, marked
from onrecord.grammar.complements import clause_at_agent
from onrecord.grammar.edges import tells_time, verb_edges
from onrecord.grammar.phrases import prep_objects
from onrecord.grammar.relations import (
    CLAUSE,
    JOINED,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    REDUCED,
    RELATIVE,
    UNDERGOER,
    child_as,
    find_word,
    head_as,
    prepositions,
)
from onrecord.knowledge.words import word_list

#: Verbs by which somebody or something is called something.
_CALLING = word_list("calling_verbs")
#: What begins what somebody is asked.
_ASKED = ("if", "whether")
#: What holds somebody's words.
_TEXTS = word_list("document_nouns")
#: Prepositions that tell where something was reported rather than what of it.
_WHERE = frozenset(("on", "in", "at", "over"))


def _claimed(verb: Token, row: Cue, who: Token | None) -> Draft | None:
    """ "the islands claimed by China", "administered by Japan but claimed by China": the thing stands before the participle."""
    first = verb
    while (before := head_as(first, JOINED)) is not None and before.tag in ("VBN", "VBD"):
        first = before
    thing = head_as(first, REDUCED | RELATIVE)
    if who is None or is_negated(verb) or "pass" not in row.frames or "np" not in row.frames or thing is None:
        return None
    begins = first.subtree()[0].i
    whole = [token for token in thing.subtree() if token.i < begins]
    if "as" in row.frames and (named := find_word(verb, ("as",))) is not None and named.i > verb.i:
        whole = together(whole, named.subtree())  # "crews described by the owner as unpaid"
    return made(thing, verb, by_row(row.at, f"passive of {row.lemma} ({row.at})"), who, verb_edges(verb), whole=whole)


def _announced(clause: Token, verb: Token, row: Cue, who: Token) -> Draft | None:
    """ "It was announced by the navy that ...", where the parser hangs the clause on the navy."""
    draft = made(
        clause, verb, by_row(row.at, f"it is {verb.text} that ({row.at})"), None, verb_edges(verb), negated=row.negates or is_negated(verb)
    )
    if draft is not None:
        begins = clause.subtree()[0].i
        draft.source, draft.source_head = (next(token for token in who.subtree() if token.i < begins), who), who
    return draft


def _charged(verb: Token, of: Token, patient: Token, accusing: tuple[Token, Token], row: Cue) -> Draft | None:
    """ "was accused of spying by Estonia", where the parser hangs the accuser on the spying."""
    by, accuser = accusing
    gone = {token.i for token in by.subtree()} | {of.i}
    whole = together(patient.subtree(), [token for token in of.subtree() if token.i not in gone])
    return made(
        of,
        verb,
        by_row(row.at, f"passive of {row.lemma} ({row.at})"),
        accuser,
        (verb_edges(verb)[0], of),
        whole=whole,
        negated=is_negated(verb),
    )


def _in_text(verb: Token, row: Cue, patient: Token, clause: Token, negated: bool) -> Draft | None:
    """ "In the communique it was stated that both would leave"; "when he was asked if the raid went on", of which he is no part."""
    why = by_row(row.at, f"it is {verb.text} that ({row.at})")
    if verb.lemma == "ask" and marked(clause, _ASKED):
        return made(clause, verb, why, None, verb_edges(verb), negated=negated)
    text = next((noun for noun in prep_objects(verb, ("in",)) if noun.lemma in _TEXTS), None)
    if text is None or patient.lower != "it" or "that" not in row.frames:
        return None
    return made(clause, verb, why, text, verb_edges(verb), negated=negated)


def by_passive(verb: Token, row: Cue) -> Draft | None:
    """ "was accused of looting", "is believed to have left", "was asked by Kyiv to leave", "was called a spy"."""
    patient = child_as(verb, UNDERGOER)
    who = agent(verb)
    if verb.lemma == "quote" and find_word(verb, ("as",)) is not None:
        return None  # "was quoted by the agency as saying that ...": the saying is the attribution
    if patient is None:
        return _claimed(verb, row, who)
    negated = row.negates or is_negated(verb)
    infinitive = child_as(verb, OPEN_CLAUSE | CLAUSE)
    if infinitive is not None and any(token.text == ";" and infinitive.i < token.i < verb.i for token in verb.sent.tokens):
        infinitive = None  # "the shell hit a barn; no casualties were reported"
    if verb.lemma == "hold" and infinitive is not None and infinitive.lemma not in ("be", "have"):
        return None  # "talks were held to end the war"
    preposition = next((child for child in prepositions(verb, row.frames) if child.i > verb.i and not tells_time(child)), None)
    if preposition is not None and who is None and preposition.lower in _WHERE:
        preposition = None  # "no damage was reported on the southern side"
    name = child_as(verb, OBJECT_PREDICATE) if "pred" in row.frames else None
    if name is not None and name.pos == "PROPN" and who is None and verb.lemma in _CALLING:
        return None  # "the wheel would be called Lima Eye" only tells a name
    content = infinitive or preposition or name
    if infinitive is not None and who is None and (draft := _in_text(verb, row, patient, infinitive, negated)) is not None:
        return draft
    if content is None and who is not None and patient.lower == "it" and (told := clause_at_agent(who)) is not None:
        return _announced(told, verb, row, who)
    if content is preposition and preposition is not None and who is None and (accuser := accuser_in(preposition)) is not None:
        return _charged(verb, preposition, patient, accuser, row)
    cue = verb_edges(verb)
    why = by_row(row.at, f"passive of {row.lemma} ({row.at})")
    if content is not None and ("pass" in row.frames or who is not None or "obj-inf" in row.frames):
        if patient.lower == "it" and infinitive is not None:
            return made(infinitive, verb, by_row(row.at, f"it is {verb.text} that ({row.at})"), who, cue)
        whole = content.subtree()
        if content is preposition and content.i == cue[1].i + 1 and len(whole) > 2:
            # "was blamed for the leak": the preposition is the cue's
            cue, whole = (cue[0], content), [token for token in whole if token is not content]
        return made(content, verb, why, who, cue, whole=together(patient.subtree(), whole), negated=negated)
    if who is not None and not is_negated(verb) and ("np" in row.frames or "as" in row.frames) and patient.pos in ("NOUN", "PROPN"):
        return made(patient, verb, why, who, cue, negated=row.negates)
    return None
