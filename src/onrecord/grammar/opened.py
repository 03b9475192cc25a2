"""What the parser makes of words that open a sentence: a part of ``mending``.

"Greeting the envoy, Ana Berg, the foreign minister, said that ...", "In talks with Envoy Juan Soto, Ana Berg, the foreign minister, said ...":
it makes Berg another whom somebody greets or meets, and nobody say it, or whom she meets.
"Stating that the pact held, he said: ...": it makes the stating what is said.
"Ana Berg, speaking after talks with ministers, called on Mali to go": it makes the talks call on Mali.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Token
from onrecord.grammar.moving import become, hang, make_main
from onrecord.grammar.phrases import left_edge
from onrecord.grammar.relations import (
    ADVERBIAL,
    ANY_SUBJECT,
    APPOSITION,
    CLAUSE,
    COMPOUND,
    DOER,
    JOINED,
    JOINER,
    MAIN,
    NAMING,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    REDUCED,
    TENSED,
    child_before,
    children_as,
    hangs_as,
    hangs_on,
    has,
)
from onrecord.knowledge.words import word_list

_SPEECH = word_list("speech_acts")
_BESIDE = JOINED | APPOSITION


def opened(verb: Token, tokens: Sequence[Token]) -> None:
    """Makes a person's name after the comma that ends the opening participle's phrase the subject of the verb without one."""
    opening = verb.sent.tokens[0]
    beside = opening.tag == "IN" and hangs_as(opening, PREPOSITION)
    if not (beside or opening.tag in ("VBG", "VBN")) or not hangs_on(opening, verb) or verb.tag not in TENSED:
        return
    if beside:
        _met_with(verb, tokens)
    subjects = [subject for subject in children_as(verb, ANY_SUBJECT) if subject is not opening]
    if subjects and verb.lemma in _SPEECH and opening.lemma in _SPEECH and hangs_as(opening, CLAUSE) and not has(opening, ANY_SUBJECT):
        become(opening, ADVERBIAL)
    if subjects:
        return
    name = next((t for t in tokens[opening.i : verb.i] if _named_after_comma(t, opening, tokens)), None)
    if name is None or tokens[verb.i - 1].text != ",":
        return
    if beside and not any(up.lower == "with" for up in name.ancestors()):
        return  # "In Chad, Roe, the minister, said"
    above = name.head
    told = [child for child in above.children if name.i < child.i < verb.i]
    hang(name, verb, DOER)
    if not beside:
        become(opening, ADVERBIAL)
    for child in told:  # what tells who he is: "Ana Berg, the foreign minister, said"
        hang(child, name, APPOSITION if hangs_as(child, _BESIDE) else None)


def called_after(who: Token, tokens: Sequence[Token]) -> None:
    """Gives a sentence its verb, where the parser makes a name its main word and hangs the verb within the participle after the name: "Ana Berg,
    speaking after talks with Chad's ministers, called on Mali to go"."""
    if who.pos not in NAMING or not hangs_as(who, MAIN):
        return
    doing = next((child for child in children_as(who, REDUCED) if child.tag == "VBG" and tokens[child.i - 1].text == ","), None)
    if doing is None or any(child.i > doing.i and child.tag in TENSED for child in who.children):
        return
    verb = next(
        (t for t in doing.subtree() if t.i > doing.i and t.tag == "VBD" and hangs_as(t, REDUCED) and tokens[t.i - 1].text == ","), None
    )
    if verb is None or has(verb, ANY_SUBJECT):
        return
    make_main(verb)
    for child in [child for child in who.children if child.i > verb.i]:
        hang(child, verb)
    hang(who, verb, DOER)


def _met_with(verb: Token, tokens: Sequence[Token]) -> None:
    """Hangs the verb's subject on the "with" right before it, and makes the person named after its comma the subject: "In a meeting on Monday with
    Envoy Juan Soto, Ana Berg, a general, promised aid"."""
    noun = child_before(verb, DOER)
    first = noun.subtree()[0] if noun is not None else verb
    over = tokens[first.i - 1] if first.i else first
    if noun is None or over.lower != "with" or over.children or over.head is verb or over.sent is not verb.sent:
        return
    who = next((child for child in children_as(noun, _BESIDE) if child.i > noun.i and _of_a_person(child)), None)
    if who is not None and tokens[left_edge(who).i - 1].text == "," and not has(noun, JOINER):
        hang(noun, over, PREPOSITIONAL_OBJECT)
        hang(who, verb, DOER)


def _named_after_comma(token: Token, opening: Token, tokens: Sequence[Token]) -> bool:
    """Whether a person's name is joined by a comma alone to a noun of the opening phrase, and is none of a list."""
    if not hangs_as(token, _BESIDE) or not _of_a_person(token):
        return False
    first, above = left_edge(token), token.head
    if tokens[first.i - 1].text != "," or has(token, JOINER) or not any(up is opening for up in (above, *above.ancestors())):
        return False
    heads = (above, above.head) if hangs_as(above, JOINED) else (above,)
    joiners = [joiner for head in heads for joiner in children_as(head, JOINER)]
    commas = any(child.text == "," and child.i < first.i - 1 for head in heads for child in head.children)
    # "Greeting Ana Berg, Tom Hill and Juan Soto" goes on, "Visiting Chad and Mali, Tom Hill" does not
    return not any(joiner.i > token.i for joiner in joiners) and (bool(joiners) or not commas)


def _of_a_person(token: Token) -> bool:
    """Whether a word ends a person's name, or one of two words that the language model overlooks."""
    if token.ent is not None:
        return token.ent.label == "PERSON" and token.pos in NAMING
    return token.pos == "PROPN" and any(part.pos == "PROPN" for part in children_as(token, COMPOUND))
