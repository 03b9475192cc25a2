"""What a governing word takes: the infinitive, clause, participle or noun that it says something of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from onrecord.doc import Token
from onrecord.grammar.clauses import is_infinitive, subject_of
from onrecord.grammar.edges import is_time
from onrecord.grammar.meanwhile import opposing
from onrecord.grammar.phrases import below, counted_by, excluded
from onrecord.grammar.relations import (
    ADJECTIVE,
    ADVERBIAL,
    APPOSITION,
    AUXILIARY,
    BEFORE_NOUN,
    BY,
    CLAUSE,
    COMPLEMENT,
    COMPOUND,
    DESCRIBING,
    DOER,
    DONE_TO,
    GIVEN,
    HELPING,
    INTRODUCING,
    JOINED,
    MARK,
    NOMINAL,
    OBJECT,
    OPEN_CLAUSE,
    PARTICLE,
    PREDICATE,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    RECIPIENT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDER_PREPOSITION,
    UNDERGOER,
    VERBAL,
    child_as,
    child_before,
    children_as,
    hangs_as,
    has,
    has_word,
    prepositions,
    under_prepositions,
)
from onrecord.grammar.subjects import deep_object
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list

_INFINITIVES = COMPLEMENT | DESCRIBING | ADVERBIAL
_FOR_SOMEBODY = _INFINITIVES - RELATIVE
#: What an adjective or a noun is whose verb may take its infinitive: "is eager for them to leave".
_SAID_OF = PREDICATE_ADJECTIVE | PREDICATE_NOUN
_GERUNDS = OPEN_CLAUSE | UNDER_PREPOSITION
#: What a word of a phrase may be that governs what stands under it.
_SMALL = PREPOSITION | PARTICLE | BY
#: Verbs whose infinitive is asked for also where they have an object: "ordered them to leave".
_ASKING = frozenset({"order", "urge", "ask", "tell", "call", "press", "push"})
#: Nouns in a phrase whose infinitive is what somebody is to do by then: "issued an ultimatum to the army to leave", "gave it a month to leave".
_TERMS = frozenset({"ultimatum", "deadline", "hour", "day", "week", "month"})
_MODALS = frozenset({"will", "would", "could", "may", "might", "'ll", "wo"})


def taken(tokens: Sequence[Token], take: str) -> Token | None:
    """The head of what a phrase takes, or None.

    ``take``: ``to`` (an infinitive), ``to_be`` (one in the passive), ``for_to`` ("for X to"), ``be_for_to`` ("is for X to"), ``obj_to`` ("X to"), ``obj_bare`` ("let X
    do"), ``head`` (the noun after an adjective), ``to_noun`` (the noun under "to"), ``that_will``, ``that``, ``ing``, ``noun`` (what it is
    done to), else a preposition.
    """
    if take == "to_noun":
        return _under(tokens[0], "to")
    if take == "to_be":
        undergone = _infinitive(tokens)
        return undergone if undergone is not None and is_passive(undergone) else None
    if take == "be_for_to":
        return _infinitive_of_be(tokens)
    if take == "obj_bare":
        return _bare_of_object(tokens)
    take_up = _TAKES.get(take)
    if take_up is not None:
        return take_up(tokens)
    under = _under_preposition(tokens, take)
    fronted = under is not None and under.i < tokens[0].i and under.ent is not None and under.ent.label in ("DATE", "TIME")
    return None if fronted else under  # "In May, Peru signed a deal"


def _infinitive(tokens: Sequence[Token]) -> Token | None:
    """ "refused to leave", "an offer to leave"; not the purpose of what has an object ("sent boats to free them"), nor one that is told first ("To
    mark the day, she told him that ...")."""
    head = tokens[0]
    asks = head.lemma in _ASKING or any(token.lemma in _TERMS for token in tokens[1:])
    for token in reversed(tokens):
        for child in children_as(token, _INFINITIVES):
            aside = hangs_as(child, ADVERBIAL) and head.pos == "VERB"
            purpose = aside and (child.i < head.i or (not asks and bool(deep_object(head))))
            headline = hangs_as(child, CLAUSE) and child.i < head.i  # "Peru to send ships, minister says"
            if is_infinitive(child) and not purpose and not headline:
                return child
    return None


def _infinitive_for(tokens: Sequence[Token]) -> Token | None:
    """ "called for troops to leave", "is eager for them to leave"."""
    head = tokens[0]
    for token in [*reversed(tokens), *([head.head] if hangs_as(head, _SAID_OF) else [])]:
        for child in children_as(token, _FOR_SOMEBODY):
            if is_infinitive(child) and has_word(child, ("for",), MARK):
                return child
    return None


def _infinitive_of_be(tokens: Sequence[Token]) -> Token | None:
    """ "The only answer is for troops to leave", not "found a way for them to leave"."""
    noun = tokens[0]
    if not hangs_as(noun, DOER) or noun.head.lemma != "be":
        return None
    clauses = children_as(noun.head, _FOR_SOMEBODY)
    return next((clause for clause in clauses if clause.i > noun.i and is_infinitive(clause) and has_word(clause, ("for",), MARK)), None)


def _infinitive_of_object(tokens: Sequence[Token]) -> Token | None:
    """ "wants them to leave", "wants them expelled"."""
    head = tokens[0]
    for child in children_as(head, COMPLEMENT):
        if is_infinitive(child) and (subject_of(child) is not None or child_before(head, OBJECT, child) is not None):
            return child
        if child.tag == "VBN" and has(child, UNDERGOER) and not has(child, INTRODUCING):
            return child
    return None


def _bare_of_object(tokens: Sequence[Token]) -> Token | None:
    """ "let the troops enter"."""
    for child in children_as(tokens[0], COMPLEMENT):
        if child.tag == "VB" and not is_infinitive(child) and child.i > tokens[0].i and subject_of(child) is not None:
            return child
    return None


def _modified_noun(tokens: Sequence[Token]) -> Token | None:
    """ "alleged attack"."""
    head = tokens[0]
    return head.head if hangs_as(head, ADJECTIVE) and head.head.pos == "NOUN" else None


def _clause_to_come(tokens: Sequence[Token]) -> Token | None:
    """ "said that it will leave", "warned that it would strike if": what may or will be."""
    for child in _clauses_after(tokens[0]):
        if has_word(child, _MODALS, HELPING) or any(map(_condition, children_as(child, ADVERBIAL))):
            return child
    return None


def _condition(clause: Token) -> bool:
    return has_word(clause, ("if", "unless"), MARK)


def _clause(tokens: Sequence[Token]) -> Token | None:
    """ "denied that it left"."""
    return next((child for child in _clauses_after(tokens[0]) if not is_infinitive(child)), None)


def _clauses_after(head: Token) -> list[Token]:
    """The clauses after a word that it takes; a noun's "that", too, which the parser may hang on it as what describes it: "the demand that they leave"."""
    clauses = [child for child in children_as(head, CLAUSE) if child.i > head.i]
    if head.pos == "NOUN":
        clauses += [child for child in children_as(head, REDUCED) if child.i > head.i and has_word(child, ("that",), MARK)]
    return clauses


def _participle(tokens: Sequence[Token]) -> Token | None:
    """ "stopped firing", "denied having fired", "fears being fired at"."""
    for child in children_as(tokens[0], _GERUNDS):
        if child.tag == "VBG" or any(helping.tag == "VBG" for helping in children_as(child, AUXILIARY)):
            return child
    return None


def _noun(tokens: Sequence[Token]) -> Token | None:
    """ "rejected the offer"."""
    head = tokens[0]
    found = [token for token in deep_object(head) if token not in tokens] if head.pos != "NOUN" else []
    return found[0] if found else None


def _under_preposition(tokens: Sequence[Token], name: str) -> Token | None:
    """ "warned against leaving", "accused the rebels of attacking"."""
    for token in reversed(tokens):
        if token.lower == name and hangs_as(token, _SMALL):
            under = below(token)
            if under:
                return under[0]
        found = _under(token, name)
        if found is not None:
            return found
    head = tokens[0]
    # the parser may hang the preposition on the object
    for ruled in deep_object(head) if head.pos == "VERB" else ():
        for preposition in prepositions(ruled, (name,)):
            under = [token for token in below(preposition) if hangs_as(token, UNDER_PREPOSITION)]
            if under:
                return under[0]
    return None


def _under(token: Token, name: str) -> Token | None:
    for preposition in prepositions(token, (name,)):
        under = below(preposition)
        if under:
            return under[0]
    return None


_TAKES: dict[str, Callable[[Sequence[Token]], Token | None]] = {
    "to": _infinitive,
    "for_to": _infinitive_for,
    "obj_to": _infinitive_of_object,
    "head": _modified_noun,
    "that_will": _clause_to_come,
    "that": _clause,
    "ing": _participle,
    "noun": _noun,
}


def phrase(head: Token, rest: Sequence[str]) -> list[Token] | None:
    """The tokens of a phrase that ``head`` begins, or None where a word is not there; a word may be several, "on/upon"."""
    tokens = [head]
    for word in rest:
        words = word.split("/")
        found = _word_below(tokens, words)
        if found is None and hangs_as(head, DESCRIBING) and (head.head.lemma in words or head.head.lower in words):
            found = head.head
        if found is None:
            return None
        tokens.append(found)
    return tokens


#: What counts out an act: "days of talks", "a series of raids".
_STRETCHES = word_list("stretches")
#: Those that are the act many times over, and neither its number nor its time: what ends months of it does not do it.
_SERIES = _STRETCHES - {"day", "week", "month", "hour", "number", "dozen", "score", "hundred"}


def stretch_over(noun: Token) -> Token:
    """The noun that counts out an act ("a round" over "of attacks"), or the noun of the act itself."""
    above = counted_by(noun)
    return above if above is not None and above.lemma in _SERIES else noun


def _word_below(tokens: Sequence[Token], words: Collection[str]) -> Token | None:
    for node in reversed(tokens):
        for child in node.children:
            if (
                (child.lemma in words or child.lower in words)
                and child not in tokens
                and not (_tells_time(child) or _aim(child) or _aside(child))
            ):
                return child
            if (
                "exercise" in words
                and child.pos == "PROPN"
                and (kind := child_as(child, COMPOUND)) is not None
                and kind.lower == "exercise"
            ):
                return kind  # "took part in Exercise Desert Lion"
            if node is tokens[0] and hangs_as(child, DONE_TO):
                found = _in_object(child, words)
                if found is not None and not (child.i < node.i and hangs_as(child, UNDERGOER) and found.pos == "ADP"):
                    return found  # not "to" in "Chad's accession to the pact is opposed by Mali"
    return None


def _aim(verb: Token) -> bool:
    """ "Held a rally to call for peace" is no "hold a call"."""
    return verb.pos == "VERB" and hangs_as(verb, ADVERBIAL)


def _aside(participle: Token) -> bool:
    """ "According to Okafor, the plane made a turn" is no "make accord"."""
    return participle.lower == "according"


def _in_object(thing: Token, words: Collection[str]) -> Token | None:
    """The word in the object of the phrase: what it counts out, or a preposition that the parser hangs on it."""
    for under in thing.children:
        if under.lower == "of" and thing.lemma in _STRETCHES:  # "launched ten days of war games"
            counted = next((t for t in under.children if t.lemma in words or t.lower in words), None)
            if counted is not None:
                return counted
        if under.lower in words and hangs_as(under, PREPOSITION):  # "held villagers as shields"
            return under
    return None


def _tells_time(preposition: Token) -> bool:
    """ "on Monday" is no part of "call on"."""
    return hangs_as(preposition, PREPOSITION) and any(map(is_time, children_as(preposition, PREPOSITIONAL_OBJECT)))


#: Prepositions that lead away from an act: its time, cause and source.
_AWAY = word_list("leading_away")
_NAMED = GIVEN | SUBJECT | PREPOSITIONAL_OBJECT | BEFORE_NOUN | JOINED | APPOSITION | PREDICATE_NOUN
_ALONG = _NAMED | PREDICATE | PREPOSITION | BY | PARTICLE | UNDER_PREPOSITION | COMPLEMENT | DESCRIBING
#: What hangs on the governing word itself and tells more of whoever does it or of itself, not of what it governs.
_ITS_OWN = DOER | RELATIVE


def governed_nouns(head: Token, limit: int = 40) -> list[Token]:
    """The nouns in what a verb or noun governs, level by level: first the object and the prepositions, then what they hold.

    None of another act: of a clause beside it, of a time or cause, of what somebody else does to it.
    """
    level, seen = [head], 0
    found: list[Token] = []
    while level and seen < limit:
        deeper: list[Token] = []
        for node in level:
            for child in node.children:
                seen += 1
                if _leads_on(child, node, head) or (hangs_as(child, ADVERBIAL) and is_infinitive(child)):
                    deeper.append(child)
                    if child.pos != "PRON" and hangs_as(child, _NAMED):
                        found.append(child)
        level = deeper
    return found


#: What a thing is only described by: where it goes, what it carries.
_BOUND = word_list("bound_verbs")
#: Before whom or what it is not done to: "the strike on a ship carrying grain to Algeria".
_BOUND_FOR = frozenset(("to", "from", "for", "into"))
#: Verbs before which it may stand what is said.
_SAYING = word_list("speech_acts") | word_list("says_on")


def _leads_on(child: Token, node: Token, head: Token) -> bool:
    """Whether what hangs on a word still belongs to the act."""
    if not hangs_as(child, _ALONG) or (node is head and hangs_as(child, _ITS_OWN)) or (child.pos == "ADP" and excluded(child)):
        return False
    if hangs_as(child, PREPOSITION):
        return not (_leads_away(child) or (node is not head and node.lemma in _BOUND and child.lower in _BOUND_FOR))
    if hangs_as(child, CLAUSE):
        return child.i > node.i or not _of_its_own(child, node)
    if hangs_as(child, UNDER_PREPOSITION):  # none of "moved jets in what Chad called a threat": who says what it was
        return not (has_word(child, ("what",)) and has(child, DOER))
    if hangs_as(child, DOER):  # none of "a move that Russia condemned": Russia does another thing
        return node.i < head.i or not hangs_as(node, RELATIVE)
    # none of "declared a siege and sent in the police": another act
    return not (child.pos in VERBAL and node.pos in VERBAL and hangs_as(child, JOINED))


def _of_its_own(clause: Token, verb: Token) -> bool:
    """Whether a clause before a verb is a sentence of its own: "a raid killed ten; the rebels claimed it", "Mali sent tanks, Chad gave money"."""
    if any(mark.text == ";" and clause.i < mark.i for mark in (*clause.children, *verb.children)):
        return True
    return verb.lemma not in _SAYING and has(clause, DOER) and has(verb, DOER) and has(verb, OBJECT)


def _leads_away(preposition: Token) -> bool:
    return preposition.lower in _AWAY or (preposition.lower == "with" and opposing(preposition))


#: Verbs by which a pact or law lets somebody do something.
_LETTING = frozenset({"allow", "let", "permit", "enable", "give", "grant", "authorise", "authorize"})


def _given_to(verb: Token) -> list[Token]:
    """Who gets something: "gives Peru access"; the parser may make him a modifier of it: "gives Peru's forces access"."""
    things = children_as(verb, OBJECT)
    return (
        children_as(verb, RECIPIENT)
        or [word for thing in things for word in children_as(thing, COMPOUND) if word.tag in ("NNS", "NNP")]
        or things
    )


def allowed(thing: Token) -> list[Token]:
    """Whom a clause about a pact or a law lets do or have something: "a pact that lets Peru use a port", "a deal giving Peru's navy access"; or
    with whom it has one do something: "a memorandum to work with Peru"."""
    found: list[Token] = []
    for clause in children_as(thing, DESCRIBING):
        if clause.lemma in _LETTING:
            acts = children_as(clause, COMPLEMENT)
            found += [who for act in acts if (who := subject_of(act)) is not None] or _given_to(clause)
        elif is_infinitive(clause):
            found += [under for under in under_prepositions(clause, ("with",)) if under.pos in NOMINAL]
    return found
