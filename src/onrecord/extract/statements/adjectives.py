"""Adjectives that attribute: "is confident that", "was wary of", "are eager to"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.statements.cues import Cue, cue_span, negates, subject, tells_time
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.extents import made

#: Who is no one: what is certain or clear to nobody in particular.
_NOBODY = frozenset(("it", "this", "that", "there", "what"))
_DEPS = frozenset(("acomp", "ROOT", "advcl", "conj", "ccomp", "relcl", "oprd"))


def by_adjective(adjective: Token, row: Cue) -> Draft | None:
    """The attribution of an adjective with what it governs; None where it governs nothing of its row."""
    if adjective.head.lemma == "make" and adjective.dep in ("ccomp", "oprd", "acomp") and adjective.head.pos == "VERB":
        return _made_so(adjective, row)
    if adjective.dep not in _DEPS:
        return None
    be = adjective.head if adjective.dep in ("acomp", "oprd") else adjective
    # "was surprised by the raid", which the parser takes for a passive
    who = next((child for child in adjective.children if child.dep == "nsubjpass"), None) or subject(be)
    if who is None or who.tag == "EX" or who.lower in _NOBODY:
        return None
    content = next((child for child in adjective.children if child.i > adjective.i and _governed(child, row)), None)
    if content is None:
        return None
    first = cue_span(be)[0]
    cue = (first, adjective)
    whole = content.subtree()
    if content.dep in ("prep", "agent") and content.i == adjective.i + 1:
        # "are critical of the plan": the preposition is the cue's.
        cue = (first, content)
        whole = [token for token in whole if token is not content]
    return made(content, adjective, f"{row.lemma} that ({row.at})", who, cue, whole=whole, negated=row.negates or negates(be))


def _governed(child: Token, row: Cue) -> bool:
    if child.dep == "ccomp":
        return "that" in row.frames
    if child.dep == "xcomp":
        return "inf" in row.frames
    return child.dep in ("prep", "agent") and child.lower in row.frames and not tells_time(child)


def _made_so(adjective: Token, row: Cue) -> Draft | None:
    """ "made it clear that the troops would stay", "made clear to reporters that ..."."""
    make = adjective.head
    who = subject(make)
    content = next(
        (
            child
            for child in (*adjective.children, *make.children)
            if child.i > adjective.i
            and child.dep in ("ccomp", "advcl")
            and any(c.dep in ("nsubj", "nsubjpass", "expl") for c in child.children)
        ),
        None,
    )
    if who is None or content is None or "that" not in row.frames or who.lower in _NOBODY:
        return None
    cue = (cue_span(make)[0], adjective)
    return made(content, adjective, f"made {row.lemma} that ({row.at})", who, cue, negated=row.negates or negates(make))
