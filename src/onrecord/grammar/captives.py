"""Those who are held hostage, whom the parser makes hold hostages: a part of ``mending``.

"Ten sailors held hostage since May were freed": the parser takes "held" for the main verb, and "since May were freed" for a clause of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.mistaken import SUBJECTS, hang, make_main

#: Verbs and nouns of those who are kept.
_HOLDING, _CAPTIVES = frozenset(("hold", "take", "keep")), frozenset(("hostage", "captive", "prisoner"))


def held_captive(held: Token, tokens: Sequence[Token]) -> None:
    """Makes those who are "held hostage" the ones of whom the verb after it tells: "ten sailors held hostage since May were freed"."""
    if held.dep != "ROOT" or held.tag != "VBD" or held.lemma not in _HOLDING or held.i + 1 == len(tokens):
        return
    captive = tokens[held.i + 1]
    people = next((child for child in held.children if child.dep == "nsubj" and child.i < held.i), None)
    later = (c for c in held.children if c.i > held.i and c.dep in ("conj", "advcl") and any(part.dep == "auxpass" for part in c.children))
    told, since, day = next((found for c in later if (found := _undergoes(c)) is not None), (None, None, None))
    if captive.lower not in _CAPTIVES or people is None or told is None or any(c.dep == "cc" for c in held.children):
        return
    make_main(told)
    hang(people, told, "nsubjpass")
    hang(held, people, "acl")
    held.tag = "VBN"
    if since is not None and day is not None:
        hang(since, held, "prep")
        hang(day, since, "pobj")
    for child in [child for child in held.children if child.i < people.i or child.dep == "punct"]:
        hang(child, told, child.dep)


def _undergoes(verb: Token) -> tuple[Token, Token | None, Token | None] | None:
    """A verb without a subject of its own, with what the parser makes its conjunction and subject: "since May were freed"."""
    since = next((child for child in verb.children if child.dep == "mark"), None)
    day = next((child for child in verb.children if child.dep in SUBJECTS), None)
    if day is not None and (since is None or day.i != since.i + 1 or day.tag != "NNP"):
        return None
    return verb, since, day
