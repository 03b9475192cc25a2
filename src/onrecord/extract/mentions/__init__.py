"""The mentions of a report: who is named or described, before it is known who is whom.

In the order of the flow: ``known`` and ``names`` (names of the tables and of the language model, ``locative`` telling those that only
say where, ``inferred`` those that the rest of the report explains), ``nominals`` (descriptions), ``titles`` (what stands before and
beside a name). What they find are drafts, held in a ``Scan``; ``lexicon`` and ``offices`` are what the tables know,
out of what ``indexing`` makes of them once.
"""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.mentions.lexicon import Lexicon
from onrecord.extract.mentions.names import find_names
from onrecord.extract.mentions.nominals import find_nominals, find_origins
from onrecord.extract.mentions.scan import Scan
from onrecord.extract.mentions.sites import standing_places
from onrecord.extract.mentions.titles import find_titles
from onrecord.extract.whereabouts import Slots
from onrecord.knowledge import Knowledge
from onrecord.knowledge.gazetteer import Gazetteer, fold

#: Decimal logarithm of the people a town has before its name outweighs the language model.
#: Plain, by wikinews: 3.0 changes nothing, 4.5 one report.
_TOWN = 3.5


def mentions(doc: Doc, knowledge: Knowledge) -> Scan:
    """The drafts of all who are named or described. A mention may lie within another ("Japan" in "officials from Japan")."""
    scan = Scan(doc, knowledge.built("actors", Lexicon))
    slots = knowledge.built("place-slots", Slots)
    find_names(scan, doc.report.published, _places(scan, knowledge, slots), slots)
    _disarm(scan, knowledge.built("weapons", _arms))
    find_nominals(scan)
    find_origins(scan, knowledge.built("acts", _acts))
    find_titles(scan)
    return scan


def _places(scan: Scan, knowledge: Knowledge, slots: Slots) -> set[str]:
    """Names of places that the language model takes for persons'."""
    tables = knowledge.built("gazetteer", Gazetteer)

    def known(name: str) -> bool:
        key = fold(name)
        return bool(tables.told(key)) or any(spot.size >= _TOWN and not spot.other for spot in tables.populated(key))

    def water(name: str) -> bool:
        return any(spot.kind == "water" for spot in tables.told(fold(name)))

    def told(name: str) -> bool:
        return any(spot.kind in ("city", "region", "island") for spot in tables.told(fold(name)))

    return standing_places(scan, slots, known, water, told)


def _disarm(scan: Scan, arms: frozenset[str]) -> None:
    """Drops weapons that are taken for somebody: "two Tomahawks", "the Katyushas"."""
    dropped = [draft for draft in scan.drafts if draft.name.endswith("s") and draft.name[:-1].lower() in arms]
    for draft in dropped:
        scan.drafts.remove(draft)
        for at in (scan.name_at, scan.by_head):
            for i in [i for i, held in at.items() if held is draft]:
                del at[i]


def _arms(knowledge: Knowledge) -> frozenset[str]:
    """Names of weapons, from the events' dictionary."""
    return frozenset(name for row in knowledge.rows("act_words") if row["class"] == "weapon" for name in row.list("words"))


def _acts(knowledge: Knowledge) -> frozenset[str]:
    """Nouns that tell an act, from the events' dictionary."""
    return frozenset(row["words"] for row in knowledge.rows("frames") if row["pos"] == "NOUN")
