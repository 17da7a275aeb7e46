"""A chapter's number is used twice, or is lower than the one before.

Numbers may start again with each part, and numbers may be left out: not everybody reads every chapter. If no number
follows another by one, the chapters are a selection, which may have any order.

Bad:

    | Chapter | Section |
    |---------|---------|
    | 1. Data | Sources |
    |  | Formats |
    | 2. Models | Lines |
    |  | Trees |
    | 2. Training | Loss |
    |  | Steps |

Good:

    | Chapter | Section |
    |---------|---------|
    | 1. Data | Sources |
    |  | Formats |
    | 2. Models | Lines |
    |  | Trees |
    | 3. Training | Loss |
    |  | Steps |
"""

from collections.abc import Iterator
from itertools import pairwise

from ..diagnostic import Finding, Related, Severity
from ..majority import most
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    chapters = [
        chapter for chapter in (note.outline.chapters if note.outline else []) if chapter.title.number is not None
    ]
    pairs = [
        (before, after)
        for before, after in pairwise(chapters)
        if before.part is after.part or after.title.number == before.title.number
    ]
    wrong = [(before, after) for before, after in pairs if (after.title.number or 0) <= (before.title.number or 0)]
    numbers = {chapter.title.number or 0 for chapter in chapters}
    is_selection = not any(number + 1 in numbers for number in numbers)  # lessons 8, 16 and 4, the best first
    if len(chapters) < 3 or most(len(wrong), len(pairs)) or is_selection:
        return
    for before, after in wrong:
        number, last = after.title.number, before.title.number
        what = f"number {number} is used twice" if number == last else f"number {number} follows number {last}"
        related = (Related(before.title.span, "the chapter before"),)
        yield Finding(
            after.title.span,
            f"chapters are out of order: {what}",
            f"number it {(last or 0) + 1}, or move it",
            related=related,
        )


RULE = Rule("OL004", "outline-numbering", "Chapter numbers that repeat or go down", Severity.WARNING, check)
