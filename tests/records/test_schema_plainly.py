"""The quick check of a payload against its schema never says yes where the reference implementation says no."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from assessor_app import paths, schemas
from assessor_app.errors import Refusal
from assessor_app.schemas import plainly
from tests.records.chained import chain

VALUES = [
    None, True, False, 0, 1, -1, 1.0, 2**60, "", "x", "a\n", "ŵ" * 300, " ", [], ["a", "a"], [1, 1], {}, {"x": 1},
    "2026-11-22T12:00:00+00:00", "2026-11-22T12:00:00+00:00\n", "0" * 64, "cy", "en",
]  # fmt: skip


def changed(document: dict[str, Any], chance: random.Random) -> object:
    """The document with one thing in it replaced, taken away, doubled, or added."""
    made: Any = copy.deepcopy(document)
    places: list[tuple[Any, Any]] = []

    def walk(held: dict[str, Any] | list[Any]) -> None:
        for key, value in held.items() if isinstance(held, dict) else enumerate(held):
            places.append((held, key))
            if isinstance(value, dict | list):
                walk(value)

    walk(made)
    holder, key = chance.choice(places)
    way = chance.randrange(4)
    if way == 0:
        del holder[key]
    elif way == 1 and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[key]))
    elif way == 2 and isinstance(holder, dict):
        holder[chance.choice(["further", "x"])] = chance.choice(VALUES)
    else:
        holder[key] = copy.deepcopy(chance.choice(VALUES))
    return made


def agree(seed: int) -> bool:
    """Whether the quick check said yes; it must not where the other says no."""
    document = changed(chain().record.payload, random.Random(seed))  # noqa: S311 - a sample, not a secret
    quick, valid = schemas._plain("record-1")(document), schemas.load("record-1").is_valid(document)  # type: ignore[arg-type]
    assert valid or not quick
    return quick


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_what_it_finds_right_is_right(seed: int) -> None:
    agree(seed)


@pytest.mark.slow
def test_so_it_is_three_thousand_times_and_most_that_is_right_it_finds_right() -> None:
    said = [agree(seed) for seed in range(3000)]
    assert said.count(True) > 100
    assert said.count(False) > 1000


def test_it_knows_all_that_the_schema_of_records_says() -> None:
    schemas._plain.cache_clear()
    assert schemas._plain("record-1")(chain().record.payload)
    for name in ("record-1", "withdrawal-1"):
        text = (paths.resources() / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
        assert plainly.compiled(json.loads(text)) is not None


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "number"}, {"format": "date"}, {"patternProperties": {}}, {"prefixItems": []}, {"const": []},
        {"$ref": "other.json#/$defs/a"}, {"not": {}}, {"enum": [1], "const": 1}, {"pattern": "("}, {"oneOf": []},
    ],
)  # fmt: skip
def test_what_a_schema_says_more_is_left_to_the_other(schema: dict[str, Any]) -> None:
    assert plainly.compiled({"properties": {"a": schema}}) is None


@pytest.mark.parametrize(
    ("schema", "values"),
    [
        ({"enum": ["a", 1, None, True]}, ["a", 1, True, None, False, 0, "b", [], {}]),
        ({"type": ["string", "null"], "minLength": 1}, ["", "a", None, 1]),
        ({"type": "integer", "minimum": 1, "maximum": 3}, [0, 1, 3, 4, True]),
        ({"items": {"type": "string"}, "uniqueItems": True, "minItems": 1}, [[], ["a"], ["a", "a"], ["a", "b"], [1]]),
        ({"anyOf": [{"type": "null"}, {"required": ["x"]}], "additionalProperties": False}, [None, {}, {"x": 1}, "a"]),
        ({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": False}, [{}, {"a": 1}, {"a": 1, "b": 1}]),
        ({"$defs": {"n": {"items": {"$ref": "#/$defs/n"}, "type": "array"}}, "$ref": "#/$defs/n"}, [[], [[[]]], [1]]),
        (True, [1]),
        (False, [1]),
    ],
)  # fmt: skip
def test_each_keyword_is_as_the_other_has_it(schema: plainly.Schema, values: list[Any]) -> None:
    quick = plainly.compiled(schema)
    assert quick is not None
    reference = Draft202012Validator(schema)
    assert [quick(value) for value in values] == [reference.is_valid(value) for value in values]


def test_what_is_wrong_is_still_told() -> None:
    with pytest.raises(Refusal) as told:
        schemas.check("record-1", chain().record.payload | {"template": 1}, "payload-invalid")
    assert told.value.facts["place"] == "$.template"
