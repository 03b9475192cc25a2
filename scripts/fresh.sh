#!/usr/bin/env bash
# Installs the project into a fresh environment as a user does, and takes one file of every format with it.
set -euo pipefail
cd "$(dirname "$0")/.."

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
"${PYTHON:-python3}" -m venv "$place/env"
"$place/env/bin/python" -m pip install --quiet --disable-pip-version-check ".[formats,tables]"
"$place/env/bin/python" scripts/every_format.py tests/intake/files
