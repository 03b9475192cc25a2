"""Several who are taken up by "they": those joined as one subject before, or the two whom it means."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.link import Link, Links
from onrecord.extract.mentions.pronouns import is_doer
from onrecord.extract.mentions.scan import Draft
from onrecord.grammar.meanwhile import doers_over
from onrecord.grammar.phrases import conjuncts, first_conjunct
from onrecord.grammar.relations import DOER, OBJECT, governor, hangs_as, head_as
from onrecord.grammar.subjects import clause_subject, surface_subject, tellers
from onrecord.knowledge.words import word_list

_SPEECH = word_list("speech_acts")
#: Who signs and says things together.
_BODIES = frozenset({"state", "government", "organisation"})


def joined(links: Links, token: Token, by_sentence: dict[int, list[Draft]], quoted: frozenset[int]) -> None:
    """Gives "they" to all that are joined as one subject before it, where they are of one kind: "Chad and Mali met. They signed a truce".

    What states and bodies do is done by verbs of acting alone: what else "they" do things may do, too, of which the sentence tells.
    """
    above = _subjects_before(links, token, quoted)
    group = next((heads for subject in above if len(heads := list(conjuncts(subject))) > 1), [])
    found = [
        link for head in group for other in by_sentence.get(head.sent.index, []) if other.head is head and (link := links.of.get(id(other)))
    ]
    people = all(link.kind == "person" for link in found)
    if len(found) != len(group) or len(set(map(id, found))) < 2 or any(link.plural for link in found):
        return
    if not people and any(link.kind not in _BODIES for link in found):
        return
    names = " and ".join(link.name for link in found)
    for link in found:
        link.drafts.append(Draft(token, token, token, "pronoun", link.kind, token.text))
        link.why.append(f"{token.text} at {token.start} means {names}")


def they_two(links: Links, token: Token) -> None:
    """Gives "they" to the two whom the subject before it means: "the two sides signed a pact. They also agreed ..."."""
    verb, index = head_as(token, DOER), token.sent.index
    before = links.scan.doc.sentences[index - 1] if index else None
    if (
        verb is None
        or before is None
        or before.block != token.sent.block
        or any(word.pos in ("NOUN", "PROPN") for word in token.sent.tokens[: token.i - token.sent.tokens[0].i])
    ):
        return
    subjects = surface_subject(before.root)
    found = [link for link in links.links if len(subjects) == 1 and any(draft.head is subjects[0] for draft in link.drafts)]
    if len(found) != 2 or any(draft.head is token for link in links.links for draft in link.drafts):
        return
    if verb.lemma == "be" or not (is_doer(token) or all(link.kind == "person" for link in found)):
        return  # things of which the sentence tells, too, may do it
    for link in found:
        link.drafts.append(Draft(token, token, token, "pronoun", link.kind, token.text))
        link.why.append(f"{token.text} at {token.start} means {found[0].name} and {found[1].name}")


def one_of_subjects(draft: Draft, token: Token) -> bool:
    """Whether somebody does with others what a clause over a pronoun tells, so that "it" is none of them: "Chad and Mali left Togo, accusing it"."""
    first = first_conjunct(draft.head)
    return hangs_as(first, DOER) and governor(first) in token.ancestors() and len(list(conjuncts(first))) > 1


def joined_before(links: Links, draft: Draft, before: list[Draft]) -> list[Link]:
    """The two people or states that "and" joined last, where nothing else was two since: "Finland and Sweden ... accused the two of"."""
    told = {other.head.i: link for other in before if (link := links.of.get(id(other))) is not None}
    for other in before:
        heads = list(conjuncts(first_conjunct(other.head)))
        if len(heads) < 2:
            continue
        found = [told[head.i] for head in heads if head.i in told]
        kinds = {"person" if link.kind == "person" else "state" if link.kind in _BODIES else link.kind for link in found}
        since = links.scan.doc.tokens[heads[-1].i + 1 : draft.head.i]
        if len(heads) == len(found) == 2 and found[0] is not found[1] and len(kinds) == 1 and not any(t.lower == "two" for t in since):
            return found
        return []
    return []


def _subjects_before(links: Links, token: Token, quoted: frozenset[int]) -> list[Token]:
    """The subjects that "they" may take up: of the clause that it stands in or hangs on, else of the main clause before; those
    who are quoted go on in the paragraph after it."""
    above = [*tellers(token), *doers_over(token), *(clause_subject(token) if token.tag == "PRP$" else [])]
    verb = head_as(token, DOER)
    says = verb is not None and verb.lemma in _SPEECH and any(word.i in quoted for word in token.sent.tokens)
    speaks = verb is not None and verb.lemma in _SPEECH and not any(word.i in quoted for word in token.sent.tokens)
    if not above and token.sent.index and _addressed(token):
        return _one_side_before(links, token)
    if not above and token.sent.index and (says or speaks or is_doer(token)):
        before = links.scan.doc.sentences[token.sent.index - 1]
        here = [word for word in token.sent.tokens if word.i < token.i and word.pos in ("NOUN", "PROPN") and word.i not in quoted]
        near = token.sent.block - before.block <= says
        above = [who for who in surface_subject(before.root) if not says or who.i not in quoted] if near and not here else []
    return above


def _addressed(token: Token) -> bool:
    """Whether "them" are spoken to or of by a verb that is not done to things: "Niger warned them"."""
    verb = head_as(token, OBJECT)
    return verb is not None and verb.lemma in _SPEECH and verb.pos == "VERB"


def _one_side_before(links: Links, token: Token) -> list[Token]:
    """The subject of the sentence before, where nothing else in it or before the pronoun is several: "Chad and Mali met. Niger warned them"."""
    before = links.scan.doc.sentences[token.sent.index - 1]
    subjects = surface_subject(before.root)
    here = [word for word in token.sent.tokens if word.i < token.i]
    several = any(word.tag in ("NNS", "NNPS") for word in (*before.tokens, *here)) or any(word.lower == "and" for word in here)
    return [] if several or before.block != token.sent.block else subjects
