"""Clauses that the parser hangs on the wrong verb, hung on the right one: a part of ``mending``.

- said of it all: "agreed to delay it, citing a threat, an official said": it makes the saying a part of what is said.
- planned: "announced plans on Tuesday to expel ten": it hangs what is planned on the announcing, or the day on the plans.
- plotted: "foiled a plot to kill an envoy": it makes whoever foils it kill.
- charged: "indicted him on charges of fraud, abuse of office, and giving papers to Chad": it gives the last charge to whoever indicts.
- announced: "Peru to send ships, minister says": it hangs the sending on Peru.
- between two: "since fighting between the army and the rebels began": it makes others fight.
- suffered: "with one soldier killed": it makes the soldier kill.
- told of them: "treated wounded Ukrainians": it makes whoever treats them wound them.
- undergone besides: "was convicted and fined 900 euros", "is jailed and extradited": it makes whoever was convicted fine others.
- own doer: "points to the army firing on them": it gives the firing to whoever points.
- killing: "the attack on a wedding in the port that killed ten": it makes the port kill.
- made by: "attacks on shipping by the rebels": it gives the rebels to the shipping.
- judged by: "was criticised for its veto by Poland": it gives the veto to Poland.
- called: "calling the plan reckless": it makes the adjective the plan's.
- in marks: "calls Chad 'a hostile force'": it makes one name of who is called and what.
- bordering: "attacked a village near the border with Niger": it makes them attack with Niger.
- called on: "called on Chad to stop the war": it tells what they called for.
- for a time: "accused Chad for the first time of piracy": it hangs the charge on the time.
- shown: "the film showed two boats blocking a third": it makes the film block.
- backed: "filed a suit backed by Chad against Peru": it makes Chad back something against Peru.
- in a suit: "filed a suit against Chad accusing it of fraud": it makes Chad accuse.
- ruled out: "ruled out using jets to bomb Chad": it makes the using a circumstance.
- serving: "asked an adviser to Okafor to go": it makes the asking to Okafor.
- summoned: "summoned the envoy to protest the raid": it makes the envoy protest.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.captives import held_captive
from onrecord.grammar.clauses import has_subject, is_infinitive, to_of
from onrecord.grammar.moving import become, hang, join
from onrecord.grammar.phrases import nouns_below
from onrecord.grammar.presented import (
    presented,
    serving,
)
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERBIAL,
    ANY_SUBJECT,
    APPOSITION,
    AUXILIARY,
    BORDERS,
    BY,
    CLAUSE,
    DESCRIBING,
    DOER,
    DONE_TO,
    HELPING,
    JOINED,
    JOINER,
    NAMING,
    NOUN_AS_ADVERB,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PARTICLE,
    PASSIVE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    RELATIVE,
    RELATIVE_WORDS,
    TENSED,
    UNDER_ANY,
    UNDER_PREPOSITION,
    child_after,
    children_as,
    hangs_as,
    has,
    has_word,
    head_as,
    object_under,
    over_preposition,
    prepositions,
    word_as,
)
from onrecord.grammar.resulting import ACCUSING, counted_killed, resulting, suffered
from onrecord.grammar.sayings import to_saying, while_asking
from onrecord.knowledge.words import word_list

_SPEECH = word_list("speech_acts")
#: What of a verb joined to another is its own.
_OWN = ANY_SUBJECT | AUXILIARY
#: What tells how many were killed: "reported 34 people killed".
_COUNTING = frozenset(("report", "confirm", "count"))
#: Where the parser misses what somebody is called.
_CALLED = OBJECT_PREDICATE | OPEN_CLAUSE
#: What an infinitive may be that belongs to another word than the parser hangs it on; what a participle may be.
_INFINITIVES = OPEN_CLAUSE | ADVERBIAL | DESCRIBING
_PARTICIPLES = ADVERBIAL | JOINED | REDUCED | UNDER_PREPOSITION
#: Verbs of accusing.
_CHARGING = ACCUSING | {"indict", "sanction", "sentence", "sue", "denounce", "fault"}
_JUDGING = _CHARGING | {"praise", "rebuke", "thank", "commend"}
_CHARGES, _FOR = word_list("charges"), ("of", "for", "with", "over")
#: What courts do besides convicting somebody.
_RULING = frozenset(("sentence", "order", "fine", "rule", "ban", "jail", "call", "say"))
_PLOTS = word_list("plots")
#: Nouns of what is to be done, and day names.
_PLANS = word_list("plans")
_DAYS = word_list("day_names")
_HARMING = word_list("harming_verbs")
#: Verbs without an object beside a passive tell what is undergone, too; how the parser words one of them.
_FINING = frozenset(("fine", "fin"))
_UNDERGONE = _HARMING | _FINING | word_list("charging_participles") | word_list("object_control") | word_list("undergone_verbs")
_CALLING = word_list("calling_verbs")
#: Nouns of what kills, and what a relative clause may tell of them.
_KILLING, _KILLS = word_list("what_kills"), frozenset(("kill", "injure", "wound", "leave", "claim"))
#: What "by" leads to that is where something is, and labels of such names.
_BESIDES = frozenset(("river", "road", "roadside", "sea", "lake", "coast", "border", "gate"))
_PLACES = frozenset(("LOC", "FAC", "DATE", "TIME"))
#: What those do to somebody who summon him.
_DEALING = word_list("said_in_meeting")
#: What they hand him: "summoned the envoy to lodge a protest".
HANDING = frozenset(("lodge", "register", "deliver", "hand", "make", "issue"))
#: What others do who stand by a suit, a plan or a march.
#: Verbs of letting see what somebody does.
_SHOWING = frozenset(("show", "depict", "film", "picture", "photograph", "capture"))
_BACKING = frozenset(("back", "support", "join", "fund", "lead", "sponsor", "endorse", "sign"))


def rejoin(token: Token, tokens: Sequence[Token]) -> None:
    """Mends one clause in place."""
    if token.tag == "VBG":
        resulting(token)
        _gerund(token, tokens)
        _in_a_suit(token)
        _shown(token)
    to_saying(token)
    if token.tag == "VB" and hangs_as(token, _INFINITIVES):
        _planned(token, tokens)
        _plotted(token, tokens)
        _summoned(token)
        _called_on(token)
        _announced(token, tokens)
    if token.tag == "``":
        _in_marks(token, tokens)
    if token.lower in ("with", "by") and hangs_as(token, PREPOSITION):
        if token.lower == "with":
            _bordering(token, tokens)
        else:
            _judged_by(token)
            _made_by(token)
    if token.lower == "against" and hangs_as(token, PREPOSITION):
        _backed(token)
    if token.lower == "to" and hangs_as(token, PREPOSITION):
        serving(token, tokens)
    if token.lower == "of" and token.head.lemma == "time" and hangs_as(token, PREPOSITION):
        _for_a_time(token)
    if token.tag in ("VBN", "VBD") and hangs_as(token, _PARTICIPLES):
        suffered(token)
    if token.tag == "VBD" and token.head.tag == "VBN" and hangs_as(token, JOINED):
        _undergone(token)
    if token.tag == "VBN" and token.head.lemma in _COUNTING and hangs_as(token, CLAUSE):
        counted_killed(token)
    if token.lemma in _KILLS and token.tag in TENSED and hangs_as(token, RELATIVE):
        _killing(token, tokens)
    if token.tag == "JJ" and hangs_as(token, ADJECTIVE):
        _judging(token, tokens)
    held_captive(token, tokens)
    if token.ent is not None:
        presented(token, tokens)


def _gerund(token: Token, tokens: Sequence[Token]) -> None:
    """Mends what the parser hangs a participle or a gerund on."""
    if hangs_as(token, ADVERBIAL):
        if token.lemma in _SPEECH:
            while_asking(token, tokens)
        elif token.head.lemma == "rule" and [tokens[token.i - 1]] == children_as(token.head, PARTICLE):
            become(token, OPEN_CLAUSE)
    elif hangs_as(token, UNDER_PREPOSITION | DOER):
        _named_deed(token)
        _own_doer(token)
    elif hangs_as(token, JOINED) and token.head.lemma in _CHARGING:
        _charged(token)


def _planned(act: Token, tokens: Sequence[Token]) -> None:
    """Parts the day of an announcement from the plan, and hangs what is planned on the plan: "announced plans on Tuesday to expel ten"."""
    to = to_of(act)
    if to is None or to.i < 3 or tokens[to.i - 1].lower not in _DAYS or tokens[to.i - 2].lower != "on":
        return
    on, plan = tokens[to.i - 2], tokens[to.i - 3]
    verb = plan.head
    if plan.lemma not in _PLANS or not hangs_as(plan, OBJECT) or verb.pos != "VERB" or on.head not in (verb, plan):
        return
    if act.head not in (verb, plan):
        return
    hang(on, verb, PREPOSITION)
    hang(act, plan, REDUCED)


def _plotted(act: Token, tokens: Sequence[Token]) -> None:
    """Hangs what is plotted on the plot that stands right before it: "foiled a Russian plot to kill an envoy"."""
    to = to_of(act)
    plot = tokens[to.i - 1] if to is not None and to.i else None
    if plot is not None and plot.lemma in _PLOTS and head_as(plot, DONE_TO) is act.head:
        hang(act, plot, REDUCED)


def _charged(deed: Token) -> None:
    """Joins a deed to the charges before it: "charged him with fraud and giving papers to Chad", "accused Chad of planning and ordering a raid"."""
    verb = deed.head
    if (verb.tag not in TENSED and not has(verb, AUXILIARY)) or verb.i > deed.i or has(deed, HELPING):
        return
    before = [word for word in verb.subtree() if verb.i < word.i < deed.i and hangs_as(word, UNDER_ANY) and word.head.lower in _FOR]
    over = {verb.i, *(charged.i for charged in children_as(verb, OBJECT))}
    charges = [word for word in before if word.head.head.i in over or word.head.head.lemma in _CHARGES]
    if not charges or (deed.lemma in _RULING and not (charges[-1].i == deed.i - 2 and charges[-1].lower.endswith("ing"))):
        return  # "convicted him of fraud and ordering him to pay": who convicts orders
    if any(charges[-1].i < joiner.i < deed.i for joiner in children_as(verb, JOINER)):
        join(deed, charges[-1], after=charges[-1])


def _announced(act: Token, tokens: Sequence[Token]) -> None:
    """Makes the name at the head of a headline the one who will do it: "Peru to send ships, minister says"."""
    who = act.head
    to = to_of(act)
    if to is None or who.pos != "PROPN" or who.i != to.i - 1 or who.head.pos != "VERB" or who.head.i < act.i:
        return
    if min(token.i for token in who.subtree()) == who.sent.tokens[0].i:
        above = who.head
        hang(act, above, CLAUSE)
        hang(who, act, DOER)


def _summoned(act: Token) -> None:
    """Gives what is said to the summoned to those who summon him: "summoned the envoy to protest the raid"."""
    verb = act.head
    called = verb.lemma == "summon" or (
        verb.lemma == "call" and any(child.lower == "in" and child.i == verb.i + 1 for child in verb.children)
    )
    if hangs_as(act, OPEN_CLAUSE) and called and act.lemma in _DEALING | HANDING and is_infinitive(act) and not has_subject(act):
        become(act, ADVERBIAL)


def _called_on(act: Token) -> None:
    """Makes what somebody is called on to do what is asked, where the parser makes it what he is called on for."""
    verb = act.head
    if verb.lemma not in ("call", "appeal") or act.i < verb.i or not hangs_as(act, ADVERBIAL) or has(verb, OBJECT):
        return  # "called the envoy on Friday to thank him"
    if not is_infinitive(act):
        return
    before = act.subtree()[0].i - 1
    if any(preposition.subtree()[-1].i == before for preposition in prepositions(verb, ("on", "upon", "to"))):
        become(act, OPEN_CLAUSE)


def _named_deed(fighting: Token) -> None:
    """Makes what goes on between two a noun: "since fighting between the army and the rebels began", where the parser makes others fight."""
    near = hangs_as(fighting, DOER) or fighting.i == fighting.head.i + 1
    if near and any(child.lower == "between" and child.i == fighting.i + 1 for child in fighting.children):
        fighting.pos, fighting.tag, fighting.lemma = "NOUN", "NN", fighting.lower
        become(fighting, DOER if hangs_as(fighting, DOER) else PREPOSITIONAL_OBJECT)


def _killing(harm: Token, tokens: Sequence[Token]) -> None:
    """Hangs what killed on the deed, where the parser hangs it on where, when or to whom that was done; a word of time between the two is the deed's."""
    that = word_as(harm, RELATIVE_WORDS, ANY_SUBJECT)
    if that is None or that.lower == "who" or harm.head.lemma in _KILLING:
        return
    start = harm.sent.tokens[0].i
    deed = next((token for token in reversed(tokens[start : that.i]) if token.pos == "NOUN" and token.lemma in _KILLING), None)
    if deed is None or harm in deed.ancestors() or (deed.i < harm.head.i and deed not in harm.head.ancestors()):
        return
    hang(harm, deed)
    for when in tokens[deed.i + 1 : that.i]:
        if hangs_as(when, NOUN_AS_ADVERB) and when.head.i < deed.i:
            hang(when, deed)


def _bordering(beside: Token, tokens: Sequence[Token]) -> None:
    """Hangs "with" on the border right before it that tells where something is done: "attacked a village near the border with Niger"."""
    line = tokens[beside.i - 1]
    if beside.i and line.lemma in BORDERS and hangs_as(line, PREPOSITIONAL_OBJECT) and beside.head is not line:
        hang(beside, line)


def _for_a_time(of: Token) -> None:
    """Gives a charge to whoever accuses, where the parser hangs it on the time: "accused Chad for the first time of piracy"."""
    verb = over_preposition(of.head, ("for",))
    if verb is not None and verb.lemma in ACCUSING | {"warn", "complain", "speak"} and verb.pos == "VERB" and verb.i < of.i:
        hang(of, verb)


def _shown(participle: Token) -> None:
    """Hangs what somebody is shown doing on him, where the parser makes it a circumstance of the showing."""
    verb = participle.head
    if participle.tag != "VBG" or not hangs_as(participle, ADVERBIAL) or verb.lemma not in _SHOWING or has_subject(participle):
        return
    thing = next((thing for thing in reversed(children_as(verb, OBJECT)) if thing.i < participle.i), None)
    if thing is not None and thing.subtree()[-1].i == participle.subtree()[0].i - 1:
        hang(participle, thing, REDUCED)


def _backed(against: Token) -> None:
    """Hangs "against" on what somebody backs, where the parser hangs it on the backing: "a suit backed by Chad against Peru"."""
    backed = against.head
    if backed.tag == "VBN" and backed.lemma in _BACKING and hangs_as(backed, REDUCED) and has(backed, BY):
        hang(against, backed.head)


def _in_a_suit(accusing: Token) -> None:
    """Gives a charge in what is filed to whoever files it: "filed a suit against Chad accusing it of fraud", where the parser makes Chad accuse."""
    suit = over_preposition(accusing.head, ("against",)) or (accusing.head if has_word(accusing.head, ("against",), PREPOSITION) else None)
    filing = head_as(suit, OBJECT) if suit is not None else None
    if filing is not None and accusing.lemma in ACCUSING and hangs_as(accusing, REDUCED):
        hang(accusing, filing, ADVERBIAL)


def _judged_by(by: Token) -> None:
    """Gives those who judge to the judging, where the parser hangs them on what is judged: "was criticised for its veto by Poland"."""
    noun = by.head
    verb = over_preposition(noun, ("for", "over"))
    if verb is None or verb.lemma not in _JUDGING or verb.tag != "VBN" or has(verb, BY) or not has(verb, PASSIVE):
        return
    who = object_under(by)
    if who is not None and (has(noun, POSSESSOR) or (who.ent is not None and who.ent.label == "GPE")):
        hang(by, verb, BY)


def _made_by(by: Token) -> None:
    """Gives those who attack to the attack, where the parser hangs them on what is attacked: "attacks on shipping by the rebels"."""
    struck = by.head
    deed = over_preposition(struck, ("on", "against", "at"))
    who = object_under(by)
    if deed is None or who is None or deed.pos != "NOUN" or deed.lemma not in _KILLING or struck.pos != "NOUN" or has(deed, BY):
        return
    if who.lemma not in _BESIDES and (who.ent is None or who.ent.label not in _PLACES):
        hang(by, deed)


def _judging(word: Token, tokens: Sequence[Token]) -> None:
    """Makes the adjective after what is called so a predicate: "calling the plan reckless", "made clear Togo had paid"."""
    thing = word.head
    verb = thing.head
    if (
        word.lower == "clear"
        and word.i
        and tokens[word.i - 1].lemma == "make"
        and hangs_as(thing, DOER)
        and verb.head is tokens[word.i - 1]
    ):
        hang(word, verb.head, CLAUSE)
        return
    if word.i == thing.i + 1 and verb.lemma in _CALLING and hangs_as(thing, OBJECT) and not has(verb, _CALLED):
        hang(word, verb, OBJECT_PREDICATE)


def _undergone(verb: Token) -> None:
    """Makes what is told without an object beside a passive a passive, too: "was convicted and fined 900 euros"."""
    if verb.lemma not in _UNDERGONE or not has(verb.head, PASSIVE) or has(verb, _OWN):
        return
    things = children_as(verb, OBJECT)
    if verb.lemma in _FINING:
        for thing in things:
            become(thing, NOUN_AS_ADVERB)
        verb.lemma = "fine"
    if verb.lemma == "fine" or not things:
        verb.tag = "VBN"


def _in_marks(mark: Token, tokens: Sequence[Token]) -> None:
    """Parts whom somebody calls something from what he calls him in marks: "calls Chad 'a hostile force'"."""
    who = tokens[mark.i - 1] if mark.i else mark
    if who.pos not in NAMING:
        return
    above = who.head
    verb = head_as(above, OBJECT)
    if verb is not None and above.i > mark.i and verb.lemma in _CALLING and verb.i < who.i:
        hang(who, verb, OBJECT)
        become(above, OBJECT_PREDICATE)
    elif hangs_as(who, OBJECT) and above.lemma in _CALLING:
        what = child_after(who, APPOSITION, mark)
        if what is not None:
            hang(what, above, OBJECT_PREDICATE)


def _own_doer(doing: Token) -> None:
    """Gives a gerund the noun right before it as its subject, where the parser hangs both on the preposition: "points to the army firing"."""
    if not hangs_as(doing, UNDER_PREPOSITION):
        return  # what goes on between two, by now a noun
    who = next((noun for noun in nouns_below(doing.head) if noun.i == doing.i - 1), None)
    if who is not None and who.i > doing.head.i:
        hang(who, doing, DOER)
