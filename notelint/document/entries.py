"""What is read of YAML and TOML: values with their places."""

from __future__ import annotations

from typing import Any

from ..named_tuple import NamedTuple


class YamlError(Exception):
    """The text is no YAML, or none that front matter may hold."""

    def __init__(self, problem: str, offset: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.offset = offset
        """Where in the text, in code points."""


class Entry(NamedTuple):
    """A value with its place: marks are offsets (code points) into the text that was read."""

    value: Any
    start: int
    end: int
    children: dict[Any, tuple[Entry, Entry]] | list[Entry] | None = None
    """For a mapping, key to (key, value); for a sequence, the items."""


class Repeat(NamedTuple):
    """A key that is in a mapping once more: offsets into the text."""

    name: str
    offset: int
    first: int
    """Where it was before."""
