"""Text with a pipe in it that kramdown makes a table of: `P(A|B)`, "either | or".

kramdown needs no delimiter row: a paragraph whose every line has a pipe is a table, also where the pipe stands in math
between dollars. Pipes in code spans do no harm. Other engines print such text as it is.

Bad:

    The likelihood is $P(x|y)$ here.

Good:

    The likelihood is $P(x \\mid y)$ here.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..document.table_rows import cell_spans
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    if note.site.engine.tables != "kramdown":
        return
    document = note.document
    for parent in note.tree.walk():
        if parent.kind == "details" and parent.opening and note.site.leaves_raw(document.slice(parent.opening)):
            continue
        for block in parent.children if parent.kind in ("document", "details", "quote") else ():
            if block.kind != "paragraph" or block.token is None or block.token.map is None:
                continue
            if document.text.find("|", *block.span) < 0:
                continue
            first, stop = block.token.map
            if (first and document.line(first - 1).strip(" \t>")) or document.line(stop).strip(" \t>"):
                continue  # kramdown wants a blank line on both sides
            spans = [document.lines_span(line, line + 1) for line in range(first, stop)]
            if any(document.text[span.start : span.start + 1] == "|" for span in spans):
                continue  # a table without a header, and meant as one
            text = note.document.with_math(document.lines_span(first, stop))
            start = document.lines_span(first, stop).start
            lines = [Span(span.start - start, span.end - start) for span in spans]
            rows = [cell_spans(text, line, code_hides_pipes=True)[0] for line in lines]
            if all(len(cells) > 1 for cells in rows):
                at = start + text.index("|", rows[0][0].end)
                message = "kramdown makes a table of this text, because of its pipe"
                yield Finding(Span(at, at + 1), message, "write \\|, in math \\mid or \\vert, or put it in backticks")


RULE = Rule("MK009", "accidental-table", "Text that kramdown makes a table because of a pipe", Severity.WARNING, check)
