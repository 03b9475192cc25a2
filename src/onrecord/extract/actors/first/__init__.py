"""The actors of a report: people, states, governments, bodies, forces, groups and media, each with its mentions.

The flow: names of the tables are found (``names``), phrases that name or describe an actor are read (``phrases``,
``persons``, ``nominals``), what names the same actor is put together (``cast``), and pronouns are resolved or left open
(``pronouns``).
"""

from __future__ import annotations

from onrecord.doc import Doc
from onrecord.extract.actors.first.cast import Cast
from onrecord.extract.actors.first.names import names_in
from onrecord.extract.actors.first.nominals import read_bodies, read_nominals
from onrecord.extract.actors.first.persons import read_persons
from onrecord.extract.actors.first.pronouns import resolve_pronouns
from onrecord.extract.found import Found
from onrecord.knowledge import Knowledge
from onrecord.types import Actor


def actors(doc: Doc, found: Found, knowledge: Knowledge) -> tuple[Actor, ...]:
    """The actors, in order of their first mentions."""
    cast = Cast(doc, knowledge, names_in(doc, knowledge))
    read_persons(cast)
    read_bodies(cast)
    read_nominals(cast)
    resolve_pronouns(cast)
    return cast.actors()
