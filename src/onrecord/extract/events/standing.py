"""Status: whether an act is told as done, planned, possible or denied."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.doc import Token
from onrecord.extract.events.governed import Governed
from onrecord.types import Status

_PLANNED = frozenset({"will", "'ll", "shall", "wo"})
_POSSIBLE = frozenset({"could", "may", "might", "can", "should", "would", "must", "'d", "ca"})
_IF = frozenset({"if", "unless", "whether", "lest", "until"})
_DEGREE: dict[str, int] = {"actual": 0, "planned": 1, "negated": 2, "hypothetical": 3}
_THROUGH = frozenset(
    {
        "xcomp",
        "dobj",
        "nsubjpass",
        "conj",
        "pobj",
        "prep",
        "acomp",
        "attr",
        "pcomp",
        "compound",
        "amod",
        "agent",
        "nsubj",
        "oprd",
        "ccomp",
        "acl",
    }
)


def stronger(first: Status, second: Status) -> Status:
    """Of two readings of one act, the one that is further from done."""
    return first if _DEGREE[first] >= _DEGREE[second] else second


def own_status(verb: Token, reported: bool) -> Status:
    """What the auxiliaries and negation of one verb or noun tell."""
    negated = planned = possible = infinitive = False
    for child in verb.children:
        dep = child.dep
        if dep == "aux":
            word = child.lower
            if word in _PLANNED:
                planned = True
            elif word == "would" and reported:
                planned = True
            elif word in _POSSIBLE:
                possible = True
            elif word == "to":
                infinitive = True
        elif (
            dep == "neg"
            or (dep == "det" and child.lower == "no")
            or (dep in ("advmod", "preconj") and child.lower in ("never", "hardly", "neither", "nor"))
        ):
            negated = True
        elif dep == "mark" and child.lower in _IF:
            possible = True
    if possible:
        return "hypothetical"
    if negated:
        return "negated"
    if planned or (infinitive and verb.head is verb):
        return "planned"
    return "actual"


def status_of(token: Token, reported: bool, effects: Mapping[int, Governed]) -> tuple[Status, str | None, bool]:
    """Status of the act told by a token, the row that changed it, and whether an operator takes it over."""
    status = own_status(token, reported)
    why: str | None = None
    node = token
    for _ in range(12):
        effect = effects.get(node.i)
        if effect is not None and token not in effect.tokens:
            if effect.operator.below == "drop":
                return status, effect.operator.at, True
            if effect.operator.below != "keep":
                status = stronger(status, effect.operator.below)  # type: ignore[arg-type]
                why = effect.operator.at
            if status == "actual" or effect.operator.below != "keep":
                upper = own_status(effect.tokens[0], reported)
                status = stronger(status, upper)
        if node.head is node:
            break
        if node.dep == "advcl":
            mark = next((child.lower for child in node.children if child.dep == "mark"), "")
            purpose = not mark and any(child.dep == "aux" and child.lower == "to" for child in node.children)
            if purpose and status == "actual":
                status = stronger("actual" if _meets(node) else "planned", own_status(node.head, reported))
            if purpose and node is not token:
                break
            if not purpose:
                break
        elif node.dep == "acl" and not any(child.dep == "aux" and child.lower == "to" for child in node.children):
            break
        elif node.dep == "xcomp" or (
            node.dep in ("dobj", "nsubjpass", "attr", "acomp", "oprd") and node.head.pos in ("VERB", "AUX", "ADJ")
        ):
            status = stronger(status, own_status(node.head, reported))
        elif (
            node.dep == "conj"
            and node.pos == node.head.pos
            and not any(child.dep in ("nsubj", "nsubjpass", "aux") for child in node.children)
        ):
            status = stronger(status, own_status(node.head, reported))
        elif node.dep not in _THROUGH:
            break
        node = node.head
    return status, why, False


def _meets(verb: Token) -> bool:
    """Travelling in order to meet is told as meeting."""
    return verb.lemma in ("meet", "discuss", "attend", "hold", "talk", "visit", "mark", "protest", "demand")
