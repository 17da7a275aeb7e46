"""The numbers of an index leave one out, so every number after it is one too high. The files are numbered without a gap.

Reported only if at least four files are numbered one after another, and so are the numbers before the links except
for one step. The numbers of an ordered list are made by the browser and do not count.

Bad (github):

    - Week 1: [Sand](week-1.md)
    - Week 2: [Silt](week-2.md)
    - Week 4: [Clay](week-3.md)
    - Week 5: [Loam](week-4.md)

Good (github):

    - Week 1: [Sand](week-1.md)
    - Week 2: [Silt](week-2.md)
    - Week 3: [Clay](week-3.md)
    - Week 4: [Loam](week-4.md)
"""

from collections.abc import Iterator
from itertools import pairwise

from ..diagnostic import Finding, Severity
from ..note.entries import Entry, indexes
from ..note.link_numbers import Numbered, numbered_links
from ..note.note import Note
from ..regex import regex
from . import Rule

_ORDERED = regex(r"\s*\d{1,3}[.)]\s")
_LEAST = 4


def check(note: Note) -> Iterator[Finding]:
    numbered = {one.link.span: one for one in numbered_links(note)}
    for group in indexes(note):
        series = [(entry, numbered[entry.link.span]) for entry in group if entry.link.span in numbered]
        if len(series) < _LEAST or len(series) < len(group) or len({one.shape for _, one in series}) != 1:
            continue
        yield from _skip(note, series)


def _skip(note: Note, series: list[tuple[Entry, Numbered]]) -> Iterator[Finding]:
    labels = [one.label for _, one in series]
    if None in labels or any(_is_ordered(note, entry) for entry, _ in series):
        return
    steps = [(after or 0) - (before or 0) for before, after in pairwise(labels)]
    files = [after.number - before.number for (_, before), (_, after) in pairwise(series)]
    if set(files) != {1} or sorted(steps)[:-1] != [1] * (len(steps) - 1) or max(steps) != 2:
        return
    at = steps.index(2) + 1
    label = labels[at] or 0
    message = f"number {label} comes after number {label - 2}, but no file between them is left out"
    yield Finding(series[at][0].link.span, message, f"number it {label - 1}, and those below it one lower too")


def _is_ordered(note: Note, entry: Entry) -> bool:
    return _ORDERED.match(note.text, note.document.line_span(entry.line).start) is not None


RULE = Rule(
    "OL014",
    "outline-number-skipped",
    "A number that an index leaves out, though its files do not",
    Severity.WARNING,
    check,
)
