"""Persons: named ones, with their titles, states, roles and affiliations, and their short names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.doc import Token
from onrecord.extract.actors.first.cast import Cast, Member
from onrecord.extract.actors.first.nouns import Noun, noun_at, nouns
from onrecord.extract.actors.first.offices import office_of
from onrecord.extract.actors.first.phrases import first_of, heads_phrase

#: Words before a name that belong to no name.
HONORIFICS = {
    "mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "sir": "m", "lord": "m", "lady": "f", "dame": "f", "king": "m",
    "queen": "f", "prince": "m", "princess": "f", "sheikh": "m", "dr": None, "dr.": None, "prof": None, "prof.": None, "rev": None, "rev.": None,
    "ayatollah": "m", "imam": "m", "pope": "m", "cardinal": "m", "archbishop": None, "bishop": None, "father": "m", "sister": "f", "saint": None,
    "mullah": "m", "hon.": None, "judge": None, "justice": None, "sultan": "m", "emir": "m",
}  # fmt: skip
#: Ranks and short titles, with the sector they tell.
RANKS = {
    "gen": "MIL", "gen.": "MIL", "lt": "MIL", "lt.": "MIL", "maj": "MIL", "maj.": "MIL", "brig": "MIL", "brig.": "MIL", "adm": "MIL", "adm.": "MIL",
    "col": "MIL", "col.": "MIL", "cpt": "MIL", "capt": "MIL", "capt.": "MIL", "cmdr": "MIL", "cmdr.": "MIL", "sgt": "MIL", "sgt.": "MIL", "cpl": "MIL",
    "cpl.": "MIL", "pvt.": "MIL", "vice": "", "rear": "MIL", "general": "MIL", "admiral": "MIL", "colonel": "MIL", "major": "MIL", "captain": "MIL",
    "lieutenant": "MIL", "sergeant": "MIL", "commander": "MIL", "marshal": "MIL", "brigadier": "MIL", "rep": "LEG", "rep.": "LEG", "sen": "LEG", "sen.": "LEG",
    "gov": "GOV", "gov.": "GOV", "amb.": "GOV", "pres.": "GOV",
}  # fmt: skip
_PARTICLES = frozenset(
    [
        "al",
        "bin",
        "ben",
        "de",
        "da",
        "del",
        "der",
        "den",
        "di",
        "du",
        "el",
        "la",
        "le",
        "van",
        "von",
        "ibn",
        "abu",
        "st.",
        "bint",
        "-",
        "’",
        "'",
    ]
)


@dataclass(slots=True)
class Naming:
    """One place where a person is named."""

    first: Token
    last: Token
    head: Token
    #: The name's words, without titles.
    name: tuple[str, ...]
    #: The words before the name.
    before: list[Token]


def read_persons(cast: Cast) -> None:
    """Adds the named persons, full names first so that short ones find them."""
    namings = list(_namings(cast))
    by_surname: dict[str, list[tuple[str, ...]]] = {}
    full: list[tuple[str, ...]] = []
    for naming in namings:
        if len(naming.name) > 1 and naming.name not in full:
            known = next((name for name in full if _same_person(name, naming.name)), None)
            if known is None:
                full.append(naming.name)
                by_surname.setdefault(_key(naming.name[-1]), []).append(naming.name)
    namings = sorted([*namings, *_again(cast, namings, full)], key=lambda naming: naming.first.i)
    for naming in namings:
        member = _member(cast, naming, full, by_surname)
        for token in cast.doc.tokens[naming.first.i : naming.last.i + 1]:
            cast.person_at[token.i] = member
        _describe(cast, naming, member)
        cast.mention(member, naming.first, naming.last, naming.head, "name")
    for member in cast.members:
        office_of(cast, member)


def _namings(cast: Cast) -> list[Naming]:
    """Where persons are named, in order of the text."""
    found = []
    tokens = cast.doc.tokens
    for ent in cast.doc.entities:
        words = tokens[ent.first.i : ent.last.i + 1]
        if ent.label == "PERSON" or (ent.label in ("ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "PRODUCT") and _titled(cast, ent.first)):
            if ent.label != "PERSON" and any(token.i in cast.name_at for token in words):
                continue
            if all(token.i in cast.name_at for token in words) or not any(token.text[:1].isupper() for token in words):
                continue
            found.append(words)
    taken = {token.i for words in found for token in words}
    for token in tokens:
        # A capitalised name after a title, which the model did not take for a person.
        if token.pos == "PROPN" and token.i not in taken and token.i not in cast.name_at and token.text[:1].isupper() and token.ent is None:
            if _titled(cast, token) and noun_at(cast, token) is None:
                words = [token]
                taken.add(token.i)
                found.append(words)
    found.sort(key=lambda words: words[0].i)
    return [naming for words in found if (naming := _naming(cast, words)) is not None]


def _again(cast: Cast, namings: list[Naming], full: list[tuple[str, ...]]) -> list[Naming]:
    """Where persons who are named in full somewhere are named again, and the model took the name for something else."""
    taken = {i for naming in namings for i in range(naming.first.i, naming.last.i + 1)}
    surnames = {name[-1]: name for name in full if len(name[-1]) > 2}
    found = []
    tokens = cast.doc.tokens
    for token in tokens:
        if (
            token.i in taken
            or token.i in cast.name_at
            or token.text not in surnames
            or token.pos not in ("PROPN", "NOUN", "ADJ", "VERB", "X")
        ):
            continue
        given = surnames[token.text][0]
        words = [tokens[token.i - 1], token] if token.i and tokens[token.i - 1].text == given else [token]
        naming = _naming(cast, words)
        following = tokens[token.i + 1 : token.i + 2]
        if naming is not None and not (
            following and following[0].pos == "PROPN" and token.dep == "compound" and following[0].text[:1].isupper()
        ):
            found.append(naming)
    return found


def _titled(cast: Cast, token: Token) -> bool:
    """Whether a title stands right before the token: "President Wade"."""
    if token.i == 0:
        return False
    before = cast.doc.tokens[token.i - 1]
    if before.sent is not token.sent or not before.text[:1].isupper():
        return False
    return before.lower in RANKS or before.lower in HONORIFICS or ((noun := noun_at(cast, before)) is not None and noun.title)


def _naming(cast: Cast, words: list[Token]) -> Naming | None:
    """The name among the words of an entity, parted from titles, possessives and states."""
    titles = nouns(cast.knowledge)
    while words and (words[-1].text in ("'s", "’s", "'", "’", "-", ",") or not words[-1].text[:1].isalnum()):
        words = words[:-1]
    start = 0
    for n, token in enumerate(words[:-1]):
        named = cast.name_at.get(token.i)
        possessive = words[n + 1].text in ("'s", "’s")
        noun = titles.get(token.lower)
        if named is not None and (named.named.kind in ("people", "state") or possessive):
            start = max(start, n + 1)
        elif (
            possessive
            or token.lower in RANKS
            or token.lower in HONORIFICS
            or (noun is not None and noun.title and n <= 4 and token.text[:1].isupper())
        ):
            start = n + 1
    words = words[start:]
    while words and words[0].text in ("'s", "’s", "-", ",", "'"):
        words = words[1:]
    if not words or len(words) > 6:
        return None
    name = tuple(token.text for token in words if token.text not in ("-",) or True)
    if not any(word[:1].isupper() for word in name):
        return None
    if len(words) == 1 and (words[0].lower in titles or words[0].i in cast.name_at):
        return None
    head = next((token for token in reversed(words) if not words[0].i <= token.head.i <= words[-1].i or token.head is token), words[-1])
    first = first_of(head) if heads_phrase(head) else words[0]
    if first.i > words[0].i:
        first = words[0]
    before = cast.doc.tokens[first.i : words[0].i]
    # A mention is the title and the name, not a whole apposed description.
    while before and before[0].lower in ("the", "a", "an", "both", "former", "late", "then"):
        before = before[1:]
    if any(token.text in (",", ";", "(", '"', "“") for token in before):
        cut = max(n for n, token in enumerate(before) if token.text in (",", ";", "(", '"', "“"))
        before = before[cut + 1 :]
    for token in words:
        cast.personal.add(token.i)
    return Naming(before[0] if before else words[0], words[-1], head, _joined(words), before)


def _joined(words: list[Token]) -> tuple[str, ...]:
    """The name's words; what the tokenizer cut at hyphens is put together again."""
    parts: list[str] = []
    for n, token in enumerate(words):
        if n and token.start == words[n - 1].end:
            parts[-1] += token.text
        else:
            parts.append(token.text)
    return tuple(parts)


def _key(surname: str) -> str:
    return re.sub(r"[^\w]", "", surname).lower()


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names are of one person: same surname, first names that agree."""
    if _key(a[-1]) != _key(b[-1]):
        return False
    first, second = _key(a[0]), _key(b[0])
    return first == second or (len(first) == 1 and second.startswith(first)) or (len(second) == 1 and first.startswith(second))


def _member(cast: Cast, naming: Naming, full: list[tuple[str, ...]], by_surname: dict[str, list[tuple[str, ...]]]) -> Member:
    """The person named: an earlier or later full name, or a short name that only one full name ends in."""
    name = naming.name
    if len(name) > 1:
        known = next(other for other in full if _same_person(other, name))
    else:
        candidates = by_surname.get(_key(name[0]), [])
        if not candidates:
            candidates = [
                other
                for other in full
                if _key(name[0]) in {_key(word) for word in other if len(word) > 2 and word.lower() not in _PARTICLES}
            ]
        if len(candidates) > 1:
            candidates = [other for other in candidates if _gender_fits(cast, naming, other)] or candidates
        if len(candidates) != 1:
            member = cast.member(("person", _key(name[0])), "person", name[0])
            return member
        known = candidates[0]
    longest = max((other for other in full if _same_person(other, known)), key=len)
    member = cast.member(("person", tuple(map(_key, known))), "person", " ".join(longest))
    if len(name) > len(member.name.split()):
        member.name = " ".join(name)
    return member


def _gender_fits(cast: Cast, naming: Naming, other: tuple[str, ...]) -> bool:
    said = next((HONORIFICS[token.lower] for token in naming.before if HONORIFICS.get(token.lower)), None)
    known = cast.by_key.get(("person", tuple(map(_key, other))))
    return said is None or known is None or known.gender is None or known.gender == said


def _describe(cast: Cast, naming: Naming, member: Member) -> None:
    """What this naming tells of the person: gender, title, role, state, affiliation."""
    for token in naming.before:
        member.gender = member.gender or HONORIFICS.get(token.lower)
    if member.gender is None and len(naming.name) > 1:
        member.gender = _given_names(cast).get(naming.name[0].lower())
    rank = next((RANKS[token.lower] for token in naming.before if RANKS.get(token.lower) and token.text[:1].isupper()), None)
    if naming.before:
        _titles_before(cast, naming, member, rank)
    for child in naming.head.children:
        if child.dep == "appos" and child.pos in ("NOUN", "PROPN"):
            _apposed(cast, child, member)
    above = naming.head.head
    if naming.head.dep == "appos" and above.pos in ("NOUN", "PROPN") and above.i < naming.head.i and above.i not in cast.personal:
        # "the leader of the party, Jane Roe": the description stands first and is a mention of hers.
        noun = noun_at(cast, above)
        if noun is not None and noun.kind == "person":
            _apposed(cast, above, member)
            first = first_of(above)
            cast.mention(member, first, above, above, "nominal")


def _given_names(cast: Cast) -> dict[str, str]:
    return cast.knowledge.built(
        "given-names", lambda knowledge: {row["name"].lower(): row["gender"] for row in knowledge.rows("given_names")}
    )


def _titles_before(cast: Cast, naming: Naming, member: Member, rank: str | None) -> None:
    words = [token for token in naming.before if token.text not in ("'s", "’s")]
    noun: Noun | None = None
    for token in reversed(words):
        noun = noun_at(cast, token)
        if noun is not None and noun.kind == "person":
            break
        noun = None
    named = cast.states_in(naming.before)
    titled = [token for token in words if token.i not in cast.name_at or cast.name_at[token.i].named.kind == "body"]
    title = cast.doc.text[titled[0].start : titled[-1].end] if titled else None
    if title and (noun is not None or rank is not None):
        state = named[0].state if len(named) == 1 else None
        role = rank or _role_with(cast, noun, titled)
        member.learn(state=state, role=role, title=title, why=f"title before the name: {title}" + (f" ({noun.at})" if noun else ""))
        if state is None and not named:
            default = _title_states(cast).get(title.lower())
            if default:
                member.learn(state=default[0], why=f"state: the title {title} ({default[1]})")
    elif len(named) == 1:
        member.learn(state=named[0].state, why=f"state: {named[0].name} before the name ({named[0].at})")


def _title_states(cast: Cast) -> dict[str, tuple[str, str]]:
    return cast.knowledge.built(
        "title-states", lambda knowledge: {row["title"].lower(): (row["state"], row.at) for row in knowledge.rows("titles")}
    )


def _role_with(cast: Cast, noun: Noun | None, words: list[Token]) -> str | None:
    """The sector of a title with its modifiers: an army spokesman is of the army."""
    if noun is None:
        return None
    if noun.general:
        for token in words:
            span = cast.name_at.get(token.i)
            if span is not None and span.named.role and span.named.kind == "body":
                return span.named.role
            other = noun_at(cast, token)
            if other is not None and other.kind != "person" and other.role not in (None, "CVL", "GOV"):
                return other.role
            if token.lower in ("military", "army", "naval", "rebel", "opposition", "police", "judicial", "intelligence"):
                return {"naval": "MIL", "judicial": "JUD", "intelligence": "SPY", "rebel": "REB", "opposition": "PTY", "police": "COP"}.get(
                    token.lower, "MIL"
                )
    return noun.role


def _apposed(cast: Cast, head: Token, member: Member) -> None:
    """What an apposition tells: "the President of Russia", "a senior fellow at the Japan Institute of International Affairs"."""
    noun = noun_at(cast, head)
    if noun is None or noun.kind != "person":
        return
    first = first_of(head)
    state, why, _named = cast.state_of(first, head, inside=True)
    words = [token for token in cast.doc.tokens[first.i : head.i + 1] if token.pos != "DET"]
    title = cast.doc.text[words[0].start : words[-1].end] if words else None
    role = _role_with(cast, noun, cast.doc.tokens[first.i : head.i + 1])
    for child in head.children:
        if child.dep == "prep" and child.lower in ("of", "at", "for", "with", "from", "in"):
            for target in child.children:
                if target.dep == "pobj":
                    body = _body_words(cast, target)
                    if body:
                        member.affiliation = member.affiliation or body
                        if noun.general:
                            span = next((cast.name_at[t.i] for t in target.subtree() if t.i in cast.name_at), None)
                            other = noun_at(cast, target)
                            if span is not None and span.named.kind == "body":
                                role = span.named.role or role
                            elif other is not None and other.kind != "person" and other.role not in (None, "CVL"):
                                role = other.role
    member.learn(state=state, role=role, title=title, why=f"described as {title} ({noun.at})" + (f"; {why}" if why else ""))


def _body_words(cast: Cast, target: Token) -> str | None:
    """The name of the body that a preposition leads to, or None where it is no body."""
    span = cast.name_at.get(target.i)
    if span is not None and span.named.kind == "body":
        return cast.doc.text[span.first.start : span.last.end]
    if target.ent is not None and target.ent.label == "ORG":
        return cast.doc.text[target.ent.start : target.ent.end].removeprefix("the ")
    noun = noun_at(cast, target)
    if noun is not None and noun.kind != "person" and target.pos == "PROPN":
        return cast.doc.text[first_of(target).start : target.end].removeprefix("the ")
    return None
