"""``onrecord judge`` and ``onrecord judgements``."""

from __future__ import annotations

import getpass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.record.options import DEFAULT, AskForm, Form, Out, RecordFile, answer, opened

if TYPE_CHECKING:
    from onrecord.record.result import Rows

app = typer.Typer()


class Verdict(StrEnum):
    right = "right"
    wrong = "wrong"
    unsure = "unsure"
    amended = "amended"


@app.command()
def judge(
    ref: Annotated[str, typer.Argument(metavar="REF", help="The entry, as REPORT#E3.")],
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help=f"{', '.join(Verdict)}.")],
    fields: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="With amended: a field as it should be; may be given more than once."),
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")] = None,
    analyst: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; your name on this machine unless told.")] = None,
    record: RecordFile = DEFAULT,
) -> None:
    """Decide on an entry: it applies at once to every list, count and export, and outlives re-reading. docs/desk.md tells the fields."""
    from onrecord.cli.given import say

    pairs = [one.partition("=") for one in fields or ()]
    if bool(pairs) != (verdict is Verdict.amended):
        raise typer.BadParameter("goes with amended, and amended needs it", param_hint="--set")
    with opened(record) as archive:
        raw = archive.marked(ref.partition("#")[0])
        entry = ref.partition("#")[2]
        amended = {name.strip(): _value(entry, name.strip(), value, raw) for name, _equals, value in pairs} or None
        whole = raw.report.id + (f"#{entry}" if entry else "")
        archive.judge(whole, verdict.value, analyst=analyst or getpass.getuser(), note=note, amended=amended, made=_now())
    say(f"{raw.report.id[:10]}#{entry}: {verdict.value}")


def _value(entry: str, name: str, told: str, raw: object) -> object:
    from onrecord.record.amending import value_of
    from onrecord.record.keys import SINGULAR
    from onrecord.record.rows import LAYERS
    from onrecord.types import Reading

    assert isinstance(raw, Reading)
    return value_of(SINGULAR[LAYERS[entry[:1]]] if entry[:1] in LAYERS else "report", name, told, raw)


@app.command()
def judgements(
    undo: Annotated[bool, typer.Option("--undo", help="Take back the analyst's last decision; what stood before stands again.")] = False,
    analyst: Annotated[str | None, typer.Option(metavar="NAME", help="With --undo: whose; your name on this machine unless told.")] = None,
    taken: Annotated[Path | None, typer.Option("--import", metavar="FILE", help="Take in another's judgements, as jsonl or csv.")] = None,
    record: RecordFile = DEFAULT,
    form: AskForm = Form.table,
    output: Out = None,
) -> None:
    """List what analysts decided; `changed` is 1 where a re-reading wants a new look."""
    from onrecord.cli.given import say
    from onrecord.views.judged import judgements_in

    with opened(record) as archive:
        if undo:
            say(f"undone: {archive.undo(analyst or getpass.getuser())}")
            return
        if taken is not None:
            new, known = archive.take_in(judgements_in(_text(taken), str(taken)))
            say(f"{taken}: {new:,} taken in, {known:,} known before")
            return
        rows = archive.judgements()
        answer(_brief(rows) if form is Form.table else rows, form, output)


def _now() -> str:
    """The time of a decision, which the record does not ask the clock for."""
    import datetime

    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _brief(rows: Rows) -> Rows:
    """The decisions without what is there for programs: the entry's key, and the entry as it was judged."""
    from onrecord.record.result import Rows

    kept = [at for at, name in enumerate(rows.columns) if name not in ("key", "was")]
    return Rows(tuple(rows.columns[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows.rows), rows.count)


def _text(path: Path) -> str:
    from onrecord.errors import ConfigError

    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read ({error.strerror or error})", "Check its name") from error
