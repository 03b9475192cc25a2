"""What a word is to another: one tree, each question."""

from __future__ import annotations

from trees import tree, words

from onrecord.grammar import clauses, relations, voice
from onrecord.grammar.relations import ADVERB, DETERMINER, MODIFIER, OBJECT, PREPOSITION, SUBJECT


def test_the_vocabulary() -> None:
    of = tree(
        "Peru 's army quickly seized two ports in Chad on Monday",
        "Peru peru NNP poss 2",
        "'s 's POS case 0",
        "army army NN nsubj 4",
        "quickly quickly RB advmod 4",
        "seized seize VBD ROOT 4",
        "two two CD nummod 6",
        "ports port NNS dobj 4",
        "in in IN prep 6",
        "Chad chad NNP pobj 7",
        "on on IN prep 4",
        "Monday monday NNP pobj 9",
    )
    seized, ports, chad = of[4], of[6], of[8]
    assert relations.hangs_as(of[2], SUBJECT)
    assert words(relations.children_as(seized, SUBJECT | OBJECT)) == ["army", "ports"]
    assert relations.child_as(seized, OBJECT) is ports
    assert relations.child_after(seized, SUBJECT) is None
    assert relations.child_after(seized, PREPOSITION, of[8]) is of[9]
    assert relations.child_after(seized, PREPOSITION, of[9]) is None
    assert relations.child_before(seized, SUBJECT) is of[2]
    assert relations.child_before(seized, SUBJECT, of[1]) is None
    assert relations.child_before(seized, OBJECT) is None
    assert relations.word_as(seized, ("on", "in"), PREPOSITION) is of[9]
    assert relations.word_as(seized, ("on",), DETERMINER) is None
    assert relations.has(seized, ADVERB)
    assert not relations.has(ports, MODIFIER)
    assert relations.has_word(seized, ("on",), PREPOSITION)
    assert not relations.has_word(seized, ("on",), DETERMINER)
    assert words(list(relations.prepositions(seized))) == ["on"]
    assert list(relations.prepositions(seized, ("in",))) == []
    assert relations.phrase_object(ports, ("in",)) is chad
    assert relations.object_under(of[9]) is of[10]
    assert relations.stands_under(chad, ("in",))
    assert not relations.stands_under(chad, ("on",))
    assert relations.possessor(of[2]) is of[0]
    assert not relations.alike(of[7], of[9])
    assert relations.alike(of[9], of[9])
    assert relations.governor(seized) is None
    assert relations.governor(chad) is of[7]
    assert relations.top(chad, seized) is ports
    assert relations.verb_above(chad) is seized
    assert relations.verb_above(seized) is None


def test_steps_from_word_to_word() -> None:
    of = tree(
        "four army guards died in raids on camps",
        "four four CD nummod 2",
        "army army NN compound 2",
        "guards guard NNS nsubj 3",
        "died die VBD ROOT 3",
        "in in IN prep 3",
        "raids raid NNS pobj 4",
        "on on IN prep 5",
        "camps camp NNS pobj 6",
    )
    guards, died, raids, camps = of[2], of[3], of[5], of[7]
    assert relations.head_as(guards, SUBJECT) is died
    assert relations.head_as(guards, OBJECT) is None
    assert relations.head_as(died, SUBJECT) is None
    assert relations.hangs_on(of[1], guards)
    assert not relations.hangs_on(of[1], died)
    assert relations.find_word(guards, ("army", "police")) is of[1]
    assert relations.find_word(guards, ("camps",)) is None
    assert relations.find_word(guards, ("army", "four"), before=of[1]) is of[0]
    assert relations.find_word(guards, ("army",), before=of[1]) is None
    assert relations.over_preposition(camps) is raids
    assert relations.over_preposition(raids, ("in", "at")) is died
    assert relations.over_preposition(raids, ("on",)) is None
    assert relations.over_preposition(guards) is None
    assert relations.up_through(of[1], MODIFIER) is guards
    assert relations.up_through(camps, PREPOSITION | relations.PREPOSITIONAL_OBJECT) is raids.head.head
    assert relations.up_through(died, relations.MAIN) is died


def test_the_noun_of_a_relative_pronoun() -> None:
    of = tree(
        "states that claim reefs asked what ships did",
        "states state NNS nsubj 4",
        "that that WDT nsubj 2",
        "claim claim VBP relcl 0",
        "reefs reef NNS dobj 2",
        "asked ask VBD ROOT 4",
        "what what WP dobj 7",
        "ships ship NNS nsubj 7",
        "did do VBD ccomp 4",
    )
    assert relations.relative_noun(of[1]) is of[0]
    assert relations.relative_noun(of[3]) is None
    assert relations.relative_noun(of[5]) is None


def test_whose_it_is_of_a_relative_clause() -> None:
    of = tree(
        "Peru, whose army left",
        "Peru peru NNP ROOT 0",
        ", , , punct 0",
        "whose whose WP$ poss 3",
        "army army NN nsubj 4",
        "left leave VBD relcl 0",
    )
    assert relations.relative_noun(of[2]) is of[0]


def test_the_first_of_what_is_joined_and_the_noun_of_a_modifier() -> None:
    of = tree(
        "prime ministers and envoys",
        "prime prime JJ amod 1",
        "ministers minister NNS ROOT 1",
        "and and CC cc 1",
        "envoys envoy NNS conj 1",
    )
    assert relations.first_joined(of[3]) is of[1]
    assert relations.head_noun(of[0]) is of[1]


def test_a_passive_and_its_agent() -> None:
    of = tree(
        "ships were seized by Chad",
        "ships ship NNS nsubjpass 2",
        "were be VBD auxpass 2",
        "seized seize VBN ROOT 2",
        "by by IN agent 2",
        "Chad chad NNP pobj 3",
    )
    assert voice.is_passive(of[2])
    assert clauses.agent(of[2]) is of[4]
    assert words(voice.agents(of[2])) == ["Chad"]
    assert clauses.subject_of(of[2]) is of[0]
    assert clauses.has_subject(of[2])
    assert clauses.auxiliary_words(of[2]) == {"were"}
    assert clauses.object_of(of[2]) is None


def test_where_an_infinitive_begins() -> None:
    of = tree(
        "urged rebels not to leave",
        "urged urge VBD ROOT 0",
        "rebels rebel NNS dobj 0",
        "not not RB neg 4",
        "to to TO aux 4",
        "leave leave VB xcomp 0",
    )
    assert clauses.infinitive_begins(of[4]) == 2


def test_a_reduced_clause_is_passive_and_one_with_have_is_not() -> None:
    reduced = tree("ships claimed to leave", "ships ship NNS ROOT 0", "claimed claim VBN acl 0", "to to TO aux 3", "leave leave VB xcomp 1")
    assert voice.is_passive(reduced[1])
    whole = tree("fact Chad had refused", "fact fact NN ROOT 0", "Chad chad NNP nsubj 3", "had have VBD aux 3", "refused refuse VBN acl 0")
    assert not voice.is_passive(whole[3])


def test_the_forms_of_a_word() -> None:
    of = tree("Talks failed", "Talks talk NNS nsubj 1", "failed fail VBD ROOT 1")
    assert relations.forms(of[0]) == {"talk", "talks"}
