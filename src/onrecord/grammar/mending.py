"""The parser's commonest faults, mended once, where the document is built.

Each mend moves a subject, or what is of it, to where it belongs; nothing else of the tree changes (more in ``antecedents``, ``objects``
and ``sayings``):

- agreeing (``agreeing``): "criticised states that fail to pay and has called for more": it makes the states call.
- joined: "Spain leads the mission and France has pledged troops": it joins the noun before the verb to the noun of the phrase before.
- dayed: "On Tuesday Okafor will confer": the parser glues the weekday to the name and makes both the time.
- mistaken (``mistaken``): "Police arrest Okafor", "The rebels claim responsibility": the parser takes the verb in the present for a noun.
- rooted: "The state of Chad pardons and frees ten": the parser takes the subject for the main word.
- dated (``dated``): "A court on Tuesday freed politician Daniel Okafor": it takes the subject for the main word and the verb for a participle;
  "On 3 March Okafor warned Togo": it makes one name of the month and whoever warned.
- gapped (``lists``): "Two were killed and nine injured in a raid": the parser joins the second number to the verb.
- gathered: "Chadian police arrest two", "A Malian court sentences an editor": the parser hangs what is of the subject on the verb.
- rejoined (``rejoining``): "Chad accuses Niger of firing on its boats, injuring three": the parser gives the harm to whoever accuses.
- paired (``paired``): "the Taliban and Afghan government agreed": it makes one of two bodies.
- asked_by (``infinitives``): "drew calls from Chad to leave": it makes what drew the calls leave.
- listed (``lists``): "condemnation from Togo, as well as Chad", "as Egypt has been backing it": a name hangs on the wrong word.
- tied (``ties``): "the alliance's newest member, Samoa, signed": the parser makes the member the one who signs.
- abreast (``abreast``): "Ghana, Togo sign a pact": it makes the first a time or the second another name of it.
- judged (``infinitives``): "condemned Chad's use of gas to disperse a crowd": it makes whoever condemns it disperse the crowd.
- opened (``opened``): "Greeting the envoy, Ana Berg, the minister, said": it makes Berg another whom somebody greets.
- parted (``parted``): "found that Chad had built walls, burned farms": it makes the finders burn them; "Chad left Mali, its minister, Berg,
  said": it makes the minister Mali.
- said (``contents``): "warned at the summit that Chad would leave": it hangs what is said on the summit.
- styled (``styled``): "the Hon Ana Okafor MP met": it makes the letters after a name the one who met.
- prefixed (``hyphened``): "urged both to de-escalate": it makes three words of one.
- untitled (``titled``): "Prime Minister of Chad Ana Roe met": it makes one name of "Chad Ana Roe".
- titles_shared (``titled``): "Senators Ana Roe and Ben Ford met": it makes the names other words for their title.
- former: "his ex-wife said": the parser makes "ex" the one who says.
- listed: "killed three soldiers, two guards and nine others", "support for radar, missiles and boats": the parser makes the second another name of the first.
- work: "Dahl, the author of 'We Shall Not Yield,' met": the parser gives the subject to the verb of the title.
- plain: the parser takes the noun right before its verb for a time, or hangs it on an auxiliary (``auxiliaries``): "Iran is no longer enriching".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Doc, Entity, Token
from onrecord.grammar.abreast import abreast, verb_after
from onrecord.grammar.agreeing import agreeing
from onrecord.grammar.antecedents import told_of
from onrecord.grammar.attributive import as_noun, before_noun, passed_over, undergone
from onrecord.grammar.auxiliaries import from_auxiliary, negating
from onrecord.grammar.clauses import lacks_subject
from onrecord.grammar.dated import after_day, before_length, day_apart, object_after_day
from onrecord.grammar.given_names import whole_names
from onrecord.grammar.hyphened import prefixed
from onrecord.grammar.infinitives import asked_by, bare, called_for, of_the_judged
from onrecord.grammar.lists import counted_on, first_of_list, gapped, listed, of_a_list
from onrecord.grammar.mistaken import COLLECTIVE, beside_verb, mistaken, with_object
from onrecord.grammar.moving import become, hang, make_main, make_subject
from onrecord.grammar.objects import (
    answered,
    bidden,
    called,
    called_so,
    given,
    helped,
    owned,
    second,
    shielded,
    told_a_hearing,
    told_of_object,
    under_preposition,
)
from onrecord.grammar.opened import called_after, opened
from onrecord.grammar.paired import paired
from onrecord.grammar.parted import parted
from onrecord.grammar.rejoining import rejoin
from onrecord.grammar.relations import (
    ADVERB,
    ADVERBIAL,
    APPOSITION,
    AUXILIARY,
    BESIDE,
    CLAUSE,
    COMPOUND_WORD,
    DOER,
    FINITE,
    JOINED,
    JOINER,
    MAIN,
    MODIFIER,
    NAMING,
    NEGATION,
    NOUN_AS_ADVERB,
    OBJECT,
    OBJECT_PREDICATE,
    OF_NOUN,
    OPEN_CLAUSE,
    PREDICATE_NOUN,
    PREPOSITIONAL_OBJECT,
    PUNCTUATION,
    REDUCED,
    TENSED,
    UNKNOWN,
    VERBAL,
    alike,
    child_after,
    child_as,
    child_before,
    children_as,
    hangs_as,
    has_word,
    head_as,
)
from onrecord.grammar.sayings import after_accusing, after_saying, at_the_end, charged_with, denying, finite, told_through
from onrecord.grammar.serial import beside, beyond, ratified, series
from onrecord.grammar.styled import styled
from onrecord.grammar.ties import by_its_tie
from onrecord.grammar.titled import titles_shared, untitled
from onrecord.grammar.voice import owners_told
from onrecord.knowledge.words import word_list

_BESIDE = AUXILIARY | NEGATION | ADVERB
_CLAUSES = MAIN | JOINED | CLAUSE | ADVERBIAL | BESIDE
#: What a noun may be that is a verb in the present; what the verb of a title may be.
_MAYBE_VERBS = _CLAUSES | DOER
_TITLED = CLAUSE | BESIDE
#: What the parser takes a subject for that stands right before its verb; that is the first name of a list.
_MISTAKEN = MODIFIER | APPOSITION | PREDICATE_NOUN | OBJECT_PREDICATE | OBJECT | NOUN_AS_ADVERB | UNKNOWN
_FIRST_NAMES = NOUN_AS_ADVERB | DOER
_BESIDE_NOUN = JOINED | APPOSITION
_MARKS = PUNCTUATION | JOINER
_DAYS = word_list("day_names")
_OPENING = "``"
_SPEECH = word_list("speech_acts")
_CITING = frozenset(("cite", "quote"))


def mend(doc: Doc) -> None:
    """Mends the document's tree in place."""
    tokens = doc.tokens
    _words(doc)
    for sentence in doc.sentences:
        called_after(sentence.root, tokens)
        verb_after(sentence.root, tokens)
        mistaken(sentence.root, tokens)
        _rooted(sentence.root, tokens)
        ratified(sentence.root, tokens)
        opened(sentence.root, tokens)
    for token in tokens:
        if token.pos == "PUNCT" and token.tag != _OPENING:
            continue  # of marks only one that opens a quotation leads to what is mended
        _mend_names(token, tokens)
        _mend_clauses(token, tokens)


def _mend_names(token: Token, tokens: Sequence[Token]) -> None:
    """Mends what the parser makes of a name, a noun or what stands with one."""
    if token.tag in ("NNS", "NN") and hangs_as(token, _MAYBE_VERBS):
        with_object(token)
    before_noun(token, tokens)
    after_day(token, tokens)
    if token.head.pos in VERBAL and token.lower == "on":
        object_after_day(token, tokens)
    before_length(token, tokens)
    paired(token)
    listed(token, tokens)
    if token.pos == "PROPN" and hangs_as(token, APPOSITION):
        by_its_tie(token, tokens)
    if token.pos in NAMING and hangs_as(token, _BESIDE_NOUN):
        _in_series(token, tokens)
    passed_over(token, tokens)
    undergone(token)
    from_auxiliary(token)
    negating(token)
    if token.pos == "PROPN" and hangs_as(token, _FIRST_NAMES):
        first_of_list(token, tokens)
    _name_or_number(token, tokens)
    helped(token, tokens)
    bidden(token)
    shielded(token)
    told_a_hearing(token)
    answered(token)
    if token.i > token.head.i and hangs_as(token, OBJECT):
        given(token)
        owned(token)
    called_so(token)
    if token.pos == "PROPN" and token.head.lemma == "call" and hangs_as(token, OBJECT_PREDICATE):
        called(token)


def _mend_clauses(token: Token, tokens: Sequence[Token]) -> None:
    """Mends where a verb hangs, and what is its own."""
    if hangs_as(token, JOINED):
        beside_verb(token, tokens)
        second(token, tokens)
        bare(token)
        gapped(token)
    if token.tag in ("VBD", "VBN"):
        parted(token, tokens)
    of_the_judged(token)
    asked_by(token)
    rejoin(token, tokens)
    told_of(token)
    if token.pos in VERBAL and hangs_as(token, JOINED):
        finite(token)
        agreeing(token)
    if token.tag == "VBD" and hangs_as(token, REDUCED) and owners_told(token):
        token.tag = "VBN"  # "hackers tied to Chad"
    at_the_end(token, tokens)
    told_through(token)
    denying(token, tokens)
    if token.tag == "VBG":
        _participle(token, tokens)
    if token.head.i < token.i:
        told_of_object(token)
        called_for(token)
    if token.pos in VERBAL and hangs_as(token, _CLAUSES) and lacks_subject(token):
        before = _noun_before(token, tokens)
        if before is not None:
            _joined(token, before, tokens) or _plain(token, before) or _told(token, before)
    if token.pos == "VERB" and token.tag in FINITE:
        _gathered(token)


def _words(doc: Doc) -> None:
    """Mends what is cut wrongly and what a title holds, before clauses are looked at."""
    whole_names(doc)
    styled(doc)
    untitled(doc)
    titles_shared(doc)
    for entity in doc.entities:
        _work(entity)
    for token in doc.tokens:
        as_noun(token)
        prefixed(token, doc.tokens)
        day_apart(token, doc.tokens)


def _work(work: Entity) -> None:
    """Gives the subject to the main verb, where the parser gives it to the verb of a title: "Dahl, the author of 'We Shall Not Yield,' met"."""
    if work.label != "WORK_OF_ART" or work.first is work.last:
        return
    inside = range(work.first.i, work.last.i + 1)
    told = next((t for t in work.first.sent.tokens if t.i in inside and t.head.i not in inside and t.head.pos == "VERB"), None)
    if told is None or not hangs_as(told, _TITLED) or told.head.i < told.i or not lacks_subject(told.head):
        return
    who = next((c for c in told.children if c.i < work.first.i and c.pos in ("NOUN", "PROPN")), None)
    if who is not None:
        hang(who, told.head, DOER)


def _participle(token: Token, tokens: Sequence[Token]) -> None:
    """Gives what is said or charged besides to whoever says it."""
    after_accusing(token, tokens)
    charged_with(token)
    if token.lemma in _SPEECH and hangs_as(token, ADVERBIAL):
        after_saying(token, tokens)
    if token.lemma in _CITING and hangs_as(token, OPEN_CLAUSE) and token.head.lemma in _SPEECH | {"report", "write"}:
        become(token, ADVERBIAL)  # "the agency said citing officials": that is no more of what it says


def _rooted(root: Token, tokens: Sequence[Token]) -> None:
    """Makes the verb the root where the parser takes its subject for it: "The state pardons and frees ten"."""
    if root.pos not in ("NOUN", "PROPN") or not hangs_as(root, MAIN):
        return
    joined = children_as(root, JOINED)
    verb = next((c for c in joined if c.tag in ("VBZ", "VBP") and c.pos == "VERB" and lacks_subject(c)), None)
    other = None
    if verb is None and has_word(root, ("as",), JOINER):
        verb = next((c for c in joined if c.tag in TENSED), None)
        other = child_as(verb, DOER) if verb is not None else None
        if other is None:
            return
    if verb is None:
        return
    make_main(verb)
    if other is not None:
        hang(other, root, JOINED)
    for child in [child for child in root.children if child.i > verb.i or (other is None and hangs_as(child, JOINER))]:
        hang(child, verb)
    hang(root, verb, DOER)


def _noun_before(verb: Token, tokens: Sequence[Token]) -> Token | None:
    """The noun that stands directly before the verb and what belongs to it."""
    at = verb.i - 1
    while at >= 0 and (head_as(tokens[at], _BESIDE) is verb or _tells_day(tokens[at], verb)):
        at -= 1
    if at < 0 or tokens[at].sent is not verb.sent:
        return None
    return tokens[at] if tokens[at].pos in NAMING or (tokens[at].pos == "ADJ" and tokens[at].lower in COLLECTIVE) else None


def _tells_day(word: Token, verb: Token) -> bool:
    """Whether a word before a verb is of the day on which it was: "Chad on Monday accused Mali"."""
    day = word if word.lower in _DAYS else child_after(word, PREPOSITIONAL_OBJECT) if word.lower == "on" else None
    return day is not None and day.lower in _DAYS and verb in day.ancestors() and day.i < verb.i


def _joined(verb: Token, noun: Token, tokens: Sequence[Token]) -> bool:
    """A noun that is joined or apposed to a noun of the phrase before, and is the verb's subject."""
    first = noun
    fellow = head_as(verb, JOINED)
    while hangs_as(first, _BESIDE_NOUN) and first.head.pos in NAMING and first.head is not first:
        edge = _left_edge(first)
        before = tokens[edge.i - 1] if edge.i else None
        above = first.head
        cut = before is not None and (before.text == "," if fellow is None else head_as(before, JOINER) is above)
        if cut and not (hangs_as(first, JOINED) and _list(above)) and _under(above, fellow or verb):
            if fellow is not None and before is not None:
                hang(before, fellow)
            hang(first, verb, DOER)
            return True
        first = above
    return False


def _list(joined: Token) -> bool:
    """Whether a noun to which one is joined is itself joined to another, in one list: "Chad, Mali and Niger"."""
    return hangs_as(joined, JOINED) and joined.head.pos in NAMING and has_word(joined.head, (",",))


def _under(token: Token, verb: Token) -> bool:
    """Whether a token stands below the verb in a phrase before or beside it."""
    return any(above is verb for above in token.ancestors())


def _plain(verb: Token, noun: Token) -> bool:
    """A noun right before its verb that the parser takes for a time or leaves without a role."""
    if noun.head is not verb or not hangs_as(noun, _MISTAKEN):
        return False
    if noun.ent is not None and noun.ent.label in ("DATE", "TIME", "CARDINAL", "QUANTITY"):
        return False
    make_subject(noun)
    return True


def _told(verb: Token, noun: Token) -> bool:
    """A noun right before the verb of what somebody says that the parser makes his own object: "denied Chad has plans"."""
    above = verb.head
    if not hangs_as(verb, CLAUSE) or verb.tag not in TENSED or not hangs_as(noun, OBJECT):
        return False
    if noun.head is not above or above.lemma not in _SPEECH or above.i > noun.i:
        return False
    hang(noun, verb, DOER)
    return True


def _gathered(verb: Token) -> None:
    """Hangs what stands right before the subject, and is of it, on the subject: "Chadian police arrest two", "A Malian court sentences"."""
    subject = child_before(verb, DOER)
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return
    first = _left_edge(subject).i
    for child in reversed([child for child in verb.children if child.i < first]):
        own = child.subtree()
        if not hangs_as(child, OF_NOUN) or own[-1].i != first - 1:
            return
        first = own[0].i
        hang(child, subject)


def _name_or_number(token: Token, tokens: Sequence[Token]) -> None:
    """Mends what the parser makes of "ex", of a list of names, numbers or things, and of whom one does something with."""
    abreast(token, tokens)
    if token.pos in NAMING and hangs_as(token, DOER):
        under_preposition(token, tokens)
    if token.lower == "ex":
        _former(token, tokens)
    if token.pos == "NOUN" and hangs_as(token, APPOSITION):
        counted_on(token)
    if token.pos == "PROPN" and hangs_as(token, APPOSITION):
        of_a_list(token)


def _in_series(token: Token, tokens: Sequence[Token]) -> None:
    """Mends what the parser makes of the second or last of a list."""
    if hangs_as(token, APPOSITION):
        series(token, tokens)
    else:
        beyond(token, tokens)
        beside(token, tokens)


def _former(ex: Token, tokens: Sequence[Token]) -> None:
    """Makes "ex" a part of the noun behind its hyphen, where the parser hangs each by itself: "his ex-wife said"."""
    noun = tokens[ex.i + 2] if ex.i + 2 < len(tokens) and tokens[ex.i + 1].text == "-" else None
    if noun is None or not alike(noun, ex) or noun.pos not in NAMING:
        return
    for child in list(ex.children):
        hang(child, noun)
    hang(tokens[ex.i + 1], noun, PUNCTUATION)
    hang(ex, noun, COMPOUND_WORD)


def _left_edge(token: Token) -> Token:
    edge = token
    while True:
        child = next((c for c in edge.children if c.i < edge.i and not hangs_as(c, _MARKS)), None)
        if child is None:
            return edge
        edge = child
