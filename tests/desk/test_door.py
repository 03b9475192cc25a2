"""The password of a desk that others can reach."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from room import PORT
from starlette.testclient import TestClient
from typer.testing import CliRunner

from commanding import compose
from onrecord.desk.app import make
from onrecord.desk.door import TOGETHER, Door, password_in, put_password
from onrecord.desk.guard import Hosts, names_of
from onrecord.desk.room import Room
from onrecord.errors import ConfigError

HERE = f"http://192.168.7.9:{PORT}"
PASSWORD = "a long enough word"
#: Hashed at small cost: the cost of each look stands in the hash, and these tests look often.
KEPT = PasswordHasher(time_cost=1, memory_cost=64).hash(PASSWORD)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = 1_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visitor(record: Path, clock: Clock) -> TestClient:
    """A browser elsewhere on the network."""
    hosts = Hosts(names_of(PORT), PORT)
    return TestClient(make(Room(record), PORT, hosts=hosts, door=Door(KEPT, clock)), base_url=HERE)


def enter(client: TestClient, password: str, back: str = "/events") -> int:
    token = re.findall(r'name="token" value="([^"]+)"', client.get("/enter").text)[0]
    data = {"token": token, "password": password, "back": back}
    return client.post("/enter", data=data, headers={"origin": HERE}, follow_redirects=False).status_code


@pytest.mark.parametrize("path", ["/", "/events", "/events.json", "/report/x", "/static/desk.js", "/basket", "/names.json?q=No"])
def test_nothing_is_shown_before_the_password(visitor: TestClient, path: str) -> None:
    answer = visitor.get(path, follow_redirects=False)
    assert answer.status_code == (401 if "." in path else 303)
    assert "Norway" not in answer.text
    assert visitor.post(path, headers={"origin": HERE}, content=b"").status_code == 401


def test_the_password_opens_and_leads_back(visitor: TestClient) -> None:
    assert enter(visitor, "something else") == 401
    assert visitor.get("/events", follow_redirects=False).status_code == 303
    assert enter(visitor, PASSWORD) == 303
    assert visitor.get("/events", follow_redirects=False).status_code == 200


def test_the_cookie_is_signed_and_grows_old(visitor: TestClient, clock: Clock) -> None:
    door = Door(KEPT, clock)
    good = door.cookie()
    assert door.knows(good)
    until, nonce, signature = good.split(".")
    for bad in ("", "x", f"{int(until) + 9}.{nonce}.{signature}", f"{until}.{nonce}.{signature[:-1]}x", f"{until}.{nonce}."):
        assert not door.knows(bad)
    assert not Door(KEPT, clock).knows(good)
    clock.at += 13 * 3600
    assert not door.knows(good)


def test_guessing_is_slowed_for_one_address_and_for_all(clock: Clock) -> None:
    door = Door(KEPT, clock)
    assert [door.opens("one", "wrong word") for _ in range(3)] == [False] * 3
    assert door.wait("one") > 0
    assert not door.opens("one", PASSWORD)
    assert door.wait("other") == 0
    clock.at += 400
    assert door.opens("one", PASSWORD)
    for guess in range(TOGETHER):
        door.opens(f"address {guess}", "wrong word")
    assert door.wait("somebody new") > 0
    clock.at += 61
    assert door.wait("somebody new") == 0


def test_who_guesses_is_told_to_wait(visitor: TestClient) -> None:
    assert [enter(visitor, "wrong word") for _ in range(4)] == [401, 401, 429, 429]


def test_it_is_called_by_an_address_or_its_names_alone(visitor: TestClient) -> None:
    for host, status in ((f"192.168.7.9:{PORT}", 200), (f"evil.example:{PORT}", 421), ("192.168.7.9:1", 421), (f"[fe80::1]:{PORT}", 200)):
        assert visitor.get("/enter", headers={"host": host}).status_code == status
    token = {"token": "x", "password": PASSWORD}
    for origin in ("http://evil.example", f"http://192.168.7.8:{PORT}", "null"):
        assert visitor.post("/enter", data=token, headers={"origin": origin}).status_code == 403


def test_one_comes_out_again(visitor: TestClient) -> None:
    enter(visitor, PASSWORD)
    token = re.findall(r'name="token" value="([^"]+)"', visitor.get("/enter").text)[0]
    visitor.post("/leave", data={"token": token}, headers={"origin": HERE})
    assert visitor.get("/events", follow_redirects=False).status_code == 303


def test_the_file_holds_a_hash_that_nobody_else_reads(tmp_path: Path) -> None:
    put_password(tmp_path / "p", PASSWORD)
    assert stat.S_IMODE((tmp_path / "p").stat().st_mode) == 0o600
    assert PASSWORD not in (tmp_path / "p").read_text(encoding="ascii")
    assert Door(password_in(tmp_path / "p")).opens("x", PASSWORD)
    with pytest.raises(ConfigError, match="cannot be written"):
        put_password(tmp_path / "p", PASSWORD)
    with pytest.raises(ConfigError, match="fewer"):
        put_password(tmp_path / "q", "short")
    (tmp_path / "q").write_text(PASSWORD, encoding="ascii")
    with pytest.raises(ConfigError, match="no argon2 hash"):
        password_in(tmp_path / "q")


def test_no_desk_is_opened_to_others_without_one(record: Path) -> None:
    done = CliRunner().invoke(compose(), ["serve", "--host", "0.0.0.0", "--port", "0", "--record", str(record)])
    assert isinstance(done.exception, ConfigError)


def test_a_desk_of_this_machine_has_no_door(client: TestClient) -> None:
    assert client.get("/enter").status_code == 404
