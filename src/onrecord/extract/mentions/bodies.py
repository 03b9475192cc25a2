"""Names of bodies that the noun right before them tells: "Spanish airline Nordaire", "the American think tank Harbour Centre"."""

from __future__ import annotations

from itertools import pairwise

from onrecord.doc import Entity, Token
from onrecord.extract.citing import by_row
from onrecord.extract.mentions.keys import Key
from onrecord.extract.mentions.lexicon import Noun
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.grammar.phrases import left_edge, root_of
from onrecord.grammar.relations import APPOSITION, ARTICLES, MODIFIER, hangs_as, hangs_on, over_preposition
from onrecord.knowledge.words import word_list

#: How many words may stand before the noun: "the state-owned Norwegian offshore oil company".
#: Plain, by wikinews: 16 changes nothing, 4 one report.
_LONGEST = 8
#: What may stand in the phrase beside nouns and adjectives.
_INSIDE = frozenset(("-", "–", "'s", "’s", "'", "’", "."))
#: Labels of the language model for what is no body.
_NO_BODY = word_list("entity_labels_of_no_body")
NOT_IN_NAMES = word_list("name_edges")
#: What leads to a body's matters in its name.
MATTERS = frozenset(("of", "for", "on"))
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


#: So many words of a body's name may stand in the table: "national security council".
#: Bound of form.
_WORDS_OF_BODY = 3


def draft_body(scan: Scan, span: list[Token]) -> None:
    """Drafts a body by its name: its words, its noun, the state that stands in or beside it."""
    tokens = scan.doc.tokens
    begin = span[0]
    if begin.i and tokens[begin.i - 1].lower in ARTICLES and tokens[begin.i - 1].sent is begin.sent:
        begin = tokens[begin.i - 1]
    noun, word = _body_noun(scan, span)
    state = _body_state(scan, span, begin)
    name, end = scan.words(span[0], span[-1]), span[-1]
    after = scan.named.get(end.i + 2)
    if state is None and after is not None and after[2].sort in ("state", "capital") and tokens[end.i + 1].lower == "of":
        state, end = after[2].state, tokens[after[1]]  # "the Interior Ministry of Georgia"
        name = scan.words(span[0], end)
    kind = noun.kind if noun is not None and noun.kind != "person" else "organisation"
    draft = Draft(begin, end, root_of(span), "name", kind, name, state=state, role=noun.role if noun else None, definite=True)
    draft.nouns.add(word)
    draft.why.append(by_row(noun.at, f"{noun.at}: {span[-1].lower}") if noun is not None else "the language model marks an organisation")
    content = sorted({t.lower for t in span if t.i not in scan.origin and t.lower not in NOT_IN_NAMES})
    draft.key = Key("organisation", state, " ".join(content)) if content else Key("named", None, name.lower())
    scan.add(draft)
    for k in range(begin.i, end.i + 1):
        scan.name_at.setdefault(k, draft)


def _body_noun(scan: Scan, span: list[Token]) -> tuple[Noun | None, str]:
    """The noun of the tables that tells what kind of body it is, and the word by which it may be taken up again."""
    nouns, last = scan.lexicon.nouns, span[-1]
    noun = nouns.get(last.lower) or nouns.get(last.lemma)
    for one, other in pairwise(span):
        noun = nouns.get(f"{one.lower} {other.lower}") or noun
    # "Chad's National Security Council" is no council of the United Nations
    noun = nouns.get(" ".join(t.lower for t in span[-_WORDS_OF_BODY:])) or noun
    of = next((n for n, t in enumerate(span) if t.lower in MATTERS), 0)
    if not of:
        return noun, last.lower
    words = [t.lower for t in span]
    # "the Ministry of National Defence", else "the Armed Forces of Belarus"
    whole = next((nouns[name] for n in (3, 2) if (name := " ".join(words[of - 1 : of + n])) in nouns), None)
    pair = nouns.get(" ".join(words[of - 2 : of])) if of > 1 else None
    return whole or pair or nouns.get(words[of - 1]) or noun, words[of - 1]


def _body_state(scan: Scan, span: list[Token], begin: Token) -> str | None:
    """The state in the name, else the one right before it: "Seoul's Defense Ministry"."""
    told = [scan.origin[t.i] for t in span if t.i in scan.origin]
    before = begin.i - 1
    if before > 0 and scan.doc.tokens[before].text in ("'s", "’s", "'", "’"):
        before -= 1
    if not told and before >= 0 and before in scan.origin and scan.doc.tokens[before].sent is begin.sent:
        told = [scan.origin[before]]
    return told[0] if told else None
