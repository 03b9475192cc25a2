"""Infinitives that the parser joins to the wrong verb: a part of ``mending``.

"Was scheduled to lay flowers, talk to guards who survived and meet the premier": it joins "talk" to "scheduled" and "meet" to "survived".
"""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.grammar.clauses import has_subject, is_infinitive
from onrecord.grammar.moving import join
from onrecord.grammar.relations import AUXILIARY, COMPLEMENT, children_as, has

#: Tags of verbs with a tense, to which no bare infinitive is joined; not that of "will be told and leave".
_TENSED = frozenset(("VBD", "VBN"))


def bare(verb: Token) -> None:
    """Joins a bare infinitive to the one before it in its sentence, where the parser joins it to a verb with a tense."""
    above = verb.head
    if verb.tag != "VB" or above.tag not in _TENSED or has(verb, AUXILIARY) or has_subject(verb) or _ahead(above):
        return
    for higher in (above, *above.ancestors()):
        if higher.i > verb.i:
            continue
        if higher is not above and higher.tag == "VB":
            join(verb, higher)
            return
        first = next((c for c in children_as(higher, COMPLEMENT) if c.i < verb.i and c.tag == "VB" and is_infinitive(c)), None)
        if first is not None:
            join(verb, first)
            return


def _ahead(verb: Token) -> bool:
    """Whether an auxiliary of a participle is one after which another infinitive may stand: "will be told", "to be told"."""
    return any(helping.tag in ("MD", "TO") or helping.lower in ("do", "did", "does") for helping in children_as(verb, AUXILIARY))
