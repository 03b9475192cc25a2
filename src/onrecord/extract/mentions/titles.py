"""Titles, offices and affiliations of named people."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.doc import Token
from onrecord.extract.citing import by_row
from onrecord.extract.mentions.apart import read_apart
from onrecord.extract.mentions.beside import read_beside, sector_of
from onrecord.extract.mentions.described import FORMER, IN_OFFICE, presides
from onrecord.extract.mentions.lexicon import Title
from onrecord.extract.mentions.offices import fold
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.extract.mentions.written import written_in
from onrecord.grammar.above import before_its_head, leads_to
from onrecord.grammar.phrases import apposed_to, conjuncts, left_edge
from onrecord.grammar.relations import (
    ARTICLES,
    DETERMINER,
    MODIFIER,
    POSSESSOR,
    TENSED,
    hangs_as,
    stands_under,
)
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE

#: Words and marks with which no title begins.
_BEFORE_TITLES = word_list("before_titles")

_CROWNS = frozenset({"king", "queen", "sultan", "emir"})

#: Codes of bodies that belong to no state.
_PLAIN = word_list("plain_titles")
#: Before "officer", what tells that a firm is led.
_OF_FIRMS = frozenset(("executive", "operating", "financial", "technology", "technical", "information", "marketing"))
#: Over how many words a word before a name may hang on it.
#: Plain, by wikinews: 3 and 99 change nothing.
_WORDS_UP = 5


def find_titles(scan: Scan) -> None:
    """Widens each person's mention over the title before the name, and reads title, state, role and affiliation."""
    persons = {draft.head.i: draft for draft in scan.drafts if draft.kind == "person" and draft.mention == "name"}
    for draft in list(scan.drafts):
        if draft.kind == "person" and draft.mention == "name":
            _of_each(scan, draft, persons)
            _before(scan, draft)
            read_beside(scan, draft)
            read_apart(scan, draft)
            _first_name(scan, draft)
            _crowned(scan, draft)


def _of_each(scan: Scan, draft: Draft, persons: dict[int, Draft]) -> None:
    """Gives the office that stands in the plural before the first of several names to each: "Presidents Ana Lopez of Peru and Amina Diallo"."""
    tokens, at = scan.doc.tokens, draft.first.i - 1
    plural = tokens[at] if at >= 0 and tokens[at].sent is draft.head.sent else None
    if plural is None or plural.tag not in ("NNS", "NNPS"):
        return
    office = scan.lexicon.titles.get(plural.lower.removesuffix("s"))
    over = apposed_to(draft.head)
    heads = [*conjuncts(draft.head), *(conjuncts(over) if over is plural else ())]
    each = [other for head in heads if (other := persons.get(head.i)) is not None]
    if office is None or office.use != "office" or len(each) < 2:
        return
    first = at
    while first and tokens[first - 1].lower in scan.lexicon.title_words and before_its_head(tokens[first - 1]):
        first -= 1
    words = [token.text for token in tokens[first:at]]
    former = any(token.lower in FORMER for token in tokens[max(0, first - 2) : at])
    for other in each:
        told = _Title()
        _title_word(scan, other, plural, office, told)
        if told.role == "PTY" or scan.lexicon.people.named(fold(other.name)):
            continue  # candidates may hold offices; whom the tables know, they know better
        other.title = other.title or " ".join((*words, plural.text.removesuffix("s")))
        other.role = other.role or ("ELI" if former and told.role in IN_OFFICE else told.role)


def _before(scan: Scan, draft: Draft) -> None:
    """Widens a name over the title before it, and reads that."""
    tokens, lexicon = scan.doc.tokens, scan.lexicon
    name = draft.first.i
    begin = _title_start(scan, draft)
    span = tokens[begin:name]
    if not any((found := lexicon.titles.get(t.lower)) is not None and found.use in ("office", "honorific") for t in span):
        edge = left_edge(draft.first)
        if edge.i < name and edge.lower in ARTICLES and edge.i >= begin:
            begin = edge.i
        if not any(t.i in scan.origin for t in span):
            return
    begin = _last_of_several(scan, begin, name)
    span = tokens[begin:name]
    inner = [scan.name_at[t.i] for t in span if t.i in scan.name_at]
    if not span or any(other.kind != "person" and other.first.i < begin for other in inner):
        return
    draft.first = span[0]
    for t in span:
        scan.name_at.setdefault(t.i, draft)
        nominal = scan.by_head.get(t.i)
        if (
            nominal is not None
            and nominal.mention == "nominal"
            and nominal.first.i >= begin
            and (nominal.last.i < name or nominal.last is draft.last)
        ):
            nominal.key, nominal.same = None, draft.last.i
    _read_title(scan, draft, span)


#: What a hyphened word begins with that tells for or against whom it is.
_TOWARDS = frozenset({"pro", "anti", "non"})
#: How many words a title has at most.
#: Plain, by wikinews: 28 changes nothing; with 7 recipients .584 for .583.
_LONGEST = 14


def _title_start(scan: Scan, draft: Draft) -> int:
    """Where what may be the name's title begins."""
    tokens, name = scan.doc.tokens, draft.first.i
    begin = name
    for i in range(name - 1, max(-1, name - _LONGEST - 1), -1):
        token = tokens[i]
        if token.sent is not draft.first.sent or (i in scan.name_at and scan.name_at[i].kind == "person"):
            break
        if token.tag in TENSED:
            break  # "Iran jailed aid worker Leila Sadeghi", not "jailed writer Leila Sadeghi"
        if _titles(scan, token) or _modifies_name(token, name):
            begin = i
        elif not _within_title(scan, i):
            break
    while begin < name and tokens[begin].lower in _BEFORE_TITLES:
        begin += 1
    if begin + 2 < name and tokens[begin].lower == "opposition" and tokens[begin + 1].lower == "to":
        begin += 2  # "in opposition to President Ana Berg"
    if tokens[name - 1].lower in ("for", "of", "and", "or"):
        return name  # "a spokeswoman for Amina Diallo" is not she; "Presidents Ana Lopez of Peru and Amina Diallo"
    begin = _after_to(scan, _of_another(scan, begin, name), name)
    return _word_start(scan, begin) if begin < name else begin


def _of_another(scan: Scan, begin: int, name: int) -> int:
    """Where the title begins that is the named one's own: "the party of Foreign Minister", "a sister of supreme leader"; not "minister of defence
    General", whose rank follows the office."""
    tokens, titles = scan.doc.tokens, scan.lexicon.titles
    held = [(found := titles.get(t.lower)) is not None and found.use in ("office", "honorific") for t in tokens[begin:name]]
    for at in range(name - 2, begin, -1):
        if tokens[at].lower == "of" and held[-1] and at not in scan.named and at not in scan.name_at:
            told = [t for t, office in zip(tokens[at + 1 : name], held[at + 1 - begin :], strict=True) if not office]
            noun = scan.lexicon.nouns.get(tokens[at - 1].lower)
            kin = noun is not None and noun.role == "CVL"
            return at + 1 if kin or not held[at - 1 - begin] or all(t.pos in ("ADJ", "DET") or t.i in scan.origin for t in told) else begin
    return begin


def _after_to(scan: Scan, begin: int, name: int) -> int:
    """Where the title of the one begins whom another serves: "an aide to President Okafor", but not "the envoy to Chad Ana Lopez"."""
    tokens = scan.doc.tokens
    for k in range(name - 1, begin, -1):
        if tokens[k].lower == "to":
            return k + 1
        if tokens[k].i in scan.origin or tokens[k].i in scan.named or not tokens[k].text[:1].isupper():
            break
    return begin


def _word_start(scan: Scan, begin: int) -> int:
    """Where the hyphened word begins in which a title would: "far-right politician", "co-founder"; not "pro-Kenya President"."""
    tokens, at = scan.doc.tokens, begin
    while (
        at > 1
        and tokens[at - 1].text in ("-", "–")
        and tokens[at - 2].end == tokens[at - 1].start
        and tokens[at - 1].end == tokens[at].start
    ):
        at -= 2
    return at if (tokens[at].text.islower() or tokens[at].text[0].isdigit() or at == begin) and tokens[at].lower not in _TOWARDS else begin


def _titles(scan: Scan, token: Token) -> bool:
    """Whether a word is of a title, a state's or a body's name."""
    named = scan.named.get(token.i)
    return token.lower in scan.lexicon.title_words or token.i in scan.origin or (named is not None and named[2].sort == "body")


def _within_title(scan: Scan, i: int) -> bool:
    """Whether a word may stand inside a title: "the US's ambassador Anna Berg"."""
    word = scan.doc.tokens[i].lower
    return word in ("-", "–") or (word in ("'s", "’s", ".") and i - 1 in scan.origin)


def _modifies_name(token: Token, name: int) -> bool:
    """Whether a word stands before the name as part of its phrase."""
    if not before_its_head(token) or token.pos not in ("PROPN", "NOUN", "ADJ", "DET"):
        return False
    return hangs_as(token, MODIFIER | POSSESSOR | DETERMINER) and leads_to(token, name, MODIFIER | POSSESSOR, _WORDS_UP)


def _last_of_several(scan: Scan, begin: int, name: int) -> int:
    """Where the title's last part begins: in "the US and Chinese presidents" it belongs to several people."""
    tokens, titles = scan.doc.tokens, scan.lexicon.titles
    low = begin
    for k in range(begin, name - 1):
        office = any((known := titles.get(x.lower)) is not None and known.use == "office" for x in tokens[begin:k])
        two = office and stands_under(tokens[k - 1], ("between",))  # "talks between Chad's president and Prime Minister Okafor"
        if tokens[k].lower == "and" and (two or not office) and tokens[begin].lower not in ("foreign", "health", "justice"):
            low = k + 1
    return low


def _of_office(scan: Scan, span: list[Token], token: Token) -> Title | None:
    """The office whose second word this is, as in "Secretary-General": no rank then."""
    before = [t.lower for t in span if t.i < token.i and t.lower not in ("-", "–")]
    return scan.lexicon.titles.get(f"{before[-1]} general") if before and token.lower == "general" else None


@dataclass(slots=True)
class _Title:
    """What the words of a title tell, while they are read."""

    role: str | None = None
    #: The sector of the body at whose head the title puts him.
    body: str | None = None
    words: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)


def _read_title(scan: Scan, draft: Draft, span: list[Token]) -> None:
    """Title words, state, role, gender and the nouns that may take the person up again."""
    told = _Title()
    host = False
    for token in span:
        host = host or token.lower == "to"
        if host and (token.i in scan.origin or token.lower in ("to", "the")):
            continue  # an envoy is of the state that sends him
        whole = _of_office(scan, span, token)
        if whole is not None:
            told.role = (told.body if presides(whole.means, told.body) else None) or whole.role or told.role
            draft.nouns.add(whole.means)
            draft.why.append(by_row(whole.at, f"{whole.at}: {whole.means}"))
        if not _body_or_state(scan, draft, span, token, told) and token.lower not in ("the", "a", "an", "'s", "’s"):
            told.words.append(token.text)
            title = scan.lexicon.titles.get(token.lower) if whole is None else None
            if title is not None:
                _title_word(scan, draft, token, title, told)
    _give_title(scan, draft, span, told)


def _body_or_state(scan: Scan, draft: Draft, span: list[Token], token: Token, told: _Title) -> bool:
    """Reads a word of a body's or a state's name; whether it is one."""
    found = scan.named.get(token.i)
    body = found[2] if found is not None and found[2].sort == "body" else None
    state = scan.origin.get(token.i)
    named = scan.name_at.get(token.i) if state is None and body is None else None
    if named is not None and named is not draft and named.kind in ("organisation", "government") and (named.state or named.role):
        draft.affiliation, told.role, told.body = draft.affiliation or named.name, told.role or named.role, named.role
        told.states += [named.state] if named.state and named.state not in told.states else []
        return True  # "CPI leaders", after "the Communist Party of India"
    if state is None and body is None:
        return False
    if state is None and span[0].lower in ("former", "ex", "retired"):
        return True  # "the former World Bank economist" is of the bank no more
    if body is not None:
        draft.affiliation = body.name
        told.role, told.body = told.role or body.role, body.role
        state = state or body.state
    if state and state not in told.states:
        told.states.append(state)
    return True


def _title_word(scan: Scan, draft: Draft, token: Token, title: Title, told: _Title) -> None:
    """Reads a word of the table of titles."""
    if title.use in ("office", "honorific"):
        draft.nouns.add(title.means)
        noun = scan.lexicon.nouns.get(title.means)
        tells = title.role if title.use == "honorific" else (noun.role if noun is not None and not noun.carries else None)
        if presides(title.means, told.body) or presides(token.lower, told.body):
            tells = told.body  # "FIFA President Juan Soto"
        if token.lower == "officer" and told.words[-2:-1] and told.words[-2].lower() in _OF_FIRMS:
            tells = "BUS"  # "chief operating officer"
        if tells and (title.use == "office" or told.role is None):
            told.role = tells
            draft.why.append(by_row(title.at, f"{title.at}: {token.text}"))
    if title.gender:
        draft.gender = title.gender


def _give_title(scan: Scan, draft: Draft, span: list[Token], told: _Title) -> None:
    """Gives the person the title that was read, and what it tells as a whole."""
    words, states = told.words, told.states
    while words and words[0].lower() in ("of", "for", "to", "and", "-"):
        words.pop(0)
    joined = scan.text[span[0].start : span[-1].end] if len(words) == len(span) else " ".join(words).replace(" - ", "-")
    joined = " ".join(joined.split())
    low = joined.lower()
    if joined and draft.title is None and low not in _PLAIN:
        draft.title = joined
        if "prime minister" in low:
            draft.nouns.add("premier")
        if "secretary" in low or "minister" in low:
            draft.nouns.update(("official", "secretary" if "ecretary" in joined else "minister"))
    known = scan.lexicon.title_states.get(low) or scan.lexicon.title_states.get(low.removeprefix("current ").removeprefix("former "))
    if known is not None and not states and not _holds_elsewhere(scan, draft.name, low, known):
        draft.state = draft.state or known[0]
        draft.why.append(by_row(known[1], f"{known[1]}: the title tells {known[0]}"))
    role = told.role
    whole = scan.lexicon.nouns.get(low)
    if whole is not None and whole.role == "IGO" and not states and draft.affiliation is None:
        role = whole.role  # "Under-Secretary-General Ana Berg" serves no government
    if any(word in low for word in ("army", "navy", "air force")) and role != "MIL" and "officer" in draft.nouns:
        role = "MIL"
    if "spokes" in low or any(word in low.split() for word in ("official", "chief", "head", "leader", "adviser", "advisor", "director")):
        role = role or sector_of(scan, span) or ("GOV" if states and not draft.affiliation else None)
    if draft.state is None and len(states) == 1:
        draft.state = states[0]
        draft.why.append(f"the title tells {states[0]}")
    if role in IN_OFFICE and any(t.lower in FORMER for t in span):
        role = "ELI"
    draft.role = draft.role or role or None


def _holds_elsewhere(scan: Scan, name: str, title: str, row: tuple[str, str, tuple[str, ...]]) -> bool:
    """Whether the table knows who bears this name, or holds this office under this surname, and of other states alone; else
    whether the report names other states alone, or is written where there is this title too.

    The Philippines have a Defense Secretary, India a Foreign Secretary and Brazil senators too.
    """
    people, folded, (state, _at, also) = scan.lexicon.people, fold(name), row
    terms = people.named(folded) if " " in folded else []
    terms = terms or [t for t in people.surnamed(folded.split()[-1]) if t.office.lower() == title]
    if terms:
        return all(term.state != state for term in terms)
    told = {*scan.origin.values(), *(found[2].state for found in scan.named.values() if found[2].state)}
    return (bool(told - NO_STATE) and state not in told) or not written_in(scan).isdisjoint(also)


def _first_name(scan: Scan, draft: Draft) -> None:
    if draft.gender is None and " " in draft.name:
        draft.gender = scan.lexicon.genders.get(draft.name.split()[0].lower())


def _crowned(scan: Scan, draft: Draft) -> None:
    """Has whoever bears an office in his name be taken up by it: "King Hussein ... the king", "the monarch"."""
    title = scan.lexicon.titles.get(draft.name.split()[0].lower())
    if title is not None and title.use in ("office", "honorific") and " " in draft.name:
        draft.nouns.add(title.means)
    if not draft.nouns.isdisjoint(_CROWNS):
        draft.nouns.add("monarch")
