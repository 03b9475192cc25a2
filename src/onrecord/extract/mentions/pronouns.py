"""Pronouns: what each asks for, and how well a mention before it suits it by its place and part in the sentence."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.doc import Token
from onrecord.extract.mentions.scan import Draft
from onrecord.grammar.above import word_over
from onrecord.grammar.addressing import addressed
from onrecord.grammar.clauses import OUGHT
from onrecord.grammar.judged import JUDGING, LAYING, judged_act
from onrecord.grammar.phrases import counted_by, prep_objects
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    BY,
    CLAUSE,
    COMPOUND,
    DOER,
    JOINED,
    MARK,
    MODIFIER,
    OBJECT,
    OPEN_CLAUSE,
    POSSESSOR,
    PREDICATE_NOUN,
    PREPOSITIONAL_OBJECT,
    RECIPIENT,
    RELATIVE,
    SUBJECT,
    UNDERGOER,
    children_as,
    first_joined,
    hangs_as,
    hangs_on,
    has_word,
    head_as,
    over_preposition,
    possessor,
    up_through,
)
from onrecord.grammar.subjects import clause_subject, does, hangs_on_root, is_main, surface_subject, tellers
from onrecord.knowledge.words import word_list

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
_IT = frozenset(["its", "itself", "it"])
_SELVES = frozenset(["himself", "herself", "itself", "themselves"])
#: What speaks for whoever issues it.
DOCUMENTS = word_list("document_nouns")
#: Verbs whose subject "it" is an actor.
_DOING = word_list("doing_verbs")
#: Verbs of beginning an act, going on with it and trying it.
_GOING_ON = frozenset(("continue", "begin", "start", "seek", "try", "attempt", "manage", "vow"))
#: Verbs of saying whose object "it" is an actor where something is said to it: "urged it to leave"; what one only does to an actor.
_SAYING = word_list("dealing_verbs") & word_list("speech_acts")
_TO_ACTORS = frozenset(("accuse", "thank"))
#: What is said of another than the sayer: "demands that it withdraw", "told Chad that it must pay".
_ASKING = frozenset(("demand", "insist", "request", "urge", "ask", "tell", "warn"))
#: Verbs that tell what came of a whole deed: "was shot, leaving him disabled".
_CAME_OF_IT = frozenset(("leave", "make", "allow", "force", "cost", "give", "enable", "bring"))
_ALONE = word_list("doing_alone")
#: What it counts to be the subject of the clause in which a possessive stands: "Benin says that Togo recalled its envoy" is Togo's.
#: Plain, by wikinews: no figure moves with 2.0, which changes 16 reports, and 8.0, which changes five.
_OWN = 4.0
#: What it counts to tell what the pronoun does: it outweighs who tells of that one in the main clause.
#: Bound of form: two more than the main clause counts, for one must fit better by one.
_TELLING = 3.5
#: What is done to the thing of another: "Benin says that Togo violated its airspace" is Benin's.
_OTHERS = word_list("done_to_others")
#: What is done to states rather than to things.
_ATTACKING = frozenset(("attack", "invade", "bomb", "bombard", "shell", "threaten", "accuse", "blame"))
#: What of a state's others may come into.
_GROUNDS = frozenset(("airspace", "water", "waters", "border", "territory", "sovereignty"))
#: Verbs of helping somebody who is attacked.
_DEFENDING = frozenset(("defend", "protect", "help", "assist", "aid", "come"))
#: What craft do near others', and past what.
_PASSING = frozenset(("fly", "sail", "pass", "come", "manoeuvre", "maneuver"))
_PAST = ("over", "near", "past", "above", "around", "of")
_DONE_TO = OBJECT | RECIPIENT | PREPOSITIONAL_OBJECT
#: Verbs by which words in quotation marks are somebody's, and how many words make a sentence.
_VOICING = word_list("speech_acts") | word_list("voicing")
#: Pronouns of people alone, and nouns for anybody.
_PEOPLE = frozenset(("he", "she", "i", "you", "we", "they", "who"))
_ANYBODY = frozenset(("person", "individual"))
_KILLING = frozenset(("kill", "behead", "execute", "assassinate", "murder"))
#: By definition: a subject, a verb and a stop.
_SENTENCE = 3


class Asked(NamedTuple):
    """What a pronoun asks for: a ``person``, ``several`` or a ``body``, and the person's gender."""

    kind: str
    gender: str = ""


def asked_by(token: Token) -> Asked | None:
    """What the pronoun asks for; None where it stands for no actor."""
    word = token.lower
    if word in _HE:
        return Asked("person", _HE[word])
    if word in _THEY:
        return Asked("several")
    return Asked("body") if word in _IT and (word != "it" or _acts(token)) else None


def _acts(it: Token) -> bool:
    """Whether "it" does or is told something that only an actor does or is told."""
    verb = head_as(it, DOER)
    if verb is not None:
        return is_doer(it) or _demanded(verb) or _whose_deed(it) is not None or (judged_act(it) is not None and verb.lemma != "be")
    if _attacked(it):
        return True
    above = head_as(it, OBJECT | RECIPIENT)
    if above is None or above.lemma not in _SAYING:
        return False
    return above.lemma in _TO_ACTORS or bool(children_as(above, CLAUSE | OPEN_CLAUSE))


def _demanded(verb: Token) -> bool:
    """Whether a clause tells what another is to do: "demands that it withdraw its troops", "warned Chad that it must pay"."""
    above = head_as(verb, CLAUSE)
    if above is None or above.lemma not in _ASKING:
        return False
    helping = children_as(verb, AUXILIARY)
    return has_word(verb, OUGHT, AUXILIARY) or (not helping and verb.tag in ("VB", "VBP"))


def is_doer(token: Token) -> bool:
    """Whether a pronoun is the subject of a verb by which somebody acts."""
    verb = head_as(token, DOER)
    if verb is None:
        return False
    if verb.lemma in _GOING_ON and any(act.lemma in _DOING for act in children_as(verb, OPEN_CLAUSE)):
        return True  # "it continues to attack the town"
    return verb.lemma in _DOING or (verb.lemma in _ALONE and token is token.sent.tokens[0])


def _attacked(token: Token) -> bool:
    """Whether "it" is said by somebody to be attacked, and the words before it name no thing: "Benin said that Togo had attacked it"."""
    verb = head_as(token, OBJECT)
    above = head_as(verb, CLAUSE) if verb is not None and verb.lemma in _ATTACKING else None
    if verb is None or above is None or above.i > verb.i:
        return False
    doers = {below.i for doer in children_as(verb, DOER) for below in doer.subtree()}
    return not any(word.pos == "NOUN" and word.i not in doers for word in token.sent.tokens if above.i < word.i < token.i)


def are_two(draft: Draft, token: Token) -> bool:
    """Whether mention and pronoun cannot be one: he and him of one verb are two people."""
    token = _counted_out(token)
    if not hangs_as(token, SUBJECT | _DONE_TO) or not hangs_as(draft.head, SUBJECT | OBJECT):
        return False
    above = word_over(token)
    beside = hangs_as(above, JOINED) or (hangs_as(above, ADVERBIAL) and above.lemma not in _CAME_OF_IT)
    if hangs_as(token, _DONE_TO) and beside and draft.head in surface_subject(above):
        return True  # "the judge issued an order and banned him", "sued Chad, accusing it of theft"
    if hangs_as(token, SUBJECT) and _demanded(above) and draft.head in surface_subject(word_over(above)):
        return True
    return hangs_on(draft.head, above) and token.lower not in _SELVES


def _counted_out(pronoun: Token) -> Token:
    """The number that counts some of those out whom a pronoun takes up, which stands where they do: "rammed one of them"."""
    number = counted_by(pronoun)
    return number if number is not None and number.pos == "NUM" and hangs_as(number, OBJECT) else pronoun


def surely_two(draft: Draft, token: Token) -> bool:
    """Whether a mention and a pronoun that cannot be one tell that their actors are two: the parser may hang a name on the pronoun's verb
    that is not its subject."""
    return draft.mention == "pronoun" or not hangs_on(draft.head, word_over(token))


def nearness(draft: Draft, token: Token, quoted: frozenset[int]) -> float:
    """Higher for nearer sentences, subjects, names and what stands outside quotations."""
    head = draft.head
    document = head_as(head, COMPOUND | POSSESSOR)
    if document is not None and document.lemma in DOCUMENTS:
        head = document  # "an ISAF statement said": ISAF says
    score = 8.0 - 3.0 * (token.sent.index - draft.head.sent.index) + _part(head)
    if draft.mention in ("name", "pronoun"):
        score += 1.0
    if head.i in quoted and token.i not in quoted:
        score -= 3.0
    if head.sent is token.sent:
        score += (_OWN if _who_say(token) else 0.0) + _TELLING if head in tellers(token) else 0.0
        if hangs_as(token, POSSESSOR) or token.tag == "PRP$":
            score += 1.0 if hangs_as(head, SUBJECT | BY) else 0.0
            score += _OWN if head in clause_subject(token) and not _of_another(token) else 0.0
        score += 0.5 if hangs_on_root(head) else 0.0
        score += 2 * _OWN if head in addressed(token) else 0.0
        score += _OWN if _again(head, token) else 0.0
    return score - 1.0 if head.sent.block != token.sent.block else score


def is_dead(draft: Draft, pronoun: Token) -> bool:
    """Whether a mention is of somebody who was killed, and so is not who the pronoun tells to say something."""
    verb, fell = head_as(pronoun, DOER), head_as(first_joined(draft.head), SUBJECT)
    if verb is None or fell is None or verb.lemma not in _VOICING or pronoun.i < draft.head.i:
        return False
    killed = fell.lemma in _KILLING and hangs_as(first_joined(draft.head), UNDERGOER)
    return (killed or fell.lemma == "die") and not has_word(verb, ("had",), AUXILIARY)


def is_role(draft: Draft, pronoun: Token) -> bool:
    """Whether a description tells what another is, or nobody in particular who could say anything, so that "he" or "she" is not taken from it: "Diaz was a
    barrister", "he worked as a reporter", "a fine for the person responsible"."""
    head = draft.head
    if draft.mention != "nominal" or pronoun.lower not in _HE:
        return False
    if over_preposition(head, ("as",)) is not None:
        return True
    verb = head_as(head, PREDICATE_NOUN)
    if verb is not None:
        return any(subject.pos == "PROPN" or subject.lower in _PEOPLE for subject in surface_subject(verb))
    voicing = head_as(pronoun, DOER)
    return head.lemma in _ANYBODY and voicing is not None and voicing.lemma in _VOICING


def said_by(pronoun: Token, quoted: frozenset[int]) -> range:
    """The words of the quotation right after which a pronoun tells who said them, in which he names others: "Chad must pay," it said."""
    verb = head_as(pronoun, SUBJECT)
    before = pronoun.i - 2  # the closing mark is no word of it
    if verb is None or verb.lemma not in _VOICING or before not in quoted or pronoun.i - 1 in quoted:
        return range(0)
    first = before
    while first - 1 in quoted:
        first -= 1
    # Bound of form: a sentence, no single word in marks.
    return range(first, before) if before - first >= _SENTENCE else range(0)


def _who_say(pronoun: Token) -> bool:
    """Whether whoever says what the pronoun does is told by "who" right before: "was ambushed by rebels, who said they had killed ten"."""
    verb = head_as(pronoun, SUBJECT)
    above = head_as(verb, CLAUSE) if verb is not None else None
    return above is not None and any(who.tag == "WP" for who in children_as(above, SUBJECT))


def _again(head: Token, pronoun: Token) -> bool:
    """Whether two verbs in a row do something to one: "telephoned the premier and congratulated him"."""
    verb = head_as(pronoun, OBJECT)
    before = head_as(verb, JOINED) if verb is not None else None
    if verb is None or before is None or children_as(verb, SUBJECT):
        return False
    return hangs_as(head, OBJECT) and hangs_on(head, before)


def judged_for(possessive: Token) -> Token | None:
    """Who is judged, punished or opposed for what is his: Chile in "condemned Chile over its plan", "called for a war against Chile for their raid"."""
    if (side := judged_act(possessive)) is not None:
        return side
    thing = head_as(possessive, POSSESSOR)
    if (owner := _whose_deed(possessive) or (_punished(thing) if thing is not None else None)) is not None and owner.i < possessive.i:
        return owner
    if thing is not None and (defended := _defended(thing)) is not None:
        return defended
    if possessive.tag == "PRP$" and (teller := _teller_of_his(possessive)) is not None:
        return teller
    over = over_preposition(thing, ("for", "over")) if thing is not None and possessive.tag == "PRP$" else None
    if over is None:
        return None
    judged = children_as(over, OBJECT) if over.lemma in JUDGING else []
    for noun in (over, *children_as(over, OBJECT), *prep_objects(over, ("for",))):
        judged += prep_objects(noun, ("against",))
    return next((side for side in judged if side.i < possessive.i and side.pos in ("NOUN", "PROPN")), None)


def _teller_of_his(possessive: Token) -> Token | None:
    """Who says what befell or was done by those of his, of whom nobody else is told: "in which Chad said that one of its soldiers was killed"."""
    subject = next((above for above in (possessive, *possessive.ancestors()) if hangs_as(above, SUBJECT)), None)
    told = tellers(subject) if subject is not None else []
    if subject is None or not told or any(word.pos == "PROPN" and word.i < possessive.i for word in subject.subtree()):
        return None
    return told[0] if told[0].pos == "PROPN" and told[0].i < possessive.i else None


def _whose_deed(pronoun: Token) -> Token | None:
    """Whose deed the noun tells under which a clause says what he does: Israel in "Israel's withdrawal from the zone that it occupies"."""
    clause = head_as(pronoun, SUBJECT)
    noun = head_as(clause, RELATIVE) if clause is not None else None
    deed = over_preposition(noun, ("from", "of", "in")) if noun is not None else None
    owner = possessor(deed) if deed is not None and deed.pos == "NOUN" else None
    return owner if owner is not None and owner.pos == "PROPN" else None


def _punished(thing: Token) -> Token | None:
    """On whom something is laid for what is his: Iraq in "sanctions imposed on Iraq after its invasion of Kuwait"."""
    over = over_preposition(thing, ("after", "for", "over", "following"))
    laid = [] if over is None or over.lemma not in LAYING else list(prep_objects(over, ("on", "against")))
    return next((side for side in laid if side.pos in ("NOUN", "PROPN")), None)


def _defended(thing: Token) -> Token | None:
    """Who is defended if something of his is attacked: Chad in "will defend Chad if its ships are attacked", "come to the aid of Chad if its ..."."""
    attacked = head_as(thing, UNDERGOER)
    above = head_as(attacked, ADVERBIAL) if attacked is not None and has_word(attacked, ("if", "when"), MARK | ADVERB) else None
    if above is None or above.lemma not in _DEFENDING:
        return None
    helped = [*children_as(above, OBJECT), *(side for noun in prep_objects(above, ("to",)) for side in prep_objects(noun, ("of",)))]
    return helped[0] if helped and helped[0].pos == "PROPN" else None


def _of_another(possessive: Token) -> bool:
    """Whether something is done to what is possessed that one does to others' things: "violated its airspace", "an attack on its base"."""
    thing = first_joined(up_through(possessive, POSSESSOR))
    verb = word_over(thing)
    if verb.lower == "one" and word_over(verb, _PAST).lemma in _PASSING:
        return True  # "flew over one of its destroyers"
    if verb.lemma in _PASSING and over_preposition(thing, _PAST) is not None:
        return True
    if verb.lemma == "breach" and thing.lemma in _GROUNDS:
        return True  # not "breached its duties"
    return verb.lemma in _OTHERS or any(noun.lemma in _OTHERS for noun in children_as(verb, OBJECT) if noun is not thing)


def _part(head: Token) -> float:
    """What a mention's part in its sentence counts."""
    if (verb := does(head)) is not None:
        return 4.5 if is_main(verb) else 3.0  # the more for whom the main clause is about
    if hangs_as(head, _DONE_TO):
        return 0.5
    if hangs_as(head, POSSESSOR):
        return 1.0
    return -2.0 if hangs_as(head, MODIFIER) else 0.0
