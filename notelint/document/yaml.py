"""YAML as front matter means it: with places, dates as they are written, repeated keys told."""

from __future__ import annotations

from typing import Any

from .entries import Entry, Repeat, YamlError
from .plain_yaml import NotPlain, read_plain

__all__ = ["Entry", "Repeat", "YamlError", "load_yaml", "read_with_repeats", "read_yaml"]


def read_yaml(text: str, last_wins: bool = False) -> Entry | None:
    """Read one document; None where it holds nothing. Raises YamlError, also for a repeated key, unless its last value wins."""
    entry, repeats = read_with_repeats(text)
    if repeats and not last_wins:
        raise YamlError(f'the key "{repeats[0].name}" is repeated', repeats[0].offset)
    return entry


def read_with_repeats(text: str) -> tuple[Entry | None, list[Repeat]]:
    """Read one document, in which the last of some repeated keys wins, and these. Raises YamlError."""
    try:
        return read_plain(text)
    except NotPlain:
        from .any_yaml import read_any

        return read_any(text)


def load_yaml(text: str, last_wins: bool = False) -> Any:
    """The value alone. Raises YamlError."""
    entry = read_yaml(text, last_wins)
    return None if entry is None else entry.value
