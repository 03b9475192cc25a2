"""Drafts -> statements: speakers resolved to actors, addressee, medium, place, date, kind."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from onrecord.doc import Doc, Token
from onrecord.extract.citing import rows_of, told_plainly
from onrecord.extract.found import ActorMention, Found, Within
from onrecord.extract.owners import listed_of, owner_of, text_before
from onrecord.extract.statements.draft import Draft
from onrecord.grammar.above import carrier_of
from onrecord.grammar.addressing import written_to
from onrecord.grammar.apart import only_since
from onrecord.grammar.clauses import is_infinitive
from onrecord.grammar.edges import edges
from onrecord.grammar.phrases import appositions, conjuncts, prep_objects
from onrecord.grammar.quotation import Quote
from onrecord.grammar.relations import (
    ADVERB,
    JOINED,
    NAMING,
    NOUN_AS_ADVERB,
    OBJECT,
    PREPOSITION,
    RECIPIENT,
    RELATIVE,
    child_as,
    children_as,
    hangs_as,
    object_under,
    phrase_object,
    relative_noun,
    stands_under,
)
from onrecord.grammar.subjects import tellers
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list, word_values
from onrecord.types import Span, Statement, StatementKind, When

#: How much of an indirect statement's content may be quoted before it counts as direct.
#: Set by attribution: wholes .690, with 0.8 .690 with .001 less precision, with 1.0 .691 with contents .001 less found whole.
NEARLY_ALL = 0.9
_ADDRESSED = word_list("addressed")
#: Through what something is said, by the head of the phrase after "in", "on", "at", "via", "to" or "during".
_MEDIA = word_values("media")

#: By which something is said through a medium.
_THROUGH = word_list("through")
#: Verbs whose "to" leads to no one who is told: "agreed to the plan".
_POINTING = ("agree", "refer", "point")
#: What tells where, when and how something is said; to whom.
_AROUND = PREPOSITION | NOUN_AS_ADVERB | ADVERB
_TOLD = OBJECT | RECIPIENT
_TO_WHOM = _TOLD | PREPOSITION
#: What a state may be called by, before its name.
_LANDS = frozenset(("island", "nation", "republic", "kingdom", "state", "country", "emirate", "sultanate"))
#: Prepositions by which somebody did something somewhere.
_WHERE = frozenset(("in", "at", "near", "to", "from", "against"))
#: Prepositions that tell of something else than when, where and how it is said.
_ASIDE = frozenset(("despite", "over", "about", "against", "because", "for", "upon"))
#: What is attacked with stones or arms, not with words.
_STRUCK = word_list("struck")
#: What speaks as "it".
_BODIES = ("state", "government", "organisation", "group", "media", "unit")
#: Sectors that bear arms.
_ARMED = frozenset(("MIL", "REB", "UAF", "COP", "CRM"))


def finish(doc: Doc, found: Found, drafts: list[Draft], quotes: list[Quote]) -> tuple[Statement, ...]:
    """The statements with their ids, in order of the text; of two with the same content, the one with the speaker."""
    ready: list[tuple[Draft, Statement]] = []
    within = Within(quotes)
    for draft in _chosen(drafts):
        ready.append((draft, _statement(doc, found, draft, within)))
    ready.sort(key=lambda pair: (pair[0].start, -pair[0].length, pair[0].cue[0].i if pair[0].cue else -1))
    return tuple(replace(statement, id=f"S{number}") for number, (_draft, statement) in enumerate(ready, start=1))


def _chosen(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that say the same as another: the better attributed one stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (not d.direct, d.source is None, d.start, d.word.i if d.word else -1)):
        # Bound of work.
        near = [other for other in kept[-60:] if abs(other.start - draft.start) < 4000]
        # Bound of form: nearly the same words.
        if not any(2 * draft.overlap(other) > 0.9 * (draft.length + other.length) for other in near):
            kept.append(draft)
    return kept


def _statement(doc: Doc, found: Found, draft: Draft, quotes: Within[Quote]) -> Statement:
    origin = draft
    while origin.source is None and origin.carries is not None:
        origin = origin.carries
    mention = speaker_of(found, origin)
    head = origin.source_head
    text = text_before(doc, head) if head is not None else None
    if text is not None:
        mention = owner_of(doc, found, text)
    elif mention is None and head is not None:
        mention = owner_of(doc, found, head)
    why = list(draft.why)
    listed = listed_of(found, origin.source_head) if mention is not None and mention.actor.state is None else []
    mention = listed[0] if listed else mention
    if mention is not None:
        why.append(f"speaker: {mention.mention.text!r} names {mention.actor.name}")
    clause = _around(draft)
    addressee = _addressee(doc, draft)
    share = sum(_quoted(quotes, start, end) for start, end in draft.content) / max(1, draft.length)
    kind: StatementKind = "direct" if draft.direct or share >= NEARLY_ALL else "mixed" if share > 0 else "indirect"
    block = max(0, bisect_right(doc.blocks, draft.start, key=lambda block: block.start) - 1)
    return Statement(
        id="",
        kind=kind,
        speaker=mention.actor.id if mention else None,
        speaker_text=doc.span(*draft.source) if draft.source else None,
        cue=doc.span(*draft.cue) if draft.cue else None,
        content=tuple(_content(doc, start, end) for start, end in draft.content),
        states=_states(found, origin, mention),
        addressee=addressee,
        medium=_medium(clause),
        place=_place(found, clause),
        date=_date(found, clause),
        negated=draft.negated,
        block=block,
        why=told_plainly(why),
        rows=rows_of(why),
        speakers=tuple(each.actor.id for each in listed) or _speakers(found, origin, mention),
    )


def _quoted(quotes: Within[Quote], start: int, end: int) -> int:
    """How many characters from start to end stand in quotations."""
    return sum(max(0, min(end, quote.end) - max(start, quote.start)) for quote in quotes.touching(start, end))


def _content(doc: Doc, start: int, end: int) -> Span:
    """The content without white space and the quotation marks that enclose it."""
    text = doc.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    # a quotation that begins within the content ends with its mark
    for opening, closing in (("“", "”"), ('"', '"'), ("``", "''")):
        inside = text.count(opening, start, end)
        odd = inside % 2 == 1 if opening == closing else inside > text.count(closing, start, end)
        if odd and text.startswith(closing, end) and not text.startswith(opening, start):
            end += len(closing)
            continue
        # and one that ends within it begins with its mark
        closed = inside % 2 == 1 if opening == closing else text.count(closing, start, end) > inside
        if closed and text.startswith(opening, start - len(opening)) and start >= len(opening):
            start -= len(opening)
    return doc.report.span(start, end)


def speaker_of(found: Found, draft: Draft) -> ActorMention | None:
    """The mention that covers the source's head, the one closest to the source in extent."""
    if draft.source is None or draft.source_head is None:
        return None
    first, last = draft.source
    head = draft.source_head
    told_of = relative_noun(head)
    if told_of is not None:
        # "senators who urged him": the senators.
        head = first = last = told_of
    covering = [m for m in found.mentions.touching(head.start, head.end) if m.start <= head.start and m.end >= head.end]
    if not covering and head.lemma in _LANDS:
        # "the island of Palau": Palau
        named = phrase_object(head, ("of",))
        covering = [m for m in found.mentions.touching(named.start, named.end) if m.actor.kind == "state"] if named is not None else []
    if not covering:
        return _teller(found, head) or _named_beside(found, head, last)
    return min(covering, key=lambda m: (abs(m.start - first.start) + abs(m.end - last.end), m.start))


def _named_beside(found: Found, head: Token, last: Token) -> ActorMention | None:
    """The person whom a title or description introduces that is nobody by itself: "the organiser of the march, Ana Roe", "the Commandant of
    the Marine Corps General Ben Roe"; else one of those that "and" joins to it."""
    beside = list(appositions(head))
    while beside and not _persons(found, beside[0]):
        beside = [*appositions(beside[0]), *beside[1:]]
    under = phrase_object(head, ("of",)) if head.tag == "NNP" else None
    if not beside and under is not None and under is last and edges(under)[0] is not under:
        beside = [under]
    named = [mention for word in beside for mention in _persons(found, word)]
    if not named:
        joined = [found.mention_at(word.start, word.end) for word in conjuncts(head) if word.i <= last.i]
        named = [mention for mention in joined if mention is not None]
    return named[0] if named else None


def _persons(found: Found, word: Token) -> list[ActorMention]:
    """The persons of whose names a word is the last."""
    return [
        m
        for m in found.mentions.touching(word.start, word.end)
        if m.end == word.end and m.actor.kind == "person" and m.mention.kind == "name"
    ]


def _teller(found: Found, head: Token) -> ActorMention | None:
    """The body that "it" takes up where it speaks itself: "Chad announced that it will close the border, citing raids"."""
    if head.lower != "it":
        return None
    told = [found.mention_at(teller.start, teller.end) for teller in tellers(head)]
    return next((mention for mention in told if mention is not None and mention.actor.kind in _BODIES), None)


def _speakers(found: Found, draft: Draft, mention: ActorMention | None) -> tuple[str, ...]:
    """The speaker and all that "and" joins to the words that name him."""
    if mention is None:
        return ()
    ids = [actor.id for actor in found.meant_by(mention)]
    head = draft.source_head
    for joined in conjuncts(head) if head is not None and draft.source is not None else ():
        if joined is head or not draft.source or joined.i > draft.source[1].i:
            continue
        other = found.mention_at(joined.start, joined.end)
        if other is not None and other.actor.id not in ids:
            ids.append(other.actor.id)
    return tuple(ids)


def _states(found: Found, draft: Draft, mention: ActorMention | None) -> tuple[str, ...]:
    """The states of a speaker: the actor's own, or all that the source names where they are several."""
    if draft.source is None:
        return (mention.actor.state,) if mention and mention.actor.state else ()
    own = mention.actor.state if mention else None
    joined = _joined(found, draft.source_head)
    if own:
        return joined if own in joined else (own,)
    first, last = draft.source
    named = _named_in(found, draft, first.start, last.end)
    if not named and mention is not None and mention.actor.kind == "group":
        whole = mention.actor.mentions[0]  # "the ministers", after "the ministers of Chad and Niger"
        named = _named_in(found, draft, whole.start, whole.end)
    return named


def _named_in(found: Found, draft: Draft, start: int, end: int) -> tuple[str, ...]:
    """The states of those whom words name, in order."""
    named = (other.actor.state for other in found.mentions.inside(start, end) if not _only_told(draft, other.start))
    return tuple(dict.fromkeys(state for state in named if state))


def _only_told(draft: Draft, start: int) -> bool:
    """Whether a clause tells it of where the speaker did something, not of who he is: "Roe, who served in Iraq"."""
    head = draft.source_head
    named = [head, *appositions(head)] if head is not None else []
    clauses = [clause for word in named for clause in children_as(word, RELATIVE) if clause.lemma != "be"]
    places = [token.subtree() for clause in clauses for token in clause.subtree() if hangs_as(token, PREPOSITION) and token.lower in _WHERE]
    return any(own[0].start <= start <= own[-1].start for own in places)


def _joined(found: Found, head: Token | None) -> tuple[str, ...]:
    """The states of a head and all that "and" joins to it, in order: "France and Germany"."""
    states: list[str] = []
    while head is not None:
        for mention in found.mentions.touching(head.start, head.end):
            state = mention.actor.state
            if state and state not in states and mention.end >= head.end and mention.mention.kind != "pronoun":
                states.append(state)
        head = child_as(head, JOINED)
    return tuple(states)


def _around(draft: Draft) -> list[Token]:
    """The tokens of the cue's own clause: what modifies the cue, not what it governs."""
    word = draft.word
    if word is None:
        return []
    inside = draft.content
    tokens = []
    verb = carrier_of(word) if word.pos == "NOUN" and draft.cue is not None else word
    if draft.cue is not None and not draft.cue[0].i <= verb.i <= draft.cue[1].i:
        verb = word  # of "issued a warning on Friday that" the verb tells when
    for child in children_as(word, _AROUND) + (children_as(verb, _AROUND) if verb is not word else []):
        aside = hangs_as(child, PREPOSITION) and child.lower in _ASIDE  # "despite a row over the vote on May 3"
        if only_since(child, word) or aside or any(a <= child.start < b for a, b in inside):
            continue  # what the content cuts off is no part of the cue's clause either: "accused Chad of killing Lopez, who was shot in 2005"
        tokens += [t for t in child.subtree() if not any(a <= t.start < b for a, b in inside)]
    return sorted([*tokens, *draft.through], key=lambda t: t.i)


def _addressee(doc: Doc, draft: Draft) -> Span | None:
    """To whom it is said: the cue's object where it is a verb of telling somebody, or who stands under its "to"."""
    word = draft.word
    if draft.addressee is not None:
        return doc.span(*edges(draft.addressee))
    if word is None or word.pos != "VERB" or word.lower == "according":
        return None
    for child in children_as(word, _TO_WHOM):
        if child.i < word.i or any(a <= child.start < b for a, b in draft.content):
            continue
        if hangs_as(child, _TOLD) and word.lemma in _ADDRESSED and child.pos in NAMING and child is not draft.source_head:
            return doc.span(*edges(child))
        leads = child.lower == "to" or (child.lower == "before" and word.lemma == "testify")
        if not hangs_as(child, OBJECT) and leads and word.lemma not in _POINTING:
            target = object_under(child)
            if target is not None and target.pos in NAMING:
                return doc.span(*edges(target))
    return next((doc.span(*edges(target)) for target in written_to(word) if target.pos in NAMING), None)


def _medium(clause: list[Token]) -> str | None:
    for token in clause:
        if stands_under(token, _THROUGH):
            for word in (token.lower, token.lemma):
                if word in _MEDIA:
                    return _MEDIA[word]
    return None


def _place(found: Found, clause: list[Token]) -> str | None:
    for token in clause:
        for place in found.places_at.touching(token.start, token.end):
            return place.id
    return None


def _date(found: Found, clause: list[Token]) -> When | None:
    for token in clause:
        for date in found.dates_at.touching(token.start, token.end):
            if date.type in ("DATE", "TIME") and not date.value.endswith("_REF"):
                return When(date.value, date.start, date.end)
    return None


def by_arms(found: Found, draft: Draft, knowledge: Knowledge) -> bool:
    """Whether somebody under arms does with arms what others do with words: "the rebels attacked a convoy"."""
    acts = knowledge.built("done-by-arms", _by_arms)
    if draft.direct or draft.word is None or draft.word.lemma not in acts:
        return False
    if is_infinitive(draft.word):
        return True  # "is obliged to defend": what is to be done, not said
    if draft.word.lemma == "attack" and any(c.lemma in _STRUCK for c in children_as(draft.word, OBJECT)):
        return True
    mention = speaker_of(found, draft)
    if mention is None:
        return False
    if draft.word.lemma == "defend" and any(_a_land(against) for against in prep_objects(draft.word, ("against",))):
        return True  # "helped Mali defend against Chad"
    if mention.actor.kind == "state" and draft.word.lemma == "attack" and any(_a_land(c) for c in children_as(draft.word, OBJECT)):
        return True  # "no evidence that one state attacked the other"
    if draft.word.lemma == "attack" and _of_nobody_known(mention) and _somebody(found, draft.word):
        return True  # "a man attacks protesters"
    return mention.actor.kind == "unit" or mention.actor.role in _ARMED


def _of_nobody_known(mention: ActorMention) -> bool:
    """Whether a mention only describes somebody who speaks for nobody: "a man", "settlers"."""
    return mention.mention.kind == "nominal" and mention.actor.role in (None, "CVL", "CRM")


def _somebody(found: Found, verb: Token) -> bool:
    """Whether a verb's object is somebody, or where somebody is."""
    return any(found.mention_at(c.start, c.end) is not None or c.lemma in _STRUCK for c in children_as(verb, OBJECT))


def _a_land(token: Token) -> bool:
    return token.ent is not None and token.ent.label == "GPE"


def _by_arms(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(word for row in knowledge.rows("act_words") if row["class"] == "by_arms" for word in row.list("words"))
