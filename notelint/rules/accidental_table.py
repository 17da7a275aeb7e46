"""kramdown makes a table of ordinary text because it contains a pipe: `P(A|B)`, "either | or".

Write `\\|`, or put the text in backticks. kramdown needs no line of dashes: if every line of a paragraph has a pipe,
the paragraph becomes a table, even if the pipe is inside a formula between dollars. Other engines show such text as
it is.

Bad:

    The likelihood is $P(x|y)$ here.

Good:

    The likelihood is $P(x \\mid y)$ here.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..document.blocks import Block
from ..note.note import Note
from ..regex import regex
from . import Rule

_MEANT = regex(r"[ \t>]*\||(?=[^|\n]*[-–—=]{2})[ \t>:|+=–—-]+$")
_PICTURES = regex(
    r"[ \t>]*+(?>(?:(?:!\[[^\[\]\n]*\]\([^()\n]*\)|\[!\[[^\[\]\n]*\]\([^()\n]*\)\]\([^()\n]*\)|<img\b[^<>\n]*>)(?:\{:[^{}\n]*\})?|\n[ \t>]*|[|\s])+)"
)
_LEADING = regex(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\|")


def check(note: Note) -> Iterator[Finding]:
    if note.site.engine.tables != "kramdown":
        return
    for parent in note.rendered:
        for block in parent.children:
            if block.kind == "table" and block.token is not None and block.token.meta["delimiter"] is None:
                yield from _accidental(note, block)


def _accidental(note: Note, table: Block) -> Iterator[Finding]:
    """A table without a header, unless it is meant as one: rows of pictures, rows that begin with a pipe or have dashes below."""
    text = note.document.slice(table.span)
    if _PICTURES.fullmatch(text) or any(_MEANT.match(line) for line in text.split("\n")[1:]) or _LEADING.match(text):
        return
    at = note.document.text.index("|", table.span.start)
    message = "kramdown makes a table of this text, because of its pipe"
    yield Finding(Span(at, at + 1), message, "write \\|, in math \\mid or \\vert, or put it in backticks")


RULE = Rule(
    "MK009", "accidental-table", "Text that kramdown shows as a table because of a pipe", Severity.WARNING, check
)
