"""The command line: arguments in, views out. A made-up reader stands for the real one, but for one test of the whole way."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from commanding import compose
from made_up import Run, commanded
from onrecord.cli.front import modules
from onrecord.types import Reading

#: What ``onrecord --help`` must not wait for.
HEAVY = [
    "spacy",
    "thinc",
    "numpy",
    "trafilatura",
    "pyarrow",
    "polars",
    "duckdb",
    "starlette",
    "uvicorn",
    "altair",
    "jinja2",
    "rich",
    "sqlite3",
]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    return commanded(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Monday is here.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.jsonl").write_text(
        '{"id": "one", "text": "Tuesday."}\nnot json\n{"id": "two", "text": "? Mercredi"}\n', encoding="utf-8"
    )
    return tmp_path


def test_help_is_light() -> None:
    code = (
        "import sys\nfrom onrecord.cli import compose\n"
        "try:\n    compose()(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "read" in done.stdout


def test_json_has_one_line_for_each_report_in_order(run: Run, folder: Path) -> None:
    done = run("read", "--json", folder / "nix.txt", folder / "a.txt", folder / "b.txt", folder / "c.jsonl", folder / "a.txt")
    assert done.exit_code == 0
    lines = [json.loads(line) for line in done.stdout.split("\n")[:-1]]
    told = [(line["report"]["text"], [failure["stage"] for failure in line["failures"]]) for line in lines]
    assert [text for text, _ in told] == ["", "Monday is here.", "", "Tuesday.", "", "? Mercredi", "Monday is here."]
    assert [bool(stages) for _, stages in told] == [True, False, True, False, True, True, False]
    assert "nix.txt" in done.stderr
    assert "line 2" in done.stderr


def test_status_is_1_where_nothing_was_read(run: Run, folder: Path) -> None:
    done = run("read", folder / "nix.txt")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert run("read", "--json", "--id", "two", folder / "c.jsonl").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["nonsense"],
        ["read", "--published", "last week", "a.txt"],
        ["read", "--published", "2016-13-40", "a.txt"],
        ["events", "--format", "xml", "a.txt"],
        ["statements", "--kind", "loud", "a.txt"],
        ["explain", "a.txt"],
        ["explain", "--event", "S1", "a.txt"],
        ["knowledge", "check", "no/such/folder"],
    ],
)
def test_status_is_2_for_wrong_usage(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""


def test_one_line_of_many_by_its_id(run: Run, folder: Path) -> None:
    done = run("read", "--json", "--id", "one", folder / "c.jsonl")
    assert [json.loads(line)["report"]["given_id"] for line in done.stdout.splitlines()] == ["one"]


def test_standard_input(run: Run) -> None:
    done = run("read", "--json", "-", "--title", "Given", "--outlet", "Wire", "--published", "2016-12-05", input="Friday came.\n")
    report = json.loads(done.stdout)["report"]
    assert (report["text"], report["title"], report["outlet"], report["published"]) == ("Friday came.\n", "Given", "Wire", "2016-12-05")


def test_the_page_and_the_html_file(run: Run, folder: Path) -> None:
    done = run("read", folder / "a.txt", folder / "a.txt")
    assert done.stdout.count("DATES  1") == 2
    assert "\x1b" not in done.stdout
    page = folder / "out.html"
    done = run("read", folder, "--html", page)
    assert (done.exit_code, done.stdout) == (0, "")
    assert page.read_text(encoding="utf-8").count('<article class="reading"') == 2
    assert run("read", folder / "a.txt", "--html", folder / "no" / "out.html").exit_code == 1


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("table", "Monday is here."),
        ("csv", "ref,published,outlet,value,type,first,last,words\r\n"),
        ("jsonl", '{"ref": "'),
    ],
)
def test_lists(run: Run, folder: Path, form: str, beginning: str) -> None:
    done = run("dates", folder / "a.txt", "--format", form)
    assert done.exit_code == 0
    if form == "table":
        assert "2016-12-05" in done.stdout
    else:
        assert done.stdout_bytes.decode().startswith(beginning)


def test_an_empty_list_still_has_its_header(run: Run, folder: Path) -> None:
    done = run("events", folder / "a.txt", "--format", "cameo")
    assert done.stdout.startswith("EventID\tDate\tYear\t")
    assert json.loads(run("places", folder / "a.txt", "--format", "geojson").stdout) == {"type": "FeatureCollection", "features": []}


def test_explain(run: Run, folder: Path) -> None:
    done = run("explain", folder / "a.txt", "--date", "D1")
    assert done.exit_code == 0
    assert "Monday is here." in done.stdout
    assert "the first word" in done.stdout
    assert run("explain", folder / "a.txt", "d1").stdout == done.stdout
    assert run("explain", folder / "a.txt", "Q1").exit_code == 2
    done = run("explain", folder / "a.txt", "--event", "E9")
    assert done.exit_code == 1
    assert "no E9" in done.stderr


def test_check_names_every_bad_row(run: Run, tmp_path: Path) -> None:
    (tmp_path / "furniture.csv").write_text(
        'pattern,kind,example\n"share (this","share",Share this\n,share,Share\nonly two,cells\nfollow us,share,Follow us\n',
        encoding="utf-8",
    )
    (tmp_path / "nothing.csv").write_text("a,b\n", encoding="utf-8")
    done = run("knowledge", "check", tmp_path)
    assert done.exit_code == 1
    for place in ("furniture.csv:2: ", "furniture.csv:3: ", "furniture.csv:4: ", "nothing.csv: note: "):
        assert place in done.stdout
    assert "furniture.csv:5" not in done.stdout


def test_list_of_tables(run: Run) -> None:
    assert "furniture" in run("knowledge", "list").stdout


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    """``onrecord ... | head -1``: no complaint, status 0."""
    code = "import sys; from onrecord.cli import main; sys.argv = ['onrecord', 'knowledge', 'list']; main()"
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-c", code], stdout=write, stderr=subprocess.PIPE, text=True)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_output_is_utf_8_whatever_the_locale() -> None:
    code = "import sys; from onrecord.cli import main; sys.argv = ['onrecord', 'knowledge', 'check', sys.argv[1]]; main()"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    folder = Path(__file__).parent
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, env=environment)
    done.stdout.decode("utf-8")
    assert done.returncode in (0, 1)


def test_no_command_stands_in_two_parts() -> None:
    """Of two with one name typer would silently keep the later."""
    names: list[str] = []
    for part in modules():
        module = importlib.import_module(part)
        names += (
            [module.NAME]
            if hasattr(module, "NAME")
            else [one.name or one.callback.__name__ for one in module.app.registered_commands if one.callback]
        )
    assert len(names) == len(set(names)), sorted(names)


def commands() -> Iterator[list[str]]:
    """Every command by its words, in order of the help."""
    whole = typer.main.get_command(compose())
    for name, command in whole.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        yield from ([name, one] for one in inner) if inner else ([[name]])


def test_every_command_is_in_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    """``docs/commands.md`` is the help of every command; write it anew with ONRECORD_WRITE=1."""
    monkeypatch.setenv("COLUMNS", "110")
    parts = [
        "# Commands\n\nWhat `--help` says of each. Exit status: 0 if anything was read or an answer given, be it without rows; 1 if\n"
        "nothing was read or an error ended it; 2 for wrong usage.\n"
    ]
    whole = compose()
    for words in commands():
        done = CliRunner().invoke(whole, [*words, "--help"], prog_name="onrecord", terminal_width=110)
        assert done.exit_code == 0, words
        text = "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())
        parts.append(f"## onrecord {' '.join(words)}\n\n```\n{text}\n```\n")
    reference = Path(__file__).parent.parent / "docs" / "commands.md"
    if os.environ.get("ONRECORD_WRITE"):
        reference.write_text("\n".join(parts), encoding="utf-8")
    assert reference.read_text(encoding="utf-8") == "\n".join(parts)


@pytest.mark.slow
@pytest.mark.model
def test_the_whole_way(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Norwegian Defence Minister Ingrid Solheim said on Monday that Norway would stay.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "from onrecord.cli import main; main()", "read", "--json", "--published", "2019-03-05", str(report)],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    reading = Reading.from_dict(json.loads(done.stdout))
    assert reading.failures == ()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "man"])
def test_shells_and_the_manual_know_every_command_and_option(shell: str) -> None:
    told = CliRunner().invoke(compose("completion"), ["completion", shell]).output
    plain = told.replace("\\-", "-").replace("-l ", "--").replace("-s ", "-")
    for words in commands():
        assert words[-1] in plain
    for option in ("--force-given", "--told-only", "--record", "-h"):
        assert option in plain
    check = {"bash": ["bash", "-n"], "zsh": ["zsh", "-n"], "fish": ["fish", "-n"], "man": ["man", "--warnings", "-l"]}[shell]
    if shutil.which(check[0]):
        suffix = {"man": ".1"}.get(shell, "")
        with tempfile.NamedTemporaryFile("w", suffix=suffix, encoding="utf-8") as file:
            file.write(told)
            file.flush()
            done = subprocess.run([*check, file.name], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("onrecord pla", {"places", "plans"}),
        ("onrecord read --pub", {"--published"}),
        ("onrecord series --by w", {"week"}),
        ("onrecord completion z", {"zsh"}),
        ("onrecord export --to parquet", {"parquet", "parquet-months"}),
    ],
)
def test_bash_completes(line: str, expected: set[str]) -> None:
    script = CliRunner().invoke(compose("completion"), ["completion", "bash"]).output
    words = line.split()
    asked = f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; _onrecord; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(["bash", "-c", f"{script}\n{asked}"], capture_output=True, text=True, check=True)
    assert {*done.stdout.split()} == expected
