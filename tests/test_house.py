"""The house holds: layers import downward only, and nothing heavy is imported before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "onrecord"

#: What each part of the package may import of the package, beside itself. ``""`` is the package's own front.
ALLOWED: dict[str, set[str]] = {
    "types": set(),
    "errors": set(),
    "timex": set(),
    "config": {"errors"},
    "doc": {"types"},
    "grammar": {"types", "doc"},
    "language": set(),
    "letters": set(),
    "knowledge": {"types", "errors"},
    "intake": {"types", "errors"},
    "layout": {"types", "errors", "knowledge", "language"},
    "parse": {"types", "errors", "config", "doc", "grammar"},
    "extract": {"types", "errors", "doc", "grammar", "knowledge", "timex"},
    "reader": {"types", "errors", "config", "doc", "knowledge", "letters", "layout", "parse", "extract"},
    "record": {"types", "errors", "timex"},
    "views": {"types", "errors", "timex"},
    "export": {"types", "errors", "record", "views"},
    "desk": {"timex", "types", "errors", "config", "archive", "intake", "record", "views", "export"},
}
#: Modules that only these parts may import.
ONLY: dict[str, set[str]] = {
    "spacy": {"parse"},
    "trafilatura": {"intake"},
    "ftfy": {"letters"},
    "sqlite3": {"record", "knowledge"},
    "starlette": {"desk"},
    "uvicorn": {"desk"},
    "typer": {"cli", "record_cli", "cli_record"},
}


def imports() -> list[tuple[str, str, str]]:
    """Part, file and imported module, for every import in the package."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: relative import"
                names = [f"onrecord.{alias.name}" for alias in node.names] if node.module == "onrecord" else [node.module or ""]
            found += [(parts[0], str(path), name) for name in names]
    return found


def test_layers_import_downward_only() -> None:
    wrong = []
    for part, path, name in imports():
        if part in ALLOWED and name.startswith("onrecord."):
            target = name.split(".")[1]
            if target != part and target not in ALLOWED[part]:
                wrong.append(f"{path} imports {name}")
    assert wrong == []


def test_each_library_has_one_door() -> None:
    wrong = [f"{path} imports {name}" for part, path, name in imports() if part not in ONLY.get(name.split(".")[0], {part})]
    assert wrong == []


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom onrecord.cli import main\n"
        f"sys.argv = ['onrecord', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'trafilatura', 'starlette', 'uvicorn', 'numpy', 'pyarrow', 'polars', 'altair', 'jinja2', 'py3langid'} & set(sys.modules)\n"
        "sys.exit(f'imports {sorted(heavy)}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
