"""The parser's commonest faults, mended once, where the document is built.

Each mend moves a subject to the verb that lacks one; nothing else of the tree changes:

- joined: "Spain leads the mission and France has pledged troops", "At talks in Paris, Iran and France agreed": the parser joins
  the noun before the verb to the last noun of the phrase before it.
- dayed: "On Tuesday Okafor will confer": the parser glues the weekday to the name and makes both the time.
- verbed: "Police arrest Okafor", "The minister visits Lima": the parser takes the verb in the present for a noun.
- tagged: "The minister signs a decree": the parser gives it a subject and an object and calls it a noun.
- rooted: "A court on Tuesday freed Okafor", "The state of Chad pardons and frees ten": the parser takes the subject for the main word.
- called: "Okafor called President Ali Saleh": the parser takes the one who is called for a name that is given.
- given: "Portugal offered Angola two ships", "Niger sent the envoy home": the parser makes both the object.
- gapped: "Two were killed and nine injured in a raid": the parser joins the second number to the verb.
- plain: the parser takes the noun right before its verb for a time.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.doc import Doc, Token
from onrecord.knowledge.words import word_list

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BESIDE = frozenset(("aux", "auxpass", "neg", "advmod"))
_CLAUSES = frozenset(("ROOT", "conj", "ccomp", "advcl", "parataxis"))
#: Tags that begin an object, and what may head one.
_BEGINS = frozenset(("DT", "NNP", "NNPS", "CD", "PRP$", "PRP"))
_OBJECTS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_DAYS = word_list("day_names")
#: Nouns that go with verbs in either number: "Russian media reports that", "the military report that".
_COLLECTIVE = frozenset(("media", "military", "army", "navy", "government", "intelligence"))
#: Verbs with two objects: whoever gets it, and what.
_GIVING = word_list("giving_verbs")


def mend(doc: Doc) -> None:
    """Mends the document's tree in place."""
    tokens = doc.tokens
    for sentence in doc.sentences:
        _verbed(sentence.root, tokens)
        _rooted(sentence.root, tokens)
    for token in tokens:
        if token.tag in ("NNS", "NN") and token.dep in _CLAUSES:
            _tagged(token)
        if token.dep in ("npadvmod", "nsubj") and token.pos == "PROPN":
            _listed(token, tokens)
        if token.dep == "dobj" and token.i > token.head.i:
            _given(token)
        if token.dep == "oprd" and token.pos == "PROPN" and token.head.lemma == "call":
            _called(token)
        if token.dep == "conj" and token.head.tag == "VBN":
            _gapped(token, tokens)
        if token.pos in ("VERB", "AUX") and token.dep in _CLAUSES and _lacks_subject(token):
            before = _noun_before(token, tokens)
            if before is not None:
                _joined(token, before, tokens) or _dayed(token, before) or _plain(token, before)


def _listed(first: Token, tokens: Sequence[Token]) -> None:
    """Joins the first name of a list to the rest: "Fiji, Samoa and Tonga signed", where the parser makes it a time or a second subject."""
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
    _hang(rest, first, "conj")


def _verbed(root: Token, tokens: Sequence[Token]) -> None:
    """Makes a noun at the root a verb in the present, where a noun that agrees stands before it and an object after it."""
    if root.tag not in ("NNS", "NN") or root.dep != "ROOT" or not root.text[:1].islower() or root.i == 0 or root.i + 1 == len(tokens):
        return
    before, after = tokens[root.i - 1], tokens[root.i + 1]
    if before.head is not root or before.dep not in ("compound", "nmod", "amod"):
        return
    if before.pos not in ("NOUN", "PROPN") and before.lower not in _COLLECTIVE:
        return
    telling = after.lower == "that" and after.dep == "mark"
    if not (_agrees(before, root, after) or (telling and before.lower in _COLLECTIVE)) or after.sent is not root.sent:
        return
    begins = after.tag in _BEGINS or (after.ent is not None and after.ent.label == "NORP") or after.lower in ("that", "to", "at")
    if not begins or (not telling and _with_participle(root)):
        return
    root.pos, root.tag = "VERB", "VBZ" if root.tag == "NNS" else "VBP"
    before.pos, before.dep = ("NOUN" if before.pos == "ADJ" else before.pos), "nsubj"
    for child in list(root.children):
        if child.i < before.i and child.dep not in ("punct", "advmod", "prep", "npadvmod", "advcl"):
            _hang(child, before, child.dep)
    right = next((child for child in root.children if child.i > root.i and child.pos in _OBJECTS), None)
    if right is not None and right.dep in ("npadvmod", "appos", "dep", "attr", "nmod", "oprd", "nummod", "conj"):
        right.dep = "dobj"
    for child in root.children:
        if child.i > root.i and child.dep in ("acl", "relcl"):
            child.dep = "ccomp" if after.lower == "that" else "advcl"


def _agrees(before: Token, noun: Token, after: Token) -> bool:
    """Whether a noun could be the subject of the next as a verb in the present, by their numbers: "police arrest", "the minister visits"."""
    several = before.tag in ("NNS", "NNPS") or before.lower == "police"
    # what begins an object tells even of a name that does not show its number: "The Taliban arrest a couple", "The Houthis report that"
    named = before.tag == "NNP" and noun.tag == "NN" and (after.tag in ("DT", "PRP$") or after.dep == "mark")
    return several != (noun.tag == "NNS") or named


def _with_participle(noun: Token) -> bool:
    """Whether a participle hangs on a noun: it is one."""
    return any(child.pos in ("VERB", "AUX") and child.dep in ("relcl", "acl") and child.tag == "VBN" for child in noun.children)


def _tagged(token: Token) -> None:
    """Makes a noun a verb in the present that has a verb's subject before it and its object after it: "The minister signs a decree"."""
    subject = next((c for c in token.children if c.dep == "nsubj" and c.i < token.i), None)
    objects = [c for c in token.children if c.dep in ("dobj", "dative") and c.i > token.i]
    if (
        subject is None
        or not objects
        or not token.text[:1].islower()
        or any(c.dep in ("det", "poss", "cop", "aux") for c in token.children)
    ):
        return
    token.pos, token.tag = "VERB", "VBZ" if token.tag == "NNS" else "VBP"


def _rooted(root: Token, tokens: Sequence[Token]) -> None:
    """Makes the verb the root where the parser takes its subject for it: "A court on Tuesday freed Okafor", "The state pardons and frees ten"."""
    if root.pos not in ("NOUN", "PROPN") or root.dep != "ROOT":
        return
    verb = _participle_after_time(root, tokens) or next(
        (c for c in root.children if c.dep == "conj" and c.tag in ("VBZ", "VBP") and c.pos == "VERB" and _lacks_subject(c)), None
    )
    if verb is None:
        return
    noun = verb.head
    noun.children.remove(verb)
    verb.head, verb.dep = verb, "ROOT"
    if verb.tag == "VBN":
        verb.tag = "VBD"
        _hang(noun, verb, "dobj")
    root.head, root.dep = verb, "nsubj"
    for child in [child for child in root.children if child.i > verb.i or child.dep == "cc"]:
        _hang(child, verb, child.dep)
    verb.children.append(root)
    verb.children.sort(key=lambda child: child.i)


def _participle_after_time(root: Token, tokens: Sequence[Token]) -> Token | None:
    """The participle that begins the phrase after a noun and its day, and is no participle: "A court on Tuesday freed Kofi Mensah"."""
    for noun in root.children:
        if noun.dep not in ("appos", "dobj", "npadvmod", "dep", "attr") or noun.i < root.i or noun.pos not in ("NOUN", "PROPN"):
            continue
        first = _left_edge(noun)
        before = tokens[first.i - 1]
        timed = before.lower in _DAYS or (before.ent is not None and before.ent.label in ("DATE", "TIME"))
        if first.tag == "VBN" and first.dep == "amod" and first.head is noun and timed:
            return first
    return None


def _lacks_subject(verb: Token) -> bool:
    """Whether a verb is finite and the tree gives it no subject."""
    finite = verb.tag in _FINITE
    for child in verb.children:
        if child.dep in _SUBJECTS:
            return False
        if child.dep in ("aux", "auxpass"):
            if child.lower == "to" or child.i > verb.i:
                return False
            finite |= child.tag in _FINITE
    return finite


def _noun_before(verb: Token, tokens: Sequence[Token]) -> Token | None:
    """The noun that stands directly before the verb and what belongs to it."""
    at = verb.i - 1
    while at >= 0 and tokens[at].head is verb and tokens[at].dep in _BESIDE:
        at -= 1
    if at < 0 or tokens[at].pos not in _NOUNS or tokens[at].sent is not verb.sent:
        return None
    return tokens[at]


def _joined(verb: Token, noun: Token, tokens: Sequence[Token]) -> bool:
    """A noun that is joined to a noun of the phrase before, and is the verb's subject."""
    first = noun
    while first.dep == "conj" and first.head.pos in _NOUNS and first.head is not first:
        edge = _left_edge(first)
        before = tokens[edge.i - 1] if edge.i else None
        above = first.head
        cut = before is not None and (before.text == "," if verb.dep != "conj" else before.dep == "cc" and before.head is above)
        if cut and not _list(above, first) and _under(above, verb if verb.dep != "conj" else verb.head):
            if verb.dep == "conj" and before is not None:
                _hang(before, verb.head, "cc")
            _hang(first, verb, "nsubj")
            return True
        first = above
    return False


def _list(above: Token, joined: Token) -> bool:
    """Whether two nouns are of one list of three or more: "Chad, Mali and Niger"."""
    return above.dep == "conj" and above.head.pos in _NOUNS and any(c.text == "," for c in above.head.children) and joined.dep == "conj"


def _under(token: Token, verb: Token) -> bool:
    """Whether a token stands below the verb in a phrase before or beside it."""
    return any(above is verb for above in token.ancestors())


def _dayed(verb: Token, noun: Token) -> bool:
    """A name after a weekday, which the parser takes for the time of the verb."""
    prep = noun.head
    if noun.dep != "pobj" or prep.head is not verb or prep.dep != "prep" or prep.i > noun.i or prep.lower != "on":
        return False
    day = next((child for child in noun.children if child.lower in _DAYS and child.i == prep.i + 1), None)
    if day is None:
        return False
    _hang(day, prep, "pobj")
    _hang(noun, verb, "nsubj")
    return True


def _plain(verb: Token, noun: Token) -> bool:
    """A noun right before its verb that the parser takes for a time or leaves without a role."""
    if noun.head is not verb or noun.dep not in ("npadvmod", "dep", "dobj", "attr", "oprd", "appos", "nmod", "compound"):
        return False
    if noun.ent is not None and noun.ent.label in ("DATE", "TIME", "CARDINAL", "QUANTITY"):
        return False
    noun.dep = "nsubj"
    return True


def _gapped(counted: Token, tokens: Sequence[Token]) -> None:
    """Makes a number or noun joined to a passive verb the subject of the participle after it."""
    verb = counted.head
    if counted.pos not in ("NUM", "NOUN") or counted.i < verb.i or not any(child.dep == "nsubjpass" for child in verb.children):
        return
    participle = next((child for child in counted.children if child.dep == "acl" and child.tag == "VBN"), None)
    if participle is None or participle.i - counted.i > 2:
        return
    _hang(participle, verb, "conj")
    _hang(counted, participle, "nsubjpass")


def _given(thing: Token) -> None:
    """Makes the first of two objects the one to whom it is given ("offered Angola two ships"), and "home" where somebody is sent."""
    verb = thing.head
    if thing.lower == "home" and (sent := next((c for c in thing.children if c.dep == "compound" and c.i == thing.i - 1), None)):
        thing.dep = "advmod"
        _hang(sent, verb, "dobj")
        for child in [child for child in thing.children if child.i < sent.i]:
            _hang(child, sent, child.dep)
        return
    before = [c for c in verb.children if c.dep == "dobj" and verb.i < c.i < thing.i]
    if len(before) == 1 and before[0].pos == "PROPN" and thing.pos == "NOUN" and verb.lemma in _GIVING:
        before[0].dep = "dative"


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


def _hang(token: Token, head: Token, dep: str) -> None:
    """Makes a token depend on another head."""
    token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda child: child.i)
