"""Names that the rest of the report explains: initials, surnames, halves of a country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from onrecord.doc import PLACE_LABELS, Token
from onrecord.extract.citing import by_row
from onrecord.extract.mentions.lexicon import Named
from onrecord.extract.mentions.locative import acts
from onrecord.extract.mentions.offices import fold
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.grammar.phrases import root_of
from onrecord.grammar.relations import (
    ADJECTIVE,
    ARTICLES,
    COMPOUND,
    COMPOUND_WORD,
    DETERMINER,
    DOER,
    JOINED,
    MODIFIER,
    NUMERAL,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
    SUBJECT,
    hangs_as,
    hangs_on,
    has,
    head_as,
)
from onrecord.knowledge.words import word_list

#: Names of families that stand before the given name.
_FAMILIES = word_list("families_first")


def each_name(scan: Scan) -> list[tuple[int, int, Named]]:
    seen: list[tuple[int, int, Named]] = []
    for at in sorted(scan.named):
        found = scan.named[at]
        if found[0] == at:
            seen.append(found)
    return seen


def of_another_state(scan: Scan, last: int, state: str) -> bool:
    """Whether another state's name follows: "the Democratic Party of Iceland" is not the one of the United States."""
    tokens = scan.doc.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].lower != "of":
        return False
    at = last + 3 if tokens[last + 2].lower in ARTICLES else last + 2
    found = scan.named.get(at)
    return found is not None and found[2].sort == "state" and found[2].state not in (None, state)


#: How many tokens a person's name may have, and what may stand in it without a capital.
#: Plain, by wikinews: 5 and 20 change nothing.
_LONGEST = 10
_INSIDE = word_list("inside_person_names")


#: Marks about what somebody is called between his names: 'Robert "Bob" Gates'.
_MARKS = frozenset(('"', "“", "”"))


def find_known(scan: Scan) -> None:
    """Persons whom the table of offices has by their full name, whatever the language model takes them for."""
    tokens, people = scan.doc.tokens, scan.lexicon.people
    past = 0
    for token in tokens:
        if token.i < past or not token.text[:1].isupper() or fold(token.text).partition(" ")[0] not in people.firsts:
            continue
        last = token.i
        found = None
        while last < min(len(tokens), token.i + _LONGEST) and tokens[last].sent is token.sent:
            hyphened = last > token.i and (tokens[last].text == "-" or tokens[last - 1].text == "-")  # "Waker-uz-Zaman", "Lee In-young"
            if last > token.i and (tokens[last].text[:1].isupper() or (hyphened and tokens[last].text != "-")):
                terms = people.named(fold(scan.text[token.start : tokens[last].end]))
                found = (last, terms[0].at, terms[0].person) if terms else found
            elif last > token.i and not hyphened and tokens[last].lower not in _INSIDE and tokens[last].text not in _MARKS:
                break
            last += 1
        if found is None or _part_of_name(scan, token.i, found[0]):
            continue
        past = found[0] + 1
        span = tokens[token.i : past]
        draft = scan.add(Draft(token, span[-1], root_of(span), "name", "person", scan.words(token, span[-1])))
        draft.why.append(by_row(found[1], f"{found[1]}: {found[2]}"))
        for k in range(token.i, past):
            scan.name_at[k] = draft
            scan.named.pop(k, None)
            scan.origin.pop(k, None)


def _part_of_name(scan: Scan, first: int, last: int) -> bool:
    """Whether words that are a known person's name stand in a longer name: an airport's, a street's, another man's."""
    tokens = scan.doc.tokens
    for k in (first, last):
        named = scan.named.get(k)
        if named is not None and (named[0] < first or named[1] > last):
            return True
    name = head_as(tokens[last], COMPOUND)
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.text[:1].isupper() and after.sent is tokens[last].sent:
        if name is not None and name.i > last and name.pos == "PROPN":
            return True
        if after.ent is not None and after.ent.first.i <= last and after.lower not in scan.lexicon.title_words:
            return True
    entity = tokens[first].ent
    if entity is None or entity.first.i >= first:
        return False
    before = tokens[entity.first.i : first]
    return entity.label != "PERSON" or any(
        t.text[:1].isupper() and t.lower not in scan.lexicon.title_words and t.i not in scan.origin for t in before
    )


#: By definition: a word and a hyphen.
_HYPHEN = 2
#: What stands after a surname and tells father from son.
_GENERATIONS = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))


def find_again(scan: Scan) -> None:
    """Persons named in full somewhere, where the model took the name for something else, and surnames of well-known people."""
    surnames: dict[str, set[str]] = {}
    places: dict[str, list[Token]] = {}
    for token in scan.doc.tokens:
        if token.text[:1].isupper():
            places.setdefault(token.text, []).append(token)
    first_names = {draft.first.text for draft in scan.drafts if draft.kind == "person" and draft.first is not draft.last}
    for draft in scan.drafts:
        if draft.kind == "person" and draft.first is not draft.last:
            last = draft.last if draft.last.lower not in _GENERATIONS else scan.doc.tokens[draft.last.i - 1]
            surnames.setdefault(last.text.replace("’", "'"), set()).add(draft.first.text)
            if _surname_first(scan, draft) or _called_by_first(scan, draft, places):
                surnames.setdefault(draft.first.text, set())
    people = scan.lexicon.people
    for token in scan.doc.tokens:
        text = token.text.replace("’", "'")
        if (
            not text[:1].isupper()
            or token.i in scan.name_at
            or token.i in scan.named
            or (token.ent is not None and token.ent.label == "DATE" and not (text in surnames and hangs_as(token, DOER)))
        ):
            continue
        givens = surnames.get(text) if len(text) > 2 or _short_name(token) else None
        if givens is None and text in first_names and _body_alone(token):
            givens = set()  # "Abiy Ahmed ... Abiy said", of whom the model makes a body
        if givens is None and (fold(text) not in people.well_known or not _like_name(token, scan)):
            continue
        before = scan.doc.tokens[token.i - 1] if token.i else token
        after = scan.doc.tokens[token.i + 1] if token.i + 1 < len(scan.doc.tokens) else token
        if (hangs_as(token, COMPOUND) and after.text[:1].isupper() and after.pos == "PROPN") or (
            token.pos == "VERB" and token.i == token.sent.tokens[0].i
        ):
            continue
        first = before if givens is not None and before.text in givens and before.i not in scan.name_at else token
        if first is token and before is not token and before.pos == "PROPN" and hangs_on(before, token) and before.i not in scan.origin:
            if before.lower not in scan.lexicon.title_words and before.lower not in scan.lexicon.titles:
                continue
        first = hyphened(scan, first) if first is token else first
        span = scan.doc.tokens[first.i : token.i + 1]
        draft = scan.add(Draft(first, token, root_of(span), "name", "person", scan.words(first, token)))
        draft.why.append("named elsewhere in the report" if givens is not None else "the name of one well-known person")
        for k in range(first.i, token.i + 1):
            scan.name_at[k] = draft


def hyphened(scan: Scan, token: Token) -> Token:
    """The first word of a name with a hyphen whose last word this is: "Fani" of "Fani-Kayode"."""
    if token.i < _HYPHEN + 1:
        return token
    first, hyphen = scan.doc.tokens[token.i - _HYPHEN], scan.doc.tokens[token.i - 1]
    one = hyphen.text == "-" and first.end == hyphen.start and hyphen.end == token.start
    return first if one and first.tag == "NNP" and first.i not in scan.named and first.i not in scan.name_at else token


def _body_alone(token: Token) -> bool:
    """Whether the model takes one word for a body's name that does something."""
    one = token.ent is not None and token.ent.first is token.ent.last and token.ent.label == "ORG"
    return one and len(token.text) > 2 and hangs_as(token, DOER)


#: By definition: two letters.
_SHORT = 2
_SMALL = frozenset(("he", "an", "so", "no", "to", "do", "mr", "ms"))


def _short_name(token: Token) -> bool:
    """Whether two letters are a family name, "Xi", "Ma", and no small word at the head of a sentence or a title."""
    return len(token.text) == _SHORT and token.tag == "NNP" and token.text[1].islower() and token.lower not in _SMALL


def _surname_first(scan: Scan, draft: Draft) -> bool:
    """Whether a name begins with the family's: it is such a one ("Wang Wenbin"), or the given name has a hyphen and a small letter after it, as
    those have that stand last: "Han Sang-ryol"."""
    if draft.first.text in _FAMILIES and draft.last.i == draft.first.i + 1:
        return True
    given = scan.text[draft.first.end : draft.last.end].strip()
    _, hyphen, second = given.partition("-")
    return bool(hyphen) and given[:1].isupper() and second.isalpha() and second.islower() and " " not in given


def _called_by_first(scan: Scan, draft: Draft, places: Mapping[str, Sequence[Token]]) -> bool:
    """Whether the first word of a name stands alone where somebody acts, and the last nowhere: "Minister Mori Kenta", then "Mori said"."""
    if draft.last.i != draft.first.i + 1 or draft.first.lower in scan.lexicon.genders or draft.first.i in scan.origin:
        return False
    first, last = draft.first.text, draft.last.text
    alone = [t for text in {first, last} for t in places.get(text, ()) if t.i not in (draft.first.i, draft.last.i)]
    acting = [t for t in alone if t.i > draft.last.i and hangs_as(t, DOER) and (t.ent is None or t.ent.label not in PLACE_LABELS)]
    return bool(acting) and all(t.text == first and (t.ent is None or t.ent.label not in PLACE_LABELS) for t in alone)


def _like_name(token: Token, scan: Scan) -> bool:
    """A proper noun, or a noun without an article where somebody stands: "Trump and Putin agreed"."""
    if token.ent is not None and token.ent.first is not token.ent.last:
        return False
    if token.ent is not None and token.ent.label in PLACE_LABELS:
        return hangs_as(token, SUBJECT | POSSESSOR | JOINED) and acts(token, scan)
    if token.pos == "PROPN":
        return True
    bare = not has(token, DETERMINER | MODIFIER | POSSESSOR | NUMERAL)
    return (token.tag == "NN" or token.ent is not None) and bare and hangs_as(token, SUBJECT | POSSESSOR | JOINED | PREPOSITIONAL_OBJECT)


def find_in_office(scan: Scan) -> None:
    """Persons whose names the model joins with the matters of their office, or overlooks: "Secretary of Defense Ash Carter"."""
    tokens, lexicon = scan.doc.tokens, scan.lexicon
    for of in tokens[1:]:
        held = lexicon.titles.get(tokens[of.i - 1].lower)
        if of.lower != "of" or held is None or held.use != "office":
            continue
        words = [token for token in of.sent.tokens if token.i > of.i]
        matters = len([*takewhile(lambda token: token.lower in lexicon.title_words and token.text[:1].isupper(), words)])
        name = [*takewhile(lambda token: _names_somebody(scan, token), words[matters:])]
        if not matters or not 1 < len(name) < _LONGEST or (name[0].ent is not None and name[0].ent.label == "PERSON"):
            continue
        draft = scan.add(Draft(name[0], name[-1], root_of(name), "name", "person", scan.words(name[0], name[-1])))
        draft.why.append("a name after an office and its matters")
        for token in name:
            scan.name_at[token.i] = draft


def _names_somebody(scan: Scan, token: Token) -> bool:
    """Whether a word after an office may be one of a person's name: a proper noun that the tables do not know."""
    known = token.i in scan.named or token.i in scan.name_at or token.i in scan.origin or token.lower in scan.lexicon.nouns
    known = known or (token.ent is not None and token.ent.label in PLACE_LABELS)
    return token.tag == "NNP" and token.text[:1].isupper() and token.lower not in scan.lexicon.title_words and not known


def find_given(scan: Scan) -> None:
    """People whom the language model overlooks: a first name of the table and a name after it."""
    tokens = scan.doc.tokens
    for token in tokens:
        last = head_as(token, COMPOUND)
        if last is None or token.pos != "PROPN" or token.i in scan.name_at or token.i in scan.named or token.ent is not None:
            continue
        if token.lower not in scan.lexicon.genders or last.i != token.i + 1 or last.pos != "PROPN" or last.i in scan.name_at:
            continue
        if not last.text[:1].isupper() or last.lower in scan.lexicon.title_words or last.i in scan.named or last.ent is not None:
            continue
        draft = scan.add(Draft(token, last, last, "name", "person", scan.words(token, last)))
        draft.why.append("a first name and a name")
        scan.name_at[token.i] = scan.name_at[last.i] = draft


def find_initials(scan: Scan) -> None:
    """Bodies named by their initials after their name: "the Communist Party of India", then "the CPI"."""
    bodies: dict[str, list[Draft]] = {}
    for draft in scan.drafts:
        if draft.mention == "name" and draft.kind in ("organisation", "government", "group") and draft.key is not None:
            letters = "".join(word[0] for word in draft.name.replace("-", " ").split() if word[0].isupper())
            if len(letters) >= _FEWEST_LETTERS:
                bodies.setdefault(letters, []).append(draft)
    if not bodies:
        return
    for token in scan.doc.tokens:
        if token.text not in bodies or token.i in scan.named or hangs_as(token, ADJECTIVE | COMPOUND_WORD):
            continue
        marked = scan.name_at.get(token.i)
        if marked is not None and (marked.last is not token or marked.state is not None or marked.kind != "organisation"):
            continue
        before = [draft for draft in bodies[token.text] if draft.last.i < token.i]
        if not before or len({draft.key for draft in before}) != 1:
            continue
        body = before[-1]
        if len(token.text) == _FEWEST_LETTERS and (not token.i or scan.doc.tokens[token.i - 1].lower != "the"):
            continue  # "the PA", after the Palestinian Authority
        if marked is not None:  # the language model marks an organisation, and does not tell which
            marked.key, marked.state, marked.role, marked.kind = body.key, body.state, body.role, body.kind
            marked.why.append(f"the initials of {body.name}")
            continue
        article = scan.doc.tokens[token.i - 1] if token.i else token
        begin = article if article.lower in ARTICLES and article.sent is token.sent else token
        draft = scan.add(
            Draft(begin, token, token, "name", body.kind, body.name, key=body.key, state=body.state, role=body.role, definite=True)
        )
        draft.why.append(f"the initials of {body.name}")
        scan.name_at[begin.i] = scan.name_at[token.i] = draft


#: Bound of form: two with "the" before them; one letter is no name.
_FEWEST_LETTERS = 2
