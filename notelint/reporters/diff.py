"""What fixing changes, as a unified diff that ``git apply -p0`` and ``patch -p0`` understand.

Control characters are shown as escapes, and a lone ``\\r`` as an end of a line; where a post has them, it applies no longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from ..linting.report import Report
from ..named_tuple import NamedTuple
from .escape import safe
from .style import Style

_COLORS = {"-": "31", "+": "32", "@": "36", "": "1"}
"""By the sign of a line; the names of files have none."""
_CONTEXT = 3
_NEAR, _ALIKE = 40, 3
"""How far, and for how many lines that are alike, is looked after a difference."""


class _Change(NamedTuple):
    """Lines from ``start`` up to, not including, ``stop`` that became those from ``new_start`` up to ``new_stop``."""

    start: int
    stop: int
    new_start: int
    new_stop: int


def render(reports: Sequence[Report], style: Style) -> str:
    """The differences of all files; empty where nothing is fixed. Of a notebook, its JSON is compared."""
    lines = [line for report in reports for line in _lines(report)]
    return "".join(f"{line}\n" for line in (_colored(lines) if style.color else (text for _, text in lines)))


def _colored(lines: list[tuple[str, str]]) -> Iterator[str]:
    """Lines in the colour of their sign; where as many lines came as went, what differs in each is shown reversed."""
    runs = [(sign, [text for _, text in run]) for sign, run in groupby(lines, key=itemgetter(0))]
    around = zip([("", []), *runs], runs, [*runs[1:], ("", [])], strict=False)
    for (sign_above, above), (sign, run), (sign_below, below) in around:
        others = below if (sign, sign_below) == ("-", "+") else above if (sign_above, sign) == ("-", "+") else []
        for text, other in zip(run, others if len(others) == len(run) else run, strict=True):
            begin, end = _differing(text, other)
            shown = f"{text[:begin]}\x1b[7m{text[begin:end]}\x1b[27m{text[end:]}" if begin < end else text
            yield f"\x1b[{_COLORS[sign]}m{shown}\x1b[0m" if sign in _COLORS else text


def _differing(text: str, other: str) -> tuple[int, int]:
    """From where to where a line differs from another, their signs aside; nothing for two without a like beginning or end."""
    begin = 1 + _alike(text[1:], other[1:])
    end = len(text) - _alike(text[begin:][::-1], other[begin:][::-1])
    return (begin, end) if end - begin < len(text) - 1 else (0, 0)


def _alike(text: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(text, other, strict=False))
    return next((count for count, (one, two) in pairs if one != two), min(len(text), len(other)))


def _lines(report: Report) -> Iterator[tuple[str, str]]:
    """Pairs of sign and line."""
    if report.document is None or report.original is None:
        return
    before, after = _split(report.original), _split(report.document.original)
    name = safe(report.path) + ("\t" if " " in report.path else "")
    yield "", f"--- {name}"
    yield "", f"+++ {name}"
    for sign, line in _hunks(before, after):
        text = line.rstrip("\r\n")
        yield sign, safe(sign + text, diff=True) + line[len(text) :].removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\", "\\ No newline at end of file"


def _split(text: str) -> list[str]:
    """The lines, each ended by ``\\n`` or ``\\r\\n``, but for a last one that is not ended at all."""
    return re.findall(r"[^\n]*\n|[^\n]+", re.sub(r"\r(?!\n)", "\n", text))


def _hunks(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of sign and line; of a hunk's head, ``@`` and the rest."""
    group: list[_Change] = []
    for change in (*_changes(before, after), None):
        if group and (change is None or change.start - group[-1].stop > 2 * _CONTEXT):
            yield from _hunk(before, after, group)
            group = []
        if change is not None:
            group.append(change)


def _hunk(before: list[str], after: list[str], changes: list[_Change]) -> Iterator[tuple[str, str]]:
    """Changes that are near each other, with the lines around them."""
    head, tail = changes[0], changes[-1]
    start, stop = max(0, head.start - _CONTEXT), min(len(before), tail.stop + _CONTEXT)
    new_start, new_stop = head.new_start - (head.start - start), tail.new_stop + (stop - tail.stop)
    yield "@", f"@ -{_range(start, stop)} +{_range(new_start, new_stop)} @@\n"
    for change in changes:
        yield from ((" ", line) for line in before[start : change.start])
        yield from (("-", line) for line in before[change.start : change.stop])
        yield from (("+", line) for line in after[change.new_start : change.new_stop])
        start = change.stop
    yield from ((" ", line) for line in before[start:stop])


def _changes(before: list[str], after: list[str]) -> Iterator[_Change]:
    """What differs, in document order and disjoint. Fixes are small and far apart: where lines differ, the nearest place at which
    both go on alike is sought, so that the work grows with the lines; difflib's grows with their square."""
    old = new = 0
    lines_stay = len(before) == len(after)
    while old < len(before) or new < len(after):
        if before[old : old + 1] == after[new : new + 1]:
            old, new = old + 1, new + 1
            continue
        start, new_start = old, new
        while (old < len(before) or new < len(after)) and before[old : old + 1] != after[new : new + 1]:
            gone, come = (1, 1) if lines_stay else _continues(before, old, after, new)
            old, new = min(old + gone, len(before)), min(new + come, len(after))
        yield _Change(start, old, new_start, new)


def _continues(before: list[str], old: int, after: list[str], new: int) -> tuple[int, int]:
    """How many lines to pass over in both, as few as may be, until some are alike; one in each where none are near."""
    for both in range(1, 2 * _NEAR):
        shares = range(max(0, both - _NEAR), min(both, _NEAR) + 1)
        for gone in reversed(shares) if len(before) > len(after) else shares:
            first, second = old + gone, new + both - gone
            if first > len(before) or second > len(after):
                continue
            if before[first : first + _ALIKE] == after[second : second + _ALIKE]:
                return gone, both - gone
    return 1, 1


def _range(start: int, stop: int) -> str:
    return f"{start + 1}" if stop - start == 1 else f"{start + (stop > start)},{stop - start}"
