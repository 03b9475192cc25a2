"""Part of speech and lemma, remembered.

In the model's own pipeline two components, the attribute ruler and the lemmatizer, search rules and word lists anew for each
token, though what they give depends on the token's form, tag and dependency alone. Here each such key is asked of them once. The
few rules over two tokens ("gon" + "na") are kept: what stands beside a token counts where, by such a rule, it may.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from sys import intern
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

#: What is asked of a token: the hashes of its form, its tag and its dependency.
type Key = tuple[int, int, int]
#: A token as it goes into a row: text, lower-case lemma, part of speech, tag, dependency, number of characters, whether it is
#: white space; and which items of rules over several tokens it fits: (rule, item).
type Word = tuple[str, str, str, str, str, int, bool, frozenset[tuple[int, int]]]

#: The components whose work is remembered.
REMEMBERED = ("attribute_ruler", "lemmatizer")
#: Rules may ask these of a token and no more: they follow from its key.
_ASKED = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
#: Components that neither set nor ask for parts of speech or lemmas.
_BESIDE = frozenset({"Tok2Vec", "Tagger", "DependencyParser", "SentenceRecognizer", "EntityRecognizer"})
#: What stands between tokens that are asked for together.
MARK = "\u2042"
#: The most keys that are remembered at a time; an archive may have any number of names.
#: Bound of memory.
MOST = 50_000
#: What fits no rule.
_NOTHING: frozenset[tuple[int, int]] = frozenset()


def rememberable(nlp: Language) -> bool:
    """Whether the pipeline's parts of speech and lemmas follow from form, tag and dependency, as this module takes them to."""
    kinds = {name: type(pipe).__name__ for name, pipe in nlp.pipeline}
    names = [name for name in nlp.pipe_names if name in REMEMBERED]
    if tuple(names) != REMEMBERED or kinds.pop(REMEMBERED[0]) != "AttributeRuler" or kinds.pop(REMEMBERED[1]) != "EnglishLemmatizer":
        return False
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    ruler: Any = nlp.get_pipe("attribute_ruler")
    if lemmatizer.mode != "rule" or lemmatizer.overwrite or not set(kinds.values()) <= _BESIDE:
        return False
    return all(
        set(item) <= _ASKED and _is_plain(item.get("LOWER")) for rule in ruler.patterns for pattern in rule["patterns"] for item in pattern
    )


class Words:
    """What the pipeline's attribute ruler and lemmatizer say of tokens, each key asked once."""

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        self._vocab: Any = nlp.vocab
        self._components: list[Any] = [nlp.get_pipe(name) for name in REMEMBERED]
        lemmatizer = self._components[1]
        for table in lemmatizer.lookups.tables:
            if table == "lemma_index":  # lists that are searched for each form
                index = lemmatizer.lookups.get_table(table)
                for part, forms in list(index.items()):
                    index[part] = dict.fromkeys(forms)
        #: Rules over several tokens: how many items each has, and which of them the rule changes.
        self._long: list[tuple[int, int]] = []
        self._matcher: Any = Matcher(nlp.vocab)
        named: set[str] = set()
        self._patterns: list[re.Pattern[str]] = []
        for rule in self._components[0].patterns:
            for pattern in rule["patterns"]:
                if len(pattern) > 1:
                    for item, asked in enumerate(pattern):
                        self._matcher.add(f"{len(self._long)} {item}", [[asked]])
                    self._long.append((len(pattern), rule["index"] % len(pattern)))
                named |= {form for asked in pattern for form in _named(asked.get("LOWER"))}
                self._patterns += [re.compile(asked["LOWER"]["REGEX"]) for asked in pattern if _has_pattern(asked.get("LOWER"))]
        self._names = frozenset(named)
        self._widest = max((length for length, _changed in self._long), default=1)
        strings = nlp.vocab.strings
        self._mark: Key = strings.add(MARK), strings.add(":"), strings.add("punct")
        if len(self._matcher(self._doc([self._mark]), allow_missing=True)):
            raise ValueError(f"a rule over several tokens fits the mark {MARK}")
        self._alone: dict[Key, Word] = {}
        #: Part of speech, morphology and fitting items of words that no rule names, by tag and dependency.
        self._plain: dict[tuple[int, int], tuple[int, int, frozenset[tuple[int, int]]]] = {}
        self._beside: dict[tuple[tuple[Key, ...], int], Word] = {}

    def of(self, pieces: Sequence[Sequence[Key]]) -> Iterator[list[Word]]:
        """The words of each parsed piece, from the keys of its tokens."""
        if len(self._alone) > MOST or len(self._beside) > MOST:
            self._alone.clear()
            self._beside.clear()
        alone = self._alone
        self._learn([key for key in dict.fromkeys(chain.from_iterable(pieces)) if key not in alone])
        for keys in pieces:
            words = [alone[key] for key in keys]
            yield self._with_company(keys, words) if any(word[7] for word in words) else words

    def _with_company(self, keys: Sequence[Key], words: list[Word]) -> list[Word]:
        """The words anew, where a rule over several tokens holds."""
        found = list(words)
        for i, word in enumerate(words):
            if any(self._holds(words, i - item, rule) for rule, item in word[7] if item == self._long[rule][1]):
                low = max(0, i - self._widest + 1)
                beside = tuple(keys[low : i + self._widest])
                known = beside, i - low
                if known not in self._beside:
                    self._beside[known] = self._ask(beside, i - low)
                found[i] = self._beside[known]
        return found

    def _holds(self, words: list[Word], first: int, rule: int) -> bool:
        """Whether the rule's items fit the tokens from the first on."""
        length = self._long[rule][0]
        # By definition: the last field of a word.
        return first >= 0 and first + length <= len(words) and all((rule, n) in words[first + n][7] for n in range(length))

    def _learn(self, keys: list[Key]) -> None:
        """Asks for many tokens at once. The rules are asked of words that they name, of others once a tag and dependency."""
        named = [key for key in keys if self._is_named(self._vocab.strings[key[0]])]
        for key, token, fits in self._asked(named):
            self._alone[key] = _word(token, fits)
        plain = [key for key in keys if key not in self._alone]
        new = dict.fromkeys(key[1:] for key in plain if key[1:] not in self._plain)
        for key, token, fits in self._asked([(self._mark[0], *rest) for rest in new]):
            self._plain[key[1:]] = token.pos, int(token.morph.key), fits
        if plain:
            doc = self._doc(plain, [self._plain[key[1:]][:2] for key in plain])
            self._components[1](doc)
            for key, token in zip(plain, doc, strict=True):
                self._alone[key] = _word(token, self._plain[key[1:]][2])

    def _is_named(self, form: str) -> bool:
        """Whether a rule may ask for this very word."""
        lower = form.lower()
        return lower in self._names or form.isspace() or any(pattern.search(lower) for pattern in self._patterns)

    def _asked(self, keys: list[Key]) -> Iterator[tuple[Key, Any, frozenset[tuple[int, int]]]]:
        """Each token as the components leave it, with a mark between it and the next that no rule over several tokens fits."""
        if not keys:
            return
        doc = self._doc([key for pair in zip(keys, repeat(self._mark), strict=False) for key in pair])
        fits: list[set[tuple[int, int]]] = [set() for _ in doc]
        for name, start, _end in self._matcher(doc, allow_missing=True):
            rule, item = self._vocab.strings[name].split()
            fits[start].add((int(rule), int(item)))
        self._run(doc)
        for n, key in enumerate(keys):
            yield key, doc[2 * n], frozenset(fits[2 * n])

    def _ask(self, keys: Sequence[Key], which: int) -> Word:
        """What the components say of one of these tokens, all side by side."""
        doc = self._doc(keys)
        self._run(doc)
        return _word(doc[which], frozenset())

    def _run(self, doc: Any) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for component in self._components:
                component(doc)

    def _doc(self, keys: Sequence[Key], parts: Sequence[tuple[int, int]] = ()) -> Any:
        """A document of these tokens; ``parts`` are the hashes of their parts of speech and morphology, where known."""
        import numpy
        from spacy.attrs import DEP, MORPH, POS, TAG
        from spacy.tokens import Doc

        words = [self._vocab.strings[form] for form, _tag, _dep in keys]
        doc: Any = Doc(self._vocab, words=words, spaces=[False] * len(words))
        rows = [(*key[1:], *part) for key, part in zip(keys, parts, strict=True)] if parts else [key[1:] for key in keys]
        doc.from_array([TAG, DEP, POS, MORPH] if parts else [TAG, DEP], numpy.array(rows, dtype="uint64"))
        return doc


def _word(token: Any, fits: frozenset[tuple[int, int]]) -> Word:
    """A row of the token. What many words share is held once: the pipeline makes a new string of it at each asking."""
    text, lemma = token.text, token.lemma_.lower()
    lemma = text if lemma == text else lemma
    return text, lemma, intern(token.pos_), intern(token.tag_), intern(token.dep_), len(text), token.is_space, fits or _NOTHING


def _named(asked: Any) -> list[str]:
    """The words that a rule's condition on the form names."""
    return [asked] if isinstance(asked, str) else list(asked.get("IN", ())) if isinstance(asked, dict) else []


def _has_pattern(asked: Any) -> bool:
    return isinstance(asked, dict) and "REGEX" in asked


def _is_plain(asked: Any) -> bool:
    """Whether a condition on the form is one of those that are known here."""
    return asked is None or isinstance(asked, str) or (isinstance(asked, dict) and len(asked) == 1 and set(asked) <= {"IN", "REGEX"})
