from __future__ import annotations

from onrecord.grammar.labels import as_name, is_role, is_titled, label_at, unstopped


def test_labels_in_capitals_are_put_as_names_letter_for_letter() -> None:
    wanted = {
        "MS. OKAFOR: We left.": "Ms. Okafor. We left.",
        "SECRETARY OF DEFENSE ANA B. OKAFOR III: We left.": "Secretary of Defense Ana B. Okafor III. We left.",
        "DOD SPOKESMAN OKAFOR (via video): We left.": "DOD Spokesman Okafor (via video). We left.",
        # one word in capitals may be anything
        "WARNING: We left.": "WARNING: We left.",
        "Ms. Okafor: We left.": "Ms. Okafor: We left.",
        "MS. OKAFOR left.": "MS. OKAFOR left.",
    }
    assert {text: as_name(text) for text in wanted} == wanted
    assert all(len(text) == len(put) for text, put in wanted.items())


def test_labels_are_told_by_their_form() -> None:
    def form(text: str) -> tuple[str, str] | None:
        found = label_at(text, 0, len(text))
        return (found[0]["name"], found[1]) if found is not None else None

    assert form("Q: Will they leave?") == ("Q", "capitals")
    assert form("MR. ROE (through an interpreter): They will.") == ("MR. ROE", "capitals")
    assert form("Ambassador Roe: They will.") == ("Ambassador Roe", "plain")
    assert form("General Roe. They will.") == ("General Roe", "stopped")
    assert form("Ben Roe. They will.") is None
    assert form("They will leave at 10:30 a.m. on Monday") is None
    assert is_role("Q")
    assert is_role("Moderator")
    assert not is_role("Roe")


def test_labels_with_a_title() -> None:
    assert is_titled("MS ROE")
    assert is_titled("MR. ROE")
    assert not is_titled("Ms Roe")
    assert not is_titled("KEY POINTS")
    assert not is_titled("MINISTER")


def test_short_titles_lose_their_stop_before_a_name() -> None:
    assert unstopped("Navy Cmdr. Ana Roe and Army Maj. Gen. Ben Hill left.") == "Navy Cmdr  Ana Roe and Army Maj  Gen. Ben Hill left."
    assert unstopped("He is a col. of the army.") == "He is a col. of the army."
