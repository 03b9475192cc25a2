"""The parser's commonest faults, mended once, where the document is built.

Each mend moves a subject, or what is of it, to where it belongs; nothing else of the tree changes (more in ``antecedents``):

- joined: "Spain leads the mission and France has pledged troops": it joins the noun before the verb to the noun of the phrase before.
- dayed: "On Tuesday Okafor will confer": the parser glues the weekday to the name and makes both the time.
- mistaken (``mistaken``): "Police arrest Okafor", "The rebels claim responsibility": the parser takes the verb in the present for a noun.
- rooted: "A court on Tuesday freed Okafor", "The state of Chad pardons and frees ten": the parser takes the subject for the main word.
- called: "Okafor called President Ali Saleh": the parser takes the one who is called for a name that is given.
- given: "Portugal offered Angola two ships", "Niger sent the envoy home": the parser makes both the object.
- gapped: "Two were killed and nine injured in a raid": the parser joins the second number to the verb.
- gathered: "Chadian police arrest two", "A Malian court sentences an editor": the parser hangs what is of the subject on the verb.
- rejoined (``rejoining``): "Chad accuses Niger of firing on its boats, injuring three": the parser gives the harm to whoever accuses.
- finite: "do not want to risk it and are leaving", "agreed to meet and signed a pact": the parser joins what is told as done to the
  infinitive before it; "says Mali has lost and accuses Chad": it joins one saying to what the other says.
- said on: "Ships fired at the boat, Lima said, calling it a crime": the parser makes the ships call it so.
- left: "left at least six of its guards wounded": the parser makes those who are left so the subject of what they are.
- wished: "wants the envoy expelled": the parser makes the participle a verb of its own.
- former: "his ex-wife said": the parser makes "ex" the one who says.
- listed: "killed three soldiers, two guards and nine others": the parser makes the second another name of the first.
- remembered: "to remember the 90 killed in a raid": it makes those who were killed kill.
- work: "Dahl, the author of 'We Shall Not Yield,' met": the parser gives the subject to the verb of the title.
- plain: the parser takes the noun right before its verb for a time, or hangs it on an auxiliary (``auxiliaries``): "Iran is no longer enriching".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Doc, Entity, Token
from onrecord.grammar.antecedents import told_of
from onrecord.grammar.attributive import before_noun
from onrecord.grammar.auxiliaries import from_auxiliary
from onrecord.grammar.given_names import whole_names
from onrecord.grammar.mistaken import COLLECTIVE, SUBJECTS, beside_verb, hang, make_main, mistaken, with_object
from onrecord.grammar.rejoining import rejoin
from onrecord.grammar.relations import FINITE, NAMING, TENSED
from onrecord.knowledge.words import word_list

_BESIDE = frozenset(("aux", "auxpass", "neg", "advmod"))
_CLAUSES = frozenset(("ROOT", "conj", "ccomp", "advcl", "parataxis"))
#: What stands before a noun and is of it.
_OF_NOUN = frozenset(("amod", "compound", "nmod", "det", "poss", "nummod"))
#: What the parser takes a subject for that stands right before its verb.
_MISTAKEN = word_list("mistaken_subjects")
_DAYS = word_list("day_names")
#: Verbs of wishing that it were, and of saying.
_WISHING = frozenset(("want", "need"))
_SPEECH = word_list("speech_acts")
#: Verbs of asking, which no deed does, and nouns that name deeds and papers.
_APPEALING = frozenset(("call", "urge", "ask", "demand", "appeal", "accuse", "vow", "condemn"))
_THINGS_DONE = word_list("things_done")
#: Verbs with two objects: whoever gets it, and what.
_GIVING = word_list("giving_verbs")
#: Whose object those are of whom a participle tells what befell them.
_REMEMBERING = word_list("remembering") | {"mourn", "bury", "identify", "name", "list", "commemorate", "represent"}


def mend(doc: Doc) -> None:
    """Mends the document's tree in place."""
    tokens = doc.tokens
    whole_names(doc)
    for entity in doc.entities:
        _work(entity)
    for sentence in doc.sentences:
        mistaken(sentence.root, tokens)
        _rooted(sentence.root, tokens)
    for token in tokens:
        if token.tag in ("NNS", "NN") and (token.dep in _CLAUSES or token.dep == "nsubj"):
            with_object(token)
        before_noun(token, tokens)
        from_auxiliary(token)
        if token.dep in ("npadvmod", "nsubj") and token.pos == "PROPN":
            _listed(token, tokens)
        _name_or_number(token, tokens)
        if token.dep == "dobj" and token.i > token.head.i:
            _given(token)
        if token.dep == "oprd" and token.pos == "PROPN" and token.head.lemma == "call":
            _called(token)
        if token.dep == "conj":
            beside_verb(token, tokens)
            _gapped(token, tokens)
        rejoin(token, tokens)
        told_of(token)
        if token.dep == "conj" and token.pos in ("VERB", "AUX"):
            _finite(token)
        if token.tag == "VBG" and token.dep == "advcl" and token.lemma in _SPEECH:
            _after_saying(token, tokens)
        if token.dep in ("ccomp", "oprd") and token.head.i < token.i:
            _wished(token) if token.head.lemma in _WISHING else _left(token)
            _remembered(token)
        if token.pos in ("VERB", "AUX") and token.dep in _CLAUSES and _lacks_subject(token):
            before = _noun_before(token, tokens)
            if before is not None:
                _joined(token, before, tokens) or _plain(token, before)
        if token.pos == "VERB" and token.tag in FINITE:
            _gathered(token)


def _work(work: Entity) -> None:
    """Gives the subject to the main verb, where the parser gives it to the verb of a title: "Dahl, the author of 'We Shall Not Yield,' met"."""
    if work.label != "WORK_OF_ART" or work.first is work.last:
        return
    inside = range(work.first.i, work.last.i + 1)
    told = next((t for t in work.first.sent.tokens if t.i in inside and t.head.i not in inside and t.head.pos == "VERB"), None)
    if told is None or told.dep not in ("parataxis", "ccomp") or told.head.i < told.i or not _lacks_subject(told.head):
        return
    who = next((c for c in told.children if c.i < work.first.i and c.pos in ("NOUN", "PROPN")), None)
    if who is not None:
        hang(who, told.head, "nsubj")


def _listed(first: Token, tokens: Sequence[Token]) -> None:
    """Joins the first name of a list to the rest: "Fiji, Samoa and Tonga signed", "Fiji as well as Samoa signed", where the parser makes it a
    time or a second subject."""
    other = next((c for c in first.head.children if c.dep == "nsubj" and c.i > first.i), None)
    if other is not None and any(c.dep == "cc" and c.lower == "as" and first.i < c.i < other.i for c in first.children):
        hang(other, first, "conj")
        return
    if first.i + 2 >= len(tokens) or tokens[first.i + 1].text != "," or any(child.i > first.i for child in first.children):
        return
    rest = next((c for c in first.head.children if c.dep == "nsubj" and c.i > first.i and c.pos == "PROPN"), None)
    if (
        rest is None
        or first.head.i < rest.i
        or min(t.i for t in rest.subtree()) != first.i + 2
        or not any(c.dep == "conj" for c in rest.children)
    ):
        return
    first.dep = "nsubj"
    hang(rest, first, "conj")


def _rooted(root: Token, tokens: Sequence[Token]) -> None:
    """Makes the verb the root where the parser takes its subject for it: "The state pardons and frees ten"."""
    if root.pos not in ("NOUN", "PROPN") or root.dep != "ROOT":
        return
    verb = next((c for c in root.children if c.dep == "conj" and c.tag in ("VBZ", "VBP") and c.pos == "VERB" and _lacks_subject(c)), None)
    if verb is None and any(c.dep == "cc" and c.lower == "as" for c in root.children):
        verb = next((c for c in root.children if c.dep == "conj" and c.tag in TENSED), None)
        other = next((c for c in verb.children if c.dep == "nsubj"), None) if verb is not None else None
        if verb is None or other is None:
            return
        make_main(verb)
        hang(other, root, "conj")
        for child in [child for child in root.children if child.i > verb.i]:
            hang(child, verb, child.dep)
        hang(root, verb, "nsubj")
        return
    if verb is None:
        return
    make_main(verb)
    root.head, root.dep = verb, "nsubj"
    for child in [child for child in root.children if child.i > verb.i or child.dep == "cc"]:
        hang(child, verb, child.dep)
    verb.children.append(root)
    verb.children.sort(key=lambda child: child.i)


def _lacks_subject(verb: Token) -> bool:
    """Whether a verb is finite and the tree gives it no subject."""
    finite = verb.tag in FINITE
    for child in verb.children:
        if child.dep in SUBJECTS:
            return False
        if child.dep in ("aux", "auxpass"):
            if child.lower == "to" or child.i > verb.i:
                return False
            finite |= child.tag in FINITE
    return finite


def _noun_before(verb: Token, tokens: Sequence[Token]) -> Token | None:
    """The noun that stands directly before the verb and what belongs to it."""
    at = verb.i - 1
    while at >= 0 and tokens[at].head is verb and tokens[at].dep in _BESIDE:
        at -= 1
    if at < 0 or tokens[at].sent is not verb.sent:
        return None
    return tokens[at] if tokens[at].pos in NAMING or (tokens[at].pos == "ADJ" and tokens[at].lower in COLLECTIVE) else None


def _joined(verb: Token, noun: Token, tokens: Sequence[Token]) -> bool:
    """A noun that is joined or apposed to a noun of the phrase before, and is the verb's subject."""
    first = noun
    while first.dep in ("conj", "appos") and first.head.pos in NAMING and first.head is not first:
        edge = _left_edge(first)
        before = tokens[edge.i - 1] if edge.i else None
        above = first.head
        cut = before is not None and (before.text == "," if verb.dep != "conj" else before.dep == "cc" and before.head is above)
        if cut and not _list(above, first) and _under(above, verb if verb.dep != "conj" else verb.head):
            if verb.dep == "conj" and before is not None:
                hang(before, verb.head, "cc")
            hang(first, verb, "nsubj")
            return True
        first = above
    return False


def _list(above: Token, joined: Token) -> bool:
    """Whether two nouns are of one list of three or more: "Chad, Mali and Niger"."""
    return above.dep == "conj" and above.head.pos in NAMING and any(c.text == "," for c in above.head.children) and joined.dep == "conj"


def _under(token: Token, verb: Token) -> bool:
    """Whether a token stands below the verb in a phrase before or beside it."""
    return any(above is verb for above in token.ancestors())


def _plain(verb: Token, noun: Token) -> bool:
    """A noun right before its verb that the parser takes for a time or leaves without a role."""
    if noun.head is not verb or noun.dep not in _MISTAKEN:
        return False
    if noun.ent is not None and noun.ent.label in ("DATE", "TIME", "CARDINAL", "QUANTITY"):
        return False
    noun.pos, noun.dep = ("NOUN" if noun.pos == "ADJ" else noun.pos), "nsubj"
    return True


def _gathered(verb: Token) -> None:
    """Hangs what stands right before the subject, and is of it, on the subject: "Chadian police arrest two", "A Malian court sentences"."""
    subject = next((child for child in verb.children if child.dep == "nsubj" and child.i < verb.i), None)
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return
    first = _left_edge(subject).i
    for child in reversed([child for child in verb.children if child.i < first]):
        if child.dep not in _OF_NOUN or max(t.i for t in child.subtree()) != first - 1:
            return
        first = min(t.i for t in child.subtree())
        hang(child, subject, child.dep)


def _gapped(counted: Token, tokens: Sequence[Token]) -> None:
    """Makes a number or noun joined to a passive verb the subject of the participle after it."""
    verb = counted.head
    if verb.tag != "VBN" or counted.pos not in ("NUM", "NOUN") or counted.i < verb.i:
        return
    if not any(child.dep == "nsubjpass" for child in verb.children):
        return
    participle = next((child for child in counted.children if child.dep == "acl" and child.tag == "VBN"), None)
    if participle is None or participle.i - counted.i > 2:
        return
    hang(participle, verb, "conj")
    hang(counted, participle, "nsubjpass")


def _finite(verb: Token) -> None:
    """Joins a finite verb to the one above, not to what is between: "wants to stay and has left", "says Mali has lost and accuses Chad"."""
    between = verb.head
    bare = not any(child.dep in ("aux", "auxpass") and child.tag in TENSED for child in verb.children)
    led = verb.lower == verb.lemma and between.dep == "xcomp" and between.head.tag == "VBG"  # "leading Chad to put guns on alert"
    if bare and (led or verb.tag not in TENSED or (verb.tag == "VBP" and verb.lemma != "be" and verb.lemma not in _SPEECH)):
        return  # "to meet and exceed them": an infinitive without "to" looks like the present
    gerund = between.tag == "VBG" and between.dep not in _OF_NOUN and verb.tag in ("VBD", "VBZ") and not _is_finite(between)
    if gerund or (between.tag == "VB" and any(child.dep == "aux" and child.lower == "to" for child in between.children)):
        above = next((token for token in between.ancestors() if token.pos in ("VERB", "AUX") and _is_finite(token)), None)
        above = above.head if above is not None and _spoken_beside(verb, above) else above  # "said all had agreed to stay and called"
    else:
        above = between.head if _spoken_beside(verb, between) else None
    if above is None or above.i > between.i:
        return
    for joiner in [child for child in between.children if child.dep == "cc" and between.i < child.i < verb.i]:
        hang(joiner, above, "cc")
    hang(verb, above, "conj")


def _spoken_beside(verb: Token, said: Token) -> bool:
    """Whether a verb of speech without a subject is the fellow of the verb of speech over the clause to which the parser joins it.

    Its tense is that one's, and the clause is told with an auxiliary or "be" or in another tense, so that the two would not be worded alike;
    or it says something of its own ("said allies stood by it and announced that two ships would come"); or it is a call of somebody, and
    the clause is told of a thing: "said the strikes broke the law and called for an end".
    """
    above = said.head
    if said.dep != "ccomp" or verb.lemma not in _SPEECH or above.lemma not in _SPEECH or verb.tag != above.tag or not _lacks_subject(verb):
        return False
    if said.tag in TENSED and (said.tag != verb.tag or any(_told_as_fact(child) for child in verb.children)):
        return True
    subject = next((child for child in said.children if child.dep in SUBJECTS), None)
    if verb.lemma in _APPEALING and subject is not None and subject.pos == "NOUN" and subject.lemma in _THINGS_DONE:
        return True
    return said.lemma == "be" or any(child.dep in ("aux", "auxpass") and child.tag in FINITE for child in said.children)


def _told_as_fact(clause: Token) -> bool:
    """Whether a clause follows its verb as what is said: with a finite verb, and not "to repeat it"."""
    return clause.dep == "ccomp" and clause.i > clause.head.i and _is_finite(clause)


def _after_saying(participle: Token, tokens: Sequence[Token]) -> None:
    """Hangs another saying on the saying right before it: "Ships fired at the boat, Lima said, calling it a crime"."""
    at = participle.i
    # Plain, by attribution: 2 and 8 change nothing.
    if at < 4 or tokens[at - 1].text != ",":
        return
    said = tokens[at - 2]
    if said is participle.head or said.lemma not in _SPEECH or said.tag not in ("VBD", "VBZ") or participle.head.i > said.i:
        return
    if any(child.dep in SUBJECTS and child.i < said.i for child in said.children) and said.dep in ("parataxis", "ccomp", "ROOT"):
        hang(participle, said, "advcl")


def _is_finite(verb: Token) -> bool:
    return verb.tag in FINITE or any(child.dep in ("aux", "auxpass") and child.tag in FINITE for child in verb.children)


def _left(state: Token) -> None:
    """Makes those of whom it is told how they are left the object: "left at least six of its guards wounded"."""
    verb = state.head
    if verb.lemma != "leave":
        return
    those = next((c for c in state.children if c.dep == "nsubj" and verb.i < c.i < state.i), None)
    bare = state.tag in ("VBN", "VBD", "JJ") and not any(c.dep in ("aux", "auxpass", "mark", "dobj") for c in state.children)
    if those is None or not bare or any(c.dep == "dobj" for c in verb.children):
        return
    hang(those, verb, "dobj")
    state.dep = "oprd"
    state.tag = "VBN" if state.tag == "VBD" else state.tag
    for child in [c for c in state.children if c.dep in ("advmod", "punct") and c.i < those.i]:
        hang(child, those, child.dep)


def _wished(participle: Token) -> None:
    """Makes what is wished done a passive: "wants the envoy expelled"."""
    done = participle.dep == "ccomp" and participle.tag in ("VBD", "VBN")
    if not done or any(child.dep in ("aux", "auxpass", "dobj", "mark") for child in participle.children):
        return
    subject = next((child for child in participle.children if child.dep == "nsubj" and child.i < participle.i), None)
    if subject is not None and subject.i > participle.head.i:
        participle.tag, subject.dep = "VBN", "nsubjpass"


def _given(thing: Token) -> None:
    """Makes the first of two objects the one to whom it is given ("offered Angola two ships"), and "home" where somebody is sent."""
    verb = thing.head
    if thing.lower == "home" and (sent := next((c for c in thing.children if c.dep == "compound" and c.i == thing.i - 1), None)):
        thing.dep = "advmod"
        hang(sent, verb, "dobj")
        for child in [child for child in thing.children if child.i < sent.i]:
            hang(child, sent, child.dep)
        return
    before = [c for c in verb.children if c.dep == "dobj" and verb.i < c.i < thing.i]
    if len(before) == 1 and before[0].pos == "PROPN" and thing.pos == "NOUN" and verb.lemma in _GIVING:
        before[0].dep = "dative"


def _name_or_number(token: Token, tokens: Sequence[Token]) -> None:
    """Mends what the parser makes of "ex" and of a list of numbers."""
    if token.lower == "ex":
        _former(token, tokens)
    if token.dep == "appos" and token.pos == "NOUN":
        _counted_on(token)


def _counted_on(noun: Token) -> None:
    """Joins a number of people to the number before it, where a third is joined to it: "three soldiers, two guards and nine others"."""
    counts = [any(child.dep == "nummod" for child in counted.children) for counted in (noun, noun.head)]
    third = next((child for child in noun.children if child.dep == "conj"), None)
    if all(counts) and third is not None and any(child.dep == "nummod" for child in third.children):
        noun.dep = "conj"


def _remembered(participle: Token) -> None:
    """Makes those who were killed the ones who are remembered, mourned or named: "to remember the 90 killed in a raid"."""
    bare = participle.tag in ("VBN", "VBD") and not any(c.dep in ("aux", "auxpass", "mark", "dobj") for c in participle.children)
    those = next((c for c in participle.children if c.dep == "nsubj" and participle.head.i < c.i < participle.i), None)
    if participle.dep != "ccomp" or participle.head.lemma not in _REMEMBERING or not bare or those is None:
        return
    verb = participle.head
    hang(those, verb, "dobj")
    hang(participle, those, "acl")
    participle.tag = "VBN"


def _former(ex: Token, tokens: Sequence[Token]) -> None:
    """Makes "ex" a part of the noun behind its hyphen, where the parser hangs each by itself: "his ex-wife said"."""
    noun = tokens[ex.i + 2] if ex.i + 2 < len(tokens) and tokens[ex.i + 1].text == "-" else None
    if noun is None or noun.head is not ex.head or noun.dep != ex.dep or noun.pos not in NAMING:
        return
    for child in list(ex.children):
        hang(child, noun, child.dep)
    hang(tokens[ex.i + 1], noun, "punct")
    hang(ex, noun, "compound")


def _called(name: Token) -> None:
    """Makes the only name after "called" its object, where somebody calls: "Okafor called President Ali Saleh on Friday"."""
    verb = name.head
    if name.i > verb.i and not any(c.dep in ("dobj", "nsubjpass", "auxpass", "ccomp") for c in verb.children):
        if any(c.dep == "nsubj" and c.pos == "PROPN" for c in verb.children):
            name.dep = "dobj"


def _left_edge(token: Token) -> Token:
    edge = token
    while True:
        child = next((c for c in edge.children if c.i < edge.i and c.dep not in ("punct", "cc")), None)
        if child is None:
            return edge
        edge = child
