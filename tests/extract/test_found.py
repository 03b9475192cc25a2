"""What was found so far: another layer makes anew only the look-ups that hang on it."""

from __future__ import annotations

from onrecord.extract.found import _MADE_OF, Found
from onrecord.types import Actor, Mention


def actor(name: str, start: int) -> Actor:
    return Actor("A1", name, "state", "TCD", "GOV", None, None, (Mention(start, start + len(name), name, "name"),), (), ())


def test_look_ups_of_layers_that_stay_are_kept() -> None:
    found = Found(actors=(actor("Chad", 0),))
    found.mentions, found.places_at, found.actor_by_id  # noqa: B018
    after = found.having("places", ())
    assert after.mentions is found.mentions
    assert after.actor_by_id is found.actor_by_id
    assert after.places_at is not found.places_at


def test_look_ups_of_a_new_layer_are_made_anew() -> None:
    found = Found(actors=(actor("Chad", 0),))
    assert found.mention_at(0, 4) is not None
    after = found.having("actors", (actor("Niger", 9),))
    assert after.mention_at(0, 4) is None
    assert after.mention_at(9, 14) is not None
    assert found.having("actors", ()).places == ()


def test_every_look_up_tells_its_layer() -> None:
    look_ups = {name for name, value in vars(Found).items() if type(value).__name__ == "cached_property"}
    assert look_ups == set(_MADE_OF)
    assert set(_MADE_OF.values()) <= set(Found.__dataclass_fields__)
