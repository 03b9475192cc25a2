"""Pronouns: resolved within the report by number, gender where the report shows it, and position, or left open."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.first.cast import Cast, Heard
from onrecord.extract.actors.first.phrases import governor

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_IT = frozenset(["it", "its", "itself"])
_THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
#: How many sentences back an antecedent may stand, by kind of pronoun.
_REACH = {"he": 4, "it": 1, "they": 2}
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_BODIES = frozenset(["state", "government", "organisation", "media", "unit"])


def resolve_pronouns(cast: Cast) -> None:
    """Adds the pronouns that can be resolved to their actors' mentions."""
    heard = sorted(cast.heard, key=lambda h: (h.start, h.head.i))
    starts = 0
    before: list[Heard] = []
    for token in cast.doc.tokens:
        while starts < len(heard) and heard[starts].start < token.start:
            before.append(heard[starts])
            starts += 1
        if token.pos != "PRON" and token.tag not in ("PRP", "PRP$"):
            continue
        kind = "he" if token.lower in _HE else "it" if token.lower in _IT else "they" if token.lower in _THEY else ""
        if not kind or _expletive(token):
            continue
        antecedent = _antecedent(token, kind, before)
        if antecedent is not None:
            if kind == "he" and antecedent.member.gender is None:
                antecedent.member.gender = _HE[token.lower]
            cast.mention(antecedent.member, token, token, token, "pronoun")
            before.append(Heard(antecedent.member, token, token.start))


def _expletive(token: Token) -> bool:
    """Whether an "it" stands for nothing: "it is unlikely that", "it seems", "it was on Monday that"."""
    if token.lower not in _IT:
        return False
    if token.dep == "expl":
        return True
    verb = token.head
    if token.dep in _SUBJECTS and verb.lemma in ("be", "seem", "appear", "take", "become", "make", "mean", "happen", "turn"):
        return True
    return token.dep in _SUBJECTS and any(
        child.dep in ("ccomp", "csubj") and verb.lemma in ("be", "seem", "appear") for child in verb.children
    )


def _antecedent(token: Token, kind: str, before: list[Heard]) -> Heard | None:
    """The most salient fitting mention before the pronoun: subjects before others, near before far."""
    best: tuple[float, int] | None = None
    chosen: Heard | None = None
    clause = _clause(token)
    for heard in reversed(before):
        distance = token.sent.index - heard.head.sent.index
        if distance > _REACH[kind]:
            break
        if not _fits(token, kind, heard):
            continue
        if distance == 0 and _same_clause(token, heard.head, clause):
            continue
        subject = governor(heard.head).dep in _SUBJECTS
        main = subject and (governor(heard.head).head.dep == "ROOT" or governor(heard.head).head.head.dep == "ROOT")
        score = 3.0 * main + 2.0 * subject - 2.2 * distance - 0.4 * (heard.head.dep == "poss")
        if heard.head.sent.block != token.sent.block:
            score -= 0.5
        if best is None or score > best[0]:
            best, chosen = (score, heard.start), heard
    return chosen


def _fits(token: Token, kind: str, heard: Heard) -> bool:
    member = heard.member
    if kind == "he":
        gender = _HE[token.lower]
        return member.kind == "person" and not member.plural and member.gender in (None, gender)
    if kind == "it":
        return member.kind in _BODIES and not member.plural
    return (
        member.plural
        or member.kind in ("group", "unit")
        or (member.kind in ("government", "organisation") and not heard.head.tag.startswith("PRP"))
    )


def _clause(token: Token) -> Token:
    """The verb of the clause that a token stands in."""
    for above in token.ancestors():
        if above.pos in ("VERB", "AUX"):
            return above
    return token.head


def _same_clause(token: Token, head: Token, clause: Token) -> bool:
    """Whether a pronoun and a mention are arguments of one verb, and so of two actors: "he met Abe"."""
    if token.tag == "PRP$" or token.lower.endswith(("self", "selves")):
        return head.head is token.head
    return _clause(head) is clause and head.dep != "poss"
