"""The table of cues, indexed by lemma, and what belongs to a cue beside its word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.doc import Token
from onrecord.grammar.complements import clause_with_for, glad_to_say, had_to_say
from onrecord.grammar.edges import put_so, tells_time, withheld_by
from onrecord.grammar.relations import ADVERB, OPEN_CLAUSE, PARTICLE, PREPOSITION, children_as, first_joined, head_as
from onrecord.grammar.subjects import subject_words
from onrecord.knowledge import Knowledge

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
            self._rows[row["pos"], row["lemma"]] = Cue(row["lemma"], frozenset(row.list("frames")), row.yes("negates"), row.at)
        words = {row["class"]: frozenset(row.list("words")) for row in knowledge.rows("act_words")}
        #: Verbs that carry a noun which attributes: "made a promise to", "issued a warning that".
        self.carrying = words.get("carries", frozenset())
        #: Verbs that deny what their object says.
        self.denying = words.get("denies", frozenset())
        #: Verb and object that tell no words, though the verb often does.
        self.unsaid = words.get("unsaid", frozenset())
        #: Verbs of speech that stay statements within another's words.
        self.telling = frozenset(row["lemma"] for row in knowledge.rows("cues") if row.yes("within"))

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
        found = self._rows.get(("VERB", f"{token.lemma} for")) if clause_with_for(token) is not None else None
        if found is not None:
            yield found
        found = self._rows.get(("VERB", f"{token.lemma} it" if put_so(token) is not None else token.lemma))
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
    """The one who says, as the clause words it ("who"); None where none is told, or it is only told what somebody could say."""
    first = first_joined(verb)
    governing = head_as(first, OPEN_CLAUSE)
    if governing is not None and governing.pos == "ADJ":
        return glad_to_say(governing)  # none of "unable to describe", "ready to look back and say"
    held = withheld_by(verb)
    if (bearer := had_to_say(verb)) is not None:
        return subject(bearer)
    who = next(iter(subject_words(verb)), None) or (next(iter(subject_words(held)), None) if held is not None else None)
    return who if who is not None and who.tag != "EX" else None
