"""A row of a table as it is written, divided into its cells; and the code spans that may hide its pipes."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..diagnostic import Span
from ..regex import regex

_BACKTICKS = regex("`+")
CODE_ELEMENT = regex(r"<code[^<>]*+>[^<]*+(?>(?:<(?!/?code)[^<]*+)*)</code>")
"""What kramdown keeps whole."""
DELIMITER_ROW = regex(r"\|?[ \t]*+:?-++:?[ \t]*+(?>(?:\|[ \t]*+:?-++:?[ \t]*+)*)\|?[ \t]*+")
"""The row of dashes below a table's header, of one column or more; with or without outer pipes."""
FORMULA = regex(r"(?<![\\$])(\$\$?)(?=\S)(?:[^$\\\n]|\\.)+(?<=\S)\1(?!\d)")
"""What pandoc keeps whole: math between dollars."""


def cell_spans(
    source: str, row: Span, code_hides_pipes: bool = False, whole: re.Pattern[str] | None = None
) -> tuple[list[Span], bool, bool]:
    """Split a row of a table into the spans of its cells; say whether it has an opening and a closing pipe.

    As GFM does (spec 0.29, section 4.10): every pipe without a backslash divides, in code spans too; kramdown 2.4
    (``code_hides_pipes``) does not divide code spans, and some engines leave more than these ``whole``. The spaces around a cell are no part of its span.
    """
    start, end = row
    while start < end and source[start] in " \t":
        start += 1
    while end > start and source[end - 1] in " \t":
        end -= 1
    hidden = code_ranges(source, start, end) if code_hides_pipes else []
    if whole is not None:
        hidden += [found.span() for found in whole.finditer(source, start, end)]
    hidden.sort(reverse=True)
    cuts, position = [], start
    while (pipe := source.find("|", position, end)) >= 0:
        position = pipe + 1
        if source[pipe - 1 : pipe] == "\\" and pipe > start:
            continue
        while hidden and hidden[-1][1] <= pipe:
            hidden.pop()
        if not hidden or pipe < hidden[-1][0]:
            cuts.append(pipe)
    opening = bool(cuts) and cuts[0] == start
    closing = bool(cuts) and cuts[-1] == end - 1 and end - 1 > start
    edges = [start - 1, *cuts, end]
    cells = [Span(left + 1, right) for left, right in zip(edges, edges[1:], strict=False)]
    if opening:
        cells.pop(0)
    if closing:
        cells.pop()
    return [_strip(source, cell) for cell in cells], opening, closing


def _strip(source: str, span: Span) -> Span:
    """A cell without the white space around it, spaces that do not break included, as the parser takes it."""
    start, end = span
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return Span(start, end)


def code_ranges(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """The code spans between two offsets, in order."""
    runs = [match.span() for match in _BACKTICKS.finditer(source, start, end)]
    by_length: dict[int, list[int]] = {}
    for left, right in runs:
        by_length.setdefault(right - left, []).append(left)
    ranges: list[tuple[int, int]] = []
    for left, right in runs:
        if ranges and left < ranges[-1][1]:
            continue
        same = by_length[right - left]
        later = bisect_right(same, left)
        if later < len(same):
            ranges.append((left, same[later] + right - left))
    return ranges
