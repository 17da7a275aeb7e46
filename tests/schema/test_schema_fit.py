"""What surely fits a schema is what jsonschema finds no fault with; it is asked only where something may be wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from notelint.schema.fit import surely_fits
from notelint.schema.schema import built_in

SCHEMAS = ("config", "outline", "front-matter-jekyll", "front-matter-hugo", "front-matter-plain", "front-matter-quarto")
KEYS = sorted({key for name in SCHEMAS for key in built_in(name).content["properties"]})
SCALARS = (
    st.none() | st.booleans() | st.integers(-2, 2) | st.floats(-2, 2) | st.sampled_from(["", "a", "LK", "1", "jekyll"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*KEYS, "a"]), inner, max_size=3),
)
TYPES = st.sampled_from(["string", "integer", "number", "boolean", "array", "object", "null"])
PARTS = st.recursive(
    st.booleans() | st.builds(dict),
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "type": TYPES | st.lists(TYPES, max_size=2),
            "enum": st.lists(SCALARS, max_size=3),
            "const": SCALARS,
            "properties": st.dictionaries(st.sampled_from(["a", "title"]), inner, max_size=2),
            "patternProperties": st.dictionaries(st.sampled_from(["a", "^t"]), inner, max_size=1),
            "additionalProperties": inner,
            "items": inner,
            "prefixItems": st.lists(inner, max_size=1),
            "uniqueItems": st.booleans(),
            "required": st.lists(st.sampled_from(["a", "title"]), max_size=2, unique=True),
            "pattern": st.sampled_from(["^a", "1"]),
            "minLength": st.integers(0, 2),
            "maxLength": st.integers(0, 2),
            "minItems": st.integers(0, 2),
            "minimum": st.integers(-1, 1),
            "maximum": st.integers(-1, 1),
            "not": inner,
            "anyOf": st.lists(inner, min_size=1, max_size=2),
            "$ref": st.sampled_from(["#/definitions/x", "#/definitions/no"]),
            "description": st.just("x"),
        },
    ),
    max_leaves=6,
)


def is_valid(value: Any, schema: Any) -> bool:
    return bool(Draft202012Validator(schema).is_valid(value))


@settings(max_examples=400, deadline=None)
@given(VALUES, st.sampled_from(SCHEMAS))
def test_of_our_own_schemas(value: Any, name: str) -> None:
    schema = built_in(name).content
    if surely_fits(value, schema, schema):
        assert is_valid(value, schema)


@settings(max_examples=600, deadline=None)
@given(VALUES, PARTS, PARTS)
@example([1, 1.0], {"uniqueItems": True}, {})
@example(True, {"enum": [1]}, {})
@example(1.0, {"type": "integer"}, {})
@example({"a": 1}, {"properties": {"a": False}}, {})
@example({"at": 1}, {"patternProperties": {"a": {"type": "string"}}, "additionalProperties": False}, {})
def test_of_any_schema(value: Any, schema: Any, other: Any) -> None:
    if isinstance(schema, dict):
        schema = {**schema, "definitions": {"x": other}}
    if surely_fits(value, schema, schema):
        assert is_valid(value, schema)


def test_a_reference_to_itself_ends() -> None:
    schema = {"$ref": "#/definitions/x", "definitions": {"x": {"$ref": "#/definitions/x"}}}
    assert not surely_fits(1, schema, schema)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"title": "Notes", "layout": "post", "tags": ["a", "b"], "toc": True}, "front-matter-jekyll"),
        ({"title": "Notes"}, "front-matter-plain"),
        ({"ignore": ["SP"], "site": {"generator": "hugo"}, "fail-level": "error"}, "config"),
    ],
)
def test_ordinary_values_need_no_jsonschema(value: Any, name: str) -> None:
    schema = built_in(name).content
    assert surely_fits(value, schema, schema)


def test_a_post_and_settings_without_fault_are_linted_without_jsonschema(tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text('ignore = ["SP"]\n', encoding="utf-8")
    (tmp_path / "a.md").write_text("---\ntitle: Notes\ntags: [a, b]\n---\n\n# Week 1\n\nText.\n", encoding="utf-8")
    code = "import sys; from notelint.cli import main; main(['check', '--no-cache', 'a.md']); print('jsonschema' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1].lower()) is False
