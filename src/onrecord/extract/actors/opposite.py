"""Who "his counterpart" or "its neighbour" is, of whom the report has told: the only other one of his kind beside whose he is.

"Santos said talks had failed, and Maduro accused his counterpart of lying", "Chad recalled its envoy from Niger and cut ties with its neighbour".
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.link import Link, Links
from onrecord.extract.mentions.scan import Draft
from onrecord.grammar.clauses import is_infinitive
from onrecord.grammar.phrases import prep_objects
from onrecord.grammar.relations import CLAUSE, DOER, OBJECT, children_as, governor, head_as, over_preposition, stands_under
from onrecord.grammar.subjects import deep_object, deep_subject
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE

_COUNTERPARTS = frozenset(("counterpart", "rival", "foe", "host", "guest"))
_NEIGHBOURS = frozenset(("neighbour", "neighbor", "rival", "foe", "adversary"))
#: What nobody says to his own state.
_SAID_TO = word_list("dealing_verbs") | word_list("judging_verbs") | frozenset(("call", "summon", "demand"))
_TO_WHOM = ("on", "upon", "to", "against", "with", "from")
#: What goes from one state to another, and before which.
_DEALINGS = word_list("dealings_with_a_country")
_OUT = word_list("out_of_a_country")
_TOWARDS = ("to", "from", "with", "against", "on")
_BODIES = frozenset(("state", "government"))
#: Sentences back in which the neighbour may have been named.
#: Bound of form: a paragraph of a short report.
_BACK = 3
_SPOKEN_FOR = _BODIES | {"unit"}


def dealing(country: Token) -> Token | None:
    """Who deals with "the country" as with another's: "the kingdom banned imports from the country", "Chad froze aid to the country"."""
    above = over_preposition(country, _TOWARDS)
    verb = governor(above) if above is not None and above.pos == "NOUN" else above
    if verb is None or verb.pos != "VERB" or (verb.lemma in _OUT and stands_under(country, ("from",))):
        return None  # "expelled the envoy from the country": his hosts'
    things = [thing for thing in deep_object(verb) if above in (thing, verb)]
    doers = deep_subject(verb) if any(thing.lemma in _DEALINGS for thing in things) else []
    return doers[0] if len(doers) == 1 else None


def other_country(links: Links, draft: Draft, doer: Token, by_sentence: dict[int, list[Draft]]) -> Link | None:
    """The only other state that is told of near before, where one deals with "the country"; None where that is open, or where a town's name acts."""
    index = draft.head.sent.index
    own = next((links.of.get(id(other)) for other in by_sentence.get(index, []) if other.head is doer), None)
    if own is None or own.state in NO_STATE | {None}:
        return None
    for back in range(index, max(-1, index - _BACK - 1), -1):
        told = [link.state for each in by_sentence.get(back, []) if (link := links.of.get(id(each))) is not None and link.kind != "media"]
        states = set(told) - NO_STATE - {None, own.state}
        if states:
            fits = [link for link in links.links if link.kind == "state" and link.role == "GOV" and {link.state} == states]
            return fits[0] if fits else None
    return None


def is_addressed(links: Links, link: Link, pronoun: Token) -> bool:
    """Whether a state is that to which the pronoun's verb says something, so that it does not say it: "Benin fired. It called on Benin to stop"."""
    verb = head_as(pronoun, DOER)
    if verb is None or verb.lemma not in _SAID_TO or link.kind not in _SPOKEN_FOR or link.state is None:
        return False
    bidden = [to for clause in children_as(verb, CLAUSE) if is_infinitive(clause) for to in children_as(clause, DOER)]
    named = (links.scan.name_at.get(to.i) for to in (*children_as(verb, OBJECT), *prep_objects(verb, _TO_WHOM), *bidden))
    return any(draft is not None and draft.kind in _BODIES and draft.state == link.state for draft in named)


def opposite(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> Link | None:
    """Whom a description with "his" or "its" means, in its sentence or the one before; None where that is open."""
    if draft.mention != "nominal" or draft.plural or draft.state is not None or draft.first.tag != "PRP$":
        return None
    index = draft.head.sent.index
    here = [other for other in by_sentence.get(index, []) if other.head.i < draft.head.i]
    owner = next((links.of.get(id(other)) for other in here if other.head is draft.first), None)
    person = owner is not None and owner.kind == "person"
    if owner is None or owner.state in NO_STATE | {None} or draft.head.lemma not in (_COUNTERPARTS if person else _NEIGHBOURS):
        return None
    near = range(index - 1, max(-1, index - (1 if person else _BACK) - 1), -1)
    before = [[other for other in by_sentence.get(back, []) if other.head.sent.block == draft.head.sent.block] for back in near]
    for drafts in (here, *before):
        told = [link for other in drafts if other.mention != "pronoun" and (link := links.of.get(id(other))) is not None]
        if person:
            others = [link for link in told if link.kind == "person" and not link.plural]
        else:
            others = [link for link in told if link.kind in ("state", "government") and link.role == "GOV"]
        found = {id(link): link for link in others if link.state not in NO_STATE | {None, owner.state}}
        if len({link.state for link in found.values()}) > 1 or (person and len(found) > 1):
            return None
        if found:
            return next(iter(found.values()))
    return None
