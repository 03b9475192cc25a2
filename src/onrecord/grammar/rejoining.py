"""Clauses that the parser hangs on the wrong verb, hung on the right one: a part of ``mending``.

- said besides: "said the cuts were ones that many opposed and urged the Senate to act": it gives what is said to those who opposed.
- said of it all: "agreed to delay it, citing a threat, an official said": it makes the saying a part of what is said.
- said while asking: "ordered the trainers to leave within a week, accusing them of spying": it gives the accusing to those who are asked.
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
- judged by: "was criticised for its veto by Poland": it gives the veto to Poland.
- called: "calling the plan reckless": it makes the adjective the plan's.
- in marks: "calls Chad 'a hostile force'": it makes one name of who is called and what.
- said in: "announced in a letter to staff that he would go": it makes what is announced tell which letter.
- said in what was: "said in a message posted online that it would strike": it makes what is said be posted.
- bordering: "attacked a village near the border with Niger": it makes them attack with Niger.
- called on: "called on Chad to stop the war": it tells what they called for.
- summoned: "summoned the envoy to protest the raid": it makes the envoy protest.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.captives import held_captive
from onrecord.grammar.mistaken import SUBJECTS, hang
from onrecord.grammar.presented import presented
from onrecord.grammar.relations import BORDERS, NAMING, RELATIVE_WORDS, TENSED
from onrecord.grammar.resulting import ACCUSING, resulting
from onrecord.knowledge.words import word_list

_SPEECH = word_list("speech_acts")
_OBJECTS = frozenset(("dobj", "ccomp", "xcomp", "prep", "dative"))
#: Verbs of accusing.
_CHARGING = ACCUSING | {"indict", "sanction", "sentence", "sue", "denounce", "fault"}
_JUDGING = _CHARGING | {"praise", "rebuke", "thank", "commend"}
_CHARGES = word_list("charges")
#: What courts do besides convicting somebody.
_RULING = frozenset(("sentence", "order", "fine", "rule", "ban", "jail", "call", "say"))
_PLOTS = word_list("plots")
#: Where and when something is said; nouns of which a clause tells what they say.
_SAID_IN = frozenset(("in", "on", "at", "during", "after", "via", "to"))
_CONTENTS = frozenset(("claim", "report", "fact", "accusation", "allegation", "suggestion", "belief", "rumour"))
#: Verbs whose object is told it: "told Okafor in a call that he would go".
_TELLING = frozenset(("tell", "inform", "assure", "remind", "warn"))
#: Nouns of what is to be done, and day names.
_PLANS = word_list("plans")
_DAYS = word_list("day_names")
_DONE_TO = word_list("harming_verbs")
#: Verbs without an object beside a passive tell what is undergone, too; how the parser words one of them.
_FINING = frozenset(("fine", "fin"))
_UNDERGONE = _DONE_TO | _FINING | word_list("charging_participles") | word_list("object_control") | word_list("undergone_verbs")
_CALLING = word_list("calling_verbs")
#: Nouns of what kills, and what a relative clause may tell of them.
_KILLING, _KILLS = word_list("what_kills"), frozenset(("kill", "injure", "wound", "leave", "claim"))
#: What those do to somebody who summon him.
_DEALING = word_list("said_in_meeting")


def rejoin(token: Token, tokens: Sequence[Token]) -> None:
    """Mends one clause in place."""
    resulting(token)
    if token.dep == "conj" and token.tag == "VBG" and token.head.lemma in _CHARGING:
        _charged(token)
    if token.dep == "conj" and token.pos == "VERB" and token.head.dep in ("relcl", "acl"):
        _said_besides(token)
    if token.dep in ("relcl", "acl"):
        _said_in(token)
    if token.dep == "ccomp" and token.head.dep == "acl" and token.head.tag == "VBN":
        _said_in_what_was(token)
    if token.tag == "VB" and token.dep in ("xcomp", "advcl", "acl", "relcl"):
        _planned(token, tokens)
        _plotted(token, tokens)
        _summoned(token)
        _called_on(token)
        _announced(token, tokens)
    if token.tag == "VBG" and token.dep == "pcomp":
        _named_deed(token)
        _own_doer(token)
    if token.tag == "``":
        _in_marks(token, tokens)
    if token.dep == "prep":
        _preposed(token, tokens)
    if token.tag == "VBG" and token.dep == "advcl" and token.lemma in _SPEECH:
        _while_asking(token, tokens)
    if token.tag in ("VBN", "VBD") and token.dep in ("advcl", "conj", "acl", "pcomp"):
        _suffered(token)
    if token.tag == "VBD" and token.dep == "conj" and token.head.tag == "VBN":
        _undergone(token)
    if token.dep == "relcl" and token.lemma in _KILLS and token.tag in TENSED:
        _killing(token, tokens)
    if token.tag == "JJ" and token.dep == "amod":
        _judging(token, tokens)
    held_captive(token, tokens)
    presented(token, tokens)


def _preposed(token: Token, tokens: Sequence[Token]) -> None:
    """Mends what hangs on a preposition."""
    if token.lower == "with" and token.i:
        _bordering(token, tokens)
    if token.lower == "by":
        _judged_by(token)


def _said_besides(verb: Token) -> None:
    """Joins what is said besides to the saying over the clause whose own verb the parser joins it to."""
    told = verb.head
    if verb.lemma not in _SPEECH or told.lemma in _SPEECH or any(child.dep in (*SUBJECTS, "aux", "auxpass") for child in verb.children):
        return
    who = next((child for child in told.children if child.dep in SUBJECTS), None)
    if who is None or who.lower in RELATIVE_WORDS or not any(child.dep in _OBJECTS and child.i > verb.i for child in verb.children):
        return
    said = next((token for token in told.ancestors() if token.pos == "VERB" and token.lemma in _SPEECH and token.i < who.i), None)
    if said is None or not _of_one_tense(verb, said):
        return
    for joiner in [child for child in told.children if child.dep == "cc" and told.i < child.i < verb.i]:
        hang(joiner, said, "cc")
    hang(verb, said, "conj")


def _said_in(told: Token) -> None:
    """Gives what is said in a letter or on a day to the saying: "announced in a letter to staff that he would go"."""
    noun = told.head
    if not any(child.dep == "mark" and child.lower == "that" for child in told.children) or noun.dep not in ("pobj", "npadvmod"):
        return
    if not any(child.dep in SUBJECTS for child in told.children):
        return
    verb = noun.head.head if noun.dep == "pobj" else noun.head
    place = noun.head.lower if noun.dep == "pobj" else "on"
    if verb.lemma in _SPEECH and verb.pos == "VERB" and verb.i < noun.i and place in _SAID_IN and noun.lemma not in _CONTENTS:
        free = ("ccomp", "xcomp") if verb.lemma in _TELLING else ("ccomp", "dobj", "xcomp")
        if not any(child.dep in free for child in verb.children):
            hang(told, verb, "ccomp")


def _said_in_what_was(told: Token) -> None:
    """Gives what is said in a text that was sent or found to the saying: "said in a message posted online on Monday that it would strike"."""
    text = told.head.head
    if text.dep != "pobj" or not any(child.dep == "mark" and child.lower == "that" for child in told.children):
        return
    verb = text.head.head
    if verb.lemma in _SPEECH and verb.pos == "VERB" and verb.i < text.i and text.head.lower in _SAID_IN:
        if not any(child.dep in ("ccomp", "dobj", "xcomp") for child in verb.children):
            hang(told, verb, "ccomp")


def _of_one_tense(verb: Token, said: Token) -> bool:
    """Whether two verbs are worded alike: "said ... and asked", "has said ... and asked"."""
    if said.tag in TENSED:
        return verb.tag == said.tag or (said.tag == "VBD" and verb.tag == "VBN")
    perfect = said.tag == "VBN" and any(child.dep == "aux" and child.lemma == "have" for child in said.children)
    return perfect and verb.tag in ("VBD", "VBN")


def _while_asking(participle: Token, tokens: Sequence[Token]) -> None:
    """Gives what is said after a comma to whoever asks, orders or announces, and not to those who are to act: "ordered the trainers to leave,
    accusing them of spying"."""
    act = participle.head
    above = act.head
    if act.tag != "VB" or act.dep not in ("xcomp", "ccomp") or above.pos != "VERB" or not above.i < act.i < participle.i:
        return
    told = any(child.dep in SUBJECTS for child in act.children) or any(child.dep == "dobj" and child.i < act.i for child in above.children)
    if told and tokens[participle.i - 1].text == ",":
        hang(participle, above, "advcl")


def _planned(act: Token, tokens: Sequence[Token]) -> None:
    """Parts the day of an announcement from the plan, and hangs what is planned on the plan: "announced plans on Tuesday to expel ten"."""
    to = next((child for child in act.children if child.dep == "aux" and child.lower == "to"), None)
    if to is None or to.i < 3 or tokens[to.i - 1].lower not in _DAYS or tokens[to.i - 2].lower != "on":
        return
    on, plan = tokens[to.i - 2], tokens[to.i - 3]
    verb = plan.head
    if plan.lemma not in _PLANS or plan.dep != "dobj" or verb.pos != "VERB" or on.head not in (verb, plan):
        return
    if act.head not in (verb, plan):
        return
    hang(on, verb, "prep")
    hang(act, plan, "acl")


def _plotted(act: Token, tokens: Sequence[Token]) -> None:
    """Hangs what is plotted on the plot that stands right before it: "foiled a Russian plot to kill an envoy"."""
    to = next((child for child in act.children if child.dep == "aux" and child.lower == "to"), None)
    plot = tokens[to.i - 1] if to is not None and to.i else None
    if plot is not None and plot.lemma in _PLOTS and plot.dep in ("dobj", "nsubjpass") and act.head is plot.head:
        hang(act, plot, "acl")


def _charged(deed: Token) -> None:
    """Joins a deed to the charges before it: "charged him with fraud and giving papers to Chad"."""
    verb = deed.head
    if verb.tag not in TENSED or verb.i > deed.i or deed.lemma in _RULING or any(child.dep == "aux" for child in deed.children):
        return
    before = [
        word
        for word in verb.subtree()
        if verb.i < word.i < deed.i and word.dep in ("pobj", "pcomp") and word.head.lower in ("of", "for", "with", "over")
    ]
    charges = [word for word in before if word.head.head is verb or word.head.head.lemma in _CHARGES]
    if not charges or not any(child.dep == "cc" and charges[-1].i < child.i < deed.i for child in verb.children):
        return
    for joiner in [child for child in verb.children if child.dep == "cc" and charges[-1].i < child.i < deed.i]:
        hang(joiner, charges[-1], "cc")
    hang(deed, charges[-1], "conj")


def _announced(act: Token, tokens: Sequence[Token]) -> None:
    """Makes the name at the head of a headline the one who will do it: "Peru to send ships, minister says"."""
    who = act.head
    to = next((child for child in act.children if child.dep == "aux" and child.lower == "to"), None)
    if to is None or who.pos != "PROPN" or who.i != to.i - 1 or who.head.pos != "VERB" or who.head.i < act.i:
        return
    if min(token.i for token in who.subtree()) == who.sent.tokens[0].i:
        above = who.head
        hang(act, above, "ccomp")
        hang(who, act, "nsubj")


def _summoned(act: Token) -> None:
    """Gives what is said to the summoned to those who summon him: "summoned the envoy to protest the raid"."""
    verb = act.head
    called = verb.lemma == "summon" or (
        verb.lemma == "call" and any(child.lower == "in" and child.i == verb.i + 1 for child in verb.children)
    )
    if act.dep == "xcomp" and called and act.lemma in _DEALING:
        if any(child.dep == "aux" and child.lower == "to" for child in act.children) and not any(
            child.dep in SUBJECTS for child in act.children
        ):
            act.dep = "advcl"


def _called_on(act: Token) -> None:
    """Makes what somebody is called on to do what is asked, where the parser makes it what he is called on for."""
    verb = act.head
    if act.dep != "advcl" or verb.lemma not in ("call", "appeal") or act.i < verb.i or any(child.dep == "dobj" for child in verb.children):
        return  # "called the envoy on Friday to thank him"
    if not any(child.lower == "to" and child.dep == "aux" for child in act.children):
        return
    before = act.subtree()[0].i - 1
    if any(child.dep == "prep" and child.lower in ("on", "upon", "to") and child.subtree()[-1].i == before for child in verb.children):
        act.dep = "xcomp"


def _named_deed(fighting: Token) -> None:
    """Makes what goes on between two a noun: "since fighting between the army and the rebels began", where the parser makes others fight."""
    if fighting.i + 1 == fighting.head.i + 2 and any(child.lower == "between" and child.i == fighting.i + 1 for child in fighting.children):
        fighting.pos, fighting.tag, fighting.dep, fighting.lemma = "NOUN", "NN", "pobj", fighting.lower


def _killing(harm: Token, tokens: Sequence[Token]) -> None:
    """Hangs what killed on the deed, where the parser hangs it on where, when or to whom that was done; a word of time between the two is the deed's."""
    that = next((child for child in harm.children if child.dep in SUBJECTS and child.lower in RELATIVE_WORDS), None)
    if that is None or that.lower == "who" or harm.head.lemma in _KILLING:
        return
    start = harm.sent.tokens[0].i
    deed = next((token for token in reversed(tokens[start : that.i]) if token.pos == "NOUN" and token.lemma in _KILLING), None)
    if deed is None or harm in deed.ancestors() or (deed.i < harm.head.i and deed not in harm.head.ancestors()):
        return
    hang(harm, deed, "relcl")
    for when in tokens[deed.i + 1 : that.i]:
        if when.dep == "npadvmod" and when.head.i < deed.i:
            hang(when, deed, "npadvmod")


def _bordering(beside: Token, tokens: Sequence[Token]) -> None:
    """Hangs "with" on the border right before it that tells where something is done: "attacked a village near the border with Niger"."""
    line = tokens[beside.i - 1]
    if line.lemma in BORDERS and line.dep == "pobj" and beside.head is not line:
        hang(beside, line, "prep")


def _judged_by(by: Token) -> None:
    """Gives those who judge to the judging, where the parser hangs them on what is judged: "was criticised for its veto by Poland"."""
    noun = by.head
    verb = noun.head.head
    if noun.dep != "pobj" or noun.head.lower not in ("for", "over") or verb.lemma not in _JUDGING or verb.tag != "VBN":
        return
    if any(child.dep == "agent" for child in verb.children) or not any(child.dep == "auxpass" for child in verb.children):
        return
    who = next((child for child in by.children if child.dep == "pobj"), None)
    if who is not None and (any(c.dep == "poss" for c in noun.children) or (who.ent is not None and who.ent.label == "GPE")):
        hang(by, verb, "agent")


def _judging(word: Token, tokens: Sequence[Token]) -> None:
    """Makes the adjective after what is called so a predicate: "calling the plan reckless", "made clear Togo had paid"."""
    thing = word.head
    verb = thing.head
    if word.lower == "clear" and word.i and tokens[word.i - 1].lemma == "make" and thing.dep == "nsubj" and verb.head is tokens[word.i - 1]:
        hang(word, verb.head, "ccomp")
        return
    if word.i < thing.i:
        return
    if (
        thing.dep == "dobj"
        and verb.lemma in _CALLING
        and word.i == thing.i + 1
        and not any(c.dep in ("oprd", "xcomp") for c in verb.children)
    ):
        hang(word, verb, "oprd")


def _undergone(verb: Token) -> None:
    """Makes what is told without an object beside a passive a passive, too: "was convicted and fined 900 euros"."""
    if verb.lemma not in _UNDERGONE or not any(child.dep == "auxpass" for child in verb.head.children):
        return
    if any(child.dep in (*SUBJECTS, "aux", "auxpass") for child in verb.children):
        return
    things = [child for child in verb.children if child.dep == "dobj"]
    if verb.lemma in _FINING:
        for thing in things:
            thing.dep = "npadvmod"
        verb.lemma = "fine"
    if verb.lemma == "fine" or not things:
        verb.tag = "VBN"


def _in_marks(mark: Token, tokens: Sequence[Token]) -> None:
    """Parts whom somebody calls something from what he calls him in marks: "calls Chad 'a hostile force'"."""
    who = tokens[mark.i - 1] if mark.i else mark
    if who.pos not in NAMING:
        return
    if who.head.i > mark.i and who.head.dep == "dobj" and who.head.head.lemma in _CALLING and who.head.head.i < who.i:
        what = who.head
        hang(who, what.head, "dobj")
        what.dep = "oprd"
    elif who.dep == "dobj" and who.head.lemma in _CALLING:
        what = next((child for child in who.children if child.dep == "appos" and child.i > mark.i), who)
        if what is not who:
            hang(what, who.head, "oprd")


def _own_doer(doing: Token) -> None:
    """Gives a gerund the noun right before it as its subject, where the parser hangs both on the preposition: "points to the army firing"."""
    if doing.dep != "pcomp":
        return
    who = next((child for child in doing.head.children if child.dep == "pobj" and child.i == doing.i - 1), None)
    if who is not None and who.i > doing.head.i:
        hang(who, doing, "nsubj")


def _told_of_them(participle: Token) -> None:
    """Makes a participle between a verb and its object tell of the object: "treated wounded Ukrainians"."""
    verb = participle.head
    thing = next((child for child in participle.children if child.dep == "dobj" and child.i == participle.i + 1), None)
    if thing is None or any(child.dep in ("dobj", "auxpass") for child in verb.children):
        return
    hang(thing, verb, "dobj")
    for child in [child for child in participle.children if child.i > thing.i]:
        hang(child, verb, child.dep)
    hang(participle, thing, "amod")


def _suffered(harm: Token) -> None:
    """Makes those of whom a participle under "with" tells that they were killed its victims: "with one soldier killed and ten injured"."""
    if harm.dep == "advcl" and harm.tag == "VBN" and harm.i == harm.head.i + 1:
        _told_of_them(harm)
        return
    if harm.lemma not in _DONE_TO or any(child.dep in ("aux", "auxpass", "dobj") for child in harm.children):
        return
    if harm.dep == "acl" and not any(child.dep in SUBJECTS or child.dep == "mark" for child in harm.children):
        harm.tag = "VBN"  # "with six people reportedly killed"
    first = harm.head if harm.dep == "conj" else harm
    if first.lemma not in _DONE_TO or not any(child.lower == "with" and child.i < first.i for child in (*first.children, first.head)):
        return
    for who in harm.children:
        if who.dep == "nsubj" and who.i < harm.i:
            who.dep, harm.tag = "nsubjpass", "VBN"
