"""What is told of as a saying, a report or a finding, by what becomes of that: denied, called false, not confirmed, not found."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import is_negated, predicates, subject_of, undergoing
from onrecord.grammar.edges import withheld_by
from onrecord.grammar.phrases import determiners, modifiers, none_of
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    CLAUSE,
    CLAUSE_AS_SUBJECT,
    DESCRIBING,
    JOINED,
    MARKING,
    OBJECT,
    OPEN_CLAUSE,
    PARTICLE,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDER_ANY,
    UNDER_PREPOSITION,
    child_as,
    children_as,
    hangs_as,
    has_word,
    over_preposition,
)
from onrecord.knowledge.words import word_list
from onrecord.types import Status

#: Nouns whose clause is somebody's saying, and those whose clause is doubted by themselves: "rumours that the king fled".
_SAYINGS = word_list("doubt_sayings")
_DOUBTED = word_list("doubt_doubted")
#: Nouns whose clause is what was found out: "no evidence that the town was shelled".
_FINDINGS = word_list("doubt_findings")
#: Verbs that say that their object is not so; that look into it; that would say that it is so.
_DENYING = word_list("doubt_denying")
_LOOKING = word_list("doubt_looking")
_CONFIRMING = word_list("doubt_confirming")
#: Words that say that something is not so, and that it is not known to be so.
_FALSE = word_list("doubt_false")
_OPEN = word_list("doubt_open")
_SO = frozenset(("true", "correct", "accurate", "right", "so", "case"))
#: Adverbs by which somebody says what is not so; verbs by which somebody is said not to have done it.
_WRONGLY = word_list("doubt_wrongly")
#: Nouns of what somebody is charged with: "faces charges of killing ten".
_CHARGES = word_list("charges")
#: Verbs of what is found out, and auxiliaries by which it may be.
_SHOWING = word_list("doubt_showing")
_MAY = frozenset(("may", "might", "could", "would"))
_CLEARING = frozenset(("clear", "acquit", "exonerate", "absolve"))
#: What one has or has not in a deed: "a role in killing the envoy".
_SHARES = word_list("doubt_shares")
_ANYTHING = frozenset(("anything", "nothing", "something"))
#: What bodies adopt or do not; what they do to it instead; words before it that tell that it is none yet.
_PAPERS = word_list("papers_put_to_a_vote")
_REFUSING = word_list("paper_refusing")
#: What is sent by whoever it is of, and says what he says; papers by which something is ordered; how they are asked for.
_SENT = frozenset(("letter", "petition", "text"))
_RULING = word_list("papers_that_rule")
_SOUGHT = word_list("paper_sought")
_TALKED_OF = word_list("paper_talked_of")
_ASKING = frozenset(("ask", "apply", "call", "push", "press", "plead", "lobby"))
_NOT_YET = frozenset(("draft", "proposed", "planned", "failed", "rejected", "defeated", "vetoed"))
#: What several say together, which one of them may keep from being said.
_JOINT = frozenset(("statement", "declaration", "communique", "communiqué"))
_BLOCKING = frozenset(("block", "veto", "thwart", "prevent", "oppose"))
_SIGNED = frozenset(("document", "pact", "treaty", "agreement", "pledge", "paper"))
_BELIEVING = frozenset(("believe", "think"))
#: Verbs of refusing with their particle: "threw out a bill".
_OUT = frozenset(("throw out", "turn down", "vote down"))
#: How another denies what was said, whatever he calls it; words by which he takes it up.
_FLATLY = frozenset(("deny", "refute", "dispute", "rebut", "contradict"))
_THAT = frozenset(("this", "it"))
#: Pictures and sounds that may be false, what they do, and how it is told that they are.
_PICTURES = frozenset(("video", "clip", "image", "photo", "picture", "footage", "recording"))
_PICTURING = frozenset(("show", "depict", "portray", "feature"))
_DOCTORED = frozenset(("doctored", "manipulated", "staged", "deepfake", "generated", "altered"))
_CLAUSES = CLAUSE | CLAUSE_AS_SUBJECT
#: What reports do; truth that there may be none of in them.
_CLAIMING = frozenset(("claim", "say", "allege", "suggest", "state", "report", "assert"))
_TRUTH = frozenset(("truth", "substance", "basis", "foundation", "veracity"))


def doubt(node: Token) -> Status | None:
    """How what a clause or a noun tells stands by the saying or the finding that it is the content of; None where nothing is said of that."""
    above = node.head
    if _asks(node) and (not_adopted(above) or _asked_for(above)):
        return "hypothetical"
    if hangs_as(node, DESCRIBING) and has_word(node, ("that",), MARKING):
        return _of_noun(above, told=True)
    if hangs_as(node, UNDER_ANY) and hangs_as(above, PREPOSITION):
        return "negated" if above.lower == "of" and _cleared(above.head) else _under_noun(node, above)
    if hangs_as(node, _CLAUSES | OPEN_CLAUSE) and (_answered_by_denial(node) or _denied_beside(node)):
        return "hypothetical"
    if hangs_as(node, _CLAUSES | OPEN_CLAUSE | ADVERBIAL) and above.lemma in _PICTURING and _false_picture(subject_of(above)):
        return "negated"
    if hangs_as(node, _CLAUSES) and above.lemma in _CLAIMING and (said := _of_noun(_teller(above), told=True)) is not None:
        return said  # "rejected reports that claim the town fell"
    if hangs_as(node, _CLAUSES):
        if any(word.lower in _WRONGLY for word in children_as(above, ADVERB)):
            return "negated"
        if above.lemma in _CONFIRMING and _withheld(above):
            return "hypothetical"  # "could not confirm that the town had fallen"
        if above.lemma in _SHOWING and has_word(above, _MAY, AUXILIARY):
            return "hypothetical"  # "the papers may reveal that guards fired"
        if above.lemma in _BELIEVING and node.i > above.i and (is_negated(above) or _nobody(subject_of(above))):
            return "hypothetical"  # "no one believes that the guards fired"
        said_of = _said_of(above) if above.lemma != "say" else None
        who = subject_of(above)
        return said_of or (_by_itself(who) if who is not None and who.i < node.i and _speaks(who) else None)
    return None


def _teller(verb: Token) -> Token:
    """What tells it where a clause says so of a noun, "reports that claim", "reports claiming"; else the verb."""
    return verb.head if hangs_as(verb, DESCRIBING) and _asks(verb) else verb


def _nobody(who: Token | None) -> bool:
    return who is not None and (who.lower in ("nobody", "few") or none_of(who))


def _cleared(over: Token) -> bool:
    """ "Cleared of", "cleared the guards of"."""
    verb = undergoing(over) if over.pos in ("NOUN", "PROPN") else over
    return verb is not None and verb.lemma in _CLEARING


def _answered_by_denial(clause: Token) -> bool:
    """Whether what is said is told to be denied by another right after it: "said they had taken the town, which Chad denies", "a claim Chad denies"."""
    last = next((word for word in reversed(clause.sent.tokens) if word.pos not in ("PUNCT", "ADV", "SPACE")), clause)
    if last.lemma not in _DENYING or not hangs_as(last, RELATIVE) or is_negated(last):
        return False
    what = child_as(last, OBJECT)
    if last.head.lemma in _SAYINGS:
        return last.head.i > clause.i and _set_apart(last.head)
    return what is not None and what.lower == "which" and last in clause.subtree()


def _denied_beside(clause: Token) -> bool:
    """Whether the sentence goes on with another who denies it: "said the guards fired, but Chad denied this"."""
    for verb in children_as(clause.head, JOINED):
        if verb.lemma not in _DENYING or is_negated(verb) or subject_of(verb) is None or verb.i < clause.i:
            continue
        what = child_as(verb, OBJECT)
        if what is not None and (what.lemma in _SAYINGS or (what.lower in _THAT and verb.lemma in _FLATLY)):
            return True
    return False


def _false_picture(what: Token | None) -> bool:
    """ "A fake video", "doctored images"."""
    return what is not None and what.lemma in _PICTURES and bool({word.lower for word in modifiers(what)} & (_FALSE | _DOCTORED))


def _set_apart(noun: Token) -> bool:
    """Whether a comma stands before it: "..., a claim that Chad denies"."""
    first = noun.subtree()[0]
    return any(word.i == first.i - 1 and word.text == "," for word in noun.sent.tokens)


def not_adopted(noun: Token) -> bool:
    """Whether a resolution, bill or motion is told not to have been adopted, or not yet: what it asks for or bans is not asked or banned."""
    if noun.lemma in _JOINT:
        over = undergoing(noun)
        return over is not None and over.lemma in _BLOCKING
    if noun.lemma in _SIGNED and (over := undergoing(noun)) is not None and over.lemma == "sign":
        return _withheld(over)  # "did not sign a document agreeing to hand him over"
    if noun.lemma not in _PAPERS:
        return False
    if any(word.lower in _NOT_YET for word in modifiers(noun)):
        return True
    over = undergoing(noun)
    return over is not None and (_withheld(over) or over.lemma in _REFUSING or _with_particle(over) & _OUT != frozenset())


def _with_particle(verb: Token) -> frozenset[str]:
    return frozenset(f"{verb.lemma} {word.lower}" for word in children_as(verb, PARTICLE))


def _asked_for(paper: Token) -> bool:
    """Whether a paper is only asked for or talked of: "sought an injunction", "applied for a warrant", "the bill was debated"."""
    if paper.lemma in _SENT or paper.lemma not in _PAPERS | _RULING:
        return False
    over = undergoing(paper)
    if over is not None:
        return over.lemma in _SOUGHT or (over.lemma in _TALKED_OF and paper.lemma not in _RULING)
    above = paper.head
    return hangs_as(paper, PREPOSITIONAL_OBJECT) and above.lower == "for" and above.head.lemma in _ASKING


def _asks(clause: Token) -> bool:
    """Whether a clause tells what a noun asks for or bans, not what somebody did with it: "calling for", "that bans", not "backed by"."""
    if hangs_as(clause, REDUCED):
        return clause.tag == "VBG"
    who = subject_of(clause) if hangs_as(clause, RELATIVE) else None
    return who is not None and who.lower in ("that", "which")


def on_a_paper(word: Token) -> bool:
    """Whether a word stands in what a paper asks for or bans that was not adopted."""
    return any(_asks(above) and not_adopted(above.head) for above in (word, *word.ancestors()))


def in_a_matter(node: Token) -> bool:
    """Whether it is "do" of "has nothing to do with bombing the port": what is said of having it is said of the deed."""
    return node.lemma == "do" and hangs_as(node, DESCRIBING) and node.head.lower in _ANYTHING


def _under_noun(node: Token, preposition: Token) -> Status | None:
    """ "Reports of a raid" that are denied; "a role in killing the envoy"."""
    noun = next((joined for joined in children_as(preposition.head, JOINED) if joined.i == preposition.i - 1), preposition.head)
    over = subject_of(preposition.head) if preposition.lower == "of" else None
    if over is not None and over.lemma in _FINDINGS | _SAYINGS and _none(over):
        return "hypothetical"  # "no evidence has emerged of guards killing him"
    if preposition.lower == "including" and noun.lemma in _CHARGES:
        return "hypothetical"  # "faces charges, including waging war on Chad"
    if preposition.lower in ("of", "about"):
        charged = noun.lemma in _CHARGES and hangs_as(node, UNDER_PREPOSITION)
        return _of_noun(noun, told=False) or ("hypothetical" if charged else None)
    if noun.lemma in _SHARES and hangs_as(node, UNDER_PREPOSITION) and (_denied(noun) or _none(noun)):
        return "negated"
    return None


def _of_noun(noun: Token, told: bool) -> Status | None:
    """How the content of a noun stands; ``told`` where a clause tells it, without which a noun alone casts no doubt."""
    if noun.lemma in _FINDINGS:
        return "hypothetical" if told and _none(noun) else None
    if not _speaks(noun):
        return None
    if _none(noun):
        return "hypothetical"  # "no reports of a raid", "no confirmed report that the town fell"
    if _denied(noun) or _as_false(noun):
        return "negated"
    if hangs_as(noun, PREPOSITIONAL_OBJECT) and noun.head.lower == "into":
        return "hypothetical"  # "an inquiry into claims that guards fired"
    truth = over_preposition(noun, ("to", "in", "for", "behind"))
    if truth is not None and truth.lemma in _TRUTH and _none(truth):
        return "negated"  # "there is no truth in reports that guards fired"
    over = undergoing(noun)
    if over is not None and (over.lemma in _LOOKING or (over.lemma in _CONFIRMING and _withheld(over))):
        return "hypothetical"
    said = _said_of(noun.head) if hangs_as(noun, SUBJECT) or over is not None else None
    itself = _by_itself(noun)
    return said or (itself if told or noun.lemma not in _DOUBTED else None)  # not "held on suspicion of bombing the port"


def _speaks(noun: Token) -> bool:
    return noun.lemma in _SAYINGS or noun.lemma in _DOUBTED


def _by_itself(noun: Token) -> Status | None:
    """By the words at a noun: "unconfirmed reports", "false claims", "the report, denied by the army, says"."""
    words = {word.lower for word in modifiers(noun)}
    if words & _FALSE or any(part.lemma in _DENYING and part.tag == "VBN" for part in children_as(noun, REDUCED)):
        return "negated"
    return "hypothetical" if words & _OPEN or noun.lemma in _DOUBTED else None


def _denied(noun: Token) -> bool:
    """Whether somebody says that it is not so: "denied the reports", "the claim was dismissed"."""
    over = undergoing(noun)
    return over is not None and over.lemma in _DENYING and not is_negated(over)


def _as_false(noun: Token) -> bool:
    """ "Dismissed as false a report that ...", where the parser hangs the report on "as"."""
    above = noun.head
    return hangs_as(noun, PREPOSITIONAL_OBJECT) and above.lower == "as" and any(t.lower in _FALSE and t.i < noun.i for t in above.children)


def _withheld(verb: Token) -> bool:
    return is_negated(verb) or withheld_by(verb) is not None


def _none(noun: Token) -> bool:
    return any(word.lower == "no" for word in determiners(noun))


def _said_of(verb: Token) -> Status | None:
    """What is said of a verb's subject or object: "is untrue", "proved false", "called it a lie", "it is not true"."""
    below = [verb, *children_as(verb, OPEN_CLAUSE)]
    words = {word.lower for node in below for word in predicates(node)}
    words |= {word.lower for node in below for prep in children_as(node, PREPOSITION) if prep.lower == "as" for word in prep.children}
    if any(is_negated(node) for node in below):
        return "negated" if words & _SO else None
    if words & _FALSE or any(word.lower == "untrue" for word in children_as(verb, ADVERB)):
        return "negated"
    return "hypothetical" if words & _OPEN else None
