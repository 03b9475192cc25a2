"""Starts the desk: on this machine alone unless told otherwise, on a port that is free."""

from __future__ import annotations

import ipaddress
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import ConfigError
from onrecord.record.record import Record
from onrecord.record.store import connect_to_write

#: The address at which the desk answers unless it is told otherwise.
HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Open:
    """How a desk is opened."""

    port: int = 8470
    read_only: bool = False
    browser: bool = False
    host: str = HOST
    #: Other names by which it may be called.
    names: tuple[str, ...] = ()
    #: The file with the password's hash, where the host is not this machine alone.
    password: Path | None = None


def alone(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(path: Path, how: Open, *, on_ready: Callable[[str], None] = lambda _address: None) -> None:
    """Answers until it is stopped. Port 0 takes any that is free. Raises ConfigError, or RecordError where the file is no record."""
    if path.exists() and path.stat().st_size:
        if not how.read_only:
            connect_to_write(path).close()  # brings an older file to this version
        with Record(path) as record:
            len(record)
    try:
        import uvicorn

        from onrecord.desk.app import make
        from onrecord.desk.door import Door, password_in
        from onrecord.desk.guard import Hosts, names_of
        from onrecord.desk.room import Room
    except ImportError as error:
        raise ConfigError("the desk", f"needs {error.name}, which is not installed", "Run: pip install 'onrecord[desk]'") from error
    door = None
    if not alone(how.host):
        if how.password is None:
            raise ConfigError("--host", "lets others in, and needs a password", "Name its file with --password-file")
        door = Door(password_in(how.password))
    heard = _heard(how)
    port = heard.getsockname()[1]
    hosts = Hosts(frozenset({*names_of(port), *(f"{name.lower()}:{port}" for name in (how.host, *how.names))}), port if door else None)
    room = Room(path, read_only=how.read_only)
    settings = uvicorn.Config(
        make(room, port, hosts=hosts, door=door), log_level="warning", lifespan="off", server_header=False, timeout_graceful_shutdown=2
    )
    address = f"http://{f'[{how.host}]' if ':' in how.host else how.host}:{port}/"
    on_ready(address)
    if how.browser:
        threading.Timer(0.4, webbrowser.open, [address]).start()
    with heard:
        try:
            uvicorn.Server(settings).run(sockets=[heard])
        finally:
            room.close()


def _heard(how: Open) -> socket.socket:
    try:
        return socket.create_server((how.host, how.port), family=socket.AF_INET6 if ":" in how.host else socket.AF_INET)
    except OSError as error:
        raise ConfigError(f"port {how.port}", f"cannot be had ({error.strerror or error})", "Name another with --port") from error
