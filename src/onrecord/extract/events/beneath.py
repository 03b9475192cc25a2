"""Who is named beneath an act and yet is no party to it: on whose side it is done, what it is done over, where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from onrecord.doc import Token
from onrecord.extract.events.frames import Frame
from onrecord.extract.events.scene import RALLIES, Scene
from onrecord.extract.where import TALKS
from onrecord.grammar.clauses import is_infinitive, marked
from onrecord.grammar.governing import governed_nouns
from onrecord.grammar.meanwhile import opposing
from onrecord.grammar.phrases import has_no_part, prep_objects
from onrecord.grammar.relations import (
    ADVERBIAL,
    BEFORE_NOUN,
    BORDERS,
    BY,
    CLAUSE,
    COMPOUND,
    OBJECT,
    OPEN_CLAUSE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    RELATIVE,
    SUBJECT,
    children_as,
    first_joined,
    governor,
    hangs_as,
    has,
    head_as,
    prepositions,
    stands_under,
    up_through,
)
from onrecord.grammar.subjects import deep_object, surface_subject
from onrecord.grammar.voice import direct_object, is_passive
from onrecord.knowledge.words import word_list

#: What leads on to those for whom or after whom it is done: "on behalf of the crew", "on suspicion of robbing a Chadian", "in the wake of".
_NO_PARTY = word_list("no_party")
#: What is done to attacks, and before where they were.
_REPELLING, _WHERE = frozenset({"repel", "repulse", "foil", "thwart", "fend"}), frozenset({"in", "on", "at", "near"})
#: Prepositions of waters, of what is told beside it and of those with whom it is done.
_NEVER = frozenset({"off", "amid", "amidst", "alongside"})
#: Modes of what is done to somebody for a deed of his own, and types of what is done for somebody's sake.
_FOR_A_DEED = frozenset({"arrest"})
_ON_BEHALF = frozenset({"ASSAULT"})
#: Types of what is done by that which a clause then tells of: "imposed a blockade on trucks that enter Mali".
_BY_FORCE = frozenset({"ASSAULT", "COERCE"})
#: Prepositions that tell whose the doers are, where the parser hangs on them against whom it is done, too.
_OF_DOERS = frozenset({"of", "from", "in"})
#: How a rally names somebody to whom it is not done that it is broken up or banned.
_HELD_AGAINST = frozenset({"against", "for", "over"})
#: What leads to those for whom people rally.
IN_FAVOUR = frozenset({"support", "solidarity", "sympathy", "favour", "favor", "defence", "defense", "honour"})
#: Modes of what one does alone.
_ALONE = frozenset({"resign"})
#: What is done so that something does not come.
_KEEPING_OFF = frozenset({"avoid", "avert", "escape", "evade", "forestall", "prevent"})
#: Prepositions of where, for whom and over what it is that is asked for, not of those who are asked: "called for peace in Mali", "for schools for girls".
_BESIDE_ASKED = word_list("beside_asked")
#: Prepositions of those against whom what is asked for is done: of that itself they tell who is pressed, beneath it they do not.
_STRUCK = frozenset({"against", "on"})
#: What has its name of where it is: "the Gaza war".
_STRIFE = frozenset({"war", "conflict", "crisis"})
#: What has its name of whoever adopted it: "the UN resolution".
_PAPERS = frozenset({"resolution", "resolutions", "charter", "convention", "report", "declaration"})
#: Verbs of fighting, on somebody's side.
_FIGHTING = frozenset({"fight", "battle", "combat", "die", "serve"})
#: Where people say things.
_ON_AIR = frozenset({"media", "medium", "television", "tv", "radio", "twitter", "facebook", "telegram"})
#: Verbs of giving leave.
_LETTING = frozenset({"allow", "let", "permit", "admit"})
#: What counts shots.
_SHOTS = frozenset({"round", "volley", "salvo", "barrage", "burst"})
#: Verbs of using a weapon.
_FIRING = word_list("firing_verbs")
#: What a relative clause tells of a raid that it did to people.
_HURTING = frozenset({"kill", "wound", "injure", "claim", "leave"})
#: Prepositions of what a weapon is fired at.
_AIMED = frozenset({"at", "on", "against", "into", "toward", "towards", "over"})
#: Prepositions of the land in which something is done.
_INSIDE = frozenset({"in", "across", "throughout"})
_SOIL = frozenset({"territory", "soil"})
#: What is told of a weapon that is under way.
IN_FLIGHT = frozenset({"fire", "launch", "lob", "hurl"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_OUTSIDE = frozenset({"outside", "beyond"})
#: Words of breaking a rule, which is nothing done to whoever made it.
_BREAKING = frozenset({"violate", "violation", "breach", "contravene", "contravention", "defy", "flout"})
#: Types of what is done to somebody or something on one side of a border, and prepositions of its being beside it.
_STRUCK_THERE = frozenset({"ASSAULT", "COERCE"})
_ALONG = ("near", "along", "by", "beside", "to", "around", "off", "toward")
#: Prepositions under which somebody only passes on what is done: "protested through its embassy".
_BY_WHICH = ("through", "via")
_THAT = ("that",)


def let_by(verb: Token) -> list[Token]:
    """Who is to do something by another's leave: "to allow an Ethiopian plane to land", "to let two aides in"."""
    if verb.lemma not in _LETTING:
        return []
    clauses = children_as(verb, CLAUSE | OPEN_CLAUSE)
    return direct_object(verb) or next((found for clause in clauses if (found := surface_subject(clause))), [])


def no_party(token: Token, frame: Frame, act: Token) -> bool:
    """Whether somebody named beneath an act neither does it nor undergoes it: "fought for the farmers of Chad", "resigned after raids on Mali"."""
    if frame.mode in _ALONE or (frame.type in _STRUCK_THERE and _of_a_border(token)):
        return True
    if frame.lemma in _BREAKING and frame.source[:1] == ("speaker",):
        return True  # "said that the test broke UN resolutions"
    node, own, told_of_doer = token, True, False
    for above in token.ancestors():
        if hangs_as(above, BY) and governor(above) is act and node is not token and (own or told_of_doer):
            return True  # "attacked by a rebel group, the Movement for Justice": they did it; "was refuted by the envoy, who said that Chad ..."
        told_of_doer |= hangs_as(above, RELATIVE)
        own &= above.pos != "VERB" and (not hangs_as(above, PREPOSITION) or above.lower in _OF_DOERS)
        if frame.mode == "visit" and above is not act and is_infinitive(above) and hangs_as(token, BEFORE_NOUN | POSSESSOR):
            return True  # "began a tour to affirm Chad's ties with all": it does not lead to Chad, for all that is told
        if hangs_as(above, PREPOSITION) and (_leads_away(above, node, frame, act) or (node is not token and _over_a_deed(above, frame))):
            return True
        if above is act:
            break
        said = hangs_as(above, REDUCED) and marked(above, _THAT)  # "slammed a report that troops had beaten ten Kenyans"
        told = said or (hangs_as(above, RELATIVE) and not is_infinitive(above))  # not "gave trucks to help Chad"
        if told and hangs_as(node, OBJECT) and frame.type not in _BY_FORCE:
            return True  # "condemned a raid that drove out ten Kenyans": they suffered that
        node = above
    return False


def _of_a_border(token: Token) -> bool:
    """Whether a word only tells whose border it is along which something is done: "shelled villages near the Iranian border"."""
    line = head_as(token, BEFORE_NOUN)
    return line is not None and line.lemma in BORDERS and stands_under(line, _ALONG)


def _leads_away(preposition: Token, below: Token, frame: Frame, act: Token) -> bool:
    """Whether a preposition leads away from those to whom it is done."""
    word = preposition.lower
    if word in _NEVER or (word in ("on", "in") and below.lemma in _NO_PARTY) or fights_beside(act, below):
        return True
    if word in _OUTSIDE and frame.type == "MOBILIZE":
        return True  # "fired a missile that fell outside Chad's waters"
    if word in _WHERE and act.lemma in _REPELLING:
        return True  # "repelled an ambush in a village": who laid it is not told by where it was
    over = governor(preposition)
    if (
        word in ("in", "at")
        and frame.type == "SANCTION"
        and over is not None
        and {over.lemma, *(t.lemma for t in deep_object(over))} & TALKS
    ):
        return True  # "broke off talks in Gao"
    if word == "over" and frame.type in _BY_FORCE and below.lemma in _STRIFE:
        return True  # "attacks on ships over the war in Chad": Chad is not attacked by that
    held = governor(preposition) if word in _HELD_AGAINST and frame.type != "PROTEST" else None
    if held is not None and held.lemma in RALLIES and held is not act:
        return True  # "broke up a march against Chad": Chad is not broken up
    if word == "with" and (has(below, SUBJECT) or opposing(preposition) or ("with" not in frame.recipient and has(below, REDUCED))):
        return True  # "held two men, with officials saying that ...", "deployed police, with six people arrested"
    if word == "with" and frame.type == "MOBILIZE" and "with" not in frame.recipient and governor(preposition) is act:
        return True  # "sent 900 men to Gao, with two brigades": those are sent, too
    if word in _INSIDE and below.pos == "PROPN" and frame.type == "MOBILIZE" and "in" not in frame.recipient:
        return True  # "held drills across Estonia": there, and not against it
    soil = over is not None and over.lemma in _SOIL and stands_under(over, ("on",))
    if word == "of" and soil and below.pos == "PROPN" and frame.type == "MOBILIZE":
        return True  # "held drills on the territory of Estonia"
    line = governor(preposition) if word == "with" else None
    if line is not None and line.lemma in BORDERS and hangs_as(line, PREPOSITIONAL_OBJECT):
        return True  # "attacked a village near the border with Chad"
    if word == "including":  # of those who do it, not of those to whom it is done: "Many states boycotted it, including Chad"
        return act.pos == "NOUN" or is_passive(act) or "obj" not in frame.recipient
    return word == "for" and frame.type in _ON_BEHALF and governor(preposition) in (act, governor(act))


def fights_beside(act: Token, side: Token) -> bool:
    """Whether it is told for whom somebody fights, or where he says it: "fought on the Chadian side", "battled on the side of Mali"; not "fired on the Chadian side"."""
    if side.lemma in _ON_AIR and stands_under(side, ("on", "via", "through")):
        return True  # "expressed concern on social media"
    return side.lemma == "side" and act.lemma in _FIGHTING and stands_under(side, ("on", "at", "by"))


def _over_a_deed(preposition: Token, frame: Frame) -> bool:
    """Whether a preposition leads to that for which somebody is held: "jailed for the assault of two boys", but "a warrant for Ana Lopez"."""
    return preposition.lower == "for" and frame.mode in _FOR_A_DEED


def fires(act: Token, thing: Token, scene: Scene) -> bool:
    """Whether a thing is the weapon that an act fires, at whomever: "fired a rocket from Chad at a town", not "shot down a rocket"."""
    if act.lemma not in _FIRING or thing.pos != "NOUN":
        return False
    if thing.lemma in _SHOTS and any(scene.is_of(below, "@weapon") for below in prep_objects(thing, ("of",))):
        return True  # "fired 90 rounds of artillery"
    if not scene.is_of(thing, "@weapon"):
        return False
    return act.lemma in IN_FLIGHT or scene.mention(thing) is None


def in_flight(token: Token, act: Token) -> bool:
    """Whether somebody is named beneath an act as where the weapon that it stops comes from or goes: "shot down a drone launched from Chad"."""
    above = list(takewhile(lambda word: word is not act, token.ancestors()))
    shots = any(word.lemma in _SHOTS for word in above[:2]) and stands_under(token, ("of",))  # "firing 90 rounds of artillery"
    return shots or any(word.lemma in IN_FLIGHT and hangs_as(word, REDUCED | RELATIVE) for word in above)


def under_way(act: Token) -> bool:
    """Whether an act stops a weapon that somebody fires: where that is done tells nothing of whom it is done to."""
    told = (word for thing in deep_object(act) for word in children_as(thing, REDUCED | RELATIVE))
    return any(word.lemma in IN_FLIGHT and word is not act for word in told)


def from_there(token: Token) -> bool:
    """Whether a place is where that lies from which something is fired: "launched from Gao in Mali towards the port"."""
    over = governor(token) if stands_under(token, ("in",)) else None
    above = governor(over) if over is not None else None
    if over is None or above is None:
        return False
    return stands_under(above, ("from",)) or any(p.subtree()[-1].i == over.i - 1 for p in prepositions(above, ("from",)))


def comes_from(token: Token, act: Token, names: tuple[str, ...] = ("from",)) -> bool:
    """Whether somebody is named in where that comes from which is sent or fired: "missiles launched from the coast of Yemen", not where the
    parser hangs what it is fired at on those who fire ("fired by rebels on a quarter in Damascus")."""
    above = takewhile(lambda word: word is not act, token.ancestors())
    word = next((word for word in above if word.lower in names and hangs_as(word, PREPOSITION | BY)), None)
    if word is None or word.lower != "by":
        return word is not None
    return not any(aim.lower in _AIMED and hangs_as(aim, PREPOSITION) for aim in token.sent.tokens if word.i < aim.i < token.i)


def fired_from(place: Sequence[Token], act: Token) -> bool:
    """Whether what is fired comes from a place, or whoever fires it is there: "missiles fired by the rebels in Yemen"."""
    return act.lemma in IN_FLIGHT and any(comes_from(token, act, ("from", "by")) for token in place[:1])


def not_struck(place: Sequence[Token], act: Token) -> bool:
    """Whether a place is told as where what is fired comes from, or as whose side somebody fights on: "fought on the side of Chad"."""
    return fired_from(place, act) or any(fights_beside(act, above) for token in place[:1] for above in token.ancestors())


def beside(place: Sequence[Token], act: Token) -> bool:
    """Whether a place is told of another deed at the time of an act, or as what that was outside of: "fired a missile an hour before its leader met
    the envoy in Gao", "fired a missile that fell outside Chad's waters"."""
    above = list(takewhile(lambda word: word is not act, place[0].ancestors()))
    return any((hangs_as(word, ADVERBIAL) and has(word, SUBJECT)) or word.lower in _OUTSIDE for word in above)


def said_to_hurt(raid: Token) -> list[Token]:
    """Those of whom a relative clause tells that a raid hurt them: "a raid in Chad that killed six Peruvians"."""
    return [t for clause in children_as(raid, RELATIVE) if clause.lemma in _HURTING for t in deep_object(clause)]


def told_of(act: Token) -> Token | None:
    """The noun of which a clause tells that it does or tries to do an act: "a cell that attempted to fire a rocket"."""
    return head_as(first_joined(up_through(act, OPEN_CLAUSE)), RELATIVE)


def _passes_on(token: Token) -> bool:
    return any(stands_under(above, _BY_WHICH) for above in (token, *islice(token.ancestors(), 2)))


def actors_below(head: Token, scene: Scene) -> list[Token]:
    """Those named in what a verb or noun governs, the nearest first."""
    below = (token for token in governed_nouns(head) if scene.mention(token) is not None and not has_no_part(token))
    return [token for token in below if not _passes_on(token) and not _kept_off(token, head)]


def asked(token: Token, thing: Token) -> bool:
    """Whether somebody named in what is asked for may be asked for it: "called for a pullout of Chad's troops", but not "called for calm in Chad",
    "ordered a halt to raids against Chad", "asked for twice the sum paid by Chad", "called for the council's Resolution 9 to be kept"."""
    below = token
    for above in token.ancestors():
        if below is thing:
            break
        if hangs_as(below, PREPOSITION) and (below.lower in _BESIDE_ASKED or (below.lower in _STRUCK and above is not thing)):
            return False
        if (
            hangs_as(below, RELATIVE)
            or (hangs_as(below, REDUCED) and below.tag in _PARTICIPLES)
            or (hangs_as(below, COMPOUND) and (above.lemma in _STRIFE or above.lower in _PAPERS) and below.i < above.i)
        ):
            return False
        below = above
    return True


def _kept_off(token: Token, head: Token) -> bool:
    """Whether somebody is named in what an act is to keep off: "agreed to halt its work to avoid American sanctions"."""
    above = takewhile(lambda word: word is not head, token.ancestors())
    return any(word.lemma in _KEEPING_OFF and is_infinitive(word) for word in above)


def in_favour(token: Token) -> bool:
    """Whether somebody is named for whom others rally: "marched in support of Gaza"."""
    under = governor(token) if stands_under(token, ("of", "for", "with")) else None
    noun = governor(under) if under is not None else None
    return noun is not None and noun.lemma in IN_FAVOUR
