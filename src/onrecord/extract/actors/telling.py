"""Who told something last and tells more: "the group said", "the military added"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.link import Link, Links
from onrecord.extract.mentions.scan import Draft
from onrecord.grammar.relations import over_preposition
from onrecord.grammar.subjects import does
from onrecord.knowledge.words import word_list

_THE_GROUP = frozenset(("the group", "the organisation", "the organization"))
_SAYING = word_list("speech_acts") | {"report", "write"}
#: Sentences back in which the organisation may have spoken.
#: Plain, by wikinews: 1 and 4 change nothing.
_TOLD_BEFORE = 2
#: How an army is called that told something, and what it may have been called before.
_THE_ARMY = frozenset(("the army", "the military", "the armed forces"))
_ARMIES = frozenset(("army", "military", "armed forces", "force", "forces"))


def telling_on(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> Link | None:
    """The organisation that told something last, where "the group" tells more: not the armed group of which it told."""
    if draft.name.lower() not in _THE_GROUP or not _tells(draft.head):
        return None
    index = draft.head.sent.index
    for back in range(index, max(-1, index - _TOLD_BEFORE - 1), -1):
        for other in reversed(by_sentence.get(back, [])):
            link = links.of.get(id(other))
            if other.head.i < draft.head.i and link is not None and link.kind in ("organisation", "group") and _tells(other.head):
                return link if link.role in ("NGO", "CVL") else None
    return None


def telling_army(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> Link | None:
    """The army that told something last, where "the military" tells more: "Kenya's army said ... the military added"."""
    if draft.name.lower() not in _THE_ARMY or draft.state is not None or not _tells(draft.head):
        return None
    index = draft.head.sent.index
    for back in range(index, max(-1, index - _TOLD_BEFORE - 1), -1):
        for other in reversed(by_sentence.get(back, [])):
            link = links.of.get(id(other))
            if other.head.i < draft.head.i and link is not None and link.role == "MIL" and link.kind != "person" and _tells(other.head):
                return link if link.state is not None and not link.nouns.isdisjoint(_ARMIES) else None
    return None


def _tells(noun: Token) -> bool:
    """Whether a noun is who says something, or whom "according to" names."""
    verb, above = does(noun), over_preposition(noun, ("to",))
    return (verb is not None and verb.lemma in _SAYING) or (above is not None and above.lower == "according")
