"""The table of cues, indexed by lemma, and what belongs to a cue beside its word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.doc import Token
from onrecord.knowledge import Knowledge

#: What may stand between an auxiliary and its verb and belongs to the cue.
_WITHIN = frozenset(["aux", "auxpass", "neg"])
_SUBJECTS = ("nsubj", "nsubjpass", "expl")


#: What somebody issues and says something by.
_MEDIA = frozenset(
    [
        "statement",
        "letter",
        "speech",
        "message",
        "communique",
        "declaration",
        "resolution",
        "email",
        "note",
        "memo",
        "tweet",
        "remark",
        "comment",
    ]
)


#: Adverbs that make a verb another: "hit back", "put forward".
_PARTICLES = frozenset(("back", "forward", "out", "aside", "down", "off", "up"))
#: Participles of whoever does what the clause tells, though the parser hangs them on its object.
_SAYING = frozenset(("say", "add", "claim", "insist", "argue", "note", "stress", "explain"))


#: Verbs that tell only how, or whether, another is done, and belong to its cue.
_RAISING = frozenset(("appear", "seem", "try", "go", "continue", "keep", "begin", "start", "come"))


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table."""

    lemma: str
    frames: frozenset[str]
    negates: bool
    at: str


class Cues:
    """The table by part of speech and lemma; verbs with particles by both."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rows: dict[tuple[str, str], Cue] = {}
        for row in knowledge.rows("cues"):
            self._rows[row["pos"], row["lemma"]] = Cue(row["lemma"], frozenset(row.list("frames")), row["negates"] == "yes", row.at)
        words = {row["class"]: frozenset(row.list("words")) for row in knowledge.rows("act_words")}
        #: Verbs that carry a noun which attributes: "made a promise to", "issued a warning that".
        self.carrying = words.get("carries", frozenset())
        #: Verbs that deny what their object says.
        self.denying = words.get("denies", frozenset())
        #: Verb and object that tell no words, though the verb often does.
        self.unsaid = words.get("unsaid", frozenset())
        #: Verbs of speech that stay statements within another's words.
        self.telling = frozenset(row["lemma"] for row in knowledge.rows("cues") if row["within"] == "yes")

    @classmethod
    def of(cls, knowledge: Knowledge) -> Cues:
        return knowledge.built("cues", cls)

    def verb(self, token: Token) -> Cue | None:
        """The row of a verb, with its particle or preposition first ("call for", "go on")."""
        return next(self.verbs(token), None)

    def verbs(self, token: Token) -> Iterator[Cue]:
        """The rows of a verb: those with its particle or preposition, then the bare verb's."""
        if token.pos not in ("VERB", "AUX") and token.tag[:2] != "VB":
            return
        for child in token.children:
            if child.i > token.i and child.dep in ("prt", "prep", "advmod") and child.i - token.i <= 2 and not tells_time(child):
                found = self._rows.get(("VERB", f"{token.lemma} {child.lower}"))
                if found is not None:
                    yield found
        found = self._rows.get(("VERB", token.lemma))
        if found is None and token.lower in (f"{token.lemma}es", f"{token.lemma}ed", f"{token.lemma}ing"):
            # The model cuts one letter too many: "hop" of "hopes".
            found = self._rows.get(("VERB", f"{token.lemma}e"))
        if found is not None:
            yield found

    def noun(self, token: Token) -> Cue | None:
        return self._rows.get(("NOUN", token.lemma)) if token.pos == "NOUN" else None

    def adjective(self, token: Token) -> Cue | None:
        return self._rows.get(("ADJ", token.lower)) if token.pos in ("ADJ", "VERB") else None


def tells_time(preposition: Token) -> bool:
    """ "on Monday", "in May"."""
    objects = [child for child in preposition.children if child.dep == "pobj"]
    return bool(objects) and objects[0].ent is not None and objects[0].ent.label in ("DATE", "TIME")


def negates(word: Token) -> bool:
    """ "did not say", "never said"."""
    return any(child.dep == "neg" for child in word.children)


def cue_span(verb: Token, particle: Token | None = None) -> tuple[Token, Token]:
    """The cue's words: the verb with its auxiliaries, negation, the adverbs right before it, and its particle."""
    first = verb
    tokens = verb.sent.tokens
    base = tokens[0].i
    own = {
        child.i
        for child in verb.children
        if child.dep in _WITHIN or (child.dep == "advmod" and child.i < verb.i) or (child.tag == "TO" and child.i < verb.i)
    }
    at = verb.i - 1
    while at >= base and at in own:
        first = tokens[at - base]
        at -= 1
    first = _raised(verb, first)
    last = verb
    for child in verb.children:
        if (
            child.i > verb.i
            and (child.dep == "prt" or child is particle or (child.dep == "advmod" and child.lower in _PARTICLES))
            and child.i == last.i + 1
        ):
            last = child
    return first, last


def _raised(verb: Token, first: Token) -> Token:
    """Where a cue begins whose verb hangs on one that only tells how: "appeared to suggest", "went on to explain", "avoids condemning"."""
    above = verb.head
    if verb.dep != "xcomp" or above.lemma not in _RAISING or above.i >= first.i or above.pos not in ("VERB", "AUX"):
        return first
    base = verb.sent.tokens[0].i
    between = verb.sent.tokens[above.i + 1 - base : first.i - base]
    return cue_span(above)[0] if all(token.pos in ("ADV", "PART", "ADP") for token in between) else first


def subject(verb: Token) -> Token | None:
    """The one who says: the verb's subject, or that of the verb which governs it; None where none is told."""
    seen = 0
    at = verb
    while seen < 6:
        seen += 1
        for child in at.children:
            if child.dep in ("nsubj", "nsubjpass") and not (child.dep == "nsubjpass" and at is verb and seen == 1 and _passive(at)):
                return child
        shared = next((c for c in at.children if c.dep == "advcl" and c.tag == "VBG" and c.i < at.i), None)
        speaking = next((c for c in shared.children if c.dep == "nsubj"), None) if shared is not None else None
        if speaking is not None:
            return speaking  # "The envoy speaking in Oslo, appealed ..."
        if _goes_on(at):
            at = at.head.head  # "said the line had been drawn and urged Peru to accept it": who says the one urges
            continue
        if at.dep in ("conj", "xcomp", "advcl", "pcomp") and at.head is not at:
            if at.dep == "xcomp":
                controlled = next((c for c in at.head.children if c.dep in ("dobj", "dative") and c.i < at.i), None)
                if controlled is not None:
                    return controlled
            if at.dep == "advcl" and at.lemma in _SAYING and at.tag == "VBG" and at.head.dep == "ccomp" and at.head.head.pos == "VERB":
                at = at.head.head  # "said that the treaty was dead, saying ...": who says the one says the other
                continue
            if at.dep == "pcomp" and at.head.lower == "as":
                # "quoted the minister as saying": the minister says.
                quoted = next((c for c in at.head.head.children if c.dep == "dobj"), None)
                if quoted is not None:
                    return quoted
            if at.dep == "pcomp" and at.head.lower in ("of", "for", "from"):
                # "accused the envoy of revealing": the envoy reveals.
                charged = next((c for c in at.head.head.children if c.dep == "dobj" and c.i < at.head.i), None)
                if charged is not None:
                    return charged
            at = at.head
            if at.pos == "ADP":
                at = at.head
        elif at.dep in ("acl", "relcl") and at.head.pos in ("NOUN", "PROPN", "PRON"):
            if at.dep == "acl" and at.head.lemma in _MEDIA and at.head.head is not at.head:
                # "issued a statement declaring": those who issued it declare.
                issuer = subject(at.head.head) if at.head.head.pos == "VERB" else None
                return issuer or at.head
            if at.dep == "acl" and at.lemma in _SAYING and at.tag == "VBG" and at.head.dep == "dobj" and at.head.pos == "NOUN":
                # "denied the reports saying ...": whoever denied them says so.
                denier = subject(at.head.head)
                return denier or at.head
            return at.head
        elif at.dep == "prep" and at.head is not at:
            at = at.head
        else:
            return None
    return None


def _goes_on(verb: Token) -> bool:
    """Whether a verb that the parser joins to what is said goes on with the saying: a past tense after a clause with an auxiliary."""
    clause = verb.head
    if verb.dep != "conj" or verb.tag != "VBD" or clause.dep != "ccomp" or clause.head.tag != "VBD" or clause.i < clause.head.i:
        return False
    if any(child.dep in ("aux", "auxpass") for child in verb.children):
        return False
    return any(
        child.dep == "aux" and child.lower in ("would", "had", "could", "might", "will", "can", "must", "should")
        for child in clause.children
    )


def _passive(verb: Token) -> bool:
    return any(child.dep == "auxpass" for child in verb.children)


def agent(verb: Token) -> Token | None:
    """The one by whom: "was accused by Ankara"."""
    for child in verb.children:
        if child.dep == "agent":
            return next((target for target in child.children if target.dep == "pobj"), None)
    return None


def _named(head: Token, tokens: list[Token]) -> list[Token]:
    """The phrase without a participle after a comma and without a time, which tell what its head did: "Trump, speaking to veterans"."""
    for child in head.children:
        if child.i < head.i or not (child.dep == "acl" or (child.dep == "prep" and tells_time(child))):
            continue
        begins = child.subtree()[0].i
        before = [token for token in tokens if token.i < begins]
        if before and before[-1].i >= head.i and (child.dep == "prep" or before[-1].text in (",", "(", "--", "–", "—")):
            tokens = before
    return tokens


def phrase(head: Token) -> tuple[Token, Token]:
    """The whole phrase of a head, without marks at its ends and without what a clause adds after a comma and "and"."""
    tokens = head.subtree()
    low = high = next(n for n, token in enumerate(tokens) if token is head)
    while low > 0 and tokens[low - 1].i == tokens[low].i - 1:
        low -= 1
    while high + 1 < len(tokens) and tokens[high + 1].i == tokens[high].i + 1:
        high += 1
    tokens = _named(head, tokens[low : high + 1])
    while len(tokens) > 1 and (tokens[0].pos == "PUNCT" or tokens[0].dep == "cc"):
        tokens = tokens[1:]
    while len(tokens) > 1 and ((tokens[-1].pos == "PUNCT" and tokens[-1].text not in (")", "]")) or tokens[-1].text in ("'s", "’s")):
        tokens = tokens[:-1]
    return tokens[0], tokens[-1]
