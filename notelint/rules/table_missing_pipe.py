"""The row has no pipe at its end (or at its start), while the other rows of the table have one.

The table still shows up, until somebody adds a column or text below it. Tables without outer pipes are not reported, nor
posts that leave out several of them: there it is a habit.

Bad:

    | Week | Topic |
    |------|-------|
    | 1 | Tensors |
    | 2 | Gradients
    | 3 | Loss |

Good:

    | Week | Topic |
    |------|-------|
    | 1 | Tensors |
    | 2 | Gradients |
    | 3 | Loss |
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..majority import nearly_all
from ..note.note import Note
from ..note.tables import Table
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    found = [finding for table in note.tables for finding in _of_table(note, table)]
    if len(found) == 1:
        yield from found


def _of_table(note: Note, table: Table) -> Iterator[Finding]:
    full = [row for row in table.rows if len(row.cells) == table.columns]  # in others the last pipe divides cells
    closing = sum(row.closing for row in full)
    opening = sum(row.opening for row in full)
    for row in full:  # table-cell-count speaks of the others, where they are worth speaking of
        if not row.closing and nearly_all(closing, len(table.rows)) and closing >= 2:
            fix = _insertion(note, row.span.end, "add the closing pipe", " |")
            yield Finding(
                row.cells[-1], "this row has no pipe at its end; the others have one", "end the row with |", fix
            )
        if not row.opening and nearly_all(opening, len(table.rows)) and opening >= 2:
            fix = _insertion(note, row.span.start, "add the opening pipe", "| ")
            yield Finding(
                row.cells[0], "this row has no pipe at its start; the others have one", "begin the row with |", fix
            )


def _insertion(note: Note, offset: int, title: str, text: str) -> Fix | None:
    """None in a comment or formula that goes on over the line's end: a pipe in there divides no cells."""
    if note.document.is_masked(offset):
        return None
    return Fix(title, (Edit(Span(offset, offset), text),), safe=True)


RULE = Rule("TB002", "table-missing-pipe", "A row without the outer pipe that the others have", Severity.INFO, check)
