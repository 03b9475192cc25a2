"""The compiled wheel: kept while the sources are the same, and never made where it reads otherwise."""

from __future__ import annotations

import importlib.util
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent.parent / "scripts" / "compiled.py"


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compiled", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _wheel(path: Path, sources: Path, tag: str = "") -> Path:
    with zipfile.ZipFile(path / f"onrecord-9-{tag or f'cp3{sys.version_info.minor}'}-any.whl", "w") as parts:
        for file in sources.rglob("*.*"):
            parts.write(file, file.relative_to(sources).as_posix())
    return path / str(parts.filename)


def test_a_wheel_is_of_the_sources_as_they_are(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = tmp_path / "src" / "onrecord"
    sources.mkdir(parents=True)
    (sources / "doc.py").write_text("A = 1\n")
    monkeypatch.setattr(script, "ROOT", tmp_path)
    assert script.built(tmp_path) is None
    _wheel(tmp_path, tmp_path / "src", "py3")
    assert script.built(tmp_path) is None
    wheel = _wheel(tmp_path, tmp_path / "src")
    assert script.built(tmp_path) == wheel
    (sources / "words.csv").write_text("list,word\n")
    assert script.built(tmp_path) is None
    (sources / "words.csv").unlink()
    (sources / "doc.py").write_text("A = 2\n")
    assert script.built(tmp_path) is None


def test_what_reads_otherwise_is_no_wheel(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "onrecord").mkdir()
    (tmp_path / "onrecord" / "doc.py").touch()
    wheel = _wheel(tmp_path, tmp_path)

    def found(compiled: list[str]) -> None:
        told = {"unpacked": compiled, "src": ["grammar/__init__.py", "one", "two"]}
        monkeypatch.setattr(script, "read", lambda place: told[place.name])
        script.prove(wheel, tmp_path / "unpacked")

    found(["grammar/__init__.so", "one", "two"])
    assert "2 texts" in capsys.readouterr().out
    with pytest.raises(SystemExit, match=r"read otherwise:\ntwo ... two\n2"):
        found(["grammar/__init__.so", "one", "2"])
    with pytest.raises(SystemExit, match="nothing was compiled"):
        found(["grammar/__init__.py", "one", "two"])


def test_without_a_compiler_it_says_so(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script.shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit, match="no C compiler"):
        script.main(tmp_path / "dist")
