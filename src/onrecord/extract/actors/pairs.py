"""Two who are meant together: "both men", "the two countries", "between the two sides"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.doc import Token
from onrecord.extract.actors.link import Link, Links
from onrecord.extract.actors.officials import officials_before
from onrecord.extract.actors.taken import counted_before
from onrecord.extract.actors.they import joined_before
from onrecord.extract.mentions.halves import STATES_OF_A_NAME
from onrecord.extract.mentions.keys import state_key
from onrecord.extract.mentions.scan import Draft
from onrecord.grammar.clauses import has_subject
from onrecord.grammar.phrases import apposed_to, conjuncts, first_conjunct, prep_objects
from onrecord.grammar.relations import (
    CLAUSE,
    DOER,
    MODIFIER,
    OBJECT,
    POSSESSOR,
    governor,
    hangs_as,
    over_preposition,
    stands_under,
    verb_above,
)
from onrecord.grammar.subjects import deep_object, surface_subject
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE

_BOTH = word_list("two_actors")
#: Those who may be sources without a name: "two diplomats said".
_SOURCES = frozenset("commanders diplomats generals officials premiers secretaries".split())
_PEOPLE = frozenset("men women leaders presidents ministers pair two".split()) | _SOURCES
_LEADERS = frozenset(("leaders", "presidents", "ministers"))
#: What may be an armed group or an alliance as well as a state.
_SIDES = frozenset("sides parties side party groups".split())
_OFFICES = word_list("offices_of_ministers")
_LEADING = frozenset(("president", "king", "emir", "chancellor", "premier", "prime"))
_WHERE = word_list("pair_places")
#: How more than two are counted, and what they are. By definition: the numbers' names.
_COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "trio": 3}
_STATES = frozenset("countries states nations governments neighbours neighbors allies partners".split())
#: What tells that there are more than the two.
_OF_MORE = frozenset(("other", "largest", "biggest", "main", "most", "new", "first", "last"))
#: How many "the ministers" are at least. By definition: several.
_PAIR = 2
#: How many "Ministers" are at least without an article. By definition: two are "the" or "both ministers".
_FEWEST_BARE = 3
#: Parts of speech of names, and of adjectives that stand for them.
_NAMED = frozenset(("NOUN", "PROPN", "ADJ"))
#: Those of whom the parties are political.
_OF_PARTIES = frozenset(("lawmaker", "legislator", "senator", "member", "politician", "congressman", "representative", "mp"))
#: Sectors of those who are no side of their state's.
_NO_SIDES = frozenset(("BUS", "JRN"))
#: Sentences back that a pair may reach. Plain, by wikinews and parties 2025: 2 and 4 change nothing.
_REACH = 3


def is_pair(draft: Draft) -> bool:
    """Whether a description means two: "both sides", "the two countries in Lima"."""
    if _count(draft):
        return True
    words = draft.name.lower().split()
    if words == ["both"]:
        return True
    members = over_preposition(draft.head, ("of", "from")) if draft.head.lower == "parties" else None
    if members is not None and members.lemma in _OF_PARTIES:
        return False  # "lawmakers of both parties"
    if words[:1] == ["both"] and words[1:2] in (["the"], ["these"], ["those"]):
        del words[1]  # "both the countries"
    if words[:2] == ["the", "two"] and words[-1] in _STATES and not _OF_MORE.intersection(words):
        words = [*words[:2], words[-1]]  # "the two South American nations"
    if words[-1] in _LEADERS and len(words) > 2 and words[-2] in _OFFICES:
        del words[-2]  # "the two defence ministers"
    length = 2 if words[:1] in (["both"], ["each"]) else 3
    if draft.head.lower in STATES_OF_A_NAME:
        return draft.mention == "nominal"
    return " ".join(words[:length]) in _BOTH and words[length : length + 1] != ["of"]


def _count(draft: Draft) -> int:
    """How many are meant by "the three countries", "the four leaders", "the four"; 0 where they are two or not counted by that alone."""
    words = draft.name.lower().split()
    counted = len(words) == 3 and words[0] in ("the", "all") and draft.mention == "nominal" and words[2] in _STATES | _PEOPLE
    return _COUNTS.get(words[1], 0) if counted or (len(words) == 2 and words[0] == "the" and draft.mention == "nominal") else 0


def _counted(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> None:
    """Gives "the three countries", "the four" to the last list of so many, or to officials of so many states told before."""
    before = counted_before(links, draft, by_sentence) or officials_before(links, draft)
    if before is not None:
        links.put(before, draft)
        return
    listed = _last_list(links, draft, by_sentence)
    for link in listed:
        link.drafts.append(draft)
        link.why.append(f"{draft.name} means {', '.join(each.name for each in listed)}")
    if not listed and draft.head.lower not in _COUNTS:  # a number that means nobody told is nobody
        links.new(draft)


def _last_list(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> list[Link]:
    """The last so many that "and" joins before: states, or the people who lead them; empty where the last such list is none of theirs."""
    told = {other.head.i: link for other in _before(draft, by_sentence) if (link := links.of.get(id(other))) is not None}
    for other in _before(draft, by_sentence):
        heads = list(conjuncts(first_conjunct(other.head)))
        if len(heads) != _count(draft):
            continue
        found = [told[head.i] for head in heads if head.i in told]
        if draft.head.lower in _STATES:
            codes = [link.state for link in found]
            found = [_state(links, draft, code) for code in codes if code is not None and code not in NO_STATE]
        people = draft.head.lower in _PEOPLE
        if len(set(map(id, found))) == len(heads) and all(link.kind == "person" or not people for link in found):
            return found
    return []


def pair(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> None:
    """Gives the description to the two it means, or leaves it open: three may be told of, and where is not who."""
    noun = draft.head.lower
    if noun in STATES_OF_A_NAME:
        for code in STATES_OF_A_NAME[noun]:
            link = _state(links, draft, code)
            link.drafts.append(draft)
            link.why.append(f"{draft.name} are {' and '.join(STATES_OF_A_NAME[noun])}")
        return
    if _count(draft):
        _counted(links, draft, by_sentence)
        return
    if noun in ("two", "both") and not hangs_as(draft.head, DOER):
        for link in joined_before(links, draft, list(_before(draft, by_sentence))):
            link.drafts.append(draft)
            link.why.append(f"{draft.name} means the two joined before")
        return
    two = _people(links, draft, by_sentence) if noun in _PEOPLE else None
    if two is None and (noun not in _PEOPLE or noun == "two"):
        two = _of_the_subject(links, draft, by_sentence) or _parties(links, draft, by_sentence, sides=noun in _SIDES)
        if two is not None and noun == "groups" and not all(link.kind == "group" for link in two):
            two = None  # "both groups" are no states
    if two is None and noun in _LEADERS:
        two = _parties(links, draft, by_sentence, sides=False)  # "met both leaders", where nobody of the two states is named
    if two is None:
        if noun != "two":  # a number that means nobody told is nobody
            links.new(draft)
        return
    for link in two:
        link.drafts.append(draft)
        link.why.append(f"{draft.name} means {two[0].name} and {two[1].name}")


def _people(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> tuple[Link, Link] | None:
    """The last two people who are named before, by name or by an office that one has; first who dealt with each other in the sentence before."""
    told = list(_before(draft, by_sentence))
    if draft.head.lower in _SOURCES and any(other.plural and draft.head.lemma in other.nouns for other in told):
        return None  # "two diplomats said ... the two diplomats added"
    met = _who_met(links, draft)
    found: list[Link] = (
        [] if len(met) != 2 else [link for head in met for other in told if other.head is head and (link := links.of.get(id(other)))]
    )
    fit = all(link.kind == "person" and not link.plural and not _of_other_rank(draft, link) for link in found)
    if len(found) == 2 and found[0] is not found[1] and fit:
        return found[0], found[1]
    found = []
    for other in told:
        link = links.of.get(id(other))
        if link is None or link in found or link.plural or link.kind != "person" or _of_other_rank(draft, link):
            continue
        if other.mention != "nominal" or (link.role == "GOV" and link.state is not None):  # also "Kenya's president"
            found.append(link)
            if len(found) == 2:
                return found[1], found[0]
    return None


def _of_other_rank(draft: Draft, link: Link) -> bool:
    """Whether somebody is none of those as whom the pair is told: a president is no diplomat, a minister no general."""
    title = set(link.title.lower().split()) if link.title is not None else set()
    if draft.head.lower in ("generals", "commanders"):
        return link.role != "MIL"
    return draft.head.lower in ("diplomats", "secretaries") and not title.isdisjoint(_LEADING)


def the_leaders(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> bool:
    """Gives "the leaders" or "the ministers" to those of different states who alone dealt with each other in the sentence told last before, and
    "Ministers" alone to three or more."""
    noun, at = draft.head.lower, draft.head.sent
    words = [word for word in draft.name.lower().split() if word not in _OFFICES]
    if words not in ([noun], ["the", noun]) or noun not in _LEADERS or draft.mention != "nominal":
        return False
    told = [other for other in _before(draft, by_sentence) if other.head.sent is not at]
    group = next((links.of.get(id(other)) for other in told if other.head.lower == noun and not is_pair(other)), None)
    if group is not None and group.state == "IGO":
        group.drafts.append(draft)  # "NATO's ministers met. The ministers called on Chad ..."
        group.why.append(f"{draft.name} takes up {group.name}")
        return True
    if group is not None:
        return False  # of a summit, say
    for back in range(1, _REACH + 1):
        sentence = links.scan.doc.sentences[max(0, at.index - back)]
        people = {id(link): link for other in told if other.head.sent is sentence and (link := _leader(links, other)) is not None}
        if people:
            met = [link for head in _sides(sentence.root) for link in people.values() if any(head is other.head for other in link.drafts)]
            them = list({id(link): link for link in met}.values())
            fewest = _FEWEST_BARE if len(words) == 1 else _PAIR
            if len(people) != len(them) or len(them) < fewest or len({link.state for link in them}) < len(them):
                return False
            if at.block - sentence.block > 1:
                return False
            for link in them:
                link.drafts.append(draft)
                link.why.append(f"{draft.name} means {' and '.join(each.name for each in them)}")
            return True
    return False


def _leader(links: Links, draft: Draft) -> Link | None:
    """Who of a government a description or name means."""
    link = links.of.get(id(draft))
    governs = link is not None and (link.role == "GOV" or draft.head.lemma == "counterpart")
    return link if link is not None and governs and link.kind == "person" and not link.plural and link.state else None


def _sides(verb: Token) -> list[Token]:
    """Who stands on the sides of what a verb tells."""
    sides = [*surface_subject(verb), *deep_object(verb), *prep_objects(verb, ("with", "to"))]
    return list(dict.fromkeys(each for side in sides for each in conjuncts(side)))


def _who_met(links: Links, draft: Draft) -> list[Token]:
    """Who dealt with whom in the main clause of the sentence before: "Lopez told Okafor that she backed him"."""
    at = draft.head.sent
    if not at.index or (before := links.scan.doc.sentences[at.index - 1]).block != at.block:
        return []
    return _sides(before.root)


def _before(draft: Draft, by_sentence: dict[int, list[Draft]]) -> Iterator[Draft]:
    """What stands before a description, the nearest first."""
    index = draft.head.sent.index
    for back in range(index, index - _REACH - 1, -1):
        for other in reversed(by_sentence.get(back, [])):
            if other.head.i < draft.head.i:
                yield other


type Told = dict[str, list[Draft]]


def _parties(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]], *, sides: bool) -> tuple[Link, Link] | None:
    """The two states, and where sides are told also groups, that the sentence or those before it tell of."""
    before = _told_before(links, draft, by_sentence)
    if before is not None:
        return before
    told: Told = {}
    who: dict[str, Link] = {}
    index = draft.head.sent.index
    # Last what comes after: "Amid talks between both countries, Chad ...".
    steps = [*((back, False) for back in range(index, index - _REACH - 1, -1)), (index, True)]
    for back, after in steps:
        for other in by_sentence.get(back, []):
            if is_pair(other) or (back == index and (other.head.i > draft.head.i) is not after):
                continue
            link = links.of.get(id(other))
            key = _key(link, other, sides) if link is not None else None
            if link is not None and key is not None:
                told.setdefault(key, []).append(other)
                who.setdefault(key, link)
        two = _chosen(told, draft, sides)
        if two is not None:
            first, second = sorted(two, key=lambda key: told[key][0].start)
            return _itself(links, draft, first, who[first]), _itself(links, draft, second, who[second])
    return None


def _of_the_subject(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> tuple[Link, Link] | None:
    """The two states of whom the clause tells in which they stand: "Chadian and Malian envoys praised the two countries' ties"."""
    verbs = (above for above in draft.head.ancestors() if has_subject(above))
    before = ([who for who in surface_subject(verb) if who.i < draft.first.i] for verb in verbs)
    heads = [each for subject in next((found for found in before if found), []) for each in conjuncts(subject)]
    told: dict[str, Link] = {}
    for other in by_sentence.get(draft.head.sent.index, []):
        link = links.of.get(id(other))
        key = _key(link, other, sides=False) if link is not None and other.mention != "pronoun" else None
        if link is not None and key is not None and _owned(first_conjunct(other.head, _NAMED)) in heads:
            told.setdefault(key, link)
    if len(told) != 2:
        return None
    first, second = told
    return _itself(links, draft, first, told[first]), _itself(links, draft, second, told[second])


def _told_before(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> tuple[Link, Link] | None:
    """The two whom the last such description before means: "both sides ... the two governments"."""
    for other in _before(draft, by_sentence):
        if is_pair(other) and other.head.lower not in _PEOPLE:
            two = [link for link in links.links if other in link.drafts]
            return (two[0], two[1]) if len(two) == 2 else None
    return None


def _key(link: Link, draft: Draft, sides: bool) -> str | None:
    """Whom a mention brings into play: a state by its code, by whoever is of it; a group or a territory, where sides are meant, by its name.

    No newsroom, network or company does, wherever it is at home: "told AFP", "in a Twitter post".
    """
    if link.kind == "media" or link.role in _NO_SIDES:
        return None
    state = link.state or draft.state
    territory = link.kind == "state" and link.key != state_key(state)
    if link.role == "REB" or territory or (link.kind == "group" and link.key is not None and state is None):
        return f"group {link.affiliation or link.name}" if sides and draft.mention != "nominal" else None
    return state if state is not None and len(state) == 3 and state not in NO_STATE else None


def _itself(links: Links, draft: Draft, key: str, link: Link) -> Link:
    """A group, or the state itself where only those who are of it are told: "a Thai soldier"."""
    return _state(links, draft, key) if len(key) == 3 else link


def _state(links: Links, draft: Draft, key: str) -> Link:
    """The state of this code, made if the report has not named it."""
    # no territory of it: its key is another
    of_it = (other for other in links.links if other.state == key and other.kind == "state" and other.key in (None, state_key(key)))
    known = next((other for other in of_it if other.role != "REB" and not other.plural), None)
    if known is None:
        name = links.scan.lexicon.state_names.get(key, key)
        named = Draft(draft.first, draft.last, draft.head, draft.mention, "state", name, key=state_key(key), state=key, role="GOV")
        known = links.new(named)
        known.drafts.remove(named)  # the caller adds the description itself
    return known


def _chosen(told: Told, draft: Draft, sides: bool) -> tuple[str, str] | None:
    """Two of those told: the only two who are not merely a place or the one who speaks of both; those whom "and" joins."""
    apart = _speaks_of(draft, told)
    acting = [key for key in told if key not in apart and not all(_is_where(other.head) for other in told[key])]
    if len(acting) == 2:
        return acting[0], acting[1]
    if len(acting) > 2:
        return _joined(told, acting)
    everyone = [key for key in told if key not in apart]
    return (everyone[0], everyone[1]) if len(everyone) == 2 and not sides else None


def _is_where(head: Token) -> bool:
    """Whether a name only tells where: "in Kyiv, Ukraine"."""
    while (above := apposed_to(head)) is not None:
        head = above
    return stands_under(first_conjunct(head), _WHERE)


def _speaks_of(draft: Draft, told: Told) -> frozenset[str]:
    """Whoever speaks to both or of both: the Kremlin, where it "urged both sides to show restraint"."""
    verb = verb_above(draft.head)
    if verb is None:
        return frozenset()
    if not hangs_as(draft.head, OBJECT):
        above = verb_above(verb) if hangs_as(verb, CLAUSE) else None
        if above is None or len(told) < 3:
            return frozenset()
        verb = above
    subjects = {token.i for token in surface_subject(verb)}
    return frozenset(
        key for key, drafts in told.items() if any(_owned(other.head).i in subjects or other.head.i in subjects for other in drafts)
    )


def _joined(told: Told, keys: Iterable[str]) -> tuple[str, str] | None:
    """The two whom "and" joins: "Israel and Iran"."""
    lists: dict[int, list[str]] = {}
    for key in keys:
        for other in told[key]:
            first = first_conjunct(_owned(other.head)).i
            if key not in lists.setdefault(first, []):
                lists[first].append(key)
    pairs = [found for found in lists.values() if len(found) == 2]
    return (pairs[-1][0], pairs[-1][1]) if pairs else None


def _owned(head: Token) -> Token:
    """The noun that a state's name or adjective stands before: "troops" of "Chadian troops", "Chad's troops"."""
    above = governor(head)
    return above if above is not None and hangs_as(head, POSSESSOR | MODIFIER) else head
