"""One walk over the report in order: descriptions and pronouns to the actors before them."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.actors.latter import of_two
from onrecord.extract.actors.link import Link, Links
from onrecord.extract.actors.officials import officials_before
from onrecord.extract.actors.opposite import dealing, is_addressed, opposite, other_country
from onrecord.extract.actors.pairs import is_pair, pair, the_leaders
from onrecord.extract.actors.taken import body_before, counted_before
from onrecord.extract.actors.telling import telling_army, telling_on
from onrecord.extract.actors.they import joined, one_of_subjects, they_two
from onrecord.extract.mentions.keys import Key
from onrecord.extract.mentions.origins import friend, towards
from onrecord.extract.mentions.pronouns import are_two, asked_by, is_dead, is_role, judged_for, nearness, said_by, surely_two
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.grammar.clauses import AHEAD, helping_words
from onrecord.grammar.judged import judged_act
from onrecord.grammar.meanwhile import doers_over
from onrecord.grammar.phrases import conjuncts
from onrecord.grammar.quotation import tokens_in_quotes
from onrecord.grammar.relations import CLAUSE, MODIFIER, OBJECT, SUBJECT, hangs_as, head_as
from onrecord.grammar.subjects import does, tellers, whose_words
from onrecord.knowledge.words import word_list

#: Bodies that speak and are no actors of their own: "the mission said it had".
_NO_ACTORS = frozenset(("mission", "body"))
#: What begins a phrase that takes somebody up again.
_MEANT = frozenset(("the", "this", "these", "that", "those"))
_THE_COUNTRY = frozenset(("the country", "the nation"))
_SAYING = word_list("speech_acts") | {"report", "write"}
#: What is said of what another will do or suffer.
_OF_OTHERS = frozenset(("warn", "threaten", "hope", "expect"))
#: What is said of armed groups.
_ARMS = word_list("armed_group_adjectives")
#: What is said of a body of states.
_OF_STATES = word_list("bodies_of_states_adjectives")
#: Sentences back that a pronoun may reach: speakers of wikinews .810, with three .805, with two .803, with six nothing changes; parties 2025
#: the same with each.
#: Set by wikinews: see above, with two, three and six.
_REACH = 4


#: What makes a title another's: a president's deputy, or one who was it.
_LESSER = word_list("lesser_titles")
_SMALL = frozenset(("of", "the", "'s", "’s"))
#: Who leads, what that is called, and titles of those who do.
_LEADERS = frozenset(("leader", "ruler", "strongman", "chief"))
_HEADS = ("head of state", "head of government")
_LEADING = word_list("leading_titles")


def resolve(scan: Scan, links: Links) -> None:
    """Gives every draft and every pronoun its actor, or leaves it open."""
    drafts = sorted(scan.drafts, key=lambda draft: (draft.head.i, draft.start, draft.end))
    by_sentence: dict[int, list[Draft]] = {}
    nouns: dict[str, list[Link]] = {}
    quoted = tokens_in_quotes(scan.doc)
    pairs: list[Draft] = []
    at = 0
    for token in scan.doc.tokens:
        while at < len(drafts):
            draft = drafts[at]
            if draft.head.i > token.i:
                break
            at += 1
            if is_pair(draft) and id(draft) not in links.of:
                pairs.append(draft)
                continue
            if id(draft) not in links.of and the_leaders(links, draft, by_sentence):
                continue
            _place(scan, links, draft, nouns, by_sentence, quoted)
        if token.pos == "PRON" or token.tag == "PRP$":
            pronoun = _pronoun(links, token, by_sentence, quoted)
            if pronoun is not None:
                by_sentence.setdefault(token.sent.index, []).append(pronoun)
        else:
            of_two(links, token, by_sentence)
    for draft in pairs:  # last: a sentence may begin with "Amid talks between both countries"
        pair(links, draft, by_sentence)
        by_sentence.setdefault(draft.head.sent.index, []).append(draft)
    for token in scan.doc.tokens:
        if token.lower == "they" and token.i not in quoted:
            they_two(links, token)


def _place(
    scan: Scan, links: Links, draft: Draft, nouns: dict[str, list[Link]], by_sentence: dict[int, list[Draft]], quoted: frozenset[int]
) -> None:
    link = links.of.get(id(draft))
    if link is None:
        _owner(scan, links, draft)
        if draft.kind == "state" and draft.name.lower() in _THE_COUNTRY:
            sayer = _promising(links, draft, by_sentence)
            doer = dealing(draft.head)
            if doer is not None:
                another = other_country(links, draft, doer, by_sentence)
                best = (another, "the only other one that is told of") if another is not None else None
            elif sayer is not None:
                own = next((other for other in links.links if other.kind == "state" and other.state == sayer.state), None)
                best = (own, f"the country of {sayer.name}, who says what it will do") if own is not None else None
            else:
                best = _best(links, draft.head, by_sentence, quoted, "state", "")
            if best is not None:
                links.put(best[0], draft)
                best[0].why.append(f"{draft.name} at {draft.start}: {best[1]}")
                link = best[0]
    if link is None and (other := opposite(links, draft, by_sentence)) is not None:
        links.put(other, draft)
        other.why.append(f"{draft.name} at {draft.start}: the only other one who is told of beside whose he is")
        link = other
    if link is None:
        link = _described(links, draft, nouns, by_sentence)
    if draft.mention == "name" and friend(scan, draft.last.i):
        return  # "the al-Qaeda-linked fighters ... the group"
    by_sentence.setdefault(draft.head.sent.index, []).append(draft)
    for noun in draft.nouns | link.nouns:
        seen = nouns.setdefault(noun, [])
        if not seen or seen[-1] is not link:
            seen.append(link)


def _promising(links: Links, draft: Draft, by_sentence: dict[int, list[Draft]]) -> Link | None:
    """The official of a state who says what "the country" will do, which is his own: "Chad's minister told France that the country would leave"."""
    verb = does(draft.head)
    above = head_as(verb, CLAUSE) if verb is not None else None
    if verb is None or above is None or above.lemma in _OF_OTHERS or AHEAD.isdisjoint(helping_words(verb)):
        return None
    says = tellers(draft.head)
    named = [other for other in by_sentence.get(draft.head.sent.index, []) if other.head in says and other.mention != "pronoun"]
    sayer = links.of.get(id(named[0])) if len(named) == 1 else None
    return sayer if sayer is not None and sayer.kind == "person" and sayer.role == "GOV" and sayer.state is not None else None


def _owner(scan: Scan, links: Links, draft: Draft) -> None:
    """ "Abe's government", "the Bush administration", "his lawyer": the state of the person it belongs to."""
    if draft.mention != "nominal":
        return
    owners: list[Link] = []
    for token in scan.doc.tokens[draft.first.i : draft.head.i]:
        owner = scan.name_at.get(token.i) or scan.by_head.get(token.i)
        link = links.of.get(id(owner)) if owner is not None and owner is not draft else None
        if link is not None and link.kind == "person" and link not in owners and not towards(scan.doc.tokens, token.i):
            owners.append(link)
    if len(owners) == 1:
        draft.affiliation = owners[0].name
        if draft.state is None and owners[0].state:
            draft.state = owners[0].state
            draft.why.append(f"the state of {owners[0].name}")
        after = scan.doc.tokens[draft.head.i + 1 : draft.head.i + 2]
        if draft.head.lemma == "counterpart" and draft.role is None and not any(word.pos == "PROPN" for word in after):
            draft.role = owners[0].role
        if draft.key is None and draft.same is None and draft.head.lemma in ("government", "administration", "presidency", "office"):
            draft.key = Key("owned", None, draft.head.lemma, owners[0].name)
    elif draft.affiliation is None and owners:
        draft.key = draft.same = None


def _described(links: Links, draft: Draft, nouns: dict[str, list[Link]], by_sentence: dict[int, list[Draft]]) -> Link:
    if draft.same is not None:
        link = links.of.get(id(links.scan.name_at.get(draft.same)))
        if link is not None:
            links.put(link, draft)
            return link
    organisation = draft.key if draft.key is not None and draft.key.sort == "organisation" else None
    short = organisation is not None and organisation.state is None and " " not in organisation.words
    if short and draft.mention == "name" and draft.named is None and draft.state is None:
        taken = _back(links.scan, draft, nouns, draft.name.lower().split())  # "the Council", after the Security Council
        taken = taken or body_before(links, draft, by_sentence)
        if taken is not None:
            links.put(taken, draft)
            return taken
    if organisation is not None and organisation.state is None and organisation not in links.by_key:
        known = links.by_content.get(organisation.words, [])
        if len(known) == 1:  # "the Foreign Office", after "the Foreign Office of the United Kingdom"
            links.put(known[0], draft)
            return known[0]
    if (told := officials_before(links, draft)) is not None:
        links.put(told, draft)
        return told
    if draft.key is not None:
        return links.keyed(draft)
    if draft.mention == "nominal" and draft.first.i in links.scan.origin and draft.head.text[:1].isupper() and not draft.plural:
        content = draft.name.lower().split()
        for noun in sorted(draft.nouns, key=len, reverse=True):
            extra = set(content).difference(noun.split(), draft.head.lemma.split(), (draft.head.lower,))
            office = _in_office(links.scan, draft, nouns.get(noun, []), extra)
            if office is not None:  # "Serbian President said", as some write
                links.put(office, draft)
                return office
    if draft.mention == "nominal" and draft.definite and (draft.first.lower in _MEANT or hangs_as(draft.head, MODIFIER)):
        back = (
            telling_on(links, draft, by_sentence)
            or counted_before(links, draft, by_sentence)
            or _back(links.scan, draft, nouns, draft.name.lower().split()[1:])
            or _leading(links, draft)
            or telling_army(links, draft, by_sentence)
            or body_before(links, draft, by_sentence)
        )
        if back is not None:
            back.why.append(f"{draft.name} takes {back.name} up again")
            links.put(back, draft)
            return back
    return links.new(draft)


def _back(scan: Scan, draft: Draft, nouns: dict[str, list[Link]], content: list[str]) -> Link | None:
    """The last actor that the description fits: same noun, no other state, same number, nothing new in the modifiers."""
    for noun in sorted(draft.nouns, key=len, reverse=True):
        extra = set(content).difference(noun.split(), draft.head.lemma.split(), (draft.head.lower,))
        office = _in_office(scan, draft, nouns.get(noun, []), extra)
        fits: list[Link] = []
        for link in reversed(nouns.get(noun, [])[-4:]):
            if draft.state and link.state and draft.state != link.state:
                continue
            told = link.drafts[0]
            if told.first.lower == "no" and told.mention == "nominal":
                continue  # "where there are no rebels", then "the rebels" who are there
            words = set(told.name.lower().split()) if told.mention == "nominal" else None
            if words is not None and "former" in words and "former" not in content:
                continue  # "the former president left. The president stayed"
            again = words is not None and extra <= words  # "envoy of Benin ... the envoy of Benin"
            if extra and not again and not _known_as(link, extra) and link is not office:
                continue
            if noun in ("administration", "government", "country", "ministry") and not (link.drafts[0].definite or link.state):
                continue
            several = link.plural if link.kind != "person" else False
            if several != draft.plural:
                continue
            if link not in fits:
                fits.append(link)
        if fits:
            return fits[0]
    return None


def _in_office(scan: Scan, draft: Draft, known: list[Link], extra: set[str]) -> Link | None:
    """The only named person of an office that a description names with its state or body: "the Kenyan president", after Kenyan President Ana Roe,
    and not after her deputy."""
    own = scan.doc.tokens[draft.first.i : draft.last.i + 1]
    whose = {token.lower for token in own if token.i in scan.origin or token.i in scan.name_at}
    if draft.kind != "person" or not whose:
        return None
    rest = extra - whose - _SMALL
    told = {*rest, *draft.name.lower().split()}
    fits = []
    for link in known:
        title = link.title.lower().split() if link.title is not None else []
        new = not rest.issubset(title) or draft.head.lower not in title or not _LESSER.intersection(title) <= told
        if not new and _named_of(link, draft):
            fits.append(link)
    return fits[0] if len(fits) == 1 else None


def _named_of(link: Link, draft: Draft) -> bool:
    """Whether an actor is a person told by name first, of the state or body of which a description is."""
    if link.kind != "person" or link.drafts[0].mention != "name":
        return False
    if draft.state is not None:
        return draft.state == link.state
    return draft.affiliation is not None and draft.affiliation == link.affiliation


def _leading(links: Links, draft: Draft) -> Link | None:
    """The only one named before who leads the state or body of which a description tells the leader: "the Kenyan leader", "the Hezbollah chief"."""
    low = draft.name.lower()
    if draft.kind != "person" or draft.plural or not (draft.head.lemma in _LEADERS or low.endswith(_HEADS)):
        return None
    fits = []
    for link in links.links:
        title = set(link.title.lower().split()) if link.title is not None else set()
        before = bool(link.drafts) and link.drafts[0].start < draft.start
        if before and _named_of(link, draft) and title & _LEADING and not (title & _LESSER) - {"prime"}:
            fits.append(link)
    own = set(low.split()[1:]) - {draft.head.lower}
    return fits[0] if len(fits) == 1 and (low.endswith(_HEADS) or len(own) == 1) else None


def _known_as(link: Link, words: set[str]) -> bool:
    """Whether words of a description tell nothing new: of a person's title; that an armed group or a body of states is one, "the militant
    group", "the 27-nation bloc"."""
    if link.kind == "person":
        return link.title is not None and words.issubset(link.title.lower().split())
    if link.role == "IGO":
        return all(word in _OF_STATES or word.endswith(("-nation", "-member", "-country", "-state")) for word in words)
    return link.role in ("REB", "UAF") and words <= _ARMS


def _pronoun(links: Links, token: Token, by_sentence: dict[int, list[Draft]], quoted: frozenset[int]) -> Draft | None:
    asked = asked_by(token)
    if asked is None or (asked.kind == "body" and _of_a_thing(token, by_sentence)):
        return None
    several = asked.kind == "several"
    all_of_them = several and sum(1 for teller in tellers(token) for _ in conjuncts(teller)) > 1
    best = _best(links, token, by_sentence, quoted, *asked) if not all_of_them else None
    if several and best is not None and sum(1 for doer in doers_over(token) for _ in conjuncts(doer)) > 1:
        hit = [
            draft for draft in by_sentence.get(token.sent.index, []) if links.of.get(id(draft)) is best[0] and head_as(draft.head, OBJECT)
        ]
        best = best if best[0].plural and hit else None  # "Chad and Mali praised the army as they signed a pact"
    if best is None:
        if several and token.i not in quoted:
            joined(links, token, by_sentence, quoted)
        return None
    link, reason = best
    draft = Draft(token, token, token, "pronoun", link.kind, token.text)
    link.drafts.append(draft)
    links.of[id(draft)] = link
    if asked.gender and link.kind == "person" and link.gender is None:
        link.gender = asked.gender
    link.why.append(f"{token.text} at {token.start}: {reason}")
    return draft


def _of_a_thing(it: Token, by_sentence: dict[int, list[Draft]]) -> bool:
    """Whether what is condemned for what it did is nobody: "condemned the raid after it killed ten"; what a body says that is named nowhere."""
    if any(teller.lemma in _NO_ACTORS for teller in tellers(it)):
        return True
    side = judged_act(it)
    return side is not None and all(other.head is not each for each in conjuncts(side) for other in by_sentence.get(it.sent.index, []))


def _best(
    links: Links, token: Token, by_sentence: dict[int, list[Draft]], quoted: frozenset[int], wanted: str, gender: str
) -> tuple[Link, str] | None:
    index = token.sent.index
    says = token.i not in quoted and (said := head_as(token, SUBJECT)) is not None and said.lemma in _SAYING
    side = judged_for(token) if wanted in ("several", "body") else None
    if side is None and (owner := whose_words(token)) is not None:
        told = [(other, links.of.get(id(other))) for other in by_sentence.get(index, []) if other.head is owner]
        side = owner if any(link is not None and _fits(link, other, wanted, gender) for other, link in told) else None
    judged = (
        [each for each in conjuncts(side) if any(other.head is each for other in by_sentence.get(index, []))] if side is not None else []
    )
    words = said_by(token, quoted) if token.i not in quoted else range(0)
    scores: dict[int, tuple[float, Link]] = {}
    others: set[int] = set()  # whom another word of the sentence tells that it is not
    for back in range(index, max(-1, index - _REACH - 1), -1):
        for other in by_sentence.get(back, []):
            if other.head.i >= token.i:
                continue
            link = links.of.get(id(other))
            if (judged and other.head not in judged) or (link is not None and is_addressed(links, link, token)):
                continue
            # a state, too, is judged for "their" raid
            if link is None or not (_fits(link, other, wanted, gender) or (judged and _fits(link, other, "body", ""))):
                continue
            if are_two(other, token):
                if surely_two(other, token):
                    others.add(id(link))
                continue
            if (
                (token.i in quoted and other.head.i not in quoted)
                or other.head.i in words
                or is_dead(other, token)
                or is_role(other, token)
                or (wanted == "body" and one_of_subjects(other, token))
                or (says and other.head.i in quoted)  # "..., weeks after the drones came," they said
            ):
                continue
            score = nearness(other, token, quoted)
            known = scores.get(id(link))
            if known is None or score > known[0]:
                scores[id(link)] = (score, link)
    ranked = sorted((found for at, found in scores.items() if at not in others), key=lambda pair: -pair[0])
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 1.0:
        return None
    if ranked[0][0] < 0:
        return None
    return ranked[0][1], f"{ranked[0][1].name} fits best by number, gender, place and role in the sentence"


def _fits(link: Link, draft: Draft, wanted: str, gender: str) -> bool:
    if wanted == "person":
        return link.kind == "person" and not link.plural and link.gender in (gender, None)
    if wanted == "several":
        return link.plural or (link.kind in ("group", "unit") and draft.mention != "metonym")
    if wanted == "state":
        return link.kind == "state" and link.state is not None
    one = draft.mention == "nominal" and not draft.plural  # "the Support Forces ... the group announced its pullout"
    return link.kind in ("state", "government", "organisation", "media", "unit", "group") and not (
        link.plural and not one and link.kind in ("group", "unit")
    )
