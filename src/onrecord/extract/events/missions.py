"""Embassies and consulates as parties: each is its own state's, and who closes his own deals with the state where it stands."""

from __future__ import annotations

from onrecord.doc import Token
from onrecord.extract.events.frames import Frame
from onrecord.extract.events.scene import Scene
from onrecord.types import Role

_MISSIONS = ("embassy", "embassies", "consulate")
#: Whose somebody's own is.
OWN = frozenset({"its", "their", "his", "her", "our", "my"})


def is_mission(role: Role) -> bool:
    """Whether a party is told by the words of an embassy or consulate."""
    return any(word in role.text.lower() for word in _MISSIONS)


def hosts_of_missions(scene: Scene, head: Token, roles: list[Role]) -> list[Role]:
    """The state in whose places the embassies stand of which alone it is told."""
    if not roles or not all(map(is_mission, roles)):
        return []
    return scene.placed(head, scene.found.states_of(roles))


def not_own_missions(scene: Scene, frame: Frame, head: Token, recipient: list[Role], source: list[Role]) -> list[Role]:
    """The recipients, but for the doer's own embassies the state where they stand: who closes them deals with that.

    An attack is one on the embassy: an American may fire at the American embassy.
    """
    actors, home = scene.found.actor_by_id, scene.found.states_of(source) - {None}
    own = [role for role in recipient if actors[role.actor].state in home and is_mission(role)]
    if frame.type == "ASSAULT":
        own = [role for role in own if not OWN.isdisjoint(role.text.lower().split()[:1])]
    kept = [role for role in recipient if role not in own]
    return kept or (scene.placed(head, {*home}) if own else [])
