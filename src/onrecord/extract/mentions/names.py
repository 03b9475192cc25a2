"""Names that the tables know and names that the language model marks."""

from __future__ import annotations

from onrecord.doc import Entity, Token
from onrecord.extract.citing import by_row
from onrecord.extract.mentions.bodies import MATTERS, NOT_IN_NAMES, draft_body, find_introduced
from onrecord.extract.mentions.halves import find_both, find_halves, find_paired
from onrecord.extract.mentions.inferred import (
    each_name,
    find_again,
    find_given,
    find_in_office,
    find_initials,
    find_known,
    hyphened,
    of_another_state,
)
from onrecord.extract.mentions.keys import Key, state_key
from onrecord.extract.mentions.known import look_up
from onrecord.extract.mentions.lexicon import Named
from onrecord.extract.mentions.locative import acts, is_state, stands_for_state
from onrecord.extract.mentions.offices import fold
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.extract.mentions.ships import find_ships
from onrecord.extract.mentions.sites import called_places, unknown_places
from onrecord.extract.mentions.speaking import find_bodies_speaking, find_speaking
from onrecord.extract.whereabouts import Slots
from onrecord.grammar.above import before_its_head
from onrecord.grammar.phrases import appositions, modified, root_of
from onrecord.grammar.relations import ARTICLES, COMPOUND, JOINED, MODIFIER, NOMINAL, NOUN_AS_ADVERB, first_joined, hangs_as
from onrecord.knowledge.words import word_list, word_values

#: What a paper is called that the model takes for a body or somebody: "the Ottawa Treaty".
_PAPERS = word_list("papers_named")

#: Nouns that take up armed groups and parties of the table: "Boko Haram ... the group".
_ARMED = word_list("armed_group_nouns")
_CALLED_SO = frozenset(("name", "nickname", "nicknamed", "alias", "codename", "codenamed", "callsign", "dubbed"))
#: By definition: a given name and a surname.
_FULL = 2
_NAME_TAGS = ("NNP", "HYPH")
_POSTS = word_list("posts_in_bodies")
#: What stands after the names of members of parliament and others, and is no part of them.
_AFTER_NAMES = word_list("after_names")
_TAKEN_UP = {"REB": _ARMED, "UAF": _ARMED, "PTY": frozenset(("party",))}
#: How sums of money end whose currency stands before the number.
_SUMS = ("bn", "billion", "million", "trillion")
#: What else a body of states is called, by its name: "NATO ... the alliance".
_CALLED = word_values("bodies_called")


#: Lands that are parts of a state of today, and are no more than that where it is told of.
_LANDS = frozenset({"england", "scotland", "wales", "northern ireland"})
#: States that are no more, by each of their names: today's in their place is another.
_BYGONE = {name: known_as or name for name, known_as in word_values("own_states").items() if name not in _LANDS}


def find_names(scan: Scan, day: str | None, places: set[str], slots: Slots) -> None:
    """Marks the tables' names, as they hold on that day, on the tokens and drafts named actors; ``places`` are no persons."""
    look_up(scan, day)
    for first, last, named in each_name(scan):
        if named.sort == "body" and named.state and of_another_state(scan, last, named.state):
            for k in range(first, last + 1):
                del scan.named[k]
                scan.origin.pop(k, None)
    find_ships(scan)
    find_known(scan)
    find_in_office(scan)
    places = places | called_places(scan)
    places |= unknown_places(scan, slots, places)
    find_halves(scan)
    find_introduced(scan)
    for entity in scan.doc.entities:
        if entity.label == "PERSON" and scan.words(entity.first, entity.last) not in places:
            _person(scan, entity)
    find_bodies_speaking(scan)
    for first, last, named in each_name(scan):
        _known(scan, first, last, named)
    find_paired(scan)
    find_both(scan)
    find_given(scan)
    find_again(scan)
    for entity in scan.doc.entities:
        if scan.words(entity.first, entity.last) in places:
            continue
        if entity.label == "ORG" and _is_somebody(scan, entity):
            _person(scan, entity)
        elif entity.label == "ORG" or (entity.label in ("NORP", "FAC", "PRODUCT") and entity.last.i - entity.first.i > 0):
            _organisation(scan, entity)
    find_initials(scan)
    find_speaking(scan)


def _known(scan: Scan, first: int, last: int, named: Named) -> None:
    tokens = scan.doc.tokens
    if named.sort == "people":
        _demonym(scan, first, last, named)
        return
    if named.sort == "none" or any(k in scan.name_at for k in range(first, last + 1)):
        return
    entity = tokens[first].ent
    span = tokens[first : last + 1]
    inside = entity is not None and (entity.first.i < first or entity.last.i > last)
    if (
        inside
        and entity is not None
        and named.sort in ("state", "capital")
        and entity.label in ("ORG", "FAC", "LOC", "EVENT", "WORK_OF_ART", "LAW")
    ):
        rest = [t for t in tokens[entity.first.i : entity.last.i + 1] if t.i not in scan.named and t.lower not in NOT_IN_NAMES]
        if rest and any(t.text[0].isupper() for t in rest):
            return
    head = root_of(span)
    if named.sort == "state" and not is_state(head, scan):
        return
    if named.sort == "capital" and not stands_for_state(head, scan):
        return
    if named.metonym and named.sort == "body" and not acts(head, scan):
        return
    begin = tokens[first]
    if first and tokens[first - 1].lower in ARTICLES and tokens[first - 1].sent is begin.sent:
        begin = tokens[first - 1]
    name = scan.words(tokens[first], tokens[last])
    bygone = _BYGONE.get(" ".join(name.lower().replace(".", " ").split())) if named.sort == "state" else None
    key = Key("state", named.state, bygone) if bygone is not None else named.key
    draft = Draft(
        begin, tokens[last], head, "metonym" if named.metonym else "name", named.kind, name,
        key=key, state=named.state, role=named.role, named=named, definite=True,
        plural=named.kind == "group" and tokens[last].tag in ("NNS", "NNPS"),
    )  # fmt: skip
    draft.why.append(by_row(named.at, f"{named.at}: {named.name}"))
    if not named.metonym:  # "the House" after the White House is another
        draft.nouns.update(t.lower for t in span if t.i == last)
    if named.sort == "body":
        draft.nouns.update(word.lower() for word in named.name.split()[-1:] if not named.metonym)
        draft.nouns.update(_TAKEN_UP.get(named.role or "", ()) if named.kind in ("group", "organisation") else ())
        draft.nouns.update(_CALLED.get(named.name, "").split())
    scan.add(draft)
    for k in range(begin.i, last + 1):
        scan.name_at[k] = draft


def _demonym(scan: Scan, first: int, last: int, named: Named) -> None:
    """The state in "a Senegalese plan", "Israeli goods": an adjective before a noun that is no actor itself."""
    token = scan.doc.tokens[last]
    lead = first_joined(token)  # "Polish and Romanian airspace"
    if named.state is None or not hangs_as(lead, MODIFIER) or token.pos not in ("ADJ", "PROPN"):
        return
    if not before_its_head(lead) or not is_state(token, scan) or any(k in scan.name_at for k in range(first, last + 1)):
        return
    begin = scan.doc.tokens[first]
    draft = Draft(
        begin, token, token, "name", "state", named.name,
        key=state_key(named.state), state=named.state, role="GOV", named=named, definite=True,
    )  # fmt: skip
    draft.why.append(by_row(named.at, f"{named.at}: {named.name}, by its demonym"))
    scan.add(draft)
    for k in range(first, last + 1):
        scan.name_at[k] = draft


def _before_noun(token: Token) -> bool:
    """Whether a word tells which a common noun after it is: "Tajik shells", "Kyrgyz and Tajik guards"."""
    noun = modified(first_joined(token))
    return noun is not None and noun.i > token.i and noun.pos == "NOUN"


def _person(scan: Scan, entity: Entity) -> None:
    tokens = scan.doc.tokens
    first, last = entity.first.i, entity.last.i
    titles = scan.lexicon.titles
    while last > first and (tokens[last].lower in NOT_IN_NAMES or tokens[last].text in _AFTER_NAMES):
        last -= 1
    while first < last and (tokens[first].lower in NOT_IN_NAMES or tokens[first].lower in titles or tokens[first].i in scan.origin):
        first += 1
    first = hyphened(scan, tokens[first]).i
    found = scan.named.get(first)
    if found is not None and found[1] >= last and (found[2].sort != "people" or (first == last and _before_noun(tokens[last]))):
        return  # the tables know better
    if first < last and (tokens[last].text.isdigit() or (tokens[last].lower in _PAPERS and tokens[last].text[:1].isupper())):
        return  # "Bill 2770", "the Coast Guard Authorization Act"
    if (tokens[last].lower in scan.lexicon.nouns and tokens[last].pos == "NOUN") or (first == last and _is_plural(scan, entity, last)):
        return
    if not tokens[first].text[:1].isalpha() or (last == first and not any(c.isupper() for c in tokens[first].text[:3])):
        return
    if any(k in scan.name_at for k in range(first, last + 1)):
        return
    span = tokens[first : last + 1]
    head = root_of(tokens[first : entity.last.i + 1]) if entity.last.text in _AFTER_NAMES else root_of(span)
    draft = Draft(span[0], span[-1], head, "name", "person", scan.words(span[0], span[-1]))
    draft.why.append("the language model marks a person")
    scan.add(draft)
    for k in range(first, entity.last.i + 1):  # with "MP" after it
        scan.name_at[k] = draft


def _is_somebody(scan: Scan, entity: Entity) -> bool:
    """Whether a name that the model takes for a body's stands after a rank, or has a given name first and beside it what somebody is: "Jan Berg, the
    leader of the board"."""
    tokens, nouns = scan.doc.tokens[entity.first.i : entity.last.i + 1], scan.lexicon.nouns
    if entity.first.i and not any(t.lower in nouns or t.tag != "NNP" for t in tokens):
        rank = scan.lexicon.titles.get(scan.doc.tokens[entity.first.i - 1].lower)
        if rank is not None and rank.use == "honorific":
            return True  # "Lt. Gen. Avril"
    if _after_post(scan, entity):
        return True
    if len(tokens) < _FULL or tokens[0].lower not in scan.lexicon.genders or any(t.lower in nouns for t in tokens):
        return False
    told = (nouns.get(noun.lower) for noun in appositions(root_of(tokens)) if noun.pos == "NOUN" or noun.lower in scan.lexicon.title_words)
    return any(noun is not None and noun.kind == "person" for noun in told)


def _after_post(scan: Scan, entity: Entity) -> bool:
    """Whether two names or more stand after a rank that the model takes for the first of them, or after who somebody is: "Col. Ben Okafor",
    "mission head Ben Okafor", not "the head Union Jack"."""
    words = scan.doc.tokens[entity.first.i : entity.last.i + 1]
    titles, nouns = scan.lexicon.titles, scan.lexicon.nouns
    first = titles.get(words[0].lower) or titles.get(f"{words[0].lower}.")
    ranked = first is not None and first.use == "honorific" and first.role == "MIL"
    before = scan.doc.tokens[entity.first.i - 1] if entity.first.i else words[0]
    called = before.lower in _POSTS and before.tag == "NN" and before.sent is words[0].sent and not words[0].text.isupper()
    name = words[1:] if ranked else words
    if not (ranked or called) or len(name) < _FULL or any(t.tag not in _NAME_TAGS or t.lower in nouns or t.i in scan.named for t in name):
        return False
    return not hangs_as(root_of(name), COMPOUND)


def _organisation(scan: Scan, entity: Entity) -> None:
    """A body that the language model marks: its words, its noun, the state that stands in or beside it."""
    tokens = scan.doc.tokens
    first, last = entity.first.i, entity.last.i
    while last > first and tokens[last].lower in NOT_IN_NAMES:
        last -= 1
    while first < last and tokens[first].lower in NOT_IN_NAMES:
        first += 1
    last = _whole_name(scan, first, last)
    first = _whole_matters(scan, first, last)
    span = tokens[first : last + 1]
    if any(k in scan.name_at for k in range(first, last + 1)) or not _names_body(scan, span, entity.label) or _is_nickname(scan, span):
        return
    draft_body(scan, span)


def _is_nickname(scan: Scan, span: list[Token]) -> bool:
    """Whether words stand in marks after what tells that somebody or something is called so: "goes by the name 'Falcon'"."""
    words = span[0].sent.tokens
    at = span[0].i - words[0].i
    return at > 1 and words[at - 1].tag == "``" and words[at - 2].lower in _CALLED_SO


def _whole_name(scan: Scan, first: int, last: int) -> int:
    """Where a body's name ends whose matters the model cuts at "and": "the Group for Mission and Combat", "for Names and Numbers"."""
    tokens = scan.doc.tokens
    if not any(token.lower in MATTERS for token in tokens[first + 1 : last]):
        return last
    while last + 2 < len(tokens) and tokens[last + 1].lower == "and":
        other = tokens[last + 2]
        if (
            other.pos not in NOMINAL
            or not other.text[:1].isupper()
            or other.i in scan.named
            or not hangs_as(other, JOINED)
            or not first < first_joined(other).i <= last
        ):
            break
        last = other.ent.last.i if other.ent is not None and other.ent.label == "ORG" else other.i
    return last


def _whole_matters(scan: Scan, first: int, last: int) -> int:
    """Where a body's name begins whose first matter the model cuts off at "and": "the Truth and Justice Commission"."""
    tokens = scan.doc.tokens
    head = root_of(tokens[first : last + 1])
    if first < 2 or head.i != last or head.lower not in scan.lexicon.nouns or tokens[first - 1].lower not in ("and", "&"):
        return first
    matter = tokens[first - 2]
    if not _in_name(scan, matter) or modified(matter) is not head or not any(first_joined(t) is matter for t in tokens[first:last]):
        return first
    begin = matter.i
    while begin and _in_name(scan, tokens[begin - 1]) and modified(tokens[begin - 1]) in (head, matter):
        begin -= 1
    return begin


def _in_name(scan: Scan, word: Token) -> bool:
    """Whether a word is one of a body's own name: no state, people or other body that the tables know."""
    return word.tag in ("NNP", "NNPS") and word.text[:1].isupper() and word.i not in scan.named and word.i not in scan.name_at


def _names_body(scan: Scan, span: list[Token], label: str) -> bool:
    """Whether words that the model marks are a body's name: no title, no modifier of another name, no known name alone."""
    last, nouns = span[-1], scan.lexicon.nouns
    known = nouns.get(last.lower)
    if len(span) == 1 and last.lower.endswith(_SUMS) and any(char.isdigit() for char in last.text):
        return False  # "N14.3billion"
    if last.pos not in NOMINAL or (label != "ORG" and known is None) or (known is None and last.lower in _PAPERS):
        return False
    titles = all(t.lower in scan.lexicon.title_words or t.pos == "ADP" for t in span)
    if titles and known is None and label != "NORP" and not _of_matters(scan, span):
        return False
    if known is not None and known.kind == "person" and all(t.lower in scan.lexicon.title_words for t in span):
        return False
    if len(span) == 1 and (not acts(last, scan) or hangs_as(last, MODIFIER | NOUN_AS_ADVERB) or (known is None and _common(scan, last))):
        return False
    if all(t.i in scan.named or t.pos not in NOMINAL for t in span) or not any(t.text[0].isupper() for t in span):
        return False
    # "the Bush Administration" is described, not named
    headed = len(span) > 1 and last.lower == "administration" and fold(span[-2].text) in scan.lexicon.people.well_known
    return not headed


def _is_plural(scan: Scan, entity: Entity, last: int) -> bool:
    """Whether a word taken for somebody's name is a common noun's plural ("Trains were stopped", "MPs"), or all that is left is an origin."""
    named = any(other.first is not other.last and entity.first.text in (other.first.text, other.last.text) for other in scan.doc.entities)
    trimmed = entity.first is not entity.last and entity.first.i == last and last in scan.origin
    return trimmed or (entity.first is entity.last and not named and _common(scan, entity.first))


def _of_matters(scan: Scan, span: list[Token]) -> bool:
    """Whether a body's noun in a name goes on with its matters: "Council of State", "Senate Committee on Foreign Relations"."""
    of = next((n for n, token in enumerate(span) if token.lower in MATTERS), 0)
    noun = scan.lexicon.nouns.get(span[of - 1].lower) if of and of + 1 < len(span) else None
    return noun is not None and noun.kind != "person"


def _common(scan: Scan, word: Token) -> bool:
    """Whether a word is a common noun that only begins a sentence or has a capital in a title: "Celebrations will begin", "Lawmakers"."""
    begins = word.tag == "NNS" and word.text[1:].islower() and word is word.sent.tokens[0]
    one = scan.lexicon.nouns.get(word.lower.removesuffix("s")) if word.lower.endswith("s") else None
    several = word.tag in ("NNS", "NNPS") and (
        word.lower.removesuffix("s") in scan.lexicon.title_words or (one is not None and one.kind == "person")
    )
    return begins or several
