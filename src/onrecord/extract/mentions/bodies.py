"""Names of bodies that the noun right before them tells: "Spanish airline Nordaire", "the American think tank Harbour Centre"."""

from __future__ import annotations

from onrecord.doc import Entity, Token
from onrecord.extract.citing import by_row
from onrecord.extract.mentions.keys import Key
from onrecord.extract.mentions.lexicon import Noun
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.grammar.phrases import left_edge, root_of
from onrecord.grammar.relations import APPOSITION, MODIFIER, hangs_as, hangs_on, over_preposition
from onrecord.knowledge.words import word_list

#: How many words may stand before the noun: "the state-owned Norwegian offshore oil company".
#: Plain, by wikinews: 16 changes nothing, 4 one report.
_LONGEST = 8
#: What may stand in the phrase beside nouns and adjectives.
_INSIDE = frozenset(("-", "–", "'s", "’s", "'", "’", "."))
#: Labels of the language model for what is no body.
_NO_BODY = word_list("entity_labels_of_no_body")
_BODIES = frozenset(("organisation", "group", "unit", "government"))


def find_introduced(scan: Scan) -> None:
    """Bodies whose kind the noun before the name tells, whatever the language model takes the name for."""
    for entity in scan.doc.entities:
        found = _noun_before(scan, entity)
        if found is not None:
            _draft(scan, entity, *found)


def _noun_before(scan: Scan, entity: Entity) -> tuple[Token, Noun] | None:
    """The noun of a body that stands right before a name and goes with it; None where the tables know the name."""
    tokens, first = scan.doc.tokens, entity.first
    if first.i == 0 or entity.label in _NO_BODY:
        return None
    if any(t.i in scan.named or t.i in scan.name_at for t in tokens[first.i : entity.last.i + 1]) or not first.text[:1].isupper():
        return None
    before = tokens[first.i - 1]
    noun = scan.lexicon.nouns.get(before.lower)
    if before.i:
        noun = scan.lexicon.nouns.get(f"{tokens[before.i - 1].lower} {before.lower}") or noun
    if noun is None or noun.kind not in _BODIES or before.sent is not first.sent or before.tag not in ("NN", "JJ"):
        return None
    head = root_of(list(tokens[first.i : entity.last.i + 1]))
    goes = (hangs_as(before, MODIFIER) and hangs_on(before, head)) or (hangs_as(head, APPOSITION) and hangs_on(head, before))
    named = (
        goes
        and head.pos in ("PROPN", "NOUN")
        and before.text.islower()
        and not _person_of_it(scan, entity, head if hangs_as(before, MODIFIER) else before, noun)
    )
    return (before, noun) if named else None


def _person_of_it(scan: Scan, entity: Entity, head: Token, noun: Noun) -> bool:
    """Whether the name is that of somebody of the body: "the speaker of the parliament Ana Berg", "bomber Tom Hill"."""
    if entity.label != "PERSON" or entity.first is entity.last:
        return False
    officer = over_preposition(head, ("of",))
    of_state = noun.kind == "government" and officer is not None and officer.lower in scan.lexicon.title_words
    return entity.first.lower in scan.lexicon.genders or of_state


def _draft(scan: Scan, entity: Entity, before: Token, noun: Noun) -> None:
    """Drafts the body with its phrase: its state is the one that the phrase tells."""
    tokens = scan.doc.tokens
    edge = left_edge(root_of(list(tokens[before.i : entity.last.i + 1])))
    begin = before
    while begin.i > max(edge.i, before.i - _LONGEST):
        word = tokens[begin.i - 1]
        if (
            word.sent is not before.sent
            or word.i in scan.name_at
            or not (word.pos in ("ADJ", "NOUN", "PROPN", "DET", "VERB") or word.text in _INSIDE)
        ):
            break
        begin = word
        if word.pos == "DET":
            break
    origins = [scan.origin[t.i] for t in tokens[begin.i : before.i] if t.i in scan.origin]
    state = origins[-1] if origins else None
    name = scan.words(entity.first, entity.last)
    draft = Draft(
        begin, entity.last, root_of(list(tokens[begin.i : entity.last.i + 1])), "name", noun.kind, name,
        key=Key("organisation", state, name.lower()), state=state, role=noun.role, definite=True,
    )  # fmt: skip
    draft.nouns.update((before.lower, entity.last.lower))
    draft.why.append(by_row(noun.at, f"{noun.at}: {before.lower} {name}"))
    scan.add(draft)
    for k in range(begin.i, entity.last.i + 1):
        scan.name_at[k] = draft
