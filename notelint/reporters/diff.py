"""What fixing changes, as a unified diff of lines; line ends are not shown, control characters as escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff

from ..engine import Report
from . import Style, safe

_COLORS = {"-": "31", "+": "32", "@": "36"}
_CONTEXT = 3
_UNENDED = "unended"
"""Stands behind a last line without line end, divided by a line end, so that it differs from the same line with one."""


def render(reports: Sequence[Report], style: Style) -> str:
    """The differences of all files; empty where nothing is fixed. Of a notebook, its JSON is compared."""
    lines = [line for report in reports for line in _lines(report)]
    if style.color:
        lines = [f"\x1b[{_COLORS[line[0]]}m{line}\x1b[0m" if line[0] in _COLORS else line for line in lines]
    return "".join(f"{line}\n" for line in lines)


def _lines(report: Report) -> Iterator[str]:
    if report.document is None or report.original is None:
        return
    before, after = _split(report.original), _split(report.document.original)
    if len(before) == len(after):  # line by line, which difflib would not always see
        before, after = ([f"{line}\n{number}" for number, line in enumerate(lines)] for lines in (before, after))
    same = _same(before, after)
    first = max(0, same - _CONTEXT)
    cut = max(0, _same(before[same:][::-1], after[same:][::-1]) - _CONTEXT)
    lines = unified_diff(before[first : len(before) - cut], after[first : len(after) - cut], n=_CONTEXT, lineterm="")
    yield f"--- {safe(report.path)}"
    yield f"+++ {safe(report.path)}"
    for line in list(lines)[2:]:
        if line.startswith("@@"):
            line = re.sub(r"(?<=[-+])\d+", lambda match: str(int(match[0]) + first), line)
        text, *marks = line.split("\n")
        yield safe(text)
        if _UNENDED in marks:
            yield "\\ No newline at end of file"


def _split(text: str) -> list[str]:
    *lines, last = re.split(r"\r\n?|\n", text)
    return [*lines, f"{last}\n{_UNENDED}"] if last else lines


def _same(left: Sequence[str], right: Sequence[str]) -> int:
    """How many lines are the same at the start; difflib is slow where many are."""
    pairs = zip(left, right, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))
