"""What nobody does who acts for a state, a party or a force: the doing of private people, firms and things, which is no act.

"A singer praised the team", "two boys who had flown to Peru", "a probe that will deliver supplies", "the network accused of fraud": a
report tells such things, and an analyst counts none of them.
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.coded import Coded
from onrecord.extract.events.frames import Dictionary
from onrecord.extract.found import Found
from onrecord.grammar.relations import ADVERBIAL, REDUCED, hangs_as
from onrecord.grammar.subjects import deep_subject
from onrecord.grammar.voice import is_passive
from onrecord.knowledge.words import word_list
from onrecord.types import Actor

#: Types of what passes between states, parties and forces; force, protest and what courts do is told of anybody.
_BETWEEN = word_list("event_types_between")
#: Types that somebody must mean to do.
_MEANT = _BETWEEN | {"THREATEN", "ACCUSE", "RETREAT"}
#: Sectors of those who act for no state, and of those who only do business.
_FIRMS = frozenset({"BUS", "EDU", "MED", "JRN"})
_PRIVATE = _FIRMS | {"CVL", "ELI"}
#: Sectors of those who travel and are no guests of a state.
_TRAVELLERS = _PRIVATE | {"LAB", "REL"}
#: Words of who speaks, an official for all that is known.
_SPEAKING = frozenset({"i", "we"})
#: What acts in the name of whoever made it: texts, pacts, measures, rallies.
_IN_A_NAME = word_list("act_in_a_name")


def is_private(coded: Coded, found: Found) -> bool:
    """Whether it is only the doing of private people and firms, with no other side: "the airline offered to pay"."""
    if _of_background(coded, found):
        return True
    judged = coded.type == "ACCUSE" and (coded.tokens[0].pos == "ADJ" or coded.mode == "disapprove")
    if coded.type not in _BETWEEN and not judged:
        return False
    actors = [found.actor_by_id[role.actor] for role in [*coded.source, *coded.recipient]]
    one_sided = not coded.source or not coded.recipient
    if one_sided and coded.type != "AGREE" and actors and all(_unknown(actor) for actor in actors):
        return not any(role.text.lower() in _SPEAKING for role in coded.source)
    if not one_sided and all(_nobodys(actor) for actor in actors):
        return not any(_may_be_a_body(found.actor_by_id[role.actor]) for role in coded.source)
    if judged and coded.tokens[0].pos != "ADJ":
        return False  # associations condemn an attack
    return all(_of_nobody(actor) and (one_sided or actor.role in _FIRMS) for actor in actors)


def _of_background(coded: Coded, found: Found) -> bool:
    """Whether a participle only tells what for somebody of no known state is held: "arrested a network accused of fraud"."""
    word = coded.tokens[0]
    if coded.type != "ACCUSE" or coded.source or not (word.tag == "VBN" and hangs_as(word, REDUCED)):
        return False
    return all(found.actor_by_id[role.actor].state is None for role in coded.recipient)


def _of_nobody(actor: Actor) -> bool:
    """Whether somebody acts for no state, party or force."""
    return actor.role in _PRIVATE and actor.kind not in ("state", "government", "unit")


def _unknown(actor: Actor) -> bool:
    """Whether nothing tells for whom somebody named acts, neither state nor sector nor title: a singer, a band."""
    return actor.kind in ("person", "organisation") and actor.state is None and actor.role is None and actor.title is None


def _nobodys(actor: Actor) -> bool:
    """Whether somebody named acts for none of those who make politics, wherever he is at home: a player and her team."""
    return actor.kind in ("person", "organisation", "media") and actor.title is None and actor.role in _PRIVATE | {None} - {"ELI"}


def _may_be_a_body(actor: Actor) -> bool:
    """Whether what it does is not known: initials that order somebody to appear may be an agency's."""
    return actor.kind == "organisation" and actor.role is None


def to_a_reporter(coded: Coded, found: Found) -> bool:
    """Whether a talk is an interview: "spoke to the BBC", "to reporters" tells who heard it."""
    sides = ([found.actor_by_id[role.actor] for role in side] for side in (coded.source, coded.recipient))
    return any(side and all(actor.kind == "media" or actor.role == "JRN" for actor in side) for side in sides)


def travels(coded: Coded, found: Found) -> bool:
    """Whether a visit is the journey of private people: "two boys who had flown to Peru"."""
    actors = [found.actor_by_id[role.actor] for role in coded.source]
    met = [found.actor_by_id[role.actor] for role in coded.recipient]
    if coded.mode == "visit" and _at_home(actors, met):
        return True
    if coded.mode != "visit" or not actors or any(actor.title is not None for actor in actors):
        return False
    if any(actor.kind in ("person", "government") for actor in met):
        return False
    return all(actor.role in _TRAVELLERS or (actor.kind == "unit" and actor.state is None) for actor in actors)


def _at_home(travellers: list[Actor], hosts: list[Actor]) -> bool:
    """Whether somebody only goes somewhere in his own state: "the president arrived in Philadelphia"."""
    states = {actor.state for actor in travellers}
    home = bool(hosts) and all(actor.kind == "state" and actor.role == "GOV" for actor in hosts)
    return home and None not in states and states == {actor.state for actor in hosts}


def by_a_thing(coded: Coded, found: Found, words: Dictionary) -> bool:
    """Whether the subject of what must be meant is a thing: "a probe that will deliver supplies", "the sale would reduce the number"."""
    verb = coded.tokens[0]
    if coded.type not in _MEANT or verb.pos not in ("VERB", "AUX") or is_passive(verb):
        return False
    if verb.tag == "VBG" and hangs_as(verb, ADVERBIAL):
        return False  # whose participle it is, is the parser's guess
    doers = deep_subject(verb)
    return bool(doers) and all(_is_thing(doer, found, words) for doer in doers)


def _is_thing(doer: Token, found: Found, words: Dictionary) -> bool:
    if doer.tag not in ("NN", "NNS") or not doer.text.islower() or found.mentions.touching(doer.start, doer.end):
        return False
    return not {doer.lemma, doer.lower} & (_IN_A_NAME | words.classes.get("people", frozenset()))
