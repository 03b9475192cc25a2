"""What stands beside somebody's name and tells who it is: "Dmitry Medvedev, the President of Russia"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.mentions.described import FORMER, IN_OFFICE, presides
from onrecord.extract.mentions.lexicon import Noun
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.extract.places.words import MISSIONS
from onrecord.grammar.phrases import apposed_to, joined, left_edge, nouns_below
from onrecord.grammar.relations import (
    APPOSITION,
    ARTICLES,
    COMPOUND,
    DETERMINER,
    DOER,
    MODIFIER,
    POSSESSOR,
    PREPOSITION,
    TENSED,
    children_as,
    hangs_as,
    has,
    has_word,
    head_as,
    prepositions,
)
from onrecord.knowledge.words import word_list

#: Whom somebody meets as one of his own rank.
_OPPOSITE = frozenset(("counterpart", "opposite number"))

#: So many words a noun of the tables may have in a title.
#: Bound of form: "national security adviser".
_WORDS_OF_NOUN = 3
_POSTS = word_list("posts_in_bodies")
#: Those who deal with the other side: "the government's negotiator with the rebels" is no rebel.
_WITH_OTHERS = frozenset(("negotiator", "mediator", "envoy"))


def sector_of(scan: Scan, span: list[Token]) -> str | None:
    """The sector that the last noun of a title tells, rather with the words before it: "national security adviser" is no national."""
    words = [token.lower for token in span]
    for end in range(len(words), 0, -1):
        for begin in range(max(0, end - _WORDS_OF_NOUN), end):
            noun = scan.lexicon.nouns.get(" ".join(words[begin:end]))
            if noun is not None and noun.role and "of" not in words[begin:end]:  # a president has a chief of staff, too
                return noun.role
    return None


def read_beside(scan: Scan, draft: Draft) -> None:
    """ "Dmitry Medvedev, the President of Russia"; "the Kremlin's spokesman, Dmitry Peskov"; "Zach Cooper of CSIS"."""
    for child in children_as(draft.head, APPOSITION | PREPOSITION):
        if hangs_as(child, APPOSITION) and child.i > draft.head.i:
            # "Ash Carter, Japanese counterpart reaffirm pact": in a headline a comma joins two.
            if child.lower not in _OPPOSITE or has(child, POSSESSOR):
                _apposition(scan, draft, child)
        elif hangs_as(child, PREPOSITION) and child.lower in ("of", "from", "with", "at") and child.i <= draft.last.i + 2:
            _belongs(scan, draft, child)
    other = apposed_to(draft.head) or _opposite(scan, draft)
    if other is not None and other.i < draft.first.i and other.pos in ("NOUN", "PROPN"):
        _apposition(scan, draft, other)
        for more in joined(other):  # "the envoy to Chad and head of the mission, Ana Berg"
            if more.i < draft.first.i and more.lemma in _POSTS and not has(more, DETERMINER):
                _apposition(scan, draft, more)


def _opposite(scan: Scan, draft: Draft) -> Token | None:
    """The counterpart who is named right after the comma, wherever the parser hangs the name: "met his opposite number, Foreign Minister Lopez"."""
    at = draft.first.i
    if at < 2 or scan.doc.tokens[at - 1].text != ",":
        return None
    noun = scan.doc.tokens[at - 2]
    words = (noun.lower, f"{scan.doc.tokens[at - 3].lower} {noun.lower}") if at > 2 else (noun.lower,)
    if not has(noun, POSSESSOR) or _OPPOSITE.isdisjoint(words) or _meets_him(scan, draft, noun):
        return None
    return noun


def _meets_him(scan: Scan, draft: Draft, noun: Token) -> bool:
    """Whether somebody named after the comma is the one who meets the counterpart: of another state than he is ("after talks with his Fijian
    counterpart, Tongan Minister Diaz flew home"), or who does what the sentence tells after its opening phrase."""
    his = {scan.origin[t.i] for t in scan.doc.tokens[left_edge(noun).i : noun.i] if t.i in scan.origin}
    own = {scan.origin[t.i] for t in scan.doc.tokens[draft.first.i : draft.head.i] if t.i in scan.origin}
    if his and own:
        return his.isdisjoint(own)
    verb = head_as(draft.head, DOER)
    opens = verb is not None and draft.head.i < verb.i
    return opens and not any(t.tag in TENSED for t in draft.head.sent.tokens if t.i < noun.i)


def _apposition(scan: Scan, draft: Draft, noun: Token) -> None:
    if noun.i in scan.name_at and scan.name_at[noun.i].kind == "person":
        return
    known = _longest(scan, noun) or scan.lexicon.nouns.get(noun.lemma) or scan.lexicon.nouns.get(noun.lower)
    title = scan.lexicon.titles.get(noun.lower)
    before = [t.lower for t in scan.doc.tokens[max(0, noun.i - 2) : noun.i] if t.text not in ("-", "–")]
    if noun.lower == "general" and before and before[-1] in ("secretary", "attorney", "director", "solicitor", "inspector"):
        known, title = scan.lexicon.nouns.get(f"{before[-1]} general"), scan.lexicon.titles.get(f"{before[-1]} general")
    if known is None and title is None:
        _of_a_people(scan, draft, noun)
        return
    if known is not None and known.kind not in ("person",):
        return
    first = left_edge(noun)
    if noun.tag in ("NNS", "NNPS") or first.lower in ("no", "not"):
        return  # "the opposition leaders, A and B"
    span = scan.doc.tokens[first.i : noun.i + 1]
    affiliation, state, role = _within(scan, noun)
    rest = [t for t in span if t.lower not in ARTICLES]
    if rest and draft.title is None:
        draft.title = scan.words(rest[0], rest[-1])
    draft.nouns.update((noun.lemma, noun.lower))
    states = {scan.origin[t.i] for t in span if t.i in scan.origin}
    if draft.state is None and not (known is not None and known.role == "IGO" and affiliation is None):  # "the UN's coordinator for Chad"
        if affiliation is not None and state is not None and state != "IGO":
            draft.state = state
        elif len(states) == 1:
            draft.state = states.pop()
        elif state is not None and not states:
            draft.state = state
        if draft.state:
            draft.why.append(f"the apposition tells {draft.state}")
    draft.affiliation = draft.affiliation or affiliation
    if draft.role is None:
        _sector(scan, draft, noun, known, affiliation, role or sector_of(scan, span))
    nominal = scan.by_head.get(noun.i)
    if nominal is not None and nominal.mention == "nominal":
        nominal.key, nominal.same = None, draft.last.i
        draft.why.append(f"also called {nominal.name}")


def _longest(scan: Scan, noun: Token) -> Noun | None:
    """What the tables know of three or two words that end with the noun: "chief operating officer", "opposite number"."""
    words = [token.lower for token in scan.doc.tokens[max(0, noun.i - 2) : noun.i + 1]]
    return next((found for n in range(len(words) - 1) if (found := scan.lexicon.nouns.get(" ".join(words[n:]))) is not None), None)


def _sector(scan: Scan, draft: Draft, noun: Token, known: Noun | None, affiliation: str | None, told: str | None) -> None:
    """The sector that an apposition tells: the noun's own, else what stands with it; that of the body for who heads it."""
    own = known.role if known is not None and not known.carries else None
    if affiliation is not None and presides(noun.lemma, told):
        own = told  # "Juan Soto, president of the Football Association"
    draft.role = own or told
    if draft.role in IN_OFFICE and has_word(noun, FORMER, MODIFIER):
        draft.role = "ELI"
    if draft.role:
        draft.why.append(f"the apposition {noun.text} tells {draft.role}")


def _of_a_people(scan: Scan, draft: Draft, noun: Token) -> None:
    """The state of a person whom an apposition calls one of its people: "Mamadou Keita, a Malian"."""
    nominal = scan.by_head.get(noun.i)
    if noun.i in scan.origin and left_edge(noun).lower in ("a", "an") and nominal is not None and draft.state is None:
        draft.state, nominal.key, nominal.same = scan.origin[noun.i], None, draft.last.i
        draft.why.append(f"the apposition tells {draft.state}")


def _belongs(scan: Scan, draft: Draft, prep: Token) -> None:
    for below in nouns_below(prep):
        inner = scan.name_at.get(below.i)
        if inner is not None and inner.kind not in ("person", "state"):
            draft.affiliation = draft.affiliation or inner.name
            draft.state = draft.state or inner.state
            if inner.role not in ("IGO", None) or draft.role is None:
                draft.role = draft.role or inner.role
        elif below.i in scan.origin and prep.lower in ("of", "from") and draft.state is None:
            draft.state = scan.origin[below.i]


def _within(scan: Scan, noun: Token) -> tuple[str | None, str | None, str | None]:
    """Affiliation, state and role from what hangs on an apposition: "a spokesperson for the Georgian Interior Ministry"."""
    beside = ("of", "for", "at", "in") if noun.lemma in _WITH_OTHERS else ("of", "for", "at", "with", "in")
    for prep in prepositions(noun, beside):  # not "to": an ambassador is of the state that sends him
        for below in nouns_below(prep):
            senders = {scan.origin[t.i] for t in children_as(below, MODIFIER | COMPOUND | POSSESSOR) if t.i in scan.origin}
            if below.lower in MISSIONS and len(senders) == 1:
                return None, senders.pop(), None  # "a diplomat at the Kenyan embassy in Gao"
            inner = scan.name_at.get(below.i) or scan.by_head.get(below.i)
            if inner is not None and inner.kind != "person":
                name = inner.name if inner.kind != "state" else None
                return name, inner.state, inner.role if inner.kind != "state" else None
            if inner is not None and inner.role == "IGO":
                return inner.affiliation, "IGO", "IGO"  # "the Special Representative of the Secretary-General in Mali"
            code = scan.origin.get(below.i)
            if code is not None:
                return None, code, None
    bodies = (body for word in children_as(noun, MODIFIER | POSSESSOR) if (body := scan.name_at.get(word.i)) is not None)
    for body in bodies:
        if body.kind not in ("person", "state"):
            return body.name, body.state, body.role
    return None, None, None
