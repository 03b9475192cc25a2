"""Sayings that the parser hangs on the wrong verb or on a noun."""

from __future__ import annotations

from trees import tree

from onrecord.doc import Token
from onrecord.grammar.sayings import (
    after_accusing,
    after_saying,
    at_the_end,
    charged_with,
    denying,
    finite,
    to_saying,
    told_through,
    while_asking,
)


def told(token: Token) -> str:
    return f"{token.text} {token.dep} {token.head.text}"


def test_what_is_done_besides_is_no_infinitive() -> None:
    rows = (
        "Fiji fiji NNP nsubj 1", "agreed agree VBD ROOT 1", "to to TO aux 3", "meet meet VB xcomp 1", "and and CC cc 3",
        "signed sign VBD conj 3",
    )  # fmt: skip
    of = tree("Fiji agreed to meet and signed", *rows)
    finite(of[5])
    assert [told(of[4]), told(of[5])] == ["and cc agreed", "signed conj agreed"]
    of = tree("Fiji agreed to meet and sign", *rows[:5], "sign sign VB conj 3")
    finite(of[5])
    assert told(of[5]) == "sign conj meet"


def test_a_present_verb_is_no_fellow_of_a_participle() -> None:
    rows = (
        "Fiji fiji NNP nsubj 1", "downs down VBZ ROOT 1", "jets jet NNS dobj 1", "flown fly VBN acl 2", "by by IN agent 3",
        "Peru peru NNP pobj 4", "and and CC cc 3", "vows vow VBZ conj 3", "war war NN dobj 7",
    )  # fmt: skip
    of = tree("Fiji downs jets flown by Peru and vows war", *rows)
    finite(of[7])
    assert told(of[7]) == "vows conj downs"
    of = tree("Fiji downs jets flown by Peru and vowed war", *rows[:7], "vowed vow VBN conj 3", rows[8])
    finite(of[7])
    assert told(of[7]) == "vowed conj flown"


def test_another_saying_follows_the_saying_before_it() -> None:
    rows = (
        "Ships ship NNS nsubj 1", "fired fire VBD ROOT 1", ", , , punct 1", "Fiji fiji NNP nsubj 4", "said say VBD parataxis 1",
        ", , , punct 1", "calling call VBG advcl 1", "it it PRP dobj 6",
    )  # fmt: skip
    of = tree("Ships fired , Fiji said , calling it", *rows)
    after_saying(of[6], of)
    assert told(of[6]) == "calling advcl said"
    of = tree("Ships fired , Fiji fell , calling it", *rows[:4], "fell fall VBD parataxis 1", *rows[5:])
    after_saying(of[6], of)
    assert told(of[6]) == "calling advcl fired"


def test_who_asks_accuses() -> None:
    rows = (
        "Fiji fiji NNP nsubj 1", "told tell VBD ROOT 1", "them they PRP dobj 1", "to to TO aux 4", "leave leave VB xcomp 1",
        ", , , punct 4", "accusing accuse VBG advcl 4",
    )  # fmt: skip
    of = tree("Fiji told them to leave , accusing", *rows)
    while_asking(of[6], of)
    assert told(of[6]) == "accusing advcl told"
    of = tree("Fiji told them to leave by accusing", *rows[:5], "by by IN prep 4", rows[6])
    while_asking(of[6], of)
    assert told(of[6]) == "accusing advcl leave"


def test_what_is_said_in_a_letter() -> None:
    rows = (
        "announced announce VBD ROOT 0", "in in IN prep 0", "letters letter NNS pobj 1", "that that IN mark 5", "Fiji fiji NNP nsubj 5",
        "left leave VBD acl 2",
    )  # fmt: skip
    of = tree("announced in letters that Fiji left", *rows)
    to_saying(of[5])
    assert told(of[5]) == "left ccomp announced"
    of = tree("announced in reports that Fiji left", *rows[:2], "reports report NNS pobj 1", *rows[3:])
    to_saying(of[5])
    assert told(of[5]) == "left acl reports"


def test_whom_something_is_told_does_not_say_it() -> None:
    rows = ("told tell VBD ROOT 0", "radio radio NN dobj 0", "that that IN mark 4", "Fiji fiji NNP nsubj 4", "left leave VBD ccomp 1")
    of = tree("told radio that Fiji left", *rows)
    to_saying(of[4])
    assert told(of[4]) == "left ccomp told"
    of = tree("heard radio that Fiji left", "heard hear VBD ROOT 0", *rows[1:])
    to_saying(of[4])
    assert told(of[4]) == "left ccomp radio"


def test_who_says_it_at_the_end_is_not_among_the_hurt() -> None:
    rows = (
        "Jets jet NNS nsubj 1", "fired fire VBD ROOT 1", ", , , punct 1", "killing kill VBG advcl 1", "ten ten NNS {of} {over}",
        ", , , punct 4", "medics medic NNS conj 4", "and and CC cc 6", "guards guard NNS conj 6", "said say VBD {how} {under}",
    )  # fmt: skip
    whole = ["fired ccomp said", "ten dobj killing", ", punct said", "medics nsubj said", "guards conj medics", "said ROOT said"]
    # all are made its subject, or it hangs on the verb before
    for of, over, how, under in (("nsubj", 9, "ccomp", 3), ("dobj", 3, "advcl", 1), ("dobj", 3, "conj", 1)):
        shaped = (row.format(of=of, over=over, how=how, under=under) for row in rows)
        tokens = tree("Jets fired , killing ten , medics and guards said", *shaped)
        at_the_end(tokens[9], tokens)
        assert [told(tokens[n]) for n in (1, 4, 5, 6, 8, 9)] == whole
    flat = [row.format(of="dobj", over=3, how="advcl", under=1) for row in rows]
    tokens = tree("Jets fired , killing ten and medics and guards said", *flat[:5], "and and CC cc 4", *flat[6:])
    at_the_end(tokens[9], tokens)
    assert told(tokens[6]) == "medics conj ten"  # one list


def test_who_says_accuses() -> None:
    rows = (
        "Fiji fiji NNP nsubj 1", "said say VBD ROOT 1", "Peru peru NNP nsubj 4", "was be VBD aux 4", "lying lie VBG ccomp 1", ", , , punct 4",
        "after after IN prep 4", "accusing accuse VBG pcomp 6", "it it PRP dobj 7",
    )  # fmt: skip
    of = tree("Fiji said Peru was lying , after accusing it", *rows)
    after_accusing(of[7], of)
    assert told(of[6]) == "after prep said"
    of = tree("Fiji said Peru was lying , after accusing Togo", *rows[:8], "Togo togo NNP dobj 7")
    after_accusing(of[7], of)
    assert told(of[6]) == "after prep lying"


def test_what_somebody_is_accused_of() -> None:
    rows = (
        "accused accuse VBD ROOT 0", "ships ship NNS dobj 0", "off off IN prep 1", "Gao gao NNP pobj 2", "of of IN prep 3",
        "ramming ram VBG pcomp 4",
    )  # fmt: skip
    of = tree("accused ships off Gao of ramming", *rows)
    charged_with(of[5])
    assert of[4].head.text == "accused"
    of = tree("praised ships off Gao of ramming", "praised praise VBD ROOT 0", *rows[1:])
    charged_with(of[5])
    assert of[4].head.text == "Gao"


def test_through_what_somebody_says_it() -> None:
    rows = [
        "said say VBD ROOT 0",
        "Roe roe NNP nsubj 0",
        "at at IN prep 1",
        "a a DT det 5",
        "press press NN compound 5",
        "conference conference NN pobj 2",
    ]
    of = tree("said Roe at a press conference", *rows)
    told_through(of[2])
    assert told(of[2]) == "at prep said"
    of = tree("said Roe at a port", *rows[:3], "a a DT det 4", "port port NN pobj 2")
    told_through(of[2])
    assert told(of[2]) == "at prep Roe"


def test_claims_denied_on_a_day() -> None:
    rows = [
        "Roe roe NNP nsubj 4", "denied deny VBN acl 0", "on on IN prep 1", "Friday friday NNP pobj 2", "claims claim VBZ ROOT 4", "that that IN mark 7",
        "Mali mali NNP nsubj 7", "fired fire VBD ccomp 4",
    ]  # fmt: skip
    of = tree("Roe denied on Friday claims that Mali fired", *rows, names={3: "DATE"})
    denying(of[4], of)
    assert [told(of[n]) for n in (0, 1, 4, 7)] == ["Roe nsubj denied", "denied ROOT denied", "claims dobj denied", "fired acl claims"]
    of = tree("Roe named on Friday claims that Mali fired", rows[0], "named name VBN acl 0", *rows[2:], names={3: "DATE"})
    denying(of[4], of)
    assert told(of[4]) == "claims ROOT claims"
