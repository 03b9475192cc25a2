"""Who "his counterpart" or "its neighbour" is, of whom the report has told: the only other one of his kind beside whose he is.

"Santos said talks had failed, and Maduro accused his counterpart of lying", "Chad recalled its envoy from Niger and cut ties with its neighbour".
"""

from __future__ import annotations

from onrecord.extract.actors.link import Link, Links
from onrecord.extract.mentions.scan import Draft
from onrecord.types import NO_STATE

_COUNTERPARTS = frozenset(("counterpart", "rival", "foe"))
_NEIGHBOURS = frozenset(("neighbour", "neighbor", "rival", "foe", "adversary"))


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
