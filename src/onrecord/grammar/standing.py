"""A clause's standing: whether what a word tells is told as done, planned, possible or denied, or is asked after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from onrecord.doc import Token
from onrecord.grammar.clauses import described, is_infinitive, is_negated
from onrecord.grammar.depending import (
    came_before,
    is_asked_by_another,
    is_before,
    is_matter,
    is_met,
    is_of_it,
    is_once_done,
    is_result,
    is_sought,
    is_spoken_of,
)
from onrecord.grammar.doubting import doubt, in_a_matter
from onrecord.grammar.foreseen import (
    is_expected,
    is_foreseen,
    is_missing,
    is_of_a_sort,
    is_of_any,
    is_of_worth,
    is_planned_in,
    only_not_by,
    only_related,
)
from onrecord.grammar.itself import is_nobody, own_status
from onrecord.grammar.phrases import word_before
from onrecord.grammar.rejoining import HANDING
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    ARTICLE,
    AUXILIARY,
    BY,
    CLAUSE,
    CLAUSE_AS_SUBJECT,
    COMPLEMENT,
    COMPOUND_WORD,
    DOER,
    DONE_TO,
    HELPING,
    JOINED,
    JOINER,
    MARK,
    MARKING,
    NEGATION,
    OBJECT,
    OPEN_CLAUSE,
    POSSESSOR,
    PREDICATE,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PUNCTUATION,
    REDUCED,
    SUBJECT,
    TENSED,
    UNDER_ANY,
    UNDER_PREPOSITION,
    child_as,
    children_as,
    first_joined,
    hangs_as,
    has,
    has_word,
    head_as,
    up_through,
)
from onrecord.grammar.unreal import (
    goes_on,
    is_aim,
    is_case,
    is_for_somebody,
    is_going_to,
    is_led_to,
    is_left_out,
    is_made_so,
    is_nothing,
    is_passed_over,
)
from onrecord.knowledge.words import word_list
from onrecord.types import Status

_POSSIBLE = word_list("possible_auxiliaries")
_WOULD = frozenset({"would", "'d"})
#: Prepositions of that in which something else is done.
_IN_DOING = frozenset({"by", "in", "on", "through", "to", "including"})
#: Conjunctions of what is yet to happen, where the rest is.
_ONCE = frozenset({"when", "whenever", "once", "after"})
#: Question words: what they ask after is taken as done ("Why did the army attack?").
_ASKING = word_list("question_words")
#: "the first state to sign": an infinitive that tells what was done.
_RANKED = word_list("ranked_words")
_ORDINAL = ("st", "nd", "rd", "th")
#: What is done in being said or by going there: a purpose that is told as done, "called him to thank him".
_MEETING = word_list("said_in_meeting")
#: What there may be none of about a deed that was done.
_ATTITUDES = word_list("attitudes_to_deeds")
#: Verbs of what would be right or good to do, and is not done by that.
_NEEDING = frozenset(("need", "ought"))
#: What is said of what somebody should do.
_VITAL = word_list("vital")
#: By definition: what is said less surely wins.
_DEGREE: dict[Status, int] = {"actual": 0, "planned": 1, "negated": 2, "hypothetical": 3}
#: Roles in which an act stands below the word that tells how it stands.
_COMPLETING = DONE_TO | PREDICATE
_THROUGH = _COMPLETING | COMPLEMENT | JOINED | PREPOSITION | UNDER_ANY | COMPOUND_WORD | ADJECTIVE | BY | DOER | REDUCED
#: What of a verb joined to another makes it stand by itself; what a wish has.
_OWN = SUBJECT | HELPING
_OF_WISH = HELPING | NEGATION | MARK
#: Bound of work: wikinews, 99 changes nothing, nor does 6.
_STEPS = 12


class Effect(Protocol):
    """What a governing word does to the act below it."""

    @property
    def tokens(self) -> Sequence[Token]:
        """The governing words."""

    @property
    def below(self) -> str:
        """What becomes of the act: keep, drop, or a status."""

    @property
    def at(self) -> str:
        """What says so, for ``why``."""


class Standing(NamedTuple):
    """How an act stands."""

    status: Status
    #: What changed it, for ``why``.
    changed: str | None
    #: Whether a governing word takes the act over.
    dropped: bool


def stronger(first: Status, second: Status) -> Status:
    """Of two readings of one act, the one that is further from done."""
    return first if _DEGREE[first] >= _DEGREE[second] else second


def wished(verb: Token) -> bool:
    """Whether "would" only makes a wish polite: "would like them to leave"."""
    words = {child.lower for child in children_as(verb, _OF_WISH)}
    return bool(words & _WOULD) and words <= _WOULD | {"that"}


def asked(root: Token) -> bool:
    """Whether a sentence asks if something is so: "Will it attack?", not "Why did it attack?"."""
    last = root.sent.tokens[-1]
    if not last.lower.startswith("?") and not has_word(root, ("?",)):
        return False
    return not any(token.lower in _ASKING and token.i < root.i for token in root.subtree())


def standing(token: Token, reported: bool, effects: Mapping[int, Effect]) -> Standing:
    """How the act told by a token stands, by its own words and all above it.

    ``effects`` are governing words by the index of what they govern; ``reported`` says that somebody is told to have said it.
    """
    status = own_status(token, reported)
    changed: str | None = None
    node = token
    beside = False  # "vetoes a motion asking for a truce, with ten members voting in favour"
    for _ in range(_STEPS):
        effect = effects.get(node.i) if node is not token or not is_asked_by_another(node) else None
        if effect is not None and token not in effect.tokens:
            if effect.below == "drop":
                return Standing(status, effect.at, True)
            before = status
            if effect.below != "keep" and not (not reported and was_able(effect.tokens[0])):
                status, changed = stronger(status, effect.below), effect.at  # type: ignore[arg-type]
            if before == "actual" or effect.below != "keep":
                status = stronger(status, own_status(effect.tokens[0], reported))
        elif status == "actual" and node is token and is_aim(node):
            status = "planned"
        if node.head is node:
            if asked(node) or _would_be_right(node):
                status = "hypothetical"
            break
        if node is token and (is_spoken_of(node) or (_of_another(node) and _untold(node.head, reported, effects))):
            break
        status = _in_its_place(node, token, status, reported)
        beside |= node.lower == "with" and hangs_as(node, PREPOSITION) and token.pos == "VERB"
        doubted = doubt(node) if not beside else None
        if doubted is not None:
            status = stronger(status, doubted)
        if node.lemma in _ATTITUDES and has_word(node, ("no",), ARTICLE):
            break  # "had no comment on the raid", "has no illusions about the threat"
        if _shares(node) or _falls_with(node, reported):
            status = status if only_related(node) else stronger(status, own_status(node.head, reported))
        elif _stands_alone(node, token):
            break
        node = node.head
    return Standing(status, changed, False)


def _of_another(noun: Token) -> bool:
    """Whether what a noun tells is told as another's deed, to which the verb over it only does something: "did not answer Poland's call"."""
    return noun.pos == "NOUN" and hangs_as(noun, OBJECT) and any(owner.pos == "PROPN" for owner in children_as(noun, POSSESSOR))


def _untold(verb: Token, reported: bool, effects: Mapping[int, Effect]) -> bool:
    """Whether what a verb tells was not done."""
    effect = effects.get(verb.i)
    return own_status(verb, reported) == "negated" or (effect is not None and effect.below == "negated")


def was_able(word: Token) -> bool:
    """Whether it is told that somebody did what he could: "rebels were able to seize the town", not "before they were able to"; or what he took the
    opportunity for."""
    verb = word.head
    if word.lemma in ("opportunity", "chance", "occasion") and hangs_as(word, OBJECT):
        return verb.lemma in ("take", "use", "seize") and verb.tag in TENSED and not is_negated(verb)
    if word.lower != "able" or has_word(verb, ("before", "until", "if"), MARK) or is_negated(verb):
        return False
    return verb.lower in ("was", "were") or (verb.lower == "been" and has_word(verb, ("have", "has"), AUXILIARY))


def _in_its_place(node: Token, token: Token, status: Status, reported: bool) -> Status:
    """The status of an act by what its clause is to the word above it."""
    if is_left_out(node) or is_passed_over(node) or is_missing(node) or only_not_by(node) or (node is token and is_nothing(node)):
        status = stronger(status, "negated")
    if any(unreal(node) for unreal in (is_case, is_foreseen, is_of_any, is_of_a_sort, is_of_worth, is_met, is_made_so)):
        status = stronger(status, "hypothetical")
    if status == "actual" and (_open_infinitive(node) or is_matter(node) or is_for_somebody(node)):
        status = "hypothetical" if node.head.lower == "against" else "planned"
    if (hangs_as(node, OPEN_CLAUSE) and is_infinitive(node) and node.head.lemma in _NEEDING) or _would_be_right(node):
        status = stronger(status, "hypothetical")  # "needs to show support", "ought to help"
    if status == "actual" and hangs_as(node, OPEN_CLAUSE) and is_infinitive(node) and (node.head.lemma == "be" or _has_to(node.head)):
        status = "planned"  # "is to meet the queen", "the aim is to free them", "still has to ratify the pact"
    if status == "actual" and (
        is_going_to(node)
        or (hangs_as(node, OPEN_CLAUSE) and is_infinitive(node) and is_sought(node.head))
        or is_planned_in(node)
        or is_expected(node)
    ):
        status = "planned"
    if status == "actual" and node.tag == "VBG" and hangs_as(node, ADVERBIAL) and node.i > node.head.i and _is_to(node.head):
        status = "planned"  # "the aim is to surround the port, cutting it off"
    if hangs_as(node, CLAUSE) and node.head.lemma == "cause" and is_infinitive(node):
        status = stronger(status, own_status(node.head, reported))  # "will not cause them to retreat"
    if status == "actual" and node.tag == "VBG" and hangs_as(node, UNDER_PREPOSITION) and node.head.lower in _IN_DOING:
        above = own_status(_done_through(node.head), reported)
        status = (
            status if above == "negated" or node.head.head.lemma == "join" else above
        )  # "would break the law by attacking", "will answer by shelling", "will widen its aid, including by sending boats"
    if status == "actual" and node.tag == "VBG" and hangs_as(node, CLAUSE_AS_SUBJECT) and has_word(node.head, _POSSIBLE, AUXILIARY):
        status = "hypothetical"  # "withdrawing the troops would embolden the rebels"
    if status == "actual" and is_infinitive(node) and node.head.tag == "WRB":
        status = "planned"  # "will decide where and how to deploy its troops"
    if status == "actual" and _whenever(node, reported):
        status = "hypothetical"
    if status == "actual" and _purpose(node):
        done = (node.lemma in _MEETING and not is_sought(node.head)) or node.head.lemma == "vote"  # "voted 80 to 12 to ratify the pact"
        done = done or (node.lemma in HANDING and node.head.lemma == "summon")  # "summoned the envoy to lodge a protest"
        done = done or _made_the_first(node) is not None
        status = stronger("actual" if done else "planned", own_status(node.head, reported))
    if status == "actual" and (over := _made_the_first(node)) is not None:
        status = own_status(over, reported)  # "will become the first state to sign"
    return status


def _done_through(preposition: Token) -> Token:
    """What is done in doing what stands under a preposition, or under "including"."""
    above = first_joined(preposition).head
    return first_joined(above).head if above.lower == "including" else above


def _is_to(verb: Token) -> bool:
    """Whether an infinitive tells what is to be done: "the aim is to take the port"."""
    return is_infinitive(verb) and hangs_as(verb, OPEN_CLAUSE) and verb.head.lemma == "be"


def _would_be_right(verb: Token) -> bool:
    """Whether it is only told that it would be good or right: "had better help", "it is vital that Peru help them"."""
    if verb.tag not in ("VB", "VBP"):
        return False
    if verb.tag == "VB" and has_word(verb, ("had", "'d", "’d"), AUXILIARY) and has_word(verb, ("better", "best"), ADVERB):
        return True
    said = child_as(verb.head, PREDICATE_ADJECTIVE) if hangs_as(verb, CLAUSE) and verb.head.lemma == "be" else None
    return said is not None and said.lemma in _VITAL and has_word(verb, ("that",), MARK)


def _has_to(verb: Token) -> bool:
    """Whether somebody has yet to do what he must: "has to sign", "was told that he had to sign", not "had to leave"."""
    return (verb.tag in ("VBZ", "VBP") or (verb.tag == "VBD" and hangs_as(verb, CLAUSE))) and verb.lemma == "have" and not has(verb, OBJECT)


def _whenever(node: Token, reported: bool) -> bool:
    """Whether a clause in the present tells when something will be done: "will act when its ships are attacked"."""
    if not hangs_as(node, ADVERBIAL):
        return False
    if is_once_done(node):
        return own_status(node.head, reported) != "actual"
    if has_word(node, ("before",), MARK) and node.tag in ("VBZ", "VBP"):
        return True  # "must go before it ratifies the treaty"
    before = word_before(node.subtree()[0])
    if not (has_word(node, _ONCE, MARKING) or (before is not None and before.lower == "once")):
        return False
    finite = child_as(node, AUXILIARY) or node
    above = up_through(node.head, OPEN_CLAUSE)
    if finite.tag not in ("VBZ", "VBP"):
        return False
    return is_infinitive(node.head) or is_matter(node.head) or own_status(above, reported) != "actual"


def _shares(node: Token) -> bool:
    """Whether what stands with the word above holds of the act: "wants to attack", "will attack and seize"."""
    if hangs_as(node, OPEN_CLAUSE) or (hangs_as(node, _COMPLETING) and node.head.pos in ("VERB", "AUX", "ADJ")):
        return True
    if not hangs_as(node, JOINED) or node.pos != node.head.pos or has(node, _OWN):
        return False
    return not _goes_its_own_way(node)


def _falls_with(node: Token, reported: bool) -> bool:
    """Whether what comes of a deed, or after it, is as little done as that: "will sign it before leaving", but "sent troops to take it, killing ten"."""
    above = own_status(node.head, reported) if not is_infinitive(node.head) else "actual"
    return (is_result(node) and above in ("planned", "hypothetical")) or (is_before(node) and above == "planned")


def _goes_its_own_way(verb: Token) -> bool:
    """Whether a verb joined to another is told in a tense of its own, so that what keeps the first from being done does not keep it:
    "did not reply and shelled Gao", "had no part in the talks and shelled Gao"."""
    first = verb.head
    before = word_before(verb.subtree()[0])
    beside = before is not None and before.lower in ("and", "but")
    if not (beside or has_word(verb.head, ("and", "but", ","), JOINER | PUNCTUATION)):
        return False
    if verb.tag == "VBN" and beside:
        return first.tag == "VB"  # "did not reply and shelled Gao", where the model takes it for a participle
    if verb.tag not in ("VBD", "VBZ"):
        return False
    return first.tag == "VB" or (first.tag == verb.tag and any(is_nobody(child) for child in first.children if child.i > first.i))


def _stands_alone(node: Token, token: Token) -> bool:
    """Whether nothing above the act's clause tells of its standing."""
    if hangs_as(node, ADVERBIAL):
        return node is not token or not _purpose(node)
    if hangs_as(node, UNDER_PREPOSITION) and has_word(node, ("where",)) and (before := word_before(node.head)) is not None:
        return before.text == ","  # "to take the port, from where raids were launched"
    if hangs_as(node, REDUCED):
        return not is_infinitive(node) and not (node is token and is_of_it(node))
    return (not hangs_as(node, _THROUGH) and not in_a_matter(node)) or (node is token and came_before(node))


def _purpose(node: Token) -> bool:
    """ "to free the crew", beside another act."""
    return hangs_as(node, ADVERBIAL) and is_infinitive(node) and not has(node, MARK) and not goes_on(node) and not is_led_to(node)


def _open_infinitive(verb: Token) -> bool:
    """Whether an infinitive under a noun tells what may be done: "a mandate to board", not "the first state to sign"."""
    above = described(verb)
    if (
        above is None
        or above.pos not in ("NOUN", "PROPN")
        or verb.lemma in _MEETING
        or not is_infinitive(verb)
        or has_word(verb, ("have",), AUXILIARY)
    ):
        return False
    said = head_as(above, PREDICATE_NOUN)
    if said is not None and has_word(said, ("will", "would", "may", "might", "could"), AUXILIARY):
        return True  # "would not be the last to sign" has yet to
    return not any(_ranked(token) for token in (above, *above.children))


def _made_the_first(verb: Token) -> Token | None:
    """The verb that tells that somebody becomes the first, last or tenth to do what an infinitive tells, wherever the parser hangs it."""
    if not is_infinitive(verb):
        return None
    above = described(verb) if not hangs_as(verb, ADVERBIAL) else None
    over = head_as(above, PREDICATE_NOUN) if above is not None else verb.head
    if over is None or over.lemma != "become":
        return None
    ranked = (thing for thing in children_as(over, PREDICATE_NOUN) if any(_ranked(token) for token in (thing, *thing.children)))
    return over if next(ranked, None) is not None else None


def _ranked(token: Token) -> bool:
    return token.lower in _RANKED or (token.lower[:1].isdigit() and token.lower.endswith(_ORDINAL))
