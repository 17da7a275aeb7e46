"""An empty row in the outline shows up as a gap in the table.

Delete it. If several rows are empty, they separate the parts and are not reported.

Bad:

    | Chapter | Section |
    |---------|---------|
    | 1. Data | Sources |
    |  | Formats |
    |  |  |
    | 2. Models | Lines |
    |  | Trees |

Good:

    | Chapter | Section |
    |---------|---------|
    | 1. Data | Sources |
    |  | Formats |
    | 2. Models | Lines |
    |  | Trees |
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    if note.outline is None or len(note.outline.empty_rows) != 1:
        return
    row = note.outline.empty_rows[0]
    line = note.document.line_span(row.line)
    fix = Fix("delete the row", (Edit(Span(line.start, min(line.end + 1, len(note.text))), ""),))
    yield Finding(row.span, "an empty row in the outline", "fill it in or delete it", fix)


RULE = Rule("OL007", "outline-empty-row", "An empty row in the outline", Severity.WARNING, check)
