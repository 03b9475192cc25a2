"""What stands or falls with the verb over it, "will close it, leaving ten without work", and what does not: a raid of which somebody did not speak;
what is only talked of or asked for."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.phrases import determiners, word_before
from onrecord.grammar.relations import (
    ADVERBIAL,
    AUXILIARY,
    CLAUSE,
    DESCRIBING,
    DONE_TO,
    HELPING,
    INTRODUCING,
    MARKING,
    OBJECT,
    PASSIVE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    SUBJECT,
    UNDER_ANY,
    UNDER_PREPOSITION,
    children_as,
    first_joined,
    hangs_as,
    has,
    has_word,
    stands_under,
)
from onrecord.knowledge.words import word_list, word_values

#: What comes of a deed, told by a participle after it; what is said or done about a deed that somebody did.
_RESULTS = word_list("come_of_it")
_ABOUT = word_list("about_a_deed")
_ONE = frozenset(("a", "an", "another"))
_INDEFINITE = _ONE | {"any", "no", "some"}
#: Prepositions under which a deed is one that somebody would meet or use, and auxiliaries by which he would.
_MEETING = frozenset(("to", "against", "through"))
_WOULD = frozenset(("will", "would", "'ll", "'d", "could", "may", "might"))
#: Prepositions under which a gerund tells what may be done; words under which it is done all the same, "admitted to shelling"; words under which
#: no preposition tells it as done, and under which "on" does not.
_OPEN = frozenset(("to", "about", "against"))
_DONE = word_list("gerund_done")
_GERUND_OPEN = word_list("gerund_open")
_MATTERS = word_list("gerund_matters")
#: Nouns of what may be done, each with its preposition.
_OPEN_UNDER = word_values("gerund_nouns")
_ON = frozenset(("on", "over"))
#: What may come, of which a noun with a participle tells.
_RISKS = frozenset(("risk", "danger", "possibility", "prospect", "chance", "likelihood", "threat", "fear"))
#: What is told after these came before; nouns with these words are known, but for what may be to come.
_FACING = frozenset(("face", "response", "reaction", "light", "wake", "aftermath"))
_AFTER = frozenset(("after", "following"))
_DEFINITE = frozenset(("the", "that"))
_TO_COME = frozenset(("talk", "meeting", "visit", "summit", "vote", "withdrawal", "release", "departure"))
#: What was asked, and what one does about it.
_REQUESTS = frozenset(("request", "demand", "call", "appeal", "plea", "offer"))
_ANSWERING = frozenset(("approve", "consider", "discuss", "weigh", "debate", "await"))
#: How a meeting is asked for.
_SEEKING = word_list("seeking_meetings")
_ONCE = frozenset(("when", "once"))


def is_before(preposition: Token) -> bool:
    """Whether what it leads to comes after what is told above: "will sign it before leaving"."""
    return preposition.lower == "before" and hangs_as(preposition, PREPOSITION) and has(preposition, UNDER_PREPOSITION)


def is_result(clause: Token) -> bool:
    """Whether a participle tells what comes of what is told above: "will bomb the port, killing dozens"."""
    if not hangs_as(clause, ADVERBIAL) or clause.tag != "VBG" or clause.i < clause.head.i:
        return False
    return clause.lemma in _RESULTS and not has(clause, SUBJECT | INTRODUCING)


def is_once_done(clause: Token) -> bool:
    """Whether it is told only of what comes after it: "can be tried once arrested"."""
    return clause.tag == "VBN" and hangs_as(clause, ADVERBIAL) and has_word(clause, _ONCE, MARKING) and not has(clause, AUXILIARY)


def is_met(noun: Token) -> bool:
    """Whether it is a deed that would be met or used, one of many: "will respond to an attack", but "to an attack that killed ten"."""
    preposition = noun.head
    if noun.pos != "NOUN" or not hangs_as(noun, PREPOSITIONAL_OBJECT) or preposition.lower not in _MEETING or has(noun, DESCRIBING):
        return False
    one = any(word.lower in _ONE for word in determiners(noun))
    return one and hangs_as(preposition, PREPOSITION) and has_word(preposition.head, _WOULD, AUXILIARY)


def is_spoken_of(noun: Token) -> bool:
    """Whether it is a deed that was done, about which something is said or done, or is not: "did not condemn the raid"."""
    if noun.pos != "NOUN" or not hangs_as(noun, DONE_TO) or noun.head.lemma not in _ABOUT:
        return False
    words = {word.lower for word in determiners(noun)}
    return has(noun, POSSESSOR) or bool(words and not words & _INDEFINITE)


def is_matter(gerund: Token) -> bool:
    """Whether a gerund under a preposition tells what may be done, of which something is told: "close to signing", "decided on leaving", "differed on
    arresting them", "a law on deporting them"; none of "resorted to bombing"."""
    preposition = gerund.head
    if gerund.tag != "VBG" or not hangs_as(gerund, UNDER_PREPOSITION):
        return False
    over = first_joined(preposition).head
    if preposition.lower in _ON and over.lemma in _MATTERS:
        return True
    governing = {preposition.head.lemma, preposition.head.lower}
    if has(gerund, SUBJECT):
        return False
    if preposition.lower in _OPEN:
        return not (governing | {preposition.head.head.lemma}) & _DONE
    if _OPEN_UNDER.get(preposition.head.lemma) == preposition.lower and preposition.head.pos == "NOUN":
        return True  # "the task of destroying the guns"
    return bool(governing & _GERUND_OPEN) or _than_by(preposition)


def _than_by(preposition: Token) -> bool:
    """ "More by waiting than by accepting the offer"."""
    before = word_before(preposition)
    return preposition.lower == "by" and before is not None and before.lower == "than"


def is_sought(verb: Token) -> bool:
    """Whether a meeting is only asked for, so that what it is for was not done: "suggested a meeting to discuss the truce"."""
    return verb.lemma in _SEEKING or (verb.lemma in ("call", "appeal") and has_word(verb, ("for",), PREPOSITION))


def came_before(node: Token) -> bool:
    """Whether it was done before what is told above it, however that stands: "plans to send troops after the raid on Gao", "after being held"."""
    if not hangs_as(node, UNDER_ANY) or (node.head.lower not in _AFTER and not _in_the_face(node.head)):
        return False
    if node.pos != "NOUN":
        return node.tag == "VBN" and has_word(node, ("being", "having"), HELPING)
    known = has(node, POSSESSOR) or any(word.lower in _DEFINITE for word in determiners(node))
    return known and node.lemma not in _TO_COME


def _in_the_face(of: Token) -> bool:
    """ "In the face of", "in response to", "in reaction to", "in light of" what was done."""
    noun = of.head
    return of.lower in ("of", "to") and noun.lemma in _FACING and hangs_as(noun, UNDER_ANY) and noun.head.lower == "in"


def is_asked_by_another(noun: Token) -> bool:
    """Whether it is a request that was made, about which another only does something: "approves Peru's request to land"."""
    if noun.lemma not in _REQUESTS or not hangs_as(noun, OBJECT) or not any(owner.pos == "PROPN" for owner in children_as(noun, POSSESSOR)):
        return False
    return noun.head.lemma in _ANSWERING


def is_subjunctive(verb: Token) -> bool:
    """Whether it is what somebody asks to be done: "asked that the envoy be expelled"."""
    asked = has(verb, SUBJECT) or hangs_as(verb, CLAUSE)
    return verb.tag == "VBN" and has_word(verb, ("be",), PASSIVE) and not has(verb, HELPING) and asked


def is_of_it(participle: Token) -> bool:
    """Whether a participle tells with its noun what the noun over both is of: "the risk of rebels taking the port"."""
    noun = participle.head
    of_risk = stands_under(noun, ("of",)) and noun.head.head.lemma in _RISKS
    return participle.tag == "VBG" and hangs_as(participle, REDUCED) and of_risk
