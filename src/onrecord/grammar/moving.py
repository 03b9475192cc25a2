"""How a tree is mended: a word is hung on another, made something else to its own, or made the main word of its sentence."""

from __future__ import annotations

from operator import attrgetter

from onrecord.doc import Token
from onrecord.grammar.relations import DOER, JOINED, JOINER, MAIN, Role, children_as

_PLACE = attrgetter("i")


def hang(token: Token, head: Token, role: Role | None = None) -> None:
    """Makes a token depend on another head, in a role of one label; as what it is to its own head, where none is given. Nothing is hung on what hangs
    below it: a tree with a circle has no end."""
    if head is token or token in head.ancestors():
        return
    if role is not None:
        become(token, role)
    if token.head is not token:
        token.head.children.remove(token)
    token.head = head
    head.children.append(token)
    head.children.sort(key=_PLACE)


def become(token: Token, role: Role) -> None:
    """Makes a token something else to the word that it hangs on."""
    (token.dep,) = role


def make_main(word: Token) -> None:
    """Takes a word out of what it hangs on: it is the main word of its sentence."""
    word.head.children.remove(word)
    word.head = word
    become(word, MAIN)


def take_place(token: Token, other: Token) -> None:
    """Hangs a token where another hangs, as what that is there: the main word's place makes it the main word."""
    if other.head is other:
        make_main(token)
        return
    hang(token, other.head)
    token.dep = other.dep


def join(token: Token, other: Token, after: Token | None = None) -> None:
    """Joins a token to another than the word that it is joined to, with the joiners between that word and it, or after another one."""
    place = (after or token.head).i
    for joiner in children_as(token.head, JOINER):
        if place < joiner.i < token.i:
            hang(joiner, other)
    hang(token, other, JOINED)


def make_subject(noun: Token) -> None:
    """Makes a word the subject of the verb that it hangs on, an adjective ("the military") a noun."""
    noun.pos = "NOUN" if noun.pos == "ADJ" else noun.pos
    become(noun, DOER)
