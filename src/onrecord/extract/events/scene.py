"""What the coder knows of one report while it reads: mentions by token, statements by offset, word classes."""

from __future__ import annotations

from onrecord.doc import PLACE_LABELS, Doc, Token
from onrecord.extract.actors.alone import Alone
from onrecord.extract.events.frames import is_designation, words_in
from onrecord.extract.events.naming import by_token, is_denied, our_country, sharing
from onrecord.extract.found import ActorMention, Found, Within
from onrecord.extract.owners import owner_of
from onrecord.extract.where import Where
from onrecord.grammar.phrases import (
    apposed_to,
    appositions,
    beside,
    conjuncts,
    for_or_against,
    has_no_part,
    joins,
    modifiers,
    nouns_below,
    twin,
)
from onrecord.grammar.relations import (
    ADJECTIVE,
    APPOSITION,
    BORDERS,
    COMPOUND,
    DOER,
    JOINED,
    MODIFIER,
    NOUN_AS_ADVERB,
    POSSESSOR,
    PREPOSITION,
    REDUCED,
    SUBJECT,
    WHOSE,
    children_as,
    hangs_as,
    has_word,
    head_as,
    prepositions,
    relative_noun,
    stands_under,
)
from onrecord.grammar.subjects import deep_subject
from onrecord.grammar.voice import agents, owners_told
from onrecord.knowledge.words import word_list
from onrecord.types import Mention, Place, Role, Statement

_FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ours"})
#: Where, inside a noun phrase whose head names nobody, the one it belongs to stands, in order of preference.
_INSIDE = (POSSESSOR, COMPOUND, ADJECTIVE, APPOSITION)
_NAMING = POSSESSOR | COMPOUND | APPOSITION
#: How names hang together within one phrase.
_NAMES = JOINED | COMPOUND | ADJECTIVE | APPOSITION
#: How deep inside a phrase whoever it belongs to is looked for.
#: Plain, by wikinews: 9 changes nothing, 1 two reports.
_DEEP = 3
_INNER_PREPS = word_list("inner_prepositions")
#: What people hold for or against those who are named below.
RALLIES = frozenset({"protest", "demonstration", "rally", "march", "vigil"})
#: Those under which somebody stands who may be the doer.
_DOING_PREPS = _INNER_PREPS - {"against", "on", "over", "at"}

#: Prepositions that tell where a site is.
_SITED = word_list("sited_at")
#: Participles by which somebody owns what they stand before: "a Saudi-led raid", "the rebel-held town".
_OWNING = word_list("owning_participles")
#: Sectors that act for their state.
_ORGANS = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
#: Kinds of those of whom a group may be that is of several.
_BODIES = frozenset({"state", "government", "organisation"})
#: Prepositions of all who are joined under them.
_OF_EACH = frozenset(("of", "between", "by", "with"))
_SITES = ("country", "city", "region", "facility", "island", "area")


def _own_or_below(child: Token) -> list[Token]:
    """The noun itself, or those below a preposition that tells where a site is."""
    if not hangs_as(child, PREPOSITION):
        return [child]
    return nouns_below(child) if child.lower in _SITED else []


class Said:
    """A span of a statement's content."""

    __slots__ = ("start", "end", "statement")

    def __init__(self, start: int, end: int, statement: Statement) -> None:
        self.start = start
        self.end = end
        self.statement = statement


class Scene:
    """Look-ups over one report, made once."""

    def __init__(self, doc: Doc, found: Found, classes: dict[str, frozenset[str]]) -> None:
        self.doc = doc
        self.found = found
        self.classes = classes
        self.said = Within([Said(span.start, span.end, statement) for statement in found.statements for span in statement.content])
        self._mentions = by_token(doc, found)
        self.where = Where(doc, found)
        self._alone = Alone(doc, found, self.where, classes)
        self.most = self._alone.most
        self._sharing = sharing(found)
        self._accusing: dict[str, bool] = {}
        named = [actor for actor in reversed(found.actors) if actor.kind == "state" and actor.state]
        # a territory is of its state and is not it
        self._states = {actor.state: actor.id for actor in sorted(named, key=lambda actor: actor.role == "GOV")}

    def mention(self, token: Token) -> ActorMention | None:
        """The longest mention that covers the token."""
        return self._mentions.get(token.i)

    def statement_at(self, start: int, end: int) -> Statement | None:
        """The innermost statement whose content covers the offsets."""
        covering = [said for said in self.said.touching(start, end) if said.start <= start and said.end >= end]
        return min(covering, key=lambda said: said.end - said.start).statement if covering else None

    def accuses(self, statement: Statement) -> bool:
        """Whether the statement's cue accuses, so that its content is the accuser's and not the report's."""
        if statement.id not in self._accusing:
            cue = statement.cue
            tokens = self.doc.tokens_between(cue.start, cue.end) if cue is not None else []
            self._accusing[statement.id] = any(self.is_of(token, "@accuse") for token in tokens)
        return self._accusing[statement.id]

    def is_of(self, token: Token, name: str) -> bool:
        """Whether a token belongs to a class (``@troops``), is an actor (``@actor``) or is one of the words ``a/b/c``."""
        if name == "@actor":
            return bool(self.named(token))
        if name == "@place":
            return bool(self.found.places_at.touching(token.start, token.end)) or (
                token.ent is not None and token.ent.label in PLACE_LABELS
            )
        if name.startswith("@"):
            members = self.classes.get(name[1:], frozenset())
            if name == "@nature" and (has_word(token, self.classes.get("shooting", frozenset()), MODIFIER) or self._fired(token)):
                return False  # "mortar fire", "fire from Lebanon"
            if name == "@weapon" and token.pos == "PROPN" and (token.lower.removesuffix("s") in members or is_designation(token.text)):
                return True  # "Tomahawks", which no lemma makes one, "C-17s"
            return token.lemma in members or token.lower in members
        return not words_in(name).isdisjoint((token.lemma, token.lower))

    def _fired(self, fire: Token) -> bool:
        """Whether fire is that of somebody's guns: "Israeli fire", "fire from Lebanon"."""
        whose = [word for word in modifiers(fire) if word.ent is not None and word.ent.label == "NORP"]
        whose += [noun for source in prepositions(fire, ("from",)) for noun in nouns_below(source)]
        return (fire.lemma, fire.tag) == ("fire", "NN") and any(self._role(word) is not None for word in whose)

    def by_nature(self, verb: Token) -> bool:
        """Whether storms, prices or diseases do it, which act for nobody: "the disease threatens to spread"."""
        doer = next(iter(deep_subject(verb)), None) if verb.pos in ("VERB", "AUX") else None
        return doer is not None and doer.pos == "NOUN" and self.mention(doer) is None and self.is_of(doer, "@nature")

    def named(self, token: Token, doing: bool = False) -> list[Role]:
        """The roles that the phrase headed by one token gives: its own mention, or the one it belongs to.

        ``doing`` asks for whoever does something: none against whom the phrase is, "the campaign against Chad".
        """
        own = self._role(token)
        if own is not None:
            several = self._sharing.get((own.start, own.end)) or self._parts(own) or self._of_both(own, token)
            return several or self._such_as(own, token) or self._twins(token)[:-1] + self._better(own, token)
        return (self._listed(token) if self.is_of(token, "@listed_of") else []) or self._inside(token, 0, doing) or self._author(token)

    def _author(self, token: Token) -> list[Role]:
        """Whoever issued the document that a noun names: "the resolution demands"."""
        owner = owner_of(self.doc, self.found, token) if token.pos == "NOUN" and hangs_as(token, SUBJECT) else None
        return [Role(owner.actor.id, token.start, token.end, token.text)] if owner is not None else []

    def _of_both(self, role: Role, token: Token) -> list[Role]:
        """The two whose people are told of together: "border guards of the two countries"."""
        if self.found.actor_by_id[role.actor].state is not None:
            return []
        under = (noun for preposition in prepositions(token, ("of", "from")) for noun in nouns_below(preposition))
        named = (at.mention for noun in under if (at := self.mention(noun)) is not None)
        both = next((two for told in named if (two := self._sharing.get((told.start, told.end)))), [])
        return [Role(each.actor, role.start, role.end, role.text) for each in both]

    def _such_as(self, role: Role, token: Token) -> list[Role]:
        """The named of a group of no known state who tell one: "countries such as China", not "52 men, including three guards"."""
        named = self._listed(token) if self.found.actor_by_id[role.actor].state is None else []
        return named if any(self.found.actor_by_id[each.actor].state for each in named) else []

    def _listed(self, token: Token) -> list[Role]:
        """Those whom "such as" or "including" names after a noun, "of" after states."""
        of = ("of",) if token.tag == "NNS" and token.lemma in ("state", "country", "nation") else ()
        for preposition in prepositions(token, ("as", "including", "like", *of)):  # "the Gulf states of Oman and Qatar"
            names = preposition.lower != "as" or has_word(preposition, ("such",))
            named = [self._role(each) for under in nouns_below(preposition) for each in conjuncts(under)] if names else []
            if found := [role for role in named if role]:
                return found
        return []

    def _parts(self, role: Role) -> list[Role]:
        """The states or bodies that a group of several consists of: "US and British forces", "EU and Peruvian negotiators"."""
        if self.found.actor_by_id[role.actor].state is not None:
            return []
        spans = {(role.start, role.end), *((m.start, m.end) for m in self.found.actor_by_id[role.actor].mentions if m.kind == "nominal")}
        inside = [
            at
            for start, end in sorted(spans)
            for at in self.found.mentions.inside(start, end)
            if at.actor.kind in _BODIES and at.actor.id != role.actor and not self._only_there(at, role) and not is_denied(self.doc, at)
        ]
        several = len({at.actor.id for at in inside}) > 1
        here = [at for at in inside if at.start >= role.start and at.end <= role.end]
        if here or not several:  # "the ambassadors" are those of the states told before
            return [Role(at.actor.id, at.start, at.end, at.mention.text) for at in here] if len({at.actor.id for at in here}) > 1 else []
        return [Role(id_, role.start, role.end, role.text) for id_ in dict.fromkeys(at.actor.id for at in inside)]

    def _only_there(self, at: ActorMention, role: Role) -> bool:
        """Whether a state's name within a phrase tells where the group is, not whose it is: "rebels in Chad and Niger"."""
        first = self.doc.tokens_between(at.start, at.end)[0]
        while (whole := head_as(first, _NAMES)) is not None and whole.start >= role.start:
            first = whole
        return stands_under(first, ("in", "across", "near", "throughout"))

    def _better(self, role: Role, token: Token) -> list[Role]:
        """For a description of no known state, the name beside it, "the militant group Hamas", or names: "his partners, Chad and Niger"."""
        actors = self.found.actor_by_id
        if actors[role.actor].state is None:
            beside = appositions(token)
            one, whole = apposed_to(token), head_as(token, COMPOUND)
            if one is None and whole is not None and whole.pos == "PROPN":
                one = whole
            if one is not None:
                beside.append(one)
            for other in beside:
                named = self._role(other)
                if named is not None and actors[named.actor].state is not None:
                    listed = [self._role(each) for each in conjuncts(other)] if token.tag == "NNS" and other is not one else [named]
                    return [each for each in listed if each is not None and actors[each.actor].state is not None]
        return [role]

    def roles(self, heads: list[Token], doing: bool = False) -> list[Role]:
        """The roles that the phrases give, with what is coordinated with them, each actor once; ``doing`` as in ``named``."""
        found: dict[str, Role] = {}
        for head in heads:
            for token in (*conjuncts(head), *(each for other in beside(head) for each in conjuncts(other))):
                for paired in modifiers(token):
                    if joins(paired) and not (for_or_against(paired) or has_no_part(paired)):
                        at = self._mentions.get(paired.i)
                        if at is not None and at.actor.kind == "state" and at.end <= paired.end:  # "North and South Korea"
                            found.setdefault(at.actor.id, Role(at.actor.id, at.start, at.end, at.mention.text))
                for role in [part for one in self.named(token, doing) for part in self._parts(one) or [one]]:
                    found.setdefault(role.actor, role)
        return list(found.values())

    def _role(self, token: Token) -> Role | None:
        at = self._mentions.get(token.i)
        if at is not None:
            if (own := our_country(at, token, self.found, self._states, self.statement_at)) is not None:
                return own
            shared = (at.mention.start, at.mention.end) in self._sharing
            mention = self._named_here(at, token) if at.mention.kind == "pronoun" and not shared else at.mention
            return Role(at.actor.id, mention.start, mention.end, mention.text)
        if token.pos == "PROPN" and self._states:
            found = self._state_of_place(token, ("country",))
            if found is not None:
                return found
        if token.tag == "WP$" and (owner := relative_noun(token)) is not None:
            return self._role(owner)
        statement = self.statement_at(token.start, token.end) if token.lower in _FIRST_PERSON else None
        speaker = statement.speaker if statement is not None else None
        return Role(speaker, token.start, token.end, token.text) if speaker is not None else None

    def _state_of_place(self, token: Token, kinds: tuple[str, ...]) -> Role | None:
        """The state in which the place lies that the token names, if the report names that state as an actor."""
        for place in self.found.places_at.touching(token.start, token.end):
            if place.kind in kinds and place.country is not None and place.country in self._states:
                return Role(self._states[place.country], place.start, place.end, place.text)
        return None

    def state_of(self, code: str) -> str | None:
        """The id of the actor that is the state of this code, if the report has it as one."""
        return self._states.get(code)

    def home(self, roles: list[Role]) -> set[str | None]:
        """The states for which somebody acts; who fights his own state acts for none."""
        actors = [self.found.actor_by_id[role.actor] for role in roles]
        return {actor.state for actor in actors if actor.kind in ("state", "government") or actor.role in _ORGANS} - {None}

    def struck(self, token: Token, home: set[str | None]) -> list[Role]:
        """The state in whose places the clause of an act of force happens, none of ``home``; empty where they lie in several."""
        return self._only(self.where.struck(token), home)

    def done_at(self, head: Token) -> list[Role]:
        """The state where somebody is arrested or tried: by places of the act itself, none of what it is done for."""
        return self._only(self.where.at(head), set())

    def law(self, head: Token) -> str | None:
        """The state whose police and courts are meant where nothing beside an act of law tells whose."""
        return self._alone.law(head.sent)

    def told_in(self, head: Token) -> set[str]:
        """The states of which a word's sentence tells."""
        return self._alone.told_in(head.sent)

    def placed(self, head: Token, home: set[str | None]) -> list[Role]:
        """The state in whose places what a word heads is done, none of ``home``; empty where they lie in several."""
        return self._only(self.where.below(head), home)

    def _only(self, found: list[Place], home: set[str | None]) -> list[Role]:
        places = [place for place in found if place.country in self._states]
        if len({place.country for place in places}) != 1 or places[0].country in home:
            return []
        return [Role(self._states[places[0].country], places[0].start, places[0].end, places[0].text)]

    def hosts(self, heads: list[Token]) -> list[Role]:
        """The states in whose towns or regions something is done."""
        found: dict[str, Role] = {}
        for head in heads:
            for token in conjuncts(head):
                role = self._host(token, 0)
                if role is not None:
                    found.setdefault(role.actor, role)
        return list(found.values())

    def _host(self, token: Token, depth: int) -> Role | None:
        """The state of the place that a phrase names: "Yeonpyeong", "the island of Yeonpyeong", "a base near Aleppo"."""
        role = self._state_of_place(token, _SITES) if token.pos == "PROPN" else None
        if role is not None or depth > 3:
            return role
        parts = (under for child in children_as(token, _NAMING | PREPOSITION) for under in _own_or_below(child))
        return next((found for part in parts if (found := self._host(part, depth + 1)) is not None), None)

    def _named_here(self, at: ActorMention, token: Token) -> Mention:
        """For a pronoun, the words of the same sentence that name its actor, the nearest before it; else the pronoun."""
        sentence = token.sent
        here = self.found.mentions.inside(sentence.start, sentence.end)
        named = [m.mention for m in here if m.actor.id == at.actor.id and m.mention.kind != "pronoun"]
        return min(named, key=lambda m: (m.start > token.start, abs(m.start - token.start)), default=at.mention)

    def _inside(self, token: Token, depth: int, doing: bool = False) -> list[Role]:
        """Whose a phrase is whose head names nobody: named right in it, who made or holds it, below its prepositions."""
        if depth > _DEEP:
            return []
        named = self._his(token)
        if named is not None:
            return [named]
        for role in _INSIDE:
            first = next((c for c in children_as(token, role) if self._role(c) is not None and not has_no_part(c)), None)
            if first is not None:  # "Polish and Romanian airspace" is that of both
                of = list(conjuncts(first)) if role is ADJECTIVE else [first]
                return [each for one in of for each in self._twins(one) if each is not None]
        for child in children_as(token, _NAMING):
            inner = self._inside(child, depth + 1, doing)
            if inner:
                return inner
        return self.maker(token) or self._below(token, depth, doing)

    def _twins(self, token: Token) -> list[Role]:
        """The role of a state's name, after that of the state that a hyphen puts before it: "US-Japan drills"."""
        states = ((self.mention(name), name) for name in (twin(token), token) if name is not None)
        both = [role for at, name in states if at is not None and at.actor.kind == "state" and (role := self._role(name)) is not None]
        return both if len(both) > 1 else [role for role in (self._role(token),) if role is not None]

    def _his(self, token: Token) -> Role | None:
        """Who somebody's friend, foe or like is, where his name stands beside: "his opposite number, the Peruvian minister Ana Lopez"."""
        if not any(owner.pos == "PRON" for owner in children_as(token, POSSESSOR)):
            return None
        return next((role for one in children_as(token, APPOSITION) if (role := self._role(one)) is not None), None)

    def maker(self, token: Token) -> list[Role]:
        """Who a participle tells: "missiles fired by the army", "targets belonging to the rebels", "a Taliban-claimed bomb"."""
        for participle in children_as(token, REDUCED | ADJECTIVE):
            by = (agents(participle) if self.is_of(token, "@weapon") else []) or owners_told(participle)
            doers = [role for doer in by for role in self.named(doer)]
            if doers:
                return doers
            if hangs_as(participle, ADJECTIVE) and participle.lemma in _OWNING:
                before = children_as(participle, NOUN_AS_ADVERB | COMPOUND | DOER)
                found = next((role for noun in before if (role := self._role(noun)) is not None), None)
                if found is not None:
                    return [found]
        return []

    def _below(self, token: Token, depth: int, doing: bool) -> list[Role]:
        """Who is named below the phrase's prepositions: "the units of Peru"."""
        owned = self.is_of(token, "@weapon") or (token.pos == "NOUN" and self.is_of(token, "@fight"))
        for preposition in prepositions(token, WHOSE if owned else _DOING_PREPS if doing or token.lemma in RALLIES else _INNER_PREPS):
            for under in nouns_below(preposition):
                elsewhere = under.lemma in BORDERS and preposition.lower != "of"
                if elsewhere or (doing and token.pos == "NOUN" and preposition.lower == "in"):
                    continue  # "a village near the border with Peru", and "unrest in Peru killed ten", is not Peru's
                of = conjuncts(under) if preposition.lower in _OF_EACH else (under,)  # "the independence of Abkhazia and Kosovo"
                own = [role for one in of if (role := self._role(one)) is not None] if self._role(under) is not None else []
                own = [each for role in own for each in self._sharing.get((role.start, role.end), [role])]  # "between the two states"
                inner = own or self._inside(under, depth + 1, doing)
                if inner:
                    return inner
        return []
