"""What a verb governs beside clauses: objects, phrases after a preposition, "as" phrases, names."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.statements.cues import Cue, Cues, cue_span, negates, tells_time
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.extents import following, made, together

#: Objects that tell nothing of what is said.
_EMPTY = frozenset(("PRP", "WP", "WDT"))


def by_phrase(verb: Token, row: Cue, cues: Cues, who: Token | None, negated: bool) -> Draft | None:
    frames = row.frames
    cue = cue_span(verb)
    own_word = own_preposition(verb, row)
    named = next((child for child in verb.children if child.dep == "prep" and child.lower == "as"), None)
    if verb.lemma == "quote" and verb.dep == "advcl" and verb.tag == "VBG":
        return None  # "quoting the agency": no words of it are passed on there
    if own_word is not None and named is not None and "as" in frames:
        objects = [token for token in own_word.subtree() if token is not own_word]
        whole = together(objects, named.subtree())
        return made(
            own_word, verb, f"{row.lemma} something as something ({row.at})", who, cue_span(verb, own_word), whole=whole, negated=negated
        )
    if own_word is not None and own_word.dep == "prep" and ("np" in frames or "obj-inf" in frames):
        return _prepositional(verb, own_word, None, row, who, negated)
    target = next((child for child in verb.children if child.dep == "dobj" and child.i > verb.i), None)
    name = next((child for child in verb.children if child.dep == "oprd" and child.i > verb.i), None)
    if any(child.lower == "as" and any(c.dep == "pcomp" and c.lemma in cues.telling for c in child.children) for child in verb.children):
        # "quoted an official as saying that ...": the official's statement, not one about the official.
        return None
    if name is not None and "pred" in frames and target is not None:
        whole = together(target.subtree(), name.subtree())
        return made(target, verb, f"{row.lemma} somebody something ({row.at})", who, cue, whole=whole, negated=negated)
    if target is None and who is not None and (called := _called(verb, frames)) is not None:
        return made(called, verb, f"what somebody {row.lemma}s something ({row.at})", who, cue, negated=negated)
    if (target is None or target.lower == "it") and "that" in frames and _as_told(verb):
        # "As our man reports from Cairo, ...": the clause above is what is reported.
        own = {t.i for t in verb.subtree()}
        whole = [t for t in verb.head.subtree() if t.i not in own]
        return made(verb.head, verb, f"as somebody {row.lemma}s ({row.at})", who, cue, whole=whole)
    if target is not None and who is not None and "as" in frames and (more := _as(verb, target)) is not None:
        whole = together(target.subtree(), more.subtree())
        return made(target, verb, f"{row.lemma} something as something ({row.at})", who, cue, whole=whole, negated=negated)
    for child in verb.children:
        if child.dep in ("prep", "agent") and child.i > verb.i and child.lower in frames and not tells_time(child):
            if child.lower == "as" and target is None:
                continue
            return _prepositional(verb, child, target, row, who, negated)
    if target is not None and "obj-of" in frames and who is not None:
        # "accused the army of torture", where the parser hangs the charge on the accused.
        if any(child.dep == "prep" and child.lower == "of" for child in target.children):
            return made(target, verb, f"{row.lemma} somebody of something ({row.at})", who, cue, negated=negated)
    if target is not None and f"{verb.lemma} {target.lemma}" in cues.unsaid:
        return None  # "the blast claimed four lives", "recalled its ambassador"
    if target is None or who is None or negates(verb) or target.tag in _EMPTY or is_time(target):
        return None
    if "np" in frames or ("thing" in frames and target.ent is None):
        whole = together(target.subtree(), following(verb, target))
        return made(target, verb, f"{row.lemma} something ({row.at})", who, cue, whole=whole, negated=negated)
    return None


def _called(verb: Token, frames: frozenset[str]) -> Token | None:
    """The name given in "what it called a threat", "what they described as a raid"."""
    if not any(child.lower == "what" and child.i < verb.i and child.dep in ("dobj", "nsubj", "oprd", "attr") for child in verb.children):
        return None
    for child in verb.children:
        if child.i > verb.i and child.dep == "oprd" and "pred" in frames:
            return child
        if child.i > verb.i and child.dep == "prep" and child.lower == "as" and "as" in frames:
            return next((below for below in child.children if below.dep == "pobj"), None)
    return None


def _as_told(verb: Token) -> bool:
    """Whether "as our man reports" tells the clause above it: the verb has nothing of its own to tell, and a comma parts the two."""
    if verb.dep != "advcl" or not any(child.dep == "mark" and child.lower == "as" for child in verb.children):
        return False
    for child in verb.children:
        where = (
            child.dep in ("punct", "npadvmod", "advmod", "nsubj")
            or child.lower == "it"
            or (child.dep == "prep" and child.lower in ("from", "in", "at", "on", "to"))
        )
        if child.i > verb.i and not where:
            return False
    own = verb.subtree()
    tokens, base = verb.sent.tokens, verb.sent.tokens[0].i
    edge = own[-1].i + 1 - base if own[0].i < verb.head.i else own[0].i - 1 - base
    return 0 <= edge < len(tokens) and tokens[edge].text in (",", "–", "—")


def _as(verb: Token, target: Token) -> Token | None:
    """What something is seen or shown as, wherever the parser hangs it: "sees the bridge as lost"."""
    for child in [*target.children, *verb.children]:
        if child.i <= target.i:
            continue
        if child.dep == "prep" and child.lower == "as":
            return child
        if child.dep == "advcl" and any(c.lower == "as" and c.i < child.i for c in child.children):
            return child
    return None


def own_preposition(verb: Token, row: Cue) -> Token | None:
    """The preposition or particle that the row's lemma holds: "for" of "call for"."""
    if " " not in row.lemma:
        return None
    return next(
        (child for child in verb.children if child.dep in ("prep", "prt", "advmod") and f"{verb.lemma} {child.lower}" == row.lemma), None
    )


def is_time(token: Token) -> bool:
    return token.ent is not None and token.ent.label in ("DATE", "TIME")


def _prepositional(verb: Token, preposition: Token, target: Token | None, row: Cue, who: Token | None, negated: bool) -> Draft | None:
    """ "complained of ...", "accused Kigali of ...", "called for ..."."""
    if who is None:
        return None
    whole = preposition.subtree()
    objects = [token for token in whole if token is not preposition]
    if not objects:
        return None
    cue = cue_span(verb)
    why = f"{row.lemma} {preposition.lower} ({row.at})"
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
