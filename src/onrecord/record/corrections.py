"""What of an entry can be corrected, and what a decision keeps of that: JSON in the record, checked and made into types where it comes in.

The JSON is an object: corrected fields by their names, and beside them ``added`` (what an entry is made of that the reader missed) and, on links,
``same_as`` and ``apart``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import Any, NamedTuple, get_args

from onrecord.errors import ConfigError, RecordError
from onrecord.timex import days
from onrecord.types import ActorKind, PlaceKind, PositionKind, StatementKind, Status

#: PLOVER's quad class by type, for a type that was corrected.
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}


class Words(NamedTuple):
    """Words of the report, by their offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor that the reading does not have."""

    name: str
    kind: ActorKind = "person"
    state: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place that was not read in the report."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """An entry of a report that another is the same as."""

    report: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Added:
    """What an entry is made of that an analyst added."""

    spans: tuple[Words, ...]
    #: The sentence in which they stand.
    sentence: Words
    #: What an entry of its layer must have; None where that is nothing.
    needed: str | None


#: An entry of the reading, by its key or id, or an actor who is new.
type Party = str | NewActor
#: What a field can be corrected to: words, a choice, a number, an entry, entries, or words of the report; None for nothing.
type Corrected = str | float | bool | NewActor | NewPlace | tuple[Party, ...] | tuple[Words, ...] | None


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be corrected."""

    name: str
    title: str
    #: words, choice, actor, actors, place, date, number, flag or content.
    kind: str
    choices: tuple[str, ...] = ()


def _words(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, name.replace("_", " "), "words") for name in names)


_PLACE, _DATE = Field("place", "place", "place"), Field("date", "day", "date")
#: The fields of each layer, in the order of the form.
FIELDS: dict[str, tuple[Field, ...]] = {
    "statement": (
        Field("speaker", "speaker", "actor"),
        Field("kind", "kind", "choice", get_args(StatementKind)),
        Field("content", "what is said", "content"),
        Field("negated", "denied", "flag"),
        _DATE,
        _PLACE,
        *_words("medium"),
    ),
    "event": (
        Field("type", "type", "choice", tuple(QUADS)),
        Field("status", "status", "choice", get_args(Status)),
        Field("source", "source", "actors"),
        Field("recipient", "recipient", "actors"),
        _DATE,
        _PLACE,
        *_words("mode"),
    ),
    "figure": (
        *(Field(name, name, "number") for name in ("value", "low", "high")),
        *_words("unit", "what"),
        Field("of", "owner", "actor"),
        _PLACE,
    ),
    "position": (
        Field("kind", "kind", "choice", get_args(PositionKind)),
        Field("holders", "holders", "actors"),
        Field("toward", "toward", "actors"),
        *_words("about", "obligation", "condition", "deadline"),
    ),
    "actor": (Field("kind", "kind", "choice", get_args(ActorKind)), *_words("name", "state", "role", "title", "affiliation")),
    "place": (
        *_words("name"),
        Field("kind", "kind", "choice", get_args(PlaceKind)),
        *_words("country"),
        *(Field(name, name, "number") for name in ("lat", "lon", "radius_km")),
    ),
    "date": _words("value"),
}
#: Fields that no entry can be without.
_NEEDED = frozenset({"kind", "type", "status", "content", "unit", "about", "name"})


#: The layers to which entries can be added, each with the field that no such entry is without.
ADDABLE: dict[str, str | None] = {"statement": None, "event": "type", "figure": "unit", "position": "kind"}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a decision corrects."""

    fields: Mapping[str, Corrected] = field(default_factory=dict)
    added: Added | None = None
    #: On a link: what the entry is the same as, and that it is none with whom linking would join it.
    same_as: tuple[Same, ...] = ()
    apart: bool = False

    def to_json(self) -> str:
        """As the record keeps it."""
        told: dict[str, object] = {"added": self.added} if self.added else {}
        told |= self.fields
        told |= {"same_as": self.same_as} if self.same_as else {}
        told |= {"apart": True} if self.apart else {}
        return json.dumps(told, ensure_ascii=False, default=_plain)


def _plain(value: object) -> dict[str, Any]:
    assert is_dataclass(value)
    assert not isinstance(value, type)
    return asdict(value)


def field_of(layer: str, name: str) -> Field:
    """A field that can be corrected. Raises ConfigError."""
    found = next((one for one in FIELDS.get(layer, ()) if one.name == name), None)
    if found is None:
        known = ", ".join(one.name for one in FIELDS.get(layer, ())) or "none"
        raise ConfigError(name, f"is no field of a {layer} that can be corrected", f"Give one of {known}")
    return found


def is_needed(layer: str, name: str) -> bool:
    """Whether an entry of the layer cannot be without the field."""
    return name in _NEEDED or (layer, name) == ("date", "value")


def fields_in(layer: str, told: Mapping[str, object]) -> dict[str, Corrected]:
    """Corrected fields as a program tells them, each checked: in their types, or as JSON has them. Raises ConfigError."""
    return {name: _checked(layer, field_of(layer, name), value) for name, value in told.items()}


def correction_in(layer: str, told: object) -> Correction:
    """What a decision's JSON says. A field that the layer does not have is passed over. Raises ConfigError where a value is none for its field."""
    if not isinstance(told, Mapping):
        raise ConfigError("amended", "is no JSON object", "Give the corrected fields by their names")
    known = {name: value for name, value in told.items() if any(one.name == name for one in FIELDS.get(layer, ()))}
    same = told.get("same_as", [])
    return Correction(
        fields_in(layer, known),
        _added(layer, told["added"]) if told.get("added") is not None else None,
        tuple(_same(one) for one in _list("same_as", same)),
        bool(told.get("apart")),
    )


def kept(layer: str, text: str | None, about: str) -> Correction | None:
    """What a decision of the record corrects. Raises RecordError, which names the report, where that cannot be read."""
    if not text:
        return None
    try:
        return correction_in(layer, json.loads(text))
    except (ConfigError, ValueError) as error:
        remedy = "See what is decided with: onrecord judgements; take it back with: onrecord judgements --undo"
        raise RecordError(about, f"has a decision on its {layer} that cannot be read ({error})", remedy) from error


# -- what each kind of field may be


def _checked(layer: str, of: Field, value: object) -> Corrected:
    if value is None or value == "":
        if is_needed(layer, of.name):
            raise ConfigError(of.name, "cannot be empty", "Reject the entry where it has none")
        return () if of.kind == "actors" else None
    match of.kind:
        case "choice":
            return _choice(of, value)
        case "actor":
            return _party(of, value)
        case "actors":
            return tuple(_party(of, one) for one in _list(of.name, value))
        case "place":
            return _place(of, value)
        case "date":
            return _date(of, value)
        case "number":
            return _number(of.name, value)
        case "flag":
            return _flag(of, value)
        case "content":
            return _content(of, value)
    return _text(of.name, value)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ConfigError(name, f"{_brief(value)} is no text", "Give words")
    return value


def _told(told: Mapping[Any, object], name: str) -> str | None:
    """A text that may be left out; an empty one tells nothing."""
    value = told.get(name)
    return None if value is None else _text(name, value) or None


def _brief(value: object) -> str:
    text = repr(value)
    # Bound of what is shown.
    return text if len(text) <= 80 else f"{text[:80]}..."


def _choice(of: Field, value: object) -> str:
    if value not in of.choices:
        raise ConfigError(of.name, f"{_brief(value)} is none", f"Give one of {', '.join(of.choices)}")
    return str(value)


def _party(of: Field, value: object) -> Party:
    if isinstance(value, str | NewActor):
        return value
    if not isinstance(value, Mapping) or not isinstance(name := value.get("name"), str) or not name.strip():
        raise ConfigError(of.name, f"{_brief(value)} is no actor", "Give an entry's key or id, or a new actor's name, kind, state and role")
    told = value.get("kind") or "person"
    kind: ActorKind | None = next((one for one in get_args(ActorKind) if one == told), None)
    if kind is None:
        raise ConfigError(of.name, f"{_brief(told)} is no kind of actor", f"Give one of {', '.join(get_args(ActorKind))}")
    return NewActor(name.strip(), kind, _told(value, "state"), _told(value, "role"))


def _place(of: Field, value: object) -> str | NewPlace:
    if isinstance(value, str | NewPlace):
        return value
    if not isinstance(value, Mapping) or not isinstance(name := value.get("name"), str) or not name.strip():
        raise ConfigError(of.name, f"{_brief(value)} is no place", "Give an entry's key or id, or a new place's name, country, lat and lon")
    lat, lon = (None if value.get(one) is None else _number(one, value[one]) for one in ("lat", "lon"))
    return NewPlace(name.strip(), _told(value, "country"), lat, lon)


def _date(of: Field, value: object) -> str:
    if not isinstance(value, str) or days(value) is None:
        raise ConfigError(of.name, f"{_brief(value)} is no date", "Write it as 2016, 2016-12 or 2016-12-05")
    return value


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ConfigError(name, f"{_brief(value)} is no number", "Give one as 1200 or 4.5")
    return value


def _flag(of: Field, value: object) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(of.name, f"{_brief(value)} is neither true nor false", "Give one of them")
    return value


def _content(of: Field, value: object) -> tuple[Words, ...]:
    spans = tuple(_span(of.name, one) for one in _list(of.name, value))
    if not spans:
        raise ConfigError(of.name, "cannot be empty", "Reject the entry where it has none")
    return spans


def _span(name: str, value: object) -> Words:
    match value:
        case [int() as start, int() as end] if 0 <= start <= end:
            return Words(start, end)
    raise ConfigError(name, f"{_brief(value)} are no words of the report", "Give the offsets of the first letter and after the last")


def _list(name: str, value: object) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise ConfigError(name, f"{_brief(value)} is no list", "Give a list")
    return value


def _added(layer: str, value: object) -> Added:
    if layer not in ADDABLE:
        raise ConfigError("added", f"is no {layer}, to which entries are added", f"Give one of {', '.join(ADDABLE)}")
    if not isinstance(value, Mapping) or not value.get("spans"):
        raise ConfigError("added", f"{_brief(value)} does not tell an entry's words", "Give its spans, its sentence and what is needed")
    spans = tuple(_span("added", one) for one in _list("added", value["spans"]))
    needed = ADDABLE[layer]
    has = _checked(layer, field_of(layer, needed), value.get("needed")) if needed else None
    return Added(spans, _span("added", value.get("sentence", (0, 0))), None if has is None else str(has))


def _same(value: object) -> Same:
    match value:
        case {"report": str() as report, "key": str() as key, "name": str() as name}:
            return Same(report, key, name)
    raise ConfigError("same_as", f"{_brief(value)} is no entry of a report", "Give its report, key and name")
