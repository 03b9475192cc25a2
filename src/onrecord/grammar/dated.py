"""What the parser makes of words beside a day: a part of ``mending``.

Verbs that it takes for what describes the noun after them, where a day stands before:
"A court on Tuesday freed opposition politician Daniel Okoth", "Norway on Friday imposed visa bans": it takes the subject for the main word,
the verb for a participle, and at times what is done for what stands under "on"; "started on Monday joint drills": it hangs the drills under "on".
And names before which a day stands, of which it makes one: "On 3 March Okoth warned Togo".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.clauses import lacks_subject
from onrecord.grammar.moving import become, hang, make_main
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERB,
    BEFORE_NOUN,
    COMPOUND,
    COUNT,
    DOER,
    MAIN,
    MARK,
    NAMING,
    NOUN_AS_ADVERB,
    OBJECT,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    SUBJECT,
    TENSED,
    child_as,
    children_as,
    hangs_as,
    has,
    object_under,
)
from onrecord.knowledge.words import word_list

_DAYS = word_list("day_names")
_ON = ("on",)
_MONTHS = word_list("month_names")
#: Before a day that a number and a month tell.
_BEFORE_DAYS = frozenset({"on", "since", "from", "until", "by"})
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Tags of a verb with a tense of its own, or after "has".
_TOLD = ("VBD", "VBN", "VBZ", "VBP")


def after_day(verb: Token, tokens: Sequence[Token]) -> None:
    """Makes a participle right after a day the verb of a sentence that has none."""
    who = verb.sent.root
    if verb.tag not in ("VBN", "VBD") or not hangs_as(verb, ADJECTIVE) or not hangs_as(who, MAIN) or who.pos not in NAMING:
        return
    day = tokens[verb.i - 1]
    if day.lower not in _DAYS or not who.i < day.i:
        return
    on = tokens[day.i - 1]
    on_day = on.lower in _ON
    before = tokens[on.i - 1] if on_day else on
    thing = _whole(verb, who)
    if thing is None or not (before is who or who in before.ancestors()):
        return
    verb.tag = "VBD"
    make_main(verb)
    for child in [child for child in who.children if child.i >= verb.i and child is not thing]:
        hang(child, verb)
    hang(who, verb, DOER)
    hang(thing, verb, OBJECT)
    if on_day:
        hang(on, verb, PREPOSITION)
        hang(day, on, PREPOSITIONAL_OBJECT)
    elif day.head is not who:
        hang(day, verb)


def object_after_day(on: Token, tokens: Sequence[Token]) -> None:
    """Makes what is done the verb's object, where the parser hangs it under "on" with the day before it: "started on Monday joint drills"."""
    thing, verb = object_under(on), on.head
    if on.lower not in _ON or thing is None or thing.pos != "NOUN" or verb.tag not in _TOLD or has(verb, OBJECT) or on.i < verb.i:
        return
    day = tokens[on.i + 1]
    if day.lower in _DAYS and day.head is thing and hangs_as(day, BEFORE_NOUN) and child_as(verb, DOER) is not None:
        hang(day, on, PREPOSITIONAL_OBJECT)
        hang(thing, verb, OBJECT)


#: What a verb may have after it, and the parser puts before a length of time.
_AFTER_VERBS = frozenset(("back", "down", "off", "out", "over", "up"))


def before_length(adverb: Token, tokens: Sequence[Token]) -> None:
    """Gives the verb the particle that stands between it and a length of time: "shot back hours later" tells of no back hours."""
    verb, length = tokens[adverb.i - 1], adverb.head
    if adverb.lower in _AFTER_VERBS and adverb.i and length.i == adverb.i + 1 and length.tag == "NNS" and verb.tag in _TOLD:
        if hangs_as(length, NOUN_AS_ADVERB) and verb in length.ancestors():
            hang(adverb, verb, ADVERB)


def _whole(verb: Token, who: Token) -> Token | None:
    """The noun after the verb with all that stands before it: "politician Daniel Okoth", where it hangs on the subject or on "on"."""
    noun = verb.head
    while noun.head is not who and not (hangs_as(noun, PREPOSITIONAL_OBJECT) and noun.head.head is who):
        if noun.head is noun or noun.head.i < verb.i:
            return None
        noun = noun.head
    return noun if noun.i > verb.i else None


def day_apart(month: Token, tokens: Sequence[Token]) -> None:
    """Parts a day from the name or noun after it: "On 3 March Okoth warned Togo" has neither a March Okoth nor one on whom somebody warned."""
    if month.lower not in _MONTHS or not month.text[0].isupper() or month.i < 2 or month.head.i < month.i:
        return
    if not hangs_as(month, COMPOUND | NOUN_AS_ADVERB):
        return
    number, before, who = tokens[month.i - 1], tokens[month.i - 2], month.head
    if not number.text.isdigit() or before.lower not in _BEFORE_DAYS or before.sent is not month.sent:
        return
    if hangs_as(who, PREPOSITIONAL_OBJECT) and who.head is before:
        verb = _verb_after(who, before, tokens)
        if verb is None:
            return
        hang(who, verb, DOER)
    elif not (hangs_as(who, SUBJECT) or hangs_as(month, NOUN_AS_ADVERB)) or children_as(before, PREPOSITIONAL_OBJECT):
        return
    after = tokens[month.i + 1]
    last = after if _YEAR.fullmatch(after.text) else month  # "On 3 March 12 soldiers": so many soldiers
    hang(month, before, PREPOSITIONAL_OBJECT)
    hang(number, month, COUNT)
    if last is after:
        hang(after, month, COUNT)
    if before.tag == "IN" and hangs_as(before, MARK):
        become(before, PREPOSITION)
    day = number.ent
    if day is not None and day.label == "DATE" and day.last.i > last.i:
        for token in tokens[last.i + 1 : day.last.i + 1]:
            token.ent = None
        day.last = last


def _verb_after(who: Token, on: Token, tokens: Sequence[Token]) -> Token | None:
    """The verb that stands right after a name, without a subject of its own, and over the day's "on"."""
    at = who.subtree()[-1].i + 1
    verb = tokens[at] if at < len(tokens) else None
    return verb if verb is not None and verb.tag in TENSED and verb in on.ancestors() and lacks_subject(verb) else None
