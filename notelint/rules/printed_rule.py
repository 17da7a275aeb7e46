"""A line of dashes, stars or underscores shows up as text instead of a horizontal rule.

Leave a blank line above it. kramdown (Jekyll) and pandoc (Quarto) read such a line right below text as a part of the
paragraph, and print `***` or a long dash in the middle of it. Dashes below one line of text make that a heading,
which is MK001's.

Bad:

    The warp is tight,
    the weft goes across.
    ---

    How the shed opens is next.

Good:

    The warp is tight,
    the weft goes across.

    ---

    How the shed opens is next.
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.lines import contents_of, lines_in_markup
from ..note.note import Note
from ..regex import regex
from . import Rule

_RULE = regex(r"(?:[-](?:[ \t]*[-]){2,}|\*(?:[ \t]*\*){2,}|_(?:[ \t]*_){2,})[ \t]*$")
_SIGNS = ("---", "***", "___", "* *", "_ _", "- -")
_MARGIN = " \t>"
_DEEPEST = 3
"""Spaces before a rule; what is further in is a drawing."""


def check(note: Note) -> Iterator[Finding]:
    if not any(sign in note.text for sign in _SIGNS):
        return
    for block in note.rendered:
        if block.kind == "paragraph" and len(block.lines) > 1:
            yield from _in_paragraph(note, block)


def _in_paragraph(note: Note, block: Block) -> Iterator[Finding]:
    """The lines of a paragraph below its first that are nothing but the signs of a rule."""
    inside: set[int] | None = None
    for line in block.lines[1:]:
        span = note.document.line_span(line)
        text = note.document.slice(span)
        start = span.start + len(text) - len(text.lstrip(_MARGIN))
        if not _RULE.match(note.document.source, start, span.end) or note.document.is_masked(start):
            continue
        if _is_in_printed_quote(note, block, line):
            continue
        inside = lines_in_markup(note.document, block) if inside is None else inside
        margin = text[: len(text) - len(text.lstrip(_MARGIN))].rpartition(">")[2].expandtabs(4)
        if line not in inside and len(margin) <= _DEEPEST + (">" in text):
            yield _finding(note, note.document.lines_span(line, line + 1), line, is_last=line == block.lines[-1])


def _is_in_printed_quote(note: Note, block: Block, line: int) -> bool:
    """Whether the mark of a quote shows up before the signs: the quote is none, which is swallowed-list's."""
    contents, index = contents_of(note.document, block), line - block.lines.start
    return index < len(contents) and contents[index].lstrip().startswith(">")


def _finding(note: Note, span: Span, line: int, is_last: bool) -> Finding:
    above, below = note.document.line_span(line).start, note.document.line_span(line).end
    edits = [Edit(Span(above, above), note.document.blank_line(line - 1))]
    if not is_last:
        below = note.document.line_span(line + 1).start
        edits.append(Edit(Span(below, below), note.document.blank_line(line)))
    written = note.document.slice(span).strip()
    return Finding(
        span,
        f'"{written}" shows up as text, not as a rule: {note.site.engine.title} needs a blank line above it',
        "leave a blank line above it",
        Fix("put a blank line above it", tuple(edits)),
    )


RULE = Rule("MK041", "printed-rule", "A horizontal rule that shows up as text", Severity.WARNING, check)
