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

from ..diagnostic import Finding, Fix, Related, Severity
from ..note.mending import with_fixes_that_mend
from ..note.note import Note
from ..note.unrendered_tables import Unrendered
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    found = [(finding, finding.span.start) for finding in _found(note)]
    yield from with_fixes_that_mend(note, found, ("row",))


def _found(note: Note) -> Iterator[Finding]:
    for broken in note.unrendered_tables:
        related: tuple[Related, ...] = ()
        if broken.at:
            line = note.document.line_index(broken.at[0])
            if note.document.line(line).lstrip(" \t>").startswith("<!--"):
                continue  # comment-in-table's
            related = (Related(note.document.lines_span(line, line + 1), "this line"),)
        first = note.document.line_index(broken.span.start)
        yield Finding(note.document.lines_span(first, first + 1), broken.reason, broken.help, _fix(broken), related)


def _fix(broken: Unrendered) -> Fix | None:
    """Divide the table from the text that is too near."""
    return Fix("put a blank line between them", broken.blanks) if broken.blanks else None


RULE = Rule("TB003", "table-not-rendered", "A table that shows up as text", Severity.ERROR, check, yields_to=("MK003",))
