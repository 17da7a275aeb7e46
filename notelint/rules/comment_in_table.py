"""A comment on a line of its own between two rows ends the table there.

GitHub, Hugo and pandoc then show the rows below as text with pipes; kramdown shows the entire table that way. Put the
comment inside a cell.

Bad:

    | Week | Page |
    |------|------|
    | 1 | [Sand](https://soil.test/1) |
    <!-- the next page is still to come -->
    | 2 | [Silt](https://soil.test/2) |

Good:

    | Week | Page |
    |------|------|
    | 1 | [Sand](https://soil.test/1) |
    | 2 | [Silt](https://soil.test/2) <!-- this page is still to come --> |
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.table_rows import DELIMITER_ROW, cell_spans
from ..note.details import begins_raw
from ..note.mending import with_fixes_that_mend
from ..note.note import Note
from ..regex import regex
from . import Rule

_COMMENT = regex(r"^(?P<indent>[ \t>]*)(?P<comment><!--(?:(?!-->).)*-->)[ \t]*\n", re.MULTILINE)


def check(note: Note) -> Iterator[Finding]:
    below = note.document.line_starts
    found = [(finding, below[note.document.line_index(finding.span.start) + 1]) for finding in _found(note)]
    yield from with_fixes_that_mend(note, found, ("row",))


def _found(note: Note) -> Iterator[Finding]:
    for match in _COMMENT.finditer(note.text, note.document.body_start) if "<!--" in note.text else ():
        line = note.document.line_index(match.start())
        span = Span(*match.span("comment"))
        if not note.document.is_prose(span.start) or note.is_raw(span.start) or not _between_rows(note, line):
            continue
        if note.site.engine.tables == "python-markdown" and not begins_raw(note.document, span.start):
            continue  # it makes an empty row
        message = "this comment ends the table: rows next to it are published as text with pipes"
        yield Finding(span, message, "move it into a cell", _into_the_row(note, line, span))


def _between_rows(note: Note, line: int) -> bool:
    """Whether the lines above and below a line (from 0) are rows of one table that began above."""
    first = line - 1
    width = len(_cells(note, line + 1))
    while first > 0 and _cells(note, first) and not _is_delimiter_row(note, first):
        first -= 1
    header = len(_cells(note, first - 1)) if first > 0 else 0
    is_table = _is_delimiter_row(note, first) and "|" in note.document.line(first)
    return is_table and first < line and header == width and not _in_code(note, line)


def _is_delimiter_row(note: Note, line: int) -> bool:
    return DELIMITER_ROW.fullmatch(note.document.line(line).lstrip(" \t>")) is not None


def _cells(note: Note, line: int) -> list[Span]:
    """The cells of a line with a pipe; none of another line."""
    span = note.document.lines_span(line, line + 1)
    if line >= len(note.document.line_starts) or "|" not in note.document.slice(span):
        return []
    return list(cell_spans(note.document.source, span)[0])


def _in_code(note: Note, line: int) -> bool:
    """Whether a line is in a block of code or another element."""
    inside = (block for block in note.tree.walk() if block.kind in ("fence", "code"))
    start = note.document.line_span(line).start
    return any(block.span.start <= start < block.span.end for block in inside)


def _into_the_row(note: Note, line: int, comment: Span) -> Fix | None:
    """Move the comment to the end of the row below, in the form that holds there."""
    row = note.document.lines_span(line + 1, line + 2)
    if not note.document.slice(row).endswith("|"):
        return None
    text = note.document.slice(comment).replace("notelint-disable-next-line", "notelint-disable-line")
    taken = Span(note.document.line_span(line).start, note.document.line_span(line + 1).start)
    return Fix("move it into the row", (Edit(taken, ""), Edit(Span(row.end - 1, row.end - 1), f"{text} ")), safe=False)


RULE = Rule("TB005", "comment-in-table", "A comment between rows that ends the table", Severity.ERROR, check)
