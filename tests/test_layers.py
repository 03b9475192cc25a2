"""The registry of the layers: whole, and the one place that tells of them."""

from __future__ import annotations

import dataclasses
import typing

from onrecord import layers
from onrecord.export.source import TABLES
from onrecord.record.keys import SINGULAR
from onrecord.types import Reading


def test_every_layer_of_a_reading_is_told_once() -> None:
    hints = typing.get_type_hints(Reading)
    told = {layer.name: layer.type for layer in layers.LAYERS}
    own = {field.name for field in dataclasses.fields(Reading)} - {"report", "failures", "engine"}
    assert told.keys() == own
    assert {name: typing.get_args(hints[name])[0] for name in told} == told
    for kind in ("letter", "name", "singular", "shown", "exported", "heading"):
        assert len({getattr(layer, kind) for layer in layers.LAYERS}) == len(layers.LAYERS)


def test_keys_and_exports_follow_it() -> None:
    assert list(SINGULAR) == [layer.name for layer in layers.LAYERS]
    assert [name for name in TABLES if name in SINGULAR] == [layer.name for layer in layers.EXPORTED]
