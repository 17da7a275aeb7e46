"""The table shows up as text with pipes.

On GitHub the line of dashes must have as many cells as the header. kramdown (Jekyll) needs a blank line before and
after the table: with a heading or a list right next to it, there is no table.

Bad:

    ## Progress
    | Week | Topic |
    |------|-------|
    | 1 | Tensors |

Good:

    ## Progress

    | Week | Topic |
    |------|-------|
    | 1 | Tensors |
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Related, Severity, Span
from ..note.note import Note
from ..note.unrendered_tables import Unrendered
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for broken in note.unrendered_tables:
        related: tuple[Related, ...] = ()
        if broken.at:
            line = note.document.line_index(broken.at[0])
            if note.document.line(line).lstrip(" \t>").startswith("<!--"):
                continue  # comment-in-table's
            related = (Related(note.document.lines_span(line, line + 1), "this line"),)
        first = note.document.line_index(broken.span.start)
        yield Finding(
            note.document.lines_span(first, first + 1), broken.reason, broken.help, _fix(note, broken), related
        )


def _fix(note: Note, broken: Unrendered) -> Fix | None:
    """Divide the table from the text that is too near."""
    header = note.document.line_index(broken.span.start)
    lines = [max(note.document.line_index(at), header) for at in broken.at]
    starts = [(line, note.document.line_span(line).start) for line in lines]
    edits = tuple(Edit(Span(start, start), note.document.blank_line(line)) for line, start in starts)
    return Fix("put a blank line between them", edits) if edits else None


RULE = Rule("TB003", "table-not-rendered", "A table that shows up as text", Severity.ERROR, check)
