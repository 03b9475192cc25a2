"""Whose officials, envoys and forces are meant that are told of with but "the", by who deals with them or with whom they deal.

"Chile's opposition accused the president of lying": who stands for election, tries or votes at home deals with his own. "Peru shelled a post.
Chile summoned the ambassador": a state summons another's, the only other one told of. "Chad accused Mali's ruler of theft. The junta denied it":
whom the sentence before accuses answers. "A Chilean soldier was shot. The army returned fire": so does the army that was hit.
"""

from __future__ import annotations

from onrecord.doc import Doc, Sentence, Token
from onrecord.extract.actors.law import foreign
from onrecord.extract.actors.told import with_state
from onrecord.extract.found import ActorMention, Found
from onrecord.grammar.phrases import conjuncts, head_of, named_before, possessors, prep_objects
from onrecord.grammar.relations import (
    APPOSITION,
    MODIFIER,
    NUMERAL,
    OBJECT,
    POSSESSOR,
    PREPOSITION,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDERGOER,
    children_as,
    forms,
    governor,
    hangs_as,
    has,
    has_word,
)
from onrecord.grammar.subjects import deep_object, deep_subject, surface_subject
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE, Actor

#: What tells whose somebody is.
_TELLING = POSSESSOR | PREPOSITION | RELATIVE | REDUCED | APPOSITION
#: Sectors that deal with their own state's government, and those that follow one another.
_HOME = frozenset(("LEG", "OPP", "PTY", "JUD"))
#: What a state has one of, dealt with by its own parties, lawmakers and courts; and its own courts and parties.
_GOVERNMENT = word_list("governments_called")
_ENVOYS = word_list("envoys_called")
_SUMMONING = word_list("summoning_verbs")
_ACCUSING, _DENYING = word_list("accusing_verbs"), word_list("denying_verbs")
_ANSWERING = word_list("answering_fire")
_ARMED = frozenset(("MIL", "COP"))
_LAWFUL = frozenset(("prosecutor", "police", "court", "judge"))
#: Those who come together from one state, and its houses in another.
_VISITORS = frozenset(("delegation", "team", "lawmaker", "senator", "congressman", "legislator"))
_EMBASSIES = frozenset(("embassy", "consulate"))
#: Soldiers as many, and bodies of which each state has its own, that speak on.
_TROOPS = frozenset(("troops", "soldiers", "forces", "servicemen", "men"))
_MINISTRIES = frozenset(("ministry", "government", "presidency"))
_SPEECH = word_list("speech_acts")
_ARMIES = frozenset(("army", "military", "navy", "force", "forces", "troop", "troops"))
#: Sentences back in which the state may be told of whose envoy is summoned.
#: Bound of form: a paragraph of a short report.
_BACK = 3


def dealt(doc: Doc, found: Found, actors: tuple[Actor, ...], late: bool = False) -> tuple[Actor, ...]:
    """The actors, those with the state that these tell; each may tell the next. ``late``: what tells only where nothing else does."""
    told = list(actors)
    for at, actor in enumerate(actors):
        if actor.state is None and actor.kind not in ("state", "media"):
            told[at] = _settled(doc, found.having("actors", tuple(told)), actor, late)
    return tuple(told)


def _settled(doc: Doc, found: Found, actor: Actor, late: bool) -> Actor:
    first = next((mention for mention in actor.mentions if mention.kind != "pronoun"), None)
    if first is None or first.kind != "nominal":
        return actor
    head = head_of(doc.tokens_between(first.start, first.end))
    if head is None:
        return actor
    bare = _LATE if late else _EARLY
    for rule in bare if _bare(head) else (_expelled, _embassy, _owned):
        state = rule(doc, found, actor, head)
        if state is not None:
            return with_state(actor, state)
    return actor


def _bare(head: Token) -> bool:
    """Whether nothing beside a noun but "the" tells which it is: "the president", "the prime minister"."""
    own = {word for each in children_as(head, MODIFIER) for word in (each.lower,)} - {
        "prime",
        "ruling",
        "military",
        "defence",
        "defense",
        "foreign",
    }
    return has_word(head, ("the",)) and not own and not has(head, _TELLING) and not named_before(head) and not foreign(head)


def _of_home(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The state of the lawmakers, party or court that deals with its government."""
    verb = governor(head)
    if actor.role != "GOV" or not forms(head) & _GOVERNMENT or verb is None or verb.pos != "VERB" or not hangs_as(head, OBJECT | UNDERGOER):
        return None
    return _one(found, deep_subject(verb), _HOME)


def _owned(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The state of a country that is only described: "the kingdom's foreign minister"."""
    owners = [m for each in possessors(head) for m in found.mentions.touching(each.start, each.end)]
    lands = [m for m in owners if m.mention.kind == "nominal" and m.actor.kind in ("state", "government") and m.actor.role == "GOV"]
    states = {m.actor.state for m in lands}
    state = next(iter(states)) if len(states) == 1 and len(lands) == len(owners) else None
    return (state, f"of {lands[0].mention.text}") if state is not None else None


def _after_home(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The state whose lawmakers, party, police or court are the subject of the sentence before, of the next such that acts: "Peru's prosecutors
    charged him. The court ordered him held"."""
    before = _before(doc, head.sent)
    verb = governor(head)
    ruling = head.lemma in ("government", "cabinet") and verb is not None and verb.lemma not in _DENYING
    if before is None or verb is None or not (ruling or actor.role in _HOME) or not hangs_as(head, SUBJECT) or verb is not head.sent.root:
        return None
    told = [m for m in found.mentions.inside(head.sent.start, head.start) if m.actor.state is not None]
    doers = surface_subject(before.root)
    lawful = any(forms(doer) & _LAWFUL for doer in doers)
    return _one(found, doers, None if lawful else _HOME | {"COP"}) if not told else None


def _of_the_hit(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The state of the army of which "the defence ministry" tells that it returned fire."""
    verb = governor(head)
    if verb is None or verb.lemma != "say" or actor.kind != "government" or actor.role not in ("MIL", "GOV") or not hangs_as(head, SUBJECT):
        return None
    for other in found.mentions.inside(head.sent.start, head.sent.end):
        word = head_of(doc.tokens_between(other.start, other.end)) if other.mention.kind == "nominal" else None
        told = _hit(doc, found, other.actor, word) if word is not None and word is not head else None
        if told is not None:
            return told
    return None


def _envoy(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The only other state told of before, where a state summons or expels "the ambassador"."""
    verb = governor(head)
    if actor.kind != "person" or not forms(head) & _ENVOYS or verb is None or not hangs_as(head, OBJECT | UNDERGOER):
        return None
    return _other_told(doc, found, head, verb) if verb.lemma in _SUMMONING else None


def _expelled(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The same of envoys who are only counted: "Chad expelled two diplomats"."""
    verb = governor(head)
    counted = has(head, NUMERAL) and not has(head, MODIFIER | _TELLING) and not named_before(head)
    if not counted or verb is None or verb.lemma != "expel" or not hangs_as(head, OBJECT | UNDERGOER):
        return None
    return _other_told(doc, found, head, verb) if forms(head) & (_ENVOYS | {"diplomat"}) else None


def _other_told(doc: Doc, found: Found, head: Token, verb: Token) -> tuple[str, str] | None:
    """The only state that is told of near before, beside the one for which the subject of a verb acts."""
    own = _one(found, deep_subject(verb), None)
    if own is None:
        return None
    for back in range(_BACK + 1):
        if back > head.sent.index:
            return None
        sentence = doc.sentences[head.sent.index - back]
        end = head.start if back == 0 else sentence.end
        others = {m.actor.state: m for m in found.mentions.inside(sentence.start, end) if m.actor.kind != "media"}
        states = set(others) - {None, own[0]} - NO_STATE
        if states:
            return (str(next(iter(states))), f"dealt with by {own[1]}, of whom the other is told") if len(states) == 1 else None
    return None


def _critic(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The state of the one in office whom the opposition accuses: "the opposition accused him of weakness"."""
    verb = governor(head)
    if actor.role != "OPP" or verb is None or verb.lemma not in _ACCUSING or not hangs_as(head, SUBJECT):
        return None
    told = [m for word in deep_object(verb) for m in found.mentions.touching(word.start, word.end)]
    return _one(found, deep_object(verb), None) if told and all(m.actor.kind == "person" and m.actor.role == "GOV" for m in told) else None


def _of_one_state(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The state of all who are joined as the subject of the sentence before, or of the delegation that is: "Senators Roe and Ford met ... The
    delegation"."""
    before = _before(doc, head.sent)
    if before is None or head.lemma not in _VISITORS or not hangs_as(head, SUBJECT):
        return None
    doers = [each for doer in surface_subject(before.root) for each in conjuncts(doer)]
    group = len(doers) > 1 or any(doer.lemma in _VISITORS for doer in doers)
    return _one(found, doers, None) if group else None


def _embassy(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The only state of which the sentences before tell besides the one in which "the embassy in Lima" stands that says something."""
    if head.lemma not in _EMBASSIES or head not in surface_subject(head.sent.root) or head.sent.root.lemma not in _SPEECH:
        return None
    seats = {place.country for word in prep_objects(head, ("in",)) for place in found.places_at.touching(word.start, word.end)}
    if named_before(head) or has(head, MODIFIER | POSSESSOR) or len(seats) != 1 or None in seats:
        return None
    for back in range(1, min(_BACK, head.sent.index) + 1):
        sentence = doc.sentences[head.sent.index - back]
        told = {m.actor.state for m in found.mentions.inside(sentence.start, sentence.end)} - NO_STATE - {None} - seats
        if told:
            return (str(next(iter(told))), "the other state that is told of") if len(told) == 1 else None
    return None


def _goes_on(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The state that speaks in the sentence before, where "the ministry" speaks on: "Tokyo accused Peru. The ministry said"."""
    before = _before(doc, head.sent)
    root = head.sent.root
    if (
        before is None
        or head.lemma not in _MINISTRIES
        or head not in surface_subject(root)
        or not {root.lemma, before.root.lemma} <= _SPEECH
    ):
        return None
    doers = surface_subject(before.root)
    told = [m for doer in doers for m in found.mentions.touching(doer.start, doer.end) if m.actor.kind not in ("state", "government")]
    early = any(m.actor.state is not None for m in found.mentions.inside(head.sent.start, head.start))
    return _one(found, doers, None) if not told and not early else None


def _taken_up(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The state of the only troops of whom the sentence before tells, where "the soldiers" takes them up."""
    before = _before(doc, head.sent)
    if before is None or actor.role != "MIL" or head.lower not in _TROOPS:
        return None
    told = [m for m in found.mentions.inside(before.start, before.end) if m.actor.role == "MIL"]
    people = [head_of(doc.tokens_between(m.start, m.end)) for m in told]
    if not people or any(each is None or each.lower not in _TROOPS for each in people):
        return None
    states = {m.actor.state for m in told}
    state = next(iter(states)) if len(states) == 1 else None
    return (state, f"takes up {told[0].mention.text}") if state is not None and state not in NO_STATE else None


def _accused(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The state that the sentence before accuses of something, where a body denies or rejects it."""
    before = _before(doc, head.sent)
    root = head.sent.root
    if before is None or actor.kind not in ("government", "unit") or root.lemma not in _DENYING or head not in surface_subject(root):
        return None
    return _one(found, deep_object(before.root), None) if before.root.lemma in _ACCUSING else None


def _hit(doc: Doc, found: Found, actor: Actor, head: Token) -> tuple[str, str] | None:
    """The state whose soldiers the sentence before tells to be hit, where "the army" returns fire, or blames somebody for it."""
    before = _before(doc, head.sent)
    verb = governor(head)
    if before is None or verb is None or actor.role != "MIL" or not forms(head) & _ARMIES or not hangs_as(head, SUBJECT):
        return None
    said = {verb.lemma, *(f"{verb.lemma} {each.lower}" for each in deep_object(verb))}
    blamed = {m.actor.state for each in deep_object(verb) for m in found.mentions.touching(each.start, each.end)}
    blames = verb.lemma in _ACCUSING and bool(deep_object(verb))
    if not blames and not said & _ANSWERING:
        return None
    roles = _ARMED if blames else {"MIL"}
    own = [m for m in found.mentions.inside(before.start, before.end) if m.actor.role in roles and m.actor.state is not None]
    states = {m.actor.state for m in own} - NO_STATE - (blamed if blames else set())
    return (str(next(iter(states))), f"answers for {own[0].mention.text}") if len(states) == 1 else None


def _before(doc: Doc, here: Sentence) -> Sentence | None:
    before = doc.sentences[here.index - 1] if here.index else None
    return before if before is not None and here.block - before.block <= 1 else None


def _one(found: Found, words: list[Token], roles: frozenset[str] | None) -> tuple[str, str] | None:
    """The one state for which all whom some words name act."""
    told: list[ActorMention] = [m for word in words for m in found.mentions.touching(word.start, word.end) if m.actor.kind != "media"]
    states = {m.actor.state for m in told if roles is None or m.actor.role in roles}
    state = next(iter(states)) if len(states) == 1 else None
    return (state, f"beside {told[0].mention.text}") if state is not None and state not in NO_STATE else None


_EARLY = (_of_one_state, _taken_up, _envoy, _accused, _hit, _of_the_hit, _goes_on)
#: By those beside whom they are told of.
_LATE = (_of_home, _critic, _after_home, _envoy)
