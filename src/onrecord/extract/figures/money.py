"""Sums of money in every currency that news writes: "$1.6 billion", "US$4.2bn", "100m Swiss francs", "16 pence"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.doc import Doc
from onrecord.extract.figures.counts import moves
from onrecord.extract.figures.draft import AT_LEAST, Draft, hedge
from onrecord.extract.found import Found
from onrecord.extract.numbers import DIGITS, SCALES, WORDS, bounded, number, numbered, ranged, scaled_up
from onrecord.knowledge import Knowledge
from onrecord.knowledge.alternatives import alternatives
from onrecord.knowledge.long_patterns import long_pattern
from onrecord.knowledge.words import word_list

_SCALES = alternatives("money_scales")
_BEFORE_SUM = alternatives("before_sum")

_SCALE = rf"(?:{_SCALES})"
_OTHER_WORDS = word_list("currency_words")
_NUMBER = rf"(?:{DIGITS})(?:[\s-]*{_SCALE}\b){{0,3}}|(?:{WORDS})"
_MANY = "|".join(sorted((re.escape(words) for words in AT_LEAST), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class _Currencies:
    pattern: re.Pattern[str]
    #: Where a sign or code stands.
    begins: re.Pattern[str]
    #: Code by sign, by word; names of parts with the code of their whole, None where several currencies have them.
    signs: dict[str, str]
    words: dict[str, str]
    parts: frozenset[str]
    #: What a word or bare sign shared by several currencies means in a state.
    shared: dict[tuple[str, str], str]
    ambiguous: frozenset[str]


def _plural(words: str) -> str:
    return rf"{re.escape(words)}(?:s|es)?"


def _build(knowledge: Knowledge) -> _Currencies:
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    parts: set[str] = {"cent", "pence", "penny"}
    for row in knowledge.rows("currencies"):
        for sign in row.list("signs"):
            signs.setdefault(sign, row["code"])
        for word in row.list("words"):
            words.setdefault(word.lower(), row["code"])
        parts |= {part for part in row.list("parts") if len(part) > 1}
    shared = {(row["state"], row["word"]): row["code"] for row in knowledge.rows("dollar_states")}
    ambiguous = frozenset(word for _state, word in shared)
    names = sorted({*words, *ambiguous}, key=lambda name: (-len(name), name))
    marks = "|".join(
        (rf"(?<![A-Za-z]){re.escape(sign)}" if sign[0].isalpha() else re.escape(sign)) + (r"(?![A-Za-z])" if sign[-1].isalpha() else "")
        for sign in sorted({*signs, "$"}, key=lambda sign: (-len(sign), sign))
    )
    # A number after a sign, with a second after a dash or "to"; a number before a currency's name or its parts.
    scaled = rf"{_NUMBER}"
    before = rf"(?P<sign>{marks})\s?(?P<first>{scaled})(?:\s*(?:-|–|to)\s*(?:{marks})?\s?(?P<second>{scaled}))?(?:[\s-]+(?P<named>{'|'.join(_plural(n) for n in names if ' ' not in n)}))?"
    trailing = "|".join(sorted(re.escape(sign) for sign in signs if len(sign) == 1 and not sign.isalnum() and sign != "$"))
    after = rf"(?P<many>{_MANY})\s+of\s+(?P<manyword>{'|'.join(_plural(n) for n in names)})\b|(?<![\w$£€¥.,-])(?P<number>{scaled})(?:[\s-]+(?:of\s+)?)(?P<word>{'|'.join(_plural(n) for n in [*names, *sorted(parts)])})\b|(?<![\w$£€¥.,-])(?P<codenum>{scaled})\s?(?P<code>{'|'.join(sorted({s for s in signs if s.isalpha() and len(s) == 3}))}|{trailing}|zł|Kč)(?![\w])|(?<![\w.,-])(?P<penny>\d+(?:\.\d+)?)p(?![\w.])"
    letters = sorted((s for s in signs if s[0].isalpha()), key=lambda sign: (-len(sign), sign))
    lettered = "|".join(map(re.escape, letters))
    # Few letters begin one, which is looked at first.
    first = "".join(sorted({sign[0] for sign in letters}))
    symbols = "".join(sorted({re.escape(sign) for sign in signs if len(sign) == 1 and not sign.isalnum()} | {re.escape("$")}))
    begins = re.compile(rf"[{symbols}]|(?=[{first}])(?<![A-Za-z])(?:{lettered})(?![A-Za-z])")
    return _Currencies(long_pattern(bounded(f"{before}|{after}"), re.IGNORECASE), begins, signs, words, frozenset(parts), shared, ambiguous)


def money_in(doc: Doc, found: Found, knowledge: Knowledge) -> list[Draft]:
    """The sums, in order of the text."""
    table = knowledge.built("currencies", _build)
    home = _states(found, doc)
    drafts: list[Draft] = []
    for block, numbers in numbered(doc):
        until = block.start
        signs = (match.start() for match in table.begins.finditer(doc.text, block.start, block.end))
        for at in sorted({*signs, *numbers}):  # at numbers, at signs and at codes before a number
            match = table.pattern.match(doc.text, at, block.end) if at >= until else None
            if match is None:
                continue
            if match["second"] and (
                not ranged(_plain(match["first"]), _plain(match["second"]))
                or moves(doc.text[max(block.start, match.start() - 40) : match.start()])
            ):
                # "rose from $40 billion to $48 billion" tells two sums, no range.
                match = table.pattern.match(doc.text, at, match.end("first")) or match
            until = match.end()
            draft = _draft(match, table, home)
            if draft is None:
                continue
            if (first := _begun_before(doc.text, draft, match, block.start)) is not None:
                drafts.append(first)
            _share_scale(doc.text, draft, match, block.end)
            _add_cents(doc.text, draft, drafts)
            previous = drafts[-1] if drafts else None
            between = doc.text[previous.end : draft.start] if previous else ""
            if (
                previous is not None
                and re.fullmatch(rf"[^()\n]{{0,30}}\(\s*(?:{_BEFORE_SUM})?\s*", between)
                and previous.unit != draft.unit
            ):
                draft.converts = len(drafts) - 1
            hedge(draft, doc.text[max(block.start, draft.start - 24) : draft.start])
            drafts.append(draft)
    return drafts


_SECOND = re.compile(bounded(rf"\s+(?:and|or)\s+[^\w\s.,;]?\s?(?:{DIGITS})[\s-]*(?P<scale>{_SCALE})\b"), re.IGNORECASE)


#: How many times the lower bound the higher of a range without a sign of its own may be.
#: Plain, by currency: 10 and 1000 change nothing.
_WIDEST = 100
_BEGUN = re.compile(bounded(rf"(?<![\w$£€¥.,-])(?P<low>{DIGITS})\s*(?:or|to|-|–)\s*$"))


def _begun_before(text: str, draft: Draft, match: re.Match[str], start: int) -> Draft | None:
    """ "about 8 or $9", "3 to 4 billion dollars": the lower bound has no currency of its own; "1990 - 4 million euros" is no range.

    "rose from 3 to 4 billion euros" tells two sums: the first is given, with the scale and the currency of the second.
    """
    written = match["first"] or match["number"] or match["codenum"]
    begun = _BEGUN.search(text, max(start, draft.start - 20), draft.start) if written and draft.value is not None else None
    if begun is None:
        return None
    low, high = begun["low"], _plain(written)
    moved = moves(text[max(start, begun.start() - 40) : begun.start()])
    # Of two sums the second may be the smaller: "fell from 8 to 5 billion".
    bounds = (_falling(low, high) if moved else None) or ranged(low, high)
    if bounds is None or max(bounds) > _WIDEST * min(bounds):
        return None
    if moved:
        return Draft(
            begun.start(), begun.end("low"), bounds[0], draft.unit, why=[*draft.why, "scale and currency told after the second sum"]
        )
    draft.start, draft.value, (draft.low, draft.high) = begun.start(), None, bounds
    return None


def _falling(first: str, second: str) -> tuple[float | int, float | int] | None:
    """Two sums of which the first is the larger, with the scale of the second."""
    scale = re.search(rf"\s+{_SCALE}$", second)
    before, after = number(first + scale.group() if scale is not None else first), number(second)
    return (before, after) if before is not None and after is not None and before > after > 0 else None


def _share_scale(text: str, draft: Draft, match: re.Match[str], end: int) -> None:
    """ "between $100 and $200 million": the scale after the second sum is the first's, too, where the first would else be the larger no more."""
    if draft.value is None or not match["sign"] or re.search(rf"{_SCALE}\b", match["first"], re.IGNORECASE):
        return
    second = _SECOND.match(text, draft.end, min(end, draft.end + 40))
    if second is not None and re.search(r"\b(?:between|from|either|of)\s*$", text[max(0, draft.start - 10) : draft.start], re.IGNORECASE):
        draft.value = scaled_up(draft.value, SCALES[second["scale"].lower()])
        draft.why.append(f"{second['scale']} told after the second sum")


def _add_cents(text: str, draft: Draft, before: list[Draft]) -> None:
    """ "5 dollars and 25 cents" is one sum: the part's value is added to the sum before it."""
    # By definition: a hundred parts are a whole.
    if not before or draft.value is None or before[-1].value is None or before[-1].value != int(before[-1].value) or draft.value >= 100:
        return
    if (
        draft.unit in ("cent", "pence")
        and re.fullmatch(r",?\s+(?:and\s+)?", text[before[-1].end : draft.start])
        and before[-1].unit not in ("cent", "pence")
    ):
        draft.value = round(before[-1].value + draft.value / 100, 2)
        draft.start, draft.unit, draft.why = before[-1].start, before[-1].unit, [*before[-1].why, *draft.why]
        before.pop()


def _states(found: Found, doc: Doc) -> list[str]:
    """The states that the report names, the most named first: what a bare "$" or "peso" may belong to."""
    named: Counter[str] = Counter()
    for actor in found.actors:
        if actor.state:
            named[actor.state] += len(actor.mentions)
    for place in found.places:
        if place.country:
            named[place.country] += 1
    return [state for state, _n in sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))]


def _draft(match: re.Match[str], table: _Currencies, home: list[str]) -> Draft | None:
    if match["many"]:
        unit, why = _named(match["manyword"], table, home)
        return Draft(match.start(), match.end(), None, unit, low=AT_LEAST[" ".join(match["many"].lower().split())], why=[why])
    if match["penny"]:
        return Draft(match.start(), match.end(), number(match["penny"]), "pence", why=["pence"])
    if match["sign"]:
        return _after_sign(match, table, home)
    return _before_name(match, table, home)


def _after_sign(match: re.Match[str], table: _Currencies, home: list[str]) -> Draft | None:
    """A sum, or a range of sums, after the sign of its currency: "$5 million to $6 million"."""
    value, high = number(_plain(match["first"])), number(_plain(match["second"])) if match["second"] else None
    if value is None or (match["sign"].isalpha() and len(match["sign"]) < 2):
        return None
    bounds = ranged(_plain(match["first"]), _plain(match["second"])) if high is not None else None
    if bounds is not None:
        value, high = bounds
    unit, why = _signed(match["sign"], match["named"], table, home)
    end = match.start() + len(match.group().rstrip())
    if high is not None:
        return Draft(match.start(), end, None, unit, low=value, high=high, why=[why])
    return Draft(match.start(), end, value, unit, why=[why])


def _before_name(match: re.Match[str], table: _Currencies, home: list[str]) -> Draft | None:
    """A sum before the name or code of its currency: "5 million Swiss francs"."""
    written, word = (match["number"], match["word"]) if match["number"] else (match["codenum"], match["code"])
    value = number(_plain(written))
    if value is None or word is None:
        return None
    singular = _singular(word, table)
    if singular in table.parts:
        return Draft(
            match.start(), match.end(), value, {"penny": "pence", "p": "pence"}.get(singular, singular), why=[f"hundredth part: {singular}"]
        )
    if match["code"]:
        unit = next(code for sign, code in table.signs.items() if sign.lower() == word.lower())
        return Draft(match.start(), match.end(), value, unit, why=[f"currency: {word}"])
    if singular in _OTHER_WORDS and not _is_money(singular, match, table, home):
        return None
    unit, why = _named(word, table, home)
    return Draft(match.start(), match.end(), value, unit, why=[why])


def _plain(written: str) -> str:
    """A number without the hyphens and letters that glue its scale to it."""
    return re.sub(r"(?<=\d)(?=[a-z])", " ", written.lower()).replace("-", " ")


def _singular(word: str, table: _Currencies) -> str:
    word = " ".join(word.lower().split())
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if form in table.words or form in table.ambiguous or form in table.parts:
            return form
    return word


def _is_money(word: str, match: re.Match[str], table: _Currencies, home: list[str]) -> bool:
    """Whether a word that also names weights or other things is money here: the states of the currency are in the report."""
    code = table.words.get(word)
    states = {state for (state, shared), _code in table.shared.items() if shared == word}
    if re.search(r"(?:million|billion|trillion|bn|tn|m)\s+\w+$", match.group(), re.IGNORECASE):
        return True
    return bool(states & set(home)) or (code is not None and code[:2] in {state[:2] for state in home})


def _signed(sign: str, named: str | None, table: _Currencies, home: list[str]) -> tuple[str, str]:
    if sign != "$":
        code = table.signs.get(sign) or next((c for s, c in table.signs.items() if s.lower() == sign.lower()), None)
        if code is not None:
            return code, f"sign {sign}"
    return _of_state("dollar", table, home)


def _named(word: str, table: _Currencies, home: list[str]) -> tuple[str, str]:
    singular = _singular(word, table)
    if singular in table.ambiguous:
        code, why = _of_state(singular, table, home)
        if len(code) == 3 and code.isupper():
            return code, why
        if singular in table.words and singular not in ("franc", "crown", "dollar", "peso"):
            return table.words[singular], f"currency: {singular}"
        return code, why
    return table.words.get(singular, singular), f"currency: {singular}"


def _of_state(word: str, table: _Currencies, home: list[str]) -> tuple[str, str]:
    """The currency of the state that the report is most about, of those whose money has this name; else the bare word."""
    for state in home:
        code = table.shared.get((state, word))
        if code is not None:
            return code, f"{word} of {state}, which the report names most"
    return word, f"{word}: no state of the report tells which"
