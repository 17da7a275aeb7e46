"""JSON Schemas: where they lie, what they know, and what breaks them, in words a blogger understands.

jsonschema is the check (draft 2020-12); it is imported only when something has to be checked. A schema of the user's
may not load anything: a remote ``$ref`` is an error of the schema.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import PACKAGE
from .fit import surely_fits
from .time_limit import TooLong, time_limit

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_TYPES = {
    "string": "text",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys with values",
    "integer": "a whole number",
    "number": "a number",
    "null": "empty",
}


class SchemaError(Exception):
    """A schema that can't be read or is not one."""


@dataclass(frozen=True, eq=False, repr=False)
class Schema:
    """A loaded schema. ``name`` is what messages call it."""

    name: str
    content: dict[str, Any]
    built_in: bool = False


def folder() -> Path:
    """The folder of the schemas: inside the package once it is installed, beside it in a checkout."""
    package = Path(PACKAGE).resolve()
    inside = package / "schemas"
    return inside if inside.is_dir() else package.parent / "schemas"


@cache
def built_in(name: str) -> Schema:
    """One of notelint's own schemas: ``config``, ``report``, ``front-matter-jekyll``, ``front-matter-plain``."""
    path = folder() / f"{name}.schema.json"
    return Schema(f"schemas/{path.name}", json.loads(path.read_text(encoding="utf-8")), built_in=True)


def from_file(path: str) -> Schema:
    """A schema of the user's. Raises SchemaError."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError as error:
        raise SchemaError(f"{path}: {error.strerror or error}") from None
    except ValueError as error:  # not UTF-8
        raise SchemaError(f"{path}: not valid JSON: {error}") from None
    return _from_text(path, text)


@lru_cache(maxsize=100)
def _from_text(path: str, text: str) -> Schema:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SchemaError(f"{path}: not valid JSON: {error}") from None
    if not isinstance(content, dict):
        raise SchemaError(f"{path}: a JSON Schema is an object")
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError as NoSchema

    try:
        Draft202012Validator.check_schema(content)
    except NoSchema as error:
        place = "/".join(str(step) for step in error.absolute_path) or "top"
        raise SchemaError(f"{path}: not a JSON Schema: {error.message} (at {place})") from None
    if (remote := _remote(content)) is not None:
        raise SchemaError(
            f'{path}: "$ref": "{remote}" leads to another file; only references within the schema (#/…) are followed'
        )
    return Schema(os.path.basename(path), content)


def violations(schema: Schema, value: Any) -> list[tuple[tuple[str | int, ...], str]]:
    """What breaks a schema: the path of the value (empty for the whole) and a sentence, in a stable order.

    Raises SchemaError where a reference of the schema leads nowhere, or round and round, and where a pattern of it takes
    too long.
    """
    if schema.built_in:
        return _violations(schema, value)
    try:
        with time_limit():
            return _violations(schema, value)
    except TooLong:
        raise SchemaError(
            f"{schema.name}: one of its patterns takes too long (see: catastrophic backtracking)"
        ) from None


def _violations(schema: Schema, value: Any) -> list[tuple[tuple[str | int, ...], str]]:
    try:
        if surely_fits(value, schema.content, schema.content):
            return []
    except TooLong:
        raise
    except Exception:
        pass
    from jsonschema import Draft202012Validator
    from referencing import Registry
    from referencing.exceptions import Unresolvable

    validator = Draft202012Validator(schema.content, registry=Registry(), format_checker=None)
    try:
        found = [(tuple(error.absolute_path), _sentence(error)) for error in validator.iter_errors(value)]
    except Unresolvable as error:
        raise SchemaError(f'{schema.name}: "$ref": "{error.ref}" leads nowhere') from None
    except RecursionError:
        raise SchemaError(f'{schema.name}: "$ref" leads back to itself') from None
    return sorted(found, key=lambda pair: ([str(step) for step in pair[0]], pair[1]))


def known_keys(schema: Schema) -> frozenset[str]:
    """The top-level keys that a schema names."""
    return frozenset(schema.content.get("properties", {}))


def _remote(content: Any) -> str | None:
    waiting = [content]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            reference = part.get("$ref") or part.get("$dynamicRef")
            if isinstance(reference, str) and not reference.startswith("#"):
                return reference
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    return None


def _sentence(error: ValidationError) -> str:
    """One violation in plain words. jsonschema reports an ``anyOf`` per branch, so it is worded here."""
    where = _name(error)
    value: Any = error.instance
    wanted: Any = error.validator_value
    schema: Any = error.schema
    if error.validator == "required":
        missing = next((key for key in wanted if key not in value), "?")
        return f'the key "{missing}" is missing'
    if error.validator == "type":
        return f"{where} should be {_either(wanted)}, not {_described(value)}"
    if error.validator == "enum":
        return f"{where} should be one of {', '.join(_shown(choice) for choice in wanted)}, not {_shown(value)}"
    if error.validator == "const":
        return f"{where} should be {_shown(wanted)}, not {_shown(value)}"
    if error.validator in ("anyOf", "oneOf"):
        types = [branch["type"] for branch in wanted if isinstance(branch, dict) and "type" in branch]
        if types and len(types) == len(wanted):
            return f"{where} should be {_either(types)}, not {_described(value)}"
        return f"{where} fits none of the forms that the schema allows"
    if error.validator == "pattern":
        form = schema.get("description") or f"of the form {wanted}"
        return f"{where} is {_shown(value)}, which is not {form}"
    if error.validator == "minLength":
        return f"{where} is empty" if not value else f"{where} is too short"
    if error.validator == "maxLength":
        return f"{where} is longer than {wanted} characters"
    if error.validator == "minItems":
        return f"{where} needs at least {wanted} entries"
    if error.validator == "uniqueItems":
        return f"{where} names something twice"
    if error.validator == "additionalProperties":
        extra = sorted(set(value) - set(schema.get("properties", {})))
        return f"unknown key {', '.join(_shown(key) for key in extra)}"
    return f"{where}: {error.message}"


def _name(error: ValidationError) -> str:
    path = list(error.absolute_path)
    if not path:
        return "the front matter"
    name = f'"{path[0]}"'
    for step in path[1:]:
        name = f"entry {step + 1} of {name}" if isinstance(step, int) else f'"{step}" in {name}'
    return name


def _either(types: Any) -> str:
    flat = [
        entry
        for kind in ([types] if isinstance(types, str) else types)
        for entry in ([kind] if isinstance(kind, str) else kind)
    ]
    simple = [kind for kind in flat if kind not in ("null", "object")] or flat
    return " or ".join(dict.fromkeys(_TYPES.get(kind, kind) for kind in simple))


def _described(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"the text {_shown(value)}"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "keys with values"
    return f"the date {value}"


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str) if not isinstance(value, str) else f'"{value}"'
    return text if len(text) <= 60 else text[:57] + "…" + text[-1]
