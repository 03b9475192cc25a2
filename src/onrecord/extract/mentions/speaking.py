"""Names of bodies that the language model overlooks, or takes apart, where they do what only somebody does: say something."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.mentions.bodies import draft_body
from onrecord.extract.mentions.scan import Scan
from onrecord.grammar.phrases import modified
from onrecord.grammar.relations import ARTICLES, over_preposition
from onrecord.grammar.subjects import does
from onrecord.knowledge.words import word_list

_SAYING = word_list("speech_acts") | {"report", "write", "tweet"}
#: Names of papers, which say what those say who wrote them.
_PAPERS = word_list("papers_named")
#: Labels of the language model for what is no body.
_NO_BODY = word_list("entity_labels_of_no_body")
_NAMING = ("NNP", "NNPS")
_HEADING = (*_NAMING, "NN")
_IN_NAME = (*_NAMING, "JJ", "CD")
#: What the tables know within a name that the model marks so.
_WITHIN = {"ORG": "people", "GPE": "state"}
#: How many words a name has at least.
#: Bound of form: a people's name and two words more, for "the Peruvian army" is described.
_FEWEST = 3


def find_bodies_speaking(scan: Scan) -> None:
    """Bodies in whose names a people or state stands, before that is read for the state: "the Peruvian Civil Defence reported"."""
    for entity in scan.doc.entities:
        sort = _WITHIN.get(entity.label)
        span = scan.doc.tokens[entity.first.i : entity.last.i + 1]
        span = span[1:] if span[0].lower in ARTICLES else span
        head = next((token for token in span if _speaks(token)), None)
        if sort is None or head is None or head.i in scan.named or head.lower in scan.lexicon.nouns or head.tag not in _HEADING:
            continue
        known = {scan.named[token.i][2].sort for token in span if token.i in scan.named}
        if known == {sort} and len(span) >= _FEWEST and not any(token.i in scan.name_at for token in span):
            draft_body(scan, span)


def find_speaking(scan: Scan) -> None:
    """Bodies that the model overlooks: "the RSPCA said", "the Peru Geological Survey reported"."""
    tokens = scan.doc.tokens
    for token in tokens:
        if (
            token.tag not in _NAMING
            or not token.text[:1].isupper()
            or not _speaks(token)
            or (token.ent is not None and token.ent.label in _NO_BODY)
        ):
            continue
        begin = token.i
        while (
            begin
            and modified(tokens[begin - 1]) is not None
            and tokens[begin - 1].sent is token.sent
            and _goes_with(tokens[begin - 1], token)
        ):
            begin -= 1
        span = tokens[begin : token.i + 1]
        if _is_name(scan, span):
            draft_body(scan, span)


def _is_name(scan: Scan, span: list[Token]) -> bool:
    head = span[-1]
    before = scan.doc.tokens[span[0].i - 1] if span[0].i else None
    lexicon = scan.lexicon
    if any(token.i in scan.name_at for token in span) or head.i in scan.named or head.lower in lexicon.nouns or head.lower in _PAPERS:
        return False
    if head.ent is not None and head.ent.last is not head:
        return False
    if head.lower in lexicon.titles or head.lower in lexicon.title_words or head.lower in lexicon.genders:
        return False
    if len(span) > 1:
        begins = span[0].ent
        led = (before is not None and before.lower in ARTICLES) or (begins is not None and begins.label != "PERSON")
        return led and (head.ent is None or head.ent is not begins)
    return before is not None and before.lower == "the" and head.text.isupper() and len(head.text) > 1


def _goes_with(word: Token, head: Token) -> bool:
    """Whether a word is one of the name that ends with a head."""
    over = modified(word)
    return word.text[:1].isupper() and word.tag in _IN_NAME and over is not None and word.i < over.i <= head.i


def _speaks(token: Token) -> bool:
    """Whether a word is who says something, or whom "according to" names."""
    verb = does(token)
    if verb is not None:
        return verb.lemma in _SAYING and verb.pos == "VERB" and verb.tag not in ("VBG", "VB")
    above = over_preposition(token, ("to",))
    return above is not None and above.lower == "according"
