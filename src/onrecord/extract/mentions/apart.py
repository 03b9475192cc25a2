"""The state of a named person that nouns tell which stand apart from the name.

"Became the first Ghanaian judge", "two Peruvian pilots: Diaz and Rojas"; what stands before and beside a name is read by ``titles``.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.grammar.introducing import introducing
from onrecord.grammar.phrases import first_conjunct, left_edge, nouns_below, root_of
from onrecord.grammar.relations import DETERMINER, SUBJECT, hangs_as, has_word, prepositions
from onrecord.grammar.subjects import surface_subject
from onrecord.types import NO_STATE

#: Sectors of bodies whose names those of several states bear: "the Democratic Party".
_PARTIES = frozenset(("PTY", "OPP"))


def read_apart(scan: Scan, draft: Draft) -> None:
    """The state that nouns tell which stand apart from the name: "became the first Ghanaian judge", "two Peruvian pilots: Diaz and Rojas"."""
    if draft.state is not None:
        return
    head = _head(draft, scan)
    for noun in [*introducing(head, draft.first), *_before_colon(scan, draft), *_one_of_lead(scan, draft)]:
        state = _state_told(scan, noun)
        if state is not None:
            draft.state = state
            draft.why.append(f"{noun.text} tells {state}")
            return
    other = scan.name_at.get(first_conjunct(head).i)
    if other is not None and other is not draft and other.kind == "person" and other.state and draft.title is None:
        title = scan.doc.tokens[other.first.i : other.last.i]
        if any(token.tag in ("NNS", "NNPS") and token.lower in scan.lexicon.title_words for token in title):
            draft.state = other.state  # "Kenyan union leaders A and B"
            draft.why.append(f"the title before {other.name} tells {other.state}")


def _before_colon(scan: Scan, draft: Draft) -> list[Token]:
    """ "One Peruvian diver: Engineer Ana Diaz"."""
    tokens, at = scan.doc.tokens, draft.first.i
    return [tokens[at - 2]] if at > 1 and tokens[at - 1].text == ":" and tokens[at - 2].tag == "NN" else []


def _one_of_lead(scan: Scan, draft: Draft) -> list[Token]:
    """Whom the report's first sentence tells of without a name: "A Peruvian woman was held in Chile. Ana Diaz, 56, was found guilty"."""
    sentence = draft.first.sent
    if sentence.index == 0 or draft.first is not sentence.tokens[0] or draft.first is draft.last or sentence.index > 2:
        return []
    before = scan.doc.sentences[sentence.index - 1]
    if any(scan.name_at[t.i].kind == "person" for t in before.tokens if t.i in scan.name_at) or not hangs_as(_head(draft, scan), SUBJECT):
        return []
    if any(other.kind == "person" and other.name == draft.name and other.first.i < draft.first.i for other in scan.drafts):
        return []
    subjects = [noun for noun in surface_subject(before.root) if noun.tag == "NN" and has_word(noun, ("a", "an"), DETERMINER)]
    return subjects if len(subjects) == 1 else []


def _state_told(scan: Scan, noun: Token) -> str | None:
    """The one state whose a person is by a noun, its words before it and its "of" and "for"; no ally's or critic's."""
    lexicon = scan.lexicon
    known = lexicon.nouns.get(noun.lemma) or lexicon.nouns.get(noun.lower)
    if (
        noun.lemma in lexicon.apart
        or (known is None and noun.lower not in lexicon.titles)
        or (known is not None and known.kind != "person")
    ):
        return None
    span = scan.doc.tokens[left_edge(noun).i : noun.i + 1]
    states = {scan.origin[t.i] for t in span if t.i in scan.origin}
    nominal = scan.by_head.get(noun.i)
    if not states and nominal is not None and nominal.state and nominal.affiliation is None:
        states = {nominal.state}
    for prep in prepositions(noun, ("of", "for")) if not states else ():
        for below in nouns_below(prep):
            inner = scan.name_at.get(below.i) or scan.by_head.get(below.i)
            told = inner.state if inner is not None and inner.kind != "person" else scan.origin.get(below.i)
            states |= {told} if told is not None and (inner is None or inner.role not in _PARTIES) else set()
    return states.pop() if len(states) == 1 and not states & NO_STATE else None


def _head(draft: Draft, scan: Scan) -> Token:
    return root_of(scan.doc.tokens[draft.first.i : draft.last.i + 1])
