"""Clauses on the wrong verb, hung on the right one."""

from __future__ import annotations

import pytest
from trees import tree, words

from onrecord.grammar.rejoining import rejoin

#: By kind: the rows as the parser gives them, the word that is mended, and "word role head" after.
FAULTS: dict[str, tuple[tuple[str, ...], int, tuple[str, ...]]] = {
    "those who attack given to what is attacked": (
        (
            "Attacks attack NNS nsubj 6",
            "on on IN prep 0",
            "shipping shipping NN pobj 1",
            "by by IN prep 2",
            "Houthi houthi NNP compound 5",
            "militants militant NNS pobj 3",
            "rose rise VBD ROOT 6",
        ),
        3,
        ("by prep Attacks",),
    ),
    "what is ruled out made a circumstance": (
        ("Peru peru NNP nsubj 1", "ruled rule VBD ROOT 1", "out out RP prt 1", "using use VBG advcl 1", "jets jet NNS dobj 3"),
        3,
        ("using xcomp ruled",),
    ),
    "harm given to whoever answers the deed": (
        (
            "Peru peru NNP nsubj 1",
            "declared declare VBD ROOT 1",
            "emergency emergency NN dobj 1",
            "after after IN mark 5",
            "gunmen gunman NNS nsubj 5",
            "attacked attack VBD advcl 1",
            "buses bus NNS dobj 5",
            "killing kill VBG advcl 1",
            "five five CD dobj 7",
        ),
        7,
        ("killing advcl attacked",),
    ),
    "what somebody backs made the backing's": (
        (
            "Peru peru NNP nsubj 1",
            "filed file VBD ROOT 1",
            "suits suit NNS dobj 1",
            "backed back VBN acl 2",
            "by by IN agent 3",
            "Chad chad NNP pobj 4",
            "against against IN prep 3",
            "Fiji fiji NNP pobj 6",
        ),
        6,
        ("against prep suits",),
    ),
    "a charge in a suit given to those sued": (
        (
            "Peru peru NNP nsubj 1",
            "filed file VBD ROOT 1",
            "suits suit NNS dobj 1",
            "against against IN prep 2",
            "Fiji fiji NNP pobj 3",
            "accusing accuse VBG acl 4",
            "it it PRP dobj 5",
        ),
        5,
        ("accusing advcl filed",),
    ),
    "those who are wounded made wounded by who treats them": (
        (
            "Peru peru NNP nsubj 1",
            "treated treat VBD ROOT 1",
            "wounded wound VBN advcl 1",
            "Chileans chilean NNPS dobj 2",
            "in in IN prep 2",
            "Lima lima NNP pobj 4",
        ),
        2,
        ("Chileans dobj treated", "wounded amod Chileans", "in prep treated"),
    ),
    "those who judge given to what is judged": (
        (
            "Chad chad NNP nsubjpass 2",
            "was be VBD auxpass 2",
            "criticised criticise VBN ROOT 2",
            "for for IN prep 2",
            "its its PRP$ poss 5",
            "veto veto NN pobj 3",
            "by by IN prep 5",
            "Peru peru NNP pobj 6",
        ),
        6,
        ("by agent criticised",),
    ),
    "what is said besides, given to those of the clause between": (
        (
            "Okafor okafor NNP nsubj 1",
            "said say VBD ROOT 1",
            "it it PRP nsubj 3",
            "was be VBD ccomp 1",
            "something something NN attr 3",
            "many many JJ nsubj 6",
            "feared fear VBD relcl 4",
            "and and CC cc 6",
            "urged urge VBD conj 6",
            "Chad chad NNP dobj 8",
        ),
        8,
        ("urged conj said", "and cc said"),
    ),
    "what is said, given to the text that was sent": (
        (
            "Okafor okafor NNP nsubj 1",
            "said say VBD ROOT 1",
            "in in IN prep 1",
            "messages message NNS pobj 2",
            "posted post VBN acl 3",
            "online online RB advmod 4",
            "that that IN mark 8",
            "ships ship NNS nsubj 8",
            "left leave VBD ccomp 4",
        ),
        8,
        ("left ccomp said",),
    ),
    "a plan hung on its announcing": (
        (
            "Peru peru NNP nsubj 1",
            "announced announce VBD ROOT 1",
            "plans plan NNS dobj 1",
            "on on IN prep 2",
            "Tuesday tuesday NNP pobj 3",
            "to to TO aux 6",
            "leave leave VB xcomp 1",
        ),
        6,
        ("leave acl plans", "on prep announced"),
    ),
    "what is told in a call, hung on the call": (
        (
            "Chad chad NNP nsubj 1",
            "told tell VBD ROOT 1",
            "Okafor okafor NNP dobj 1",
            "in in IN prep 1",
            "a a DT det 5",
            "call call NN pobj 3",
            "that that IN mark 8",
            "ships ship NNS nsubj 8",
            "left leave VBD acl 5",
        ),
        8,
        ("left ccomp told",),
    ),
    "a protest given to the summoned": (
        (
            "Peru peru NNP nsubj 1",
            "summoned summon VBD ROOT 1",
            "him he PRP dobj 1",
            "to to TO aux 4",
            "protest protest VB xcomp 1",
        ),
        4,
        ("protest advcl summoned",),
    ),
    "what somebody is called on to do, taken for an aim": (
        (
            "Peru peru NNP nsubj 1",
            "calls call VBZ ROOT 1",
            "on on IN prep 1",
            "Chile chile NNP pobj 2",
            "to to TO aux 5",
            "leave leave VB advcl 1",
        ),
        5,
        ("leave xcomp calls",),
    ),
    "what goes on between two, given to others": (
        (
            "Many many JJ nsubj 1",
            "fled flee VBD ROOT 1",
            "since since IN prep 1",
            "fighting fight VBG pcomp 2",
            "between between IN prep 3",
            "clans clan NNS pobj 4",
        ),
        3,
        ("fighting pobj since",),
    ),
    "what it is called, hung on the thing": (
        (
            "Peru peru NNP nsubj 1",
            "called call VBD ROOT 1",
            "plans plan NNS dobj 1",
            "reckless reckless JJ amod 2",
        ),
        3,
        ("reckless oprd called",),
    ),
    "those who are killed, made killers": (
        (
            "Peru peru NNP nsubj 1",
            "struck strike VBD ROOT 1",
            "with with IN mark 5",
            "one one CD nummod 4",
            "man man NN nsubj 5",
            "killed kill VBN advcl 1",
        ),
        5,
        ("man nsubjpass killed",),
    ),
    "a deed given to whoever points to it": (
        (
            "It it PRP nsubj 1",
            "points point VBZ ROOT 1",
            "to to IN prep 1",
            "Peru peru NNP pobj 2",
            "firing fire VBG pcomp 2",
        ),
        4,
        ("Peru nsubj firing",),
    ),
    "an accusation given to those who are sent away": (
        (
            "Peru peru NNP nsubj 1",
            "ordered order VBD ROOT 1",
            "monks monk NNS nsubj 4",
            "to to TO aux 4",
            "leave leave VB ccomp 1",
            ", , , punct 4",
            "accusing accuse VBG advcl 4",
            "Chad chad NNP dobj 6",
        ),
        6,
        ("accusing advcl ordered",),
    ),
    "a border's other side hung on the deed": (
        (
            "Gunmen gunman NNS nsubj 1",
            "fired fire VBD ROOT 1",
            "near near IN prep 1",
            "the the DT det 4",
            "border border NN pobj 2",
            "with with IN prep 1",
            "Peru peru NNP pobj 5",
        ),
        5,
        ("with prep border",),
    ),
    "a headline's plan hung on its name": (
        (
            "Peru peru NNP npadvmod 5",
            "to to TO aux 2",
            "send send VB relcl 0",
            "ships ship NNS dobj 2",
            "minister minister NN nsubj 5",
            "says say VBZ ROOT 5",
        ),
        2,
        ("send ccomp says", "Peru nsubj send"),
    ),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_clause_hangs_where_it_belongs(kind: str) -> None:
    rows, at, after = FAULTS[kind]
    tokens = tree(" ".join(row.split()[0] for row in rows), *rows)
    rejoin(tokens[at], tokens)
    told = {f"{token.text} {token.dep} {token.head.text}" for token in tokens}
    assert set(after) <= told, told


def test_who_himself_opposes_and_urges_keeps_both() -> None:
    tokens = tree(
        "Okafor praised men who stayed and urged Chad",
        "Okafor okafor NNP nsubj 1",
        "praised praise VBD ROOT 1",
        "men man NNS dobj 1",
        "who who WP nsubj 4",
        "stayed stay VBD relcl 2",
        "and and CC cc 4",
        "urged urge VBD conj 4",
        "Chad chad NNP dobj 6",
    )
    rejoin(tokens[6], tokens)
    assert words([tokens[6].head]) == ["stayed"]


def test_by_whom_a_judged_deed_was_done_stays_its_doer() -> None:
    tokens = tree(
        "Chad was criticised for raids by rebels",
        "Chad chad NNP nsubjpass 2",
        "was be VBD auxpass 2",
        "criticised criticise VBN ROOT 2",
        "for for IN prep 2",
        "raids raid NNS pobj 3",
        "by by IN prep 4",
        "rebels rebel NNS pobj 5",
    )
    rejoin(tokens[5], tokens)
    assert tokens[5].head is tokens[4]


def test_of_harm_alone_a_participle_after_its_noun_is_made_a_passive() -> None:
    for verb, lemma, tag in (
        ("killed", "kill", "VBN"),
        ("wounded", "wound", "VBN"),
        ("launched", "launch", "VBD"),
        ("left", "leave", "VBD"),
    ):
        tokens = tree(
            f"It ended with crews {verb} near Gao",
            "It it PRP nsubj 1",
            "ended end VBD ROOT 1",
            "with with IN prep 1",
            "crews crew NNS pobj 2",
            f"{verb} {lemma} VBD acl 3",
            "near near IN prep 4",
            "Gao gao NNP pobj 5",
        )
        rejoin(tokens[4], tokens)
        assert tokens[4].tag == tag, verb
