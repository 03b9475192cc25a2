"""The page that asks for the password, where the desk has a door."""

from __future__ import annotations

import math

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.door import COOKIE, STAY, Door
from onrecord.desk.page import page
from onrecord.desk.pages.judging import asked_for, back_to


def _door(request: Request) -> Door:
    door: Door | None = request.app.state.door
    if door is None:
        raise HTTPException(404)
    return door


def ask(request: Request) -> Response:
    """The page with the field for the password."""
    _door(request)
    return page(request, "enter.html.j2", way=request.query_params.get("back", "/")[:2000], wrong="")


async def enter(request: Request) -> Response:
    """Lets in whoever gives the password."""
    door, form = _door(request), await asked_for(request)
    who = request.client.host if request.client else ""
    told = str(form.get("password") or "")
    if not door.wait(who) and await run_in_threadpool(door.opens, who, told):
        answer: Response = RedirectResponse(back_to(form, "/"), 303)
        answer.set_cookie(COOKIE, door.cookie(), max_age=STAY, httponly=True, samesite="strict")
        return answer
    wait = math.ceil(door.wait(who))
    wrong = "That is not the password." + (f" Wait {wait} seconds before you try again." if wait else "")
    answer = page(request, "enter.html.j2", way=back_to(form, "/"), wrong=wrong)
    answer.status_code = 429 if wait else 401
    if wait:
        answer.headers["retry-after"] = str(wait)
    return answer


async def leave(request: Request) -> Response:
    """Out again."""
    _door(request)
    await asked_for(request)
    answer = RedirectResponse("/enter", 303)
    answer.delete_cookie(COOKIE)
    return answer
