"""Names that no table has, told by a word of what they are: "the village of Kafr Denib", "the Ostrel River", "Evin Prison in Tehran"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import PLACE_LABELS, Token
from onrecord.extract.places.words import ARTICLE, NAMED_SITES, NEVER, TITLES
from onrecord.extract.whereabouts import INSIDE, TOWARD
from onrecord.knowledge import word_list

#: What a place is called that people live in.
SETTLED = word_list("settlement_kinds") | word_list("described_places")
#: Those of them that stand right before a name, too: "the village Orlowe".
_SMALL = frozenset({"village", "hamlet"})
#: Words of what people live in that end a name: "Torbak Village".
_IN_NAMES = frozenset({"village", "township", "district", "province", "governorate"})
#: Words of what people live in that stand after its name, and what is no such name before them.
AFTER_NAMES = word_list("kinds_after_names")
#: What ends the name of a division in which places lie.
_IN_DIVISIONS = frozenset({"state", "province", "governorate", "oblast", "prefecture", "county", "district", "region"})
_NOT_SETTLED = frozenset({"NORP", "EVENT", "LAW", "LANGUAGE"})
#: What a place is said to be after its name.
_SAID_OF_PLACES = SETTLED | {"community", "headquarters", "seat", "base", "area", "neighbourhood", "neighborhood"}
_LOCAL = ("local", "government")
_PARTICLES = word_list("name_particles")
_LAND = word_list("land_nouns")
#: Words of land that stand before its name, and those of them that have an article there: "Lake Dunmore", "the River Tarne".
_BEFORE, _WITH_ARTICLE = frozenset({"lake", "mount", "cape"}), frozenset({"river"})
#: Words of land that are as often the last of another name: "Blackfoot Pass", "Long Range".
_VAGUE = word_list("vague_land_nouns")
#: So many words a name may have.
#: Bound of form.
_LONGEST = 4


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag in ("NNP", "NNPS", "JJ", "NN", "NNS", "VBN", "VBG", "FW")


def _run(tokens: Sequence[Token], at: int) -> int:
    """Where a run of capitalised words ends that begins at a token."""
    end = at
    while end < len(tokens) and end < at + _LONGEST and _capital(tokens[end]):
        end += 1
    return end


def called(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """How many words from a token on name a place that some word tells to be one, and which word."""
    if not _capital(tokens[at]) or tokens[at].lower in NEVER or tokens[at].lower in TITLES:
        return None
    return (
        _settlement(tokens, at)
        or _before_its_kind(tokens, at)
        or _before_what(tokens, at)
        or _in_division(tokens, at)
        or _land(tokens, at)
        or _site(tokens, at)
    )


def _before_its_kind(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """ "Guihalan town", "Torbak commune", "Kasera Local Government Area": not "Obama town hall"."""
    end = _run(tokens, at)
    if at and ((_capital(tokens[at - 1]) and tokens[at - 1].tag.startswith("NNP")) or tokens[at - 1].text == "-"):
        return None
    local = next((k for k in range(at + 1, end + 1) if k + 1 < len(tokens) and (tokens[k].lower, tokens[k + 1].lower) == _LOCAL), None)
    if local is not None:
        last = local + 2 + (local + 2 < len(tokens) and tokens[local + 2].lower in ("area", "areas"))
        return last - at, "district"
    if end >= len(tokens) or not tokens[at].tag.startswith("NNP") or tokens[end].text not in AFTER_NAMES or _of_another(tokens, at, end):
        return None
    ent, after = tokens[at].ent, tokens[end + 1] if end + 1 < len(tokens) else None
    if tokens[end].text == "community" and (not at or tokens[at - 1].lower not in INSIDE):
        return None  # "the Ahmadiyya community"
    if (ent is not None and ent.label in _NOT_SETTLED) or (after is not None and (after.tag.startswith("NN") or after.text == "-")):
        return None
    return end + 1 - at, tokens[end].lower


def _before_what(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """ "In Gajerum, the headquarters of a district", "at Orlowe, a community along the lake": where places stand, with what it is said after it."""
    end = _run(tokens, at)
    if not at or tokens[at - 1].lower not in INSIDE | TOWARD or not tokens[at].tag.startswith("NNP") or end + 2 >= len(tokens):
        return None
    if tokens[end].text != "," or tokens[end + 1].lower not in ("a", "the"):
        return None
    for token in tokens[end + 2 : end + 6]:
        if token.lemma in _SAID_OF_PLACES and token.text.islower():
            return (end - at, token.lower) if not _of_another(tokens, at, end) else None
        if token.pos not in ("ADJ", "NOUN"):
            return None
    return None


def _in_division(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """ "In Sidi Makhlouf, Kasserine governorate", "near Toro, Kaduna State": the name of a division follows, of which nothing but a place is a part."""
    end = _run(tokens, at)
    if (
        not at
        or tokens[at - 1].lower not in INSIDE
        or not tokens[at].tag.startswith("NNP")
        or end + 2 >= len(tokens)
        or tokens[end].text != ","
    ):
        return None
    last = _run(tokens, end + 1) - 1
    if last + 1 < len(tokens) and tokens[last + 1].lower in _IN_DIVISIONS:
        last += 1
    if last < end + 2 or tokens[last].lower not in _IN_DIVISIONS or _of_another(tokens, at, end):
        return None
    own = tokens[end - 1].lower
    return end - at, own if own in _IN_DIVISIONS else "place"


def _settlement(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """ "The village of Kafr Denib", "the villages of Kafr Denib and Orlowe", "the village Orlowe"."""
    token = tokens[at]
    if token.tag == "JJ" or (token.ent is not None and (token.ent.first is not token or token.ent.label in ("EVENT", "LAW"))):
        return None
    end = _run(tokens, at)
    if token.ent is not None and token.ent.label == "ORG" and token.ent.last.i > tokens[end - 1].i:
        return None
    if (word := settled_over(tokens, at)) is not None:
        return end - at, word.lemma
    word = tokens[at - 1] if at else None
    if word is not None and word.lemma in _SMALL and word.text.islower() and end == at + 1:
        return 1, word.lower
    return None


def settled_over(tokens: Sequence[Token], at: int) -> Token | None:
    """The noun of what people live in that a name is told as, alone or in a list: "the village of", "the villages of Kafr Denib and"."""
    before = at - 1
    while before > 1 and tokens[before].lower in (",", "and") and _capital(tokens[before - 1]):
        before -= 1
        while before > 0 and (_capital(tokens[before]) or tokens[before].text == "-" or tokens[before].lower in _PARTICLES):
            before -= 1  # also "the towns of Ras al-Ain and Tal Abyad"
    word = tokens[before - 1] if before > 0 and tokens[before].lower == "of" else None
    if word is None or word.lemma not in SETTLED or not word.text.islower():
        return None
    return word if before == at - 1 or word.tag == "NNS" else None


def _land(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """ "The Ostrel River", "Lake Dunmore", "the River Tarne"."""
    end, token, before = _run(tokens, at), tokens[at], tokens[at - 1].lower if at else ""
    if _of_another(tokens, at, end) or end - at < 2:
        return None
    if token.lower in _BEFORE or token.lower in _WITH_ARTICLE:
        sure = before == "the" if token.lower in _WITH_ARTICLE else before in INSIDE | TOWARD
        return (2, token.lower) if sure and end == at + 2 and tokens[at + 1].lower not in _LAND else None
    last = tokens[end - 1].lower
    if last not in _LAND or last in _VAGUE or not (before == "the" or before in INSIDE | TOWARD | {"of"}):
        return None
    return end - at, last


def _site(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """ "Evin Prison", "the Jamsil Stadium", where a place stands."""
    end = _run(tokens, at)
    if end - at < 2 or tokens[end - 1].lower not in NAMED_SITES | _IN_NAMES or _of_another(tokens, at, end):
        return None
    before = at - 1
    if before > 0 and tokens[before].lower == "the":
        before -= 1
    if before < 0 or tokens[before].lower not in INSIDE | TOWARD:
        return None
    return end - at, tokens[end - 1].lower


def _of_another(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the words are but a part of a longer name, or somebody's."""
    if end < len(tokens) and (_capital(tokens[end]) or tokens[end].text in ("-", "&")):
        return True
    entities = [token.ent for token in tokens[at:end] if token.ent is not None and token.ent.label not in PLACE_LABELS]
    return any(entity.last.i > tokens[end - 1].i for entity in entities)


def hyphened_on(tokens: Sequence[Token], at: int) -> int | None:
    """Where a longer name ends whose first word alone is known ("Weston-on-the-Green"); None where none goes on. "Paris-to-Berlin" names two."""
    words, end = 0, at
    while (
        end + 1 < len(tokens)
        and tokens[end].text == "-"
        and tokens[end - 1].end == tokens[end].start
        and tokens[end].end == tokens[end + 1].start
    ):
        words += tokens[end + 1].text.islower() and tokens[end + 1].lower != "to"
        end += 2
    return end if words and tokens[end - 1].text[0].isupper() else None


def begins_small(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small "al-" begins a name here."""
    word = tokens[at].lower
    if word in ARTICLE:
        return at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 2].text[0].isupper()
    return word[:3] in ("al-", "el-", "as-", "ad-", "ar-", "an-", "at-", "az-") and tokens[at].text[3:4].isupper()


def town_and_container(rest: str, part: str) -> tuple[str, str]:
    """A town in capitals that is a part of a dateline, and what is written after it; empty where there is none: "SLAYDON, Miss. (AP)"."""
    town, after = part.strip(), rest[len(part) :]
    if not town.isupper() or not after.startswith(","):
        return "", ""
    return town, after.removeprefix(",").split(",")[0].split("(")[0].strip(" .-–—_")
