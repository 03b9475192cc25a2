"""Pages as they were made last: while the record stays as it is, and what was counted is counted, the same address gives the same page."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response

#: How many bytes are kept, and the largest page that is.
MOST, LARGEST = 64_000_000, 2_000_000


class Kept:
    """Bodies and media types by address, with what told that the record was the same."""

    def __init__(self) -> None:
        self._held: OrderedDict[object, tuple[object, bytes, str]] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, key: object, stamp: object) -> tuple[bytes, str] | None:
        """The page, if the record is as it was."""
        with self._lock:
            held = self._held.get(key)
            if held is None or held[0] != stamp:
                return None
            self._held.move_to_end(key)
            return held[1:]

    def put(self, key: object, stamp: object, body: bytes, media: str) -> None:
        """Keeps a page; those that were asked for longest ago go."""
        with self._lock:
            before = self._held.pop(key, None)
            self._size += len(body) - (len(before[1]) if before else 0)
            self._held[key] = (stamp, body, media)
            while self._size > MOST:
                self._size -= len(self._held.popitem(last=False)[1][1])


def kept(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """A page that hangs on its address, the reader's cookies and the record alone."""

    @wraps(answer)
    def remembered(request: Request) -> Response:
        room = request.app.state.room
        key = (request.url.path, request.url.query, request.headers.get("cookie", ""))
        stamp = room.stamp()
        held = room.pages.get(key, stamp)
        if held is not None:
            return Response(held[0], media_type=held[1])
        room.begin()
        response = answer(request)
        whole = response.status_code == 200 and not room.waits and len(response.body) <= LARGEST
        if whole and "set-cookie" not in response.headers and "content-disposition" not in response.headers:
            room.pages.put(key, stamp, bytes(response.body), response.headers["content-type"])
        return response

    return remembered
