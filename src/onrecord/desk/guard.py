"""What stands between the browser and the pages: whose requests are heard, and what the browser may do with the answers."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: The most that a request may carry, in bytes.
LARGEST = 32_000_000
#: Scripts and styles come from the desk's own files; nothing is fetched from elsewhere, nothing stands inline.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_SAFE = frozenset({"GET", "HEAD"})


class Token:
    """The word that every change must bring along: made when the desk starts, known to its own pages alone."""

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(32)

    def fits(self, given: object) -> bool:
        """Whether this is it; takes the same time whatever is given."""
        return isinstance(given, str) and hmac.compare_digest(given.encode("utf-8", "replace"), self.value.encode())


def names_of(port: int) -> frozenset[str]:
    """The hosts by which the desk may be called: another name that leads here is another site's."""
    return frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))


@dataclass(frozen=True, slots=True)
class Hosts:
    """By what the desk may be called."""

    names: frozenset[str]
    #: The port at which any address in figures may be called, too, where others on the network can: no other site's name is one.
    port: int | None = None

    def __contains__(self, host: str) -> bool:
        return host in self.names or (self.port is not None and self._figures(host))

    def _figures(self, host: str) -> bool:
        name, _, port = host.rpartition(":")
        try:
            ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return False
        return port == str(self.port)


class Guard:
    """Lets through what a browser asks of the desk's own pages."""

    def __init__(self, app: ASGIApp, *, hosts: Hosts) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        await self.app(scope, _limited(receive), guarded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if host not in self.hosts:
            return PlainTextResponse("This desk is called by another name: open it as http://127.0.0.1 with its port.", 421)
        if scope["method"] in _SAFE:
            return None
        if scope["method"] != "POST":
            return PlainTextResponse("The desk does not know this method.", 405)
        if headers.get("origin", "").lower() != f"http://{host}":
            return PlainTextResponse("A change must come from the desk's own pages.", 403)
        length = headers.get("content-length", "")
        if not length.isdigit() or int(length) > LARGEST:
            return PlainTextResponse(f"Too much at once: at most {LARGEST // 1_000_000} MB.", 413)
        return None


def _limited(receive: Receive) -> Receive:
    """What is received, until it is more than was announced as allowed."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return message if seen <= LARGEST else {"type": "http.disconnect"}

    return counted
