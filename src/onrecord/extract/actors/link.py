"""Mentions to actors: full and short names, bodies by key, descriptions that take a name up again."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.extract.citing import by_row
from onrecord.extract.mentions.keys import Key
from onrecord.extract.mentions.offices import Term, fold, term_on
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.grammar.phrases import apposed_to, appositions, modifiers
from onrecord.knowledge.words import word_list
from onrecord.types import ActorKind

_PARTICLES = word_list("name_particles")
_KIN = frozenset(("father", "son", "grandfather", "grandson", "uncle", "nephew"))
_KEEP = frozenset(["jr.", "sr.", "jr", "sr", "ii", "iii", "iv"])


#: Lines of ``why`` that an actor keeps; keeps long reports linear: a bound of work.
#: Bound of work.
_MOST_LINES = 40


#: Titles of birth or faith, which whoever holds an office may bear.
_OF_BIRTH = frozenset(word_list("titles_of_birth"))
#: Titles that tell of no office: another one goes before them.
_COURTESY = word_list("courtesy_titles")


def is_courtesy(title: str) -> bool:
    """Whether a title is anybody's: "Mr.", "Frau"."""
    return title.lower() in _COURTESY


@dataclass(slots=True, eq=False)
class Link:
    """One actor in the making."""

    kind: ActorKind
    name: str
    key: Key | None = None
    state: str | None = None
    role: str | None = None
    title: str | None = None
    affiliation: str | None = None
    gender: str | None = None
    plural: bool = False
    nouns: set[str] = field(default_factory=set)
    drafts: list[Draft] = field(default_factory=list)
    why: list[str] = field(default_factory=list)

    def take(self, draft: Draft) -> None:
        """Adds a mention and what it tells."""
        self.drafts.append(draft)
        if draft.mention == "pronoun":
            return
        self.state = self.state or draft.state
        self.role = self.role or draft.role
        if self.title is None or (draft.title is not None and is_courtesy(self.title)):
            self.title = draft.title or self.title
        self.affiliation = self.affiliation or draft.affiliation
        self.gender = self.gender or draft.gender
        self.nouns |= draft.nouns
        for line in draft.why:
            if len(self.why) < _MOST_LINES and line not in self.why:
                self.why.append(line)


class Links:
    """All actors of a report in the making."""

    def __init__(self, scan: Scan, day: str | None) -> None:
        self.scan = scan
        self.day = day
        self.links: list[Link] = []
        self.by_key: dict[Key, Link] = {}
        #: Bodies whose state is known, by the words of their names.
        self.by_content: dict[str, list[Link]] = {}
        self.of: dict[int, Link] = {}
        self.by_surname: dict[str, list[Link]] = {}
        self.by_name: dict[str, Link] = {}
        #: Who is called by a surname alone.
        self.called: dict[str, Link] = {}

    def new(self, draft: Draft) -> Link:
        link = Link(draft.kind, bare(draft.name), draft.key, plural=draft.plural)
        self.links.append(link)
        if draft.key is not None:
            self.by_key.setdefault(draft.key, link)
            if draft.key.sort == "organisation" and draft.state:
                self.by_content.setdefault(draft.key.words, []).append(link)
        self.put(link, draft)
        return link

    def put(self, link: Link, draft: Draft) -> None:
        """Gives a draft to an actor."""
        link.take(draft)
        self.of[id(draft)] = link

    def keyed(self, draft: Draft) -> Link:
        """The actor with the draft's key, made if there is none."""
        assert draft.key is not None
        link = self.by_key.get(draft.key)
        if link is None or _of_others(draft, link, self.scan.lexicon.state_names.get(draft.state or "", "")):
            return self.new(draft)
        only_called = draft.kind == "state" and draft.name.split()[-1].islower()  # "the Jewish state" after "Israel"
        if (draft.mention == "name" and len(draft.name) > len(link.name) and not only_called) or (
            link.drafts and link.drafts[0].mention != "name" and draft.mention == "name"
        ):
            link.name = bare(draft.name)
        self.put(link, draft)
        return link

    def people(self) -> None:
        """Links persons by name: full names first, then short ones to the only full name that has them."""
        people = [d for d in self.scan.drafts if d.kind == "person" and d.mention == "name"]
        led = []
        for draft in people:
            *before, _surname = _parts(draft.name) or [""]
            if before and (all(part.lower() in _PARTICLES for part in before) or self._ends_longer(draft, people)):
                led.append(draft)
            elif before:
                self._full(draft)
        for draft in led:
            self._led(draft)
        for draft in people:
            if len(_parts(draft.name)) <= 1:
                self._short(draft)
        for link in self.links:
            if link.kind == "person":
                self._office(link)

    def _ends_longer(self, draft: Draft, people: list[Draft]) -> bool:
        """Whether several words of a name end one longer name of the report, the first of them no given name ("Abou Zeid"), or a sentence before
        has that name: "Shafqat Ali Khan said", then "Ali Khan said", but not "Omar Bashir Saleh, son of Bashir Saleh"."""
        end = f" {draft.name.lower()}"
        given = draft.name.split()[0].lower() in self.scan.lexicon.genders
        return any(other.name.lower().endswith(end) and (not given or other.head.sent.index < draft.head.sent.index) for other in people)

    def _full(self, draft: Draft) -> None:
        parts = _parts(draft.name)
        name = " ".join(parts).lower()
        link = self.by_name.get(name)
        if link is not None and _of_another_generation(link, draft):
            name = f"{name} {_suffix(draft.name) or 'the other'}"  # "his father, Ferdinand Marcos", after Ferdinand Marcos Jr.
            link = self.by_name.get(name)
        elif link is None:
            for known in self.by_surname.get(parts[-1].lower(), []):
                if _agree(_parts(known.name), parts):
                    link = known
                    break
        if link is None:
            link = self.new(draft)
            self.by_surname.setdefault(parts[-1].lower(), []).append(link)
            particle, _, rest = parts[-1].lower().partition("-")
            if rest and particle in _PARTICLES:
                self.by_surname.setdefault(rest, []).append(link)  # "Zawahri", after "Ayman al-Zawahri"
            for part in parts[:-1]:
                if len(part) > 1 and part.isalpha():
                    self.by_surname.setdefault("first " + part.lower(), []).append(link)
        else:
            if len(draft.name) > len(link.name):
                link.name = draft.name
            self.put(link, draft)
        self.by_name[name] = link

    def _led(self, draft: Draft) -> None:
        """A surname with its particle, "De Villepin", is short for the one whose name ends so; else it is a name like others."""
        end = f" {draft.name.lower()}"
        fits = [link for link in self.by_surname.get(_parts(draft.name)[-1].lower(), []) if link.name.lower().endswith(end)]
        if len(fits) == 1:
            self.put(fits[0], draft)
            fits[0].why.append(f"{draft.name} is short for {fits[0].name}")
        else:
            self._full(draft)

    def _short(self, draft: Draft) -> None:
        word = _parts(draft.name)[-1].lower() if draft.name else ""
        known = self.by_surname.get(word) or []
        if not known:
            known = list(self.by_surname.get("first " + word, []))
        fits = [link for link in known if not (draft.gender and link.gender and draft.gender != link.gender)]
        if suffix := _suffix(draft.name):
            fits = [link for link in fits if _suffix(link.name) == suffix] or fits  # "Marcos Jr." is not his father
        if len(fits) > 1 and draft.nouns:
            titled = [link for link in fits if link.nouns & draft.nouns]
            fits = titled if len(titled) == 1 else fits
        if len(fits) > 1:
            fits = self._first_so_called(draft, word, fits)
        if len(fits) == 1:
            self.called.setdefault(word, fits[0])
            self.put(fits[0], draft)
            fits[0].why.append(f"{draft.name} is short for {fits[0].name}")
            return
        if len(fits) > 1:
            draft.why.append(f"{draft.name} may be any of {len(fits)} people: left open")
            link = self.by_key.get(Key("open", None, word))
            if link is None:
                draft.key = Key("open", None, word)
                self.new(draft)
            else:
                self.put(link, draft)
            return
        link = self.by_name.get(word)
        if link is None:
            link = self.by_name[word] = self.new(draft)
        else:
            self.put(link, draft)

    def _first_so_called(self, draft: Draft, word: str, fits: list[Link]) -> list[Link]:
        """Of several of one surname the one who was called by it alone before the others were named: "Okafor", then "his brother Ben Okafor"."""
        known = self.called.get(word)
        if known is not None:
            return [known] if known in fits else fits
        before = [link for link in fits if min(d.start for d in link.drafts) < draft.start]
        return before if len(before) == 1 else fits

    def _office(self, link: Link) -> None:
        """State, role and title from the dated table of offices."""
        terms = self._terms(link)
        if len({t.person for t in terms}) > 1:
            terms = self._one_person(link, terms)
        if terms and link.state:
            terms = [t for t in terms if t.state == link.state]
        found = term_on(terms, self.day) if terms else None
        if found is None:
            return
        term, when = found
        if len(_parts(link.name)) == 1 and (not link.title or is_courtesy(link.title)) and not self._means(link.name, when):
            return
        if link.state is None:
            link.state = term.state
            link.why.append(by_row(term.at, f"{term.at}: {term.person}, {term.office} of {term.state} ({when})"))
        if link.role == "REL" and when == "serving" and link.title and link.title.lower() in _OF_BIRTH:
            link.role = None  # the sheikh is an emir or a minister
        if link.role is None and when != "later":
            link.role = "ELI" if when == "former" and not link.title and term.role == "GOV" else term.role
        if link.title is None and when in ("serving", "former"):
            link.title = term.office if when == "serving" else f"former {term.office}"

    def _terms(self, link: Link) -> list[Term]:
        """The terms in office that a person's name and title may mean."""
        people, parts, whole = self.scan.lexicon.people, _parts(link.name), fold(link.name)
        if len(parts) > 2 and parts[0].lower() in _OF_BIRTH:
            parts = parts[1:]  # "Sayyid Badr Albusaidi"
            whole = fold(" ".join(parts))
        if " " in whole and (terms := people.named(whole)):
            return terms
        surnamed = people.surnamed(fold(parts[-1])) if parts else []
        if link.title and not is_courtesy(link.title):
            low = link.title.lower()
            titled = [t for t in surnamed if _held_by(t, low)]
            return [t for t in titled if len(parts) == 1 or _agree(_parts(t.person), parts)]
        if len(parts) == 1:
            return people.alone(link.name, self.day)
        first, last = fold(parts[0]), fold(parts[-1])
        alone = len({t.person for t in surnamed}) == 1
        given = first[0] if len(first) == 1 and alone else ""  # "V. R. Chaudhari", where the table has one of that surname
        same = [t for t in surnamed if (known := fold(t.person).split())[-1] == last and (known[0] == first or given == known[0][0])]
        return same if alone else _of_a_house(whole, same)

    def _one_person(self, link: Link, terms: list[Term]) -> list[Term]:
        """The terms of the only one of several people who is in office; else what they have in common is told, and none."""
        current = [t for t in terms if self.day and (held := term_on([t], self.day)) is not None and held[1] == "serving"]
        if len({t.person for t in current}) == 1:
            return current
        states = {t.state for t in terms}
        if len(states) == 1 and link.state is None:
            link.state = states.pop()  # whichever Bush, of the United States
            link.role = link.role or ("GOV" if link.title else None)
            link.why.append(
                by_row(terms[0].at, f"{terms[0].at}: {len({t.person for t in terms})} people of this name, all of {link.state}")
            )
        return []

    def _means(self, name: str, when: str) -> bool:
        """Whether a surname alone means who is known by it."""
        if when in ("serving", "undated"):
            return True
        return when == "former" and fold(name) in self.scan.lexicon.people.single


def _of_others(draft: Draft, link: Link, own: str) -> bool:
    """Whether people are told to be of others than those who are called so before them: "the defence chiefs met", then "defence chiefs from Chad
    and Mali stayed away"; not where their ``own`` state alone is told again."""
    names = _tail(draft) - {word.lower() for word in own.split()}
    return bool(names) and not any(_tail(known) == names for known in link.drafts if known.mention == "nominal")


def _tail(draft: Draft) -> frozenset[str]:
    """The names after the noun of people who are several: "Chad" and "Mali" of "chiefs from Chad and Mali"."""
    if draft.mention != "nominal" or not draft.plural or draft.last.i <= draft.head.i:
        return frozenset()
    return frozenset(token.lower for token in draft.head.subtree() if draft.head.i < token.i <= draft.last.i and token.text[:1].isupper())


def _held_by(term: Term, title: str) -> bool:
    """Whether a title may be that of an office: who is called President is no vice president, nor one of the senate's."""
    office = term.office.lower()
    last = office.split()[-1]
    return last in title and (last != "president" or term.heads or office in title)


def _of_a_house(name: str, terms: list[Term]) -> list[Term]:
    """The terms of the only one whose names hold all of these, or whose names these hold, in their order, where three or more are told: of the
    house of Sabah, "Mishal al-Ahmad al-Jaber al-Sabah" and "Mishal al-Ahmad al-Sabah"."""
    told = name.split()
    held = [(t, fold(t.person).split()) for t in terms]
    fits = [t for t, known in held if min(len(known), len(told)) > 2 and (_within(told, known) or _within(known, told))]
    return fits if len({t.person for t in fits}) == 1 else []


def _within(few: list[str], many: list[str]) -> bool:
    """Whether all of some words stand among others, in their order."""
    left = iter(many)
    return all(word in left for word in few)


def _suffix(name: str) -> str:
    """What tells a generation at the end of a name: "jr" of "Ferdinand Marcos Jr."; nothing where none does."""
    last = name.split()[-1].lower() if name else ""
    return last.rstrip(".") if last in _KEEP else ""


def _of_another_generation(link: Link, draft: Draft) -> bool:
    """Whether somebody of one name is told by it, or as father or son, to be another than the one named before."""
    known, told = _suffix(link.name), _suffix(draft.name)
    if known == told or (known and told):
        return known != told
    beside = [*appositions(draft.head), *modifiers(draft.head), *((over,) if (over := apposed_to(draft.head)) is not None else ())]
    return any(word.lemma in _KIN for word in beside)


def bare(name: str) -> str:
    """A name without its article."""
    for article in ("the ", "a ", "an "):
        if name[: len(article)].lower() == article and len(name) > len(article):
            return name[len(article) :]
    return name


def _parts(name: str) -> list[str]:
    """The words of a name that tell persons apart."""
    parts = [p for p in name.replace(",", " ").replace("’", "'").split() if p.lower() not in _KEEP]
    return parts or name.split()


def _agree(known: list[str], parts: list[str]) -> bool:
    """Two full names with one surname may be one person: "George W. Bush", "George Bush"; "Ash Carter", "Ashton Carter"."""
    a, b = known[0].lower().rstrip("."), parts[0].lower().rstrip(".")
    if a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0]):
        return _middle(known) == _middle(parts) or not _middle(known) or not _middle(parts)
    return min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a))


def _middle(parts: list[str]) -> str:
    return parts[1][0].lower() if len(parts) > 2 else ""
