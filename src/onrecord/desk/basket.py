"""The basket: entries that somebody at the desk has put aside. It stands in a cookie of their browser, in the record nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

#: The most entries that one holds: a browser keeps no longer cookie.
MOST = 180
#: How much of a report's id is kept: enough that no two of a record begin alike.
_ID = 12
_KEPT = re.compile(r"[0-9a-f]{12}-[A-Z]\d{1,6}")


def held(request: Request) -> list[str]:
    """The refs in the basket, with the beginnings of their reports' ids, in the order in which they were put there."""
    told = request.cookies.get("basket", "")[:4096].split(".")
    return [one.replace("-", "#") for one in told if _KEPT.fullmatch(one)][:MOST]


def short(ref: str) -> str:
    """A ref as the basket holds it."""
    report, _, entry = ref.partition("#")
    return f"{report[:_ID]}#{entry}"


def hold(answer: Response, refs: Iterable[str]) -> Response:
    """The answer, which leaves these refs in the basket."""
    kept = [short(ref).replace("#", "-") for ref in dict.fromkeys(refs)]
    value = ".".join(one for one in kept if _KEPT.fullmatch(one))
    answer.set_cookie("basket", value, max_age=31_536_000 if value else 0, httponly=True, samesite="strict")
    return answer
