"""Places in reports, which count code points from 1, to those of an editor, which count UTF-16 units from 0, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lsprotocol import types

from ..diagnostic import Region

Lines = Sequence[str]
"""A text by lines, without their ends."""


def lines_of(text: str) -> list[str]:
    """The lines of a text."""
    return re.split(r"\r\n|\r|\n", text)


def units(text: str) -> int:
    """The UTF-16 units of a text."""
    return len(text) + sum(character > "\uffff" for character in text)


def position(line: int, column: int, lines: Lines) -> types.Position:
    """Where a line and column (both from 1) are; a place after the end is the end."""
    if line > len(lines):
        return types.Position(len(lines) - 1, units(lines[-1]))
    return types.Position(line - 1, units(lines[line - 1][: column - 1]))


def range_of(region: Region, lines: Lines) -> types.Range:
    """Where a region is."""
    return types.Range(position(region.line, region.column, lines), position(region.end_line, region.end_column, lines))


def line_range(first: int, last: int, lines: Lines) -> types.Range:
    """Whole lines (from 1)."""
    return types.Range(types.Position(first - 1, 0), position(last, len(lines[min(last, len(lines)) - 1]) + 1, lines))


def meets(one: types.Range, other: types.Range) -> bool:
    """True for ranges that overlap or touch."""
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(place: types.Position) -> tuple[int, int]:
    return place.line, place.character
