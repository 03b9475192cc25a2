"""Where the tables' names of states, peoples, capitals and bodies stand in a report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.doc import Doc, Token
from onrecord.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the tables: what it names, and where the table has it."""

    #: state, people, capital or body.
    kind: str
    #: The table's main name.
    name: str
    state: str | None
    role: str | None
    #: The kind of actor that a body is.
    body: str | None
    at: str


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name where it stands, from its first token through its last."""

    first: Token
    last: Token
    named: Named


def _index(knowledge: Knowledge) -> dict[str, list[tuple[str, Named]]]:
    """All names by their first two characters, the longest first."""
    names: dict[str, Named] = {}

    def add(words: str, named: Named) -> None:
        words = re.sub(r"^[Tt]he (?=[A-Z])", "", words)
        names.setdefault(words, named)

    for row in knowledge.rows("states"):
        state = row["alpha3"]
        for words in [row["name"], *row.list("aliases")]:
            add(words, Named("state", row["name"], state, "GOV", None, row.at))
        for words in row.list("adjectives"):
            for form in (words, words if words.endswith("s") else words + "s"):
                add(form, Named("people", row["name"], state, None, None, row.at))
        for words in row.list("nationals"):
            add(words, Named("people", row["name"], state, None, None, row.at))
    for row in knowledge.rows("bodies"):
        for words in [row["name"], *row.list("aliases")]:
            add(words, Named("body", row["name"], row["state"] or None, row["role"], row["kind"], row.at))
    for row in knowledge.rows("states"):
        for words in row.list("capitals"):
            add(words, Named("capital", row["name"], row["alpha3"], "GOV", None, row.at))
    index: dict[str, list[tuple[str, Named]]] = {}
    for words in sorted(names, key=lambda words: (-len(words), words)):
        index.setdefault(words[:2], []).append((words, names[words]))
    return index


def _needs(knowledge: Knowledge) -> dict[str, list[str]]:
    """Names that mean other things too: the words of which one must stand in the report."""
    return {words: row.list("needs") for row in knowledge.rows("states") if row["needs"] for words in [row["name"], *row.list("aliases")]}


def names_in(doc: Doc, knowledge: Knowledge) -> list[NameSpan]:
    """The names, in order of the text; of names that overlap, the one that begins first and is longest."""
    index = knowledge.built("actor-names", _index)
    needs = knowledge.built("actor-needs", _needs)
    text = doc.text
    ends = {token.end: token for token in doc.tokens}
    found: list[NameSpan] = []
    until = -1
    for token in doc.tokens:
        if token.start < until:
            continue
        for words, named in index.get(text[token.start : token.start + 2], ()):
            last = ends.get(token.start + len(words))
            if (
                last is not None
                and last.sent is token.sent
                and text.startswith(words, token.start)
                and _fits(doc, token, last, words, needs.get(words))
            ):
                found.append(NameSpan(token, last, named))
                until = last.end
                break
    return found


def _fits(doc: Doc, first: Token, last: Token, words: str, needs: list[str] | None) -> bool:
    """Whether the words are the name here: not part of a longer personal name, not a plain word in capitals."""
    if needs and not any(sign in doc.text for sign in needs):
        return False
    if len(words) <= 4 and words.isupper() and _shouted(first):
        return False
    ent = first.ent
    if ent is not None and ent.label == "PERSON":
        # "Chad Johnson", "Paris Hilton", "Jordan Spieth": the name is a person's; "Japan's Abe" is not.
        longer = ent.last.i - ent.first.i > last.i - first.i
        if longer and (first.i > ent.first.i or _first_name(ent.last, last)):
            return False
    return True


def _first_name(ent_last: Token, last: Token) -> bool:
    """Whether the words that follow a name are a surname, not a possession or title."""
    return ent_last.i == last.i + 1 and ent_last.text[:1].isupper()


def _shouted(token: Token) -> bool:
    """Whether the sentence is set in capitals."""
    letters = [t.text for t in token.sent.tokens if t.text.isalpha() and len(t.text) > 2]
    return sum(word.isupper() for word in letters) * 2 > len(letters)
