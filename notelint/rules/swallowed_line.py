"""A line right below a list that was meant to follow it: without a blank line it becomes part of the last item.

Reported is a line at the left margin that begins something new, such as a label or the next topic, below the last item of a list whose
other items take one line. Text that goes on, and lists whose items are followed by such lines, are left alone.

Bad:

    * the warp is tight
    * the weft goes through it
    **How to begin**

Good:

    * the warp is tight
    * the weft goes through it

    **How to begin**
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.lines import Line, is_deliberate, read_lines
from ..note.note import Note
from ..regex import regex
from . import Rule

_BEGINS = regex(r"[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]|\*\*|__|[\[(\"“'‘]")
_CONTINUES = regex(
    r"[,;:–—(-]$|\b(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|is|are|was|were|be|that|which|who|when|if|than|as)$"
)
_LABEL = regex(r"\*\*[^*]+\*\*:?|\[[^\[\]]+\]|[^.!?]{1,60}:")
_NARROWEST = 66
"""Columns; nobody wraps text to less."""


def check(note: Note) -> Iterator[Finding]:
    if note.site.engine.breaks_lines:
        return
    for block in note.rendered:
        if block.kind == "list" and len(block.children) > 1:
            yield from _below(note, block)


def _below(note: Note, block: Block) -> Iterator[Finding]:
    """The one line at the margin below an item of a list."""
    swallowed = []
    for item in block.children:
        lines = read_lines(note.document, item.children[0]) if item.children else []
        swallowed += [pair for pair in zip(lines, lines[1:], strict=False) if pair[1].column < lines[0].column]
    if len(swallowed) != 1:
        return
    above, line = swallowed[0]
    if above.joined and _BEGINS.match(line.text) and not _CONTINUES.search(above.text) and _is_apart(above, line):
        start = note.document.line_at(line.span.start).start
        blank = note.document.blank_line(note.document.line_index(above.span.start))
        yield Finding(
            line.span,
            "this line becomes part of the list item above: there is no blank line between them",
            "leave a blank line above it",
            Fix("put a blank line above it", (Edit(Span(start, start), blank),)),
        )


def _is_apart(above: Line, line: Line) -> bool:
    """Whether a line is a label, or the one above was ended before it was full."""
    return is_deliberate(above, line, _NARROWEST) or (_LABEL.fullmatch(line.text) is not None)


RULE = Rule("MK014", "swallowed-line", "A line that becomes part of the list item above", Severity.WARNING, check)
