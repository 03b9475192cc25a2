"""Pins the dependencies with hashes into requirements/, naming no index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: File: what pip-compile is told beside pyproject.toml.
FILES = {
    "requirements/run.txt": ["requirements/build.in"],
    "requirements/dev.txt": ["--all-extras", "requirements/build.in", "requirements/dev.in"],
}


def main() -> None:
    """Writes each file anew; exits with pip-compile's status where it fails."""
    for name, extra in FILES.items():
        command = [
            sys.executable, "-m", "piptools", "compile", "--quiet", "--generate-hashes", "--strip-extras", "--allow-unsafe",
            "--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--no-header", "--output-file", name, *extra, "pyproject.toml",
        ]  # fmt: skip
        if done := subprocess.run(command, cwd=ROOT).returncode:
            sys.exit(done)


if __name__ == "__main__":
    main()
