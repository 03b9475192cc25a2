"""Makes a report's words safe to show: nothing in them may move the cursor, reorder the line or act on the terminal."""

from __future__ import annotations

import re

#: One character for one, so that offsets stay. C0 controls become their pictures (U+2400...), DEL its own; C1 controls, lone
#: surrogates, and the marks that change direction become U+FFFD; line ends that only some programs know, a space. Tab and newline are white space and stay.
_NEUTRAL: dict[int, int] = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)},
    0x7F: 0x2421,
    **dict.fromkeys([0x85, 0x2028, 0x2029], 0x20),
    **dict.fromkeys([*range(0x80, 0x85), *range(0x86, 0xA0)], 0xFFFD),
    **dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC)], 0xFFFD),
}
_SURROGATE = re.compile(r"[\ud800-\udfff]")
#: Most texts have none of them.
_ANY = re.compile("[" + "".join(map(re.escape, map(chr, _NEUTRAL))) + r"\ud800-\udfff]")


def neutral(text: str) -> str:
    """The text with controls, direction marks and lone surrogates replaced one for one; its length stays."""
    return _SURROGATE.sub("�", text.translate(_NEUTRAL)) if _ANY.search(text) else text


def shown(text: str) -> str:
    """The text on one line: neutral, with every run of white space as one space."""
    return " ".join(neutral(text).split())
