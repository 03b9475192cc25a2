"""Whose town a name means where the words before it tell: "the Mozambican town of Palma"."""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.places.names import Named, look_up
from onrecord.knowledge import Knowledge, word_list
from onrecord.knowledge.gazetteer import Gazetteer, fold

#: What a place may be called after whose it is.
_KINDS = word_list("settlement_kinds") | word_list("described_places")
#: So many words may stand between whose it is and what it is: "the Syrian rebel-held northern town of Azaz".
#: Bound of form.
_BETWEEN = 6


class Adjectives:
    """States by the adjectives of their peoples, by the name under which the gazetteer has them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.names = {word: row["name"] for row in knowledge.rows("states") for word in row.list("adjectives") if row["lat"]}


def described(doc: Doc, found: list[Named], tables: Gazetteer, adjectives: Adjectives) -> None:
    """Marks as the container of a name the state whose town the words before it tell."""
    for name in found:
        if name.within is not None or not name.tokens or not name.spots or any(spot.kind == "country" for spot in name.spots):
            continue
        state = _state_before(doc, name, adjectives)
        spots = [spot for spot in look_up(tables, fold(state)) if spot.kind == "country"] if state is not None else []
        if state is not None and spots:
            name.within = Named(name.start, name.start, fold(state), spots)


def _state_before(doc: Doc, name: Named, adjectives: Adjectives) -> str | None:
    """The state told before "town of" or "town" and the name."""
    tokens, sentence = doc.tokens, name.tokens[0].sent
    at = name.tokens[0].i - 1
    if at > 0 and tokens[at].lower == "of":
        at -= 1
    if at < 1 or tokens[at].text not in _KINDS:
        return None
    for k in range(at - 1, max(-1, at - _BETWEEN - 1), -1):
        token = tokens[k]
        if token.sent is not sentence:
            return None
        if token.text in adjectives.names:
            backed = k + 2 < at and tokens[k + 1].text == "-"  # "the Israeli-occupied town of Quneitra" is not of Israel
            return None if backed else adjectives.names[token.text]
        if token.pos not in ("ADJ", "NOUN") and token.tag != "VBN" and token.text != "-":
            return None  # "Rwandan troops entered the city of Bukavu"
    return None
