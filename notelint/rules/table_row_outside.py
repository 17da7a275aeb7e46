"""The rows below the blank line are not part of the table.

GitHub shows them as text with pipes, kramdown as a second table without a header. Delete the blank line.

Bad:

    | Week | Topic |
    |------|-------|
    | 1 | Tensors |

    | 2 | Gradients |
    | 3 | Loss |

Good:

    | Week | Topic |
    |------|-------|
    | 1 | Tensors |
    | 2 | Gradients |
    | 3 | Loss |
"""

from collections.abc import Iterator
from itertools import takewhile

from ..diagnostic import Edit, Finding, Fix, Related, Severity, Span
from ..document.blocks import Block
from ..document.table_rows import cell_spans
from ..note.note import Note
from ..note.tables import Table
from ..regex import regex
from . import Rule

_ROW = regex(r"[ \t]*\|.*\|[ \t]*$")
_MANY = 100
"""Runs of rows that are looked at."""


def check(note: Note) -> Iterator[Finding]:
    tables = {table.block.span.start: table for table in note.tables}
    for parent in note.rendered:
        for index, block in enumerate(parent.children):
            table = tables.get(block.span.start) if block.kind == "table" else None
            if table is None or not table.rows[-1].closing:
                continue
            behind = parent.children[index + 1 : index + 1 + _MANY]
            outside = list(takewhile(bool, (_rows(note, after, table.columns) for after in behind)))
            if outside:
                edits = _edits(note, table, outside)
                fix = Fix("delete the blank lines", edits) if edits else None
                rows = outside[0]
                what = "this row" if len(rows) == 1 else f"these {len(rows)} rows"
                related = (Related(table.rows[-1].span, "the table ends here"),)
                message = f"a blank line separates {what} from the table"
                yield Finding(rows[0], message, "delete the blank line", fix, related)


def _edits(note: Note, table: Table, outside: list[list[Span]]) -> tuple[Edit, ...]:
    """Take out what is before each run of rows, as far as it is blank."""
    edits, last = [], table.rows[-1].line
    for rows in outside:
        first = note.document.line_index(rows[0].start)
        gap = Span(note.document.line_span(last + 1).start, note.document.line_span(first).start)
        if not note.document.slice(gap).strip(" \t\n>"):
            edits.append(Edit(gap, ""))
        last = note.document.line_index(rows[-1].start)
    return tuple(edits)


def _rows(note: Note, block: Block, columns: int) -> list[Span]:
    """The lines of a paragraph, if each is a row of the table."""
    if block.kind not in ("paragraph", "table") or block.token is None:
        return []
    if block.kind == "table" and block.token.meta["delimiter"] is not None:
        return []
    spans = [_within_quotes(note, note.document.lines_span(line, line + 1)) for line in block.lines]
    is_row = (
        _ROW.match(note.document.slice(span)) and len(cell_spans(note.document.source, span)[0]) == columns
        for span in spans
    )
    return spans if all(is_row) else []


def _within_quotes(note: Note, line: Span) -> Span:
    """A line without the marks of quotes before it."""
    text = note.document.slice(line)
    return Span(line.start + len(text) - len(text.lstrip(" \t>")), line.end)


RULE = Rule(
    "TB004", "table-row-outside", "Table rows after a blank line that are not part of the table", Severity.ERROR, check
)
