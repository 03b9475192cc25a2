"""What is no language: symbols with spaces between, one word over and over, runs without a space. It is set apart and not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.layout.lines import Line

#: Shorter lines are left to the other rules, in characters.
#: Plain, by LGL and GeoWebNews: 200 and 800 change nothing.
SHORTEST = 400
#: How many words are judged together, and the fewest of them that tell anything.
#: Plain, by LGL and GeoWebNews: 50 and 200, and 25 and 75, change nothing.
_TOGETHER, _FEWEST = 100, 50
#: The longest run without white space that may be language, as for the language model.
#: Bound of work.
_LONGEST_WORD = 200
#: Of a hundred words of prose two thirds are different ones, and next to all have a letter or digit.
#: Plain, by LGL and GeoWebNews: 0.05 and 0.2, and 0.3 and 0.9, change nothing.
_DISTINCT, _WORDLESS = 0.12, 0.6
_TOKEN = re.compile(r"\S+")
_WORDY = re.compile(r"[^\W_]")


def set_apart(lines: list[Line]) -> list[Line]:
    """The lines, with every stretch that is no language as a line of furniture of its own."""
    return [part for line in lines for part in (_parts(line) if len(line.text) >= SHORTEST else (line,))]


def _parts(line: Line) -> Iterator[Line]:
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(line.text)]
    noisy: list[tuple[int, int, bool]] = []
    for first in range(0, len(tokens), _TOGETHER):
        some = tokens[first : first + _TOGETHER]
        judged = _is_noise([line.text[start:end] for start, end in some])
        for start, end in some if not judged else [(some[0][0], some[-1][1])]:
            noise = judged or end - start > _LONGEST_WORD
            if noisy and noisy[-1][2] == noise:
                noisy[-1] = (noisy[-1][0], end, noise)
            else:
                noisy.append((start, end, noise))
    if not any(noise for _start, _end, noise in noisy):
        yield line
        return
    for start, end, noise in noisy:
        yield Line(line.start + start, line.start + end, line.text[start:end], "furniture" if noise else line.kind)


def _is_noise(words: list[str]) -> bool:
    if len(words) < _FEWEST:
        return False
    if sum(_WORDY.search(word[:_LONGEST_WORD]) is None for word in words) > _WORDLESS * len(words):
        return True
    return len({word.lower() for word in words}) < _DISTINCT * len(words)


def left_out(text: str, spans: list[tuple[int, int]]) -> int:
    """How many characters of these stretches of furniture were set apart as no language."""
    return sum(
        end - start for start, end in spans if end - start >= SHORTEST or (end - start > _LONGEST_WORD and " " not in text[start:end])
    )
