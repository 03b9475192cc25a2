"""The tellings of an occurrence, as a page of lines."""

from __future__ import annotations

import io

from rich.console import Console

from onrecord.views.tellings import tellings

ROW = {
    "ref": "a" * 64 + "#E3", "published": "2016-03-08", "outlet": "Fjord \x1b[31mPost", "copies": None, "date": "2016-03-07", "source": None,
    "type": "ASSAULT", "recipient": "convoy", "place": "Afgooye", "sentence": "Gunmen\nkilled nine.", "disagrees": "soldier: 9", "why": "with b",
}  # fmt: skip


def test_each_telling_is_a_few_lines_and_moves_no_cursor() -> None:
    out = io.StringIO()
    Console(file=out, width=100).print(tellings([ROW, {**ROW, "copies": "0123456789", "disagrees": None, "source": "Gunmen"}]))
    shown = out.getvalue()
    assert "aaaaaaaaaa#E3" in shown
    assert "somebody ASSAULT convoy · 2016-03-07, Afgooye" in shown
    assert "“Gunmen killed nine.”" in shown
    assert shown.count("disagrees: soldier: 9") == 1
    assert "one of the copies 0123456789" in shown
    assert "\x1b" not in shown
