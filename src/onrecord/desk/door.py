"""The door of a desk that others on the network can reach: a password, kept as an argon2 hash; a signed cookie; and guessing made slow."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.errors import ConfigError

#: The fewest characters of a password, and the most that are looked at.
SHORTEST, LONGEST = 10, 1_000
#: How long one stays in, in seconds.
STAY = 12 * 3600
#: The longest that somebody who guessed wrong waits, in seconds; and the wrong guesses a minute after which everybody does.
WAIT, TOGETHER = 300.0, 30
#: How many addresses are remembered.
REMEMBERED = 10_000
COOKIE = "entered"
#: What can be had before one is in.
OPEN = frozenset({"/enter", "/static/colours.css", "/static/desk.css", "/static/mark.svg"})


def hashed(password: str) -> str:
    """The password's hash. Raises ConfigError where it is too short, or argon2 is not installed."""
    if len(password) < SHORTEST:
        raise ConfigError("the password", f"has fewer than {SHORTEST} characters", "Take a longer one")
    return str(_hasher().hash(password[:LONGEST]))


def _hasher() -> Any:
    try:
        from argon2 import PasswordHasher
    except ImportError as error:
        raise ConfigError("--host", "needs argon2-cffi, which is not installed", "Run: pip install 'onrecord[desk]'") from error
    return PasswordHasher()


def put_password(path: Path, password: str) -> None:
    """Keeps the hash in a file that nobody else can read. Raises ConfigError."""
    text = hashed(password)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(text + "\n")
    except OSError as error:
        raise ConfigError(str(path), f"cannot be written ({error.strerror or error})", "Name another with --password-file") from error


def password_in(path: Path) -> str:
    """The hash in the file. Raises ConfigError where it holds none."""
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), f"cannot be read ({error})", "Name the file with --password-file") from error
    if not text.startswith("$argon2"):
        raise ConfigError(str(path), "holds no argon2 hash", "Remove it, and start again: a password is asked for then")
    return text


class Door:
    """Who has given the password, and how often it was guessed wrong."""

    def __init__(self, kept: str, clock: Callable[[], float] = time.time) -> None:
        self._kept, self._clock = kept, clock
        self._secret = secrets.token_bytes(32)
        self._wrong: dict[str, tuple[int, float]] = {}
        self._recent: list[float] = []
        self._one = threading.Lock()

    def wait(self, who: str) -> float:
        """How many seconds this address has to wait before it may try again."""
        now = self._clock()
        self._recent = [at for at in self._recent if now - at < 60]
        count, last = self._wrong.get(who, (0, 0.0))
        own = last + min(2.0 ** max(count - 2, 0), WAIT) - now if count > 2 else 0.0
        return max(own, self._recent[0] + 60 - now if len(self._recent) >= TOGETHER else 0.0, 0.0)

    def opens(self, who: str, password: str) -> bool:
        """Whether the password is right; one is looked at at a time."""
        with self._one:
            if self.wait(who):
                return False
            right = self._fits(password)
            if right:
                self._wrong.pop(who, None)
            else:
                now = self._clock()
                self._wrong[who] = (self._wrong.pop(who, (0, 0.0))[0] + 1, now)
                self._recent.append(now)
                while len(self._wrong) > REMEMBERED:
                    del self._wrong[next(iter(self._wrong))]
            return right

    def _fits(self, password: str) -> bool:
        from argon2.exceptions import Argon2Error, InvalidHashError

        try:
            return bool(_hasher().verify(self._kept, password[:LONGEST]))
        except (Argon2Error, InvalidHashError):
            return False

    def cookie(self) -> str:
        """What whoever is in brings along."""
        told = f"{int(self._clock()) + STAY}.{secrets.token_urlsafe(9)}"
        return f"{told}.{self._signed(told)}"

    def knows(self, cookie: str) -> bool:
        """Whether the cookie is one of this door's, and not too old."""
        told, _, signature = cookie.rpartition(".")
        if not hmac.compare_digest(signature.encode("utf-8", "replace"), self._signed(told).encode()):
            return False
        until = told.partition(".")[0]
        return until.isdecimal() and self._clock() < int(until)

    def _signed(self, told: str) -> str:
        return hmac.new(self._secret, told.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


class Doorkeeper:
    """Sends whoever is not in to the page that asks for the password."""

    def __init__(self, app: ASGIApp, *, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"] in OPEN or self.door.knows(HTTPConnection(scope).cookies.get(COOKIE, "")):
            await self.app(scope, receive, send)
            return
        answer: Response
        if scope["method"] in ("GET", "HEAD") and not scope["path"].endswith((".json", ".csv", ".js")):
            query = scope["query_string"].decode("ascii", "replace")
            answer = RedirectResponse("/enter?back=" + quote(scope["path"] + (f"?{query}" if query else ""), safe=""), 303)
        else:
            answer = Response("Give the password first, at /enter.", 401, media_type="text/plain")
        await answer(scope, receive, send)
