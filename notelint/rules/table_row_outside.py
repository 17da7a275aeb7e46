"""Rows that fell out of their table because a blank line stands before them.

GitHub prints them as text with pipes, kramdown as a second table without a header.

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

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Related, Severity, Span
from ..document import cell_spans
from ..note import Note
from ..note.blocks import Block
from ..rule import Options, Rule

_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")


def check(note: Note, options: Options) -> Iterator[Finding]:
    tables = {table.block.span.start: table for table in note.tables}
    for parent in note.tree.walk():
        for block, after in zip(parent.children, parent.children[1:], strict=False):
            table = tables.get(block.span.start) if block.kind == "table" else None
            if table is None or after.kind != "paragraph" or not table.rows[-1].closing:
                continue
            rows = _rows(note, after)
            if not rows or any(len(cell_spans(note.document.source, row)[0]) != table.columns for row in rows):
                continue
            last = table.rows[-1]
            start, end = (
                note.document.line_span(last.line).end,
                note.document.line_span(note.document.place(rows[0].start)[0] - 1).start - 1,
            )
            fix = Fix("take out the blank line", (Edit(Span(start, end), ""),)) if end > start else None
            what = "this row" if len(rows) == 1 else f"these {len(rows)} rows"
            related = (Related(last.span, "the table ends here"),)
            yield Finding(
                rows[0], f"a blank line divides {what} from the table", "take out the blank line", fix, related
            )


def _rows(note: Note, paragraph: Block) -> list[Span]:
    """The lines of a paragraph, if each is a row between pipes."""
    assert paragraph.token is not None and paragraph.token.map is not None
    spans = [note.document.lines_span(line, line + 1) for line in range(*paragraph.token.map)]
    return spans if all(_ROW.match(note.document.slice(span)) for span in spans) else []


RULE = Rule("TB004", "table-row-outside", "Rows that a blank line divides from their table", Severity.ERROR, check)
