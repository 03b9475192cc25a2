"""The lines of a case by kind: what is asked of a reading, one entry a line.

A line names a layer and what the entry must be, if not any, then, each after `` ; ``, fields that it must have:

- ``event TYPE STATUS SOURCE > RECIPIENT | WORD``: states of the parties joined by ``&`` (``-`` for none, ``*`` for any), a word
  of the trigger; type (``*``), status, parties and word may be left out;
- ``statement SPEAKER : WORDS``: words of the content, or ``statement SPEAKER = WORDS``: the whole content, its pieces joined by
  `` // ``; the speaker's name, or the words that name the speaker, ``-`` for none, ``*`` for any;
- ``actor WORDS = STATE``: one of its mentions is these words (``-`` where the state is open, ``*`` for any);
- ``same WORDS = WORDS``: one actor has both as mentions;
- ``place WORDS = COUNTRY``, ``date VALUE`` or ``date WORDS = VALUE``, ``figure VALUE UNIT`` (``?`` for a value that is not told);
- ``position KIND HOLDERS > TOWARD | WORD``: states or names joined by ``&``, a word of what it is about;
- ``block KIND : WORDS``.

Fields are those of the reading's JSON form, in short: ``mode airstrike``, ``kind direct``, ``cue said``, ``low 20``. Of an event or
statement ``date`` is the value, ``place`` the country, ``source`` and ``recipient`` are words of a party, ``told`` is who tells it;
``of``, ``by`` of a figure and ``denied_by`` of a position are states or names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

type Told = dict[str, Any]


def holds(line: str, told: Told) -> bool:
    """Whether one entry of the reading is as the line says."""
    return bool(fitting(line, told))


def fitting(line: str, told: Told) -> list[int]:
    """The numbers of the entries of the line's layer that are as it says."""
    layer, _, rest = line.partition(" ")
    head, *fields = rest.strip().split(" ; ")
    entries = told["report"]["blocks"] if layer == "block" else told["actors" if layer == "same" else f"{layer}s"]
    return [
        number
        for number, entry in enumerate(entries)
        if (not head or HEADS[layer](head.strip(), entry, told)) and all(_has(field.strip(), entry, told) for field in fields)
    ]


def _actors(told: Told) -> dict[str, Told]:
    return {actor["id"]: actor for actor in told["actors"]}


def _states(roles: Iterable[Told], told: Told) -> str:
    actors = _actors(told)
    return "&".join(sorted({actors[role["actor"]]["state"] or "-" for role in roles})) or "-"


def _known(ids: Iterable[str], told: Told) -> set[str]:
    """What the actors of these ids can be called: each one's state and its name."""
    actors = _actors(told)
    return {called for id_ in ids for called in (actors[id_]["state"], actors[id_]["name"]) if called}


def _are(asked: str, ids: list[str], told: Told) -> bool:
    """Whether these actors are those asked for, by state or name, and no others."""
    if asked in ("*", "-"):
        return asked == "*" or not ids
    names = asked.split("&")
    return set(names) <= _known(ids, told) and all(_known([id_], told) & set(names) for id_ in ids)


def _event(line: str, event: Told, told: Told) -> bool:
    line, _, word = (part.strip() for part in line.partition("|"))
    head, _, recipient = (part.strip() for part in line.partition(">"))
    kind, *more = head.split() or ["*"]
    status = more[0] if more and more[0].islower() else None
    source = more[-1] if recipient and more and more[-1] != status else "*"
    return (
        kind in (event["type"], "*")
        and status in (None, event["status"])
        and source in ("*", _states(event["source"], told))
        and (recipient or "*") in ("*", _states(event["recipient"], told))
        and word in " ".join(span["text"] for span in event["trigger"])
    )


def _statement(line: str, statement: Told, told: Told) -> bool:
    whole = " = " in line and " : " not in line
    speaker, _, words = (part.strip() for part in line.partition(" = " if whole else " : "))
    names = {_actors(told)[statement["speaker"]]["name"]} if statement["speaker"] else {"-"}
    if statement["speaker_text"]:
        names.add(statement["speaker_text"]["text"])
    content = [span["text"] for span in statement["content"]]
    return (speaker == "*" or speaker in names) and (words == " // ".join(content) if whole else words in " ".join(content))


def _actor(line: str, actor: Told, told: Told) -> bool:
    words, _, state = (part.strip() for part in line.partition(" = "))
    return state in ("*", actor["state"] or "-") and any(mention["text"] == words for mention in actor["mentions"])


def _same(line: str, actor: Told, told: Told) -> bool:
    return {words.strip() for words in line.split(" = ")} <= {mention["text"] for mention in actor["mentions"]}


def _place(line: str, place: Told, told: Told) -> bool:
    words, _, country = (part.strip() for part in line.partition(" = "))
    return place["text"] == words and (country or "*") in ("*", place["country"] or "-")


def _figure(line: str, figure: Told, told: Told) -> bool:
    value, _, unit = line.partition(" ")
    return (figure["value"] is None if value == "?" else figure["value"] == float(value)) and unit in ("", figure["unit"])


def _date(line: str, date: Told, told: Told) -> bool:
    words, _, value = line.rpartition(" = ")
    return value.strip() == date["value"] and words.strip() in ("", date["text"])


def _position(line: str, position: Told, told: Told) -> bool:
    line, _, word = (part.strip() for part in line.partition("|"))
    head, _, toward = (part.strip() for part in line.partition(">"))
    kind, _, holders = head.partition(" ")
    return (
        kind == position["kind"]
        and _are(holders.strip() or "*", position["holders"] or [id_ for side in position["sides"] for id_ in side["holders"]], told)
        and _are(toward or "*", position["toward"], told)
        and word in position["about"]
    )


def _block(line: str, block: Told, told: Told) -> bool:
    kind, _, words = (part.strip() for part in line.partition(" : "))
    return kind == block["kind"] and words in told["report"]["text"][block["start"] : block["end"]]


HEADS: dict[str, Callable[[str, Told, Told], bool]] = {
    "event": _event,
    "statement": _statement,
    "actor": _actor,
    "same": _same,
    "place": _place,
    "figure": _figure,
    "date": _date,
    "position": _position,
    "block": _block,
}


def _has(field: str, entry: Told, told: Told) -> bool:
    """Whether an entry has what ``NAME VALUE`` says."""
    name, _, value = field.partition(" ")
    if name in ("source", "recipient"):
        return any(value in role["text"] for role in entry[name])
    if name in ("of", "by", "told", "denied_by"):
        return _are(value, _whose(name, entry, told), told)
    return value == _plain(name, entry, told)


def _whose(name: str, entry: Told, told: Told) -> list[str]:
    """Ids of the actors in a field: an owner, who tells it, who denies it."""
    if name in ("by", "told"):
        id_ = entry["by" if name == "by" else "in_statement"]
        return [statement["speaker"] for statement in told["statements"] if statement["id"] == id_ and statement["speaker"]]
    held = entry[name]
    return [] if held is None else [held] if isinstance(held, str) else held


def _plain(name: str, entry: Told, told: Told) -> str:
    """A field as a line tells it."""
    held = entry["addressee" if name == "to" and "addressee" in entry else "day" if name == "basis" else name]
    if held is None:
        return "-"
    if name == "place":
        return next(place["country"] or "-" for place in told["places"] if place["id"] == held)
    if isinstance(held, dict):
        return str(held["basis"] if name == "basis" else held.get("value", held.get("text")))
    if isinstance(held, list):
        return "&".join(map(str, held)) or "-"
    return str(held).lower() if isinstance(held, bool) else f"{held:g}" if isinstance(held, float) else str(held)
