"""Claims: to territory, to sovereignty, of responsibility."""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.found import Found
from onrecord.extract.positions.evidence import evidence_at, holders_at, words_of
from onrecord.types import Actor, Position, Side

_OVER = frozenset(["sovereignty", "ownership", "jurisdiction", "right", "responsibility", "title", "territory"])


def claims(doc: Doc, found: Found) -> list[Position]:
    """The claims, in order of the text; where several claim one thing, the dispute over it as well."""
    result: list[Position] = []
    for token in doc.tokens:
        if token.pos != "VERB" or token.lemma != "claim":
            continue
        target = next((child for child in token.children if child.dep == "dobj" and child.i > token.i), None)
        if target is None or any(child.dep in ("ccomp", "xcomp") for child in token.children):
            continue
        subject = next((child for child in token.children if child.dep == "nsubj"), None)
        holders = holders_at(found, subject)
        place = any(p.start <= target.end and p.end >= target.start for p in found.places_at.touching(target.start, target.end)) or _land(
            target
        )
        if not holders or not (place or target.lemma in _OVER) or any(child.dep == "neg" for child in token.children):
            continue
        evidence = evidence_at(found, token)
        if not evidence:
            continue
        about = _about(doc, target)
        result.append(_claim(holders, about, evidence, target.lemma))
        states = {actor.state for actor in holders if actor.state}
        if len(holders) > 1 and len(states) > 1 and place:
            sides = tuple(Side((actor.id,), about, evidence) for actor in holders)
            result.append(
                Position(
                    "",
                    "dispute",
                    tuple(a.id for a in holders),
                    (),
                    about,
                    None,
                    None,
                    None,
                    (),
                    sides,
                    evidence,
                    ("several claim one place",),
                )
            )
    return result


def _land(target: Token) -> bool:
    return target.lemma in (
        "island",
        "islet",
        "territory",
        "land",
        "area",
        "strip",
        "reef",
        "shoal",
        "region",
        "bank",
        "stretch",
        "border",
        "province",
        "water",
    )


def _about(doc: Doc, target: Token) -> str:
    """The thing claimed, without the clauses that describe it."""
    cut = target.subtree()
    for child in target.children:
        if child.dep in ("relcl", "appos") and child.i > target.i:
            first = child.subtree()[0]
            cut = [t for t in cut if t.i < first.i]
    return words_of(doc.text, cut)


def _claim(holders: tuple[Actor, ...], about: str, evidence: tuple[str, ...], lemma: str) -> Position:
    kind = "responsibility" if lemma == "responsibility" else "territory"
    return Position("", "claim", tuple(a.id for a in holders), (), about, None, None, None, (), (), evidence, (f"claims {kind}",))
