"""What is reported in the reporter's words: clauses, infinitives, phrases that a cue governs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from onrecord.doc import Doc, Sentence, Token
from onrecord.extract.found import Holding, Within
from onrecord.extract.statements.adjectives import by_adjective
from onrecord.extract.statements.cues import Cues
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.extents import made
from onrecord.extract.statements.nouns import by_noun
from onrecord.extract.statements.verbs import by_verb
from onrecord.grammar.above import rest_above
from onrecord.grammar.clauses import auxiliaries, has_subject, is_infinitive
from onrecord.grammar.edges import edges
from onrecord.grammar.phrases import preposition_over
from onrecord.grammar.quotation import MARKS, Quote, quote_of, tokens_in_quotes
from onrecord.grammar.relations import (
    ADVERBIAL,
    CLAUSE,
    FINITE,
    JOINED,
    MARK,
    REDUCED,
    RELATIVE,
    find_word,
    find_words,
    governor,
    hangs_as,
    has_word,
    object_under,
    prepositions,
    stands_under,
    verb_above,
)

#: How few letters a content has: "it" of "also claims it".
#: Set by attribution: contents .759 by overlap, with 4 .758; 1 changes nothing.
_SHORTEST = 2
#: How many drafts on, one whose cue holds another's may stand.
#: Plain, by attribution: 2 and 10 change nothing.
_NEIGHBOURS = 5
#: Clauses of a sentence on which the parser hangs what closes the whole of it; how many words that must have.
_LESSER = RELATIVE | REDUCED | ADVERBIAL | CLAUSE | JOINED
#: Plain, by attribution: 2 and 9 change nothing.
_CLOSES_AFTER = 4
#: "Did not say why": nothing is told.
_OPEN = frozenset(("how", "why", "when", "where", "what", "who", "which", "whether"))
#: Parts of speech that a cue has, and words that are one whatever they are taken for.
_CUED = frozenset(("NOUN", "VERB", "ADJ"))
_FIXED = frozenset(("according", "words"))
#: What stands between what is said and a quotation that goes on with it, and after the latter: the sentence's or clause's end.
_GAP = re.compile(r",?\s+")
_CLOSED = re.compile(r"[.,]?[\"”’']{1,2}\s*(?:[.,;]|$)|[.][\"”’']")
#: What parts a reporter's explanation from a quotation.
_DASH = re.compile(r"\s{1,6}(?:—|–|--?)\s")
#: What begins another's words beside what is said.
_UNFIT = frozenset(("as", "which", "who", "and", "but"))


def read_indirect(doc: Doc, quotes: list[Quote], cues: Cues, direct: list[Draft]) -> list[Draft]:
    """The indirect and mixed statements, in order of the text; what a direct one holds already is left out."""
    starts = [quote.start for quote in quotes]
    inside = tokens_in_quotes(doc)
    standing = Within([Holding(start, end, draft) for draft in direct for start, end in draft.content])
    drafts: list[Draft] = []
    glossed: set[int] = set()
    for token in doc.tokens:
        if token.pos not in _CUED and token.tag[:2] != "VB" and token.lower not in _FIXED:
            continue
        quoted = token.i in inside
        before = doc.sentences[token.sent.index - 1] if token.sent.index and token.lower == "according" else None
        draft = _draft(token, cues, quoted, before)
        if (
            draft is None
            or draft.length < _SHORTEST
            or (doc.text[slice(*draft.content[0])].lower() in _OPEN and (len(draft.content) == 1 or draft.source_head is None))
            or (quoted and not _told_within(draft, cues))
            or (not quoted and _in_speech(doc, draft))
            or _asked(token, draft)
            or _as_a_case(token)
            or ((above := governor(token)) is not None and above.i in glossed and above.i < token.i)
        ):
            continue
        _whole_quotes(draft, quotes, starts)
        if _without_gloss(doc, draft, quotes, starts) and draft.word is not None:
            glossed.add(draft.word.i)
        _with_quoted_end(doc, draft, quotes, starts, standing)
        near = {id(held.entry): held.entry for start, end in draft.content for held in standing.touching(start, end)}.values()
        # Bound of form: nearly the same words.
        if any(draft.word is other.word or 2 * draft.overlap(other) > 0.9 * (draft.length + other.length) for other in near):
            continue
        drafts.append(draft)
    return [draft for n, draft in enumerate(drafts) if not any(_says_more(other, draft) for other in _beside(drafts, n))]


def _in_speech(doc: Doc, draft: Draft) -> bool:
    """Whether the parser takes a word of the quotation before the cue for its subject: "Enough," Demir shot back."""
    quote = quote_of(doc, draft.source_head) if draft.source_head is not None else None
    return quote is not None and doc.text[quote.end - 1] in ",?!"


def _asked(token: Token, draft: Draft) -> bool:
    """Whether the reporter asks if somebody will do it: "Will Chad attack the plan?"."""
    if governor(token) is not None or draft.source_head is None or token.sent.tokens[-1].text != "?":
        return False
    return any(auxiliary.i < draft.source_head.i < token.i for auxiliary in auxiliaries(token))


def _as_a_case(token: Token) -> bool:
    """Whether a saying is told as a case or a question, and of nobody that he says it: "would leave if Chad denies the raid"."""
    clause = verb_above(token) if token.pos == "ADJ" else token
    return clause is not None and has_word(clause, ("if", "unless", "whether"), MARK)


def _beside(drafts: list[Draft], n: int) -> list[Draft]:
    """The drafts close to the n-th."""
    return drafts[max(0, n - _NEIGHBOURS) : n + _NEIGHBOURS + 1]


def _says_more(other: Draft, draft: Draft) -> bool:
    """Whether another's cue holds this one's and more: "announced plans to" of "announced"."""
    if other is draft or other.word is draft.word or other.cue is None or draft.cue is None:
        return False
    inside = other.cue[0].i <= draft.cue[0].i and draft.cue[1].i < other.cue[1].i
    return inside and draft.overlap(other) > 0


def _draft(token: Token, cues: Cues, quoted: bool, before: Sentence | None) -> Draft | None:
    """The attribution that this word makes, or None."""
    if token.lower == "according":
        return _according(token, before)
    if token.lower == "words" and stands_under(token, ("in",)):
        return _in_the_words(token)
    if token.pos == "NOUN":
        row = cues.noun(token)
        return by_noun(token, row, cues) if row is not None else None
    if token.tag[:2] == "VB" or token.pos == "VERB":
        for row in cues.verbs(token):
            draft = by_verb(token, row, cues, quoted)
            if draft is not None:
                return draft
    found = cues.adjective(token)
    return by_adjective(token, found) if found is not None else None


def _according(token: Token, before: Sentence | None) -> Draft | None:
    """ "According to X, ...": the rest of the clause is the content."""
    to = find_word(token, ("to",))
    who = object_under(to) if to is not None else None
    if to is None or who is None:
        return None
    clause = verb_above(token) or token.sent.root
    closed = _before_closing(token, clause)
    if closed is not None:
        return made(clause, token, "according to", who, (token, to), whole=closed)
    if (opened := _after_opening(token, to, clause)) is not None:
        draft = made(clause, token, "according to", None, (token, to), whole=opened)
        base = opened[0].sent.tokens[0].i
        first, ends = edges(who)[0], opened[0].sent.tokens[opened[0].i - 2 - base]
        if draft is not None and first.i <= who.i <= ends.i:
            draft.source, draft.source_head = (first, ends), who
        return draft
    own = {t.i for t in token.subtree()}
    # "According to one agency, quoting another, the army fired": whom it quotes is no part of what it tells
    own |= {t.i for child in find_words(clause, ("quoting", "citing")) if child.i < clause.i for t in child.subtree()}
    whole = [t for t in clause.subtree() if t.i not in own]
    if clause.lemma == "be" and len([t for t in whole if t.pos != "PUNCT"]) <= 2 and whole[0].lower in ("this", "that", "it"):
        # "This is according to ...": the sentence before is what is reported.
        return made(clause, token, "according to", who, (token, to), whole=before.tokens) if before is not None else None
    return made(clause, token, "according to", who, (token, to), whole=whole)


def _after_opening(token: Token, to: Token, clause: Token) -> list[Token] | None:
    """What stands after the comma of an "according to" that opens a sentence, where the parser makes its subject a part of who tells it:
    "According to the army, over 90 trucks of the convoy are lost"."""
    tokens = token.sent.tokens
    if token is not tokens[0] or (clause is not token and has_subject(clause)):
        return None
    commas = [other for other in tokens[to.i + 1 - tokens[0].i :] if other.text == ","]
    verb = next((other.i for other in tokens[to.i + 1 - tokens[0].i :] if other.tag in FINITE), None)
    if not commas or verb is None or commas[0].i > verb:
        return None
    rest = tokens[commas[0].i + 1 - tokens[0].i :]
    if len(commas) > 1 and commas[1].i < verb and rest[0].lower in ("the", "a", "an"):
        rest = tokens[commas[1].i + 1 - tokens[0].i :]  # "According to Saba, the official agency, a plane crashed"
    return rest if len(rest) >= _CLOSES_AFTER and rest[0].tag[:1] != "W" and rest[0].tag != "VBG" and rest[0].text not in MARKS else None


def _before_closing(token: Token, clause: Token) -> list[Token] | None:
    """The whole sentence before an "according to" that closes it, though the parser hangs that on a lesser clause of it."""
    tokens = token.sent.tokens
    at, end = token.i - tokens[0].i, token.subtree()[-1].i - tokens[0].i
    if not hangs_as(clause, _LESSER) or at <= _CLOSES_AFTER or tokens[at - 1].text != ",":
        return None
    if any(other.pos not in ("PUNCT", "SPACE") for other in tokens[end + 1 :]) or any(other.text in MARKS for other in tokens):
        return None
    return tokens[: at - 1]


def _in_the_words(token: Token) -> Draft | None:
    """ "In the words of X, ...": the rest of the clause is the content."""
    of = next(prepositions(token, ("of",)), None)
    who = object_under(of) if of is not None else None
    within = preposition_over(token)
    if of is None or who is None or within is None:
        return None
    clause, whole = rest_above(within)
    return made(clause, token, "in the words of", who, (within, of), whole=whole)


def _told_within(draft: Draft, cues: Cues) -> bool:
    """Whether a quoted speaker passes on what another said; what the speaker says, thinks or wants is in the quotation already."""
    head = draft.source_head
    if head is None or draft.word is None or draft.word.lemma not in cues.telling or is_infinitive(draft.word):
        return False  # "we want Chad to admit that it fired": nobody has said it
    return head.tag not in ("PRP", "WP", "WDT", "DT") or head.lower in ("he", "she", "they")


def _with_quoted_end(doc: Doc, draft: Draft, quotes: list[Quote], starts: list[int], standing: Within[Holding[Draft]]) -> None:
    """Adds a quotation that ends the sentence right after the content and runs on with it, wherever the parser hangs its words:
    "accused Chad of piracy "by taking our boats"."""
    _start, end = draft.content[-1]
    at = bisect_left(starts, end)
    if at == len(quotes) or draft.cue is None or draft.cue[1].start > end:
        return
    quote = quotes[at]
    if quote.open or not _GAP.fullmatch(doc.text, end, quote.outer_start) or not doc.text[quote.start].islower():
        return
    if _CLOSED.match(doc.text, quote.end) is None or any(True for _ in standing.touching(quote.start, quote.end)):
        return
    first = doc.tokens_between(quote.start, quote.end)
    if first and first[0].lower not in _UNFIT and first[0].tag not in FINITE:
        draft.content[-1] = (draft.content[-1][0], quote.end)


def _without_gloss(doc: Doc, draft: Draft, quotes: list[Quote], starts: list[int]) -> bool:
    """Cuts off what the reporter explains behind a dash after a quotation: "said "we will answer" - a hint at a raid". Whether there is such a thing."""
    start, end = draft.content[-1]
    at = bisect_left(starts, start - 1)
    quote = quotes[at] if at < len(quotes) else None
    if quote is None or quote.outer_end >= end or doc.text[start : quote.outer_start].strip() not in ("", "that"):
        return False
    dash = _DASH.match(doc.text, quote.outer_end, end)
    if dash is not None and draft.cue is not None and draft.cue[1].end <= start and _DASH.search(doc.text, dash.end(), end) is None:
        draft.content[-1] = (start, quote.end)
        return True
    return False


def _whole_quotes(draft: Draft, quotes: list[Quote], starts: list[int]) -> None:
    """A content that ends inside a quotation which it opened goes on to the quotation's end, over its sentences."""
    start, end = draft.content[-1]
    at = bisect_right(starts, end - 1) - 1
    if at < 0:
        return
    quote = quotes[at]
    if start <= quote.start < end < quote.end and not quote.open:
        draft.content[-1] = (start, quote.end)
