"""The dictionary: frames and operators from their tables, indexed by the lemma of their first word."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from onrecord.doc import Token
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows import Row
from onrecord.knowledge.words import word_values

#: Shipped parts of speech for which an entry is looked up.
LISTED = {"VERB": ("VERB", "AUX"), "NOUN": ("NOUN", "PROPN"), "ADJ": ("ADJ",)}

#: What arms are called by: "C-17s", "S-400", "Mi-35M"; no meeting ("G-20").
_DESIGNATION = re.compile(r"(?!G-)[A-Z][A-Za-z]{0,2}-[0-9]{1,3}[A-Z]{0,2}s?")

#: Parts of speech that begin an entry.
TELLING = frozenset(pos for shipped in LISTED.values() for pos in shipped)


@dataclass(frozen=True, slots=True)
class Need:
    """A condition on one slot: what must (or must not) stand in it."""

    slot: str
    negated: bool
    #: ``any``, ``none``, a class ``@troops``, ``@actor``, or words ``a/b``.
    what: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell an act."""

    at: str
    #: Lemma of the first word, which carries the arguments.
    lemma: str
    pos: str
    #: The further words of the phrase.
    rest: tuple[str, ...]
    source: tuple[str, ...]
    recipient: tuple[str, ...]
    needs: tuple[Need, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    #: Each party is source and recipient alike.
    mutual: bool
    #: How much its conditions say.
    weight: int


@dataclass(frozen=True, slots=True)
class Operator:
    """What a governing word does to the act below it."""

    at: str
    lemma: str
    pos: str
    rest: tuple[str, ...]
    #: Complements it takes: ``to``, ``that``, ``ing``, ``noun`` or a preposition.
    takes: tuple[str, ...]
    #: The type of the event that it makes with the act below; None where it makes none.
    type: str | None
    source: tuple[str, ...]
    recipient: tuple[str, ...]
    #: What becomes of the act below: keep, planned, hypothetical, negated, drop.
    below: str
    cameo: str | None
    #: Types of the act below with which another operator row applies instead, as ``TYPE=NEWTYPE``.
    turns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """Mode and CAMEO code of an operator's event by the type of the act below it."""

    mode: str | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class TypeOf:
    """What the ontology says of one event type."""

    quad: int
    intensity: float
    cameo: str


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Everything the coder looks up."""

    frames: dict[tuple[str, str], tuple[Frame, ...]]
    operators: dict[tuple[str, str], tuple[Operator, ...]]
    composed: dict[tuple[str, str], Composed]
    types: dict[str, TypeOf]
    #: PLOVER's score by type and mode.
    modes: dict[tuple[str, str], float]
    #: Contexts by word.
    contexts: dict[str, tuple[str, ...]]
    #: CAMEO code -> contexts that it tells.
    cameo: dict[str, tuple[str, ...]]
    classes: dict[str, frozenset[str]]
    #: The lemmas that begin a frame or an operator.
    lemmas: frozenset[str]

    def compose(self, type_: str, below: str | None) -> Composed:
        """Mode and code of an act of this type over one of the type below it."""
        return self.composed.get((type_, below or "other")) or self.composed[type_, "other"]

    def frames_at(self, token: Token) -> tuple[Frame, ...]:
        """The frames that a token may begin, the most specific first."""
        return self.frames.get((lemma_of(token, self.lemmas), token.pos), ())

    def operators_at(self, token: Token) -> tuple[Operator, ...]:
        """The operators that a token may begin."""
        return self.operators.get((lemma_of(token, self.lemmas), token.pos), ())


#: Lemmas that the language model gets wrong.
_MENDED = word_values("lemmas_mended")


def lemma_of(token: Token, listed: Collection[str]) -> str:
    """The token's lemma; "stag" of "staged" is mended to "stage" where the table lists that, "extoll" to "extol", and so is what the
    language model takes a past form for: "rebels maimed two" has its lemma from a present "maimed"."""
    lemma = token.lemma
    if token.tag in ("VBD", "VBN", "VBG"):
        longer = lemma + "e"
        if longer in listed and token.lower in (longer + "d", lemma + "ing"):
            return longer
    if token.pos == "VERB" and lemma not in listed:
        return _MENDED.get(lemma) or next((stem for stem in _stems(token.lower) if stem in listed), lemma)
    return lemma


def _stems(form: str) -> tuple[str, ...]:
    """What a form may be the regular past of: "maim", "free" and "admit" of "maimed", "freed" and "admitted"."""
    if not form.endswith("ed"):
        return ()
    bare = form[:-2]
    return (bare, form[:-1], *((bare[:-1],) if bare[-1:] == bare[-2:-1] else ()))


def dictionary(knowledge: Knowledge) -> Dictionary:
    """The dictionary of these tables, made once."""
    return knowledge.built("events", _build)


def _build(knowledge: Knowledge) -> Dictionary:
    frames: dict[tuple[str, str], list[Frame]] = {}
    for row in knowledge.rows("frames"):
        frame = _frame(row)
        for pos in LISTED[frame.pos]:
            frames.setdefault((frame.lemma, pos), []).append(frame)
    operators: dict[tuple[str, str], list[Operator]] = {}
    for row in knowledge.rows("operators"):
        operator = _operator(row)
        for pos in LISTED[operator.pos]:
            operators.setdefault((operator.lemma, pos), []).append(operator)
    classes: dict[str, set[str]] = {}
    for row in knowledge.rows("act_words"):
        classes.setdefault(row["class"], set()).update(row.list("words"))
    contexts: dict[str, list[str]] = {}
    for row in knowledge.rows("event_contexts"):
        for word in row.list("words"):
            contexts.setdefault(word, []).append(row["context"])
    return Dictionary(
        frames={key: tuple(sorted(found, key=_specific)) for key, found in frames.items()},
        operators={key: tuple(sorted(found, key=lambda operator: -len(operator.rest))) for key, found in operators.items()},
        composed={
            (row["type"], row["below"]): Composed(row["mode"] or None, row["cameo"] or None) for row in knowledge.rows("event_composed")
        },
        types={row["type"]: TypeOf(int(row["quad"]), float(row["intensity"]), row["cameo"]) for row in knowledge.rows("event_types")},
        modes={(row["type"], row["mode"]): float(row["intensity"]) for row in knowledge.rows("event_modes") if row["intensity"]},
        contexts={word: tuple(names) for word, names in contexts.items()},
        cameo={row["code"]: tuple(row.list("contexts")) for row in knowledge.rows("cameo")},
        classes={name: frozenset(words) for name, words in classes.items()},
        lemmas=frozenset(lemma for lemma, _ in [*frames, *operators]),
    )


def _specific(frame: Frame) -> tuple[int, int, int]:
    """Longer phrases come first, then those with more conditions, then those whose words leave less open: "sign lease" before "sign lease/deal"."""
    return (-len(frame.rest), -frame.weight, sum(word.count("/") for word in frame.rest))


def _weight(needs: tuple[Need, ...]) -> int:
    """How much the conditions say: words 3, a class 2, any or an actor 1, an exclusion nothing."""
    return sum(_says(need.what) for need in needs if not need.negated)


def _says(what: str) -> int:
    return 0 if what == "none" else 1 if what in ("any", "@actor") else 2 if what.startswith("@") else 3


def _slots(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _frame(row: Row) -> Frame:
    lemma, *rest = row["words"].split()
    needs = tuple(need(part) for part in _slots(row["needs"]))
    return Frame(
        at=row.at,
        lemma=lemma,
        pos=row["pos"],
        rest=tuple(rest),
        source=_slots(row["source"]),
        recipient=_slots(row["recipient"]),
        needs=needs,
        type=row["type"],
        mode=row["mode"] or None,
        contexts=_slots(row["contexts"]),
        cameo=row["cameo"] or None,
        mutual=row.yes("mutual"),
        weight=_weight(needs),
    )


@lru_cache(maxsize=4096)
def words_in(what: str) -> frozenset[str]:
    """The words of a condition ``a/b/c``: the tables have some hundreds, each asked again and again."""
    return frozenset(what.split("/"))


def is_designation(text: str) -> bool:
    """Whether a name is what arms are called by: "C-17s", "Mi-35M"."""
    return _DESIGNATION.fullmatch(text) is not None


def need(text: str) -> Need:
    """A condition as it is written: ``obj:@troops``, ``subj:!@nature``, ``to:any``."""
    slot, _, what = text.partition(":")
    return Need(slot, what.startswith("!"), what.removeprefix("!"))


def _operator(row: Row) -> Operator:
    lemma, *rest = row["words"].split()
    pairs = (part.partition("=") for part in _slots(row["turns"]))
    return Operator(
        at=row.at,
        lemma=lemma,
        pos=row["pos"],
        rest=tuple(rest),
        takes=_slots(row["takes"]),
        type=row["type"] or None,
        source=_slots(row["source"]),
        recipient=_slots(row["recipient"]),
        below=row["below"],
        cameo=row["cameo"] or None,
        turns=tuple((below, new) for below, _, new in pairs),
    )
