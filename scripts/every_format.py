"""Takes in files of every format and reads one page; status 1 where a library is missing or a format gives no report.

every_format.py FOLDER     the folder of small files of all kinds
"""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.intake import Unreadable, take
from onrecord.intake.files import FORMATS
from onrecord.reader import Reader


def main(folder: Path) -> int:
    """Says what fails, and the number of formats."""
    failed, formats = [], set()
    page = None
    for file in sorted(folder.iterdir()):
        for taken in take([str(file)]):
            if isinstance(taken.outcome, Unreadable):
                failed += [taken.outcome.error.reason] if "library" in taken.outcome.error.reason else []
            else:
                formats.add(file.suffix)
                page = taken.outcome if file.suffix == ".html" else page
    failed += [f"{file.name}: no report" for file in folder.iterdir() if file.suffix not in formats]
    failed += [f"{ending}: no file of this kind" for ending in FORMATS if ending not in formats]
    if page is None or not Reader().read(page).actors:
        failed.append("a page: nothing is read")
    print("\n".join(failed) or f"{len(formats)} endings read: {' '.join(sorted(formats))}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
