"""What is counted, as the table of units tells it."""

from __future__ import annotations

import re

from onrecord.doc import Doc, Token
from onrecord.knowledge import Knowledge

#: Plural nouns that are counted and are nothing: "three times", "three quarters of an hour".
_NO_THINGS = frozenset({"time", "way", "thing", "quarter", "half", "third", "one"})
#: Machines told by their type, in the plural: "36 F-16s", "two MiG-31s".
_TYPES = re.compile(r"(?P<type>[A-Z][A-Za-z]{0,4}-?\d{1,4}[A-Z]{0,3})s")


def units_of(knowledge: Knowledge) -> dict[str, tuple[str, str, str]]:
    """Unit, kind and place in the tables by noun: those of the table of units, and the people of each state."""
    units = {row["noun"]: (row["unit"], row["kind"], row.at) for row in knowledge.rows("units")}
    for row in knowledge.rows("states"):
        for people in (*row.list("adjectives"), *row.list("nationals")):
            units.setdefault(people.lower(), ("person", "people", row.at))
    return units


def unit_of(doc: Doc, noun: Token, units: dict[str, tuple[str, str, str]]) -> tuple[str, str, str] | None:
    """The table's row for a noun: with the word before it first ("metric ton", "percentage point")."""
    forms = [noun.lemma, noun.lower, noun.lower.removesuffix("s")]
    if noun.i:
        prior = doc.tokens[noun.i - 1].lower
        for form in forms:
            if (row := units.get(f"{prior} {form}")) is not None:
                return row
    row = next((row for form in forms if (row := units.get(form)) is not None), None)
    if row is None and (of_type := _TYPES.fullmatch(noun.text)) is not None:
        return of_type["type"], "thing", "a type in the plural"
    if (
        row is None
        and noun.tag == "NNS"
        and noun.pos == "NOUN"
        and noun.text.islower()
        and noun.text.isalpha()
        and noun.lemma not in _NO_THINGS
    ):
        return noun.lemma, "thing", "any plural noun"
    return row
