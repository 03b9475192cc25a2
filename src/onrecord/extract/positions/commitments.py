"""Commitments: who is bound to do what for whom."""

from __future__ import annotations

from itertools import takewhile

from onrecord.doc import Doc, Token
from onrecord.extract.citing import by_row
from onrecord.extract.found import Found
from onrecord.extract.positions.announced import BURDENS, OWED, announces, gives, keeps, will_do
from onrecord.extract.positions.evidence import evidence_at, holders_at, words_of
from onrecord.extract.positions.guarantees import guaranteed, guarantees
from onrecord.extract.positions.pledges import OBLIGATION, pledged
from onrecord.grammar.above import carrier_of
from onrecord.grammar.clauses import is_infinitive, is_negated, marked
from onrecord.grammar.doubting import doubt
from onrecord.grammar.relations import (
    ADVERBIAL,
    CLAUSE,
    DESCRIBING,
    DOER,
    JOINED,
    JOINER,
    MAIN,
    OBJECT,
    OPEN_CLAUSE,
    POSSESSOR,
    PREDICATE_ADJECTIVE,
    RECIPIENT,
    REDUCED,
    TENSED,
    UNDER_PREPOSITION,
    child_as,
    children_as,
    find_words,
    governor,
    hangs_as,
    phrase_object,
    possessor,
    prepositions,
    stands_under,
)
from onrecord.grammar.subjects import nearest_subject
from onrecord.grammar.voice import is_passive
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list, word_values
from onrecord.types import Actor, Position

type _Row = tuple[str, str, str, str]
#: Prepositions of where, when and beside whom something is done; of for whom; of until when.
_ASIDE = word_list("aside")
_TOWARD = ("to", "of", "for", "with", "from")
#: Duties lie on somebody's goods.
_ON = ("on", "against", "from", "for")
#: Troops are kept and stationed in another's land.
_UNDER = {"trade": _ON, "basing": ("to", "of", "for", "with", "in")}
_BY_WHEN = ("by", "before", "until", "in", "within", "on")
#: Parts of speech by which somebody may be bound.
_BINDING = frozenset(("VERB", "AUX", "ADJ", "NOUN"))
_SELVES = ("itself", "themselves", "himself", "herself", "ourselves", "myself")
_IF = ("if", "unless", "once", "provided", "until")
#: Those of time, too, where "only" stands before them; clauses of all these tell of a case, not for whom something is done.
_ONLY = ("after", "as")
_CASES = (*_IF, *_ONLY)
_SAID_OF = PREDICATE_ADJECTIVE | MAIN | CLAUSE | JOINED
_TO_DO = OPEN_CLAUSE | REDUCED | CLAUSE
_FOR_WHOM = OBJECT | RECIPIENT
_OF_ACT = _FOR_WHOM | POSSESSOR


def _obligations(knowledge: Knowledge) -> dict[tuple[str, bool], list[_Row]]:
    """By the verb and whether it is denied: the rows, those that ask for a second word first."""
    made: dict[tuple[str, bool], list[_Row]] = {}
    for row in knowledge.rows("obligations"):
        made.setdefault((row["verb"], row.yes("negated")), []).append((row["verb"], row["word"], row["obligation"], row.at))
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
        if token.pos not in _BINDING:
            continue
        made = _bound(doc, found, token, words, obligations) or _said(doc, found, token, obligations)
        made = made or guaranteed(doc, found, token) or guarantees(doc, found, token) or _committed(doc, found, token)
        made = made or _pledged(doc, found, token, knowledge)
        if made is not None and not any(doubt(node) for node in (token, *token.ancestors())):
            key = (made.holders, made.toward, made.obligation, made.evidence)
            if key not in seen:
                seen.add(key)
                result.append(made)
    return result


def _bound(
    doc: Doc, found: Found, token: Token, words: dict[tuple[str, str], tuple[str, str]], obligations: dict[tuple[str, bool], list[_Row]]
) -> Position | None:
    """ "has an obligation to defend", "is committed to defending", "pledged to withdraw"."""
    word = _word(token, words)
    act = _act(token) if word is not None else None
    row = _obligation(act, obligations, is_negated(act)) if act is not None else None
    if word is None or act is None or row is None:
        return None
    at, binds = word
    holders = holders_at(found, _holder(token, act, binds))
    evidence = evidence_at(found, token) or evidence_at(found, act)
    negated = is_negated(token) or is_negated(carrier_of(token))
    if not holders or not evidence or negated or not keeps(found, act, holders) or _only_if(found, token):
        return None
    why = (by_row(at, f"bound by {token.lower!r} ({at})"), by_row(row[3], f"obligation: {act.lemma} ({row[3]})"))
    return _commitment(doc, found, act, holders, words_of(doc.text, _own_words(act)), row, evidence, why)


def _only_if(found: Found, token: Token) -> bool:
    """Whether somebody binds himself in a case that is only thought of: "will leave unless Chad agrees to pay"."""
    told = [held.entry for held in found.triggers_at.touching(token.start, token.end)]
    return bool(told) and all(event.status == "hypothetical" for event in told)


def _committed(doc: Doc, found: Found, verb: Token) -> Position | None:
    """ "Committed itself to a truce", "is committed to a truce": a thing in place of an act."""
    if verb.lemma != "commit" or verb.pos not in ("VERB", "ADJ") or is_negated(verb):
        return None
    itself = any(child.lower in _SELVES for child in children_as(verb, OBJECT))
    thing = phrase_object(verb, ("to",)) if itself or is_passive(verb) else None
    obligation = word_values("committed_to").get(thing.lemma) if thing is not None else None
    holders, evidence = holders_at(found, nearest_subject(verb)), evidence_at(found, verb)
    if thing is None or obligation is None or not holders or not evidence:
        return None
    row = (verb.lemma, thing.lemma, obligation, "words.csv")
    return _commitment(doc, found, thing, holders, words_of(doc.text, thing.subtree()), row, evidence, (f"committed to: {thing.lower}",))


def _pledged(doc: Doc, found: Found, verb: Token, knowledge: Knowledge) -> Position | None:
    """ "Pledged 50 million dollars to Chad": a thing that is given in place of an act."""
    words = pledged(verb, knowledge)
    if not words:
        return None
    holders, evidence = holders_at(found, nearest_subject(verb)), evidence_at(found, verb)
    told = [held.entry for held in found.triggers_at.touching(verb.start, verb.end)]
    if not holders or not evidence or any(event.status != "actual" for event in told):
        return None  # "denied that it had promised ships"
    row = (verb.lemma, "", OBLIGATION, "act_words.csv")
    return _commitment(doc, found, verb, holders, words_of(doc.text, words), row, evidence, (f"pledged: {words[-1].lower}",))


def _commitment(
    doc: Doc, found: Found, act: Token, holders: tuple[Actor, ...], about: str, row: _Row, evidence: tuple[str, ...], why: tuple[str, ...]
) -> Position:
    return Position(
        id="",
        kind="commitment",
        holders=tuple(actor.id for actor in holders),
        toward=tuple(actor.id for actor in _toward(found, act, holders, _UNDER.get(row[2], _TOWARD))),
        about=about,
        obligation=row[2],
        condition=_condition(doc, act),
        deadline=_deadline(found, act),
        denied_by=(),
        sides=(),
        evidence=evidence,
        why=why,
    )


def _word(token: Token, words: dict[tuple[str, str], tuple[str, str]]) -> tuple[str, str] | None:
    """The row of a word by which somebody is bound; a participle counts as an adjective: "is bound to"."""
    said_of = token.tag == "VBN" and hangs_as(token, _SAID_OF) and ("ADJ", token.lower) in words
    if token.pos == "ADJ" or said_of:
        return words.get(("ADJ", token.lower))
    return words.get((token.pos, token.lemma))


def _act(token: Token) -> Token | None:
    """What somebody is bound to do: the infinitive after the word, what its clause says will be done, or the gerund after its "to"."""
    infinitive = next((child for child in children_as(token, _TO_DO) if child.i > token.i and is_infinitive(child)), None)
    if infinitive is not None:
        return infinitive
    clause = next((child for child in children_as(token, CLAUSE) if child.i > token.i and will_do(child)), None)
    if clause is not None:
        return clause
    to = next((preposition for preposition in prepositions(token, ("to",)) if preposition.i > token.i), None)
    return child_as(to, UNDER_PREPOSITION) if to is not None else None


def _said(doc: Doc, found: Found, act: Token, obligations: dict[tuple[str, bool], list[_Row]]) -> Position | None:
    """ "said it would release the crew": what a state's own word binds it to."""
    holders = announces(found, act)
    row = _obligation(act, obligations, is_negated(act)) if holders else None
    if row is None or row[2] not in OWED or (row[2] == "trade" and act.lemma in BURDENS):
        return None
    if row[2] == "aid" and not (gives(act, holders) and _toward(found, act, holders, _TOWARD)):
        return None
    about = words_of(doc.text, [token for token in _own_words(act) if token.i >= act.i])
    above = governor(act)
    evidence = evidence_at(found, act) or (evidence_at(found, above) if above is not None else ())
    return _commitment(doc, found, act, holders, about, row, evidence, (by_row(row[3], f"said to do: {act.lemma} ({row[3]})"),))


def _own_words(act: Token) -> list[Token]:
    """The act's words without a finite clause coordinated with it: "not to attack and promised to stay neutral" promises twice."""
    cut = next((joined for joined in children_as(act, JOINED) if joined.tag in TENSED), None)
    until = act.subtree()
    if cut is not None:
        first = next((joiner.i for joiner in children_as(act, JOINER) if joiner.i < cut.i), cut.i)
        until = [token for token in until if token.i < first]
    return until


def _holder(token: Token, act: Token, binds: str) -> Token | None:
    """Who is bound: the subject of the word or of the verb that carries it, the possessor of the noun, or whom a treaty obliges."""
    if binds and token.pos == "VERB" and not is_passive(token):
        bound = next((child for child in children_as(token, OBJECT) if token.i < child.i < act.i), None) or next(
            (child for child in children_as(act, DOER) if token.i < child.i), None
        )
        if bound is not None and bound.tag != "PRP" and bound.pos in ("PROPN", "NOUN"):
            return bound
        if binds == "object":
            return None
    if token.pos == "NOUN":
        owner = possessor(token)
        if owner is not None:
            return owner
        token = carrier_of(token)
    return nearest_subject(token)


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


def _toward(found: Found, act: Token, holders: tuple[Actor, ...], under: tuple[str, ...]) -> tuple[Actor, ...]:
    """Whom the act is for: its object, where that is no ware, or what stands under "to", "of", "for" or "with"; what belongs to the holders is not."""
    for child in children_as(act, _FOR_WHOM) if under == _TOWARD else ():
        if child.i > act.i and (named := _others(found, child, holders)):
            return tuple(named)
    aside = {t.i for preposition in prepositions(act, tuple(_ASIDE.difference(under))) for t in preposition.subtree()}
    aside |= {t.i for clause in children_as(act, ADVERBIAL) if marked(clause, _CASES) for t in clause.subtree()}
    for child in act.subtree():
        if child.tag == "PRP$" or child.i in aside:
            continue
        of_act = under == _TOWARD and hangs_as(child, _OF_ACT)
        if (of_act or stands_under(child, under)) and (named := _others(found, child, holders)):
            return tuple(named)
    return ()


def _others(found: Found, named: Token, holders: tuple[Actor, ...]) -> list[Actor]:
    """The actors that a phrase names, without the holders, their states and their own troops."""
    own = {actor.state for actor in holders if actor.state}
    whose = (owner := possessor(named)) is not None and owner.tag == "PRP$"
    return [
        actor
        for actor in holders_at(found, named)
        if actor not in holders and (actor.state is None or actor.state not in own) and not (whose and actor.kind == "unit")
    ]


def _condition(doc: Doc, act: Token) -> str | None:
    """The clause of "if", "once" or "as long as" at the act or the word above it."""
    above = governor(act)
    for clause in (*children_as(act, ADVERBIAL), *(children_as(above, ADVERBIAL) if above is not None else ())):
        if marked(clause, _IF) or (marked(clause, _ONLY) and clause.subtree()[0].lower == "only"):
            return words_of(doc.text, clause.subtree()) or None
    for long in find_words(act, ("long",)):
        if children_as(long, ADVERBIAL):
            return words_of(doc.text, long.subtree()) or None
    return None


def _told_of(token: Token, act: Token) -> bool:
    """Whether a word stands in a clause of what was done that describes something in the act's words."""
    above = takewhile(lambda word: word is not act, token.ancestors())
    return any(word.tag in ("VBD", "VBN") and hangs_as(word, DESCRIBING) for word in above)


def _deadline(found: Found, act: Token) -> str | None:
    """The date before or in which the act is due; none of a clause that tells of something in it: "to answer the raid that Chad made on Friday"."""
    for token in act.subtree():
        if stands_under(token, _BY_WHEN) and not _told_of(token, act):
            for date in found.dates_at.touching(token.start, token.end):
                return date.value
    return None
