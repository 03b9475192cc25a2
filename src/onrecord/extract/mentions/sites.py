"""Names of places that the language model takes for persons' or bodies': what the report calls a place, and what stands where only places do."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.doc import PLACE_LABELS, Entity, Token
from onrecord.extract.mentions.offices import fold
from onrecord.extract.mentions.scan import Scan
from onrecord.extract.whereabouts import Slots
from onrecord.grammar.phrases import root_of
from onrecord.grammar.relations import (
    APPOSITION,
    COMPOUND,
    JOINED,
    NOUN_AS_ADVERB,
    POSSESSOR,
    SUBJECT,
    first_joined,
    hangs_as,
    hangs_on,
    over_preposition,
)
from onrecord.knowledge.words import word_list

#: Words that end the names of places and sites, never of people.
_PLACE_ENDINGS = word_list("place_endings")
#: What a place is called before its name: "the town of Zugdidi".
_SETTLEMENTS = word_list("settlement_kinds")
#: What a place is called after its name, and what may stand between: "Zugdidi district", "Lia and Zubi villages", "Zubi gas field".
_SITES = word_list("site_kinds") | word_list("site_nouns")
_BEFORE_SITES = word_list("site_parts") | {"detention"}
#: Prepositions that lead to no body, as "in" may: "a stake in Zubi".
_BESIDE = frozenset({"near", "outside", "around", "toward", "towards"})
_MISTAKEN = frozenset({"PERSON", "ORG"})
#: How many words the name of such a place has at most.
#: Bound of form: "Spišská Stará Ves".
_LONG = 3


def called_places(scan: Scan) -> set[str]:
    """The names that the report calls places, whatever the language model takes them for."""
    found: set[str] = set()
    for token in scan.doc.tokens:
        if token.pos != "PROPN" or (settlement := over_preposition(token, ("of",))) is None or settlement.lemma not in _SETTLEMENTS:
            continue
        first = token
        while first.i and hangs_on(scan.doc.tokens[first.i - 1], token) and scan.doc.tokens[first.i - 1].pos == "PROPN":
            first = scan.doc.tokens[first.i - 1]
        found.add(scan.words(first, token))
    return found


def standing_places(
    scan: Scan, slots: Slots, known: Callable[[str], bool], water: Callable[[str], bool], told: Callable[[str], bool]
) -> set[str]:
    """The names that the model takes for persons', that the gazetteer knows and that stand where only places do: "moved to Goma".

    None that is a first name, has a title or is an office-holder's. So are those joined to such a place, and names that end as only
    places' do.
    """
    towns = {entity.first.text for entity in scan.doc.entities if entity.label in ("GPE", "LOC")}
    found: set[str] = set()
    for entity in scan.doc.entities:
        if entity.label == "PERSON" and entity.first is entity.last and entity.first.i:
            if scan.doc.tokens[entity.first.i - 1].lower == "the" and water(entity.first.text):
                found.add(entity.first.text)  # "the Danube"
                continue
        if entity.label not in _MISTAKEN or _is_somebody(entity, scan) or any(t.i in scan.named for t in (entity.first, entity.last)):
            continue
        one = entity.first is entity.last
        name = scan.words(entity.first, entity.last)
        if entity.label == "ORG":
            bare = name.removesuffix("'s").removesuffix("’s")
            sure = told(bare) or (slots.where(scan.doc, entity.first) == "inside" and known(bare))
            if sure and entity.last.lower not in scan.lexicon.nouns:
                found.add(name)
            continue
        if not one and entity.last.lower in _PLACE_ENDINGS:
            found.add(name)
            continue
        if one and entity.first.lower in slots.given:
            continue
        inside = slots.where(scan.doc, entity.first) == "inside" or _joined_to_place(entity, slots, scan, towns | found)
        taken = one and slots.takes(scan.doc, entity.first) and entity.first.text in towns
        if (inside or taken) and known(name):
            found.add(name)
    return found


def _is_somebody(entity: Entity, scan: Scan) -> bool:
    """Whether a title, or "of" one, stands before a name, or the tables have it as an office-holder's."""
    people = scan.lexicon.people
    before = scan.doc.tokens[entity.first.i - 1].lower if entity.first.i else ""
    known = people.surnamed if entity.first is entity.last else people.named
    title = scan.lexicon.titles.get(before)
    return (title is not None and (title.use != "part" or before == "of")) or bool(known(fold(scan.words(entity.first, entity.last))))


def unknown_places(scan: Scan, slots: Slots, places: set[str]) -> set[str]:
    """The names that no table knows and that stand nowhere but where places do: "in Kfar Zubi", "near Zubi, Georgia", "Zubi district".

    ``places`` are those already known, to which others may be joined or which others may contain.
    """
    by_name: dict[str, list[Entity]] = {}
    for entity in scan.doc.entities:
        if entity.label in _MISTAKEN and entity.last.i - entity.first.i < _LONG:
            by_name.setdefault(scan.words(entity.first, entity.last), []).append(entity)
    found: set[str] = set()
    for name, entities in by_name.items():
        first, last = entities[0].first, entities[0].last
        if any(t.i in scan.named for t in (first, last)) or last.lower in scan.lexicon.nouns or last.lower in scan.lexicon.title_words:
            continue
        if any(_is_somebody(entity, scan) for entity in entities):
            continue
        person = first.lower in slots.given
        stands = [
            _of_kind(e, scan) or (not person and (_stands(e, scan, slots) or _listed(e, slots, scan, places | found))) for e in entities
        ]
        if any(stands) and all(stood or not _does(e) for e, stood in zip(entities, stands, strict=True)):
            found.add(name)
    return found


def _does(entity: Entity) -> bool:
    """Whether a name does something, or has something."""
    return hangs_as(entity.last, SUBJECT | POSSESSOR)


def _after(entity: Entity, scan: Scan) -> Token | None:
    """The word right after a name in its sentence."""
    at = entity.last.i + 1
    tokens = scan.doc.tokens
    return tokens[at] if at < len(tokens) and tokens[at].sent is entity.last.sent else None


def _of_kind(entity: Entity, scan: Scan) -> bool:
    """Whether the kind of place follows a name, or the one joined to it: "Zubi district", "Lia and Zubi villages"."""
    after = _after(entity, scan)
    if after is not None and after.lower == "and" and after.i + 2 < len(scan.doc.tokens):
        other = scan.doc.tokens[after.i + 1]
        after = scan.doc.tokens[after.i + 2] if other.text[:1].isupper() and scan.doc.tokens[after.i + 2].tag == "NNS" else None
    if after is None or not after.text.islower() or entity.last.pos != "PROPN":
        return False
    if after.lower in _BEFORE_SITES and after.i + 1 < len(scan.doc.tokens):
        after = scan.doc.tokens[after.i + 1]  # "Zubi refugee camp", "Zubi gas field"
    return after.lemma in _SITES


def _stands(entity: Entity, scan: Scan, slots: Slots) -> bool:
    """Whether a name stands where only a place does, and is not somebody's before what is his: "in Zubi", not "in Zubi's film"."""
    if slots.where(scan.doc, entity.first) != "inside" or hangs_as(entity.last, COMPOUND | POSSESSOR | SUBJECT):
        return False
    if entity.label == "PERSON":
        return True
    before = scan.doc.tokens[entity.first.i - 1].lower
    return before in _BESIDE or _within(entity, scan)


def _within(entity: Entity, scan: Scan) -> bool:
    """Whether the place in which a name lies follows it: ", Georgia"."""
    after = _after(entity, scan)
    if after is None or after.text != "," or after.i + 1 >= len(scan.doc.tokens):
        return False
    other = scan.doc.tokens[after.i + 1]
    named = scan.named.get(other.i)
    return (other.ent is not None and other.ent.label in PLACE_LABELS) or (named is not None and named[2].sort in ("state", "capital"))


def _listed(entity: Entity, slots: Slots, scan: Scan, places: set[str]) -> bool:
    """Whether a name goes on a list of places that stands where only places do, or contains one: "in Gao and Zubi", "in Kfar Zubi, Zubi"."""
    if entity.label == "PERSON" and hangs_as(entity.last, JOINED):
        towns = {other.first.text for other in scan.doc.entities if other.label in ("GPE", "LOC")}
        return _joined_to_place(entity, slots, scan, towns | places)
    at = entity.first.i
    if at < 2 or scan.doc.tokens[at - 1].text != "," or not hangs_as(entity.last, APPOSITION | NOUN_AS_ADVERB):
        return False
    before = scan.doc.tokens[at - 2].ent
    return before is not None and scan.words(before.first, before.last) in places and slots.where(scan.doc, before.first) == "inside"


def _joined_to_place(entity: Entity, slots: Slots, scan: Scan, places: set[str]) -> bool:
    """Whether a name is joined to a place that stands where only places do: "an offensive on Gao and Kidal"."""
    head = root_of(scan.doc.tokens[entity.first.i : entity.last.i + 1])
    other = first_joined(head)
    if other is head or other.pos != "PROPN":
        return False
    first = other.ent.first if other.ent is not None else other
    return (first.text in places or (other.ent is not None and scan.words(first, other.ent.last) in places)) and slots.where(
        scan.doc, first
    ) == "inside"
