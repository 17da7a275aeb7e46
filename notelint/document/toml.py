"""TOML: settings, and front matter (Hugo, Zola) with the places of its top-level keys."""

from __future__ import annotations

import datetime
import re
import tomllib
from typing import Any

from ..regex import regex
from .entries import Entry

_KEY = regex(r"^[ \t]*(?P<key>[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*=[ \t]*(?P<value>[^\n]*)", re.MULTILINE)
_TABLE = regex(r"^[ \t]*\[+[ \t]*(?P<key>[\w-]++)[^\]\n]*+\]+", re.MULTILINE)
_LONG_KEY = regex(r"(?<![\w-])(?:(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}")
"""A hundred names joined by dots; tomllib reads them in quadratic time."""
_PLACE = regex(r" \(at line (\d+), column (\d+)\)$| \(at end of document\)$")


_DEEPEST = 100
_TOO_DEEP = "nested too deeply"


class TomlError(Exception):
    """The text is no TOML; with the offset at which reading stopped."""

    def __init__(self, problem: str, offset: int) -> None:
        super().__init__(problem)
        self.problem, self.offset = problem, offset


def load_toml(text: str) -> dict[str, Any]:
    """The values of a document. Raises ValueError, also for one that is nested so deeply that what goes through it could not."""
    if _LONG_KEY.search(text) is not None:
        raise ValueError(_TOO_DEEP)
    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    layer: list[Any] = [values]
    for _ in range(_DEEPEST):
        holders = [one.values() if isinstance(one, dict) else one for one in layer if isinstance(one, (dict, list))]
        layer = [inner for holder in holders for inner in holder]
        if not layer:
            return values
    raise ValueError(_TOO_DEEP)


def read_toml(text: str) -> Entry:
    """Read a document; dates become the strings that stand there. Raises TomlError."""
    if (long := _LONG_KEY.search(text)) is not None:
        raise TomlError(_TOO_DEEP, long.start())
    try:
        values = _plain(load_toml(text))
    except ValueError as error:  # TOMLDecodeError, and numbers beyond Python's limit
        message = str(error)
        place = _PLACE.search(message)
        lines = text.split("\n")
        at = len(text)
        if place is not None and place[1]:
            at = sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1
        raise TomlError(_PLACE.sub("", message), min(at, len(text))) from None
    children: dict[Any, tuple[Entry, Entry]] = {}
    tables = list(_TABLE.finditer(text))
    stop = tables[0].start() if tables else len(text)
    for match in [*_KEY.finditer(text, 0, stop), *tables]:
        name = match["key"].strip("\"'")
        if name in values and name not in children:
            value = match.span("value") if "value" in match.re.groupindex else match.span()
            key = match.span("key")
            children[name] = (Entry(name, *key), Entry(values[name], *value))
    return Entry(values, 0, len(text), children)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else value
