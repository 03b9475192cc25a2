"""The parser's commonest faults, mended: a tree as the parser gives it, and what hangs on what after."""

from __future__ import annotations

import pytest
from trees import document, tree, words

from onrecord.doc import Entity
from onrecord.grammar.mending import mend
from onrecord.grammar.mistaken import beside_verb, mistaken, with_object

#: By kind: the rows as the parser gives them, names by index, and "word role head" of what is mended.
FAULTS: dict[str, tuple[tuple[str, ...], dict[int, str], tuple[str, ...]]] = {
    "a subject joined to the phrase before": (
        (
            "At at IN prep 7",
            "talks talk NNS pobj 0",
            "in in IN prep 1",
            "Paris paris NNP pobj 2",
            ", , , punct 3",
            "Iran iran NNP conj 3",
            "still still RB advmod 7",
            "agreed agree VBD ROOT 7",
        ),
        {},
        ("Iran nsubj agreed",),
    ),
    "a state before a day made a time": (
        (
            "Chad chad NNP npadvmod 3",
            "on on IN prep 3",
            "Monday monday NNP pobj 1",
            "accused accuse VBD ROOT 3",
            "Mali mali NNP dobj 3",
        ),
        {0: "GPE", 2: "DATE", 4: "GPE"},
        ("Chad nsubj accused",),
    ),
    "the second of a list of states made the first's other name": (
        (
            "ministers minister NNS nsubj 8",
            "of of IN prep 0",
            "Kenya kenya NNP pobj 1",
            ", , , punct 2",
            "Chad chad NNP appos 0",
            "and and CC cc 4",
            "Mali mali NNP conj 4",
            "abroad abroad RB advmod 0",
            "met meet VBD ROOT 8",
        ),
        {2: "GPE", 4: "GPE", 6: "GPE"},
        ("Chad conj Kenya",),
    ),
    'a name joined by "as well as" made the main word': (
        (
            "Fiji fiji NNP ROOT 0",
            "as as RB advmod 3",
            "well well RB advmod 3",
            "as as IN cc 0",
            "Samoa samoa NNP nsubj 5",
            "condemned condemn VBD conj 0",
            "Tonga tonga NNP dobj 5",
        ),
        {},
        ("Fiji nsubj condemned", "Samoa conj Fiji"),
    ),
    'a name joined by "as well as" made a second subject': (
        (
            "Fiji fiji NNP nsubj 5",
            "as as RB advmod 3",
            "well well RB advmod 3",
            "as as IN cc 0",
            "Samoa samoa NNP nsubj 5",
            "condemned condemn VBD ROOT 5",
        ),
        {},
        ("Fiji nsubj condemned", "Samoa conj Fiji"),
    ),
    "a call joined to what is said of a deed": (
        (
            "Lopez lopez NNP nsubj 1",
            "said say VBD ROOT 1",
            "strikes strike NNS nsubj 3",
            "broke break VBD ccomp 1",
            "law law NN dobj 3",
            "and and CC cc 3",
            "urged urge VBD conj 3",
            "talks talk NNS dobj 6",
        ),
        {},
        ("urged conj said",),
    ),
    "a subject joined to the object before": (
        (
            "Spain spain NNP nsubj 1",
            "leads lead VBZ ROOT 1",
            "missions mission NNS dobj 1",
            "and and CC cc 2",
            "France france NNP conj 2",
            "pledged pledge VBD conj 1",
            "troops troop NNS dobj 5",
        ),
        {},
        ("France nsubj pledged", "and cc leads"),
    ),
    "those who are left so made the subject of what they are": (
        (
            "The the DT det 1",
            "raid raid NN nsubj 2",
            "left leave VBD ROOT 2",
            "at at RB advmod 4",
            "least least RBS advmod 5",
            "six six CD nsubj 8",
            "of of IN prep 5",
            "them they PRP pobj 6",
            "wounded wound VBD ccomp 2",
        ),
        {},
        ("six dobj left", "wounded oprd left"),
    ),
    "a saying joined to what another says": (
        (
            "He he PRP nsubj 1",
            "says say VBZ ROOT 1",
            "Mali mali NNP nsubj 4",
            "has have VBZ aux 4",
            "lost lose VBN ccomp 1",
            "and and CC cc 4",
            "accuses accuse VBZ conj 4",
            "Chad chad NNP dobj 6",
        ),
        {},
        ("accuses conj says", "and cc says"),
    ),
    "what is wanted goes on": (
        (
            "He he PRP nsubj 1",
            "says say VBZ ROOT 1",
            "Mali mali NNP nsubj 4",
            "has have VBZ aux 4",
            "lost lose VBN ccomp 1",
            "and and CC cc 4",
            "wants want VBZ conj 4",
            "peace peace NN dobj 6",
        ),
        {},
        ("wants conj lost", "and cc lost"),
    ),
    "a verb of the past joined to a gerund": (
        (
            "Peru peru NNP nsubj 1",
            "denied deny VBD ROOT 1",
            "arming arm VBG xcomp 1",
            "rebels rebel NNS dobj 2",
            "and and CC cc 2",
            "left leave VBD conj 2",
        ),
        {},
        ("left conj denied", "and cc denied"),
    ),
    "a finite verb joined to what one can do": (
        (
            "Togo togo NNP nsubj 1",
            "says say VBZ ROOT 1",
            "Mali mali NNP nsubj 4",
            "can can MD aux 4",
            "lose lose VB ccomp 1",
            "and and CC cc 4",
            "has have VBZ aux 7",
            "left leave VBN conj 4",
        ),
        {},
        ("left conj lose", "and cc lose"),
    ),
    "a verb of one form joined to what others are led to do": (
        (
            "Jets jet NNS nsubj 1",
            "came come VBD ROOT 1",
            "leading lead VBG advcl 1",
            "Peru peru NNP dobj 2",
            "to to TO aux 5",
            "send send VB xcomp 2",
            "ships ship NNS dobj 5",
            "and and CC cc 5",
            "put put VBD conj 5",
        ),
        {},
        ("put conj send", "and cc send"),
    ),
    "a second verb joined to the first one's object": (
        (
            "Fire fire NN nsubj 1",
            "kills kill VBZ ROOT 1",
            "ten ten CD nummod 3",
            "people people NNS dobj 1",
            "and and CC cc 3",
            "wounds wound NNS conj 3",
            "two two CD nummod 7",
            "others other NNS appos 5",
        ),
        {},
        ("wounds conj kills", "and cc kills", "others dobj wounds"),
    ),
    "a call beside what was agreed": (
        (
            "Lopez lopez NNP nsubj 1",
            "said say VBD ROOT 1",
            "all all DT nsubj 4",
            "had have VBD aux 4",
            "agreed agree VBN ccomp 1",
            "to to TO aux 6",
            "stay stay VB xcomp 4",
            "and and CC cc 6",
            "called call VBD conj 6",
            "on on IN prep 8",
            "them they PRP pobj 9",
        ),
        {},
        ("called conj said", "and cc said"),
    ),
    "an infinitive without its particle": (
        (
            "They they PRP nsubj 1",
            "agreed agree VBD ROOT 1",
            "to to TO aux 3",
            "share share VB xcomp 1",
            "it it PRP dobj 3",
            "and and CC cc 3",
            "rely rely VBP conj 3",
        ),
        {},
        ("rely conj share",),
    ),
    "another saying behind an attribution": (
        (
            "Ships ship NNS nsubj 1",
            "fired fire VBD ROOT 1",
            ", , , punct 4",
            "Lima lima NNP nsubj 4",
            "said say VBD parataxis 1",
            ", , , punct 4",
            "calling call VBG advcl 1",
            "it it PRP dobj 6",
        ),
        {},
        ("calling advcl said",),
    ),
    "a list is left whole": (
        (
            "Spain spain NNP nsubj 1",
            "leads lead VBZ ROOT 1",
            "Chad chad NNP dobj 1",
            ", , , punct 2",
            "Mali mali NNP conj 2",
            "and and CC cc 4",
            "Niger niger NNP conj 4",
            "pledged pledge VBD conj 1",
            "troops troop NNS dobj 7",
        ),
        {},
        ("Niger conj Mali",),
    ),
    "a subject taken for a time": (
        ("The the DT det 1", "army army NN npadvmod 2", "left leave VBD ROOT 2"),
        {},
        ("army nsubj left",),
    ),
    "a time stays one": (
        ("This this DT det 1", "week week NN npadvmod 2", "left leave VBD ROOT 2"),
        {1: "DATE"},
        ("week npadvmod left",),
    ),
    "the first of a list taken for a time": (
        (
            "Fiji fiji NNP npadvmod 5",
            ", , , punct 5",
            "Samoa samoa NNP nsubj 5",
            "and and CC cc 2",
            "Tonga tonga NNP conj 2",
            "signed sign VBD ROOT 5",
        ),
        {},
        ("Fiji nsubj signed", "Samoa conj Fiji"),
    ),
    "a place before the subject is none of a list": (
        ("Fiji fiji NNP npadvmod 3", ", , , punct 3", "Samoa samoa NNP nsubj 3", "signed sign VBD ROOT 3"),
        {},
        ("Samoa nsubj signed",),
    ),
    "the subject taken for the main word, the verb for joined to it": (
        ("Chad chad NNP ROOT 0", "bans ban VBZ conj 0", "and and CC cc 1", "jails jail VBZ conj 1", "ten ten CD dobj 3"),
        {},
        ("Chad nsubj bans", "bans ROOT bans"),
    ),
    "who is to have it made what somebody denies": (
        ("Okafor okafor NNP nsubj 1", "denied deny VBD ROOT 1", "Chad chad NNP dobj 1", "has have VBZ ccomp 1", "plans plan NNS dobj 3"),
        {},
        ("Chad nsubj has",),
    ),
    "one who is called": (
        ("Okafor okafor NNP nsubj 1", "called call VBD ROOT 1", "Saleh saleh NNP oprd 1"),
        {},
        ("Saleh dobj called",),
    ),
    "a name that is given": (
        ("Okafor okafor NNP nsubj 1", "called call VBD ROOT 1", "him he PRP dobj 1", "Saleh saleh NNP oprd 1"),
        {},
        ("Saleh oprd called",),
    ),
    "two objects": (
        ("Mali mali NNP nsubj 1", "offered offer VBD ROOT 1", "Chad chad NNP dobj 1", "ships ship NNS dobj 1"),
        {},
        ("Chad dative offered", "ships dobj offered"),
    ),
    "two objects of a verb that gives nothing": (
        ("Mali mali NNP nsubj 1", "saw see VBD ROOT 1", "Chad chad NNP dobj 1", "ships ship NNS dobj 1"),
        {},
        ("Chad dobj saw", "ships dobj saw"),
    ),
    "sent home": (
        ("Niger niger NNP nsubj 1", "sent send VBD ROOT 1", "the the DT det 4", "envoy envoy NN compound 4", "home home NN dobj 1"),
        {},
        ("envoy dobj sent", "home advmod sent", "the det envoy"),
    ),
    "the second number joined to the verb": (
        (
            "Two two CD nsubjpass 2",
            "were be VBD auxpass 2",
            "killed kill VBN ROOT 2",
            "and and CC cc 2",
            "nine nine CD conj 2",
            "hurt hurt VBN acl 4",
        ),
        {},
        ("nine nsubjpass hurt", "hurt conj killed"),
    ),
    "of the subject, hung on the verb": (
        ("Chadian chadian JJ amod 2", "police police NNS nsubj 2", "held hold VBD ROOT 2", "two two CD dobj 2"),
        {},
        ("Chadian amod police",),
    ),
    "harm hung on the accusing": (
        (
            "Chad chad NNP nsubj 1",
            "accused accuse VBD ROOT 1",
            "Niger niger NNP dobj 1",
            "of of IN prep 1",
            "firing fire VBG pcomp 3",
            ", , , punct 1",
            "killing kill VBG advcl 1",
            "two two CD dobj 6",
        ),
        {},
        ("killing conj firing",),
    ),
    "harm of a deed stays": (
        ("Chad chad NNP nsubj 1", "fired fire VBD ROOT 1", "killing kill VBG advcl 1", "two two CD dobj 2"),
        {},
        ("killing advcl fired",),
    ),
    "a noun with subject and object": (
        ("Okafor okafor NNP nsubj 1", "signs sign NNS ROOT 1", "a a DT det 3", "decree decree NN dobj 1"),
        {},
        ("Okafor nsubj signs", "decree dobj signs"),
    ),
}


def relations_of(rows: tuple[str, ...], names: dict[int, str]) -> set[str]:
    doc = document(" ".join(row.split()[0] for row in rows), *rows, names=names)
    mend(doc)
    for token in doc.tokens:
        assert token.head is token or token in token.head.children
        assert words(token.children) == words(sorted(token.children, key=lambda child: child.i))
        assert all(child.head is token for child in token.children)
    return {f"{token.text} {token.dep} {token.head.text}" for token in doc.tokens}


@pytest.mark.parametrize("kind", FAULTS)
def test_what_is_mended(kind: str) -> None:
    rows, names, mended = FAULTS[kind]
    assert set(mended) <= relations_of(rows, names)


def test_a_sound_tree_stays_as_it_is() -> None:
    rows = (
        "Peru peru NNP nsubj 1", "urged urge VBD ROOT 1", "Chad chad NNP dobj 1", "to to TO aux 4", "free free VB xcomp 1", "two two CD nummod 6",
        "crews crew NNS dobj 4", "on on IN prep 4", "Monday monday NNP pobj 7",
    )  # fmt: skip
    text = "Peru urged Chad to free two crews on Monday"
    before = {f"{token.text} {token.dep} {token.head.text}" for token in tree(text, *rows)}
    assert relations_of(rows, {8: "DATE"}) == before


#: Sentences whose verb the parser takes for a noun: the rows, names, and "word role head" of what is mended.
NOUNS: dict[str, tuple[tuple[str, ...], dict[int, str], tuple[str, ...]]] = {
    "it has a verb's subject": (
        (
            "The the DT det 1",
            "minister minister NN nsubj 2",
            "resigns resign NNS ROOT 2",
            "after after IN prep 2",
            "protests protest NNS pobj 3",
        ),
        {},
        ("minister nsubj resigns",),
    ),
    "after the noun that it agrees with": (
        ("Police police NNS compound 1", "arrest arrest NN ROOT 1", "Okafor okafor NNP appos 1"),
        {},
        ("Police nsubj arrest", "Okafor dobj arrest"),
    ),
    "before its object": (
        (
            "The the DT det 1",
            "rebels rebel NNS ROOT 1",
            "claim claim VBP nmod 3",
            "responsibility responsibility NN appos 1",
        ),
        {},
        ("rebels nsubj claim", "responsibility dobj claim"),
    ),
    "between its subject and its object": (
        (
            "The the DT det 3",
            "police police NNS compound 3",
            "claim claim VBP compound 3",
            "victory victory NN ROOT 3",
        ),
        {},
        ("police nsubj claim", "victory dobj claim", "The det police"),
    ),
    "below its subject": (
        (
            "Citizens citizen NNS ROOT 0",
            "of of IN prep 0",
            "Ghana ghana NNP compound 3",
            "vote vote NN pobj 1",
            "on on IN prep 3",
            "Sunday sunday NNP pobj 4",
        ),
        {2: "GPE"},
        ("Citizens nsubj vote", "Ghana pobj of", "on prep vote"),
    ),
    "before what is fired": (
        ("Ships ship NNS compound 2", "fire fire NN compound 2", "shells shell NNS ROOT 2", "at at IN prep 2", "Lima lima NNP pobj 3"),
        {},
        ("Ships nsubj fire", "shells dobj fire"),
    ),
    "with a particle in what is demanded": (
        (
            "Chad chad NNP nsubj 1",
            "demanded demand VBD ROOT 1",
            "that that IN mark 4",
            "Minsk minsk NNP nsubj 4",
            "hand hand NN ccomp 1",
            "over over RP prep 4",
            "men man NNS pobj 5",
        ),
        {},
        ("Minsk nsubj hand", "over prt hand", "men dobj hand"),
    ),
    "in the past, before its object": (
        ("Togo togo NNP npadvmod 1", "scrambled scramble VBN amod 2", "jets jet NNS ROOT 2", ". . . punct 2"),
        {},
        ("Togo nsubj scrambled", "jets dobj scrambled"),
    ),
    "joined to its subject": (
        (
            "Chad chad NNP ROOT 0",
            ", , , punct 0",
            "Mali mali NNP conj 0",
            "and and CC cc 2",
            "Niger niger NNP compound 5",
            "call call NN conj 2",
            "for for IN prep 5",
            "calm calm NN pobj 6",
        ),
        {},
        ("Chad nsubj call", "Niger conj Mali"),
    ),
}


@pytest.mark.parametrize("kind", NOUNS)
def test_a_verb_taken_for_a_noun(kind: str) -> None:
    rows, names, mended = NOUNS[kind]
    assert set(mended) <= relations_of(rows, names)


#: What is no sentence, or has no verb that looks like a noun.
NO_VERB = [
    ("raids raid NNS ROOT 0", "on on IN prep 0", "Lima lima NNP pobj 1"),
    ("Togo togo NNP npadvmod 1", "trained train VBN amod 2", "commandos commando NNS ROOT 2"),
    ("militia militia NN compound 1", "attacks attack NNS ROOT 1", "on on IN prep 1", "ships ship NNS pobj 2"),
    ("the the DT det 2", "army army NN compound 2", "barracks barracks NNS ROOT 2", "in in IN prep 2", "Lima lima NNP pobj 3"),
]


@pytest.mark.parametrize("rows", NO_VERB)
def test_what_has_no_verb_gets_none(rows: tuple[str, ...]) -> None:
    of = tree(" ".join(row.split()[0] for row in rows), *rows)
    root = next(token for token in of if token.head is token)
    mistaken(root, of)
    assert root.pos == "NOUN"
    assert root.head is root


def test_a_noun_with_an_article_is_no_verb() -> None:
    rows = ("Okafor okafor NNP nsubj 2", "the the DT det 2", "signs sign NNS ROOT 2", "decrees decree NNS dobj 2")
    of = tree("Okafor the signs decrees", *rows)
    with_object(of[2])
    assert of[2].pos == "NOUN"
    of = tree("Okafor signs decrees", "Okafor okafor NNP nsubj 1", "signs sign NNS ROOT 1", "decrees decree NNS dobj 1")
    with_object(of[1])
    assert (of[1].pos, of[1].tag) == ("VERB", "VBZ")


def test_a_title_leaves_the_main_verb_its_subject() -> None:
    rows = (
        "Dahl dahl NNP dep 4", ", , , punct 0", "We we PRP nsubj 4", "Shall shall MD aux 4", "Yield yield VB parataxis 6", ", , , punct 4",
        "met meet VBD ROOT 6", "Okafor okafor NNP dobj 6",
    )  # fmt: skip
    doc = document("Dahl , We Shall Yield , met Okafor", *rows)
    doc.entities.append(Entity(doc.tokens[2], doc.tokens[4], "WORK_OF_ART"))
    mend(doc)
    assert [f"{token.text} {token.dep} {token.head.text}" for token in doc.tokens[:1]] == ["Dahl nsubj met"]
    doc = document("Dahl , We Shall Yield , met Okafor", *rows)
    mend(doc)
    assert doc.tokens[0].head is doc.tokens[4]


def test_a_noun_joined_to_a_verb_in_the_present_is_a_verb() -> None:
    def joined(first: str, second: str, after: str) -> str:
        of = tree(
            f"Chad {first} him and {second} {after.split()[0]} {'ban' if 'DT' in after else 'it'}",
            "Chad chad NNP nsubj 1",
            f"{first} jail {'VBZ' if first.endswith('s') else 'VBD'} ROOT 1",
            "him he PRP dobj 1",
            "and and CC cc 1",
            f"{second} {second.removesuffix('s')} NNS conj 1",
            after,
            "ban ban NN dobj 4" if "DT" in after else "it it PRP dobj 4",
        )
        beside_verb(of[4], of)
        return of[4].tag

    assert joined("jails", "orders", "a a DT det 6") == "VBZ"
    assert joined("jails", "demands", "that that IN mark 6") == "VBZ"
    assert joined("jails", "plans", "for for IN prep 4") == "NNS"
    assert joined("jailed", "orders", "a a DT det 6") == "NNS"
