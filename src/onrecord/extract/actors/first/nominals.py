"""Bodies, states and what is described rather than named: "the Interior Ministry", "45 rebels", "Tokyo", "local politicians"."""

from __future__ import annotations

import re

from onrecord.doc import Token
from onrecord.extract.actors.first.cast import Cast, Member
from onrecord.extract.actors.first.names import NameSpan
from onrecord.extract.actors.first.nouns import Noun, noun_at
from onrecord.extract.actors.first.phrases import definite, first_of, heads_phrase, locative, number_in, singular
from onrecord.types import ActorKind

#: Words in a body's name that tell its sector.
_NAME_WORDS: tuple[tuple[str, str], ...] = (
    (r"\b(?:army|navy|air force|fleet|command|brigade|regiment|battalion|squadron|forces|corps|guard)\b", "MIL"),
    (r"\b(?:police|gendarmerie)\b", "COP"),
    (r"\b(?:court|tribunal)\b", "JUD"),
    (r"\b(?:parliament|congress|senate|assembly|council of representatives|legislature)\b", "LEG"),
    (r"\b(?:party|democrats|republicans|movement for|alliance|coalition|bloc)\b", "PTY"),
    (r"\b(?:liberation|front|brigades|rebels|militia|resistance|mujahideen)\b", "REB"),
    (
        r"\b(?:ministry|department|agency|office|bureau|commission|authority|embassy|administration|government|council|treasury|customs)\b",
        "GOV",
    ),
    (r"\b(?:times|post|news|tv|radio|television|herald|journal|daily|gazette|tribune|press|broadcasting|magazine|telegraph)\b", "MED"),
    (
        r"\b(?:inc|corp|co|ltd|plc|university|institute|college|association|foundation|union|group|center|centre|bank|company|airlines|society|church)\b",
        "CVL",
    ),
)


def read_bodies(cast: Cast) -> None:
    """Adds states, peoples, seats, capitals that stand for governments, and bodies by name."""
    for span in cast.names:
        if any(token.i in cast.personal for token in cast.doc.tokens[span.first.i : span.last.i + 1]):
            continue
        kind = span.named.kind
        if kind == "state":
            _state(cast, span)
        elif kind == "body":
            _body(cast, span)
        elif kind == "people":
            _people(cast, span)
        elif cast.stands_for_government(span):
            _capital(cast, span)
    for ent in cast.doc.entities:
        if ent.label == "ORG":
            _organisation(cast, ent.first, ent.last)


def _state(cast: Cast, span: NameSpan) -> None:
    head = cast.head_of(span)
    if locative(head) and head.dep == "pobj":
        return
    member = cast.member(("state", span.named.state), "state", span.named.name, why=f"state: {span.named.name} ({span.named.at})")
    member.learn(state=span.named.state, role="GOV")
    first = _with_article(cast, span.first)
    cast.mention(member, first, span.last, head, "name")


def _with_article(cast: Cast, first: Token) -> Token:
    """The article before a name belongs to its mention."""
    if first.i > 0:
        before = cast.doc.tokens[first.i - 1]
        if before.lower == "the" and before.sent is first.sent:
            return before
    return first


def _body(cast: Cast, span: NameSpan) -> None:
    named = span.named
    metonym = named.body == "metonym"
    if named.body == "none":
        return
    head = cast.head_of(span)
    if metonym and locative(head):
        return
    kind: ActorKind = {"government": "government", "metonym": "government", "media": "media", "unit": "unit", "group": "group"}.get(
        named.body or "", "organisation"
    )  # type: ignore[assignment]
    member = cast.member(("body", named.name), kind, "", why=f"body: {named.name} ({named.at})")
    member.learn(state=named.state, role=named.role)
    first = span.first if not heads_phrase(head) or cast.name_at.get(head.i) is not span else first_of(head)
    first = min(first, span.first, key=lambda token: token.i)
    if first.i < span.first.i and any(token.text in (",", "(") or token.dep == "poss" for token in cast.doc.tokens[first.i : span.first.i]):
        first = span.first
    cast.mention(member, first, span.last, head, "metonym" if metonym else "name")


def _people(cast: Cast, span: NameSpan) -> None:
    head = span.last
    if head.pos not in ("NOUN", "PROPN") and not (head.pos == "ADJ" and head.dep in ("nsubj", "nsubjpass", "dobj", "pobj")):
        return
    if (
        not heads_phrase(head)
        or head.dep in ("amod", "compound", "nmod")
        or any(child.dep in ("compound",) for child in head.children if child.i > head.i)
    ):
        return
    following = cast.doc.tokens[head.i + 1 : head.i + 2]
    if following and following[0].text == "-":
        return
    first = first_of(head)
    key = ("people", span.named.state, _modifiers(cast, first, head))
    member = cast.member(
        key, "group" if not singular(head) or definite(first) else "person", "", why=f"people of {span.named.name} ({span.named.at})"
    )
    member.learn(state=span.named.state, role="CVL")
    member.plural = True
    cast.mention(member, first, head, head, "nominal")


def _capital(cast: Cast, span: NameSpan) -> None:
    head = cast.head_of(span)
    assert span.named.state is not None
    member = cast.government(span.named.state, f"{span.named.kind} of {span.named.name} ({span.named.at})")
    cast.mention(member, _with_article(cast, span.first), span.last, head, "metonym")


def _organisation(cast: Cast, first: Token, last: Token) -> None:
    """A body that the tables do not know."""
    tokens = cast.doc.tokens[first.i : last.i + 1]
    while tokens and (tokens[-1].text in ("'s", "’s", "'", "’") or not tokens[-1].text[:1].isalnum()):
        tokens = tokens[:-1]
    while tokens and tokens[0].lower in ("the", "a", "an"):
        tokens = tokens[1:]
    if not tokens or not any(token.text[:1].isupper() for token in tokens):
        return
    if any(token.i in cast.personal or token.i in cast.person_at for token in tokens) or all(token.i in cast.name_at for token in tokens):
        return
    head = next((token for token in reversed(tokens) if not tokens[0].i <= token.head.i <= tokens[-1].i or token.head is token), tokens[-1])
    if head.i in cast.taken:
        return
    noun = noun_at(cast, head)
    if noun is not None:
        return
    words = cast.doc.text[tokens[0].start : tokens[-1].end]
    start = first_of(head) if heads_phrase(head) else tokens[0]
    start = (
        start
        if start.i <= tokens[0].i and all(token.dep in ("det", "amod") for token in cast.doc.tokens[start.i : tokens[0].i])
        else tokens[0]
    )
    state, why, _ = cast.state_of(start, tokens[-1], inside=False)
    role = next((role for pattern, role in _NAME_WORDS if re.search(pattern, words, re.IGNORECASE)), None)
    key = _short_for(cast, words) or ("organisation", words.lower().removeprefix("the "))
    member = cast.member(key, "media" if role == "MED" else "organisation", "", why=f"named body: {words}")
    member.learn(state=state, role=role, why=why)
    cast.mention(member, start, tokens[-1], head, "name")


def _short_for(cast: Cast, words: str) -> tuple[object, ...] | None:
    """The key of a longer name of which the words are the initials."""
    if not re.fullmatch(r"[A-Z]{2,6}", words):
        return None
    for key in cast.by_key:
        if (
            key[0] == "organisation"
            and "".join(word[0] for word in re.findall(r"[^\W\d_]+", str(key[1])) if word not in ("of", "the", "and", "for", "in"))
            == words.lower()
        ):
            return key
    return None


def read_nominals(cast: Cast) -> None:
    """Adds the actors that are described: every phrase whose head is a noun for people, forces or bodies."""
    for token in cast.doc.tokens:
        if token.pos not in ("NOUN", "PROPN", "ADJ") or token.i in cast.taken or token.i in cast.personal:
            continue
        if token.pos == "ADJ" and (
            token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj") or not any(child.dep == "det" for child in token.children)
        ):
            continue
        if token.i in cast.name_at and cast.name_at[token.i].named.kind != "people":
            continue
        if not heads_phrase(token):
            continue
        noun = noun_at(cast, token)
        if noun is not None:
            _nominal(cast, token, noun)


def _nominal(cast: Cast, head: Token, noun: Noun) -> None:
    first = first_of(head)
    inside = noun.kind != "person" or not singular(head)
    state, why, named = cast.state_of(first, head, inside=inside)
    role = _role(cast, first, head, noun)
    described = f"{noun.noun} ({noun.at})"
    if noun.kind == "person" and singular(head) and definite(first) and state is None:
        known = _known_person(cast, noun, head)
        if known is not None:
            cast.mention(known, first, head, head, "nominal")
            return
    if noun.noun in ("government", "administration", "regime", "cabinet") and state is not None and (named is None or named.kind != "body"):
        member = cast.government(state, why)
    elif noun.noun in ("country", "nation", "state", "republic") and singular(head):
        return
    else:
        member = _described(cast, first, head, noun, described, state)
    member.learn(state=state, role=role, why=why)
    cast.mention(member, first, head, head, "name" if head.pos == "PROPN" and noun.kind != "person" else "nominal")


def _role(cast: Cast, first: Token, head: Token, noun: Noun) -> str | None:
    """The sector: of the body or force that a general noun stands with, else of the noun."""
    if not noun.general:
        return noun.role
    for token in cast.doc.tokens[first.i : head.i]:
        span = cast.name_at.get(token.i)
        if span is not None and span.named.kind == "body" and span.named.role:
            return span.named.role
        other = noun_at(cast, token)
        if other is not None and token.pos in ("NOUN", "PROPN", "ADJ") and other.role not in (None, "CVL", "GOV"):
            return other.role
        if token.lower in ("military", "naval"):
            return "MIL"
    for child in head.children:
        if child.dep == "prep" and child.lower in ("of", "from", "for", "with", "in") and child.i > head.i:
            for target in child.children:
                span = cast.name_at.get(target.i)
                if span is not None and span.named.kind == "body" and span.named.role:
                    return span.named.role
                other = noun_at(cast, target) if target.dep == "pobj" else None
                if other is not None and other.kind != "person" and other.role:
                    return other.role
    return noun.role


def _modifiers(cast: Cast, first: Token, head: Token) -> tuple[str, ...]:
    return tuple(sorted(token.lemma for token in cast.doc.tokens[first.i : head.i] if token.pos not in ("DET", "PRON", "PUNCT", "PART")))


def _described(cast: Cast, first: Token, head: Token, noun: Noun, described: str, state: str | None) -> Member:
    """The actor of a description: one described in the same words before, or a new one."""
    number = number_in(first, head)
    indefinite = any(token.lower in ("a", "an", "another", "some", "other", "several") for token in cast.doc.tokens[first.i : head.i])
    modifiers = _modifiers(cast, first, head)
    kind: ActorKind = noun.kind  # type: ignore[assignment]
    if noun.kind == "person" and not singular(head):
        kind = "group"
    body = noun.kind not in ("person",) and singular(head)
    key: tuple[object, ...]
    if body:
        plain = tuple(word for word in modifiers if word not in ("'s", "’s"))
        key = ("described", noun.noun, state, plain if state is None else _own_words(cast, first, head))
    elif number is not None or (indefinite and kind == "person"):
        key = ("described", noun.noun, state, modifiers, head.i)
    else:
        key = ("described", head.lemma, state, modifiers, kind)
        if definite(first) and state is None and not modifiers:
            # "the protesters": those that were described before.
            for old, member in reversed(cast.by_key.items()):
                if old[0] == "described" and old[1] in (head.lemma, noun.noun) and member.kind == kind:
                    return member
    member = cast.member(key, kind, "", why=f"described as {described}")
    member.plural = not singular(head)
    return member


def _own_words(cast: Cast, first: Token, head: Token) -> tuple[str, ...]:
    """A body's words without those that tell its state: "Georgian Interior Ministry" and "Interior Ministry of Georgia" are one."""
    words = [
        token.lemma
        for token in cast.doc.tokens[first.i : head.i]
        if token.pos not in ("DET", "PRON", "PUNCT", "PART") and not (token.i in cast.name_at and cast.name_at[token.i].named.state)
    ]
    return tuple(sorted({"defence": "defense"}.get(word, word) for word in words))


def _known_person(cast: Cast, noun: Noun, head: Token) -> Member | None:
    """The one named person whose title holds the noun ("the admiral"), named before; None where there are none or two."""
    last = noun.noun.rsplit(" ", 1)[-1]
    seen: dict[int, Member] = {}
    for heard in cast.heard:
        member = heard.member
        if (
            heard.start < head.start
            and member.kind == "person"
            and member.title
            and re.search(rf"\b{re.escape(last)}\b", _spelled(member.title), re.IGNORECASE)
        ):
            seen[id(member)] = member
    return next(iter(seen.values())) if len(seen) == 1 else None


def _spelled(title: str) -> str:
    """A title with its abbreviations written out."""
    for short, full in (
        ("adm.", "admiral"),
        ("gen.", "general"),
        ("col.", "colonel"),
        ("capt.", "captain"),
        ("sen.", "senator"),
        ("lt.", "lieutenant"),
    ):
        title = re.sub(rf"(?i)\b{re.escape(short)}", full, title)
    return title
