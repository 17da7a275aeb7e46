"""Whether a value surely fits a JSON Schema, told without jsonschema, whose import costs more than to lint a post.

Only the plain keywords are known here. Where anything else is in the schema, or anything in the value is unusual, the
answer is that it is not sure, and jsonschema checks: it is never this module that calls a value wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_DEEPEST = 50
"""Schemas within schemas, through references too."""

_NO_DEMANDS = frozenset("$schema $id $comment $defs definitions title description default examples format".split())


def surely_fits(value: Any, schema: Any, root: Any, depth: int = 0) -> bool:
    """True only where a value breaks nothing of a schema; ``root`` is what its references (``#/…``) start from."""
    if schema is True:
        return True
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return False

    def fits(part: Any, its: Any) -> bool:
        return surely_fits(part, its, root, depth + 1)

    for keyword, wanted in schema.items():
        if keyword in _NO_DEMANDS:
            continue
        if keyword == "$ref":
            if not surely_fits(value, _target(root, wanted), root, depth + 1):
                return False
        elif keyword not in _CHECKS or not _CHECKS[keyword](value, wanted, schema, fits):
            return False
    return True


def _target(root: Any, reference: Any) -> Any:
    """The schema that ``#/a/b`` names; False, which nothing surely fits, where there is not one."""
    if not isinstance(reference, str) or not reference.startswith("#/") or "%" in reference or "~" in reference:
        return False
    for step in reference[2:].split("/"):
        root = root.get(step) if isinstance(root, dict) else None
    return root


def _is_a(value: Any, name: Any) -> bool:
    if name == "integer":
        return type(value) is int
    if name == "number":
        return type(value) in (int, float)
    return type(value) is _TYPES.get(name)


_TYPES = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}

_Fits = Callable[[Any, Any], bool]
_Check = Callable[[Any, Any, dict[str, Any], _Fits], bool]


def _type(value: Any, wanted: Any, schema: dict[str, Any], fits: _Fits) -> bool:
    names = wanted if isinstance(wanted, list) else [wanted]
    return any(isinstance(name, str) and _is_a(value, name) for name in names)


def _enum(value: Any, wanted: Any, schema: dict[str, Any], fits: _Fits) -> bool:
    return isinstance(value, str) and isinstance(wanted, list) and value in wanted


def _properties(value: Any, wanted: Any, schema: dict[str, Any], fits: _Fits) -> bool:
    return isinstance(value, dict) and all(fits(value[key], its) for key, its in wanted.items() if key in value)


def _additional(value: Any, wanted: Any, schema: dict[str, Any], fits: _Fits) -> bool:
    if "patternProperties" in schema or not isinstance(value, dict):
        return False
    return all(
        wanted is not False and fits(value[key], wanted) for key in value.keys() - schema.get("properties", {}).keys()
    )


def _items(value: Any, wanted: Any, schema: dict[str, Any], fits: _Fits) -> bool:
    if "prefixItems" in schema:
        return False
    return not isinstance(value, list) or all(fits(item, wanted) for item in value)


def _unique(value: Any, wanted: Any, schema: dict[str, Any], fits: _Fits) -> bool:
    return isinstance(value, list) and all(type(item) is str for item in value) and len(set(value)) == len(value)


_CHECKS: dict[str, _Check] = {
    "type": _type,
    "enum": _enum,
    "properties": _properties,
    "additionalProperties": _additional,
    "items": _items,
    "uniqueItems": _unique,
    "required": lambda value, wanted, *_: isinstance(value, dict) and all(key in value for key in wanted),
    "pattern": lambda value, wanted, *_: not isinstance(value, str) or re.search(wanted, value) is not None,
    "minLength": lambda value, wanted, *_: not isinstance(value, str) or len(value) >= wanted,
    "maxLength": lambda value, wanted, *_: not isinstance(value, str) or len(value) <= wanted,
    "minItems": lambda value, wanted, *_: not isinstance(value, list) or len(value) >= wanted,
    "minimum": lambda value, wanted, *_: type(value) is int and value >= wanted,
    "maximum": lambda value, wanted, *_: type(value) is int and value <= wanted,
}
