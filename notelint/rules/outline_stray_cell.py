"""A row of the outline has nothing but a word in the column for parts or chapters: it looks left over.

Delete it, or fill in the row. If several rows look like that, they are names of parts and are not reported.

Bad:

    | Part | Chapter | Section |
    |------|---------|---------|
    | I. Basics | 1. Data | Sources |
    |  |  | Formats |
    |  | 2. Models | Lines |
    |  |  | Trees |
    | todo |  |  |

Good:

    | Part | Chapter | Section |
    |------|---------|---------|
    | I. Basics | 1. Data | Sources |
    |  |  | Formats |
    |  | 2. Models | Lines |
    |  |  | Trees |
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    if note.outline is None or len(note.outline.strays) != 1:
        return
    stray = note.outline.strays[0]
    message = f'this row has only "{stray.text}", in the column for {stray.column}s'
    yield Finding(stray.span, message, "delete the row, or give it its chapter and section")


RULE = Rule(
    "OL003", "outline-stray-cell", "Stray text in an otherwise empty row of the outline", Severity.WARNING, check
)
