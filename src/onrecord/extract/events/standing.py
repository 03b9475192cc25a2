"""Status: whether an act is told as done, planned, possible or denied."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.doc import Token
from onrecord.extract.events.governed import Governed
from onrecord.types import Status

_PLANNED = frozenset({"will", "'ll", "shall", "wo"})
_POSSIBLE = frozenset({"could", "may", "might", "can", "should", "would", "must", "'d", "ca"})
_IF = frozenset({"if", "unless", "whether", "lest", "until"})
#: Words that keep an act from being done, before its verb.
_SHORT = frozenset({"never", "hardly", "neither", "nor", "almost", "nearly"})
#: Subjects and objects that stand for nobody and nothing.
_NONE = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
#: Question words: what they ask after is taken as done ("Why did the army attack?").
_ASKING = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
#: "the first state to sign": an infinitive that tells what was done.
_RANKED = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
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
    negated = planned = possible = infinitive = past = False
    for child in verb.children:
        dep = child.dep
        if dep == "aux":
            word = child.lower
            past = past or word == "have"
            if word in _PLANNED:
                planned = True
            elif word in ("would", "'d") and reported:
                planned = True
            elif word in _POSSIBLE:
                possible = True
            elif word == "to":
                infinitive = True
        elif _negates(child) or _nobody(child):
            negated = True
        elif dep == "mark" and child.lower in _IF:
            possible = True
    if possible or (planned and past and not any(child.lower in _PLANNED for child in verb.children)):
        return "hypothetical"  # also "it would have attacked", which nobody has planned
    if negated:
        return "negated"
    if planned or (infinitive and verb.head is verb):
        return "planned"
    return "actual"


def _negates(child: Token) -> bool:
    return (
        child.dep == "neg"
        or (child.dep == "det" and child.lower in ("no", "neither"))
        or (child.dep in ("advmod", "preconj") and child.lower in _SHORT)
    )


def _nobody(child: Token) -> bool:
    """Whether the subject or object is nobody or nothing: "no state recognised it", "nobody attacked"."""
    if child.dep not in ("nsubj", "nsubjpass", "dobj"):
        return False
    if nothing(child):
        return True
    return any(
        (c.dep == "det" and c.lower in ("no", "neither")) or (c.dep in ("preconj", "cc") and c.lower == "neither") for c in child.children
    )


def nothing(token: Token) -> bool:
    """Whether a word stands for nobody or nothing."""
    return token.lower in _NONE and token.pos in ("PRON", "NOUN")


def by_nobody(verb: Token) -> bool:
    """Whether it is the subject or the object that keeps the act from being done, not a refusal: "no state backed it"."""
    return any(_nobody(child) for child in verb.children)


def wished(verb: Token) -> bool:
    """Whether "would" only makes a wish polite: "would like them to leave"."""
    words = {child.lower for child in verb.children if child.dep in ("aux", "neg", "mark")}
    return bool(words & {"would", "'d"}) and words <= {"would", "'d", "that"}


def _asked(root: Token) -> bool:
    """Whether a sentence asks if something is so: "Will it attack?", not "Why did it attack?"."""
    last = root.sent.tokens[-1]
    if not last.lower.startswith("?") and not any(child.lower == "?" for child in root.children):
        return False
    return not any(token.lower in _ASKING and token.i < root.i for token in root.subtree())


def _open_infinitive(verb: Token) -> bool:
    """Whether an infinitive under a noun tells what may be done: "a mandate to board", not "the first state to sign"."""
    auxiliaries = {child.lower for child in verb.children if child.dep == "aux"}
    if verb.dep not in ("acl", "relcl") or "to" not in auxiliaries or "have" in auxiliaries or _meets(verb):
        return False
    above = verb.head
    return above.pos == "NOUN" and not any(_ranked(token) for token in (above, *above.children))


def _ranked(token: Token) -> bool:
    return token.lower in _RANKED or (token.lower[:1].isdigit() and token.lower.endswith(("st", "nd", "rd", "th")))


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
            if _asked(node):
                status = stronger(status, "hypothetical")
            break
        if _withheld(node):
            status = stronger(status, "negated")
        if _open_infinitive(node) and status == "actual":
            status = "planned"
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


def _withheld(node: Token) -> bool:
    """Whether it is what was not done: "left without signing", "instead of attacking"."""
    above = node.head
    if node.dep not in ("pcomp", "pobj"):
        return False
    return above.lower == "without" or (above.lower == "of" and above.head.lower == "instead")


def _meets(verb: Token) -> bool:
    """Travelling in order to meet is told as meeting."""
    return verb.lemma in ("discuss", "mark", "protest", "demand")
