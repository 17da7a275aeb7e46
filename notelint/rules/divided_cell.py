"""The pipe of a wiki link or a formula ends its table cell: the link falls apart, the text after it moves one column to
the right, and the last cell is lost.

Write `\\|`, also for the alias or the width of a link in an Obsidian vault. A row is split at every pipe before
anything else in it is read; only pandoc keeps formulas together.

Bad:

    | Comet | Period |
    |-------|--------|
    | [[Halley|the famous one]] | 76 years |

Good:

    | Comet | Period |
    |-------|--------|
    | [[Halley\\|the famous one]] | 76 years |
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.masks import Mask
from ..note.note import Note
from ..note.tables import PIPE
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for table in note.tables:
        if note.is_raw(table.block.span.start):
            continue
        for row in table.rows:
            yield from (_finding(note, mask) for mask in row.divided)


def _finding(note: Note, mask: Mask) -> Finding:
    text = note.document.slice(mask.span)
    message = f"the pipe in {text} ends the table cell, and the rest moves to the next one"
    if mask.kind == "math":
        return Finding(mask.span, message, "write \\mid or \\vert in place of the pipe")
    at = [mask.span.start + pipe.start() for pipe in PIPE.finditer(text)]
    fix = Fix("write the pipe as \\|", tuple(Edit(Span(pipe, pipe), "\\") for pipe in at))
    return Finding(mask.span, message, "write the pipe as \\|", fix)


RULE = Rule(
    "TB006",
    "divided-cell",
    "A pipe in a link or formula that ends its table cell",
    Severity.WARNING,
    check,
    yields_to=("MK010",),
)
