"""What a verb governs beside clauses: objects, phrases after a preposition, "as" phrases, names."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.citing import by_row
from onrecord.extract.statements.cues import Cue, Cues
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.extents import made, together
from onrecord.grammar.above import rest_above
from onrecord.grammar.clauses import is_negated, subject_of
from onrecord.grammar.complements import (
    as_phrase,
    asks_what,
    called_by_clause,
    following,
    name_given,
    named_after,
    named_under,
    object_after,
    own_preposition,
    relative_object,
    saying_of,
    tells_above,
)
from onrecord.grammar.edges import is_time, tells_time, verb_edges, withheld_by
from onrecord.grammar.phrases import conjuncts
from onrecord.grammar.relations import (
    ADVERBIAL,
    BY,
    NUMERAL,
    PREPOSITION,
    REDUCED,
    RELATIVE,
    UNDER_PREPOSITION,
    children_as,
    find_words,
    hangs_as,
    has,
    head_as,
    prepositions,
)
from onrecord.knowledge.words import word_list

#: Objects that tell nothing of what is said.
_EMPTY = frozenset(("PRP", "WP", "WDT", "IN"))
#: Verbs by which somebody is called something.
_CALLING = word_list("calling_verbs")
#: Who and what reporters quote.
_SOURCES = word_list("headline_sources") | word_list("quoted_sources")
#: Nouns by which a reporter takes up what somebody said.
_SAYINGS = word_list("doubt_sayings")
_SPEAKING = frozenset(("PERSON", "ORG", "NORP"))
_LEADING = PREPOSITION | BY
#: How a participle hangs that tells how something is said.
_BESIDE = ADVERBIAL | REDUCED | UNDER_PREPOSITION
#: What shows a thing by telling it: "polls show a close race".
_SHOWING = word_list("showing")


def by_phrase(verb: Token, row: Cue, cues: Cues, who: Token | None, negated: bool) -> Draft | None:
    """The attribution of a verb with its object, or a phrase after a preposition of its row; None where it governs neither."""
    if verb.lemma in ("quote", "cite") and hangs_as(verb, _BESIDE) and verb.tag == "VBG" and _names_a_source(verb):
        return None  # "quoting the agency", "citing two officials": no words of them are passed on there
    own_word = own_preposition(verb, row.lemma)
    if own_word is not None and (draft := _own_phrase(verb, own_word, row, who, negated)) is not None:
        return draft
    if own_word is not None and hangs_as(own_word, PREPOSITION) and _takes_things(row):
        return None
    if any(below.lemma in cues.telling for child in find_words(verb, ("as",)) for below in children_as(child, UNDER_PREPOSITION)):
        # "quoted an official as saying that ...": the official's statement, not one about the official.
        return None
    target = object_after(verb)
    if verb.lemma == "quote" and target is not None and saying_of(verb, target) is not None:
        return None  # "quoted an official saying that ..."
    draft = _predicated(verb, target, row, who, negated)
    if draft is not None:
        return draft
    for preposition in children_as(verb, _LEADING):
        if preposition.i > verb.i and preposition.lower in row.frames and not tells_time(preposition):
            if preposition.lower == "as" and target is None:
                continue
            return _prepositional(verb, preposition, target, row, who, negated)
    return _object(verb, target, row, cues, who, negated) if target is not None and who is not None else None


def _names_a_source(verb: Token) -> bool:
    """Whether the verb's object is who or what is quoted rather than something said."""
    target = object_after(verb)
    return verb.lemma == "quote" or (
        target is not None and (target.lemma in _SOURCES or (target.ent is not None and target.ent.label in _SPEAKING))
    )


def _takes_things(row: Cue) -> bool:
    """Whether the row's verb may govern a thing: "called for a truce"."""
    return "np" in row.frames or "obj-inf" in row.frames


def _own_phrase(verb: Token, own_word: Token, row: Cue, who: Token | None, negated: bool) -> Draft | None:
    """What stands under the preposition of a verb of two words: "called for a truce", "referred to the raid as a crime"."""
    named = next(prepositions(verb, ("as",)), None)
    if named is not None and "as" in row.frames:
        objects = [token for token in own_word.subtree() if token is not own_word]
        whole = together(objects, named.subtree())
        why = by_row(row.at, f"{row.lemma} something as something ({row.at})")
        return made(own_word, verb, why, who, verb_edges(verb, own_word), whole=whole, negated=negated)
    if hangs_as(own_word, PREPOSITION) and _takes_things(row):
        return _prepositional(verb, own_word, None, row, who, negated)
    return None


def _predicated(verb: Token, target: Token | None, row: Cue, who: Token | None, negated: bool) -> Draft | None:
    """What something is called, seen or shown as, and what "as he says" tells."""
    cue = verb_edges(verb)
    if (name := name_given(verb)) is not None and "pred" in row.frames and target is not None:
        whole = together(target.subtree(), name.subtree())
        return made(target, verb, by_row(row.at, f"{row.lemma} somebody something ({row.at})"), who, cue, whole=whole, negated=negated)
    if "pred" in row.frames and who is not None and verb.lemma in _CALLING and (pair := named_after(verb)) is not None:
        whole = together(pair[0].subtree(), pair[1].subtree())
        return made(pair[0], verb, by_row(row.at, f"{row.lemma} somebody something ({row.at})"), who, cue, whole=whole, negated=negated)
    if target is None and who is not None and "np" in row.frames and (told := called_by_clause(verb)) is not None:
        return made(told, verb, by_row(row.at, f"{row.lemma} what somebody calls it ({row.at})"), who, cue, negated=negated)
    if target is None and who is not None and (called := _called(verb, row.frames)) is not None:
        return made(called, verb, by_row(row.at, f"what somebody {row.lemma}s something ({row.at})"), who, cue, negated=negated)
    if target is None and who is not None and (draft := _of_relative(verb, row, who, negated) or _taken_up(verb, row, who)) is not None:
        return draft
    if (target is None or target.lower == "it") and "that" in row.frames and tells_above(verb):
        # "As our man reports from Cairo, ...": the clause above it is what is reported.
        above, whole = rest_above(verb)
        return made(above, verb, by_row(row.at, f"as somebody {row.lemma}s ({row.at})"), who, cue, whole=whole)
    if target is not None and who is not None and "as" in row.frames and (more := as_phrase(verb, target)) is not None:
        whole = together(target.subtree(), more.subtree())
        return made(target, verb, by_row(row.at, f"{row.lemma} something as something ({row.at})"), who, cue, whole=whole, negated=negated)
    return None


def _of_relative(verb: Token, row: Cue, who: Token, negated: bool) -> Draft | None:
    """ "a raid that the mayor described as a crime"; "islands which they call the Senkakus" only tells a name."""
    held, name = relative_object(verb), _name_of(verb, row.frames)
    if held is None or name is None or name.pos == "PROPN":
        return None
    begins = verb.subtree()[0].i
    whole = together([token for token in held.subtree() if token.i < begins], name.subtree())
    why = by_row(row.at, f"which somebody {row.lemma}s something ({row.at})")
    return made(name, verb, why, who, verb_edges(verb), whole=whole, negated=negated)


def _taken_up(verb: Token, row: Cue, who: Token) -> Draft | None:
    """ "Chad accused Sudan of the raid, a charge that Khartoum rejects": what another said is denied where a noun takes it up."""
    noun = head_as(verb, RELATIVE)
    if noun is None or not row.negates or noun.lemma not in _SAYINGS or subject_of(verb) is not who or is_negated(verb):
        return None
    begins = verb.subtree()[0].i
    whole = [token for token in noun.subtree() if token.i < begins]
    return made(
        noun, verb, by_row(row.at, f"a saying that somebody {row.lemma}s ({row.at})"), who, verb_edges(verb), whole=whole, negated=True
    )


def _object(verb: Token, target: Token, row: Cue, cues: Cues, who: Token, negated: bool) -> Draft | None:
    """ "denied the charge", "accused the army of torture" where the parser hangs the charge on the accused."""
    cue = verb_edges(verb)
    if "obj-of" in row.frames and any(any(prepositions(one, ("of",))) for one in conjuncts(target)):
        return made(target, verb, by_row(row.at, f"{row.lemma} somebody of something ({row.at})"), who, cue, negated=negated)
    if f"{verb.lemma} {target.lemma}" in cues.unsaid:
        return None  # "the blast claimed four lives", "recalled its ambassador"
    if verb.lemma == "admit" and (target.pos == "PROPN" or has(target, NUMERAL)):
        return None  # "NATO admitted Finland", "the hospital admitted ten": they are let in
    if is_negated(verb) or _untold(verb) or (target.tag in _EMPTY and not _claims_it(verb, target)) or is_time(target):
        return None
    shown = row.lemma in ("show", "reveal", "indicate") and who.lemma in _SHOWING
    if "np" in row.frames or shown or ("thing" in row.frames and target.ent is None):
        whole = together(target.subtree(), following(verb, target))
        return made(target, verb, by_row(row.at, f"{row.lemma} something ({row.at})"), who, cue, whole=whole, negated=negated)
    return None


def _untold(verb: Token) -> bool:
    """ "Failed to report the abuse": nothing of it was told."""
    above = withheld_by(verb)
    return above is not None and above.lemma == "fail"


def _claims_it(verb: Token, target: Token) -> bool:
    """ "Chad also claims it": what is claimed was told before."""
    return verb.lemma == "claim" and target.lower in ("it", "them")


def _called(verb: Token, frames: frozenset[str]) -> Token | None:
    """The name given in "what it called a threat", "what they described as a raid"."""
    return _name_of(verb, frames) if asks_what(verb) else None


def _name_of(verb: Token, frames: frozenset[str]) -> Token | None:
    name = name_given(verb) if "pred" in frames else None
    if name is None and "as" in frames:
        return next((named_under(preposition) for preposition in prepositions(verb, ("as",)) if preposition.i > verb.i), None)
    return name


def _prepositional(verb: Token, preposition: Token, target: Token | None, row: Cue, who: Token | None, negated: bool) -> Draft | None:
    """ "complained of ...", "accused Kigali of ...", "called for ..."."""
    if who is None:
        return None
    whole = preposition.subtree()
    objects = [token for token in whole if token is not preposition]
    if not objects:
        return None
    cue = verb_edges(verb)
    why = by_row(row.at, f"{row.lemma} {preposition.lower} ({row.at})")
    if target is not None and target.i < preposition.i and preposition.lower == "about":
        # "asked the general about the raid": the general is asked
        draft = made(preposition, verb, why, who, cue, whole=objects, negated=negated)
        if draft is not None:
            draft.addressee = target
        return draft
    objects = together(objects, following(verb, preposition))
    if target is not None and target.i < preposition.i:
        return made(target, verb, why, who, cue, whole=together(target.subtree(), whole, objects), negated=negated)
    if preposition.i == cue[1].i + 1:
        cue = (cue[0], preposition)
    return made(preposition, verb, why, who, cue, whole=objects, negated=negated)
