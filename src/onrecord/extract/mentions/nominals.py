"""Actors that are described, not named: "a Delhi court", "45 Boko Haram members", "U.S. warplanes"."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.citing import by_row
from onrecord.extract.mentions.described import draft_phrase, is_number
from onrecord.extract.mentions.keys import state_key
from onrecord.extract.mentions.lexicon import Noun
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.extract.mentions.things import is_thing
from onrecord.grammar.above import carrier_of
from onrecord.grammar.edges import is_time
from onrecord.grammar.phrases import joined, joined_to, joins, left_edge
from onrecord.grammar.relations import (
    APPOSITION,
    BY,
    COMPOUND,
    DETERMINER,
    DOER,
    JOINED,
    MODIFIER,
    NOMINAL,
    NOUN_AS_ADVERB,
    NUMERAL,
    OBJECT,
    POSSESSOR,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION,
    QUANTIFIER,
    RECIPIENT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    children_as,
    governor,
    hangs_as,
    hangs_on,
    has,
    has_word,
    head_as,
    object_under,
    over_preposition,
    prepositions,
    stands_under,
)
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list, word_values

#: Verbs whose subject is people where it is a mere number.
_PEOPLE_VERBS = word_list("people_verbs")
#: Numbers of those who were told of before.
_DONE_TO = OBJECT | PREPOSITIONAL_OBJECT | RECIPIENT
_TOGETHER = frozenset("two three four five six seven pair trio".split())
_HARMING = word_list("harming_verbs")


#: What may stand between a state and its intelligence.
_OF_SERVICES = frozenset({"'s", "’s", "'", "military", "army", "defence", "defense", "foreign"})

#: Bodies whose noun stands before a paper of theirs, and such papers.
_AUTHORS, _PAPERS = word_list("paper_authors"), word_list("document_nouns")
#: Nouns that count out a part of those named after "of".
PARTS = word_list("part_nouns")
_COUNTS = word_list("people_counts")
#: What is only made of paper: "ballot papers"; of wires: "mobile networks".
_OF_PAPER = word_list("of_paper")
_OF_WIRES = word_list("of_wires")
#: Words before a word for a people that make it several or one of them.
_SOME = frozenset({"the", "a", "an", "many", "some", "several", "few", "most"})
#: Words beside which a fighter is a jet.
_OF_AIR = word_list("words_of_the_air")
#: Bodies that are called "the alliance".
_ALLIANCES = frozenset(name for name, called in word_values("bodies_called").items() if "alliance" in called.split())
#: Participles of who holds a place, and sectors of those who fight.
_HOLDING, _FIGHTING = frozenset({"hold", "control", "run", "occupy"}), frozenset({"REB", "UAF", "SEP"})
_NOT_HEADS = MODIFIER | NOUN_AS_ADVERB | PUNCTUATION | QUANTIFIER


def find_nominals(scan: Scan) -> None:
    """Drafts every noun phrase whose head the tables know as an actor."""
    for token in scan.doc.tokens:
        paper = _paper_of(token)
        if (
            token.pos not in NOMINAL
            and paper is None
            and not is_number(token)
            and token.i not in scan.origin
            and token.lower not in PARTS
            and not _the_two(token)
            and not _aged(token)
        ):
            continue
        if token.i in scan.name_at or token.i in scan.by_head:
            continue
        if paper is None and hangs_as(token, _NOT_HEADS) and governor(token) is not None and not _holding(token, scan):
            continue
        if _aged(token):
            draft_phrase(scan, token, scan.lexicon.nouns.get("person"), "person")
            continue
        if _inside_word(scan, token) or _of_paper(token):
            continue
        named = scan.named.get(token.i)
        if named is not None and named[2].metonym and named[0] < token.i:
            continue  # "at the White House" is no house
        if named is not None and named[2].sort == "none":
            continue  # "14 Challengers" are tanks
        below = _part_of(token)
        if below is not None:
            _counted(scan, token, below)
            continue
        noun, words = _service(token, scan) or _noun_of(token, scan) if token.pos in NOMINAL or paper is not None else (None, "")
        noun, words = (noun, words) if noun is not None else _mission(token, scan)
        noun, words = (noun, words) if noun is not None else _alliance(token, scan)
        if noun is not None:
            if not (is_thing(token, words, scan)):
                draft_phrase(scan, token, noun, words, paper=paper)
        elif _people(token, scan) or _pair_of_sides(token) or _number_of_people(token) or _the_two(token):
            draft_phrase(scan, token, None, token.lower)


def _paper_of(token: Token) -> Token | None:
    """The paper that a body's noun stands before as its author, where the paper speaks: "an army statement said"."""
    paper = head_as(token, MODIFIER) if token.lower in _AUTHORS else None
    speaks = (
        paper is not None
        and paper.i == token.i + 1
        and paper.lemma in _PAPERS
        and (hangs_as(paper, DOER | BY) or stands_under(paper, ("to",)))
    )
    return paper if speaks else None


def _holding(token: Token, scan: Scan) -> bool:
    """Whether fighters are told of as those who hold a place: "the rebel-held town"."""
    noun = scan.lexicon.nouns.get(token.lemma) if token.pos == "NOUN" else None
    held = governor(token)
    return (
        noun is not None
        and noun.role in _FIGHTING
        and held is not None
        and held.lemma in _HOLDING
        and held.tag == "VBN"
        and held.i == token.i + 2
    )


def _the_two(token: Token) -> bool:
    """ "The two condemned the raid", "the pair": a number that does something and counts nothing; "accused the two of arming them", "met both"."""
    if token.lower not in _TOGETHER and token.lower != "both":
        return False
    base = token.sent.tokens[0].i
    charged = hangs_as(token, OBJECT) and any(
        of.lower == "of" and token.sent.tokens[of.i + 1 - base].text.endswith("ing") for of in children_as(token, PREPOSITION)
    )
    if has(token, MODIFIER if charged else PREPOSITION | MODIFIER):
        return False  # not "the first two"
    if token.lower == "both":
        return token.pos in ("PRON", "DET", "CCONJ") and hangs_as(token, _DONE_TO)
    return hangs_as(token, DOER | _DONE_TO) and has_word(token, ("the",), DETERMINER)


def _aged(token: Token) -> bool:
    """Whether somebody is told by nothing but an age: "a 15-year-old was held", not "a 15-year-old boy", "the ten-year-old law"."""
    if token.lower not in ("old", "olds") or not hangs_as(token, SUBJECT | OBJECT | PREPOSITIONAL_OBJECT | APPOSITION | JOINED):
        return False
    words = token.sent.tokens
    at = token.i - words[0].i
    # By definition: "15-year-old" is a number, a hyphen, "year", a hyphen and "old"
    before = [word.lower for word in words[max(0, at - 3) : at]]
    return before == ["-", "year", "-"] and at > 3 and is_number(words[at - 4])


def _inside_word(scan: Scan, token: Token) -> bool:
    """Whether a noun only ends a hyphened word: "the second-in-command" is no command, a brother-in-law no law."""
    tokens, i = scan.doc.tokens, token.i
    return i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].pos == "ADP"


def _of_paper(token: Token) -> bool:
    """Whether papers are sheets of paper, not newspapers, and networks wires: "ballot papers", "mobile networks"."""
    made_of = _OF_PAPER if token.lemma == "paper" else _OF_WIRES if token.lemma == "network" else None
    if token.lower == "papers" and stands_under(token, ("without",)):
        return True  # "migrants without papers"
    return made_of is not None and has_word(token, made_of, MODIFIER | POSSESSOR)


def _counted(scan: Scan, token: Token, below: Token) -> None:
    """Drafts those whom a word counts out: "dozens of miners", "members of the council"."""
    if below.i not in scan.by_head and below.i not in scan.name_at:
        noun, words = _noun_of(below, scan)
        belongs = token.lower == "part" and hangs_as(token, PREPOSITIONAL_OBJECT | PREDICATE_NOUN)
        if noun is not None or _people(below, scan):
            # "came as part of the fleet", "is part of the fleet": the fleet is named
            draft_phrase(scan, below, noun, words, over=None if belongs else token)
    elif token.lower in ("members", "member") and below.i in scan.by_head:
        noun, words = _noun_of(token, scan)
        if noun is not None:
            draft_phrase(scan, token, noun, words)


def _number_of_people(token: Token) -> bool:
    """ "Dozens were killed", "82 were wounded"."""
    if is_number(token):
        verb = carrier_of(token)
        undergoes = hangs_as(token, OBJECT) or (hangs_as(token, SUBJECT) and is_passive(verb))
        return undergoes and verb.lemma in _HARMING and not is_time(token)
    return token.lower in _COUNTS and hangs_as(token, SUBJECT | OBJECT) and _acts_as_people(token)


def find_origins(scan: Scan, acts: frozenset[str]) -> None:
    """Adjectives of origin that tell who does an act ("Israeli air raids") or which states a group is of ("US and British forces")."""
    for i in sorted(scan.origin):
        token = scan.doc.tokens[i]
        found = scan.named.get(i)
        if found is None or found[1] != i or found[2].sort not in ("people", "state") or i in scan.name_at:
            continue
        if token.i and scan.doc.tokens[token.i - 1].lower == "ethnic":
            continue  # "ethnic Albanian parties": of a people, not of its state
        top = token
        while (first := joined_to(top)) is not None and first.i in scan.origin:
            top = first
        noun = head_as(top, MODIFIER)
        if noun is None or (noun.i < i and noun.i in scan.origin):
            continue
        whole = head_as(noun, COMPOUND) if noun.i not in scan.by_head and noun.i not in scan.name_at else None
        noun = whole if whole is not None and whole.i > noun.i else noun  # "Russian missile attacks"
        group = scan.by_head.get(noun.i)
        beside = (c for c in (*children_as(noun, MODIFIER), *joined(token)) if c is not token)
        several = top is not token or any(c.i in scan.origin and (joins(c) or joins(token) or c in joined(token)) for c in beside)
        if (group is None and noun.i not in scan.name_at and noun.lemma in acts) or (group is not None and several and group.state is None):
            first = scan.doc.tokens[found[0]]
            code = scan.origin[i]
            draft = Draft(
                first,
                token,
                token,
                "name",
                "state",
                scan.lexicon.state_names.get(code, code),
                key=state_key(code),
                state=code,
                role="GOV",
                named=found[2],
            )
            draft.why.append(by_row(found[2].at, f"{found[2].at}: {token.text} tells {code}"))
            scan.add(draft)


def _pair_of_sides(token: Token) -> bool:
    """ "Both sides", "the two sides", "each side"."""
    return (token.lower == "sides" and has_word(token, ("both", "two"))) or (token.lower == "side" and has_word(token, ("each",)))


def _part_of(token: Token) -> Token | None:
    """The noun that "dozens of" counts."""
    if token.lower not in PARTS:
        return None
    prep = next(prepositions(token, ("of",)), None)
    if prep is None:
        return None
    return object_under(prep)


def _noun_of(token: Token, scan: Scan) -> tuple[Noun | None, str]:
    """The longest noun of the table that ends with the token, and how it reads."""
    lexicon, tokens = scan.lexicon, scan.doc.tokens
    nouns = lexicon.nouns
    last = (token.lower, token.lemma)
    if token.i and (token.lower in lexicon.noun_ends or token.lemma in lexicon.noun_ends):
        before = tokens[token.i - 1]
        if hangs_on(before, token) or hangs_as(before, MODIFIER):
            for steps in (4, 3, 2):
                if token.i - steps + 1 < 0:
                    continue
                if steps == 2 and (known := scan.named.get(token.i - 1)) is not None and known[2].state == "IGO":
                    continue  # "European Union leaders" lead no trade union
                lead = " ".join(t.lower for t in tokens[token.i - steps + 1 : token.i]).replace(" - ", "-")
                for word in last:
                    noun = nouns.get(f"{lead} {word}")
                    if noun is not None:
                        return noun, f"{lead} {word}"
    if token.i > 1 and tokens[token.i - 1].text == "-":
        joined = nouns.get(f"{tokens[token.i - 2].lower}-{token.lemma}")
        if joined is not None:
            return joined, f"{tokens[token.i - 2].lower}-{token.lemma}"
    for word in last:
        noun = nouns.get(word)
        if noun is not None and (word != "states" or token.text.islower()):  # "Borno and Yobe States" are places
            return (nouns.get("fighter jet", noun) if token.lemma == "fighter" and _flies(token, scan) else noun), word
    for word in (token.lower, token.lemma):  # "lawmakers" that the lemmatizer left whole
        if word.endswith("s") and word[:-1] in nouns:
            return nouns[word[:-1]], word[:-1]
    return None, token.lemma


def _flies(fighter: Token, scan: Scan) -> bool:
    """Whether a fighter is a jet: "a Su-35 fighter", "scrambled two fighters", "a helicopter and two fighters"; not one of a group: "M23 fighters"."""
    words = fighter.sent.tokens
    before = words[fighter.i - words[0].i - 1].text if fighter.i > words[0].i else ""
    known = scan.named.get(fighter.i - 1)
    if known is not None and known[2].sort == "body":
        return False
    return (before[:1].isupper() and any(c.isdigit() for c in before)) or any(word.lemma in _OF_AIR for word in words)


def _service(token: Token, scan: Scan) -> tuple[Noun | None, str] | None:
    """A state's intelligence as its service, not as what it knows: "Kenyan intelligence claims", "according to Chad's military intelligence"."""
    if token.lower != "intelligence":
        return None
    told = over_preposition(token, ("to",))
    if not hangs_as(token, DOER | BY) and (told is None or told.lower != "according"):
        return None
    at = token.i - 1
    while at > 0 and scan.doc.tokens[at].lower in _OF_SERVICES:
        at -= 1
    if at not in scan.origin:
        return None
    return scan.lexicon.nouns.get("intelligence service"), token.lower


def _mission(token: Token, scan: Scan) -> tuple[Noun | None, str]:
    """The mission of a body of states as a body, not as a task, and a body of it: "the AU mission in Somalia said", "the U.N. body", but not "a
    mission to rescue the crew"."""
    if token.lower not in ("mission", "body"):
        return None, ""
    owners = (scan.named.get(word.i) for word in children_as(token, MODIFIER | POSSESSOR))
    if not any(owner is not None and owner[2].sort == "body" and owner[2].state == "IGO" for owner in owners):
        return None, ""
    return scan.lexicon.nouns.get("peacekeeping operation"), token.lower


def _alliance(token: Token, scan: Scan) -> tuple[Noun | None, str]:
    """The alliance that acts, or that was told before by its name: "the alliance will send troops", "joined the alliance" after NATO, but not "the
    alliance between Chad and Mali", "a stronger alliance"."""
    bare = (
        token.lower == "alliance" and has_word(token, ("the",)) and not has(token, MODIFIER | POSSESSOR | PREPOSITION | RELATIVE | REDUCED)
    )
    if not bare or hangs_as(token, _NOT_HEADS):
        return None, ""
    verb = head_as(token, DOER)
    acts = verb is not None and verb.pos == "VERB"
    before = any(at < token.i and found[2].name in _ALLIANCES for at, found in scan.named.items())
    return (scan.lexicon.nouns.get("bloc of states"), token.lower) if acts or before else (None, "")


def _people(token: Token, scan: Scan) -> bool:
    """ "The Japanese", "an Iraqi", "Palestinians": a word for a people as head."""
    found = scan.named.get(token.i)
    if found is None or found[2].sort != "people" or found[1] != token.i or hangs_as(token, MODIFIER | NOUN_AS_ADVERB):
        return False
    if token.pos == "ADJ" and not hangs_as(token, SUBJECT | OBJECT | PREPOSITIONAL_OBJECT | JOINED | APPOSITION):
        return False
    noun = governor(token)
    if noun is not None and noun.i == token.i + 1 and noun.pos in NOMINAL:
        return False
    tokens = scan.doc.tokens
    follows = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if follows is not None and follows.text in ("-", "–"):
        return False
    if found[2].plural or token.tag in ("NNS", "NNPS"):
        return True
    edge = left_edge(token)
    if stands_under(token, ("in", "into")):  # the language
        return False
    if any(_counts(number, token, scan) for number in children_as(token, NUMERAL)):
        return True
    return (edge is not token and edge.lower in _SOME) or token.text.endswith(("man", "men"))


def _counts(number: Token, people: Token, scan: Scan) -> bool:
    """Whether a number counts those of a people: "at least six Sudanese", but not "16 Finnish and two other guards", "2014-02-27 Polish"."""
    of_date = number.text.isdigit() and "-" in (scan.text[number.start - 1 : number.start], scan.text[number.end : number.end + 1])
    return number.i < people.i and not of_date and (people.pos != "ADJ" or number.lower == "one")


def _acts_as_people(token: Token) -> bool:
    verb = carrier_of(token)
    if hangs_as(token, OBJECT):
        return verb.lemma in _HARMING
    return verb.pos == "VERB" and verb.lemma in _PEOPLE_VERBS
