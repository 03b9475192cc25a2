"""Direct quotations: each with its cue and speaker before, after, between, or carried on from the quotation before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.doc import Doc, Token
from onrecord.extract.citing import by_row
from onrecord.extract.statements.cues import Cues, subject
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.introduced import by_introduction, by_signature, in_manner
from onrecord.extract.statements.labelled import read_labelled
from onrecord.extract.statements.released import read_released
from onrecord.grammar.above import hangs_outside
from onrecord.grammar.complements import object_after
from onrecord.grammar.edges import edges, is_time, verb_edges
from onrecord.grammar.headlines import in_title_case
from onrecord.grammar.quotation import Quote, tokens_in_quotes
from onrecord.grammar.relations import (
    ADVERBIAL,
    APPOSITION,
    AUXILIARY,
    BESIDE,
    CLAUSE,
    COMPOUND,
    DOER,
    JOINED,
    MAIN,
    MODIFIER,
    NAMING,
    NOUN_AS_ADVERB,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PREDICATE_NOUN,
    REDUCED,
    RELATIVE,
    UNDER_PREPOSITION,
    UNDERGOER,
    child_as,
    children_as,
    find_word,
    governor,
    hangs_as,
    object_under,
)
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list

_RUNS_ON = alternatives("runs_on")

#: How far back from a quotation its sentence is looked at, in characters.
#: Bound of work: attribution, 9999 changes nothing, nor does 200.
NEAR = 400
#: How many tokens from a quotation its cue may stand.
#: Set by attribution: contents .759 by overlap, with 20 .758; 80 changes nothing.
REACH = 40
#: Verbs that head a clause of their own, and those that head none.
_OWN_CLAUSE = MAIN | CLAUSE | BESIDE | JOINED
_NO_CLAUSE = AUXILIARY | MODIFIER | REDUCED | RELATIVE | UNDER_PREPOSITION
#: How many words who said it and its verb take at most: "..." Roe, the harbour master, shouted.
#: Plain, by attribution: 7 changes nothing, 28 one text.
_ATTRIBUTION = 14
#: Verbs that voice words: after a quotation closed with its own stop they tell whose it is, "..." Roe shouted.
_VOICING = word_list("voicing")
#: How many words stand at most between who said it and who passes it on: "said on Monday, according to".
#: Bound of form: the day, and where.
_BETWEEN = 5
_COMPLETING = CLAUSE | OPEN_CLAUSE | OBJECT
#: Where the parser puts a speaker after the verb: "said Jane Roe".
_AFTER = DOER | OBJECT | PREDICATE_NOUN | OBJECT_PREDICATE | NOUN_AS_ADVERB | APPOSITION


def read_direct(doc: Doc, quotes: list[Quote], cues: Cues, acts: Callable[[Token], bool]) -> list[Draft]:
    """The direct statements, in order of the text. ``acts`` tells whether a token names somebody who can speak."""
    by_block: dict[int, list[Quote]] = {}
    for quote in quotes:
        by_block.setdefault(quote.block, []).append(quote)
    drafts = [*read_labelled(doc, acts), *read_released(doc, cues, acts)]
    speech = _Speech(doc, cues, acts, tokens_in_quotes(doc))
    for block in sorted(by_block):
        drafts += speech.of_block(block, [quote for quote in by_block[block] if _stands(doc, quote)])
    return drafts


@dataclass(slots=True)
class _Speech:
    """Who spoke last, while the quotations are read block by block."""

    doc: Doc
    cues: Cues
    acts: Callable[[Token], bool]
    inside: frozenset[int]
    last: Draft | None = None
    last_block: int = -2
    #: Whether the last quotation is not closed at its paragraph's end: the next one goes on with it.
    stands_open: bool = False

    def of_block(self, block: int, quotes: list[Quote]) -> list[Draft]:
        """The statements that begin in a block."""
        found: list[Draft] = []
        before = self.last
        for n, quote in enumerate(quotes):
            draft = self._with_cue(quotes, n)
            if n == 0 and draft is not None and self._closes(draft, block):
                continue
            same = draft.cue is not None and draft.cue == found[-1].cue if found and draft is not None else False
            if same:
                found[-1].content.append((quote.start, quote.end))
                continue
            draft = draft or self._without_cue(quote, block, found)
            if draft is not None:
                found.append(draft)
        if found:
            self.last, self.last_block = found[-1], block
        self.stands_open = bool(quotes) and quotes[-1].open
        return [draft for draft in found if draft is not before]

    def _with_cue(self, quotes: list[Quote], n: int) -> Draft | None:
        """The quotation with what tells who says it."""
        doc, quote = self.doc, quotes[n]
        return (
            _attributed(doc, quote, quotes, n, self.inside, self.cues)
            or by_signature(doc, quote)
            or _announced(doc, quote, self.inside, self.acts)
            or by_introduction(doc, quote, self.inside, self.acts)
        )

    def _closes(self, draft: Draft, block: int) -> bool:
        """Gives the cue of a quotation to what it goes on with, which its paragraph left open and nobody was told to say."""
        opened = self.last
        if opened is None or not self.stands_open or opened.source is not None or block != self.last_block + 1:
            return False
        if draft.cue is None or draft.source is None or draft.cue[0].start < draft.start:
            return False
        opened.content += draft.content
        opened.cue, opened.word, opened.why, opened.carries = draft.cue, draft.word, draft.why, None
        opened.source, opened.source_head = draft.source, draft.source_head
        self.last_block = block
        return True

    def _without_cue(self, quote: Quote, block: int, found: list[Draft]) -> Draft | None:
        """A quotation with nothing beside it: it goes on with what was said before, or nobody is told to say it."""
        content = quote.start, quote.end
        if found:
            # "..." she said. She would not be drawn. "...": one speech, told in pieces.
            found[-1].content.append(content)
            return None
        carried = self.last if _goes_on(self.doc, quote, block, self.last_block) else None
        if carried is None and (who := in_manner(self.doc, quote, self.inside, self.acts)) is not None:
            draft = Draft([content], direct=True, why=["a sentence quoted after one that tells how somebody speaks"])
            draft.source, draft.source_head = edges(who), who
            return draft
        if carried is None and not _whole_block(self.doc, quote):
            return None
        if carried is not None and self.stands_open:
            carried.content.append(content)
            return carried
        why = "quotation without a cue" + ("; the speaker goes on" if carried else "")
        return Draft([content], direct=True, carries=carried, why=[why])


def _announced(doc: Doc, quote: Quote, inside: frozenset[int], acts: Callable[[Token], bool]) -> Draft | None:
    """A quotation after a colon, with whoever does what stands before it: "The minister was blunt: "We stay."" """
    begin = doc.blocks[quote.block].start
    before = [token for token in doc.tokens_between(max(begin, quote.outer_start - NEAR), quote.outer_start) if token.i not in inside]
    while before and before[-1].pos in ("SPACE",):
        before.pop()
    if not before or before[-1].text != ":":
        return None
    clause = []
    for token in reversed(before[:-1]):
        if token.text in (".", "!", "?", ";", ":", "”", '"', "''"):
            break
        clause.append(token)
    clause.reverse()
    own = {token.i for token in clause}
    verbs = [token for token in clause if token.pos in ("VERB", "AUX") and not hangs_as(token, _NO_CLAUSE)]
    for verb in verbs:
        if hangs_as(verb, _OWN_CLAUSE) or hangs_outside(verb, own):
            who = subject(verb)
            if who is not None and who.i in own and acts(who):
                draft = Draft([(quote.start, quote.end)], cue=verb_edges(verb), word=verb, direct=True, why=["a quotation after a colon"])
                draft.source, draft.source_head = edges(who), who
                _trim_source(draft)
                return draft
    return None


def _names(doc: Doc, quote: Quote) -> bool:
    """Whether the quoted words are a name before what it names: "“Dawn of the North” brigade claimed it"."""
    own = doc.tokens_between(quote.start, quote.end)
    inside = {token.i for token in own}
    heads = [token for token in own if hangs_outside(token, inside)]
    noun = governor(heads[0]) if len(heads) == 1 and heads[0].pos in NAMING else None
    return noun is not None and noun.pos == "NOUN" and noun.i > own[-1].i


def _stands(doc: Doc, quote: Quote) -> bool:
    """Whether a quotation stands by itself rather than being a part of the reporter's sentence."""
    text = doc.text
    words = re.findall(r"[\w’']+", text[quote.start : quote.end])
    # Bound of form: a quotation of a sentence.
    if doc.blocks[quote.block].kind in ("title", "heading") and len(words) < 4:
        return False
    before = text[max(doc.blocks[quote.block].start, quote.outer_start - NEAR) : quote.outer_start].rstrip()
    begins = bool(re.match(r"[\s.…\[(]*[A-Z0-9\"“‘'$]", text[quote.start : quote.end]))
    ends = (
        bool(re.search(r"[,.?!…—–-]\s*$", text[quote.start : quote.end]))
        or bool(re.match(r"[,.?!]", text[quote.outer_end : quote.outer_end + 1]))
        or quote.open
    )
    if not ends and _names(doc, quote):
        return False
    opening = not before or before[-1] in ".!?:,;”\"'’—–-)"
    # "..." he said, "and ...": the quotation goes on after its cue.
    goes_on = before[-1:] == "," and re.search(r"[\"”'’]", before[:-1]) is not None and before[:-1].rstrip()[-1:] not in '"”'
    if len(words) <= 2 and not (opening and ends and (begins or goes_on)):
        return False
    if not before or before[-1] in '.!?”"’':
        # Bound of form: as above.
        return begins or len(words) >= 4
    if before[-1] in ",:":
        # Bound of form: as above.
        return (begins or goes_on) and (ends or len(words) >= 4)
    # "said that "we ..."": a quotation in the reporter's clause is left to the reading of clauses.
    # Bound of form: as above, and a word more.
    return begins and ends and len(words) >= 5 and not re.search(rf"\b(?:{_RUNS_ON})$", before)


def _attributed(doc: Doc, quote: Quote, standing: list[Quote], n: int, inside: frozenset[int], cues: Cues) -> Draft | None:
    """The quotation with its cue: after it, before it, or in the parse; None where it has none of its own."""
    text = doc.text
    block = doc.blocks[quote.block]
    following = standing[n + 1].outer_start if n + 1 < len(standing) else block.end
    previous = standing[n - 1].outer_end if n else block.start
    after = (
        [token for token in doc.tokens_between(quote.outer_end, following) if token.i not in inside] if quote.outer_end < following else []
    )
    before = (
        [token for token in doc.tokens_between(previous, quote.outer_start) if token.i not in inside]
        if previous < quote.outer_start
        else []
    )
    comma_before = bool(re.search(r"[,:]\s*$", text[previous : quote.outer_start]))
    options = [(before, True), (after, False)] if comma_before else [(after, False), (before, True)]
    for tokens, is_before in options:
        found = _cue_in(doc, tokens, is_before, quote, cues)
        if found is not None:
            word, source, cue, why = found
            draft = Draft([(quote.start, quote.end)], cue=cue, word=word, direct=True, why=[why])
            if source is not None:
                draft.source, draft.source_head = edges(source), source
                _trim_source(draft)
            return draft
    return None


def _trim_source(draft: Draft) -> None:
    """The source ends where the cue begins, and begins where the cue ends."""
    assert draft.source is not None
    if draft.cue is None:
        return
    first, last = draft.source
    a, _b = draft.cue
    if first.i <= a.i <= last.i and draft.source_head is not None:
        tokens = [token for token in draft.source_head.sent.tokens if first.i <= token.i < a.i]
        while tokens and tokens[-1].pos == "PUNCT":
            tokens = tokens[:-1]
        if tokens and draft.source_head.i < a.i:
            draft.source = tokens[0], tokens[-1]


def _cue_in(
    doc: Doc, tokens: list[Token], is_before: bool, quote: Quote, cues: Cues
) -> tuple[Token, Token | None, tuple[Token, Token], str] | None:
    """The cue among the tokens between two quotations: in the sentence that touches this one."""
    if not tokens:
        return None
    if is_before:
        edge = tokens[-1]
        span = [token for token in tokens if token.sent is edge.sent or edge.i - token.i <= 3][-REACH:]
        if not re.search(r"[,:]\s*$|\b(?:that|as|said|says|added)\s*$", doc.text[tokens[0].start : quote.outer_start]) and not _reaches(
            span, quote
        ):
            return None
        # "X said: "..." and "X said Monday, "..."": the last cue before the quotation.
        span = list(reversed(span))
    else:
        span = []
        for token in tokens[:REACH]:
            span.append(token)
            if token.text in (".", "!", "?", ";") and token.i > tokens[0].i:
                break
        if tokens[0].text[:1].isupper() and doc.text[quote.start : quote.end].rstrip()[-1:] in ".!?" and not _attributes_back(span, cues):
            return None
    for token in span:
        row = cues.verb(token)
        if row is not None and ("that" in row.frames or row.lemma in _VOICING) and not hangs_as(token, MODIFIER):
            who = _quoted_one(token) if row.lemma == "quote" else _speaker(token, quote)
            if who is not None or hangs_as(token, _OWN_CLAUSE | ADVERBIAL):
                return (
                    token,
                    who,
                    verb_edges(token),
                    by_row(row.at, f"{row.lemma}: quotation {'after' if is_before else 'before'} the cue ({row.at})"),
                )
        if (
            token.lower == "according"
            and (to := find_word(token, ("to",))) is not None
            and not (is_before and _passed_on(token, span, cues))
        ):
            target = object_under(to)
            return token, target, (token, to), "according to"
    return None


def _passed_on(according: Token, span: list[Token], cues: Cues) -> bool:
    """Whether somebody's words are only passed on by whom "according to" names: "the minister said, according to Reuters, "..."."""
    rows = ((token, cues.verb(token)) for token in span if 0 < according.i - token.i <= _BETWEEN)
    return any(row is not None and row.lemma in cues.telling and subject(token) is not None for token, row in rows)


def _attributes_back(span: list[Token], cues: Cues) -> bool:
    """Whether a new sentence after a closed quotation tells who said it: "..." Said Jane / "He told reporters."."""
    for n, token in enumerate(span[:_ATTRIBUTION]):
        row = cues.verb(token)
        if row is not None and ("that" in row.frames or row.lemma in _VOICING):
            if n and row.lemma not in cues.telling and row.lemma not in _VOICING and token.i > (subject(token) or token).i:
                return False  # "..." Her rival disagreed.
            rest = [other for other in children_as(token, _COMPLETING) if other.i > token.i]
            # Bound of form: who and the verb.
            return not rest or (n <= 5 and all(hangs_as(other, OBJECT) for other in rest))
    return False


def _reaches(span: list[Token], quote: Quote) -> bool:
    """Whether a verb of the sentence governs a word of the quotation."""
    return any(quote.start <= child.start < quote.end for token in span for child in children_as(token, CLAUSE | OBJECT))


def _quoted_one(verb: Token) -> Token | None:
    """Whom a medium quotes: "the minister was quoted as saying by the agency", "the agency quoted the minister"."""
    who = child_as(verb, UNDERGOER) or object_after(verb)
    # "the agency quoted Lopez saying", which the parser takes for a saying of Lopez's, or for a clause
    said = (
        who
        if who is not None and who.tag == "VBG"
        else next((c for c in children_as(verb, CLAUSE) if c.tag == "VBG" and c.i > verb.i), None)
    )
    named = child_as(said, COMPOUND | DOER) if said is not None else None
    return named or who


def _speaker(verb: Token, quote: Quote) -> Token | None:
    """The verb's subject outside the quotation; after a quotation it may follow the verb: "said Jane Roe"."""
    who = subject(verb)
    if who is not None and quote.start <= who.start < quote.end:
        who = next((c for c in children_as(verb, DOER) if c.start >= quote.end), None)
    if who is not None:
        return who
    for child in children_as(verb, _AFTER):
        named = child.i > verb.i and child.pos in NAMING and child.tag != "PRP$"
        if named and not is_time(child) and not quote.start <= child.start < quote.end:
            return child
    return None


def _goes_on(doc: Doc, quote: Quote, block: int, last_block: int) -> bool:
    """Whether a paragraph that is one quotation carries on the speaker of the paragraph before."""
    return block == last_block + 1 and _whole_block(doc, quote)


def _whole_block(doc: Doc, quote: Quote) -> bool:
    block = doc.blocks[quote.block]
    if quote.outer_start - block.start > NEAR or in_title_case(doc.text[quote.start : quote.end]):
        return False
    outside = doc.text[block.start : quote.outer_start] + doc.text[quote.outer_end : block.end]
    return (block.kind == "paragraph" and len(re.findall(r"\w+", outside)) <= 1) or not doc.text[block.start : quote.outer_start].strip()
