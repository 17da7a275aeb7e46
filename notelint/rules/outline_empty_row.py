"""An empty row in the outline, or at the end of a table, shows up as a gap in the table.

Delete it. If several rows are empty, they separate the parts, or are to be filled in, and are not reported.

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
from ..note.tables import Row, Table
from . import Rule

_ROWS = 4
"""The header, two rows and the empty one."""


def check(note: Note) -> Iterator[Finding]:
    outlined = note.outline.empty_rows if note.outline is not None else []
    if len(outlined) == 1:
        yield _finding(note, outlined[0], "an empty row in the outline")
    known = {row.span for row in outlined}
    for table in note.tables:
        last = _empty_last_row(table)
        if last is not None and last.span not in known:
            yield _finding(note, last, "an empty row at the end of the table")


def _empty_last_row(table: Table) -> Row | None:
    """The last row of a table, if it is its only empty one and not the only one below the header."""
    empty = [row for row, cells in zip(table.rows, table.texts, strict=True) if not any(cells)]
    if len(table.rows) < _ROWS or empty != table.rows[-1:]:
        return None
    return empty[0]


def _finding(note: Note, row: Row, message: str) -> Finding:
    line = note.document.line_span(row.line)
    fix = Fix("delete the row", (Edit(Span(line.start, min(line.end + 1, len(note.text))), ""),))
    return Finding(row.span, message, "fill it in or delete it", fix)


RULE = Rule(
    "OL007", "outline-empty-row", "An empty row in the outline, or at the end of a table", Severity.WARNING, check
)
