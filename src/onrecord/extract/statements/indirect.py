"""What is reported in the reporter's words: clauses, infinitives, phrases that a cue governs."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.doc import Doc, Token
from onrecord.extract.found import Holding, Within
from onrecord.extract.statements.cues import Cue, Cues, agent, cue_span, phrase, subject, tells_time
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.quotes import Quote

_NOUN_CLAUSES = frozenset(["acl", "ccomp", "relcl", "appos"])
#: Verbs whose passive attributes: "is said to", "was reported to have".
_SAID_TO = frozenset(
    [
        "say",
        "believe",
        "report",
        "think",
        "expect",
        "know",
        "understand",
        "allege",
        "consider",
        "suppose",
        "rumor",
        "estimate",
        "see",
        "accuse",
        "suspect",
        "fear",
        "presume",
        "assume",
        "claim",
    ]
)
#: Nouns that a verb carries: "made a promise to", "issued a warning that".
_CARRIERS = frozenset(
    [
        "make",
        "issue",
        "give",
        "have",
        "express",
        "voice",
        "offer",
        "raise",
        "deliver",
        "release",
        "repeat",
        "reiterate",
        "renew",
        "send",
        "hold",
        "harbor",
        "deny",
        "reject",
        "confirm",
        "face",
        "show",
    ]
)
#: Nouns whose "for" tells what is wanted: "their demands for a boycott".
_FOR = frozenset(["demand", "call", "request", "plea", "appeal", "hope", "desire", "wish"])
#: Verbs that deny what their object says.
_DENYING = frozenset(["deny", "reject", "dismiss", "dispute", "refute", "rebut", "challenge", "contest"])
#: What a quoted speaker may pass on of others.
_TOLD = frozenset(
    [
        "say",
        "tell",
        "claim",
        "report",
        "announce",
        "warn",
        "promise",
        "accuse",
        "argue",
        "deny",
        "admit",
        "insist",
        "reply",
        "write",
        "declare",
        "state",
    ]
)
_PARTY = frozenset(["NOUN", "PROPN", "PRON"])


def read_indirect(doc: Doc, quotes: list[Quote], cues: Cues, direct: list[Draft]) -> list[Draft]:
    """The indirect and mixed statements, in order of the text; what a direct one holds already is left out."""
    starts = [quote.start for quote in quotes]
    standing = Within([Holding(start, end, draft) for draft in direct for start, end in draft.content])
    drafts: list[Draft] = []
    for token in doc.tokens:
        quote = _quote_at(quotes, starts, token)
        draft = _draft(token, cues, quote is not None)
        if draft is None or draft.length < 3 or (quote is not None and not _told_within(draft)):
            continue
        _whole_quotes(draft, quotes, starts)
        near = {id(held.entry): held.entry for start, end in draft.content for held in standing.touching(start, end)}.values()
        if any(draft.word is other.word or 2 * draft.overlap(other) > 0.9 * (draft.length + other.length) for other in near):
            continue
        drafts.append(draft)
    return drafts


def _told_within(draft: Draft) -> bool:
    """Whether a quoted speaker passes on what another said; what the speaker says, thinks or wants is in the quotation already."""
    head = draft.source_head
    if head is None or draft.word is None or draft.word.lemma not in _TOLD:
        return False
    return head.tag not in ("PRP", "WP", "WDT", "DT") or head.lower in ("he", "she", "they")


def _whole_quotes(draft: Draft, quotes: list[Quote], starts: list[int]) -> None:
    """A content that ends inside a quotation which it opened goes on to the quotation's end, over its sentences."""
    start, end = draft.content[-1]
    at = bisect_right(starts, end - 1) - 1
    if at < 0:
        return
    quote = quotes[at]
    if start <= quote.start < end < quote.end and not quote.open:
        draft.content[-1] = (start, quote.end)


def _quote_at(quotes: list[Quote], starts: list[int], token: Token) -> Quote | None:
    at = bisect_right(starts, token.start) - 1
    return quotes[at] if at >= 0 and quotes[at].end >= token.end else None


def _draft(token: Token, cues: Cues, quoted: bool) -> Draft | None:
    """The attribution that this word makes, or None."""
    if token.lower == "according":
        return _according(token)
    if token.pos == "NOUN":
        row = cues.noun(token)
        return _by_noun(token, row) if row is not None else None
    if token.tag[:2] == "VB" or token.pos == "VERB":
        row = cues.verb(token)
        if row is not None:
            found = _by_verb(token, row, quoted)
            if found is not None:
                return found
    row = cues.adjective(token)
    return _by_adjective(token, row) if row is not None and token.dep in ("acomp", "ROOT", "advcl", "conj", "ccomp", "relcl") else None


def _made(
    content: Token,
    word: Token,
    row_why: str,
    source: Token | None,
    cue: tuple[Token, Token],
    *,
    whole: list[Token] | None = None,
    negated: bool = False,
) -> Draft | None:
    """A draft whose content is the phrase of a token, cut where the cue and the speaker stand in its middle."""
    tokens = whole if whole is not None else content.subtree()
    if not tokens:
        return None
    span = _source(source, cue) if source is not None else None
    apart = set(range(cue[0].i, cue[1].i + 1))
    if span is not None and not (tokens[0].i <= span[0].i and source is content):
        apart |= set(range(span[0].i, span[1].i + 1))
    pieces = _pieces([token for token in _untrailed(tokens) if token.i not in apart])
    if not pieces:
        return None
    draft = Draft(pieces, cue=cue, word=word, negated=negated, why=[row_why])
    if source is not None and span is not None:
        draft.source, draft.source_head = span, source
    return draft


def _untrailed(tokens: list[Token]) -> list[Token]:
    """The tokens without what a comma adds at their end in the reporter's own words: "which lies in the north", "while others left"."""
    own = {token.i for token in tokens}
    node = last = tokens[-1]
    while node.head is not node and node.head.i in own:
        if _adds(node):
            under = node.subtree()
            before = [token for token in tokens if token.i < under[0].i]
            if under[-1].i == last.i and len(before) > 1 and before[-1].text == ",":
                return before[:-1]
        node = node.head
    return tokens


#: Conjunctions of clauses that set what is said in time or against something else.
_BESIDE = frozenset(("while", "although", "though", "as", "after", "before", "since", "whereas"))


def _adds(node: Token) -> bool:
    """Whether the phrase is one that a comma may add: a relative clause, an apposition, or a clause of time or contrast."""
    if node.dep in ("relcl", "appos"):
        return True
    return node.dep == "advcl" and any(child.lower in _BESIDE for child in node.children if child.dep in ("mark", "advmod"))


def _source(head: Token, cue: tuple[Token, Token]) -> tuple[Token, Token]:
    """The words that name the speaker: the head's phrase, cut before the cue where the cue hangs on it."""
    first, last = phrase(head)
    if not first.i <= cue[0].i <= last.i:
        return first, last
    before = [token for token in head.sent.tokens if first.i <= token.i < cue[0].i]
    while before and before[-1].pos == "PUNCT":
        before = before[:-1]
    return (before[0], before[-1]) if before and head.i <= before[-1].i else (head, head)


def _pieces(tokens: list[Token]) -> list[tuple[int, int]]:
    """The stretches of neighbouring tokens, without the marks at their ends."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    found = []
    for run in runs:
        while run and (run[0].pos == "PUNCT" or run[0].text in ('"', "“", "‘", "``", "''")) and run[0].text not in ("(", "[", "$"):
            run = run[1:]
        while run and (run[-1].pos in ("PUNCT", "CCONJ") or run[-1].text in ('"', "”", "''")) and run[-1].text not in (")", "]", "%"):
            run = run[:-1]
        if run and (len(run) > 1 or len(runs) == 1):
            found.append((run[0].start, run[-1].end))
    return found


def _by_verb(verb: Token, row: Cue, quoted: bool) -> Draft | None:
    frames = row.frames
    negated = row.negates or _not(verb)
    who = subject(verb)
    passive = any(child.dep == "auxpass" for child in verb.children)
    if passive:
        return _passive(verb, row)
    if verb.dep in ("amod", "compound"):
        return None
    clause = next((child for child in verb.children if child.dep == "ccomp"), None)
    infinitive = next((child for child in verb.children if child.dep == "xcomp" and any(c.tag == "TO" for c in child.children)), None)
    if "that" in frames and who is not None and (parenthesis := _parenthesis(verb, who)) is not None:
        return _made(verb, verb, f"{row.lemma}, between commas ({row.at})", who, cue_span(verb), whole=parenthesis, negated=negated)
    if clause is not None and "that" in frames:
        return _clause(verb, clause, row, who, negated)
    if clause is not None and ("obj-inf" in frames or "inf" in frames):
        # "urged the council to act", where the parser takes the clause for one.
        return _made(clause, verb, f"{row.lemma} somebody to do ({row.at})", who, cue_span(verb), negated=negated)
    if infinitive is not None and ("inf" in frames or "obj-inf" in frames):
        word = _own_preposition(verb, row)
        cue = cue_span(verb, word)
        objects = [c for c in verb.children if c.dep in ("dobj", "dative") and verb.i < c.i < infinitive.i]
        objects += [c for c in word.children if c.dep == "pobj"] if word is not None else []
        if "obj-inf" in frames and objects:
            whole = sorted({t.i: t for t in [*objects[0].subtree(), *infinitive.subtree()]}.values(), key=lambda t: t.i)
            return _made(infinitive, verb, f"{row.lemma} somebody to do ({row.at})", who, cue, whole=whole, negated=negated)
        return _made(infinitive, verb, f"{row.lemma} to do ({row.at})", who, cue, negated=negated) if who is not None else None
    if quoted:
        return None
    own_word = _own_preposition(verb, row)
    if own_word is not None and own_word.dep == "prep" and ("np" in frames or "obj-inf" in frames):
        return _prepositional(verb, own_word, None, row, who, negated)
    target = next((child for child in verb.children if child.dep == "dobj" and child.i > verb.i), None)
    name = next((child for child in verb.children if child.dep == "oprd" and child.i > verb.i), None)
    if name is not None and "pred" in frames and target is not None:
        whole = sorted({t.i: t for t in [*target.subtree(), *name.subtree()]}.values(), key=lambda t: t.i)
        return _made(target, verb, f"{row.lemma} somebody something ({row.at})", who, cue_span(verb), whole=whole, negated=negated)
    if (
        verb.dep == "advcl"
        and "that" in frames
        and target is None
        and any(child.dep == "mark" and child.lower == "as" for child in verb.children)
    ):
        # "As our man reports from Cairo, ...": the clause above is what is reported.
        own = {t.i for t in verb.subtree()}
        return _made(
            verb.head,
            verb,
            f"as somebody {row.lemma}s ({row.at})",
            who,
            cue_span(verb),
            whole=[t for t in verb.head.subtree() if t.i not in own],
        )
    for child in verb.children:
        if child.dep in ("prep", "agent") and child.i > verb.i and child.lower in frames and not tells_time(child):
            return _prepositional(verb, child, target, row, who, negated)
    for child in verb.children:
        if child.dep == "prep" and child.lower == "as" and "as" in frames and target is not None:
            if any(deeper.dep == "pcomp" and deeper.lemma in _TOLD for deeper in child.children):
                # "quoted an official as saying that ...": the official's statement, not one about the official.
                return None
            whole = sorted({t.i: t for t in [*target.subtree(), *child.subtree()]}.values(), key=lambda t: t.i)
            return _made(target, verb, f"{row.lemma} something as something ({row.at})", who, cue_span(verb), whole=whole, negated=negated)
    if target is not None and "np" in frames and who is not None and target.tag not in ("PRP", "WP", "WDT"):
        if target.ent is None or target.ent.label not in ("DATE", "TIME"):
            rest = (
                [t for child in verb.children if child.i > target.i and child.dep in ("prep", "xcomp", "oprd") for t in child.subtree()]
                if target.i < verb.i
                else []
            )
            whole = sorted({t.i: t for t in [*target.subtree(), *rest]}.values(), key=lambda t: t.i)
            return _made(target, verb, f"{row.lemma} something ({row.at})", who, cue_span(verb), whole=whole, negated=negated)
    return None


def _parenthesis(verb: Token, who: Token) -> list[Token] | None:
    """The rest of the sentence where the attribution stands between commas in it: "The talks, he said, would fail"."""
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    tokens = verb.sent.tokens
    base = tokens[0].i
    first, last = phrase(who)
    low, high = min(first.i, verb.i), max(last.i, verb.i)
    if high - low > 12 or low - 1 < base or tokens[low - 1 - base].text != ",":
        return None
    following = tokens[high + 1 - base] if high + 1 - base < len(tokens) else None
    if following is None or following.text != "," or low - base < 3:
        return None
    rest = [token for token in tokens if token.i < low - 1 or token.i > following.i]
    # Two quotations with their cue between them are no parenthesis.
    return None if any(token.text in ('"', "“", "''", "``") for token in (tokens[low - 2 - base],)) else rest


def _own_preposition(verb: Token, row: Cue) -> Token | None:
    """The preposition or particle that the row's lemma holds: "for" of "call for"."""
    if " " not in row.lemma:
        return None
    return next((child for child in verb.children if child.dep in ("prep", "prt") and f"{verb.lemma} {child.lower}" == row.lemma), None)


def _clause(verb: Token, clause: Token, row: Cue, who: Token | None, negated: bool) -> Draft | None:
    """A clause as content; where the cue stands in its middle or after it, what goes on after the cue belongs to it."""
    if who is not None and any(token is who for token in clause.subtree()):
        who = next((c for c in verb.children if c.i > verb.i and c.dep in ("nsubj", "dobj") and c.pos in _PARTY), None)
    if who is None and clause.i < verb.i:
        who = next(
            (
                c
                for c in verb.children
                if c.i > verb.i and c.dep in ("dobj", "attr", "npadvmod", "oprd") and c.pos in ("PROPN", "NOUN") and not _time(c)
            ),
            None,
        )
    if who is None and verb.dep == "ROOT" and clause.i > verb.i:
        return None
    whole = clause.subtree()
    if clause.i < verb.i:
        # "The talks failed, he said, because ...": modifiers of the cue that follow it belong to the content.
        low, high = whole[0].i, whole[-1].i
        extra = [t for child in clause.children for t in child.subtree() if t.i > high or t.i < low]
        whole = sorted({t.i: t for t in [*whole, *extra]}.values(), key=lambda t: t.i)
    return _made(clause, verb, f"{row.lemma} that ({row.at})", who, cue_span(verb), whole=whole, negated=negated)


def _time(token: Token) -> bool:
    return token.ent is not None and token.ent.label in ("DATE", "TIME")


def _not(word: Token) -> bool:
    return any(child.dep == "neg" for child in word.children)


def _prepositional(verb: Token, preposition: Token, target: Token | None, row: Cue, who: Token | None, negated: bool) -> Draft | None:
    """ "complained of ...", "accused Kigali of ...", "called for ..."."""
    if who is None:
        return None
    whole = preposition.subtree()
    objects = [token for token in whole if token is not preposition]
    if not objects:
        return None
    cue = cue_span(verb)
    if target is not None and target.i < preposition.i:
        whole = sorted({t.i: t for t in [*target.subtree(), *whole]}.values(), key=lambda t: t.i)
        return _made(target, verb, f"{row.lemma} {preposition.lower} ({row.at})", who, cue, whole=whole, negated=negated)
    if preposition.i == cue[1].i + 1:
        cue = (cue[0], preposition)
    whole = objects
    return _made(preposition, verb, f"{row.lemma} {preposition.lower} ({row.at})", who, cue, whole=whole, negated=negated)


def _passive(verb: Token, row: Cue) -> Draft | None:
    """ "was accused of looting", "is believed to have left", "was asked by Kyiv to leave"."""
    patient = next((child for child in verb.children if child.dep == "nsubjpass"), None)
    who = agent(verb)
    infinitive = next((child for child in verb.children if child.dep in ("xcomp", "ccomp")), None)
    preposition = next((child for child in verb.children if child.dep == "prep" and child.i > verb.i and child.lower in row.frames), None)
    content = infinitive or preposition
    cue = cue_span(verb)
    if patient is None:
        return None
    if content is not None and (verb.lemma in _SAID_TO or who is not None or "obj-inf" in row.frames):
        if patient.lower == "it" and infinitive is not None:
            return _made(infinitive, verb, f"it is {verb.text} that ({row.at})", who, cue)
        whole = sorted({t.i: t for t in [*patient.subtree(), *content.subtree()]}.values(), key=lambda t: t.i)
        return _made(content, verb, f"passive of {row.lemma} ({row.at})", who, cue, whole=whole, negated=row.negates or _not(verb))
    if who is not None and ("np" in row.frames or "as" in row.frames):
        return _made(patient, verb, f"passive of {row.lemma} ({row.at})", who, cue, negated=row.negates)
    return None


def _by_noun(noun: Token, row: Cue) -> Draft | None:
    """ "X's claim that", "fears that", "pushed back on the notion that", "a promise to"."""
    clause = next((child for child in noun.children if child.i > noun.i and child.dep in _NOUN_CLAUSES and _content_clause(child)), None)
    if clause is None and noun.head.lemma == "be" and noun.dep == "nsubj":
        clause = next((child for child in noun.head.children if child.dep == "ccomp" and child.i > noun.head.i), None)
    if clause is None and row.lemma in _FOR and any(child.dep == "poss" for child in noun.children):
        clause = next((child for child in noun.children if child.dep == "prep" and child.lower == "for" and child.i > noun.i), None)
    if clause is None:
        return None
    who = next((child for child in noun.children if child.dep == "poss"), None)
    if who is None:
        by = next(
            (
                child
                for child in noun.children
                if child.dep == "prep" and child.lower in ("by", "of", "from", "among") and child.i < clause.i
            ),
            None,
        )
        who = next((child for child in by.children if child.dep == "pobj"), None) if by is not None else None
    cue = (noun, noun)
    governor = noun.head
    negated = False
    if who is None and governor.pos == "VERB" and noun.dep in ("dobj", "pobj"):
        who = subject(governor) if governor.lemma in _CARRIERS else None
    if who is None and noun.dep == "pobj" and governor.pos == "ADP" and governor.head.pos == "VERB":
        who = subject(governor.head)
        cue = (cue_span(governor.head)[0], noun)
        negated = governor.head.lemma in _DENYING or any(
            child.lower == "back" for child in governor.head.children if child.dep in ("prt", "advmod")
        )
    elif who is not None and noun.dep == "dobj" and governor.pos == "VERB" and noun.i > governor.i:
        cue = (cue_span(governor)[0], noun)
        negated = governor.lemma in _DENYING
    return _made(clause, noun, f"{row.lemma} that ({row.at})", who, cue, negated=negated or row.negates)


def _content_clause(clause: Token) -> bool:
    """Whether a clause after a noun tells what the noun is about, not which one it is."""
    if clause.pos not in ("VERB", "AUX"):
        return False
    if clause.dep == "relcl":
        return any(child.lower == "that" and child.dep == "mark" for child in clause.children)
    marks = [child for child in clause.children if child.i < clause.i]
    return any((child.dep == "mark" and child.lower in ("that", "whether")) or child.tag == "TO" for child in marks)


def _by_adjective(adjective: Token, row: Cue) -> Draft | None:
    """ "is confident that", "was wary of", "are eager to"."""
    be = adjective.head if adjective.dep == "acomp" else adjective
    who = subject(be)
    if who is None or who.tag in ("EX",) or who.lower in ("it", "this", "that", "there", "what"):
        return None
    content = next((child for child in adjective.children if child.i > adjective.i and child.dep in ("ccomp", "xcomp", "prep")), None)
    if content is None or (content.dep == "prep" and content.lower not in ("of", "about", "over", "at")):
        return None
    first = cue_span(be)[0] if be is not adjective else adjective
    cue = (first, adjective)
    whole = content.subtree()
    return _made(content, adjective, f"{row.lemma} that ({row.at})", who, cue, whole=whole, negated=row.negates or _not(be))


def _according(token: Token) -> Draft | None:
    """ "According to X, ...": the rest of the clause is the content."""
    to = next((child for child in token.children if child.lower == "to"), None)
    who = next((child for child in to.children if child.dep == "pobj"), None) if to is not None else None
    if to is None or who is None:
        return None
    clause = token.head
    while clause.pos not in ("VERB", "AUX") and clause.head is not clause:
        clause = clause.head
    own = {t.i for t in token.subtree()}
    whole = [t for t in clause.subtree() if t.i not in own]
    return _made(clause, token, "according to", who, (token, to), whole=whole)
