"""The heading shows up as text, with its `#`.

What a heading needs depends on the engine. pandoc and kramdown's own parser need a blank line above it (pandoc not
after a heading, code block, table or horizontal line). It must start at the left margin in all engines but GitHub,
Obsidian and Hugo. Python-Markdown never makes a heading right below a table. Right below text, a line that is
indented by four spaces belongs to that text everywhere. Nor is it a heading where it begins inside a line, after the
end of a sentence. Indented by four spaces below a blank line it is code; that is reported where the post has others of
its level.

Bad (quarto):

    The moon pulls the water.
    ## Neap tides

    They come with the half moon.

Good (quarto):

    The moon pulls the water.

    ## Neap tides

    They come with the half moon.
"""

import re
from collections import Counter
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.lines import blank_line_above
from ..note.mending import with_fixes_that_mend
from ..note.note import Note
from ..regex import regex
from . import Rule

_HEADING = regex(r"(?:#{2,6}[ \t]+\S|#[ \t]+[^\W\d_a-z])")
_IN_CODE = regex(r"(?P<signs>#{2,6})[ \t]+[A-ZÀ-ÖØ-Þ\d][^=;{}()]*[^\s=;{}():.,#]")
_SECTIONS = 2
"""Headings of a level among which one more is meant as one."""
_INSIDE = regex(
    r"(?:(?<=[.!?:;)])[ \t]*|(?<=[^\W\d_]))(?P<signs>#{2,6})[ \t]*(?=[A-ZÀ-ÖØ-Þ][^#\n]{2,80}$)", re.MULTILINE
)
"""A heading behind a text, up to the end of the line."""
_MARGIN = regex(r"[ \t>]*")


def check(note: Note) -> Iterator[Finding]:
    yield from with_fixes_that_mend(note, [(finding, finding.span.start) for finding in _found(note)], ("heading",))


def _found(note: Note) -> Iterator[Finding]:
    yield from _in_code(note)
    items_end = 0
    for block in note.rendered:
        if block.kind == "item":
            items_end = max(items_end, block.span.end)
        elif block.kind in ("paragraph", "table") and note.document.is_in_lines("#", block.lines):
            yield from _in_block(note, block, in_item=block.span.start < items_end)


def _in_code(note: Note) -> Iterator[Finding]:
    """The only line of indented code that is a heading among others of its level."""
    lines = [block for block in note.rendered if block.kind == "code" and len(block.lines) == 1]
    levels = Counter(block.level for block in note.rendered if block.kind == "heading") if lines else Counter[int]()
    for block in lines:
        heading = _IN_CODE.fullmatch(note.document.slice(block.span))
        if heading is not None and levels[len(heading["signs"])] >= _SECTIONS and not note.document.cells:
            margin = Span(note.document.line_at(block.span.start).start, block.span.start)
            message = "this heading shows up as code: it is indented by four spaces or more"
            is_sure = not note.document.slice(margin).strip()
            fix = Fix("start it at the margin", (Edit(margin, ""),)) if is_sure else None
            yield Finding(block.span, message, "start it at the left margin", fix)


def _in_block(note: Note, block: Block, in_item: bool) -> Iterator[Finding]:
    """The lines of a paragraph, or rows of a table, that were meant as headings."""
    for line in block.lines:
        span = note.document.lines_span(line, line + 1)
        start = span.start + len(_MARGIN.match(note.document.slice(span))[0])  # type: ignore[index]
        if _HEADING.match(note.document.source, start, span.end):
            yield _finding(note, block, Span(start, span.end), line, in_item)
    if block.kind == "paragraph" and "##" in note.text[block.span.start : block.span.end]:
        yield from _inside_lines(note, block)


def _inside_lines(note: Note, block: Block) -> Iterator[Finding]:
    """The headings that begin behind the end of a sentence, or glued to a word."""
    for token in block.inlines:
        if token.type == "text":
            for inside in _INSIDE.finditer(note.text, *token.meta["span"]):
                span = Span(inside.start("signs"), note.document.line_at(inside.end()).end)
                message = "this heading shows up as text: it begins inside a line"
                yield Finding(span, message, "write it on a line of its own, with a blank line above it")


def _is_below_text(note: Note, line: int) -> bool:
    return line > 0 and bool(note.document.source[slice(*note.document.line_span(line - 1))].strip(" \t>"))


def _indentation(note: Note, line: int) -> int:
    """How many spaces a line at the outermost level, or in a quote, is indented."""
    text = note.document.line(line).expandtabs(4)
    margin = re.match(r"(?:[ ]{0,3}>[ ]?)*", text)
    assert margin is not None
    bare = text[margin.end() :]
    return len(bare) - len(bare.lstrip(" "))


def _finding(note: Note, block: Block, span: Span, line: int, in_item: bool) -> Finding:
    engine, indentation = note.site.engine, _indentation(note, line)
    is_below = _is_below_text(note, line)
    is_indented = indentation > 3 or (indentation > 0 and engine.headings_at_margin and not in_item)
    wants_blank = is_below and engine.blank_above_heading in ("always", "below-text")
    margin = Edit(Span(span.start - indentation, span.start), "")
    if is_below and indentation < 4 and (wants_blank or not is_indented):
        blank = blank_line_above(note.document, block, line)
        fix = Fix("put a blank line above it", (blank, margin) if is_indented else (blank,))
        message = f"this heading shows up as text: {engine.title} needs a blank line above it here"
        return Finding(span, message, "leave a blank line above it", fix)
    if not indentation and engine.tables == "pandoc" and "<" in note.document.slice(span):
        message = "this heading shows up as text: pandoc ends it at the tag"
        return Finding(span, message, "move the tag to a line of its own")
    what = "it" if indentation > 3 else f"for {engine.title} it"
    is_sure = not in_item and indentation < 4 and not note.document.slice(margin.span).strip(" ")
    message = f"this heading shows up as text: {what} is indented too far"
    help = "start it where the text of the item begins" if in_item else "start it at the left margin"
    return Finding(span, message, help, Fix("start it at the margin", (margin,)) if is_sure else None)


RULE = Rule("MK015", "heading-not-rendered", "A heading that shows up as text", Severity.WARNING, check)
