#!/bin/sh
# Makes the virtual environment with the first Python that is new enough: venv.sh DIRECTORY [INTERPRETER]
set -eu
directory=$1
wanted=${2:-}
fits='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))'
if [ -x "$directory/bin/python" ] && "$directory/bin/python" -c "$fits" 2>/dev/null; then
    exit 0
fi
for python in ${wanted:-python3.12 python3.13 python3.14 python3 python}; do
    if command -v "$python" >/dev/null 2>&1 && "$python" -c "$fits" >/dev/null 2>&1; then
        echo "Using $("$python" --version) ($(command -v "$python"))"
        exec "$python" -m venv --clear "$directory"
    fi
done
echo "Onrecord needs Python 3.12 or newer with the venv module, and ${wanted:-none of python3.12, python3.13, python3.14, python3, python} is that." >&2
echo "Install one, or name it: make PYTHON=/path/to/python3.12 demo" >&2
exit 1
