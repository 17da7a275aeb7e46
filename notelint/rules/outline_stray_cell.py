"""A row of the outline that holds nothing but a word in a part's or chapter's cell: something left over.

Where several rows look like that, it is the outline's way to name its parts, and nothing is reported.

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
    message = f'the row holds nothing but "{stray.text}", in the column of the {stray.column}s'
    yield Finding(stray.span, message, "delete the row, or give it its chapter and section")


RULE = Rule(
    "OL003", "outline-stray-cell", "Stray text in an otherwise empty row of the outline", Severity.WARNING, check
)
