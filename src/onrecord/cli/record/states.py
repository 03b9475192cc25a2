"""States as the user may call them: by code, name or alias."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import ConfigError

if TYPE_CHECKING:
    from onrecord.record.record import Record


def party(record: Record, asked: str) -> str:
    """A state's code, or else words of a name that somebody in the record has. Raises ConfigError where nobody has it."""
    from onrecord.record.filters import is_somebody
    from onrecord.record.states import near, state_code

    try:
        return state_code(asked)
    except ConfigError as error:
        if (len(asked) == 7 and asked[3] == ".") or record.ask(is_somebody, asked):
            return asked
        meant = " or ".join(near(asked))
        do = f"Is {meant} meant? " if meant else ""
        raise ConfigError(
            "party", f"{asked!r} is no state, and nobody in the record is called so", f"{do}See who is there with: onrecord actors"
        ) from error
