"""States that are told by a direction or in pairs: "North and South Korea", "the two Koreas", "the North"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.citing import by_row
from onrecord.extract.mentions.inferred import each_name
from onrecord.extract.mentions.keys import state_key
from onrecord.extract.mentions.lexicon import Named
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.grammar.phrases import left_edge
from onrecord.grammar.relations import (
    JOINED,
    OBJECT,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
    RECIPIENT,
    SUBJECT,
    find_word,
    hangs_as,
    hangs_on,
    has_word,
    stands_under,
)

_DIRECTIONS = frozenset(("north", "south", "east", "west"))
#: Words for two states of one name, and which.
STATES_OF_A_NAME = {"koreas": ("PRK", "KOR"), "sudans": ("SDN", "SSD"), "congos": ("COD", "COG")}
#: The two that are called by their direction alone, and which.
_HALVES = {"north": "PRK", "south": "KOR"}


def find_paired(scan: Scan) -> None:
    """The first of two states that share a word: "North and South Korea"."""
    tokens = scan.doc.tokens
    for first, last, named in each_name(scan):
        if named.sort != "state" or last != first + 1 or first < 2 or tokens[first].lower not in _DIRECTIONS:
            continue
        other = tokens[first - 2]
        if (
            tokens[first - 1].lower not in ("and", "or")
            or other.lower not in _DIRECTIONS
            or other.i in scan.name_at
            or other.i in scan.named
        ):
            continue
        spelling = f"{other.lower} {tokens[last].lower}"
        found = next(
            (known for text, _written, known in scan.lexicon.beginning(other.lower, f" {tokens[last].lower}") or () if text == spelling),
            None,
        )
        if found is None or found.sort != "state":
            continue
        scan.named[other.i] = (other.i, other.i, found)
        if found.state:
            scan.origin[other.i] = found.state
        if first not in scan.name_at:
            continue
        draft = _state(scan, other, other, found)
        draft.why.append(by_row(found.at, f"{found.at}: {found.name}"))
        scan.name_at[other.i] = draft


def find_both(scan: Scan) -> None:
    """Two states in one word: "the two Koreas"."""
    for token in scan.doc.tokens:
        if token.text[:1].isupper() and token.lower in STATES_OF_A_NAME and has_word(token, ("two", "both")) and token.i not in scan.named:
            first = left_edge(token)
            scan.name_at[token.i] = scan.add(
                Draft(first, token, token, "nominal", "state", scan.words(first, token), plural=True, definite=True)
            )


def find_halves(scan: Scan) -> None:
    """ "The North", "the South" where the report names one state by that direction: North Korea. Of the two Koreas each names the other too."""
    states: dict[str, set[str]] = {}
    known: dict[str, Named] = {}
    for first, last, named in each_name(scan):
        direction = scan.doc.tokens[first].lower
        if named.sort in ("state", "people") and named.state and last > first and direction in _DIRECTIONS:
            states.setdefault(direction, set()).add(named.state)
            known[direction] = named
    _other_half(scan, states, known)
    twins = {named.state for _first, _last, named in each_name(scan) if named.state in _HALVES.values() and named.sort != "body"}
    if len(twins) == 1:
        _bare(scan, "south" if twins == {"KOR"} else "north")
    for token in scan.doc.tokens:
        if token.text[:1] not in "NSEW" or len(states.get(token.lower, ())) != 1 or token.i in scan.name_at or token.i in scan.named:
            continue
        article = next((t for t in scan.doc.tokens[max(0, token.i - 1) : token.i] if t.lower == "the" and hangs_on(t, token)), None)
        if article is None or not hangs_as(token, SUBJECT | OBJECT | PREPOSITIONAL_OBJECT | POSSESSOR | JOINED | RECIPIENT):
            continue
        if find_word(token, ("of",)) is not None:
            continue  # "the North of Mali"
        if stands_under(token, ("in", "to", "across", "into")) and not states[token.lower] <= set(_HALVES.values()):
            continue  # "in the North" may be a part of a country, but for Korea's
        named = known[token.lower]
        draft = _state(scan, article, token, named)
        draft.why.append(by_row(named.at, f"{named.at}: {named.name}, which the report names"))
        for k in (article.i, token.i):
            scan.name_at[k] = draft
        scan.named[token.i] = (token.i, token.i, named)
        if named.state:
            scan.origin[token.i] = named.state


def _bare(scan: Scan, direction: str) -> None:
    """Marks "Korean" as the word for the people of the one Korea that the report names: "the Korean side"."""
    people = (named for text, _, named in scan.lexicon.beginning(direction, " korean") or () if text == f"{direction} korean")
    known = next(people, None)
    for token in scan.doc.tokens if known is not None and known.state else ():
        if token.text == "Korean" and token.i not in scan.named and known is not None and known.state:
            scan.named[token.i] = (token.i, token.i, known)
            scan.origin[token.i] = known.state


def _other_half(scan: Scan, states: dict[str, set[str]], known: dict[str, Named]) -> None:
    """The half of Korea that the report names only by its direction, where it names the other half or either capital: "Seoul ... the North"."""
    if not any(named.state in _HALVES.values() for _first, _last, named in each_name(scan)):
        return
    for direction, code in _HALVES.items():
        if direction in states:
            continue
        spelling = f"{direction} korea"
        found = next((each for text, _written, each in scan.lexicon.beginning(direction, " korea") or () if text == spelling), None)
        if found is not None and found.state == code:
            states[direction], known[direction] = {code}, found


def _state(scan: Scan, first: Token, last: Token, named: Named) -> Draft:
    """A state under another name than its own; its last word is the head."""
    key = state_key(named.state)
    return scan.add(
        Draft(first, last, last, "name", "state", named.name, key=key, state=named.state, role="GOV", named=named, definite=True)
    )
