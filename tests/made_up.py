"""A reader without a language model, and the command line on top of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from typer.testing import CliRunner

import onrecord.cli.given
from commanding import compose
from onrecord.types import Date, Engine, Failure, Reading, Report

ENGINE = Engine("0.1.0", "none", "0" * 64)


class MadeUp:
    """Reads each report as one date at its beginning; texts that begin with "?" cannot be read."""

    engine = ENGINE

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            if report.text.startswith("?"):
                yield Reading(report, (), (), (), (), (), (), (), (Failure("layout", "another language"),), ENGINE)
            else:
                word = report.text.split()[0]
                date = Date("D1", 0, len(word), word, "2016-12-05", "DATE", ("the first word",))
                yield Reading(report, (), (), (), (), (date,), (), (), (), ENGINE)


type Run = Callable[..., Any]


def commanded(monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command with the made-up reader in place of the real one."""
    monkeypatch.setattr(onrecord.cli.given, "make_reader", lambda model, knowledge: MadeUp())
    return lambda *arguments, **known: CliRunner().invoke(compose(), [str(argument) for argument in arguments], **known)
