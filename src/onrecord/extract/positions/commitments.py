"""Commitments: who is bound to do what for whom."""

from __future__ import annotations

from onrecord.doc import Doc, Token
from onrecord.extract.found import Found
from onrecord.extract.positions.announced import OWED, announces
from onrecord.extract.positions.evidence import evidence_at, holders_at, state_actor, statement_at, words_of
from onrecord.knowledge import Knowledge
from onrecord.types import Actor, Position

type _Row = tuple[str, str, str, str]
_PROTECTED = frozenset(["protection", "umbrella", "treaty", "guarantee", "scope"])


def _obligations(knowledge: Knowledge) -> dict[tuple[str, bool], list[_Row]]:
    """By the verb and whether it is denied: the rows, those that ask for a second word first."""
    made: dict[tuple[str, bool], list[_Row]] = {}
    for row in knowledge.rows("obligations"):
        made.setdefault((row["verb"], row["negated"] == "yes"), []).append((row["verb"], row["word"], row["obligation"], row.at))
    return {key: sorted(rows, key=lambda row: (not row[1], row[1])) for key, rows in made.items()}


def _words(knowledge: Knowledge) -> dict[tuple[str, str], tuple[str, str]]:
    return {(row["pos"], row["lemma"]): (row.at, row["holder"]) for row in knowledge.rows("committing")}


def commitments(doc: Doc, found: Found, knowledge: Knowledge) -> list[Position]:
    """The commitments, in order of the text."""
    words = knowledge.built("committing", _words)
    obligations = knowledge.built("obligations", _obligations)
    result: list[Position] = []
    seen: set[tuple[object, ...]] = set()
    for token in doc.tokens:
        made = _bound(doc, found, token, words, obligations, result[-1] if result else None) or _said(doc, found, token, obligations)
        made = made or _protected(doc, found, token)
        if made is not None:
            key = (made.holders, made.toward, made.obligation, made.evidence)
            if key not in seen:
                seen.add(key)
                result.append(made)
    return result


def _bound(
    doc: Doc,
    found: Found,
    token: Token,
    words: dict[tuple[str, str], tuple[str, str]],
    obligations: dict[tuple[str, bool], list[_Row]],
    last: Position | None,
) -> Position | None:
    """ "has an obligation to defend", "is committed to defending", "pledged to withdraw"."""
    pos = (
        "ADJ"
        if token.pos == "ADJ" or (token.tag == "VBN" and token.dep in ("acomp", "ROOT", "ccomp", "conj") and ("ADJ", token.lower) in words)
        else token.pos
    )
    word = words.get((pos, token.lower if pos == "ADJ" else token.lemma))
    if word is None:
        return None
    at, binds = word
    act = next(
        (
            child
            for child in token.children
            if child.i > token.i and child.dep in ("xcomp", "acl", "ccomp") and any(c.tag == "TO" for c in child.children)
        ),
        None,
    )
    if act is None:
        preposition = next((child for child in token.children if child.dep == "prep" and child.lower == "to" and child.i > token.i), None)
        act = next((child for child in preposition.children if child.dep == "pcomp"), None) if preposition is not None else None
    if act is None:
        return None
    not_to = any(child.dep == "neg" for child in act.children)
    row = _obligation(act, obligations, not_to)
    if row is None:
        return None
    holder = _holder(token, act, binds)
    holders = holders_at(found, holder)
    evidence = evidence_at(found, token) or evidence_at(found, act)
    if holder is not None and holder.lower == "they" and last is not None and set(last.evidence) & set(evidence) and last.toward:
        # "We are bound to defend them and they are bound to ...": each side's word to the other.
        holders = tuple(found.actor_by_id[actor] for actor in last.toward)
    if not holders or not evidence:
        return None
    negated = any(child.dep == "neg" for child in (*token.children, *(token.head.children if token.pos != "VERB" else ())))
    if negated:
        return None
    toward = _toward(found, act, holders)
    if holder is not None and holder.lower == "they" and last is not None and not toward and holders:
        toward = tuple(found.actor_by_id[actor] for actor in last.holders)
    return Position(
        id="",
        kind="commitment",
        holders=tuple(actor.id for actor in holders),
        toward=tuple(actor.id for actor in toward),
        about=words_of(doc.text, _own_words(act)),
        obligation=row[2],
        condition=_condition(doc, act),
        deadline=_deadline(found, act),
        denied_by=(),
        sides=(),
        evidence=evidence,
        why=(f"bound by {token.lower!r} ({at})", f"obligation: {act.lemma} ({row[3]})"),
    )


def _said(doc: Doc, found: Found, act: Token, obligations: dict[tuple[str, bool], list[_Row]]) -> Position | None:
    """ "said it would release the crew": what a state's own word binds it to."""
    holders = announces(found, act)
    row = _obligation(act, obligations, any(child.dep == "neg" for child in act.children)) if holders else None
    if row is None or row[2] not in OWED:
        return None
    return Position(
        id="",
        kind="commitment",
        holders=tuple(actor.id for actor in holders),
        toward=tuple(actor.id for actor in _toward(found, act, holders)),
        about=words_of(doc.text, [token for token in _own_words(act) if token.i >= act.i]),
        obligation=row[2],
        condition=_condition(doc, act),
        deadline=_deadline(found, act),
        denied_by=(),
        sides=(),
        evidence=evidence_at(found, act) or evidence_at(found, act.head),
        why=(f"said to do: {act.lemma} ({row[3]})",),
    )


def _own_words(act: Token) -> list[Token]:
    """The act's words without a finite clause coordinated with it: "not to attack and promised to stay neutral" promises twice."""
    cut = next((child for child in act.children if child.dep == "conj" and child.tag in ("VBD", "VBZ", "VBP")), None)
    until = act.subtree()
    if cut is not None:
        first = next((child.i for child in act.children if child.dep == "cc" and child.i < cut.i), cut.i)
        until = [token for token in until if token.i < first]
    return until


def _holder(token: Token, act: Token, binds: str) -> Token | None:
    """Who is bound: the subject of the word or of the verb that carries it, the possessor of the noun, or whom a treaty obliges."""
    if binds and token.pos == "VERB" and not any(child.dep == "nsubjpass" for child in token.children):
        bound = next((child for child in token.children if child.dep == "dobj" and token.i < child.i < act.i), None) or next(
            (child for child in act.children if child.dep == "nsubj" and token.i < child.i), None
        )
        if bound is not None and bound.tag != "PRP" and bound.pos in ("PROPN", "NOUN"):
            return bound
        if binds == "object":
            return None
    if token.pos == "NOUN":
        owner = next((child for child in token.children if child.dep == "poss"), None)
        if owner is not None:
            return owner
        token = token.head
    at = token
    for _ in range(4):
        subject = next((child for child in at.children if child.dep in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return subject
        if at.head is at:
            return None
        at = at.head
    return None


def _obligation(act: Token, obligations: dict[tuple[str, bool], list[_Row]], not_to: bool) -> _Row | None:
    under = None
    for row in obligations.get((act.lemma, not_to), ()):
        if not row[1]:
            return row
        if under is None:
            under = {token.lemma for token in act.subtree()}
        if row[1] in under:
            return row
    return None


#: Prepositions of where, when and beside whom something is done.
_ASIDE = frozenset(("in", "at", "on", "by", "before", "after", "during", "until", "within", "under", "despite"))


def _toward(found: Found, act: Token, holders: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom the act is for: its object, or what stands under "to", "of", "for" or "with"; what belongs to the holders is not."""
    own = {actor.state for actor in holders if actor.state}

    def others(child: Token) -> list[Actor]:
        whose = any(c.dep == "poss" and c.tag == "PRP$" for c in child.children)
        return [
            a
            for a in holders_at(found, child)
            if a not in holders and (a.state is None or a.state not in own) and not (whose and a.kind == "unit")
        ]

    for child in act.children:
        if child.dep in ("dobj", "dative", "iobj") and child.i > act.i:
            named = others(child)
            if named:
                return tuple(named)
    aside = {t.i for child in act.children if child.dep == "prep" and child.lower in _ASIDE for t in child.subtree()}
    for child in act.subtree():
        if child.tag == "PRP$" or child.i in aside:
            continue
        if (child.dep == "pobj" and child.head.lower in ("to", "of", "for", "with", "from")) or child.dep in ("dative", "poss", "dobj"):
            named = others(child)
            if named:
                return tuple(named)
    return ()


def _condition(doc: Doc, act: Token) -> str | None:
    for child in (*act.children, *act.head.children):
        if child.dep == "advcl" and any(
            c.dep == "mark" and c.lower in ("if", "unless", "once", "provided", "until") for c in child.children
        ):
            return words_of(doc.text, child.subtree()) or None
    return None


def _deadline(found: Found, act: Token) -> str | None:
    """The date before or in which the act is due."""
    for token in act.subtree():
        if token.dep == "pobj" and token.head.lower in ("by", "before", "until", "in", "within", "on"):
            for date in found.dates_at.touching(token.start, token.end):
                return date.value
    return None


def _protected(doc: Doc, found: Found, token: Token) -> Position | None:
    """ "fall under the protections of the treaty", "covered by the treaty": the speaker's state defends."""
    if token.lemma not in ("fall", "cover", "come", "apply") or token.pos != "VERB":
        return None
    target = next(
        (
            t
            for child in token.children
            if child.dep in ("prep", "agent") and child.lower in ("under", "by", "within", "to")
            for t in child.children
            if t.dep == "pobj"
        ),
        None,
    )
    if target is None or target.lemma not in _PROTECTED:
        return None
    under = target.subtree()
    if not any(t.lemma in ("treaty", "defense", "defence", "security", "alliance", "nuclear", "umbrella") for t in under):
        return None
    statement = statement_at(found, token)
    speaker = found.actor_by_id.get(statement.speaker) if statement is not None and statement.speaker else None
    if statement is None or speaker is None or speaker.state is None:
        return None
    holder = state_actor(found, speaker)
    toward = [m.actor for m in found.mentions.inside(under[0].start, under[-1].end) if m.actor.state not in (None, speaker.state)]
    named: list[Actor] = []
    for actor in toward:
        if actor not in named:
            named.append(actor)
    if not named:
        named = [actor for t in under for actor in _nearby_state(found, t.text, speaker.state)]
    return Position(
        id="",
        kind="commitment",
        holders=(holder.id,),
        toward=tuple(actor.id for actor in named),
        about=words_of(doc.text, [t for t in token.subtree() if t.i >= token.i]),
        obligation="defence",
        condition=None,
        deadline=None,
        denied_by=(),
        sides=(),
        evidence=evidence_at(found, token),
        why=(f"protection: {token.lower} {target.lower}", f"the speaker's state: {speaker.state}"),
    )


def _nearby_state(found: Found, word: str, own: str) -> list[Actor]:
    """The state whose name is the word ("US-Japan treaty"), if it is an actor of the report."""
    return [actor for actor in found.actors if actor.kind == "state" and actor.state != own and word == actor.name][:1]
