"""Ships of a navy by what stands before their names: "USS Cole" is one of the United States, whatever the language model takes it for."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.mentions.keys import Key
from onrecord.extract.mentions.scan import Draft, Scan
from onrecord.grammar.phrases import root_of
from onrecord.grammar.relations import ARTICLES
from onrecord.knowledge.words import word_values

#: Whose navy it is, by what its ships bear before their names.
_PREFIXES = word_values("ship_prefixes")
_NAMING = ("NNP", "NNPS")
#: How many words a ship's name has at most: "USS Harry S. Truman".
#: Bound of form.
_LONGEST = 4
#: By what a ship may be taken up again.
_NOUNS = ("ship", "warship", "vessel")


def find_ships(scan: Scan) -> None:
    """Drafts the ships that a navy's prefix tells."""
    tokens = scan.doc.tokens
    for token in tokens:
        state = _PREFIXES.get(token.text)
        if state is None:
            continue
        span = [token]
        while len(span) <= _LONGEST and span[-1].i + 1 < len(tokens) and _goes_on(tokens[span[-1].i + 1], token):
            span.append(tokens[span[-1].i + 1])
        if len(span) == 1 or any(t.i in scan.name_at for t in span):
            continue
        before = tokens[token.i - 1] if token.i else token
        begin = before if before.lower in ARTICLES and before.sent is token.sent else token
        name = scan.words(token, span[-1])
        draft = Draft(
            begin,
            span[-1],
            root_of(span),
            "name",
            "unit",
            name,
            key=Key("named", state, name.lower()),
            state=state,
            role="MIL",
            definite=True,
        )
        draft.nouns.update(_NOUNS)
        draft.why.append(f"{token.text} stands before the names of ships of {state}")
        scan.add(draft)
        for k in range(begin.i, span[-1].i + 1):
            scan.name_at[k] = draft
            scan.named.pop(k, None)


def _goes_on(word: Token, prefix: Token) -> bool:
    """Whether a word is one of the ship's name: "S." is, "DDG" is not."""
    letters = word.text.rstrip(".")
    named = letters[:1].isupper() and word.tag in _NAMING
    return word.sent is prefix.sent and named and (len(letters) == 1 or not letters.isupper())
