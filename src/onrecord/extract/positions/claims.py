"""Claims: to territory, to sovereignty, of responsibility."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.doc import Doc, Token
from onrecord.extract.found import Found
from onrecord.extract.positions.evidence import evidence_at, holders_at, words_of
from onrecord.types import Actor, Position, Side

_OVER = frozenset(["sovereignty", "ownership", "jurisdiction", "right", "responsibility", "title", "territory"])
_LAND = frozenset(
    ["island", "islet", "territory", "land", "area", "strip", "reef", "shoal", "region", "bank", "stretch", "border", "province", "water", "sea", "peninsula",
     "archipelago", "atoll", "rock", "plateau", "enclave", "strait", "valley", "height", "triangle", "isle", "cape", "basin", "oilfield", "field",
     "waterway", "seabed", "shelf"]
)  # fmt: skip


def claims(doc: Doc, found: Found) -> list[Position]:
    """The claims, in order of the text; where actors of several states claim one thing, the dispute over it as well."""
    made: list[tuple[Position, str]] = []
    for token in doc.tokens:
        for claimants, target in _claimed(token):
            claim = _claim(doc, found, token, claimants, target)
            if claim is not None:
                made.append(claim)
    return [*(position for position, _thing in made), *_contested(found, made)]


def _claimed(token: Token) -> Iterator[tuple[Token, Token]]:
    """Claimant and thing: "China claims the reef", "the reef, claimed by China", "China's claim to the reef"."""
    if token.lemma not in ("claim", "assert") or any(child.dep in ("ccomp", "xcomp", "neg") for child in token.children):
        return
    if token.pos == "VERB":
        agent = next((below for child in token.children if child.dep == "agent" for below in child.children if below.dep == "pobj"), None)
        if agent is not None:
            first = token
            while first.dep == "conj" and not any(child.dep == "nsubjpass" for child in first.children) and first.head is not first:
                first = first.head  # "administered by Japan but claimed by China"
            thing = first.head if first.dep in ("acl", "relcl") else next((c for c in first.children if c.dep == "nsubjpass"), None)
            if thing is not None and thing.tag in ("WDT", "WP") and token.dep == "relcl":
                thing = token.head
        else:
            agent = next((child for child in token.children if child.dep == "nsubj"), None)
            thing = next((child for child in token.children if child.dep == "dobj"), None)
            if thing is not None and (thing.tag in ("WDT", "WP") or thing.i < token.i):
                thing = token.head if token.dep == "relcl" else None
            elif thing is None and token.dep == "relcl" and agent is not None:
                # "the islands that Japan claims", with the pronoun or without
                thing = token.head
        if agent is not None and agent.tag in ("WDT", "WP"):
            agent = token.head if token.dep == "relcl" else None  # "China, which claims the reef"
        if agent is not None and thing is not None and agent is not thing:
            yield agent, thing
    elif token.pos == "NOUN" and token.lemma == "claim":
        owner = next((child for child in token.children if child.dep == "poss"), None)
        thing = next(
            (
                below
                for child in token.children
                if child.dep == "prep" and child.lower in ("to", "over", "on")
                for below in child.children
                if below.dep == "pobj"
            ),
            None,
        )
        if owner is not None and thing is not None:
            yield owner, thing


#: What tells how much of a thing is claimed: "most of the sea".
_PARTS = frozenset(
    ["whole", "most", "part", "all", "rest", "much", "half", "percent", "portion", "section", "third", "quarter", "swath", "swathe"]
)


def _claim(doc: Doc, found: Found, token: Token, claimant: Token, target: Token) -> tuple[Position, str] | None:
    holders = _both(found, claimant) or holders_at(found, claimant)
    if target.lemma in _PARTS:
        under = next((below for child in target.children if child.lower == "of" for below in child.children if below.dep == "pobj"), None)
        target = under or target
    places = found.places_at.touching(target.start, target.end)
    about = _about(doc, target)
    if target.lemma in ("sovereignty", "ownership", "jurisdiction", "right", "title"):
        over = [below for child in target.children if child.dep == "prep" for below in child.children if below.dep == "pobj"]
        places = [place for below in over for place in found.places_at.touching(below.start, below.end)] or places
        thing = over[0] if over else target
    else:
        thing = target
    if not holders or not (places or target.lemma in _LAND or target.lemma in _OVER):
        return None
    evidence = evidence_at(found, token) or evidence_at(found, target)
    if not evidence:
        return None
    matter = places[0].name if places else thing.lemma
    kind = "responsibility" if target.lemma == "responsibility" else "territory"
    position = Position("", "claim", tuple(a.id for a in holders), (), about, None, None, None, (), (), evidence, (f"claims {kind}",))
    return position, "" if kind == "responsibility" else matter


def _both(found: Found, claimant: Token) -> tuple[Actor, ...]:
    """The two states that the sentence named before "both countries", "the two states", "both"."""
    if not any(t.lower in ("both", "two") for t in (claimant, *claimant.children)):
        return ()
    start = claimant.sent.tokens[0].start
    states: list[Actor] = []
    for mention in found.mentions.inside(start, claimant.start):
        if mention.actor.kind == "state" and mention.actor not in states:
            states.append(mention.actor)
    return tuple(states) if len(states) == 2 else ()


def _contested(found: Found, made: list[tuple[Position, str]]) -> list[Position]:
    """A dispute for each thing that actors of two states or more claim."""
    groups: dict[str, list[Position]] = {}
    for position, thing in made:
        if thing:
            groups.setdefault(thing, []).append(position)
    result = []
    for thing, group in _named_whole(groups).items():
        sides: dict[str, tuple[Actor, Position]] = {}
        for position in group:
            for holder in position.holders:
                actor = found.actor_by_id[holder]
                sides.setdefault(actor.state or actor.id, (actor, position))
        if len(sides) < 2:
            continue
        evidence = tuple(dict.fromkeys(entry for position in group for entry in position.evidence))
        made_sides = tuple(Side((actor.id,), position.about, position.evidence) for actor, position in sides.values())
        base = group[0]
        result.append(
            replace(
                base,
                kind="dispute",
                holders=tuple(actor.id for actor, _position in sides.values()),
                sides=made_sides,
                evidence=evidence,
                why=("several claim one place", f"the thing claimed: {thing}"),
            )
        )
    return result


def _named_whole(groups: dict[str, list[Position]]) -> dict[str, list[Position]]:
    """The groups with what is only called "the sea" or "the islands" put to the one thing of that kind which the report names."""
    result = {thing: list(group) for thing, group in groups.items()}
    for thing in groups:
        if not thing.islower():
            continue
        whole = [other for other in result if other != thing and thing in other.lower()]
        if len(whole) == 1:
            result[whole[0]] += result.pop(thing)
    return result


def _about(doc: Doc, target: Token) -> str:
    """The thing claimed, without the clauses that describe it."""
    cut = target.subtree()
    for child in target.children:
        if child.dep in ("relcl", "appos", "acl") and child.i > target.i:
            first = child.subtree()[0]
            cut = [t for t in cut if t.i < first.i]
    return words_of(doc.text, cut)
