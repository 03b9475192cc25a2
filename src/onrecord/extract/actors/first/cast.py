"""The cast: actors while they are put together from what the report says of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.doc import Doc, Token
from onrecord.extract.actors.first.names import Named, NameSpan
from onrecord.extract.actors.first.phrases import locative
from onrecord.knowledge import Knowledge
from onrecord.types import Actor, ActorKind, Mention, MentionKind


@dataclass(slots=True, eq=False)
class Member:
    """One actor being put together; what is not known is None."""

    kind: ActorKind
    name: str
    state: str | None = None
    role: str | None = None
    title: str | None = None
    affiliation: str | None = None
    #: "f", "m" or None.
    gender: str | None = None
    plural: bool = False
    mentions: dict[tuple[int, int], MentionKind] = field(default_factory=dict)
    why: list[str] = field(default_factory=list)

    def learn(self, *, state: str | None = None, role: str | None = None, title: str | None = None, why: str = "") -> None:
        """Takes over what was not known yet."""
        known = (self.state, self.role, self.title)
        self.state = self.state or state
        self.role = self.role or role
        self.title = self.title or title
        if why and (self.state, self.role, self.title) != known and why not in self.why:
            self.why.append(why)


@dataclass(slots=True)
class Heard:
    """A mention as the pronouns' resolver meets it."""

    member: Member
    head: Token
    start: int


class Cast:
    """The actors of one report, by the keys under which the report names them."""

    def __init__(self, doc: Doc, knowledge: Knowledge, names: list[NameSpan]) -> None:
        self.doc = doc
        self.knowledge = knowledge
        self.names = names
        self.members: list[Member] = []
        self.by_key: dict[tuple[object, ...], Member] = {}
        #: Every mention with its head, in the order in which it was read.
        self.heard: list[Heard] = []
        #: The name that covers each token.
        self.name_at: dict[int, NameSpan] = {}
        for span in names:
            for token in doc.tokens[span.first.i : span.last.i + 1]:
                self.name_at[token.i] = span
        #: Tokens that a personal name covers.
        self.personal: set[int] = set()
        #: The person whose mention covers each token.
        self.person_at: dict[int, Member] = {}
        #: Heads that already have a mention.
        self.taken: dict[int, Member] = {}

    def member(self, key: tuple[object, ...], kind: ActorKind, name: str, *, why: str = "") -> Member:
        """The actor with this key, made if there is none."""
        member = self.by_key.get(key)
        if member is None:
            member = self.by_key[key] = Member(kind, name)
            self.members.append(member)
            if why:
                member.why.append(why)
        return member

    def mention(self, member: Member, first: Token, last: Token, head: Token, kind: MentionKind) -> None:
        """Adds the words from ``first`` through ``last`` to an actor's mentions."""
        if (first.start, last.end) not in member.mentions:
            member.mentions[first.start, last.end] = kind
            self.heard.append(Heard(member, head, first.start))
        self.taken.setdefault(head.i, member)

    def government(self, state: str, why: str) -> Member:
        """The government of a state."""
        member = self.member(("government", state), "government", "", why=why)
        member.learn(state=state, role="GOV")
        return member

    def states_in(self, tokens: list[Token]) -> list[Named]:
        """The names that tell a state among these tokens, one a state, in order."""
        found: dict[str, Named] = {}
        for token in tokens:
            span = self.name_at.get(token.i)
            if span is not None and span.named.state and token.i not in self.personal:
                found.setdefault(span.named.state, span.named)
        return list(found.values())

    def state_of(self, first: Token, head: Token, *, inside: bool) -> tuple[str | None, str, Named | None]:
        """The state that a phrase tells, why, and the name that told it.

        Looked for in the words before the head, then in what follows with "of", "from", "for" or "with" (and "in", where
        ``inside`` says that who is there is of there), then in an apposition. Two states tell none.
        """
        before = self.states_in(self.doc.tokens[first.i : head.i + 1])
        if before:
            # "Saudi-led coalition officials": the nearest name counts, "U.S. and Japanese officials" are of both.
            return (before[0].state, f"state: {before[0].name} ({before[0].at})", before[0]) if len(before) == 1 else (None, "", None)
        persons = {id(member): member for token in self.doc.tokens[first.i : head.i] if (member := self.person_at.get(token.i)) is not None}
        if len(persons) == 1:
            # "Abe's government", "the Trump administration".
            member = next(iter(persons.values()))
            if member.state:
                return member.state, f"state: that of {member.name}", None
        for child in head.children:
            if (
                child.i > head.i
                and child.dep == "prep"
                and child.lower in ("of", "from", "for", "with", "to", *(("in", "at") if inside else ()))
            ):
                after = self.states_in([token for token in child.subtree() if token.i - child.i <= 12])
                if len(after) == 1:
                    return after[0].state, f"state: {child.lower} {after[0].name} ({after[0].at})", after[0]
                if after:
                    return None, "", None
        return None, "", None

    def stands_for_government(self, span: NameSpan) -> bool:
        """Whether a capital acts, speaks, owns or is dealt with, and so stands for its government."""
        head = self.head_of(span)
        if span.last.i + 1 < len(self.doc.tokens) and self.doc.tokens[span.last.i + 1].text == "," and self._country_follows(span):
            return False
        if locative(head):
            return False
        top = head
        while top.dep == "conj" and top.head is not top:
            top = top.head
        if top.dep in ("nsubj", "agent") or (top.dep == "pobj" and top.head.dep == "agent"):
            return top.head.lemma not in STATIVE
        if top.dep == "poss":
            return top.head.lemma not in CITY_PARTS
        if top.dep == "nsubjpass":
            return top.head.lemma in DEALT_WITH
        if top.dep in ("dobj", "iobj", "dative"):
            return top.head.lemma in DEALT_WITH
        if top.dep == "pobj":
            preposition, above = top.head.lower, top.head.head
            if preposition in ("with", "between", "against", "by"):
                return above.lemma not in ("live", "work", "born")
            if preposition in ("to", "from", "on", "for"):
                return above.lemma in DEALT_WITH
            if preposition == "of":
                return above.lemma in (
                    "accuse",
                    "demand",
                    "part",
                    "behalf",
                    "support",
                    "government",
                    "critic",
                    "ally",
                    "policy",
                    "approval",
                )
        return False

    def _country_follows(self, span: NameSpan) -> bool:
        following = self.doc.tokens[span.last.i + 2 : span.last.i + 3]
        return bool(following and (named := self.name_at.get(following[0].i)) and named.named.kind == "state")

    def head_of(self, span: NameSpan) -> Token:
        """The token of a name on which the others depend."""
        tokens = self.doc.tokens[span.first.i : span.last.i + 1]
        return next(
            (token for token in reversed(tokens) if token.head is token or not span.first.i <= token.head.i <= span.last.i), tokens[-1]
        )

    def actors(self) -> tuple[Actor, ...]:
        """The actors with their ids, in order of their first mentions."""
        text = self.doc.text
        ready = sorted((member for member in self.members if member.mentions), key=lambda member: (min(member.mentions), member.name))
        found = []
        for number, member in enumerate(ready, start=1):
            spans = tuple(Mention(start, end, text[start:end], kind) for (start, end), kind in sorted(member.mentions.items()))
            name = member.name or _bare(max((m for m in spans if m.kind != "pronoun"), key=lambda m: (len(m.text), -m.start)).text)
            found.append(
                Actor(
                    f"A{number}", name, member.kind, member.state, member.role, member.title, member.affiliation, spans, tuple(member.why)
                )
            )
        return tuple(found)


def _bare(name: str) -> str:
    """A name without its article."""
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        name = name.removeprefix(article)
    return name


#: What a city, not a government, is the subject of.
STATIVE = frozenset(
    ["be", "lie", "have", "become", "sit", "experience", "suffer", "house", "boast", "remain", "grow", "host", "celebrate", "mark", "hold", "wake",
     "burn", "fall", "bustle", "sprawl", "see"]
)  # fmt: skip
#: What a city, not a government, owns.
CITY_PARTS = frozenset(
    ["airport", "street", "suburb", "outskirts", "stadium", "square", "population", "mayor", "port", "harbor", "harbour", "district", "university",
     "center", "centre", "skyline", "resident", "metro", "subway", "market", "hospital", "hotel", "museum", "neighborhood", "neighbourhood", "police"]
)  # fmt: skip
#: Verbs and nouns whose object is an actor, not a place.
DEALT_WITH = frozenset(
    ["urge", "accuse", "tell", "ask", "warn", "press", "blame", "criticize", "criticise", "condemn", "pressure", "threaten", "persuade", "convince", "push",
     "support", "back", "help", "assure", "reassure", "invite", "inform", "notify", "anger", "provoke", "embarrass", "alarm", "irritate", "infuriate",
     "call", "appeal", "demand", "request", "sanction", "sanctions", "aid", "message", "response", "offer", "relation", "tie", "allow", "force", "isolate",
     "engage", "deter", "contain", "oppose", "defy", "punish", "deny", "give", "sell", "send", "answer", "concession", "signal", "pressure", "impose",
     "cooperation", "support", "recognition", "reaction", "criticism", "proposal", "threat", "leave", "put", "worry", "surprise", "please", "reply"]
)  # fmt: skip
