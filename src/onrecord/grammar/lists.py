"""Names that the parser hangs on the wrong word of a list or beside it: a part of ``mending``.

- as well: "condemnation from Togo and its allies, as well as the United Nations": it joins the last to what comes from them.
- of several: "the ministers of Samoa, the Philippines and Fiji": it joins the second to the ministers or makes it a subject beside them.
- of each: "President Saleh of Chad and Prime Minister Okafor of Togo met": it joins the second to the first's land, or makes it another subject.
- marked: "as Egypt has been backing Togo": it makes Egypt what stands under "as".
- each with his own: "with Egypt backing Togo and Chad arming Niger": it joins the second who does something to whom the first backs.
- first and last: "Fiji, Samoa and Tonga signed", "three soldiers, two guards and nine others": it makes the first a time, the second another name of it.
- gapped: "two were killed and nine injured in a raid": it joins the second number to the verb.
- named after: "was refuted by the head of the body (NBA), Ana Lopez, who said": it makes the name another one of what is refuted.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import ACTING_LABELS, Token
from onrecord.grammar.clauses import has_subject, is_finite
from onrecord.grammar.moving import become, hang, join
from onrecord.grammar.phrases import conjuncts
from onrecord.grammar.relations import (
    APPOSITION,
    BY,
    CLAUSE,
    COUNT,
    DOER,
    JOINED,
    JOINER,
    MARK,
    MODIFIER,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION,
    REDUCED,
    UNDER_PREPOSITION,
    UNDERGOER,
    VERBAL,
    child_after,
    child_as,
    child_before,
    children_as,
    hangs_as,
    has,
    has_word,
    object_under,
    prepositions,
    stands_under,
)
from onrecord.knowledge.words import word_list

#: Prepositions of whose deed it is.
_OF_WHOM = ("from", "by", "between", "with")
_ACTS = UNDER_PREPOSITION | CLAUSE
#: What a word is whose place is mended here.
_LISTED = JOINED | PREPOSITIONAL_OBJECT | APPOSITION | DOER | _ACTS
#: Prepositions of those who do something together, not of where it is.
_TOGETHER = ("of", "between", "with", "by")
_DAYS = word_list("day_names")
#: Tags of those who are several.
_PEOPLE = frozenset(("NNS", "NNPS"))


def listed(token: Token, tokens: Sequence[Token]) -> None:
    """Mends the place of one word."""
    if not hangs_as(token, _LISTED):
        return
    if hangs_as(token, JOINED):
        _as_well(token, tokens)
        _of_states(token, token.head, tokens)
        _of_each(token)
    elif hangs_as(token, DOER):
        before = child_before(token.head, DOER, token)
        if before is not None:
            _of_states(token, before, tokens)
    elif hangs_as(token, PREPOSITIONAL_OBJECT):
        _marked(token)
    elif token.tag == "VBG" and hangs_as(token, _ACTS):
        _with_his_own(token, tokens)
    elif hangs_as(token, APPOSITION) and token.pos == "PROPN":
        _named_after(token, tokens)


def _as_well(last: Token, tokens: Sequence[Token]) -> None:
    """Joins a name after "as well as" to the names before it."""
    deed = last.head
    first = last.subtree()[0]
    if (
        deed.pos != "NOUN"
        or not _is_name(last)
        or _is_name(deed)
        or first.i < 3
        or [t.lower for t in tokens[first.i - 3 : first.i]] != ["as", "well", "as"]
    ):
        return
    for preposition in prepositions(deed, _OF_WHOM):
        names = object_under(preposition)
        if deed.i < preposition.i < last.i and names is not None and names.pos == "PROPN" and names.i < last.i:
            join(last, names, deed)
            return


def _of_states(name: Token, people: Token, tokens: Sequence[Token]) -> None:
    """Joins the second of the states whose people are told to the first: not to these people, nor is it who does something beside them."""
    begins = name.subtree()[0].i
    owners = (object_under(of) for of in prepositions(people, ("of", "from")))
    owner = next((under for under in owners if under is not None and under.i < begins), None)
    if owner is None or people.tag not in _PEOPLE or tokens[begins - 1].text not in (",", "and") or _end(owner) != begins - 2:
        return
    if all(token.ent is not None and token.ent.label == "GPE" for token in (owner, name)):
        join(name, owner)


def _end(name: Token) -> int:
    """Where a name's phrase ends, without a comma after it that the parser hangs on it."""
    return max(token.i for token in name.subtree() if not hangs_as(token, PUNCTUATION))


def _of_each(name: Token) -> None:
    """Joins a person to the one before, of whose land the parser makes the other a fellow."""
    of = name.head.head
    if (
        hangs_as(name.head, PREPOSITIONAL_OBJECT)
        and of.lower == "of"
        and _is_person(name)
        and _is_person(of.head)
        and not _is_person(name.head)
    ):
        join(name, of.head)


def _is_person(token: Token) -> bool:
    return token.ent is not None and token.ent.label == "PERSON"


def _is_name(token: Token) -> bool:
    """Whether a noun is a name or has one before it."""
    words = (token, *children_as(token, MODIFIER))
    return token.pos == "PROPN" or any(word.ent is not None and word.ent.label in ACTING_LABELS for word in words)


def _marked(name: Token) -> None:
    """Makes who stands under the word that begins a clause its subject."""
    mark = name.head
    verb = mark.head
    if hangs_as(mark, MARK) and verb.pos in VERBAL and mark.i < name.i < verb.i and is_finite(verb) and not has_subject(verb):
        hang(name, verb, DOER)


def _with_his_own(act: Token, tokens: Sequence[Token]) -> None:
    """Gives a second participle under "with" the noun before it as its own doer."""
    before = tokens[act.i - 1]
    over = act.head if hangs_as(act, UNDER_PREPOSITION) else act.head.head
    acts = [each for each in children_as(over, UNDER_PREPOSITION) if each.tag == "VBG" and has_subject(each)]
    first = next((each for each in acts if each.i < before.i < act.i), None)
    if over.lower != "with" or first is None or has_subject(act) or not hangs_as(before, JOINED) or first not in before.ancestors():
        return
    for joiner in children_as(before.head, JOINER):
        if joiner.i < before.i:
            hang(joiner, first)
    hang(before, act, DOER)
    hang(act, first, JOINED)


def _named_after(name: Token, tokens: Sequence[Token]) -> None:
    """Hangs a name after a comma on whoever does what the passive before it tells, not on what undergoes that."""
    thing = name.head
    verb = thing.head
    if verb.pos != "VERB" or not thing.i < verb.i < name.i:
        return
    by = next((preposition for preposition in children_as(verb, BY) if verb.i < preposition.i < name.i), None)
    doer = object_under(by) if by is not None else None
    start = name.subtree()[0].i
    if doer is not None and doer.i < start and tokens[start - 1].text == ",":
        hang(name, doer)


def first_of_list(first: Token, tokens: Sequence[Token]) -> None:
    """Joins the first name of a list to the rest: "Fiji, Samoa and Tonga signed", "Fiji as well as Samoa signed", where the parser makes it a
    time or a second subject."""
    other = child_after(first.head, DOER, first)
    if other is not None and any(c.lower == "as" and first.i < c.i < other.i for c in children_as(first, JOINER)):
        hang(other, first, JOINED)
        return
    joiner = tokens[other.subtree()[0].i - 1] if other is not None else first
    if other is not None and joiner.lower == "and" and joiner in first.subtree() and _is_person(first) and _is_person(other):
        hang(joiner, first)
        hang(other, first, JOINED)
        return
    if (
        first.lower in _DAYS
        or first.i + 2 >= len(tokens)
        or tokens[first.i + 1].text != ","
        or any(child.i > first.i for child in first.children)
    ):
        return
    rest = next((c for c in children_as(first.head, DOER) if c.i > first.i and c.pos == "PROPN"), None)
    if rest is None or first.head.i < rest.i or rest.subtree()[0].i != first.i + 2 or not has(rest, JOINED):
        return
    become(first, DOER)
    hang(rest, first, JOINED)


def counted_on(noun: Token) -> None:
    """Joins a number of people to the number before it, where a third is joined to it: "three soldiers, two guards and nine others"."""
    third = child_as(noun, JOINED)
    if third is not None and (all(has(counted, COUNT) for counted in (noun.head, noun, third)) or _bare_list(noun, third)):
        become(noun, JOINED)


def _bare_list(noun: Token, third: Token) -> bool:
    """Whether things stand in a list: "support for radar, missiles and boats"; who somebody is has an article or tells of what he is one."""
    if not all(thing.pos == "NOUN" and not any(child.tag in ("DT", "PRP$", "CD") for child in thing.children) for thing in (noun, third)):
        return False
    return noun.head.pos == "NOUN" and has_word(noun.head, (",",), PUNCTUATION) and not has_word(noun, ("of",), PREPOSITION)


def of_a_list(name: Token) -> None:
    """Joins a person or a state to the one before, where a third is joined to it: "President Ana Lopez, Chancellor Juan Roca and Minister Pia
    Diaz", "the ministers of Chad, Mali and Niger"; places only where they do something or it is of them: "in Gao, Mali and Lima"."""
    owners = (under for of in children_as(name.head, PREPOSITION) if (under := object_under(of)) is not None)
    first = next((owner for owner in owners if owner.i + 2 == name.i), name.head)
    own = child_as(name, JOINED)
    people = (first, name, own or next((other for other in conjuncts(first) if other.i > name.i), None))
    ents = [person.ent for person in people if person is not None and person.ent is not None]
    commas = hangs_as(first, DOER) and people[-1] is not None and _after_comma(people[-1])  # not "Gao, Mali and Lima"
    kinds = {ent.label for ent in ents} if own is not None or commas or name.ent is None or name.ent.label == "PERSON" else set()
    acting = kinds == {"PERSON"} or (kinds == {"GPE"} and (hangs_as(first, DOER) or stands_under(first, _TOGETHER)))
    if not acting or len({ent.first.i for ent in ents}) < len(people):
        return
    last = name
    while (after := child_as(last, JOINED)) is not None:
        last = after
    for other in [other for other in children_as(first, JOINED) if other.i > name.i]:
        hang(other, last)
    hang(name, first, JOINED)
    rest = child_after(first.head, DOER, last) if hangs_as(first, DOER) else None
    if rest is not None and any(last.i < joiner.i < rest.i for joiner in children_as(first, JOINER)):
        hang(rest, last, JOINED)  # "Chad, Mali, Niger, and the Union signed"


def _after_comma(name: Token) -> bool:
    first = name.subtree()[0]
    before = name.sent.tokens[first.i - name.sent.tokens[0].i - 1]
    return before.text == "," and before.i < first.i


def gapped(counted: Token) -> None:
    """Makes a number or noun joined to a passive verb the subject of the participle after it."""
    verb = counted.head
    if verb.tag != "VBN" or counted.pos not in ("NUM", "NOUN") or counted.i < verb.i:
        return
    if not has(verb, UNDERGOER):
        return
    participle = next((child for child in children_as(counted, REDUCED) if child.tag == "VBN"), None)
    if participle is None or participle.i - counted.i > 2:
        return
    hang(participle, verb, JOINED)
    hang(counted, participle, UNDERGOER)
