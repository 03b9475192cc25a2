"""Counts and measures: a number and the noun that it counts in the parse."""

from __future__ import annotations

import re

from onrecord.doc import Doc, Token
from onrecord.extract.citing import by_row
from onrecord.extract.figures.among import OF_THEM, of_them, of_those, shared_toll, some_of
from onrecord.extract.figures.draft import AT_LEAST, Draft, hedge
from onrecord.extract.figures.tolls import STATES_OF_BODY, told_of, toll_of
from onrecord.extract.figures.units import unit_of, units_of
from onrecord.extract.found import Found, Within
from onrecord.extract.numbers import DIGITS, TENS, UNITS, WORDS, bounded, number, numbered, ranged
from onrecord.grammar.numerals import counted_noun, number_led_to
from onrecord.grammar.relations import (
    APPOSITION,
    DOER,
    JOINED,
    MAIN,
    OBJECT,
    PREDICATE_NOUN,
    PREPOSITIONAL_OBJECT,
    SUBJECT,
    find_word,
    hangs_as,
    head_as,
    object_under,
)
from onrecord.knowledge import Knowledge
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.words import word_list

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
#: No number of anything begins so: "a Type 055 destroyer".
_CODE = re.compile(r"0\d")
#: A body whose name tells how many it has: "the Group of 77 states".
_BODY_OF = re.compile(r"\bGroup of\s$")
_LETTERED = re.compile(r"\d(?:bn|mn|mln|m|k)$", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:-\s*)?(?:percentage\s+points?|per\s?cent\b|percent\b|pct\b|%)", re.IGNORECASE)
_HYPHEN_UNIT = re.compile(r"-(?P<unit>[a-z]+)\b(?!-old)(?:-[a-z]+)?", re.IGNORECASE)
#: "six-party talks", "two-state solution": a form of the talks, and nobody is counted.
_FORMATS = frozenset({"party", "state", "nation", "country", "power", "way", "sided", "point"})
_LENGTHS = word_list("lengths")
#: Verbs between a number and the state of those whom it counts.
_STATED = frozenset({"are", "were", "remain", "remained"})
#: Verbs whose subject is people where it is a mere number.
_PEOPLE_VERBS = word_list("people_verbs")
#: Where a noun stands by itself; who is left dead.
_NOUN_PLACES = SUBJECT | OBJECT | PREPOSITIONAL_OBJECT | PREDICATE_NOUN | JOINED | APPOSITION | MAIN


def counts_in(doc: Doc, found: Found, knowledge: Knowledge, taken: list[Draft]) -> list[Draft]:
    """The counts and measures, in order of the text, where no sum of money, no share and no calendar date stands."""
    units = knowledge.built("units", units_of)
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
        whole = match.group().lower()
        parts = whole.split("-")
        if parts[0] in TENS and UNITS.get(parts[-1].split()[0], 10) < 10:  # By definition: units within tens.
            return number(whole.replace("-", " ")), None, None  # "fifty-four", "fifty-four thousand" is one number
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
    if values is None or (match["one"] or "").lower() in ("a", "an") or _CODE.match(match.group()):
        return None
    if _BODY_OF.search(text, max(0, match.start() - 12), match.start()):
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
    row = unit_of(doc, noun, units)
    if lettered and (noun.tag != "NNS" or noun.start < match.end() or row is None or row[1] == "thing"):
        # "2m people" are millions; of "a 2m wall" and "5m waves" nobody knows without more.
        return None
    if row is None and last.i + 1 < noun.i and (nearer := doc.tokens[last.i + 1]).pos == "NOUN" and nearer.lower == nearer.text:
        # "a 325 seat council": what is counted stands before what has it.
        noun, row = nearer, unit_of(doc, nearer, units)
    if row is None:
        return None
    unit, kind, at = row
    if kind == "time" and _no_length(doc, match, noun):
        return None
    if match["one"] and value == 1 and kind not in ("measure", "toll") and not match["one"][0].isdigit():
        # "one of the men", "one country": rarely a figure that anybody writes down.
        return None
    toll = toll_of(noun) if kind == "people" or unit in ("troop", "person") else None
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


def _no_length(doc: Doc, match: re.Match[str], noun: Token) -> bool:
    """Whether a number of days is a point in time or an age: "ten days ago", "six years old"."""
    after = doc.text[noun.end : noun.end + 24].lower()
    return bool(re.match(r"\s*(?:-|\s)(?:ago|later|earlier|old|of age|from now)\b", after)) or bool(
        re.search(r"\b(?:aged?|last|past|next)\s*$", doc.text[max(0, match.start() - 8) : match.start()].lower())
        and re.match(r"\s*old", after)
    )


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
    head = number_led_to(tokens[-1])
    if not hangs_as(head, _NOUN_PLACES):
        return None
    following = doc.text[match.end() : match.end() + 24].split()
    word = following[0].strip(",.").lower() if following else ""
    if word in STATES_OF_BODY:
        end = doc.text.index(following[0], match.end()) + len(word)
        return Draft(match.start(), end, value, STATES_OF_BODY[word], low, high, why=[f"toll: {word}"])
    toll = toll_of(head) or _stated(following)
    told = told_of(doc, head, units) or of_those(doc, head, units) or (_crowd(head) if match["many"] else None)
    if toll is None and told is not None:
        unit, why = told
        return Draft(match.start(), match.end(), value, unit, low, high, noun=head, why=[why])
    if toll is not None:
        return Draft(match.start(), match.end(), value, toll, low, high, noun=head, why=[f"toll: {toll}"])
    if (whole := some_of(doc, match, tokens[0], value, before)) is not None:
        return Draft(
            match.start(), match.end(), value, whole.unit, low, high, noun=head, what=whole.what, why=["some of those counted before"]
        )
    # Plain, by wikinews: 20 changes nothing, 5 one report.
    if value is not None and value >= 10 and not hangs_as(head, JOINED):
        same = next((draft for draft in reversed(before) if draft.value == value and draft.unit not in ("percent",)), None)
        if same is not None:
            return Draft(
                match.start(), match.end(), value, same.unit, low, high, noun=head, what=same.what, why=["the number counted before"]
            )
    return None


def _stated(following: list[str]) -> str | None:
    """In what state those are said to be whom a number counts: "30 are missing"."""
    verb, state = (*following, "", "")[:2]
    return STATES_OF_BODY.get(state.strip(",.;").lower()) if verb.lower() in _STATED else None


def _crowd(head: Token) -> tuple[str, str] | None:
    """Many who are not named, where the verb tells that they are people: "tens of thousands marched"."""
    verb = head_as(head, DOER)
    return ("person", f"only people {verb.lemma}") if verb is not None and verb.lemma in _PEOPLE_VERBS else None


_MOVES = re.compile(
    rf"\b(?:{_MOVE_WORDS}"
    r")\b[^.;]{0,30}\b(?:from|by)\s+(?:about\s+|around\s+|some\s+|nearly\s+|roughly\s+|just\s+)?$",
    re.IGNORECASE,
)


def moves(before: str) -> bool:
    """Whether the words before a number lead from it to another: "the budget rose from 40 to 48", against "from 40 to 48 men took part"."""
    return _MOVES.search(before) is not None


def _what(doc: Doc, match: re.Match[str], noun: Token) -> str | None:
    start = match.end() if noun.start >= match.end() else noun.start
    if (them := OF_THEM.match(doc.text, start)) is not None and them.end() <= noun.start:
        start = them.end()
    while start < noun.end and not doc.text[start].isalnum():
        start += 1
    return doc.text[start : noun.end] or None
