"""By which day each event and each statement can be counted, and how that is known. Runs last, over what the other layers found.

The rules, first that fits:

1. What has not been done (hypothetical, negated) has no day, nor has what only fell into a habit ("every year") or a long time that
   goes on ("since the 1990s").
2. ``told``: the date of the entry; else the date with which the same report tells the same deed elsewhere.
3. A plan without a date has no day: the report's day is no bound to it.
4. ``tense``: the report tells it as its own news, in a main clause, in the simple or progressive past or present, and nothing around
   points to an older time: the report's day, or up to the day before.
5. ``report``: nothing tells when; it was by the report's day at the latest.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.doc import Doc, Token
from onrecord.extract.found import Found
from onrecord.grammar.above import word_over
from onrecord.grammar.apart import long_past, old_wounds, remembered
from onrecord.grammar.clauses import auxiliary_words
from onrecord.grammar.phrases import preposition_over
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    BESIDE,
    BY,
    CLAUSE,
    DOER,
    JOINED,
    MARK,
    MODIFIER,
    OPEN_CLAUSE,
    PREPOSITION,
    children_as,
    governor,
    hangs_as,
    has,
    head_as,
    stands_under,
    up_through,
)
from onrecord.knowledge import Knowledge
from onrecord.knowledge.words import word_list
from onrecord.timex import days
from onrecord.types import Date, Day, Event, Span, Statement, When

#: A date that ends this long before the report is no news: what stands beside it may be as old.
_OLD = timedelta(days=8)
#: A time longer than this that something has gone on since is no time at which it was done.
_LONG = timedelta(days=31)
#: An old date sets the time of so many sentences after its own. Plain, by wikinews: reckoned .854 with 2, 3 and 4.
_AROUND = 3
#: Adverbs that say that something was before the news.
_BEFORE = word_list("before_the_news")
#: Adverbs of what is done again and again.
_HABITS = word_list("habits")
_WITHIN_NOUN = MODIFIER | JOINED
_TELLS = DOER | BY | PREPOSITION
_SHARES_TENSE = JOINED | OPEN_CLAUSE | ADVERBIAL
#: Roles through which a verb is told as the main clause's news, too.
_CARRIED = JOINED | OPEN_CLAUSE | BESIDE | CLAUSE


def event_days(doc: Doc, found: Found, _knowledge: Knowledge) -> tuple[Event, ...]:
    """The events with their days."""
    first = {event.id: event.same_as or event.id for event in found.events}
    told: dict[str, Day] = {}
    for event in found.events:
        day = _told(doc, event.date) if event.status == "actual" else None
        if day is not None and not _ahead(doc, day):
            told.setdefault(first[event.id], day)
    made = []
    for event in found.events:
        day, why = _of_event(doc, found, event, told.get(first[event.id]))
        made.append(replace(event, day=day, why=(*event.why, f"day: {why}")))
    return tuple(made)


def statement_days(doc: Doc, found: Found, _knowledge: Knowledge) -> tuple[Statement, ...]:
    """The statements with their days."""
    made = []
    for statement in found.statements:
        day, why = _of_statement(doc, found, statement)
        made.append(replace(statement, day=day, why=(*statement.why, f"day: {why}")))
    return tuple(made)


def _of_event(doc: Doc, found: Found, event: Event, elsewhere: Day | None) -> tuple[Day | None, str]:
    if event.status in ("hypothetical", "negated"):
        return None, f"none, for it is {event.status}"
    tokens = _tokens(doc, event.trigger)
    lasting = _lasting(doc, found, tokens, event.date)
    if lasting:
        return None, f"none, for it is told of a long time: {lasting}"
    day = _told(doc, event.date)
    if day is None and (verb := _verb(tokens)) is not None and (past := long_past(verb)) is not None:
        return None, f"none, for “{past}” tells only that it was long before"
    if day is None and (kept := remembered(tokens)) is not None:
        return None, f"none, for “{kept.text}” looks back on it"
    if day is not None and not (event.status == "actual" and _ahead(doc, day)):
        return day, "the date that is told"
    if event.status == "planned":
        return None, "none, for no date of the plan is told"
    verb = _verb(tokens)
    if elsewhere is not None and not (verb is not None and "had" in auxiliary_words(verb)):
        return elsewhere, "the date with which the same deed is told elsewhere in the report"
    if event.in_statement is not None:
        return _bound(doc, "it is somebody's word")
    return _by_tense(doc, found, tokens)


def _of_statement(doc: Doc, found: Found, statement: Statement) -> tuple[Day | None, str]:
    tokens = _tokens(doc, (statement.cue,)) if statement.cue else []
    lasting = _lasting(doc, found, tokens)
    if lasting:
        return None, f"none, for it is told of a long time: {lasting}"
    day = _told(doc, statement.date)
    if day is not None:
        return day, "the date that is told"
    verb = _verb(tokens)
    if verb is not None and auxiliary_words(verb) & _AHEAD:
        return None, f"none, for “{verb.text}” looks ahead or is only thought"
    cue = statement.cue
    if cue is not None and any(one.entry is not statement for one in found.contents_at.touching(cue.start, cue.end)):
        return _bound(doc, "it is told in somebody's words")
    return _by_tense(doc, found, tokens)


def _told(doc: Doc, when: When | None) -> Day | None:
    covered = days(when.value) if when else None
    if when is None or covered is None:
        return None
    # Bound of form: what holds the word before.
    since = when.start is not None and doc.text[max(0, when.start - 12) : when.start].lower().split()[-1:] == ["since"]
    return None if since and covered[1] - covered[0] > _LONG else Day(when.value, "told")


def _ahead(doc: Doc, day: Day) -> bool:
    """Whether a day lies after that of the report: what is done is not done then, but announced, or to hold from then on."""
    covered, published = days(day.value), doc.report.published
    return covered is not None and published is not None and covered[0] > date.fromisoformat(published)


def _bound(doc: Doc, why: str) -> tuple[Day | None, str]:
    if doc.report.published is None:
        return None, "none, for the report's day is not known"
    return Day(doc.report.published, "report"), f"the report's at the latest, for {why}"


def _by_tense(doc: Doc, found: Found, tokens: list[Token]) -> tuple[Day | None, str]:
    published = doc.report.published
    verb = _verb(tokens) or _effect(found, tokens)
    if published is None or verb is None:
        return _bound(doc, "no verb tells when")
    if old := old_wounds(tokens):
        return _bound(doc, f"the {old.lower} may be older")
    tense = _tense(doc, verb)
    if tense is None:
        return _bound(doc, f"“{verb.text}” does not tell when")
    if not _main(verb):
        return _bound(doc, f"“{verb.text}” stands in a clause that looks back")
    early = _early(doc, found, verb, date.fromisoformat(published))
    if early:
        return _bound(doc, f"{early} stands beside it")
    return Day(published, "tense"), f"the report's or the day before, for “{verb.text}” is {tense} and the report's own news"


def _tokens(doc: Doc, spans: tuple[Span, ...]) -> list[Token]:
    return [token for span in spans for token in doc.tokens_between(span.start, span.end)]


def _verb(tokens: list[Token]) -> Token | None:
    """The verb that tells it; None where only a noun does."""
    return next((token for token in tokens if token.pos == "VERB"), None) or next((token for token in tokens if token.pos == "AUX"), None)


def _effect(found: Found, tokens: list[Token]) -> Token | None:
    """For a deed that a noun tells, the verb of what it did: "the raid killed two", "two were killed in a raid"."""
    if not tokens:
        return None
    noun = tokens[-1]
    noun = up_through(noun, _WITHIN_NOUN)
    verb = word_over(noun, ("by", "in"))
    link = preposition_over(noun) if stands_under(noun, ("by", "in")) else noun
    told = verb.pos == "VERB" and link is not None and hangs_as(link, _TELLS) and found.triggers_at.touching(verb.start, verb.end)
    return verb if told else None


#: Auxiliaries that look ahead or tell what is only thought.
_AHEAD = word_list("ahead")
_BE = word_list("forms_of_be")


def _tense(doc: Doc, verb: Token) -> str | None:
    """Past or present; None for the perfect tenses, what looks ahead, and forms that tell no time."""
    words = auxiliary_words(verb)
    if words & _AHEAD or words & {"has", "have", "had", "'ve", "’ve", "to"}:
        return None
    if verb.tag == "VBD" or words & {"was", "were", "did", "got"}:
        return "past"
    if verb.tag in ("VBZ", "VBP") or words & _BE or words & {"do", "does"}:
        return "present"
    shared = head_as(verb, _SHARES_TENSE)
    if shared is not None and shared.pos in ("VERB", "AUX"):
        return _tense(doc, shared) if verb.tag in ("VBN", "VBG", "VB") and _news(verb) else None
    # "Three killed in blast": a title leaves the auxiliary out.
    return "past" if verb.tag == "VBN" and governor(verb) is None and _kind(doc, verb) == "title" else None


def _kind(doc: Doc, token: Token) -> str:
    return doc.blocks[token.sent.block].kind


def _news(verb: Token) -> bool:
    """Whether a clause under another verb is told with it ("fled, leaving"), not before it ("after", "having")."""
    return not hangs_as(verb, ADVERBIAL) or (verb.tag == "VBG" and not has(verb, MARK | PREPOSITION))


def _main(verb: Token) -> bool:
    """Whether the verb is the sentence's own, or carried by it."""
    return all(
        governor(node) is None or hangs_as(node, _CARRIED) or (hangs_as(node, ADVERBIAL) and _news(node))
        for node in (verb, *verb.ancestors())
    )


def _early(doc: Doc, found: Found, verb: Token, published: date) -> str | None:
    """The words beside the verb, or the date in its sentence or those before it, that point to an older time."""
    sentence = verb.sent
    adverb = next((child for child in children_as(verb, ADVERB) if child.lower in _BEFORE), None)
    if adverb is not None:
        return f"“{adverb.text}”"
    start = doc.sentences[max(0, sentence.index - _AROUND)].start
    for one in found.dates_at.inside(start, sentence.end):
        covered = days(one.value) if one.type in ("DATE", "TIME") else None
        if covered is not None and covered[1] < published - _OLD:
            return f"“{one.text}”"
    return None


def _lasting(doc: Doc, found: Found, tokens: list[Token], told: When | None = None) -> str | None:
    """The words beside the verb that make it a habit, or something that goes on since long ago. What has a date of its own does not go on: "sailed in
    May, for the first time since 2011"."""
    verb = _verb(tokens)
    if verb is None:
        return None
    habit = next((child for child in children_as(verb, ADVERB) if child.lower in _HABITS), None)
    if habit is not None and verb.tag in ("VBZ", "VBP"):
        return f"“{habit.text}”"
    for one in found.dates_at.inside(verb.sent.start, verb.sent.end):
        if _under(doc, one, verb):
            covered = days(one.value)
            words = doc.text[max(0, one.start - 12) : one.start].lower().split()
            if one.type == "SET" or (
                words[-1:] == ["since"]
                and covered is not None
                and covered[1] - covered[0] > _LONG
                and (told is None or told.start == one.start)
            ):
                return f"“{one.text}”"
    return None


def _under(doc: Doc, one: Date, verb: Token) -> bool:
    """Whether a time expression depends on the verb, with no other verb between."""
    tokens = doc.tokens_between(one.start, one.end)
    for node in tokens[0].ancestors() if tokens else ():
        if node is verb:
            return True
        if node.pos in ("VERB", "AUX"):
            return False
    return False
