"""JSON on one line, which stays one line in every reader and does nothing to a terminal."""

from __future__ import annotations

import json
import re
from typing import Any

#: Line ends that are no line ends in JSON (U+0085, U+2028, U+2029), C1 controls, direction marks and lone surrogates.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def json_line(value: Any) -> str:
    """The value as one line of JSON with its line end, UTF-8 but for what is better escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"
