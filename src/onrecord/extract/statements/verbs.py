"""Verbs that attribute: clauses, infinitives, objects and phrases that they govern, active and passive."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.statements.cues import Cue, Cues, agent, cue_span, negates, phrase, subject
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.extents import made, together
from onrecord.extract.statements.passives import by_passive
from onrecord.extract.statements.phrases import by_phrase, is_time, own_preposition

_PARTY = frozenset(["NOUN", "PROPN", "PRON"])


#: "Asked not to be named" tells nothing but that.
_UNNAMED = frozenset(("name", "identify", "quote"))


def by_verb(verb: Token, row: Cue, cues: Cues, quoted: bool) -> Draft | None:
    """The attribution of a verb with what it governs; None where it governs nothing of its row.

    Within a quotation only clauses and infinitives count: what else a speaker does in it is the speaker's content.
    """
    if verb.dep in ("amod", "compound") or (verb.dep == "xcomp" and verb.head.lemma == "be"):
        return None  # "its purpose is to denounce the raid"
    if any(child.dep == "auxpass" for child in verb.children) or agent(verb) is not None:
        return by_passive(verb, row)
    who = subject(verb)
    negated = row.negates or negates(verb)
    draft = _by_clause(verb, row, who, negated)
    return draft if draft is not None or quoted or _participle(verb) else by_phrase(verb, row, cues, who, negated)


def _participle(verb: Token) -> bool:
    """ "compared with", "asked about the raid": a participle that says what its noun undergoes."""
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl", "prep") and not any(child.dep == "aux" for child in verb.children)


def _by_clause(verb: Token, row: Cue, who: Token | None, negated: bool) -> Draft | None:
    frames = row.frames
    clauses = [child for child in verb.children if child.dep == "ccomp" and not _apart(verb, child)]
    clause = next((child for child in clauses if child.i > verb.i and _marked(child)), None) or next(iter(clauses), None)
    infinitive = next((child for child in verb.children if child.dep == "xcomp" and any(c.tag == "TO" for c in child.children)), None)
    if "that" in frames and who is not None and (parenthesis := _parenthesis(verb, who)) is not None:
        return made(verb, verb, f"{row.lemma}, between commas ({row.at})", who, cue_span(verb), whole=parenthesis, negated=negated)
    if "that" in frames and who is not None and (before := _before_closing(verb, who)) is not None:
        return made(verb, verb, f"{row.lemma}, at a sentence's end ({row.at})", who, cue_span(verb), whole=before, negated=negated)
    if clause is not None and "that" in frames:
        return _clause(verb, clause, row, who, negated)
    if "that" in frames and who is not None and (told := _told(verb)) is not None:
        return made(told, verb, f"{row.lemma} somebody that ({row.at})", who, cue_span(verb), negated=negated)
    if clause is not None and ("obj-inf" in frames or "inf" in frames):
        # "urged the council to act", where the parser takes the clause for one.
        return made(clause, verb, f"{row.lemma} somebody to do ({row.at})", who, cue_span(verb), negated=negated)
    gerund = next((child for child in verb.children if child.dep in ("xcomp", "pcomp") and child.tag == "VBG"), None)
    if gerund is not None and "ger" in frames and who is not None and gerund.i > verb.i:
        return made(gerund, verb, f"{row.lemma} doing ({row.at})", who, cue_span(verb), negated=negated)
    if infinitive is not None and ("inf" in frames or "obj-inf" in frames):
        if infinitive.lemma in _UNNAMED and any(child.dep == "auxpass" for child in infinitive.children):
            return None
        word = own_preposition(verb, row)
        cue = cue_span(verb, word)
        whole = together(infinitive.subtree(), *(other.subtree() for other in _coordinate(verb, infinitive)))
        objects = [c for c in verb.children if c.dep in ("dobj", "dative") and verb.i < c.i < infinitive.i]
        objects += [c for c in word.children if c.dep == "pobj"] if word is not None else []
        if "obj-inf" in frames and objects:
            whole = together(objects[0].subtree(), whole)
            draft = made(infinitive, verb, f"{row.lemma} somebody to do ({row.at})", who, cue, whole=whole, negated=negated)
            if draft is not None:
                draft.addressee = objects[0]
            return draft
        if any(c.tag == "TO" for c in verb.children):
            return None
        return made(infinitive, verb, f"{row.lemma} to do ({row.at})", who, cue, whole=whole, negated=negated) if who is not None else None
    return None


def _told(verb: Token) -> Token | None:
    """The clause of "convinced the rebels that the offer was fair", where the parser hangs it on those who are told."""
    target = next((child for child in verb.children if child.dep in ("dobj", "dative") and child.i > verb.i), None)
    if target is None:
        return None
    return next(
        (child for child in target.children if child.dep == "relcl" and any(c.dep == "mark" and c.lower == "that" for c in child.children)),
        None,
    )


def _apart(verb: Token, clause: Token) -> bool:
    """Whether a semicolon stands between a clause and the verb after it: two sentences in one."""
    if clause.i > verb.i:
        return False
    base = verb.sent.tokens[0].i
    return any(token.text == ";" for token in verb.sent.tokens[clause.i - base : verb.i - base])


def _marked(clause: Token) -> bool:
    return any(child.dep == "mark" and child.lower in ("that", "whether", "if") for child in clause.children)


def _coordinate(verb: Token, infinitive: Token) -> list[Token]:
    """Bare verbs that the parser joins to the cue, though they go on with its infinitive: "wants to triple the fleet and build a port"."""
    if verb.tag not in ("VBD", "VBZ"):
        return []
    return [
        child
        for child in verb.children
        if child.dep == "conj"
        and child.tag == "VB"
        and child.i > infinitive.i
        and not any(c.dep in ("nsubj", "aux") for c in child.children)
    ]


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
    after = tokens[high + 1 - base] if high + 1 - base < len(tokens) else None
    if after is None or after.text != "," or low - base < 3:
        return None
    # Two quotations with their cue between them are no parenthesis.
    if tokens[low - 2 - base].text in ('"', "“", "''", "``"):
        return None
    if tokens[low - 2 - base].lower in ("which", "who", "that"):
        # "a raid which, he said, was lawful": what is said begins there.
        return [token for token in tokens if token.i > after.i]
    return [token for token in tokens if token.i < low - 1 or token.i > after.i]


def _clause(verb: Token, clause: Token, row: Cue, who: Token | None, negated: bool) -> Draft | None:
    """A clause as content; where the cue stands in its middle or after it, what goes on after the cue belongs to it."""
    if who is not None and any(token is who for token in clause.subtree()):
        who = next((c for c in verb.children if c.i > verb.i and c.dep in ("nsubj", "dobj") and c.pos in _PARTY), None)
    if who is None and clause.i < verb.i:
        after = ("dobj", "attr", "npadvmod", "oprd")
        who = next((c for c in verb.children if c.i > verb.i and c.dep in after and c.pos in ("PROPN", "NOUN") and not is_time(c)), None)
    if who is None and verb.dep == "ROOT" and clause.i > verb.i:
        return None
    subjects = [] if _subjects(clause) else [c.subtree() for c in verb.children if c.dep == "dobj" and verb.i < c.i < clause.i]
    whole = together(clause.subtree(), *subjects, *(other.subtree() for other in _clauses_on(verb, clause)))
    whole = _without_other_words(verb, clause, whole)
    if verb.dep == "relcl" and clause.i > verb.i and not _marked(clause) and any(c.dep == "nsubj" for c in verb.children):
        whole = together(_antecedent(verb, clause), whole)
    if clause.i < verb.i:
        # "The talks failed, he said, because ...": modifiers of the cue that follow it belong to the content.
        low, high = whole[0].i, whole[-1].i
        whole = together(whole, [t for child in clause.children for t in child.subtree() if t.i > high or t.i < low])
    return made(clause, verb, f"{row.lemma} that ({row.at})", who, cue_span(verb), whole=whole, negated=negated)


#: Auxiliaries by which a clause that the parser joins to a cue tells that it is still what is said: "said he would stay, but he could not fight".
_STILL_SAID = frozenset(("will", "would", "can", "could", "may", "might", "should", "must", "'ll", "’ll", "'d", "’d", "had"))


def _subjects(clause: Token) -> bool:
    return clause.tag in ("VB", "VBG", "VBN") or any(child.dep in ("nsubj", "nsubjpass", "expl", "csubj") for child in clause.children)


def _clauses_on(verb: Token, clause: Token) -> list[Token]:
    """Clauses that the parser joins to the cue, though they go on with what is said."""
    if clause.i < verb.i:
        return []
    found: list[Token] = []
    modal = any(c.lower in _STILL_SAID for c in verb.children if c.dep == "aux")
    for child in verb.children:
        if child.dep != "conj" or child.i < clause.i:
            continue
        if not any(c.dep in ("nsubj", "nsubjpass", "expl") for c in child.children) and (modal or child.tag != "VB"):
            continue
        if any(c.lower in _STILL_SAID for c in child.children if c.dep == "aux") or any(
            c.dep == "mark" and c.lower == "that" for c in child.children
        ):
            found.append(child)
    return found


def _without_other_words(verb: Token, clause: Token, whole: list[Token]) -> list[Token]:
    """The content without a second thing said that the parser joins to it: "said he would order a review and warned against hackers"."""
    if verb.tag != "VBD" or clause.i < verb.i or not any(c.lower in _STILL_SAID for c in clause.children if c.dep == "aux"):
        return whole
    other = next((child for child in clause.children if child.dep == "conj" and child.tag == "VBD"), None)
    if other is None or any(child.dep in ("nsubj", "nsubjpass", "expl", "aux", "auxpass") for child in other.children):
        return whole
    first = next((child.i for child in clause.children if child.dep == "cc" and child.i < other.i), other.i)
    return [token for token in whole if token.i < first]


def _antecedent(verb: Token, clause: Token) -> list[Token]:
    """What a relative clause leaves out of the clause that is said: "the ship that he said was lost", "the sum experts say it costs"."""
    begins = verb.subtree()[0].i
    tokens = verb.sent.tokens
    base = tokens[0].i
    relative = next((token for token in tokens[begins - base : verb.i - base] if token.tag in ("WDT", "WP", "WRB")), None)
    if relative is not None and (relative.head is clause or relative.head is verb):
        return [relative] if relative.dep in ("dobj", "nsubj", "pobj", "attr") else []
    if relative is not None:
        return []
    return [token for token in verb.head.subtree() if token.i < begins]


def _before_closing(verb: Token, who: Token) -> list[Token] | None:
    """The whole sentence before an attribution that closes it, however the parser hangs the two: "..., but the order was late, an envoy said"."""
    tokens = verb.sent.tokens
    base = tokens[0].i
    first = phrase(who)[0] if who.i < verb.i else verb
    at = first.i - base
    if (
        verb.tag not in ("VBD", "VBZ")
        or at < 4
        or tokens[at - 1].text != ","
        or who.i > verb.i
        or who.dep != "nsubj"
        or who.head is not verb
        or verb.dep in ("relcl", "acl")
    ):
        return None
    after = [token for token in tokens[verb.i + 1 - base :] if token.pos not in ("PUNCT", "SPACE")]
    if any(_tops(token, verb).dep not in ("prep", "npadvmod", "dobj", "dative", "advmod") for token in after) or len(after) > 8:
        return None
    before = tokens[: at - 1]
    if any(token.text in _QUOTES for token in tokens) or before[0].dep == "mark" or before[0].tag in ("WRB", "IN"):
        return None
    finite = [token for token in before if token.tag in ("VBD", "VBZ", "VBP", "MD") and token.dep not in ("relcl", "acl")]
    if not finite or not any(token.dep in ("nsubj", "nsubjpass", "expl") for token in before):
        return None
    return before[1:] if before[0].pos == "CCONJ" else before


def _tops(token: Token, verb: Token) -> Token:
    """The child of the verb under which a token stands; the token itself where it stands under none."""
    at = token
    while at.head is not verb and at.head is not at:
        at = at.head
    return at if at.head is verb else token


_QUOTES = frozenset(('"', "“", "”", "''", "``"))
