"""Claims: to territory, to sovereignty, of responsibility."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.doc import Doc, Token
from onrecord.extract.found import Found
from onrecord.extract.positions.evidence import evidence_at, holders_at, state_actor, statement_at, words_of
from onrecord.grammar.clauses import agent, described, object_of
from onrecord.grammar.phrases import joined_to
from onrecord.grammar.relations import (
    APPOSITION,
    CLAUSE,
    DOER,
    NEGATION,
    OBJECT,
    OPEN_CLAUSE,
    REDUCED,
    RELATIVE,
    UNDERGOER,
    child_as,
    children_as,
    hangs_as,
    has,
    head_as,
    object_under,
    phrase_object,
    possessor,
    prepositions,
)
from onrecord.knowledge.words import word_list
from onrecord.types import Actor, Position, Side

#: What takes up the thing that was claimed last: "Chad also claims it".
_IT = frozenset(("it", "them"))
_OVER = frozenset(["sovereignty", "ownership", "jurisdiction", "right", "responsibility", "title", "territory"])
#: What one does with a claim: "lays claim to the reef"; and what it is to.
_LAYING, _UPON = frozenset(("lay", "stake")), ("to", "over", "on")
#: What makes a claim no claim to a thing: a clause that it tells, a negation.
_NO_THING = CLAUSE | OPEN_CLAUSE | NEGATION
_DESCRIBING = RELATIVE | APPOSITION | REDUCED
_LAND = word_list("land")


def claims(doc: Doc, found: Found) -> list[Position]:
    """The claims, in order of the text; where actors of several states claim one thing, the dispute over it as well."""
    made: list[tuple[Position, str]] = []
    last: Token | None = None
    for token in doc.tokens:
        for claimants, target in _claimed(token):
            thing = last if target.lower in _IT and last is not None and token.sent.index - last.sent.index <= 1 else target
            claim = _claim(doc, found, token, claimants, thing)
            if claim is not None:
                made.append(claim)
                last = thing
    return [*(position for position, _thing in made), *_contested(found, made)]


def _claimed(token: Token) -> Iterator[tuple[Token, Token]]:
    """Claimant and thing: "China claims the reef", "the reef, claimed by China", "China's claim to the reef"."""
    if token.lemma == "belong" and not has(token, NEGATION):
        yield from _belonging(token)
    if token.lemma not in ("claim", "assert") or has(token, _NO_THING):
        return
    if token.pos == "VERB":
        claimant, thing = _by_passive(token) if agent(token) is not None else _by_active(token)
    elif token.pos == "NOUN" and token.lemma == "claim":
        verb = head_as(token, OBJECT)
        laid = verb if verb is not None and verb.lemma in _LAYING else None
        claimant = possessor(token) or (child_as(laid, DOER) if laid is not None else None)
        thing = phrase_object(token, _UPON) or (phrase_object(laid, _UPON) if laid is not None else None)
    else:
        return
    if claimant is not None and thing is not None and claimant is not thing:
        yield claimant, thing


def _belonging(verb: Token) -> Iterator[tuple[Token, Token]]:
    """ "Says that the reef belongs to it": whose it is called, and the thing; who says so is asked later."""
    owner, thing = phrase_object(verb, ("to",)), child_as(verb, DOER)
    if owner is not None and thing is not None:
        yield owner, thing


def _by_passive(verb: Token) -> tuple[Token | None, Token | None]:
    """ "the reef, claimed by China", "administered by Japan but claimed by China"."""
    first = verb
    while (before := joined_to(first)) is not None and not has(first, UNDERGOER):
        first = before
    thing = described(first) or child_as(first, UNDERGOER)
    return _noun(verb, agent(verb)), _noun(verb, thing)


def _by_active(verb: Token) -> tuple[Token | None, Token | None]:
    """ "China claims the reef", "the islands that Japan claims", with the pronoun or without."""
    claimant, thing = child_as(verb, DOER), object_of(verb)
    if thing is not None and thing.i < verb.i:
        thing = head_as(verb, RELATIVE)
    elif thing is None and hangs_as(verb, RELATIVE) and claimant is not None:
        thing = head_as(verb, RELATIVE)
    return _noun(verb, claimant), _noun(verb, thing)


def _noun(verb: Token, word: Token | None) -> Token | None:
    """The noun that a relative pronoun stands for, the word itself where it is none: "China, which claims the reef"."""
    if word is None or word.tag not in ("WDT", "WP"):
        return word
    return head_as(verb, RELATIVE)


#: What tells how much of a thing is claimed: "most of the sea".
_PARTS = word_list("parts_of_land")


def _claim(doc: Doc, found: Found, token: Token, claimant: Token, target: Token) -> tuple[Position, str] | None:
    holders = holders_at(found, claimant)
    if token.lemma == "belong":
        holders = _own(found, token, claimant, holders)
    if target.lemma in _PARTS:
        target = phrase_object(target, ("of",)) or target
    places = found.places_at.touching(target.start, target.end)
    about = _about(doc, target)
    if not places and (called := _called(target)) is not None:
        places = found.places_at.inside(called.subtree()[0].start, called.subtree()[-1].end)
        about = words_of(doc.text, target.subtree()) if places else about
    if target.lemma in ("sovereignty", "ownership", "jurisdiction", "right", "title"):
        over = [under for preposition in prepositions(target) if (under := object_under(preposition)) is not None]
        places = [place for under in over for place in found.places_at.touching(under.start, under.end)] or places
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


def _called(thing: Token) -> Token | None:
    """What tells by which names a thing is known: "islets known as Dokdo in Korea"."""
    return next((told for told in children_as(thing, REDUCED) if told.lemma in ("know", "call")), None)


def _own(found: Found, verb: Token, owner: Token, holders: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those to whom a thing belongs, where they say so themselves: "says that the reef belongs to it"."""
    statement = statement_at(found, verb)
    speaker = found.actor_by_id.get(statement.speaker) if statement is not None and statement.speaker else None
    if speaker is None:
        return ()
    if not holders and owner.lower in _IT:
        return (state_actor(found, speaker),)
    return tuple(actor for actor in holders if actor is speaker or (actor.state and actor.state == speaker.state))


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
    for child in children_as(target, _DESCRIBING):
        if child.i > target.i:
            first = child.subtree()[0]
            cut = [t for t in cut if t.i < first.i]
    return words_of(doc.text, cut)
