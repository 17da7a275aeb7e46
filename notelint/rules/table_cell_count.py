"""The row has more or fewer cells than the header.

GitHub drops the extra cells and adds empty ones where cells are missing; kramdown makes the entire table wider. Rows
with fewer cells are allowed, so they are reported only if nearly all other rows are complete. For a pipe inside a
cell, write `\\|`.

Bad:

    | Week | Topic | Done |
    |------|-------|------|
    | 1 | Tensors | yes |
    | 2 | Gradients | the | and the or | no |
    | 3 | Loss | no |

Good:

    | Week | Topic | Done |
    |------|-------|------|
    | 1 | Tensors | yes |
    | 2 | Gradients \\| the and the or | no |
    | 3 | Loss | no |
"""

from collections.abc import Iterator
from itertools import pairwise

from ..diagnostic import Finding, Related, Severity
from ..note.note import Note
from ..note.tables import Row, Table
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for table in note.tables:
        if note.is_raw(table.block.span.start):
            continue
        body = table.rows[1:]
        short = [row for row in body if len(row.cells) < table.columns]
        header = (Related(table.rows[0].span, "the header"),)
        broken = {row.line for above, row in pairwise(body) if _is_rest(table, above, row)}
        for row in body:
            count = len(row.cells)
            if row.divided:
                continue  # divided-cell says more
            if row.line in broken:
                message = "a line break divides a row here: the page shows two rows"
                yield Finding(row.span, message, "write the row on one line, with <br> for the break")
                continue
            if count > table.columns and any(cell.end > cell.start for cell in row.cells[table.columns :]):
                yield Finding(row.span, *_too_many(note, table, row), related=header)
            elif (
                not row.opening
                and not row.closing
                and count == 1
                and table.rows[0].opening
                and "|" not in note.document.slice(row.span)
            ):
                message = "this line is not a table row, but nothing separates it from the table above"
                yield Finding(row.span, message, "leave a blank line between the table and the text")
            elif 1 < count < table.columns and not _ends_blank(row) and len(body) >= 4 and len(short) * 8 <= len(body):
                message = f"the row has {count} {_cells(count)}, the others have {table.columns}"
                yield Finding(row.span, message, "add the missing cells, or the pipe between them", related=header)


def _is_rest(table: Table, above: Row, row: Row) -> bool:
    """Whether a row without the pipe at its start goes on with the one above, which has none at its end."""
    is_cut = above.opening and not above.closing and row.closing and not row.opening
    return is_cut and row.line == above.line + 1 and len(above.cells) + len(row.cells) == table.columns + 1


def _ends_blank(row: Row) -> bool:
    """True for ``| Total ||``, which leaves the rest of the row blank on purpose."""
    return row.closing and bool(row.cells) and row.cells[-1].start == row.cells[-1].end


def _too_many(note: Note, table: Table, row: Row) -> tuple[str, str]:
    count = len(row.cells)
    message = f"the row has {count} {_cells(count)}, the header {table.columns}"
    effect = (
        "the table gets a column without a header"
        if note.site.engine.tables == "kramdown"
        else "the others are not shown"
    )
    return f"{message}: {effect}", "delete the extra cells, or write a pipe that belongs to the text as \\|"


def _cells(count: int) -> str:
    return "cell" if count == 1 else "cells"


RULE = Rule(
    "TB001",
    "table-cell-count",
    "A row with more or fewer cells than its table",
    Severity.WARNING,
    check,
    yields_to=("MK015", "TB005"),
)
