"""What fixing changes, as a unified diff that ``git apply -p0`` and ``patch -p0`` understand.

Control characters are shown as escapes, and a lone ``\\r`` as an end of a line; where a post has them, it applies no longer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ..report import Report
from . import Style, safe

_COLORS = {"-": "31", "+": "32", "@": "36"}
_CONTEXT = 3
_LARGE = 200_000
"""Pairs of equal lines from which difflib's heuristic is let loose, which is fast and overlooks lines that repeat."""


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
    name = safe(report.path) + ("\t" if " " in report.path else "")
    yield f"--- {name}"
    yield f"+++ {name}"
    for sign, line in _hunks(before, after):
        text = line.rstrip("\r\n")
        yield safe(sign + text, diff=True) + line[len(text) :].removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _split(text: str) -> list[str]:
    """The lines, each ended by ``\\n`` or ``\\r\\n``, but for a last one that is not ended at all."""
    return re.findall(r"[^\n]*\n|[^\n]+", re.sub(r"\r(?!\n)", "\n", text))


def _hunks(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of sign and line; of a hunk's head, ``@`` and the rest."""
    same = _same(before, after)
    start = max(0, same - _CONTEXT)
    cut = max(0, _same(before[same:][::-1], after[same:][::-1]) - _CONTEXT)
    old, new = before[start : len(before) - cut], after[start : len(after) - cut]
    for group in _matcher(old, new).get_grouped_opcodes(_CONTEXT):
        (_, first, _, other, _), (_, _, stop, _, end) = group[0], group[-1]
        yield "@", f"@ -{_range(start + first, start + stop)} +{_range(start + other, start + end)} @@\n"
        for kind, i, j, k, m in group:
            if kind == "equal":
                yield from ((" ", line) for line in old[i:j])
            else:
                yield from (("-", line) for line in old[i:j])
                yield from (("+", line) for line in new[k:m])


def _matcher(old: list[str], new: list[str]) -> SequenceMatcher[object]:
    if len(old) == len(new):  # line by line
        return SequenceMatcher(None, list(enumerate(old)), list(enumerate(new)), autojunk=False)
    counts = Counter(new)
    pairs = sum(counts[line] for line in old)
    return SequenceMatcher(None, old, new, autojunk=pairs > _LARGE)


def _range(start: int, stop: int) -> str:
    return f"{start + 1}" if stop - start == 1 else f"{start + (stop > start)},{stop - start}"


def _same(left: Sequence[str], right: Sequence[str]) -> int:
    """How many lines are the same at the start; difflib is slow where many are."""
    pairs = zip(left, right, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))
