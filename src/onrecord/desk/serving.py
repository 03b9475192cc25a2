"""Starts the desk: on this machine alone, on a port that is free."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

from onrecord.errors import ConfigError
from onrecord.record.record import Record
from onrecord.record.store import connect_to_write

#: The only address at which the desk answers.
HOST = "127.0.0.1"


def serve(
    path: Path, port: int, *, read_only: bool = False, browser: bool = False, on_ready: Callable[[str], None] = lambda _address: None
) -> None:
    """Answers until it is stopped. Port 0 takes any that is free. Raises ConfigError, or RecordError where the file is no record."""
    if path.exists() and path.stat().st_size:
        if not read_only:
            connect_to_write(path).close()  # brings an older file to this version
        with Record(path) as record:
            len(record)
    try:
        import uvicorn

        from onrecord.desk.app import make
        from onrecord.desk.room import Room
    except ImportError as error:
        raise ConfigError("the desk", f"needs {error.name}, which is not installed", "Run: pip install 'onrecord[desk]'") from error
    try:
        heard = socket.create_server((HOST, port))
    except OSError as error:
        raise ConfigError(f"port {port}", f"cannot be had ({error.strerror or error})", "Name another with --port") from error
    port = heard.getsockname()[1]
    address = f"http://{HOST}:{port}/"
    room = Room(path, read_only=read_only)
    settings = uvicorn.Config(make(room, port), log_level="warning", lifespan="off", server_header=False, timeout_graceful_shutdown=2)
    on_ready(address)
    if browser:
        threading.Timer(0.4, webbrowser.open, [address]).start()
    with heard:
        try:
            uvicorn.Server(settings).run(sockets=[heard])
        finally:
            room.jobs.close()
