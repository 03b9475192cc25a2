"""What a governing word takes: the infinitive, clause, participle or noun that it says something of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from onrecord.doc import Token
from onrecord.grammar.clauses import is_infinitive, subject_of
from onrecord.grammar.phrases import below, counted_by, excluded
from onrecord.grammar.relations import (
    ADVERBIAL,
    AUXILIARY,
    CLAUSE,
    COMPOUND,
    MARK,
    OBJECT,
    OPEN_CLAUSE,
    PASSIVE,
    RECIPIENT,
    REDUCED,
    RELATIVE,
    UNDERGOER,
    children_as,
    has,
    has_word,
    prepositions,
)
from onrecord.grammar.subjects import deep_object
from onrecord.knowledge.words import word_list

_INFINITIVES = OPEN_CLAUSE | CLAUSE | REDUCED | ADVERBIAL | RELATIVE
#: Verbs whose infinitive is asked for also where they have an object: "ordered them to leave".
_ASKING = frozenset({"order", "urge", "ask", "tell", "call", "press", "push"})
_MODALS = frozenset({"will", "would", "could", "may", "might", "'ll", "wo"})


def taken(tokens: Sequence[Token], take: str) -> Token | None:
    """The head of what a phrase takes, or None.

    ``take``: ``to`` (an infinitive), ``for_to`` ("for X to"), ``obj_to`` ("X to"), ``obj_bare`` ("let X do"), ``head`` (the noun after an adjective),
    ``to_noun`` (the noun under "to"), ``that_will``, ``that``, ``ing``, ``noun`` (what it is done to), else a preposition.
    """
    if take == "to_noun":
        return _under(tokens[0], "to")
    if take == "obj_bare":
        return _bare_of_object(tokens)
    take_up = _TAKES.get(take)
    return take_up(tokens) if take_up is not None else _under_preposition(tokens, take)


def _infinitive(tokens: Sequence[Token]) -> Token | None:
    """ "refused to leave", "an offer to leave"; not the purpose of what has an object ("sent boats to free them"), nor one that is told first ("To
    mark the day, she told him that ...")."""
    head = tokens[0]
    for token in reversed(tokens):
        for child in children_as(token, _INFINITIVES):
            aside = child.dep == "advcl" and head.pos == "VERB"
            purpose = aside and (child.i < head.i or (head.lemma not in _ASKING and bool(deep_object(head))))
            if is_infinitive(child) and not purpose:
                return child
    return None


def _infinitive_for(tokens: Sequence[Token]) -> Token | None:
    """ "called for troops to leave", "is eager for them to leave"."""
    head = tokens[0]
    for token in [*reversed(tokens), *([head.head] if head.dep in ("acomp", "attr") else [])]:
        for child in children_as(token, _INFINITIVES - RELATIVE):
            if is_infinitive(child) and has_word(child, ("for",), MARK):
                return child
    return None


def _infinitive_of_object(tokens: Sequence[Token]) -> Token | None:
    """ "wants them to leave", "wants them expelled"."""
    head = tokens[0]
    for child in children_as(head, OPEN_CLAUSE | CLAUSE):
        if is_infinitive(child) and (subject_of(child) is not None or any(c.dep == "dobj" and c.i < child.i for c in head.children)):
            return child
        if child.tag == "VBN" and has(child, UNDERGOER) and not has(child, AUXILIARY | PASSIVE | MARK):
            return child
    return None


def _bare_of_object(tokens: Sequence[Token]) -> Token | None:
    """ "let the troops enter"."""
    for child in children_as(tokens[0], OPEN_CLAUSE | CLAUSE):
        if child.tag == "VB" and not is_infinitive(child) and child.i > tokens[0].i and subject_of(child) is not None:
            return child
    return None


def _modified_noun(tokens: Sequence[Token]) -> Token | None:
    """ "alleged attack"."""
    head = tokens[0]
    return head.head if head.dep == "amod" and head.head.pos == "NOUN" else None


def _clause_to_come(tokens: Sequence[Token]) -> Token | None:
    """ "said that it will leave", "warned that it would strike if": what may or will be."""
    for child in _clauses_after(tokens[0]):
        if any(c.dep == "aux" and c.lower in _MODALS for c in child.children) or any(_condition(c) for c in child.children):
            return child
    return None


def _condition(clause: Token) -> bool:
    return clause.dep == "advcl" and has_word(clause, ("if", "unless"), MARK)


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
    """ "stopped firing", "denied having fired"."""
    for child in tokens[0].children:
        if child.dep in ("xcomp", "pcomp") and (child.tag == "VBG" or any(c.dep == "aux" and c.tag == "VBG" for c in child.children)):
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
        if token.lower == name and token.dep in ("prep", "prt", "agent"):
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
            under = [token for token in below(preposition) if token.dep == "pcomp"]
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
        if found is None and head.dep in ("acl", "relcl") and (head.head.lemma in words or head.head.lower in words):
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
            if child.dep in ("dobj", "nsubjpass") and node is tokens[0]:
                found = _in_object(child, words)
                if found is not None:
                    return found
    return None


def _aim(verb: Token) -> bool:
    """ "Held a rally to call for peace" is no "hold a call"."""
    return verb.dep == "advcl" and verb.pos == "VERB"


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
        if under.dep == "prep" and under.lower in words:  # "held villagers as shields"
            return under
    return None


def _tells_time(preposition: Token) -> bool:
    """ "on Monday" is no part of "call on"."""
    return preposition.dep == "prep" and any(
        child.dep == "pobj" and child.ent is not None and child.ent.label in ("DATE", "TIME") for child in preposition.children
    )


#: Prepositions that lead away from an act: its time, cause and source.
_AWAY = word_list("leading_away")
_NAMED = frozenset({"dobj", "dative", "pobj", "poss", "compound"}) | {"amod", "nmod", "nsubj", "nsubjpass", "conj", "appos", "attr"}
_ALONG = _NAMED | {"prep", "agent", "pcomp", "xcomp", "ccomp", "acl", "relcl"} | {"oprd", "acomp", "prt"}


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
                if (child.dep == "advcl" and is_infinitive(child)) or _leads_on(child, node, head):
                    deeper.append(child)
                    if child.dep in _NAMED and child.pos != "PRON":
                        found.append(child)
        level = deeper
    return found


#: What a thing is only described by: where it goes, what it carries.
_BOUND = word_list("bound_verbs")


def _leads_on(child: Token, node: Token, head: Token) -> bool:
    """Whether what hangs on a word still belongs to the act."""
    dep = child.dep
    if dep not in _ALONG or (dep in ("nsubj", "relcl") and node is head) or (child.pos == "ADP" and excluded(child)):
        return False
    if dep == "ccomp" and child.i < node.i and any(mark.text == ";" and child.i < mark.i for mark in (*child.children, *node.children)):
        return False  # "a raid killed ten; the rebels claimed it": a sentence of its own
    if dep == "prep" and child.lower in ("to", "from", "for", "into") and node is not head and node.lemma in _BOUND:
        return False  # "the strike on a ship carrying grain to Algeria": Algeria is not struck
    if dep == "pcomp" and has_word(child, ("what",)) and any(below.dep == "nsubj" for below in child.children):
        return False  # "moved jets in what Chad called a threat": who says what it was
    if dep == "nsubj" and node.dep == "relcl" and node.i > head.i:
        return False  # "a move that Russia condemned": Russia does another thing
    if dep == "conj" and child.pos in ("VERB", "AUX") and node.pos in ("VERB", "AUX"):
        return False  # another act: "declared a siege and sent in the police"
    return dep != "prep" or not (child.lower in _AWAY or (child.lower == "with" and opposing(child)))


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
    """Whom a clause about a pact or a law lets do or have something: "a pact that lets Peru use a port", "a deal giving Peru's navy access"."""
    found: list[Token] = []
    for clause in children_as(thing, RELATIVE | REDUCED):
        if clause.lemma in _LETTING:
            acts = children_as(clause, CLAUSE | OPEN_CLAUSE)
            found += [who for act in acts if (who := subject_of(act)) is not None] or _given_to(clause)
    return found


def opposing(preposition: Token) -> bool:
    """ "With only Chad against": those who are against it are no party to it."""
    return any(token.lower in ("against", "opposed", "opposing", "abstaining") for token in preposition.subtree())
