"""Whether words that may name a place do: place against actor, person and anything else."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.doc import PLACE_LABELS, Doc, Entity
from onrecord.extract.found import ActorMention, Found
from onrecord.extract.places.listed import alone, cover, in_lists, may_be_listed
from onrecord.extract.places.names import Named
from onrecord.extract.places.words import CALLED_AFTER, COUNTY_NAMES, ENGLISH, LOCAL, STREETS, TITLES
from onrecord.extract.whereabouts import BETWEEN, Slots
from onrecord.grammar.phrases import word_before
from onrecord.grammar.relations import COMPOUND, JOINED, OBJECT, OBJECT_PREDICATE, POSSESSOR, hangs_as
from onrecord.knowledge.words import word_list
from onrecord.types import Actor

#: Entities that names of places stand in without being meant.
_OTHERS = frozenset({"ORG", "PERSON", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "NORP", "LANGUAGE"})
_BODIES = frozenset({"ORG", "FAC", "GPE"})
#: From what size on (decimal logarithm of its people) a town is meant where only the verb tells; where towns bear surnames, larger.
#: Set by LGL: right .715; with 3.5 and 4.5 for the first nothing changes; with 5.0 for the second .716 with .001 less precision, with
#: 5.6 .715.
_TOWN, _SURNAMES = 4.0, 5.3
#: From what size on (as above) a town of one state alone is meant after "to" or "on", whatever the model takes it for.
#: Plain, by LGL: 4.4 and 5.0 change nothing.
_KNOWN = 4.7
#: From what size on "X-based" is a town that the model does not know.
#: Plain, by GeoWebNews: 4.0 and 5.0 change nothing.
_HOME = 4.5
#: How the names of peoples end, and what is theirs.
_PEOPLES = ("an", "ese", "ish", "i", "ic", "ite", "ans", "is")
_STATES = frozenset({"country", "area", "water"})
_OF_A_TOWN = word_list("of_a_town")
_LAND = word_list("land_nouns")
_DIVISIONS = frozenset({"county", "parish", "oblast", "province", "governorate"})
_HYPHENED = frozenset({"based", "born", "bound", "area", "raised"})


def judged(doc: Doc, found: Found, named: list[Named], slots: Slots) -> tuple[list[Named], list[Named]]:
    """The names that are places, each with why, in order of the text; and those in names of bodies, which only tell where."""
    surnames = {entity.last.lower for entity in doc.entities if entity.label == "PERSON" and entity.first is not entity.last}
    kept: list[Named] = []
    hints: list[Named] = []
    doubtful: list[Named] = []
    left: list[Named] = []
    for name in named:
        if not name.tokens:
            kept.append(name)
            continue
        verdict = _called(name) or _of_town(doc, name, surnames, slots)
        if verdict is None:
            acting = [mention for mention in found.mentions.touching(name.start, name.end) if _acts(doc, mention, name, slots)]
            if acting:
                if may_be_listed(name, acting, surnames, slots):
                    left.append(name)
                continue
            verdict = _judge(doc, name, surnames, slots)
        if verdict is None:
            entity = cover(name)
            if name.spots and entity is not None and entity.label == "ORG" and not _weak(doc, name):
                hints.append(name)
            continue
        if verdict == "?":
            doubtful.append(name)
            if may_be_listed(name, [], surnames, slots):
                left.append(name)
        else:
            name.why.append(verdict)
            kept.append(name)
    sure, doubts = Counter(name.key for name in kept), Counter(name.key for name in doubtful if _person(name))
    listed = {name.start: name for name in in_lists(doc, kept, left)}
    for name in listed.values():
        name.why.append("stands in a list of places")
        kept.append(name)
    for name in doubtful:
        if name.start in listed:
            continue
        # A surname that the model once took for a town is none.
        if sure[name.key] > (doubts[name.key] if _person(name) else 0):
            name.why.append("the same name is a place elsewhere in the report")
            kept.append(name)
    kept.sort(key=lambda name: name.start)
    return kept, hints


def _called(name: Named) -> str | None:
    """Why a name is a place that says itself, or is said, to be one: "Licking County", "the village of Kafr Denib", "the Ostrel River"."""
    if name.told:
        return f"is called a {name.told}"
    if name.called:
        return "a site is called after it"
    first, last = name.tokens[0], name.tokens[-1]
    # not "the Canadian province"
    if (
        name.division
        and first is not last
        and last.lower in _DIVISIONS
        and first.tag == "NNP"
        and (word_before(first) or first).text != "-"
    ):
        return f"is called a {last.lower}"
    county = bool(name.spots) and name.key.endswith(COUNTY_NAMES) and name.spots[0].kind == "region"
    return "says that it is a county" if county and all(token.text != "," for token in name.tokens) else None


_YEAR = re.compile(r"(?:19|20)\d\d")


def _of_town(doc: Doc, name: Named, surnames: set[str], slots: Slots) -> str | None:
    """Why a name before somebody or something that towns have is a town's: "a Gwembe man", "the Gwembe-based firm"."""
    first, last = name.tokens[0], name.tokens[-1]
    entity = cover(name)
    if not name.spots or last.i + 1 >= len(doc.tokens) or (entity is not None and not alone(name, entity)):
        return None
    if first.lower in surnames or first.lower in slots.given or last.lower in slots.holders or (_weak(doc, name) and len(name.tokens) == 1):
        return None
    after = doc.tokens[last.i + 1]
    if after.text == "-" and last.i + 2 < len(doc.tokens) and doc.tokens[last.i + 2].lower in _HYPHENED:
        best = name.spots[0]
        return "says where somebody is at home" if best.at != "gazetteer.bin" or best.size >= _HOME else None
    if after.lower in _OF_A_TOWN and after.sent is last.sent and hangs_as(last, COMPOUND) and name.spots[0].kind in ("city", "region"):
        return f"stands before its own ({after.lower})"
    return None


def _person(name: Named) -> bool:
    return name.tokens[0].ent is not None and name.tokens[0].ent.label == "PERSON"


def _acts(doc: Doc, mention: ActorMention, name: Named, slots: Slots) -> bool:
    """Whether a mention of an actor leaves no place there: a metonym, a person's name."""
    if mention.mention.kind == "metonym":
        return not slots.at_home(doc, name.tokens[0])  # "Amos Tanner, from London"
    actor = mention.actor
    if actor.kind != "person" or mention.mention.kind != "name" or mention.start > name.start or mention.end < name.end:
        return False
    if name.short or (name.spots and name.key.split()[-1] in _DIVISIONS and len(name.tokens) > 1):
        return False  # "Sackville, N.B.", "Edgar County"
    full = actor.name.split()
    if mention.end > name.end and doc.text[name.end : mention.end].split() == full:
        return True  # a first name: "Paris Hilton"
    if name.tokens[-1].text not in full:
        return False  # a title: "Basra police chief Ali Hassan"
    if len(full) > 1 and full[-1] == name.tokens[-1].text:
        if len(full) == len(name.tokens) and _only_there(doc, name, actor, slots):
            return False  # "near Bint Jbeil", which the model takes for somebody's name
        return mention.end == name.end
    # The actors know but this one word: the model and the preposition decide.
    entity = cover(name)
    placed = entity is not None and entity.label in PLACE_LABELS
    where = slots.where(doc, name.tokens[0])
    return not placed and where != "inside" and not (where and _told(doc, name, slots)) and not _taken(doc, name, slots)


def _told(doc: Doc, name: Named, slots: Slots) -> bool:
    """Whether it is a place of the tables' own, no state and no capital, or a town of one state: such names are seldom those of persons or bodies."""
    if not name.spots:
        return False
    best, first, last = name.spots[0], name.tokens[0], name.tokens[-1]
    if best.at != "gazetteer.bin":
        return best.at.startswith("towns") or best.kind not in ("country", "city")
    if best.kind != "city" or best.size < _KNOWN or best.country in ENGLISH or any(spot.country != best.country for spot in name.spots):
        return False
    if (first is last and last.lower in slots.holders and not best.capital) or first.lower in slots.given or hangs_as(last, POSSESSOR):
        return False
    return first.i == 0 or doc.tokens[first.i - 1].lower != "the"  # "the Fano armed group"


def _taken(doc: Doc, name: Named, slots: Slots) -> bool:
    """Whether it stands as what is visited, struck or taken, is of some size and nobody's known name: "captured Uvira", "drones hit Engels"."""
    first, last = name.tokens[0], name.tokens[-1]
    if slots.undergoes(last) and name.spots and name.spots[0].at.startswith("towns"):
        return first.lower not in slots.given and last.lower not in slots.holders  # "Kupiansk was shelled"
    if (
        not slots.takes(doc, first)
        or first.lower in slots.given
        or last.lower in slots.holders
        or not hangs_as(last, OBJECT | JOINED | OBJECT_PREDICATE)
    ):
        return False
    best = name.spots[0] if name.spots else None
    if best is None:
        return False
    known = best.at != "gazetteer.bin" or (best.kind == "region" and not best.other)
    return known or best.size >= (_SURNAMES if best.other or best.country in ENGLISH else _TOWN)


def _only_there(doc: Doc, name: Named, actor: Actor, slots: Slots) -> bool:
    """Whether a person of this name stands nowhere but where places stand, has no title and no first name: no person at all."""
    if actor.title or actor.state or name.tokens[0].lower in slots.given or not name.spots:
        return False
    firsts = [doc.tokens_between(mention.start, mention.end)[0] for mention in actor.mentions if mention.kind == "name"]
    sure = _told(doc, name, slots) or any(slots.where(doc, first) == "inside" for first in firsts) or _taken(doc, name, slots)
    return sure and all(slots.where(doc, first) for first in firsts)


def _judge(doc: Doc, name: Named, surnames: set[str], slots: Slots) -> str | None:
    """Why the name is a place, "?" if only another mention can tell, None if it is none."""
    first, last = name.tokens[0], name.tokens[-1]
    if name.short or name.listed:
        return "an abbreviated division" if name.short else "in a list of counties"
    where = slots.where(doc, first)
    entity = cover(name)
    if _weak(doc, name) and (entity is None or entity.label not in PLACE_LABELS):
        return None
    if entity is not None and entity.label in _BODIES and name.spots and (local := _local(name, entity)):
        return local
    if name.spots and name.spots[0].acts:
        return "in a place's position" if where and not hangs_as(last, COMPOUND | POSSESSOR) else None
    if name.spots and _opens(doc, name):
        return "opens the report like a dateline"
    if len(name.key.split()) > 1 and name.spots and name.spots[0].at != "gazetteer.bin" and not _reaches_out(name):
        return "known to the tables"
    if _part_of_longer(doc, name, entity):
        return None
    if name.within is not None and name.spots and name.within.start - name.end <= 3:
        return "what contains it is written out"
    if not name.spots:
        assert entity is not None
        return _only_marked(name, entity, where)
    if last.tag in ("NNPS", "JJ") and last.ent is not None and last.ent.label == "NORP" and not _town_alone(name):
        return None
    if entity is None:
        if first.pos not in ("PROPN", "NOUN", "X", "ADJ") and not where:
            return None
        if where == "inside" or (any(spot.kind in _STATES for spot in name.spots) and first.tag.startswith("NNP")):
            return "known to the gazetteer"
        return "?" if not where else "known to the gazetteer, in a place's position"
    if _taken(doc, name, slots) and first.lower not in surnames:
        return "what is visited, struck or taken"
    return _as_marked(name, entity, where, first.lower in surnames, told=_told(doc, name, slots))


def _only_marked(name: Named, entity: Entity, where: str) -> str | None:
    """The verdict on a name that no table has: a river or height by its name, anything else where only places stand."""
    land = entity.label == "LOC" and len(name.tokens) > 1 and (name.tokens[0].lower in _LAND or name.tokens[-1].lower in _LAND)
    return f"the language model's {entity.label}" if land or (where == "inside" and entity.label != "FAC") else None


def _as_marked(name: Named, entity: Entity, where: str, surname: bool, *, told: bool) -> str | None:
    """The verdict by what the language model takes the name for."""
    first, last = name.tokens[0], name.tokens[-1]
    if entity.label in PLACE_LABELS:
        if len(name.tokens) == 1 and surname and not where and name.spots[0].kind not in ("country", "region", "area"):
            return "?"
        return f"the language model's {entity.label}"
    if entity.label in _OTHERS:
        equal = entity.first.i >= first.i and entity.last.i <= last.i
        if not equal:
            return None
        certain = where == "inside" or (bool(where) and told and entity.label in ("ORG", "PERSON", "NORP") and not surname)
        article = word_before(first)
        if name.spots[0].kind == "water" and told and article is not None and article.lower == "the":
            return "nobody has an article before his name"  # "the Danube"
        if entity.label == "PERSON" and (not certain or surname):
            return "?" if not surname else None
        if entity.label == "NORP":
            return "in a place's position" if certain and (last.tag == "NNP" or _town_alone(name)) else "?" if _town_alone(name) else None
        return "in a place's position" if certain else "?"
    return "known to the gazetteer" if where else "?"


def _town_alone(name: Named) -> bool:
    """Whether what the model takes for a people is the name of a town of some size, spelled as it is: "East Oxford", not "Roman"."""
    best = name.spots[0]
    return (
        best.at == "gazetteer.bin"
        and best.kind == "city"
        and not best.other
        and best.size >= _KNOWN
        and (best.capital or not name.key.endswith(_PEOPLES))
    )


def _local(name: Named, entity: Entity) -> str | None:
    """Why a body's name tells a place: "Basra Police Department", "Torrington Fire Department"."""
    if entity.last.i <= name.tokens[-1].i or name.tokens[0].i - entity.first.i > 1 or name.spots[0].acts:
        return None
    if name.spots[0].kind not in ("city", "region"):
        return None
    if name.tokens[0] is not entity.first and entity.first.lower != "the":
        return None
    words = entity.last.sent.tokens
    rest = words[name.tokens[-1].i + 1 - words[0].i : entity.last.i + 1 - words[0].i]
    if rest and rest[0].lower in ("'s", "’s"):
        return None
    if any(word.lower in STREETS for word in rest):
        return None
    word = next((word for word in rest if word.lower in LOCAL), None)
    if word is None and (rest[0].lower in CALLED_AFTER or (rest[0].lower == "state" and any(one.lower in CALLED_AFTER for one in rest))):
        best = name.spots[0]
        return "names a body there" if best.at != "gazetteer.bin" or best.size >= _SURNAMES else "?"
    if word is not None and word.lower == "court" and name.spots[0].at == "gazetteer.bin" and name.spots[0].kind == "city":
        return None
    return f"names a local body ({word.lower})" if word is not None else None


def _opens(doc: Doc, name: Named) -> bool:
    """Whether it stands in capitals before a dash or colon at the head of a sentence: "BEIRUT: Two rockets ..."."""
    first, at = name.tokens[0], name.tokens[-1].i + 1
    before = doc.tokens[first.i - 1] if first.i else None
    dated = before is not None and _YEAR.fullmatch(before.text) is not None  # "By Ann Roe March 29, 2009 GWEMBE -- ..."
    # Plain, by GeoWebNews: 6 changes nothing, 2 one text.
    if not (first is first.sent.tokens[0] or dated) or not first.text.isupper() or len(first.text) < 4 or at >= len(doc.tokens):
        return False
    return doc.tokens[at].text in (":", "--", "---", "—", "–", "-")


def _weak(doc: Doc, name: Named) -> bool:
    """Whether only the language model can make it a place: initials, and spellings that GeoNames lists among many."""
    if not name.spots or name.spots[0].at != "gazetteer.bin":
        return False
    text = doc.text[name.start : name.end]
    # Plain, by GeoWebNews: 3 and 8 change nothing.
    return (all(spot.other for spot in name.spots) and " " not in text) or (text.isupper() and len(text) <= 5 and not _capitals(name))


def _capitals(name: Named) -> bool:
    """Whether the whole sentence, a headline, is in capitals."""
    # Bound of form: shorter words may be initials.
    words = [token.text for token in name.tokens[0].sent.tokens[:40] if token.text.isalpha() and len(token.text) > 3]
    # Plain, by GeoWebNews: 0.5 and 0.9 change nothing.
    return len(words) > 2 and sum(word.isupper() for word in words) > 0.7 * len(words)


def _reaches_out(name: Named) -> bool:
    """Whether a longer name of a person or body holds this one."""
    first, last = name.tokens[0], name.tokens[-1]
    return any(
        token.ent is not None and token.ent.label not in PLACE_LABELS and (token.ent.first.i < first.i - 1 or token.ent.last.i > last.i)
        for token in (first, last)
    )


def _part_of_longer(doc: Doc, name: Named, entity: Entity | None) -> bool:
    """Whether capitals right beside it make it part of a longer name: "Andrew Jackson", "New Kent", "Kent State"."""
    first, last = name.tokens[0], name.tokens[-1]
    before = doc.tokens[first.i - 1] if first.i > 0 else None
    after = doc.tokens[last.i + 1] if last.i + 1 < len(doc.tokens) else None
    if before is not None and before.sent is first.sent:
        if before.lower in TITLES:
            return True
        if before.ent is not None and before.ent is first.ent and before.pos == "PROPN" and before.lower not in BETWEEN:
            return True
    if after is not None and after.sent is last.sent:
        if after.ent is not None and after.ent is last.ent and after.pos == "PROPN":
            return True
        if entity is not None and entity.label == "PERSON" and after.ent is entity:
            return True
    return False
