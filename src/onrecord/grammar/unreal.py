"""What is told as a case and not as done: any attack, whoever attacks, for somebody to attack, in the event of an attack, rather than attack."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import is_infinitive
from onrecord.grammar.phrases import word_before
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    CLAUSE,
    COMPLEMENT,
    DESCRIBING,
    DETERMINER,
    JOINED,
    JOINER,
    MARK,
    OBJECT,
    OPEN_CLAUSE,
    PARTICLE,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    SUBJECT,
    UNDER_ANY,
    UNDER_PREPOSITION,
    child_as,
    child_before,
    children_as,
    find_word,
    hangs_as,
    has,
    has_word,
    word_as,
)
from onrecord.knowledge.words import word_list

#: Who stands for all that may do it: "whoever attacks", "any foreigner who arrests".
_ANYBODY = frozenset(("anyone", "anybody", "whoever", "whomever"))
_ANY = frozenset(("any", "whichever"))
#: Nouns under "in" whose "of" tells what may come.
_CASES = frozenset(("event", "case"))
#: What is done in being said, and verbs whose infinitive is done.
_SAID = word_list("said_in_meeting") | {"seek", "highlight", "remind", "pressure", "reject", "defend"}
_DONE_IN = word_list("done_in_doing")
_INVERTED = frozenset(("had", "were", "should"))
#: Of whom "were" tells what is not so.
_ONE = frozenset(("i", "he", "she", "it"))
#: What whoever would like to do it does in saying so.
_THANKING = frozenset(("express", "thank", "congratulate", "apologise", "apologize"))
#: Verbs by which somebody is brought to do it.
_LEADING = frozenset(("lead", "prompt", "force", "cause", "compel"))
#: What one leads for a purpose: "led a team to help the victims".
_LED = frozenset(("team", "delegation", "mission", "group", "effort", "march", "campaign", "drive"))
#: Verbs that say what it is to do something: "made it a crime to attack".
_MAKING = frozenset(("make", "deem", "consider", "find", "think", "call", "declare"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "VBG"))


def is_case(node: Token) -> bool:
    """Whether what a noun or a clause tells may come, of whomever, and is told of no one deed."""
    if has_word(node, _ANY, DETERMINER) or _in_the_event(node) or _sought(node) or _better_off(node):
        return True
    above = node.head
    if not hangs_as(node, DESCRIBING) or _set_off(node):
        return False
    return above.lower in _ANYBODY or has_word(above, _ANY, DETERMINER) or _in_the_event(above) or _each_time(above)


def _better_off(node: Token) -> bool:
    """ "Would be better off signing": what somebody does not do, or not yet."""
    off = word_before(node) if node.tag == "VBG" else None
    better = word_before(off) if off is not None and off.lower == "off" else None
    return better is not None and better.lower in ("better", "worse")


def _sought(node: Token) -> bool:
    """ "Information leading to the arrest of the bombers": what is looked for."""
    to = node.head
    if not hangs_as(node, PREPOSITIONAL_OBJECT) or to.lower != "to" or to.head.lemma != "lead" or to.head.tag not in ("VBG", "VBZ"):
        return False
    return hangs_as(to.head, DESCRIBING) and to.head.head.lemma in ("information", "tip", "evidence", "clue")


def _each_time(noun: Token) -> bool:
    """ "Every time my country is attacked": of no one deed."""
    return noun.lower == "time" and has_word(noun, ("every", "each"), DETERMINER)


def _set_off(clause: Token) -> bool:
    """Whether a comma stands before it: it tells more of its noun, not which."""
    before = word_before(clause.subtree()[0])
    return before is not None and before.text == ","


def _in_the_event(node: Token) -> bool:
    """ "In the event of an attack", "in case of a strike", "in case they attack"."""
    if hangs_as(node, ADVERBIAL | REDUCED) and child_before(node, SUBJECT) is not None:
        before = word_before(node.subtree()[0])
        return before is not None and before.lower == "case"
    of = node.head
    if not hangs_as(node, UNDER_ANY) or of.lower != "of" or of.head.lower not in _CASES:
        return False
    return hangs_as(of.head, PREPOSITIONAL_OBJECT) and of.head.head.lower == "in"


def is_for_somebody(verb: Token) -> bool:
    """Whether it is what somebody may or should do: "a deal for Chad to deport them", "easier for guards to hold them"."""
    return has_word(verb, ("for",), MARK) and is_infinitive(verb) and not has_word(verb, ("have",), AUXILIARY)


def is_aim(verb: Token) -> bool:
    """Whether an infinitive tells what something is done for, however the parser hangs it: "bought ships to support the raids", "had no choice but to
    resign". Not what is done in doing it ("began to shell") nor in being said ("met to discuss")."""
    above = verb.head
    if above.lemma == "head" and above.tag == "VBN" and is_infinitive(verb):
        return hangs_as(verb, OPEN_CLAUSE | ADVERBIAL)  # "was headed to Oslo to discuss the war": on the way there
    if not is_infinitive(verb) or has_word(verb, ("have",), AUXILIARY) or verb.lemma in _SAID:
        return False
    if hangs_as(verb, JOINED):
        return above.tag in _FINITE and not is_infinitive(above)
    return hangs_as(verb, OPEN_CLAUSE) and above.pos == "VERB" and above.lemma not in _DONE_IN


def is_going_to(verb: Token) -> bool:
    """ "Is going to attack"."""
    above = verb.head
    return above.lower == "going" and hangs_as(verb, OPEN_CLAUSE) and is_infinitive(verb) and has(above, AUXILIARY)


def is_led_to(verb: Token) -> bool:
    """Whether it is what somebody was brought to do and did: "led the members to walk out"."""
    led = child_as(verb.head, OBJECT)
    return verb.head.lemma in _LEADING and led is not None and led.lemma not in _LED and hangs_as(verb, ADVERBIAL)


def goes_on(verb: Token) -> bool:
    """Whether it is what somebody did next: "went on to shell the port"."""
    return verb.head.lemma == "go" and has_word(verb.head, ("on",), PARTICLE | PREPOSITION | ADVERB)


def is_inverted_condition(clause: Token) -> bool:
    """Whether a clause tells a condition without "if": "Had the talks failed, he would have left", "would have attacked had the talks failed"."""
    above = clause.head
    if above.lower == "had" and hangs_as(clause, CLAUSE) and hangs_as(above, ADVERBIAL) and above.i < clause.i < above.head.i:
        return True  # "Had the envoy not resigned, ...", where the parser takes what had been done for what is said
    if clause.i < above.i:
        stands = hangs_as(clause, ADVERBIAL)
    else:  # what the parser may take for what is said stands after what would be
        stands = hangs_as(clause, CLAUSE | ADVERBIAL) and has_word(above, ("would", "could", "might"), AUXILIARY)
    subject = child_as(clause, SUBJECT)
    turned = clause if clause.lower in _INVERTED else find_word(clause, _INVERTED)
    if not stands or turned is None:
        return False
    if subject is None or turned.i < subject.i:
        return subject is not None or turned is clause
    return turned is clause and clause.i > above.i  # the parser may give it the object before: "attacked Israel had the talks failed"


def is_contrary(verb: Token) -> bool:
    """Whether it is what somebody would do if things were other than they are: "if he were president, he would not attend"."""
    if not has_word(verb, ("would", "'d"), AUXILIARY):
        return False
    conditions = (clause for clause in children_as(verb, ADVERBIAL) if has_word(clause, ("if",), MARK) and clause.lower == "were")
    return any(who.lower in _ONE for clause in conditions for who in children_as(clause, SUBJECT))


def done_in_wishing(verb: Token) -> bool:
    """ "I would like to thank", "we wish to condemn": whoever wishes it does it."""
    above = verb.head
    wished = hangs_as(verb, OPEN_CLAUSE) and above.lemma in ("like", "want", "wish")
    return wished and (has_word(above, ("i", "we"), SUBJECT) or (verb.lemma in _THANKING and has_word(above, ("would",), AUXILIARY)))


def is_passed_over(verb: Token) -> bool:
    """Whether it is what somebody did not choose to do: "talked rather than fight", "freed him rather than shooting him", "Rather than fight,
    they talked"."""
    marked = word_as(verb, ("than",), MARK)
    if marked is not None and (_rather(marked) or (hangs_as(verb, ADVERBIAL) and has_word(verb.head, ("rather",), ADVERB))):
        return True  # also "would rather leave than sign"
    if hangs_as(verb, JOINED):
        than = next((joiner for joiner in verb.head.children if hangs_as(joiner, JOINER) and joiner.i < verb.i and _rather(joiner)), None)
        return than is not None and all(child.i > than.i for child in verb.children)
    return hangs_as(verb, UNDER_PREPOSITION) and hangs_as(verb.head, PREPOSITION) and _rather(verb.head)


def is_left_out(node: Token) -> bool:
    """Whether it is what was not done: "left without signing", "instead of attacking", "far from attacking"."""
    above = node.head
    if not hangs_as(node, UNDER_ANY):
        return False
    if above.lower == "from":
        before = above.i - 1 - above.sent.tokens[0].i
        return node.tag == "VBG" and before >= 0 and above.sent.tokens[before].lower == "far"
    return above.lower == "without" or (above.lower == "of" and (above.head.lower == "instead" or has_word(above, ("instead",), ADVERB)))


def is_nothing(verb: Token) -> bool:
    """Whether there is nothing of what it tells: "there is nothing to negotiate with Chad"."""
    return hangs_as(verb, DESCRIBING) and verb.head.lower == "nothing" and is_infinitive(verb)


def is_made_so(verb: Token) -> bool:
    """Whether it is only told what it is to do it: "made it a crime to attack guards", "makes it harder to flee"."""
    making = verb.head
    if not hangs_as(verb, COMPLEMENT) or making.lemma not in _MAKING or not is_infinitive(verb):
        return False
    after = [word.lower for word in verb.sent.tokens if making.i < word.i < verb.i][:2]
    return after[:1] == ["it"] and after[1:] != ["the"]  # not "making it the first state to ban it"


def _rather(than: Token) -> bool:
    return than.lower == "than" and (has_word(than, ("rather",), ADVERB) or has_word(than.head, ("rather",), ADVERB))
