"""What a noun phrase tells of the actor that it describes: where it begins and ends, whose it is, of which sector, by what it is known again."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.extract.citing import by_row
from onrecord.extract.mentions.craft import CIVIL, CRAFT, masters_traders, of_war
from onrecord.extract.mentions.keys import Key
from onrecord.extract.mentions.lexicon import Noun
from onrecord.extract.mentions.origins import friend, met_there, tells_whose
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.extract.numbers import number
from onrecord.grammar.edges import is_time, of_number
from onrecord.grammar.phrases import joined, joined_to, left_edge, prep_objects
from onrecord.grammar.relations import (
    APPOSITION,
    CASE,
    COMPOUND,
    DETERMINER,
    JOINED,
    MODIFIER,
    NOUN_AS_ADVERB,
    NUMERAL,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION,
    SUBJECT,
    children_as,
    governor,
    hangs_as,
    has,
    has_word,
    object_under,
    prepositions,
)
from onrecord.knowledge.words import word_list, word_values
from onrecord.types import NO_STATE

#: Words with which a phrase that means no known one begins.
_INDEFINITE_WORDS = word_list("indefinite_words")
#: Nouns whose people are of the government where a state stands before them.
_STATE_PEOPLE = word_list("state_people")
_INSTITUTIONS = word_list("institution_nouns")
#: Services of one state, told of together.
_FORCES = frozenset(("army", "navy", "force", "guard", "marine", "police", "military", "troop"))
#: Missions of one state in another, and the sector of the press.
_MISSIONS = frozenset(("embassy", "consulate", "ambassador", "legation"))
_AT_MISSIONS = _MISSIONS | {"consular", "diplomatic"}
_PRESS = "JRN"
#: Who may work for a government: "government lawyers".
_EMPLOYED = frozenset(("attorney", "doctor", "expert", "lawyer", "scientist", "teacher", "worker"))
#: What an armed group is called after its name, and its sectors.
_GENERIC = frozenset("group militia movement network organisation organization".split())
_ARMED = frozenset(("REB", "UAF", "SEP", "IMG", "PTY"))
_ONE = frozenset(("one", "1"))
_OFFICES = frozenset(("bureau", "office", "newsroom"))
_OUTER = DETERMINER | POSSESSOR | PUNCTUATION | NUMERAL | CASE


def draft_phrase(scan: Scan, head: Token, noun: Noun | None, words: str, over: Token | None = None, paper: Token | None = None) -> None:
    """Drafts the phrase of a noun, with the word ``over`` it that counts it out, or as the author of a ``paper``: "a Chadian army statement"."""
    first = _first_word(scan, over or paper or head, head)
    last, below = _extended(scan, head, noun)
    state, body, why = _whose(scan, left_edge(head) if over else first, head, below, words)
    if noun is not None and noun.kind == "person" and noun.role == "IGO" and (body is None or body.kind == "state"):
        state = None  # "the Secretary-General in Mali"
    if state is None and noun is not None and noun.kind == "unit" and noun.role in CIVIL:
        return  # "a tanker off Peru": a ship or plane of traders tells no more than where it is
    plural = over is not None or _several(scan, head, noun, words)
    kind = noun.kind if noun is not None else "person"
    role = _role(scan, first, head, noun, body)
    if body is not None and body.role == _PRESS and head.lemma in _OFFICES and has(head, POSSESSOR):
        kind, role, state = body.kind, _PRESS, body.state  # "the agency's Nairobi bureau" is the agency's
    if kind == "state" and (state in NO_STATE if not plural else state not in NO_STATE | _OF_STATES):
        state = None  # "the OPEC nation" is one of its members; "former Soviet states" are not Russia's
    draft = Draft(
        first, last, head, "nominal", "group" if kind == "person" and plural else kind, scan.words(first, last), state=state,
        role=role, plural=plural, definite=_definite(first) or paper is not None,
        affiliation=body.name if body is not None and body.kind != "state" else None,
    )  # fmt: skip
    draft.nouns |= {words, head.lemma}
    draft.gender = _GENDERED.get(head.lemma)
    if noun is not None:
        draft.why.append(by_row(noun.at, f"{noun.at}: {words}"))
    draft.why.extend(why)
    _give_key(scan, draft, first, head, words)
    draft.same = _named_so(scan, head, over)
    scan.add(draft)
    if over is not None:
        scan.by_head[over.i] = draft


def _named_so(scan: Scan, head: Token, over: Token | None) -> int | None:
    """The last word of a group's name before a noun that only says what it is: "the Hamas organisation" is Hamas."""
    if over is not None or head.lemma not in _GENERIC or head.tag != "NN" or not head.i:
        return None
    before = scan.doc.tokens[head.i - 1]
    named = scan.name_at.get(before.i)
    if named is None or named.last is not before or named.kind not in ("group", "organisation") or not hangs_as(before, MODIFIER):
        return None
    return before.i if named.role in _ARMED else None


def _first_word(scan: Scan, top: Token, head: Token) -> Token:
    """The phrase's first word, without adverbs, conjunctions and days before it."""
    tokens, first = scan.doc.tokens, left_edge(top)
    for stop in tokens[first.i : head.i]:
        # "says 'harassed' government vessel left"
        closes = (
            stop.tag == "''" and stop.i and tokens[stop.i - 1].text.islower() and all(mark.tag != "``" for mark in tokens[first.i : stop.i])
        )
        if closes or (stop.text.endswith(".") and stop.text[:1].isdigit()):  # "$54K. Two men": the stop ends a sentence
            first = tokens[stop.i + 1]
    while first.i < top.i and first.pos in ("PUNCT", "ADV", "CCONJ", "SCONJ") and first.lower not in ("more", "nearly", "about", "around"):
        if of_number(first) or _both(first, head, tokens):
            break  # "at least four soldiers", "both the countries"
        first = tokens[first.i + 1]
    while first.i < head.i and is_time(first) and first.pos != "NUM" and hangs_as(first, NOUN_AS_ADVERB | COMPOUND | POSSESSOR):
        # "On Monday Russian forces", "Monday's Russian army statement": the forces, the army
        first = tokens[first.i + (2 if hangs_as(first, POSSESSOR) and first.i + 1 < head.i else 1)]
    return first


def _both(first: Token, head: Token, tokens: Sequence[Token]) -> bool:
    """Whether "both" stands before an article and tells that those are two: "both the countries", not "both the army and the rebels"."""
    return first.lower == "both" and tokens[first.i + 1].lower in ("the", "these", "those") and not has(head, JOINED)


def _whose(scan: Scan, first: Token, head: Token, below: Draft | None, words: str) -> tuple[str | None, Draft | None, list[str]]:
    """The state and the body that the phrase tells, before its head or below it, and what says so."""
    state, body, why = _origin(scan, first, head)
    if has_word(head, ("ethnic",)):
        state, why = None, []  # of a people, not of its state
    if state is None and has_word(head, _AT_MISSIONS):
        beside = joined_to(head)  # "Russian diplomats and embassy staff"
        state = scan.by_head[beside.i].state if beside is not None and beside.i in scan.by_head else None
    if state is None and head.lemma in _FORCES and not has(head, DETERMINER | POSSESSOR):
        fellow = joined_to(head)  # "the Chadian army and air force"
        if fellow is not None and fellow.lemma in _FORCES and fellow.i in scan.by_head and _origin(scan, left_edge(fellow), fellow)[0]:
            state = scan.by_head[fellow.i].state
    if below is not None and not _sent_there(scan, head):
        state = below.state if state is None else state
        body = below if body is None and below.named is not None and below.named.sort == "body" else body
    if state is None and words in ("administration", "presidency") and head.i:
        before = scan.doc.tokens[head.i - 1]
        terms = scan.lexicon.people.alone(before.text, scan.doc.report.published)
        if terms and len({term.state for term in terms}) == 1:
            state = terms[0].state
            why.append(by_row(terms[0].at, f"{terms[0].at}: {before.text} headed {state}"))
    return state, body, why


def _sent_there(scan: Scan, head: Token) -> bool:
    """Whether a phrase tells where a mission stands, whose host it is not of: "its embassy in Nairobi"."""
    return head.lemma in _MISSIONS and scan.doc.tokens[head.i + 1].lower in ("in", "at")


def is_number(token: Token) -> bool:
    """Whether a word is a number, also as the first of its sentence, which the model takes for a name: "Seventeen were wounded"."""
    return token.tag == "CD" or (token.tag == "NNP" and token.i == token.sent.tokens[0].i and number(token.lower) is not None)


def _several(scan: Scan, head: Token, noun: Noun | None, words: str) -> bool:
    """Whether the phrase means several."""
    named = scan.named.get(head.i)
    if is_number(head):
        return head.lower not in _ONE
    if head.tag in ("NNS", "NNPS") or words in _SEVERAL or (named is not None and named[2].plural):
        return True
    return noun is None and (head.pos == "ADJ" or any(each.i < head.i and each.lower not in _ONE for each in children_as(head, NUMERAL)))


def _role(scan: Scan, first: Token, head: Token, noun: Noun | None, body: Draft | None) -> str | None:
    """The sector: the noun's own, or for a noun that carries another's ("official") that of its body or modifiers."""
    if noun is None:
        return "CVL" if head.i in scan.named else None
    carries = noun.carries or (body is not None and body.kind not in ("state", "person") and presides(head.lemma, body.role))
    if carries and body is not None:
        role = body.role
    elif presides(head.lemma, told := _headed(scan, head)):
        role = told
    else:
        role = _role_from_modifiers(scan, first, head) if noun.carries and noun.role is None else noun.role
    if role == "MIL" and masters_traders(head, scan.doc.tokens, scan.lexicon.nouns):
        return "CVL"
    if role == "MIL" and head.lemma in CRAFT and not (body is not None and body.role == "MIL"):
        return role if of_war(first, head, scan.doc.tokens, scan.lexicon.nouns) else None
    if head.lemma in _EMPLOYED and role is not None and has_word(head, ("government",), MODIFIER):
        return "GOV"
    former = role in IN_OFFICE and noun.kind == "person" and has_word(head, FORMER, MODIFIER)
    return "ELI" if former else role


def _headed(scan: Scan, head: Token) -> str | None:
    """The sector of the body without a row that somebody heads: "the president of the Lima Teachers' Union", "of the court"."""
    prep = next(prepositions(head, ("of",)), None)
    below = object_under(prep) if prep is not None else None
    if below is None or any(joined(head)):
        return None  # "elect a president and members of parliament"
    named = scan.name_at.get(below.i)
    if named is not None:
        return named.role if named.kind in _BODIES else None
    noun = scan.lexicon.nouns.get(below.lemma)
    return noun.role if noun is not None and noun.kind in _BODIES else None


def presides(word: str, sector: str | None) -> bool:
    """Whether who is called so is of the sector of the body that he heads: "the president of the senate"; not "the army secretary", a minister."""
    return word in _PRESIDING and sector not in (None, "MIL")


def _definite(first: Token) -> bool:
    """Whether a phrase that begins with this word means one that is known."""
    if first.lower in ("the", "this", "these", "that", "those", "both") or hangs_as(first, POSSESSOR):
        return True
    above = governor(first)
    return first.i > 0 and above is not None and hangs_as(above, POSSESSOR)


#: Nouns of several without a plural's form.
_SEVERAL = frozenset(("police", "troops", "people", "personnel", "folk", "staff", "media", "forces"))
_GENDERED = word_values("gendered_nouns")


#: What several states are in.
_UNIONS = frozenset(("bloc", "alliance", "union"))


def _origin(scan: Scan, first: Token, head: Token) -> tuple[str | None, Draft | None, list[str]]:
    """The state and the body that the words before the head tell, if they tell one only."""
    states: list[str] = []
    body: Draft | None = None
    why: list[str] = []
    for i in range(first.i, head.i + 1):
        other = scan.name_at.get(i)
        if other is not None and other.state and scan.text[other.last.end : other.last.end + 1] == "-" and friend(scan, other.last.i):
            continue  # "the UN-backed government" is no body of the UN
        code = scan.origin.get(i) if not friend(scan, i) else None
        if code is not None and head.lemma in _UNIONS and scan.text[scan.doc.tokens[i].end :].startswith("-led "):
            continue  # "the US-led bloc" is of all its members
        foe = code is not None and head.lemma in scan.lexicon.apart
        if foe and (
            hangs_as(scan.doc.tokens[i], POSSESSOR) or (scan.named[i][2].sort == "state" and hangs_as(scan.doc.tokens[i], COMPOUND))
        ):
            continue  # "Mali's neighbours", "US allies" are not of it
        if code is not None and code not in states:
            states.append(code)
            why.append(by_row(scan.named[i][2].at, f"{scan.named[i][2].at}: {scan.doc.tokens[i].text} tells {code}"))
        if other is not None and other.kind != "state" and other.head.i != head.i:
            body = other
        elif other is None and i in scan.named and scan.named[i][2].sort == "body" and i != head.i:
            named = scan.named[i][2]
            body = Draft(first, head, head, "name", named.kind, named.name, state=named.state, role=named.role, named=named)
    if len(states) > 1 and head.i in scan.origin and not any(t.lower == "and" for t in scan.doc.tokens[first.i : head.i]):
        del states[1:]  # "Bosnian Serbs"
    if body is not None and body.state and not states:
        states.append(body.state)
    return (states[0] if len(states) == 1 else None), body, why


#: Courts and their people sit for many states in these towns.
_BENCHES = frozenset(("court", "tribunal", "judge", "prosecutor", "panel", "arbitrator", "commission"))
_SEATS = ("The Hague", "the Hague", "Geneva", "Strasbourg", "Luxembourg", "Arusha", "Hamburg")
#: So do officials and diplomats of alliances and unions.
_BODIES_IN, _OF_BODIES = tuple(sorted(word_list("seats_of_bodies"))), frozenset(("official", "diplomat"))
#: Whom a state sends to another: "its ambassador from Cairo" is not Egypt's.
_SENT = frozenset(("ambassador", "envoy", "diplomat", "attache", "attaché", "representative", "trainer", "adviser"))


def _extended(scan: Scan, head: Token, noun: Noun | None) -> tuple[Token, Draft | None]:
    """The phrase with "in Gaza", "of Hamas", "from both Japan and the US" after it, where a name stands there."""
    tokens = scan.doc.tokens
    prep = tokens[head.i + 1] if head.i + 1 < len(tokens) else None
    if head.lemma in scan.lexicon.apart:  # "critics of Israel" are not of Israel
        return head, None
    if head.lemma in _BENCHES and prep is not None and prep.lower in ("in", "at") and scan.text[prep.end :].lstrip().startswith(_SEATS):
        return head, None
    if not tells_whose(prep, head):
        return head, None
    if prep.lower == "from" and head.lemma in _SENT and has(head, POSSESSOR):
        return head, None
    if prep.lower in ("in", "at") and (head.lemma == "diplomat" or (noun is not None and noun.role in _ARMED and met_there(head))):
        return head, None  # those who are at home elsewhere
    if head.lemma in _OF_BODIES and prep.lower == "in" and scan.text[prep.end :].lstrip().startswith(_BODIES_IN):
        return head, None
    below = object_under(prep)
    # Plain, by wikinews: no figure moves with 4, which changes 20 reports; 16 changes nothing.
    if below is None or below.i > prep.i + 8:
        return head, None
    members = [below]
    while True:
        more = next((c for c in joined(members[-1]) if c.pos == "PROPN"), None)
        if more is None:
            break
        members.append(more)
    known = [scan.named.get(m.i) for m in members]
    if all(k is not None and k[2].sort in ("state", "capital", "body") for k in known):
        last = tokens[max(k[1] for k in known if k is not None)]
        found = known[0]
        assert found is not None
        named = found[2]
        if named.sort != "body" and _abroad(head, noun, prep):
            return head, None
        state = named.state if len(members) == 1 else None
        if state is not None and named.sort == "capital":
            state = _namesake(scan, last, state)
        draft = Draft(below, last, below, "name", named.kind, named.name, state=state, role=named.role, named=named)
        return last, draft
    # Plain, by wikinews: 2 and 10 change nothing.
    if len(members) == 1 and below.ent is not None and below.ent.label == "GPE" and below.ent.last.i <= prep.i + 5:
        return below.ent.last if below.ent.last.i >= below.i else below, None
    if below.i in scan.name_at and prep.lower == "of":
        inner = scan.name_at[below.i]
        return (inner.last if inner.last.i >= below.i else below), inner
    return head, None


def _abroad(head: Token, noun: Noun | None, prep: Token) -> bool:
    """Whether troops are told to be somewhere, so that they may be another state's: "the 900 soldiers in Mali"."""
    several = head.tag in ("NNS", "NNPS") or head.lower in _SEVERAL or has_word(head, ("a", "an"), DETERMINER) or has(head, POSSESSOR)
    if noun is None or noun.role != "MIL" or not several or prep.lower not in ("in", "at") or hangs_as(head, SUBJECT):
        return False
    return not has_word(head, ("government", "state", "local", "regular"), MODIFIER)


def _namesake(scan: Scan, town: Token, state: str) -> str | None:
    """The state that the words after a capital's name tell: "in Tripoli, Lebanon"; None for "in Moscow, Idaho"."""
    tokens = scan.doc.tokens
    at = town.i + 2
    if at >= len(tokens) or tokens[town.i + 1].text != "," or hangs_as(tokens[at], SUBJECT | MODIFIER | JOINED):
        return state
    after = scan.named.get(at)
    if after is not None:
        return after[2].state if after[2].sort == "state" else state
    return None if tokens[at].pos == "PROPN" and hangs_as(tokens[at], APPOSITION | NOUN_AS_ADVERB | PREPOSITIONAL_OBJECT) else state


def _role_from_modifiers(scan: Scan, first: Token, head: Token) -> str | None:
    """The sector of "army officials", "police chief", "opposition leaders", "envoys of the government"."""
    for token in reversed(scan.doc.tokens[first.i : head.i]):
        noun = scan.lexicon.nouns.get(token.lower)
        if noun is not None and noun.role:
            if token.text[:1].isupper() and (noun.role == _PEOPLE or token.lower == "states"):
                continue  # "its Arab allies" may be states; "the United States team" is no government
            return noun.role
        if token.lower in _ADJECTIVE_ROLES:
            return _ADJECTIVE_ROLES[token.lower]
    for token in prep_objects(head, ("of", "from", "for", "within", "inside")):
        body = scan.lexicon.nouns.get(token.lower)
        named = token.text[:1].isupper() and body is not None and body.role == "GOV" and token.lower != "government"
        if body is not None and body.role and body.kind in _REPRESENTED and not named:
            return body.role  # "representatives of the Chinese government", but not "members of the Legislative Council"
    if scan.origin and head.lemma in _STATE_PEOPLE:
        if any(i in scan.origin for i in range(first.i, head.i)):
            return "MIL" if head.lemma in ("force", "commander") else "GOV"
    return {"official": "GOV", "commander": "MIL", "force": "MIL", "fighter": "REB"}.get(head.lemma)


#: The sector of peoples.
_PEOPLE = "CVL"
#: Whose own parts are states, too: "two U.S. states".
_OF_STATES = word_list("federations")
#: Kinds of what somebody may head.
_BODIES = frozenset(("organisation", "government", "media", "group"))
#: Who stands at the head of a body.
_PRESIDING = word_list("presiding")
#: Kinds of what somebody may speak for.
_REPRESENTED = frozenset(("government", "organisation", "unit"))
#: Sectors that one leaves with the office.
IN_OFFICE = frozenset(("GOV", "SPY", "LEG", "JUD"))
FORMER = frozenset(("former", "ex"))
_ADJECTIVE_ROLES = word_values("sector_adjectives")


def _give_key(scan: Scan, draft: Draft, first: Token, head: Token, words: str) -> None:
    """A key that joins mentions of one body: "the Georgian Interior Ministry", "Interior Ministry of Georgia"."""
    tokens = scan.doc.tokens[first.i : head.i + 1]
    content = [
        t.lower for t in tokens if t.i not in scan.origin and not hangs_as(t, _OUTER) and t.pos != "DET" and t.lower not in ("'s", "’s")
    ]
    if words == "government" and draft.state and len(content) == 1 and not draft.plural:
        draft.key = Key("government", draft.state)
        return
    indefinite = tokens[0].lower in _INDEFINITE_WORDS or any(hangs_as(t, NUMERAL) for t in tokens)
    if head.lemma in _INSTITUTIONS and draft.state and not indefinite:
        draft.key = Key("organisation", draft.state, " ".join(sorted(content)))
    elif head.tag == "NNPS" and len(content) == 1 and not indefinite:
        draft.key = Key("described", draft.state, content[0], draft.affiliation)  # "Democrats", each time the same
    elif not indefinite and draft.plural and (draft.state or len(content) > 1 or draft.affiliation):
        draft.key = Key("described", draft.state, " ".join(sorted(content)), draft.affiliation)
