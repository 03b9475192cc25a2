"""``docs/schema.json`` is the JSON form of the types, and readings keep to it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import jsonschema
import pytest

from onrecord.types import Engine, Failure, Reading, Report

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))


def loaded(path: Path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_schema_is_built_from_the_types() -> None:
    """If this fails: python scripts/build_schema.py."""
    assert loaded(ROOT / "scripts" / "build_schema.py").schema() == SCHEMA


def test_a_reading_made_by_hand_keeps_to_it() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    value = loaded(ROOT / "tests" / "views" / "sample.py").sample().to_dict()
    jsonschema.validate(value, SCHEMA)
    value["events"][0]["status"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, SCHEMA)


def test_a_report_that_could_not_be_read_keeps_to_it() -> None:
    unread = Reading(Report.of(""), (), (), (), (), (), (), (), (Failure("intake", "is empty"),), Engine("0", "none", ""))
    jsonschema.validate(unread.to_dict(), SCHEMA)


@pytest.mark.model
def test_readings_keep_to_it(reader) -> None:
    reports = [Report.of(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "examples").glob("*.txt"))]
    for reading in reader.read_many(reports):
        jsonschema.validate(json.loads(json.dumps(reading.to_dict())), SCHEMA)
