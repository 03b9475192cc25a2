"""Who "his counterpart" or "its neighbour" is, of whom the report has told: the only other one of his kind beside whose he is.

"Santos said talks had failed, and Maduro accused his counterpart of lying", "Chad recalled its envoy from Niger and cut ties with its neighbour".
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.link import Link, Links
from onrecord.extract.mentions.scan import Draft
from onrecord.grammar.clauses import is_infinitive
from onrecord.grammar.phrases import prep_objects
from onrecord.grammar.relations import CLAUSE, DOER, OBJECT, children_as, head_as
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE

_COUNTERPARTS = frozenset(("counterpart", "rival", "foe"))
_NEIGHBOURS = frozenset(("neighbour", "neighbor", "rival", "foe", "adversary"))
#: What nobody says to his own state.
_SAID_TO = word_list("dealing_verbs") | word_list("judging_verbs") | frozenset(("call", "summon", "demand"))
_TO_WHOM = ("on", "upon", "to", "against", "with", "from")
_BODIES = frozenset(("state", "government"))
_SPOKEN_FOR = _BODIES | {"unit"}


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
    before = [other for other in by_sentence.get(index - 1, []) if other.head.sent.block == draft.head.sent.block]
    for drafts in (here, before):
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
