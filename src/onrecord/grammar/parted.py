"""Who says what, where the parser gives a verb, or whoever says it, to the wrong one of a saying and what is said: a part of ``mending``.

"Found that China had built islands, harassed fishermen and blocked boats": the finders harassed nobody. "Norway suspended exports to Turkey,
its foreign minister, Ana Berg, said": she is no Turkey. "Has said that papers were forged, and has refused": no papers refuse. "Mali, whose
junta has cut ties, has warned": it makes Mali cut them.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.clauses import has_subject, marked
from onrecord.grammar.moving import hang, make_main
from onrecord.grammar.relations import (
    ADVERBIAL,
    APPOSITION,
    AUXILIARY,
    CLAUSE,
    DOER,
    JOINED,
    JOINER,
    MARK,
    POSSESSOR,
    RELATIVE,
    child_as,
    children_as,
    hangs_as,
    has,
    has_word,
)
from onrecord.knowledge.words import word_list

_SAID = word_list("speech_acts")
#: Verbs that tell what courts and inquiries say.
_FINDING = frozenset(("find", "rule", "conclude", "determine", "report", "hold", "note"))
_TIMES = ("after", "before", "as", "while", "since", "when")
_HAD, _HAVE = frozenset(("had",)), frozenset(("has", "have"))


def parted(verb: Token, tokens: Sequence[Token]) -> None:
    """Hangs a verb of a list on what is said, one with "has" on the saying, and whoever says it on the verb of saying."""
    if verb.tag in ("VBD", "VBN") and hangs_as(verb, JOINED):
        _of_what_is_said(verb, tokens)
        _of_the_saying(verb)
        _of_the_main_clause(verb, tokens)
    if verb.tag == "VBD" and verb.lemma in _SAID and not has(verb, DOER):
        _who_says(verb, tokens)
    if hangs_as(verb, CLAUSE) and verb.i < verb.head.i and not has(verb.head, DOER):
        _whose(verb)


def _of_what_is_said(verb: Token, tokens: Sequence[Token]) -> None:
    """Joins the second verb of a list to the first, which "that" and "had" begin."""
    said = verb.head
    if said.lemma not in _SAID | _FINDING or verb.lemma in _SAID or tokens[verb.i - 1].text != "," or not has(verb, JOINED):
        return
    if has_subject(verb) or has(verb, AUXILIARY):
        return
    told = next((clause for clause in children_as(said, CLAUSE) if said.i < clause.i < verb.i), None)
    if (
        told is not None
        and marked(told, ("that",))
        and _helped(told, _HAD)
        and not any(told.i < j.i < verb.i for j in children_as(said, JOINER))
    ):
        verb.tag = "VBN"
        hang(verb, told, JOINED)


def _of_the_saying(verb: Token) -> None:
    """Joins a verb with "has" to the saying that has it too, where what is said has it not."""
    told = verb.head
    said = told.head
    if not hangs_as(told, CLAUSE) or said.lemma not in _SAID or has_subject(verb) or not marked(told, ("that",)):
        return
    if _helped(verb, _HAVE) and _helped(said, _HAVE) and not _helped(told, _HAVE):
        for joiner in [j for j in children_as(told, JOINER) if j.i < verb.i]:
            hang(joiner, said, JOINER)
        hang(verb, said, JOINED)


def _of_the_main_clause(verb: Token, tokens: Sequence[Token]) -> None:
    """Joins a verb after a comma and "and" to the main clause, where the parser joins it to one of time: "sent ships, days after Chad bought the
    isle, and accused it"."""
    aside = verb.head
    main = aside.head
    joiner = next((j for j in children_as(aside, JOINER) if aside.i < j.i < verb.i), None)
    if joiner is None or tokens[joiner.i - 1].text != "," or has_subject(verb) or verb.tag != main.tag or main.i > aside.i:
        return
    if len(children_as(aside, JOINED)) > 1 or not hangs_as(aside, ADVERBIAL | JOINED) or not has_word(aside, _TIMES, MARK):
        return
    if has(main, DOER) and has(aside, DOER):
        hang(joiner, main, JOINER)
        hang(verb, main, JOINED)


def _who_says(verb: Token, tokens: Sequence[Token]) -> None:
    """Gives a saying its speaker, where he is told by his office after what he says and the parser makes him what stands before that."""
    if verb.i < 2 or tokens[verb.i - 1].text != ",":
        return
    last = tokens[verb.i - 2]
    noun = next((t for t in (last, *last.ancestors()) if t.pos == "NOUN" and hangs_as(t, APPOSITION)), None)
    if noun is None or noun.sent is not verb.sent or noun.subtree()[-1].i not in (verb.i - 1, verb.i - 2) or not has(noun, POSSESSOR):
        return
    said = verb.head
    if child_as(verb, CLAUSE) is not None:
        hang(noun, verb, DOER)
    elif hangs_as(verb, ADVERBIAL) and said.i < noun.i and said is verb.sent.root:
        make_main(verb)
        hang(said, verb, CLAUSE)
        hang(noun, verb, DOER)


def _whose(told: Token) -> None:
    """Gives the saying its speaker, where the parser gives him to the clause with "whose" after him: "Mali, whose juntas have left, has warned"."""
    subjects = children_as(told, DOER)
    if len(subjects) > 1 and has_word(subjects[-1], ("whose",), POSSESSOR) and subjects[0].i < subjects[-1].i:
        who, verb = subjects[0], told.head
        hang(who, verb, DOER)
        hang(told, who, RELATIVE)


def _helped(verb: Token, words: frozenset[str]) -> bool:
    return any(word.lower in words for word in children_as(verb, AUXILIARY))
