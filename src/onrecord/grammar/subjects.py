"""Whose act a verb tells: its subject, own, shared with another verb, or controlled by one above; and who does what a noun tells."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.doc import Token
from onrecord.grammar.clauses import is_infinitive, marked
from onrecord.grammar.doubting import not_adopted
from onrecord.grammar.phrases import modifiers, prep_objects
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    APPOSITION,
    AUXILIARY,
    BY,
    CLAUSE,
    COMPLEMENT,
    COMPLETING,
    DESCRIBING,
    DOER,
    DONE_TO,
    EMPTY_SUBJECT,
    JOINED,
    MODIFIER,
    NEGATION,
    OBJECT,
    OPEN_CLAUSE,
    PARTICLE,
    PASSIVE,
    PREDICATE,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    REDUCED,
    RELATIVE,
    SUBJECT,
    UNDER_PREPOSITION,
    UNKNOWN,
    VERBAL,
    child_as,
    children_as,
    first_joined,
    governor,
    hangs_as,
    has,
    has_word,
    head_as,
    possessor,
    stands_under,
    up_through,
)
from onrecord.grammar.sole import sole
from onrecord.grammar.termed import termed
from onrecord.grammar.voice import OBJECT_CONTROL, agents, direct_object, is_passive
from onrecord.knowledge.words import word_list

_RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Roles in which a clause shares the relative pronoun of the one above it; in which a noun or an adjective is said of somebody.
_SHARING = JOINED | COMPLEMENT
_SAID_OF = PREDICATE | JOINED
#: Roles of a noun whose deed the subject of its verb does: "made a threat", "was a threat".
_CARRIED = OBJECT | PREDICATE_NOUN
#: What a verb has whose object does not stand at the next one.
_WHOLE = PREPOSITION | PARTICLE | COMPLEMENT
#: How the parser hangs a clause on the noun that it tells.
_UNDER_NOUN = CLAUSE | REDUCED
_RANKED = ("first", "second", "third", "last", "latest", "only")
#: How many verbs up a subject is looked for.
#: Set by wikinews: sources .709, with 3 .708; 99 changes nothing.
_DEEPEST = 6
#: How many clauses over a word are looked at for who does what they tell.
#: Plain, by wikinews: 2 and 99 change nothing.
_CLAUSES_UP = 4
#: What somebody issues and says something by.
_MEDIA = word_list("media_words")
#: Participles of whoever does what the clause above tells: "said that the treaty was dead, adding ...".
_SAYING = word_list("saying_besides")
_BLOWS = word_list("blows")
#: What a deed brings about: whoever undergoes it brings about none of it.
_BRINGING = frozenset(("force", "prompt", "compel", "cause", "trigger", "spark"))
#: Verbs that get somebody to do what the infinitive beside him tells.
_LEADING = frozenset(("lead", "prompt", "force", "compel", "persuade", "encourage", "urge", "tell"))
#: Nouns of what somebody means, or is able, to do.
_RESOLVES = word_list("resolves")
#: What those do who keep a plot from being carried out or find it out, and what they find.
_THWARTING = word_list("thwarting_verbs")
_PLOTS = word_list("plots")
#: Names of where something is, of when, of how many.
_WHERE = frozenset(("GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL"))
_DYING = frozenset(("die", "fall", "perish"))
#: Prepositions between what befell somebody and the fight in which it did.
_AMID = frozenset(("in", "during", "amid"))
#: What those are told to be in a deed who do it: "jets were involved in bombing the port".
_PARTAKING = frozenset(("involve", "engage", "employ"))
#: Prepositions between what somebody did and the deed in which he did it.
_WHILE = frozenset(("in", "for", "while", "when"))
_USING = frozenset(("use", "employ"))
#: What those do who summon somebody, and those who are against something.
_VOICING = frozenset(("express", "voice", "convey", "lodge", "protest", "deliver", "hand", "complain"))
_DECRYING = frozenset(("criticise", "criticize", "condemn", "denounce", "decry", "slam", "oppose", "protest"))
_ALL_OF_THEM = frozenset(("both", "each", "all"))
#: What a time is said to do with what happened in it.
_WITNESSING = frozenset(("see", "witness"))
#: What whoever is about to do something stands on or at: "on the verge of attacking".
_EDGES = frozenset(("verge", "brink", "cusp", "point", "edge", "threshold", "process"))
#: Verbs of whose object it is told of what he is guilty or not.
_TRYING = frozenset(("convict", "acquit", "accuse", "suspect", "clear", "absolve"))
#: What a deed takes from whoever bears it.
_COSTS = frozenset(("cost", "price", "expense", "burden"))
_MODALS = frozenset(("would", "could", "might", "will", "can", "must", "should"))


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, own or shared or controlled; empty where the clause has none. A relative pronoun is its noun."""
    return [_noun_of(token) for token in subject_words(verb, depth)]


def subject_words(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject as it stands in the clause: "who" of "the envoy who said"; see ``surface_subject``."""
    own = children_as(verb, SUBJECT) or children_as(verb, EMPTY_SUBJECT)
    if own:
        return [_of_several(own)]
    for before in children_as(verb, ADVERBIAL):
        if before.tag == "VBG" and before.i < verb.i and (speaking := child_as(before, DOER)) is not None:
            return [speaking]  # "The envoy speaking in Oslo, appealed ..."
    if (first := _then(verb)) is not None:
        return subject_words(first, depth + 1)
    if depth > _DEEPEST or verb.head is verb:
        return []
    found = next((share for role, share in _SHARED if hangs_as(verb, role)), _of_adjective)
    return found(verb, depth)


def _then(verb: Token) -> Token | None:
    """The clause before a verb that the parser hangs on it, and whose subject it has: "The envoy flew home, then urged Peru to act"."""
    if verb.tag not in ("VBD", "VBZ") or not has_word(verb, ("then",), ADVERB):
        return None
    return next((clause for clause in children_as(verb, CLAUSE) if clause.i < verb.i and clause.tag == verb.tag), None)


def _of_several(subjects: list[Token]) -> Token:
    """The last subject where it names the first or that is a relative pronoun, else the first: "the British newspaper The Herald praised", "a
    booklet, which the aide says he cannot identify"; but "the clinic in Miami, Florida, said"."""
    first, last = subjects[0], subjects[-1]
    named = last.pos == "PROPN" and last.ent is not None and last.ent.label not in _WHERE
    return last if named or first.lower in _RELATIVE else first


def _noun_of(token: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    if token.lower not in _RELATIVE or not hangs_as(token, SUBJECT):
        return token
    holder = up_through(token.head, _SHARING)
    noun = head_as(holder, DESCRIBING)
    if noun is not None and any(word.lower in _ALL_OF_THEM for word in token.head.children):
        return first_joined(noun)  # "met Okafor and Lopez, who both agreed"
    return sole(noun) if noun is not None else token


def _of_noun_clause(verb: Token, depth: int) -> list[Token]:
    """ "the ship carrying arms", "the right to deny entry", "issued a statement saying": those who issue it say."""
    noun = verb.head
    if is_infinitive(verb):
        first = hangs_as(noun, APPOSITION | DOER) and has_word(noun, _RANKED, MODIFIER) and not is_passive(verb)
        led = hangs_as(noun, OBJECT) and noun.head.lemma in _LEADING and noun.head.i < noun.i  # "led members of the party to walk out"
        return [noun] if first or led else noun_subject(noun, depth + 1)  # "Okafor, the first Kenyan leader to visit Chad"
    made = noun.lemma in _MEDIA and hangs_as(noun, OBJECT) and noun.head.pos == "VERB" and not not_adopted(noun)
    theirs = any(word.ent is not None and word.ent.label == "NORP" for word in modifiers(noun))  # "received a Fijian letter demanding it"
    if hangs_as(verb, REDUCED) and made and not theirs:
        return subject_words(noun.head, depth + 1) or [noun]
    return [noun]


def _of_complement(verb: Token, depth: int) -> list[Token]:
    """The subject of a clause or infinitive that hangs on a verb or an adjective: its own, or the one that the word above gives it."""
    head = verb.head
    if head.lemma == "summon" and verb.lemma in _VOICING and (own := agents(head) if is_passive(head) else subject_words(head, depth + 1)):
        return own  # "was summoned by the minister to express concern", "summoned the envoy to lodge a protest": the minister does
    if hangs_as(verb, COMPLEMENT) and _controls(head):
        ruled = direct_object(head) if not is_passive(head) else subject_words(head, depth + 1)
        if ruled:
            return ruled
    if head.lemma == "quote" and verb.tag == "VBG" and verb.lemma in _SAYING and not is_passive(head) and (quoted := direct_object(head)):
        return quoted  # "quoted an officer saying that the line held"
    if head.lemma in _USING and hangs_as(head, REDUCED) and is_passive(head) and is_infinitive(verb) and (own := agents(head)):
        return own  # "the shells used by the army to strike the town"
    participle = verb.tag == "VBG" and hangs_as(verb, ADVERBIAL)
    if participle and head.lemma in _WITNESSING and (what := direct_object(head)) and _is_of_time(head):
        return what  # "Sunday saw two air raids, killing ten"
    if participle and verb.lemma in _BLOWS | _BRINGING and is_passive(head):
        return agents(head)  # "the clinic was hit by a missile, injuring ten": the missile did
    blames = verb.lemma in _BLAMING and head.lemma == "be"  # "said the Emirates were responsible, accusing them of piracy"
    if participle and (verb.lemma in _SAYING or blames) and hangs_as(head, CLAUSE) and head.head.pos == "VERB" and head.head.i < head.i:
        return subject_words(head.head, depth + 1)  # "said that the treaty was dead, saying ...": who says the one says the other
    if head.pos in VERBAL:
        return subject_words(head, depth + 1)
    if head.pos in ("ADJ", "NOUN") and hangs_as(head, _SAID_OF):
        return subject_words(head.head, depth + 1)
    return subject_words(head, depth + 1) if head.pos == "ADJ" else []


#: What nobody does by being something.
_BLAMING = frozenset(("accuse", "blame", "denounce", "condemn", "urge", "warn", "criticise", "criticize"))


def _is_of_time(verb: Token) -> bool:
    """Whether a day or a year is told to see something: "Sunday saw two raids"."""
    return all(who.ent is not None and who.ent.label in ("DATE", "TIME") for who in children_as(verb, SUBJECT))


def _controls(verb: Token) -> bool:
    """Whether the verb's object does the act of its infinitive: "urged Syria to leave", not "called the embassy to ask"."""
    called = verb.lemma == "call" and not any(child.lower in ("on", "upon", "for") for child in verb.children)
    return verb.lemma in OBJECT_CONTROL and verb.pos == "VERB" and not called


def _of_conjunct(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if _goes_on(verb):
        head = head.head  # "said the line had been drawn and urged Peru to accept it": who says the one urges
    return subject_words(head, depth + 1) if head.pos in VERBAL or head.pos == "ADJ" else []


def _goes_on(verb: Token) -> bool:
    """Whether a verb that the parser joins to what is said goes on with the saying.

    A past tense goes on with no clause that has a modal ("said he would stay and urged"), and a verb with an object with no passive
    ("said the line had been drawn and urged Peru").
    """
    clause = verb.head
    if verb.tag != "VBD" or not hangs_as(clause, CLAUSE) or clause.head.tag != "VBD" or clause.i < clause.head.i:
        return False
    if has(verb, AUXILIARY):
        return False
    return has_word(clause, _MODALS, AUXILIARY) or (has(clause, PASSIVE) and has(verb, COMPLETING))


def _under_preposition(verb: Token, depth: int) -> list[Token]:
    """ "accused the envoy of revealing", "quoted the minister as saying": what the object is charged with, or quoted as."""
    preposition, above = verb.head, verb.head.head
    if preposition.lower == "including" and hangs_as(above, REDUCED):
        above = above.head  # "announced measures targeting Chad, including closing the border"
    if above.pos in VERBAL:
        if preposition.lower in _WHILE and hangs_as(above, REDUCED) and is_passive(above) and (own := agents(above)):
            return own  # "the courage shown by the army in fighting the rebels", "the shells used by the army for striking the town"
        befell = (is_passive(above) and above.lemma not in _PARTAKING) or above.lemma in _DYING
        if verb.tag == "VBG" and preposition.lower in _AMID and befell:
            return list(prep_objects(verb, ("by",)))  # "were killed in shelling by the army": those killed did not shell
        others = preposition.lower == "in" and above.lemma == "join" and has(above, NEGATION)  # "did not join others in cutting ties"
        if (others or preposition.lower in ("for", "of", "from", "as")) and not is_passive(above):
            ruled = direct_object(above)
            if ruled:
                return ruled
        return subject_words(above, depth + 1)
    if above.lemma in _EDGES and hangs_as(above.head, PREPOSITION) and above.head.head.pos in VERBAL:
        return subject_words(above.head.head, depth + 1)  # "is on the verge of entering Chad"
    if above.pos == "NOUN":
        tried = hangs_as(above, OBJECT) and above.head.lemma in _TRYING and preposition.lower == "of"
        return [above] if tried else noun_subject(above, depth + 1)  # "convicted an officer of shelling a town"
    if above.pos == "ADJ":
        return children_as(above, SUBJECT) or subject_words(above.head, depth + 1)  # "found two men guilty of robbing a Kenyan"
    if above.pos == "ADV" and above.head.pos in VERBAL:
        return subject_words(above.head, depth + 1)  # "stopped short of backing it"
    return _of_adjective(verb, depth)


def _of_adjective(verb: Token, depth: int) -> list[Token]:
    """What is said of somebody: "was ready", "stayed opposed"."""
    said = verb.pos == "ADJ" or hangs_as(verb, PREDICATE_ADJECTIVE)
    return subject_words(verb.head, depth + 1) if said and verb.head.pos in VERBAL else []


_SHARED = (
    (DESCRIBING, _of_noun_clause),
    (COMPLEMENT | ADVERBIAL | UNKNOWN, _of_complement),
    (JOINED, _of_conjunct),
    (UNDER_PREPOSITION, _under_preposition),
)


def nearest_subject(token: Token) -> Token | None:
    """The subject of the nearest clause above a word that has one, the word's own first."""
    for at in (token, *token.ancestors()):
        if (own := child_as(at, SUBJECT)) is not None:
            return own
    return None


def clause_subject(token: Token) -> list[Token]:
    """Who does what the clause that a word stands in tells, where he stands before it: Togo for "its" of "Benin urged Togo to recall its
    envoy"."""
    verb = next((above for above in token.ancestors() if above.pos in VERBAL), None)
    return [subject for subject in surface_subject(verb) if subject.i < token.i] if verb is not None else []


def noun_subject(noun: Token, depth: int = 0) -> list[Token]:
    """Who does what a noun tells: its possessor, or the subject of the verb that governs it."""
    owner = possessor(noun)
    if owner is not None:
        return [owner]
    by = list(prep_objects(noun, ("by",)))
    by = by or [whose for whose in prep_objects(noun, ("of",)) if noun.lemma in _RESOLVES and whose.pos in ("NOUN", "PROPN")]
    if by:
        return by  # also "the decision of Chad to leave"
    thwarted = hangs_as(noun, DONE_TO) and noun.head.lemma in _THWARTING and noun.lemma in _PLOTS
    before = [word for word in modifiers(noun) if word.ent is not None and word.ent.label in ("GPE", "NORP", "ORG")]
    if thwarted or (before and noun.lemma in _RESOLVES):
        return before  # "foiled a Russian plot", "the Peruvian decision to leave"
    if hangs_as(noun, OBJECT) and noun.head.lemma in _DECRYING and noun.lemma not in _RESOLVES:
        return []  # "criticised a deal to send troops": who criticises it sends none
    if noun.lemma in _COSTS:
        return []  # who bears "his share of the cost of deploying troops" deploys none by that
    if stands_under(noun, ("of",)) and noun.head.head.pos == "NOUN" and depth < _DEEPEST:
        return noun_subject(noun.head.head, depth + 1)  # "signed a memorandum of understanding to"
    if hangs_as(noun, _CARRIED) and noun.head.pos in VERBAL and depth < _DEEPEST and not not_adopted(noun):
        return deep_subject(noun.head, depth + 1)
    return []


def deep_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The doer: the subject of an active verb, the agent of a passive one."""
    return agents(verb) if is_passive(verb) else surface_subject(verb, depth)


def deep_object(verb: Token) -> list[Token]:
    """What the act is done to."""
    if is_passive(verb):
        return surface_subject(verb)
    found = direct_object(verb)
    if found:
        return found
    if (noun := next((noun for clause in children_as(verb, CLAUSE) for noun in termed(clause)), None)) is not None:
        return [noun]
    if hangs_as(verb, RELATIVE) and any(c.lower not in _RELATIVE for c in children_as(verb, DOER)):
        return [verb.head]
    if hangs_as(verb, OPEN_CLAUSE) and verb.head.pos == "ADJ":
        return []
    # "attacked and captured the town": the object stands at the last verb only
    for joined in children_as(verb, JOINED):
        if joined.pos == "VERB" and not is_passive(joined) and not has(verb, _WHOLE) and not has(joined, DOER):
            return direct_object(joined)
    return []


def does(noun: Token) -> Token | None:
    """The verb whose act a noun does, as its subject or as the one by whom, or that does it with the noun it is joined to."""
    if hangs_as(noun, JOINED):
        noun = noun.head
    return noun.head if hangs_as(noun, SUBJECT | BY) else None


def is_main(verb: Token) -> bool:
    """Whether a verb heads its sentence, or is joined to the one that does."""
    return hangs_on_root(verb) and (verb.head is verb or hangs_as(verb, JOINED))


def hangs_on_root(token: Token) -> bool:
    """Whether a word is its sentence's root or hangs on it."""
    return token.head.head is token.head


def tellers(subject: Token) -> list[Token]:
    """Who tells the clause of which a word is the subject: the United Nations for "it" in "the United Nations says it will send troops", in "is
    clear that it will"."""
    clause = first_joined(subject.head)
    above = clause.head
    if not hangs_as(subject, SUBJECT) or not hangs_as(clause, CLAUSE) or above.i > subject.i:
        return []
    if above.pos == "ADJ" and hangs_as(above, PREDICATE_ADJECTIVE):
        return surface_subject(above.head)
    return surface_subject(above) if above.pos == "VERB" or has(above, PREDICATE_ADJECTIVE) else []


def whose_words(subject: Token) -> Token | None:
    """Who tells the clause of which a word is the subject, where a noun of his governs it: "the president's claim that he ordered it"."""
    clause = first_joined(subject.head)
    noun = clause.head
    if not hangs_as(subject, SUBJECT) or not hangs_as(clause, _UNDER_NOUN) or noun.pos != "NOUN" or not marked(clause, ("that",)):
        return None
    return possessor(noun)


def doers_above(verb: Token) -> Iterator[Token]:
    """Who does what the clauses over a word tell, from the nearest up: a passive's agent, else its subject.

    Where one of them is what somebody says, from whoever says it: the participle goes on with that.
    """
    path: list[Token] = []
    node = governor(verb)
    while node is not None and len(path) < _CLAUSES_UP:
        if node.pos in ("VERB", "AUX"):
            path.append(node)
        node = governor(node)
    said = next((n for n, clause in enumerate(path) if hangs_as(clause, CLAUSE) and clause.head in path), None)
    for clause in path if said is None else path[said + 1 :]:
        yield from agents(clause)[:1]
        yield from surface_subject(clause)[:1]
        if clause.lemma in _LEADING and has(clause, OPEN_CLAUSE):
            yield from direct_object(clause)  # "the raid led the ministers to issue a note, saying": they say
