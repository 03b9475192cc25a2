"""Names that the tables know, marked on the tokens; of several bodies with one short form the one that the report means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.doc import Token
from onrecord.extract.citing import by_row
from onrecord.extract.mentions.keys import Key
from onrecord.extract.mentions.lexicon import Named, Spelling
from onrecord.extract.mentions.scan import Scan
from onrecord.extract.mentions.written import written_in
from onrecord.grammar.relations import IN_NAMES, MODIFIER, POSSESSOR, hangs_as, has_word, head_as
from onrecord.knowledge.words import word_list
from onrecord.types import NO_STATE

_SPACES = str.maketrans({"\n": " ", "\t": " ", "\u00a0": " ", "\u2019": "'", "\u2018": "'", "\u2013": "-", "\u2011": "-"})
#: Sectors whose bodies another state has under the same name: "the Mexican National Guard".
_OF_A_STATE = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PTY", "PRM"))
#: Initials that are a word or another name in small letters: a Plan is no navy.
_WORDS = word_list("initials_that_are_words")
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
#: What deals with the matter that its name tells after "on", "of", "for".
_BODIES = frozenset("committee subcommittee commission council ministry minister department secretary".split())
#: What a state's name may stand before and own: "Chile's Defense Department".
_OWNING = frozenset(("'s", "’s", "'", "’"))
#: Names of one state's people that are those of a continent after the name of its part: "Latin American leaders".
_CONTINENTAL = frozenset(("American", "Americans", "America"))
_PARTS = word_list("parts_of_america")
#: A state whose name a part of another has, and what parts of states have not.
_NAMESAKES = frozenset(("Georgia",))
_OF_STATES = frozenset(("minister", "ministry", "premier", "parliament", "ambassador", "embassy", "army"))


def look_up(scan: Scan, day: str | None) -> None:
    """Marks the names of the tables on the tokens of a report of that day."""
    lower, flat = _folded(scan.text)
    by_end = {token.end: token.i for token in scan.doc.tokens}
    words = {token.text for token in scan.doc.tokens}
    shared: list[tuple[int, int, list[Spelling]]] = []
    past = 0
    tokens = scan.doc.tokens
    for token in tokens:
        if token.i < past:
            continue
        beginning = _beginning(scan, token, lower)
        if not beginning:
            continue
        start = token.start
        found = [entry for entry in beginning if lower.startswith(entry[0], start) and _stands(entry, token, flat, by_end, words)]
        if not found:
            continue
        longest = len(found[0][0])
        last = by_end[token.start + longest]
        if token.lower == "the" and _reaches_past(scan, tokens[token.i + 1], last, lower, flat, by_end, words):
            continue  # "the Independent National Electoral Commission" is not The Independent
        entries = [entry for entry in found if len(entry[0]) == longest]
        past = last + 1
        if any(entry[2].weak for entry in entries) or (len(entries) > 1 and all(entry[2].sort == "body" for entry in entries)):
            shared.append((token.i, last, entries))
        else:
            _mark(scan, token.i, last, entries[0][2])
    for first, last, entries in shared:
        told = [entry for entry in entries if not entry[2].weak or _told(scan, entry, lower)]
        here = [entry for entry in told if entry[2].state in written_in(scan)]
        told = here or told  # "the Senate" of a report from Manila
        if last + 1 < len(tokens) and tokens[last + 1].text in _PARTS_OF_BODIES:
            continue  # "the Senate Committee on Foreign Relations"
        if told:
            _mark(scan, first, last, _meant(scan, told, day, lower))
    _owned(scan)


def _reaches_past(scan: Scan, token: Token, last: int, lower: str, flat: str, by_end: dict[int, int], words: set[str]) -> bool:
    """Whether a name that begins with the token ends after the token numbered ``last``."""
    return any(
        by_end[token.start + len(entry[0])] > last
        for entry in _beginning(scan, token, lower)
        if lower.startswith(entry[0], token.start) and _stands(entry, token, flat, by_end, words)
    )


def _folded(text: str) -> tuple[str, str]:
    """The text in lower case and as it stands, with plain blanks, apostrophes and dashes; offsets stay."""
    flat = text.translate(_SPACES)
    lower = flat.lower()
    if len(lower) != len(text):  # a few letters grow when lowered
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in flat)
    return lower, flat


def _beginning(scan: Scan, token: Token, lower: str) -> list[Spelling]:
    """The names that begin with the token's first letters and digits and may go on as the text in lower case does, the longest first."""
    raw, lexicon, start = token.lower, scan.lexicon, token.start
    if raw in lexicon.firsts():
        return lexicon.beginning(raw, lower[start + len(raw) : start + len(raw) + 2]) or []
    if raw.isalnum() or not raw[0].isalnum():
        return []
    run = 0
    while run < len(raw) and (raw[run].isalnum() or raw[run] == "_"):
        run += 1
    return lexicon.beginning(raw[:run], lower[start + run : start + run + 2]) or []


def _stands(entry: Spelling, token: Token, flat: str, by_end: dict[int, int], words: set[str]) -> bool:
    """Whether the letters at the token are the name, and nothing speaks against it."""
    spelling, written, named = entry
    end = token.start + len(spelling)
    if end not in by_end or (written in _CONTINENTAL and _of_a_part(token, flat)):
        return False
    if not _spelt(flat[token.start : end], written) or not _proper(token, by_end[end], written):
        return False
    return not named.needs or any(word in words and word != written for word in named.needs) or (written in _NAMESAKES and _rules(token))


def _rules(token: Token) -> bool:
    """Whether what somebody has only a state has, no part of one: "Georgia's prime minister", "Georgia's ruling party"."""
    owned = head_as(token, POSSESSOR)
    return owned is not None and (owned.lemma in _OF_STATES or (owned.lemma == "party" and has_word(owned, ("ruling",), MODIFIER)))


def _of_a_part(token: Token, flat: str) -> bool:
    """Whether the part of a continent stands before its people's name: "Central American migrants"."""
    before = flat[: token.start].rstrip(" -").rsplit(maxsplit=1)
    return bool(before) and before[-1] in _PARTS


def _spelt(found: str, written: str) -> bool:
    """Capitals as a name has them: NATO or Nato, but US never us, PLAN never Plan, and "Russia today" no broadcaster."""
    if found.endswith(" today"):
        return False
    # Plain, by wikinews: 3 and 6 change nothing.
    if written.isupper() or (len(written) <= 4 and written[:2].isupper()):
        # Bound of form: of three letters, a word may be anything.
        return found == written or (len(written) >= 4 and found == written.capitalize() and written.lower() not in _WORDS)
    if found.endswith(" today"):
        return False  # "visited Russia today" names no paper
    # "the States" are no states of another country
    first = next((k for k, letter in enumerate(written[: len(found)]) if letter.isupper()), 0)
    return found[first].isupper() or (not first and found[0] == written[0])


def _proper(token: Token, last: int, written: str) -> bool:
    """One ordinary word is a name only where the language model took it for one."""
    if token.i != last or written.isupper() or token.ent is not None:
        return True
    return token.pos in IN_NAMES and token.text[0].isupper()


def _mark(scan: Scan, first: int, last: int, named: Named) -> None:
    for k in range(first, last + 1):
        scan.named[k] = (first, last, named)
        if named.state and named.sort in ("state", "people", "capital", "body") and not _only_favoured(scan, first):
            scan.origin[k] = named.state


def _only_favoured(scan: Scan, first: int) -> bool:
    """Whether a state's name tells whose friend somebody is, and not whose he is: "a pro-Kenyan politician", but "pro-Kenyan government troops"."""
    tokens = scan.doc.tokens
    if first < 2 or tokens[first - 1].text not in ("-", "–") or tokens[first - 2].lower != "pro":
        return False
    return not any(after.lower == "government" for after in tokens[first + 1 : first + 2])


#: What stands after a body's name where that is only a part of another's.
_PARTS_OF_BODIES = frozenset(("Committee", "Subcommittee", "Commission", "Panel"))


def _told(scan: Scan, entry: Spelling, lower: str) -> bool:
    """Whether the report has the full name of the body, or names its state."""
    spelling, _written, named = entry
    return any(text != spelling and text in lower for text in named.longer) or named.state in _told_of(scan) | written_in(scan)


def _meant(scan: Scan, entries: list[Spelling], day: str | None, lower: str) -> Named:
    """The body that the report names in full, else the one of a state it names, else one that is left open."""
    named = [entry[2] for entry in entries]
    if day:
        named = [one for one in named if _holds(one, day)] or named
    if len({_whose(one) for one in named}) == 1:
        return named[0] if day or len(named) == 1 else replace(named[0], role=_common(one.role for one in named))
    spelling = entries[0][0]
    full = [one for one in named if any(text != spelling and text in lower for text in one.longer)]
    if len({_whose(one) for one in full}) == 1:
        return full[0]
    states = _told_of(scan)
    here = [one for one in full or named if one.state in states]
    if len({_whose(one) for one in here}) == 1:
        return here[0]
    written = entries[0][1]
    return replace(
        named[0], key=Key("open", None, written.lower()), name=written, state=_common(one.state for one in named),
        role=_common(one.role for one in named), kind=_common(one.kind for one in named) or "organisation",
        at=by_row(named[0].at, f"{named[0].at}, one of {len(named)} of this name"),
    )  # fmt: skip


def _told_of(scan: Scan) -> set[str]:
    """The states of which the report tells: that of an agency whose words or picture it prints is not told by its name."""
    return {state for k, state in scan.origin.items() if k not in scan.named or scan.named[k][2].kind != "media"}


def _whose(named: Named) -> tuple[Key | None, str | None]:
    """Which body of which state a row names: two states have Joint Chiefs of Staff."""
    return named.key, named.state


def _holds(named: Named, day: str) -> bool:
    """Whether a row holds on a day; a year or month holds to its end."""
    return named.since <= day and (not named.until or day[: len(named.until)] <= named.until)


def _common[T](values: Iterable[T | None]) -> T | None:
    """What all agree on."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _owned(scan: Scan) -> None:
    """The state that stands beside a body's name outranks the table: "the Mexican National Guard", "Chile's Defense Department"."""
    tokens = scan.doc.tokens
    for first, (begin, last, named) in sorted(scan.named.items(), key=lambda found: found[0]):
        if begin != first or named.sort != "body" or named.metonym:
            continue
        if _part_of_longer(scan, first) or (named.kind == "media" and _about(scan, first)):
            _unmark(scan, first, last)
            continue
        if named.kind in ("group", "media") or not _another_may(named):
            continue
        before = first - 1
        owning = before > 0 and tokens[before].text in _OWNING
        before -= owning
        owner = scan.named.get(before)
        if owner is None or tokens[before].sent is not tokens[first].sent or owner[2].sort not in ("state", "capital", "people"):
            continue
        state = owner[2].state
        if state is None or state == named.state or (owning and owner[2].sort == "people"):
            continue
        if not owning and owner[2].sort != "people" and (named.state in NO_STATE or not hangs_as(tokens[before], MODIFIER)):
            continue  # "the Kenya National Guard" is Kenya's; what is bound for Gaza in "the Gaza Freedom Flotilla" is not Gaza's
        mine = replace(
            named, key=Key("body", state, named.name), name=f"{named.name} of {scan.lexicon.state_names.get(state, state)}", state=state,
            role="JUD" if named.role == "IGO" and "court" in named.name.lower() else "GOV" if named.role == "IGO" else named.role,
        )  # fmt: skip
        _mark(scan, first if owning else owner[0], last, mine)


def _another_may(named: Named) -> bool:
    """Whether another state may have a body of this name: not the one United Nations, but "the Security Council" by itself."""
    if named.state in NO_STATE:
        return named.general
    return named.role in _OF_A_STATE


def _part_of_longer(scan: Scan, first: int) -> bool:
    """Whether a proper name stands right before it in one name of a body: "the Sagaing National Guard" is none of the table."""
    token = scan.doc.tokens[first]
    before = scan.doc.tokens[first - 1] if first else token
    if token.ent is None or before.ent is not token.ent or token.ent.label != "ORG" or before is token:
        return False
    return (
        before.pos == "PROPN"
        and before.text[:1].isupper()
        and before.i not in scan.named
        and before.lower not in scan.lexicon.title_words
        and hangs_as(before, MODIFIER)
        and before.lower not in _DAYS
    )


def _about(scan: Scan, first: int) -> bool:
    """Whether it tells what a body with a name of its own deals with: "the Committee on Foreign Affairs" is no magazine."""
    before = scan.doc.tokens[max(0, first - 2) : first]
    return len(before) == 2 and before[1].lower in ("on", "of", "for") and before[0].pos == "PROPN" and before[0].lemma.lower() in _BODIES


def _unmark(scan: Scan, first: int, last: int) -> None:
    for k in range(first, last + 1):
        del scan.named[k]
        scan.origin.pop(k, None)
