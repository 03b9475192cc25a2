"""The table of cues, indexed by lemma, and what belongs to a cue beside its word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.doc import Token
from onrecord.grammar.edges import tells_time
from onrecord.grammar.relations import ADVERB, PARTICLE, PREPOSITION, children_as
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list

#: What somebody issues and says something by.
_MEDIA = word_list("media_words")
#: Participles of whoever does what the clause tells, though the parser hangs them on its object.
_SAYING = frozenset(("say", "add", "claim", "insist", "argue", "note", "stress", "explain"))
#: How a cue's second word hangs on it.
_SECOND = PARTICLE | PREPOSITION | ADVERB


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
        for child in children_as(token, _SECOND):
            if token.i < child.i <= token.i + 2 and not tells_time(child):
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
