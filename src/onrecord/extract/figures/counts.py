"""Counts and measures: a number and the noun that it counts in the parse."""

from __future__ import annotations

import re

from onrecord.doc import Doc, Token
from onrecord.extract.citing import by_row
from onrecord.extract.figures.among import OF_THEM, of_them, shared_toll
from onrecord.extract.figures.draft import AT_LEAST, Draft, hedge
from onrecord.extract.found import Found, Within
from onrecord.extract.numbers import DIGITS, WORDS, bounded, number, numbered, ranged
from onrecord.grammar.above import carrier_of, hangs_on_one_of, word_over, words_around
from onrecord.grammar.numerals import counted_noun
from onrecord.grammar.relations import (
    ADJECTIVE,
    APPOSITION,
    CLAUSE,
    DOER,
    JOINED,
    MAIN,
    MODIFIER,
    OBJECT,
    PASSIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    SUBJECT,
    UNDERGOER,
    children_as,
    find_word,
    hangs_as,
    has,
    has_word,
    head_as,
    object_under,
    over_preposition,
)
from onrecord.knowledge import Knowledge
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list, word_values

_MOVE_WORDS = alternatives("moves")

_FEW = alternatives("counted_words")
_SCALED = (
    rf"(?:{DIGITS})(?:bn|mn|mln|m|k)(?=\s[a-z]{{3}})|(?:{DIGITS})(?:\s+and\s+a\s+half)(?:[\s-]+(?:thousand|million|billion|trillion))?|(?:{DIGITS})(?:[\s-]+(?:hundred|thousand|million|billion|trillion|dozen)){{0,3}}"
    rf"|(?:a|half a|{_FEW})[\s-]+dozen|{WORDS}|(?:several|a few|few)\s+(?:hundred|thousand|million|billion|dozen)|a couple"
)
_MANY = "|".join(sorted((re.escape(words) for words in AT_LEAST), key=len, reverse=True))
_NUMBER = re.compile(
    bounded(
        rf"(?<![\w$£€¥#.,/:'’-])(?:(?P<between>between)\s+(?P<from>{_SCALED})\s+and\s+(?P<to>{_SCALED})|(?P<low>{DIGITS}|{_FEW})\s*(?:–|-|to)\s*(?P<high>(?:{DIGITS}|{_FEW})(?:\s+(?:hundred|thousand|million|billion|trillion))?)|(?P<many>{_MANY})\b(?:\s+of\b)?|(?P<one>{_SCALED}))(?![\w/:]|[.,]\d|['’]s\b)"
    ),
    re.IGNORECASE,
)
_LETTERED = re.compile(r"\d(?:bn|mn|mln|m|k)$", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:-\s*)?(?:percentage\s+points?|per\s?cent\b|percent\b|pct\b|%)", re.IGNORECASE)
_HYPHEN_UNIT = re.compile(r"-(?P<unit>[a-z]+)\b(?!-old)(?:-[a-z]+)?", re.IGNORECASE)
#: "six-party talks", "two-state solution": a form of the talks, and nobody is counted.
_FORMATS = frozenset({"party", "state", "nation", "country", "power", "way", "sided", "point"})
#: Nouns that say of those who are counted that they died: "the killing of nine".
_NOT_DONE = frozenset({"attempted", "planned", "threatened", "possible", "alleged", "impending"})
_KILLINGS = frozenset({"killing", "murder", "death", "massacre", "slaying", "execution", "assassination"})
#: Verbs that say what befell those who are counted.
_TOLLS = word_values("tolls")
_LENGTHS = word_list("lengths")
#: Where a noun stands by itself; who is left dead.
_NOUN_PLACES = SUBJECT | OBJECT | PREPOSITIONAL_OBJECT | PREDICATE_NOUN | JOINED | APPOSITION | MAIN
_LEFT = SUBJECT | OBJECT
_LIVES = frozenset({"cost", "claim", "take", "lose"})
_STATES_OF_BODY = {"dead": "dead", "killed": "dead", "wounded": "wounded", "injured": "wounded", "missing": "missing", "hurt": "wounded"}


#: Plural nouns that are counted and are nothing: "three times", "three quarters of an hour".
_NO_THINGS = frozenset({"time", "way", "thing", "quarter", "half", "third", "one"})


def _units(knowledge: Knowledge) -> dict[str, tuple[str, str, str]]:
    units = {row["noun"]: (row["unit"], row["kind"], row.at) for row in knowledge.rows("units")}
    for row in knowledge.rows("states"):
        for people in (*row.list("adjectives"), *row.list("nationals")):
            units.setdefault(people.lower(), ("person", "people", row.at))
    return units


def counts_in(doc: Doc, found: Found, knowledge: Knowledge, taken: list[Draft]) -> list[Draft]:
    """The counts and measures, in order of the text, where no sum of money, no share and no calendar date stands."""
    units = knowledge.built("units", _units)
    others = Within(taken)
    drafts: list[Draft] = []
    for block, numbers in numbered(doc):
        until = block.start
        for at in numbers:
            match = _NUMBER.match(doc.text, at, block.end) if at >= until else None
            if match is None:
                continue
            if match["high"] and moves(doc.text[max(block.start, match.start() - 40) : match.start()]):
                # "rose from 20 to 30 ships" tells two numbers, no range.
                single = _NUMBER.match(doc.text, at, match.end("low"))
                match = single if single is not None else match
            until = match.end()
            if others.touching(match.start(), match.end()):
                continue
            dates = [date for date in found.dates_at.touching(match.start(), match.end()) if date.type in ("DATE", "TIME", "SET")]
            if dates:
                continue
            draft = _draft(doc, match, units, drafts)
            if draft is not None:
                hedge(draft, doc.text[max(block.start, match.start() - 24) : match.start()])
                drafts.append(draft)
    return drafts


def _values(match: re.Match[str]) -> tuple[float | int | None, float | int | None, float | int | None] | None:
    """Value, low and high of a number expression; None where it is no number."""
    if match["between"]:
        bounds = ranged(match["from"], match["to"])
        return None if bounds is None else (None, *bounds)
    if match["low"]:
        bounds = ranged(match["low"], match["high"])
        return None if bounds is None else (None, *bounds)
    if match["many"]:
        return None, AT_LEAST[" ".join(match["many"].lower().removesuffix(" of").split())], None
    text = " ".join(match["one"].lower().replace("-", " ").split())
    if text.startswith(("several ", "a few ", "few ")):
        scale = number(text.rsplit(" ", 1)[1])
        return None if scale is None else (None, 2 * scale, None)
    if text == "a couple":
        return 2, None, None
    if text.startswith("half a") and text.endswith("dozen"):
        return 6, None, None
    value = number(text)
    return None if value is None else (value, None, None)


def _draft(doc: Doc, match: re.Match[str], units: dict[str, tuple[str, str, str]], before: list[Draft]) -> Draft | None:
    values = _values(match)
    text = doc.text
    if values is None or (match["one"] or "").lower() in ("a", "an"):
        return None
    value, low, high = values
    percent = _PERCENT.match(text, match.end())
    if percent:
        unit = "percentage point" if "point" in percent.group() else "percent"
        return Draft(match.start(), percent.end(), value, unit, low, high, why=["percent sign or word"])
    hyphened = _HYPHEN_UNIT.match(text, match.end())
    if hyphened:
        named = (
            match.group()[0].isalpha() and hyphened["unit"][0].isupper() and re.match(r"\s[A-Z]", text[hyphened.end() : hyphened.end() + 2])
        )
        # "the Six-Day War" is a name.
        unit_row = None if named or hyphened["unit"].lower() in _FORMATS else units.get(hyphened["unit"].lower().removesuffix("s"))
        if unit_row is None or re.match(r"[\s-]old\b", text[hyphened.end() : hyphened.end() + 5]) or "old" in hyphened.group().lower():
            return None
        return Draft(
            match.start(),
            hyphened.end(),
            value,
            unit_row[0],
            low,
            high,
            why=[by_row(unit_row[2], f"unit: {hyphened['unit']} ({unit_row[2]})")],
        )
    tokens = doc.tokens_between(match.start(), match.end())
    if not tokens:
        return None
    return _counted(doc, match, tokens, (value, low, high), units, before)


def _counted(
    doc: Doc,
    match: re.Match[str],
    tokens: list[Token],
    values: tuple[float | int | None, float | int | None, float | int | None],
    units: dict[str, tuple[str, str, str]],
    before: list[Draft],
) -> Draft | None:
    value, low, high = values
    last = tokens[-1]
    if last.pos in ("PROPN",) and not last.text.isdigit() and last.lower not in ("million", "billion"):
        return None
    if tokens[0].start > 0 and doc.text[tokens[0].start - 1] == "-":
        return None
    noun = _noun(doc, tokens)
    lettered = _LETTERED.search(match["one"] or "") is not None
    if noun is None:
        return None if lettered else _headless(doc, match, tokens, values, units, before)
    row = _unit_of(doc, noun, units)
    if lettered and (noun.tag != "NNS" or noun.start < match.end() or row is None or row[1] == "thing"):
        # "2m people" are millions; of "a 2m wall" and "5m waves" nobody knows without more.
        return None
    if row is None and last.i + 1 < noun.i and (nearer := doc.tokens[last.i + 1]).pos == "NOUN" and nearer.lower == nearer.text:
        # "a 325 seat council": what is counted stands before what has it.
        noun, row = nearer, _unit_of(doc, nearer, units)
    if row is None:
        return None
    unit, kind, at = row
    if kind == "time" and _no_length(doc, match, noun):
        return None
    if match["one"] and value == 1 and kind not in ("measure", "toll") and not match["one"][0].isdigit():
        # "one of the men", "one country": rarely a figure that anybody writes down.
        return None
    toll = _toll(noun) if kind == "people" or unit in ("troop", "person") else None
    if toll is None and kind == "people":
        toll = shared_toll(doc, match, tokens[0], value, before)
    if toll is None and _takes_up(noun, tokens, value):
        return None
    why = [by_row(at, f"counts {noun.lower} ({at})")] + ([f"toll: {toll}"] if toll else [])
    end = noun.end if noun.start >= match.end() else match.end()
    what = _what(doc, match, noun)
    if any(token.pos == "NUM" or token.text[0].isdigit() for token in doc.tokens[last.i + 1 : noun.i]):
        # "89 and 43 seats": each number is a figure of its own.
        end, what = match.end(), None if unit == "percent" else noun.text
    return Draft(match.start(), end, value, toll or unit, low, high, noun=noun, what=what, why=why)


def _noun(doc: Doc, tokens: list[Token]) -> Token | None:
    """The noun that a number counts: what it modifies, or what follows "of"."""
    inside = {token.i for token in tokens}
    for token in reversed(tokens):
        if token.lower == "of" and (target := object_under(token)) is not None and target.i not in inside:
            return target
        noun = counted_noun(token, inside, tokens[-1].i)
        if noun is not None:
            return noun
    following = doc.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
    if following and following[0].sent is tokens[-1].sent:
        if following[0].lower == "of":
            target = object_under(following[0])
            if target is not None and target.pos == "PRON":
                return of_them(doc, target)
            return target if target is not None and target.pos in ("NOUN", "PROPN") else None
        if following[0].pos == "NOUN" and following[0].tag == "NNS":
            return following[0]
    return None


def _takes_up(noun: Token, tokens: list[Token], value: float | int | None) -> bool:
    """Whether the words take up those already known and count nobody anew: "the two countries", "these three leaders"."""
    if value is None or value > 3 or tokens[-1].text[0].isdigit() or noun.lemma in _LENGTHS:
        return False
    return find_word(noun, ("the", "these", "those", "both"), before=tokens[0]) is not None


def _unit_of(doc: Doc, noun: Token, units: dict[str, tuple[str, str, str]]) -> tuple[str, str, str] | None:
    """The table's row for a noun: with the word before it first ("metric ton", "percentage point")."""
    forms = [noun.lemma, noun.lower, noun.lower.removesuffix("s")]
    if noun.i:
        prior = doc.tokens[noun.i - 1].lower
        for form in forms:
            if (row := units.get(f"{prior} {form}")) is not None:
                return row
    row = next((row for form in forms if (row := units.get(form)) is not None), None)
    if (
        row is None
        and noun.tag == "NNS"
        and noun.pos == "NOUN"
        and noun.text.islower()
        and noun.text.isalpha()
        and noun.lemma not in _NO_THINGS
    ):
        return noun.lemma, "thing", "any plural noun"
    return row


def _no_length(doc: Doc, match: re.Match[str], noun: Token) -> bool:
    """Whether a number of days is a point in time or an age: "ten days ago", "six years old"."""
    after = doc.text[noun.end : noun.end + 24].lower()
    return bool(re.match(r"\s*(?:-|\s)(?:ago|later|earlier|old|of age|from now)\b", after)) or bool(
        re.search(r"\b(?:aged?|last|past|next)\s*$", doc.text[max(0, match.start() - 8) : match.start()].lower())
        and re.match(r"\s*old", after)
    )


def _toll(noun: Token) -> str | None:
    """What befell those who are counted, by the verb over them or the participle beside them."""
    for child in children_as(noun, REDUCED | ADJECTIVE):
        if child.lemma in _TOLLS and child.tag in ("VBN", "VBD"):
            return _TOLLS[child.lemma]
    noun = _first_counted(noun)
    verb = carrier_of(noun)
    killing = over_preposition(noun, ("of",))
    if _lives_lost(noun) or (killing is not None and killing.lemma in _KILLINGS and not has_word(killing, _NOT_DONE)):
        return "dead"
    if verb.pos == "VERB" and verb.lemma in _TOLLS and _befell(noun, verb):
        return _TOLLS[verb.lemma]
    if verb.pos == "VERB" and hangs_as(noun, OBJECT) and any(word.lower == "dead" and word.i > noun.i for word in words_around(noun)):
        return "dead"  # "shot two reporters dead"
    if verb.lemma == "leave" and hangs_as(noun, _LEFT):
        found = next((word.lower for word in words_around(noun) if word.lower in _STATES_OF_BODY), None)
        if found is not None:
            return _STATES_OF_BODY[found]
    if hangs_as(noun, DOER) and hangs_as(verb, CLAUSE) and verb.lower in _STATES_OF_BODY:
        return _STATES_OF_BODY[verb.lower]
    return None


def _first_counted(noun: Token) -> Token:
    """The first of those counted together: "four soldiers and six civilians were killed": what befell the first befell the others."""
    while (first := head_as(noun, JOINED | APPOSITION)) is not None and first.pos in ("NOUN", "PROPN", "NUM") and first.i < noun.i:
        noun = first
    return noun


def _lives_lost(noun: Token) -> bool:
    """ "cost the lives of ten soldiers", "claimed ten lives"."""
    if noun.lemma == "life":
        return hangs_on_one_of(noun, _LIVES)
    life = over_preposition(noun, ("of",))
    return life is not None and life.lemma == "life" and hangs_on_one_of(life, _LIVES)


def _befell(noun: Token, verb: Token) -> bool:
    """Whether those counted undergo what the verb tells: the subject of a passive, the object of an active one, who die."""
    if hangs_as(noun, UNDERGOER):
        return True
    if hangs_as(noun, OBJECT):
        return not has(verb, PASSIVE)
    return hangs_as(noun, DOER) and verb.lemma in ("die", "perish")


def _headless(
    doc: Doc,
    match: re.Match[str],
    tokens: list[Token],
    values: tuple[float | int | None, float | int | None, float | int | None],
    units: dict[str, tuple[str, str, str]],
    before: list[Draft],
) -> Draft | None:
    """A number that stands for those it counted before, or for people to whom something befell."""
    value, low, high = values
    head = tokens[-1]
    if not hangs_as(head, _NOUN_PLACES):
        return None
    following = doc.text[match.end() : match.end() + 12].lower().split()
    if following and following[0].strip(",.") in _STATES_OF_BODY:
        word = following[0].strip(",.")
        end = doc.text.index(following[0], match.end()) + len(word)
        return Draft(match.start(), end, value, _STATES_OF_BODY[word], low, high, why=[f"toll: {word}"])
    toll = _toll(head)
    told = _told_of(doc, head, units)
    if toll is None and told is not None:
        unit, why = told
        return Draft(match.start(), match.end(), value, unit, low, high, noun=head, why=[why])
    if toll is not None:
        return Draft(match.start(), match.end(), value, toll, low, high, noun=head, why=[f"toll: {toll}"])
    if value is not None and value >= 10 and not hangs_as(head, JOINED):
        same = next((draft for draft in reversed(before) if draft.value == value and draft.unit not in ("percent",)), None)
        if same is not None:
            return Draft(
                match.start(), match.end(), value, same.unit, low, high, noun=head, what=same.what, why=["the number counted before"]
            )
    return None


#: Nouns that stand for the number told of them: "the death toll rose to 770", "the number of wounded is 45".
_TELLERS = frozenset({"toll", "number", "total", "count", "tally", "figure", "strength"})
_MOVES = re.compile(
    rf"\b(?:{_MOVE_WORDS}"
    r")\b[^.;]{0,30}\b(?:from|by)\s+(?:about\s+|around\s+|some\s+|nearly\s+|roughly\s+|just\s+)?$",
    re.IGNORECASE,
)


def moves(before: str) -> bool:
    """Whether the words before a number lead from it to another: "the budget rose from 40 to 48", against "from 40 to 48 men took part"."""
    return _MOVES.search(before) is not None


def _told_of(doc: Doc, head: Token, units: dict[str, tuple[str, str, str]]) -> tuple[str, str] | None:
    """The unit of a number that is told of a toll or a number: "the death toll stood at 770"."""
    teller = _teller(head)
    if teller is None:
        return None
    for child in children_as(teller, MODIFIER | PREPOSITION):
        if hangs_as(child, MODIFIER) and child.lemma in ("death", "dead", "casualty", "fatality"):
            return "dead", f"told of the {child.lower} {teller.lower}"
        noun = object_under(child) if child.lower == "of" else None
        if noun is None or noun is head:
            continue
        if noun.lower in _STATES_OF_BODY or noun.lemma in ("death", "fatality"):
            return _STATES_OF_BODY.get(noun.lower, "dead"), f"told of the {teller.lower} of {noun.lower}"
        row = _unit_of(doc, noun, units)
        if row is not None:
            return row[0], by_row(row[2], f"told of the {teller.lower} of {noun.lower} ({row[2]})")
    return ("dead", "told of the toll") if teller.lemma == "toll" else None


def _teller(head: Token) -> Token | None:
    """The toll or number of which a number is told: "the death toll stood at 770", "a toll of 770"."""
    toll = over_preposition(head, ("of",))
    if toll is not None and toll.lemma in _TELLERS:
        return toll
    verb = word_over(head)
    if verb.pos not in ("VERB", "AUX"):
        return None
    return next((child for child in children_as(verb, SUBJECT | OBJECT) if child.lemma in _TELLERS and child is not head), None)


def _what(doc: Doc, match: re.Match[str], noun: Token) -> str | None:
    start = match.end() if noun.start >= match.end() else noun.start
    if (them := OF_THEM.match(doc.text, start)) is not None and them.end() <= noun.start:
        start = them.end()
    while start < noun.end and not doc.text[start].isalnum():
        start += 1
    return doc.text[start : noun.end] or None
